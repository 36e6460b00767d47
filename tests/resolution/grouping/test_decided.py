"""Decisions applied to groups: small worlds in letters, where the atom `a1` alone would have had the id `a`."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph.decisions import NONE, Decisions
from kzgraph.resolution.grouping.decided import decided, outcome


def made(groups: str) -> list[frozenset[str]]:
    return [frozenset(group.split()) for group in groups.split("|")]


def pairs(told: str) -> frozenset[tuple[str, str]]:
    return frozenset((min(p.split("=")), max(p.split("="))) for p in told.split())


def own(atom: str) -> list[str]:
    return [atom[0], atom]


def named(groups: list[frozenset[str]]) -> dict[frozenset[str], str]:
    """A group that `+` begins has the id of its letters, as a node that no name alone would have given."""
    return {group: "+" + "".join(sorted({atom[0] for atom in group})) for group in groups}


CASES = [
    ("nothing decided", "a1 b1 | c1", "", "", "a1 b1 | c1"),
    ("two groups are one", "a1 a2 | b1", "a=b", "", "a1 a2 b1"),
    ("a chain", "a1 | b1 | c1 | d1", "a=b b=c", "", "a1 b1 c1 | d1"),
    ("what is one already stays one", "a1 b1", "a=b", "", "a1 b1"),
    ("a group is split", "a1 b1", "", "a=b", "a1 | b1"),
    ("what is two already stays two", "a1 | b1", "", "a=b", "a1 | b1"),
    ("the rest goes with the larger side", "a1 a2 b1 x1", "", "a=b", "a1 a2 x1 | b1"),
    ("of equal sides with that of the smaller id", "a1 b1 x1", "", "a=b", "a1 x1 | b1"),
    ("a split into three", "a1 b1 c1", "", "a=b b=c a=c", "a1 | b1 | c1"),
    ("split, then joined elsewhere", "a1 b1 | c1", "b=c", "a=b", "a1 | b1 c1"),
    ("joined against the grain of two groups", "a1 x1 | b1 y1", "x=y", "a=b", "a1 x1 y1 | b1"),
    ("companions stay with their own", "a1 p1 x1 | b1 q1 q2 y1", "x=y", "a=b", "a1 p1 | b1 q1 q2 x1 y1"),
    ("a group by its own id", "a1 b1 | c1", "+ab=c", "", "a1 b1 c1"),
    ("one atom by its own id", "a1 a2 b1", "", "a1=a2", "a1 b1 | a2"),
    ("a part of what an id means", "a1 a2 a3 b1", "", "a=a1", "a1 | a2 a3 b1"),
    ("an id without meaning", "a1 | b1", "a=z", "b=z", "a1 | b1"),
    ("an id that means two groups joins none", "a1 | a2 | b1", "a=b", "", "a1 | a2 | b1"),
    ("an id that means two groups keeps both apart", "a1 b1 | a2 b2", "", "a=b", "a1 | b1 | a2 | b2"),
    ("a group joined as a whole but for one", "a1 b1 c1 | d1", "+abc=d", "a=b", "a1 c1 d1 | b1"),
    ("different outweighs same where they meet", "a1 | a2", "a1=a2", "a1=a2", "a1 | a2"),
    (
        "a veto over a chain: what hangs on both goes to the larger",
        "a1 b1 | c1 d1 | e1",
        "b=c d=e",
        "a=e",
        "a1 | b1 c1 d1 e1",
    ),
]


@pytest.mark.parametrize(("groups", "same", "different", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_decisions_join_and_split(groups: str, same: str, different: str, wanted: str) -> None:
    automatic = made(groups)
    found = decided(automatic, own, named(automatic), Decisions(pairs(same), pairs(different)))
    assert set(found) == set(made(wanted))


def test_the_rest_goes_where_it_is_linked_to() -> None:
    links = {frozenset(("x1", "b1")): 0.5, frozenset(("y1", "a1")): 0.2, frozenset(("y1", "b1")): 0.1}
    apart = Decisions(different=pairs("a=b"))
    found = decided(made("a1 a2 b1 x1 y1"), own, {}, apart, lambda a, b: links.get(frozenset((a, b)), 0.0))
    assert set(found) == set(made("a1 a2 y1 | b1 x1"))


IDLE = [
    ("an unknown id", "a1 | b1", "a=z", "", {"a=z": "nothing is called z"}),
    ("two unknown ids", "a1", "y=z", "", {"y=z": "nothing is called y or z"}),
    ("an ambiguous id", "a1 | a2 | b1", "a=b", "", {"a=b": "a now means several"}),
    ("known ones", "a1 | b1", "a=b", "", {}),
    ("a contradiction in what the ids mean", "a1", "", "a=a1", {"a=a1": "a and a1 were made from the same names"}),
    (
        "same against different",
        "a1 | a2",
        "a1=a2",
        "a1=a2",
        {"a1=a2": "it contradicts what was decided to be different"},
    ),
]


@pytest.mark.parametrize(("groups", "same", "different", "told"), [c[1:] for c in IDLE], ids=[c[0] for c in IDLE])
def test_decisions_without_effect_are_told_with_why(
    groups: str, same: str, different: str, told: dict[str, str]
) -> None:
    found = outcome(made(groups), own, {}, Decisions(pairs(same), pairs(different)))
    assert found.idle == {next(iter(pairs(pair))): why for pair, why in told.items()}


ATOMS = [f"{letter}{n}" for letter in "abcdef" for n in (1, 2)]
IDS = [*"abcdef", *ATOMS]
some_pairs = st.frozensets(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda p: p[0] < p[1]), max_size=5
)


@st.composite
def partitions(draw: st.DrawFn) -> list[frozenset[str]]:
    cuts = sorted({0, len(ATOMS), *draw(st.lists(st.integers(1, len(ATOMS) - 1), max_size=6))})
    atoms = draw(st.permutations(ATOMS))
    return [frozenset(atoms[i:j]) for i, j in pairwise(cuts)]


@settings(max_examples=300, deadline=None)
@given(partitions(), some_pairs, some_pairs, st.randoms(use_true_random=False))
def test_vetoes_hold_every_atom_is_kept_and_order_does_not_show(
    groups: list[frozenset[str]],
    same: frozenset[tuple[str, str]],
    different: frozenset[tuple[str, str]],
    order: random.Random,
) -> None:
    decisions = Decisions(same, different)
    found = decided(groups, own, named(groups), decisions)
    assert sorted(atom for group in found for atom in group) == sorted(ATOMS)
    for a, b in different:
        sides = [{atom for atom in ATOMS if an_id in own(atom)} for an_id in (a, b)]
        for group in found:
            left, right = (side & group for side in sides)
            assert not (left - right and right - left), (group, a, b)
    shuffled = order.sample(groups, len(groups))
    assert set(decided(shuffled, own, named(groups), decisions)) == set(found)


def test_without_decisions_the_groups_are_as_they_were() -> None:
    groups = made("b1 a1 | c1")
    assert decided(groups, own, {}, NONE) == groups
