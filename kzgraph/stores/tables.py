"""Nodes and relationships as tables of CSV, in the form that neo4j-admin reads.

A table holds the nodes with the same labels, or the relationships of one type. Where a property has two types (a
number whole here and broken there), one has two tables, since a column has one type. A missing property is an empty
cell, an empty text is `""`, and texts may hold anything, line breaks too. CSV has no form for an empty list or one of a
single empty text: such a property is named in a column of its own, MARKER, for whoever makes it afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kzgraph.errors import StoreError
from kzgraph.model import Graph, Node, Property, Relationship

MARKER = "_lists"
"""No property of a graph begins with an underscore."""
SPACE = "kzgraph"
"""The one space of ids, which are unique over all labels."""
SEPARATORS = ("\x1f", "\x1e", "\x1d", "\x1c", *map(chr, range(0xE000, 0xF900)))
"""What may part the items of a list: ASCII's own characters for it, then those that Unicode leaves to private use."""
_TYPES: dict[type, str] = {bool: "boolean", int: "long", float: "double", str: "string"}
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_JAVA = {"True": "true", "False": "false", "inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}
"""What Java writes otherwise than Python."""

Thing = Node | Relationship
Stored = Callable[[Any], dict[str, Any]]
"""From a node or relationship to its properties as a store keeps them, the id among them."""


@dataclass(slots=True)
class Table:
    """One file. `kind` is nodes or relationships, `of` the labels or the type, between colons.

    `columns` has the type of each property, `formless` the (property, length) of lists that CSV cannot hold; `broken`
    says that a text goes over more than one line, `longest` how many characters the texts of one row have at most.
    """

    kind: str
    of: str
    name: str
    columns: dict[str, str] = field(default_factory=dict)
    things: list[Thing] = field(default_factory=list)
    formless: set[tuple[str, int]] = field(default_factory=set)
    broken: bool = False
    longest: int = 0

    def takes(self, types: dict[str, str]) -> bool:
        """Whether these columns can be added."""
        return all(self.columns.get(name, type_) == type_ for name, type_ in types.items())

    def add(self, thing: Thing, types: dict[str, str]) -> None:
        """Put a node or relationship at the end."""
        self.columns |= types
        self.things.append(thing)
        self.formless |= _formless(thing.properties).items()
        ends = (thing.start, thing.end) if isinstance(thing, Relationship) else ()
        texts = [text for value in (thing.id, *ends, *thing.properties.values()) for text in _texts(value)]
        self.broken = self.broken or any("\n" in text or "\r" in text for text in texts)
        self.longest = max(self.longest, sum(map(len, texts)))


def tables(kind: str, groups: dict[str, list[Thing]], own: dict[str, str]) -> Iterator[Table]:
    """The tables of `groups` (labels or type -> what has them); `own` are columns that all have beside properties.

    StoreError for a property that no database can hold, or that has a name which no header can.
    """
    for of in sorted(groups):
        found: list[Table] = []
        for thing in groups[of]:
            types = own | _types(thing)
            table = next((table for table in found if table.takes(types)), None)
            if table is None:
                number = f"-{len(found) + 1}" if found else ""
                table = Table(kind, of, f"{kind}-{of.replace(':', '-')}{number}.csv")
                found.append(table)
            table.add(thing, types)
        yield from found


def separator(graph: Graph) -> str:
    """A character that no item of a list has, and that can therefore part them."""
    things: tuple[Thing, ...] = (*graph.nodes, *graph.relationships)
    lists = [value for thing in things for value in thing.properties.values() if isinstance(value, list)]
    for character in SEPARATORS:
        if not any(character in text for items in lists for text in _texts(items)):
            return character
    raise StoreError("the texts use every character that could part the items of a list")


def csv_lines(table: Table, stored: Stored, between: str) -> Iterator[str]:
    """The header, then a line for each node or relationship; `between` parts the items of a list."""
    names = sorted(table.columns.keys() - ({"id"} if table.kind == "nodes" else set()))
    ids = [f"id:ID({SPACE})"] if table.kind == "nodes" else [f":START_ID({SPACE})", f":END_ID({SPACE})"]
    yield ",".join([*ids, *(f"{name}:{table.columns[name]}" for name in names)]) + "\n"
    for thing in table.things:
        ids = [thing.id] if isinstance(thing, Node) else [thing.start, thing.end]
        values = stored(thing)
        if table.formless:
            values = _marked(values)
        yield ",".join([*map(_quoted, ids), *(_cell(values.get(name), between) for name in names)]) + "\n"


def mark(name: str, length: int) -> str:
    """What MARKER says of a list."""
    return f"{name}={length}"


def _types(thing: Thing) -> dict[str, str]:
    types = {}
    for name, value in thing.properties.items():
        if not _NAME.fullmatch(name):
            raise StoreError(f"{thing.id} has a property {name!r}: a name has letters, digits and underscores only")
        types[name] = _type(value, f"{thing.id}: {name}")
    formless = _formless(thing.properties)
    kept = {name: type_ for name, type_ in types.items() if name not in formless}
    return {**kept, MARKER: "string[]"} if formless else kept


def _type(value: Property, where: str) -> str:
    kinds: set[type] = set(map(type, value)) if isinstance(value, list) else {type(value)}
    if kinds == {int, float}:
        kinds = {float}
    if len(kinds) > 1 or not kinds <= _TYPES.keys():
        raise StoreError(f"{where} holds what no database does: {value!r:.80}")
    return _TYPES[kinds.pop() if kinds else str] + ("[]" if isinstance(value, list) else "")


def _formless(properties: dict[str, Any]) -> dict[str, int]:
    """The lists that CSV cannot hold, with their lengths."""
    return {name: len(value) for name, value in properties.items() if isinstance(value, list) and value in ([], [""])}


def _marked(properties: dict[str, Any]) -> dict[str, Any]:
    marks = [mark(*formless) for formless in sorted(_formless(properties).items())]
    return {**properties, MARKER: marks or None}


def _texts(value: Property) -> Iterable[str]:
    if isinstance(value, str):
        return (value,)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else ()


def _cell(value: Property | None, between: str) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return _quoted(between.join(item if isinstance(item, str) else _number(item) for item in value))
    return _quoted(value) if isinstance(value, str) else _number(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _number(value: float) -> str:
    text = repr(value)
    return _JAVA.get(text, text)
