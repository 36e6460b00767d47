"""Take the README's picture, docs/network.png: the view of the seeds with one line clicked. Needs Chromium."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from kzgraph.demo import run_demo

EDGE = "person:roman-vassilenko|HELD|post:kz-ambassador-to-be"
SIZE = {"width": 1280, "height": 760}
TARGET = Path(__file__).resolve().parents[1] / "docs" / "network.png"
MIDDLE_OF_EDGE = """id => {
  const { network, data } = window.kzgraph;
  const { start, end } = data.edges[id];
  const at = network.getPositions([start, end]);
  const middle = { x: (at[start].x + at[end].x) / 2, y: (at[start].y + at[end].y) / 2 };
  const [dom, frame] = [network.canvasToDOM(middle), document.querySelector('#canvas').getBoundingClientRect()];
  return [frame.x + dom.x, frame.y + dom.y];
}"""


def main() -> None:
    """Run the demo, open its view, click a line, and take the picture."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        run_demo(folder)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        page.goto(Path(folder, "network.html").as_uri())
        page.mouse.click(*page.evaluate(MIDDLE_OF_EDGE, EDGE))
        page.locator("#panel blockquote").first.wait_for()
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main()
