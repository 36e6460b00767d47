"""Groups of tests that need a real part (a Neo4j server, a browser), and what is said when that part is missing.

A group that cannot run is never silent: it is skipped and named at the end of the run, or, where the environment
variable KZGRAPH_REQUIRE is `all` or names it (`neo4j,browser`), it fails.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Mapping
from typing import NoReturn

import pytest

_MARK = re.compile(r"GROUP (?P<name>\S+) DID NOT RUN: (?P<rest>[^\n]+)")


def required(name: str) -> bool:
    """Whether KZGRAPH_REQUIRE asks that this group runs."""
    wanted = {part.strip() for part in os.environ.get("KZGRAPH_REQUIRE", "").split(",")}
    return bool(wanted & {"all", name})


def missing(name: str, why: str, cure: str) -> NoReturn:
    """End the test because the group's real part is not there: skipped, or failed where the group is required.

    `why` says what was looked for, `cure` how to get it; both are one line without a full stop.
    """
    if required(name):
        pytest.fail(_message(name, why, cure), pytrace=False)
    absent(name, why, cure)


def absent(name: str, why: str, cure: str) -> NoReturn:
    """End the test as skipped and named: for what is no part of a checkout, which no run can require."""
    pytest.skip(_message(name, why, cure))


def _message(name: str, why: str, cure: str) -> str:
    return f"GROUP {name} DID NOT RUN: {why}. To run it: {cure}"


def summary(stats: Mapping[str, list[object]]) -> list[str]:
    """One line per group that did not run, from the terminal reporter's statistics; works under xdist too."""
    counts: Counter[tuple[str, str]] = Counter()
    for outcome in ("skipped", "error", "failed"):
        for report in stats.get(outcome, []):
            found = _MARK.search(str(getattr(report, "longrepr", "")).replace("\\n", "\n"))
            if found:
                counts[found["name"], found["rest"].rstrip("')")] += 1
    return [f"{name}: {number} tests did not run: {rest}" for (name, rest), number in sorted(counts.items())]
