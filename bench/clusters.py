"""Clusters beside the truth: precision and recall of pairs and B-cubed, and the errors in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from random import Random


class Clusters:
    """Mentions, each with the node that has it and with whom it belongs to."""

    def __init__(self) -> None:
        self._cells: Counter[tuple[str, int]] = Counter()
        self._names: defaultdict[tuple[str, int], Counter[str]] = defaultdict(Counter)

    def add(self, node: str, belongs: int, name: str) -> None:
        """Count a mention."""
        self._cells[node, belongs] += 1
        self._names[node, belongs][name] += 1

    def scores(self) -> tuple[float, float, float, float, int, int]:
        """Precision and recall of pairs (of two mentions on one node, how many belong together; of two that belong
        together, how many are on one node), B-cubed precision and recall (Bagga and Baldwin 1998: the same, for each
        mention, on average), how many nodes there are, and how many there should be."""
        found, truly = Counter[str](), Counter[int]()
        for (node, belongs), number in self._cells.items():
            found[node] += number
            truly[belongs] += number
        right = sum(pairs(n) for n in self._cells.values())
        total = sum(found.values())
        cubed = [sum(n * n / of[key[at]] for key, n in self._cells.items()) for at, of in ((0, found), (1, truly))]  # type: ignore[index]
        together, belonging = sum(map(pairs, found.values())), sum(map(pairs, truly.values()))
        return (
            right / together if together else 1.0,
            right / belonging if belonging else 1.0,
            cubed[0] / total if total else 1.0,
            cubed[1] / total if total else 1.0,
            len(found),
            len(truly),
        )

    def errors(self, number: int, random: Random) -> dict[str, list[str]]:
        """Wrong merges and wrong splits: half of them those of most mentions, half at random."""
        nodes: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        owners: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for (node, belongs), count in self._cells.items():
            nodes[node].append((count, belongs))
            owners[belongs].append((count, node))
        merged = [
            (a * b, f"{node}: {self._told(node, one)} + {self._told(node, other)}")
            for node, found in nodes.items()
            if len(found) > 1
            for (a, one), (b, other) in [sorted(found, reverse=True)[:2]]
        ]
        split = [
            (a * b, f"{one} {self._told(one, belongs)} | {other} {self._told(other, belongs)}")
            for belongs, found in owners.items()
            if len(found) > 1
            for (a, one), (b, other) in [sorted(found, reverse=True)[:2]]
        ]
        return {"merged": _some(merged, number, random), "apart": _some(split, number, random)}

    def _told(self, node: str, belongs: int) -> str:
        names = self._names[node, belongs]
        shown = sorted(names, key=lambda name: (-names[name], name))[:4]
        return f"{', '.join(shown)} ({self._cells[node, belongs]})"


def pairs(number: int) -> int:
    """How many pairs there are of so many."""
    return number * (number - 1) // 2


def _some(errors: list[tuple[int, str]], number: int, random: Random) -> list[str]:
    errors.sort(reverse=True)
    first, rest = errors[: number // 2], errors[number // 2 :]
    return [text for _, text in first + random.sample(rest, min(len(rest), number - number // 2))]
