"""Agreements of which documents tell that come or go: those that are others now, and what follows for the rest.

Another agreement is made anew where it wants the same id, where an id that some of its tellings would have given is
another's from now on or no longer, and where the meeting at which it was signed was made anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from kzgraph.resolution.agreements.telling import Group
from kzgraph.resolution.agreements.told import Told
from kzgraph.resolution.nodes.agreements import add_parties, met
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.meetings import MeetingOf
from kzgraph.resolution.updating.memory import Memory
from kzgraph.resolution.updating.pacts_kept import Kept
from kzgraph.resolution.updating.rebuilt import Rebuilt


def remember(memory: Memory, told: Iterable[Told], node_ids: Mapping[Group, str], meetings: MeetingOf) -> None:
    """Keep the agreements of a graph that was made whole: all that is told of them, the groups with their nodes, and
    the meeting that each event is."""
    Kept(memory).remember({one.telling: (one, met(one, meetings)) for one in told}, node_ids)


def update(
    memory: Memory,
    graph: GraphBuilder,
    gone: Collection[str],
    new: Iterable[Told],
    meeting_of: MeetingOf,
    made_meetings: Collection[str],
    gone_meetings: Collection[str],
) -> Rebuilt:
    """Withdraw what texts tell that go, add what new documents tell, and put into the graph all agreements that are
    made anew.

    `meeting_of` gives the meeting of every event of the `made_meetings`, of which all relationships are made anew. The
    nodes of countries are put into the graph where they are parties in the new documents. Raises Whole where more may
    change.
    """
    kept = Kept(memory)
    told = {one.telling: (one, met(one, meeting_of)) for one in new}
    anew = kept.meet(meeting_of, frozenset((*made_meetings, *gone_meetings)), gone)
    before, after, same = kept.regroup(gone, told)
    anew |= after | same | kept.giving(before ^ after)
    made = frozenset(node for node in anew if kept.has(node))
    for node in sorted(made):
        kept.write(graph, node)
    for one, _ in told.values():
        add_parties(graph, one)
    return Rebuilt(made, frozenset(before - after))
