"""The journey of a delegation that is announced with a list of its members."""

from __future__ import annotations

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.setting.calendar import is_to_come
from kzgraph.extraction.passages.delegations import announced_delegation


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
        visit.date, visit.end_date = day.value, day.last
    visit.status = "planned" if day is None or is_to_come(context, visit.date) else "held"
    return [visit]
