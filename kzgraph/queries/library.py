"""Which queries there are. One's name is its file's stem; to add one, put a file into a folder of `cypher/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kzgraph.errors import InputError, UsageError
from kzgraph.queries.header import Query, Value, parse
from kzgraph.queries.values import bind, quoted
from kzgraph.stores.schema import cypher_folder

if TYPE_CHECKING:
    from kzgraph.model import Result
    from kzgraph.stores.base import Store

# Not "match-people.cypher", which is a file's name.
_CLAUSE = re.compile(
    r"""
    \s*(?: // | /\*
      | (?: optional\s+match | match | return | call | unwind | with | show | explain | profile ) (?![\w.-])
      # Those that write are the store's to refuse: it says that queries only read.
      | (?: create | merge | foreach | set | remove | (?:detach\s+)?delete ) (?: \s+\S | \s*\( )
      | (?: load\s+csv | drop\s+(?:index|constraint) ) \b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_LIST_THEM = "kzgraph query --list"


@cache
def library() -> dict[str, Query]:
    """The queries that come with kzgraph, by name, sorted. `schema.cypher` is none of them."""
    files = sorted(cypher_folder().glob("*/*.cypher"), key=lambda path: path.stem)
    return {path.stem: parse(path.stem, path.read_text("utf-8"), path.parent.name) for path in files}


def find(name: str) -> Query:
    """A query by its name in the library, by the path of a file, or given as Cypher.

    Raises UsageError for what is none of them, InputError for a file that cannot be read.
    """
    known = library().get(name) or library().get("-".join(name.lower().split()))
    if known:
        return known
    path = Path(name)
    if _CLAUSE.match(name) and not _is_file(path):
        return parse("text", name)
    if path.suffix == ".cypher" or _is_file(path):
        return parse(path.stem, _read(path))
    raise UsageError(f"there is no query {name!r}{_nearest(name)}", cure=f"see them all: {_LIST_THEM}")


def run_query(store: Store, query: Query, parameters: Mapping[str, Value] | None = None) -> Result:
    """Bind the parameters and run the query. Raises what `bind` and `Store.run` raise.

    UsageError also where a query shows a graph and the store is no Neo4j server.
    """
    values = bind(query, parameters or {})
    if query.shows == "graph" and store.info().kind != "neo4j":
        raise UsageError(
            f"query {query.name!r} draws a graph in Neo4j Browser, and this store is no Neo4j server",
            cure='draw a neighbourhood without one: kzgraph render --focus "NAME"; queries that return rows: '
            + _LIST_THEM,
        )
    return store.run(query.text, values)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a text too long for a name
        return False


def _read(path: Path) -> str:
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file", cure=f"queries by name: {_LIST_THEM}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}", cure="save it as UTF-8 text") from None
    if not text.strip():
        raise InputError(f"{path}: is empty", cure="write one statement of Cypher into it")
    return text


def _nearest(name: str) -> str:
    from rapidfuzz import process

    near = process.extract(name.lower(), list(library()), limit=3, score_cutoff=55)
    return f"; did you mean {quoted([n for n, *_ in near], 'or')}?" if near else ""
