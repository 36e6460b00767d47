"""A group of tests that cannot run is never silent."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests import groups


def _skipped(name: str) -> SimpleNamespace:
    with pytest.raises(pytest.skip.Exception) as caught:
        groups.missing(name, "no such part", "apt-get install part")
    return SimpleNamespace(longrepr=("file.py", 1, f"Skipped: {caught.value.msg}"))


@pytest.fixture(autouse=True)
def _nothing_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KZGRAPH_REQUIRE", raising=False)


def test_a_missing_group_is_named_once_with_the_number_of_its_tests() -> None:
    lines = groups.summary({"skipped": [_skipped("neo4j"), _skipped("neo4j"), _skipped("browser")]})
    assert lines == [
        "browser: 1 tests did not run: no such part. To run it: apt-get install part",
        "neo4j: 2 tests did not run: no such part. To run it: apt-get install part",
    ]


@pytest.mark.parametrize("value", ["all", "neo4j", "browser, neo4j"])
def test_a_required_group_fails_where_it_cannot_run(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KZGRAPH_REQUIRE", value)
    with pytest.raises(pytest.fail.Exception, match="GROUP neo4j DID NOT RUN"):
        groups.missing("neo4j", "no such part", "apt-get install part")


def test_what_is_no_part_of_a_checkout_is_named_and_never_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KZGRAPH_REQUIRE", "all")
    with pytest.raises(pytest.skip.Exception, match="GROUP shared DID NOT RUN"):
        groups.absent("shared", "no such folder", "name another")


def test_ordinary_skips_and_failures_are_no_missing_groups() -> None:
    assert groups.summary({"skipped": [SimpleNamespace(longrepr=("f.py", 1, "Skipped: later"))], "failed": []}) == []
