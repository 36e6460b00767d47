"""The Cypher that writes and reads a graph, the same text for every store.

Labels and relationship types cannot be parameters in Cypher, so they are checked against LABELS and TYPES before they
become part of a statement; every value is a parameter. A node is kzgraph's own where its `id` begins with
its label (`person:...`) and so does its `lookup`, which only kzgraph writes; a relationship where it is between such
nodes and its `id` begins with its start node's. So other programs may keep nodes with the same labels beside them.
"""

from __future__ import annotations

from collections.abc import Iterable

from kzgraph.errors import StoreError
from kzgraph.model import EVIDENCE, Change, Graph, Node, Relationship
from kzgraph.stores.lookup import BAR, LOOKUP

LABELS: dict[str, tuple[str, ...]] = {
    "Person": (),
    "Post": (),
    "Organisation": ("Ministry",),
    "Country": (),
    "Agreement": (),
    "Meeting": (),
    "Figure": (),
    "Document": (),
}
"""Main label -> further labels that such a node may have. A new kind of node is one more line here."""

TYPES = frozenset(
    (
        "ACCREDITED_TO",
        "BELONGS_TO",
        "FOLLOWS",
        "HELD",
        "PARTY_TO",
        "REPORTED",
        "SIGNED",
        "SIGNED_AT",
        "STATED_IN",
        "SUCCEEDS",
        "TOOK_PART",
        "WITH_PARTNER",
        "WITNESSED",
    )
)
"""The types of relationships. A new one is a line here and a constraint in `cypher/schema.cypher`."""

LOAD_ID = "load:kzgraph"
"""The id of the one `:Load` node: bookkeeping, not part of the graph."""

RESERVED = {"id", "title", "type", LOOKUP}
"""Names that no property may have: kglite or the stores keep them for themselves, and the id has a place of its own."""


def prefix(label: str) -> str:
    """How the id of a node with this main label begins."""
    return f"{label.lower()}:"


def own_mark(label: str) -> str:
    """How the `lookup` of kzgraph's own nodes with this main label begins."""
    return f"{BAR}{prefix(label)}"


def is_own(node_id: str) -> bool:
    """Whether an id is in the form of kzgraph's nodes."""
    return node_id.startswith(tuple(map(prefix, LABELS)))


def main_label(node_id: str) -> str:
    """The main label of the node with this id, which is one of kzgraph's."""
    return next(label for label in LABELS if node_id.startswith(prefix(label)))


def check(graph: Graph) -> None:
    """Raise StoreError where a graph has labels or types that are not in LABELS and TYPES, or wrong ids or ends."""
    ids = {node.id for node in graph.nodes}
    if len(ids) != len(graph.nodes) or len({r.id for r in graph.relationships}) != len(graph.relationships):
        raise StoreError("the graph has two nodes, or two relationships, with one id")
    _refuse((*map(_node_problem, graph.nodes), *(_relationship_problem(r, ids) for r in graph.relationships)))


def check_change(change: Change) -> None:
    """Raise StoreError where what a change brings is not in that form, but for ends that may be in the store."""
    ids = {node.id for node in change.nodes}
    if not all(map(is_own, ids | change.remade | change.gone)):
        raise StoreError("the change has an id that does not begin with a label")
    for ties in (change.ties, change.more):
        if len(ids) != len(change.nodes) or len({tie.id for tie in ties}) != len(ties):
            raise StoreError("the change has two nodes, or two relationships, with one id")
    ties = (*change.ties, *change.more)
    _refuse((*map(_node_problem, change.nodes), *(_relationship_problem(tie, None) for tie in ties)))
    if not all(_is_evidence(tie) for tie in change.more):
        raise StoreError("the change has evidence whose four lists are not of equal length")


def _is_evidence(tie: Relationship) -> bool:
    lists = [tie.properties.get(name) for name in EVIDENCE]
    return len({len(each) if isinstance(each, list) else -1 for each in lists} | {-1}) == 2


