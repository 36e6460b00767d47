"""Why two people, or two names of one, are or are not one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import combinations

from kzgraph.data_files import lexicon
from kzgraph.decisions import Decisions, IdPair
from kzgraph.resolution.comparing.blocking import ONLY_WITH, blocks
from kzgraph.resolution.comparing.matching import compare
from kzgraph.resolution.explaining.explanation import (
    CONTRADICTED,
    Doubt,
    Explanation,
    by_other_id,
    node_of,
    somebody_decided,
    with_decision,
)
from kzgraph.resolution.names.normal_form import bare_forms, parse
from kzgraph.resolution.people.bearers import at_one_time
from kzgraph.resolution.people.mentions import Unit
from kzgraph.resolution.people.people import Found, People
from kzgraph.resolution.people.reasons import SHOWN, Side, against, best_comparison, post_name, shared, side_of
from kzgraph.resolution.world.world import World


class PeopleExplained:
    """Answers questions about people."""

    def __init__(self, world: World, decisions: Decisions) -> None:
        self.people: People = world.people
        self._decisions, self._posts = decisions, world.posts
        self._called = _called(world)
        self._by_other = by_other_id({node: found.other_ids for node, found in self.people.by_id.items()})

    def explain(self, a: str, b: str) -> Explanation:
        """Why two people, or two names of one, are or are not one."""
        one, other = (self.people.by_id[node_of(an_id, self.people.by_id, self._by_other)] for an_id in (a, b))
        left, right = self._units(one, a), self._units(other, b)
        return with_decision(self._found(one, other, left, right), self._decided(left, right, a, b))

    def _found(self, one: Found, other: Found, left: frozenset[Unit], right: frozenset[Unit]) -> Explanation:
        if one.id != other.id:
            return self._apart(self._side(left), self._side(right))
        if left == right:
            return Explanation("same", 1.0, (f"both lead to {one.name}",), ())
        return self._together(self._side(left), self._side(right))

    def _units(self, found: Found, an_id: str) -> frozenset[Unit]:
        """The names that an id means: those that alone would have given it, of the node's own id all others."""
        own = frozenset(unit for unit in found.units if an_id in self.people.own_ids(unit))
        return own or frozenset(found.units)

    def _side(self, units: Iterable[Unit]) -> Side:
        """What is said under some names."""
        return side_of(units, self.people)

    def _together(self, a: Side, b: Side) -> Explanation:
        named, score = self._names(a, b)
        common = shared(a, b, self._posts)
        contrary = (*against(a, b, self._posts, self.people.said), *self._other_posts(a, b))
        return Explanation("same", self._score(a, b, score), (*named, *common), contrary)

    def _apart(self, a: Side, b: Side) -> Explanation:
        compared = best_comparison(a.names, b.names)
        contrary, posts = against(a, b, self._posts, self.people.said), self._other_posts(a, b)
        if compared.verdict == "different":
            contrary = [*compared.reasons, *contrary]
        named = compared.reasons if compared.verdict != "different" else ()
        reasons = (*named, *shared(a, b, self._posts))
        score = self._score(a, b, compared.score)
        if contrary:
            return Explanation("different", min(score, CONTRADICTED), reasons, (*contrary, *posts))
        return Explanation("unsure", score, reasons, (*self._rivals(a, b), *posts))

    def _names(self, a: Side, b: Side) -> tuple[tuple[str, ...], float]:
        compared = best_comparison(a.names, b.names)
        if compared.verdict == "different":
            return (), 0.9
        return compared.reasons, compared.score

    def _other_posts(self, a: Side, b: Side) -> list[str]:
        """Which posts each holds where none is common to both, those in most documents first. It contradicts nothing,
        for they may be of different times, but a reader has to know."""
        first, second = (
            Counter(post for unit in side.units for post, _ in self._called.get(unit, ())) for side in (a, b)
        )
        if not first or not second or first.keys() & second.keys():
            return []
        told = (", ".join(sorted(side, key=lambda p, n=side: (-n[p], p))[:SHOWN]) for side in (first, second))  # type: ignore[misc]
        return ["the one is called {}, the other {}".format(*told)]

    def _rivals(self, a: Side, b: Side) -> list[str]:
        """Whom else the less told of two names could mean."""
        less = min((a, b), key=lambda side: (parse(side.name).full, len(side.documents), side.name))
        word = parse(less.name).key[-1] if not parse(less.name).full else ""
        others = self._bearers.get(word, ())
        return [f"{less.name} could be {', '.join(sorted(others)[:SHOWN])}"] if len(others) > 1 else []

    @cached_property
    def _bearers(self) -> dict[str, list[str]]:
        """The full names of people by the bare ones that are short for them."""
        found: dict[str, list[str]] = {}
        for person in self.people.by_id.values():
            if (name := parse(person.name)).full:
                for word in bare_forms(name, None):
                    found.setdefault(word, []).append(person.name)
        return found

    def _score(self, a: Side, b: Side, score: float) -> float:
        if a.posts.keys() & b.posts.keys():
            score = 1 - (1 - score) * 0.3
        elif a.countries & b.countries:
            score = 1 - (1 - score) * 0.7
        if against(a, b, self._posts, self.people.said):
            score *= CONTRADICTED
        return round(score, 3)

    def _decided(self, left: frozenset[Unit], right: frozenset[Unit], a: str, b: str) -> str:
        first = {a, *(i for unit in left for i in self.people.own_ids(unit))}
        second = {b, *(i for unit in right for i in self.people.own_ids(unit))}
        return somebody_decided(self._decisions, first, second)

    def doubts(self) -> Iterator[Doubt]:
        """The pairs of people that may be one but are apart, by their names or by an office that one person has at a
        time, and names put to a person by little evidence."""
        in_one_office = self._in_one_office()
        for a, b in sorted(self._near() | in_one_office):
            doubt = self._doubt(self.people.by_id[a], self.people.by_id[b], in_one_office=(a, b) in in_one_office)
            if doubt:
                yield doubt
        yield from (doubt for person in self.people.by_id.values() for doubt in self._thin(person))

    def _near(self) -> set[IdPair]:
        """The pairs whose names share a key over which they need a comparison."""
        by_block: dict[str, set[str]] = {}
        for person in self.people.by_id.values():
            for key in blocks(person.name):
                by_block.setdefault(key, set()).add(person.id)
        found: set[IdPair] = set()
        for key, block in by_block.items():
            is_of_kind = next((kind for beginning, kind in ONLY_WITH.items() if key.startswith(beginning)), None)
            some = {i for i in block if is_of_kind(self.people.by_id[i].name, None)} if is_of_kind else block
            if some:
                found |= {pair for pair in combinations(sorted(block), 2) if not some.isdisjoint(pair)}
        return found

    def _in_one_office(self) -> set[IdPair]:
        """The pairs of one surname that documents of one time show in a post that one person holds at a time: a given
        name may be a slip."""
        holders: dict[tuple[str, str], set[str]] = {}
        for post in (post for post in self._posts.values() if post.kind in lexicon("post_kinds")["one_at_a_time"]):
            for unit in self._units_in.get(post.id, ()):
                holders.setdefault((post.id, parse(unit.name).surname), set()).add(self.people.of_unit[unit])
        return {
            pair
            for (post_id, _), people in holders.items()
            for pair in combinations(sorted(people), 2)
            if at_one_time(*(self._side(self.people.by_id[person].units).posts[post_id] for person in pair))
        }

    @cached_property
    def _units_in(self) -> dict[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for unit in self.people.of_unit:
            for post in unit.posts:
                found.setdefault(post, []).append(unit)
        return found

    def _doubt(self, a: Found, b: Found, *, in_one_office: bool) -> Doubt | None:
        compared = compare(a.name, b.name)
        if compared.verdict == "different" and not in_one_office:
            return None
        left, right = frozenset(a.units), frozenset(b.units)
        if self._decided(left, right, a.id, b.id):
            return None
        one, other = self._side(left), self._side(right)
        explanation = self._apart(one, other)
        full = parse(a.name).full and parse(b.name).full
        if in_one_office and explanation.verdict == "different":
            explanation = replace(explanation, verdict="unsure")
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
            one, other = self._side(units), self._side(rest)
            if one.posts.keys() & other.posts.keys() or len(one.documents) > len(other.documents):
                continue
            compared = best_comparison(one.names, other.names)
            sure = compared.score > THIN and bool(one.countries & other.countries) and not min(units).bare
            own = min(self.people.own_ids(min(units)), key=lambda i: (len(i), i))
            if not sure and own != person.id and not self._decided(frozenset(units), rest, own, person.id):
                yield Doubt(own, person.id, self._together(one, other), len(one.documents))


def _called(world: World) -> dict[Unit, set[tuple[str, str]]]:
    """The posts given under each unit, as all documents together tell them, each with the source; what is the holder's
    own post by the title that the text has."""
    found: dict[Unit, set[tuple[str, str]]] = {}
    for reading in world.readings:
        for said in reading.people.values():
            for role, post in ((told.role, post) for told in said.roles for post in told.posts):
                name = role.title if post.holder else post_name(post)
                found.setdefault(said.mention.unit, set()).add((name, reading.source))
    return found


THIN = 0.87
"""Names that are one by less than this need more than a country in common."""
