"""The `:Load` node: from which workspace a store was loaded, when, and whether that load came to its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kzgraph import __version__
from kzgraph.errors import StoreError
from kzgraph.model import Graph
from kzgraph.stores.statements import LOAD_ID


@dataclass(frozen=True, slots=True)
class Load:
    """`workspace` is None for a store that kzgraph never loaded; `complete` is False for a load that was cut off."""

    workspace: str | None = None
    complete: bool = True

    @classmethod
    def from_row(cls, row: Mapping[str, Any] | None) -> Load:
        """From what `READ_LOAD` returns, None where there is no such node."""
        return cls(row["workspace"], row["finished"] is not None) if row else cls()


def properties(workspace: str, graph: Graph, *, finished: bool) -> dict[str, Any]:
    """What the `:Load` node says of a load that begins or has finished now."""
    said = {
        "id": LOAD_ID,
        "workspace": workspace,
        "nodes": len(graph.nodes),
        "relationships": len(graph.relationships),
        "version": __version__,
    }
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    return {**said, "finished" if finished else "begun": moment}


def refuse_other_workspace(load: Load, held: Graph, workspace: str, where: str) -> None:
    """Raise StoreError where a store holds what another workspace, or no workspace, put there."""
    if load.workspace == workspace or (load.workspace is None and not held.nodes):
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
            cure="Run `kzgraph load` once more: it completes the graph.",
        )
