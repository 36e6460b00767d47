"""The nodes of organisations, of documents that come or go: what each document says of them is kept.

In this order: `tell`, then the posts, `add_touched`, `add_successions`, and after all that may name the European Union
`add_union`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field

from kzgraph.model import OrganisationKind
from kzgraph.resolution.nodes.bodies import BodySaid, BodyTold, body_told, derived, shown
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.organisations import add_derived, add_named, add_other_ids, bodies_named, relate_body
from kzgraph.resolution.nodes.successions import Quoted, first_quotes, in_order, succeed, succession_keys
from kzgraph.resolution.organisations.keys import OrganisationKey
from kzgraph.resolution.updating.memory import Affected, Looked, Memory, Whole
from kzgraph.resolution.updating.organisations import Bodies, asked_by, other_ids
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import EU, World

Shown = tuple[str, OrganisationKind]
"""The name to show, and the kind."""


@dataclass(slots=True)
class OfTexts:
    """What each text says of one organisation: its mentions, and how its titles imply it; by all that its name and
    kind, and whether it is named at all."""

    named: dict[str, list[BodySaid]] = field(default_factory=dict)
    implied: dict[str, set[Shown]] = field(default_factory=dict)
    shown: Shown | None = None
    is_named: bool = False

    def body(self) -> BodyTold:
        """What all texts say that name it."""
        return body_told([one for text in sorted(self.named) for one in self.named[text]])

    def settle(self, node: str) -> None:
        """Find its name and kind. Raises Whole where titles imply it in several ways."""
        ways = set().union(*self.implied.values())
        self.is_named = bool(self.named)
        if not self.is_named and (len(ways) > 1 or (ways and node == EU)):
            raise Whole(f"several titles imply {node}")
        self.shown = shown(node, self.body()) if self.is_named else next(iter(ways), None)

    def add(self, graph: GraphBuilder, node: str) -> None:
        """Its node, if anything is said of it."""
        if self.is_named:
            add_named(graph, node, self.body())
        elif self.shown:
            add_derived(graph, node, *self.shown)


Told = tuple[dict[str, list[BodySaid]], dict[str, set[Shown]]]
"""What one text says of organisations, by their nodes."""


def _told_by(world: World, reading: Reading) -> Told:
    named = {
        node: [(reading.source, said.mention, said.kind) for _, said in mentions]
        for node, mentions in bodies_named(world, [reading]).items()
    }
    implied: dict[str, set[Shown]] = {}
    for post in {post for said in reading.people.values() for told in said.roles for post in told.posts}:
        for key, country in asked_by(post):
            implied.setdefault(world.organisation_of_key(key, country), set()).add(derived(key))
    return named, implied


def _put(told: MutableMapping[str, OfTexts], text: str, said: Told) -> None:
    for node, mentions in said[0].items():
        told.setdefault(node, OfTexts()).named[text] = mentions
    for node, ways in said[1].items():
        told.setdefault(node, OfTexts()).implied[text] = ways


class _Shelves:
    def __init__(self, memory: Memory) -> None:
        self.texts = memory.shelf("bodies_texts")
        self.told = memory.shelf("bodies_told")
        self.quotes = memory.shelf("bodies_quotes")
        """For each body of the lexicon's successions the first quote of each text."""


def remember(memory: Memory, world: World) -> None:
    """Keep what all documents of a graph say of organisations that was made whole."""
    shelves = _Shelves(memory)
    texts: dict[str, list[str]] = {}
    told: dict[str, OfTexts] = {}
    quotes: dict[str, dict[str, Quoted]] = {}
    wanted = {node for (key, _), node in world.organisation_ids.items() if key in succession_keys()}
    for reading in world.readings:
        text = reading.record.document.sha256
        said = _told_by(world, reading)
        texts[text] = sorted({*said[0], *said[1]})
        _put(told, text, said)
        for node, quote in first_quotes(world, reading, wanted).items():
            quotes.setdefault(node, {})[text] = quote
    for node, one in told.items():
        with suppress(Whole):  # it will be raised when somebody asks
            one.settle(node)
    shelves.texts.fill(texts)
    shelves.told.fill(told)
    shelves.quotes.fill(quotes)


