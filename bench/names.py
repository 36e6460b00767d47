"""Names of people compared by kzgraph and by two measures of likeness, on the labelled pairs of the tests."""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from kzgraph.resolution.comparing.matching import SAME, compare
from kzgraph.resolution.values.romanisation import latin

TESTS = Path(__file__).parent.parent / "tests" / "resolution"
TABLES = ("name_pairs", "name_pairs_held_out")


@dataclass(frozen=True)
class Pair:
    a: str
    b: str
    same: bool


@dataclass(frozen=True)
class Outcome:
    """What a threshold makes of scored pairs."""

    threshold: float
    hits: int
    said: int
    true: int
    of: int

    @property
    def right(self) -> float:
        """The share of pairs with the right verdict."""
        return (self.hits + (self.of - self.true) - (self.said - self.hits)) / self.of

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.said + self.true) if self.said + self.true else 0.0


def pairs(table: str) -> list[Pair]:
    with (TESTS / f"{table}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Pair(row["a"], row["b"], row["verdict"] == "same") for row in rows if row["verdict"] != "unsure"]


def outcome(scores: list[float], labelled: list[Pair], threshold: float) -> Outcome:
    said = [pair for score, pair in zip(scores, labelled, strict=True) if score >= threshold]
    return Outcome(threshold, sum(p.same for p in said), len(said), sum(p.same for p in labelled), len(labelled))


def at_best_threshold(scores: list[float], labelled: list[Pair]) -> Outcome:
    """The threshold with the most right verdicts on these very pairs: more than a user could know beforehand."""
    return max((outcome(scores, labelled, threshold) for threshold in sorted(set(scores))), key=lambda o: o.right)


def share(hits: int, of: int) -> str:
    """A share with its 95 per cent interval after Wilson."""
    if not of:
        return "-"
    z, p = 1.96, hits / of
    middle, half = p + z * z / (2 * of), z * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    return f"{p:.3f} ({(middle - half) / (1 + z * z / of):.3f}-{(middle + half) / (1 + z * z / of):.3f})"


def per_second(score: Callable[[str, str], float], labelled: list[Pair]) -> float:
    """Comparisons in a CPU-second of names that have been read before, all against all."""
    names = sorted({name for pair in labelled for name in (pair.a, pair.b)})[:400]
    for name in names:
        score(name, name.upper())
    start, done = time.process_time(), 0
    for a, b in ((a, b) for i, a in enumerate(names) for b in names[i + 1 :]):
        score(a, b)
        done += 1
    return done / (time.process_time() - start)


def ways() -> Iterator[tuple[str, Callable[[str, str], float], float | None]]:
    """Each way: its name, its score, and its threshold where it has one of its own."""
    yield "kzgraph", lambda a, b: compare(a, b).score, SAME
    for name, measure in (
        ("token_sort_ratio", lambda a, b: fuzz.token_sort_ratio(a, b) / 100),
        ("Jaro-Winkler", JaroWinkler.similarity),
    ):
        yield name, lambda a, b, m=measure: m(a.lower(), b.lower()), None  # type: ignore[misc]
        yield f"{name}, in Latin", lambda a, b, m=measure: m(latin(a), latin(b)), None  # type: ignore[misc]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="*", default=[t for t in TABLES if (TESTS / f"{t}.tsv").exists()])
    for table in parser.parse_args().tables:
        labelled = pairs(table)
        same = sum(pair.same for pair in labelled)
        print(f"{table}: {len(labelled)} pairs, {same} of one person\n")
        print(f"{'':27}{'threshold':>10}  {'precision':22}{'recall':22}{'F1':>6}{'right':>7}{'a second':>12}")
        for name, score, threshold in ways():
            scores = [score(pair.a, pair.b) for pair in labelled]
            found = outcome(scores, labelled, threshold) if threshold else at_best_threshold(scores, labelled)
            precision, recall = share(found.hits, found.said), share(found.hits, found.true)
            speed = per_second(score, labelled)
            measured = f"{found.f1:6.3f}{found.right:7.3f}{speed:12,.0f}"
            print(f"{name:27}{found.threshold:10.3f}  {precision:22}{recall:22}{measured}")
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
