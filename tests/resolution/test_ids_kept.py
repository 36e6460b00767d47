"""An id given once leads somewhere ever after: whatever documents come, it is a node's id or one of its other ids."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph.extracting import extract_all
from kzgraph.model import Graph, Record
from kzgraph.resolution import resolve
from tests.resolution.conftest import event, party, person, record
from tests.resolution.copies.test_copies import RELEASE
from tests.resolution.copies.test_copies import told as release
from tests.resolution.test_invariance import corpora
from tests.shared import shared

KEPT = ("person:", "organisation:", "meeting:", "agreement:", "post:")
"""What has other ids."""


def lead(graph: Graph) -> set[str]:
    """All ids that lead to a node."""
    others = (other for node in graph.nodes for other in node.properties.get("otherIds", ()))  # type: ignore[union-attr]
    return {node.id for node in graph.nodes} | {str(other) for other in others}


def lost(fewer: Iterable[Record], more: Iterable[Record]) -> set[str]:
    """The ids that fewer documents give and that lead nowhere when there are more."""
    given_before = {node.id for node in resolve(fewer).nodes if node.id.startswith(KEPT)}
    return given_before - lead(resolve(more))


def told_in(graph: Graph) -> dict[str, set[str]]:
    """For each node the digests of the documents that state it."""
    found: dict[str, set[str]] = {}
    for told in graph.relationships:
        if told.type == "STATED_IN":
            found.setdefault(told.start, set()).add(told.end.rpartition("-")[2])
    return found


def astray(fewer: Iterable[Record], more: Iterable[Record]) -> set[str]:
    """The ids of posts that fewer documents give and that lead to no node with one of their documents. What is a node's
    own id leads to that node."""
    before, graph = told_in(resolve(fewer)), resolve(more)
    now = told_in(graph)
    documents: dict[str, set[str]] = {}
    for node in graph.nodes:
        for other in node.properties.get("otherIds", ()):  # type: ignore[union-attr]
            documents.setdefault(str(other), set()).update(now[node.id])
    posts = {an_id for an_id in before if an_id.startswith("post:") and an_id not in now}
    return {an_id for an_id in posts if before[an_id].isdisjoint(documents.get(an_id, ()))}


@settings(max_examples=150, deadline=None)
@given(corpora(), st.data())
def test_no_id_is_lost_when_documents_come(records: list[Record], data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(records), min_size=1, unique_by=id))
    assert not lost(some, records)
    assert not astray(some, records)


def signing(name: str, place: str, *signatories: str) -> Record:
    """A text of a signing by the presidents of Kazakhstan and Uzbekistan, each as the text spells him."""
    sides = list(zip(signatories, ("KZ", "UZ"), strict=True)) if signatories else []
    told = [party(who, **{"for": code}) for who, code in sides]
    signed = event("signing", "KZ UZ", told, date="2022-12", place=place)
    return record(name, "2023-01-05", *(person(who, code, "President") for who, code in sides), signed)


SPELT = [
    signing("a", "Tashkent", "Qasym-Jomart Toqaev", "Shavkat Mirziyoev"),
    signing("b", "Samarkand"),
    signing("c", "Astana", "Касым-Жомарт Токаев", "Шавкат Мирзиёев"),
    *(record(f"d{i}", "2023-01-06", person("Kassym-Jomart Tokayev", "KZ", "President")) for i in range(2)),
    *(record(f"e{i}", "2023-01-07", person("Shavkat Mirziyoyev", "UZ", "President")) for i in range(2)),
]


@pytest.mark.parametrize("which", range(1, 2 ** len(SPELT)))
def test_an_id_of_a_meeting_is_kept_however_the_participants_were_spelt(which: int) -> None:
    some = [told for at, told in enumerate(SPELT) if which >> at & 1]
    assert not lost(some, SPELT)


@cache
def texts() -> tuple[Record, ...]:
    found = extract_all([shared("devset/docs")], on_refused=lambda error: pytest.fail(str(error)))
    return tuple(told for told, *_ in found if isinstance(told, Record))


def subsets(records: Sequence[Record], seed: int) -> list[list[Record]]:
    """Some of any size."""
    chance = random.Random(seed)
    return [chance.sample(records, size) for size in (1, 2, 3, 5, 8, 13, 21, len(records) - 1)]


@pytest.mark.parametrize("seed", range(5))
def test_no_id_of_real_texts_is_lost(seed: int) -> None:
    for some in subsets(texts(), seed):
        assert not lost(some, texts())
        assert not astray(some, texts())


ADVISER = {"title": "US National Security Advisor", "country": "US"}
GUESSED = [
    *(record(f"a{i}", "2021-04-13", person("Jake Sullivan", "US", ADVISER)) for i in range(3)),
    record("b", "2021-04-14", person("Jake Sullivan", "IL", "Professor")),
    record("c", "2021-04-15", person("Jake Sullivan", "FR")),
]


@pytest.mark.parametrize("which", range(1, 2 ** len(GUESSED)))
def test_an_id_of_a_person_is_kept_when_the_country_proves_to_be_another(which: int) -> None:
    some = [told for at, told in enumerate(GUESSED) if which >> at & 1]
    assert not lost(some, GUESSED)


POSTS = {
    "whose holder is spelt otherwise": [
        record("a", "2022-03-01", person("Biden", "US", "Senator")),
        *(record(f"b{i}", "2022-03-02", person("Joe Biden", "US", "Senator")) for i in range(2)),
        *(record(f"c{i}", "2022-03-03", person("Joseph R. Biden, Jr.", "US", "Senator")) for i in range(3)),
    ],
    "whose holder is told apart by the year": [
        record("a", "2001-03-01", person("Peeters", "BE", "Director")),
        record("b", "2021-03-01", person("Peeters", "BE", "Director")),
        *(record(f"c{year}", f"{year}-03-01", person("Jan Peeters", "BE", "Director")) for year in (2001, 2021)),
    ],
    "whose holder could be two people": [
        record("a", "2022-03-01", person("Roman Vassilenko", "KZ"), person("Roman Vasilenko", None, "Director")),
        record("b", "2022-03-02", person("Roman Olegovich Vassilenko", "RU")),
    ],
    "that a fuller title tells": [
        record("a", "2022-01-01", person("Lloyd Austin", "US", "Secretary of Defense")),
        record("b", "2022-03-01", person("Austin", "US", "Secretary")),
        record("c", "2022-03-02", person("Lloyd J. Austin", "US", "Secretary")),
        record("d", "2024-03-01", person("Lloyd Austin", "US", "Secretary")),
    ],
    "of another country": [
        record("a", "2021-04-13", person("Jake Sullivan", "US", ADVISER)),
        record("b", "2021-04-14", person("Jake Sullivan", "IL", "National Security Advisor")),
        record("c", "2021-04-15", person("Jake Sullivan", "IL", "National Security Advisor", "Ambassador")),
    ],
    "of one of two countries": [
        record("a", "2020-03-01", person("Iolu Abil", None, {"title": "Ambassador to Chile", "country": "VU"})),
        record("b", "2020-03-02", person("Iolu Abil", None, {"title": "Ambassador to Peru", "country": "FJ"})),
        record("c", "2022-03-03", person("Iolu Abil", "AU", "Ambassador")),
    ],
    "that another holds": [
        *(record(f"a{i}", f"2022-0{i}-01", person("Vladimir Putin", "RU", "President")) for i in (1, 2, 4, 5)),
        record("b", "2022-03-01", person("Emmanuel Macron", "RU", "President")),
        record("c", "2022-03-02", person("Emmanuel Macron", None, {"title": "French President", "country": "FR"})),
    ],
    "in a copy": [
        release("a", RELEASE, "2024-05-14", person("Rui Teles", "PT", "Ambassador"), publisher="MFA of Portugal"),
        release("b", RELEASE, "2024-05-15", person("Rui Teles", "KZ", "Ambassador")),
    ],
}


@pytest.mark.parametrize("records", POSTS.values(), ids=POSTS)
def test_an_id_of_a_post_is_kept(records: list[Record]) -> None:
    parts = [[told for at, told in enumerate(records) if which >> at & 1] for which in range(1, 2 ** len(records))]
    posts = {an_id for some in parts for an_id in told_in(resolve(some)) if an_id.startswith("post:")}
    assert posts - told_in(resolve(records)).keys(), "no id to be kept"
    for some in parts:
        assert not lost(some, records)
        assert not astray(some, records)
