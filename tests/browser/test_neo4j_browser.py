"""Every saved query runs in the real Neo4j Browser: what it shows is what the database answers, in our colours.

One window for all tests, with the style and the saved queries dragged onto it as the guide says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import neo4j
import pytest
from neo4j.graph import Node as DatabaseNode
from neo4j.graph import Path as DatabasePath
from playwright.sync_api import Browser, Page

from kzgraph.model import Graph, Node
from kzgraph.neo4j_browser.saved import FOLDER, example, saved, saved_by_folder
from kzgraph.queries import Query, library
from kzgraph.rendering.palette import look, palette
from kzgraph.stores import open_store
from tests.browser.neo4j_browser import Neo4jBrowser, needs_browser, neo4j_browser, shown
from tests.browser.pictures import DOCS, prepare
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
    "Document": ("published", "publisher"),
}
"""Of which properties the words in a circle are made, where it is not the name."""
CYPHER_OF_THE_GUIDE = re.findall(r"^```cypher\n(.*?)^```$", (DOCS / "browser.md").read_text(), re.DOTALL | re.MULTILINE)
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
    needs_browser(database)
    with neo4j_browser(chromium, database.http) as opened:
        prepare(opened)
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
    nodes = set().union(*(numbers(record.values()) for record in records))
    assert {node.number for node in answer.nodes} == nodes
    assert nodes or answer.rows == len(records)


@QUERIES
def test_a_file_of_the_library_runs_as_it_stands_when_its_parameters_are_set(
    window: Neo4jBrowser, database: Neo4jServer, query: Query
) -> None:
    assert window.set_parameters(example(query)) == ""
    answer = window.run(query.text)
    assert answer.error == ""
    assert answer.rows == len(answered(database, query.text, example(query)))


def test_saved_queries_are_listed_by_title_in_a_folder_for_each_kind(window: Neo4jBrowser) -> None:
    titles = {f"{FOLDER} {folder}": [q.title for q in queries] for folder, queries in saved_by_folder().items()}
    listed = {name: sorted(window.expand(name).all_inner_texts()) for name in window.open_favourites()}
    window.close_favourites()
    assert listed == {name: sorted(known) for name, known in titles.items()}


def test_a_click_on_the_triangle_beside_a_saved_query_runs_it(window: Neo4jBrowser) -> None:
    window.run(":params")  # another frame, so that the answer is a new one
    window.open_favourites()
    window.expand(f"{FOLDER} sources")
    assert window.run_favourite("The sources").rows == 5
    window.close_favourites()


@pytest.mark.parametrize("label", [*palette(), "Ministry"])
def test_a_node_has_the_colour_of_the_html_views_and_a_caption(
    window: Neo4jBrowser, database: Neo4jServer, label: str
) -> None:
    cypher = f"MATCH (n:{label}) RETURN n ORDER BY n.id LIMIT 1"
    [[node]] = answered(database, cypher, {})
    [drawn] = window.run(cypher).nodes
    assert drawn.colour == look("Organisation" if label == "Ministry" else label)["colour"]
    words = [word for name in CAPTIONS.get(label, ("name",)) for word in str(node.get(name, "")).split()]
    drawn_words = drawn.caption.replace("…", "").split()
    assert words[0].startswith(drawn_words[0])
    # Browser leaves a word out or cuts it where the circle is too narrow.
    assert [cut for cut in drawn_words if not any(word.startswith(cut) for word in words)] == []


def test_a_click_on_a_relationship_shows_the_sentences_that_state_it(
    window: Neo4jBrowser, database: Neo4jServer
) -> None:
    cypher = f"MATCH path = ()-[r {{id: '{HELD}'}}]->() RETURN path"
    [[path]] = answered(database, cypher, {})
    answer = window.run(cypher)
    assert len(answer.nodes) == 2
    panel = answer.choose_relationship("HELD")
    assert [quote for quote in path.relationships[0]["quotes"] if quote not in panel] == []


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


@pytest.mark.parametrize("cypher", CYPHER_OF_THE_GUIDE)
def test_the_cypher_of_the_guide_runs_and_finds_something(window: Neo4jBrowser, cypher: str) -> None:
    answer = window.run(cypher)
    assert answer.error == ""
    assert answer.rows > 0


@pytest.mark.parametrize("text", ["MATCH (n) RETURNED n", "RETURN $unknown", ":nonsense", ":param x => MATCH"])
def test_an_error_is_seen_as_one(window: Neo4jBrowser, text: str) -> None:
    assert window.run(text).error


def _images(page: Page) -> int:
    return page.locator('img[src="x"]').count()
