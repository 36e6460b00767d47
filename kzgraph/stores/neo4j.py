"""A Neo4j server, through the official driver.

A load of up to ONE_TRANSACTION rows is one transaction. A larger one goes in batches between two states of the `:Load`
node, begun and finished: until it has finished, the store refuses to answer, and the next load completes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import uuid4

import neo4j
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
)

from kzgraph.errors import StoreError, StoreUnreachable, UsageError
from kzgraph.model import Graph, Result
from kzgraph.stores import load as bookkeeping
from kzgraph.stores import statements
from kzgraph.stores.address import ServerAddress
from kzgraph.stores.base import Changes, Progress, StoreInfo
from kzgraph.stores.delta import Delta, Step
from kzgraph.stores.guard import checked
from kzgraph.stores.load import Load
from kzgraph.stores.plain import from_neo4j
from kzgraph.stores.reading import Read, count, difference_to, read_graph, read_load
from kzgraph.stores.schema import schema

ONE_TRANSACTION = 50_000
"""Rows up to which a load is one transaction: a server with the default heap holds that many with ease."""
TIMEOUT = 5.0
"""Seconds to wait for a server to answer at all."""
RETRY_TIME = 60.0
"""Seconds for which a transaction is tried again after passing faults: a server may be started anew meanwhile."""
OLDEST = (5, 1)
"""The tests run on 5.1.0, on 5.26.16 (the 5 series with long-term support) and on 2025.10.1."""
RELATIONSHIP_CONSTRAINTS = (5, 7)
"""The first version in which a relationship's id can be unique; before it the loads alone see to it."""

T = TypeVar("T")


def open_neo4j(address: ServerAddress, *, read_only: bool = False) -> Neo4jStore:
    """Connect. StoreUnreachable where nothing answers, the password is refused or there is no such database."""
    with _translated(address):
        try:
            driver = _connect(address, notifications_min_severity="OFF")
        except ConfigurationError:  # servers before 5.7 cannot be asked to keep their advice to themselves
            driver = _connect(address)
    return Neo4jStore(driver, address, read_only=read_only)


def _connect(address: ServerAddress, **options: Any) -> neo4j.Driver:
    driver = neo4j.GraphDatabase.driver(
        address.uri,
        auth=(address.username, address.password) if address.username else None,
        connection_timeout=TIMEOUT,
        connection_acquisition_timeout=2 * TIMEOUT,
        max_transaction_retry_time=RETRY_TIME,
        user_agent="kzgraph",
        **options,
    )
    try:
        with driver.session(database=address.database, default_access_mode=neo4j.READ_ACCESS) as session:
            session.run("RETURN 1").consume()
    except BaseException:
        driver.close()
        raise
    return driver


