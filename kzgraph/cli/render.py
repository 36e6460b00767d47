"""kzgraph render."""

from __future__ import annotations

import click

from kzgraph.cli import common
from kzgraph.cli.opened import opened
from kzgraph.cli.output import open_output


@common.command(
    "render",
    examples=(
        "kzgraph render -o network.html",
        'kzgraph render --focus "Roman Vassilenko" -o vassilenko.html',
    ),
)
@common.db
@common.output("network.html")
@click.option("--focus", metavar="ENTITY", help="Show one entity, by name or id, and what is around it.")
@click.option("--limit", type=click.IntRange(min=1), help="How many nodes to draw at most.")
@click.option("--title", help="The heading of the page.")
@common.dry_run
def command(db: str | None, output: str, focus: str | None, limit: int | None, title: str | None, dry_run: bool) -> int:
    """Draw the graph as one HTML file.

    It needs no network; a click on a line shows the quotes behind it.
    """
    from kzgraph.rendering import render

    with opened(db) as store:
        graph = store.graph()
    page = render(graph, focus=focus, title=title, **({"limit": limit} if limit else {}))
    with open_output(output, dry_run=dry_run) as file:
        file.write(page)
    return 0
