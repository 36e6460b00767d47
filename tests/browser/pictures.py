"""The pictures of `docs/browser.md`, and how each is taken: by the script that writes them and by the test that looks
whether they still show what is drawn.

A picture holds a note, as text in the PNG file: the query of the library that it shows and the ids of the nodes that
were drawn, or how many rows there were. The pixels themselves differ with the fonts of the machine.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from kzgraph.neo4j_browser import browser_files
from kzgraph.neo4j_browser.saved import FOLDER, saved
from kzgraph.queries import Query, library
from tests.browser.neo4j_browser import Answer, Neo4jBrowser
from tests.neo4j_server.server import Neo4jServer

DOCS = Path(__file__).resolve().parents[2] / "docs"
WIDE = {"width": 1120, "height": 700}
"""With the drawer at the side."""
BELOW_TITLE = 140
"""Pixels from the top of the editor to the values that can be changed."""
Note = dict[str, object]
_KEYWORD = b"Description\0"
_SIGNATURE, _HEADER = 8, 25


def prepare(window: Neo4jBrowser) -> None:
    """What the guide does first: drag the style and the saved queries onto the window."""
    for name in ("kzgraph.grass", "kzgraph-queries.zip"):
        window.drop(name, browser_files()[name])
    window.page.get_by_text("node.Person").first.wait_for()


def take(name: str, window: Neo4jBrowser, server: Neo4jServer) -> tuple[bytes, Note]:
    """A picture of PICTURES as PNG, with its note in it, and the note."""
    query_name, pose = PICTURES[name]
    answer = window.run(saved(library()[query_name]))
    note: Note = {"query": query_name, **pose(window, answer, server, library()[query_name])}
    return _with_note(window.page.screenshot(), note), note


def note_of(png: bytes) -> Note:
    """The note in a picture."""
    at = _SIGNATURE + _HEADER + 8
    size = struct.unpack(">I", png[at - 8 : at - 4])[0]
    note: Note = json.loads(png[at : at + size].removeprefix(_KEYWORD))
    return note


def _graph(window: Neo4jBrowser, answer: Answer, server: Neo4jServer, query: Query) -> Note:
    nodes = answer.nodes
    answer.frame.get_by_title("Fullscreen").click()
    answer.settle()
    window.page.get_by_label("zoom-to-fit").click()
    answer.settle()
    answer.pan(-90)  # from under the panel
    known = server.execute("MATCH (n) RETURN elementId(n) AS element, n.id AS id")
    ids = {int(str(row["element"]).rpartition(":")[2]): row["id"] for row in known}
    return {"nodes": sorted(str(ids[node.number]) for node in nodes)}


def _quotes(window: Neo4jBrowser, answer: Answer, server: Neo4jServer, query: Query) -> Note:
    note = _graph(window, answer, server, query)
    answer.choose_relationship("TOOK_PART")
    answer.widen_panel(130)
    window.page.get_by_label("zoom-out").click()
    answer.settle()
    answer.pan(-80)
    return note


def _rows(window: Neo4jBrowser, answer: Answer, server: Neo4jServer, query: Query) -> Note:
    note: Note = {"rows": answer.rows}
    window.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    window.open_favourites()
    window.expand(f"{FOLDER} {query.folder}").get_by_text(query.title, exact=True).click()
    window.page.get_by_text(f"/* {query.parameters[-1].name} */").first.wait_for()
    window.page.keyboard.press("Control+Home")
    window.page.get_by_text(f"// {query.title}").first.hover()
    window.page.mouse.wheel(0, BELOW_TITLE)
    window.page.get_by_text(f"/* {query.parameters[0].name} */").first.wait_for()
    return note


PICTURES: dict[str, tuple[str, Callable[[Neo4jBrowser, Answer, Neo4jServer, Query], Note]]] = {
    "browser-graph.png": ("person-and-surroundings", _graph),
    "browser-quotes.png": ("people-of-two-countries", _quotes),
    "browser-rows.png": ("posts-over-time", _rows),
}
"""Name of the file → the query, and what is done with its answer before the picture is taken."""


def _with_note(png: bytes, note: Note) -> bytes:
    text = _KEYWORD + json.dumps(note, sort_keys=True).encode()
    chunk = struct.pack(">I", len(text)) + b"tEXt" + text + struct.pack(">I", zlib.crc32(b"tEXt" + text))
    first = _SIGNATURE + _HEADER
    return png[:first] + chunk + png[first:]
