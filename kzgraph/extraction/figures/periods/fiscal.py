"""Fiscal years: "the last fiscal year", "in the coming financial year", "FY 2022-23"; all are told by their months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kzgraph.extraction.context import DateMention, Sentence
from kzgraph.extraction.dates.calendar_words import iso_month, month_of, number_of
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.settled import Settled

# "2022-23", but "2022-2023" only where a fiscal year is spoken of.
_OF_TWO_YEARS = re.compile(r"(?:(?:.*\b(?:fiscal|financial|FY).*)|(?:19|20)\d\d[-–/]\d\d)\Z", re.IGNORECASE | re.DOTALL)
_OFFSETS = {"last": -1, "previous": -1, "past": -1, "preceding": -1, "outgoing": -1, "coming": 1, "next": 1}
_MONTHS = 12


def fiscal_years(context: Settled, sentence: Sentence) -> Iterator[DateMention]:
    """The fiscal years of a sentence, as the country counts them that speaks; none where its year is the calendar's."""
    starts, today = lexicon("figures")["fiscal_years"], context.published
    if today is None or context.home not in starts:
        return
    month = int(starts[context.home])
    running = today.year - (today.month < month)
    for match in rule("fiscal_year").finditer(context.flat, sentence.start, sentence.end):
        which = match["which"].lower()
        told = _told_before(context, sentence, match.start(), month) if which in _BEFORE_THAT else None
        first, last = _months_of((running if told is None else told) + _OFFSETS.get(which, 0), month)
        yield DateMention(match.start(), match.end(), first, last, f"{first}/{last}")


# Words of the year before the one told last: not "the last fiscal year", which is told from today.
_BEFORE_THAT = {"previous", "preceding"}
_YEAR_BEFORE = re.compile(r"\b(?:year (?:before|earlier|ago)|(?:previous|preceding|prior) year)\b", re.IGNORECASE)


def year_before(date: DateMention, years: Sequence[DateMention], flat: str) -> DateMention:
    """A date as it is; "the year before" behind a fiscal year as the one before that."""
    fiscal = next((y for y in reversed(years) if y.end <= date.start), None)
    if fiscal is None or fiscal.last is None or len(fiscal.value) != len("2023-04") or date.last is not None:
        return date
    if not _YEAR_BEFORE.search(flat, date.start, date.end) or fiscal.value[5:] == "01":
        return date
    first, last = (f"{int(month[:4]) - 1}{month[4:]}" for month in (fiscal.value, fiscal.last))
    return replace(date, value=first, last=last, period=f"{first}/{last}")


def _told_before(context: Settled, sentence: Sentence, offset: int, month: int) -> int | None:
    """The fiscal year of two years that its paragraph told last before an offset, by its first one."""
    first = next(s.start for s in context.source.sentences if s.block == sentence.block)
    told = [d for d in context.dates_between(first, offset) if _OF_TWO_YEARS.match(context.flat, d.start, d.end)]
    years = [d for d in told if d.last is not None and len(d.value) == len("2023")]
    return int(years[-1].value) if years and month > 1 else None


def by_months(date: DateMention, context: Settled) -> DateMention:
    """A date as it is; a fiscal year by the months that it fills: "2022-23", and "FY23", which ends in that year.

    It is that of the country that speaks, else of the one of the two that the text is about.
    """
    starts, flat = lexicon("figures")["fiscal_years"], context.flat
    whose = [code for code in (context.home, *context.pair) if code in starts]
    if date.value == date.period and len(date.value) == len("2023"):
        if not _FISCAL.match(flat, date.start, date.end) or context.home not in (None, *whose[:1]) or not whose:
            return date
        ends = whose[0] not in lexicon("figures")["fiscal_by_first_year"]
        return _in_months(date, int(date.value) - ends, int(starts[whose[0]]))
    if date.last is None or len(date.value) != len("2023") or int(date.last) != int(date.value) + 1:
        return date
    if not whose or not (date.relative or _OF_TWO_YEARS.match(flat, date.start, date.end)):
        return date
    return _in_months(date, int(date.value), int(starts[whose[0]]))


_FISCAL = re.compile(r"(?:the )?(?:fiscal|financial|FY)", re.IGNORECASE)


def _in_months(date: DateMention, year: int, month: int) -> DateMention:
    first, last = _months_of(year, month)
    return replace(date, value=first, last=last, period=f"{first}/{last}")


def _months_of(year: int, month: int) -> tuple[str, str]:
    return f"{year}-{month:02}", f"{year + 1}-{month - 1:02}"


def part_of_fiscal(date: DateMention, flat: str) -> DateMention:
    """A date as it is; of a fiscal year told by its months the part that is meant: "July-December of FY24"."""
    if date.last is None or len(date.value) != len("2023-04") or _after(date.value, _MONTHS - 1) != date.last:
        return date
    match = rule("part_of_fiscal").search(flat, max(0, date.start - _AHEAD), date.start)
    if match is None:
        return date
    if match["a"]:
        begin, end = ((month_of(match[key]) - int(date.value[5:])) % _MONTHS for key in "ab")
    else:
        size = {"quarter": 3, "half": 6}.get((match["u"] or "").lower(), 0)
        count = number_of(match["n"] or match["c"]) if (match["c"] or "").lower() != "last" else _MONTHS // size
        begin, end = ((count or 1) - 1) * size, (count or 1) * (size or 1) - 1
    if not begin <= end < _MONTHS:
        return date
    first, last = _after(date.value, begin), _after(date.value, end)
    return DateMention(match.start(), date.end, first, last, f"{first}/{last}")


def _after(month: str, count: int) -> str:
    return iso_month(int(month[:4]), int(month[5:]) + count)


# How far before a fiscal year its part may be told.
_AHEAD = 60
