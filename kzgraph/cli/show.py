"""kzgraph show."""

from __future__ import annotations

import click

from kzgraph.cli import common


@common.command(
    "show",
    examples=(
        'kzgraph show "Roman Vassilenko"',
        "kzgraph show country:KZ --format json",
    ),
)
@click.argument("entity")
@common.db
@common.form("table", "json")
def command(entity: str, db: str | None, form: str) -> int:
    """Show an entity with its facts and quotes.

    ENTITY is the name or id of a person, organisation, country, post, meeting, agreement or document.
    """
    from kzgraph.cli.entity import show_entity
    from kzgraph.entities import show
    from kzgraph.stores import open_store

    with open_store(db, read_only=True) as store:
        show_entity(show(store, entity), form)
    return 0
