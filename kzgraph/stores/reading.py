"""Reading kzgraph's own part of a database, given any way to run a statement there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kzgraph.model import Graph
from kzgraph.stores import statements
from kzgraph.stores.delta import Delta, difference, graph_from_rows
from kzgraph.stores.load import Load, refuse_other_workspace

Read = Callable[[str], Iterable[Mapping[str, Any]]]
"""Runs a statement without parameters and gives its rows by column name."""


def read_graph(read: Read) -> Graph:
    """All of kzgraph's nodes and relationships."""
    return graph_from_rows(_nodes(read), _relationships(read))


def plan(read: Read, load: Load, graph: Graph, workspace: str, take_over: bool, where: str) -> Delta:
    """What is to be written so that the database, last loaded as `load` says, holds this graph.

    StoreError where it was loaded from another workspace, unless `take_over`, or another program is in the way.
    """
    delta = difference(_nodes(read), _relationships(read), graph, marked=load.current)
    if not take_over:
        refuse_other_workspace(load, bool(delta.held), workspace, where)
    return delta


def read_load(read: Read) -> Load:
    """What the store remembers of its last load."""
    row = next(iter(read(statements.READ_LOAD)), None)
    return Load.from_properties(row["props"] if row else {})


def count(read: Read) -> tuple[int, int]:
    """How many nodes and relationships are kzgraph's own."""
    nodes = sum(row["number"] for label in statements.LABELS for row in read(statements.count_nodes(label)))
    ties = sum(row["number"] for label in statements.LABELS for row in read(statements.count_relationships(label)))
    return nodes, ties


def _nodes(read: Read) -> Iterator[Mapping[str, Any]]:
    return (row for label in statements.LABELS for row in read(statements.read_nodes(label)))


def _relationships(read: Read) -> Iterator[Mapping[str, Any]]:
    return (row for label in statements.LABELS for row in read(statements.read_relationships(label)))
