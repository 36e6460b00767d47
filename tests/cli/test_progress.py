"""What stands on a terminal while something takes a while."""

from __future__ import annotations

import io
import re
import sys
import time

import pytest

from kzgraph.cli import progress
from kzgraph.cli.progress import meter


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal_of(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """What stderr is from here on; no fixture, for pytest puts its own there when a test begins."""
    found = Terminal()
    monkeypatch.setattr(sys, "stderr", found)
    monkeypatch.setattr(progress, "QUIET_SECONDS", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    return found


def stands(terminal: Terminal, text: str) -> bool:
    """Whether a text comes, which takes a tenth of a second."""
    end = time.monotonic() + 10
    while text not in (seen := re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", terminal.getvalue())) and time.monotonic() < end:
        time.sleep(0.02)
    return text in seen


def test_documents_then_the_graph_then_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    with meter() as shown:
        shown.step("visit.txt")
        assert stands(terminal, "visit.txt")
        shown.making(12_000)
        assert stands(terminal, "making the graph of 12,000 documents")
        shown.of(3, 40)
        assert stands(terminal, "3/40 writing")


def test_nothing_of_a_graph_that_is_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    with meter() as shown:
        shown.making(40)
    assert terminal.getvalue() == ""


def test_nothing_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    found = io.StringIO()
    monkeypatch.setattr(sys, "stderr", found)
    with meter() as shown:
        shown.making(12_000)
        shown.of(3, 40)
    assert found.getvalue() == ""
