"""A graph brought up to date with the documents that came, went or were replaced: the stages one after the other.

Invariant: the change makes of the graph before what `resolve` makes of all records. Where documents that are there
would be read otherwise beside the others, they are withdrawn and added anew with them; where these are too many, or a
stage cannot tell, `Whole` is raised, and the graph has to be made from all records.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from kzgraph.collector import paused_collector
from kzgraph.model import Change, Record
from kzgraph.resolution.agreements.told import told_by as pacts_of
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.countries import add_named_countries
from kzgraph.resolution.nodes.documents import add_documents
from kzgraph.resolution.nodes.figures import add_figures
from kzgraph.resolution.nodes.told import told_by
from kzgraph.resolution.people.people import surnames_of
from kzgraph.resolution.updating import (
    agreements,
    bodies,
    claims,
    meetings,
    nodes,
    organisations,
    people,
    posts,
    texts,
    ties,
)
from kzgraph.resolution.updating.memory import Affected, Looked, Memory, Whole
from kzgraph.resolution.updating.naming import UpdatedPeople
from kzgraph.resolution.updating.post_ids import other_ids
from kzgraph.resolution.updating.rebuilt import Rebuilt
from kzgraph.resolution.world.reading import document_id
from kzgraph.resolution.world.world import World

MOST_AGAIN = 300
"""Documents that are there and have to be read anew, up to which that is worth while."""


@contextmanager
def updated(
    memory: Memory,
    before: str,
    state: str,
    gone: Mapping[str, Record],
    new: Sequence[Record],
    text: Callable[[str], Record],
) -> Iterator[Change]:
    """What documents make of the graph `before` that come or go; the memory is of the graph `state` where the block
    ends, and as before where an exception leaves it.

    `gone` are the records of documents that are no more, or are replaced, by the digests of their texts, `new` those
    that are there instead; `text` gives the record of any other that is there. Raises Whole.
    """
    again: dict[str, Record] = {}
    names: frozenset[Hashable] = frozenset()
    with memory.transaction(state):
        if memory.state != before:  # looked at within: another load may have been first
            raise Whole("what is remembered is another graph")
        while True:
            records = {record.document.sha256: record for record in new} | again
            try:
                with paused_collector():
                    change = _change(memory, {**gone, **again}, records, text, names)
                break
            except Affected as found:
                memory.drop()
                more = found.documents - records.keys() - gone.keys()
                if not more and found.names <= names:
                    raise Whole(f"{found}, but nothing more can be read anew") from None
                names |= found.names
                again |= {sha: text(sha) for sha in sorted(more)}
                if len(again) > MOST_AGAIN:
                    raise Whole(f"{len(again)} documents are affected: {found}") from None
        yield change


def _change(
    memory: Memory,
    gone: Mapping[str, Record],
    new: Mapping[str, Record],
    text: Callable[[str], Record],
    names_again: frozenset[Hashable],
) -> Change:
    readings = texts.update(memory, list(gone.values()), [new[sha] for sha in sorted(new)], text)
    worded = posts.update_worded(memory, gone, readings)
    known = people.update(memory, gone, readings, worded, names_again)
    settled = claims.update(memory, gone, readings, known, worded)
    named = organisations.update(memory, gone, settled.readings)
    world = World(settled.readings, known, named.ids, worded, other_ids(memory))
    others = nodes.Nodes(memory).names
    names: Mapping[str, str] = Looked(
        lambda node: known.by_id[node].name if node.startswith("person:") else others.get(node, node)
    )
    graph = GraphBuilder(names)
    add_documents(graph, world, {r.source: document_id(text(r.source)) for r in readings if r.source not in new})
    add_named_countries(graph, world)
    touched_bodies, renamed = bodies.tell(memory, graph, world, gone)
    touched = nodes.tell(memory, graph, world, gone)
    touched.posts |= settled.touched
    nodes.add_bodies(memory, bodies.add_touched(memory, graph, named, touched_bodies), renamed, touched)
    renamed_posts = nodes.add_touched(memory, graph, world, touched, known.changed)
    bodies.add_successions(memory, graph, world, named, touched_bodies)
    made = _encounters(memory, graph, world, gone, known, renamed_posts, names)
    add_figures(graph, world)
    bodies.add_union(memory, graph)
    read = {reading.record.document.sha256: reading.document for reading in readings}
    left = {sha: document_id(record) for sha, record in gone.items()}
    return ties.change(memory, graph, read, left, made)


def _encounters(
    memory: Memory,
    graph: GraphBuilder,
    world: World,
    gone: Mapping[str, Record],
    people: UpdatedPeople,
    renamed: set[str],
    names: Mapping[str, str],
) -> Rebuilt:
    """The meetings and agreements of which documents tell that come or go."""
    told = [one for reading in world.readings for one in told_by(reading, world)]
    surnames: Mapping[str, tuple[str, ...]] = Looked(lambda node: surnames_of(people.by_id[node]))
    met = meetings.update(memory, graph, gone, told, surnames, people.respelt, renamed, names)
    pacts = [one for reading in world.readings for one in pacts_of(reading, world)]
    signed = agreements.update(memory, graph, gone, pacts, met.meeting_of, met.made, met.gone)
    return Rebuilt(met.made | signed.made, met.gone | signed.gone, met.gone_ties | signed.gone_ties)
