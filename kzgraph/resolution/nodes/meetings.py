"""Meetings: their nodes, who took part in each and as what, and which follows which."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from kzgraph.decisions import NONE, Decisions
from kzgraph.model import Event
from kzgraph.resolution.grouping.most_told import most_told
from kzgraph.resolution.meetings.encounters import Encounter, encounter, name_of, plover
from kzgraph.resolution.meetings.groups import Clustered, clustered
from kzgraph.resolution.meetings.ids import encounters, given_ids, ids, other_ids
from kzgraph.resolution.meetings.series import followed, gap
from kzgraph.resolution.meetings.telling import format_of, tellings
from kzgraph.resolution.nodes.builder import GraphBuilder, Properties
from kzgraph.resolution.nodes.countries import add_country
from kzgraph.resolution.nodes.told import Told, TookPart, teller
from kzgraph.resolution.world.world import World, country_id

MeetingOf = dict[tuple[str, Event], str]
"""The meeting that an event of a document is, by the document's digest and the event."""

ShownName = Callable[[str], str]
"""The name to show of the node with an id: of a person or a post."""


@dataclass(frozen=True, slots=True)
class Found:
    """The encounters of a world of which nothing was decided, their ids, and how they were found."""

    clustered: Clustered
    encounters: Sequence[Encounter]
    node_ids: Mapping[Encounter, str]
    given: Mapping[str, frozenset[str]]
    """For each node the ids that some of its tellings would have given without the others."""

    @property
    def other_ids(self) -> dict[str, list[str]]:
        """Those of them that are no node's own, sorted."""
        return {node: sorted(found - self.given.keys()) for node, found in self.given.items()}


def find_meetings(world: World) -> Found:
    """What `add_meetings` finds, with what it takes to find where further tellings belong."""
    how = clustered(tellings(world))
    found = [encounter(group) for group in how.groups()]
    node_ids = ids(found, world.surnames)
    given = {node: frozenset(given_ids(one, world.surnames)) for one, node in node_ids.items()}
    return Found(how, found, node_ids, given)


def add_meetings(
    graph: GraphBuilder, world: World, decisions: Decisions = NONE, known: Found | None = None
) -> MeetingOf:
    """A node for each encounter, its participants, and which encounter of its series it follows. `known` is what
    `find_meetings` found, where that was asked before."""
    tell = teller(world)
    found = known.encounters if known else encounters(tellings(world), world.surnames, decisions)
    node_ids = known.node_ids if known else ids(found, world.surnames)
    for one, node in node_ids.items():
        add_meeting(graph, node, one, [tell(t) for t in one.group], graph.name)
    others = known.other_ids if known else other_ids(node_ids, world.surnames)
    for node, further in others.items():
        graph.node(node, (), otherIds=further)
    for later, earlier in followed(found):
        after, first = ((node_ids[one], [tell(t) for t in one.group]) for one in (later, earlier))
        add_follows(graph, after, first, gap(later, earlier))
    return {(t.document, t.event): node for one, node in node_ids.items() for t in one.group}


def add_meeting(
    graph: GraphBuilder,
    node: str,
    one: Encounter,
    told: Sequence[Told],
    shown_name: ShownName,
    new: Collection[str] | None = None,
) -> None:
    """The node of an encounter with all that its tellings say; what they state of countries is added of the `new`
    documents alone, where these are given."""
    graph.node(
        node,
        ["Meeting"],
        name=name_of(one, shown_name),
        kind=one.kind,
        series=one.series,
        round=one.round,
        startDate=one.start,
        endDate=one.end,
        place=one.place,
        status=one.status,
        plover=plover(one),
    )
    parts: dict[str, list[tuple[str, TookPart]]] = {}
    for by in told:
        event, document = by.telling.event, by.document
        graph.stated(node, document, event.evidence, **_says(event))
        for part in by.parts:
            graph.relate(part.actor, "TOOK_PART", node, document, part.party.evidence)
            parts.setdefault(part.actor, []).append((by.telling.source, part))
        for code in event.countries:
            graph.relate(country_id(code), "TOOK_PART", node, document, event.evidence)
        if new is None or document in new:
            _add_countries(graph, by)
    for actor, told_parts in parts.items():
        graph.relate(actor, "TOOK_PART", node, "", (), **_part(told_parts, shown_name))


def _add_countries(graph: GraphBuilder, told: Told) -> None:
    for part in told.parts:
        if part.actor == country_id(part.country or ""):
            add_country(graph, part.country or "", told.document, part.party.evidence)
    for code in told.telling.event.countries:
        add_country(graph, code, told.document, told.telling.event.evidence)


def _says(event: Event) -> Properties:
    told: Properties = {"date": event.date, "endDate": event.end_date, "place": event.place, "status": event.status}
    return told | {"kind": event.kind, "series": format_of(event), "round": event.round}


def _part(told: Sequence[tuple[str, TookPart]], shown_name: ShownName) -> Properties:
    """What most sources say of somebody's part; "participant" is what everybody is and not said."""
    capacities = ((source, part.party.capacity) for source, part in told if part.party.capacity != "participant")
    return {
        "post": most_told((source, shown_name(part.post) if part.post else None) for source, part in told),
        "behalf": most_told((source, part.country) for source, part in told if part.party.kind != "country"),
        "capacity": most_told(capacities),
    }


def add_follows(
    graph: GraphBuilder, later: tuple[str, Sequence[Told]], earlier: tuple[str, Sequence[Told]], missing: int | None
) -> None:
    """The relationship of two meetings, each with its tellings, with the evidence of both; derived where no document
    tells of both. `missing` rounds lie between them."""
    (node, after), (before, first) = later, earlier
    documents = {told.document for told in after} & {told.document for told in first}
    for told in (*after, *first):
        if told.document in documents or not documents:
            graph.relate(node, "FOLLOWS", before, told.document, told.telling.event.evidence)
    graph.relate(node, "FOLLOWS", before, "", (), derived=None if documents else True, gap=missing)
