"""Every saved query runs in the real Neo4j Browser: what it shows is what the database answers, in our colours.

One window for all tests, with the style and the saved queries dragged onto it as the guide says.
"""

from __future__ import annotations

from collections.abc import Iterator

import neo4j
import pytest
from neo4j.graph import Node as DatabaseNode
from neo4j.graph import Path as DatabasePath
from playwright.sync_api import Browser, Page

from kzgraph.model import Graph, Node
from kzgraph.neo4j_browser import browser_files
from kzgraph.neo4j_browser.saved import FOLDER, example, saved, saved_by_folder
from kzgraph.queries import Query, library
from kzgraph.rendering.palette import look, palette
from kzgraph.stores import open_store
from tests import groups
from tests.browser.neo4j_browser import Neo4jBrowser, neo4j_browser, shown
from tests.neo4j_server.plugin import use_server
from tests.neo4j_server.server import Neo4jServer
from tests.sample import relationship, sample_graph

pytestmark = pytest.mark.browser

IMAGE = "<img src=x onerror=alert(1)>"
QUOTED = "Robert'}) DETACH DELETE n //"
HOSTILE = (Node("person:image", ("Person",), {"name": IMAGE}), Node("person:quoted", ("Person",), {"name": QUOTED}))
HELD = "person:roman-vassilenko|HELD|post:kz-ambassador-to-be"
CAPTIONS = {
    "Meeting": ("startDate", "name"),
    "Figure": ("indicator", "period"),
    "Document": ("publisher", "published"),
}
"""Of which properties the words in a circle are made, where it is not the name."""
QUERIES = pytest.mark.parametrize("query", library().values(), ids=lambda query: query.name)


@pytest.fixture(scope="module")
def database(neo4j_server: Neo4jServer) -> Iterator[Neo4jServer]:
    """The sample graph, and two people whose names are meant to do harm."""
    sample = sample_graph()
    meeting = next(node.id for node in sample.nodes if node.label == "Meeting")
    took_part = (relationship(node.id, "TOOK_PART", meeting, "a.met") for node in HOSTILE)
    neo4j_server.clear()
    with pytest.MonkeyPatch.context() as environment:
        use_server(neo4j_server, environment)
        with open_store(neo4j_server.uri) as store:
            store.replace(Graph((*sample.nodes, *HOSTILE), (*sample.relationships, *took_part)), workspace="tests")
        yield neo4j_server


@pytest.fixture(scope="module")
def window(chromium: Browser, database: Neo4jServer) -> Iterator[Neo4jBrowser]:
    """Neo4j Browser, connected, with the files of `kzgraph export browser` dragged onto it."""
    if database.password or not database.http:
        groups.missing("neo4j-browser", "the server asks for a password or serves no Browser", "unset NEO4J_TEST_URI")
    with neo4j_browser(chromium, database.http) as opened:
        for name, content in browser_files().items():
            if not name.endswith(".csv"):
                opened.drop(name, content)
        opened.page.get_by_text("node.Person").first.wait_for()
        yield opened


@pytest.fixture
def dialogs(window: Neo4jBrowser) -> Iterator[list[str]]:
    """What pops up; no text of the graph may."""
    seen: list[str] = []

    def dismiss(dialog: object) -> None:
        seen.append(str(dialog))

    window.page.on("dialog", dismiss)
    yield seen
    window.page.remove_listener("dialog", dismiss)


def answered(server: Neo4jServer, cypher: str, parameters: dict[str, str | int]) -> list[neo4j.Record]:
    with server.driver() as driver:
        return driver.execute_query(cypher, parameters).records


def numbers(value: object) -> set[int]:
    """The numbers of all nodes in a value of an answer: nodes, paths, and lists of them."""
    if isinstance(value, DatabaseNode):
        return {int(value.element_id.rpartition(":")[2])}
    if isinstance(value, DatabasePath):
        return numbers(list(value.nodes))
    return set().union(*map(numbers, value)) if isinstance(value, list) else set()


@QUERIES
def test_a_saved_query_runs_at_once_and_shows_what_the_database_answers(
    window: Neo4jBrowser, database: Neo4jServer, query: Query
) -> None:
    records = answered(database, query.text, example(query))
    answer = window.run(saved(query))
    assert answer.error == ""
    assert {node.number for node in answer.nodes} == set().union(*(numbers(record.values()) for record in records))
    assert answer.rows == len(records)


@QUERIES
def test_a_file_of_the_library_runs_as_it_stands_when_its_parameters_are_set(
    window: Neo4jBrowser, database: Neo4jServer, query: Query
) -> None:
    if query.parameters:
        assert window.set_parameters(example(query)).error == ""
    answer = window.run(query.text)
    assert answer.error == ""
    assert answer.rows == len(answered(database, query.text, example(query)))


def test_saved_queries_are_listed_by_title_in_a_folder_for_each_kind(window: Neo4jBrowser) -> None:
    titles = {f"{FOLDER} {folder}": [q.title for q in queries] for folder, queries in saved_by_folder().items()}
    assert {name: sorted(found) for name, found in window.saved_queries().items()} == {
        name: sorted(known) for name, known in titles.items()
    }


@pytest.mark.parametrize("label", [*palette(), "Ministry"])
def test_a_node_has_the_colour_of_the_html_views_and_a_caption(
    window: Neo4jBrowser, database: Neo4jServer, label: str
) -> None:
    cypher = f"MATCH (n:{label}) RETURN n ORDER BY n.id LIMIT 1"
    [[node]] = answered(database, cypher, {})
    [drawn] = window.run(cypher).nodes
    assert drawn.colour == look("Organisation" if label == "Ministry" else label)["colour"]
    whole = "".join(str(node.get(name, "")) for name in CAPTIONS.get(label, ("name",)))
    caption = "".join(drawn.caption.split()).rstrip("…")  # it breaks lines and is cut where the circle ends
    assert caption
    assert "".join(whole.split()).startswith(caption)


def test_a_click_on_a_relationship_shows_the_sentences_that_state_it(
    window: Neo4jBrowser, database: Neo4jServer
) -> None:
    cypher = f"MATCH path = ()-[r {{id: '{HELD}'}}]->() RETURN path"
    [[path]] = answered(database, cypher, {})
    answer = window.run(cypher)
    assert len(answer.nodes) == 2
    panel = window.choose_relationship(answer)
    for quote in path.relationships[0]["quotes"]:
        assert quote[:80] in panel


def test_names_that_are_meant_to_do_harm_are_shown_as_text(
    window: Neo4jBrowser, database: Neo4jServer, dialogs: list[str]
) -> None:
    answer = window.run("MATCH (n:Person) WHERE n.id IN ['person:image', 'person:quoted'] RETURN n ORDER BY n.id")
    assert sorted(node.caption.split()[0] for node in answer.nodes) == ["<img", "Robert'})"]
    answer.frame.locator("g.node").first.click()
    assert IMAGE in answer.frame.locator(shown("vizInspector")).inner_text()
    assert answer.rows == 2
    text = answer.frame.inner_text()
    assert IMAGE in text
    assert QUOTED in text
    assert _images(window.page) == 0
    assert dialogs == []
    assert len(answered(database, "MATCH (n:Person) WHERE n.id = 'person:quoted' RETURN n", {})) == 1


@pytest.mark.parametrize("text", ["MATCH (n) RETURNED n", "RETURN $unknown", ":nonsense", ":param x => MATCH"])
def test_an_error_is_seen_as_one(window: Neo4jBrowser, text: str) -> None:
    assert window.run(text).error


def _images(page: Page) -> int:
    return page.locator('img[src="x"]').count()
