"""kzgraph load."""

from __future__ import annotations

import click

from kzgraph.cli import common
from kzgraph.cli.loaded import listening, show_report


@common.command(
    "load",
    examples=(
        "kzgraph load press-releases/",
        "kzgraph load records.jsonl --db neo4j://localhost:7687",
        "kzgraph load today.txt --later    # and, when the day is over: kzgraph rebuild",
    ),
)
@common.paths
@common.db
@common.workspace
@common.decisions
@click.option("--again", is_flag=True, help="Extract documents anew that were loaded before.")
@click.option("--later", is_flag=True, help="Keep the documents now; the next load or rebuild brings them in.")
@common.take_over
@common.workers
@common.extractor
@common.dry_run
@common.form("table", "json")
def command(
    paths: tuple[str, ...],
    db: str | None,
    workspace: str | None,
    decisions: str | None,
    again: bool,
    later: bool,
    take_over: bool,
    workers: int,
    extractor: str,
    dry_run: bool,
    form: str,
) -> int:
    """Load documents, or records, into a store.

    The store then holds what all documents loaded so far say together, whatever their order. What cannot be read is
    named, and the rest is loaded (exit code 1).
    """
    from kzgraph.loading import load

    with listening() as listener:
        report = load(
            paths,
            db,
            workspace=workspace,
            decisions=decisions,
            again=again,
            later=later,
            take_over=take_over,
            workers=workers,
            extractor=extractor,
            dry_run=dry_run,
            listener=listener,
        )
    show_report(report, form, dry_run=dry_run)
    return 1 if report.refused else 0
