"""A document and the act at which it was signed have one day: what one of them lacks the other tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kzgraph.extraction.settled import Settled
from kzgraph.model import Agreement, Event, Evidence, IsoDate


def with_days_of_documents(context: Settled, events: Sequence[Event], agreements: Sequence[Agreement]) -> list[Event]:
    """The encounters; a signing whose day is open has that of the documents of its sentences."""
    days: dict[int | None, set[IsoDate]] = {}
    for agreement in agreements:
        for quote in agreement.evidence if agreement.status == "signed" and agreement.date else ():
            days.setdefault(_sentence(context, quote), set()).add(agreement.date or "")
    return [_dated(context, e, days) if e.kind == "signing" and e.status == "held" else e for e in events]


def _dated(context: Settled, event: Event, days: Mapping[int | None, set[IsoDate]]) -> Event:
    told = {day for quote in event.evidence for day in days.get(_sentence(context, quote), ())}
    day = told.pop() if len(told) == 1 else ""
    return event.model_copy(update={"date": day}) if day and day.startswith(event.date or "") else event


def _sentence(context: Settled, quote: Evidence) -> int | None:
    """The number of the sentence in which a quote begins."""
    sentence = context.source.sentence_at(quote.start)
    return context.source.number_of(sentence) if sentence else None
