"""Days counted on, and compared with the day of publication."""

from __future__ import annotations

import re
from datetime import date as Day
from datetime import timedelta

from kzgraph.extraction.context import Context, DateMention
from kzgraph.extraction.dates.dateline import dateline_day, in_dateline
from kzgraph.extraction.dates.news import is_news, told_on_the_day
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.model import IsoDate, is_day


def was_held(context: Context, date: str | None) -> bool:
    """Whether a day lies before the day of publication."""
    published = context.published
    return is_day(date) and published is not None and date < published.isoformat()


def is_over(context: Context, date: str | None) -> bool:
    """Whether a date lies wholly before the day of publication."""
    published = context.published
    return bool(date and published and date < published.isoformat()[: len(date)])


def told_long_ago(context: Context, dates: list[DateMention]) -> bool:
    """Whether one of some dates lies before the days that the text reports on."""
    return any(is_over(context, d.value) and not is_news(d.value, context.published) for d in dates)


def is_to_come(context: Context, date: str | None) -> bool:
    """Whether a date lies wholly after the day of publication."""
    published = context.published
    return bool(date and published and date > published.isoformat()[: len(date)])


def looked_ahead(context: Context, clause: Clause, date: str, end_date: str | None) -> tuple[str | None, str | None]:
    """The days of something to come that were read as past ones, moved to the next such month or day of the week."""
    published = context.published
    if published is None or date >= published.isoformat()[: len(date)] or end_date:
        return date, end_date
    told = next((d for d in clause.among(context.dates) if d.value == date and not in_dateline(context, d)), None)
    if told is None and any(d.value == date for d in clause.among(context.dates)):
        return None, None  # "ANKARA, March 11 (Agency) – The minister will meet": of which no day is told
    if lay_ahead(context, clause, date):
        return date, end_date
    if told is None or _OF_THE_PAST.search(context.flat, told.start, told.end):
        return date, end_date
    if _WEEKDAY.search(context.flat, told.start, told.end):
        return weekday_ahead(context, clause, date, end_date)
    return f"{int(date[:4]) + 1}{date[4:]}", None


_OF_THE_PAST = re.compile(r"\d{4}|\bthis\b|last|past|ago|yesterday", re.IGNORECASE)
_WEEKDAY = re.compile(r"[a-z]day\b")


def lay_ahead(context: Context, clause: Clause, date: IsoDate | None) -> bool:
    """Whether a day now over was still to come when the text was written: on the day of its dateline, or on the eve of
    publication ("was due to meet him on Tuesday", "later on Tuesday", "on Tuesday evening")."""
    published = context.published
    if published is None or date is None or not is_day(date) or date >= published.isoformat():
        return False
    written = dateline_day(context)
    if written is not None and date >= written.isoformat():
        return True
    if date != (published - timedelta(days=1)).isoformat():
        return False
    told = [d for d in clause.among(context.dates) if d.value == date]
    return any(
        told_on_the_day(context.flat, d.start, d.end) if bare_weekday(context, d) else _is_same_day(context, d)
        for d in told
    )


def _is_same_day(context: Context, told: DateMention) -> bool:
    """Whether a day is told as that of what was told before: "He was to meet B later in the day"."""
    return context.flat.startswith("later ", told.start)


def weekday_ahead(context: Context, clause: Clause, date: str, end_date: str | None) -> tuple[str | None, str | None]:
    """A bare day of the week that was read as the last one, moved to the next."""
    published = context.published
    told = next((d for d in clause.among(context.dates) if d.value == date), None)
    if published is None or told is None or end_date or not is_day(date):
        return date, end_date
    bare = bare_weekday(context, told)
    moved = Day.fromisoformat(date) + timedelta(days=7)
    if _NEXT_WEEK.search(context.flat, max(0, told.start - _JOURNEY_TOLD), told.start):
        sunday = published + timedelta(days=6 - published.weekday())
        moved += timedelta(days=7 * (bare and date < published.isoformat() < moved.isoformat() <= sunday.isoformat()))
        return (moved.isoformat(), None) if bare and date < published.isoformat() else (date, end_date)
    return (moved.isoformat(), None) if bare and date < published.isoformat() <= moved.isoformat() else (date, end_date)


# "Will visit Tokyo next week. On Thursday he meets": in the same paragraph, at most so far before.
_NEXT_WEEK = re.compile(r"\bnext week\b[^\n]*\Z")
_JOURNEY_TOLD = 200


def bare_weekday(context: Context, told: DateMention) -> bool:
    """Whether a date is told by a day of the week alone, which may be the last one or the next."""
    named = _WEEKDAY.search(context.flat, told.start, told.end) is not None
    return named and not _BACK.search(context.flat, told.start, told.end)


_BACK = re.compile(r"\d|last|past|ago|yesterday|today", re.IGNORECASE)


def is_near(date: str | None, published: Day | None) -> bool:
    """Whether a day or month lies less than half a year away from the day of publication."""
    if date is None or published is None or len(date) < len("2023-01"):
        return False
    return abs((int(date[:4]) - published.year) * 12 + int(date[5:7]) - published.month) < _HALF_A_YEAR


_HALF_A_YEAR = 6


def day_after(date: IsoDate | None, days: int) -> IsoDate | None:
    """The day so many days later, where the date is known to the day."""
    return (Day.fromisoformat(date) + timedelta(days=days)).isoformat() if is_day(date) else None
