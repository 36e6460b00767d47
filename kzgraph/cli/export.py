"""kzgraph export."""

from __future__ import annotations

import click

from kzgraph.cli import common
from kzgraph.cli.output import open_output
from kzgraph.errors import UsageError


@common.command(
    "export",
    examples=(
        "kzgraph export graphml -o graph.graphml",
        "kzgraph export jsonl -o - | head",
    ),
)
@click.argument("form", metavar="FORMAT")
@common.output(None)
@common.db
@common.dry_run
def command(form: str, output: str, db: str | None, dry_run: bool) -> int:
    """Write the whole graph for another program.

    FORMAT is jsonl (a node or relationship a line), graphml (yEd, Gephi, R) or gexf (Gephi).
    """
    from kzgraph.exporting import EXPORTERS
    from kzgraph.stores import open_store

    if form not in EXPORTERS:
        raise UsageError(f"no format is called {form!r}", cure=f"one of: {', '.join(EXPORTERS)}")
    with open_store(db, read_only=True) as store:
        graph = store.graph()
    with open_output(output, dry_run=dry_run) as file:
        EXPORTERS[form](graph, file)
    return 0
