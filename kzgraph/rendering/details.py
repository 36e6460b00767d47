"""What the panel tells of each node and relationship: words, properties, quotes with their documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from kzgraph.model import Graph, Node, Property, Relationship
from kzgraph.rendering.palette import look, palette, words
from kzgraph.rendering.view import View

EVIDENCE = ("documents", "quotes", "starts", "ends")
FEW = 40
"""Statements of a node itself that are shown: a country is named in every document."""


def details(graph: Graph, view: View) -> dict[str, Any]:
    """`labels`, `nodes`, `edges` and `documents`, by their ids, in plain values for JSON."""
    drawn = {node.id for node in view.nodes}
    stated = [r for r in graph.relationships if r.type == "STATED_IN" and r.start in drawn]
    nodes = {node.id: _node(node) for node in view.nodes}
    for r in stated:
        told = nodes[r.start]["evidence"]
        told += _evidence(r)[: FEW - len(told)]
    edges = {r.id: _edge(r) for r in view.relationships}
    cited = {row[0] for item in (*nodes.values(), *edges.values()) for row in item["evidence"]}
    return {
        "labels": _labels(view),
        "nodes": nodes,
        "edges": edges,
        "documents": {node.id: _document(node) for node in graph.nodes if node.id in cited},
    }


def _labels(view: View) -> dict[str, Any]:
    present = {node.label for node in view.nodes}
    order = [*(label for label in palette() if label in present), *sorted(present - palette().keys())]
    return {label: dict(look(label)) for label in order}


def _node(node: Node) -> dict[str, Any]:
    return {
        "name": node.name,
        "label": node.label,
        "labels": list(node.labels),
        "properties": _properties(node.properties, hidden=("name", "otherIds")),
        "evidence": [],
    }


def _edge(r: Relationship) -> dict[str, Any]:
    return {
        "type": r.type,
        "words": words(r.type),
        "start": r.start,
        "end": r.end,
        "properties": _properties(r.properties, hidden=(*EVIDENCE, "attested")),
        "evidence": _evidence(r),
    }


def _properties(properties: Mapping[str, Property], hidden: tuple[str, ...]) -> list[list[str]]:
    """Pairs of key and shown value, sorted by key; empty values are left out."""
    shown = {key: _shown(value) for key, value in properties.items() if key not in hidden}
    return [[key, value] for key, value in sorted(shown.items()) if value]


def _shown(value: Property) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(str(part) for part in value)
    return f"{value:,.15g}" if isinstance(value, float) else str(value)


def _evidence(r: Relationship) -> list[list[Any]]:
    """Rows of document, quote with its blanks folded, start and end."""
    columns = [value if isinstance(value := r.properties.get(key), list) else [] for key in EVIDENCE]
    return [[str(d), " ".join(str(q).split()), s, e] for d, q, s, e in zip(*columns, strict=False)]


def _document(node: Node) -> dict[str, Any]:
    told = {key: str(node.properties.get(key) or "") for key in ("publisher", "published", "url")}
    return {"name": node.name, **told, "url": told["url"] if _web(told["url"]) else ""}


def _web(url: str) -> bool:
    """Whether a reader can be sent there: an address of the web, not javascript: or a file."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
