"""Every named query gives on both stores the rows that `answers.txt` shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from kzgraph.queries import find, library, run_query
from kzgraph.stores import Store


@dataclass(frozen=True)
class Case:
    """A block of `answers.txt`."""

    query: str
    parameters: dict[str, str]
    columns: list[str]
    rows: list[str]

    def __str__(self) -> str:
        return " ".join([self.query, *self.parameters.values()]).replace(" ", "-")


def _case(block: str) -> Case:
    head, columns, *rows = block.strip().splitlines()
    query, *parameters = head.split("; ")
    return Case(query, dict(p.split("=", 1) for p in parameters), columns.split(" | "), rows)  # type: ignore[misc]


def _cases() -> list[Case]:
    text = Path(__file__).with_name("answers.txt").read_text("utf-8")
    return [_case(block) for block in text.split("\n## ")[1:]]


def _shown(value: object) -> str:
    if value is None or value == []:
        return "-"
    if isinstance(value, list):
        return ", ".join(_shown(item) for item in value)
    return f"{value:.0f}" if isinstance(value, float) else str(value)


@pytest.mark.parametrize("case", _cases(), ids=str)
def test_a_query_answers_as_a_diplomat_would_write_it_down(sample_store: Store, case: Case) -> None:
    result = run_query(sample_store, find(case.query), case.parameters)
    rows = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
    assert [" | ".join(_shown(row[column]) for column in case.columns) for row in rows] == case.rows


def test_every_query_of_the_library_is_tried() -> None:
    assert {case.query for case in _cases()} == set(library())
