"""kzgraph resolve log, which is kzgraph review log too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzgraph.cli import common
from kzgraph.cli.deciding import reading_desk
from kzgraph.cli.output import show_rows

if TYPE_CHECKING:
    from kzgraph.decisions.deciding import Desk


@common.command("log", examples=("kzgraph resolve log", "kzgraph review log --format json"))
@reading_desk
@common.form()
def command(desk: Desk, form: str) -> int:
    """List what was decided: by whom, when and why.

    Decisions that were undone are listed too, with who undid them, and of those that had no effect at the last load it
    is said why. A file that contradicts itself is listed, and then
    refused (exit code 1).
    """
    from kzgraph.decisions.listing import COLUMNS, IDS, history, idle_of
    from kzgraph.decisions.rules import decisions_of
    from kzgraph.loading import workspace_file

    lines, rows = history(desk.file, idle_of(workspace_file(desk.db, desk.workspace)))
    # A table has no room for ids: what is meant stands there in words.
    kept = [i for i in range(len(COLUMNS)) if form != "table" or COLUMNS[i] != IDS]
    show_rows([COLUMNS[i] for i in kept], [[row[i] for i in kept] for row in rows], form)
    decisions_of(lines, str(desk.file))
    return 0