def tell(memory: Memory, graph: GraphBuilder, world: World, gone: Iterable[str]) -> tuple[set[str], set[str]]:
    """Withdraw what texts say that go, and add what the readings of the world name, with the nodes of all organisations
    that they name or imply and that documents name. Gives the organisations touched, and those that have another name
    to show now.

    Raises Affected with the texts that imply what is named now, or no longer is, and with those that name what is now
    of another sort.
    """
    shelves = _Shelves(memory)
    touched: set[str] = set()
    for text in gone:
        for node in shelves.texts.pop(text):
            touched.add(node)
            shelves.told[node].named.pop(text, None)
            shelves.told[node].implied.pop(text, None)
            shelves.quotes.get(node, {}).pop(text, None)
    for reading in world.readings:
        text, said = reading.record.document.sha256, _told_by(world, reading)
        shelves.texts[text] = sorted({*said[0], *said[1]})
        touched |= said[0].keys() | said[1].keys()
        _put(shelves.told, text, said)
    affected: set[str] = set()
    renamed: set[str] = set()
    for node in touched:
        one: OfTexts = shelves.told[node]
        was, was_named = one.shown, one.is_named
        one.settle(node)
        if was and one.shown and was != one.shown:
            renamed |= {node} if was[0] != one.shown[0] else set()
            affected |= one.named.keys() if "intergovernmental" in (was[1], one.shown[1]) else set()
            if was[1] == "ministry" != one.shown[1]:
                raise Whole(f"{node} would be no ministry any more")
        affected |= one.implied.keys() if was and was_named != one.is_named else set()
    affected.difference_update(reading.record.document.sha256 for reading in world.readings)
    if affected:
        raise Affected(affected, "an organisation would be named, or of another sort")
    for node in sorted(touched):
        if shelves.told[node].is_named:
            shelves.told[node].add(graph, node)
    for node, mentions in bodies_named(world, world.readings).items():
        relate_body(graph, node, mentions)
    return touched, renamed


def add_touched(memory: Memory, graph: GraphBuilder, bodies: Bodies, touched: Collection[str]) -> dict[str, str]:
    """The nodes of organisations that are touched, or have other further ids; gives their names to show."""
    told = memory.shelf("bodies_told")
    nodes = sorted(bodies.changed.union(touched))
    for node in nodes:
        if node in told:
            told[node].add(graph, node)
    add_other_ids(graph, other_ids(memory, nodes))
    return {node: graph.name(node) for node in nodes if graph.has(node)}


def add_successions(
    memory: Memory, graph: GraphBuilder, world: World, bodies: Bodies, touched: Collection[str]
) -> None:
    """The successions of the organisations that are touched, each as a whole. Raises Whole where a body is several."""
    told, quotes = memory.shelf("bodies_told"), memory.shelf("bodies_quotes")
    node_of: dict[OrganisationKey, str] = {}
    for key in sorted(succession_keys(), key=repr):
        nodes = {node for node in bodies.ids.of_key(key) if (one := told.seen(node)) and one.shown}
        if nodes:
            node_of[key] = min(nodes)
        if len(nodes) > 1 and not nodes.isdisjoint(touched):
            raise Whole(f"{key.form} is several, one of which may be a successor")
    wanted = set(node_of.values())
    for reading in world.readings:
        for node, quote in first_quotes(world, reading, wanted).items():
            quotes.setdefault(node, {})[reading.record.document.sha256] = quote
    first: Mapping[str, Quoted] = Looked(lambda node: _first(quotes.seen(node), node))
    succeed(graph, node_of, first, set(touched))


def _first(quotes: Mapping[str, Quoted] | None, node: str) -> Quoted:
    if not quotes:
        raise KeyError(node)
    return min(quotes.values(), key=in_order)


def add_union(memory: Memory, graph: GraphBuilder) -> None:
    """The European Union as all documents have it, where some made its node; to be called last. Raises Whole where that
    is not what its acting makes of it."""
    told: OfTexts | None = memory.shelf("bodies_told").get(EU)
    if graph.has(EU) and told and told.is_named:
        if told.shown != ("European Union", "intergovernmental"):
            raise Whole("the European Union has another name")
        told.add(graph, EU)
        add_other_ids(graph, other_ids(memory, [EU]))
