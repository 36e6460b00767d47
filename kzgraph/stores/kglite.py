"""The embedded store: one file, read and written by kglite in this process.

A load changes the graph in memory and puts it in the file's place by one atomic rename at its end, so that a load that
is cut off leaves the old file whole. The file is held for writing only while a load runs; readers take no lock.

A change of a few documents is put into a file beside it (`changes_file.py`), without opening the graph; whoever reads
the graph carries out what is there in memory, and the next load puts all of it into the graph's own file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

import kglite

from kzgraph.errors import StoreError, UsageError
from kzgraph.model import Change, Graph, Result
from kzgraph.stores import amending, changes_file, statements
from kzgraph.stores import load as bookkeeping
from kzgraph.stores.address import FileAddress
from kzgraph.stores.base import Changes, Growth, Progress, StoreInfo
from kzgraph.stores.changes_rows import Unreadable
from kzgraph.stores.delta import Delta, Row
from kzgraph.stores.guard import checked
from kzgraph.stores.kglite_file import check_magic, first_line, open_for_writing, replay_log, stamp, translated
from kzgraph.stores.lease import lease
from kzgraph.stores.load import TOKEN, Load
from kzgraph.stores.plain import from_kglite, without_kglite_own
from kzgraph.stores.reading import Read, count, plan, read_graph, read_load
from kzgraph.stores.schema import constraints

SUPPORTED = "0.21."

# A label that no node has yet is no mistake in a store that has just begun; kglite would print a line on stderr.
kglite.set_query_warning_policy("silent")


ATTEMPTS = 5
"""How often a store is read again that is written just then."""


class _Done(Exception):
    """Leaves kglite's `with` block: only an exception lets go of the file without writing it."""


def open_kglite(address: FileAddress, *, read_only: bool = False) -> KgliteStore:
    """Open a file. StoreError where the path is a folder, no kglite file, in no folder, or missing when read only."""
    path = address.path
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a graph", cure=f"Name a file, such as {path / 'kzgraph.kgl'}.")
    with translated(path):
        if path.exists():
            check_magic(path)
            replay_log(path)
        elif read_only:
            raise StoreError(f"there is no graph at {path}", cure=f"Make it: kzgraph load PATH... --db {path}")
        elif not path.parent.is_dir():
            raise StoreError(f"there is no folder {path.parent}", cure=f"Make it first: mkdir -p {path.parent}")
    return KgliteStore(path, read_only=read_only)


