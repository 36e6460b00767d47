"""Every named query gives on both stores the rows that `answers.txt` and `doubtful.txt` show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kzgraph.queries import library
from kzgraph.stores import Store
from tests.queries.cases import Case, cases
from tests.queries.doubtful import doubtful_graph
from tests.sample_store import BOTH_STORES, loaded

ANSWERS, DOUBTFUL = cases("answers.txt"), cases("doubtful.txt")


@pytest.mark.parametrize("case", ANSWERS, ids=str)
def test_a_query_answers_as_a_diplomat_would_write_it_down(sample_store: Store, case: Case) -> None:
    assert case.answer(sample_store) == case.rows


@pytest.fixture(scope="module", params=BOTH_STORES)
def doubtful_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(doubtful_graph(), request, tmp_path_factory.mktemp("doubtful")) as store:
        yield store


@pytest.mark.parametrize("case", DOUBTFUL, ids=str)
def test_a_check_finds_what_is_doubtful_and_nothing_else(doubtful_store: Store, case: Case) -> None:
    assert case.answer(doubtful_store) == case.rows


def test_every_query_of_rows_has_an_answer_with_rows() -> None:
    rows = {query.name for query in library().values() if query.shows == "rows"}
    assert rows == {case.query for case in ANSWERS}
    shown_elsewhere = {"nodes-without-evidence", "where-documents-disagree"}
    assert rows - {case.query for case in (*ANSWERS, *DOUBTFUL) if case.rows} == shown_elsewhere
