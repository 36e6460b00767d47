"""What vis-network draws: nodes and edges with their looks and places, collected by pyvis."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from kzgraph.model import Node, Relationship
from kzgraph.rendering.captions import caption
from kzgraph.rendering.layout import Box, positions
from kzgraph.rendering.palette import look
from kzgraph.rendering.view import View

INK = "#1c2430"
PAPER = "#ffffff"
FONT = 15
"""Pixels of a caption; countries, which everything hangs on, are set larger."""
LARGE = 20
CHARACTER = 0.56
"""Width of a character in parts of the font's size, on average over sans-serif fonts."""
LINE = 1.2
BEND = 0.16
"""How far each further edge between the same two nodes is bent."""
FAINT = 0.4
CLEAR = 0.75
HUB = 18
"""Relationships from which on a node's edges are drawn faintly, so that they do not cover the others."""


def drawing(view: View) -> dict[str, list[dict[str, Any]]]:
    """`nodes` and `edges` for vis-network; every edge has the relationship's id."""
    from pyvis.network import Network

    degree = Counter(end for r in view.relationships for end in (r.start, r.end))
    drawn = {node.id: _node(node, degree[node.id]) for node in view.nodes}
    spots = positions(
        {node_id: _box(options) for node_id, options in drawn.items()},
        [(r.start, r.end) for r in view.relationships],
        later={node.id for node in view.nodes if not look(node.label)["shown"]},
    )
    # Directed and edge by edge: pyvis drops parallel edges otherwise.
    network = Network(directed=True)
    for node_id, options in drawn.items():
        x, y = spots[node_id]
        network.add_node(node_id, x=x, y=y, **options)
    bends = _bends(view.relationships)
    for r in view.relationships:
        network.add_edge(r.start, r.end, **_edge(r, bends[r.id], max(degree[r.start], degree[r.end])))
    nodes, edges, *_ = network.get_network_data()
    return {"nodes": nodes, "edges": edges}


def _node(node: Node, degree: int) -> dict[str, Any]:
    style = look(node.label)
    large = node.label == "Country"
    return {
        "label": caption(node),
        "shape": style["shape"],
        "color": _colours(node, style["colour"]),
        "size": round(style["size"] + 2.2 * min(degree, 60) ** 0.5, 1),
        "font": {"size": LARGE if large else FONT, "color": INK},
    }


def _colours(node: Node, colour: str) -> dict[str, Any]:
    fill = PAPER if _to_come(node) else colour
    chosen = {"background": fill, "border": INK}
    return {"background": fill, "border": colour, "highlight": chosen, "hover": chosen}


def _to_come(node: Node) -> bool:
    """Whether a meeting or agreement does not exist yet: it is drawn hollow."""
    return node.properties.get("status") in ("planned", "negotiated")


def _box(options: dict[str, Any]) -> Box:
    lines = str(options["label"]).split("\n")
    font = options["font"]["size"]
    width = max(len(line) for line in lines) * font * CHARACTER
    return Box(max(width, 2 * options["size"]), options["size"], options["size"] + len(lines) * font * LINE + 4)


def _edge(relationship: Relationship, bend: float, degree: int) -> dict[str, Any]:
    return {
        "id": relationship.id,
        "dashes": bool(relationship.properties.get("derived")),
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": bend} if bend else False,
        "color": {"opacity": FAINT if degree >= HUB else CLEAR},
    }


def _bends(relationships: tuple[Relationship, ...]) -> dict[str, float]:
    """For each relationship how far it is bent: 0 for the only one between two nodes."""
    between: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
    for r in relationships:
        between[min(r.start, r.end), max(r.start, r.end)].append(r)
    bends = {}
    for parallel in between.values():
        for number, r in enumerate(parallel):
            offset = (number - (len(parallel) - 1) / 2) * BEND
            bends[r.id] = round(offset if r.start <= r.end else -offset, 3)
    return bends
