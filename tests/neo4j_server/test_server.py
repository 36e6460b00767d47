"""A server that somebody else uses is never emptied by the tests."""

from __future__ import annotations

import pytest

from kzgraph.stores import Store
from tests.neo4j_server.jars import CannotStart
from tests.neo4j_server.server import Neo4jServer, existing_server


def test_a_database_with_content_is_refused(
    neo4j_server: Neo4jServer, neo4j_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert neo4j_store.info().nodes == 0
    neo4j_server.execute("CREATE (:Movie {name: 'Speed'})")
    monkeypatch.setenv("NEO4J_TEST_URI", neo4j_server.uri)
    with pytest.raises(CannotStart, match="holds 1 nodes"), existing_server():
        pass
    assert neo4j_server.execute("MATCH (m:Movie) RETURN count(*) AS n") == [{"n": 1}]


def test_a_server_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_TEST_URI", "bolt://no-such-host.invalid")
    with pytest.raises(CannotStart, match="does not answer"), existing_server():
        pass