def _refuse(problems: Iterable[str]) -> None:
    for problem in problems:
        if problem:
            raise StoreError(f"the graph cannot be stored: {problem}")


def _node_problem(node: Node) -> str:
    if RESERVED & node.properties.keys():
        return f"{node.id} has a property with a reserved name: {', '.join(sorted(RESERVED & node.properties.keys()))}"
    main, *further = node.labels or ("",)
    if main not in LABELS or not set(further) <= set(LABELS[main]):
        return f"{node.id} has the labels {':'.join(node.labels)}, which no store knows"
    return "" if node.id.startswith(prefix(main)) else f"the id {node.id} does not begin with {prefix(main)}"


def _relationship_problem(relationship: Relationship, ids: set[str] | None) -> str:
    if RESERVED & relationship.properties.keys():
        return f"{relationship.id} has a property called {', '.join(sorted(RESERVED & relationship.properties.keys()))}"
    if relationship.type not in TYPES:
        return f"{relationship.id} has the type {relationship.type}, which no store knows"
    if not relationship.id.startswith(f"{relationship.start}|"):
        return f"the id {relationship.id} does not begin with that of its start node"
    ends = {relationship.start, relationship.end}
    if ids is None:
        return "" if all(map(is_own, ends)) else f"{relationship.id} has an end whose id does not begin with a label"
    return "" if ends <= ids else f"{relationship.id} has an end that is no node"


def merge_nodes(labels: tuple[str, ...]) -> str:
    """Rows of `id` and `props` (with the id) become nodes with exactly these labels and properties."""
    main, *further = labels
    lost = [label for label in LABELS[main] if label not in further]
    parts = [f"UNWIND $rows AS row MERGE (n:{main} {{id: row.id}}) SET n = row.props"]
    parts += [f"SET n:{label}" for label in further]
    parts += [f"REMOVE n:{label}" for label in lost]
    return " ".join(parts)


def merge_relationships(type_: str, start: str, end: str) -> str:
    """Rows of `id`, `from`, `to` and `props` become relationships between nodes of these two main labels."""
    return (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.from}}) MATCH (b:{end} {{id: row.to}}) "
        f"MERGE (a)-[r:{type_} {{id: row.id}}]->(b) SET r = row.props"
    )


def delete_nodes(label: str) -> str:
    """Rows of `id`: the node goes, and with it every relationship that it has."""
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) DETACH DELETE n"


def delete_relationships(type_: str, start: str) -> str:
    """Rows of `id` and `from`: the relationship goes."""
    return f"UNWIND $rows AS row MATCH (a:{start} {{id: row.from}})-[r:{type_} {{id: row.id}}]->() DELETE r"


def strangers(label: str) -> str:
    """Of rows of `id` those whose node with this main label is another program's: id."""
    return (
        f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) "
        f"WHERE n.{LOOKUP} IS NULL OR NOT n.{LOOKUP} STARTS WITH '{own_mark(label)}' RETURN n.id AS id"
    )


def cut_from(label: str) -> str:
    """Rows of `id` and `keep`: kzgraph's relationships that begin there go, but for those with the ids of `keep`."""
    return (
        f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}})-[r]->(b) "
        f"WHERE r.id STARTS WITH n.id + '{BAR}' AND b.{LOOKUP} STARTS WITH '{BAR}' AND NOT r.id IN row.keep DELETE r"
    )


def cut_to(label: str) -> str:
    """Rows of `id` and `keep`: kzgraph's relationships that end there go, but for those with the ids of `keep`."""
    return (
        f"UNWIND $rows AS row MATCH (a)-[r]->(n:{label} {{id: row.id}}) "
        f"WHERE r.id STARTS WITH a.id + '{BAR}' AND a.{LOOKUP} STARTS WITH '{BAR}' AND NOT r.id IN row.keep DELETE r"
    )


def present(label: str) -> str:
    """How many of the rows of `id` have a node with this main label: number."""
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) RETURN count(*) AS number"


