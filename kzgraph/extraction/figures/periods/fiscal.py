"""Fiscal years: "the last fiscal year", "in the coming financial year", "FY 2022-23"; all are told by their months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kzgraph.extraction.context import DateMention, Sentence
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
        year = (running if told is None else told) + _OFFSETS.get(which, 0)
        first, last = _part_of(match, year, month) or _months_of(year, month)
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
    """A date as it is; a fiscal year that bears two years, as "2022-23" does, by the months that it fills.

    It is that of the country that speaks, else of the one of the two that the text is about.
    """
    starts, flat = lexicon("figures")["fiscal_years"], context.flat
    if date.value == date.period and context.home in lexicon("figures")["fiscal_by_first_year"]:
        return _in_months(date, int(starts[context.home])) if _FISCAL.match(flat, date.start, date.end) else date
    if date.last is None or len(date.value) != len("2023") or int(date.last) != int(date.value) + 1:
        return date
    whose = [code for code in (context.home, *context.pair) if code in starts]
    if not whose or not (date.relative or _OF_TWO_YEARS.match(flat, date.start, date.end)):
        return date
    return _in_months(date, int(starts[whose[0]]))


_FISCAL = re.compile(r"(?:the )?(?:fiscal|financial|FY)", re.IGNORECASE)


def _in_months(date: DateMention, month: int) -> DateMention:
    first, last = _months_of(int(date.value), month)
    return replace(date, value=first, last=last, period=f"{first}/{last}")


def _months_of(year: int, month: int) -> tuple[str, str]:
    return f"{year}-{month:02}", f"{year + 1}-{month - 1:02}"


def _part_of(match: re.Match[str], year: int, month: int) -> tuple[str, str] | None:
    """The first months of a fiscal year: "in the first nine months of the current fiscal year"."""
    count = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11}
    if not match["n"]:
        return None
    last = month + (count.get(match["n"].lower()) or int(match["n"])) - 1
    end = (year, last) if last <= _MONTHS else (year + 1, last - _MONTHS)
    return f"{year}-{month:02}", f"{end[0]}-{end[1]:02}"
