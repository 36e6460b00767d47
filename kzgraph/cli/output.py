"""Rows on stdout as a table, JSON, JSON lines or CSV, and a file or stdout to write to."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from kzgraph.cli.messages import safe, tell
from kzgraph.spreadsheets import harmless
from kzgraph.whole_files import whole_file


def show_rows(columns: Sequence[str], rows: Sequence[Sequence[object]], form: str, *, between: str = "\n") -> None:
    """Write rows on stdout in one of the four formats; `between` parts the items of a list in a table."""
    if form == "table":
        from kzgraph.cli.tables import show_table

        show_table(columns, rows, between)
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
    for row in rows:
        shown = (cell(value, " | ") for value in row)
        writer.writerow(
            [harmless(text) if isinstance(value, str) else text for value, text in zip(row, shown, strict=True)]
        )
    plain = text.getvalue()
    click.echo(safe(plain) if sys.stdout.isatty() else plain, nl=False)


def cell(value: object, between: str) -> str:
    """A value as a person reads it; blanks and line breaks of a quote are folded to one blank."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return between.join(cell(part, ", ") for part in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return " ".join(str(value).split())


@contextmanager
def open_output(path: str, *, dry_run: bool = False) -> Iterator[TextIO]:
    """A text file to write, or stdout for "-"; the file appears under its name only when all is written.

    NotFound where its folder is not there. With `dry_run` nothing is written, and how much it would have been is said
    on stderr.
    """
    if dry_run:
        sink = io.StringIO()
        yield sink
        tell(f"dry run: would write {len(sink.getvalue())} characters to {'stdout' if path == '-' else path}")
        return
    if path == "-":
        yield sys.stdout
        return
    with whole_file(Path(path)) as file:
        yield file
