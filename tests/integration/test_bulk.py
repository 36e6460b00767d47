"""A database that the real neo4j-admin made of an export is the one that a load makes, node for node."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kzgraph.cli import main
from kzgraph.errors import StoreError
from kzgraph.stores import Changes, open_store
from kzgraph.stores.schema import schema
from tests import groups
from tests.neo4j_server.admin import install_admin
from tests.neo4j_server.jars import CALENDAR, LONG_TERM, CannotStart
from tests.neo4j_server.plugin import CURE_JAVA, use_server
from tests.neo4j_server.server import Neo4jServer, java_server
from tests.sample import sample_graph
from tests.stores.all_kinds import all_kinds
from tests.stores.graphs import changed

Rows = list[tuple[object, ...]]


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.parametrize(
    ("version", "fixture"), [(LONG_TERM, "neo4j_server"), (CALENDAR, "neo4j_calendar")], ids=[LONG_TERM, CALENDAR]
)
def test_an_imported_database_is_the_loaded_one_node_for_node(
    version: str, fixture: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source: Neo4jServer = request.getfixturevalue(fixture)
    use_server(source, monkeypatch)
    source.clear()
    whole = all_kinds()
    with open_store(source.uri) as store:
        store.replace(whole, workspace="w")
    loaded = _everything(source)

    exported = tmp_path / "a folder, with blanks"
    assert main(["export", "neo4j-admin", str(exported), "--db", source.uri]) == 0
    home = tmp_path / "home"
    done = _run(exported, _install(home, version))
    assert done.returncode == 0, done.stdout + done.stderr
    with java_server(home, version=version) as imported:
        for statement in _statements(exported / "lists.cypher"):
            imported.execute(statement)
        assert _everything(imported) == loaded
        with open_store(imported.uri) as store:
            assert store.graph() == whole
            assert store.info().workspace == "w"
        for statement in _statements(exported / "constraints.cypher"):
            imported.execute(statement)
        assert {definition.name for definition in schema()} <= _names(imported)
        with open_store(imported.uri) as store:
            assert store.replace(whole, workspace="w") == Changes()
        assert _everything(imported) == loaded


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
def test_a_database_that_is_there_is_replaced_on_demand_only_and_the_next_load_goes_on_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, exported, home = sample_graph(), tmp_path / "exported", tmp_path / "home"
    with open_store(str(tmp_path / "kzgraph.kgl")) as store:
        store.replace(whole, workspace="w")
    assert main(["export", "neo4j-admin", str(exported), "--db", str(tmp_path / "kzgraph.kgl")]) == 0
    program = _install(home, LONG_TERM)
    assert _run(exported, program).returncode == 0
    refused = _run(exported, program)
    assert refused.returncode != 0
    assert "--overwrite-destination" in refused.stdout + refused.stderr
    assert _run(exported, program, "--overwrite-destination=true").returncode == 0
    with java_server(home, version=LONG_TERM) as server:
        use_server(server, monkeypatch)
        with open_store(server.uri) as store:
            assert store.graph() == whole
            with pytest.raises(StoreError, match="workspace w"):
                store.replace(whole, workspace="another")
            someone = whole.nodes[0].id
            new = changed(whole, someone, {"name": "Another name"})
            assert store.replace(new, workspace="w") == Changes(nodes=1)
            assert store.graph() == new


def _install(home: Path, version: str) -> Path:
    try:
        return install_admin(home, version)
    except CannotStart as error:
        groups.missing("neo4j-admin", " ".join(str(error).split()), CURE_JAVA)


def _run(exported: Path, program: Path, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}
    command = [str(exported / "import.sh"), *options]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def _everything(server: Neo4jServer) -> tuple[Rows, Rows]:
    """All nodes, and all relationships, with the types of their properties."""
    nodes = server.execute("MATCH (n) RETURN labels(n) AS labels, properties(n) AS props")
    ties = server.execute("MATCH (a)-[r]->(b) RETURN a.id AS a, b.id AS b, type(r) AS type, properties(r) AS props")
    return (
        sorted((sorted(row["labels"]), _typed(row["props"])) for row in nodes),  # type: ignore[call-overload]
        sorted((row["a"], row["b"], row["type"], _typed(row["props"])) for row in ties),
    )


def _typed(properties: object) -> str:
    assert isinstance(properties, dict)
    return repr(sorted(properties.items()))


def _statements(file: Path) -> Iterator[str]:
    lines = (line for line in file.read_text("utf-8").splitlines() if not line.startswith("//"))
    return (statement for statement in "\n".join(lines).split(";") if statement.strip())


def _names(server: Neo4jServer) -> set[object]:
    return {row["name"] for what in ("CONSTRAINTS", "INDEXES") for row in server.execute(f"SHOW {what} YIELD name")}
