"""kzgraph resolve same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzgraph.cli import common
from kzgraph.cli.deciding import desk, show_decided, why

if TYPE_CHECKING:
    from kzgraph.decisions.deciding import Desk


@common.command("same", examples=('kzgraph resolve same "European Council" "European Union" --dry-run',))
@click.argument("a")
@click.argument("b")
@why()
@desk
@common.form("table", "json")
def command(desk: Desk, a: str, b: str, why: str | None, form: str) -> int:
    """Say that two nodes are one.

    A and B are names or ids of two people, organisations, meetings or agreements. The decision is written into the file
    of decisions, and applied to the store.
    """
    from kzgraph.decisions.deciding import Answer, decide

    show_decided(decide(desk, [Answer(a, b, "same", why)]), form, dry_run=desk.dry_run)
    return 0
