"""A change carried out on a graph in memory: what a store that is given the change has to hold afterwards."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kzgraph.model import EVIDENCE, Change, Graph, Property, Relationship


def changed(graph: Graph, change: Change) -> Graph:
    """The graph with the change."""
    nodes = {node.id: node for node in graph.nodes if node.id not in change.gone}
    nodes |= {node.id: node for node in change.nodes}
    cut = change.gone | change.remade
    kept = (r for r in graph.relationships if r.id not in change.gone_ties and r.start not in cut and r.end not in cut)
    ties = {r.id: r for r in kept}
    ties |= {r.id: r for r in change.ties}
    for more in change.more:
        known = ties.get(more.id)
        ties[more.id] = with_more(known, more, change.documents) if known else more
    return Graph(tuple(nodes[i] for i in sorted(nodes)), tuple(ties[i] for i in sorted(ties)))


def with_more(known: Relationship, more: Relationship, documents: Collection[str]) -> Relationship:
    """A relationship with what further documents state: their evidence is `more`'s, that of the others stays."""
    before = [one for one in _evidence(known.properties) if one[0] not in documents]
    rows = sorted({*before, *_evidence(more.properties)})
    lists: dict[str, Property] = {
        "documents": [row[0] for row in rows],
        "quotes": [row[3] for row in rows],
        "starts": [row[1] for row in rows],
        "ends": [row[2] for row in rows],
    }
    said = {name: value for name, value in more.properties.items() if name not in EVIDENCE}
    return Relationship(more.id, more.type, more.start, more.end, said | lists)


def _evidence(properties: Mapping[str, Property]) -> list[tuple[str, int, int, str]]:
    documents, quotes, starts, ends = (properties[name] for name in EVIDENCE)
    return list(zip(documents, starts, ends, quotes, strict=True))  # type: ignore[arg-type]
