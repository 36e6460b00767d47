"""The posts of all readings as all documents together tell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from kzgraph.model import Evidence, Role
from kzgraph.resolution.people.namesakes import Named
from kzgraph.resolution.people.people import People
from kzgraph.resolution.people.taken_for import TakenFor, bearers_of
from kzgraph.resolution.posts.offices import Claim, names_country, settle
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.world.post_ids import Meant, other_ids
from kzgraph.resolution.world.reading import PersonSaid, Reading, RoleSaid

Claims = Mapping[Named, list[list[Claim]]]
"""What each role of one document claims, by whom it names."""
Settled = Mapping[Claim, Post | None]


def with_posts_settled(
    readings: Sequence[Reading], people: People, posts: Mapping[str, Post], claimed: Claimed | None = None
) -> tuple[tuple[Reading, ...], dict[str, list[str]]]:
    """The readings with each title's post as all documents together tell it, and for each post that has any the further
    ids which lead to it. `posts` are those by which people were told apart, by their ids; into `claimed` goes what was
    found on the way."""
    claims = [claims_of(reading, people) for reading in readings]
    names = {node: found.name for node, found in people.by_id.items()}
    settled = settle((claim for one in claims for claim in all_of(one)), names)
    meant = (
        pair for reading, one in zip(readings, claims, strict=True) for pair in meant_by(reading, one, settled, people)
    )
    others = other_ids(meant, names, TakenFor(people, posts, bearers_of(people.of_unit)).people, people.ids_of)
    if claimed is not None:
        claimed.claims, claimed.settled = claims, settled
    return tuple(settled_reading(*one, settled) for one in zip(readings, claims, strict=True)), others


@dataclass(slots=True)
class Claimed:
    """What was found on the way to the posts: the claims of each reading, and the post that each claim means."""

    claims: Sequence[Claims] = ()
    settled: Settled = field(default_factory=dict)


def claims_of(reading: Reading, people: People) -> Claims:
    """What the roles of a reading claim."""
    return {
        name: _claims(reading, said.roles, people.id_of(said.mention), dated=not reading.is_copy)
        for name, said in reading.people.items()
    }


def all_of(claims: Claims) -> Iterator[Claim]:
    """The claims of one reading."""
    return (claim for of_roles in claims.values() for told in of_roles for claim in told)


def settled_reading(reading: Reading, claims: Claims, settled: Settled) -> Reading:
    """The reading with the posts that its claims mean."""

    def with_posts(name: Named, said: PersonSaid) -> PersonSaid:
        meant = zip(said.roles, claims[name], strict=True)
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


def meant_by(reading: Reading, claims: Claims, settled: Settled, people: People) -> Iterator[Meant]:
    """Each claim as some of the documents alone have it, with the post that it means given all."""
    for name, said in reading.people.items():
        known = claims[name]
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
