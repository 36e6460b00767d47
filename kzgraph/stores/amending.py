"""A change of a graph, carried out in a store: the same steps on every store, given a way to run a statement there.

Whoever calls sees to it that all of it is kept together, or nothing. What is read is only what the change touches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kzgraph.errors import StoreError
from kzgraph.evidence import with_more
from kzgraph.model import EVIDENCE, Change, Relationship
from kzgraph.stores import statements
from kzgraph.stores.delta import BATCH, Row, stored_node, stored_relationship

Run = Callable[[str, list[Row]], Iterable[Mapping[str, Any]]]
"""Runs a statement with rows, and gives its answer's rows by column name."""
Ends = tuple[str, str, str]
"""Type of relationship, main labels of its start and its end."""
More = Callable[[Run, Change], None]
"""How a store adds evidence to relationships that may be there already."""


def amend(run: Run, change: Change, more: More) -> None:
    """Carry out a change. StoreError where another program's node, or a node that is missing, is in the way; then some
    of it may have been done."""
    _refuse_strangers(run, change)
    _take_away(run, change)
    by_labels, ties = defaultdict(list), defaultdict(list)
    for node in change.nodes:
        by_labels[node.labels].append({"id": node.id, "props": stored_node(node)})
    for labels, rows in by_labels.items():
        _in_batches(run, statements.merge_nodes(labels), rows)
    _refuse_gaps(run, change)
    for tie in change.ties:
        ties[ends_of(tie)].append(whole_row(tie))
    for ends, rows in ties.items():
        _in_batches(run, statements.merge_relationships(*ends), rows)
    more(run, change)


def more_in_memory(run: Run, change: Change) -> None:
    """Add evidence where reading and writing whole lists costs nothing: in a store that is in this process."""
    for ends, ties in by_ends(change.more).items():
        rows = [{"id": tie.id, "from": tie.start, "to": tie.end} for tie in ties]
        known = {row["id"]: row for row in _answers(run, statements.known_evidence(*ends), rows)}
        wholes = []
        for tie in ties:
            if tie.id in known:
                lists = {name: known[tie.id][name] for name in EVIDENCE}
                wholes.append(
                    with_more(Relationship(tie.id, tie.type, tie.start, tie.end, lists), tie, change.documents)
                )
            else:
                wholes.append(tie)
        _in_batches(run, statements.merge_relationships(*ends), list(map(whole_row, wholes)))


def by_ends(ties: Iterable[Relationship]) -> dict[Ends, list[Relationship]]:
    """Relationships by what a statement has to name."""
    found = defaultdict(list)
    for tie in ties:
        found[ends_of(tie)].append(tie)
    return found


def ends_of(tie: Relationship) -> Ends:
    """What a statement has to name of a relationship."""
    return tie.type, statements.main_label(tie.start), statements.main_label(tie.end)


def whole_row(tie: Relationship) -> Row:
    """The row that writes a relationship with all its properties."""
    return {"id": tie.id, "from": tie.start, "to": tie.end, "props": stored_relationship(tie)}


def number_of(run: Run, ids: Iterable[str]) -> int:
    """How many of the nodes with these ids are there."""
    return sum(
        row["number"]
        for label, some in _by_label(ids).items()
        for row in _answers(run, statements.present(label), [{"id": one} for one in some])
    )


def _refuse_strangers(run: Run, change: Change) -> None:
    for label, ids in _by_label(node.id for node in change.nodes).items():
        for row in _answers(run, statements.strangers(label), [{"id": one} for one in ids]):
            raise StoreError(
                f"another program keeps a node with the id {row['id']} there",
                cure="Use another database (--database, or a server of its own), or take that node away.",
            )


def _take_away(run: Run, change: Change) -> None:
    """What goes, first: what comes may have its ids."""
    keep: dict[str, list[str]] = defaultdict(list)
    for tie in change.ties:
        for end in {tie.start, tie.end} & change.remade:
            keep[end].append(tie.id)
    ties = defaultdict(list)
    for tie_id in sorted(change.gone_ties):
        for type_, start in _parsed(tie_id):
            statement = statements.delete_relationships(type_, statements.main_label(start))
            ties[statement].append({"id": tie_id, "from": start})
    for statement, rows in ties.items():
        _in_batches(run, statement, rows)
    for label, ids in _by_label(change.remade - change.gone).items():
        kept = [{"id": one, "keep": keep[one]} for one in ids]
        _in_batches(run, statements.cut_from(label), kept)
        _in_batches(run, statements.cut_to(label), kept)
    for label, ids in _by_label(change.gone).items():
        _in_batches(run, statements.delete_nodes(label), [{"id": one} for one in ids])


def _parsed(tie_id: str) -> Iterator[tuple[str, str]]:
    """(type, start) of the relationship with this id: as a rule one, all that it may be where a name has bars."""
    parts = tie_id.split("|")
    for i, part in enumerate(parts[1:], start=1):
        start = "|".join(parts[:i])
        if part in statements.TYPES and statements.is_own(start):
            yield part, start


def _refuse_gaps(run: Run, change: Change) -> None:
    """Both ends of every relationship have to be there, or it would be left out without a word."""
    made = {node.id for node in change.nodes}
    ends = {end for tie in (*change.ties, *change.more) for end in (tie.start, tie.end)} - made
    missing = len(ends) - number_of(run, ends)
    if missing:
        raise StoreError(
            f"{missing} nodes of the graph are missing that a change needs",
            cure="Make the graph again from its workspace: kzgraph rebuild.",
        )


def _by_label(ids: Iterable[str]) -> dict[str, list[str]]:
    found = defaultdict(list)
    for one in sorted(ids):
        found[statements.main_label(one)].append(one)
    return found


def _in_batches(run: Run, statement: str, rows: list[Row]) -> None:
    for first in range(0, len(rows), BATCH):
        run(statement, rows[first : first + BATCH])


def _answers(run: Run, statement: str, rows: list[Row]) -> Iterator[Mapping[str, Any]]:
    for first in range(0, len(rows), BATCH):
        yield from run(statement, rows[first : first + BATCH])
