"""The workspace keeps what was loaded, once each, whatever the order."""

from __future__ import annotations

import sqlite3
from itertools import permutations
from pathlib import Path

import pytest

from kzgraph.errors import InputError, StoreError
from kzgraph.model import Country, Document, Evidence, Record
from kzgraph.workspace import Workspace, workspace_path

TEXT = "Kazakhstan and Belgium held consultations.\nҚазақстан, \U0001f1f0\U0001f1ff \0 'quoted' \\."


def document(name: str, text: str = TEXT, **head: str) -> Document:
    return Document(id=name, text=text, source=f"{name}.txt", **head)


def record(of: Document, *codes: str) -> Record:
    evidence = (Evidence(quote=of.text[:10], start=0, end=10),)
    return Record(document=of.head, countries=tuple(Country(code=code, evidence=evidence) for code in codes))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kzgraph.kgl.records"


def test_documents_and_records_come_back_as_they_were_added(path: Path) -> None:
    first, second = document("a", published="2024-10-18", publisher="MFA"), document("b", "Other text, also kept.")
    with Workspace.open(path) as workspace:
        assert workspace.add(record(first, "KZ", "BE"), first) == "new"
        assert workspace.add(record(second), second) == "new"
    with Workspace.open(path) as workspace:
        assert set(workspace.documents()) == {first, second}
        records = list(workspace.records())
        assert len(workspace) == 2
    assert {r.to_json() for r in records} == {record(first, "KZ", "BE").to_json(), record(second).to_json()}
    assert [r.document.sha256 for r in records] == sorted(r.document.sha256 for r in records)


def test_a_workspace_keeps_its_id_and_has_one_of_its_own(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "a") as first, Workspace.open(tmp_path / "b") as second:
        ids = first.id, second.id
    assert ids[0] != ids[1]
    with Workspace.open(tmp_path / "a") as again:
        assert again.id == ids[0]


def test_the_same_document_again_is_known(path: Path) -> None:
    one = document("a")
    with Workspace.open(path) as workspace:
        outcomes = [workspace.add(record(one, "KZ"), one) for _ in range(3)]
        assert outcomes == ["new", "known", "known"]
        assert len(workspace) == 1


def test_a_better_extraction_of_the_same_document_takes_the_place_of_the_older_one(path: Path) -> None:
    one = document("a")
    with Workspace.open(path) as workspace:
        workspace.add(record(one, "KZ"), one)
        assert workspace.add(record(one, "BE", "KZ"), one) == "replaced"
        assert list(workspace.records()) == [record(one, "BE", "KZ")]


def test_the_same_id_with_another_text_is_another_document(path: Path) -> None:
    one, other = document("a"), document("a", "A corrected text.")
    with Workspace.open(path) as workspace:
        workspace.add(record(one), one)
        assert workspace.add(record(other), other) == "new"
        assert {d.text for d in workspace.documents()} == {one.text, other.text}


def test_the_state_is_that_of_the_records_kept_whatever_came_and_went_before(tmp_path: Path) -> None:
    one, other = document("a"), document("b", "Another text.")
    with Workspace.open(tmp_path / "x") as first, Workspace.open(tmp_path / "y") as second:
        empty = first.state
        first.add(record(one, "KZ"), one)
        alone = first.state
        first.add(record(other), other)
        both = first.state
        for added in (record(other, "BE"), record(other), record(one, "KZ"), record(one, "KZ")):
            second.add(added)
        assert second.state == both
        assert len({empty, alone, both}) == 3
        second.forget("b")
        assert second.state == alone
        second.add(record(one, "BE"))
        assert second.state not in (empty, alone, both)
        second.forget(one.sha256)
        assert second.state == empty


def test_a_workspace_from_before_there_was_a_state_has_one(path: Path) -> None:
    one = document("a")
    with Workspace.open(path) as workspace:
        workspace.add(record(one, "KZ"), one)
        known = workspace.state
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM meta WHERE key = 'state'")
    with Workspace.open(path) as workspace:
        workspace.add(record(one, "KZ"), one)
        assert workspace.state == known


def test_a_snapshot_does_not_see_what_another_process_writes(path: Path) -> None:
    one, other = document("a"), document("b", "Another text.")
    with Workspace.open(path) as workspace, Workspace.open(path) as writer:
        workspace.add(record(one), one)
        with workspace.snapshot() as state:
            writer.add(record(other), other)
            assert [r.document.id for r in workspace.records()] == ["a"]
            assert workspace.state == state
        assert len(workspace) == 2
        assert workspace.state == writer.state != state


SAME_TEXT = [
    document("z", published="2024-10-18", publisher="MFA"),
    document("b", published="2024-10-18"),
    document("a"),
    document("y", published="2024-10-19", publisher="MFA"),
]


