"""Texts with letters in pieces ("e" and a combining accent; a soft hyphen within a word) or with marks about words
(Markdown's emphasis and links), and their quotes.

Such a text is read with its letters put together and without the marks; the quotes of the record then point into the
text as it was.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kzgraph.model import Document, Record

# Combining accents after a letter; soft hyphens, zero-width spaces and joiners between two letters.
_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]")
_PIECES = re.compile(
    r"(?P<letter>[^\W\d_])(?P<marks>[\u0300-\u036f]+)|(?<=[^\W\d_])(?:\u00ad+(?=[^\W\d_])|[\u200b-\u200d\u2060\ufeff]+(?=[^\W\d_A-Z]))"
)
# "**name**", "*name*", "__name__", over wrapped lines too. One that fills its line is a heading, "**Name:**" a speaker.
_EMPHASIS = re.compile(
    r"(?<![\w*\\])(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?:(?!(?P=mark))[^\n]|\n(?=[ \t]*\w)){1,300}"
    r"(?<=[^\s*_:])(?P<close>(?P=mark))(?![\w*_:])"
)
# "[name](https://…)"; not "![picture](…)".
_LINK = re.compile(
    r"(?<!!)(?P<mark>\[)(?:[^\[\]\n]|\n(?![ \t]*\n)){1,300}"
    r'(?P<close>\]\((?:https?://|mailto:|[/#.])[^\s()]*(?: +"[^"\n]*")?\))'
)

# What stands at [start, end) of a text, and what is read there instead.
Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Composed:
    """A document as it is read; `starts` and `ends` give for each of its characters where it was."""

    document: Document
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    marks: dict[int, int]
    """{offset: offset} of the two ends of each mark that was taken out, both ways."""

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece stands in the text as it was, with the marks at its ends."""
        first, last = self.starts[start], self.ends[end - 1]
        return min(first, self.marks.get(first, first)), max(last, self.marks.get(last, last))


def compose(document: Document) -> Composed | None:
    """The document with its letters put together and without marks, or None where there is nothing to do."""
    text = document.text
    edits = sorted([*_letters(text), *_unmarked(text)])
    if not edits:
        return None
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    marks: dict[int, int] = {}
    at = 0
    for start, end, instead in [*edits, (len(text), len(text), "")]:
        if start < at:  # within the address of a link
            continue
        parts += [text[at:start], instead]
        starts += [*range(at, start), *[start] * len(instead)]
        ends += [*range(at + 1, start + 1), *[end] * len(instead)]
        if not instead:
            marks |= {start: end, end: start}
        at = end
    return Composed(document.model_copy(update={"text": "".join(parts)}), tuple(starts), tuple(ends), marks)


def _letters(text: str) -> Iterator[Edit]:
    """Letters in pieces, whole."""
    if text.isascii() or not _MARKS.search(text):
        return
    for match in _PIECES.finditer(text):
        whole = unicodedata.normalize("NFC", match.group())[0] if match["letter"] else ""
        yield match.start(), match.end(), whole


def _unmarked(text: str) -> Iterator[Edit]:
    """The marks of emphasis and links about words."""
    found = [m for m in _EMPHASIS.finditer(text) if not _is_line(text, m)] if "*" in text or "_" in text else []
    if "](" in text:
        found += _LINK.finditer(text)
    for match in found:
        yield match.start(), match.end("mark"), ""
        yield match.start("close"), match.end(), ""


def _is_line(text: str, match: re.Match[str]) -> bool:
    """Whether nothing else stands in the line, or in the item of a list."""
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    end = text.find("\n", match.end())
    return not before.strip(" >#-•\t") and not text[match.end() : None if end < 0 else end].strip()


def as_written(record: Record, composed: Composed, document: Document) -> Record:
    """The record of a composed document as that of the document itself, with quotes from its own text."""
    told = _moved(record.model_dump(by_alias=True), composed, document.text)
    told["document"] = document.head.model_dump()
    return Record.model_validate(told)


def _moved(value: Any, composed: Composed, text: str) -> Any:
    """A record's values with each piece of evidence at its place in the text."""
    if isinstance(value, dict):
        if {"quote", "start", "end"} <= value.keys():
            start, end = composed.place(value["start"], value["end"])
            return {**value, "quote": text[start:end], "start": start, "end": end}
        return {key: _moved(part, composed, text) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_moved(part, composed, text) for part in value]
    return value


__all__ = ["Composed", "as_written", "compose"]
