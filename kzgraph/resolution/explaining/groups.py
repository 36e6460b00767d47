"""Why two nodes that are made of tellings or of mentions are, or are not, one.

A pair of atoms (tellings, mentions) is linked, contradicted, or neither; the reasons of two nodes are those of their
atoms. Two atoms of one node that nothing links are one over others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Any, Generic, Protocol, TypeVar

from kzgraph.decisions import Decisions
from kzgraph.resolution.explaining.explanation import (
    CONTRADICTED,
    OPEN,
    SHOWN,
    Doubt,
    Explanation,
    by_other_id,
    node_of,
    somebody_decided,
    with_decision,
)

T = TypeVar("T", bound=Hashable)

Told = tuple[float, str]
"""How much one reason tells (`OPEN` to 1), and the reason."""


class Linked(Protocol):
    """What links two tellings: the step at which it counts, and the reason."""

    @property
    def step(self) -> int: ...

    @property
    def why(self) -> str: ...


def surely(step: int) -> float:
    """How much a link tells: the surest .9, by a tenth less for each step at which it counts later."""
    return round(0.9 - step / 10, 1)


def told_by(found: Linked | None) -> Told | None:
    """What a link tells, if there is one."""
    return (surely(found.step), found.why) if found else None


def nothing(a: object, b: object) -> str:
    """No such thing is known of two atoms."""
    return ""


@dataclass(frozen=True)
class Grouped(Generic[T]):
    """The nodes of one kind, what they are made of, and the rules by which that is one node or not."""

    groups: Mapping[str, Collection[T]]
    names: Mapping[str, str]
    other_ids: Mapping[str, Iterable[str]]
    own_ids: Callable[[T], Collection[str]]
    link: Callable[[T, T], Told | None]
    why_not: Callable[[T, T], str]
    """What rules out that two atoms are of one node."""
    sources: Callable[[T], frozenset[str]]
    """The texts that tell an atom, of near-copies one."""
    near: Callable[[], Iterable[tuple[T, T]]]
    """The pairs of atoms that resolution compares: those which share a block key."""
    alike: Callable[[T], Hashable]
    """What is equal for atoms that all rules treat alike, but for those of one text."""
    order: Callable[[T], Any]
    """What atoms are sorted by."""
    unlike: Callable[[T, T], str] = field(default=nothing)
    """What rules out that two nodes are one if it holds of all their atoms."""
    nearly: Callable[[T, T], str] = field(default=nothing)
    """That two atoms would be linked if one detail were told otherwise."""


class GroupsExplained(Generic[T]):
    """Answers questions about nodes of one kind."""

    def __init__(self, grouped: Grouped[T], decisions: Decisions) -> None:
        self._all, self._decisions = grouped, decisions
        self._by_other = by_other_id(grouped.other_ids)
        self._home = {atom: node for node, atoms in grouped.groups.items() for atom in atoms}

    def explain(self, a: str, b: str) -> Explanation:
        """Why two nodes, or two ids of one, are or are not one."""
        one, other = (node_of(an_id, self._all.groups, self._by_other) for an_id in (a, b))
        left, right = self._atoms(one, a), self._atoms(other, b)
        return with_decision(self._found(one, other, left, right), self._decided(left, right, {a}, {b}))

    def _found(self, one: str, other: str, left: frozenset[T], right: frozenset[T]) -> Explanation:
        if one != other:
            return self._apart(left, right)
        if left == right:
            return Explanation("same", 1.0, (f"both lead to {self._all.names[one]}",), ())
        return self._together(left - right or left, right - left or right, one)

    def doubts(self) -> Iterator[Doubt]:
        """The pairs of nodes that share a block key and that nothing rules out, or no more than one detail."""
        for a, b in sorted(self._pairs()):
            left, right = frozenset(self._all.groups[a]), frozenset(self._all.groups[b])
            if not self._decided(left, right, {a}, {b}):
                told = self._apart(left, right)
                if told.verdict == "unsure" or told.reasons_for:
                    yield Doubt(a, b, told, min(len(self._sources(left)), len(self._sources(right))))

    def _atoms(self, node: str, an_id: str) -> frozenset[T]:
        """What an id means: the atoms that alone would have given it, else all of the node."""
        group = self._all.groups[node]
        return frozenset(atom for atom in group if an_id in self._all.own_ids(atom)) or frozenset(group)

    def _decided(self, left: Iterable[T], right: Iterable[T], first: set[str], second: set[str]) -> str:
        if not self._decisions.same and not self._decisions.different:
            return ""
        sides = (ids.union(*map(self._all.own_ids, atoms)) for ids, atoms in ((first, left), (second, right)))
        return somebody_decided(self._decisions, *sides)

    def _together(self, left: frozenset[T], right: frozenset[T], node: str) -> Explanation:
        if links := self._links(left, right):
            return Explanation("same", links[0][0], _words(links), ())
        if chain := self._chain(left, right, node):
            told = tuple(f"over a third: {reason}" for _, reason in chain)
            return Explanation("same", min(score for score, _ in chain), told, ())
        return Explanation("same", OPEN, (), self._contradictions(left, right))

    def _apart(self, left: frozenset[T], right: frozenset[T]) -> Explanation:
        links = self._links(left, right)
        against = self._contradictions(left, right)
        score = links[0][0] if links else OPEN
        if against:
            score = round(score * CONTRADICTED, 3)
        if against and not links:
            return Explanation("different", score, self._nearly(left, right), against)
        return Explanation("unsure", score, _words(links), (*against, *(self._rivals(left, right) if links else ())))

    def _compared(self, left: Iterable[T], right: Iterable[T]) -> Iterator[tuple[T, T]]:
        """Each two atoms, one of each side; of those that are alike one, and all that one text has."""
        by_text: dict[str, list[T]] = {}
        some, others = ({self._all.alike(x): x for x in self._sorted(side)} for side in (left, right))
        yield from product(some.values(), others.values())
        for atom in right:
            for source in self._all.sources(atom):
                by_text.setdefault(source, []).append(atom)
        shown = set(some.values()), set(others.values())
        for x in self._sorted(left):
            beside = (y for source in sorted(self._all.sources(x)) for y in self._sorted(by_text.get(source, ())))
            yield from ((x, y) for y in beside if x not in shown[0] or y not in shown[1])

    def _links(self, left: Iterable[T], right: Iterable[T]) -> list[Told]:
        """What links the two sides, the surest first."""
        found = {told for x, y in self._compared(left, right) if (told := self._all.link(x, y))}
        return sorted(found, key=lambda told: (-told[0], told[1]))

    def _contradictions(self, left: Iterable[T], right: Iterable[T]) -> tuple[str, ...]:
        pairs = list(self._compared(left, right))
        found = {why for x, y in pairs if not self._all.link(x, y) and (why := self._all.why_not(x, y))}
        unlike = [self._all.unlike(x, y) for x, y in pairs] if not found else []
        one_of_a_sort = {why.partition(":")[0]: why for why in sorted(found, reverse=True)}
        return tuple(sorted(one_of_a_sort.values())[:SHOWN]) or (tuple(sorted(unlike)[:1]) if all(unlike) else ())

    def _nearly(self, left: Iterable[T], right: Iterable[T]) -> tuple[str, ...]:
        """How all that contradict each other nearly agree; nothing where some do not."""
        apart = [(x, y) for x, y in self._compared(left, right) if self._all.why_not(x, y)]
        found = [self._all.nearly(x, y) for x, y in apart]
        return tuple(sorted(set(found))[:SHOWN]) if all(found) else ()

    def _chain(self, left: frozenset[T], right: frozenset[T], node: str) -> list[Told]:
        """The links of the shortest way within the node from one side to the other; none where somebody decided."""
        rest = {self._all.alike(x): x for x in self._sorted(self._all.groups[node])}
        ways: list[tuple[T, list[Told]]] = [(atom, []) for atom in self._sorted(left)]
        left_over = [atom for atom in rest.values() if atom not in left] + self._sorted(right)
        for atom, way in ways:
            if atom in right:
                return way
            linked = [(other, told) for other in left_over if (told := self._all.link(atom, other))]
            reached = {other for other, _ in linked}
            left_over = [other for other in left_over if other not in reached]
            ways += [(other, [*way, told]) for other, told in linked]
        return []

    def _rivals(self, left: frozenset[T], right: frozenset[T]) -> list[str]:
        """The other nodes of which either side could be a part as well."""
        own = {self._home[atom] for atom in left | right}
        linked = {other for node in own for other in self._linked.get(node, ())} - own
        names = sorted({self._all.names[node] for node in linked})
        return [f"could as well be {', '.join(names[:SHOWN])}"] if names else []

    @cached_property
    def _linked(self) -> dict[str, set[str]]:
        """Each node with those to which something links it."""
        found: dict[str, set[str]] = {}
        for x, y in self._all.near():
            a, b = self._home[x], self._home[y]
            if a != b and self._all.link(x, y):
                found.setdefault(a, set()).add(b)
                found.setdefault(b, set()).add(a)
        return found

    def _pairs(self) -> set[tuple[str, str]]:
        homes = ((self._home[x], self._home[y]) for x, y in self._all.near())
        return {(min(a, b), max(a, b)) for a, b in homes if a != b}

    def _sorted(self, atoms: Iterable[T]) -> list[T]:
        return sorted(atoms, key=self._all.order)

    def _sources(self, atoms: Iterable[T]) -> frozenset[str]:
        return frozenset[str]().union(*map(self._all.sources, atoms))


def _words(links: Iterable[Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason for _, reason in links))[:SHOWN]
