"""Every named query of rows gives the same rows, in the same order, on the embedded store and on real Neo4j servers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import neo4j
import pytest

from kzgraph.loading import load
from kzgraph.model import Graph, Result
from kzgraph.queries import Query, library, run_query
from kzgraph.stores import Store, open_store
from tests.neo4j_server.plugin import use_server
from tests.queries.plans import problems
from tests.queries.values import parameter_sets
from tests.shared import shared

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]

ROOT = Path(__file__).resolve().parents[2]
ROWS = [query for query in library().values() if query.shows == "rows"]
OF_ONE_LOAD = {"finished", "workspace", "nodesWritten", "nodesRemoved", "relationshipsWritten", "relationshipsRemoved"}
"""Columns that tell of the load itself, which each store had its own of."""


@dataclass(frozen=True)
class Stores:
    """One graph in three stores: embedded, on a server of the 5 series, on one of those numbered by years."""

    graph: Graph
    embedded: Store
    servers: dict[str, Store]
    drivers: dict[str, neo4j.Driver]


def _own() -> list[Path]:
    return [ROOT / "seeds", ROOT / "tests" / "extraction" / "documents" / "docs"]


TEXTS = {
    "seeds and the documents of the tests": _own,
    "annotated set": lambda: [shared("devset/docs")],
    "readouts": lambda: [shared("corpus/readouts-2021-2022.jsonl.gz")],
}


@pytest.fixture(scope="module", params=TEXTS)
def stores(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    texts = TEXTS[request.param]()
    # Only now: where the texts are not there, no server need start.
    addresses = {"5.26": request.getfixturevalue("neo4j_server"), "2025": request.getfixturevalue("neo4j_calendar")}
    file = tmp_path_factory.mktemp("same") / "kzgraph.kgl"
    load(texts, str(file))
    with ExitStack() as stack:
        environment = stack.enter_context(pytest.MonkeyPatch.context())
        embedded = stack.enter_context(open_store(str(file), read_only=True))
        graph, servers, drivers = embedded.graph(), {}, {}
        for version, server in addresses.items():
            use_server(server, environment)
            servers[version] = stack.enter_context(open_store(server.uri))
            servers[version].replace(graph, workspace="same", take_over=True)
            drivers[version] = stack.enter_context(server.driver())
        yield Stores(graph, embedded, servers, drivers)


@pytest.mark.parametrize("query", ROWS, ids=lambda query: query.name)
def test_the_rows_are_equal_one_by_one(stores: Stores, query: Query) -> None:
    for parameters in parameter_sets(query, stores.graph):
        expected = _comparable(run_query(stores.embedded, query, parameters))
        for version, server in stores.servers.items():
            assert _comparable(run_query(server, query, parameters)) == expected, (version, parameters)


def test_most_queries_find_something(stores: Stores) -> None:
    # What looks for faults may well find none.
    asked = [query for query in ROWS if query.folder != "quality"]
    found = {
        query.name
        for query in asked
        if any(run_query(stores.embedded, query, values).rows for values in parameter_sets(query, stores.graph))
    }
    assert len(found) >= 0.8 * len(asked)


@pytest.mark.parametrize("query", library().values(), ids=lambda query: query.name)
def test_the_plans_go_by_indexes(stores: Stores, query: Query) -> None:
    assert {version: problems(driver, query) for version, driver in stores.drivers.items()} == {"5.26": [], "2025": []}


def _comparable(result: Result) -> tuple[list[str], list[list[object]]]:
    kept = [i for i, column in enumerate(result.columns) if column not in OF_ONE_LOAD]
    return [result.columns[i] for i in kept], [[row[i] for i in kept] for row in result.rows]
