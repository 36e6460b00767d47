"""kzgraph query."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from kzgraph.cli import common
from kzgraph.cli.messages import tell
from kzgraph.cli.opened import opened
from kzgraph.cli.output import show_rows
from kzgraph.errors import KzgraphError, UsageError
from kzgraph.handles import handle

if TYPE_CHECKING:
    from kzgraph.model import Result
    from kzgraph.queries import Query

STATEMENT = "statement"
"""The column of ids by which statements are judged."""


def _complete_name(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from kzgraph.queries import library

    return [CompletionItem(q.name, help=q.title) for q in library().values() if q.name.startswith(incomplete)]


def _complete_parameter(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """`person=` or `status=held` of the query that is named before, without what is given already."""
    from kzgraph.queries import find

    # While -p has no value yet, click leaves the name among the arguments that it could not place.
    named = [ctx.params.get("query"), *ctx.args]
    try:
        query = find(next(filter(None, named), ""))
    except KzgraphError:
        return []
    given = {pair.partition("=")[0] for pair in ctx.params.get("parameters") or ()}
    left = [p for p in query.parameters if p.name not in given]
    if "=" in incomplete:
        offered = [CompletionItem(f"{p.name}={choice}") for p in left for choice in p.choices]
    else:
        offered = [CompletionItem(f"{p.name}=", help=p.meaning) for p in left]
    return [item for item in offered if item.value.startswith(incomplete)]


@common.command(
    "query",
    examples=(
        "kzgraph query --list",
        "kzgraph query posts-over-time --list",
        'kzgraph query posts-over-time -p person="Roman Vassilenko"',
        "echo 'MATCH (p:Person) RETURN p.name AS name ORDER BY name' | kzgraph query -",
    ),
)
@click.argument("query", required=False, metavar="[NAME|FILE|TEXT|-]", shell_complete=_complete_name)
@click.option(
    "-p",
    "--param",
    "parameters",
    multiple=True,
    metavar="KEY=VALUE",
    shell_complete=_complete_parameter,
    help="A parameter of the query.",
)
@click.option("--list", "listed", is_flag=True, help="List the named queries, or the parameters of one.")
@common.db
@common.form()
def command(query: str | None, parameters: tuple[str, ...], listed: bool, db: str | None, form: str) -> int:
    """Ask the store.

    A named query (--list), a .cypher file, Cypher text, or - for stdin. Queries only read. The named ones return the
    quotes behind their rows; they can be pasted into Neo4j Browser as they are. Those that show a graph are for Neo4j.
    """
    from kzgraph.queries import LIMIT, assignments, default_limit, find, run_query, unknown_labels, unknown_names

    if query is None and not listed:
        raise UsageError("no query is given", cure="kzgraph query --list")
    if query is None:
        _list_all(form)
        return 0
    found = find(sys.stdin.read() if query == "-" else query)
    if listed:
        _list_one(found, form)
        return 0

    values = assignments(parameters)
    # A path is too much for the cell of a table.
    form = "json" if found.shows == "graph" and form == "table" else form
    limit = default_limit(found, values)
    with opened(db) as store:
        # One row more tells whether there are more.
        result = run_query(store, found, values if limit is None else {**values, LIMIT: limit + 1})
        unknown = list(unknown_labels(store, found))
        if not result.rows:
            unknown += unknown_names(store, found, values)
    more = limit is not None and len(result.rows) > limit
    shown = replace(result, rows=result.rows[:limit])
    if form == "table":
        shown = _with_handles(_of_columns(shown, found.table or shown.columns))
    show_rows(shown.columns, shown.rows, form)
    for reason in unknown:
        tell(f"{reason}: {reason.cure}")
    if more:
        tell(f"note: these are the first {limit} rows, and there are more\n  try: -p {LIMIT}=1000000 for all")
    return 0


def _of_columns(result: Result, names: tuple[str, ...]) -> Result:
    kept = [result.columns.index(name) for name in names]
    return replace(result, columns=names, rows=tuple(tuple(row[i] for i in kept) for row in result.rows))


def _with_handles(result: Result) -> Result:
    """The result with the handle of a statement, which people type, instead of its long id."""
    rows = tuple(
        tuple(handle(value) if name == STATEMENT and isinstance(value, str) else value for name, value in zipped)
        for zipped in (zip(result.columns, row, strict=True) for row in result.rows)
    )
    return replace(result, rows=rows)


def _list_all(form: str) -> None:
    from kzgraph.queries import library

    # Those that draw are in one folder, which comes last.
    queries = sorted(library().values(), key=lambda q: (q.shows == "graph", q.folder, q.name))
    rows = [
        [q.name, q.title, [p.name if p.default is None else f"[{p.name}]" for p in q.parameters], q.folder, q.shows]
        for q in queries
    ]
    show_rows(("name", "title", "parameters", "folder", "shows"), rows, form, between=" ")


def _list_one(query: Query, form: str) -> None:
    tell(f"{query.title}\n{query.description}")
    if query.cost:
        tell(f"It walks: {query.cost}. It shows: {query.shows}.")
    rows = [[p.name, " ".join(p.choices) or p.kind, p.meaning, p.default, p.example] for p in query.parameters]
    tell("")
    show_rows(("parameter", "kind", "meaning", "default", "example"), rows, form)
    tell(f"\nexample: {query.example}")
