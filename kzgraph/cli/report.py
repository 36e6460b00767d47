"""kzgraph report."""

from __future__ import annotations

from pathlib import Path

import click

from kzgraph.cli import common
from kzgraph.cli.opened import opened
from kzgraph.cli.output import open_output, show_rows
from kzgraph.errors import UsageError

SUFFIXES = {".md": "md", ".html": "html", ".htm": "html", ".csv": "csv", ".json": "json"}


@common.command(
    "report",
    examples=(
        "kzgraph report --list",
        "kzgraph report centrality -o centrality.html",
        "kzgraph report summary",
    ),
)
@click.argument("name", required=False)
@click.argument("arguments", nargs=-1, metavar="[ARG]...")
@click.option("--list", "listed", is_flag=True, help="List the reports and what they take.")
@common.db
@common.output()
@click.option(
    "--format",
    "form",
    type=click.Choice(("md", "html", "csv", "json")),
    help="How to write it.  [default: by the file's name, else md]",
)
@common.dry_run
def command(
    name: str | None,
    arguments: tuple[str, ...],
    listed: bool,
    db: str | None,
    output: str,
    form: str | None,
    dry_run: bool,
) -> int:
    """Write a report with the quotes behind it."""
    from kzgraph.analysis import REPORTS, make_report

    if listed:
        rows = [[kind.name, kind.description, kind.arguments] for kind in REPORTS.values()]
        show_rows(("name", "what", "arguments"), rows, "table")
        return 0
    if name is None:
        raise UsageError("no report is named", cure="kzgraph report --list")
    if name not in REPORTS:
        raise UsageError(f"no report is called {name!r}", cure="kzgraph report --list")
    form = form or form_of(output)
    with opened(db) as store:
        report = make_report(name, store.graph(), *arguments)
    writers = {"md": report.to_markdown, "html": report.to_html, "csv": report.to_csv, "json": report.to_json}
    with open_output(output, dry_run=dry_run) as file:
        file.write(writers[form]())
    return 0


def form_of(output: str) -> str:
    """The format that a file's name asks for; Markdown where it has no ending. Another ending raises UsageError."""
    ending = Path(output).suffix.lower()
    if ending == ".txt" or not ending[1:].isalpha():  # "report-2025.06"
        return "md"
    if ending not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise UsageError(f"{output}: no report is written as {ending}", cure=f"a name that ends in {known}")
    return SUFFIXES[ending]
