"""What people decided, applied to what was grouped automatically.

Invariant: the groups are a pure function of the automatic groups and the decisions. An *atom* is what is grouped (a
name form, a telling); an id in a decision means the atoms that alone would have had it, else those of the group that
has it. `different` is a veto: no group holds atoms of both its sides, whatever else is decided or was grouped.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum
from typing import Generic, TypeVar

from kzgraph.decisions import Decisions, IdPair
from kzgraph.resolution.grouping.clusters import components

T = TypeVar("T", bound=Hashable)

DECIDED = "somebody decided that they are one"
"""The reason to give for two that are one by nothing else."""


def about(decisions: Decisions, *labels: str) -> Decisions:
    """What was decided of nodes whose ids begin with one of the labels: `about(decisions, "meeting")`."""
    begin = tuple(f"{label}:" for label in labels)

    def own(pairs: frozenset[IdPair]) -> frozenset[IdPair]:
        return frozenset(pair for pair in pairs if pair[0].startswith(begin) and pair[1].startswith(begin))

    return Decisions(own(decisions.same), own(decisions.different))


def no_link(a: object, b: object) -> float:
    """Nothing is known of how strongly two atoms belong together."""
    return 0.0


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The groups, untouched ones first and in their order, and the decisions that have no effect, each with why."""

    groups: list[frozenset[T]]
    idle: Mapping[IdPair, str]


def decided(
    groups: Sequence[frozenset[T]],
    own_ids: Callable[[T], Iterable[str]],
    id_of: Mapping[frozenset[T], str],
    decisions: Decisions,
    link: Callable[[T, T], float] = no_link,
) -> list[frozenset[T]]:
    """The automatic `groups` with the decisions applied, as `outcome` has them."""
    return outcome(groups, own_ids, id_of, decisions, link).groups


def outcome(
    groups: Sequence[frozenset[T]],
    own_ids: Callable[[T], Iterable[str]],
    id_of: Mapping[frozenset[T], str],
    decisions: Decisions,
    link: Callable[[T, T], float] = no_link,
) -> Outcome[T]:
    """Join what is `same`, split what is `different`.

    `own_ids` gives the ids that an atom alone would have had, `id_of` the id of each automatic group, `link` how
    strongly two atoms belong together. Where a group is split, the atoms of which nothing was decided go to the side
    they are linked to more strongly, else to that of more companions from their automatic group, else to the larger.
    An id that means atoms of several groups, none of which has it now, keeps all of them apart but joins none.
    """
    if not decisions.same and not decisions.different:
        return Outcome(list(groups), {})
    meaning = _meaning(groups, own_ids, id_of, decisions)
    vetoes, idle = _vetoes(meaning, decisions)
    bonds = _Bonds(vetoes)
    for pair in sorted(decisions.same):
        if problem := meaning.unjoinable(pair) or bonds.bind(meaning.bound(pair[0]) | meaning.bound(pair[1])):
            idle[pair] = problem
    return Outcome(_split(_joined(groups, meaning.home, vetoes, bonds), vetoes, bonds, _Pull(meaning.home, link)), idle)


@dataclass(frozen=True, slots=True)
class _Meaning(Generic[T]):
    """What the ids in the decisions mean; `home` is the number of each atom's automatic group."""

    own: Mapping[str, frozenset[T]]
    group: Mapping[str, frozenset[T]]
    home: Mapping[T, int]
    singled_out: frozenset[T]
    """Atoms that a `different` names for themselves: they stay free where a `same` names their whole group."""

    def atoms(self, an_id: str) -> frozenset[T]:
        return self.own.get(an_id) or self.group.get(an_id, frozenset())

    def missing(self, pair: IdPair) -> str:
        unknown = [an_id for an_id in pair if not self.atoms(an_id)]
        return f"nothing is called {' or '.join(unknown)}" if unknown else ""

    def unjoinable(self, pair: IdPair) -> str:
        several = [an_id for an_id in pair if len({self.home[atom] for atom in self.bound(an_id)}) > 1]
        return self.missing(pair) or (f"{' and '.join(several)} now means several" if several else "")

    def bound(self, an_id: str) -> frozenset[T]:
        """The atoms that a `same` with this id binds: of an id that a group has now, those in the group."""
        own, group = self.own.get(an_id, frozenset()), self.group.get(an_id, frozenset())
        return (own & group or own) if own else (group - self.singled_out or group)


