"""The sample graph in both stores."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kzgraph.stores import Store
from tests.sample import sample_graph
from tests.sample_store import BOTH_STORES, loaded


@pytest.fixture(scope="module", params=BOTH_STORES)
def sample_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(sample_graph(), request, tmp_path_factory.mktemp("sample")) as store:
        yield store
