"""Which names, over several documents, are one person: tables of documents, and who is who in them."""

from __future__ import annotations

from itertools import permutations

import pytest

from kzgraph.decisions import Decisions
from kzgraph.model import Graph, Person, Record
from kzgraph.resolution import resolve
from tests.resolution.conftest import event, person, record

Told = tuple[str, Person]
"""The day of publication of a document, and whom it names."""


def told(day: str, name: str, country: str | None = None, *titles: str) -> Told:
    return day, person(name, country, *titles)


def records(*documents: Told | tuple[str, Person, Person]) -> list[Record]:
    return [record(f"document {at}", day, *people) for at, (day, *people) in enumerate(documents)]


def groups(graph: Graph) -> list[list[str]]:
    return sorted(sorted(node.properties["aliases"]) for node in graph.nodes if node.label == "Person")  # type: ignore


PRESIDENT = ("US", "President of the United States")

ONE_PERSON = {
    "romanisations": [
        told("2024-10-18", "Kassym-Jomart Tokayev", "KZ"),
        told("2024-11-02", "Qasym-Jomart Toqaev", "KZ"),
    ],
    "Cyrillic, surname first, with the patronymic": [
        told("2024-10-18", "Kassym-Jomart Tokayev", "KZ", "President of Kazakhstan"),
        told("2024-10-19", "Токаев Касым-Жомарт Кемелевич", "KZ", "President of Kazakhstan"),
    ],
    "an initial and the post": [
        told("2024-10-18", "Kassym-Jomart Tokayev", "KZ", "President of Kazakhstan"),
        told("2024-10-19", "K. Tokayev", None, "President of Kazakhstan"),
    ],
    "a bare surname and the post": [
        told("2024-10-18", "Kassym-Jomart Tokayev", "KZ", "President of Kazakhstan"),
        told("2024-10-19", "Tokayev", "KZ", "President of Kazakhstan"),
    ],
    "a bare surname with a shorter title": [
        told("2024-10-18", "Karen Pierce", "GB", "Ambassador of the United Kingdom to the United States"),
        told("2024-10-19", "Pierce", "GB", "Ambassador of the United Kingdom"),
    ],
    "deputy minister in spring, ambassador in autumn": [
        told("2024-03-18", "Aigerim Seitova", "KZ", "Deputy Minister of Culture of Kazakhstan"),
        told("2024-10-19", "Aigerim Seitova", "KZ", "Ambassador of Kazakhstan to Austria"),
    ],
    "a bare name in one post, four years apart": [
        told("2021-03-06", "Francis", "VA", "Pope"),
        told("2025-01-06", "Francis", "VA", "Pope"),
    ],
    "a diminutive": [told("2021-10-18", "Marty Walsh", "US"), told("2021-11-02", "Martin J. Walsh", "US")],
    "an official of the Union and her own country": [
        told("2024-10-18", "Ursula von der Leyen", "EU", "President of the European Commission"),
        told("2024-10-18", "Ursula von der Leyen", "DE"),
    ],
    "a governor of a territory": [
        told("2022-10-18", "Pedro Pierluisi", "PR", "Governor"),
        told("2022-10-19", "Pedro R. Pierluisi", "US", "Governor"),
    ],
    "a country that one text does not tell": [told("2024-10-18", "Jens Lund", "DK"), told("2024-11-02", "Jens Lund")],
    "a typing error in one post": [
        told("2024-10-18", "Murat Nurtleu", "KZ", "Foreign Minister of Kazakhstan"),
        told("2024-11-02", "Murat Nurtileu", "KZ", "Foreign Minister of Kazakhstan"),
    ],
    "two wordings of one post of a bare name": [
        told("2024-10-18", "Nguyen", "VN", "Foreign Minister of Vietnam"),
        told("2024-10-19", "Nguyen", "VN", "Minister of Foreign Affairs of Viet Nam"),
    ],
}