@pytest.mark.parametrize("order", list(permutations(range(len(SAME_TEXT)))), ids=str)
def test_one_text_under_many_ids_is_one_document_whatever_the_order(
    order: tuple[int, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Workspace.open(tmp_path_factory.mktemp("w") / "x.records") as workspace, workspace.transaction():
        for index in order:
            workspace.add(record(SAME_TEXT[index], "KZ"), SAME_TEXT[index])
        (kept,) = workspace.records()
        (text,) = workspace.documents()
    assert kept == record(SAME_TEXT[3], "KZ")
    assert (text.id, text.published, text.text) == ("y", "2024-10-19", TEXT)


def test_a_text_that_comes_after_its_record_is_added_to_it(path: Path) -> None:
    one = document("a")
    with Workspace.open(path) as workspace:
        workspace.add(record(one))
        assert list(workspace.documents()) == []
        assert workspace.add(record(one), one) == "known"
        assert list(workspace.documents()) == [one]


def test_a_record_of_another_text_is_refused(path: Path) -> None:
    with Workspace.open(path) as workspace, pytest.raises(InputError, match=r"^b\.txt: the record is of another text"):
        workspace.add(record(document("a")), document("b", "Something else."))


@pytest.mark.parametrize("name", ["a", document("a").sha256, document("a").sha256[:8]])
def test_a_document_can_be_withdrawn(path: Path, name: str) -> None:
    kept = document("b", "Other text.")
    with Workspace.open(path) as workspace:
        workspace.add(record(document("a")), document("a"))
        workspace.add(record(kept), kept)
        assert workspace.forget(name) == 1
        assert workspace.forget(name) == 0
        assert list(workspace.documents()) == [kept]


@pytest.mark.parametrize("name", ["", "%", "a%", "_", document("a").sha256[:7], "c"])
def test_only_what_is_named_is_withdrawn(path: Path, name: str) -> None:
    with Workspace.open(path) as workspace:
        workspace.add(record(document("a")), document("a"))
        assert workspace.forget(name) == 0


def _interrupted(workspace: Workspace, other: Document) -> None:
    with workspace.transaction():
        workspace.add(record(other), other)
        workspace.forget("a")
        raise KeyboardInterrupt


def test_a_transaction_that_fails_leaves_no_trace(path: Path) -> None:
    one, other = document("a"), document("b", "Other text.")
    with Workspace.open(path) as workspace:
        workspace.add(record(one), one)
        with pytest.raises(KeyboardInterrupt):
            _interrupted(workspace, other)
        assert list(workspace.documents()) == [one]


def test_a_workspace_that_is_being_written_is_refused_with_the_cure(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kzgraph.workspace._BUSY_SECONDS", 0.05)
    with (
        Workspace.open(path) as first,
        Workspace.open(path) as second,
        first.transaction(),
        pytest.raises(StoreError, match="is being written by another process"),
        second.transaction(),
    ):
        pass


def _garbage(path: Path) -> None:
    path.write_bytes(b"not a database at all, but long enough to be one" * 20)


def _other_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE cookies (name TEXT)")
    connection.close()


def _newer(path: Path) -> None:
    Workspace.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def _cut_off(path: Path) -> None:
    with Workspace.open(path) as workspace, workspace.transaction():
        for number in range(200):
            one = document(f"{number}", f"{number} " * 100)
            workspace.add(record(one), one)
    path.write_bytes(path.read_bytes()[:5000])


def _unreadable_record(path: Path) -> None:
    with Workspace.open(path) as workspace:
        workspace.add(record(document("a")))
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("UPDATE documents SET record = '{}'")
    connection.close()


BAD = [
    ("a record of another form", _unreadable_record, "holds a record that"),
    ("a folder", Path.mkdir, "is a folder"),
    ("no database", _garbage, "is not a workspace"),
    ("another program's database", _other_program, "another program"),
    ("a newer form", _newer, "newer kzgraph"),
    ("a file that was cut off", _cut_off, "is not a workspace"),
]


@pytest.mark.parametrize(("make", "message"), [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_what_is_no_workspace_is_refused_with_a_cure(path: Path, make: object, message: str) -> None:
    assert callable(make)
    make(path)
    with pytest.raises(StoreError, match=message) as caught, Workspace.open(path) as workspace:
        list(workspace.records())
    assert caught.value.cure
    assert str(path) in str(caught.value)


def test_a_workspace_in_no_folder_is_refused_with_the_cure(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder") as caught:
        Workspace.open(tmp_path / "no" / "such.records")
    assert "mkdir" in caught.value.cure


def test_the_folder_for_servers_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Workspace.open(workspace_path("neo4j://localhost")).close()
    assert (tmp_path / ".kzgraph" / "localhost-7687-neo4j.records").is_file()


PATHS = [
    ("kzgraph.kgl", "kzgraph.kgl.records"),
    ("data/my graph.kgl", "data/my graph.kgl.records"),
    ("neo4j://localhost", ".kzgraph/localhost-7687-neo4j.records"),
    ("bolt://localhost:7687/neo4j", ".kzgraph/localhost-7687-neo4j.records"),
    ("neo4j+s://user:secret@db.example:7688/people", ".kzgraph/db.example-7688-people.records"),
    ("neo4j://[::1]:7687/../x", ".kzgraph/_1-7687-.._x.records"),
]


@pytest.mark.parametrize(("address", "expected"), PATHS)
def test_the_workspace_lies_where_the_store_is(address: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEO4J_URI", "NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    assert workspace_path(address) == Path(expected)
