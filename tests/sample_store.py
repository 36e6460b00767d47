"""A graph in a store of each kind, loaded once for a whole module of tests that only read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kzgraph.model import Graph
from kzgraph.stores import Store, open_store
from tests.neo4j_server.plugin import use_server

BOTH_STORES = ["kglite", pytest.param("neo4j", marks=[pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")])]


@contextmanager
def loaded(graph: Graph, request: pytest.FixtureRequest, folder: Path) -> Iterator[Store]:
    """A store of the kind that the fixture's parameter names, holding this graph."""
    with pytest.MonkeyPatch.context() as environment:
        address = str(folder / "kzgraph.kgl")
        if request.param == "neo4j":
            server = request.getfixturevalue("neo4j_server")
            server.clear()
            use_server(server, environment)
            address = server.uri
        with open_store(address) as store:
            store.replace(graph, workspace="tests")
            yield store
