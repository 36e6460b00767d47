"""Meetings, agreements and figures: their nodes and who took part in, signed or reported them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kzgraph.decisions import NONE, Decisions
from kzgraph.model import Agreement, AgreementStatus, CountryCode, Event, Evidence, IsoDate, Party
from kzgraph.resolution.agreements import agreements as pacts
from kzgraph.resolution.agreements.groups import Group
from kzgraph.resolution.agreements.same_agreement import Telling as Pact
from kzgraph.resolution.grouping.most_told import most_told
from kzgraph.resolution.meetings.encounters import Encounter, name_of, plover
from kzgraph.resolution.meetings.ids import encounters, ids, other_ids
from kzgraph.resolution.meetings.series import followed, gap
from kzgraph.resolution.meetings.telling import Telling, format_of, telling
from kzgraph.resolution.nodes.actors import add_country
from kzgraph.resolution.nodes.builder import GraphBuilder, Properties
from kzgraph.resolution.nodes.figures import figure_id, figure_name
from kzgraph.resolution.posts.posts import read_title
from kzgraph.resolution.values.dates import agree, best
from kzgraph.resolution.values.evidence import overlap
from kzgraph.resolution.world.world import Reading, World, country_id


@dataclass(frozen=True, slots=True)
class Meetings:
    """The meetings of the graph and the telling of each event."""

    encounters: dict[str, Encounter]
    of_event: dict[tuple[str, Event], str]


def add_meetings(graph: GraphBuilder, world: World, decisions: Decisions = NONE) -> Meetings:
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
    of_event = {(t.document, t.event): node for one, node in node_ids.items() for t in one.group}
    return Meetings({node: one for one, node in node_ids.items()}, of_event)


def tellings(world: World) -> list[Telling]:
    """All events of all documents, as encounters are found from them."""
    return [_telling(event, r, world) for r in world.readings for event in r.record.events if _counts(event)]


def _counts(event: Event) -> bool:
    """Conferences and forums only with somebody in them."""
    return event.kind != "other" or bool(event.participants)


def _telling(event: Event, reading: Reading, world: World) -> Telling:
    parties = [(party, *world.party(party, reading)) for party in event.participants]
    people = [(country or "", node) for party, node, country in parties if party.kind == "person"]
    bodies = [node for party, node, _ in parties if party.kind == "organisation"]
    head = reading.record.document
    aside = [node for party, node, _ in parties if party.kind == "person" and party.capacity in _ASIDE]
    called = {node: party.name for party, node, _ in parties if party.kind == "person"}
    told = (head.sha256, head.published, event, people, bodies, aside, reading.source)
    return telling(*told, publisher=head.publisher, called=called)


_ASIDE = ("appointer", "predecessor", "witness")


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
            actor, country = world.party(party, reading)
            if actor == country_id(country or ""):
                add_country(graph, country or "", reading.document, party.evidence)
            graph.relate(actor, "TOOK_PART", node, reading.document, party.evidence)
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


def add_agreements(graph: GraphBuilder, world: World, known: Meetings, decisions: Decisions = NONE) -> None:
    """A node for each agreement, its parties, signatories and witnesses, and the meeting at which it was signed."""
    readings = {reading.record.document.sha256: reading for reading in world.readings}
    node_ids = pacts.ids(pacts.groups_of(pacts_of(world), decisions))
    others = pacts.other_ids(node_ids)
    for group, node in node_ids.items():
        _add_agreement(graph, world, node, group, readings)
        graph.node(node, (), otherIds=others[node])
        for told in group:
            _signed_at(graph, node, told, readings[told.document], known)


def pacts_of(world: World) -> list[Pact]:
    """All agreements of all documents, as they are told apart."""
    return [_pact(a, reading, world) for reading in world.readings for a in reading.record.agreements]


def _pact(agreement: Agreement, reading: Reading, world: World) -> Pact:
    parties = [world.party(party, reading) for party in agreement.parties]
    head = reading.record.document
    return Pact(
        head.sha256,
        head.published,
        agreement,
        frozenset(node for node, _ in parties),
        frozenset(code for _, code in parties if code),
        reading.source,
    )


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
        _bind(graph, world, node, "PARTY_TO", pact.parties, reading)
        _bind(graph, world, node, "WITNESSED", pact.witnesses, reading)
        signed_then = pact.status not in ("planned", "negotiated")
        _bind(graph, world, node, "SIGNED", pact.signatories if signed_then else (), reading, signedOn=signed)


def _stations(said: Sequence[tuple[AgreementStatus, IsoDate | None]]) -> Properties:
    """The furthest status and its date; where a document tells of several, all of them in two lists of equal length."""
    status, date = said[-1]
    told: Properties = {"status": status, "date": date}
    if len(said) > 1:
        told |= {"statuses": [str(s) for s, _ in said], "dates": [d or "" for _, d in said]}
    return told


def _bind(
    graph: GraphBuilder,
    world: World,
    node: str,
    kind: str,
    parties: Iterable[Party],
    reading: Reading,
    **properties: IsoDate | None,
) -> None:
    for party in parties:
        actor, country = world.party(party, reading)
        if actor == country_id(country or ""):
            add_country(graph, country or "", reading.document, party.evidence)
        graph.relate(actor, kind, node, reading.document, party.evidence, **properties)


def _signed_at(graph: GraphBuilder, node: str, told: Pact, reading: Reading, known: Meetings) -> None:
    """The signing of the same document that fits the date and the parties; else the encounter of the same sentence."""
    pact = told.agreement
    if pact.status not in pacts.SIGNED:
        return
    fitting = [event for event in reading.record.events if _fits(event, told)]
    signings = [event for event in fitting if event.kind == "signing"]
    chosen = _nearest(signings, pact) if signings else [e for e in fitting if _same_sentence(e, pact)]
    if len(chosen) == 1 and (told.document, chosen[0]) in known.of_event:
        evidence = (*pact.evidence, *chosen[0].evidence)
        graph.relate(node, "SIGNED_AT", known.of_event[told.document, chosen[0]], reading.document, evidence)


def _fits(event: Event, told: Pact) -> bool:
    date = told.agreement.date
    dates = not date or not event.date or agree(date, event.date)
    return event.status == "held" and dates and (not told.countries or told.countries <= set(event.countries))


def _nearest(events: list[Event], pact: Agreement) -> list[Event]:
    """Of several the one told nearest before the agreement, by the offsets of their quotes."""
    at = min(evidence.start for evidence in pact.evidence)
    return [min(events, key=lambda e: (abs(at - min(x.start for x in e.evidence)), e.model_dump_json()))]


def _same_sentence(event: Event, pact: Agreement) -> bool:
    return overlap(event.evidence, pact.evidence)


def add_figures(graph: GraphBuilder, world: World) -> None:
    """A node for each amount, with the country that reported it and the partner."""
    for reading in world.readings:
        for figure in reading.record.figures:
            node = figure_id(figure)
            graph.node(
                node,
                ["Figure"],
                name=figure_name(figure),
                indicator=figure.indicator,
                value=figure.value,
                unit=figure.unit,
                period=figure.period,
            )
            graph.stated(node, reading.document, figure.evidence)
            _figure_parties(graph, node, figure.reporter, figure.partner, reading, figure.evidence)


def _figure_parties(
    graph: GraphBuilder,
    node: str,
    reporter: CountryCode | None,
    partner: CountryCode | None,
    reading: Reading,
    evidence: tuple[Evidence, ...],
) -> None:
    if reporter:
        country = add_country(graph, reporter, reading.document, evidence)
        graph.relate(country, "REPORTED", node, reading.document, evidence)
    if partner:
        country = add_country(graph, partner, reading.document, evidence)
        graph.relate(node, "WITH_PARTNER", country, reading.document, evidence)
