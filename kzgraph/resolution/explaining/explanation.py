"""What is said of two nodes that may be one: the same for every kind of node.

A score of 1 or 0 is somebody's decision, or that two ids mean the same; otherwise above `OPEN` something speaks for one
node, and what contradicts it leaves `CONTRADICTED` of the score.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from kzgraph.decisions import Decisions
from kzgraph.errors import NotFound

OPEN = 0.5
"""The score where nothing speaks for one node and nothing against it."""

CONTRADICTED = 0.4

SHOWN = 3
"""Of reasons of one sort, and of other nodes that a reason names."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """`verdict` is "same" where both are one node, "different" where something rules that out, else "unsure"; `score`
    (0 to 1) is how much speaks for one node. What somebody decided is the first reason."""

    verdict: str
    score: float
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two ids of which it is not sure whether they are one; `documents` would go from one to the other."""

    a: str
    b: str
    explanation: Explanation
    documents: int


class Explains(Protocol):
    """What every kind of node has."""

    def explain(self, a: str, b: str) -> Explanation:
        """Why two ids are or are not of one node. Raises NotFound for an id that leads to none."""

    def doubts(self) -> Iterable[Doubt]:
        """The pairs that may be one but are apart, or are one by little; without those that somebody decided on."""


IDLE = "; it has no effect, and kzgraph rebuild says why"


def somebody_decided(decisions: Decisions, first: Collection[str], second: Collection[str]) -> str:
    """What somebody decided of two things with these ids: "same", "different", or "" where nobody did. A pair that is
    one already where both ids lead to one of the two says nothing of the other, though one of them could be its."""
    ids = (frozenset(first), frozenset(second))
    same = [pair for pair in decisions.same if ids[0] == ids[1] or not any(one.issuperset(pair) for one in ids)]
    for verdict, pairs in (("same", same), ("different", decisions.different)):
        if any((x in first and y in second) or (y in first and x in second) for x, y in pairs):
            return verdict
    return ""


def with_decision(found: Explanation, decided: str) -> Explanation:
    """What was found of two nodes, with what somebody decided of them as the first reason."""
    if not decided:
        return found
    words = f"somebody decided that they are {'one' if decided == 'same' else 'two'}"
    idle = decided != ("same" if found.verdict == "same" else "different")
    score = found.score if idle else {"same": 1.0, "different": 0.0}[decided]
    told = (words + IDLE if idle else words,)
    verdict = found.verdict if idle else decided
    if decided == "same":
        return Explanation(verdict, score, told + found.reasons_for, found.reasons_against)
    return Explanation(verdict, score, found.reasons_for, told + found.reasons_against)


def node_of(an_id: str, nodes: Collection[str], by_other: Mapping[str, Collection[str]]) -> str:
    """The node to which an id leads, its own or one of those in `by_other`. Raises NotFound."""
    if an_id in nodes:
        return an_id
    leads_to = sorted(by_other.get(an_id, ()))
    if len(leads_to) == 1:
        return leads_to[0]
    known = f"could be {', '.join(leads_to[:SHOWN])}" if leads_to else "leads to nothing"
    raise NotFound(f"the id {an_id} {known}", cure="kzgraph show NAME gives the id")


def by_other_id(other_ids: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The nodes to which each further id could lead; `other_ids` has those of each node."""
    found: dict[str, list[str]] = {}
    for node, others in other_ids.items():
        for other in others:
            found.setdefault(other, []).append(node)
    return found
