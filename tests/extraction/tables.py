"""The tables of cases beside this file, read as parameters of tests.

A case has a name, a text, and what a careful reader takes from it, one statement a line with `|` between its columns.
`gap` tells why the extraction does not yet read it so: such a case must fail, and is unmarked as soon as it does not.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kzgraph.model import Document
from tests.yaml_cases import read_cases

_HERE = Path(__file__).parent


def cases(table: str) -> list[dict[str, Any]]:
    """All cases of a table: a file or a folder; every scalar is a string, so that NO is Norway."""
    files = sorted((_HERE / table).glob("*.yaml")) or [_HERE / f"{table}.yaml"]
    return [case for file in files for case in read_cases(file)]


def parameters(table: str) -> list[Any]:
    """The cases of a table for `pytest.mark.parametrize`."""
    return [_parameter(case) for case in cases(table)]


def document(case: dict[str, Any]) -> Document:
    """The document of a case; where no day is given it was published on Tuesday, 11 March 2025."""
    return Document(
        id="case",
        text=case["text"],
        published=case.get("published", "2025-03-11"),
        publisher=case.get("publisher"),
    )


def columns(line: str, number: int) -> list[str | None]:
    """The columns of a line; "-" is nothing, and what is missing at the end too."""
    given = [part.strip() for part in line.split("|")]
    assert len(given) <= number, f"too many columns: {line}"
    return [None if part in ("", "-") else part for part in given + [""] * (number - len(given))]


def listed(column: str | None) -> list[str]:
    """The entries of a column, which semicolons part."""
    return [part.strip() for part in column.split(";")] if column else []


def _parameter(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=case["gap"])] if "gap" in case else []
    return pytest.param(case, id=case["case"], marks=marks)
