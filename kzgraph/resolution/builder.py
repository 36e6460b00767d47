"""Collects nodes and relationships with their evidence and makes the Graph.

Invariant: the order of the calls does not show in the result. Evidence is a set; a property is given once, by whoever
knows all that is said of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from kzgraph.model import Evidence, Graph, Node, Property, Relationship

Properties = dict[str, Property | None]
Source = tuple[str, int, int, str]
"""Document node id, start, end, quote: sorted as they stand in the lists of a relationship."""


def relationship_id(start: str, kind: str, end: str) -> str:
    """As in `person:roman-vassilenko|HELD|post:kz-deputy-minister-of-foreign-affairs`."""
    return f"{start}|{kind}|{end}"


class GraphBuilder:
    """Nodes and relationships by id. A relationship without evidence does not come into being."""

    def __init__(self) -> None:
        self._nodes: dict[str, tuple[set[str], Properties]] = {}
        self._evidence: dict[tuple[str, str, str], set[Source]] = {}
        self._properties: dict[tuple[str, str, str], Properties] = {}

    def node(self, node_id: str, labels: Iterable[str], **properties: Property | None) -> None:
        """Add a node, or labels and properties to it; None is left out."""
        known_labels, known = self._nodes.setdefault(node_id, (set(), {}))
        known_labels.update(labels)
        known.update(properties)

    def has(self, node_id: str) -> bool:
        """Whether the node was added."""
        return node_id in self._nodes

    def get(self, node_id: str, name: str) -> Property | None:
        """A property of a node, or None."""
        return self._nodes[node_id][1].get(name) if node_id in self._nodes else None

    def name(self, node_id: str) -> str:
        """The node's name, or its id."""
        return str(self.get(node_id, "name") or node_id)

    def relate(
        self,
        start: str,
        kind: str,
        end: str,
        document: str,
        evidence: Iterable[Evidence],
        /,
        **properties: Property | None,
    ) -> None:
        """Add a relationship, or evidence and properties to it."""
        key = (start, kind, end)
        self._evidence.setdefault(key, set()).update((document, e.start, e.end, e.quote) for e in evidence)
        self._properties.setdefault(key, {}).update(properties)

    def stated(self, node_id: str, document: str, evidence: Iterable[Evidence], /, **says: Property | None) -> None:
        """Add where a node is stated, and what the document says of it."""
        self.relate(node_id, "STATED_IN", document, document, evidence, **says)

    def is_stated(self, node_id: str, document: str) -> bool:
        """Whether the document is already known to state the node."""
        return (node_id, "STATED_IN", document) in self._evidence

    def graph(self) -> Graph:
        """All that was added, sorted by id."""
        nodes = [
            Node(node_id, _labels(node_id, labels), _told(properties))
            for node_id, (labels, properties) in sorted(self._nodes.items())
        ]
        relationships = [self._relationship(key) for key, found in self._evidence.items() if found]
        return Graph(tuple(nodes), tuple(sorted(relationships, key=lambda r: r.id)))

    def _relationship(self, key: tuple[str, str, str]) -> Relationship:
        start, kind, end = key
        sources = sorted(self._evidence[key])
        evidence: dict[str, Property] = {
            "documents": [document for document, *_ in sources],
            "quotes": [quote for *_, quote in sources],
            "starts": [first for _, first, _, _ in sources],
            "ends": [last for _, _, last, _ in sources],
        }
        properties = _told(self._properties[key]) | evidence
        return Relationship(relationship_id(start, kind, end), kind, start, end, properties)


def _labels(node_id: str, labels: set[str]) -> tuple[str, ...]:
    """The labels with the main one, which the id's prefix names, first."""
    prefix = node_id.split(":", 1)[0]
    return tuple(sorted(labels, key=lambda label: (label.lower() != prefix, label)))


def _told(properties: Properties) -> dict[str, Property]:
    told = ((name, properties[name]) for name in sorted(properties))
    return {name: value for name, value in told if value is not None and value != []}
