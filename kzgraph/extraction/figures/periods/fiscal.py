"""Fiscal years that a text tells by their place in time: "the last fiscal year", "in the coming financial year"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzgraph.extraction.context import DateMention, Sentence
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.settled import Settled

_OFFSETS = {"last": -1, "previous": -1, "past": -1, "preceding": -1, "outgoing": -1, "coming": 1, "next": 1}
_APRIL = 4
_MONTHS = 12


def fiscal_years(context: Settled, sentence: Sentence) -> Iterator[DateMention]:
    """The fiscal years of a sentence, as the country counts them that speaks; none where its year is the calendar's.

    A year from April is written by its months, one from July by its years, as "FY 2023-24" is.
    """
    starts, today = lexicon("figures")["fiscal_years"], context.published
    if today is None or context.home not in starts:
        return
    month = int(starts[context.home])
    running = today.year - (today.month < month)
    for match in rule("fiscal_year").finditer(context.flat, sentence.start, sentence.end):
        year = running + _OFFSETS.get(match["which"].lower(), 0)
        months = f"{year}-{month:02}", f"{year + 1}-{month - 1:02}"
        first, last = _part_of(match, year, month) or (months if month == _APRIL else (str(year), str(year + 1)))
        yield DateMention(match.start(), match.end(), first, last, f"{first}/{last}")


def _part_of(match: re.Match[str], year: int, month: int) -> tuple[str, str] | None:
    """The first months of a fiscal year: "in the first nine months of the current fiscal year"."""
    count = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11}
    if not match["n"]:
        return None
    last = month + (count.get(match["n"].lower()) or int(match["n"])) - 1
    end = (year, last) if last <= _MONTHS else (year + 1, last - _MONTHS)
    return f"{year}-{month:02}", f"{end[0]}-{end[1]:02}"
