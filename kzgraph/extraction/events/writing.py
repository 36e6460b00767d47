"""Drafts as statements of a record."""

from __future__ import annotations

from kzgraph.extraction.context import Context, PersonEntity, RoleEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.model import Capacity, Event, Evidence, Party

# ", at present the" stands before a title in apposition.
_LONGEST_APPOSITION = 4


def write_event(context: Context, draft: Draft) -> Event:
    """An encounter with its participants, each with the sentences that name them."""
    evidence = tuple(context.source.evidence(s.start, s.end) for s in sorted(draft.sentences, key=lambda s: s.start))
    people = (_person(person, capacity, evidence) for person, capacity in draft.people.values())
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


def _person(person: PersonEntity, capacity: Capacity, evidence: tuple[Evidence, ...]) -> Party:
    post = _post(person, evidence, appointed=capacity == "appointee")
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


def _post(person: PersonEntity, evidence: tuple[Evidence, ...], *, appointed: bool) -> RoleEntity | None:
    """The post that the encounter's sentences give, else the first that is held; a former post is none.

    Of somebody who is `appointed` it is the one that stands behind the name: "named Senator NAME [Minister of Trade]".
    """
    held = [r for r in person.roles if r.status == "held"]
    near = [r for r in held if any(e.start <= r.start < e.end for e in evidence)]
    given = [r for r in near if any(_is_given(person, r, e) for e in evidence)] if appointed else []
    return next(iter(given or near or held), None)


def _is_given(person: PersonEntity, role: RoleEntity, sentence: Evidence) -> bool:
    """Whether a post stands behind its holder's name in a sentence, and in no apposition: "NAME, [a director], was"."""
    before = [m.end for m in person.mentions if sentence.start <= m.start and m.end <= role.start < sentence.end]
    between = sentence.quote[max(before) - sentence.start : role.start - sentence.start] if before else ","
    return not (between.startswith((",", " (")) and len(between.split()) <= _LONGEST_APPOSITION)
