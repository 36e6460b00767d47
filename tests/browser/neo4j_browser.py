"""A hand on the real Neo4j Browser: connect, drag a file in, paste a text, run it, and read what is shown.

It waits for what Browser draws and never for a time. Hosts other than this machine are out of reach: Browser asks for
fonts and counts its users there, and works without.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests import groups

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from tests.neo4j_server.server import Neo4jServer

SIZE = {"width": 920, "height": 700}
ELSEWHERE = re.compile(r"^https?://(?!127\.0\.0\.1[:/])")
TRIES = 3
# No tour at the start, no counting of users and no notice that they are counted, one answer at a time.
SETTINGS = """localStorage.setItem('neo4j.settings', JSON.stringify({
  initCmd: '', playImplicitInitCommands: false, allowUserStats: false, allowCrashReports: false,
  showWheelZoomInfo: false, maxFrames: 1 }));
localStorage.setItem('neo4j.udc', JSON.stringify({ consentBannerShownCount: 100 }))"""
# A drag from the desktop ends in such an event; a test cannot begin it outside the page.
DROP = """([name, content]) => {
  const files = new DataTransfer();
  files.items.add(new File([Uint8Array.from(atob(content), c => c.charCodeAt(0))], name));
  for (const kind of ['dragenter', 'dragover', 'drop']) document.querySelector('[data-testid="main"]').dispatchEvent(
    new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true }));
}"""
POLL = 200
"""Milliseconds between two looks at what moves: Browser draws sixty times a second."""
# Not those of the panel beside a drawing, which may still be there.
ROWS = 'tbody:not([data-testid="viz-details-pane-properties-table"]) tr'
SETTLED = """() => {
  const now = [...document.querySelectorAll('svg.neod3viz > g, g.node')].map(n => n.getAttribute('transform')).join();
  const same = now === window.before;
  window.before = now;
  return same;
}"""
OLD = """document.querySelectorAll('[data-testid="frame"]').forEach(frame => { frame.dataset.old = 'yes'; })"""
NODES = """nodes => nodes.map(node => [
  node.getAttribute('aria-label').replace('graph-node', ''), node.querySelector('.b-outline').getAttribute('fill'),
  [...node.querySelectorAll('text.caption')].map(line => line.textContent.trim()).join(' ')])"""


def shown(name: str) -> str:
    """The selector of a part of the page by the name that Browser gives it for tests."""
    return f'[data-testid="{name}"]'


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A circle: the node's number in the database, its colour, and the words in it, cut where they do not fit."""

    number: int
    colour: str
    caption: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The frame in which Browser shows what came of a text that was run."""

    frame: Locator

    @property
    def error(self) -> str:
        """What an error frame says; empty where there is none."""
        message = self.frame.get_by_text("ERROR", exact=True)
        return self.frame.locator(shown("frameContents")).inner_text() if message.count() else ""

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        self.frame.locator(shown("cypherFrameSidebarTable")).click()
        contents = self.frame.locator(shown("frameContents"))
        rows = contents.locator(ROWS)
        rows.or_(contents.get_by_text("(no changes, no records)")).first.wait_for()
        return rows.count()

    def choose_relationship(self, kind: str) -> str:
        """Click the first line of a type, in its middle; what the panel says, with the long texts whole."""
        drawn = self.frame.locator("g.relationship", has_text=kind).first
        drawn.locator(".overlay").click()
        panel = self.frame.locator(shown("vizInspector"))
        panel.get_by_text("Relationship properties").wait_for()
        while (more := panel.get_by_text("Show all")).count():
            more.first.click()
        return panel.inner_text()

    def widen_panel(self, pixels: int) -> None:
        """Drag the left edge of the panel beside the drawing, and scroll to its top."""
        panel = self.frame.locator(shown("vizInspector"))
        edge = panel.locator('[style*="col-resize"]').last.bounding_box()
        assert edge
        self._drag(edge["x"] + edge["width"] / 2, edge["y"] + edge["height"] / 2, -pixels)
        panel.locator("tr").first.scroll_into_view_if_needed()

    def pan(self, pixels: int) -> None:
        """Drag the drawing to the right, by its upper left corner, where nothing is drawn."""
        canvas = self.frame.locator("svg.neod3viz").bounding_box()
        assert canvas
        self._drag(canvas["x"] + abs(pixels) + 10, canvas["y"] + 10, pixels)

    def _drag(self, x: float, y: float, pixels: int) -> None:
        mouse = self.frame.page.mouse
        mouse.move(x, y)
        mouse.down()
        mouse.move(x + pixels, y, steps=5)
        mouse.up()

    def settle(self) -> None:
        """Wait until nothing in the drawing moves."""
        self.frame.page.evaluate("window.before = undefined")
        self.frame.page.wait_for_function(SETTLED, polling=POLL)

    @property
    def nodes(self) -> list[DrawnNode]:
        """The drawn nodes by number, when the drawing has come to rest; none where there is no drawing."""
        graph = self.frame.locator(shown("cypherFrameSidebarVisualization"))
        if not graph.count():
            return []
        graph.click()
        self.frame.locator("g.node").first.wait_for()
        self.settle()
        drawn = self.frame.locator("g.node").evaluate_all(NODES)
        return sorted((DrawnNode(int(number), *rest) for number, *rest in drawn), key=lambda node: node.number)


@dataclass(frozen=True, slots=True)
class Neo4jBrowser:
    """An open Neo4j Browser that is connected."""

    page: Page
    parameters: dict[str, str | int] = field(default_factory=dict)
    """Those that are set."""

    def drop(self, name: str, content: bytes) -> None:
        """Let a file fall onto the window."""
        self.page.evaluate(DROP, [name, base64.b64encode(content).decode()])

    def run(self, text: str) -> Answer:
        """Paste a text into the editor, run it, and wait for its frame."""
        self.page.evaluate(OLD)
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        self.page.locator(f"{shown('activeEditor')} .monaco-editor").first.click()
        for keys in ("Control+A", "Control+V", "Control+Enter"):
            self.page.keyboard.press(keys)
        return self._answer()

    def run_favourite(self, title: str) -> Answer:
        """Click the triangle beside a saved query in the open drawer."""
        self.page.evaluate(OLD)
        listed = self.page.locator(shown("savedScriptListItem"), has_text=title)
        listed.locator(shown("savedScriptsButton-Run")).click()
        return self._answer()

    def _answer(self) -> Answer:
        frame = self.page.locator(f"{shown('frame')}:not([data-old])").first
        ends = ("frame-loaded-contents", "rawParamData", "multi-statement-list")
        error = frame.get_by_text("ERROR", exact=True)
        frame.locator(", ".join(map(shown, ends))).or_(error).first.wait_for()
        for status in ("waiting", "pending"):
            frame.locator(f'[title="Status: {status}"]').first.wait_for(state="detached")
        return Answer(self.page.locator(shown("frame")).first)

    def set_parameters(self, values: Mapping[str, str | int]) -> str:
        """Give values to parameters, all in one paste, as the guide says; what an error frame says of it."""
        new = {name: value for name, value in values.items() if self.parameters.get(name) != value}
        self.parameters.update(new)
        lines = (f":param {name} => {json.dumps(value, ensure_ascii=False)};\n" for name, value in new.items())
        return self.run("".join(lines)).error if new else ""

    def open_favourites(self) -> list[str]:
        """Open the drawer of favourites; the names of the folders of kzgraph in it."""
        self.page.click(shown("navigationFavorites"))
        folders = self.page.locator('[data-testid^="savedScriptsFolder-kzgraph"]')
        folders.first.wait_for()
        names = [folder.get_attribute("data-testid") or "" for folder in folders.all()]
        return [name.removeprefix("savedScriptsFolder-") for name in names]

    def close_favourites(self) -> None:
        """Close the drawer."""
        self.page.click(shown("navigationFavorites"))

    def expand(self, folder: str) -> Locator:
        """Open a folder in the drawer; the titles in it."""
        self.page.locator(shown(f"expandFolder-{folder}")).click()
        titles = self.page.locator(shown(f"savedScriptsFolder-{folder}")).locator('[data-testid^="scriptTitle-"]')
        titles.first.wait_for()
        return titles


def needs_browser(server: Neo4jServer) -> None:
    """Name the group as missing where a server is not one whose Browser can be opened without a password."""
    if server.password or not server.http:
        why = "the server of NEO4J_TEST_URI asks for a password, or NEO4J_TEST_HTTP is not set"
        groups.missing("neo4j-browser", why, "unset NEO4J_TEST_URI")


@contextmanager
def neo4j_browser(chromium: Browser, http: str) -> Iterator[Neo4jBrowser]:
    """Open the Browser that a server without password serves at `http`, and connect."""
    context = chromium.new_context(viewport=SIZE)  # type: ignore[arg-type]
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.route(ELSEWHERE, lambda route: route.abort())
    context.add_init_script(SETTINGS)
    page = context.new_page()
    page.goto(f"{http.rstrip('/')}/browser/")
    _connect(page)
    yield Neo4jBrowser(page)
    context.close()


def _connect(page: Page) -> None:
    from playwright.sync_api import TimeoutError as TooLate

    form = page.locator(shown("boltaddress"))
    for _ in range(TRIES):  # Browser tries by itself first, and may draw the form anew under the hand
        page.select_option(shown("authenticationMethod"), "NO_AUTH")
        page.click(shown("connect"))
        try:
            form.wait_for(state="detached")
            return
        except TooLate:
            continue
    raise AssertionError(f"Neo4j Browser does not connect: {page.inner_text('body')}")
