"""What the making of a graph leaves behind for the next few documents: dictionaries in one SQLite file.

A cache and nothing more: it can be deleted at any time, and is not used where it is not of the very graph, code and
lexicon that are asked for. Values are pickled; what is read back may only be made of kzgraph's own values and Python's
containers, so that a file from somebody else can do no harm.

Invariant: what a memory holds is of one moment: all that is changed in a `transaction` is kept together, or not at all.
"""

from __future__ import annotations

import io
import pickle
import sqlite3
from ast import literal_eval
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, Self, TypeVar, cast
from zlib import compress, crc32, decompress

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

FORM = 2
"""Raised whenever a stage remembers otherwise than before."""


class Whole(Exception):
    """The documents change more than can be added: the graph has to be made from all records."""


class Affected(Exception):
    """Documents that are there would be read otherwise: they have to be added anew, with the new ones. `names` are
    names in them of which it has to be found anew whose they are: see `people.py`."""

    def __init__(self, documents: Iterable[str], why: str, names: Iterable[Hashable] = ()) -> None:
        super().__init__(why)
        self.documents = frozenset(documents)
        self.names = frozenset(names)


class Memory:
    """The file. `state` says of which graph it is, "" for none."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._shelves: dict[str, Shelf[Any, Any]] = {}
        self._before: dict[str, Shelf[Any, Any]] = {}

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open a memory, or make one; what is no memory of this form is emptied. Raises sqlite3.Error where the file
        cannot be used."""
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            (form,) = connection.execute("PRAGMA user_version").fetchone()
            if form != FORM:
                _empty(connection)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    @property
    def state(self) -> str:
        """Of which graph it is."""
        row = self._connection.execute("SELECT value FROM said WHERE key = 'state'").fetchone()
        return str(row[0]) if row else ""

    def shelf(self, name: str) -> Shelf[Any, Any]:
        """The dictionary of this name (letters and underscores), always the same object."""
        if name not in self._shelves:
            self._shelves[name] = Shelf(self._connection, name, self.shelf_before(name))
        return self._shelves[name]

    def shelf_before(self, name: str) -> Shelf[Any, Any]:
        """The dictionary of this name as it was before the transaction, whatever has been changed since; not to be
        changed itself."""
        if name not in self._before:
            self._before[name] = Shelf(self._connection, name)
        return self._before[name]  # nothing is written before the transaction ends

    @contextmanager
    def transaction(self, state: str, *, anew: bool = False) -> Iterator[None]:
        """What is changed within is kept, and of the graph `state`, where the block ends; where an exception leaves it
        nothing is. With `anew` all that was there before is dropped first."""
        self._shelves, self._before = {}, {}
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            if anew:
                for (table,) in self._connection.execute(_TABLES).fetchall():
                    self._connection.execute(f"DROP TABLE {table}")
            yield
            for shelf in self._shelves.values():
                shelf.save()
            self._connection.execute("INSERT OR REPLACE INTO said VALUES ('state', ?)", (state,))
        except BaseException:
            self._connection.execute("ROLLBACK")
            self._shelves, self._before = {}, {}
            raise
        self._connection.execute("COMMIT")
        self._shelves, self._before = {}, {}

    def drop(self) -> None:
        """Undo what was changed in this transaction."""
        self._shelves = {}

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'shelf_%'"


