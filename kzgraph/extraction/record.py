"""Context → Record: entities of the document as statements with their quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kzgraph.extraction.actors.bodies.belonging import kind_told
from kzgraph.extraction.context import Context, OrganisationEntity, PersonEntity, RoleEntity, Source
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
    return Record(
        document=source.document.head,
        people=tuple(_person(source, person) for person in context.people),
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
        roles=tuple(_role(source, role) for role in person.roles),
        evidence=quotes(source, ((m.start, m.end) for m in person.mentions)),
    )


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
    spans = [(m.start, m.end) for m in body.mentions]
    if not any(body.name in source.flat[start:end] for start, end in spans):
        # "OIC", whose full name stands within another body's only
        named = re.search(rf"(?<!\w){re.escape(body.name)}(?!\w)", source.flat)
        spans += [named.span()] if named else []
    kind = kind_told(body.name, body.kind)
    return Organisation(
        name=body.name,
        abbreviation=body.abbreviation,
        country=None if kind == "intergovernmental" else body.country,
        kind=kind,
        evidence=quotes(source, spans),
    )


def _countries(context: Context) -> Iterable[Country]:
    places: dict[str, list[tuple[int, int]]] = {}
    for mention in context.countries:
        places.setdefault(mention.code, []).append((mention.start, mention.end))
    for code, spans in sorted(places.items()):
        yield Country(code=code, evidence=quotes(context.source, spans))
