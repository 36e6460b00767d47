"""What holds of the lines of a file, whatever their order."""

from __future__ import annotations

import random

import pytest

from kzgraph.decisions import Decisions
from kzgraph.decisions.rules import Line, decisions_of
from kzgraph.errors import Contradiction, InputError
from tests.decisions.conftest import decision, lines

ONE = frozenset({("person:a", "person:b")})
HOLDS = {
    "nothing": ((), Decisions()),
    "a pair, in the order of its ids": (("same-1 same person:b person:a",), Decisions(same=ONE)),
    "what is undone does not hold": (
        ("same-1 same person:a person:b", "undo-1 undo same-1"),
        Decisions(),
    ),
    "undone before it is made, in a file put together": (
        ("undo-1 undo same-1", "same-1 same person:a person:b"),
        Decisions(),
    ),
    "made again after it was undone": (
        ("same-1 same person:a person:b", "undo-1 undo same-1", "same-2 same person:b person:a"),
        Decisions(same=ONE),
    ),
    "undone by two people": (
        ("same-1 same person:a person:b", "undo-1 undo same-1", "undo-2 undo same-1"),
        Decisions(),
    ),
    "two said so and one took it back": (
        ("same-1 same person:a person:b", "same-2 same person:a person:b", "undo-1 undo same-1"),
        Decisions(same=ONE),
    ),
    "unsure stands beside a later answer": (
        ("unsure-1 unsure person:a person:b", "same-1 same person:a person:b"),
        Decisions(same=ONE, unsure=ONE),
    ),
    "different, and no chain of the others": (
        ("different-1 different person:a person:c", "same-1 same person:a person:b", "same-2 same person:c person:d"),
        Decisions(
            same=frozenset({("person:a", "person:b"), ("person:c", "person:d")}),
            different=frozenset({("person:a", "person:c")}),
        ),
    ),
    "what is undone is not known": (("undo-1 undo same-9",), Decisions(astray=frozenset({"same-9"}))),
    "judgements say who and why": (
        ("reject-1 reject meeting:x", "confirm-1 confirm person:a|HELD|post:b"),
        Decisions(rejected={"meeting:x": "anna: why not"}, confirmed={"person:a|HELD|post:b": "anna: why not"}),
    ),
}


@pytest.mark.parametrize("case", HOLDS)
def test_what_holds_does_not_depend_on_the_order_or_repetition_of_the_lines(case: str) -> None:
    texts, expected = HOLDS[case]
    said = lines(*texts)
    assert decisions_of(said, "f") == expected
    for seed in range(20):
        mixed = [*said, *said[:1]]
        random.Random(seed).shuffle(mixed)
        assert decisions_of(mixed, "f") == expected


def test_the_files_of_two_people_give_the_same_put_together_either_way() -> None:
    common = lines("same-1 same person:a person:b", "different-1 different person:a person:x")
    anna = [*common, Line(3, decision("undo-1 undo same-1")), Line(4, decision("reject-1 reject meeting:m"))]
    bela = [*common, Line(3, decision("same-2 same person:b person:c", who="bela", when="2020-01-01T00:00:00Z"))]
    assert decisions_of([*anna, *bela[2:]], "f") == decisions_of([*bela, *anna[2:]], "f")
    assert decisions_of([*anna, *bela[2:]], "f").same == {("person:b", "person:c")}


def test_times_do_not_count() -> None:
    early, late = (
        [Line(1, decision("same-1 same person:a person:b", when=when)), Line(2, decision("undo-1 undo same-1"))]
        for when in ("2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z")
    )
    assert decisions_of(early, "f") == decisions_of(late, "f") == Decisions()


CONTRADICTIONS = {
    "said and denied": (
        ("same-1 same person:a person:b", "different-1 different person:b person:a"),
        ("f:2: line 2 (different-1, anna)", "line 1 (same-1, anna): person:a is person:b"),
    ),
    "a chain of two": (
        (
            "same-1 same person:a person:b",
            "different-1 different person:a person:c",
            "same-2 same person:b person:c",
        ),
        (
            "f:2: line 2 (different-1, anna) says that person:a is not person:c",
            "line 1 (same-1, anna): person:a is person:b; line 3 (same-2, anna): person:b is person:c",
        ),
    ),
    "a chain of four, the shortest of two": (
        (
            "same-1 same person:a person:b",
            "same-2 same person:c person:b",
            "same-3 same person:c person:d",
            "same-4 same person:d person:e",
            "same-5 same person:e person:f",
            "same-6 same person:f person:g",
            "same-7 same person:a person:z",
            "different-1 different person:e person:a",
        ),
        (
            "person:a is not person:e",
            "line 1 (same-1, anna): person:a is person:b; line 2 (same-2, anna): person:b is person:c; "
            "line 3 (same-3, anna): person:c is person:d; line 4 (same-4, anna): person:d is person:e",
        ),
    ),
    "rejected and confirmed": (
        ("reject-1 reject meeting:m", "confirm-1 confirm meeting:m"),
        ("f:2: line 2 (confirm-1, anna) confirms meeting:m, but line 1 (reject-1, anna) rejects it",),
    ),
}


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_a_contradiction_is_refused_with_its_chain_and_what_to_undo(case: str) -> None:
    texts, said = CONTRADICTIONS[case]
    with pytest.raises(Contradiction) as raised:
        decisions_of(lines(*texts), "f")
    assert all(part in str(raised.value) for part in said)
    keys = [word.strip(",") for word in raised.value.cure.split() if "-" in word]
    assert keys
    for key in keys:  # each of the cures cures
        decisions_of([*lines(*texts), Line(99, decision(f"undo-9 undo {key}"))], "f")


REFUSED = {
    "one id for two decisions": (
        ("same-1 same person:a person:b", "same-1 same person:a person:c"),
        "f:2: same-1 is also the id of another decision, in line 1",
    ),
    "an undoing undone": (
        ("same-1 same person:a person:b", "undo-1 undo same-1", "undo-2 undo undo-1"),
        "undo-1 undoes a decision, and cannot itself be undone",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_lines_that_mean_nothing_together_are_refused(case: str) -> None:
    texts, said = REFUSED[case]
    with pytest.raises(InputError, match=said):
        decisions_of(lines(*texts), "f")
