"""The fixture `chromium`: a real browser for the whole session, Debian's or Playwright's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests import groups

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
CURE = "apt-get install chromium, or .venv/bin/playwright install chromium"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium; where there is none, the group `browser` is missing."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        groups.missing("browser", "Playwright for Python is not installed", ".venv/bin/pip install playwright")
    with sync_playwright() as playwright:
        browser = _launch(playwright)
        yield browser
        browser.close()


def _launch(playwright: Playwright) -> Browser:
    from playwright.sync_api import Error

    found = [path for command in COMMANDS if (path := shutil.which(command))]
    said = "no chromium on the path"
    browser = None
    for path in [*found, None]:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            break
        except Error as error:
            said = f"{path or 'the browser of Playwright'} does not start ({str(error).splitlines()[0]})"
    return browser or groups.missing("browser", said, CURE)
