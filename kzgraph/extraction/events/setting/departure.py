"""Encounters to which somebody sets out: the day told is that of the departure, and theirs is of the month.

"She leaves for Rome on 5 March to co-chair the third round" tells when the journey begins, and "… where on Friday she
will meet B" tells the day of the meeting.
"""

from __future__ import annotations

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import is_day


def of_journey(context: Context, telling: Telling, date: str | None) -> str | None:
    """The date of an encounter; only the month where its day is that on which somebody sets out for it."""
    if not is_day(date):
        return date
    sentence = telling.clause.sentence
    leads = list(pattern("event_setting", "sets_out").finditer(context.flat, sentence.start, telling.end))
    if not leads:
        return date
    there = leads[-1].end()
    return date if any(there <= d.start < telling.clause.end for d in context.dates) else date[: len("2023-01")]
