"""The pictures of the guide show what Neo4j Browser draws of the seeds now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kzgraph.loading import load
from kzgraph.queries import library
from tests.browser.neo4j_browser import needs_browser, neo4j_browser
from tests.browser.pictures import DOCS, PICTURES, note_of, prepare, take
from tests.neo4j_server.plugin import use_server
from tests.neo4j_server.server import Neo4jServer

pytestmark = pytest.mark.browser

MOST_BYTES = 250_000
"""Of a picture, so that the page opens at once."""


@pytest.fixture(scope="module")
def seeds(neo4j_server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """The seeds in a server that serves Neo4j Browser."""
    needs_browser(neo4j_server)
    neo4j_server.clear()
    with pytest.MonkeyPatch.context() as environment:
        use_server(neo4j_server, environment)
        load([DOCS.parent / "seeds"], neo4j_server.uri, workspace=tmp_path_factory.mktemp("seeds") / "records")
        yield neo4j_server


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_the_guide_shows_the_nodes_or_rows_that_its_query_gives_now(
    name: str, chromium: Browser, seeds: Neo4jServer, tmp_path: Path
) -> None:
    with neo4j_browser(chromium, seeds.http) as window:
        prepare(window)
        png, note = take(name, window, seeds)
    (tmp_path / name).write_bytes(png)
    shown = (DOCS / name).read_bytes()
    assert note_of(shown) == note, f"python -m scripts.picture takes it anew; as it is now: {tmp_path / name}"
    assert note_of(png) == note
    assert len(shown) < MOST_BYTES


def test_the_guide_shows_each_picture_and_names_the_query_of_the_library_that_it_is_of() -> None:
    guide = (DOCS / "browser.md").read_text("utf-8")
    for name, (query, _) in PICTURES.items():
        assert f"]({name})" in guide
        assert library()[query].title in guide
