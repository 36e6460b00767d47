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
from tests.resolution.test_invariance import corpora
from tests.shared import shared

KEPT = ("person:", "organisation:", "meeting:", "agreement:")
"""What has other ids; a post is named anew by all that is known of its holders."""


def lead(graph: Graph) -> set[str]:
    """All ids that lead to a node."""
    others = (other for node in graph.nodes for other in node.properties.get("otherIds", ()))  # type: ignore[union-attr]
    return {node.id for node in graph.nodes} | {str(other) for other in others}


def lost(fewer: Iterable[Record], more: Iterable[Record]) -> set[str]:
    """The ids that fewer documents give and that lead nowhere when there are more."""
    given_before = {node.id for node in resolve(fewer).nodes if node.id.startswith(KEPT)}
    return given_before - lead(resolve(more))


@settings(max_examples=150, deadline=None)
@given(corpora(), st.data())
def test_no_id_is_lost_when_documents_come(records: list[Record], data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(records), min_size=1, unique_by=id))
    assert not lost(some, records)


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
