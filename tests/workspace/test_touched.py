"""What changed in a workspace since its graph was made: only what is known to be new is told as new."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kzgraph.errors import InputError
from kzgraph.model import Record
from kzgraph.workspace import MIGRATIONS, Touched, Workspace
from tests.workspace.test_workspace import document, record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kzgraph.kgl.records"


ONE, OTHER, THIRD = document("a"), document("b", "Another text."), document("c", "A third text.")


def made(workspace: Workspace) -> None:
    workspace.remember_graph({"records": workspace.state})


NOTHING = Touched({}, {})


def told(*records: Record) -> dict[str, str]:
    return {one.document.sha256: one.to_json() for one in records}


def test_what_came_since_the_graph_was_made_is_new(path: Path) -> None:
    with Workspace.open(path) as workspace:
        assert workspace.touched() is None  # before the first graph
        workspace.add(record(ONE))
        made(workspace)
        assert workspace.touched() == NOTHING
        before = workspace.state
        workspace.add(record(ONE))
        assert workspace.touched() == NOTHING
        workspace.add(record(OTHER))
        workspace.add(record(OTHER, "KZ"))
        workspace.add(record(THIRD))
        touched = Touched({}, told(record(OTHER, "KZ"), record(THIRD)))
        assert workspace.touched() == touched
        assert workspace.is_state_after(before, touched)
        assert not workspace.is_state_after(before, Touched({}, told(record(THIRD))))
    with Workspace.open(path) as workspace:
        assert workspace.touched() == touched
        assert workspace.record(OTHER.sha256) == record(OTHER, "KZ")
        assert workspace.record("0" * 64) is None
        made(workspace)
        assert workspace.touched() == NOTHING


CHANGES = {
    "replaced": Touched(told(record(ONE)), told(record(ONE, "KZ"))),
    "withdrawn": Touched(told(record(ONE)), {}),
    "withdrawn and back": NOTHING,
    "withdrawn and back as another": Touched(told(record(ONE)), told(record(ONE, "KZ"))),
    "replaced and back": NOTHING,
    "new and withdrawn": NOTHING,
}


@pytest.mark.parametrize("how", CHANGES)
def test_what_went_or_was_replaced_is_told_as_it_was(path: Path, how: str) -> None:
    with Workspace.open(path) as workspace:
        workspace.add(record(ONE))
        made(workspace)
        before = workspace.state
        if how.startswith("replaced"):
            workspace.add(record(ONE, "KZ"))
        elif how == "new and withdrawn":
            workspace.add(record(OTHER))
            workspace.forget("b")
        else:
            workspace.forget("a")
        if how.endswith("and back"):
            workspace.add(record(ONE))
        elif how.endswith("as another"):
            workspace.add(record(ONE, "KZ"))
        assert workspace.touched() == CHANGES[how]
        assert workspace.is_state_after(before, CHANGES[how])


def test_what_is_taken_back_was_never_there(path: Path) -> None:
    with Workspace.open(path) as workspace:
        made(workspace)
        with pytest.raises(InputError):
            _one_and_a_wrong_one(workspace)
        assert workspace.touched() == NOTHING


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
        assert workspace.touched() is None


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
        assert workspace.touched() is None
        made(workspace)
        assert workspace.touched() == NOTHING