TWO_PEOPLE = {
    "one name in two countries": [told("2024-10-18", "Jan Novak", "CZ"), told("2024-10-18", "Jan Novak", "SI")],
    "one surname, one country, two posts": [
        told("2024-10-18", "Peeters", "BE", "Foreign Minister of Belgium"),
        told("2024-10-19", "Peeters", "BE", "Ambassador of Belgium to Kazakhstan"),
    ],
    "a surname and a post that nobody of that name holds": [
        told("2024-10-18", "Jan Peeters", "BE", "Foreign Minister of Belgium"),
        told("2024-10-19", "Peeters", "BE", "Prime Minister of Belgium"),
    ],
    "brothers": [told("2024-10-18", "Roman Vassilenko", "KZ"), told("2024-10-18", "Ruslan Vassilenko", "KZ")],
    "a predecessor's surname decades before": [
        told("1990-10-18", "Bush", *PRESIDENT),
        told("2005-10-18", "Bush", *PRESIDENT),
    ],
    "a typing error, but both in one text": [
        (
            "2024-10-18",
            person("Murat Nurtleu", "KZ", "Foreign Minister"),
            person("Murat Nurtileu", "KZ", "Foreign Minister"),
        )
    ],
    "a number behind the name": [
        told("2024-04-03", "James Baker Jr.", "BG"),
        told("2024-04-05", "James Baker III", "BG"),
    ],
    "women and men of one surname": [told("2024-10-18", "Dina Ivanova", "RU"), told("2024-10-18", "Dina Ivanov", "RU")],
}


@pytest.mark.parametrize("documents", ONE_PERSON.values(), ids=ONE_PERSON)
def test_one_person_is_one_node(documents: list[Told]) -> None:
    assert len(groups(resolve(records(*documents)))) == 1


@pytest.mark.parametrize("documents", TWO_PEOPLE.values(), ids=TWO_PEOPLE)
def test_two_people_are_two_nodes(documents: list[Told]) -> None:
    graph = resolve(records(*documents))
    assert len([node for node in graph.nodes if node.label == "Person"]) == 2


SEVERAL = {
    "an initial that fits two stays alone": (
        [
            told("2024-01-01", "John Smith", "GB"),
            told("2024-01-02", "James Smith", "GB"),
            told("2024-01-03", "J. Smith", "GB"),
        ],
        [["J. Smith"], ["James Smith"], ["John Smith"]],
    ),
    "an initial that fits two goes to the one in the post": (
        [
            told("2024-01-01", "John Smith", "GB", "Ambassador of the United Kingdom to Chile"),
            told("2024-01-02", "James Smith", "GB"),
            told("2024-01-03", "J. Smith", "GB", "Ambassador of the United Kingdom to Chile"),
        ],
        [["J. Smith", "John Smith"], ["James Smith"]],
    ),
    "a bare name in a post goes to its holder, not to others of the name": (
        [
            told("2021-10-18", "Joe Biden", *PRESIDENT),
            told("2021-10-19", "Jill Biden", "US", "First Lady"),
            told("2021-10-20", "Biden", *PRESIDENT),
        ],
        [["Biden", "Joe Biden"], ["Jill Biden"]],
    ),
    "a bare name in a post goes to who held it at the time": (
        [
            told("1990-10-18", "George H. W. Bush", *PRESIDENT),
            told("2005-10-18", "George W. Bush", *PRESIDENT),
            told("2005-11-20", "Bush", *PRESIDENT),
        ],
        [["Bush", "George W. Bush"], ["George H. W. Bush"]],
    ),
    "a name without a country is nobody's where two countries have one": (
        [told("2024-01-01", "Jan Novak", "CZ"), told("2024-01-01", "Jan Novak", "SI"), told("2024-01-02", "Jan Novak")],
        [["Jan Novak"], ["Jan Novak"], ["Jan Novak"]],
    ),
    "a bare name in a post goes to nobody who held it ten years later": (
        [
            told("1990-06-04", "Bush", *PRESIDENT),
            told("2005-06-04", "Bush", *PRESIDENT),
            told("2005-07-04", "George W. Bush", *PRESIDENT),
        ],
        [["Bush"], ["Bush", "George W. Bush"]],
    ),
    "an initial tells two apart though it may be a particle": (
        [
            told("2024-04-03", "Ivan I. Petrov", "BG"),
            told("2024-04-05", "Ivan P. Petrov", "BG"),
            told("2024-04-08", "Ivan Petrov"),
        ],
        [["Ivan I. Petrov"], ["Ivan P. Petrov"], ["Ivan Petrov"]],
    ),
    "a middle name tells two apart, and who has none is neither": (
        [
            told("2024-01-01", "John A. Smith", "GB"),
            told("2024-01-02", "John B. Smith", "GB"),
            told("2024-01-03", "John Smith", "GB"),
        ],
        [["John A. Smith"], ["John B. Smith"], ["John Smith"]],
    ),
}


