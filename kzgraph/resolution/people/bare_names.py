"""Bare surnames: whose "President Tokayev" is.

A bare name says little, so what surrounds it decides: the post that the text gives, the country, the day. It is put to
a person where one fits better than all others, and stays by itself where two fit alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from kzgraph.resolution.grouping.clusters import components
from kzgraph.resolution.names.normal_form import bare_forms, parse
from kzgraph.resolution.people.bearers import TERMS, Span, far, near, spans, within
from kzgraph.resolution.people.full_names import same_country
from kzgraph.resolution.people.mentions import Said, Unit
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.values.words import words

FAR_MORE = 5
"""So many times the documents that another has in the same post."""


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """A person with a full name, as a bare name is compared with them."""

    units: frozenset[Unit]
    countries: frozenset[str]
    posts: Mapping[str, Span]
    words: frozenset[str]


def attached(groups: list[set[Unit]], said: Mapping[Unit, Said], posts: Mapping[str, Post]) -> list[set[Unit]]:
    """The groups of full names with the bare names that can only be theirs, and the other bare names grouped by
    surname, country and post."""
    people = [person_of(group, said) for group in groups]
    by_word = _by_bare_word(people)
    candidates: dict[tuple[str, str, tuple[str, ...], str], list[tuple[int, Person]]] = {}
    joined: dict[int, set[Unit]] = {}
    alone: list[Unit] = []
    for unit in (unit for unit in said if unit.bare):
        alike = (unit.key[0], unit.country, unit.posts, unit.name)  # all but the day: thousands of mentions have these
        if alike not in candidates:
            fitting = ((at, people[at]) for at in by_word.get(unit.key[0], []))
            undated = replace(unit, day="")
            candidates[alike] = [(at, person) for at, person in fitting if fit(undated, person, posts) is not None]
        at = best_fit(unit, candidates[alike], posts)
        if at is None:
            alone.append(unit)
        else:
            joined.setdefault(at, set()).add(unit)
    return [group | joined.get(at, set()) for at, group in enumerate(groups)] + _by_themselves(alone)


def person_of(group: set[Unit], said: Mapping[Unit, Said]) -> Person:
    """Whose the units are, as a bare name is compared with them."""
    return Person(
        frozenset(group),
        frozenset(unit.country for unit in group if unit.country),
        spans(sorted(group), said),
        frozenset(word for unit in group for word in words(unit.name)),
    )


def _by_bare_word(people: list[Person]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, person in enumerate(people):
        named = {(unit.name, unit.country) for unit in person.units}
        for word in {word for name, country in named for word in bare_forms(parse(name), country or None)}:
            found.setdefault(word, []).append(at)
    return found


def best_fit(unit: Unit, candidates: Iterable[tuple[int, Person]], posts: Mapping[str, Post]) -> int | None:
    """The number of the candidate that fits best, or None where two fit alike.

    Of several in the same post the one to whom far more documents give it: the others are mostly misread sentences.
    """
    fits = [(found, at, person) for at, person in candidates if (found := fit(unit, person, posts)) is not None]
    top = max((found for found, *_ in fits), default=None)
    best = sorted((-_support(unit, person, posts), at) for found, at, person in fits if found == top)
    if len(best) > 1 and -best[0][0] < FAR_MORE * max(1, -best[1][0]):
        return None
    return best[0][1] if best else None


def _support(unit: Unit, person: Person, posts: Mapping[str, Post]) -> int:
    """How many documents give the person a post of the bare name, or one that is the same told with more or less."""
    alike = {b for b in person.posts for a in unit.posts if a == b or _cover(posts[a], posts[b])}
    return sum(person.posts[post].documents for post in alike)


def fit(unit: Unit, person: Person, posts: Mapping[str, Post]) -> int | None:
    """How well a bare name fits a person: 3 in a post that they are known to hold about that day, 2 in such a post at
    another time within ten years; without a post 1 by the country, 0 by the spelling alone; None where something
    speaks against it."""
    if person.countries and not any(same_country(unit.country, other) for other in person.countries):
        return None
    told = Span(unit.day, unit.day, 1)
    shared = [post for post in unit.posts if post in person.posts]
    if shared and all(far(told, person.posts[post]) for post in shared):
        return None
    if shared:
        return 3 if any(near(told, person.posts[post]) for post in shared) else 2
    if _less_told(unit, person, posts):
        return 2
    if unit.posts:
        return None
    if unit.country and unit.country in person.countries:
        return 1
    return 0 if person.words.intersection(words(unit.name)) else None


def _less_told(unit: Unit, person: Person, posts: Mapping[str, Post]) -> bool:
    """Whether a post of the one is the other's, told with less: the Ambassador, the Ambassador to Belgium."""
    return any(_cover(posts[a], posts[b]) for a in unit.posts for b in person.posts)


def _cover(a: Post, b: Post) -> bool:
    return a.covers(b) or b.covers(a)


def _by_themselves(alone: list[Unit]) -> list[set[Unit]]:
    """Bare names grouped by surname and country, where posts that follow on each other in time connect them; without a
    post they are those of the only group that has one."""
    groups: dict[tuple[str, str], list[Unit]] = {}
    for unit in alone:
        groups.setdefault((unit.key[0], unit.country), []).append(unit)
    return [group for units in groups.values() for group in _by_post(units)]


def _by_post(units: list[Unit]) -> list[set[Unit]]:
    bearers: dict[str, list[Unit]] = {}
    for unit in sorted(units, key=lambda u: (u.day, u)):
        for post in unit.posts:
            bearers.setdefault(post, []).append(unit)
    pairs = [pair for known in bearers.values() for pair in pairwise(known) if within(*_days(*pair), TERMS)]
    groups = components([unit for unit in units if unit.posts], pairs)
    rest = {unit for unit in units if not unit.posts}
    if rest and len(groups) == 1:
        return [groups[0] | rest]
    return [*groups, *([rest] if rest else [])]


def _days(a: Unit, b: Unit) -> tuple[Span, Span]:
    return Span(a.day, a.day, 1), Span(b.day, b.day, 1)
