"""Names of real people in pairs, one person's or two's: what the matcher says of them, counted.

The tables were labelled by people who had not seen the matcher. `name_pairs.tsv` was there while it was made,
`name_pairs_held_out.tsv` was not: nobody read it, and what is asked of it here is a little less than what was reached.
The aim is .99 and .95. `name_cases.tsv` and `script_cases.tsv`, of names in scripts that are read by sound, are the
makers' own.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

import pytest

from kzgraph.resolution.comparing.blocking import blocks
from kzgraph.resolution.comparing.matching import compare

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Pair:
    a: str
    b: str
    verdict: str


def pairs(table: str) -> list[Pair]:
    path = HERE / f"{table}.tsv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Pair(row["a"], row["b"], row["verdict"]) for row in rows]


TABLES = ("name_pairs", "name_pairs_held_out", "name_cases", "script_cases")
compared = cache(compare)


@dataclass(frozen=True)
class Share:
    """A share of all, with its 95 per cent interval after Wilson."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        return self.hits / self.of

    @property
    def interval(self) -> tuple[float, float]:
        z, p, n = 1.96, self.value, self.of
        middle, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:.3f} ({low:.3f} to {high:.3f}, {self.hits} of {self.of})"


def test_the_interval_is_wilsons() -> None:
    low, high = Share(95, 100).interval
    assert (round(low, 3), round(high, 3)) == (0.888, 0.978)


@pytest.mark.parametrize(
    ("table", "precision", "recall"),
    [
        ("name_pairs", 0.985, 0.965),
        ("name_pairs_held_out", 0.985, 0.9),
        ("name_cases", 0.99, 0.97),
        ("script_cases", 0.99, 0.97),
    ],
)
def test_precision_and_recall_of_same(table: str, precision: float, recall: float) -> None:
    labelled = pairs(table)
    if not labelled:
        pytest.skip(f"{table}.tsv is not there")
    said = [pair for pair in labelled if compared(pair.a, pair.b).verdict == "same"]
    right = sum(pair.verdict == "same" for pair in said)
    found_precision, found_recall = Share(right, len(said)), Share(right, sum(p.verdict == "same" for p in labelled))
    wrong = [pair for pair in said if pair.verdict != "same"]
    missed = [pair for pair in labelled if pair.verdict == "same" and pair not in said]
    told = f"precision {found_precision}, recall {found_recall}\nwrong: {wrong}\nmissed: {missed}"
    assert found_precision.value >= precision, told
    assert found_recall.value >= recall, told


@pytest.mark.parametrize("table", TABLES)
def test_a_comparison_is_symmetric_and_its_pairs_share_a_key(table: str) -> None:
    wrong = []
    for pair in pairs(table):
        found = compared(pair.a, pair.b)
        shared = found.verdict == "different" or blocks(pair.a) & blocks(pair.b)
        if not (found == compare(pair.b, pair.a) and found.reasons and shared):
            wrong.append((pair, found))
    assert not wrong
