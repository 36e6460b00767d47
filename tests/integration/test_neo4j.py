"""What is particular to a Neo4j server: neighbours in the same database, loads that are cut off, refusals."""

from __future__ import annotations

import socket
import threading
import warnings
from collections.abc import Iterator

import pytest

from kzgraph.errors import StoreError, StoreUnreachable, UsageError
from kzgraph.model import Graph
from kzgraph.stores import Changes, Store, delta, open_store
from kzgraph.stores import neo4j as module
from tests.neo4j_server.plugin import use_server
from tests.neo4j_server.server import Neo4jServer
from tests.stores.graphs import changed, graph, node, tie, visit, without

WHOLE = visit()
SOMEONE = "person:roman-vassilenko"


@pytest.fixture(autouse=True)
def _no_warning_reaches_the_user() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def test_every_label_and_type_has_a_named_constraint(neo4j_server: Neo4jServer, neo4j_store: Store) -> None:
    neo4j_server.clear_schema()
    neo4j_store.replace(WHOLE, workspace="w")
    neo4j_store.replace(changed(WHOLE, SOMEONE, {}), workspace="w")
    names = {row["name"] for row in neo4j_server.execute("SHOW CONSTRAINTS YIELD name")}
    assert {"person_id", "document_id", "load_id", "held_id", "stated_in_id"} <= names


def test_nodes_of_another_program_stay_even_under_our_labels(neo4j_server: Neo4jServer, neo4j_store: Store) -> None:
    neo4j_server.execute(
        "CREATE (:Person {name: 'Keanu Reeves'})-[:ACTED_IN {role: 'Jack'}]->(:Movie {name: 'Speed'}) "
        "CREATE (:Person {id: 7, name: 'Number'}), (:Country {id: 'FR'}), (:Load {id: 'crane'})"
    )
    before = _everything(neo4j_server)
    neo4j_store.replace(WHOLE, workspace="w")
    assert neo4j_store.graph() == WHOLE
    neo4j_store.replace(Graph(), workspace="w")
    assert neo4j_store.graph() == Graph()
    neo4j_server.execute("MATCH (l:Load {id: 'load:kzgraph'}) DELETE l")
    assert _everything(neo4j_server) == before


def test_what_others_add_to_our_nodes_is_not_in_the_graph(neo4j_server: Neo4jServer, neo4j_store: Store) -> None:
    neo4j_store.replace(WHOLE, workspace="w")
    neo4j_server.execute(
        "MATCH (p:Person {id: $id}) SET p:Favourite CREATE (p)-[:LIKES]->(:Dish {name: 'x'}), (p)-[:HELD]->(p)",
        id=SOMEONE,
    )
    assert neo4j_store.graph() == WHOLE
    assert neo4j_store.info().relationships == len(WHOLE.relationships)
    assert neo4j_store.replace(WHOLE, workspace="w") == Changes()
    assert neo4j_server.execute("MATCH (:Favourite)-[r]->() RETURN count(r) AS n")[0]["n"] == 6


def test_a_graph_that_no_load_put_there_is_not_overwritten(neo4j_server: Neo4jServer, neo4j_store: Store) -> None:
    neo4j_store.replace(WHOLE, workspace="w")
    neo4j_server.execute("MATCH (l:Load) DELETE l")
    other = without(WHOLE, SOMEONE)
    with pytest.raises(StoreError, match="something other than a workspace"):
        neo4j_store.replace(other, workspace="w")
    neo4j_store.replace(other, workspace="w", take_over=True)
    assert neo4j_store.graph() == other


@pytest.mark.parametrize("take_over", [False, True])
def test_nodes_of_others_stay_even_where_their_ids_are_like_ours(
    neo4j_server: Neo4jServer, neo4j_store: Store, take_over: bool
) -> None:
    neo4j_store.replace(without(WHOLE, SOMEONE), workspace="w")
    neo4j_server.execute(
        "CREATE (:Person {id: 'person:42', name: 'A customer'})-[:BOUGHT {id: 'person:42|x'}]->"
        "(:Country {id: 'country:ZZ'})"
    )
    for whole in (WHOLE, without(WHOLE, SOMEONE)):
        neo4j_store.replace(whole, workspace="w", take_over=take_over)
        assert neo4j_store.graph() == whole
        assert neo4j_store.info().nodes == len(whole.nodes)
    assert neo4j_server.execute("MATCH (p {id: 'person:42'})-[:BOUGHT]->(c) RETURN p.name AS name, c.id AS id") == [
        {"name": "A customer", "id": "country:ZZ"}
    ]


