"""Where the decisions are that hold for a store, and what they are at this moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kzgraph.decisions import Decisions
from kzgraph.decisions.file import FILE_NAME, holding
from kzgraph.workspace import SERVER_FOLDER, workspace_path

Decided = Decisions | Path | str | None
"""What people decided: a value, or their file; None is the file beside the workspace."""


def decisions_file(db: str | None, workspace: Path | str | None, decisions: Path | str | None = None) -> Path:
    """Where decisions on a store's records are kept, unless `decisions` says otherwise: in the workspace's folder, or
    above `.kzgraph`, for people to see."""
    if decisions:
        return Path(decisions)
    folder = (Path(workspace) if workspace else workspace_path(db)).parent
    return (folder.parent if folder.name == SERVER_FOLDER else folder) / FILE_NAME


@contextmanager
def decided(db: str | None, workspace: Path | str | None, decisions: Decided) -> Iterator[Decisions]:
    """What people decided; nobody decides before the block ends, so that the graph made there has all of it.

    Raises InputError or Contradiction where the file cannot hold, or where one is named that is not there.
    """
    if isinstance(decisions, Decisions):
        yield decisions
    else:
        with holding(decisions_file(db, workspace, decisions), needed=bool(decisions)) as held:
            yield held


def decisions_for(db: str | None, workspace: Path | str | None, decisions: Decided = None) -> Decisions:
    """The same, at this moment."""
    with decided(db, workspace, decisions) as held:
        return held
