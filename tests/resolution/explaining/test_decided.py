"""What somebody decided of two nodes, where an id could be of either."""

from __future__ import annotations

import pytest

from kzgraph.decisions import Decisions
from kzgraph.resolution.explaining.explanation import somebody_decided

AZ, TM = {"person:hasanov", "person:hasanov-az"}, {"person:hasanov", "person:hasanov-tm"}
PLAIN = {"person:hasanov"}
JOINED = ("person:hasanov", "person:hasanov-az")
APART = ("person:hasanov-az", "person:hasanov-tm")


@pytest.mark.parametrize(
    ("same", "different", "first", "second", "expected"),
    [
        ([JOINED], [], PLAIN, {"person:hasanov-az"}, "same"),
        ([JOINED], [], AZ, AZ, "same"),
        ([JOINED], [], AZ, TM, ""),
        ([JOINED], [], TM, AZ, ""),
        ([JOINED], [APART], AZ, TM, "different"),
        ([APART], [], AZ, TM, "same"),
        ([], [APART], PLAIN, TM, ""),
    ],
)
def test_a_pair_that_is_one_already_says_nothing_of_a_third(
    same: list[tuple[str, str]], different: list[tuple[str, str]], first: set[str], second: set[str], expected: str
) -> None:
    assert somebody_decided(Decisions(same=frozenset(same), different=frozenset(different)), first, second) == expected
