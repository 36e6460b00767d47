"""The written forms of a report: Markdown, HTML, CSV, JSON. Text comes from documents, so it is escaped everywhere."""

from __future__ import annotations

import csv
import io
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from importlib.resources import files

from kzgraph.analysis.report import Cell, Citation, Report, Section, Table
from kzgraph.spreadsheets import harmless

# By this last line the reader of articles knows a report, and refuses it (reading/plaintext.py); nobody sees it.
_MADE_BY = "<!-- generator: kzgraph -->"
_MARKUP = re.compile(r"([\\`*_\[\]<>|&#~])")


def shown(cell: Cell) -> str:
    """A cell as a person reads it: thousands apart, decimals to four places, nothing for None."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:,.0f}" if cell.is_integer() else f"{cell:,.4f}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def to_markdown(report: Report) -> str:
    """See `Report.to_markdown`."""
    blocks = [f"# {_escaped(report.title)}", *map(_escaped, report.summary)]
    for section in report.sections:
        blocks += _section(section)
    if report.notes:
        blocks += ["## Limits", "\n".join(f"- {_escaped(note)}" for note in report.notes)]
    return "\n\n".join([*blocks, _MADE_BY]) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"## {_escaped(section.title)}"
    yield from map(_escaped, section.text)
    if section.table:
        yield _table(section.table)
    if section.citations:
        yield "\n".join(_citation(citation) for citation in section.citations)


def _table(table: Table) -> str:
    numeric = numeric_columns(table)
    lines = [
        tuple(map(_escaped, table.columns)),
        tuple("---:" if number else "---" for number in numeric),
        *(tuple(_escaped(shown(cell)) for cell in row) for row in table.rows),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _citation(citation: Citation) -> str:
    source = _escaped(citation.source)
    if citation.url:
        source += f" <{citation.url}>"
    return f"- **{_escaped(citation.claim)}**: “{_escaped(citation.quote)}” ({source})"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def numeric_columns(table: Table) -> tuple[bool, ...]:
    """For each column whether it holds numbers, which are set to the right."""
    columns = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.columns)
    return tuple(any(isinstance(cell, int | float) for cell in column) for column in columns)


def to_html(report: Report) -> str:
    """See `Report.to_html`."""
    from jinja2 import Environment

    folder = files("kzgraph.analysis") / "templates"
    style = (folder / "report.css").read_text("utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"shown": shown, "numeric": numeric_columns}
    template = environment.from_string((folder / "report.html.j2").read_text("utf-8"))
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return template.render(report=report, style=style, style_hash=f"sha256-{digest}") + "\n"


def to_csv(report: Report) -> str:
    """See `Report.to_csv`. A text that a spreadsheet would run as a formula is led by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("section", "row", "subject", "measure", "value"))
    for section in report.sections:
        if section.table is None:
            continue
        for number, row in enumerate(section.table.rows, 1):
            for column, cell in zip(section.table.columns, row, strict=True):
                line = (section.title, number, row[section.table.subject], column, cell)
                writer.writerow([harmless(value) for value in line])
    return out.getvalue()


def to_json(report: Report) -> str:
    """See `Report.to_json`."""
    value = asdict(report)
    for section, written in zip(report.sections, value["sections"], strict=True):
        written["table"] = _objects(section.table) if section.table else []
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _objects(table: Table) -> list[dict[str, Cell]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]
