"""Whether two tellings are of one encounter: what shows it, and what contradicts it, in words.

Both questions are symmetric and look at nothing but the two tellings. What no rule shows is not one encounter.
"""

from __future__ import annotations

from dataclasses import dataclass

from kzgraph.model import CountryCode, EventKind
from kzgraph.resolution.comparing.matching import compare
from kzgraph.resolution.meetings.telling import Telling, same_series
from kzgraph.resolution.values.dates import agree, days_apart, is_day

TOLD_WITHIN = 3
"""Days within which the press tells of an encounter: undated tellings further apart are not taken for one."""

SAME_ROUND_WITHIN = 7
"""Days by which documents may differ on the date of one round of one series."""

SUMMIT_WITHIN = 3
"""Days by which two tellings of one summit may differ: it lasts some days, and no forum holds two in a week."""

TALKS: frozenset[EventKind] = frozenset({"meeting", "consultations", "dialogue"})
"""A session of consultations or of a dialogue is also told as a meeting, but the first two are not each other."""

PLAIN: frozenset[EventKind] = frozenset({"meeting", "call", "visit", "appointment", "other"})
"""Kinds of which two countries may have several on one day: the day alone does not show that two are one."""

MANY_DAYS: frozenset[EventKind] = frozenset({"visit", "summit", "other"})
"""Kinds that last for days and go from town to town."""


@dataclass(frozen=True, slots=True)
class Link:
    """That two tellings are of one encounter; the surer evidence has the lower `step`."""

    step: int
    why: str


STEPS = 4


def link(a: Telling, b: Telling) -> Link | None:
    """What shows that two tellings are of one encounter; None where nothing shows it or something contradicts it.

    Steps: 0 the same twice, 1 the day or the round, 2 a day beside it, or the day under another kind, 3 a month, or the
    days of publication.
    """
    if a.content == b.content:
        return Link(0, "the same told twice")
    if a.reprints(b):
        return Link(0, "one text and its near-copy")
    if why_not(a, b):
        return None
    if _same_round(a, b):
        return Link(1, f"round {a.event.round} of the same series")
    both = _both_sides(a, b)
    if _loosely_of_a_kind(a, b):
        return Link(2, f"same day, {_named(a, b)} on both sides") if both else None
    if a.event.date and b.event.date:
        return _by_date(a, b, both)
    return _by_publication(a, b, both)


def _by_date(a: Telling, b: Telling, both: bool) -> Link | None:
    shared = bool(_shared(a, b))
    place = bool(a.place and a.place == b.place)
    if _same_day(a, b):
        if shared:
            return Link(1, f"same day, {_named(a, b)}")
        if same_series(a.series, b.series):
            return Link(1, "same day, same series")
        if place and not (_core(a) and _core(b)) and not {a.event.kind, b.event.kind} & {"call", "appointment"}:
            return Link(1, "same day, same place, same countries")
        if not {a.event.kind, b.event.kind} & PLAIN and (len(a.countries & b.countries) > 1 or _same_forum(a, b)):
            return Link(1, f"same day, the only {a.event.kind} of its kind")
    if _same_forum(a, b):
        return Link(2, f"dates that agree, same forum: {_forum(a, b)}")
    if days_apart(a.event.date, b.event.date) is not None:
        visit = shared and a.event.kind == "visit" == b.event.kind
        return Link(2, f"a day beside it, {_named(a, b)}") if both or visit else None
    if min(len(a.event.date or ""), len(b.event.date or "")) == len("2024-10"):
        if both or (shared and (place or a.event.kind == "visit" == b.event.kind)):
            return Link(3, f"same month, {_named(a, b)}")
        if place and same_series(a.series, b.series):
            return Link(3, "same month, same place, same series")
    return None


def _by_publication(a: Telling, b: Telling, both: bool) -> Link | None:
    """Where one has no date: told of within the same few days, and both held unless they are a forum's summit."""
    apart = days_apart(a.told_on, b.told_on)
    if apart is None or abs(apart) > TOLD_WITHIN:
        return None
    if _same_forum(a, b):
        return Link(3, f"told of within {TOLD_WITHIN} days, same forum: {_forum(a, b)}")
    if not a.event.status == b.event.status == "held":
        return None
    shared = bool(_shared(a, b))
    place = bool(a.place and a.place == b.place)
    if both or (shared and (place or a.event.kind == "visit" == b.event.kind)):
        return Link(3, f"told of within {TOLD_WITHIN} days, {_named(a, b)}")
    return (
        Link(3, f"told of within {TOLD_WITHIN} days, same series")
        if place and same_series(a.series, b.series)
        else None
    )


def why_not(a: Telling, b: Telling) -> str:
    """What contradicts that two tellings are of one encounter, in words; "" where nothing does."""
    if a.document == b.document:
        return "" if a.content == b.content else "one text tells of both"
    if a.reprints(b):
        return ""
    rounds = {a.event.round, b.event.round} - {None}
    if not _kinds_agree(a, b):
        return f"one is told as {a.event.kind}, the other as {b.event.kind}"
    if len(rounds) > 1:
        return "other rounds"
    if a.series and b.series and not same_series(a.series, b.series):
        return "other series"
    if not _countries_agree(a, b):
        return "other countries"
    if not _dates_agree(a, b):
        return "other days"
    if _other_people(a, b):
        return "other people on one side"
    return "in other places" if _other_places(a, b) else ""


def _kinds_agree(a: Telling, b: Telling) -> bool:
    kinds = {a.event.kind, b.event.kind}
    return len(kinds) == 1 or (kinds <= TALKS and "meeting" in kinds) or _loosely_of_a_kind(a, b)


