"""Dates in running text, relative ones resolved by the day of publication or by the date named before.

`find_dates` runs the forms of `forms` and keeps, from left to right, the longest that resolves.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date as Day
from functools import cache, lru_cache

from kzgraph.extraction.context import DateMention
from kzgraph.extraction.dates.calendar_words import YYYY, pattern
from kzgraph.extraction.dates.forms import forms
from kzgraph.extraction.dates.rules import Reading, Resolver
from kzgraph.extraction.dates.years import direction, resolve_year
from kzgraph.extraction.text.anchors import Anchored, anchored
from kzgraph.model import is_day

__all__ = ["direction", "find_dates", "resolve_year", "year_hint"]

_SINCE = re.compile(
    r"\bsince[ ]{1,8}(?:the[ ]{1,8})?(?:(?:start|beginning|outset|middle|end|year)[ ](?:of[ ])?(?:the[ ])?(?:year[ ])?"
    r"|(?:early|late|mid|around)[ -])?$",
    re.IGNORECASE,
)
_LONGEST_SINCE = 40
# Years after these words are plans, names of programmes or ends of spans, not the year in which a text was written.
_AHEAD = pattern(r"\b(?:by|until|till|through|to|for|agenda|vision|strategy|up to) (?:the )?(?:end of )?\Z")
_NAMED = re.compile(r"[-–—/][ ]?$")
_PLAN_AFTER = re.compile(r"[ ]{0,2}[-–—/][ ]?\d|[ ](?:agenda|vision|goals|targets|strategy|olympic)", re.IGNORECASE)
_MONTH = "|".join(sorted({*calendar.month_name[1:], *calendar.month_abbr[1:], "Sept"}))
_PART_BEFORE = re.compile(
    rf"\b(?:(?:{_MONTH})\.?,?[ ](?:\d{{1,2}}(?:st|nd|rd|th)?,?[ ])?|(?:months?|quarter|half)(?:[ ]of)?[ ])\Z"
)
_ANY_YEAR = anchored(re.compile(rf"(?<![\w.,$€£¥]){YYYY}(?![\w%]|[.,]\d)"))


@cache
def _forms() -> tuple[tuple[Anchored, Resolver], ...]:
    return tuple((anchored(form), resolver) for form, resolver in forms())


def find_dates(flat: str, published: Day | None, *, year_hint: int | None = None) -> list[DateMention]:
    """All dates of a text, sorted and apart from each other, with offsets into it.

    A date that only the day of publication tells ("yesterday") is left out where that is unknown; days and months
    without a year are then of `year_hint`, where it is given.
    """
    reading = Reading(flat=flat, published=published, hint=year_hint)
    for match, resolver in _matches(flat):
        start, end = _span(match)
        if reading.seen and start < reading.seen[-1].end:
            continue
        if when := resolver(match, reading):
            period = when.period or when.value
            reading.seen.append(DateMention(start, end, when.value, when.last, period, when.relative))
    return [_since(_explained(k, reading.seen, flat), reading) for k in range(len(reading.seen))]


def dates_by_report(flat: str, dates: list[DateMention], reports: list[tuple[int, Day]]) -> list[DateMention]:
    """The dates of a text of several reports, each with where it begins and its day: "today" is of its own report.

    Before the first report stand those of `dates`.
    """
    found = [date for date in dates if date.start < reports[0][0]]
    ends = [start for start, _ in reports[1:]] + [len(flat)]
    for (start, day), end in zip(reports, ends, strict=True):
        # Each report is read by itself: to read all once for each would take as many times as long.
        own = find_dates(flat[start:end], day)
        found += [replace(date, start=date.start + start, end=date.end + start) for date in own]
    return found


# One text is read twice: as published, and as its dateline says.
@lru_cache(maxsize=1)
def _matches(flat: str) -> list[tuple[re.Match[str], Resolver]]:
    """What looks like a date, from left to right, the longest first."""
    found = [(m, resolver) for form, resolver in _forms() for m in form.finditer(flat)]
    # Stable: of two forms that match the same span the earlier in the table comes first.
    return sorted(found, key=lambda pair: (_span(pair[0])[0], -_span(pair[0])[1]))


def year_hint(flat: str) -> int | None:
    """The latest year of which the text names a day, a month or a part as present or past; None where it names none.

    A whole year ("signed in 1995", "trade in 2022") may be long before the day on which the text was written.
    """
    years = [int(m.group()) for m in _ANY_YEAR.finditer(flat) if _is_told_in(flat, m) and not _is_ahead(flat, m)]
    return max(years, default=None)


def _is_told_in(flat: str, match: re.Match[str]) -> bool:
    return _PART_BEFORE.search(flat, max(0, match.start() - 40), match.start()) is not None


def _is_ahead(flat: str, match: re.Match[str]) -> bool:
    before = flat[max(0, match.start() - 24) : match.start()]
    return bool(
        _AHEAD.search(before)
        or _NAMED.search(before)
        or _PLAN_AFTER.match(flat, match.end())
        or direction(flat, match.start(), match.end()) == "future"
    )


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Where the date itself stands: the group `at`, where a form has one, else the whole."""
    return match.span("at") if match.re.groupindex.get("at") else match.span()


def _explained(k: int, seen: list[DateMention], flat: str) -> DateMention:
    """A word for a day means the day that is written out beside it: "today, Friday, 12 September", "on Monday (4 May)".

    The text may have been put out some days after it was written.
    """
    told, following = seen[k], seen[k + 1] if k + 1 < len(seen) else None
    apart = following is None or not _BESIDE.fullmatch(flat, told.end, following.start)
    if following is None or apart or told.last or following.last:
        return told
    if not (is_day(told.value) and is_day(following.value)):
        return told
    bare = _FIGURE.search(flat, following.start, following.end) is None
    if not told.relative or _FIGURE.search(flat, told.start, told.end):
        return told
    if bare and not (flat[told.start : told.end].lower() == "today" and following.value < told.value):
        return told
    return DateMention(told.start, told.end, following.value, None, following.value, told.relative)


_BESIDE = re.compile(r",[ ]{1,8}(?:on[ ])?(?:the[ ])?|[ ]{0,8}\([ ]?|[ ]{1,8}")
_FIGURE = re.compile(r"\d")


def _since(mention: DateMention, reading: Reading) -> DateMention:
    """ "Since 2005" is a period that lasts to the day of publication."""
    before = reading.flat[max(0, mention.start - _LONGEST_SINCE) : mention.start]
    if not _SINCE.search(before) or mention.last or len(mention.value) > 7:
        return mention
    now = reading.published.isoformat() if reading.published else str(reading.hint or "")
    last = now[: len(mention.value)]
    if len(last) < len(mention.value) or last <= mention.value:
        return mention
    return DateMention(mention.start, mention.end, mention.value, None, f"{mention.value}/{last}", mention.relative)
