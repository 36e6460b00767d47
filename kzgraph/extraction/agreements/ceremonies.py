"""A document and the act at which it was signed are told as one: what one of them lacks the other tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kzgraph.extraction.actors.geography import country_name
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.settled import Settled
from kzgraph.model import Agreement, Event, Evidence, IsoDate


def with_documents(context: Settled, events: Sequence[Event], agreements: Sequence[Agreement]) -> list[Event]:
    """The encounters; a signing whose day is open has that of the documents of its sentences.

    One of long ago by nobody who is named is left out where nobody knows whose its documents are: that of Lausanne.
    """
    told: dict[int | None, list[Agreement]] = {}
    for agreement in agreements:
        for quote in agreement.evidence:
            told.setdefault(_sentence(context, quote), []).append(agreement)
    return [
        _of_its_sides(context, _dated(context, e, told), told) for e in events if not _is_of_nobody(context, e, told)
    ]


def _of_its_sides(context: Settled, event: Event, told: Mapping[int | None, Sequence[Agreement]]) -> Event:
    """A signing by nobody who is named, without states that are no sides of the only document of its sentences.

    "A and B signed a treaty modelled on that of C and D": the document knows its parties by its title and its verb.
    """
    documents = {id(a): a for a in _documents(context, event, told)}
    if event.kind != "signing" or event.participants or len(documents) != 1:
        return event
    sides = {p.name for a in documents.values() for p in a.parties if p.kind == "country"}
    told_in = (s for quote in event.evidence if (s := context.source.sentence_at(quote.start)) is not None)
    named = {c.code for s in told_in for c in context.countries_between(s.start, s.end)}
    left = tuple(code for code in event.countries if code in named and country_name(code) in sides)
    return event.model_copy(update={"countries": left}) if len(left) == len(sides) >= _SIDES else event


_SIDES = 2


def _dated(context: Settled, event: Event, told: Mapping[int | None, Sequence[Agreement]]) -> Event:
    if event.kind != "signing" or event.status != "held":
        return event
    days: set[IsoDate] = {a.date for a in _documents(context, event, told) if a.status == "signed" and a.date}
    day = days.pop() if len(days) == 1 else ""
    closer = day.startswith(event.date or "") or not _tells_its_day(context, event)
    return event.model_copy(update={"date": day}) if day and closer else event


def _tells_its_day(context: Settled, event: Event) -> bool:
    """Whether one of the sentences that tell an encounter names its day; else it is taken from the text around."""
    told = (s for quote in event.evidence if (s := context.source.sentence_at(quote.start)) is not None)
    return any(d.value == event.date for s in told for d in context.dates_between(s.start, s.end))


def _is_of_nobody(context: Settled, event: Event, told: Mapping[int | None, Sequence[Agreement]]) -> bool:
    """Whether an old signing is only told as when a document was made of which the text tells no parties."""
    if event.kind != "signing" or event.participants or event.date is None or is_news(event.date, context.published):
        return False
    documents = _documents(context, event, told)
    return bool(documents) and not any(a.parties or a.signatories for a in documents)


def _documents(context: Settled, event: Event, told: Mapping[int | None, Sequence[Agreement]]) -> list[Agreement]:
    """The documents that are named where a text tells an encounter."""
    return [a for quote in event.evidence for a in told.get(_sentence(context, quote), ())]


def _sentence(context: Settled, quote: Evidence) -> int | None:
    """The number of the sentence in which a quote begins."""
    sentence = context.source.sentence_at(quote.start)
    return context.source.number_of(sentence) if sentence else None
