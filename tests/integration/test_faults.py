"""What goes wrong while a server is loaded: the next load finishes, and the graph is that of a load without a fault."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import TransientError

from kzgraph.errors import StoreError, StoreUnreachable
from kzgraph.model import Graph
from kzgraph.stores import Changes, Store, delta, open_store
from kzgraph.stores import neo4j as module
from tests.neo4j_server.plugin import use_server
from tests.neo4j_server.proxy import Proxy
from tests.neo4j_server.server import Neo4jServer
from tests.stores.graphs import changed, graph, node, tie, visit, without

ROOT = Path(__file__).parents[2]
WHOLE = visit()
SOMEONE = "person:roman-vassilenko"


def people(number: int, *, ties: int = 3) -> Graph:
    """So many people, each with some relationships."""
    everyone = [node(f"person:{i:06}", name=f"Name {i}") for i in range(number)]
    posts = [node(f"post:{i}", name=f"Post {i}") for i in range(ties)]
    return graph([*everyone, *posts], [tie(p.id, "HELD", post.id) for p in everyone for post in posts])


LARGE = people(1_200)


@pytest.fixture(autouse=True)
def _several_transactions(monkeypatch: pytest.MonkeyPatch) -> None:
    """LARGE does not go into one."""
    monkeypatch.setattr(module, "ONE_TRANSACTION", 2_000)
    monkeypatch.setattr(delta, "BATCH", 400)


def contents(server: Neo4jServer) -> list[dict[str, object]]:
    """All that the database holds of ours, apart from when it was loaded."""
    return server.execute(
        "MATCH (n) WHERE NOT n:Load OPTIONAL MATCH (n)-[r]->(m) RETURN labels(n) AS labels, properties(n) AS node, "
        "type(r) AS kind, properties(r) AS tie, m.id AS target ORDER BY n.id, r.id"
    )


@pytest.fixture(scope="module")
def clean(neo4j_server: Neo4jServer) -> list[dict[str, object]]:
    """What a load of LARGE without a fault leaves."""
    neo4j_server.clear()
    with open_store(neo4j_server.uri) as store:
        store.replace(LARGE, workspace="w")  # in one transaction
        assert store.graph() == LARGE
    found = contents(neo4j_server)
    assert len(found) == len(LARGE.relationships) + 3
    return found


PROGRAM = """
import sys
from kzgraph.stores import delta, neo4j, open_store
from tests.integration.test_faults import LARGE
neo4j.ONE_TRANSACTION, delta.BATCH = 2_000, 400
with open_store(sys.argv[1]) as store:
    store.replace(LARGE, workspace="w", progress=lambda done, total: print(done, flush=True))
