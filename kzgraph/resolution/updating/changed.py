"""A change carried out on a graph in memory: what a store that is given the change has to hold afterwards."""

from __future__ import annotations

from kzgraph.evidence import with_more
from kzgraph.model import Change, Graph


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


__all__ = ["changed", "with_more"]
