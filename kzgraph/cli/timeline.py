"""kzgraph timeline."""

from __future__ import annotations

from collections.abc import Mapping
from shlex import quote
from typing import TYPE_CHECKING, Any

import click

from kzgraph.cli import common
from kzgraph.cli.messages import tell
from kzgraph.cli.opened import opened
from kzgraph.cli.output import show_rows
from kzgraph.cli.told import Told, listed, show_told

if TYPE_CHECKING:
    from kzgraph.timeline import Timeline

SHOWN_UNDATED = 20
"""Of what has no date, where people read."""


@common.command(
    "timeline",
    examples=(
        "kzgraph timeline --from 2024 --to 2025-06",
        'kzgraph timeline "Roman Vassilenko"',
        "kzgraph timeline country:BE --format csv",
    ),
)
@click.argument("entity", required=False)
@click.option("--from", "first", metavar="DATE", help="The first day, month or year.")
@click.option("--to", "last", metavar="DATE", help="The last day, month or year.")
@click.option(
    "--limit",
    type=click.IntRange(1, 2**31),
    default=100,
    show_default=True,
    metavar="N",
    help="At most so many, the oldest.",
)
@common.db
@common.form()
def command(entity: str | None, first: str | None, last: str | None, limit: int, db: str | None, form: str) -> int:
    """Tell what happened, day by day.

    Encounters held and planned, agreements, and changes of posts, oldest first, with their quotes: of all,
    or of ENTITY, the name or id of a person, organisation or country. Of a country or organisation its bodies and
    officials count. What has no date comes last, or is counted on stderr.
    """
    from kzgraph.timeline import timeline

    with opened(db) as store:
        found = timeline(store, entity, first=first, last=last, limit=limit)
    whole = form == "table" and not (first or last or found.more)
    undated = found.undated[:SHOWN_UNDATED] if whole else ()
    if form == "table":
        dated = (_told(dict(zip(found.columns, row, strict=True))) for row in found.rows)
        show_told([*dated, *map(_told, undated)])
    else:
        show_rows(found.columns, found.rows, form)
    _tell_what_is_left_out(found, len(undated), db)
    return 0


def _told(row: Mapping[str, Any]) -> Told:
    """A row of the queries by day, or of what has no date, which has a kind and no day."""
    kind = row.get("kind", "other")
    last_day = f", until {row['lastDay']}" if row.get("lastDay") else ""
    place = f" ({row['place']})" if row["place"] and row["place"] not in row["name"] else ""
    return Told(
        heading=str(row.get("date", "no date is told")),
        line=f"{row['what'] if kind == 'other' else kind}, {row['status']}{last_day}: {row['name']}{place}",
        more=(listed(row["parties"]), listed(row["people"], "; ")),
        quotes=row["quotes"],
        documents=row["documents"],
        id=row["id"] if row["what"] != "post" else "",  # a relationship is shown with its person
    )


def _tell_what_is_left_out(found: Timeline, shown: int, db: str | None) -> None:
    from kzgraph.stores.address import parse_address
    from kzgraph.timeline import COUNTED

    if not found.rows:
        tell("nothing that has a date")
    if found.more:
        tell(f"note: these are the first {len(found.rows)} rows, and there are more\n  try: --limit 1000000 for all")
    if len(found.undated) > shown:
        counts = [f"{number} {kind}{'s' if number > 1 else ''}" for kind, number in found.undated_kinds.items()]
        told = " and ".join(counts) if len(found.undated) < COUNTED else f"{COUNTED} or more"
        more = f" -p who={quote(found.entity)}" if found.entity else ""
        more += f" --db {parse_address(db)}" if db else ""
        which = "of which the first are shown" if shown else "and not shown"
        tell(f"note: without a date, {which}: {told}\n  try: kzgraph query undated{more}")
