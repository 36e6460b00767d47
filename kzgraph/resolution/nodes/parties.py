"""Parties: who took part in something, is bound by it or signed it, related to its node."""

from __future__ import annotations

from kzgraph.model import CountryCode, IsoDate, Party
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.countries import add_country
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import World, country_id


def relate_party(
    graph: GraphBuilder,
    world: World,
    party: Party,
    kind: str,
    node: str,
    reading: Reading,
    **properties: IsoDate | None,
) -> tuple[str, CountryCode | None]:
    """Relate a party to the node, with a node of its own where it is a country; who it is, and for whom it acts."""
    actor, country = world.party(party, reading)
    if actor == country_id(country or ""):
        add_country(graph, country or "", reading.document, party.evidence)
    graph.relate(actor, kind, node, reading.document, party.evidence, **properties)
    return actor, country
