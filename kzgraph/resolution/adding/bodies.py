"""What the nodes of organisations say, when a few documents are added: what all documents say of them is remembered.

The functions that make the nodes are those of `nodes/`; here is what goes before and after them. In this order:
`add_bodies`, then the posts, `add_other_ids`, `add_successions`, and after all that may name the European Union
`add_union`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from functools import lru_cache
from typing import cast

from kzgraph.model import CountryCode, OrganisationKind
from kzgraph.resolution.adding.memory import Memory, Shelf, Whole
from kzgraph.resolution.adding.organisations import Bodies, KnownIds, Plain, plain
from kzgraph.resolution.grouping.ids import digest
from kzgraph.resolution.nodes.bodies import BodyTold, Counted, derived, shown
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.holdings import posts_held
from kzgraph.resolution.nodes.organisations import add_derived, add_named, add_organisations
from kzgraph.resolution.nodes.organisations import add_other_ids as add_ids
from kzgraph.resolution.nodes.successions import Quoted, note_first, succeed, succession_keys
from kzgraph.resolution.organisations.keys import OrganisationKey, key_of
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import EU, World

Shown = tuple[str, OrganisationKind]
"""The name to show, and the kind."""


def remember(memory: Memory, world: World, told: Mapping[str, BodyTold], counted: Mapping[str, Counted]) -> None:
    """Keep what all documents so far say of organisations: `told` and `counted` as `add_organisations` left them."""
    implied: dict[str, set[Shown]] = {}
    for node, key in _of_titles(world):
        if node not in told:
            implied.setdefault(node, set()).add(derived(key))
    nodes = {node for (key, _), node in world.organisation_ids.items() if key in succession_keys()}
    first: dict[str, Quoted] = {}
    note_first(first, world, nodes)
    memory.shelf("organisations_texts").fill({r.record.document.sha256: _said(r) for r in world.readings})
    memory.shelf("organisations_asked").fill(_asked(world))
    memory.shelf("organisations_told").fill(told)
    memory.shelf("organisations_counted").fill(counted)
    memory.shelf("organisations_implied").fill(implied)
    memory.shelf("organisations_first").fill(first)
    memory.shelf("organisations_with_posts").fill(dict.fromkeys(_with_posts(world), True))


def add_bodies(graph: GraphBuilder, memory: Memory, world: World, bodies: Bodies) -> None:
    """The organisations that new documents name, as `add_organisations` makes them, and the nodes of those that only
    their titles name but that documents before do. Documents that are there may be among the new ones, read anew: what
    they say more of organisations is added.

    Raises `Whole` where such a document says less than it did, where a title of the documents before would mean another
    organisation, where one would be of another sort than before, or where it has posts, which are called by it, and
    would have another name.
    """
    _keep_said(memory, world)
    asked: Shelf[Plain, set[CountryCode]] = memory.shelf("organisations_asked")
    for key, country in bodies.instead:
        if country in asked.get(plain(key), ()):
            raise Whole(f"a title's {key.form} of {country} would be another")
    for known, countries in _asked(world).items():
        asked.setdefault(known, set()).update(countries)
    told: Shelf[str, BodyTold] = memory.shelf("organisations_told")
    implied: Shelf[str, set[Shown]] = memory.shelf("organisations_implied")
    with_posts: Shelf[str, bool] = memory.shelf("organisations_with_posts")
    named = {world.organisation(said) for r in world.readings for said in r.organisations.values() if said.evidence}
    before = {node: shown(node, body) for node in named if (body := told.get(node))}
    for node in named:
        if node in implied:
            raise Whole(f"only titles implied {node}")
    add_organisations(graph, world, told, memory.shelf("organisations_counted"))
    for node, (name, kind) in before.items():
        now = (str(graph.get(node, "name")), cast("OrganisationKind", graph.get(node, "kind")))
        if (now[0] != name and node in with_posts) or _sort(now[1]) != _sort(kind):
            raise Whole(f"{node} was {name}, {kind}, and would be {', '.join(now)}")
    for node in _with_posts(world):
        with_posts[node] = True
    for node in _nodes_of(world, bodies.ids) - named:
        if body := told.get(node):
            add_named(graph, node, body)
    for node, key in _of_titles(world):
        if node not in told:
            ways = implied.setdefault(node, set())
            ways.add(derived(key))
            if len(ways) > 1 or node == EU:
                raise Whole(f"several titles imply {node}")


def _keep_said(memory: Memory, world: World) -> None:
    texts: Shelf[str, set[str]] = memory.shelf("organisations_texts")
    for reading in world.readings:
        sha, said = reading.record.document.sha256, _said(reading)
        if less := texts.get(sha, set()) - said:
            raise Whole(f"{reading.document} says {len(less)} things of organisations no longer")
        texts[sha] = said


def _said(reading: Reading) -> set[str]:
    """Digests of all that one document says of organisations."""
    bodies = {_digest(said.mention, said.kind, bool(said.evidence)) for said in reading.organisations.values()}
    posts = (post for said in reading.people.values() for _, post in posts_held(said))
    titles = {_digest(post.organisation, post.ministry, post.country, post.accredited_to) for post in posts}
    return {_digest(reading.source), *bodies, *titles}


@lru_cache(maxsize=65536)
def _digest(*said: Hashable) -> str:
    return digest(repr(said), length=12)


def _sort(kind: OrganisationKind) -> str:
    """What a kind decides beside itself: the labels, and whether the body belongs to a country."""
    return kind if kind in ("ministry", "intergovernmental") else ""


def _nodes_of(world: World, ids: KnownIds) -> set[str]:
    """All organisations that the documents of a world name, in whatever way."""
    return {*ids.values(), *(node for node, _ in _of_titles(world))}


def _of_titles(world: World) -> Iterator[tuple[str, OrganisationKey]]:
    """What titles imply, each node with the key by which they do."""
    for post in _posts(world):
        key = post.organisation or post.ministry
        if key:
            yield world.organisation_of_key(key, post.country), key
        if post.accredited_to and len(post.accredited_to) > 2:
            sent = key_of(post.accredited_to, "intergovernmental", None)
            yield world.organisation_of_key(sent), sent


def _with_posts(world: World) -> set[str]:
    """The organisations to which posts belong."""
    keys = ((post.organisation or post.ministry, post.country) for post in _posts(world))
    return {world.organisation_of_key(key, country) for key, country in keys if key}


def _asked(world: World) -> dict[Plain, set[CountryCode]]:
    """The countries of which titles mean the body of a key."""
    found: dict[Plain, set[CountryCode]] = {}
    for post in _posts(world):
        key = post.organisation or post.ministry
        if key and post.country:
            found.setdefault(plain(key), set()).add(post.country)
    return found


def _posts(world: World) -> set[Post]:
    """All posts that somebody is said to have."""
    return {post for reading in world.readings for said in reading.people.values() for _, post in posts_held(said)}


def add_other_ids(graph: GraphBuilder, memory: Memory, world: World, bodies: Bodies) -> None:
    """The further ids that lead to the organisations; of those that have others than before also the nodes."""
    for node in bodies.other_ids:
        if not graph.has(node):
            _add_known(graph, memory, node)
    called = memory.shelf("organisations_called")
    add_ids(graph, {node: called[node].others for node in {*bodies.other_ids, *_nodes_of(world, bodies.ids)}})


def _add_known(graph: GraphBuilder, memory: Memory, node: str) -> None:
    """The node of an organisation as it is remembered, where it has one."""
    if body := memory.shelf("organisations_told").get(node):
        add_named(graph, node, body)
    elif ways := memory.shelf("organisations_implied").get(node):
        if len(ways) > 1 or node == EU:
            raise Whole(f"several titles imply {node}")
        add_derived(graph, node, *min(ways))


def add_successions(graph: GraphBuilder, memory: Memory, world: World, bodies: Bodies) -> set[str]:
    """The successions of bodies that new documents name, whole: the ids of the relationships."""
    first: Shelf[str, Quoted] = memory.shelf("organisations_first")
    told, implied = memory.shelf("organisations_told"), memory.shelf("organisations_implied")
    touched = _nodes_of(world, bodies.ids)
    nodes_of = {key: bodies.ids.nodes_of(key) for key in succession_keys()}
    for key, nodes in nodes_of.items():
        if len(nodes) > 1 and nodes & touched:
            raise Whole(f"{key.form} is several, one of which may be a successor")
        if any(node not in first and node not in bodies.fresh for node in nodes & touched):
            raise Whole(f"{key.form} was not known as a body with successors")
    note_first(first, world, {node for nodes in nodes_of.values() for node in nodes})
    there = {key: {node for node in nodes if node in told or node in implied} for key, nodes in nodes_of.items()}
    return succeed(graph, {key: min(nodes) for key, nodes in there.items() if nodes}, first, touched)


def add_union(graph: GraphBuilder, memory: Memory) -> None:
    """The European Union as all documents have it, where new ones made its node. To be called last. Raises `Whole`
    where no document names it, or where it is not what its acting makes of it."""
    if graph.has(EU):
        body = memory.shelf("organisations_told").get(EU)
        if not body or shown(EU, body) != ("European Union", "intergovernmental"):
            raise Whole("the European Union is known by what it does")
        add_named(graph, EU, body)
        add_ids(graph, {EU: memory.shelf("organisations_called")[EU].others})
