"""Agreements: their nodes, whom each binds, who signed or witnessed it, and at which meeting."""

from __future__ import annotations

from collections.abc import Sequence

from kzgraph.decisions import NONE, Decisions
from kzgraph.model import Agreement, AgreementStatus, Event, IsoDate
from kzgraph.resolution.agreements import agreements as pacts
from kzgraph.resolution.agreements.ids import groups_of, ids, other_ids
from kzgraph.resolution.agreements.telling import Group, Telling, tellings
from kzgraph.resolution.nodes.builder import GraphBuilder, Properties
from kzgraph.resolution.nodes.meetings import MeetingOf
from kzgraph.resolution.nodes.parties import relate_party
from kzgraph.resolution.values.dates import agree, best
from kzgraph.resolution.values.evidence import overlap
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import World


def add_agreements(graph: GraphBuilder, world: World, meetings: MeetingOf, decisions: Decisions = NONE) -> None:
    """A node for each agreement, its parties, signatories and witnesses, and the meeting at which it was signed."""
    readings = {reading.record.document.sha256: reading for reading in world.readings}
    node_ids = ids(groups_of(tellings(world), decisions))
    others = other_ids(node_ids)
    for group, node in node_ids.items():
        _add_agreement(graph, world, node, group, readings)
        graph.node(node, (), otherIds=others[node])
        for told in group:
            _signed_at(graph, node, told, readings[told.document], meetings)


def _add_agreement(graph: GraphBuilder, world: World, node: str, group: Group, readings: dict[str, Reading]) -> None:
    signed = pacts.signed_on(group)
    status = pacts.status_of(group)
    graph.node(
        node,
        ["Agreement"],
        name=pacts.name_of(group),
        aliases=pacts.aliases_of(group),
        kind=pacts.kind_of(group),
        status=status,
        signedOn=signed,
        validFrom=best(t.agreement.valid_from for t in group),
        validTo=best(t.agreement.valid_to for t in group),
    )
    for sha, said in pacts.statements(group).items():
        graph.stated(node, readings[sha].document, (), **_stations(said))
    for told in group:
        reading, pact = readings[told.document], told.agreement
        graph.stated(node, reading.document, pact.evidence)
        for party in pact.parties:
            relate_party(graph, world, party, "PARTY_TO", node, reading)
        for party in pact.witnesses:
            relate_party(graph, world, party, "WITNESSED", node, reading)
        for party in pact.signatories if pact.status not in ("planned", "negotiated") else ():
            relate_party(graph, world, party, "SIGNED", node, reading, signedOn=signed)


def _stations(said: Sequence[tuple[AgreementStatus, IsoDate | None]]) -> Properties:
    """The furthest status and its date; where a document tells of several, all of them in two lists of equal length."""
    status, date = said[-1]
    told: Properties = {"status": status, "date": date}
    if len(said) > 1:
        told |= {"statuses": [str(s) for s, _ in said], "dates": [d or "" for _, d in said]}
    return told


def _signed_at(graph: GraphBuilder, node: str, told: Telling, reading: Reading, meetings: MeetingOf) -> None:
    """The signing of the same document that fits the date and the parties; else the encounter of the same sentence."""
    pact = told.agreement
    if pact.status not in pacts.SIGNED:
        return
    fitting = [event for event in reading.record.events if _fits(event, told)]
    signings = [event for event in fitting if event.kind == "signing"]
    chosen = _nearest(signings, pact) if signings else [e for e in fitting if _same_sentence(e, pact)]
    if len(chosen) == 1 and (told.document, chosen[0]) in meetings:
        evidence = (*pact.evidence, *chosen[0].evidence)
        graph.relate(node, "SIGNED_AT", meetings[told.document, chosen[0]], reading.document, evidence)


def _fits(event: Event, told: Telling) -> bool:
    date = told.agreement.date
    dates = not date or not event.date or agree(date, event.date)
    return event.status == "held" and dates and (not told.countries or told.countries <= set(event.countries))


def _nearest(events: list[Event], pact: Agreement) -> list[Event]:
    """Of several the one told nearest before the agreement, by the offsets of their quotes."""
    at = min(evidence.start for evidence in pact.evidence)
    return [min(events, key=lambda e: (abs(at - min(x.start for x in e.evidence)), e.model_dump_json()))]


def _same_sentence(event: Event, pact: Agreement) -> bool:
    return overlap(event.evidence, pact.evidence)
