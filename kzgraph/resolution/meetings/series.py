"""Series of meetings: which encounters are of one standing format, and which of them follows which.

A series is a format of the same parties. Its name may be told in two wordings: "Strategic Dialogue" and "High-Level
Strategic Dialogue" of two countries are one series where they have no other of which the shorter name could be. Summits
are a series by their name alone, for their host and guests change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kzgraph.model import CountryCode, EventKind, IsoDate
from kzgraph.resolution.meetings.encounters import Encounter
from kzgraph.resolution.meetings.telling import series_key
from kzgraph.resolution.values.countries import mentions
from kzgraph.resolution.values.dates import agree
from kzgraph.resolution.values.words import words

Words = frozenset[str]
Parties = frozenset[CountryCode]

NO_SERIES: frozenset[EventKind] = frozenset({"visit", "call", "signing", "appointment", "credentials"})
"""Kinds that are of no series, though a text may name one beside them."""

_SESSIONS: frozenset[EventKind] = frozenset({"consultations", "dialogue"})
"""Kinds of which those with a round are a series without a name."""


@dataclass(frozen=True, slots=True)
class Session:
    """What places an encounter in its series, and among the others of it."""

    parties: Parties
    words: Words
    round: int | None
    start: IsoDate | None
    told_on: IsoDate | None
    order: tuple[object, ...]


def session(one: Encounter) -> Session | None:
    """The encounter as one of its series; None where it is of none."""
    told = words_of(one)
    return Session(_parties(one), told, one.round, one.start, one.told_on, one.group[0].sort_key) if told else None


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
    found = list(encounters)
    sessions = {at: told for at, one in enumerate(found) if (told := session(one))}
    groups = [[(at, sessions[at]) for at in group] for group in series_of(sessions)]
    pairs = ((at, last_before(one, group)) for group in groups for at, one in group)
    return [(found[later], found[earlier]) for later, earlier in pairs if earlier is not None]


def gap(later: Session | Encounter, earlier: Session | Encounter) -> int | None:
    """How many rounds are missing between two that follow one another; None where none is or no rounds are told."""
    if later.round is None or earlier.round is None or later.round <= earlier.round + 1:
        return None
    return later.round - earlier.round - 1


def series_of(sessions: Mapping[int, Session]) -> list[list[int]]:
    """The encounters, by their numbers, of each series."""
    by_parties: dict[Parties, list[int]] = {}
    for at, one in sessions.items():
        by_parties.setdefault(one.parties, []).append(at)
    found: dict[tuple[Parties, Words], list[int]] = {}
    for parties, members in by_parties.items():
        names = {sessions[at].words for at in members}
        fullest = {told: _fullest(told, names) if two_sided(parties) else told for told in names}
        for at in members:
            found.setdefault((parties, fullest[sessions[at].words]), []).append(at)
    return list(found.values())


def two_sided(parties: Parties) -> bool:
    """Whether a series of these parties may be told in two wordings."""
    return len(parties) > 1


def _parties(one: Encounter) -> Parties:
    """The one or two countries; of a summit those in its name; of a meeting of many none."""
    if one.kind == "summit":
        return frozenset(code for _, _, code in mentions(words(one.series or "")))
    return frozenset(one.countries) if len(one.countries) < 3 else frozenset()


def _fullest(told: Words, names: set[Words]) -> Words:
    """The only fullest name of which all words of this one are; itself where there are several."""
    fuller = [name for name in names if told <= name and not any(name < other for other in names)]
    return fuller[0] if len(fuller) == 1 else told


def last_before(one: Session, group: Iterable[tuple[int, Session]]) -> int | None:
    """Which of the group it follows."""
    earlier = ((at, other) for at, other in group if other is not one and _precedes(other, one))
    found = max(
        earlier, key=lambda e: (_is_next(e[1], one), e[1].told_on or "", e[1].round or 0, e[1].order), default=None
    )
    return found[0] if found else None


def _is_next(earlier: Session, later: Session) -> bool:
    return later.round is not None and earlier.round == later.round - 1


def _precedes(a: Session, b: Session) -> bool:
    """Whether `a` was before `b`: by the rounds where both are told, unless the days of the two say otherwise; else by
    the dates."""
    if a.round is not None and b.round is not None:
        turned = a.start and b.start and a.start > b.start and not agree(a.start, b.start)
        return a.round < b.round and not turned
    if not a.told_on or not b.told_on or agree(a.told_on, b.told_on):
        return False
    return a.told_on < b.told_on
