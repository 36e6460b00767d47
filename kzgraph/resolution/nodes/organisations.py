"""Organisations: their nodes, and the country or union to which each belongs."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

from kzgraph.model import OrganisationKind, Role
from kzgraph.resolution.nodes.bodies import (
    BodyTold,
    Counted,
    aliases,
    derived,
    labels,
    merge_reasons,
    shown,
    tell,
)
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.countries import add_country
from kzgraph.resolution.organisations.keys import OrganisationKey
from kzgraph.resolution.organisations.said import OrganisationSaid
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import World, country_id


def add_organisations(
    graph: GraphBuilder,
    world: World,
    told: MutableMapping[str, BodyTold],
    counted: MutableMapping[str, Counted] | None = None,
) -> None:
    """A node for each organisation that a text names, and the country or union to which it belongs. `told` is what
    documents before these say of each node, `counted` for what their sources were counted: to both is added what these
    say; an empty `told`, and no `counted`, where these are all."""
    said_of: dict[str, list[tuple[Reading, OrganisationSaid]]] = {}
    for reading in world.readings:
        for said in dict.fromkeys(reading.organisations.values()):
            if said.evidence:
                said_of.setdefault(world.organisation(said), []).append((reading, said))
    for node, all_said in said_of.items():
        body = told.setdefault(node, BodyTold())
        tell(body, node, [(reading.source, said) for reading, said in all_said], counted)
        add_named(graph, node, body)
        _add_home(graph, node, all_said)


def add_named(graph: GraphBuilder, node: str, body: BodyTold) -> None:
    """The node of an organisation that documents name."""
    name, kind = shown(node, body)
    graph.node(node, labels(kind), name=name, aliases=aliases(body), kind=kind, merged=merge_reasons(body))


def _add_home(graph: GraphBuilder, node: str, all_said: list[tuple[Reading, OrganisationSaid]]) -> None:
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
