"""One JSON object a line: documents, records, or both; a bad line is refused by its number and the rest goes on."""

from __future__ import annotations

import codecs
import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO, cast

from pydantic import ValidationError

from kzgraph.errors import InputError
from kzgraph.model import Document, Record
from kzgraph.reading.building import build_document
from kzgraph.reading.inputs import MAX_BYTES, Input, Refuse, reason, refuse_known_format
from kzgraph.reading.metadata import BadValue, metadata_from

_CURE = (
    'a line is {"text": "...", "id": ..., "title": ..., "published": "2024-10-18", ...} or a record of kzgraph extract'
)


OTHER_FORMAT = 5
"""So many bad lines, and no good one before them, are a page, JSON over several lines, or another format."""


def read_jsonl(source: Input, refuse: Refuse) -> Iterator[Document | Record]:
    """The documents and records of a file, in order. Raises InputError where the file is empty, unreadable, or begins
    with so many bad lines that it is something else."""
    lines, read, bad = 0, 0, 0
    for number, line in _lines(source, refuse):
        lines = number
        if not line.strip():
            continue
        try:
            found = _read_line(line, f"{source.name}:{number}", f"{source.id}-{number}")
        except InputError as error:
            bad += 1
            refuse(error)
            if not read and bad == OTHER_FORMAT:
                message = f"{source.name}: is not .jsonl: none of its first {bad} lines can be read, the rest is left"
                raise InputError(message, cure=f"write each document on one line: {_CURE}") from error
        else:
            read += 1
            yield found
    if lines == 0:
        raise InputError(f"{source.name}: is empty", cure="leave it out, or check that it was saved")


def read_jsonl_gz(source: Input, refuse: Refuse) -> Iterator[Document | Record]:
    """The same from a compressed file; where it is damaged, the lines before the damage are kept."""

    @contextmanager
    def unpacked() -> Iterator[BinaryIO]:
        with source.open() as stream, gzip.GzipFile(fileobj=stream) as unzipped:
            yield cast(BinaryIO, unzipped)

    return read_jsonl(replace(source, open=unpacked), refuse)


def _lines(source: Input, refuse: Refuse) -> Iterator[tuple[int, bytes]]:
    """Numbered lines, without those that are too long. Damage in the middle goes to `refuse`, with the line."""
    number = 0
    try:
        with source.open() as stream:
            while line := stream.readline(MAX_BYTES + 1):
                number += 1
                if number == 1:
                    refuse_known_format(source.name, line)
                if len(line) > MAX_BYTES:
                    _skip_line(line, stream.readline)
                    refuse(_too_long(f"{source.name}:{number}"))
                    line = b""
                if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                    raise InputError(f"{source.name}: is UTF-16, not UTF-8", cure="save the file as UTF-8")
                yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
    except (EOFError, zlib.error, OSError, ValueError) as error:
        raise _damage(source.name, number + 1, error) from error


def _skip_line(line: bytes, readline: Callable[[int], bytes]) -> None:
    while line and not line.endswith(b"\n"):
        line = readline(MAX_BYTES)


def _read_line(line: bytes, name: str, default_id: str) -> Document | Record:
    values = _object(line, name)
    if "schema" in values:
        return _record(line, name)
    text, document_id = values.get("text"), values.get("id")
    if not isinstance(text, str):
        raise InputError(f"{name}: no text in this line", cure=_CURE)
    if not isinstance(document_id, str | int | None) or isinstance(document_id, bool):
        raise InputError(f"{name}: id is not a line of text", cure=_CURE)
    try:
        metadata = metadata_from(values)
    except BadValue as error:
        raise InputError(f"{name}: {error}", cure=_CURE) from error
    tidy = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return build_document(name, str(document_id or "").strip() or default_id, tidy, metadata)


def _object(line: bytes, name: str) -> dict[str, object]:
    try:
        values = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: is not UTF-8 (byte {error.start + 1})", cure="save the file as UTF-8") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{name}: broken JSON: {error.msg} (column {error.colno})", cure=_CURE) from error
    except (RecursionError, ValueError) as error:
        raise InputError(f"{name}: broken JSON: nested too deeply, or a number too long", cure=_CURE) from error
    if not isinstance(values, dict):
        raise InputError(f"{name}: is not a JSON object", cure=_CURE)
    return values


def _record(line: bytes, name: str) -> Record:
    try:
        return Record.from_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "record"
        what = first["msg"].removeprefix("Value error, ")
        raise InputError(
            f"{name}: not a record of schema 1: {where}: {what}",
            cure="make it anew with kzgraph extract; kzgraph schema prints the form",
        ) from error


def _too_long(name: str) -> InputError:
    return InputError(
        f"{name}: is larger than the {MAX_BYTES // 1_000_000} MB that one document may have", cure="split this document"
    )


def _damage(name: str, number: int, error: Exception) -> InputError:
    if isinstance(error, EOFError | zlib.error | gzip.BadGzipFile):
        where = f"{name}:{number}: the compressed file is damaged from here on"
        return InputError(f"{where} ({reason(error)})", cure="fetch it again; the lines before were read")
    return InputError(f"{name}: cannot be read: {reason(error)}", cure="check that you may read it")
