"""What must be written so that a store that holds one graph holds another: a pure function of the two.

Comparing here, rather than writing everything again, makes a reload cheap, a count of changes true, and a load that
was cut off one that the next load completes. What the store holds is read row by row and not kept, and what is to be
written is put into rows batch by batch: beside the new graph itself a load takes little memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from kzgraph.errors import StoreError
from kzgraph.model import Graph, Node, Relationship
from kzgraph.stores import statements
from kzgraph.stores.base import Changes
from kzgraph.stores.lookup import LOOKUP, lookup_text

Row = dict[str, Any]
T = TypeVar("T")

BATCH = 2_000
"""Rows per statement. A row with its quotes takes some kB, so a batch stays at a few MB on its way to a server."""


@dataclass(frozen=True, slots=True)
class Step:
    """One statement and the rows that it is run with."""

    statement: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Delta:
    """Statement -> what it is for. `gone` is done first, then `nodes`, then `ties`. `held` counts the nodes found."""

    held: int
    gone_ties: Mapping[str, list[Row]]
    gone_nodes: Mapping[str, list[Row]]
    nodes: Mapping[str, list[Node]]
    ties: Mapping[str, list[Relationship]]

    @property
    def changes(self) -> Changes:
        """How much is written and removed."""
        return Changes(*(_number(part) for part in (self.nodes, self.ties, self.gone_nodes, self.gone_ties)))

    @property
    def size(self) -> int:
        """Rows in all."""
        return sum(_number(part) for part in (self.nodes, self.ties, self.gone_nodes, self.gone_ties))

    def steps(self) -> Iterator[Step]:
        """The statements in the order in which they can be run, each with a batch of rows."""
        for group in (self.gone_ties, self.gone_nodes):
            yield from (Step(statement, batch) for statement, batch in _batches(group))
        for statement, nodes in _batches(self.nodes):
            yield Step(statement, [{"id": node.id, "props": stored_node(node)} for node in nodes])
        for statement, ties in _batches(self.ties):
            yield Step(
                statement, [{"id": t.id, "from": t.start, "to": t.end, "props": stored_relationship(t)} for t in ties]
            )


def difference(
    held_nodes: Iterable[Mapping[str, Any]], held_ties: Iterable[Mapping[str, Any]], new: Graph, *, marked: bool = True
) -> Delta:
    """What turns a store into one that holds `new`, given the rows of `read_nodes` and `read_relationships` of it.

    Without `marked` the store is of an older form, whose nodes do not show that they are kzgraph's. StoreError where
    another program's node has an id that is needed.
    """
    new_nodes = {node.id: node for node in new.nodes}
    new_ties = {tie.id: tie for tie in new.relationships}
    gone_nodes, gone_ties = defaultdict(list), defaultdict(list)
    held, same = set(), set()
    for row in held_nodes:
        node = new_nodes.get(row["id"])
        if marked and not _is_own(row):
            if node is not None:
                raise StoreError(
                    f"another program keeps a node with the id {row['id']} there",
                    cure="Use another database (--database, or a server of its own), or take that node away.",
                )
            continue
        held.add(row["id"])
        if node is None:
            gone_nodes[statements.delete_nodes(statements.main_label(row["id"]))].append({"id": row["id"]})
        elif _labels(row) == node.labels and row["props"] == stored_node(node):
            same.add(node.id)
    for row in held_ties:
        tie = new_ties.get(row["id"])
        if row["source"] not in held or row["target"] not in held:
            continue  # of a node that is not kzgraph's: not kzgraph's either
        if tie is None or (tie.type, tie.start, tie.end) != (row["kind"], row["source"], row["target"]):
            statement = statements.delete_relationships(row["kind"], statements.main_label(row["source"]))
            gone_ties[statement].append({"id": row["id"], "from": row["source"]})
        elif row["props"] == stored_relationship(tie):
            same.add(tie.id)
    nodes, ties = defaultdict(list), defaultdict(list)
    for node in new.nodes:
        if node.id not in same:
            nodes[statements.merge_nodes(node.labels)].append(node)
    for tie in new.relationships:
        if tie.id not in same:
            ends = new_nodes[tie.start].label, new_nodes[tie.end].label
            ties[statements.merge_relationships(tie.type, *ends)].append(tie)
    return Delta(len(held), gone_ties, gone_nodes, nodes, ties)


def stored_node(node: Node) -> Row:
    """The properties of a node as a store keeps them."""
    return {**node.properties, "id": node.id, LOOKUP: lookup_text(node)}


def stored_relationship(tie: Relationship) -> Row:
    """The properties of a relationship as a store keeps them."""
    return {**tie.properties, "id": tie.id}


def graph_from_rows(nodes: Iterable[Mapping[str, Any]], relationships: Iterable[Mapping[str, Any]]) -> Graph:
    """The Graph from what `read_nodes` and `read_relationships` return; nodes and labels of others are left out.

    A relationship to a node that is not kzgraph's is not kzgraph's either.
    """
    own = (row for row in nodes if _is_own(row))
    found = {row["id"]: Node(row["id"], _labels(row), _without(row["props"], "id", LOOKUP)) for row in own}
    ties = [
        Relationship(row["id"], row["kind"], row["source"], row["target"], _without(row["props"], "id"))
        for row in relationships
        if row["source"] in found and row["target"] in found
    ]
    return Graph(tuple(sorted(found.values(), key=lambda n: n.id)), tuple(sorted(ties, key=lambda r: r.id)))


def _batches(groups: Mapping[str, list[T]]) -> Iterator[tuple[str, list[T]]]:
    for statement, group in groups.items():
        for first in range(0, len(group), BATCH):
            yield statement, group[first : first + BATCH]


def _number(groups: Mapping[str, list[Any]]) -> int:
    return sum(len(group) for group in groups.values())


def _is_own(row: Mapping[str, Any]) -> bool:
    return str(row["props"].get(LOOKUP, "")).startswith(statements.own_mark(statements.main_label(row["id"])))


def _labels(row: Mapping[str, Any]) -> tuple[str, ...]:
    main = statements.main_label(row["id"])
    return (main, *(label for label in statements.LABELS[main] if label in row["labels"]))


def _without(props: Mapping[str, Any], *keys: str) -> Row:
    return {name: value for name, value in props.items() if name not in keys}
