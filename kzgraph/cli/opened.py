"""The store as commands that only read it open it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from shlex import quote
from typing import TYPE_CHECKING

from kzgraph.cli.messages import tell

if TYPE_CHECKING:
    from kzgraph.stores.base import Store


@contextmanager
def opened(db: str | None, workspace: str | None = None) -> Iterator[Store]:
    """The store at an address, for reading; where its workspace has more than the graph, that is said on stderr."""
    from kzgraph.stores import open_store
    from kzgraph.stores.address import parse_address

    with open_store(db, read_only=True) as store:
        if words := _behind(store, db, workspace or os.environ.get("KZGRAPH_WORKSPACE")):
            same = f" --db {parse_address(db)}" if db else ""
            same += f" --workspace {quote(workspace)}" if workspace else ""
            tell(f"note: {words}\n  try: kzgraph rebuild{same}")
        yield store


def _behind(store: Store, db: str | None, workspace: str | None) -> str:
    from kzgraph.errors import KzgraphError
    from kzgraph.loading import workspace_file
    from kzgraph.projecting import behind
    from kzgraph.workspace import Workspace

    file = workspace_file(db, workspace)
    if not file.exists():
        return ""
    try:
        with Workspace.open(file) as kept:
            return behind(store, kept)
    except KzgraphError:  # a workspace that cannot be read is no reason not to answer from the store
        return ""
