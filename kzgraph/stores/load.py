"""The `:Load` node: from which workspace a store was loaded, when, what, and whether that load came to its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kzgraph import __version__
from kzgraph.errors import StoreError
from kzgraph.model import Graph
from kzgraph.stores.base import Changes, Growth
from kzgraph.stores.statements import LOAD_ID

FORM = 4
"""Raised whenever the stores keep something that the queries need and that older loads did not write."""
TOKEN = "token"
"""The property by which an embedded store knows which changes go with it: another one each time that it is written."""


@dataclass(frozen=True, slots=True)
class Load:
    """`workspace` is None for a store that kzgraph never loaded; `complete` is False for a load that was cut off.

    `current` is False where an older kzgraph loaded it, in a form that the queries do not know. `state` is a digest of
    all that the graph was made from, "" where that is not known.
    """

    workspace: str | None = None
    complete: bool = True
    current: bool = True
    state: str = ""

    @classmethod
    def from_properties(cls, props: Mapping[str, Any]) -> Load:
        """From the properties of the node, none where there is no such node."""
        if "workspace" not in props:
            return cls()
        complete, current = props.get("finished") is not None, props.get("form") == FORM
        return cls(props["workspace"], complete, current, props.get("state", ""))

    def holds(self, workspace: str, state: str) -> bool:
        """Whether the store has, whole and in today's form, the graph that this workspace makes in this state."""
        return self == Load(workspace, state=state)


def properties(workspace: str, state: str, graph: Graph, changes: Changes, *, finished: bool) -> dict[str, Any]:
    """What the `:Load` node says of a load that begins or has finished now."""
    documents = sum(node.label == "Document" for node in graph.nodes)
    size = Growth(changes, documents, len(graph.nodes), len(graph.relationships))
    return {**_said(workspace, state, size), "finished" if finished else "begun": _now()}


def grown(held: Mapping[str, Any], state: str, growth: Growth) -> dict[str, Any]:
    """What the `:Load` node says after a change of the graph of which it says `held`."""
    counts = (int(held.get(name, 0)) + getattr(growth, name) for name in ("documents", "nodes", "relationships"))
    return {**_said(str(held["workspace"]), state, Growth(growth.changes, *counts)), "finished": _now()}


def _said(workspace: str, state: str, size: Growth) -> dict[str, Any]:
    return {
        "id": LOAD_ID,
        "workspace": workspace,
        "state": state,
        "documents": size.documents,
        "nodes": size.nodes,
        "relationships": size.relationships,
        "nodesWritten": size.changes.nodes,
        "nodesRemoved": size.changes.nodes_removed,
        "relationshipsWritten": size.changes.relationships,
        "relationshipsRemoved": size.changes.relationships_removed,
        "version": __version__,
        "form": FORM,
    }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def refuse_other_workspace(load: Load, held: bool, workspace: str, where: str) -> None:
    """Raise StoreError where a store holds what another workspace, or no workspace, put there."""
    if load.workspace == workspace or (load.workspace is None and not held):
        return
    whose = f"workspace {load.workspace}" if load.workspace else "something other than a workspace"
    raise StoreError(
        f"{where} was loaded from {whose}, not from this one ({workspace})",
        cure="Give the workspace that it was loaded from (--workspace), or replace its graph (--take-over).",
    )


def refuse_incomplete(load: Load, where: str) -> None:
    """Raise StoreError where a load was cut off, or is still going on: half a graph gives wrong answers."""
    if not load.complete:
        raise StoreError(
            f"the last load of {where} did not come to its end, or is still going on",
            cure=f"Wait for its end, or load once more from the same workspace: {_rebuild(load, where)}",
        )
    if not load.current:
        raise StoreError(
            f"{where} was loaded by another version of kzgraph, in a form that this one does not read",
            cure=f"Make it again from its workspace: {_rebuild(load, where)}",
        )


def refuse_other_state(load: Load, workspace: str, before: str, where: str) -> None:
    """Raise StoreError where a store does not hold the graph that is to be changed."""
    if not load.holds(workspace, before):
        raise StoreError(
            f"{where} does not hold the graph that a change was made for",
            cure=f"Make it again from its workspace: {_rebuild(load, where)}",
        )


def _rebuild(load: Load, where: str) -> str:
    """The command that makes a graph again. A store knows its workspace by its id and not where it lies."""
    return f"kzgraph rebuild --db {where}, with --workspace FILE where that load had one ({load.workspace})"
