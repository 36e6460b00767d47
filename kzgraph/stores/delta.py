"""What must be written so that a store that holds one graph holds another: a pure function of the two.

Comparing here, rather than writing everything again, makes a reload cheap, a count of changes true, and a load that
was cut off one that the next load completes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kzgraph.model import Graph, Node, Relationship
from kzgraph.stores import statements
from kzgraph.stores.base import Changes

Row = dict[str, Any]

BATCH = 2_000
"""Rows per statement. A row with its quotes takes some kB, so a batch stays at a few MB on its way to a server."""


@dataclass(frozen=True, slots=True)
class Step:
    """One statement and the rows that it is run with."""

    statement: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Delta:
    """Removals first, then nodes, then relationships; `changes` counts them."""

    steps: tuple[Step, ...]
    changes: Changes

    @property
    def size(self) -> int:
        """Rows in all."""
        return sum(len(step.rows) for step in self.steps)


def difference(old: Graph, new: Graph) -> Delta:
    """The steps that turn a store holding `old` into one that holds `new`."""
    old_nodes, new_nodes = {n.id: n for n in old.nodes}, {n.id: n for n in new.nodes}
    old_ties, new_ties = {r.id: r for r in old.relationships}, {r.id: r for r in new.relationships}
    nodes = [node for node in new.nodes if old_nodes.get(node.id) != node]
    ties = [tie for tie in new.relationships if old_ties.get(tie.id) != tie]
    gone_nodes = [node for node in old.nodes if node.id not in new_nodes]
    gone_ties = [tie for tie in old.relationships if not _same_place(tie, new_ties.get(tie.id))]
    steps = (
        *_group((statements.delete_relationships(t.type, old_nodes[t.start].label), _row(t)) for t in gone_ties),
        *_group((statements.delete_nodes(n.label), {"id": n.id}) for n in gone_nodes),
        *_group((statements.merge_nodes(n.labels), {"id": n.id, "props": _props(n)}) for n in nodes),
        *_group((_merge(t, new_nodes), {**_row(t), "to": t.end, "props": _props(t)}) for t in ties),
    )
    return Delta(steps, Changes(len(nodes), len(ties), len(gone_nodes), len(gone_ties)))


def _same_place(old: Relationship, new: Relationship | None) -> bool:
    return new is not None and (old.type, old.start, old.end) == (new.type, new.start, new.end)


def _merge(tie: Relationship, nodes: Mapping[str, Node]) -> str:
    return statements.merge_relationships(tie.type, nodes[tie.start].label, nodes[tie.end].label)


def _row(tie: Relationship) -> Row:
    return {"id": tie.id, "from": tie.start}


def _props(thing: Node | Relationship) -> Row:
    return {**thing.properties, "id": thing.id}


def _group(rows: Iterable[tuple[str, Row]]) -> Iterator[Step]:
    """Rows that share a statement go together, in batches."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for statement, row in rows:
        groups[statement].append(row)
    for statement, group in groups.items():
        for first in range(0, len(group), BATCH):
            yield Step(statement, group[first : first + BATCH])


def graph_from_rows(nodes: Iterable[Mapping[str, Any]], relationships: Iterable[Mapping[str, Any]]) -> Graph:
    """The Graph from what `read_nodes` and `read_relationships` return; labels that are not kzgraph's are left out.

    A relationship to a node that is not kzgraph's is not kzgraph's either.
    """
    found = {row["id"]: Node(row["id"], _labels(row), _without(row["props"], "id")) for row in nodes}
    ties = [
        Relationship(row["id"], row["kind"], row["source"], row["target"], _without(row["props"], "id"))
        for row in relationships
        if row["target"] in found
    ]
    return Graph(tuple(sorted(found.values(), key=lambda n: n.id)), tuple(sorted(ties, key=lambda r: r.id)))


def _labels(row: Mapping[str, Any]) -> tuple[str, ...]:
    main = next(label for label in statements.LABELS if row["id"].startswith(statements.prefix(label)))
    return (main, *(label for label in statements.LABELS[main] if label in row["labels"]))


def _without(props: Mapping[str, Any], key: str) -> Row:
    return {name: value for name, value in props.items() if name != key}
