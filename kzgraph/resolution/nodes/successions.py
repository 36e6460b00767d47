"""Renamed and reorganised bodies: two nodes, and which succeeded which.

The knowledge is data (`lexicon/successors.yaml`, each entry with its source), not a document's: a succession is marked
as derived, names its source, and stands in the graph only where documents name both bodies. Its quotes are one
for each body, the first that names it; they show the two bodies, not the succession. A text that uses a body's old
name after the change means, as far as kzgraph knows, the old body.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from kzgraph.data_files import lexicon
from kzgraph.model import Evidence, IsoDate
from kzgraph.resolution.nodes.builder import GraphBuilder, relationship_id
from kzgraph.resolution.organisations.keys import OrganisationKey, key_of
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import World

Quoted = tuple[str, str, int, Evidence]
"""When the document was published, its node, where the quote begins, and the quote."""


@dataclass(frozen=True, slots=True)
class Succession:
    """An entry of the lexicon: a body, one that it succeeded, since when, and who says so."""

    successor: OrganisationKey
    predecessor: OrganisationKey
    since: IsoDate
    source: str


@cache
def successions() -> tuple[Succession, ...]:
    """All successions of the lexicon."""
    return tuple(
        Succession(_key(after, group | entry), _key(before, group | entry), entry["since"], entry["source"])
        for group in lexicon("successors")
        for entry in group["changes"]
        for after in entry["to"]
        for before in entry["from"]
    )


def _key(name: str, entry: dict[str, Any]) -> OrganisationKey:
    return key_of(name, entry.get("kind", "ministry"), entry.get("country"))


@cache
def succession_keys() -> frozenset[OrganisationKey]:
    """The keys of all bodies of the lexicon's successions."""
    return frozenset(key for known in successions() for key in (known.successor, known.predecessor))


def add_successions(graph: GraphBuilder, world: World) -> None:
    """A relationship for each succession of which both bodies are in the graph: to be called when all are."""
    nodes: dict[OrganisationKey, set[str]] = {}
    for (key, _), node in world.organisation_ids.items():
        if key in succession_keys() and graph.has(node):
            nodes.setdefault(key, set()).add(node)
    node_of = {key: min(found) for key, found in nodes.items()}
    wanted = set(node_of.values())
    first: dict[str, Quoted] = {}
    for reading in world.readings if wanted else ():
        for node, quoted in first_quotes(world, reading, wanted).items():
            first[node] = min(first.get(node, quoted), quoted, key=in_order)
    succeed(graph, node_of, first)


def succeed(
    graph: GraphBuilder,
    node_of: Mapping[OrganisationKey, str],
    first: Mapping[str, Quoted],
    touched: Set[str] | None = None,
) -> set[str]:
    """A relationship for each succession of which both bodies have nodes, with the first quote of each, or only for
    those that have a body touched; the ids of the relationships."""
    made = set()
    for known in successions():
        after, before = node_of.get(known.successor), node_of.get(known.predecessor)
        if not after or not before or after == before or (touched is not None and touched.isdisjoint((after, before))):
            continue
        if after in first and before in first:
            for _, document, _, quote in (first[after], first[before]):
                graph.relate(after, "SUCCEEDS", before, document, (quote,))
            source = f"kzgraph's lexicon, after: {known.source}"
            graph.relate(after, "SUCCEEDS", before, "", (), since=known.since, source=source, derived=True)
            made.add(relationship_id(after, "SUCCEEDS", before))
    return made


def first_quotes(world: World, reading: Reading, nodes: Container[str]) -> dict[str, Quoted]:
    """The first quote of a document that names each of the nodes, or implies it."""
    first: dict[str, Quoted] = {}
    for node, quoted in _quotes(world, reading):
        if node in nodes:
            first[node] = min(first.get(node, quoted), quoted, key=in_order)
    return first


def in_order(quoted: Quoted) -> tuple[str, str, int, int]:
    """What sorts quotes by the day on which their documents were published."""
    published, document, start, quote = quoted
    return published, document, start, quote.end


def _quotes(world: World, reading: Reading) -> Iterator[tuple[str, Quoted]]:
    published = reading.record.document.published or "9999"
    for body in reading.organisations.values():
        for quote in body.evidence:
            yield world.organisation(body), (published, reading.document, quote.start, quote)
    for person in reading.people.values():
        for told in person.roles:
            for post in told.posts:
                if key := post.organisation or post.ministry:
                    node = world.organisation_of_key(key, post.country)
                    yield from ((node, (published, reading.document, q.start, q)) for q in told.role.evidence)