class Shelf(MutableMapping[K, V]):
    """A dictionary in the file. What was read from it may be changed in place: `save` finds out what differs.

    Keys are strings, numbers and tuples of them; a key is known by its `repr`. No value is None.
    """

    def __init__(self, connection: sqlite3.Connection, name: str, before: Shelf[K, V] | None = None) -> None:
        """`before` is the same dictionary as it was before the transaction; without it this is that one itself."""
        self._connection, self._before = connection, before
        self._table = f"shelf_{name}"
        self._held: dict[K, V] = {}
        self._was: dict[K, bytes] = {}
        self._gone: set[K] = set()
        columns = "(key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
        connection.execute(f"CREATE TABLE IF NOT EXISTS {self._table} {columns}")

    def fill(self, items: Mapping[K, V]) -> None:
        """Put all of this on a shelf that was never read from."""
        named = sorted((repr(key), key) for key in items)
        rows = ((name, self.sealed(name, _pickled(items[key]))) for name, key in named)
        self._connection.executemany(f"INSERT OR REPLACE INTO {self._table} VALUES (?, ?)", rows)

    def __getitem__(self, key: K) -> V:
        if key in self._held:
            return self._held[key]
        if key in self._gone or (told := self._read(key)) is None:
            raise KeyError(key)
        value: V = _unpickled(told)
        self._held[key] = value
        return value

    def seen(self, key: K) -> V | None:
        """The value of a key, which is not going to be changed by whoever asks; None if there is none. Of one that
        nobody has changed it is read once in a transaction, however often all is begun again."""
        if key in self._held:
            return self._held[key]
        if key in self._gone or self._before is None:
            return self.get(key)
        return self._before.get(key)

    def __contains__(self, key: object) -> bool:
        return key in self._held or (key not in self._gone and self._read(cast(K, key)) is not None)

    def __setitem__(self, key: K, value: V) -> None:
        self._held[key] = value
        self._gone.discard(key)

    def __delitem__(self, key: K) -> None:
        if key not in self:
            raise KeyError(key)
        self._held.pop(key, None)
        self._gone.add(key)

    def __iter__(self) -> Iterator[K]:
        read = self._connection.execute(f"SELECT key FROM {self._table} ORDER BY key").fetchall()
        kept = [key for (text,) in read if (key := literal_eval(text)) not in self._gone]
        yield from dict.fromkeys([*kept, *self._held])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def save(self) -> None:
        """Write what has changed."""
        gone = [(repr(key),) for key in self._gone]
        self._connection.executemany(f"DELETE FROM {self._table} WHERE key = ?", gone)
        for key, value in self._held.items():
            told = _pickled(value)
            if told != self._was.get(key):
                row = (repr(key), self.sealed(repr(key), told))
                self._connection.execute(f"INSERT OR REPLACE INTO {self._table} VALUES (?, ?)", row)

    def _read(self, key: K) -> bytes | None:
        if key not in self._was:
            told = self._stored(key) if self._before is None else self._before._read(key)
            if told is None:
                return None
            self._was[key] = told
        return self._was[key]

    def _stored(self, key: K) -> bytes | None:
        row = self._connection.execute(f"SELECT value FROM {self._table} WHERE key = ?", (repr(key),)).fetchone()
        if row is None:
            return None
        told = bytes(row[0])[_SEAL:]
        if self.sealed(repr(key), told) != row[0]:
            raise pickle.UnpicklingError(f"a value of {self._table} is damaged")
        return told

    def sealed(self, key: str, told: bytes) -> bytes:
        """A value as it is stored, with a checksum: one that is another's, or has lost a bit, is not taken."""
        return crc32(told, crc32(f"{self._table} {key}".encode("utf-8", "surrogatepass"))).to_bytes(_SEAL) + told


_SEAL = 4


class Looked(Mapping[K, V]):
    """A mapping of which each value is found when it is asked for; it cannot be gone through."""

    def __init__(self, look: Callable[[K], V]) -> None:
        """`look` gives the value of a key, or raises KeyError."""
        self._look = look

    def __getitem__(self, key: K) -> V:
        return self._look(key)

    def __iter__(self) -> Iterator[K]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError


LONG = 256
"""Bytes of a value above which it is worth while to compress it: two thirds of all bytes are in such."""
_COMPRESSED = b"\x78"
"""How what zlib has compressed begins; a pickle never does."""


def _unpickled(told: bytes) -> Any:
    try:
        return _Safe(io.BytesIO(decompress(told) if told.startswith(_COMPRESSED) else told)).load()
    except pickle.UnpicklingError:
        raise
    except Exception as error:  # whatever a damaged file brings
        raise pickle.UnpicklingError(f"a value cannot be read: {error}") from None


class _Safe(pickle.Unpickler):
    """Makes nothing but the values of kzgraph's model and resolution, and Python's containers."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, _made.__name__):
            return _made
        if module.startswith(("kzgraph.model", "kzgraph.resolution.")) or (module, name) in _PYTHON_S:
            found = super().find_class(module, name)  # with a dot in its name it could be what the module imports
            if (module, name) in _PYTHON_S or (isinstance(found, type) and found.__module__ == module):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of kzgraph")


_PYTHON_S = {
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("collections", "Counter"),
    ("copyreg", "_reconstructor"),
    ("copyreg", "__newobj__"),
}


def _pickled(value: object) -> bytes:
    to = io.BytesIO()
    pickler = pickle.Pickler(to, 5)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    told = to.getvalue()
    return compress(told, 1) if len(told) > LONG else told


class _Reducers(dict[type, Callable[[Any], Any]]):
    """How values are taken apart: dataclasses that cannot be changed without asking for their fields each time, which
    takes longer than all else."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        parameters = getattr(kind, "__dataclass_params__", None)
        if parameters is None or not parameters.frozen:
            raise KeyError(kind)
        names = _names(kind)

        def reduced(value: Any) -> tuple[object, ...]:
            return _made, (kind, *(getattr(value, name) for name in names))

        self[kind] = reduced
        return reduced


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _made(kind: type, *values: object) -> object:
    """A dataclass that cannot be changed, with the values of its fields."""
    made: object = object.__new__(kind)
    for name, value in zip(_names(kind), values, strict=True):
        object.__setattr__(made, name, value)
    return made


_REDUCERS = _Reducers()


def _empty(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for (table,) in connection.execute(_TABLES).fetchall():
        connection.execute(f"DROP TABLE {table}")
    connection.execute("DROP TABLE IF EXISTS said")
    connection.execute("CREATE TABLE said (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
    connection.execute(f"PRAGMA user_version = {FORM}")
    connection.execute("COMMIT")
