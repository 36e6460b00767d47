"""Addresses of stores and what the environment adds to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzgraph.errors import UsageError
from kzgraph.stores import OPENERS
from kzgraph.stores.address import SERVER_SCHEMES, FileAddress, ServerAddress, at_database, parse_address

HOME = Path.home()
LOCAL = {"NEO4J_USERNAME": "alice", "NEO4J_PASSWORD": "secret", "NEO4J_DATABASE": "people"}

FILES: list[tuple[str | None, dict[str, str], Path]] = [
    (None, {}, Path("kzgraph.kgl")),
    ("", {}, Path("kzgraph.kgl")),
    (None, {"KZGRAPH_DB": "other.kgl"}, Path("other.kgl")),
    ("mine.kgl", {"KZGRAPH_DB": "other.kgl"}, Path("mine.kgl")),
    ("mine.kgl", {"NEO4J_URI": "neo4j://db.example"}, Path("mine.kgl")),
    ("a b/ü.kgl", {}, Path("a b/ü.kgl")),
    ("~/graph.kgl", {}, HOME / "graph.kgl"),
    ("C:\\graphs\\kz.kgl", {}, Path("C:\\graphs\\kz.kgl")),
    ("file:///tmp/a%20b.kgl", {}, Path("/tmp/a b.kgl")),
]

SERVERS: list[tuple[str | None, dict[str, str], str, str, str]] = [
    ("neo4j://localhost", {}, "neo4j://localhost:7687", "", ""),
    ("bolt://localhost:7999", {}, "bolt://localhost:7999", "", ""),
    ("NEO4J+S://db.example", {}, "neo4j+s://db.example:7687", "", ""),
    ("neo4j://localhost", LOCAL, "neo4j://localhost:7687/people", "alice", "secret"),
    ("neo4j://localhost/other", LOCAL, "neo4j://localhost:7687/other", "alice", "secret"),
    ("neo4j://localhost", {"NEO4J_PASSWORD": "secret"}, "neo4j://localhost:7687", "neo4j", "secret"),
    ("neo4j://bob:p%40ss@localhost", LOCAL, "neo4j://localhost:7687/people", "bob", "p@ss"),
    ("neo4j://", {"NEO4J_URI": "bolt+s://db.example:1"}, "bolt+s://db.example:1", "", ""),
    ("neo4j://", {}, "neo4j://localhost:7687", "", ""),
    ("neo4j://here", {"NEO4J_URI": "bolt://there"}, "neo4j://here:7687", "", ""),
    (None, {"KZGRAPH_DB": "bolt://db.example"}, "bolt://db.example:7687", "", ""),
    ("bolt://[::1]:7688/x", {}, "bolt://[::1]:7688/x", "", ""),
]


@pytest.mark.parametrize(("address", "environment", "path"), FILES)
def test_what_has_no_scheme_is_a_file(address: str | None, environment: dict[str, str], path: Path) -> None:
    assert parse_address(address, environment) == FileAddress(path)


@pytest.mark.parametrize(("address", "environment", "shown", "username", "password"), SERVERS)
def test_a_server_is_told_by_its_address_and_the_environment(
    address: str | None, environment: dict[str, str], shown: str, username: str, password: str
) -> None:
    found = parse_address(address, environment)
    assert isinstance(found, ServerAddress)
    assert (str(found), found.username, found.password) == (shown, username, password)
    assert "@" not in found.uri


def test_a_password_is_never_shown() -> None:
    found = parse_address("neo4j://alice:hunter2@localhost/people", {})
    assert "hunter2" not in f"{found} {found!r}"
    assert "alice" not in f"{found} {found!r}"


WRONG = [
    ("postgres://localhost/x", {}, "postgres://"),
    ("http://localhost:7474", {}, "http://"),
    ("neo4j://localhost:port", {}, "is not a number"),
    ("neo4j://user:secret@localhost:99999", {}, "is not a number"),
    ("neo4j://", {"NEO4J_URI": "localhost:7687"}, "NEO4J_URI"),
    ("neo4j:secret@localhost:7687", {}, "goes on with //"),
]


@pytest.mark.parametrize(("address", "environment", "message"), WRONG)
def test_an_address_of_no_known_form_is_refused(address: str, environment: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        parse_address(address, environment)
    assert caught.value.cure
    assert "secret" not in str(caught.value) + caught.value.cure


def test_every_scheme_has_an_opener() -> None:
    assert set(OPENERS) == {"file", *SERVER_SCHEMES}


PASSWORD_FILES = [("hunter2", "hunter2"), ("hunter2\n", "hunter2"), ("a b\r\nsecond", "a b"), ("", "")]


@pytest.mark.parametrize(("content", "password"), PASSWORD_FILES)
def test_a_password_is_the_first_line_of_its_file(content: str, password: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(content, "utf-8")
    found = parse_address("bolt://anna@localhost", {"NEO4J_PASSWORD_FILE": str(tmp_path / "secret")})
    assert isinstance(found, ServerAddress)
    assert (found.username, found.password) == ("anna", password)


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_password_file_that_cannot_be_read_is_named(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "secret").write_bytes(content)
    with pytest.raises(UsageError, match="cannot be read") as caught:
        parse_address("bolt://anna@localhost", {"NEO4J_PASSWORD_FILE": str(tmp_path / "secret")})
    assert "NEO4J_PASSWORD_FILE" in caught.value.cure


DATABASES = [
    ("neo4j://localhost", "people", "neo4j://localhost:7687/people"),
    ("bolt+ssc://anna:p%40ss@[::1]:7688/old", "new", "bolt+ssc://[::1]:7688/new"),
]


@pytest.mark.parametrize(("address", "database", "shown"), DATABASES)
def test_another_database_of_the_same_server(address: str, database: str, shown: str) -> None:
    before, after = parse_address(address, {}), parse_address(at_database(address, database), {})
    assert isinstance(before, ServerAddress)
    assert isinstance(after, ServerAddress)
    assert (str(after), after.username, after.password) == (shown, before.username, before.password)


def test_a_file_has_no_databases() -> None:
    with pytest.raises(UsageError, match="only a server has databases"):
        at_database("mine.kgl", "people")


@pytest.mark.parametrize("address", ["bolt://neo4j:se@cr/et@localhost:7687", "neo4j://anna:se/cr@localhost/graph"])
def test_no_part_of_a_password_that_is_not_encoded_is_taken_for_a_host(address: str) -> None:
    with pytest.raises(UsageError, match="@ behind a /") as caught:
        parse_address(address, {})
    assert "cr" not in f"{caught.value} {caught.value.cure}".replace("encrypt", "")
