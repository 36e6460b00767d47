"""The named queries as saved queries: of Neo4j Browser a ZIP file, of the newer Query tool a CSV file.

Both run a saved query as one statement and show its answer only then, so `:param` lines cannot stand before it. A saved
query therefore holds values instead of parameters, the default or the example, each with the parameter's name behind
it, and runs at once. Who wants parameters pastes the files of `cypher/`.
"""

from __future__ import annotations

import csv
import io
import json
import re
import textwrap
import zipfile
from collections.abc import Iterator

from kzgraph.queries import Parameter, Query, bind, library

FOLDER = "kzgraph"
CHANGE = "Values to change, each marked with its name below:"
WIDTH = 117
COLUMNS = ("name", "description", "query", "id", "parentId", "isFolder")
"""Of the CSV file, as the Query tool exports it: a folder is a row, and a row names its folder's id."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can hold: the same queries give the same bytes."""

# What is left alone, and a parameter: strings, quoted names and comments may look like one.
_PARTS = re.compile(
    r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|//[^\n]*|/\*.*?\*/|\$(?P<parameter>\w+)""", re.DOTALL
)


def saved(query: Query) -> str:
    """The text of a saved query: title, what it answers, what each value means, and the statement with values."""
    values = example(query)
    meant = [CHANGE, *map(_meaning, query.parameters)] if query.parameters else []
    lines = [query.title, *textwrap.wrap(query.description, WIDTH), *meant]

    def value(match: re.Match[str]) -> str:
        name = match["parameter"]
        return f"{_literal(values[name])} /* {name} */" if name else match[0]

    return "".join(f"// {line}\n" for line in lines) + _PARTS.sub(value, _statement(query)) + "\n"


def example(query: Query) -> dict[str, str | int]:
    """Values with which a query runs: the defaults, and the examples where there is none."""
    return bind(query, {p.name: p.example for p in query.parameters if p.default is None})


def saved_by_folder() -> dict[str, list[Query]]:
    """The queries of the library by the folder of `cypher/` that they are in, both sorted."""
    found: dict[str, list[Query]] = {folder: [] for folder in sorted({query.folder for query in library().values()})}
    for query in library().values():
        found[query.folder].append(query)
    return found


def saved_as_zip() -> bytes:
    """For Neo4j Browser: a file for each query, which it names by the first line, in a folder for each kind."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for folder, queries in saved_by_folder().items():
            for query in queries:
                entry = zipfile.ZipInfo(f"{FOLDER} {folder}/{query.name}.cypher", EPOCH)
                archive.writestr(entry, saved(query))
    return data.getvalue()


def saved_as_csv() -> str:
    """For the Query tool: a folder of folders."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows())
    return text.getvalue()


def _rows() -> Iterator[tuple[str, str, str, int, int | str, str]]:
    yield FOLDER, "", "", 0, "", "true"
    number = 0
    for folder, queries in saved_by_folder().items():
        number += 1
        parent = number
        yield folder, "", "", parent, 0, "true"
        for query in queries:
            number += 1
            yield query.title, query.description, saved(query), number, parent, "false"


def _statement(query: Query) -> str:
    """The text behind the header, whose last line is the one on `:param`; later comments explain the Cypher."""
    lines = query.text.splitlines()
    hint = next((at for at, line in enumerate(lines) if line.startswith("//") and ":param" in line), -1)
    return "\n".join(lines[hint + 1 :])


def _meaning(parameter: Parameter) -> str:
    return f"{parameter.name}: {parameter.meaning}"


def _literal(value: str | int) -> str:
    # A JSON string is one of Cypher: the same quotation marks and escapes.
    return json.dumps(value, ensure_ascii=False)
