"""Which node somebody means: from an id, a name or an alias to the id in the store."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kzgraph.data_files import lexicon
from kzgraph.errors import NotFound, UsageError, quoted
from kzgraph.stores.lookup import BAR, file_name, fold

if TYPE_CHECKING:
    from kzgraph.stores.base import Store

_NODES = "MATCH (n:Person|Post|Organisation|Country|Agreement|Meeting|Figure|Document)"
_NAMED = (
    "n.id AS id, n.name AS name, n.aliases AS aliases, n.otherIds AS others, n.code AS code, n.url AS url ORDER BY id"
)
_ALL = f"{_NODES} RETURN {_NAMED}"
_SO_CALLED = f"UNWIND $forms AS form {_NODES} WHERE n.lookup CONTAINS form RETURN DISTINCT {_NAMED}"
_IN_BRACKETS = re.compile(r"(.+?) ?\(([^()]+)\)")
"""A title and its country: "Minister of Foreign Affairs (Kazakhstan)"."""
_KINDS = ("person", "organisation", "country", "post", "agreement", "meeting", "figure", "document")
"""Which is suggested first of names that are equally near."""
_CANDIDATES = 10
"""How many candidates a message lists."""
_SUGGESTED = 3
"""How many near names a message suggests."""
_NEAR = 70
"""How alike (of 100, by rapidfuzz's WRatio) a name must be to be suggested: typing errors, a surname alone."""


def find_entity(store: Store, text: str) -> str:
    """The id of the node that is meant: by its id, by a name, alias, country code or document's address, by an id that
    some of its names alone would have given, or by a title.

    Case, accents and punctuation do not count, but a name as it is written comes before one that is merely alike, and a
    name before an alias. A title that names no country means the post of every country that has one. Raises UsageError
    where several nodes bear the name (naming them), and NotFound where none does (naming near ones).
    """
    wanted = " ".join(text.split())
    key = fold(wanted)
    forms = sorted({form for form in (wanted.lower().replace(BAR, " "), key) if form})
    rows = rows_of(store, _SO_CALLED, {"forms": [f"{BAR}{form}{BAR}" for form in forms]})
    if not rows and (posts := _so_titled(store, wanted)):
        return _only(posts, wanted)
    if not rows:  # a name too long for the index, or nobody's: reading all takes seconds on a large graph
        rows = rows_of(store, _ALL, {})
    for meant in (_by_id, _as_written, _by_name, _by_any_name, _by_other_id):
        if found := [row for row in rows if meant(row, wanted, key)]:
            if meant is _by_any_name and all(row["id"].startswith("post:") for row in found):
                found = _united(found, _so_titled(store, wanted))
            return _only(found, wanted)
    raise _not_found(wanted, rows)


def _so_titled(store: Store, text: str) -> list[dict[str, Any]]:
    """The posts that a title means, however it is worded: "the Kazakh foreign minister". Without a country it means
    those of all, each by what it means there."""
    from kzgraph.resolution.posts.posts import read_title
    from kzgraph.resolution.values.countries import code_of

    behind = _IN_BRACKETS.fullmatch(text)
    title = f"{behind[1]} of {behind[2]}" if behind and code_of(behind[2]) else text
    read = read_title(title)
    if len(read) != 1 or read[0].kind == "other":
        return []
    codes = [read[0].country] if read[0].country else [None, "EU", *(entry["code"] for entry in lexicon("countries"))]
    ids = sorted({post.id for code in codes for post in read_title(title, code)})
    return rows_of(
        store, "MATCH (n:Post) WHERE n.id IN $ids RETURN n.id AS id, n.name AS name ORDER BY id", {"ids": ids}
    )


def _united(*found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    by_id = {row["id"]: row for rows in found for row in rows}
    return [by_id[each] for each in sorted(by_id)]


def _only(found: list[dict[str, Any]], wanted: str) -> str:
    if len(found) > 1:
        raise UsageError(
            f"{len(found)} entities are called {quoted(wanted)}: {_listed(found)}",
            cure=f"give an id, such as {found[0]['id']}",
        )
    return str(found[0]["id"])


def _by_id(row: Mapping[str, Any], wanted: str, _: str) -> bool:
    return bool(row["id"] == wanted)


def _as_written(row: Mapping[str, Any], wanted: str, _: str) -> bool:
    return str(row["name"]).lower() == wanted.lower()


def _by_name(row: Mapping[str, Any], _: str, key: str) -> bool:
    return bool(key) and fold(row["name"]) == key


def _by_any_name(row: Mapping[str, Any], _: str, key: str) -> bool:
    return bool(key) and key in {fold(name) for name in _names(row) if name}


def _by_other_id(row: Mapping[str, Any], wanted: str, _: str) -> bool:
    return wanted in (row["others"] or ())


def _names(row: Mapping[str, Any]) -> list[str]:
    return [row["name"], row["code"], row["url"], file_name(row["id"]), *(row["aliases"] or ())]


def _not_found(wanted: str, rows: list[dict[str, Any]]) -> NotFound:
    from rapidfuzz import process

    by_name = {f"{row['id']} {fold(name)}": row for row in rows for name in _names(row) if name}
    choices = {key: key.partition(" ")[2] for key in by_name}
    near = process.extract(fold(wanted), choices, limit=None, score_cutoff=_NEAR) if fold(wanted) else []
    near.sort(key=lambda found: (-found[1], _KINDS.index(found[2].partition(":")[0]), found[2]))
    meant = list({by_name[key]["id"]: by_name[key] for _, _, key in near}.values())[:_SUGGESTED]
    cure = f"did you mean {_listed(meant)}?" if meant else "see what is loaded: kzgraph query sources"
    return NotFound(f"nothing in the graph is called {quoted(wanted)}", cure=cure)


def _listed(rows: list[dict[str, Any]]) -> str:
    shown = [f"{row['id']} ({row['name']})" for row in rows[:_CANDIDATES]]
    return ", ".join(shown) + (f" and {len(rows) - len(shown)} more" if len(rows) > len(shown) else "")


def rows_of(store: Store, cypher: str, parameters: Mapping[str, object]) -> list[dict[str, Any]]:
    """The rows of a statement as dictionaries by column."""
    result = store.run(cypher, parameters)
    return [dict(zip(result.columns, row, strict=True)) for row in result.rows]
