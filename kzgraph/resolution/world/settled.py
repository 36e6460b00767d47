"""The posts of all readings as all documents together tell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from kzgraph.model import Evidence, Role
from kzgraph.resolution.people.namesakes import Named
from kzgraph.resolution.people.people import People
from kzgraph.resolution.people.taken_for import TakenFor
from kzgraph.resolution.posts.offices import Claim, names_country, settle
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.world.post_ids import Meant, other_ids
from kzgraph.resolution.world.reading import PersonSaid, Reading, RoleSaid

Claims = Mapping[tuple[str, Named], list[list[Claim]]]
"""What each role claims, by the document and whom it names."""
Settled = Mapping[Claim, Post | None]


def with_posts_settled(
    readings: Sequence[Reading], people: People, posts: Mapping[str, Post]
) -> tuple[tuple[Reading, ...], dict[str, list[str]]]:
    """The readings with each title's post as all documents together tell it, and for each post that has any the further
    ids which lead to it. `posts` are those by which people were told apart, by their ids."""
    claims = {
        (reading.document, name): _claims(reading, said.roles, people.id_of(said.mention), dated=not reading.is_copy)
        for reading in readings
        for name, said in reading.people.items()
    }
    names = {node: found.name for node, found in people.by_id.items()}
    settled = settle((claim for of_roles in claims.values() for told in of_roles for claim in told), names)
    meant = (pair for reading in readings for pair in _meant(reading, claims, settled, people))
    others = other_ids(meant, names, TakenFor(people, posts).people, people.ids_of)
    return tuple(_with_posts(reading, claims, settled) for reading in readings), others


def _with_posts(reading: Reading, claims: Claims, settled: Settled) -> Reading:
    def with_posts(name: Named, said: PersonSaid) -> PersonSaid:
        meant = zip(said.roles, claims[reading.document, name], strict=True)
        roles = (RoleSaid(told.role, tuple(p for c in found if (p := settled[c]))) for told, found in meant)
        return replace(said, roles=tuple(roles), otherwise=())

    return replace(reading, people={name: with_posts(name, said) for name, said in reading.people.items()})


def _claims(reading: Reading, roles: Sequence[RoleSaid], person: str, *, dated: bool) -> list[list[Claim]]:
    """What each role claims; a near-copy is `dated` only where its original is not known."""
    known = frozenset(post for told in roles for post in told.posts)
    published = reading.record.document.published if dated else None

    def claim(role: Role, post: Post) -> Claim:
        day = published if role.status == "held" else None
        return Claim(person, reading.source, post, day, names_country(role, post.country), known - {post})

    return [[claim(told.role, post) for post in told.posts] for told in roles]


def _meant(reading: Reading, claims: Claims, settled: Settled, people: People) -> Iterator[Meant]:
    """Each claim as some of the documents alone have it, with the post that it means given all."""
    for name, said in reading.people.items():
        known = claims[reading.document, name]
        posts = {_key(told): [settled[c] for c in found] for told, found in zip(said.roles, known, strict=True)}
        for roles in (said.roles, *said.otherwise):
            as_known = roles is said.roles and not reading.is_copy
            alone = known if as_known else _claims(reading, roles, people.id_of(said.mention), dated=True)
            for told, found in zip(roles, alone, strict=True):
                pairs = _paired(found, posts.get(_key(told), []))
                yield from ((claim, said.mention.unit, post.id) for claim, post in pairs if post)


def _paired(claims: Sequence[Claim], posts: Sequence[Post | None]) -> Iterable[tuple[Claim, Post | None]]:
    """Each claim with the post in its place, with all where a title is read as more posts, or fewer, than before."""
    return zip(claims, posts, strict=True) if len(claims) == len(posts) else product(claims, posts)


def _key(told: RoleSaid) -> tuple[str, tuple[Evidence, ...]]:
    return told.role.title, told.role.evidence
