"""kzgraph resolve different."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzgraph.cli import common
from kzgraph.cli.deciding import desk, show_decided, why

if TYPE_CHECKING:
    from kzgraph.decisions.deciding import Desk


@common.command(
    "different",
    examples=('kzgraph resolve different "European Council" "European Union" --why "one is a body of the other"',),
)
@click.argument("a")
@click.argument("b")
@why()
@desk
@common.form("table", "json")
def command(desk: Desk, a: str, b: str, why: str | None, form: str) -> int:
    """Say that two nodes are not one.

    A and B are names or ids, as for `same`; of one node that is to be two, give a name or id of each. The decision is
    written into the file of decisions, and applied to the store.
    """
    from kzgraph.decisions.deciding import Answer, decide

    show_decided(decide(desk, [Answer(a, b, "different", why)]), form, dry_run=desk.dry_run)
    return 0
