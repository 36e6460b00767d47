"""What changed in a workspace since its graph was made: only what is known to be new is told as new."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kzgraph.errors import InputError
from kzgraph.workspace import MIGRATIONS, Workspace
from tests.workspace.test_workspace import document, record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kzgraph.kgl.records"


ONE, OTHER, THIRD = document("a"), document("b", "Another text."), document("c", "A third text.")


def made(workspace: Workspace) -> None:
    workspace.remember_graph({"records": workspace.state})


def test_what_came_since_the_graph_was_made_is_new(path: Path) -> None:
    with Workspace.open(path) as workspace:
        assert workspace.touched() == ((), True)  # before the first graph
        workspace.add(record(ONE))
        made(workspace)
        assert workspace.touched() == ((), False)
        before = workspace.state
        workspace.add(record(ONE))
        assert workspace.touched() == ((), False)
        workspace.add(record(OTHER))
        workspace.add(record(OTHER, "KZ"))
        workspace.add(record(THIRD))
        new = tuple(sorted((OTHER.sha256, THIRD.sha256)))
        assert workspace.touched() == (new, False)
        assert workspace.is_state_with(before, new)
        assert not workspace.is_state_with(before, new[:1])
        assert not workspace.is_state_with(before, (*new, "0" * 64))
    with Workspace.open(path) as workspace:
        assert workspace.touched() == (new, False)
        assert workspace.record(OTHER.sha256) == record(OTHER, "KZ")
        assert workspace.record("0" * 64) is None
        made(workspace)
        assert workspace.touched() == ((), False)


@pytest.mark.parametrize("how", ["replaced", "withdrawn", "withdrawn and back", "new and withdrawn"])
def test_anything_else_is_told_as_a_change(path: Path, how: str) -> None:
    with Workspace.open(path) as workspace:
        workspace.add(record(ONE))
        made(workspace)
        if how == "replaced":
            workspace.add(record(ONE, "KZ"))
        elif how == "new and withdrawn":
            workspace.add(record(OTHER))
            workspace.forget("b")
        else:
            workspace.forget("a")
        if how == "withdrawn and back":
            workspace.add(record(ONE))
        assert workspace.touched() == ((), True)


def test_what_is_taken_back_was_never_there(path: Path) -> None:
    with Workspace.open(path) as workspace:
        made(workspace)
        with pytest.raises(InputError):
            _one_and_a_wrong_one(workspace)
        assert workspace.touched() == ((), False)


def _one_and_a_wrong_one(workspace: Workspace) -> None:
    with workspace.transaction():
        assert workspace.add(record(ONE)) == "new"
        workspace.add(record(ONE), OTHER)


def test_what_another_process_changes_while_the_graph_is_made_is_not_forgotten(path: Path) -> None:
    with Workspace.open(path) as workspace, Workspace.open(path) as other:
        workspace.add(record(ONE))
        state = workspace.state
        other.add(record(OTHER))
        workspace.remember_graph({"records": state})
        assert workspace.touched() == ((), True)


def test_a_workspace_of_an_older_kzgraph_knows_nothing_until_its_graph_is_made(path: Path) -> None:
    with Workspace.open(path) as workspace:
        workspace.add(record(ONE))
        made(workspace)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE touched")
        connection.execute("PRAGMA user_version = 1")
    assert len(MIGRATIONS) == 2
    with Workspace.open(path) as workspace:
        assert list(workspace.records()) == [record(ONE)]
        assert workspace.touched() == ((), True)
        made(workspace)
        assert workspace.touched() == ((), False)
