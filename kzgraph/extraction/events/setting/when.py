"""Which dates tell when something happened."""

from __future__ import annotations

import re

from kzgraph.extraction.context import Context, DateMention
from kzgraph.extraction.dates.dateline import in_dateline
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import is_day


def is_when(context: Context, date: DateMention) -> bool:
    """Whether a date tells when something happened: no span of years, no "since"."""
    if date.last and len(date.value) == 4:
        return False
    if (
        context.flat.startswith("'s", date.end)
        and _ABOUT.search(context.flat, max(0, date.start - 24), date.start)
        and not _OCCASION.search(context.flat, max(0, date.start - 24), date.start)
    ):
        return False  # "met ahead of next week's summit"
    if _OF_TALKS.match(context.flat, date.end) and is_day(date.value):
        return True  # "thanked B for yesterday's talks"
    if _OWNS.match(context.flat, date.end) and not _OCCASION.search(context.flat, max(0, date.start - 24), date.start):
        return False  # "to follow up on today's commitments"
    if _RELEASE_DATE.match(context.flat, date.end) or in_dateline(context, date) or _is_attribute(context.flat, date):
        return False
    if date.last and is_day(date.value):
        return True  # "from 3 to 5 March"
    if pattern("event_setting", "date_of_relations").search(context.flat[max(0, date.start - _RELATIONS) : date.start]):
        return False
    before = context.flat[max(0, date.start - 40) : date.start]
    if is_day(date.value) and before.lower().endswith("from "):
        return True  # "a visit from tomorrow"
    if len(date.value) == len("2023") and pattern("event_setting", "no_year").search(before):
        return False
    return not pattern("event_setting", "no_date").search(before)


def _is_attribute(flat: str, date: DateMention) -> bool:
    """Whether a date belongs to the name of something else: "the September 20 elections"."""
    told = flat[date.start : date.end]
    if " of " in told or told.endswith(" day") or _ORDINAL.fullmatch(told):  # "at the end of October", "on the 24th he"
        return False
    before = pattern("event_setting", "attributive_before").search(flat, max(0, date.start - 4), date.start)
    return before is not None and pattern("event_setting", "attributive_after").match(flat, date.end) is not None


_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
# "Establish diplomatic relations with the Republic of …, on" has so many characters.
_RELATIONS = 110
_RELEASE_DATE = re.compile(r",? (?:[Pp]ress [Rr]elease|[Nn]ews [Rr]elease|[Pp]ress [Ss]tatement)\b")
# "On the margins of next month's APEC Leaders' Week" it is told when something happens.
_OCCASION = re.compile(r"\b(?:margins|sidelines|fringes) of $")
_ABOUT = re.compile(
    r"\b(?:ahead of|before|prior to|about|on|of|(?:prepar\w+|plans?|arrangements?)(?: for)?"
    r"|discuss\w*|regarding|concerning) $"
)
_OF_TALKS = re.compile(r"'s (?:\w+ )?(?:meeting|talks|call|visit|summit|session|signing|consultations)\b")
_OWNS = re.compile(r"'s (?!(?:\w+ )?(?:meeting|talks|call|visit|summit|session|signing|consultations)\b)")
