"""What a database answers, as plain values that are the same on every store.

Strings, numbers, booleans and None stay; dates and times become ISO strings; a node or a relationship becomes its
properties (without `lookup`, which is the stores' own), a path its nodes and relationships. Keys are sorted, so that
the same answer prints the same text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from kzgraph.stores.lookup import LOOKUP

# kglite shows these as properties of every node: the name again, and the label.
_KGLITE_OWN = {"title", "type"}
_NODE, _RELATIONSHIP = {"id", "labels", "properties"}, {"id", "start", "end", "type", "properties"}
_DURATION = {"months", "days", "seconds"}


def from_neo4j(value: Any) -> Any:
    """A value of the Neo4j driver as a plain one."""
    from neo4j.graph import Node, Path, Relationship
    from neo4j.time import Date, DateTime, Duration, Time

    if isinstance(value, Node | Relationship):
        return _mapping({k: v for k, v in value.items() if k != LOOKUP}, from_neo4j)
    if isinstance(value, Path):
        return {"nodes": from_neo4j(list(value.nodes)), "relationships": from_neo4j(list(value.relationships))}
    if isinstance(value, Date | DateTime | Time):
        # Python's own form, as kglite gives it, unless that would lose nanoseconds.
        return value.iso_format() if getattr(value, "nanosecond", 0) % 1000 else value.to_native().isoformat()
    if isinstance(value, Duration):
        return value.iso_format()
    return _plain(value, from_neo4j)


def from_kglite(value: Any) -> Any:
    """A value of kglite as a plain one; nodes, relationships and durations come as dicts with fixed keys."""
    if isinstance(value, dict) and value.keys() == _NODE:
        own = without_kglite_own(value["properties"])
        return _mapping({k: v for k, v in own.items() if k != LOOKUP}, from_kglite)
    if isinstance(value, dict) and value.keys() == _RELATIONSHIP:
        return _mapping({k: v for k, v in value["properties"].items() if k != "type"}, from_kglite)
    if isinstance(value, dict) and value.keys() == _DURATION:
        return _iso_duration(**value)
    return _plain(value, from_kglite)


def without_kglite_own(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties that were set, without those that kglite adds."""
    return {name: value for name, value in properties.items() if name not in _KGLITE_OWN and value is not None}


def _plain(value: Any, convert: Any) -> Any:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _mapping(value, convert)
    if isinstance(value, bytes | bytearray):
        return value.hex()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [convert(item) for item in value]
    return value


def _mapping(value: Mapping[str, Any], convert: Any) -> dict[str, Any]:
    return {name: convert(value[name]) for name in sorted(value)}


def _iso_duration(months: int, days: int, seconds: int) -> str:
    parts = [f"{n}{unit}" for n, unit in ((months, "M"), (days, "D")) if n]
    if seconds:
        parts.append(f"T{seconds}S")
    return "P" + ("".join(parts) or "T0S")
