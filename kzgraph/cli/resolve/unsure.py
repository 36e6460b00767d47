"""kzgraph resolve unsure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzgraph.cli import common
from kzgraph.cli.deciding import desk, show_decided, why

if TYPE_CHECKING:
    from kzgraph.decisions.deciding import Desk


@common.command(
    "unsure",
    examples=('kzgraph resolve unsure "Kaja Kallas" "Josef Síkela" --why "no document tells"',),
)
@click.argument("a")
@click.argument("b")
@why()
@desk
@common.form("table", "json")
def command(desk: Desk, a: str, b: str, why: str | None, form: str) -> int:
    """Say that it is open whether two nodes are one.

    A and B are names or ids, as for `same`. It changes nothing in the store: the pair is no longer shown by `review`,
    unless with --all.
    """
    from kzgraph.decisions.deciding import Answer, decide

    show_decided(decide(desk, [Answer(a, b, "unsure", why)]), form, dry_run=desk.dry_run)
    return 0
