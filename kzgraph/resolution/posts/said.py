"""The posts that a role of one document means: its title, with what the record says of bodies and places beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kzgraph.model import Person, Role
from kzgraph.resolution.organisations.forms import international
from kzgraph.resolution.organisations.said import OrganisationSaid
from kzgraph.resolution.posts.bodies import Affiliation
from kzgraph.resolution.posts.places import with_place
from kzgraph.resolution.posts.posts import Post, read_title
from kzgraph.resolution.values.countries import owner
from kzgraph.resolution.values.words import words


def posts_of(role: Role, person: Person, organisations: Mapping[str, OrganisationSaid]) -> tuple[Post, ...]:
    """The posts of a role as its title alone has them."""
    body = organisations.get(role.organisation) if role.organisation else _named_in(role.title, organisations)
    affiliation = Affiliation(body.mention.key, body.kind) if body else None
    country = role.country or person.country
    posts = read_title(with_place(role, person.name, country), country, affiliation, role.accredited_to)
    return posts if role.country or owner(words(role.title)) else tuple(map(_of_body_alone, posts))


def _of_body_alone(post: Post) -> Post:
    """A post in an international organisation is not one of its holder's country."""
    body = international(post.organisation.form) if post.organisation else None
    own = body is not None and body.country in (None, "EU") and post.scope == "body"
    return replace(post, country=None) if own and not (post.field or post.of_state) else post


def _named_in(title: str, organisations: Mapping[str, OrganisationSaid]) -> OrganisationSaid | None:
    """The organisation of the record whose whole name stands in the title, the longest."""
    plain = f" {' '.join(words(title))} "
    inside = [name for name in organisations if len(words(name)) > 1 and f" {' '.join(words(name))} " in plain]
    return organisations[min(inside, key=lambda n: (-len(n), n))] if inside else None


def fullest(post: Post, known: Iterable[Post]) -> Post:
    """The only fuller post that the record gives the person: of "Ambassador" the "Ambassador to Belgium"."""
    fuller = sorted((other for other in known if post.covers(other)), key=repr)
    return fuller[0] if len({other.id for other in fuller}) == 1 else post
