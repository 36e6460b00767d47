"""kzgraph review reject."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzgraph.cli import common
from kzgraph.cli.deciding import desk, show_decided, why

if TYPE_CHECKING:
    from kzgraph.decisions.deciding import Desk


@common.command("reject", examples=('kzgraph review reject s:001eb955 --why "the text means his predecessor"',))
@click.argument("statement")
@why(required=True)
@desk
@common.form("table", "json")
def command(desk: Desk, statement: str, why: str, form: str) -> int:
    """Reject a statement: it leaves the graph.

    STATEMENT is a handle such as s:1a2b3c4d, as `show` and `review list` print it, or the name or id of a meeting,
    agreement, figure or post, which takes its relationships with it. The documents stay as they are, and the statement
    comes back by `undo`.
    """
    from kzgraph.decisions.deciding import judge_statement

    show_decided(judge_statement(desk, "reject", statement, why), form, dry_run=desk.dry_run)
    return 0
