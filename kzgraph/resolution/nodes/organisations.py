"""Organisations: their nodes, and the country or union to which each belongs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kzgraph.model import OrganisationKind, Role
from kzgraph.resolution.nodes.bodies import BodyTold, aliases, body_told, derived, labels, merge_reasons, shown
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.countries import add_country
from kzgraph.resolution.organisations.keys import OrganisationKey
from kzgraph.resolution.organisations.said import OrganisationSaid
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import World, country_id

Mentions = list[tuple[Reading, OrganisationSaid]]
"""Where documents name an organisation."""


def add_organisations(graph: GraphBuilder, world: World) -> None:
    """A node for each organisation that a text names, and the country or union to which it belongs."""
    for node, mentions in bodies_named(world, world.readings).items():
        add_named(graph, node, body_told([(reading.source, said.mention, said.kind) for reading, said in mentions]))
        relate_body(graph, node, mentions)


def bodies_named(world: World, readings: Iterable[Reading]) -> dict[str, Mentions]:
    """The nodes of the organisations that documents name, and where."""
    found: dict[str, Mentions] = {}
    for reading in readings:
        for said in dict.fromkeys(reading.organisations.values()):
            if said.evidence:
                found.setdefault(world.organisation(said), []).append((reading, said))
    return found


def add_named(graph: GraphBuilder, node: str, body: BodyTold) -> None:
    """The node of an organisation that documents name."""
    name, kind = shown(node, body)
    graph.node(node, labels(kind), name=name, aliases=aliases(body), kind=kind, merged=merge_reasons(body))


def relate_body(graph: GraphBuilder, node: str, all_said: Mentions) -> None:
    """Add where documents state an organisation, and to which country or union it belongs; to be called when it has
    its node."""
    kind = graph.get(node, "kind")
    for reading, said in all_said:
        graph.stated(node, reading.document, said.evidence)
        home = said.mention.country or said.mention.key.country
        if home and node != country_id(home) and (home == "EU" or kind != "intergovernmental"):
            country = add_country(graph, home, reading.document, said.evidence)
            graph.relate(node, "BELONGS_TO", country, reading.document, said.evidence)


def imply(graph: GraphBuilder, body: str, key: OrganisationKey, reading: Reading, role: Role) -> None:
    """The organisation of a title, where no document names it: marked as derived, stated where the title is."""
    if graph.has(body) and not graph.get(body, "derived"):
        return
    add_derived(graph, body, *derived(key))
    graph.stated(body, reading.document, role.evidence)
    if key.country:
        country = add_country(graph, key.country, reading.document, role.evidence)
        graph.relate(body, "BELONGS_TO", country, reading.document, role.evidence)


def add_derived(graph: GraphBuilder, node: str, name: str, kind: OrganisationKind) -> None:
    """The node of an organisation that only titles imply."""
    graph.node(node, labels(kind), name=name, kind=kind, derived=True)


def add_other_ids(graph: GraphBuilder, others: Mapping[str, list[str]]) -> None:
    """The further ids that lead to organisations, by their nodes; to be called when all organisations have
    their nodes."""
    for node, ids in others.items():
        if graph.has(node):
            graph.node(node, (), otherIds=ids)
