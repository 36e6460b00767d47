"""Agreements: their nodes, whom each binds, who signed or witnessed it, and at which meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kzgraph.decisions import NONE, Decisions
from kzgraph.model import AgreementStatus, IsoDate
from kzgraph.resolution.agreements import agreements as pacts
from kzgraph.resolution.agreements.ids import groups_of, ids, other_ids
from kzgraph.resolution.agreements.telling import Group
from kzgraph.resolution.agreements.told import Told, told_of
from kzgraph.resolution.nodes.builder import GraphBuilder, Properties
from kzgraph.resolution.nodes.countries import add_country
from kzgraph.resolution.nodes.meetings import MeetingOf
from kzgraph.resolution.values.dates import best
from kzgraph.resolution.world.world import World

Signed = tuple[Told, str | None]
"""What a document tells, and the node of the meeting at which it was signed."""


def add_agreements(
    graph: GraphBuilder, world: World, meetings: MeetingOf, decisions: Decisions = NONE
) -> tuple[list[Told], dict[Group, str]]:
    """A node for each agreement, its parties, signatories and witnesses, and the meeting at which it was signed; what
    is told of them all, and their nodes' ids."""
    told = told_of(world)
    return told, add_told(graph, told, meetings, decisions)


def add_told(
    graph: GraphBuilder, told: Iterable[Told], meetings: MeetingOf, decisions: Decisions = NONE
) -> dict[Group, str]:
    """The agreements of which all this is told; their nodes' ids."""
    found = {one.telling: one for one in told}
    node_ids = ids(groups_of(found, decisions))
    others = other_ids(node_ids)
    for group, node in node_ids.items():
        told_of_it = [found[telling] for telling in group]
        add_agreement(graph, node, [(one, met(one, meetings)) for one in told_of_it], others[node])
        for one in told_of_it:
            add_parties(graph, one)
    return node_ids


def met(told: Told, meetings: MeetingOf) -> str | None:
    """The node of the meeting at which an agreement was signed as a document tells of it."""
    return meetings.get((told.telling.document, told.event)) if told.event else None


def add_agreement(graph: GraphBuilder, node: str, told: Sequence[Signed], others: list[str]) -> None:
    """The node of one agreement with all its relationships, given all that is told of it, in the order of its group;
    `others` are the further ids that lead to it."""
    group = tuple(one.telling for one, _ in told)
    signed = pacts.signed_on(group)
    graph.node(
        node,
        ["Agreement"],
        name=pacts.name_of(group),
        aliases=pacts.aliases_of(group),
        kind=pacts.kind_of(group),
        status=pacts.status_of(group),
        signedOn=signed,
        validFrom=best(t.agreement.valid_from for t in group),
        validTo=best(t.agreement.valid_to for t in group),
        otherIds=others,
    )
    document_of = {one.telling.document: one.document for one, _ in told}
    for sha, said in pacts.statements(group).items():
        graph.stated(node, document_of[sha], (), **_stations(said))
    for one, meeting in told:
        _relate(graph, node, one, signed)
        if meeting and one.event:
            evidence = (*one.telling.agreement.evidence, *one.event.evidence)
            graph.relate(node, "SIGNED_AT", meeting, one.document, evidence)


def _relate(graph: GraphBuilder, node: str, told: Told, signed: IsoDate | None) -> None:
    """Where the agreement is stated, and who is bound by it, witnessed it or signed it."""
    pact, document = told.telling.agreement, told.document
    graph.stated(node, document, pact.evidence)
    for actor, party in zip(told.parties, pact.parties, strict=True):
        graph.relate(actor.node, "PARTY_TO", node, document, party.evidence)
    for actor, party in zip(told.witnesses, pact.witnesses, strict=True):
        graph.relate(actor.node, "WITNESSED", node, document, party.evidence)
    for actor, party in zip(told.signatories, pact.signatories, strict=False):  # of what is planned they are left out
        graph.relate(actor.node, "SIGNED", node, document, party.evidence, signedOn=signed)


def add_parties(graph: GraphBuilder, told: Told) -> None:
    """The nodes of parties that are countries, stated in the document."""
    pact = told.telling.agreement
    whole = ((told.parties, pact.parties), (told.witnesses, pact.witnesses), (told.signatories, pact.signatories))
    for actors, parties in whole:
        for actor, party in zip(actors, parties, strict=False):
            if actor.country:
                add_country(graph, actor.country, told.document, party.evidence)


def _stations(said: Sequence[tuple[AgreementStatus, IsoDate | None]]) -> Properties:
    """The furthest status and its date; where a document tells of several, all of them in two lists of equal length."""
    status, date = said[-1]
    told: Properties = {"status": status, "date": date}
    if len(said) > 1:
        told |= {"statuses": [str(s) for s, _ in said], "dates": [d or "" for _, d in said]}
    return told
