"""The nodes and relationships of people and posts, of documents that come or go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.holdings import Holding, add_holding
from kzgraph.resolution.nodes.people import PeopleTold, add_person, tell_people
from kzgraph.resolution.nodes.posts import PostTold, add_post, posts_told, relate_post, usual
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.updating.memory import Memory
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import World

HeldBy = tuple[str, str]
"""The ids of a person and of a post."""


@dataclass(slots=True)
class Touched:
    """Of whom and of which posts documents say something that came or went."""

    people: set[str] = field(default_factory=set)
    held: set[HeldBy] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)


class Nodes:
    """The shelves of what documents say of people and posts."""

    def __init__(self, memory: Memory) -> None:
        self.texts = memory.shelf("nodes_texts")
        """What each text says of people, and the posts that it gives them."""
        self.aliases = memory.shelf("nodes_aliases")
        self.held = memory.shelf("nodes_held")
        self.posts = memory.shelf("nodes_posts")
        self.bodies = memory.shelf("nodes_bodies")
        """The posts that belong to each organisation."""
        self.names = memory.shelf("nodes_names")
        """The names to show of posts and organisations."""

    def take(self, text: str, touched: Touched) -> None:
        """Withdraw what a text says."""
        told, posts = self.texts.pop(text)
        for person in told.aliases:
            self.aliases[person].pop(text)
        for key in told.held:
            self.held[key].pop(text)
        for post in posts:
            self.posts[post].pop(text)
        _touch(touched, told, posts)

    def put(self, text: str, told: PeopleTold, posts: Mapping[str, list[PostTold]], touched: Touched) -> None:
        """Add what a text says."""
        self.texts[text] = (told, sorted(posts))
        for person, names in told.aliases.items():
            self.aliases.setdefault(person, {})[text] = names
        for key, holding in told.held.items():
            self.held.setdefault(key, {})[text] = holding
        for post, said in posts.items():
            self.posts.setdefault(post, {})[text] = said
        _touch(touched, told, posts)


def _touch(touched: Touched, told: PeopleTold, posts: Iterable[str]) -> None:
    touched.people |= told.aliases.keys()
    touched.held |= told.held.keys()
    touched.posts.update(posts)


def _posts_by_text(readings: Iterable[Reading]) -> dict[str, dict[str, list[PostTold]]]:
    return {
        reading.record.document.sha256: {
            post: [(reading.source, role.title, one) for _, role, one in told]
            for post, told in posts_told([reading]).items()
        }
        for reading in readings
    }


def remember(memory: Memory, world: World, told: Mapping[str, PeopleTold], names: Mapping[str, str]) -> None:
    """Keep what the documents of a graph that was made whole say of people and posts; `names` are those of its posts
    and organisations."""
    nodes = Nodes(memory)
    aliases: dict[str, dict[str, set[str]]] = {}
    held: dict[HeldBy, dict[str, Holding]] = {}
    posts: dict[str, dict[str, list[PostTold]]] = {}
    bodies: dict[str, set[str]] = {}
    by_text = _posts_by_text(world.readings)
    for text, said in told.items():
        for person, names_told in said.aliases.items():
            aliases.setdefault(person, {})[text] = names_told
        for key, holding in said.held.items():
            held.setdefault(key, {})[text] = holding
        for post, worded in by_text[text].items():
            posts.setdefault(post, {})[text] = worded
    for post, of_texts in posts.items():
        if body := body_of(world, usual(one for worded in of_texts.values() for one in worded)):
            bodies.setdefault(body, set()).add(post)
    nodes.texts.fill({text: (said, sorted(by_text[text])) for text, said in told.items()})
    nodes.aliases.fill(aliases)
    nodes.held.fill(held)
    nodes.posts.fill(posts)
    nodes.bodies.fill(bodies)
    nodes.names.fill(names)


def body_of(world: World, post: Post) -> str | None:
    """The organisation to which a post belongs, if any."""
    key = post.organisation or post.ministry
    return world.organisation_of_key(key, post.country) if key else None


def tell(memory: Memory, graph: GraphBuilder, world: World, gone: Iterable[str]) -> Touched:
    """Withdraw what texts say that go, and add what the readings of the world say: their relationships are in the graph
    afterwards, the nodes not yet."""
    nodes, touched = Nodes(memory), Touched()
    for text in gone:
        nodes.take(text, touched)
    by_text = _posts_by_text(world.readings)
    for reading in world.readings:
        text = reading.record.document.sha256
        nodes.put(text, tell_people(graph, world, reading), by_text[text], touched)
    for post, mentions in posts_told(world.readings).items():
        wording = usual(one for told in nodes.posts[post].values() for one in told)
        relate_post(graph, world, wording, mentions)
        if body := body_of(world, wording):
            nodes.bodies.setdefault(body, set()).add(post)
    return touched


def add_bodies(memory: Memory, shown: Mapping[str, str], renamed: Iterable[str], touched: Touched) -> None:
    """Keep the names to show of organisations; the posts of those that have another one now are touched."""
    nodes = Nodes(memory)
    for body, name in shown.items():
        nodes.names[body] = name
    for body in renamed:
        touched.posts |= nodes.bodies.seen(body) or set()


def add_touched(
    memory: Memory,
    graph: GraphBuilder,
    world: World,
    touched: Touched,
    changed: Iterable[str],
) -> set[str]:
    """The nodes of the people and posts that are touched, and what they held; `changed` are people of whom something
    else is to be said. To be called when the organisations have their nodes. Gives the posts that have another name to
    show now."""
    nodes = Nodes(memory)
    for person in sorted(touched.people.union(changed)):
        if names := nodes.aliases.seen(person):
            add_person(graph, world, person, {name for told in names.values() for name in told})
    for person, post in sorted(touched.held):
        if told := nodes.held.seen((person, post)):
            whole = Holding()
            for text in sorted(told):
                whole.include(told[text])
            add_holding(graph, person, post, whole)
    renamed: set[str] = set()
    for post in sorted(touched.posts):
        if worded := nodes.posts.seen(post):
            add_post(graph, world, post, [one for text in sorted(worded) for one in worded[text]])
            if nodes.names.get(post, name := graph.name(post)) != name:
                renamed.add(post)
            nodes.names[post] = name
        elif post in nodes.names:
            del nodes.names[post]
    return renamed
