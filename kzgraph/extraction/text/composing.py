"""Texts with letters in pieces ("e" and a combining accent; a soft hyphen within a word), and their quotes.

Such a text is read with its letters put together; the quotes of the record then point into the text as it was.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from kzgraph.model import Document, Record

# Combining accents after a letter; soft hyphens, zero-width spaces and joiners between two letters.
_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]")
_PIECES = re.compile(
    r"(?P<letter>[^\W\d_])(?P<marks>[\u0300-\u036f]+)|(?<=[^\W\d_])(?:\u00ad+(?=[^\W\d_])|[\u200b-\u200d\u2060\ufeff]+(?=[^\W\d_A-Z]))"
)


@dataclass(frozen=True, slots=True)
class Composed:
    """A document with whole letters; `places` gives for each of its characters, and its end, the offset as it was."""

    document: Document
    places: tuple[int, ...]


def compose(document: Document) -> Composed | None:
    """The document with its letters put together, or None where all of them are whole."""
    text = document.text
    if text.isascii() or not _MARKS.search(text) or _PIECES.search(text) is None:
        return None
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for match in _PIECES.finditer(text):
        parts.append(text[at : match.start()])
        places.extend(range(at, match.start()))
        if match["letter"]:
            parts.append(unicodedata.normalize("NFC", match.group())[0])
            places.append(match.start())
        at = match.end()
    parts.append(text[at:])
    places.extend(range(at, len(text) + 1))
    return Composed(document.model_copy(update={"text": "".join(parts)}), tuple(places))


def as_written(record: Record, composed: Composed, document: Document) -> Record:
    """The record of a composed document as that of the document itself, with quotes from its own text."""
    told = _moved(record.model_dump(by_alias=True), composed.places, document.text)
    told["document"] = document.head.model_dump()
    return Record.model_validate(told)


def _moved(value: Any, places: tuple[int, ...], text: str) -> Any:
    """A record's values with each piece of evidence at its place in the text."""
    if isinstance(value, dict):
        if {"quote", "start", "end"} <= value.keys():
            start, end = places[value["start"]], places[value["end"]]
            return {**value, "quote": text[start:end], "start": start, "end": end}
        return {key: _moved(part, places, text) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_moved(part, places, text) for part in value]
    return value


__all__ = ["Composed", "as_written", "compose"]
