"""The folders of the resolution stand one on the other: no file knows of a later folder."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import kzgraph.resolution

ORDER = (
    "values",
    "grouping",
    "names",
    "comparing",
    "copies",
    "organisations",
    "posts",
    "people",
    "world",
    "meetings",
    "agreements",
    "nodes",
    "explaining",
    "updating",
)
ROOT = Path(kzgraph.resolution.__file__).parent


def test_every_folder_has_its_place() -> None:
    assert sorted(ORDER) == sorted(folder.parent.name for folder in ROOT.glob("*/__init__.py"))


@pytest.mark.parametrize("folder", ORDER)
def test_a_folder_knows_only_of_those_before_it(folder: str) -> None:
    known = {name for file in (ROOT / folder).glob("*.py") for name in imported(file)}
    assert known <= set(ORDER[: ORDER.index(folder) + 1])


def imported(file: Path) -> Iterator[str]:
    """The folders, or files beside them, of which a file takes names."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kzgraph.resolution"):
            yield from (node.module or "").split(".")[2:3] or (name.name for name in node.names)
