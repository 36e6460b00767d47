"""The dates of a sentence that can be the period of an amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kzgraph.extraction.context import DateMention, Sentence
from kzgraph.extraction.dates.calendar_words import number_of, shifted
from kzgraph.extraction.figures.periods.fiscal import by_months, fiscal_years, part_of_fiscal, year_before
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.knowledge import lowered
from kzgraph.extraction.settled import Settled

_SINCE_YEAR = re.compile(
    r"\b(?:from|between|since) (?:the year )?(?P<y>(?:19|20)\d\d) (?:to|and|through|until|till|up to) (?:the )?\Z",
    re.IGNORECASE,
)
_MONTHS = [
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
]


def usable_dates(context: Settled, sentence: Sentence) -> list[DateMention]:
    """The dates of a sentence that can be a period: years and months, no days and no weeks; years that end with one."""
    years = _years_to(context, sentence)
    found = [
        by_months(_year_ago(_same_as_told(d, context), context), context)
        for d in context.dates_between(sentence.start, sentence.end)
        if len(d.value) < 10 and not _NO_PERIOD.search(context.flat, max(sentence.start, d.start - _SEASON), d.end)
    ]
    found = [year_before(d, years, context.flat) for d in found]
    kept = [d for d in found if not any(y.start < d.end and d.start < y.end for y in years)]
    spans = [
        part_of_fiscal(_from_year(_up_to_month(d, context.flat), context.flat), context.flat) for d in [*kept, *years]
    ]
    spans = sorted([*spans, *_two_years(spans, context.flat, sentence)], key=lambda d: (d.start, -d.end))
    return [d for d in spans if not any(s is not d and s.start <= d.start and d.end <= s.end for s in spans)]


# "For the winter" and "in the summer of 2024" are no years of money.
_SEASON = len("summer of ")
_NO_PERIOD = re.compile(
    r"\bweek\w*\Z|\b(?:winter|spring|summer|autumn|(?:the|in|this|last) fall)(?:(?: of)? (?:19|20)\d\d)?\Z",
    re.IGNORECASE,
)


def _same_as_told(date: DateMention, context: Settled) -> DateMention:
    """ "The same month" as that of the last date told for itself, not of one with which that is only compared.

    "Exports were $5 million in May, up from $4 million a year earlier. In the same month …" is in that May.
    """
    flat = context.flat
    if not _SAME.fullmatch(flat, date.start, date.end):
        return date
    former = [d for d in context.dates if d.end <= date.start and d.last is None and len(d.value) == len(date.value)]
    if not former or not _EARLIER.search(flat, former[-1].start, former[-1].end):
        return date
    told = next((d for d in reversed(former) if not _EARLIER.search(flat, d.start, d.end)), date)
    return replace(told, start=date.start, end=date.end)


_SAME = re.compile(r"(?:the|that) same (?:month|year)", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:earlier|ago|before)\Z", re.IGNORECASE)


def _year_ago(date: DateMention, context: Settled) -> DateMention:
    """ "A year ago" behind a part of a year, as that part of the year before: "in January-June … A year ago …"."""
    if not _AGO.fullmatch(context.flat, date.start, date.end):
        return date
    told = [d for d in context.dates if d.end <= date.start and "\n" not in context.flat[d.end : date.start]]
    told = [d for d in told if len(d.value) < len("2024-01-01")]
    if not told or told[-1].last is None or len(told[-1].value) != len("2024-01"):
        return date
    first, last = shifted(told[-1].value, -1), shifted(told[-1].last, -1)
    return replace(date, value=first, last=last, period=f"{first}/{last}")


_AGO = re.compile(r"(?:a|one) year ago", re.IGNORECASE)


def _from_year(date: DateMention, flat: str) -> DateMention:
    """The months that end a span of years with its first year: "from 2005 to the first half of 2024"."""
    match = (
        _SINCE_YEAR.search(flat, max(0, date.start - 40), date.start) if date.last and len(date.value) == 7 else None
    )
    if match is None or date.last is None:
        return date
    return DateMention(match.start(), date.end, match["y"], date.last, f"{match['y']}/{date.last}")


def _up_to_month(date: DateMention, flat: str) -> DateMention:
    """A month as it is; up to it the months of its year: "purchases of $5 million through November"."""
    if date.last is not None or len(date.value) != len("2024-11") or date.value.endswith("-01"):
        return date
    if not rule("up_to_month").search(flat, max(0, date.start - _LEAD), date.start):
        return date
    first = f"{date.value[:4]}-01"
    return replace(date, value=first, last=date.value, period=f"{first}/{date.value}")


_LEAD = 40


def _two_years(dates: Sequence[DateMention], flat: str, sentence: Sentence) -> list[DateMention]:
    """The two years for which money is meant: "$5 million for 2026 and 2027", but not of two amounts in turn."""
    if _IN_TURN.search(flat, sentence.start, sentence.end):
        return []
    return [
        DateMention(a.start, b.end, a.value, b.value, f"{a.value}/{b.value}")
        for a, b in pairwise(dates)
        if len(a.value) == len(b.value) == _YEAR
        and not (a.last or b.last)
        and int(b.value) == int(a.value) + 1
        and flat[a.end : b.start] == " and "
        and _FOR_YEARS.search(flat, sentence.start, a.start)
    ]


_YEAR = len("2026")
_FOR_YEARS = re.compile(r"\b(?:for|in|over|during|throughout|across)(?: both)?(?: the years)? \Z", re.IGNORECASE)
_IN_TURN = re.compile(
    r"\brespectively\b|\b(?:[mb]illion|[mb]ln|bn|thousand|crore)(?: [a-z]+)? and (?:[A-Z]{3} ?|[$€£¥])?\d"
)


def _years_to(context: Settled, sentence: Sentence) -> list[DateMention]:
    """The years that a sentence gives by their end: "the fiscal year ended in March", "four quarters to Q1 2023"."""
    flat, found = context.flat, []
    for match in rule("year_to_month").finditer(flat, sentence.start, sentence.end):
        month = _MONTHS.index(lowered(match["m"])) + 1
        told, today = match["y"], context.published
        if told or today:
            year = int(told) if told else today.year - (month > today.month)  # type: ignore[union-attr]
            months = _count(match["k"]) if match["k"] else 12 * _count(match["n"])
            found.append(_months_to(match, year, month, months))
    for match in rule("year_to_quarter").finditer(flat, sentence.start, sentence.end):
        found.append(_months_to(match, int(match["y"]), 3 * int(match["q"])))
    return [*found, *_up_to_now(context, sentence), *fiscal_years(context, sentence)]


def _up_to_now(context: Settled, sentence: Sentence) -> list[DateMention]:
    """Spans that the day of the text ends or tells: "from 2010 to date", "the first three quarters"."""
    today, flat, found = context.published, context.flat, []
    if today is None:
        return []
    for match in (
        *rule("years_to_date").finditer(flat, sentence.start, sentence.end),
        *rule("since_start").finditer(flat, sentence.start, sentence.end),
    ):
        span = match["y"], str(today.year)
        found.append(DateMention(match.start(), match.end(), *span, "/".join(span)))
    for match in rule("first_quarters").finditer(flat, sentence.start, sentence.end):
        last = 6 if match["two"] else 9
        year = today.year - (today.month <= last)
        span = f"{year}-01", f"{year}-{last:02}"
        found.append(DateMention(match.start(), match.end(), *span, "/".join(span)))
    for match in rule("months_to_date").finditer(flat, sentence.start, sentence.end):
        last = _count(match["n"])
        if today.month - _LATEST <= last < today.month:
            span = f"{today.year}-01", f"{today.year}-{last:02}"
            found.append(DateMention(match.start(), match.end(), *span, "/".join(span)))
    return found


# So many months after its end the trade of the first months of a year is told.
_LATEST = 2


def _count(told: str | None) -> int:
    return (number_of(told) or 1) if told else 1


def _months_to(match: re.Match[str], year: int, month: int, count: int = 12) -> DateMention:
    """So many months up to one, as a date; those of calendar years are years."""
    begun, january = divmod(12 * year + month - count, 12)
    first, last = f"{begun}-{january + 1:02}", f"{year}-{month:02}"
    whole = month == 12 and not january
    calendar = str(year) if begun == year else f"{begun}/{year}"
    return DateMention(match.start(), match.end(), first, last, calendar if whole else f"{first}/{last}")