"""


@pytest.mark.parametrize("rows", [400, 2_800])
def test_a_load_that_was_killed_is_seen_and_finished(
    neo4j_server: Neo4jServer, neo4j_store: Store, clean: list[dict[str, object]], rows: int
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PROGRAM, neo4j_server.uri]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if int(line) >= rows:
                os.kill(process.pid, signal.SIGKILL)
                break
    assert process.returncode == -signal.SIGKILL
    assert not neo4j_store.info().complete
    with pytest.raises(StoreError, match="did not come to its end"):
        neo4j_store.run("MATCH (p:Person) RETURN count(p) AS n")
    changes = neo4j_store.replace(LARGE, workspace="w")
    assert 0 < changes.nodes + changes.relationships <= 4_803 - rows
    assert neo4j_store.info().complete
    assert contents(neo4j_server) == clean


def test_a_connection_that_is_cut_for_ten_seconds_is_waited_for(
    neo4j_server: Neo4jServer, neo4j_store: Store, clean: list[dict[str, object]]
) -> None:
    cuts: list[int] = []

    def progress(done: int, _: int) -> None:
        if done > 800 and not cuts:
            cuts.append(done)
            proxy.cut(10)

    with Proxy(neo4j_server.uri) as proxy, open_store(proxy.uri) as store:
        store.replace(LARGE, workspace="w", progress=progress)
    assert cuts
    assert contents(neo4j_server) == clean


def test_a_connection_that_does_not_come_back_is_told_and_the_next_load_finishes(
    neo4j_server: Neo4jServer,
    neo4j_store: Store,
    clean: list[dict[str, object]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "RETRY_TIME", 1.0)
    with (
        Proxy(neo4j_server.uri) as proxy,
        open_store(proxy.uri) as store,
        pytest.raises(StoreUnreachable, match="no Neo4j answers"),
    ):
        store.replace(LARGE, workspace="w", progress=lambda done, _: proxy.cut(30) if done > 800 else None)
    assert not neo4j_store.info().complete
    neo4j_store.replace(LARGE, workspace="w")
    assert contents(neo4j_server) == clean


def test_of_two_loads_at_once_the_later_goes_through_and_the_earlier_is_told(
    neo4j_server: Neo4jServer, neo4j_store: Store, clean: list[dict[str, object]]
) -> None:
    others: list[BaseException | Changes] = []

    def second() -> None:
        try:
            with open_store(neo4j_server.uri) as store:
                others.append(store.replace(LARGE, workspace="w"))
        except StoreError as error:
            others.append(error)

    thread = threading.Thread(target=second)

    def progress(done: int, _: int) -> None:
        if done > 800 and not thread.ident:
            thread.start()

    with pytest.raises(StoreError, match=r"another load of .* has begun") as caught:
        neo4j_store.replace(people(3_000, ties=4), workspace="w", progress=progress)
    assert "load once more" in caught.value.cure
    thread.join()
    assert isinstance(others[0], Changes)
    assert contents(neo4j_server) == clean


def test_small_loads_at_once_leave_the_graph_of_one_of_them(neo4j_server: Neo4jServer, neo4j_store: Store) -> None:
    graphs = [changed(without(WHOLE, SOMEONE), "country:KZ", {"name": f"Name {i}"}) for i in range(4)] + [WHOLE]

    def load(whole: Graph) -> None:
        with open_store(neo4j_server.uri) as store:
            store.replace(whole, workspace="w")

    for _ in range(5):
        threads = [threading.Thread(target=load, args=(whole,)) for whole in graphs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert neo4j_store.graph() in graphs


def test_a_deadlock_with_another_program_is_got_over(neo4j_server: Neo4jServer, neo4j_store: Store) -> None:
    before = people(1_600, ties=1)
    after = Graph(tuple(replace(n, properties={"name": "Another"}) for n in before.nodes), before.relationships)
    neo4j_store.replace(before, workspace="w")
    loads: list[Changes] = []
    loader = threading.Thread(target=lambda: loads.append(neo4j_store.replace(after, workspace="w")))
    with neo4j_server.driver() as driver, driver.session() as session:
        deadlocked = False
        tx = session.begin_transaction()
        try:
            tx.run("MATCH (p:Post {id: 'post:0'}) SET p.mark = 1").consume()
            loader.start()
            _wait_for_locks(driver, 1_600)  # the load holds the people now, and will want the post
            tx.run("MATCH (p:Person {id: 'person:000000'}) SET p.mark = 1").consume()
            tx.rollback()
        except TransientError as error:
            deadlocked = "Deadlock" in str(error.code)
        # Else this transaction got what the load held: the load was the one that the server ended, and it came again.
        assert deadlocked or not loads
    loader.join()
    assert loads
    assert neo4j_store.graph() == after


def test_writes_that_the_server_refuses_are_told_and_the_next_load_finishes(
    neo4j_server: Neo4jServer, neo4j_store: Store
) -> None:
    neo4j_store.replace(without(WHOLE, SOMEONE), workspace="w")
    with neo4j_server.read_only():
        with pytest.raises(StoreError, match="set to read only on the server") as caught:
            neo4j_store.replace(WHOLE, workspace="w")
        assert "administrator" in caught.value.cure
        with open_store(neo4j_server.uri, read_only=True) as store:
            assert store.graph() == without(WHOLE, SOMEONE)
            assert store.run("MATCH (c:Country) RETURN count(c) AS n").rows == ((2,),)
    neo4j_store.replace(WHOLE, workspace="w")
    assert neo4j_store.graph() == WHOLE


def test_after_a_wrong_password_the_right_one_loads(
    neo4j_server_with_password: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_server(neo4j_server_with_password, monkeypatch)
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong")
    with pytest.raises(StoreUnreachable):
        open_store(neo4j_server_with_password.uri)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server_with_password.password)
    with open_store(neo4j_server_with_password.uri) as store:
        store.replace(WHOLE, workspace="w", take_over=True)
        assert store.graph() == WHOLE


@pytest.mark.parametrize("name", ["neo4j_early", "neo4j_calendar"])
def test_an_older_and_a_newer_server_hold_the_same(name: str, request: pytest.FixtureRequest) -> None:
    server: Neo4jServer = request.getfixturevalue(name)
    server.clear()
    with open_store(server.uri) as store:
        store.replace(without(WHOLE, SOMEONE), workspace="w")
        assert store.replace(WHOLE, workspace="w") == Changes(nodes=1, relationships=4)
        assert store.replace(WHOLE, workspace="w") == Changes()
        assert store.graph() == WHOLE
        assert store.info().supported
    names = {str(row["name"]) for row in server.execute("SHOW CONSTRAINTS YIELD name")}
    assert {"person_id", "document_id", "load_id"} <= names
    assert ("held_id" in names) == (name == "neo4j_calendar")  # relationships take constraints since 5.7


def _wait_for_locks(driver: neo4j.Driver, number: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        rows = driver.execute_query("SHOW TRANSACTIONS YIELD activeLockCount").records
        if any(row["activeLockCount"] >= number for row in rows):
            return
        time.sleep(0.01)
    raise AssertionError("the load did not take its locks")
