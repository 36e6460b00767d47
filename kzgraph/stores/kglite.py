"""The embedded store: one file, read and written by kglite in this process.

A load changes the graph in memory and puts it in the file's place by one atomic rename at its end, so that a load that
is cut off leaves the old file whole. The file is held for writing only while a load runs; readers take no lock.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import kglite

from kzgraph.errors import StoreError, UsageError
from kzgraph.model import Graph, Result
from kzgraph.stores import load as bookkeeping
from kzgraph.stores import statements
from kzgraph.stores.address import FileAddress
from kzgraph.stores.base import Changes, Progress, StoreInfo
from kzgraph.stores.delta import Delta
from kzgraph.stores.guard import checked
from kzgraph.stores.load import Load
from kzgraph.stores.plain import from_kglite, without_kglite_own
from kzgraph.stores.reading import Read, count, plan, read_graph, read_load
from kzgraph.stores.schema import constraints

MAGIC = b"RGF"
"""How every file of kglite begins."""
SUPPORTED = "0.21."

# A label that no node has yet is no mistake in a store that has just begun; kglite would print a line on stderr.
kglite.set_query_warning_policy("silent")


class _NothingToSave(Exception):
    """Leaves kglite's `with` block: only an exception lets go of the file without writing it."""


def open_kglite(address: FileAddress, *, read_only: bool = False) -> KgliteStore:
    """Open a file. StoreError where the path is a folder, no kglite file, in no folder, or missing when read only."""
    path = address.path
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a graph", cure=f"Name a file, such as {path / 'kzgraph.kgl'}.")
    with _translated(path):
        if path.exists():
            _check_magic(path)
            _replay_log(path)
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
        self._snapshot: tuple[object, Any] | None = None

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
        if self._read_only:
            raise StoreError(f"{self._path} was opened for reading only")
        statements.check(graph)
        try:
            with _translated(self._path), _open_for_writing(self._path) as database:
                changes = _write(database, graph, Load(workspace, state=state), take_over, str(self._path), progress)
        except _NothingToSave:
            return Changes()
        self._snapshot = (_stamp(self._path), database)
        return changes

    def preview(self, graph: Graph, *, workspace: str, take_over: bool = False) -> Changes:
        """What `replace` would do now."""
        statements.check(graph)
        with _translated(self._path):
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
            raise UsageError(f"the query cannot be run: {_first_line(error)}") from None

    def graph(self) -> Graph:
        """The whole graph as loaded."""
        with _translated(self._path):
            return read_graph(_reader(self._current()))

    def last_load(self) -> Load:
        """What the file remembers of its last load."""
        with _translated(self._path):
            return read_load(_reader(self._database()))

    def info(self) -> StoreInfo:
        """Kind, address, version and counts."""
        with _translated(self._path):
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
        """The file's graph in memory, read again where another process has replaced the file."""
        stamp = _stamp(self._path)
        if stamp is None:
            return kglite.KnowledgeGraph()
        if self._snapshot is None or self._snapshot[0] != stamp:
            with _translated(self._path):
                self._snapshot = (stamp, kglite.load(str(self._path)))
        return self._snapshot[1]


def _write(
    database: Any, graph: Graph, wanted: Load, take_over: bool, where: str, progress: Progress | None
) -> Changes:
    read = _reader(database)
    load = read_load(read)
    workspace = str(wanted.workspace)
    delta = plan(read, load, graph, workspace, take_over, where)
    if not delta.size and load == wanted:
        raise _NothingToSave
    for definition in constraints():
        database.cypher(definition.statement)
    _apply(database, delta, progress)
    said = bookkeeping.properties(workspace, wanted.state, graph, delta.changes, finished=True)
    database.cypher(statements.WRITE_LOAD, params={"rows": [said]})
    return delta.changes


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


@contextmanager
def _open_for_writing(path: Path) -> Iterator[Any]:
    # durable="off": no log, since nothing reaches the file before the one save at the end.
    with warnings.catch_warnings():
        # Said of large graphs only, and of no use to a reader: some columns are read into memory instead of mapped.
        warnings.simplefilter("ignore", kglite.MappedFallbackWarning)
        with kglite.open(str(path), durable="off") as database:
            yield database


def _check_magic(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise StoreError(
                f"{path} is not a graph of kzgraph but some other file", cure="Name another file by --db or KZGRAPH_DB."
            )


def _replay_log(path: Path) -> None:
    """Bring in what another program of kglite's wrote and did not save; kzgraph itself leaves no log."""
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        try:
            kglite.open(str(path), durable="normal").close()
        except kglite.WriterLeaseHeldError:
            return  # That program is still at work: its last save is what there is to read.


def _stamp(path: Path) -> object | None:
    """What changes whenever the file is replaced; None where there is no file."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Raise kglite's errors and the operating system's as StoreError."""
    try:
        yield
    except kglite.WriterLeaseHeldError:
        raise StoreError(
            f"{path} is open in another process", cure="Wait until that load has ended, or end that process."
        ) from None
    except kglite.FileFormatError as error:
        raise StoreError(
            f"{path} is damaged or of another version of kglite: {_first_line(error)}",
            cure="Move it away and make it again from the workspace: kzgraph rebuild.",
        ) from None
    except kglite.ConstraintError as error:
        raise StoreError(f"{path} holds nodes of another program in the way: {_first_line(error)}") from None
    except (kglite.KgError, OSError) as error:
        raise StoreError(
            f"{path} cannot be used: {_first_line(error)}", cure="Check the folder's permissions and free space."
        ) from None


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
