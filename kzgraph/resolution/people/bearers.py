"""The bearers of one name: when they held which posts, and where these, or a number behind it, show two people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from kzgraph.data_files import lexicon
from kzgraph.model import IsoDate
from kzgraph.resolution.grouping.clusters import joined
from kzgraph.resolution.names.parts import read
from kzgraph.resolution.people.mentions import Said, Unit, met
from kzgraph.resolution.posts.conflicts import incompatible
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.values.dates import days_apart


class Span(NamedTuple):
    """When documents that give somebody a post were published ("" where none has a date), and how many they are."""

    first: IsoDate
    last: IsoDate
    documents: int


IN_OFFICE = 730
"""So many days apart two documents that give one post still speak of one term."""

TERMS = 1827
"""Five years: two bare names in one post so far apart are still one holder's, where no fuller name has the post."""

LONG_AGO = 3653
"""Ten years: a bare surname in a post that somebody held so much earlier or later may be somebody else's."""

AT_ONE_TIME = 90
"""Two posts attested within so many days are taken to be of one time."""


def spans(units: Iterable[Unit], said: Mapping[Unit, Said]) -> dict[str, Span]:
    """Each post of the units with the time and number of the documents that give it."""
    found: dict[str, Span] = {}
    for unit in units:
        told = said[unit]
        for post in unit.posts:
            first, last, documents = found.get(post, ("", "", 0))
            span = (min(first or told.first, told.first or first), max(last, told.last))
            found[post] = Span(*span, documents + len(told.sources))
    return found


def namesakes(units: list[Unit], said: Mapping[Unit, Said], posts: Mapping[str, Post]) -> list[list[Unit]]:
    """The units of one name and country: all of them, or where two documents each say that its bearers held posts at
    one time that nobody holds together, or "Jr." and "III" tell them apart, or one text has two of them in one
    encounter, those of each."""
    sure = [unit for unit in units if len(said[unit].sources) > 1 and unit.posts]
    torn = any(
        not set(a.posts) & set(b.posts) and clash(spans([a], said), spans([b], said), posts)
        for a, b in combinations(sure, 2)
    )
    numbers = {number for unit in units if (number := _number(unit))}
    if not torn and len(numbers) < 2 and not met(units, units, said):
        return [units]
    pairs = [(a, b) for a, b in combinations(units, 2) if set(a.posts) & set(b.posts)]
    start = [{unit} for unit in units]

    def contradict(a: Unit, b: Unit) -> bool:
        if len({_number(a), _number(b)} - {""}) > 1 or met([a], [b], said):
            return True
        return not set(a.posts) & set(b.posts) and bool(clash(spans([a], said), spans([b], said), posts))

    groups = joined(start, [pair for pair in pairs if not contradict(*pair)], contradict)
    rest = [(a, b) for a, b in combinations(units, 2) if not contradict(a, b)]
    groups = joined(groups, rest, contradict)
    return [sorted(group) for group in sorted(groups, key=sorted)]


def _number(unit: Unit) -> str:
    """ "jr", "iii" and the like behind the name; "" where nothing stands there."""
    last = unit.name.rpartition(" ")[2].strip(".,").lower()
    return read(unit.name).generation if last in lexicon("name_parts")["generations"] else ""


def clash(a: Mapping[str, Span], b: Mapping[str, Span], posts: Mapping[str, Post]) -> str:
    """Why the holders of these posts at these times cannot be one person, or ""."""
    for one, when in sorted(a.items()):
        for other, then in sorted(b.items()):
            if one != other and at_one_time(when, then) and (why := incompatible(posts[one], posts[other])):
                return why
    return ""


def at_one_time(a: Span, b: Span) -> bool:
    """Whether documents of one time give both; False where a time is not known."""
    if not a.first or not b.first:
        return False
    return _gap(a, b) <= AT_ONE_TIME


def near(a: Span, b: Span) -> bool:
    """Whether two times lie within the years of a term; also where one is not known."""
    return within(a, b, IN_OFFICE)


def within(a: Span, b: Span, days: int) -> bool:
    """Whether two times lie at most so many days apart; also where one is not known."""
    return not a.first or not b.first or _gap(a, b) <= days


def far(a: Span, b: Span) -> bool:
    """Whether two times lie so far apart that one post at both need not be one person's; False where one is not
    known."""
    return bool(a.first and b.first) and _gap(a, b) > LONG_AGO


def _gap(a: Span, b: Span) -> int:
    """Days between two times, 0 where they overlap."""
    return max(0, days_apart(a.last, b.first) or 0, days_apart(b.last, a.first) or 0)
