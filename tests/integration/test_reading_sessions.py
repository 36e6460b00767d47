"""What only reads asks for a reading session: in a cluster, any server that has a copy can then answer it."""

from __future__ import annotations

import logging

import pytest

from kzgraph.stores import Store, open_store
from tests.neo4j_server.server import Neo4jServer
from tests.stores.graphs import visit

READS = {
    "run": lambda store: store.run("MATCH (p:Person) RETURN p.name AS name"),
    "graph": lambda store: store.graph(),
    "info": lambda store: store.info(),
}


@pytest.mark.parametrize("read", READS)
def test_a_read_is_announced_as_one_to_a_server_that_routes(
    read: str, neo4j_server: Neo4jServer, neo4j_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    neo4j_store.replace(visit(), workspace="w")
    caplog.set_level(logging.DEBUG, logger="neo4j.io")
    with open_store(neo4j_server.uri.replace("bolt://", "neo4j://"), read_only=True) as store:
        READS[read](store)
    sent = [record.getMessage().partition(" C: ")[2] for record in caplog.records]
    assert any(message.startswith("ROUTE ") for message in sent)
    begun = [message for message in sent if message.startswith(("BEGIN ", "RUN 'RETURN 1'"))]
    assert len(begun) > 1
    assert [message for message in begun if "'mode': 'r'" not in message] == []


def test_a_load_is_announced_as_a_write(
    neo4j_server: Neo4jServer, neo4j_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="neo4j.io")
    neo4j_store.replace(visit(), workspace="w")
    sent = [record.getMessage().partition(" C: ")[2] for record in caplog.records]
    assert [message for message in sent if message.startswith("BEGIN ") and "'mode': 'r'" not in message]