class Neo4jStore:
    """A graph in one database of a server; see `kzgraph.stores.base.Store`."""

    def __init__(self, driver: neo4j.Driver, address: ServerAddress, *, read_only: bool) -> None:
        self._driver = driver
        self._address = address
        self._read_only = read_only

    def replace(
        self, graph: Graph, *, workspace: str, take_over: bool = False, progress: Progress | None = None
    ) -> Changes:
        """Make the database hold exactly this graph beside what other programs keep there."""
        if self._read_only:
            raise StoreError(f"{self._address} was opened for reading only")
        statements.check(graph)

        loader = uuid4().hex

        def begin(tx: neo4j.ManagedTransaction) -> Delta | None:
            load = Load.from_properties(tx.run(statements.BEGIN_LOAD, loader=loader).single(strict=True)["props"])
            delta = difference_to(_reader(tx), graph)
            if not take_over:
                bookkeeping.refuse_other_workspace(load, bool(delta.held), workspace, str(self._address))
            if not delta.size and load == Load(workspace):
                tx.run(statements.LEAVE_LOAD).consume()
                return None
            small = delta.size <= ONE_TRANSACTION
            said = bookkeeping.properties(workspace, graph, delta.changes, finished=small)
            if small:
                for step in delta.steps():
                    tx.run(step.statement, rows=step.rows).consume()
            tx.run(statements.WRITE_LOAD, rows=[said if small else {**said, "loader": loader}]).consume()
            return delta

        with _translated(self._address), self._session() as session:
            self._define(session)
            delta = _write(session, begin)
            if delta is None:
                return Changes()
            if delta.size > ONE_TRANSACTION:
                self._in_batches(session, delta, loader, progress)
                said = bookkeeping.properties(workspace, graph, delta.changes, finished=True)
                _write(session, lambda tx: self._as_loader(tx, loader, Step(statements.WRITE_LOAD, [said])))
            elif progress:
                progress(delta.size, delta.size)
        return delta.changes

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None) -> Result:
        """Run one reading statement, in a transaction that the server lets read only."""
        statement = checked(cypher, parameters or {})

        def work(tx: neo4j.ManagedTransaction) -> Result:
            bookkeeping.refuse_incomplete(read_load(_reader(tx)), str(self._address))
            answer = tx.run(statement, dict(parameters or {}))
            columns = tuple(answer.keys())
            return Result(columns, tuple(tuple(from_neo4j(value) for value in row.values()) for row in answer))

        with _translated(self._address, query=True), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(work)

    def graph(self) -> Graph:
        """The whole graph as loaded; StoreError where a load was cut off."""

        def work(read: Read) -> Graph:
            bookkeeping.refuse_incomplete(read_load(read), str(self._address))
            return read_graph(read)

        return self._read(work)

    def info(self) -> StoreInfo:
        """Kind, address, version and counts."""
        (nodes, relationships), load, version = self._read(lambda read: (count(read), read_load(read), _version(read)))
        return StoreInfo(
            kind="neo4j",
            address=str(self._address),
            version=version,
            supported=_number(version) >= OLDEST,
            nodes=nodes,
            relationships=relationships,
            workspace=load.workspace,
            complete=load.complete,
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _session(self, access: str = neo4j.WRITE_ACCESS) -> neo4j.Session:
        return self._driver.session(database=self._address.database, default_access_mode=access)

    def _read(self, work: Callable[[Read], T]) -> T:
        with _translated(self._address), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(lambda tx: work(_reader(tx)))

    def _define(self, session: neo4j.Session) -> None:
        """Make the constraints and indexes that are not there yet, in a transaction of their own, as Neo4j wants."""
        known = session.execute_read(_names)
        missing = [definition for definition in schema() if definition.name not in known]
        if missing and any(definition.of_relationships for definition in missing):
            version = session.execute_read(lambda tx: _version(_reader(tx)))
            if _number(version) < RELATIONSHIP_CONSTRAINTS:
                missing = [definition for definition in missing if not definition.of_relationships]
        if missing:
            _write(session, lambda tx: [tx.run(definition.statement).consume() for definition in missing])

    def _in_batches(self, session: neo4j.Session, delta: Delta, loader: str, progress: Progress | None) -> None:
        done = 0
        for step in delta.steps():
            _write(session, partial(self._as_loader, loader=loader, step=step))
            done += len(step.rows)
            if progress:
                progress(done, delta.size)

    def _as_loader(self, tx: neo4j.ManagedTransaction, loader: str, step: Step) -> None:
        """Run a step, unless another load has begun since: two at once would leave a mixture of both."""
        if tx.run(statements.STILL_LOADER, loader=loader).single(strict=True).value() != 1:
            raise StoreError(
                f"another load of {self._address} has begun, so this one ended",
                cure="Wait for the other to end; where it was cut off, load once more.",
            )
        tx.run(step.statement, rows=step.rows).consume()


def _write(session: neo4j.Session, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
    """Run a unit of work that may be run again. The driver repeats it after passing faults (a deadlock, a connection
    that was cut), but for one: where the answer to a commit was lost."""
    try:
        return session.execute_write(work)
    except IncompleteCommit:
        return session.execute_write(work)


def _names(tx: neo4j.ManagedTransaction) -> set[str]:
    """The names of all constraints and indexes."""
    return {name for what in ("CONSTRAINTS", "INDEXES") for name in tx.run(f"SHOW {what} YIELD name").value()}


def _reader(tx: neo4j.ManagedTransaction) -> Read:
    return lambda statement: (record.data() for record in tx.run(statement))


def _version(read: Read) -> str:
    components = read("CALL dbms.components() YIELD versions, edition RETURN versions[0] AS version, edition")
    return next((f"{row['version']} {row['edition']}" for row in components), "unknown")


def _number(version: str) -> tuple[int, int]:
    """(5, 26) of "5.26.16 community"; (0, 0) of what is none."""
    found = re.match(r"(\d+)\.(\d+)", version)
    return (int(found[1]), int(found[2])) if found else (0, 0)


@contextmanager
def _translated(address: ServerAddress, *, query: bool = False) -> Iterator[None]:
    """Raise the driver's errors as kzgraph's; with `query`, what is the statement's fault is the caller's."""
    try:
        yield
    except AuthError:
        raise StoreUnreachable(
            f"{address.uri} refuses the user or password",
            cure="Set NEO4J_USERNAME, and NEO4J_PASSWORD or NEO4J_PASSWORD_FILE.",
        ) from None
    except ClientError as error:
        raise _client_error(error, address, query=query) from None
    except Neo4jError as error:
        raise _server_error(error, address) from None
    except (DriverError, ConfigurationError, OSError, ValueError) as error:
        raise _driver_error(error, address, query=query) from None


def _client_error(error: ClientError, address: ServerAddress, *, query: bool) -> Exception:
    code = error.code or ""
    if code.endswith("General.WriteOnReadOnlyAccessDatabase"):
        return StoreError(
            f"{address} is set to read only on the server", cure="Ask its administrator, or load into another database."
        )
    if code.startswith("Neo.ClientError.Database."):
        return StoreUnreachable(
            f"{address.uri} has no database called {address.database}", cure="Set NEO4J_DATABASE, or leave it out."
        )
    if code.endswith("Statement.AccessMode"):
        return UsageError("the query writes, and queries only read", cure="Change documents and load them.")
    if query:
        return UsageError(f"the query cannot be run: {_reason(error)}")
    return _server_error(error, address)


def _server_error(error: Neo4jError, address: ServerAddress) -> StoreError:
    if "Schema.Constraint" in (error.code or ""):
        return StoreError(
            f"{address} holds nodes or relationships of another program whose ids are in the way: {_reason(error)}",
            cure="Use another database: NEO4J_DATABASE, or a server of its own.",
        )
    return StoreError(f"{address} refused: {_reason(error)}", cure="Try again; the server's log may say more.")


def _driver_error(error: Exception, address: ServerAddress, *, query: bool) -> Exception:
    if query and isinstance(error, ValueError):  # a parameter that no database can hold
        return UsageError(f"the query cannot be run: {_reason(error)}")
    cure = "Start it (docker compose up -d), or check the address in NEO4J_URI"
    if address.scheme.endswith("+s"):
        cure += f"; where its certificate is of its own making, the address begins with {address.scheme}sc://."
    elif "+" not in address.scheme:
        cure += f"; where it takes encrypted connections only, the address begins with {address.scheme}+s://."
    return StoreUnreachable(f"no Neo4j answers at {address.uri}", cure=cure)


def _reason(error: BaseException) -> str:
    text = str(getattr(error, "message", None) or error).strip()
    return (text.splitlines() or [type(error).__name__])[0]