def _meaning(
    groups: Sequence[frozenset[T]],
    own_ids: Callable[[T], Iterable[str]],
    id_of: Mapping[frozenset[T], str],
    decisions: Decisions,
) -> _Meaning[T]:
    wanted = {an_id for pair in decisions.same | decisions.different for an_id in pair}
    own: dict[str, set[T]] = {}
    for group in groups:
        for atom in group:
            for an_id in wanted.intersection(own_ids(atom)):
                own.setdefault(an_id, set()).add(atom)
    home = {atom: at for at, group in enumerate(groups) for atom in group}
    named = {an_id: group for group in groups if (an_id := id_of.get(group, "")) in wanted}
    singled_out = {atom for pair in decisions.different for an_id in pair for atom in own.get(an_id, ())}
    return _Meaning({i: frozenset(atoms) for i, atoms in own.items()}, named, home, frozenset(singled_out))


Veto = tuple[frozenset[T], frozenset[T]]


def _vetoes(meaning: _Meaning[T], decisions: Decisions) -> tuple[list[Veto[T]], dict[IdPair, str]]:
    """The sides of each `different`, without what is in both; a side that lies within the other keeps its own."""
    vetoes: list[Veto[T]] = []
    idle: dict[IdPair, str] = {}
    for pair in sorted(decisions.different):
        a, b = map(meaning.atoms, pair)
        sides = (a if a < b else a - b, b if b < a else b - a)
        if all(sides):
            vetoes.append(sides)
        else:
            idle[pair] = meaning.missing(pair) or f"{pair[0]} and {pair[1]} were made from the same names"
    return vetoes, idle


@dataclass(slots=True)
class _Bonds(Generic[T]):
    """Atoms that decisions bind to each other: whatever is split, they stay together."""

    vetoes: Sequence[Veto[T]]
    of: dict[T, frozenset[T]] = field(default_factory=dict)

    def bind(self, atoms: frozenset[T]) -> str:
        """Bind the atoms, or say why not."""
        whole = self.grown(atoms)
        if any(a & whole and b & whole for a, b in self.vetoes):
            return "it contradicts what was decided to be different"
        self.of.update(dict.fromkeys(whole, whole))
        return ""

    def grown(self, atoms: Iterable[T]) -> frozenset[T]:
        """The atoms with all that are bound to them."""
        return frozenset(bound for atom in atoms for bound in self.of.get(atom, (atom,)))


def _joined(
    groups: Sequence[frozenset[T]], home: Mapping[T, int], vetoes: Sequence[Veto[T]], bonds: _Bonds[T]
) -> tuple[list[frozenset[T]], list[frozenset[T]]]:
    """The groups of which nothing was decided, and the others joined where atoms are bound."""
    edges = [(home[atom], home[bound]) for atom, all_bound in bonds.of.items() for bound in all_bound]
    touched = {at for edge in edges for at in edge} | {home[a] for sides in vetoes for side in sides for a in side}
    found = components(sorted(touched), sorted(set(edges)))
    parts = [frozenset(atom for at in part for atom in groups[at]) for part in found]
    return [group for at, group in enumerate(groups) if at not in touched], parts


def _split(
    found: tuple[list[frozenset[T]], list[frozenset[T]]],
    vetoes: Sequence[Veto[T]],
    bonds: _Bonds[T],
    pull: _Pull[T],
) -> list[frozenset[T]]:
    untouched, parts = found
    for a, b in vetoes:
        halved = [
            _halves(part, part & a, part & b, bonds, pull) if part & a and part & b else (part,) for part in parts
        ]
        parts = [half for halves in halved for half in halves]
    return untouched + parts


@dataclass(frozen=True, slots=True)
class _Pull(Generic[T]):
    """Which of two sides atoms belong to."""

    home: Mapping[T, int]
    link: Callable[[T, T], float]

    def __call__(self, unit: frozenset[T], a: frozenset[T], b: frozenset[T]) -> float:
        """Above zero where the unit belongs to `a` rather than to `b`, below where it is the other way."""
        linked = fsum(self.link(x, y) for x in unit for y in a) - fsum(self.link(x, y) for x in unit for y in b)
        homes = {self.home[atom] for atom in unit}
        return linked or sum(self.home[x] in homes for x in a) - sum(self.home[x] in homes for x in b)


def _halves(
    part: frozenset[T], a: frozenset[T], b: frozenset[T], bonds: _Bonds[T], pull: _Pull[T]
) -> tuple[frozenset[T], frozenset[T]]:
    """The part split between its atoms `a` and `b`, with those who go with either; in rounds, for whom nothing pulls
    to the atoms decided on may be pulled to those who went with them."""
    a, b = bonds.grown(a), bonds.grown(b)
    rest = {bonds.grown((atom,)) for atom in part - a - b}
    while rest:
        pulls = {unit: pull(unit, a, b) for unit in rest}
        if not any(pulls.values()):
            return (part - b, b) if len(a) >= len(b) else (a, part - a)
        a = a.union(*(unit for unit in rest if pulls[unit] > 0))
        b = b.union(*(unit for unit in rest if pulls[unit] < 0))
        rest = {unit for unit in rest if not pulls[unit]}
    return a, b
