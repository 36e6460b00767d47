"""Who makes a Record of a Document: the grammar of kzgraph, or an installed distribution that registers another one.

A distribution registers a callable, Document → Record, as an entry point of the group `kzgraph.extractors`; see
docs/extractors.md. What it gives is held to what every record keeps: `checked_record`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from pydantic import ValidationError

from kzgraph.errors import InputError, KzgraphError, UsageError
from kzgraph.model import Document, Evidence, Part, Record

Extractor = Callable[[Document], Record]

GROUP = "kzgraph.extractors"
GRAMMAR = "grammar"
EXTRACTORS = {GRAMMAR: "kzgraph.extraction:extract"}
"""The extractors that come with kzgraph, by name, loaded when used. Others register by entry point."""


def require_extractor(name: str) -> None:
    """Raise what `find_extractor` would. What comes with kzgraph is there; importing it, which takes a third of a
    second, waits until there is something to extract."""
    if name not in EXTRACTORS:
        find_extractor(name)


@cache
def find_extractor(name: str) -> Extractor:
    """The extractor of a name. Raises UsageError for an unknown name, KzgraphError for one that cannot be loaded."""
    found = _registered().get(name, [])
    if len(found) != 1:
        known = ", ".join(sorted(_registered()))
        what = "no such extractor" if not found else "registered by more than one distribution"
        raise UsageError(f"extractor {name}: {what}", cure=f"one of: {known}")
    try:
        extractor = found[0].load()
    except Exception as error:
        message = f"extractor {name}: {found[0].value} cannot be loaded: {type(error).__name__}: {error}"
        raise KzgraphError(message, cure="install anew the distribution that registers it") from error
    if not callable(extractor):
        raise KzgraphError(f"extractor {name}: {found[0].value} is no function", cure="it takes a Document")
    return cast(Extractor, extractor)


def _registered() -> dict[str, list[EntryPoint]]:
    """Entry points by name; nobody registers under a name of kzgraph's own."""
    found: dict[str, list[EntryPoint]] = {}
    for point in entry_points(group=GROUP):
        if point not in (others := found.setdefault(point.name, [])):
            others.append(point)
    return found | {name: [EntryPoint(name, value, GROUP)] for name, value in EXTRACTORS.items()}


def checked_record(name: str, document: Document) -> Record:
    """What the extractor of this name makes of a document, checked.

    Raises InputError where it is no record in the published form, is about another document, or has a quote that is
    not exactly the text at its offsets; and whatever the extractor raises.
    """
    record = find_extractor(name)(document)
    if name not in EXTRACTORS:
        record = _in_form(record)
    if record.document != document.head:
        raise InputError("its record is of another document")
    for evidence in _evidence(record):
        if document.text[evidence.start : evidence.end] != evidence.quote:
            raise InputError(f"a quote is not text[{evidence.start}:{evidence.end}]: {evidence.quote[:80]!r}")
    return record


def _in_form(record: object) -> Record:
    """The record read back from its own JSON, for Python lets a model be filled with anything."""
    if not isinstance(record, Record):
        raise InputError(f"it gave a {type(record).__name__}, not a Record")
    try:
        return Record.from_json(record.to_json())
    except ValidationError as error:
        first = error.errors()[0]
        where, what = ".".join(map(str, first["loc"])), first["msg"].removeprefix("Value error, ")
        raise InputError(f"not a record of schema 1: {where}: {what}") from error


def _evidence(part: object) -> Iterator[Evidence]:
    if isinstance(part, Evidence):
        yield part
    elif isinstance(part, Part):
        for field in fields(part):  # type: ignore[arg-type]
            yield from _evidence(getattr(part, field.name))
    elif isinstance(part, tuple):
        for value in part:
            yield from _evidence(value)
