"""The queries that draw: what they find on a real server; nothing from outside becomes Cypher or full-text syntax."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from kzgraph.cli import main
from kzgraph.queries import Query, library, run_query
from kzgraph.stores import Store, open_store
from tests.neo4j_server.plugin import use_server
from tests.neo4j_server.server import Neo4jServer
from tests.sample import sample_graph

DRAWN = sorted(name for name, query in library().items() if query.shows == "graph")
DIALOGUE = "meeting:2023-10-02-dialogue-gb-kz"
# What is asked, nodes that have to be seen, and one that must not.
SEEN: dict[str, tuple[dict[str, str], set[str], str]] = {
    "agreement-in-full": (
        {"agreement": "roadmap on industrial"},
        {"organisation:by-ministry-of-industry", "person:alexander-turchin", "meeting:signing-by-kz"},
        "organisation:kz-akimat-of-astana",
    ),
    "bodies-of-a-country": (
        {"country": "Belgium"},
        {"organisation:be-ministry-of-foreign-affairs", "post:be-director-general-for-bilateral-relations"},
        "organisation:by-ministry-of-industry",
    ),
    "document-and-what-it-states": (
        {"document": "dialogue-astana"},
        {DIALOGUE, "person:leo-docherty", "country:GB"},
        "person:birgit-stevens",
    ),
    "meeting-in-full": (
        {"meeting": DIALOGUE},
        {"person:leo-docherty", "meeting:2022-12-dialogue-gb-kz", "meeting:2024-dialogue-gb-kz"},
        "person:birgit-stevens",
    ),
    "path-between-people": (
        {"from": "Jeroen Cooreman", "to": "Leo Docherty"},
        {"person:roman-vassilenko", DIALOGUE},
        "country:KZ",
    ),
    "people-by-misspelt-name": (
        {"name": "Romann Vasilenco"},
        {"person:roman-vassilenko", "post:kz-ambassador-to-be"},
        "person:kaja-kallas",
    ),
    "people-of-two-countries": (
        {"first": "KZ", "second": "European Union"},
        {"person:kassym-jomart-tokayev", "person:charles-michel"},
        "person:leo-docherty",
    ),
    "person-and-surroundings": (
        {"person": "ROMAN VASILENKO"},
        {"post:kz-ambassador-to-be", "person:birgit-stevens"},
        "person:kaja-kallas",
    ),
    "post-and-holders": (
        {"post": "Ambassador of Kazakhstan"},
        {"person:roman-vassilenko", "country:KZ", "country:BE"},
        "person:birgit-stevens",
    ),
    "series-as-a-chain": (
        {"series": "strategic dialogue"},
        {"meeting:2022-12-dialogue-gb-kz", "meeting:2024-dialogue-gb-kz", "country:GB"},
        "country:BE",
    ),
}


@pytest.fixture(scope="module", params=["neo4j_server", "neo4j_calendar"])
def server_store(request: pytest.FixtureRequest) -> Iterator[Store]:
    server: Neo4jServer = request.getfixturevalue(request.param)
    with pytest.MonkeyPatch.context() as environment:
        server.clear()
        use_server(server, environment)
        with open_store(server.uri) as store:
            store.replace(sample_graph(), workspace="graphs")
            yield store


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.parametrize("name", DRAWN)
def test_what_is_asked_for_is_seen_and_the_rest_is_not(server_store: Store, name: str) -> None:
    values, there, not_there = SEEN[name]
    paths = run_query(server_store, library()[name], values).rows
    seen = {node["id"] for (path,) in paths for node in path["nodes"]}
    assert there <= seen
    assert not_there not in seen


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.parametrize(
    "hostile", ["'\"`)(*~^:\\/+-!{}[]?&|", "AND OR NOT", "x'}) DETACH DELETE n //", "||", "[* TO *]"]
)
@pytest.mark.parametrize("name", DRAWN)
def test_nothing_from_outside_steers_the_query(server_store: Store, name: str, hostile: str) -> None:
    query = library()[name]
    run_query(server_store, query, {p.name: hostile for p in query.parameters if p.kind == "string"})
    assert server_store.info().nodes == len(sample_graph().nodes)


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
def test_the_command_line_prints_paths_as_json(server_store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    address = server_store.info().address
    assert main(["query", "post-and-holders", "-p", "post=Ambassador of Kazakhstan", "--db", address]) == 0
    paths = [row["path"] for row in json.loads(capsys.readouterr().out)]
    assert "person:roman-vassilenko" in {node["id"] for path in paths for node in path["nodes"]}


@pytest.mark.parametrize("query", library().values(), ids=lambda query: query.name)
def test_the_oldest_server_understands_every_query(neo4j_early: Neo4jServer, query: Query) -> None:
    values = {p.name: 5 if p.kind == "integer" else p.example for p in query.parameters}
    assert neo4j_early.execute(f"EXPLAIN {query.text}", **values) == []


def test_each_is_tried() -> None:
    assert list(SEEN) == DRAWN
