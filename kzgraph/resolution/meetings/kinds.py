"""The kinds of two tellings, their series and rounds: whether they can be of one encounter."""

from __future__ import annotations

from kzgraph.model import EventKind, is_day
from kzgraph.resolution.meetings.telling import Telling, same_series

TALKS: frozenset[EventKind] = frozenset({"meeting", "consultations", "dialogue"})
"""A session of consultations or of a dialogue is also told as a meeting, but the first two are not each other."""

PLAIN: frozenset[EventKind] = frozenset({"meeting", "call", "visit", "appointment", "other"})
"""Kinds of which two countries may have several on one day: the day alone does not show that two are one."""

MANY_DAYS: frozenset[EventKind] = frozenset({"visit", "summit", "other"})
"""Kinds that last for days and go from town to town."""


def kinds_agree(a: Telling, b: Telling) -> bool:
    """Whether two texts can have called one encounter so: one kind, two kinds of talks, or one of them loosely."""
    kinds = {a.event.kind, b.event.kind}
    return len(kinds) == 1 or (kinds <= TALKS and "meeting" in kinds) or loosely_of_a_kind(a, b)


def loosely_of_a_kind(a: Telling, b: Telling) -> bool:
    """Whether one text may have called a "meeting" what for the other was a call, a visit of a day or a summit."""
    plain, other = (a, b) if a.event.kind == "meeting" else (b, a)
    if plain.event.kind != "meeting" or other.event.kind not in ("call", "visit", "summit"):
        return False
    one_day = is_day(a.event.date) and a.event.date == b.event.date and _one_day(a) and _one_day(b)
    return one_day and not (other.event.kind == "call" and plain.place)


def _one_day(one: Telling) -> bool:
    return one.event.end_date in (None, one.event.date)


def same_forum(a: Telling, b: Telling) -> bool:
    """Whether both are summits of one forum, by its name or its organisation."""
    summits = a.event.kind == "summit" == b.event.kind
    return summits and (same_series(a.series, b.series) or bool(a.organisations & b.organisations))


def forum(a: Telling, b: Telling) -> str:
    """The name of the forum for a reader, the longer where the texts have two."""
    return min((s for s in (a.event.series, b.event.series) if s), key=lambda s: (-len(s), s), default="summit")


def same_round(a: Telling, b: Telling) -> bool:
    """Whether both are of one round, told by its number, of one series."""
    if a.event.round is None or a.event.round != b.event.round or {a.event.kind, b.event.kind} & {"visit", "call"}:
        return False
    return same_series(a.series, b.series) or (a.event.kind == b.event.kind and not (a.series and b.series))