def test_a_node_of_another_program_with_an_id_that_is_needed_is_told(
    neo4j_server: Neo4jServer, neo4j_store: Store
) -> None:
    neo4j_server.execute("CREATE (:Person {id: $id, own: true})", id=SOMEONE)
    with pytest.raises(StoreError, match=f"another program keeps a node with the id {SOMEONE}") as caught:
        neo4j_store.replace(WHOLE, workspace="w", take_over=True)
    assert "--database" in caught.value.cure
    assert neo4j_server.execute("MATCH (n) RETURN n.own AS own, n.name AS name") == [{"own": True, "name": None}]


def test_ids_that_another_program_uses_twice_are_refused(neo4j_server: Neo4jServer, neo4j_store: Store) -> None:
    neo4j_server.clear_schema()
    neo4j_server.execute("CREATE (:Person {id: 1}), (:Person {id: 1})")
    with pytest.raises(StoreError) as caught:
        neo4j_store.replace(WHOLE, workspace="w")
    assert "database" in caught.value.cure
    assert neo4j_server.execute("MATCH (n) RETURN count(*) AS n")[0]["n"] == 2


def test_an_index_of_another_program_that_is_in_the_way_is_told(neo4j_server: Neo4jServer, neo4j_store: Store) -> None:
    neo4j_server.clear_schema()
    neo4j_server.execute("CREATE INDEX theirs FOR (p:Person) ON (p.id)")
    try:
        with pytest.raises(StoreError, match="another program put there") as caught:
            neo4j_store.replace(WHOLE, workspace="w")
    finally:
        neo4j_server.clear_schema()
    assert "--database" in caught.value.cure
    neo4j_store.replace(WHOLE, workspace="w")
    assert neo4j_store.graph() == WHOLE


class _Cut(Exception):
    pass


def _cut_after(rows: int, store: Store, whole: Graph) -> None:
    def progress(done: int, total: int) -> None:
        if done >= rows:
            raise _Cut

    with pytest.raises(_Cut):
        store.replace(whole, workspace="w", progress=progress)


