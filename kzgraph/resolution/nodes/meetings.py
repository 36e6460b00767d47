"""Meetings: their nodes, who took part in each and as what, and which follows which."""

from __future__ import annotations

from collections.abc import Sequence

from kzgraph.decisions import NONE, Decisions
from kzgraph.model import CountryCode, Event, Party
from kzgraph.resolution.grouping.most_told import most_told
from kzgraph.resolution.meetings.encounters import Encounter, name_of, plover
from kzgraph.resolution.meetings.ids import encounters, ids, other_ids
from kzgraph.resolution.meetings.series import followed, gap
from kzgraph.resolution.meetings.telling import format_of, tellings
from kzgraph.resolution.nodes.builder import GraphBuilder, Properties
from kzgraph.resolution.nodes.countries import add_country
from kzgraph.resolution.nodes.parties import relate_party
from kzgraph.resolution.posts.posts import read_title
from kzgraph.resolution.values.evidence import overlap
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import World

MeetingOf = dict[tuple[str, Event], str]
"""The meeting that an event of a document is, by the document's digest and the event."""


def add_meetings(graph: GraphBuilder, world: World, decisions: Decisions = NONE) -> MeetingOf:
    """A node for each encounter, its participants, and which encounter of its series it follows."""
    readings = {reading.record.document.sha256: reading for reading in world.readings}
    found = encounters(tellings(world), world.surnames, decisions)
    node_ids = ids(found, world.surnames)
    for one, node in node_ids.items():
        _add_meeting(graph, world, node, one, readings)
    for node, others in other_ids(node_ids, world.surnames).items():
        graph.node(node, (), otherIds=others)
    for later, earlier in followed(found):
        _add_follows(graph, node_ids[later], node_ids[earlier], later, earlier, readings)
    return {(t.document, t.event): node for one, node in node_ids.items() for t in one.group}


def _add_meeting(graph: GraphBuilder, world: World, node: str, one: Encounter, readings: dict[str, Reading]) -> None:
    graph.node(
        node,
        ["Meeting"],
        name=name_of(one, world.person_names),
        kind=one.kind,
        series=one.series,
        round=one.round,
        startDate=one.start,
        endDate=one.end,
        place=one.place,
        status=one.status,
        plover=plover(one),
    )
    parts: dict[str, list[tuple[str, Party, CountryCode | None, str | None]]] = {}
    for told in one.group:
        reading, event = readings[told.document], told.event
        graph.stated(node, reading.document, event.evidence, **_says(event))
        for party in event.participants:
            actor, country = relate_party(graph, world, party, "TOOK_PART", node, reading)
            parts.setdefault(actor, []).append(
                (told.source, party, country, _post(graph, _post_of(party, event, reading)))
            )
        for code in event.countries:
            country_node = add_country(graph, code, reading.document, event.evidence)
            graph.relate(country_node, "TOOK_PART", node, reading.document, event.evidence)
    for actor, told_parts in parts.items():
        graph.relate(actor, "TOOK_PART", node, "", (), **_part(told_parts))


def _says(event: Event) -> Properties:
    told: Properties = {"date": event.date, "endDate": event.end_date, "place": event.place, "status": event.status}
    return told | {"kind": event.kind, "series": format_of(event), "round": event.round}


def _part(told: Sequence[tuple[str, Party, CountryCode | None, str | None]]) -> Properties:
    """What most sources say of somebody's part; "participant" is what everybody is and not said."""
    capacity = most_told((source, p.capacity) for source, p, *_ in told if p.capacity != "participant")
    return {
        "post": most_told((source, post) for source, _, _, post in told),
        "behalf": most_told((source, country) for source, p, country, _ in told if p.kind != "country"),
        "capacity": capacity,
    }


def _post(graph: GraphBuilder, post: str | None) -> str | None:
    return graph.name(post) if post else None


def _post_of(party: Party, event: Event, reading: Reading) -> str | None:
    """The id of the post in which a person acted: the one the text gives the party, else one that it gives the person
    in the same sentence."""
    if party.kind != "person":
        return None
    said = reading.person(party)
    if party.post is None:
        evidence = (*event.evidence, *party.evidence)
        held = [told for told in said.roles if told.role.status == "held" and overlap(told.role.evidence, evidence)]
        return min((post.id for told in held for post in told.posts), default=None)
    titled = [post.id for told in said.roles if told.role.title == party.post for post in told.posts]
    read = read_title(party.post, said.mention.country)
    covered = [p.id for told in said.roles for p in told.posts if any(r.may_be(p) for r in read)]
    return min(titled or covered, default=None)


def _add_follows(
    graph: GraphBuilder, node: str, before: str, later: Encounter, earlier: Encounter, readings: dict[str, Reading]
) -> None:
    """The relationship with the evidence of both; derived where no document tells of both."""
    documents = {t.document for t in later.group} & {t.document for t in earlier.group}
    for told in (*later.group, *earlier.group):
        if told.document in documents or not documents:
            graph.relate(node, "FOLLOWS", before, readings[told.document].document, told.event.evidence)
    graph.relate(node, "FOLLOWS", before, "", (), derived=None if documents else True, gap=gap(later, earlier))
