"""What all tests share: the fixtures that start real parts, and the loud lines about parts that were missing."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from tests import groups

pytest_plugins = [
    name
    for name in ("tests.neo4j_server.plugin", "tests.browser.plugin", "tests.warm.plugin")
    if find_spec(name.rpartition(".")[0]) and find_spec(name)
]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name every group of tests that did not run, where nobody can miss it."""
    lines = groups.summary(terminalreporter.stats)
    if lines:
        terminalreporter.section("GROUPS OF TESTS THAT DID NOT RUN", sep="!", red=True, bold=True)
        for line in lines:
            terminalreporter.write_line(line, red=True)
