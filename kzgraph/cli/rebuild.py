"""kzgraph rebuild."""

from __future__ import annotations

from kzgraph.cli import common
from kzgraph.cli.loaded import listening, show_report


@common.command(
    "rebuild",
    examples=(
        "kzgraph rebuild",
        "kzgraph rebuild --db neo4j://localhost:7687 --workspace kzgraph.kgl.records --take-over",
    ),
)
@common.db
@common.workspace
@common.decisions
@common.take_over
@common.dry_run
@common.form("table", "json")
def command(
    db: str | None, workspace: str | None, decisions: str | None, take_over: bool, dry_run: bool, form: str
) -> int:
    """Make the graph again from what was loaded.

    The records are kept beside the store; a store can be made from them anew, on another database too.
    """
    from kzgraph.loading import rebuild

    with listening() as listener:
        report = rebuild(
            db, workspace=workspace, decisions=decisions, take_over=take_over, dry_run=dry_run, listener=listener
        )
    show_report(report, form, dry_run=dry_run)
    return 0