@pytest.mark.parametrize(("documents", "expected"), SEVERAL.values(), ids=SEVERAL)
def test_a_name_goes_to_whom_the_evidence_points_to(documents: list[Told], expected: list[list[str]]) -> None:
    assert groups(resolve(records(*documents))) == expected


@pytest.mark.parametrize("documents", [documents for documents, _ in SEVERAL.values()], ids=SEVERAL)
def test_the_order_of_documents_does_not_show(documents: list[Told]) -> None:
    known = records(*documents)
    assert len({repr(resolve(order)) for order in permutations(known)}) == 1


BIDENS = [
    told("2021-10-18", "Joe Biden", *PRESIDENT),
    told("2021-10-19", "Joseph R. Biden, Jr.", *PRESIDENT),
    told("2021-10-20", "Biden", *PRESIDENT),
]


def test_every_id_that_some_of_the_names_would_have_given_is_kept() -> None:
    whole = resolve(records(*BIDENS))
    (joe,) = [node for node in whole.nodes if node.label == "Person"]
    for at in range(len(BIDENS)):
        for part in permutations(records(*BIDENS), at + 1):
            ids = {node.id for node in resolve(part).nodes if node.label == "Person"}
            assert ids <= {joe.id, *joe.properties["otherIds"]}  # type: ignore[misc]


def test_an_id_of_another_node_is_no_further_id() -> None:
    graph = resolve(records(*BIDENS, told("2021-10-18", "Biden", "IE", "Mayor of Ballina")))
    people = [node for node in graph.nodes if node.label == "Person"]
    own = {node.id for node in people}
    assert len(people) == 2
    assert not any(own & set(node.properties.get("otherIds", ())) for node in people)  # type: ignore[arg-type]


def test_every_further_name_has_a_reason() -> None:
    (joe,) = [node for node in resolve(records(*BIDENS)).nodes if node.label == "Person"]
    reasons = dict(reason.split(": ", 1) for reason in joe.properties["merged"])  # type: ignore[union-attr]
    assert reasons.keys() == {"Biden", "Joe Biden", "Joseph R. Biden, Jr."} - {joe.name}
    assert "President of the United States" in reasons["Biden"]


SMITHS = [
    told("2024-01-01", "John Smith", "GB", "Ambassador of the United Kingdom to Chile"),
    told("2024-01-02", "James Smith", "GB"),
    told("2024-01-03", "J. Smith", "GB"),
]


def decided(same: list[tuple[str, str]] = (), different: list[tuple[str, str]] = ()) -> Decisions:  # type: ignore[assignment]
    pairs = [frozenset(tuple(sorted((f"person:{a}", f"person:{b}"))) for a, b in kind) for kind in (same, different)]
    return Decisions(same=pairs[0], different=pairs[1])  # type: ignore[arg-type]


def test_what_is_decided_to_be_one_is_one_whatever_else_is_loaded() -> None:
    decision = decided(same=[("j-smith", "james-smith")])
    assert groups(resolve(records(*SMITHS), decision)) == [["J. Smith", "James Smith"], ["John Smith"]]
    more = records(*SMITHS, told("2024-01-05", "James Arthur Smith", "GB"))
    assert ["J. Smith", "James Arthur Smith", "James Smith"] in groups(resolve(more, decision))


def test_what_is_decided_to_be_two_is_two() -> None:
    decision = decided(different=[("joe-biden", "joseph-r-biden-jr")])
    told_apart = groups(resolve(records(*BIDENS), decision))
    assert len(told_apart) == 2
    assert not any({"Joe Biden", "Joseph R. Biden, Jr."} <= set(names) for names in told_apart)


def test_a_decision_about_nobody_changes_nothing() -> None:
    assert resolve(records(*SMITHS), decided(same=[("nobody", "no-one")])) == resolve(records(*SMITHS))


def test_two_in_one_encounter_are_two_people_however_alike_their_names_are() -> None:
    both = ["Ahmed al-Jubouri", "Ahmad Al Juburi"]
    people = [person(name, "IQ", "Minister of Energy of Iraq") for name in both]
    apart = record("a", "2021-07-18", *people, event("meeting", "IQ PE", both))
    assert groups(resolve([apart])) == [["Ahmad Al Juburi"], ["Ahmed al-Jubouri"]]
    assert groups(resolve([record("a", "2021-07-18", *people)])) == [sorted(both)]
