"""A Neo4j server, through the official driver.

A load of up to ONE_TRANSACTION rows is one transaction. A larger one goes in batches between two states of the `:Load`
node, begun and finished: until it has finished, the store refuses to answer, and the next load completes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Self, TypeVar

import neo4j
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
)

from kzgraph.errors import StoreError, StoreUnreachable, UsageError
from kzgraph.model import Graph, Result
from kzgraph.stores import load as bookkeeping
from kzgraph.stores import statements
from kzgraph.stores.address import ServerAddress
from kzgraph.stores.base import Changes, Progress, StoreInfo
from kzgraph.stores.delta import Delta, Step, difference
from kzgraph.stores.guard import checked
from kzgraph.stores.plain import from_neo4j
from kzgraph.stores.reading import Read, count, read_graph, read_load

ONE_TRANSACTION = 50_000
"""Rows up to which a load is one transaction: a server with the default heap holds that many with ease."""
TIMEOUT = 5.0
"""Seconds to wait for a server to answer at all, and to try again after a passing fault."""
SUPPORTED = ("5.26", "2025.")
"""Versions that the tests ran on: 5.26.16 (the 5 series with long-term support) and 2025.10.1."""

T = TypeVar("T")


def open_neo4j(address: ServerAddress, *, read_only: bool = False) -> Neo4jStore:
    """Connect. StoreUnreachable where nothing answers, the password is refused or there is no such database."""
    auth = (address.username, address.password) if address.username else None
    with _translated(address):
        driver = neo4j.GraphDatabase.driver(
            address.uri,
            auth=auth,
            connection_timeout=TIMEOUT,
            connection_acquisition_timeout=2 * TIMEOUT,
            max_transaction_retry_time=TIMEOUT,
            notifications_min_severity="OFF",
            user_agent="kzgraph",
        )
        try:
            with driver.session(database=address.database, default_access_mode=neo4j.READ_ACCESS) as session:
                session.run("RETURN 1").consume()
        except BaseException:
            driver.close()
            raise
    return Neo4jStore(driver, address, read_only=read_only)


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

        def small(tx: neo4j.ManagedTransaction) -> Delta | None:
            delta = self._delta(tx, graph, workspace, take_over)
            if delta is not None and delta.size > ONE_TRANSACTION:
                _mark(tx, workspace, graph, finished=False)
            elif delta is not None:
                _apply(tx, delta.steps)
                _mark(tx, workspace, graph, finished=True)
            return delta

        with _translated(self._address), self._session() as session:
            self._constrain(session, {r.type for r in graph.relationships})
            delta = session.execute_write(small)
            if delta is None:
                return Changes()
            if delta.size > ONE_TRANSACTION:
                self._in_batches(session, delta, progress)
                session.execute_write(_mark, workspace, graph, finished=True)
            elif progress:
                progress(delta.size, delta.size)
        return delta.changes

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None) -> Result:
        """Run one reading statement, in a transaction that the server lets read only and that is never committed."""
        statement = checked(cypher, parameters or {})
        with (
            _translated(self._address, query=True),
            self._session(neo4j.READ_ACCESS) as session,
            session.begin_transaction() as tx,
        ):
            bookkeeping.refuse_incomplete(read_load(_reader(tx)), str(self._address))
            answer = tx.run(statement, dict(parameters or {}))
            columns = tuple(answer.keys())
            rows = tuple(tuple(from_neo4j(value) for value in record.values()) for record in answer)
            tx.rollback()
        return Result(columns, rows)

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
            supported=version.startswith(SUPPORTED),
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

    def _delta(self, tx: neo4j.ManagedTransaction, graph: Graph, workspace: str, take_over: bool) -> Delta | None:
        """What is to be written; None where the database holds this graph already."""
        read = _reader(tx)
        held, load = read_graph(read), read_load(read)
        if not take_over:
            bookkeeping.refuse_other_workspace(load, held, workspace, str(self._address))
        delta = difference(held, graph)
        return delta if delta.size or load.workspace != workspace or not load.complete else None

    def _constrain(self, session: neo4j.Session, types: set[str]) -> None:
        """Constraints are made in a transaction of their own, as Neo4j wants; what is there is not asked for again."""
        known = set(session.execute_read(lambda tx: tx.run("SHOW CONSTRAINTS YIELD name").value()))
        wanted = [text for name, text in statements.constraints(types).items() if name not in known]
        if wanted:
            session.execute_write(lambda tx: [tx.run(text).consume() for text in wanted])

    def _in_batches(self, session: neo4j.Session, delta: Delta, progress: Progress | None) -> None:
        done = 0
        for step in delta.steps:
            session.execute_write(_apply, (step,))
            done += len(step.rows)
            if progress:
                progress(done, delta.size)


def _apply(tx: neo4j.ManagedTransaction, steps: Iterable[Step]) -> None:
    for step in steps:
        tx.run(step.statement, rows=step.rows).consume()


def _mark(tx: neo4j.ManagedTransaction, workspace: str, graph: Graph, *, finished: bool) -> None:
    tx.run(statements.WRITE_LOAD, props=bookkeeping.properties(workspace, graph, finished=finished)).consume()


def _reader(tx: neo4j.ManagedTransaction | neo4j.Transaction) -> Read:
    return lambda statement: (record.data() for record in tx.run(statement))


def _version(read: Read) -> str:
    components = read("CALL dbms.components() YIELD versions, edition RETURN versions[0] AS version, edition")
    return next((f"{row['version']} {row['edition']}" for row in components), "unknown")


@contextmanager
def _translated(address: ServerAddress, *, query: bool = False) -> Iterator[None]:
    """Raise the driver's errors as kzgraph's; with `query`, what is the statement's fault is the caller's."""
    try:
        yield
    except AuthError:
        raise StoreUnreachable(
            f"{address.uri} refuses the user or password", cure="Set NEO4J_USERNAME and NEO4J_PASSWORD."
        ) from None
    except ClientError as error:
        raise _client_error(error, address, query=query) from None
    except Neo4jError as error:
        raise _server_error(error, address) from None
    except (DriverError, ConfigurationError, OSError, ValueError) as error:
        raise _driver_error(error, address, query=query) from None


def _client_error(error: ClientError, address: ServerAddress, *, query: bool) -> Exception:
    code = error.code or ""
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
    return StoreUnreachable(
        f"no Neo4j answers at {address.uri}", cure="Start it (docker compose up -d), or check the address in NEO4J_URI."
    )


def _reason(error: BaseException) -> str:
    text = str(getattr(error, "message", None) or error).strip()
    return (text.splitlines() or [type(error).__name__])[0]
