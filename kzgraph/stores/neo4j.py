"""A Neo4j server, through the official driver.

A load of up to ONE_TRANSACTION rows is one transaction. A larger one goes in batches between two states of the `:Load`
node, begun and finished: until it has finished, the store refuses to answer, and the next load completes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import uuid4

import neo4j
from neo4j.exceptions import ConfigurationError, IncompleteCommit

from kzgraph.errors import StoreError
from kzgraph.model import Change, Graph, Result
from kzgraph.stores import amending, statements
from kzgraph.stores import load as bookkeeping
from kzgraph.stores.address import ServerAddress
from kzgraph.stores.base import Changes, Growth, Progress, StoreInfo
from kzgraph.stores.delta import Delta, Row, Step
from kzgraph.stores.guard import checked
from kzgraph.stores.load import Load
from kzgraph.stores.neo4j_errors import translated
from kzgraph.stores.plain import from_neo4j
from kzgraph.stores.reading import Read, count, plan, read_graph, read_load
from kzgraph.stores.schema import Definition, schema
from kzgraph.stores.splicing import more_on_a_server

ONE_TRANSACTION = 50_000
"""Rows up to which a load is one transaction: a server with the default heap holds that many with ease."""
TIMEOUT = 5.0
"""Seconds to wait for a server to answer at all."""
RETRY_TIME = 60.0
"""Seconds for which a transaction is tried again after passing faults: a server may be started anew meanwhile."""
INDEX_TIME = 600
"""Seconds to wait for new indexes over what is there."""
OLDEST = (5, 1)
"""The tests run on 5.1.0, on 5.26.16 (the 5 series with long-term support) and on 2025.10.1."""
RELATIONSHIP_CONSTRAINTS = (5, 7)
"""The first version in which a relationship's id can be unique; before it the loads alone see to it."""

T = TypeVar("T")


def open_neo4j(address: ServerAddress, *, read_only: bool = False) -> Neo4jStore:
    """Connect. StoreUnreachable where nothing answers, the password is refused or there is no such database."""
    with translated(address):
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
        self,
        graph: Graph,
        *,
        workspace: str,
        state: str = "",
        take_over: bool = False,
        progress: Progress | None = None,
    ) -> Changes:
        """Make the database hold exactly this graph beside what other programs keep there."""
        if self._read_only:
            raise StoreError(f"{self._address} was opened for reading only")
        statements.check(graph)
        load = _Loading(graph, workspace, state, take_over, str(self._address))
        with translated(self._address), self._session() as session:
            missing = _missing(session)
            _define(session, [definition for definition in missing if definition.kind == "CONSTRAINT"])
            delta = _write(session, load.begin)
            if delta.size > ONE_TRANSACTION:
                load.in_batches(session, delta, progress)
            elif progress and delta.size:
                progress(delta.size, delta.size)
            # Last: an index over what is there is made faster than one that grows with every row.
            _define(session, [definition for definition in missing if definition.kind != "CONSTRAINT"])
        return delta.changes

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
        """Carry out the change in one transaction."""
        if self._read_only:
            raise StoreError(f"{self._address} was opened for reading only")
        statements.check_change(change)
        size = len(change.nodes) + len(change.ties) + len(change.more) + len(change.gone) + len(change.gone_ties)
        if size > ONE_TRANSACTION:
            raise StoreError("the change is too large for one transaction", cure="kzgraph rebuild")

        again = False

        def work(tx: neo4j.ManagedTransaction) -> None:
            nonlocal again
            held = tx.run(statements.BEGIN_LOAD, loader=uuid4().hex).single(strict=True)["props"]
            load = Load.from_properties(held)
            if again and load.holds(workspace, state):  # it was done, and the answer was lost
                tx.run(statements.LEAVE_LOAD).consume()
                return
            again = True
            bookkeeping.refuse_other_state(load, workspace, before, str(self._address))
            run = _runner(tx)
            known = amending.number_of(run, change.documents)
            amending.amend(run, change, amending.more_in_memory if known else more_on_a_server)
            run(statements.WRITE_LOAD, [bookkeeping.grown(held, state, growth)])

        with translated(self._address), self._session() as session:
            _write(session, work)
        if progress:
            progress(size, size)
        return growth.changes

    def preview(self, graph: Graph, *, workspace: str, take_over: bool = False) -> Changes:
        """What `replace` would do now."""
        statements.check(graph)
        where = str(self._address)
        return self._read(lambda read: plan(read, read_load(read), graph, workspace, take_over, where).changes)

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None) -> Result:
        """Run one reading statement, in a transaction that the server lets read only."""
        statement = checked(cypher, parameters or {})

        def work(tx: neo4j.ManagedTransaction) -> Result:
            bookkeeping.refuse_incomplete(read_load(_reader(tx)), str(self._address))
            answer = tx.run(statement, dict(parameters or {}))
            columns = tuple(answer.keys())
            return Result(columns, tuple(tuple(from_neo4j(value) for value in row.values()) for row in answer))

        with translated(self._address, query=True), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(work)

    def graph(self) -> Graph:
        """The whole graph as loaded; StoreError where a load was cut off."""

        def work(read: Read) -> Graph:
            bookkeeping.refuse_incomplete(read_load(read), str(self._address))
            return read_graph(read)

        return self._read(work)

    def last_load(self) -> Load:
        """What the database remembers of its last load."""
        return self._read(read_load)

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
            current=load.current,
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
        with translated(self._address), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(lambda tx: work(_reader(tx)))


