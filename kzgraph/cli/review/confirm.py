"""kzgraph review confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzgraph.cli import common
from kzgraph.cli.deciding import desk, show_decided, why

if TYPE_CHECKING:
    from kzgraph.decisions.deciding import Desk


@common.command("confirm", examples=('kzgraph review confirm s:59460f7d --why "seen on the ministry\'s site"',))
@click.argument("statement")
@why()
@desk
@common.form("table", "json")
def command(desk: Desk, statement: str, why: str | None, form: str) -> int:
    """Confirm a statement: answers say who did, and why.

    STATEMENT is a handle such as s:1a2b3c4d, as `show` and `review list` print it, or the name or id of a meeting,
    agreement, figure or post. It changes nothing else, and is taken back by `undo`.
    """
    from kzgraph.decisions.deciding import judge_statement

    show_decided(judge_statement(desk, "confirm", statement, why), form, dry_run=desk.dry_run)
    return 0
