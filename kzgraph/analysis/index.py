"""A graph with its nodes and relationships within reach, and the facts that all of the analysis asks of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kzgraph.model import Graph, Node, Relationship

EUROPEAN_UNION = "organisation:european-union"
"""The one organisation that acts and signs like a country: the code EU stands for it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence, the document that states it, and where in the document's text it stands."""

    text: str
    document: str
    start: int
    end: int


class Index:
    """Look-ups over one graph; everything comes back in the graph's own order, so it is the same on every run."""

    def __init__(self, graph: Graph) -> None:
        self.nodes: dict[str, Node] = {node.id: node for node in graph.nodes}
        self.by_type: dict[str, list[Relationship]] = defaultdict(list)
        self.relationships: dict[str, Relationship] = {}
        self._outgoing: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
        for relationship in graph.relationships:
            self.relationships[relationship.id] = relationship
            self.by_type[relationship.type].append(relationship)
            self._outgoing[relationship.start, relationship.type].append(relationship)

    def labelled(self, label: str) -> list[Node]:
        """All nodes whose main label this is."""
        return [node for node in self.nodes.values() if node.label == label]

    def outgoing(self, node_id: str, kind: str) -> list[Relationship]:
        """The relationships of one type that start at a node."""
        return self._outgoing.get((node_id, kind), [])

    def name(self, node_id: str) -> str:
        """The node's name; of a node that is not in the graph, what follows the prefix of its id."""
        node = self.nodes.get(node_id)
        return node.name if node else node_id.partition(":")[2]

    def country(self, code: str) -> str:
        """The id of the node that a code stands for."""
        node_id = f"country:{code}"
        return EUROPEAN_UNION if code == "EU" and node_id not in self.nodes else node_id

    def country_of(self, node_id: str) -> str | None:
        """The country (or the European Union) that an organisation or post belongs to, following BELONGS_TO.

        A country is its own; None where none is stated. Where several are stated the first by id is taken. What
        belongs to itself in a circle belongs to none.
        """
        seen: set[str] = set()
        here: str | None = node_id
        while here and here not in seen:
            if here.startswith("country:") or here == EUROPEAN_UNION:
                return here
            seen.add(here)
            here = min((r.end for r in self.outgoing(here, "BELONGS_TO")), default=None)
        return None


def text_of(item: Node | Relationship, key: str) -> str:
    """A property as text; the empty string where it is missing."""
    value = item.properties.get(key)
    return "" if value is None else str(value)


def listed(item: Node | Relationship, key: str) -> list[str]:
    """A property that is a list of texts; empty where it is missing."""
    value = item.properties.get(key)
    return [str(v) for v in value] if isinstance(value, list) else []


def quotes_of(relationship: Relationship) -> list[Quote]:
    """The evidence of a relationship, in its own order."""
    documents, quotes = listed(relationship, "documents"), listed(relationship, "quotes")
    starts, ends = listed(relationship, "starts"), listed(relationship, "ends")
    return [
        Quote(text, document, int(start), int(end))
        for document, text, start, end in zip(documents, quotes, starts, ends, strict=False)
    ]


def fold(text: str) -> str:
    """A quote as it is shown: every run of blanks and line breaks is one blank."""
    return " ".join(text.split())
