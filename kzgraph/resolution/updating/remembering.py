"""What a graph was made from, remembered: `update.py` brings it up to date."""

from __future__ import annotations

from kzgraph.model import Graph
from kzgraph.resolution.nodes.making import Making
from kzgraph.resolution.nodes.told import teller
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
from kzgraph.resolution.updating.memory import Memory


def remember(memory: Memory, making: Making, graph: Graph) -> None:
    """Keep what a graph was made from, which was watched; to be called in a transaction that begins anew."""
    trace, world, told, found = making.trace, making.world, making.people, making.meetings
    assert trace
    assert world
    assert told is not None
    assert found
    records = [reading.record for reading in world.readings]
    texts.remember(memory, records, trace.surnames, trace.signed, trace.originals)
    posts.remember_worded(memory, trace.readings)
    people.remember(memory, trace.readings, world.people, trace.linked)
    claims.remember(memory, trace.readings, trace.claimed, world.people, world.posts)
    organisations.remember(memory, world.readings, world.organisation_ids)
    bodies.remember(memory, world)
    shown = {node.id: node.name for node in graph.nodes if node.label in ("Post", "Organisation")}
    nodes.remember(memory, world, told, shown)
    text_of = {reading.document: reading.record.document.sha256 for reading in world.readings}
    ties.remember(memory, graph.relationships, text_of)
    meetings.remember(memory, found, teller(world), world.surnames)
    assert making.agreements
    assert making.meeting_of is not None
    agreements.remember(memory, *making.agreements, making.meeting_of)
