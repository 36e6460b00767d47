"""Series of meetings: which encounters are of one standing format, and which of them follows which.

A series is a format of the same parties. Its name may be told in two wordings: "Strategic Dialogue" and "High-Level
Strategic Dialogue" of two countries are one series where they have no other of which the shorter name could be. Summits
are a series by their name alone, for their host and guests change.
"""

from __future__ import annotations

from collections.abc import Iterable

from kzgraph.model import CountryCode, EventKind
from kzgraph.resolution.meetings.encounters import Encounter
from kzgraph.resolution.meetings.telling import Group, series_key
from kzgraph.resolution.values.countries import mentions
from kzgraph.resolution.values.dates import agree
from kzgraph.resolution.values.words import words

Words = frozenset[str]
Parties = frozenset[CountryCode]

NO_SERIES: frozenset[EventKind] = frozenset({"visit", "call", "signing", "appointment", "credentials"})
"""Kinds that are of no series, though a text may name one beside them."""

_SESSIONS: frozenset[EventKind] = frozenset({"consultations", "dialogue"})
"""Kinds of which those with a round are a series without a name."""


def words_of(one: Encounter) -> Words:
    """What the series of an encounter is known by: the words of its fullest name; none where it is of no series."""
    named = [t.series for t in one.group if t.series]
    if one.kind in NO_SERIES:
        return frozenset()
    if named:
        return min(named, key=lambda told: (-len(told), sorted(told)))
    return series_key(one.kind) if one.round is not None and one.kind in _SESSIONS else frozenset()


def followed(encounters: Iterable[Encounter]) -> list[tuple[Encounter, Encounter]]:
    """Pairs (later, earlier) of consecutive encounters of one series."""
    return [(one, before) for group in _series(encounters) for one in group if (before := _before(one, group))]


def gap(later: Encounter, earlier: Encounter) -> int | None:
    """How many rounds are missing between two that follow one another; None where none is or no rounds are told."""
    if later.round is None or earlier.round is None or later.round <= earlier.round + 1:
        return None
    return later.round - earlier.round - 1


def _series(encounters: Iterable[Encounter]) -> list[list[Encounter]]:
    by_parties: dict[Parties, list[tuple[Words, Encounter]]] = {}
    for one in encounters:
        if told := words_of(one):
            by_parties.setdefault(_parties(one), []).append((told, one))
    found: dict[tuple[Parties, Words], list[Encounter]] = {}
    for parties, members in by_parties.items():
        names = {told for told, _ in members}
        for told, one in members:
            found.setdefault((parties, _fullest(told, names) if len(parties) > 1 else told), []).append(one)
    return list(found.values())


def _parties(one: Encounter) -> Parties:
    """The one or two countries; of a summit those in its name; of a meeting of many none."""
    if one.kind == "summit":
        return frozenset(code for _, _, code in mentions(words(one.series or "")))
    return frozenset(one.countries) if len(one.countries) < 3 else frozenset()


def _fullest(told: Words, names: set[Words]) -> Words:
    """The only fullest name of which all words of this one are; itself where there are several."""
    fuller = [name for name in names if told <= name and not any(name < other for other in names)]
    return fuller[0] if len(fuller) == 1 else told


def _before(one: Encounter, group: Iterable[Encounter]) -> Encounter | None:
    earlier = [other for other in group if other is not one and _precedes(other, one)]
    return max(earlier, key=lambda e: (_is_next(e, one), e.told_on or "", e.round or 0, _order(e.group)), default=None)


def _order(group: Group) -> tuple[object, ...]:
    return group[0].sort_key


def _is_next(earlier: Encounter, later: Encounter) -> bool:
    return later.round is not None and earlier.round == later.round - 1


def _precedes(a: Encounter, b: Encounter) -> bool:
    """Whether `a` was before `b`: by the rounds where both are told, unless the days of the two say otherwise; else by
    the dates."""
    if a.round is not None and b.round is not None:
        turned = a.start and b.start and a.start > b.start and not agree(a.start, b.start)
        return a.round < b.round and not turned
    if not a.told_on or not b.told_on or agree(a.told_on, b.told_on):
        return False
    return a.told_on < b.told_on
