"""The year of a day or month without one that a sentence goes on to from a date whose year it told.

"Was held in Moscow on 14 January 2022; the second followed on 24 February", "paid a visit in May 2023, signing a
declaration on 18 May": not "the treaty, signed on 3 March 2023, entered into force on 1 May". And that of one that goes
on to a date which tells its year: "in Lima in May and in Oslo in October of last year".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Day
from functools import cache

from kzgraph.extraction.context import DateMention
from kzgraph.extraction.dates.calendar_words import YYYY, alternatives, iso_month, month_numbers
from kzgraph.extraction.dates.calendar_words import pattern as dated
from kzgraph.extraction.knowledge import pattern

# A sentence is looked through at most so far before a date.
_REACH = 300
_SENTENCE_END = re.compile(r"[.!?][\"')]?\s(?=[\"(]?[A-Z])|\n")
_YEAR = re.compile(r"\b\d{4}\b|\b(?:that|the same) year\b", re.IGNORECASE)


def year_told(flat: str, seen: Sequence[DateMention], start: int, month: int, number: int | None) -> int | None:
    """The year of the date told before an offset in its sentence, if a day or month may go on from it; else None."""
    first = max((m.end() for m in _SENTENCE_END.finditer(flat, max(0, start - _REACH), start)), default=start - _REACH)
    before = [d for d in seen if first <= d.start]
    told = next((d for d in reversed(before) if _YEAR.search(flat, d.start, d.end)), None)
    if told is None or len(told.value) < len("2022-01"):
        return None
    year, last = int(told.value[:4]), before[-1].last or before[-1].value
    here = iso_month(year, month) + (f"-{number:02}" if number else "")
    if here[: len(last)] < last[: len(here)] or int(last[:4]) != year:
        return None
    aside = pattern("dates", "year_told_aside").search(flat, max(first, 0), told.start)
    another = pattern("dates", "another_year").search(flat, told.end, start)
    return None if aside or another else year


def year_behind(flat: str, end: int, month: int, published: Day) -> int | None:
    """The year that a later month joined by "and" tells behind a day or month that ends at an offset; else None."""
    joined = _joined().match(flat, end)
    if joined is None or month_numbers()[joined["m"].lower()] <= month:
        return None
    return int(joined["y"]) if joined["y"] else published.year - 1


@cache
def _joined() -> re.Pattern[str]:
    city = r"(?: (?:in|at) (?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+)?,?)?"
    number = r"(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?"
    before = rf"{city},? and(?: then| again| later)?{city}(?: (?:in|on))?(?: the)?(?: early| late| mid)? "
    month = rf"{number}(?P<m>{alternatives(month_numbers())})(?: \d{{1,2}})?,?"
    return dated(rf"{before}{month} (?:of )?(?:(?P<y>{YYYY})\b|last year\b)")
