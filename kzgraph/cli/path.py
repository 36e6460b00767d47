"""kzgraph path."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from kzgraph.cli import common
from kzgraph.cli.messages import tell
from kzgraph.cli.opened import opened
from kzgraph.cli.output import show_rows
from kzgraph.cli.told import Told, show_told

SHOWN_LINKS = 10
"""Of one step; all of them are in the other formats."""


@common.command(
    "path",
    examples=(
        'kzgraph path "Jeroen Cooreman" "Leo Docherty"',
        "kzgraph path person:jeroen-cooreman person:birgit-stevens --format json",
    ),
)
@click.argument("a")
@click.argument("b")
@common.db
@common.form()
def command(a: str, b: str, db: str | None, form: str) -> int:
    """Tell how two people are linked, step by step.

    A and B are names or ids of people. Each step is two people who took part in the same encounter, signed or witnessed
    the same agreement or held the same post, with the quotes of both; at most two people lie between. The named query
    shortest-path has the same rows.
    """
    from kzgraph.paths import path

    with opened(db) as store:
        found = path(store, a, b)
    if not found.rows:
        tell(f"no path from {a} to {b} is in the graph with at most two people between them")
    if form == "table":
        show_told((_told(dict(zip(found.columns, row, strict=True))) for row in found.rows), SHOWN_LINKS)
    else:
        show_rows(found.columns, found.rows, form)
    return 0


def _told(row: Mapping[str, Any]) -> Told:
    planned = "planned " if row["status"] == "planned" else ""
    when = row["date"] or ("" if row["what"] == "post" else "undated")  # a post has the days of each holder below
    return Told(
        heading=f"{row['step']}. {row['here']} – {row['there']}",
        line=f"{when} {planned}{row['what']}: {row['through']}",
        more=tuple(f"{row[end]}: {', '.join(row[f'{end}As'])}" if row[f"{end}As"] else "" for end in ("here", "there")),
        quotes=row["quotes"],
        documents=row["documents"],
    )
