"""The sample graph in both stores."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kzgraph.queries import library, run_query
from kzgraph.stores import Store
from tests.sample import sample_graph
from tests.sample_store import BOTH_STORES, loaded


@pytest.fixture(scope="module", params=BOTH_STORES)
def sample_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(sample_graph(), request, tmp_path_factory.mktemp("sample")) as store:
        yield store


def rows_of(store: Store, name: str, columns: str, **parameters: str) -> list[tuple[object, ...]]:
    """The rows that a named query gives, of each the columns named."""
    result = run_query(store, library()[name], parameters)
    rows = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
    return [tuple(row[column] for column in columns.split()) for row in rows]
