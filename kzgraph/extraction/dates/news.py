"""Which days a text published on a day reports on."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta

from kzgraph.extraction.knowledge import pattern
from kzgraph.model import IsoDate, is_day

# News is of the last days: a day further back is of another encounter than the undated one that the text is about.
_NEWS_DAYS = 12


def is_news(date: IsoDate | None, published: Day | None) -> bool:
    """Whether a date is one of the days that a text published on a day reports on."""
    if published is None or date is None:
        return False
    if not is_day(date):
        return any((published - timedelta(days=back)).isoformat().startswith(date) for back in (0, _NEWS_DAYS))
    return abs((published - Day.fromisoformat(date)).days) <= _NEWS_DAYS


def is_about(date: IsoDate, published: Day | None) -> bool:
    """Whether a day or month is not long past: a visit of these days, or one to come."""
    return published is None or date >= (published - timedelta(days=_NEWS_DAYS)).isoformat()[: len(date)]


def told_on_the_day(flat: str, start: int, end: int) -> bool:
    """Whether what is to come on a day of the week is told on that day or its eve, and may have been printed a day
    later: "was due to meet him on Tuesday", "later on Tuesday", "on Tuesday evening", "which opens on Tuesday"."""
    if pattern("dates", "told_on_the_day_behind").match(flat, end):
        return True
    keys = ("told_on_the_day_before", "begins_then")
    return any(pattern("dates", key).search(flat, max(0, start - _SENTENCE), start) for key in keys)


_SENTENCE = 160
