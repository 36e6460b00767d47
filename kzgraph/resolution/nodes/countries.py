"""Countries: their nodes, and what states them."""

from __future__ import annotations

from collections.abc import Iterable

from kzgraph.model import CountryCode, Evidence
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.values.countries import country_name, country_names
from kzgraph.resolution.world.world import EU, World, country_id


def add_country(graph: GraphBuilder, code: CountryCode, document: str, evidence: Iterable[Evidence]) -> str:
    """The node of a country or of the European Union, stated in the document: where the text itself names the country
    that is the evidence, else what implies it first."""
    node = country_id(code)
    if node == EU:
        graph.node(node, ["Organisation"], name="European Union", kind="intergovernmental", derived=None)
    elif not graph.has(node):
        aliases = [country_name(code), *country_names(code)]
        graph.node(node, ["Country"], name=country_name(code), code=code, aliases=sorted(set(aliases)))
    graph.implied(node, document, evidence)
    return node


def add_named_countries(graph: GraphBuilder, world: World) -> None:
    """The countries that the texts name."""
    for reading in world.readings:
        for country in reading.record.countries:
            node = country_id(country.code)
            add_country(graph, country.code, reading.document, country.evidence)
            graph.stated(node, reading.document, country.evidence)
