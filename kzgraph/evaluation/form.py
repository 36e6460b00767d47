"""The form of gold: which keys and values an annotation may have. A misspelt one would count as a mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from kzgraph.errors import InputError
from kzgraph.model import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    Country,
    DocumentHead,
    Event,
    EventKind,
    EventStatus,
    Evidence,
    Figure,
    FigureStatus,
    Indicator,
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


_CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("events", "kind"): get_args(EventKind),
    ("events", "status"): get_args(EventStatus),
    ("agreements", "kind"): get_args(AgreementKind),
    ("agreements", "status"): get_args(AgreementStatus),
    ("figures", "indicator"): get_args(Indicator),
    ("figures", "status"): get_args(FigureStatus),
}
"""What stands under a key of the objects of a list."""

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def check_form(document: str, annotation: Mapping[str, Any]) -> None:
    """Raises InputError for a key or value that no annotation has, with the place where it stands."""
    for where, key, known in _strange(annotation, "", _WHOLE):
        raise _refusal(document, f"{where}{key}", "no such key", key, known)
    for name, items in annotation.items():
        if name not in _PARTS:
            continue
        if name != "document" and not isinstance(items, list):
            raise InputError(f"gold of {document}: {name}: not a list", cure="docs/commands.md, under evaluate")
        for place, item in enumerate(items):
            _check_values(document, name, f"{name}.{place}.", item)


def _check_values(document: str, name: str, where: str, item: Any) -> None:
    for key, value in item.items() if isinstance(item, Mapping) else ():
        choices = _CHOICES.get((name, key))
        if choices and value not in choices:
            raise _refusal(document, f"{where}{key}", f"no such {key}: {value}", str(value), choices)
        if key == "date" and value is not None and not _DATE.fullmatch(str(value)):
            cure = "a date is 2024, 2024-05 or 2024-05-31; leave it out where the text gives none"
            raise InputError(f"gold of {document}: {where}date: {value}", cure=cure)


def _refusal(document: str, where: str, what: str, word: str, known: Iterable[str]) -> InputError:
    near = get_close_matches(word, known, 1)
    cure = f"{near[0]}?" if near else f"one of: {', '.join(sorted(known))}"
    return InputError(f"gold of {document}: {where}: {what}", cure=cure)


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


__all__ = ["check_form"]
