"""Drafts as statements of a record."""

from __future__ import annotations

from kzgraph.extraction.context import Context, PersonEntity, RoleEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.offices.present_post import is_present
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import Capacity, Event, Evidence, Party

# ", at present the" stands before a title in apposition.
_LONGEST_APPOSITION = 4


def write_event(context: Context, draft: Draft) -> Event:
    """An encounter with its participants, each with the sentences that name them."""
    evidence = tuple(context.source.evidence(s.start, s.end) for s in sorted(draft.sentences, key=lambda s: s.start))
    planned = draft.status == "planned"
    people = (_person(person, capacity, evidence, planned=planned) for person, capacity in draft.people.values())
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


def _person(person: PersonEntity, capacity: Capacity, evidence: tuple[Evidence, ...], *, planned: bool) -> Party:
    post = _post(person, evidence, capacity, planned=planned)
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


def _post(
    person: PersonEntity, evidence: tuple[Evidence, ...], capacity: Capacity, *, planned: bool
) -> RoleEntity | None:
    """The post that the encounter's sentences give, else the first that is held; a former post is none.

    Of somebody who is appointed it is the one that stands behind the name, "named Senator NAME [Minister of Trade]",
    and may be one to come; of somebody who leaves it is none that is entered: "replaced NAME, who was made minister".
    """
    held = [r for r in person.roles if r.status == "held"]
    near = [r for r in held if _is_near(r, evidence)]
    if capacity == "appointee":
        to_come = [r for r in person.roles if planned and r.status == "future" and _is_near(r, evidence)]
        if planned:
            near = held = [r for r in near if not any(is_present(person.name, r.title, e.quote) for e in evidence)]
        given = [r for r in near if any(_is_given(person, r, e) for e in evidence)]
        return next(iter(to_come or given or near or held), None)
    if capacity == "predecessor":
        held = [r for r in held if not any(_is_entered(person, r, e) for e in evidence)]
    return next((r for r in held if _is_near(r, evidence)), next(iter(held), None))


def _is_near(role: RoleEntity, evidence: tuple[Evidence, ...]) -> bool:
    return any(e.start <= role.start < e.end for e in evidence)


def _is_given(person: PersonEntity, role: RoleEntity, sentence: Evidence) -> bool:
    """Whether a post stands behind its holder's name in a sentence, and in no apposition: "NAME, [a director], was"."""
    between = _between(person, role, sentence)
    return not (between.startswith((",", " (")) and len(between.split()) <= _LONGEST_APPOSITION)


def _is_entered(person: PersonEntity, role: RoleEntity, sentence: Evidence) -> bool:
    """Whether a sentence tells behind a name what its bearer is now: "NAME, who becomes [minister]"."""
    return pattern("appointments", "enters_other").search(_between(person, role, sentence)) is not None


def _between(person: PersonEntity, role: RoleEntity, sentence: Evidence) -> str:
    """What stands in a sentence between a name and a post behind it; a comma where the post stands before it."""
    before = [m.end for m in person.mentions if sentence.start <= m.start and m.end <= role.start < sentence.end]
    return sentence.quote[max(before) - sentence.start : role.start - sentence.start] if before else ","
