"""What every store can do. A store holds one graph, made from one workspace."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from kzgraph.model import Change, Graph, Result

if TYPE_CHECKING:
    from kzgraph.stores.load import Load

Progress = Callable[[int, int], None]
"""Called with (rows written so far, rows in all)."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a load did to the store: counts of nodes and relationships written (new or corrected) and removed.

    All are 0 where the store held this graph already. Relationships that went with their node are counted too.
    """

    nodes: int = 0
    relationships: int = 0
    nodes_removed: int = 0
    relationships_removed: int = 0


@dataclass(frozen=True, slots=True)
class Growth:
    """What a `Change` makes of a graph, in numbers: what is written and removed, and how many documents, nodes and
    relationships more there are afterwards."""

    changes: Changes = Changes()
    documents: int = 0
    nodes: int = 0
    relationships: int = 0


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What `doctor` tells of a store; `nodes` and `relationships` count kzgraph's own.

    `supported` is False for a version that kzgraph is not made for, `complete` where the last load was cut off,
    `current` where another version of kzgraph loaded it in another form.
    """

    kind: str
    address: str
    version: str
    supported: bool
    nodes: int
    relationships: int
    workspace: str | None
    complete: bool = True
    current: bool = True


class Store(Protocol):
    """One graph in one database. Use as a context manager, or call `close`."""

    def replace(
        self,
        graph: Graph,
        *,
        workspace: str,
        state: str = "",
        take_over: bool = False,
        progress: Progress | None = None,
    ) -> Changes:
        """Make the store hold exactly this graph, whole or not at all; nodes of other programs are left alone.

        `workspace` is the id of the workspace that the graph was made from: StoreError where the store was loaded from
        another one, unless `take_over`. `state` is a digest of all that it was made from, which `last_load` gives back.
        StoreError also where the store is read only or the graph has an unknown label.
        """
        ...

    def amend(
        self,
        change: Change,
        *,
        workspace: str,
        before: str,
        state: str,
        growth: Growth,
        progress: Progress | None = None,
    ) -> Changes:
        """Make a store that holds the graph of `before` hold the changed graph, whole or not at all.

        Only what the change touches is read, or nothing. `growth` is what the change comes to, which only who knows
        both graphs can tell: for the store's bookkeeping, and given back. StoreError where the store does not hold
        `before` of this workspace, whole and in today's form, where it is read only, where the change is not in the
        form that stores take, and where it is too large for this way.
        """
        ...

    def preview(self, graph: Graph, *, workspace: str, take_over: bool = False) -> Changes:
        """What `replace` would do now: its changes, or what it would raise. Nothing is written."""
        ...

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None) -> Result:
        """Run one reading statement. UsageError where it is not valid Cypher, lacks a parameter, or writes.

        Values come back plain: times as ISO strings, a node or relationship as its properties.
        """
        ...

    def graph(self) -> Graph:
        """The whole graph as loaded: equal to the value that `replace` was given. Bookkeeping is not in it."""
        ...

    def last_load(self) -> Load:
        """What the store remembers of the last load: workspace and state, and whether it came to its end."""
        ...

    def info(self) -> StoreInfo:
        """Kind, address (never with a password), version and counts."""
        ...

    def close(self) -> None:
        """Let go of the file or the connection."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
