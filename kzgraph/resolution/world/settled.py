"""The posts of all readings as all documents together tell them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kzgraph.resolution.people.namesakes import Named
from kzgraph.resolution.people.people import People
from kzgraph.resolution.posts.offices import Claim, names_country, settle
from kzgraph.resolution.world.reading import PersonSaid, Reading, RoleSaid


def with_posts_settled(readings: Sequence[Reading], people: People) -> tuple[Reading, ...]:
    """The readings with each title's post as all documents together tell it."""
    claims = {
        (reading.document, name): [_claims(reading, said, told, people) for told in said.roles]
        for reading in readings
        for name, said in reading.people.items()
    }
    names = {node: found.name for node, found in people.by_id.items()}
    settled = settle((claim for of_roles in claims.values() for told in of_roles for claim in told), names)

    def with_posts(reading: Reading, name: Named, said: PersonSaid) -> PersonSaid:
        meant = zip(said.roles, claims[reading.document, name], strict=True)
        roles = (RoleSaid(told.role, tuple(p for c in found if (p := settled[c]))) for told, found in meant)
        return replace(said, roles=tuple(roles))

    return tuple(
        replace(reading, people={name: with_posts(reading, name, said) for name, said in reading.people.items()})
        for reading in readings
    )


def _claims(reading: Reading, said: PersonSaid, told: RoleSaid, people: People) -> list[Claim]:
    day = None if reading.is_copy or told.role.status != "held" else reading.record.document.published
    person = people.id_of(said.mention)
    known = frozenset(other for role in said.roles for other in role.posts)
    return [
        Claim(person, reading.source, post, day, names_country(told.role, post.country), known - {post})
        for post in told.posts
    ]
