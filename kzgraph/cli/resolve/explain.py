"""kzgraph resolve explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzgraph.cli import common
from kzgraph.cli.deciding import reading_desk
from kzgraph.cli.messages import safe
from kzgraph.cli.output import show_json

if TYPE_CHECKING:
    from kzgraph.decisions.deciding import Desk


@common.command(
    "explain",
    examples=(
        'kzgraph resolve explain "Kassym-Jomart Tokayev" "Qasym-Jomart Toqaev"',
        'kzgraph resolve explain "K. Tokayev" "Токаев К.К." --format json',
    ),
)
@click.argument("a")
@click.argument("b")
@reading_desk
@common.form("table", "json")
def command(desk: Desk, a: str, b: str, form: str) -> int:
    """Say why two nodes, or two names, are or are not one.

    A and B are names or ids of nodes; where one of them is in no graph, the two are compared as names of people.
    """
    from kzgraph.decisions.explaining import explain
    from kzgraph.errors import cut

    told = explain(desk, a, b)
    if form == "json":
        show_json(told.to_dict())
        return 0
    click.echo(safe(f"{told.verdict} ({told.score:.2f}): {cut(told.a)} and {cut(told.b)}"))
    for heading, reasons in told.sections():
        click.echo(f"{heading}:")
        for reason in reasons:
            click.echo(safe(f"  {reason}"))
    return 0
