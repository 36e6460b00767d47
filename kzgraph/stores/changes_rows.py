"""A change as lines of JSON, and back: what is read is checked, since the file may come from anywhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kzgraph.errors import StoreError
from kzgraph.model import Change, Node, Property, Relationship
from kzgraph.stores import statements

_SETS = ("remade", "gone", "gone_ties", "documents")
_WIDEST = 2**63


class Unreadable(Exception):
    """Lines that are no change."""


def lines_of(change: Change) -> Iterator[bytes]:
    """The lines, each with its line break."""
    yield _line({name: sorted(getattr(change, name)) for name in _SETS})
    for node in change.nodes:
        yield _line({"node": node.id, "labels": node.labels, "properties": node.properties})
    for kind, ties in (("tie", change.ties), ("more", change.more)):
        for tie in ties:
            ends = {"type": tie.type, "from": tie.start, "to": tie.end}
            yield _line({kind: tie.id, **ends, "properties": tie.properties})


def change_from_lines(lines: Iterable[bytes]) -> Change:
    """The change. Raises Unreadable where the lines are not in the form."""
    try:
        first, *rows = map(json.loads, lines)
        sets = {name: frozenset(map(_text, first[name])) for name in _SETS}
        nodes = tuple(_node(row) for row in rows if "node" in row)
        ties = tuple(_tie(row, "tie") for row in rows if "tie" in row)
        more = tuple(_tie(row, "more") for row in rows if "more" in row)
        change = Change(nodes=nodes, ties=ties, more=more, **sets)
        statements.check_change(change)
    except (ValueError, TypeError, KeyError, RecursionError, StoreError) as error:
        raise Unreadable(str(error)) from None
    return change


def _line(value: object) -> bytes:
    return json.dumps(value).encode() + b"\n"


def _node(row: dict[str, Any]) -> Node:
    return Node(_text(row["node"]), tuple(map(_text, row["labels"])), _properties(row["properties"]))


def _tie(row: dict[str, Any], kind: str) -> Relationship:
    tie_id, type_, start, end = (_text(row[name]) for name in (kind, "type", "from", "to"))
    return Relationship(tie_id, type_, start, end, _properties(row["properties"]))


def _properties(said: dict[str, Any]) -> dict[str, Property]:
    return {name: _value(value) for name, value in said.items()}


def _value(value: Any) -> Property:
    if isinstance(value, list):
        if not all(isinstance(item, str | int | float) for item in value):
            raise TypeError("a list of lists")
        return [_value(item) for item in value]  # type: ignore[return-value]  # of no lists, as was just seen
    if isinstance(value, int) and not -_WIDEST <= value < _WIDEST:
        raise ValueError("a number that no store can hold")
    if not isinstance(value, str | int | float):
        raise TypeError("what is no value of a property")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("what is no text")
    return value
