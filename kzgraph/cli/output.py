"""Rows on stdout as a table, JSON, JSON lines or CSV, and files that are written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from kzgraph.cli.messages import safe, tell

PLAIN_WIDTH = 120
"""Columns of a table that goes to a pipe or a file, where no terminal says how wide it is."""
_QUOTES = ("quote", "quotes")


def show_rows(columns: Sequence[str], rows: Sequence[Sequence[object]], form: str, *, between: str = "\n") -> None:
    """Write rows on stdout in one of the four formats; `between` parts the items of a list in a table."""
    if form == "table":
        _table(columns, rows, between)
    else:
        {"json": _json, "jsonl": _jsonl, "csv": _csv}[form](columns, rows)


def show_json(value: object) -> None:
    """Write a value on stdout as indented JSON."""
    click.echo(_harmless(json.dumps(value, ensure_ascii=False, indent=2)))


def _harmless(text: str) -> str:
    # C1 controls and marks of direction are valid in JSON strings; escaped they mean the same and steer no terminal.
    return safe(text)


def _json(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    show_json([dict(zip(columns, row, strict=True)) for row in rows])


def _jsonl(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    for row in rows:
        click.echo(_harmless(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)))


def _csv(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value, " | ") for value in row] for row in rows)
    plain = text.getvalue()
    click.echo(safe(plain) if sys.stdout.isatty() else plain, nl=False)


def _table(columns: Sequence[str], rows: Sequence[Sequence[object]], between: str) -> None:
    if not rows:
        tell("no rows")
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, leading=int(bool({*columns} & {*_QUOTES})))
    for name in columns:
        long = name in _QUOTES
        table.add_column(Text(safe(name)), overflow="fold", ratio=3 if long else None, min_width=32 if long else None)
    for row in rows:
        table.add_row(*(Text(safe(_cell(value, between))) for value in row))
    print_rich(table)


def print_rich(*parts: object) -> None:
    """Print something made with rich on stdout, with colours on a terminal only."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else PLAIN_WIDTH
    console = Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)
    for part in parts:
        console.print(part)


def _cell(value: object, between: str) -> str:
    """A value as a person reads it; blanks and line breaks of a quote are folded to one blank."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return between.join(_cell(part, ", ") for part in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return " ".join(str(value).split())


@contextmanager
def open_output(path: str, *, dry_run: bool = False) -> Iterator[TextIO]:
    """A text file to write, or stdout for "-"; the file appears under its name only when all is written.

    With `dry_run` nothing is written, and how much it would have been is said on stderr.
    """
    if dry_run:
        sink = io.StringIO()
        yield sink
        tell(f"dry run: would write {len(sink.getvalue())} characters to {'stdout' if path == '-' else path}")
        return
    if path == "-":
        yield sys.stdout
        return
    target = Path(path)
    partial = target.with_name(f".{target.name}.partial-{os.getpid()}")
    try:
        with partial.open("w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
            yield file
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
