"""Which tellings are of one encounter: cases from diplomatic reporting, in `meetings.yaml`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from kzgraph.decisions import NONE, Decisions
from kzgraph.model import Record
from kzgraph.resolution import resolve
from kzgraph.resolution.meetings.groups import cluster
from kzgraph.resolution.meetings.keys import CROWDED, block_keys, narrowed
from kzgraph.resolution.meetings.same_encounter import link
from kzgraph.resolution.meetings.telling import tellings
from kzgraph.resolution.world.world import world
from tests.resolution.conftest import Look, event, party, person, record
from tests.yaml_cases import read_cases

CASES = read_cases(Path(__file__).with_name("meetings.yaml"))


def records(told: list[dict[str, Any]]) -> list[Record]:
    """A document for each publisher and day."""

    def head(one: dict[str, Any]) -> tuple[str, str]:
        return one["by"], one["out"]

    return [_record(by, out, list(lines)) for (by, out), lines in groupby(sorted(told, key=head), key=head)]


def _record(by: str, out: str, lines: list[dict[str, Any]]) -> Record:
    said: list[Any] = []
    for at, line in enumerate(lines):
        fields = {k: v for k, v in line.items() if k in ("date", "end_date", "place", "series", "status", "round")}
        people = [_someone(who) for who in line.get("who", ())]
        said += [person(name, country, at=at * 100) for name, country, _ in people]
        parties = [party(name, capacity=how, **{"for": country}) for name, country, how in people]
        said.append(event(line["kind"], line["of"], parties, at=at * 100, **fields))
    return record(f"{by} {out}", out, *said, publisher=by)


def _someone(who: str) -> tuple[str, str, str | None]:
    """ "Aman Dulatov KZ" or "Aman Dulatov KZ appointer"."""
    words = who.split()
    capacity = words.pop() if not words[-1].isupper() else None
    return " ".join(words[:-1]), words[-1], capacity


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_so_many_encounters_are_told_of(look: Any, case: dict[str, Any]) -> None:
    seen = look(*records(case["told"]))
    assert len(seen.ids("Meeting")) == int(case["meetings"])


def test_the_table_holds_both_directions() -> None:
    counts = [int(case["meetings"]) for case in CASES]
    assert counts.count(1) >= 20
    assert len(counts) - counts.count(1) >= 20


MINISTRY = {"by": "MFA KZ", "out": "2024-10-18", "kind": "meeting", "of": "KZ BE", "date": "2024-10-18"}
GUEST = {"by": "MFA BE", "out": "2024-10-19", "kind": "consultations", "of": "BE KZ", "date": "2024-10-18"}
BOTH = {"who": ["Aman Dulatov KZ", "Jan Peeters BE"]}
HOST = {"who": ["Aman Dulatov KZ", "Marie Dubois BE"]}


def test_what_each_document_says_stays_readable(look: Any) -> None:
    guest = GUEST | BOTH | {"series": "political consultations", "round": 5, "place": "Brussels"}
    seen = look(*records([MINISTRY | BOTH, guest]))
    (node,) = seen.ids("Meeting")
    said = [r.properties for r in seen.graph.relationships if (r.start, r.type) == (node, "STATED_IN")]
    told = {(one["kind"], one.get("series"), one.get("round"), one.get("place")) for one in said}
    assert told == {("meeting", None, None, None), ("consultations", "political consultations", 5, "Brussels")}


@pytest.mark.parametrize(
    ("kind", "parties", "name"),
    [
        (
            "appointment",
            {"Ann Lee": "appointee", "Jo Bo": "predecessor", "Al Ox": "appointer"},
            "Appointment of Ann Lee",
        ),
        ("appointment", {"Jo Bo": "predecessor", "Al Ox": "appointer"}, "Departure of Jo Bo"),
        ("appointment", {"Al Ox": "appointer"}, "Appointment"),
        ("visit", {"Ann Lee": "visitor", "Jo Bo": "host"}, "Visit of Ann Lee"),
        (
            "credentials",
            {"Ann Lee": "participant", "Jo Bo": "participant"},
            "Presentation of credentials: Ann Lee and Jo Bo",
        ),
        ("signing", {"Ann Lee": "signatory"}, "Signing"),
    ],
)
def test_a_meeting_is_named_after_what_is_told_of_it(look: Any, kind: str, parties: dict[str, str], name: str) -> None:
    told = event(kind, "", [party(who, capacity=how) for who, how in parties.items()])
    assert look(record("a", "2024-10-19", *map(person, parties), told)).names("Meeting") == [name]


def test_ids_that_one_telling_alone_would_have_given_lead_to_the_meeting(look: Any) -> None:
    alone = {*look(*records([MINISTRY | BOTH])).ids("Meeting"), *look(*records([GUEST | BOTH])).ids("Meeting")}
    seen = look(*records([MINISTRY | BOTH, GUEST | BOTH]))
    (node,) = seen.ids("Meeting")
    assert alone == {"meeting:2024-10-18-meeting-be-kz", "meeting:2024-10-18-consultations-be-kz"}
    assert alone <= {node, *seen.of(node)["otherIds"]}
    assert node not in seen.of(node)["otherIds"]


def test_no_other_id_is_the_id_of_another_meeting(look: Any) -> None:
    seen = look(*(r for case in CASES for r in records(case["told"])))
    nodes = set(seen.ids("Meeting"))
    others = [set(seen.of(node)["otherIds"]) for node in nodes]
    assert not nodes.intersection(*[set().union(*others)])


def ids_of(*told: dict[str, Any], decisions: Decisions = NONE) -> list[str]:
    return Look(resolve(records(list(told)), decisions)).ids("Meeting")


def test_what_people_decide_joins_two_meetings_and_splits_one() -> None:
    apart = ids_of(MINISTRY | BOTH, MINISTRY | HOST | {"by": "MFA BE"})
    assert len(apart) == 2
    same = Decisions(same=frozenset({(apart[0], apart[1])}))
    assert len(ids_of(MINISTRY | BOTH, MINISTRY | HOST | {"by": "MFA BE"}, decisions=same)) == 1
    one = Look(resolve(records([MINISTRY | BOTH, GUEST | BOTH])))
    (node,) = one.ids("Meeting")
    different = Decisions(different=frozenset({("meeting:2024-10-18-consultations-be-kz", MEETING)}))
    assert node in (MEETING, "meeting:2024-10-18-consultations-be-kz")
    assert len(ids_of(MINISTRY | BOTH, GUEST | BOTH, decisions=different)) == 2


MEETING = "meeting:2024-10-18-meeting-be-kz"


def test_a_decision_still_holds_where_a_further_document_gives_the_node_another_id() -> None:
    told = [MINISTRY | BOTH, MINISTRY | HOST | {"by": "MFA BE"}]
    apart = ids_of(*told)
    same = Decisions(same=frozenset({(apart[0], apart[1])}))
    further = GUEST | BOTH | {"by": "Press", "kind": "consultations", "series": "political consultations"}
    assert len(ids_of(*told, further)) == 2
    assert len(ids_of(*told, further, decisions=same)) == 1


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        (BOTH, BOTH, "same day, Aman Dulatov and Jan Peeters"),
        (BOTH | {"date": "2024-10-17"}, BOTH, "a day beside it, Aman Dulatov and Jan Peeters"),
        (BOTH | {"date": "2024-10"}, BOTH, "same month, Aman Dulatov and Jan Peeters"),
        (BOTH, {"who": ["Dulatov KZ"]}, "same day, Aman Dulatov"),
        ({"round": 5, "kind": "consultations", "date": "2024"}, {"round": 5, "kind": "consultations"}, "round 5 of"),
    ],
)
def test_every_merge_has_a_reason_in_words(a: dict[str, Any], b: dict[str, Any], reason: str) -> None:
    known = world(records([MINISTRY | a, MINISTRY | {"by": "MFA BE"} | b]))
    (group,) = cluster(tellings(known))
    said = link(*group)
    assert said is not None
    assert said.why.startswith(reason)


def test_nobody_is_compared_with_all_others() -> None:
    """Undated tellings of one pair in one week, each in its own words, and as many in a year."""
    crowd = [MINISTRY | BOTH | {"by": f"Paper {n}", "out": f"2024-10-{n % 7 + 1:02}", "date": ""} for n in range(400)]
    told = tellings(world(records([{k: v for k, v in one.items() if v} for one in crowd])))
    blocks: dict[Any, int] = {}
    for one in told:
        for key in block_keys(one):
            blocks[key] = blocks.get(key, 0) + 1
    compared = [len(part) for size in blocks.values() for part in narrowed(list(range(size)), lambda n: told[n])]
    assert max(compared) <= CROWDED


def test_an_encounter_depends_only_on_the_tellings_that_share_keys_with_it() -> None:
    told = tellings(world([r for case in CASES for r in records(case["told"])]))
    blocks: dict[Any, set[Any]] = {}
    for one in told:
        for key in block_keys(one):
            blocks.setdefault(key, set()).add(one)
    for group in cluster(told):
        near = set(group)
        while more := {other for one in near for key in block_keys(one) for other in blocks[key]} - near:
            near |= more
        assert group in cluster(near)
