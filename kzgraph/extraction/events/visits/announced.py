"""The journey of a delegation that is announced with a list of its members."""

from __future__ import annotations

import re
from datetime import timedelta

from kzgraph.extraction.context import Context, DateMention
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.setting.calendar import is_to_come
from kzgraph.extraction.passages.delegations import announced_delegation
from kzgraph.model import IsoDate, is_day


def visit_announced(context: Context, told: list[Draft]) -> list[Draft]:
    """The visit of such a delegation, where none to that country is told by words of a journey."""
    sent = announced_delegation(context)
    if sent is None or any(d.kind == "visit" and sent.host in d.countries for d in told):
        return []
    visit = Draft("visit", "held", sent.sentence, sent.offset, sentences=[sent.sentence])
    for member in sent.members:
        visit.add(member, "visitor")
    visit.countries = {sent.home: None, sent.host: None}
    visit.place = sent.place.name if sent.place else None
    day = next((d for d in context.dates if sent.offset < d.start < sent.sentence.end), None)
    if day is not None:
        visit.date, visit.end_date = _ahead(context, day), None if day.last is None else _ahead(context, day, last=True)
    visit.status = "planned" if day is None or is_to_come(context, visit.date) else "held"
    return [visit]


def _ahead(context: Context, day: DateMention, *, last: bool = False) -> IsoDate:
    """A day without a year is the next such day, where the last one is long past: they are yet to go there."""
    value = (last and day.last) or day.value
    if context.published is None or _YEAR.search(context.flat, day.start, day.end) or not is_day(value):
        return value
    long_past = value < (context.published - _LONG).isoformat()
    return f"{int(value[:4]) + 1}{value[4:]}" if long_past else value


_YEAR = re.compile(r"\b\d{4}\b")
# A release on a journey that is over comes out within such a time.
_LONG = timedelta(days=60)
