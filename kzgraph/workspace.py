"""What was loaded: documents and their records, in one SQLite file. Records are the truth, the graph is made from them.

Invariant: what a workspace holds does not depend on the order in which documents were added. A document is known by
the sha256 of its text. The same id with another text is another document; the same text under two ids is one
document, known by the head that says more (then by the head whose JSON is smaller). The one exception is wanted: a
record with the very same head as the one held takes its place, so that a better extraction corrects an older one.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from pydantic import ValidationError

from kzgraph.errors import InputError, StoreError
from kzgraph.model import Document, DocumentHead, Record
from kzgraph.stores.address import ServerAddress, parse_address

Added = Literal["new", "known", "replaced"]

APPLICATION_ID = 0x6B7A6772
"""`kzgr` in ASCII: SQLite's own mark (PRAGMA application_id) of what a file is for."""
MIGRATIONS = (
    """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE documents (
        sha256 TEXT PRIMARY KEY, id TEXT NOT NULL, head TEXT NOT NULL, record TEXT NOT NULL, text TEXT, source TEXT
    );
    CREATE INDEX documents_id ON documents (id);
    """,
    """
    CREATE TABLE touched (sha256 TEXT PRIMARY KEY, before TEXT);
    INSERT INTO touched VALUES ('', NULL)
    """,
)
"""Each brings a file to the next version; the number of those that were run is PRAGMA user_version."""
SERVER_FOLDER = ".kzgraph"
_TOUCH = "INSERT OR IGNORE INTO touched VALUES (?, ?)"
"""The record of each document that was changed since the graph was made, as it was then; NULL of one that was not
there. What is noted already stays. The empty digest says that nobody knows what was changed."""
_BUSY_SECONDS = 5.0
_DIGEST = re.compile(r"[0-9a-f]{8,64}")


def workspace_path(address: str | None = None) -> Path:
    """Where the workspace of a store is: beside an embedded store, for a server under `.kzgraph/`.

    `kzgraph.kgl` has `kzgraph.kgl.records`; `neo4j://db.example:7687/people` has
    `.kzgraph/db.example-7687-people.records`. The scheme is no part of it: bolt:// and neo4j:// lead to one database.
    """
    where = parse_address(address)
    if not isinstance(where, ServerAddress):
        return Path(f"{where.path}.records")
    name = f"{where.host}-{where.port}-{where.database or 'neo4j'}"
    return Path(SERVER_FOLDER) / f"{re.sub(r'[^A-Za-z0-9.-]+', '_', name)}.records"


@dataclass(frozen=True, slots=True)
class Touched:
    """Records as JSON by the digests of their texts: of documents that are no more, or were another record, and of
    those that are there instead."""

    gone: Mapping[str, str]
    new: Mapping[str, str]

    def __len__(self) -> int:
        return len(self.gone.keys() | self.new.keys())


