"""Whether two tellings are of one encounter: what shows it, and what contradicts it, in words.

Both questions are symmetric and look at nothing but the two tellings. What no rule shows is not one encounter.
"""

from __future__ import annotations

from dataclasses import dataclass

from kzgraph.resolution.meetings.days import TOLD_WITHIN, dates_agree, same_day
from kzgraph.resolution.meetings.kinds import (
    MANY_DAYS,
    PLAIN,
    forum,
    kinds_agree,
    loosely_of_a_kind,
    same_forum,
    same_round,
)
from kzgraph.resolution.meetings.sides import (
    both_sides,
    core,
    countries_agree,
    named_in_both,
    other_people,
    people_in_both,
)
from kzgraph.resolution.meetings.telling import Telling, same_series
from kzgraph.resolution.values.dates import days_apart


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
    if same_round(a, b):
        return Link(1, f"round {a.event.round} of the same series")
    both = both_sides(a, b)
    if loosely_of_a_kind(a, b):
        return Link(2, f"same day, {named_in_both(a, b)} on both sides") if both else None
    if a.event.date and b.event.date:
        return _by_date(a, b, both)
    return _by_publication(a, b, both)


def _by_date(a: Telling, b: Telling, both: bool) -> Link | None:
    shared = bool(people_in_both(a, b))
    place = bool(a.place and a.place == b.place)
    if same_day(a, b):
        if shared:
            return Link(1, f"same day, {named_in_both(a, b)}")
        if same_series(a.series, b.series):
            return Link(1, "same day, same series")
        if place and not (core(a) and core(b)) and not {a.event.kind, b.event.kind} & {"call", "appointment"}:
            return Link(1, "same day, same place, same countries")
        if not {a.event.kind, b.event.kind} & PLAIN and (len(a.countries & b.countries) > 1 or same_forum(a, b)):
            return Link(1, f"same day, the only {a.event.kind} of its kind")
    if same_forum(a, b):
        return Link(2, f"dates that agree, same forum: {forum(a, b)}")
    if days_apart(a.event.date, b.event.date) is not None:
        visit = shared and a.event.kind == "visit" == b.event.kind
        return Link(2, f"a day beside it, {named_in_both(a, b)}") if both or visit else None
    if min(len(a.event.date or ""), len(b.event.date or "")) == len("2024-10"):
        if both or (shared and (place or a.event.kind == "visit" == b.event.kind)):
            return Link(3, f"same month, {named_in_both(a, b)}")
        if place and same_series(a.series, b.series):
            return Link(3, "same month, same place, same series")
    return None


def _by_publication(a: Telling, b: Telling, both: bool) -> Link | None:
    """Where one has no date: told of within the same few days, and both held unless they are a forum's summit."""
    apart = days_apart(a.told_on, b.told_on)
    if apart is None or abs(apart) > TOLD_WITHIN:
        return None
    if same_forum(a, b):
        return Link(3, f"told of within {TOLD_WITHIN} days, same forum: {forum(a, b)}")
    if not a.event.status == b.event.status == "held":
        return None
    shared = bool(people_in_both(a, b))
    place = bool(a.place and a.place == b.place)
    if both or (shared and (place or a.event.kind == "visit" == b.event.kind)):
        return Link(3, f"told of within {TOLD_WITHIN} days, {named_in_both(a, b)}")
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
    if not kinds_agree(a, b):
        return f"one is told as {a.event.kind}, the other as {b.event.kind}"
    if len(rounds) > 1:
        return "other rounds"
    if a.series and b.series and not same_series(a.series, b.series):
        return "other series"
    if not countries_agree(a, b):
        return "other countries"
    if not dates_agree(a, b):
        return "other days"
    if other_people(a, b):
        return "other people on one side"
    return "in other places" if _other_places(a, b) else ""


def _other_places(a: Telling, b: Telling) -> bool:
    """Whether the places tell two encounters apart: not where somebody would have been in both on one day."""
    if not a.place or not b.place or a.place == b.place or same_round(a, b) or {a.event.kind, b.event.kind} & MANY_DAYS:
        return False
    return not (same_day(a, b) and people_in_both(a, b))
