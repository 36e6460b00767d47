"""kzgraph show."""

from __future__ import annotations

import click

from kzgraph.cli import common
from kzgraph.cli.opened import opened


@common.command(
    "show",
    examples=(
        'kzgraph show "Roman Vassilenko"',
        "kzgraph show country:KZ --format json",
        'kzgraph show "Deputy Minister of Foreign Affairs of Kazakhstan" --at 2024-03-01',
    ),
)
@click.argument("entity")
@click.option("--at", metavar="DATE", help="Only who held which post on that day (or in that month or year).")
@common.db
@common.workspace
@common.decisions
@common.form("table", "json")
def command(
    entity: str, at: str | None, db: str | None, workspace: str | None, decisions: str | None, form: str
) -> int:
    """Show an entity with its facts and quotes.

    ENTITY is the name or id of a person, organisation, country, post, meeting, agreement or document. With --at, the
    posts of a person, the holders of a post, the officials of an organisation or country: attested then, stated, or
    only presumed.
    """
    from kzgraph.cli.entity import show_entity
    from kzgraph.decisions.rejected import rejection_of
    from kzgraph.decisions.source import decisions_file
    from kzgraph.entities import show
    from kzgraph.errors import NotFound

    try:
        with opened(db, workspace) as store:
            found = show(store, entity, at)
    except NotFound as error:
        raise rejection_of(decisions_file(db, workspace, decisions), entity) or error from None
    show_entity(found, form)
    return 0
