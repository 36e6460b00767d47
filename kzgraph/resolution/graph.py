"""The stage "resolve": Records in, Graph out.

Invariant: `resolve` is a pure function of the *set* of records and of the decisions. Their order, their repetition and
how they were split over loads do not show in the result, byte for byte; ids come from what a node is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kzgraph.collector import paused_collector
from kzgraph.decisions import NONE, Decisions
from kzgraph.model import Graph, Record
from kzgraph.resolution.judged import Judged, judge
from kzgraph.resolution.nodes.agreements import add_agreements
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.countries import add_named_countries
from kzgraph.resolution.nodes.documents import add_documents
from kzgraph.resolution.nodes.figures import add_figures
from kzgraph.resolution.nodes.making import Making
from kzgraph.resolution.nodes.meetings import add_meetings, find_meetings
from kzgraph.resolution.nodes.organisations import add_organisations, add_other_ids
from kzgraph.resolution.nodes.people import add_people
from kzgraph.resolution.nodes.posts import add_posts
from kzgraph.resolution.nodes.successions import add_successions
from kzgraph.resolution.organisations.organisations import other_ids
from kzgraph.resolution.world.trace import Trace
from kzgraph.resolution.world.world import world


def resolve(records: Iterable[Record], decisions: Decisions = NONE) -> Graph:
    """Merge what all records say into one graph in which every relationship has its evidence.

    People's `decisions` come first: what they say is one or is not, and which statements count.
    Of records with the same text (sha256) the one with more metadata counts, then the one whose JSON is smaller.
    Nodes and relationships are of the labels and types of `kzgraph.stores.statements`, sorted by id.
    """
    return resolve_judged(records, decisions).graph


def resolve_judged(records: Iterable[Record], decisions: Decisions = NONE) -> Judged:
    """As `resolve`, with the decisions that had no effect."""
    with paused_collector():
        return judge(_made(Making(), records, decisions), decisions)


def resolve_watched(records: Iterable[Record], watch: Callable[[Making, Graph], None]) -> Judged:
    """As `resolve_judged` where nobody has decided anything; `watch` is shown what the graph was made from."""
    with paused_collector():
        making = Making(Trace(), {})
        graph = _made(making, records, NONE)
        watch(making, graph)
        return judge(graph, NONE)


def _made(making: Making, records: Iterable[Record], decisions: Decisions) -> Graph:
    known = world(records, decisions, making.trace)
    graph = GraphBuilder()
    add_documents(graph, known)
    add_named_countries(graph, known)
    add_organisations(graph, known)
    add_people(graph, known, making.people)
    add_posts(graph, known)
    add_other_ids(graph, other_ids(known.organisation_ids))
    add_successions(graph, known)
    if making.trace:
        making.world, making.meetings = known, find_meetings(known)
    meetings = add_meetings(graph, known, decisions, making.meetings)
    pacts = add_agreements(graph, known, meetings, decisions)
    add_figures(graph, known)
    if making.trace:
        making.meeting_of, making.agreements = meetings, pacts
    del known, meetings, pacts  # what the graph is made from is larger than the graph
    return graph.graph()