class Workspace:
    """One file of documents and records. Use as a context manager, or call `close`."""

    def __init__(self, connection: sqlite3.Connection, path: Path, workspace_id: str) -> None:
        self._connection = connection
        self.path = path
        self.id = workspace_id

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open a workspace; a file that is not there is made, and so is the folder `.kzgraph`.

        Raises StoreError where the path is a folder, another program's file, of a newer kzgraph, or in no folder.
        """
        path = Path(path)
        if path.is_dir():
            raise StoreError(f"{path} is a folder, not a workspace", cure="Name a file by --workspace.")
        with _translated(path):
            if path.parent.name == SERVER_FOLDER:
                path.parent.mkdir(exist_ok=True)
            if not path.parent.is_dir():
                raise StoreError(f"there is no folder {path.parent}", cure=f"Make it first: mkdir -p {path.parent}")
            connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
            try:
                return cls(connection, path, _prepare(connection, path))
            except BaseException:
                connection.close()
                raise

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done within is kept together, or not at all where an exception leaves the block."""
        with _translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # SQLite itself has ended it where the disk is full
                self._connection.execute("ROLLBACK")
            raise
        with _translated(self.path):
            self._connection.execute("COMMIT")

    @contextmanager
    def snapshot(self) -> Iterator[str]:
        """All that is read within is of one moment, whatever other processes write meanwhile; gives its `state`."""
        _ = self.state  # where there is none yet it is written, which a moment held for reading does not allow
        with _translated(self.path):
            self._connection.execute("BEGIN")
        try:
            yield self.state
        finally:
            self._connection.execute("COMMIT")

    def add(self, record: Record, document: Document | None = None) -> Added:
        """Keep a record, and the document that it was extracted from where there is one.

        Returns "new", "known" where nothing that counts was learnt, or "replaced" where the record took the place of
        another one of the same text. InputError where the record was not made from the document's text.
        """
        head = record.document
        if document is not None and document.sha256 != head.sha256:
            raise InputError(
                f"{document.source or document.id}: the record is of another text (sha256 {head.sha256[:8]}…)",
                cure="Extract the document again.",
            )
        with _translated(self.path):
            outcome = self._keep(record)
            if document is not None:
                self._connection.execute(
                    "UPDATE documents SET text = ?, source = ? WHERE sha256 = ? AND text IS NULL",
                    (document.text, document.source, head.sha256),
                )
        return outcome

    def records(self) -> Iterator[Record]:
        """All records, sorted by the sha256 of their text."""
        with _translated(self.path):
            for (record,) in self._connection.execute("SELECT record FROM documents ORDER BY sha256"):
                yield Record.from_json(record)

    def head(self, sha256: str) -> DocumentHead | None:
        """What is known of the document with this text, or None where it is not kept."""
        with _translated(self.path):
            row = self._connection.execute("SELECT head FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
            return DocumentHead.model_validate_json(row[0]) if row else None

    @property
    def state(self) -> str:
        """A digest of all records, whatever order they came in: equal where equal records are kept.

        The sum of the records' digests, so that it is kept up to date without reading the others.
        """
        known = self._meta("state")
        if known is None:
            with _translated(self.path):
                records = (record for (record,) in self._connection.execute("SELECT record FROM documents"))
                known = _total(0, records, ())
            self._set_meta("state", known)
        return known

    def remember(self, key: str, value: Mapping[str, object]) -> None:
        """Note something about what was made of the records, in the place of what was noted before under this key."""
        self._set_meta(f"made:{key}", json.dumps(value, sort_keys=True))

    def remember_graph(self, value: Mapping[str, object]) -> None:
        """Note of the graph what `remember` notes, `records` among it: the state of the records that it was made from.
        From now on `touched` tells what is changed after that."""
        with self.transaction():
            self.remember("graph", value)
            with _translated(self.path):
                self._connection.execute("DELETE FROM touched")
                if self.state != value["records"]:  # changed by another process meanwhile, and nobody knows how
                    self._connection.execute(_TOUCH, ("", None))

    def touched(self) -> Touched | None:
        """What changed since the graph was made; None where that is not known."""
        with _translated(self.path):
            rows = self._connection.execute("SELECT sha256, before FROM touched ORDER BY sha256").fetchall()
        if any(not sha256 for sha256, _ in rows):
            return None
        now = {sha256: self._record(sha256) for sha256, _ in rows}
        changed = [(sha256, before) for sha256, before in rows if before != now[sha256]]
        gone = {sha256: before for sha256, before in changed if before is not None}
        new = {sha256: told for sha256, _ in changed if (told := now[sha256]) is not None}
        return Touched(gone, new)

    def record(self, sha256: str) -> Record | None:
        """The record of the document with this text, or None where it is not kept."""
        row = self._record(sha256)
        with _translated(self.path):
            return Record.from_json(row) if row else None

    def is_state_after(self, before: str, touched: Touched) -> bool:
        """Whether the state is the one `before` with these changes, and no more."""
        return self.state == _total(int(before, 16), touched.new.values(), touched.gone.values())

    def remembered(self, key: str) -> dict[str, Any]:
        """What was noted, {} where nothing was."""
        found: dict[str, Any] = json.loads(self._meta(f"made:{key}") or "{}")
        return found

    def documents(self) -> Iterator[Document]:
        """All documents whose text is known, sorted by its sha256; one that came as a record only is not among them."""
        query = "SELECT head, text, source FROM documents WHERE text IS NOT NULL ORDER BY sha256"
        with _translated(self.path):
            for head, text, source in self._connection.execute(query):
                known = DocumentHead.model_validate_json(head)
                yield Document(**known.model_dump(exclude={"sha256"}), text=text, source=source)

    def forget(self, document: str) -> int:
        """Withdraw a document by its id, its sha256 or the first eight or more digits of it; returns how many went."""
        with _translated(self.path):
            gone = self._withdraw("id = ?", document)
            if not gone and _DIGEST.fullmatch(document):
                gone = self._withdraw("substr(sha256, 1, length(?1)) = ?1", document)
        return gone

    def __len__(self) -> int:
        with _translated(self.path):
            (number,) = self._connection.execute("SELECT count(*) FROM documents").fetchone()
        return int(number)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _record(self, sha256: str) -> str | None:
        with _translated(self.path):
            row = self._connection.execute("SELECT record FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
        return str(row[0]) if row else None

    def _withdraw(self, which: str, document: str) -> int:
        found = self._connection.execute(f"SELECT sha256, record FROM documents WHERE {which}", (document,)).fetchall()
        self._connection.execute(f"DELETE FROM documents WHERE {which}", (document,))
        self._connection.executemany(_TOUCH, found)
        self._count((), [record for _, record in found])
        return len(found)

    def _count(self, come: Iterable[str], gone: Iterable[str]) -> None:
        """Bring the digest of all records up to date; where none is known yet it is made when it is asked for."""
        known = self._meta("state")
        if known is not None:
            self._set_meta("state", _total(int(known, 16), come, gone))

    def _meta(self, key: str) -> str | None:
        with _translated(self.path):
            row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def _set_meta(self, key: str, value: str) -> None:
        with _translated(self.path):
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def _keep(self, record: Record) -> Added:
        new_head, new_record = record.document.model_dump_json(), record.to_json()
        row = self._connection.execute(
            "SELECT head, record FROM documents WHERE sha256 = ?", (record.document.sha256,)
        ).fetchone()
        if row is None:
            self._connection.execute(
                "INSERT INTO documents (sha256, id, head, record) VALUES (?, ?, ?, ?)",
                (record.document.sha256, record.document.id, new_head, new_record),
            )
            self._connection.execute(_TOUCH, (record.document.sha256, None))
            self._count([new_record], ())
            return "new"
        if row[1] == new_record or (row[0] != new_head and _rank(row[0]) < _rank(new_head)):
            return "known"
        self._connection.execute(
            "UPDATE documents SET id = ?, head = ?, record = ? WHERE sha256 = ?",
            (record.document.id, new_head, new_record, record.document.sha256),
        )
        self._connection.execute(_TOUCH, (record.document.sha256, row[1]))
        self._count([new_record], [row[1]])
        return "replaced"


def _total(before: int, come: Iterable[str], gone: Iterable[str]) -> str:
    """The sum of digests, in hex, after some records came and others went."""
    total = before + sum(map(_number, come)) - sum(map(_number, gone))
    return f"{total % 2**256:064x}"


def _number(record: str) -> int:
    return int.from_bytes(hashlib.sha256(record.encode("utf-8", "surrogatepass")).digest())


def _rank(head: str) -> tuple[int, str]:
    """The smaller one is kept: that which leaves less unsaid, then the smaller text."""
    said = DocumentHead.model_validate_json(head).model_dump()
    return sum(value is None for value in said.values()), head


def _prepare(connection: sqlite3.Connection, path: Path) -> str:
    """Check that the file is a workspace, bring it to this version, and return its id."""
    application, version = (_pragma(connection, name) for name in ("application_id", "user_version"))
    empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION_ID and not (empty and application == version == 0):
        raise StoreError(f"{path} is a database of another program", cure="Name another file by --workspace.")
    if version > len(MIGRATIONS):
        raise StoreError(
            f"{path} was written by a newer kzgraph (form {version}, this one knows {len(MIGRATIONS)})",
            cure="Upgrade: pip install --upgrade kzgraph",
        )
    connection.execute("PRAGMA journal_mode = WAL")
    if version < len(MIGRATIONS):
        _migrate(connection)
    with closing(connection.execute("SELECT value FROM meta WHERE key = 'id'")) as found:
        return str(found.fetchone()[0])


def _migrate(connection: sqlite3.Connection) -> None:
    """Run what is missing in one transaction; another process may have been first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for migration in MIGRATIONS[_pragma(connection, "user_version") :]:
            for statement in migration.split(";"):
                connection.execute(statement)
        connection.execute("INSERT OR IGNORE INTO meta VALUES ('id', ?)", (uuid.uuid4().hex,))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Raise SQLite's errors and the operating system's as StoreError."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise StoreError(
                f"{path} is being written by another process", cure="Wait until that load has ended."
            ) from None
        raise StoreError(f"{path} cannot be used: {error}", cure="Check its folder's permissions.") from None
    except sqlite3.DatabaseError as error:
        raise StoreError(
            f"{path} is not a workspace of kzgraph: {error}", cure="Name another file by --workspace."
        ) from None
    except ValidationError as error:
        raise StoreError(
            f"{path} holds a record that this kzgraph cannot read: {error.errors()[0]['msg']}",
            cure="Load its documents again into a new workspace (--workspace).",
        ) from None
    except OSError as error:
        raise StoreError(f"{path} cannot be used: {error.strerror}", cure="Check its folder's permissions.") from None
