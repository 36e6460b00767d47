"""Collects nodes and relationships with their evidence and makes the Graph.

Invariant: the order of the calls does not show in the result. Evidence is a set; a property is given once, by whoever
knows all that is said of it.

A corpus of 100,000 documents has some two million relationships, so what is kept for each is a question of bytes: no
set and no dict before there is something to put into it, and equal lists once.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache

from kzgraph.model import Evidence, Graph, Node, Property, Relationship

Properties = dict[str, Property | None]
Source = tuple[str, int, int, str]
"""Document node id, start, end, quote: sorted as they stand in the lists of a relationship."""
Told = tuple[str, tuple[Evidence, ...]]
"""A document's node id and its evidence."""


def relationship_id(start: str, kind: str, end: str) -> str:
    """As in `person:roman-vassilenko|HELD|post:kz-deputy-minister-of-foreign-affairs`."""
    return f"{start}|{kind}|{end}"


class _Tie:
    """A relationship in the making: the evidence of one document, and `more` of others."""

    __slots__ = ("document", "end", "evidence", "kind", "more", "properties", "start")

    def __init__(self, start: str, kind: str, end: str) -> None:
        self.start, self.kind, self.end = start, kind, end
        self.document = ""
        self.evidence: tuple[Evidence, ...] = ()
        self.more: list[Told] | None = None
        self.properties: Properties | None = None

    def add(self, document: str, evidence: tuple[Evidence, ...]) -> None:
        if not self.evidence:
            self.document, self.evidence = document, evidence
        elif self.more is None:
            self.more = [(document, evidence)]
        else:
            self.more.append((document, evidence))


class GraphBuilder:
    """Nodes and relationships by id. A relationship without evidence does not come into being."""

    def __init__(self, names: Mapping[str, str] | None = None) -> None:
        """`names` are those of nodes that are there beside these."""
        self._names = {} if names is None else names
        self._nodes: dict[str, tuple[tuple[str, ...], Properties]] = {}
        self._ties: dict[str, _Tie] = {}
        self._implied: dict[tuple[str, str], Evidence] = {}

    def node(self, node_id: str, labels: Iterable[str], **properties: Property | None) -> None:
        """Add a node, or labels and properties to it; None is left out."""
        known = self._nodes.get(node_id)
        if known is None:
            self._nodes[node_id] = (_labels(node_id, labels), properties)
        else:
            self._nodes[node_id] = (_labels(node_id, (*known[0], *labels)), known[1] | properties)

    def has(self, node_id: str) -> bool:
        """Whether the node was added."""
        return node_id in self._nodes

    def get(self, node_id: str, name: str) -> Property | None:
        """A property of a node, or None."""
        return self._nodes[node_id][1].get(name) if node_id in self._nodes else None

    def name(self, node_id: str) -> str:
        """The node's name, or its id."""
        return str(self.get(node_id, "name") or self._names.get(node_id, node_id))

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
        key = relationship_id(start, kind, end)
        tie = self._ties.get(key)
        if tie is None:
            tie = self._ties[key] = _Tie(start, kind, end)
        quotes = tuple(evidence)
        if quotes:
            tie.add(document, quotes)
        if properties:
            tie.properties = (tie.properties or {}) | properties

    def stated(self, node_id: str, document: str, evidence: Iterable[Evidence], /, **says: Property | None) -> None:
        """Add where a node is stated, and what the document says of it."""
        self.relate(node_id, "STATED_IN", document, document, evidence, **says)

    def implied(self, node_id: str, document: str, evidence: Iterable[Evidence]) -> None:
        """Add what implies a node: it counts where the document does not state the node itself, and of all that implies
        it there what stands first."""
        known = self._implied.get((node_id, document))
        first = min((one for one in (*evidence, known) if one), key=lambda e: (e.start, e.end, e.quote), default=None)
        if first and first is not known:
            self._implied[node_id, document] = first

    def graph(self) -> Graph:
        """All that was added, sorted by id. The builder is empty afterwards: a large graph is not held twice."""
        self._state_implied()
        nodes = []
        for node_id in sorted(self._nodes):
            labels, properties = self._nodes.pop(node_id)
            nodes.append(Node(node_id, labels, _told(properties)))
        ties = []
        lists_of = cache(_lists_of)
        for key in sorted(self._ties):
            tie = self._ties.pop(key)
            if tie.evidence:
                ties.append(Relationship(key, tie.kind, tie.start, tie.end, _properties(tie, lists_of)))
        return Graph(tuple(nodes), tuple(ties))

    def ties(self, documents: Container[str] | None = None) -> Iterator[Relationship]:
        """The relationships, also those without evidence; with the evidence of some documents alone where these are
        given."""
        self._state_implied()
        for key, tie in sorted(self._ties.items()):
            told = [(tie.document, tie.evidence), *(tie.more or ())]
            kept = [one for one in told if documents is None or one[0] in documents]
            properties = _told(tie.properties or {}) | _lists(kept)
            yield Relationship(key, tie.kind, tie.start, tie.end, properties)

    def nodes(self) -> Iterator[Node]:
        """The nodes."""
        for node_id, (labels, properties) in sorted(self._nodes.items()):
            yield Node(node_id, labels, _told(properties))

    def _state_implied(self) -> None:
        for (node_id, document), first in self._implied.items():
            if relationship_id(node_id, "STATED_IN", document) not in self._ties:
                self.stated(node_id, document, (first,))
        self._implied = {}


def _properties(tie: _Tie, lists_of: Callable[..., dict[str, Property]]) -> dict[str, Property]:
    """The properties with the lists of evidence; where one document is all evidence, and nothing else is said, the very
    same value for all that this evidence states."""
    first = (tie.document, tie.evidence)
    evidence = _lists([first, *tie.more]) if tie.more else lists_of(*first)
    return _told(tie.properties) | evidence if tie.properties else evidence


def _lists_of(document: str, evidence: tuple[Evidence, ...]) -> dict[str, Property]:
    return _lists([(document, evidence)])


def _lists(told: Iterable[Told]) -> dict[str, Property]:
    sources: list[Source] = [(document, e.start, e.end, e.quote) for document, evidence in told for e in evidence]
    if len(sources) > 1:
        sources = sorted(set(sources))
    return {
        "documents": [document for document, *_ in sources],
        "quotes": [quote for *_, quote in sources],
        "starts": [first for _, first, _, _ in sources],
        "ends": [last for _, _, last, _ in sources],
    }


def _labels(node_id: str, labels: Iterable[str]) -> tuple[str, ...]:
    """The labels with the main one, which the id's prefix names, first."""
    prefix = node_id.split(":", 1)[0]
    return _one(tuple(sorted(set(labels), key=lambda label: (label.lower() != prefix, label))))


@cache
def _one(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The very same value for the few that there are."""
    return labels


def _told(properties: Properties) -> dict[str, Property]:
    told = ((name, properties[name]) for name in sorted(properties))
    return {name: value for name, value in told if value is not None and value != []}