@dataclass(frozen=True, slots=True)
class _Loading:
    """One load. Its `token` is on the `:Load` node while it lasts; whoever puts another there has taken over."""

    graph: Graph
    workspace: str
    state: str
    take_over: bool
    where: str
    token: str = field(default_factory=lambda: uuid4().hex)

    def begin(self, tx: neo4j.ManagedTransaction) -> Delta:
        """Become the loader and see what is to be done; where that is little, do it all."""
        held = tx.run(statements.BEGIN_LOAD, loader=self.token).single(strict=True)["props"]
        load = Load.from_properties(held)
        delta = plan(_reader(tx), load, self.graph, self.workspace, self.take_over, self.where)
        if not delta.size and load.holds(self.workspace, self.state):
            tx.run(statements.LEAVE_LOAD).consume()
        elif delta.size > ONE_TRANSACTION:
            tx.run(statements.WRITE_LOAD, rows=[{**self._said(delta, finished=False), "loader": self.token}]).consume()
        else:
            for step in (*delta.steps(), Step(statements.WRITE_LOAD, [self._said(delta, finished=True)])):
                tx.run(step.statement, rows=step.rows).consume()
        return delta

    def in_batches(self, session: neo4j.Session, delta: Delta, progress: Progress | None) -> None:
        """Each step in a transaction of its own, and at last the word that all is done."""
        done = 0
        for step in delta.steps():
            _write(session, partial(self._as_loader, step=step))
            done += len(step.rows)
            if progress:
                progress(done, delta.size)
        last = Step(statements.WRITE_LOAD, [self._said(delta, finished=True)])
        _write(session, partial(self._as_loader, step=last))

    def _as_loader(self, tx: neo4j.ManagedTransaction, step: Step) -> None:
        """Run a step, unless another load has begun since: two at once would leave a mixture of both."""
        if tx.run(statements.STILL_LOADER, loader=self.token).single(strict=True).value() != 1:
            raise StoreError(
                f"another load of {self.where} has begun, so this one ended",
                cure="Wait for the other to end; where it was cut off, load once more.",
            )
        tx.run(step.statement, rows=step.rows).consume()

    def _said(self, delta: Delta, *, finished: bool) -> dict[str, Any]:
        return bookkeeping.properties(self.workspace, self.state, self.graph, delta.changes, finished=finished)


def _missing(session: neo4j.Session) -> list[Definition]:
    """The constraints and indexes that are not there yet and that this server takes."""
    known = session.execute_read(_names)
    missing = [definition for definition in schema() if definition.name not in known]
    if any(definition.of_relationships for definition in missing):
        version = session.execute_read(lambda tx: _version(_reader(tx)))
        if _number(version) < RELATIONSHIP_CONSTRAINTS:
            return [definition for definition in missing if not definition.of_relationships]
    return missing


def _define(session: neo4j.Session, definitions: list[Definition]) -> None:
    """Make constraints and indexes, in a transaction of their own, as Neo4j wants, and wait until they serve."""
    if definitions:
        _write(session, lambda tx: [tx.run(definition.statement).consume() for definition in definitions])
        session.run("CALL db.awaitIndexes($seconds)", seconds=INDEX_TIME).consume()


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
    def read(statement: str) -> Iterator[Mapping[str, Any]]:
        answer = tx.run(statement)
        keys = answer.keys()
        # Not `record.data()`, which copies every value: a third of the time of reading a graph.
        return (dict(zip(keys, record.values(), strict=True)) for record in answer)

    return read


def _runner(tx: neo4j.ManagedTransaction) -> amending.Run:
    def run(statement: str, rows: list[Row]) -> list[Mapping[str, Any]]:
        return [record.data() for record in tx.run(statement, rows=rows)]

    return run


def _version(read: Read) -> str:
    components = read("CALL dbms.components() YIELD versions, edition RETURN versions[0] AS version, edition")
    return next((f"{row['version']} {row['edition']}" for row in components), "unknown")


def _number(version: str) -> tuple[int, int]:
    """(5, 26) of "5.26.16 community"; (0, 0) of what is none."""
    found = re.match(r"(\d+)\.(\d+)", version)
    return (int(found[1]), int(found[2])) if found else (0, 0)
