"""Paths → inputs: which files are read, in which order, and under which id."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from kzgraph.errors import InputError
from kzgraph.reading.signatures import is_html, known_format

Refuse = Callable[[InputError], None]
"""Called with what cannot be read. It may raise (then reading ends) or note the error (then it goes on)."""

_OWN = re.compile(
    r"\.kgl(?:[.-](?:records(?:\.memory)?|changes(?:-\d+)?|lock|lock-owner|wal)(?:-wal|-shm|-journal)?)?$"
)
MAX_BYTES = 10_000_000
"""Of one document. An article has some 10 kB, the longest joint communiqués 200 kB: more is a wrong file."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file or stream. `name` is for messages, `id` for its document, `open` gives its bytes."""

    name: str
    id: str
    extension: str
    open: Callable[[], AbstractContextManager[BinaryIO]]


def find_inputs(paths: Iterable[str | Path], extensions: tuple[str, ...], refuse: Refuse) -> Iterator[Input]:
    """The inputs behind `paths`; what is not there, not a file or of an unknown extension goes to `refuse`."""
    for path in paths:
        try:
            if str(path) == "-":
                yield stdin_input()
            elif _is_folder(Path(path)):
                yield from _folder(Path(path), extensions, refuse)
            else:
                yield file_input(Path(path), extensions)
        except InputError as error:
            refuse(error)


def input_files(paths: Iterable[str | Path], extensions: tuple[str, ...]) -> Iterator[Path]:
    """The files among these that `find_inputs` would read, without opening any; stdin is none of them."""
    for path in map(Path, paths):
        for file in _files(path, _ignore) if str(path) != "-" else ():
            if os.path.isfile(file) and (file == path or extension_of(file.name, extensions)):
                yield file


def file_input(path: Path, extensions: tuple[str, ...], document_id: str | None = None) -> Input:
    """One file; its id is its stem unless given. Raises InputError where it cannot be a document."""
    name = printable(str(path))
    _check_file(path, name)
    extension = extension_of(path.name, extensions)
    if extension is None:
        raise InputError(
            f"{name}: unknown extension {printable(path.suffix) or '(none)'}",
            cure=f"kzgraph reads {', '.join(extensions)}; convert it, or pass its text on stdin: kzgraph extract -",
        )
    return Input(name, document_id or _stem(path.name, extension), extension, lambda: path.open("rb"))


def stdin_input() -> Input:
    """Stdin, its format told by its first bytes. Raises InputError where it cannot be read."""
    try:
        stream = sys.stdin.buffer if sys.stdin else None
        if stream is None:
            raise InputError("stdin: is closed", cure="give a file or a folder")
        buffered = stream if hasattr(stream, "peek") else BufferedReader(stream)  # type: ignore[type-var]
        head = buffered.peek(64)
    except (OSError, ValueError) as error:
        raise InputError(f"stdin: cannot be read: {error}", cure="give a file or a folder") from error
    is_json = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and not known_format(head)
    extension = ".jsonl" if is_json else ".html" if is_html(head) else ".txt"
    # Not closed after reading: stdin belongs to the caller.
    return Input("stdin", "stdin", extension, lambda: nullcontext(buffered))


def read_bytes(source: Input) -> bytes:
    """All bytes of an input that is one document. Raises InputError where it is unreadable, over MAX_BYTES, or of a
    format that is no text."""
    try:
        with source.open() as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise InputError(
            f"{source.name}: cannot be read: {reason(error)}", cure="check that you may read it"
        ) from error
    refuse_known_format(source.name, data)
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{source.name}: is larger than the {MAX_BYTES // 1_000_000} MB that one document may have",
            cure="split it, or give many documents as .jsonl, one a line",
        )
    return data


def refuse_known_format(name: str, data: bytes) -> None:
    """Raise InputError where bytes are a PDF, an image, an archive or the like, whatever the file is called."""
    if found := known_format(data):
        raise InputError(f"{name}: is {found[0]}, not text", cure=found[1])


def extension_of(filename: str, extensions: tuple[str, ...]) -> str | None:
    """The longest of `extensions` that the file's name ends with, whatever its case; None where none fits."""
    fitting = [e for e in extensions if filename.lower().endswith(e) and len(filename) > len(e)]
    return max(fitting, key=len, default=None)


def printable(name: str) -> str:
    """A file's name as it can be shown and stored: bytes that are no text, and control characters, are escaped."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def reason(error: Exception) -> str:
    """What the system says, without its number and the file's name."""
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()


def _stem(filename: str, extension: str) -> str:
    return printable(filename[: len(filename) - len(extension)])


def _check_file(path: Path, name: str) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        if path.is_symlink():
            raise InputError(f"{name}: is a link that leads nowhere", cure="remove or mend the link") from error
        raise InputError(f"{name}: no such file or folder", cure="check the path") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: cannot be read: {reason(error)}", cure="check that you may read it") from error
    if not stat.S_ISREG(mode):
        raise InputError(f"{name}: is not a regular file", cure="pass what it holds on stdin: kzgraph extract -")


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):
        return False  # `file_input` says what is wrong with it


def _folder(top: Path, extensions: tuple[str, ...], refuse: Refuse) -> Iterator[Input]:
    empty = True
    taken: set[str] = set()
    for path in _files(top, refuse):
        empty = False
        try:
            found = file_input(path, extensions, _free_id(path, top, extensions, taken))
        except InputError as error:
            refuse(error)
        else:
            taken.add(found.id)
            yield found
    if empty:
        raise _folder_error(top, "no document in this folder", "check the path")


def _free_id(path: Path, top: Path, extensions: tuple[str, ...], taken: set[str]) -> str:
    # "a.md" is a, and "a.txt" beside it, which comes later, keeps its extension: no name is another one's stem then.
    whole = path.relative_to(top).as_posix()
    short = _stem(whole, extension_of(path.name, extensions) or "")
    return printable(whole) if short in taken else short


_Key = tuple[int, int]  # device and inode: what a folder is, whatever path leads to it


def _files(top: Path, refuse: Refuse) -> Iterator[Path]:
    """All files below a folder, sorted by name, each folder once even where links lead to it again."""
    waiting: list[tuple[Path, tuple[_Key, ...]]] = [(top, ())]
    seen: set[_Key] = set()
    while waiting:
        path, above = waiting.pop()
        if not _is_folder(path):
            yield path
            continue
        try:
            key, entries = _look_into(path)
        except OSError as error:
            refuse(_folder_error(path, f"cannot be read: {reason(error)}", "check that you may read this folder"))
            continue
        if key in above:
            refuse(_folder_error(path, "is a link to a folder that it lies in", "remove the link"))
        elif key not in seen:
            seen.add(key)
            waiting += [(entry, (*above, key)) for entry in reversed(entries)]


def _look_into(folder: Path) -> tuple[_Key, list[Path]]:
    """What a folder is, and what lies in it: links to folders last, so that a document has its real path as id."""
    status = folder.stat()
    paths = [path for path in folder.iterdir() if not path.name.startswith(".") and not is_own(path.name)]
    paths.sort(key=lambda path: (path.is_symlink() and _is_folder(path), path.name))
    return (status.st_dev, status.st_ino), paths


def is_own(name: str) -> bool:
    """Whether a file is kzgraph's own, a store and what lies beside it: no document to be refused by name."""
    return _OWN.search(name) is not None


def _ignore(_: InputError) -> None:
    """Said elsewhere."""


def _folder_error(folder: Path, message: str, cure: str) -> InputError:
    return InputError(f"{printable(str(folder))}: {message}", cure=cure)
