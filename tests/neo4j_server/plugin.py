"""Fixtures on a real Neo4j server, one for the whole session, and the store on either database.

Tests that use them carry the marker `neo4j` by themselves and stay on one worker with `pytest -n 2 --dist loadgroup`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest

from kzgraph.stores import Store, open_store
from tests import groups
from tests.neo4j_server.jars import CALENDAR, EARLY, CannotStart
from tests.neo4j_server.server import Neo4jServer, docker_server, existing_server, java_server

CURE = "`sudo apt-get install default-jdk-headless maven`, or start Docker, or set NEO4J_TEST_URI to an empty database"
CURE_JAVA = "a JDK of Java 21 or newer below /usr/lib/jvm or in JAVA_HOME, and Maven"
_SERVER_FIXTURES = {"neo4j_server", "neo4j_server_with_password", "neo4j_calendar", "neo4j_early"}
_NEO4J_VARIABLES = ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")


# Before pytest-xdist reads the groups.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the server; tests that are parametrized over both stores are marked where they are."""
    for item in items:
        uses = _SERVER_FIXTURES & set(getattr(item, "fixturenames", ()))
        if uses or item.get_closest_marker("neo4j"):
            item.add_marker(pytest.mark.neo4j)
            item.add_marker(pytest.mark.xdist_group("neo4j"))


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server without password, whose database a test may empty."""
    folder = tmp_path_factory.mktemp("neo4j")
    with ExitStack() as stack:
        yield _first_that_starts(stack, existing_server, lambda: java_server(folder, browser=True), docker_server)


@pytest.fixture(scope="session")
def neo4j_server_with_password(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A second server that asks for a password."""
    folder = tmp_path_factory.mktemp("neo4j-with-password")
    with ExitStack() as stack:
        yield _first_that_starts(stack, lambda: java_server(folder, auth=True), lambda: docker_server(auth=True))


@pytest.fixture(scope="session")
def neo4j_calendar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server of the series that is numbered by years, without password."""
    yield from _of_version(CALENDAR, tmp_path_factory)


@pytest.fixture(scope="session")
def neo4j_early(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server from the beginning of the 5 series, without password."""
    yield from _of_version(EARLY, tmp_path_factory)


@pytest.fixture
def neo4j_store(neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store on an emptied database."""
    neo4j_server.clear()
    use_server(neo4j_server, monkeypatch)
    with open_store(neo4j_server.uri) as store:
        yield store


@pytest.fixture(params=["kglite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind: what a test says of it holds for both."""
    if request.param == "neo4j":
        yield request.getfixturevalue("neo4j_store")
        return
    with open_store(str(tmp_path / "kzgraph.kgl")) as opened:
        yield opened


def use_server(server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the environment so that an address without credentials gets into this server."""
    for name in _NEO4J_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    if server.password:
        monkeypatch.setenv("NEO4J_USERNAME", server.username)
        monkeypatch.setenv("NEO4J_PASSWORD", server.password)


def _of_version(version: str, folders: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    with ExitStack() as stack:
        home = folders.mktemp(f"neo4j-{version}")
        yield _first_that_starts(stack, lambda: java_server(home, version=version), group=f"neo4j-{version}")


def _first_that_starts(
    stack: ExitStack, *ways: Callable[[], AbstractContextManager[Neo4jServer]], group: str = "neo4j"
) -> Neo4jServer:
    reasons = []
    for way in ways:
        try:
            return stack.enter_context(way())
        except CannotStart as error:
            reasons.append(" ".join(str(error).split()))
    return groups.missing(group, "; ".join(reasons), CURE if group == "neo4j" else CURE_JAVA)
