"""A few documents more are added to what is there; where anything is in the way, all is made anew, and right."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kzgraph import growing
from kzgraph.decisions import NONE, Decisions
from kzgraph.errors import StoreError, StoreUnreachable
from kzgraph.loading import forget, load, rebuild
from kzgraph.model import Change, Graph, Record
from kzgraph.projecting import behind
from kzgraph.resolution.graph import resolve
from kzgraph.resolution.updating import update
from kzgraph.resolution.updating.memory import Shelf, Whole
from kzgraph.stores import changes_file, open_store
from kzgraph.stores.kglite import KgliteStore
from kzgraph.workspace import Workspace
from tests.stores.changes import growth_between, records


class Watch:
    """Counts how often a graph was remembered, and how often documents were brought into one that was."""

    def __init__(self, patched: pytest.MonkeyPatch) -> None:
        self.remembered = self.added_to = 0
        self.fails: BaseException | None = None
        self._updated, self._remember = update.updated, growing._remember
        patched.setattr(update, "updated", self.updated)
        patched.setattr(growing, "_remember", self.remember)
        patched.setattr(growing, "REMEMBERED", ALL)

    def remember(self, *given: Any) -> None:
        self._remember(*given)
        self.remembered += 1

    @contextmanager
    def updated(self, *given: Any) -> Iterator[Change]:
        if self.fails:
            raise self.fails
        with self._updated(*given) as change:
            self.added_to += 1
            yield change


ALL, MORE = 24, 10


@pytest.fixture(scope="module")
def told() -> list[Record]:
    some = list(records())
    Random(3).shuffle(some)
    return some[: ALL + MORE]


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    return Watch(monkeypatch)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, told: list[Record]) -> Path:
    """A folder with a store with the first ALL records."""
    folder = tmp_path_factory.mktemp("template")
    with pytest.MonkeyPatch.context() as patched:
        made = Watch(patched)
        bring(str(folder / "kzgraph.kgl"), told[:ALL])
        assert (made.remembered, made.added_to) == (1, 0)
    return folder


@pytest.fixture
def db(tmp_path: Path, template: Path, watch: Watch) -> str:
    """A store with the first ALL records."""
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    return str(tmp_path / "kzgraph.kgl")


def bring(db: str, some: Sequence[Record], **options: Any) -> Any:
    file = Path(f"{db}.jsonl")
    file.write_text("".join(one.to_json() + "\n" for one in some), "utf-8")
    try:
        return load([file], db, **options)
    finally:
        file.unlink()


def graph(db: str) -> Graph:
    with open_store(db, read_only=True) as store:
        return store.graph()


def test_new_documents_are_added_and_the_report_is_that_of_a_load_that_made_all_anew(
    db: str, told: list[Record], watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes_file, "LEAST_BYTES", 10_000_000)
    whole = Path(db).read_bytes()
    for first in range(ALL, ALL + 6, 2):
        before, after = resolve(told[:first]), resolve(told[: first + 2])
        report = bring(db, told[first : first + 2])
        changes = growth_between(before, after).changes
        # Relationships of documents that were read anew count as written, whether or not they are as before.
        assert replace(report.changes, relationships=0) == replace(changes, relationships=0)
        assert report.changes.relationships >= changes.relationships
        assert graph(db) == after
        again = bring(db, told[first : first + 2])
        assert (again.labels, again.known) == (report.labels, report.new)
        with monkeypatch.context() as patched:
            patched.setattr(growing, "REMEMBERED", 10 * ALL)
            assert rebuild(db).labels == report.labels
        with open_store(db) as store:
            counts = store.run("MATCH (l:Load) RETURN l.nodes AS nodes, l.relationships AS relationships").rows
            assert counts == ((len(after.nodes), len(after.relationships)),)
    assert (watch.remembered, watch.added_to) == (0, 3)
    assert Path(db).read_bytes() == whole  # all of it is beside the file


def test_documents_that_were_kept_for_later_come_with_the_next_load(db: str, told: list[Record], watch: Watch) -> None:
    bring(db, told[ALL : ALL + 1], later=True)
    assert graph(db) == resolve(told[:ALL])
    bring(db, told[ALL + 1 : ALL + 2])
    assert (watch.added_to, graph(db)) == (1, resolve(told[: ALL + 2]))


def test_documents_that_go_or_are_replaced_are_brought_in_as_well(
    db: str, told: list[Record], watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growing, "SHARE", 2)
    forget([told[0].document.sha256], db)
    assert (watch.added_to, graph(db)) == (1, of_workspace(db))
    bring(db, [told[1].model_copy(update={"people": ()}), *told[ALL : ALL + 2]])
    assert (watch.added_to, graph(db)) == (2, of_workspace(db))
    bring(db, [told[0], told[1]])
    assert (watch.added_to, graph(db)) == (3, of_workspace(db))
    assert watch.remembered == 0


def _forget(db: str, told: list[Record]) -> None:
    forget([told[0].document.sha256], db)
    Path(f"{db}.records.memory").unlink()


def _store_gone(db: str, told: list[Record]) -> None:
    Path(db).unlink()


def _store_and_changes_gone(db: str, told: list[Record]) -> None:
    Path(db).unlink()
    Path(f"{db}.changes").unlink()


def _changes_gone(db: str, told: list[Record]) -> None:
    bring(db, told[ALL + 1 : ALL + 2])
    Path(f"{db}.changes").unlink()


def _memory_gone(db: str, told: list[Record]) -> None:
    Path(f"{db}.records.memory").unlink()


def _memory_is_rubbish(db: str, told: list[Record]) -> None:
    Path(f"{db}.records.memory").write_bytes(b"\0rubbish" * 1000)


def _memory_is_older(db: str, told: list[Record]) -> None:
    memory = Path(f"{db}.records.memory")
    before = memory.read_bytes()
    bring(db, told[ALL + 1 : ALL + 2])
    memory.write_bytes(before)


def _workspace_is_older(db: str, told: list[Record]) -> None:
    workspace = Path(f"{db}.records")
    before = workspace.read_bytes()
    bring(db, told[ALL + 1 : ALL + 2])
    workspace.write_bytes(before)


def _by_other_code(db: str, told: list[Record]) -> None:
    with Workspace.open(f"{db}.records") as kept:
        kept.remember("graph", {**kept.remembered("graph"), "state": "0" * 64})


def _many(db: str, told: list[Record]) -> None:
    bring(db, told[ALL + 1 : ALL + 6], later=True)


def _of_an_older_kzgraph(db: str, told: list[Record]) -> None:
    with sqlite3.connect(f"{db}.records") as connection:
        connection.execute("DROP TABLE touched")
        connection.execute("PRAGMA user_version = 1")


WAYS = [
    _forget,
    _store_gone,
    _store_and_changes_gone,
    _changes_gone,
    _memory_gone,
    _memory_is_rubbish,
    _memory_is_older,
    _workspace_is_older,
    _by_other_code,
    _many,
    _of_an_older_kzgraph,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__.strip("_"))
def test_where_anything_else_has_happened_all_is_made_anew_once(
    db: str, told: list[Record], watch: Watch, way: Callable[[str, list[Record]], None]
) -> None:
    way(db, told)
    before = watch.added_to
    bring(db, told[ALL : ALL + 1])
    assert watch.added_to == before
    assert graph(db) == of_workspace(db)
    bring(db, told[ALL + 8 : ALL + 9])
    assert watch.added_to == before + 1
    assert graph(db) == of_workspace(db)


def of_workspace(db: str) -> Graph:
    with Workspace.open(f"{db}.records") as kept:
        return resolve(kept.records())


def test_a_store_that_was_copied_without_its_changes_is_told_to_be_behind(
    db: str, told: list[Record], watch: Watch
) -> None:
    bring(db, told[ALL : ALL + 1])
    Path(f"{db}.changes").unlink()
    with open_store(db, read_only=True) as store, Workspace.open(f"{db}.records") as kept:
        assert store.graph() == resolve(told[:ALL])
        assert behind(store, kept) == "the workspace has changed since this graph was made"


def test_who_made_decisions_gets_all_made_anew(db: str, told: list[Record], watch: Watch) -> None:
    decided = Decisions(different=frozenset({("person:x", "person:y")}))
    bring(db, told[ALL : ALL + 1], decisions=decided)
    assert watch.added_to == 0
    bring(db, told[ALL + 1 : ALL + 2], decisions=NONE)  # the store does not hold what is remembered
    assert (watch.added_to, graph(db)) == (0, of_workspace(db))
    bring(db, told[ALL + 2 : ALL + 3], decisions=NONE)
    assert (watch.added_to, graph(db)) == (1, of_workspace(db))


FAILURES = [Whole("rare"), sqlite3.OperationalError("disk full"), OSError(28, "No space left on device")]


@pytest.mark.parametrize("failure", FAILURES, ids=lambda f: type(f).__name__)
def test_where_a_document_cannot_be_added_all_is_made_anew(
    db: str, told: list[Record], watch: Watch, failure: Exception
) -> None:
    watch.fails = failure
    bring(db, told[ALL : ALL + 1])
    assert graph(db) == of_workspace(db)
    watch.fails = None
    bring(db, told[ALL + 1 : ALL + 2])
    assert (watch.added_to, graph(db)) == (1, of_workspace(db))


class Cut(BaseException):
    """The process ends here."""


@contextmanager
def cut(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, *, after: bool, error: BaseException
) -> Iterator[None]:
    original = getattr(owner, name)

    def failing(*args: Any, **options: Any) -> Any:
        if after:
            original(*args, **options)
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(owner, name, failing)
        yield


@pytest.mark.parametrize(
    ("owner", "name", "after"),
    [
        (KgliteStore, "amend", False),
        (KgliteStore, "amend", True),
        (Workspace, "remember_graph", False),
        (Workspace, "remember_graph", True),
    ],
)
def test_a_load_that_is_cut_off_anywhere_is_finished_by_the_next(
    db: str, told: list[Record], watch: Watch, monkeypatch: pytest.MonkeyPatch, owner: object, name: str, after: bool
) -> None:
    with cut(monkeypatch, owner, name, after=after, error=Cut()), pytest.raises(Cut):
        bring(db, told[ALL : ALL + 1])
    assert graph(db) in (resolve(told[:ALL]), resolve(told[: ALL + 1]))
    bring(db, told[ALL + 1 : ALL + 2])
    assert graph(db) == resolve(told[: ALL + 2])
    bring(db, told[ALL + 2 : ALL + 3])
    assert graph(db) == resolve(told[: ALL + 3])
    assert watch.added_to >= 1


def test_a_store_that_fails_while_it_is_changed_is_made_anew_and_one_out_of_reach_is_told(
    db: str, told: list[Record], watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    with cut(monkeypatch, KgliteStore, "amend", after=False, error=StoreError("no")):
        bring(db, told[ALL : ALL + 1])
    assert graph(db) == resolve(told[: ALL + 1])
    with (
        cut(monkeypatch, KgliteStore, "amend", after=False, error=StoreUnreachable("gone")),
        pytest.raises(StoreUnreachable),
    ):
        bring(db, told[ALL + 1 : ALL + 2])
    assert graph(db) == resolve(told[: ALL + 1])
    bring(db, told[ALL + 2 : ALL + 3])
    assert graph(db) == resolve(told[: ALL + 3])


def test_a_memory_that_cannot_be_written_at_the_end_is_not_used_again(
    db: str, told: list[Record], watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    with cut(monkeypatch, Shelf, "save", after=False, error=sqlite3.OperationalError("disk full")):
        report = bring(db, told[ALL : ALL + 1])
    assert report.changes.nodes
    assert (watch.added_to, graph(db)) == (1, resolve(told[: ALL + 1]))
    bring(db, told[ALL + 1 : ALL + 2])
    assert (watch.added_to, watch.remembered, graph(db)) == (1, 1, resolve(told[: ALL + 2]))


def test_a_folder_in_which_no_memory_can_be_made_does_no_harm(tmp_path: Path, told: list[Record], watch: Watch) -> None:
    db = str(tmp_path / "kzgraph.kgl")
    Path(f"{db}.records.memory").mkdir()
    bring(db, told[:ALL])
    bring(db, told[ALL : ALL + 1])
    assert (watch.added_to, graph(db)) == (0, resolve(told[: ALL + 1]))


def test_what_lies_beside_a_store_is_no_document(db: str, told: list[Record], tmp_path: Path) -> None:
    bring(db, told[ALL : ALL + 1])
    assert {path.name for path in tmp_path.iterdir()} >= {"kzgraph.kgl.changes", "kzgraph.kgl.records.memory"}
    (tmp_path / "suva.txt").write_text("Nothing.", "utf-8")
    assert load([tmp_path], db).refused == ()


def test_a_small_workspace_has_no_memory(tmp_path: Path, told: list[Record], watch: Watch) -> None:
    db = str(tmp_path / "kzgraph.kgl")
    bring(db, told[: ALL - 1])
    assert watch.remembered == 0
    assert not Path(f"{db}.records.memory").exists()


def test_what_another_process_loads_meanwhile_is_not_undone(
    db: str, told: list[Record], watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_whole, others = KgliteStore.replace, [told[ALL + 1]]

    def replace_late(store: KgliteStore, graph: Graph, **given: Any) -> Any:
        if others:  # a whole load of another process, between the making of this graph and its writing
            Path(f"{db}.other").write_text(others.pop().to_json() + "\n", "utf-8")
            load([Path(f"{db}.other").rename(f"{db}.other.jsonl")], db)
        return replace_whole(store, graph, **given)

    bring(db, told[ALL : ALL + 1], later=True)
    monkeypatch.setattr(KgliteStore, "replace", replace_late)
    report = rebuild(db)
    assert report.labels["Document"] == ALL + 2
    assert graph(db) == of_workspace(db) == resolve(told[: ALL + 2])
