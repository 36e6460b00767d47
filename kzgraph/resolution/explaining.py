"""Why two nodes are, or are not, one; and the pairs of which somebody should decide.

The reasons are those by which names were resolved, computed again from the records: nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from kzgraph.decisions import Decisions
from kzgraph.errors import NotFound
from kzgraph.model import Record
from kzgraph.resolution.matching import blocks, compare
from kzgraph.resolution.mentions import Unit
from kzgraph.resolution.names import bare_forms, parse
from kzgraph.resolution.people import Found, People
from kzgraph.resolution.reasons import SHOWN, Side, against, best_comparison, shared, side_of
from kzgraph.resolution.world import World, world


@dataclass(frozen=True, slots=True)
class Explanation:
    """`verdict` is "same" where both are one node, "different" where something rules that out, else "unsure"; `score`
    (0 to 1) is how much speaks for one person."""

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


class Explainer:
    """Answers questions about the people of a set of records."""

    def __init__(self, records: Iterable[Record], decisions: Decisions) -> None:
        self._world: World = world(records, decisions)
        self._decisions = decisions
        self._posts = self._world.posts
        self._by_other: dict[str, list[str]] = {}
        for found in self.people.by_id.values():
            for other in found.other_ids:
                self._by_other.setdefault(other, []).append(found.id)

    @property
    def people(self) -> People:
        """All people."""
        return self._world.people

    def node(self, an_id: str) -> Found:
        """The person that an id, or an id that some of the names would have given, leads to; NotFound for another."""
        if an_id in self.people.by_id:
            return self.people.by_id[an_id]
        leads_to = self._by_other.get(an_id, [])
        if len(leads_to) == 1:
            return self.people.by_id[leads_to[0]]
        known = f"could be {', '.join(sorted(leads_to)[:SHOWN])}" if leads_to else "is nobody's"
        raise NotFound(f"the id {an_id} {known}", cure="kzgraph show NAME gives the id")

    def explain(self, a: str, b: str) -> Explanation:
        """Why two people, or two names of one, are or are not one."""
        one, other = self.node(a), self.node(b)
        left, right = self._units(one, a), self._units(other, b)
        judged = self._decided(left, right, a, b)
        if one.id != other.id:
            return self._apart(self.side(left), self.side(right), judged)
        if left == right:
            return Explanation("same", 1.0, (f"both ids are of {one.name}",), ())
        return self._together(self.side(left), self.side(right), judged)

    def _units(self, found: Found, an_id: str) -> frozenset[Unit]:
        """The names that an id means: those that alone would have given it, of the node's own id all others."""
        own = frozenset(unit for unit in found.units if an_id in self.people.own_ids(unit))
        return own or frozenset(found.units)

    def side(self, units: Iterable[Unit]) -> Side:
        """What is said under some names."""
        return side_of(units, self.people)

    def _together(self, a: Side, b: Side, judged: str) -> Explanation:
        named, score = self._names(a, b)
        common = shared(a, b, self._posts)
        if judged:
            return Explanation("same", 1.0, (judged, *named, *common), tuple(against(a, b, self._posts)))
        return Explanation("same", self._score(a, b, score), (*named, *common), tuple(against(a, b, self._posts)))

    def _apart(self, a: Side, b: Side, judged: str) -> Explanation:
        compared = best_comparison(a.names, b.names)
        contrary = against(a, b, self._posts)
        if compared.verdict == "different":
            contrary = [*compared.reasons, *contrary]
        named = compared.reasons if compared.verdict != "different" else ()
        reasons = (*named, *shared(a, b, self._posts))
        if judged:
            return Explanation("different", 0.0, reasons, (judged, *contrary))
        score = self._score(a, b, compared.score)
        if contrary:
            return Explanation("different", min(score, 0.4), reasons, tuple(contrary))
        return Explanation("unsure", score, reasons, tuple(self._rivals(a, b)))

    def _names(self, a: Side, b: Side) -> tuple[tuple[str, ...], float]:
        compared = best_comparison(a.names, b.names)
        if compared.verdict == "different":
            return (), 0.9
        return compared.reasons, compared.score

    def _rivals(self, a: Side, b: Side) -> list[str]:
        """Whom else the less told of two names could mean."""
        less = min((a, b), key=lambda side: (parse(side.name).full, len(side.documents), side.name))
        word = parse(less.name).key[-1] if not parse(less.name).full else ""
        others = [
            found.name
            for found in self.people.by_id.values()
            if word and parse(found.name).full and word in bare_forms(parse(found.name), None)
        ]
        return [f"{less.name} could be {', '.join(sorted(others)[:SHOWN])}"] if len(others) > 1 else []

    def _score(self, a: Side, b: Side, score: float) -> float:
        if a.posts.keys() & b.posts.keys():
            score = 1 - (1 - score) * 0.3
        elif a.countries & b.countries:
            score = 1 - (1 - score) * 0.7
        if against(a, b, self._posts):
            score *= 0.4
        return round(score, 3)

    def _decided(self, left: frozenset[Unit], right: frozenset[Unit], a: str, b: str) -> str:
        first = {a, *(i for unit in left for i in self.people.own_ids(unit))}
        second = {b, *(i for unit in right for i in self.people.own_ids(unit))}
        for verdict, pairs in (("same", self._decisions.same), ("different", self._decisions.different)):
            if any((x in first and y in second) or (y in first and x in second) for x, y in pairs):
                return f"somebody decided that they are {'one' if verdict == 'same' else 'two'}"
        return ""

    def doubts(self) -> list[Doubt]:
        """The pairs of people that may be one but are apart, most documents first, and names put to a person by little
        evidence."""
        found = [doubt for a, b in self._near() if (doubt := self._doubt(a, b))]
        found += [doubt for person in self.people.by_id.values() for doubt in self._thin(person)]
        return sorted(found, key=lambda d: (-d.documents, -d.explanation.score, d.a, d.b))

    def _near(self) -> Iterable[tuple[Found, Found]]:
        by_block: dict[str, set[str]] = {}
        for person in self.people.by_id.values():
            for key in blocks(person.name):
                by_block.setdefault(key, set()).add(person.id)
        pairs = {pair for block in by_block.values() for pair in combinations(sorted(block), 2)}
        return ((self.people.by_id[a], self.people.by_id[b]) for a, b in sorted(pairs))

    def _doubt(self, a: Found, b: Found) -> Doubt | None:
        compared = compare(a.name, b.name)
        if compared.verdict == "different":
            return None
        left, right = frozenset(a.units), frozenset(b.units)
        if self._decided(left, right, a.id, b.id):
            return None
        one, other = self.side(left), self.side(right)
        explanation = self._apart(one, other, "")
        full = parse(a.name).full and parse(b.name).full
        if explanation.verdict == "different" and not (full and compared.verdict == "same"):
            return None
        return Doubt(a.id, b.id, explanation, min(len(one.documents), len(other.documents)))

    def _thin(self, person: Found) -> Iterable[Doubt]:
        """Names of a person that share neither a post nor, where they are bare, a country with the others."""
        by_name: dict[tuple[str, ...], set[Unit]] = {}
        for unit in person.units:
            by_name.setdefault(unit.key, set()).add(unit)
        for units in by_name.values() if len(by_name) > 1 else ():
            rest = frozenset(person.units) - units
            one, other = self.side(units), self.side(rest)
            if one.posts.keys() & other.posts.keys() or len(one.documents) > len(other.documents):
                continue
            compared = best_comparison(one.names, other.names)
            sure = compared.score > THIN and bool(one.countries & other.countries) and not min(units).bare
            own = min(self.people.own_ids(min(units)), key=lambda i: (len(i), i))
            if not sure and own != person.id and not self._decided(frozenset(units), rest, own, person.id):
                yield Doubt(own, person.id, self._together(one, other, ""), len(one.documents))


THIN = 0.87
"""Names that are one by less than this need more than a country in common."""


def explain(records: Iterable[Record], decisions: Decisions, a: str, b: str) -> Explanation:
    """Why the nodes to which two ids lead are, or are not, one. Raises NotFound for an id that leads to none."""
    return Explainer(records, decisions).explain(a, b)


def doubts(records: Iterable[Record], decisions: Decisions) -> list[Doubt]:
    """The doubtful pairs, most consequential first; what is decided is left out."""
    return Explainer(records, decisions).doubts()
