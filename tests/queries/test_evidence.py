"""Whatever a named query answers leads back to sentences."""

from __future__ import annotations

import pytest

from kzgraph.queries import library, run_query
from kzgraph.stores import Store
from tests.sample import document_node_id, sample_documents, sample_graph

ABOUT_THE_GRAPH_ITSELF = {"sources", "nodes-without-evidence"}
TEXTS = {document_node_id(d.id): d.text for d in sample_documents()}
# Where the example of the header is about a document of the seeds.
INSTEAD = {"what-a-document-states": {"document": "turchin-astana"}, "trade-side-by-side": {"limit": 500}}


def _parameters(name: str) -> dict[str, str | int]:
    required = {p.name: p.example for p in library()[name].parameters if p.default is None}
    return {**required, **INSTEAD.get(name, {})}  # type: ignore[dict-item]


@pytest.mark.parametrize("name", sorted(set(library()) - ABOUT_THE_GRAPH_ITSELF))
def test_every_row_has_quotes_each_with_the_document_in_which_it_stands(sample_store: Store, name: str) -> None:
    result = run_query(sample_store, library()[name], _parameters(name))
    for row in result.rows:
        cells = dict(zip(result.columns, row, strict=True))
        pairs = list(zip(cells["documents"], cells["quotes"], strict=True))
        assert pairs
        assert len(set(pairs)) == len(pairs)
        assert all(quote in TEXTS[document] for document, quote in pairs)


@pytest.mark.parametrize("name", sorted(library()))
def test_the_example_of_each_header_runs_and_finds_something(sample_store: Store, name: str) -> None:
    result = run_query(sample_store, library()[name], _parameters(name))
    assert result.columns
    assert bool(result.rows) == (name not in {"nodes-without-evidence", "where-documents-disagree"})


def test_a_document_states_each_node_and_relationship_that_rests_on_it(sample_store: Store) -> None:
    node = document_node_id("consultations-brussels")
    result = run_query(sample_store, library()["what-a-document-states"], {"document": node})
    resting = [r for r in sample_graph().relationships if node in r.properties["documents"]]  # type: ignore[operator]
    about_it = [r for r in resting if r.type != "STATED_IN" or r.end == node]
    assert len(result.rows) == len(about_it)


def test_names_from_outside_are_values_and_never_cypher(sample_store: Store) -> None:
    hostile = "x' OR 1=1 //\"`}) MATCH (n) DETACH DELETE n"
    for name, query in library().items():
        strings = {p.name: hostile for p in query.parameters if p.kind == "string"}
        result = run_query(sample_store, query, strings)
        assert not result.rows or name in {"nodes-without-evidence", "planned", "where-documents-disagree"}
    assert sample_store.graph() == sample_graph()
