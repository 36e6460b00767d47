"""Posts: their nodes, the body or country to which each belongs, and where its holder is sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from kzgraph.model import Role
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.countries import add_country
from kzgraph.resolution.nodes.holdings import posts_held
from kzgraph.resolution.nodes.organisations import imply
from kzgraph.resolution.organisations.keys import OrganisationKey, key_of
from kzgraph.resolution.posts.names import name_of
from kzgraph.resolution.posts.posts import Post, read_title
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import World

PostTold = tuple[str, str, Post]
"""The source of a document, and a title in it with the post that it means."""


def add_posts(graph: GraphBuilder, world: World) -> None:
    """A node for each post, the organisation or country it belongs to, and where its holder is sent. A ministry that
    only a title implies gets a node that says so."""
    for post_id, mentions in posts_told(world.readings).items():
        told = [(reading.source, role.title, post) for reading, role, post in mentions]
        relate_post(graph, world, usual(told), mentions)
        add_post(graph, world, post_id, told)


def posts_told(readings: Iterable[Reading]) -> dict[str, list[tuple[Reading, Role, Post]]]:
    """Which roles of which documents mean each post, by its id."""
    told: dict[str, list[tuple[Reading, Role, Post]]] = {}
    for reading in readings:
        for said in reading.people.values():
            for role, post in posts_held(said):
                told.setdefault(post.id, []).append((reading, role, post))
    return told


def usual(told: Iterable[PostTold]) -> Post:
    """The post, of several wordings always the same."""
    return min((post for *_, post in told), key=repr)


def relate_post(graph: GraphBuilder, world: World, post: Post, told: Iterable[tuple[Reading, Role, Post]]) -> None:
    """Add where documents state a post, to what it belongs, and where its holder is sent."""
    key = post.organisation or post.ministry
    body = world.organisation_of_key(key, post.country) if key else None
    for reading, role, _ in told:
        graph.stated(post.id, reading.document, role.evidence)
        _belongs(graph, post, body, key, reading, role)
        if post.accredited_to:
            target = _accredited(graph, world, post.accredited_to, reading, role)
            graph.relate(post.id, "ACCREDITED_TO", target, reading.document, role.evidence)


def add_post(graph: GraphBuilder, world: World, post_id: str, told: Collection[PostTold]) -> None:
    """The node of a post of which all that documents say is given; to be called when its organisation has its node."""
    post = usual(told)
    fields = Counter(field for _, field in {(source, p.own_field) for source, _, p in told})
    own_field = min(fields, key=lambda f: (-fields[f], len(f), f))
    key = post.organisation or post.ministry
    body = world.organisation_of_key(key, post.country) if key else None
    worded = {(source, title) for source, title, _ in told if len(read_title(title)) == 1}
    titles = Counter(title for _, title in worded)
    name = name_of(post, own_field, graph.name(body) if body else "")
    if post.holder:
        name = f"{min(titles, key=lambda t: (-titles[t], t), default=name)} ({graph.name(f'person:{post.holder}')})"
    aliases = sorted(set(titles) - {name})
    others = world.other_post_ids.get(post_id)
    graph.node(post_id, ["Post"], name=name, aliases=aliases, kind=post.kind, otherIds=others)


def _belongs(
    graph: GraphBuilder, post: Post, body: str | None, key: OrganisationKey | None, reading: Reading, role: Role
) -> None:
    document = reading.document
    if body and key:
        imply(graph, body, key, reading, role)
        graph.relate(post.id, "BELONGS_TO", body, document, role.evidence)
    elif post.country:
        country = add_country(graph, post.country, document, role.evidence)
        graph.relate(post.id, "BELONGS_TO", country, document, role.evidence)


def _accredited(graph: GraphBuilder, world: World, where: str, reading: Reading, role: Role) -> str:
    """The country, or the international organisation, to which an ambassador is sent."""
    if len(where) == 2:
        return add_country(graph, where, reading.document, role.evidence)
    key = key_of(where, "intergovernmental", None)
    node = world.organisation_of_key(key)
    imply(graph, node, key, reading, role)
    return node
