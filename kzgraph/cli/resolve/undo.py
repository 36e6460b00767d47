"""kzgraph resolve undo, which is kzgraph review undo too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzgraph.cli import common
from kzgraph.cli.deciding import desk, show_decided, why

if TYPE_CHECKING:
    from kzgraph.decisions.deciding import Desk


@common.command("undo", examples=("kzgraph resolve undo same-1a2b3c4d", "kzgraph review undo reject-5e6f7a8b"))
@click.argument("key")
@why()
@desk
@common.form("table", "json")
def command(desk: Desk, key: str, why: str | None, form: str) -> int:
    """Take a decision back.

    KEY is its id in the file, as `log` lists it. The line stays, and another one says that it no longer holds.
    """
    from kzgraph.decisions.deciding import undo

    show_decided(undo(desk, key, why), form, dry_run=desk.dry_run)
    return 0
