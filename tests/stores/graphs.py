"""Small graphs for the tests of the stores, in the form that the stores take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kzgraph.model import Graph, Node, Property, Relationship

ODD_NAMES = [
    "Қасым-Жомарт Тоқаев",
    'O\'Brien "the elder" \\ son',
    "`) DETACH DELETE n //",
    "'}) MATCH (n) DETACH DELETE n RETURN ('",
    "$rows {id: row.id} :Person",
    "two\nlines\tand\r\nmore",
    "nul \0 and emoji 🇰🇿",
    "",
]


def node(node_id: str, *labels: str, **properties: Property) -> Node:
    """A node whose main label is the prefix of its id, capitalised."""
    return Node(node_id, (node_id.partition(":")[0].capitalize(), *labels), properties)


def tie(start: str, type_: str, end: str, *more: str, **properties: Property) -> Relationship:
    """A relationship with one piece of evidence."""
    evidence: dict[str, Property] = {
        "documents": ["document:visit-0123abcd"],
        "quotes": [f'{start} "{type_}"\n{end}'],
        "starts": [0],
        "ends": [12],
    }
    return Relationship("|".join([start, type_, end, *more]), type_, start, end, {**evidence, **properties})


def graph(nodes: list[Node], ties: list[Relationship]) -> Graph:
    """A graph in its sorted form."""
    return Graph(tuple(sorted(nodes, key=lambda n: n.id)), tuple(sorted(ties, key=lambda r: r.id)))


def visit(*, name: str = "Roman Vassilenko", **person: Any) -> Graph:
    """Every kind of node, property and parallel relationship once."""
    someone, post = "person:roman-vassilenko", "post:kz-deputy-minister-of-foreign-affairs"
    ministry, meeting = "organisation:kz-ministry-of-foreign-affairs", "meeting:2024-10-18-consultations-be-kz"
    document = "document:visit-0123abcd"
    nodes = [
        node(someone, name=name, **{"aliases": ["Roman Vasilenko", "R. Vassilenko"], **person}),
        node(post, name="Deputy Minister of Foreign Affairs of Kazakhstan", kind="deputy minister"),
        node(ministry, "Ministry", name="Ministry of Foreign Affairs", aliases=[], derived=True),
        node("organisation:eu", name="European Union", kind="intergovernmental"),
        node("country:KZ", name="Kazakhstan", code="KZ"),
        node("country:BE", name="Belgium", code="BE"),
        node(meeting, name="Consultations", kind="consultations", startDate="2024-10", round=9, status="held"),
        node("agreement:air-services", name="Agreement on Air Services", kind="agreement", status="signed"),
        node(
            "figure:trade-be-kz-2023",
            indicator="trade_turnover",
            value=523_700_000.5,
            unit="USD",
            period="2023",
            status="intended",
        ),
        node(document, name="A visit", published="2024-10-18", sha256="0123abcd" * 8, language="en"),
    ]
    ties = [
        tie(someone, "HELD", post, firstAttested="2023-05-01", lastAttested="2025-04-02"),
        tie(post, "BELONGS_TO", ministry),
        tie(ministry, "BELONGS_TO", "country:KZ"),
        tie(someone, "TOOK_PART", meeting, "visitor", capacity="visitor", behalf="KZ"),
        tie(someone, "TOOK_PART", meeting, "chair", capacity="chair", behalf="KZ"),
        tie("country:BE", "REPORTED", "figure:trade-be-kz-2023"),
        tie("country:KZ", "PARTY_TO", "agreement:air-services"),
        tie(meeting, "STATED_IN", document, date="2024-10-18"),
        tie(someone, "STATED_IN", document),
    ]
    return graph(nodes, ties)


def without(whole: Graph, *ids: str) -> Graph:
    """The graph without these nodes and relationships, and without what hangs on the nodes."""
    return Graph(
        tuple(n for n in whole.nodes if n.id not in ids),
        tuple(r for r in whole.relationships if not {r.id, r.start, r.end} & set(ids)),
    )


def changed(whole: Graph, thing_id: str, properties: Mapping[str, Property], *labels: str) -> Graph:
    """The graph in which one node or relationship has other properties (and, for a node, other further labels)."""
    return Graph(
        tuple(Node(n.id, (n.label, *labels), dict(properties)) if n.id == thing_id else n for n in whole.nodes),
        tuple(
            Relationship(r.id, r.type, r.start, r.end, dict(properties)) if r.id == thing_id else r
            for r in whole.relationships
        ),
    )