def _loosely_of_a_kind(a: Telling, b: Telling) -> bool:
    """Whether one text may have called a "meeting" what for the other was a call, a visit of a day or a summit."""
    plain, other = (a, b) if a.event.kind == "meeting" else (b, a)
    if plain.event.kind != "meeting" or other.event.kind not in ("call", "visit", "summit"):
        return False
    one_day = is_day(a.event.date) and a.event.date == b.event.date and _one_day(a) and _one_day(b)
    return one_day and not (other.event.kind == "call" and plain.place)


def _one_day(one: Telling) -> bool:
    return one.event.end_date in (None, one.event.date)


def _countries_agree(a: Telling, b: Telling) -> bool:
    """The same; of three or more, one text may leave some out; the host of a forum's summit need not be told."""
    few, many = sorted((a.countries, b.countries), key=len)
    if few == many or (few <= many and len(few) > 2):
        return True
    return few <= many and (_same_forum(a, b) or (len(few) > 1 and same_series(a.series, b.series)))


def _same_forum(a: Telling, b: Telling) -> bool:
    """Whether both are summits of one forum, by its name or its organisation."""
    summits = a.event.kind == "summit" == b.event.kind
    return summits and (same_series(a.series, b.series) or bool(a.organisations & b.organisations))


def _forum(a: Telling, b: Telling) -> str:
    return min((s for s in (a.event.series, b.event.series) if s), key=lambda s: (-len(s), s), default="summit")


def _core(one: Telling) -> set[tuple[CountryCode, str]]:
    """The people without whom the encounter would be another one."""
    return {side for side in one.people if side[1] not in one.aside}


def _other_people(a: Telling, b: Telling) -> bool:
    """Whether both name people of one side, and none in common."""
    shared = _shared(a, b)
    sides = {c for c, _ in _core(a)} & {c for c, _ in _core(b)} - {""}
    return any(not any(c == side for pair in shared for c, _ in pair) for side in sides)


Shared = tuple[tuple[CountryCode, str], tuple[CountryCode, str]]


def _shared(a: Telling, b: Telling) -> list[Shared]:
    """The people of `a` with those of `b` who are they, or may be by their names and their country."""
    names = dict(a.called), dict(b.called)
    found = [(x, y) for x in _core(a) for y in _core(b) if x[1] == y[1]]
    met = {side for pair in found for side in pair}
    rest = [(x, y) for x in _core(a) - met for y in _core(b) - met if x[0] == y[0] != ""]
    return found + [(x, y) for x, y in rest if _alike(names[0].get(x[1], ""), names[1].get(y[1], ""), x[0])]


def _alike(a: str, b: str, country: CountryCode) -> bool:
    """Whether two names of one country's people at one table can be one person's."""
    return bool(a and b) and compare(a, b, country=country or None).verdict == "same"


def _both_sides(a: Telling, b: Telling) -> bool:
    shared = _shared(a, b)
    return len({x[0] for x, _ in shared}) > 1 or len({y[0] for _, y in shared}) > 1


def _named(a: Telling, b: Telling) -> str:
    """Who is in both, by the longest name that either text has."""
    names = dict(a.called), dict(b.called)
    told = [(names[0].get(x, x), names[1].get(y, y)) for (_, x), (_, y) in _shared(a, b)]
    return " and ".join(sorted(min(pair, key=lambda name: (-len(name), name)) for pair in told))


def _dates_agree(a: Telling, b: Telling) -> bool:
    if not a.event.date or not b.event.date:
        return _same_round(a, b) or _publication_agrees(a, b)
    if agree(a.event.date, b.event.date) or _within(a, b) or _within(b, a):
        return True
    apart = days_apart(a.event.date, b.event.date)
    return apart is not None and abs(apart) <= _days_allowed(a, b)


def _days_allowed(a: Telling, b: Telling) -> int:
    """By how many days two texts may differ: by none where one publisher tells of two days of talks or calls."""
    if _same_round(a, b):
        return SAME_ROUND_WITHIN
    if _same_forum(a, b):
        return SUMMIT_WITHIN
    one_hand = bool(a.publisher) and a.publisher == b.publisher
    return 0 if one_hand and not {a.event.kind, b.event.kind} & MANY_DAYS else 1


def _publication_agrees(a: Telling, b: Telling) -> bool:
    """Whether what has no date can have been on the day of the other: not told of before it, nor long after."""
    undated, other = (b, a) if a.event.date else (a, b)
    after = days_apart(other.told_on, undated.published)
    if after is None:
        return True
    if not other.event.date:
        return abs(after) <= TOLD_WITHIN
    return after <= 1 if undated.event.status == "planned" else -1 <= after <= TOLD_WITHIN


def _other_places(a: Telling, b: Telling) -> bool:
    """Whether the places tell two encounters apart: not where somebody would have been in both on one day."""
    if (
        not a.place
        or not b.place
        or a.place == b.place
        or _same_round(a, b)
        or {a.event.kind, b.event.kind} & MANY_DAYS
    ):
        return False
    return not (_same_day(a, b) and _shared(a, b))


def _same_round(a: Telling, b: Telling) -> bool:
    if a.event.round is None or a.event.round != b.event.round or {a.event.kind, b.event.kind} & {"visit", "call"}:
        return False
    return same_series(a.series, b.series) or (a.event.kind == b.event.kind and not (a.series and b.series))


def _same_day(a: Telling, b: Telling) -> bool:
    same = a.event.date == b.event.date and is_day(a.event.date)
    return same or _within(a, b) or _within(b, a)


def _within(a: Telling, b: Telling) -> bool:
    """Whether the day of `a` lies in the span of days of `b`."""
    day, first, last = a.event.date, b.event.date, b.event.end_date
    return bool(is_day(day) and is_day(first) and is_day(last) and day and first and last and first <= day <= last)
