"""Take the pictures of the README and the docs anew: the view of the seeds with one line clicked, and the real Neo4j
Browser on the same graph. Needs Chromium, Java and Maven. From the root of the repository: python -m scripts.picture
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from kzgraph.demo import run_demo
from kzgraph.loading import load
from tests.browser.neo4j_browser import neo4j_browser
from tests.browser.pictures import DOCS, PICTURES, prepare, take
from tests.neo4j_server.server import java_server

ROOT = DOCS.parent
EDGE = "person:roman-vassilenko|HELD|post:kz-ambassador-to-be"
SIZE = {"width": 1280, "height": 760}
MIDDLE_OF_EDGE = """id => {
  const { network, data } = window.kzgraph;
  const { start, end } = data.edges[id];
  const at = network.getPositions([start, end]);
  const middle = { x: (at[start].x + at[end].x) / 2, y: (at[start].y + at[end].y) / 2 };
  const [dom, frame] = [network.canvasToDOM(middle), document.querySelector('#canvas').getBoundingClientRect()];
  return [frame.x + dom.x, frame.y + dom.y];
}"""


def main() -> None:
    """Take every picture."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        take_view(browser, Path(folder))
        take_neo4j_browser(browser, Path(folder))
        browser.close()


def take_view(browser: Browser, folder: Path) -> None:
    """Run the demo, open its view, and click a line: docs/network.png."""
    run_demo(folder)
    page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
    page.goto((folder / "network.html").as_uri())
    page.mouse.click(*page.evaluate(MIDDLE_OF_EDGE, EDGE))
    page.locator("#panel blockquote").first.wait_for()
    page.screenshot(path=DOCS / "network.png")


def take_neo4j_browser(browser: Browser, folder: Path) -> None:
    """Load the seeds into a server and open its Browser, for each picture anew: docs/browser-*.png."""
    with java_server(folder / "neo4j", browser=True) as server:
        os.chdir(folder)  # where the workspace of the load may lie
        load([ROOT / "seeds"], server.uri)
        for name in PICTURES:
            with neo4j_browser(browser, server.http) as window:
                prepare(window)
                (DOCS / name).write_bytes(take(name, window, server)[0])


if __name__ == "__main__":
    main()