class KgliteStore:
    """A graph in one file; see `kzgraph.stores.base.Store`."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self._path = path
        self._read_only = read_only
        self._snapshot: tuple[tuple[object, object], Any] | None = None

    def replace(
        self,
        graph: Graph,
        *,
        workspace: str,
        state: str = "",
        take_over: bool = False,
        progress: Progress | None = None,
    ) -> Changes:
        """Make the file hold exactly this graph; the old one stays until the new one is whole."""
        self._refuse_reader()
        statements.check(graph)
        wanted, changes = Load(workspace, state=state), Changes()
        with translated(self._path), suppress(_Done), open_for_writing(self._path) as database:
            is_sound = False
            with suppress(StoreError):  # what cannot be carried out is put right by the graph itself
                _catch_up(database, self._path)
                is_sound = True
            delta, load = _planned(database, graph, wanted, take_over, str(self._path))
            if delta.size or load != wanted or not is_sound:
                for definition in constraints():
                    database.cypher(definition.statement)
                _apply(database, delta, progress)
                changes = delta.changes
                self._save(database, bookkeeping.properties(workspace, state, graph, changes, finished=True))
            raise _Done
        return changes

    def amend(
        self,
        change: Change,
        *,
        workspace: str,
        before: str,
        state: str,
        growth: Growth,
        progress: Progress | None = None,
    ) -> Changes:
        """Put the change beside the file, or into it where there is much beside it already."""
        self._refuse_reader()
        statements.check_change(change)
        with translated(self._path):
            if not self._put_beside(change, workspace, before, state, growth):
                with suppress(_Done), open_for_writing(self._path) as database:
                    _catch_up(database, self._path)
                    read = _reader(database)
                    bookkeeping.refuse_other_state(read_load(read), workspace, before, str(self._path))
                    amending.amend(_runner(database), change, amending.more_in_memory)
                    self._save(database, bookkeeping.grown(_load_properties(database), state, growth))
                    raise _Done
        if progress:
            progress(1, 1)
        return growth.changes

    def _put_beside(self, change: Change, workspace: str, before: str, state: str, growth: Growth) -> bool:
        """Whether the change is in the file of changes now; False where the graph has to be opened for it."""
        if not self._path.exists():
            return False
        with lease(self._path):
            known = changes_file.read(self._path)
            if known is None or known.is_full or not known.is_of(self._path):
                return False
            held = known.last
            bookkeeping.refuse_other_state(Load.from_properties(held), workspace, before, str(self._path))
            load = {**bookkeeping.grown(held, state, growth), TOKEN: held[TOKEN]}
            changes_file.append(self._path, known, change, before, load)
        return True

    def _save(self, database: Any, load: Row) -> None:
        """Write the file while it is ours, and begin a new file of changes."""
        said = {**load, TOKEN: uuid4().hex}
        database.cypher(statements.WRITE_LOAD, params={"rows": [said]})
        database.save(str(self._path))
        changes_file.begin(self._path, said)
        self._snapshot = (self._stamps(), database)

    def _refuse_reader(self) -> None:
        if self._read_only:
            raise StoreError(f"{self._path} was opened for reading only")

    def preview(self, graph: Graph, *, workspace: str, take_over: bool = False) -> Changes:
        """What `replace` would do now."""
        statements.check(graph)
        with translated(self._path):
            read = _reader(self._database())
            return plan(read, read_load(read), graph, workspace, take_over, str(self._path)).changes

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None) -> Result:
        """Run one reading statement."""
        statement, database = checked(cypher, parameters or {}), self._current()
        try:
            answer = database.begin_read().cypher(statement, params=dict(parameters or {}))
            columns = tuple(answer.columns)
            return Result(columns, tuple(tuple(from_kglite(row[name]) for name in columns) for row in answer))
        except kglite.ReadOnlyError:
            raise UsageError(
                "the query writes, and queries only read", cure="Change documents and load them."
            ) from None
        except (kglite.KgError, TypeError, ValueError) as error:
            raise UsageError(f"the query cannot be run: {first_line(error)}") from None

    def graph(self) -> Graph:
        """The whole graph as loaded."""
        with translated(self._path):
            return read_graph(_reader(self._current()))

    def last_load(self) -> Load:
        """What the file remembers of its last load, from the file beside it where that is of this very graph."""
        known = changes_file.read(self._path)
        if known is not None and known.is_of(self._path):
            return Load.from_properties(known.last)
        with translated(self._path):
            return read_load(_reader(self._database()))

    def info(self) -> StoreInfo:
        """Kind, address, version and counts."""
        with translated(self._path):
            read = _reader(self._database())
            nodes, relationships = count(read)
            load = read_load(read)
        return StoreInfo(
            kind="kglite",
            address=str(self._path),
            version=kglite.__version__,
            supported=kglite.__version__.startswith(SUPPORTED),
            nodes=nodes,
            relationships=relationships,
            workspace=load.workspace,
            complete=load.complete,
            current=load.current,
        )

    def close(self) -> None:
        """Forget the graph in memory; nothing is locked between loads."""
        self._snapshot = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _current(self) -> Any:
        """The file's graph, if it is in the form that queries know."""
        database = self._database()
        bookkeeping.refuse_incomplete(read_load(_reader(database)), str(self._path))
        return database

    def _database(self) -> Any:
        """The graph in memory with all changes, read again where another process has written since."""
        for _ in range(ATTEMPTS):
            stamps = self._stamps()
            if stamps[0] is None:
                return kglite.KnowledgeGraph()
            if self._snapshot is None or self._snapshot[0] != stamps:
                known = self._snapshot if self._snapshot and self._snapshot[0][0] == stamps[0] else None
                self._snapshot = None  # not a moment with half of the changes
                with translated(self._path):
                    database = known[1] if known else kglite.load(str(self._path))
                    if not _catch_up(database, self._path) and known:  # what was in memory is not in the files any more
                        database = kglite.load(str(self._path))
                        _catch_up(database, self._path)
                self._snapshot = (stamps, database)
            held = self._snapshot[1]
            if stamps == self._stamps():
                break
        return held

    def _stamps(self) -> tuple[object, object]:
        """What changes whenever one of the two files does."""
        return stamp(self._path), stamp(changes_file.changes_path(self._path))


def _planned(database: Any, graph: Graph, wanted: Load, take_over: bool, where: str) -> tuple[Delta, Load]:
    read = _reader(database)
    load = read_load(read)
    return plan(read, load, graph, str(wanted.workspace), take_over, where), load


def _catch_up(database: Any, path: Path) -> bool:
    """Carry out in memory what was changed since the file was written; False where the file of changes does not lead to
    what is in memory then. StoreError where a change cannot be carried out."""
    said, known = _load_properties(database), changes_file.read(path)
    if known is None or not Load.from_properties(said).current:
        return False
    try:
        with translated(path):
            for block in changes_file.waiting(known, said):
                amending.amend(_runner(database), block.change(), amending.more_in_memory)
                said = dict(block.load)
                database.cypher(statements.WRITE_LOAD, params={"rows": [said]})
    except Unreadable as error:
        raise StoreError(
            f"{changes_file.changes_path(path)} holds what is no change: {error}",
            cure="Make the graph again from its workspace: kzgraph rebuild.",
        ) from None
    return all(said.get(name) == known.last.get(name) for name in ("state", TOKEN))


def _load_properties(database: Any) -> Row:
    rows = list(_reader(database)(statements.READ_LOAD))
    return dict(rows[0]["props"]) if rows else {}


def _runner(database: Any) -> amending.Run:
    def run(statement: str, rows: list[Row]) -> Iterable[Mapping[str, Any]]:
        return list(database.cypher(statement, params={"rows": rows}))

    return run


def _apply(database: Any, delta: Delta, progress: Progress | None) -> None:
    done = 0
    for step in delta.steps():
        database.cypher(step.statement, params={"rows": step.rows})
        done += len(step.rows)
        if progress:
            progress(done, delta.size)


def _reader(database: Any) -> Read:
    def read(statement: str) -> Iterable[Mapping[str, Any]]:
        for row in database.cypher(statement):
            yield {**row, "props": without_kglite_own(row["props"])} if "props" in row else row

    return read
