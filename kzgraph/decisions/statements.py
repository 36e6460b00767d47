"""Statements that a person may judge: relationships, and nodes that state something themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kzgraph.decisions.line import JUDGED
from kzgraph.errors import NotFound, UsageError, cut
from kzgraph.finding import find_entity, rows_of
from kzgraph.handles import NAMED_IN, handle, is_handle, means
from kzgraph.rendering.palette import words
from kzgraph.stores.statements import LABELS, main_label, prefix

if TYPE_CHECKING:
    from kzgraph.stores.base import Store

_LISTED = 5
_WHAT = "a.name AS subject, type(r) AS type, b.name AS object, r.id AS id"
_EVIDENCE = "r.confirmed AS confirmed, r.quotes AS quotes, r.documents AS documents"


@dataclass(frozen=True, slots=True)
class Statement:
    """`id` is the relationship's or the node's, `words` say it: "Roman Vassilenko held the post Deputy Minister …"."""

    id: str
    words: str
    confirmed: str | None = None
    quotes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    @property
    def handle(self) -> str:
        """What a person types: of a node its id."""
        return handle(self.id)


def find_statement(store: Store, text: str) -> Statement:
    """The statement that is meant: by its handle, its id, or the name or id of a node that states something.

    Raises NotFound where there is none, and UsageError where there are several or the node is only named.
    """
    wanted = text.strip()
    if is_handle(wanted):
        return _by_handle(store, wanted)
    return _relationship(store, wanted) if "|" in wanted else _node(store, wanted)


def statements_about(store: Store, entity: str) -> list[Statement]:
    """All that is stated of the entity with this id or name, sorted by id; raises what `find_entity` raises."""
    node = find_entity(store, entity)
    label = main_label(node)
    pattern = f"MATCH (n:{label} {{id: $id}})-[r]-(x) WHERE type(r) <> $named"
    rows = rows_of(
        store,
        f"{pattern} WITH startNode(r) AS a, r, endNode(r) AS b RETURN {_WHAT}, {_EVIDENCE} ORDER BY id",
        {"id": node, "named": NAMED_IN},
    )
    own = [_node(store, node)] if prefix(label).rstrip(":") in JUDGED else []
    return own + [_statement(row) for row in rows]


def _by_handle(store: Store, wanted: str) -> Statement:
    found = [one for one in _all_ids(store) if means(wanted, one)]
    if not found:
        raise _missing(wanted)
    if len(found) > 1:
        listed = ", ".join(found[:_LISTED])
        raise UsageError(f"{len(found)} statements have the handle {wanted}: {listed}", cure="give the id of one")
    return _relationship(store, found[0])


def _all_ids(store: Store) -> Iterator[str]:
    for label in LABELS:
        statement = f"MATCH (a:{label})-[r]->() WHERE type(r) <> $named RETURN r.id AS id ORDER BY id"
        yield from (str(row["id"]) for row in rows_of(store, statement, {"named": NAMED_IN}))


def _relationship(store: Store, wanted: str) -> Statement:
    start = wanted.partition("|")[0]
    if not any(start.startswith(prefix(label)) for label in LABELS):
        raise _missing(wanted)
    statement = f"MATCH (a:{main_label(start)} {{id: $start}})-[r]->(b) WHERE r.id = $id RETURN {_WHAT}, {_EVIDENCE}"
    rows = rows_of(store, statement, {"start": start, "id": wanted})
    if not rows:
        raise _missing(wanted)
    return _statement(rows[0])


def _node(store: Store, wanted: str) -> Statement:
    node = find_entity(store, wanted)
    label = main_label(node)
    if prefix(label).rstrip(":") not in JUDGED:
        raise UsageError(
            f"{node} is no statement: a person, organisation or country is only named",
            cure=f'see what is stated of it: kzgraph review list "{node}"',
        )
    returned = "n.name AS subject, n.id AS id, n.confirmed AS confirmed, r.quotes AS quotes, r.documents AS documents"
    statement = f"MATCH (n:{label} {{id: $id}})-[r:{NAMED_IN}]->(d:Document) RETURN {returned} ORDER BY r.id"
    rows = rows_of(store, statement, {"id": node})
    quotes, documents = (tuple(x for row in rows for x in row[key] or ()) for key in ("quotes", "documents"))
    first = rows[0] if rows else {"subject": node, "confirmed": None}
    return Statement(node, str(first["subject"] or node), first["confirmed"], quotes, documents)


def _statement(row: dict[str, Any]) -> Statement:
    says = f"{row['subject']} {words(row['type'])} {row['object']}"
    return Statement(row["id"], says, row["confirmed"], tuple(row["quotes"] or ()), tuple(row["documents"] or ()))


def _missing(wanted: str) -> NotFound:
    return NotFound(
        f"there is no statement {cut(wanted)} in the graph",
        cure="kzgraph review list ENTITY lists those about an entity",
    )
