"""kzgraph forget."""

from __future__ import annotations

import click

from kzgraph.cli import common
from kzgraph.cli.loaded import listening, show_report


@common.command("forget", examples=("kzgraph forget press/2024-10-18-brussels --dry-run",))
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@common.db
@common.workspace
@common.decisions
@common.dry_run
@common.form("table", "json")
def command(
    documents: tuple[str, ...], db: str | None, workspace: str | None, decisions: str | None, dry_run: bool, form: str
) -> int:
    """Withdraw documents.

    DOCUMENT is an id or a sha256; what only these documents supported goes with them.
    """
    from kzgraph.loading import forget

    with listening() as listener:
        report = forget(documents, db, workspace=workspace, decisions=decisions, dry_run=dry_run, listener=listener)
    show_report(report, form, dry_run=dry_run)
    return 0
