"""Saved queries: values in the place of parameters, and the files that hold them."""

from __future__ import annotations

import csv
import io
import re
import zipfile

import pytest

from kzgraph.neo4j_browser import saved_as_csv, saved_as_zip
from kzgraph.neo4j_browser.saved import saved
from kzgraph.queries import Query, library, parse

FILE = """// Who was where
// Meetings by place.
// cost: all meetings
// param place (string): the city, e.g. Nur-Sultan "Astana"
// param limit (integer, default 10): how many rows, e.g. 5
// In Neo4j Browser first run  :param place => "Astana"  and  :param limit => 10
// The price is in $place.
MATCH (m:Meeting {place: $place}) WHERE m.name <> '$place' AND m.`$place` <> "it's $limit" /* $limit */
RETURN m.name AS name ORDER BY name LIMIT $limit;
"""
SAVED = r"""// Who was where
// Meetings by place.
// Values to change, each marked with its name below:
// place: the city
// limit: how many rows
// The price is in $place.
MATCH (m:Meeting {place: "Nur-Sultan \"Astana\"" /* place */}) WHERE m.name <> '$place' AND m.`$place` <> "it's $limit" /* $limit */
RETURN m.name AS name ORDER BY name LIMIT 10 /* limit */
"""  # noqa: E501


def test_parameters_become_the_default_or_the_example_and_nothing_else_changes() -> None:
    assert saved(parse("where", FILE)) == SAVED


@pytest.mark.parametrize("query", library().values(), ids=lambda query: query.name)
def test_a_saved_query_begins_with_its_title_and_has_no_parameter_left(query: Query) -> None:
    text = saved(query)
    assert text.startswith(f"// {query.title}\n")
    assert re.search(r"\$\w", re.sub(r"'[^']*'|\"[^\"]*\"|//.*", "", text)) is None
    assert ":param" not in text


def test_the_zip_has_each_query_once_in_the_folder_of_its_kind_and_the_same_bytes_each_time() -> None:
    with zipfile.ZipFile(io.BytesIO(saved_as_zip())) as archive:
        held = {name: archive.read(name).decode() for name in archive.namelist()}
    assert held == {f"kzgraph {q.folder}/{q.name}.cypher": saved(q) for q in library().values()}
    assert saved_as_zip() == saved_as_zip()


def test_the_csv_has_each_query_once_below_the_folder_of_its_kind() -> None:
    rows = list(csv.DictReader(io.StringIO(saved_as_csv())))
    assert list(rows[0]) == ["name", "description", "query", "id", "parentId", "isFolder"]
    assert len({row["id"] for row in rows}) == len(rows)
    folders = {row["id"]: row for row in rows if row["isFolder"] == "true"}
    queries = [row for row in rows if row["isFolder"] == "false"]
    assert {(folders[row["parentId"]]["name"], row["name"], row["query"]) for row in queries} == {
        (q.folder, q.title, saved(q)) for q in library().values()
    }
    [root] = [row for row in folders.values() if not row["parentId"]]
    assert {row["parentId"] for row in folders.values() if row is not root} == {root["id"]}
