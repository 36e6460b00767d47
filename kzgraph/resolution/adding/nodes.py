"""The nodes and relationships of people and posts, of documents that come or go, and what they make of the graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from kzgraph.model import EVIDENCE, Change, Relationship
from kzgraph.resolution.adding.memory import Affected, Memory
from kzgraph.resolution.adding.post_ids import count
from kzgraph.resolution.adding.rebuilt import Rebuilt
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.holdings import Holding, add_holding
from kzgraph.resolution.nodes.people import PeopleTold, add_person, tell_people
from kzgraph.resolution.nodes.posts import PostTold, add_post, posts_told, relate_post, usual
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import World

HeldBy = tuple[str, str]
"""The ids of a person and of a post."""
STATED_IN = "STATED_IN"


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
        touched.posts |= nodes.bodies.get(body, set())


def add_touched(
    memory: Memory,
    graph: GraphBuilder,
    world: World,
    touched: Touched,
    changed: Iterable[str],
    read: Collection[str],
) -> None:
    """The nodes of the people and posts that are touched, and what they held; `changed` are people of whom something
    else is to be said. To be called when the organisations have their nodes.

    Raises Affected with the texts, but those of `read`, in which a post would have another name.
    """
    nodes = Nodes(memory)
    for person in sorted(touched.people.union(changed)):
        if names := nodes.aliases.get(person):
            add_person(graph, world, person, {name for told in names.values() for name in told})
    for person, post in sorted(touched.held):
        if told := nodes.held.get((person, post)):
            whole = Holding()
            for text in sorted(told):
                whole.include(told[text])
            add_holding(graph, person, post, whole)
    affected: set[str] = set()
    for post in sorted(touched.posts):
        if worded := nodes.posts.get(post):
            add_post(graph, world, post, [one for text in sorted(worded) for one in worded[text]])
            if nodes.names.get(post, name := graph.name(post)) != name:
                affected |= worded.keys()
            nodes.names[post] = name
        elif post in nodes.names:
            del nodes.names[post]
    affected.difference_update(read)
    if affected:
        raise Affected(affected, "a post would have another name")


def remember_ties(memory: Memory, ties: Iterable[Relationship], text_of: Mapping[str, str]) -> None:
    """Keep which documents state what of a graph that was made whole; `text_of` gives the digest of each document's
    text."""
    of_text: dict[str, list[str]] = {text: [] for text in text_of.values()}
    shared: dict[str, int] = {}
    stated: dict[str, int] = {}
    for tie in ties:
        if not _is_own(tie.id):
            continue
        documents = list(dict.fromkeys(tie.properties["documents"]))  # type: ignore[arg-type]
        for document in documents:
            of_text[text_of[str(document)]].append(tie.id)
        if tie.type == STATED_IN:
            stated[tie.start] = stated.get(tie.start, 0) + len(documents)
        else:
            shared[tie.id] = len(documents)
    memory.shelf("nodes_ties").fill(of_text)
    memory.shelf("nodes_shared").fill(shared)
    memory.shelf("nodes_stated").fill(stated)


_MADE = ("meeting:", "agreement:")


def _is_own(tie: str) -> bool:
    """Whether a relationship grows document by document; those of meetings and agreements, and the successions of
    bodies, are made as a whole."""
    start, kind, end = tie.split("|")
    return kind != "SUCCEEDS" and not start.startswith(_MADE) and not end.startswith(_MADE)


def change(
    memory: Memory,
    graph: GraphBuilder,
    read: Mapping[str, str],
    gone: Mapping[str, str],
    made: Rebuilt,
) -> Change:
    """What the builder makes of the graph. `read` has the node of each text that is read, by its digest, `gone` that of
    each that goes, or is read anew."""
    ties = _Ties(memory)
    text_of = {node: text for text, node in read.items()}
    old = [tie for text in gone for tie in ties.take(text)]
    more: dict[str, Relationship] = {}
    new: dict[str, list[str]] = {text: [] for text in read}
    for tie in graph.ties(text_of):
        if _is_own(tie.id):
            more[tie.id] = tie
            for document in dict.fromkeys(tie.properties["documents"]):  # type: ignore[arg-type]
                new[text_of[str(document)]].append(tie.id)
    for text, own in new.items():
        ties.put(text, own)
    now = {tie for own in new.values() for tie in own}
    more |= {tie: _bare(tie) for tie in old if tie not in more}
    lost = {tie for tie in old if not ties.there(tie, now)}
    touched = {_start(tie) for tie in (*old, *now) if _is_statement(tie)}
    gone_nodes = {node for node in touched if node not in ties.stated} | (set(gone.values()) - set(read.values()))
    return Change(
        nodes=tuple(node for node in graph.nodes() if node.id not in gone_nodes),
        remade=made.made,
        gone=made.gone | gone_nodes,
        gone_ties=made.gone_ties | lost,
        ties=tuple(tie for tie in graph.ties() if not _is_own(tie.id) and tie.properties["documents"]),
        more=tuple(tie for key, tie in sorted(more.items()) if ties.there(key, now)),
        documents=frozenset((*read.values(), *gone.values())),
    )


class _Ties:
    """The shelves of what documents state: the relationships of each text, how many documents state each relationship
    that several can state, and each node."""

    def __init__(self, memory: Memory) -> None:
        self.texts = memory.shelf("nodes_ties")
        self.shared = memory.shelf("nodes_shared")
        self.stated = memory.shelf("nodes_stated")

    def take(self, text: str) -> list[str]:
        """Withdraw what a text states; gives which relationships that is."""
        told: list[str] = self.texts.pop(text)
        for tie in told:
            self._count(tie, -1)
        return told

    def put(self, text: str, told: list[str]) -> None:
        """Add what a text states."""
        self.texts[text] = told
        for tie in told:
            self._count(tie, 1)

    def there(self, tie: str, now: Collection[str]) -> bool:
        """Whether a relationship is in the graph; `now` are those of the texts that are read."""
        return tie in now or (not _is_statement(tie) and tie in self.shared)

    def _count(self, tie: str, times: int) -> None:
        if _is_statement(tie):
            count(self.stated, _start(tie), times)
        else:
            count(self.shared, tie, times)


def _start(tie: str) -> str:
    return tie.split("|")[0]


def _is_statement(tie: str) -> bool:
    return tie.split("|")[1] == STATED_IN


def _bare(tie: str) -> Relationship:
    """A relationship without properties of which no document that is read states anything."""
    start, kind, end = tie.split("|")
    return Relationship(tie, kind, start, end, {name: [] for name in EVIDENCE})
