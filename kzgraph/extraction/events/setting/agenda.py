"""Calendars of coming days: "TUESDAY, 7 March" over a paragraph or at its head, and "Tirana – Minister X" in it.

Only where a text has two such headings or more: one alone is the date of the text, unless it is still to come.
"""

from __future__ import annotations

import re

from kzgraph.extraction.context import Context, DateMention, Sentence
from kzgraph.extraction.events.setting.calendar import is_to_come
from kzgraph.extraction.knowledge import lexicon
from kzgraph.model import is_day

# What a heading of a day may hold besides the date: days of the week, commas and dashes.
_REST = re.compile(r"[\W\d_]*")
_FEWEST = 2
# "** THURSDAY, MARCH 13 **" looks like an item of a list.
_KINDS = frozenset({"headline", "item"})
_CITY_OPENS = re.compile(r"\W{0,3}\s?[–—-]\s")
# "10.00, MFA, Ljubljana – ": the city of an entry stands so near its beginning.
_OPENING = 40


def headings(context: Context) -> list[tuple[int, DateMention]]:
    """The headings that are days, as (block, day), where the text is a calendar; else none."""
    found = []
    for sentence in context.source.sentences:
        days = [d for d in context.dates if sentence.start <= d.start < sentence.end]
        if not days or not is_day(days[0].value) or not _only_day(context, sentence, days):
            continue
        if sentence.kind in _KINDS:
            found.append((sentence.block, days[0]))
        elif _opens_paragraph(context, sentence) and is_to_come(context, days[0].value):
            found.append((sentence.block - 1, days[0]))
    # The day of a release at its head and at its end makes no calendar.
    several = len({day.value for _, day in found}) >= _FEWEST
    return found if several or (found and _is_coming(context, found[0][1])) else []


def _opens_paragraph(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence is the first of several of its paragraph: "July 10. The minister will"."""
    paragraph = context.source.paragraph(sentence.block)
    return len(paragraph) > 1 and paragraph[0].start == sentence.start


def _is_coming(context: Context, day: DateMention) -> bool:
    """Whether a day that stands alone over a text is a day of the week to come, and not that of the release."""
    weekdays = "|".join(lexicon("dates")["weekdays"])
    named = re.search(rf"\b(?:{weekdays})\b", context.flat[: day.end].rpartition("\n")[2], re.IGNORECASE)
    return named is not None and is_to_come(context, day.value)


def _only_day(context: Context, sentence: Sentence, days: list[DateMention]) -> bool:
    text = context.flat[sentence.start : days[0].start] + context.flat[days[-1].end : sentence.end]
    weekdays = "|".join(lexicon("dates")["weekdays"])
    return _REST.fullmatch(re.sub(rf"\b(?:{weekdays})\b", "", text, flags=re.IGNORECASE)) is not None


def day_of(agenda: list[tuple[int, DateMention]], sentence: Sentence) -> DateMention | None:
    """The day under whose heading a sentence stands."""
    above = [day for block, day in agenda if block < sentence.block]
    return above[-1] if above else None


def city_of(context: Context, sentence: Sentence) -> str | None:
    """The city with which the entry of a sentence opens."""
    start = context.source.paragraph(sentence.block)[0].start
    for place in context.places:
        if start <= place.start < start + _OPENING and _CITY_OPENS.match(context.flat, place.end):
            return place.name.title() if place.name.isupper() else place.name
    return None
