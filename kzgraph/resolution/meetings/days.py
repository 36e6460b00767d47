"""The days of two tellings: whether they can be of one encounter."""

from __future__ import annotations

from kzgraph.model import is_day
from kzgraph.resolution.meetings.kinds import MANY_DAYS, same_forum, same_round
from kzgraph.resolution.meetings.telling import Telling
from kzgraph.resolution.values.dates import agree, days_apart

TOLD_WITHIN = 3
"""Days within which the press tells of an encounter: undated tellings further apart are not taken for one."""

SAME_ROUND_WITHIN = 7
"""Days by which documents may differ on the date of one round of one series."""

SUMMIT_WITHIN = 3
"""Days by which two tellings of one summit may differ: it lasts some days, and no forum holds two in a week."""


def dates_agree(a: Telling, b: Telling) -> bool:
    """Whether both can have been on one day, as far as they are dated."""
    if not a.event.date or not b.event.date:
        return same_round(a, b) or _publication_agrees(a, b)
    if agree(a.event.date, b.event.date) or _within(a, b) or _within(b, a):
        return True
    apart = days_apart(a.event.date, b.event.date)
    return apart is not None and abs(apart) <= _days_allowed(a, b)


def _days_allowed(a: Telling, b: Telling) -> int:
    """By how many days two texts may differ: by none where one publisher tells of two days of talks or calls."""
    if same_round(a, b):
        return SAME_ROUND_WITHIN
    if same_forum(a, b):
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


def same_day(a: Telling, b: Telling) -> bool:
    """Whether both were on one day, or the day of one lies in the span of days of the other."""
    same = a.event.date == b.event.date and is_day(a.event.date)
    return same or _within(a, b) or _within(b, a)


def _within(a: Telling, b: Telling) -> bool:
    """Whether the day of `a` lies in the span of days of `b`."""
    day, first, last = a.event.date, b.event.date, b.event.end_date
    return bool(is_day(day) and is_day(first) and is_day(last) and day and first and last and first <= day <= last)
