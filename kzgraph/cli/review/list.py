"""kzgraph review list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzgraph.cli import common
from kzgraph.cli.deciding import reading_desk
from kzgraph.cli.output import show_rows

if TYPE_CHECKING:
    from kzgraph.decisions.deciding import Desk


@common.command("list", examples=("kzgraph review list", 'kzgraph review list "Roman Vassilenko"'))
@click.argument("entity", required=False)
@reading_desk
@common.form()
def command(desk: Desk, entity: str | None, form: str) -> int:
    """List statements and what people say of them.

    Of ENTITY, a name or id, all that is stated of it, each with its quotes and the handle by which it can be judged.
    Without ENTITY, all statements that were rejected or confirmed.
    """
    from kzgraph.decisions.listing import ABOUT_COLUMNS, JUDGED_COLUMNS, about_rows, judged_rows

    if entity is None:
        show_rows(JUDGED_COLUMNS, judged_rows(desk.file), form)
    else:
        show_rows(ABOUT_COLUMNS, about_rows(desk.db, entity), form)
    return 0
