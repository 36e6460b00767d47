"""Why two nodes, or two ids of one, are or are not one: as tables of what somebody would ask and be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from kzgraph.decisions import NONE, Decisions, id_pair
from kzgraph.errors import NotFound, UsageError
from kzgraph.model import Record
from kzgraph.resolution.explaining.kinds import doubts, explain
from tests.resolution.conftest import agreement, event, organisation, party, person, record


@dataclass(frozen=True)
class Case:
    """Two ids, what was decided of them ("" where nothing), and what is to be said."""

    name: str
    a: str
    b: str
    verdict: str
    because: Sequence[str] = ()
    against: Sequence[str] = ()
    decided: str = ""


def asked(case: Case, records: list[Record]) -> None:
    """Ask in both directions, whatever the order of the records."""
    pairs = frozenset([id_pair(case.a, case.b)])
    decisions = Decisions(**{case.decided: pairs}) if case.decided else NONE
    told = explain(records, decisions, case.a, case.b)
    assert (told.verdict, told.verdict) == (case.verdict, explain(records[::-1], decisions, case.b, case.a).verdict)
    assert 0 <= told.score <= 1
    for wanted, reasons in ((case.because, told.reasons_for), (case.against, told.reasons_against)):
        for words in wanted:
            assert any(words in reason for reason in reasons), (words, told)
    if case.decided:
        first = {"same": told.reasons_for, "different": told.reasons_against}[case.decided][0]
        assert first.startswith("somebody decided")
        assert told.score == (1 if case.decided == "same" else 0)
    if not case.against:
        assert told.reasons_against == ()


DEPUTY = "Deputy Minister of Defence"

PEOPLE = [
    record("president", "2024-01-10", person("Kassym-Jomart Tokayev", "KZ", "President")),
    record("president, romanised", "2024-02-10", person("Qasym-Jomart Toqaev", "KZ", "President")),
    record("namesake", "2024-03-01", person("Peter Novak", "SK", "State Secretary")),
    record("his namesake", "2024-03-02", person("Peter Novak", "SI", "Ambassador to Austria")),
    record("brothers", "2024-03-01", person("Erlan Karin", "KZ", "State Counsellor")),
    record("the other brother", "2024-04-01", person("Bolat Karin", "KZ", "Ambassador to Austria")),
    record("which of them?", "2024-04-02", person("Karin", "KZ")),
    record("king", "2022-04-01", person("Salman bin Abdulaziz Al Saud", "SA", "King")),
    record(
        "his son", "2021-07-06", person("Khalid bin Salman bin Abdulaziz Al Saud", "SA", "Deputy Minister of Defence")
    ),
    *(record(f"in office {n}", f"2024-05-0{n}", person("Dana Omarova", "KZ", "Prime Minister")) for n in (1, 2)),
    *(record(f"abroad {n}", f"2024-05-0{n}", person("Dana Omarova", "KZ", "Ambassador to Japan")) for n in (3, 4)),
]

OF_PEOPLE = [
    Case(
        "an alias", "person:kassym-jomart-tokayev", "person:qasym-jomart-toqaev", "same", ["the same post: President"]
    ),
    Case("two countries", "person:peter-novak-sk", "person:peter-novak-si", "different", ["alike"], ["Slovakia"]),
    Case(
        "two posts at one time",
        "person:dana-omarova-kz-kz-ambassador-to-jp",
        "person:dana-omarova-kz-kz-prime-minister",
        "different",
        ["both act for Kazakhstan"],
        ["head of government", "the one is called Ambassador of Kazakhstan to Japan, the other Prime Minister"],
    ),
    Case(
        "a bare name", "person:karin", "person:bolat-karin", "unsure", ["same surname"], ["could be Bolat Karin, Erlan"]
    ),
    Case(
        "posts years apart, to be weighed by the reader",
        "person:khalid-bin-salman-bin-abdulaziz-al-saud",
        "person:salman-bin-abdulaziz-al-saud",
        "unsure",
        ["both act for Saudi Arabia"],
        ["the one is called Deputy Minister of Defence of Saudi Arabia, the other King of Saudi Arabia"],
    ),
    Case("decided", "person:karin", "person:bolat-karin", "same", ["surname"], decided="same"),
    Case(
        "decided otherwise",
        "person:kassym-jomart-tokayev",
        "person:qasym-jomart-toqaev",
        "different",
        ["the same post"],
        ["are two"],
        decided="different",
    ),
]


@pytest.mark.parametrize("case", OF_PEOPLE, ids=[case.name for case in OF_PEOPLE])
def test_people_are_explained(case: Case) -> None:
    asked(case, PEOPLE)


BODIES = [
    record("names", "2024-01-01", organisation("Ministry of Foreign Affairs of Kazakhstan", "ministry")),
    record("short", "2024-01-02", organisation("MFA", "ministry", "KZ")),
    record("neighbour", "2024-01-03", organisation("Ministry of Foreign Affairs of Belgium", "ministry", "BE")),
    record("trade", "2024-01-04", organisation("Ministry of Trade and Integration", "ministry", "KZ")),
    record("firm", "2024-01-05", organisation("Astana Motors LLP", "company")),
    record("firm, short", "2024-01-06", organisation("Astana Motors", "company")),
    record("bearer", "2024-01-07", organisation("Joint Steppe Initiative", "other", abbreviation="JSI")),
    record("borne", "2024-01-08", organisation("JSI", "other")),
    record("two bearers", "2024-01-07", organisation("Open Steppe Foundation", "other", abbreviation="OSF")),
    record("of one", "2024-01-08", organisation("Ocean Science Forum", "other", abbreviation="OSF")),
    record("abbreviation", "2024-01-09", organisation("OSF", "other")),
    record("council", "2024-01-10", organisation("European Council", "intergovernmental")),
    record("union", "2024-01-11", event("meeting", "KZ EU", date="2024-01-11")),
]

OF_BODIES = [
    Case("two ids", "organisation:jsi", "organisation:joint-steppe-initiative", "same",
         ["JSI is introduced in brackets as the abbreviation of Joint Steppe Initiative"]),
    Case("two names of one id", "organisation:astana-motors", "organisation:astana-motors", "same", ["both lead to"]),
    Case("two countries", "organisation:kz-ministry-of-foreign-affairs", "organisation:be-ministry-of-foreign-affairs",
         "different", [], ["the one is of Kazakhstan, the other of Belgium"]),
    Case("two of one state", "organisation:kz-ministry-of-foreign-affairs",
         "organisation:kz-ministry-of-trade-and-integration", "different", [], ["two bodies of Kazakhstan"]),
    Case("an abbreviation of two", "organisation:osf", "organisation:open-steppe-foundation", "unsure",
         ["OSF is introduced in brackets as the abbreviation of Open Steppe Foundation"],
         ["could as well be Ocean Science Forum"]),
    Case("known ones", "organisation:european-council", "organisation:european-union", "different", [],
         ["two international organisations: European Council, European Union"]),
    Case("nothing alike", "organisation:european-council", "organisation:astana-motors", "different", [],
         ["no word in common"]),
    Case("decided", "organisation:osf", "organisation:open-steppe-foundation", "same", ["OSF is introduced"],
         decided="same"),
    Case("decided otherwise", "organisation:osf", "organisation:open-steppe-foundation", "different", ["OSF is intro"],
         ["are two"], decided="different"),
]  # fmt: skip


@pytest.mark.parametrize("case", OF_BODIES, ids=[case.name for case in OF_BODIES])
def test_organisations_are_explained(case: Case) -> None:
    asked(case, BODIES)


def met(name: str, out: str, kind: str, people: str, **fields: object) -> Record:
    """A text on an encounter of a Kazakh and a Belgian."""
    kazakh, belgian = people.split(", ")
    told = event(kind, "KZ BE", [party(kazakh), party(belgian)], **fields)
    return record(name, out, person(kazakh, "KZ"), person(belgian, "BE"), told, publisher=name)


TWO = "Roman Vassilenko, Theodora Gentzis"
ENCOUNTERS = [
    met("one side", "2024-10-19", "consultations", TWO, date="2024-10-18", place="Brussels"),
    met("other side", "2024-10-20", "consultations", TWO, date="2024-10-18"),
    met("a month later", "2024-11-20", "consultations", TWO, date="2024-11-19", place="Astana"),
    met("a call", "2024-12-01", "call", TWO, date="2024-12-01"),
    met("of the day", "2025-03-18", "consultations", TWO, date="2025-03-18"),
    met("without a day", "2025-03-19", "consultations", TWO),
    met("of the month", "2025-06-20", "consultations", TWO, date="2025-03"),
    met("told as consultations", "2024-12-02", "consultations", TWO, date="2024-12-01"),
]

OF_ENCOUNTERS = [
    Case("told twice", "meeting:2024-10-18-consultations-be-kz-gentzis-vassilenko-brussels",
         "meeting:2024-10-18-consultations-be-kz", "same", ["same day, Roman Vassilenko and Theodora Gentzis"]),
    Case("one over a third", "meeting:told-2025-03-19-consultations-be-kz", "meeting:2025-03-consultations-be-kz",
         "same", ["over a third: told of within 3 days", "over a third: same month"]),
    Case("two days", "meeting:2024-10-18-consultations-be-kz", "meeting:2024-11-19-consultations-be-kz", "different",
         [], ["other days: 18 October 2024; 19 November 2024"]),
    Case("two kinds", "meeting:2024-12-01-call-be-kz", "meeting:2024-12-01-consultations-be-kz", "different",
         ["all but kind and place agrees"], ["one is told as"]),
    Case("decided", "meeting:2024-12-01-call-be-kz", "meeting:2024-12-01-consultations-be-kz", "same", [],
         ["one is told as"], decided="same"),
    Case("decided otherwise", "meeting:2024-12-01-call-be-kz", "meeting:2024-10-18-consultations-be-kz", "different",
         [], ["are two", "one is told as"], decided="different"),
]  # fmt: skip


@pytest.mark.parametrize("case", OF_ENCOUNTERS, ids=[case.name for case in OF_ENCOUNTERS])
def test_meetings_are_explained(case: Case) -> None:
    asked(case, ENCOUNTERS)


AIR = "Agreement on Air Services"
PACTS = [
    record("planned", "2024-01-01", agreement(AIR, "agreement", "planned", ["Kazakhstan", "Belgium"])),
    record("signed", "2024-02-02", agreement(f"{AIR} between Kazakhstan and Belgium", "agreement", "signed",
                                             ["Kazakhstan", "Belgium"], date="2024-02-01")),
    record("signed again", "2024-06-02", agreement(AIR, "agreement", "signed", ["Kazakhstan", "Belgium"],
                                                   date="2024-06-01")),
    record("with another", "2024-03-02", agreement(AIR, "agreement", "signed", ["Kazakhstan", "Japan"])),
]  # fmt: skip


PLANNED = "agreement:be-kz-agreement-on-air-services"
SIGNED = f"{PLANNED}-between-kazakhstan-and-belgium"
OF_PACTS = [
    Case("of two", PLANNED, SIGNED, "unsure", ["same title, same parties"], ["could as well be Agreement on Air"]),
    Case("dates", SIGNED, f"{PLANNED}-2024-06-01", "different", ["all but the dates agrees"], ["on other days: 1"]),
    Case("parties", PLANNED, "agreement:jp-kz-agreement-on-air-services", "different", [], ["Belgium, Kazakhstan; Ja"]),
    Case("decided", f"{PLANNED}-2024-06-01", SIGNED, "same", [], ["signed on other days"], decided="same"),
    Case("decided otherwise", PLANNED, SIGNED, "different", ["same title"], ["are two"], decided="different"),
]


@pytest.mark.parametrize("case", OF_PACTS, ids=[case.name for case in OF_PACTS])
def test_agreements_are_explained(case: Case) -> None:
    asked(case, PACTS)


OF_POSTS = [
    Case("one post", "post:kz-president", "post:kz-president", "same", ["country Kazakhstan, kind President"]),
    Case("two", "post:kz-prime-minister", "post:kz-ambassador-to-jp", "different", ["the same country: Kazakhstan"],
         ["another kind: Prime Minister, Ambassador", "only one has this destination: Japan"]),
    Case("another id", "post:sk-state-secretary-peter-novak", "post:sk-state-secretary-peter-novak-sk", "same",
         ["both lead to", "holder Peter Novak"]),
    Case("two countries", "country:KZ", "country:JP", "different", [], ["KZ is Kazakhstan, JP is Japan"]),
    Case("one country", "country:KZ", "country:KZ", "same", ["whose code is KZ"]),
]  # fmt: skip


@pytest.mark.parametrize("case", OF_POSTS, ids=[case.name for case in OF_POSTS])
def test_posts_and_countries_are_what_they_are_made_of(case: Case) -> None:
    asked(case, PEOPLE)


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("person:karin", "post:kz-president", "different kinds"),
        ("document:a", "document:b", "only where their texts are the same"),
    ],
)
def test_what_cannot_be_one_is_refused_in_words(a: str, b: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        explain(PEOPLE, NONE, a, b)


@pytest.mark.parametrize("kind", ["person", "organisation", "meeting", "agreement", "post"])
def test_an_id_that_leads_nowhere_is_named(kind: str) -> None:
    with pytest.raises(NotFound, match=f"{kind}:nobody"):
        explain(PEOPLE, NONE, f"{kind}:nobody", f"{kind}:nothing")


def test_a_decision_without_effect_is_told_as_such() -> None:
    one, same = id_pair("person:erlan-karin", "person:erlan-karin-kz")
    told = explain(PEOPLE, Decisions(different=frozenset([(one, same)])), one, same)
    assert told.verdict == "same"
    assert told.reasons_against[0].startswith("somebody decided that they are two; it has no effect")


def test_doubts_are_of_all_kinds_and_end_with_a_decision() -> None:
    records = [*PEOPLE, *BODIES, *ENCOUNTERS, *PACTS]
    found = doubts(records, NONE)
    assert found == doubts(records[::-1], NONE)
    assert {doubt.a.partition(":")[0] for doubt in found} == {"person", "organisation", "meeting", "agreement"}
    assert [doubt.documents for doubt in found] == sorted((doubt.documents for doubt in found), reverse=True)
    all_different = Decisions(different=frozenset(id_pair(doubt.a, doubt.b) for doubt in found))
    left = {id_pair(doubt.a, doubt.b) for doubt in doubts(records, all_different)}
    assert not left & all_different.different