def known_evidence(type_: str, start: str, end: str) -> str:
    """Of rows of `id`, `from` and `to` those whose relationship is there: id, and the four lists."""
    lists = ", ".join(f"r.{name} AS {name}" for name in EVIDENCE)
    return f"{_tie(type_, start, end)} RETURN r.id AS id, {lists}"


def places(type_: str, start: str, end: str) -> str:
    """Of rows of `id`, `from`, `to` and `told` (ids of documents) those whose relationship is there: id, and for each
    of the documents how many of the list come before it (`at`), with the last of them and the next (`left`, `right`).
    """
    return (
        f"{_tie(type_, start, end)} "
        "WITH r.id AS id, row.told AS told, r.documents AS known "
        "WITH id, told, known, [one IN told | size([d IN known WHERE d < one])] AS at "
        "RETURN id, at, "
        "[i IN at | CASE WHEN i = 0 THEN null ELSE known[i - 1] END] AS left, [i IN at | known[i]] AS right"
    )


def splice(type_: str, start: str, end: str) -> str:
    """Rows of `id`, `from`, `to`, `props` (without evidence), `pieces` (what comes between `first` and `last` of the
    lists that are there, and then the piece's own) and `rest` (from where the lists go on)."""
    lists = ", ".join(f"r.{name} AS old{name}" for name in EVIDENCE)
    new = ", ".join(
        f"r.{name} = reduce(made = [], one IN row.pieces | made + old{name}[one.first..one.last] + one.{name}) "
        f"+ old{name}[row.rest..]"
        for name in EVIDENCE
    )
    return f"{_tie(type_, start, end)} WITH row, r, {lists} SET r = row.props SET {new}"


def _tie(type_: str, start: str, end: str) -> str:
    return (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.from}})-[r:{type_} {{id: row.id}}]->(b:{end} {{id: row.to}})"
    )


def _own_nodes(label: str) -> str:
    return f"MATCH (n:{label}) WHERE n.id STARTS WITH '{prefix(label)}'"


def _own_relationships(label: str) -> str:
    return f"MATCH (a:{label})-[r]->(b) WHERE a.id STARTS WITH '{prefix(label)}' AND r.id STARTS WITH a.id + '|'"


def read_nodes(label: str) -> str:
    """All nodes with this main label that may be kzgraph's (their `lookup` tells): id, labels, props."""
    return f"{_own_nodes(label)} RETURN n.id AS id, labels(n) AS labels, properties(n) AS props"


def read_relationships(label: str) -> str:
    """All relationships from such nodes that may be kzgraph's: id, kind, source, target, props."""
    return (
        f"{_own_relationships(label)} "
        "RETURN r.id AS id, type(r) AS kind, a.id AS source, b.id AS target, properties(r) AS props"
    )


def count_nodes(label: str) -> str:
    """How many nodes with this main label are kzgraph's."""
    return f"{_own_nodes(label)} AND n.{LOOKUP} STARTS WITH '{own_mark(label)}' RETURN count(*) AS number"


def count_relationships(label: str) -> str:
    """How many relationships from nodes with this main label are kzgraph's."""
    return f"{_own_relationships(label)} AND a.{LOOKUP} STARTS WITH '{own_mark(label)}' RETURN count(*) AS number"


READ_LOAD = f"MATCH (l:Load {{id: '{LOAD_ID}'}}) RETURN properties(l) AS props"
WRITE_LOAD = "UNWIND $rows AS row MERGE (l:Load {id: row.id}) SET l = row"
BEGIN_LOAD = f"MERGE (l:Load {{id: '{LOAD_ID}'}}) SET l.loader = $loader RETURN properties(l) AS props"
"""Whoever runs this is the loader, once it is committed; until then everybody else who loads waits."""
LEAVE_LOAD = f"MATCH (l:Load {{id: '{LOAD_ID}'}}) REMOVE l.loader"
STILL_LOADER = (
    f"MATCH (l:Load {{id: '{LOAD_ID}'}}) SET l.seen = $loader WITH l WHERE l.loader = $loader RETURN count(l)"
)
"""1 where nobody else has begun a load. Written before it is read: only a writer waits for other writers."""
