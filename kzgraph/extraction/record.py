"""Context → Record: entities of the document as statements with their quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kzgraph.extraction.context import Context, OrganisationEntity, PersonEntity, RoleEntity, Source
from kzgraph.extraction.events.offices.present_post import is_present
from kzgraph.model import (
    Agreement,
    Country,
    Event,
    Evidence,
    Figure,
    Organisation,
    Person,
    Record,
    Role,
)


def write_record(
    context: Context, *, events: Sequence[Event], agreements: Sequence[Agreement], figures: Sequence[Figure]
) -> Record:
    """The record of a document that has been understood."""
    source = context.source
    people = (_person(source, person) for person in context.people)
    return Record(
        document=source.document.head,
        people=tuple(_after_leaving(_before_taking_up(person, events, source), events, source) for person in people),
        organisations=tuple(_organisation(source, body) for body in context.organisations),
        countries=tuple(_countries(context)),
        events=tuple(events),
        agreements=tuple(agreements),
        figures=tuple(figures),
    )


def quotes(source: Source, spans: Iterable[tuple[int, int]]) -> tuple[Evidence, ...]:
    """The sentences around the given spans, each once, in order."""
    found = {(e.start, e.end): e for start, end in spans for e in [source.evidence_at(start, end)]}
    return tuple(found[key] for key in sorted(found))


def _person(source: Source, person: PersonEntity) -> Person:
    return Person(
        name=person.name,
        country=person.country,
        roles=tuple(_begun(_role(source, role), source) for role in person.roles),
        evidence=quotes(source, ((m.start, m.end) for m in person.mentions)),
    )


def _before_taking_up(person: Person, events: Iterable[Event], source: Source) -> Person:
    """The person with the posts to come that a planned appointment is all that tells of."""
    told = [
        (party.post, event.evidence)
        for event in events
        if event.kind == "appointment" and event.status == "planned"
        for party in event.participants
        if party.capacity == "appointee" and party.name == person.name
    ]
    published = source.document.published
    to_come = {
        role
        for role in person.roles
        if not _is_past(role.since, published)
        for post, evidence in told
        if _is_to_come(person.name, role, post, evidence)
    }
    if not to_come:
        return person
    roles = (role.model_copy(update={"status": "future"}) if role in to_come else role for role in person.roles)
    return person.model_copy(update={"roles": tuple(roles)})


def _after_leaving(person: Person, events: Iterable[Event], source: Source) -> Person:
    """The person with the posts as former ones of which the text tells that they were left."""
    published = source.document.published
    left = {
        party.post
        for event in events
        if event.kind == "appointment" and event.status == "held"
        if event.date is None or _is_past(event.date, published)
        for party in event.participants
        if party.capacity == "predecessor" and party.name == person.name and _is_given_on(party.post, event)
    }
    roles = (
        role.model_copy(update={"status": "former"}) if role.status == "held" and role.title in left else role
        for role in person.roles
    )
    return person.model_copy(update={"roles": tuple(roles)}) if left else person


def _is_given_on(post: str | None, event: Event) -> bool:
    """Whether the post of one who leaves is the one that is given, as far as the text tells that."""
    given = [party.post for party in event.participants if party.capacity == "appointee" and party.post]
    left = _words_of_post(post or "")
    return not given or any(left <= own or own <= left for own in map(_words_of_post, given))


def _words_of_post(title: str) -> set[str]:
    return set(title.lower().split()) - {"of", "the", "for", "acting", "interim", "new", "outgoing"}


def _begun(role: Role, source: Source) -> Role:
    """A post that somebody has had since a day gone by is none to come."""
    begun = role.status == "future" and role.until is None and _is_past(role.since, source.document.published)
    return role.model_copy(update={"status": "held"}) if begun else role


def _is_past(date: str | None, published: str | None) -> bool:
    return bool(date and published and date <= published[: len(date)])


def _is_to_come(name: str, role: Role, post: str | None, evidence: Iterable[Evidence]) -> bool:
    told = [e.quote for e in evidence]
    if any(f", {role.title}, " in quote for quote in told):
        return False  # "NAME, director of the department, will replace", "named NAME, the minister, to a mission"
    if any(is_present(name, role.title, quote) for quote in told):
        return False
    return role.status == "held" and role.title == post and set(role.evidence) <= set(evidence)


def _role(source: Source, role: RoleEntity) -> Role:
    return Role(
        title=role.title,
        status=role.status,
        organisation=role.organisation,
        country=role.country,
        accredited_to=role.accredited_to,
        since=role.since,
        until=role.until,
        evidence=quotes(source, [(role.start, role.end)]),
    )


def _organisation(source: Source, body: OrganisationEntity) -> Organisation:
    return Organisation(
        name=body.name,
        abbreviation=body.abbreviation,
        country=body.country,
        kind=body.kind,
        evidence=quotes(source, ((m.start, m.end) for m in body.mentions)),
    )


def _countries(context: Context) -> Iterable[Country]:
    places: dict[str, list[tuple[int, int]]] = {}
    for mention in context.countries:
        places.setdefault(mention.code, []).append((mention.start, mention.end))
    for code, spans in sorted(places.items()):
        yield Country(code=code, evidence=quotes(context.source, spans))