def test_a_small_load_is_one_transaction(neo4j_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    neo4j_store.replace(without(WHOLE, SOMEONE), workspace="w")

    # The last thing that is written.
    monkeypatch.setattr(module.statements, "WRITE_LOAD", "UNWIND $rows AS row RETURN 1 / 0")
    with pytest.raises(StoreError):
        neo4j_store.replace(WHOLE, workspace="w")
    assert neo4j_store.graph() == without(WHOLE, SOMEONE)


def test_a_large_load_that_is_cut_off_is_seen_and_completed(
    neo4j_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ONE_TRANSACTION", 3)
    neo4j_store.replace(without(WHOLE, SOMEONE), workspace="w")
    _cut_after(2, neo4j_store, WHOLE)
    assert not neo4j_store.info().complete
    for ask in (neo4j_store.graph, lambda: neo4j_store.run("RETURN 1 AS x")):
        with pytest.raises(StoreError, match="did not come to its end") as caught:
            ask()
        assert "kzgraph rebuild" in caught.value.cure
        assert "with --workspace FILE where that load had one (w)" in caught.value.cure
    with pytest.raises(StoreError, match="loaded from workspace w"):
        neo4j_store.replace(WHOLE, workspace="another")
    neo4j_store.replace(WHOLE, workspace="w")
    assert neo4j_store.info().complete
    assert neo4j_store.graph() == WHOLE


def test_a_load_cut_off_just_before_its_end_is_completed(neo4j_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ONE_TRANSACTION", 3)
    _cut_after(19, neo4j_store, WHOLE)
    assert not neo4j_store.info().complete
    assert neo4j_store.replace(WHOLE, workspace="w") == Changes()
    assert neo4j_store.graph() == WHOLE


def test_a_load_of_many_batches_arrives_whole(neo4j_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ONE_TRANSACTION", 1_000)
    monkeypatch.setattr(delta, "BATCH", 1_000)
    people = [node(f"person:{i}", name=f"Name {i}") for i in range(3_000)]
    many = graph([*people, node("country:KZ")], [tie(p.id, "STATED_IN", "country:KZ") for p in people])
    told: list[tuple[int, int]] = []
    neo4j_store.replace(many, workspace="w", progress=lambda done, total: told.append((done, total)))
    assert neo4j_store.graph() == many
    assert len(told) > 3
    assert told[-1] == (6_001, 6_001)


def test_what_is_told_of_the_server(neo4j_store: Store) -> None:
    info = neo4j_store.info()
    assert info.kind == "neo4j"
    assert info.version.split(".")[0] in {"5", "2025"}
    assert info.supported


def test_a_value_that_no_database_can_hold_is_a_wrong_parameter(neo4j_store: Store) -> None:
    with pytest.raises(UsageError, match="cannot be run"):
        neo4j_store.run("RETURN $x AS x", {"x": object()})


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE USER evil SET PASSWORD 'abcdefgh'",
        "CREATE DATABASE evil",
        "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'abcdefgh'",
        "CALL dbms.setConfigValue('db.logs.query.enabled', 'off')",
        "\\u004cOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS",
    ],
)
def test_the_server_itself_cannot_be_changed_by_a_query(neo4j_store: Store, cypher: str) -> None:
    with pytest.raises(UsageError):
        neo4j_store.run(cypher)


def test_an_address_with_routing_works_too(neo4j_server: Neo4jServer, neo4j_store: Store) -> None:
    neo4j_store.replace(WHOLE, workspace="w")
    with open_store(neo4j_server.uri.replace("bolt://", "neo4j://"), read_only=True) as store:
        assert store.graph() == WHOLE
        with pytest.raises(StoreError, match="for reading only"):
            store.replace(Graph(), workspace="w")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_down_is_told_with_the_cure(scheme: str) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"{scheme}://alice:hunter2@127.0.0.1:{closed.getsockname()[1]}"
        with pytest.raises(StoreUnreachable, match="no Neo4j answers at") as caught:
            open_store(address)
    assert caught.value.exit_code == 4
    assert "NEO4J_URI" in caught.value.cure
    assert "hunter2" not in str(caught.value) + caught.value.cure


def test_a_host_that_does_not_exist_is_unreachable() -> None:
    with pytest.raises(StoreUnreachable, match="no Neo4j answers at"):
        open_store("bolt://no-such-host.invalid")


def test_a_server_of_another_kind_is_unreachable() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        other.settimeout(20)
        address = f"bolt://127.0.0.1:{other.getsockname()[1]}"

        def answer() -> None:
            connection, _ = other.accept()
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            connection.close()

        thread = threading.Thread(target=answer)
        thread.start()
        with pytest.raises(StoreUnreachable):
            open_store(address)
        thread.join()


def test_a_database_that_does_not_exist_is_told(neo4j_server: Neo4jServer, neo4j_store: Store) -> None:
    with pytest.raises(StoreUnreachable, match="no database called nosuch") as caught:
        open_store(f"{neo4j_server.uri}/nosuch")
    assert "NEO4J_DATABASE" in caught.value.cure


def test_the_password_opens_the_store_and_a_wrong_one_is_refused_without_being_shown(
    neo4j_server_with_password: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = neo4j_server_with_password
    use_server(server, monkeypatch)
    with open_store(server.uri) as store:
        store.replace(WHOLE, workspace="w")
        assert store.graph() == WHOLE
        assert server.password not in repr(store.info())
    monkeypatch.setenv("NEO4J_PASSWORD", "hunter2")
    with pytest.raises(StoreUnreachable, match="refuses the user or password") as caught:
        open_store(server.uri)
    assert "NEO4J_PASSWORD" in caught.value.cure
    assert "hunter2" not in str(caught.value) + caught.value.cure
    monkeypatch.delenv("NEO4J_PASSWORD")
    monkeypatch.delenv("NEO4J_USERNAME")
    with pytest.raises(StoreUnreachable, match="refuses the user or password"):
        open_store(server.uri)


def _everything(server: Neo4jServer) -> list[dict[str, object]]:
    return server.execute(
        "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) "
        "RETURN labels(n) AS labels, properties(n) AS props, type(r) AS kind, properties(r) AS tie "
        "ORDER BY toString(n.name), toString(n.id)"
    )
