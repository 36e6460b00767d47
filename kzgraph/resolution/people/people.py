"""People: which names, over all documents, are one person.

Invariant: a pure function of the set of mentions and of the decisions. The surest evidence counts first: names that are
one by their spelling, with a post in common, in one country, then with a country that is not told. A name that could be
two people's stays a person of its own until evidence or somebody's decision tells. Two names whose countries are
known and differ are never one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kzgraph.collector import empty_caches
from kzgraph.decisions import NONE, Decisions
from kzgraph.model import IsoDate
from kzgraph.resolution.comparing import blocking, matching, parts_compared
from kzgraph.resolution.grouping.decided import decided
from kzgraph.resolution.grouping.ids import digest, slug, told_apart
from kzgraph.resolution.names import east_asian, given_names, parts
from kzgraph.resolution.names.normal_form import lacks_given, parse, surname
from kzgraph.resolution.people import mentions as named_in_texts
from kzgraph.resolution.people.bare_names import attached
from kzgraph.resolution.people.full_names import Linked, grouped
from kzgraph.resolution.people.mentions import Mention, Said, Together, Unit, gathered, spellings_of
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.values import romanisation
from kzgraph.resolution.values.romanisation import latin


@dataclass(frozen=True, slots=True)
class Found:
    """A person: the name to show, all names, and every further id that some of the names would have given."""

    id: str
    name: str
    names: tuple[str, ...]
    other_ids: tuple[str, ...]
    units: tuple[Unit, ...]


def surnames_of(found: Found) -> tuple[str, ...]:
    """The slugs of a person's surname as any document spells it, first that of the name to show."""
    return tuple(dict.fromkeys(slug(surname(name), 30) for name in (found.name, *found.names)))


@dataclass(frozen=True)
class People:
    """All people of a set of documents."""

    by_id: Mapping[str, Found]
    of_unit: Mapping[Unit, str]
    said: Mapping[Unit, Said] = field(repr=False)

    def id_of(self, mention: Mention) -> str:
        """The node id of a mention."""
        return self.of_unit[mention.unit]

    def own_ids(self, unit: Unit) -> frozenset[str]:
        """The ids that a unit alone, or any of its names, would have given."""
        return own_ids(unit, self.said[unit])

    def ids_of(self, person: str) -> frozenset[str]:
        """The id of a node, and all that some of its mentions alone would have given."""
        return frozenset((person,)).union(*(self._ids_of_unit(unit) for unit in self.by_id[person].units))

    def _ids_of_unit(self, unit: Unit) -> Iterable[str]:
        """Where nobody else can be called so, no more than the name tells it apart."""
        name = slug(unit.name)
        several = self._units_called[name] > 1 or self.said[unit].guessed
        return self.own_ids(unit) if several else (f"person:{name}",)

    @cached_property
    def _units_called(self) -> Mapping[str, int]:
        return Counter(slug(unit.name) for unit in self.said)

    def names(self, units: Iterable[Unit]) -> dict[str, set[str]]:
        """The names of some units with the sources that have them."""
        return spellings_of(units, self.said)

    def best(self, units: Iterable[Unit]) -> str:
        """The name to show of some units."""
        return best_name(self.names(units))


_COMPARING = (romanisation, east_asian, given_names, parts, blocking, matching, parts_compared, named_in_texts)
"""What keeps a note of each name and pair of names, of which few are asked for again once all have been compared."""


def resolve_people(
    mentions: Iterable[Mention],
    posts: Mapping[str, Post],
    decisions: Decisions = NONE,
    together: Together = (),
    linked: Linked | None = None,
) -> People:
    """Group the mentions by person and give each person an id. `posts` are the posts of which the mentions have ids,
    `together` pairs of them that are of two people; into `linked` goes what was found on the way."""
    said = gathered(mentions, together)
    groups = attached(grouped(said, posts, linked), said, posts)
    empty_caches(*_COMPARING)
    automatic = _named(groups, said)
    ids = {frozenset(found.units): found.id for found in automatic}
    final = decided(list(ids), lambda unit: own_ids(unit, said[unit]), ids, decisions)
    found = automatic if set(ids) == set(final) else _named([set(group) for group in final], said)
    return People({f.id: f for f in found}, {unit: f.id for f in found for unit in f.units}, said)


def own_ids(unit: Unit, said: Said) -> frozenset[str]:
    """The ids that these mentions alone, or any of them, would have given, also with a country that others correct."""
    country = unit.country.lower()
    posts = [post.removeprefix("post:") for post in unit.posts] or [""]
    told = [_join(country, post, year) for post in posts for year in {"", unit.day[:4]}]
    tails = {"", f"-{country}" if country else "", *(f"-{tail}" for tail in told if tail)}
    tails.update(f"-{guessed.lower()}" for guessed in said.guessed)
    return frozenset(f"person:{slug(unit.name)}{tail}" for tail in tails)


def _join(*parts: str) -> str:
    return "-".join(part for part in parts if part)


def _named(groups: Iterable[set[Unit]], said: Mapping[Unit, Said]) -> list[Found]:
    wanted: dict[str, list[tuple[str, ...]]] = {}
    groups_by_key: dict[tuple[str, ...], tuple[str, set[Unit]]] = {}
    for group in groups:
        name = best_name(spellings_of(group, said))
        key = told_apart_by(group, said)
        groups_by_key[key] = (name, group)
        wanted.setdefault(slug(name), []).append(key)
    nodes = {key: f"person:{told}" for key, told in told_apart(wanted).items()}
    taken = frozenset(nodes.values())
    found = []
    for key, node in nodes.items():
        name, group = groups_by_key[key]
        others = {other for unit in group for other in own_ids(unit, said[unit])} - taken
        found.append(
            Found(node, name, tuple(sorted(spellings_of(group, said))), tuple(sorted(others)), tuple(sorted(group)))
        )
    return sorted(found, key=lambda f: f.id)


def told_apart_by(group: Collection[Unit], said: Mapping[Unit, Said]) -> tuple[str, ...]:
    """By what people are told apart whose ids would be the same."""
    country = min((unit.country for unit in group if unit.country), default="").lower()
    post = min((post for unit in group for post in unit.posts), default="").removeprefix("post:")
    day: IsoDate = min((said[unit].first for unit in group if said[unit].first), default="")
    return digest(*(repr(unit) for unit in sorted(group))), country, post, day[:4]


def best_name(names: Mapping[str, set[str]]) -> str:
    """The name to show. `names` are the forms with the documents (one of several copies) that have them.

    Of the full forms in Latin letters without initials the one in most documents, then the longest, then the first in
    alphabetical order.
    """
    cut = {a for a in names for b in names if len(names[a]) <= len(names[b]) and lacks_given(parse(a), parse(b))}
    return min(names, key=lambda name: (name in cut, _plainness(name), -len(names[name]), -len(name), name))


def _plainness(name: str) -> tuple[bool, bool, bool, bool]:
    parsed = parse(name)
    initial = bool(parsed.given) and len(parsed.given[0]) == 1
    foreign = any("\u0400" <= c <= "\u052f" or not latin(c).isascii() for c in name if c.isalpha())
    return not parsed.full, initial, foreign, name.isupper()
