"""Questions with the answers that a person wrote down, from a text file.

A block is a query with its parameters, the columns that are compared, and all rows in order; "-" is nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kzgraph.queries import find, run_query
from kzgraph.stores import Store


@dataclass(frozen=True)
class Case:
    """A block of such a file."""

    query: str
    parameters: dict[str, str]
    columns: list[str]
    rows: list[str]

    def __str__(self) -> str:
        return " ".join([self.query, *self.parameters.values()]).replace(" ", "-")

    def answer(self, store: Store) -> list[str]:
        """What the store answers, written as the file writes it."""
        result = run_query(store, find(self.query), self.parameters)
        rows = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
        return [" | ".join(_shown(row[column]) for column in self.columns) for row in rows]


def cases(name: str) -> list[Case]:
    """The blocks of a file in this folder."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    return [_case(block) for block in text.split("\n## ")[1:]]


def _case(block: str) -> Case:
    head, columns, *rows = block.strip().splitlines()
    query, *parameters = head.split("; ")
    return Case(query, dict(p.split("=", 1) for p in parameters), columns.split(" | "), rows)  # type: ignore[misc]


def _shown(value: object) -> str:
    if value is None or value == []:
        return "-"
    if isinstance(value, list):
        return ", ".join(_shown(item) for item in value)
    return f"{value:.0f}" if isinstance(value, float) else str(value)
