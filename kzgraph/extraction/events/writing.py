"""Drafts as statements of a record."""

from __future__ import annotations

from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.offices.holders import post_at
from kzgraph.model import Capacity, Event, Evidence, Party


def write_event(context: Context, draft: Draft) -> Event:
    """An encounter with its participants, each with the sentences that name them."""
    evidence = tuple(context.source.evidence(s.start, s.end) for s in sorted(draft.sentences, key=lambda s: s.start))
    people = (_person(context, draft, person, capacity, evidence) for person, capacity in draft.people.values())
    bodies = (
        Party(name=name, kind="organisation", capacity="participant", evidence=evidence[:1]) for name in draft.bodies
    )
    return Event(
        kind="meeting" if draft.of_ministers else draft.kind,
        status=draft.status,
        date=draft.date,
        end_date=draft.end_date,
        place=draft.place,
        round=draft.round,
        series=draft.series,
        participants=(*people, *bodies),
        countries=tuple(draft.countries),
        evidence=evidence,
    )


def _person(
    context: Context, draft: Draft, person: PersonEntity, capacity: Capacity, evidence: tuple[Evidence, ...]
) -> Party:
    post = post_at(context, draft, person, capacity)
    own = [m.start for m in (*person.mentions, *person.references)]
    quotes = tuple(dict.fromkeys(e for e in evidence if any(e.start <= offset < e.end for offset in own)))
    return Party(
        name=person.name,
        kind="person",
        post=post.title if post else None,
        on_behalf=person.country,
        capacity=capacity,
        evidence=quotes or evidence[:1],
    )
