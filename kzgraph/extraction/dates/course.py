"""Days of the week that count from what is told before them.

In the course of days told in figures: "from 3 to 7 March … On Tuesday he met"; and behind the journey that leads to
what is told: "arrived today to attend the summit on Friday".
"""

from __future__ import annotations

import re
from datetime import date as Day
from datetime import timedelta

from kzgraph.extraction.context import DateMention
from kzgraph.extraction.dates.rules import Reading
from kzgraph.extraction.dates.years import Direction
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import is_day

# So far back in its paragraph a text may have told the days, and so many dates may stand between, the days included.
_REACH, _DATES = 400, 4
# A journey is no longer, and what is announced beside it is no further ahead.
_JOURNEY, _AHEAD = 14, 21
_WEEK = 7
_NAMED = re.compile(r"[a-z]day\b")


def in_course(m: re.Match[str], reading: Reading, weekday: int, way: Direction | None) -> Day | None:
    """The day that a day of the week (0 is Monday) means after days told in figures; None where they do not tell."""
    near = [
        x
        for x in reading.seen[-_DATES:]
        if is_day(x.value) and 0 <= m.start() - x.end <= _REACH and "\n" not in reading.flat[x.end : m.start()]
    ]
    for told in reversed(near):
        if not re.search(r"\d", reading.flat[told.start : told.end]):
            continue
        return _within(told, weekday) if told.last and is_day(told.last) else _after(told, reading, weekday, way)
    return None


def of_goal(m: re.Match[str], reading: Reading, weekday: int) -> Day | None:
    """The day that a day of the week means as that of what somebody came or set out for; None where it is none.

    It is the next one after the day of the journey, or after publication where somebody "has arrived" or "is in" Rome.
    """
    now, begin = reading.published, max(0, m.start() - _SENTENCE)
    if now is None or (goal := pattern("dates", "goal_of_journey").search(reading.flat, begin, m.start())) is None:
        return None
    near = [x for x in reading.seen if begin <= x.start and x.end <= m.start() and is_day(x.value)]
    near = [x for x in near if not _UNTIL.search(reading.flat, begin, x.start)]
    since = [Day.fromisoformat(x.value) for x in near if "." not in reading.flat[x.end : m.start()]]
    if not since and not _IS_THERE.search(reading.flat, max(0, goal.start() - _HAS), goal.end()):
        return None
    first = since[-1] if since else now
    found = first + timedelta(days=(weekday - first.weekday()) % _WEEK)
    return found if abs(now - first) <= timedelta(days=_JOURNEY) else None


_UNTIL = re.compile(r"\b(?:until|till|through) \Z")
# Between the verb of a journey and the day of what it is for; "has just ".
_SENTENCE, _HAS = 240, 12
_IS_THERE = re.compile(r"\b(?:has|have) (?:\w+ )?(?:arrived|come|flown|landed|travel)|\A(?:is|are) in ")


def _within(told: DateMention, weekday: int) -> Day | None:
    """The one such day of a span of days."""
    first, last = Day.fromisoformat(told.value), Day.fromisoformat(told.last or told.value)
    if not timedelta(0) < last - first <= timedelta(days=_JOURNEY):
        return None
    days = [first + timedelta(days=k) for k in range((last - first).days + 1)]
    fitting = [day for day in days if day.weekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def _after(told: DateMention, reading: Reading, weekday: int, way: Direction | None) -> Day | None:
    """The next such day after one to come, or after one in the past of which the day of the week is told as well."""
    now, first = reading.published, Day.fromisoformat(told.value)
    found = first + timedelta(days=(weekday - first.weekday()) % _WEEK or _WEEK)
    if now is None:
        return None
    if first > now:
        return found if way == "future" and first - now <= timedelta(days=_AHEAD) else None
    named = _NAMED.search(reading.flat, max(0, told.start - len("Wednesday, ")), told.end)
    recent = now - first <= timedelta(days=_JOURNEY)
    return found if named and recent and way != "future" and found <= now else None
