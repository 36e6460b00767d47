"""Small graphs for hand computation, written as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kzgraph.model import Graph, Node, Property, Relationship

Row = tuple[str, str, str, dict[str, Property]]
LABELS = {"person": "Person", "country": "Country", "organisation": "Organisation", "meeting": "Meeting",
          "agreement": "Agreement", "post": "Post", "document": "Document"}  # fmt: skip


def graph(rows: Sequence[Row], nodes: Mapping[str, dict[str, Property]] | None = None) -> Graph:
    """Relationships as rows (start, type, end, properties); `nodes` gives properties where a name is not enough."""
    told = dict(nodes or {})
    ids = sorted({*told, *(end for row in rows for end in (row[0], row[2])), "document:d"})
    relationships = [
        Relationship(f"{start}|{kind}|{end}", kind, start, end, {**_evidence(start, kind, end), **properties})
        for start, kind, end, properties in rows
    ]
    return Graph(tuple(_node(i, told.get(i, {})) for i in ids), tuple(sorted(relationships, key=lambda r: r.id)))


def _node(node_id: str, properties: dict[str, Property]) -> Node:
    prefix, _, rest = node_id.partition(":")
    return Node(node_id, (LABELS[prefix],), {"name": rest.title(), **properties})


def _evidence(start: str, kind: str, end: str) -> dict[str, Property]:
    return {"documents": ["document:d"], "quotes": [f"{start} {kind}\n {end}."], "starts": [0], "ends": [9]}


def meeting(name: str, *who: str, **properties: Property) -> list[Row]:
    """Everybody took part in one meeting; the properties go on each TOOK_PART."""
    return [(member, "TOOK_PART", f"meeting:{name}", properties) for member in who]
