"""Queries as files: what their comments say, how one is found, and what values it takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kzgraph.errors import InputError, UsageError
from kzgraph.queries import Parameter, Query, assignments, bind, find, library, parse
from kzgraph.stores.schema import cypher_folder

FILES = sorted(cypher_folder().glob("*/*.cypher"))
FOLDERS = {"people", "posts", "meetings", "timeline", "series", "agreements", "figures", "sources", "quality", "graphs"}
ONE_STORE_ONLY = (
    "properties(",
    "keys(",
    "apoc.",
    "gds.",
    "collect {",
    "{.*}",
    "labels(",
    "exists {",
    "call {",
    "call (",
)


def test_the_library_holds_each_file_under_its_stem_in_a_folder_by_question() -> None:
    assert list(library()) == sorted(path.stem for path in FILES)
    assert {query.folder for query in library().values()} == FOLDERS
    assert {path.parent.name for path in FILES if library()[path.stem].shows == "graph"} == {"graphs"}
    shown = [query.shows for query in library().values()]
    assert shown.count("rows") >= 30
    assert shown.count("graph") >= 8


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_the_library_says_what_it_answers_and_can_be_pasted_into_the_browser(path: Path) -> None:
    query, text = library()[path.stem], path.read_text("utf-8")
    assert text.startswith(f"// {query.title}\n")
    assert query.description.endswith(".")
    assert query.cost
    assert all(p.meaning and p.example and p.kind != "either" for p in query.parameters)
    assert all(f":param {p.name} =>" in text for p in query.parameters)
    assert bind(query, {p.name: p.example for p in query.parameters})
    assert any(p.name == "limit" and p.kind == "integer" and p.default for p in query.parameters)
    assert text.endswith("\nLIMIT $limit\n")
    assert "ORDER BY" in text
    assert ";" not in _code(text)
    assert _used(query) == {p.name for p in query.parameters}
    # A server plans across a WITH that changes nothing: what is looked up may then come last, as its statistics tell.
    assert not re.search(r"^WITH \w+$", text, re.MULTILINE), "WITH DISTINCT where a server shall begin before it"
    assert max(len(line) for line in text.splitlines() if not line.startswith("// ")) <= 120


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_query_of_rows_returns_named_values_and_uses_nothing_that_one_of_the_stores_lacks(path: Path) -> None:
    if library()[path.stem].shows == "graph":
        return
    code = _code(path.read_text("utf-8")).lower()
    assert [word for word in ONE_STORE_ONLY if word in code] == []
    assert "return path" not in code


def _code(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("//"))


def _used(query: Query) -> set[str]:
    return set(re.findall(r"\$(\w+)", _code(query.text)))


HEADED = """// Who was where
// Meetings by place,
// newest first.
// cost: all meetings
// param place (string): the city, e.g. Astana (or any)
// param limit (integer, default 10): how many rows, e.g. 5
// In Neo4j Browser first run  :param place => "Astana"
// A place may be a city or a country.
MATCH (m:Meeting {place: $place}) RETURN m.name AS name ORDER BY name LIMIT $limit;
"""


def test_comments_give_title_description_and_parameters() -> None:
    query = parse("where", HEADED)
    assert (query.title, query.description) == ("Who was where", "Meetings by place, newest first.")
    assert query.parameters == (
        Parameter("place", "string", "the city", "Astana (or any)"),
        Parameter("limit", "integer", "how many rows", "5", 10),
    )
    assert (query.cost, query.shows) == ("all meetings", "rows")
    assert query.text.endswith("LIMIT $limit")
    assert query.example == 'kzgraph query where -p place="Astana (or any)"'


def test_a_query_may_say_which_columns_a_table_has_room_for() -> None:
    query = parse("few", "// Few\n// Some.\n// table: a, b c\nRETURN 1 AS a, 2 AS `b c`, 3 AS d")
    assert (query.table, query.description) == (("a", "b c"), "Some.")
    assert all(re.search(rf"\b{name}\b", q.text) for q in library().values() for name in q.table)


def test_a_query_may_be_marked_as_one_that_draws() -> None:
    query = parse("whole", "// Everything\n// Each node.\n// shows: graph\nMATCH (n) RETURN n")
    assert (query.shows, query.description) == ("graph", "Each node.")


def test_undeclared_parameters_are_those_used_outside_strings_and_comments() -> None:
    query = parse("own", "MATCH (n) WHERE n.x = $x AND n.y = '$no' // $never\nRETURN n.`$z` AS a LIMIT $x")
    assert [(p.name, p.kind) for p in query.parameters] == [("x", "either")]
    assert bind(query, {"x": "12"}) == {"x": 12}
    assert bind(query, {"x": "12a"}) == {"x": "12a"}


@pytest.mark.parametrize("name", ["posts-over-time", "Posts over time", "posts over  time"])
def test_a_query_is_found_by_its_name(name: str) -> None:
    assert find(name).name == "posts-over-time"


@pytest.mark.parametrize(
    "text", ["MATCH (n) RETURN 1 AS one", "  return 1 AS one", "// Title\nRETURN 1 AS one", "unwind [1] AS x RETURN x"]
)
def test_cypher_is_a_query_of_its_own(text: str) -> None:
    assert find(text).text == text.strip()


def test_a_file_is_a_query_named_by_its_stem(tmp_path: Path) -> None:
    path = tmp_path / "own.cypher"
    path.write_text("\ufeff" + HEADED, "utf-8")
    assert (find(str(path)).name, find(str(path)).title) == ("own", "Who was where")


@pytest.mark.parametrize(
    ("content", "says"), [(None, "no such file"), (b"", "empty"), (b"\xff\xfe\x00M", "cannot be read")]
)
def test_a_file_that_is_none_is_named_with_the_cure(tmp_path: Path, content: bytes | None, says: str) -> None:
    path = tmp_path / "own.cypher"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=says) as raised:
        find(str(path))
    assert str(path) in str(raised.value)
    assert raised.value.cure


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("post-over-time", "posts-over-time"),
        ("who-meets-whom", "who-met-whom"),
        ("Visit", "visits"),
        ("trade", "trade-side-by-side"),
    ],
)
def test_an_unknown_name_suggests_the_nearest_ones(name: str, near: str) -> None:
    with pytest.raises(UsageError, match=near) as raised:
        find(name)
    assert "kzgraph query --list" in raised.value.cure


@pytest.mark.parametrize("name", ["", "zzzz", "x" * 5000, "a\0b"])
def test_nonsense_is_an_unknown_name(name: str) -> None:
    with pytest.raises(UsageError, match="there is no query"):
        find(name)


def test_missing_parameters_are_named_with_an_example() -> None:
    with pytest.raises(UsageError, match="'first' and 'second'") as raised:
        bind(library()["agreements-between"], {})
    assert '-p first="Kazakhstan" -p second="Belarus"' in raised.value.cure


def test_unknown_parameters_are_named_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no parameter 'persn'; it has person, limit") as raised:
        bind(library()["posts-over-time"], {"persn": "x"})
    assert "kzgraph query posts-over-time" in raised.value.cure


@pytest.mark.parametrize("value", ["hold", "HELD", "", "held|planned"])
def test_a_word_that_is_none_of_the_choices_is_refused_with_them(value: str) -> None:
    with pytest.raises(UsageError, match=r"'status' .* is one of held, planned, not"):
        bind(library()["meetings-of-a-country"], {"country": "KZ", "status": value})


def test_one_of_the_choices_or_the_default_is_taken() -> None:
    query = library()["meetings-of-a-country"]
    assert next(p.choices for p in query.parameters if p.name == "status") == ("held", "planned")
    assert bind(query, {"country": "KZ", "status": "held"})["status"] == "held"
    assert bind(query, {"country": "KZ"})["status"] == "any"


@pytest.mark.parametrize("value", ["", "  ", "\t\n"])
def test_an_empty_name_is_refused_because_it_is_a_part_of_every_name(value: str) -> None:
    with pytest.raises(UsageError, match="'post' of query 'holders-of-a-post' is empty"):
        bind(library()["holders-of-a-post"], {"post": value})


@pytest.mark.parametrize("value", ["2024", "2024-10", "2024-10-18", "9999"])
def test_a_date_is_a_year_a_month_or_a_day(value: str) -> None:
    assert bind(library()["meetings-in-a-period"], {"from": value})["from"] == value


@pytest.mark.parametrize(
    "value",
    ["", "24", "２０２４", "2024-02-30", "2024-13", "2024-10-40", "18 October 2024", "2024-10-18T00:00", "today"],
)
def test_a_date_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(UsageError, match=r"'from' .* a day, a month or a year"):
        bind(library()["meetings-in-a-period"], {"from": value})


def test_a_word_that_is_the_default_may_be_given_for_a_date() -> None:
    assert bind(library()["planned-and-past"], {"today": "today"}) == bind(library()["planned-and-past"], {})


@pytest.mark.parametrize("value", ["ten", "1.5", "", "1e3", "-1"])
def test_a_number_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(UsageError, match=r"'limit' .* (whole number|0 or more)"):
        bind(library()["planned"], {"limit": value})


def test_values_get_the_type_of_their_parameter_and_defaults_fill_in() -> None:
    assert bind(library()["who-met-whom"], {"limit": "7"}) == {"person": "any", "limit": 7}
    assert bind(library()["appointments"], {"since": "2025"}) == {"since": "2025", "limit": 100}


def test_an_assignment_may_hold_further_equals_signs() -> None:
    assert assignments(["url=https://example.org/?a=b", " person =A B"]) == {
        "url": "https://example.org/?a=b",
        "person": "A B",
    }


@pytest.mark.parametrize("pair", ["person", "=x", ""])
def test_an_assignment_without_key_or_equals_sign_is_refused(pair: str) -> None:
    with pytest.raises(UsageError, match="KEY=VALUE"):
        assignments([pair])
