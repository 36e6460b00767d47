"""Whatever a named query answers leads back to sentences."""

from __future__ import annotations

import pytest

from kzgraph.errors import UsageError
from kzgraph.queries import library, run_query
from kzgraph.stores import Store
from tests.sample import document_node_id, sample_documents, sample_graph

ROWS = [name for name, query in library().items() if query.shows == "rows"]
ABOUT_THE_GRAPH_ITSELF = {"sources", "nodes-without-evidence", "documents-by-month", "documents-without-facts", "loads"}
# There is nothing doubtful, and no call, in the sample.
FINDS_NOTHING = {
    "calls",
    "documents-without-facts",
    "figures-that-disagree",
    "look-alikes",
    "missing-rounds",
    "names-that-share-no-word",
    "nodes-without-evidence",
    "posts-of-two-countries",
    "posts-with-several-holders",
    "where-documents-disagree",
}
TEXTS = {document_node_id(d.id): d.text for d in sample_documents()}
# Where the example of the header is about a document of the seeds.
INSTEAD = {"what-a-document-states": {"document": "turchin-astana"}, "trade-side-by-side": {"limit": 500}}


def _parameters(name: str) -> dict[str, str | int]:
    required = {p.name: p.example for p in library()[name].parameters if p.default is None}
    return {**required, **INSTEAD.get(name, {})}  # type: ignore[dict-item]


@pytest.mark.parametrize("name", sorted({*ROWS} - ABOUT_THE_GRAPH_ITSELF - FINDS_NOTHING))
def test_every_row_has_quotes_each_with_the_document_in_which_it_stands(sample_store: Store, name: str) -> None:
    result = run_query(sample_store, library()[name], _parameters(name))
    for row in result.rows:
        cells = dict(zip(result.columns, row, strict=True))
        pairs = list(zip(cells["documents"], cells["quotes"], strict=True))
        assert pairs
        assert len(set(pairs)) == len(pairs)
        assert all(quote in TEXTS[document] for document, quote in pairs)


@pytest.mark.parametrize("name", ROWS)
def test_the_example_of_each_header_runs_and_finds_something(sample_store: Store, name: str) -> None:
    result = run_query(sample_store, library()[name], _parameters(name))
    assert result.columns
    assert bool(result.rows) == (name not in FINDS_NOTHING)


def test_a_document_states_each_node_and_relationship_that_rests_on_it(sample_store: Store) -> None:
    node = document_node_id("consultations-brussels")
    result = run_query(sample_store, library()["what-a-document-states"], {"document": node})
    resting = [r for r in sample_graph().relationships if node in r.properties["documents"]]  # type: ignore[operator]
    about_it = [r for r in resting if r.type != "STATED_IN" or r.end == node]
    assert len(result.rows) == len(about_it)


# What is asked without a name: the answers do not depend on one.
ASKS_NO_NAME = {"appointments", "countries-by-meetings", "documents-without-facts", "loads", "meetings-in-a-period"}
ASKS_NO_NAME |= {"look-alikes", "meetings-without-date", "people-without-post", "planned", "planned-and-past"}


@pytest.mark.parametrize("hostile", ["x' OR 1=1 //\"`}) MATCH (n) DETACH DELETE n", "||", "$person", "a" * 10_000])
def test_names_from_outside_are_values_and_never_cypher(sample_store: Store, hostile: str) -> None:
    for name in ROWS:
        query = library()[name]
        strings = {p.name: hostile for p in query.parameters if p.kind == "string" and not p.choices}
        dates = {p.name: "2020" for p in query.parameters if p.kind == "date" and p.default is None}
        result = run_query(sample_store, query, {**strings, **dates})
        assert not result.rows or name in ASKS_NO_NAME
    assert sample_store.graph() == sample_graph()


def test_a_query_that_draws_is_for_neo4j(sample_store: Store) -> None:
    query = library()["person-and-surroundings"]
    values = {"person": "Roman Vassilenko"}
    if sample_store.info().kind == "neo4j":
        paths = run_query(sample_store, query, values).rows
        assert {node["id"] for (path,) in paths for node in path["nodes"]} >= {
            "person:roman-vassilenko",
            "person:leo-docherty",
            "post:kz-ambassador-to-be",
        }
        return
    with pytest.raises(UsageError, match="draws a graph in Neo4j Browser") as raised:
        run_query(sample_store, query, values)
    assert "kzgraph render --focus" in raised.value.cure
