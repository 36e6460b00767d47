"""A page that fails its test on any request but for the file itself, and on any error in the console."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

Open = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """`open_page(html, width=…, height=…)` opens the text as a file."""
    complaints: list[str] = []
    context = chromium.new_context()

    def open_(html: str, width: int = 1300, height: int = 900) -> Page:
        file = tmp_path / "page.html"
        file.write_text(html, "utf-8")
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        own = (file.as_uri(), "data:")
        page.on("request", lambda r: None if r.url.startswith(own) else complaints.append(f"request: {r.url}"))
        page.on(
            "console", lambda m: complaints.append(f"{m.type}: {m.text}") if m.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
        page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(file.as_uri())
        return page

    yield open_
    context.close()
    assert complaints == []
