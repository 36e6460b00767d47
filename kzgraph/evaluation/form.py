"""The form of gold: which keys an annotation may have. A misspelt one would count as nothing wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from kzgraph.errors import InputError
from kzgraph.model import (
    Agreement,
    Country,
    DocumentHead,
    Event,
    Evidence,
    Figure,
    Organisation,
    Part,
    Party,
    Person,
    Record,
    Role,
)


def _keys(part: type[Part], *others: str) -> frozenset[str]:
    return part.keys() | set(others)


_PARTS: dict[str, frozenset[str]] = {
    "people": _keys(Person, "organisation"),
    "roles": _keys(Role),
    "organisations": _keys(Organisation),
    "countries": _keys(Country),
    "events": _keys(Event),
    "agreements": _keys(Agreement),
    "figures": _keys(Figure),
    "participants": _keys(Party),
    "parties": _keys(Party),
    "signatories": _keys(Party),
    "witnesses": _keys(Party),
    "evidence": _keys(Evidence),
    "document": _keys(DocumentHead),
}
"""What an object may hold that stands in the list, or under the key, of this name."""
_WHOLE = _keys(Record) | _keys(DocumentHead) | {"source_url"}


def check_keys(document: str, annotation: Mapping[str, Any]) -> None:
    """Raises InputError for a key that no annotation has, with the place where it stands."""
    for where, key, known in _strange(annotation, "", _WHOLE):
        near = get_close_matches(key, known, 1)
        cure = f"{near[0]}?" if near else f"one of: {', '.join(sorted(known))}"
        raise InputError(f"gold of {document}: {where}{key}: no such key", cure=cure)


def _strange(part: Any, where: str, known: frozenset[str]) -> Iterator[tuple[str, str, frozenset[str]]]:
    """(where, key, the keys known there) for each that is not known."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            if key not in known:
                yield where, key, known
            elif key in _PARTS:
                yield from _strange(value, f"{where}{key}.", _PARTS[key])
    elif isinstance(part, list):
        for place, item in enumerate(part):
            yield from _strange(item, f"{where}{place}.", known)


__all__ = ["check_keys"]
