"""The file of decisions by people, `decisions.jsonl`: one JSON object a line, only ever added to.

It is made to be read, kept under version control and shared: lines of several people can be put together in any order
(`rules.py`). Whoever adds a line holds a lock, and looks first whether it can hold beside all others.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kzgraph.decisions import NONE, Decisions
from kzgraph.decisions.line import Decision, read_line
from kzgraph.decisions.locking import locked
from kzgraph.decisions.rules import Line, decisions_of
from kzgraph.errors import Contradiction, InputError

FILE_NAME = "decisions.jsonl"


def read_decisions(path: Path, *, needed: bool = False) -> Decisions:
    """What holds by the file; nothing where there is none, unless it is `needed`.

    Raises InputError, naming the line, where the file is not in its form, and Contradiction.
    """
    if not path.exists():
        if needed:
            raise InputError(f"{path}: no such file of decisions", cure=f"name another one, or begin it: touch {path}")
        return NONE
    return decisions_of(read_lines(path), str(path))


@contextmanager
def holding(path: Path, *, needed: bool = False) -> Iterator[Decisions]:
    """As `read_decisions`, and nobody adds a decision until the block ends: what is made there has all of them."""
    with ExitStack() as stack:
        if path.exists():
            with _translated(path):
                stack.enter_context(locked(path, read_only=True))
        yield read_decisions(path, needed=needed)


def read_lines(path: Path) -> tuple[Line, ...]:
    """All lines as they stand, also where they contradict each other; none where there is no file."""
    try:
        return _parse(path.read_bytes(), str(path))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise _unusable(path, error) from None


@contextmanager
def adding(path: Path, new: Sequence[Decision], *, dry_run: bool = False) -> Iterator[Decisions]:
    """Write decisions at the end of the file, all or none; gives what then holds.

    Nobody else adds before the block ends, so that what is done there is done in the order of the decisions. Raises
    InputError and Contradiction, and writes nothing, where the file or what it would be cannot hold; what is undone is
    written all the same, since that is the way out. With `dry_run` nothing is written.
    """
    undoes = all(decision.decision == "undo" for decision in new)
    # Looked at before too, so that what is refused does not even leave an empty file.
    before = NONE if undoes and not dry_run else _with(read_lines(path), new, path)
    if dry_run or not (new or path.exists()):
        yield before
        return
    with ExitStack() as stack:
        with _translated(path):
            file = stack.enter_context(locked(path))
            after = _add(file, new, path, undoes=undoes)
        yield after


def _add(file: int, new: Sequence[Decision], path: Path, *, undoes: bool) -> Decisions:
    held = _parse(path.read_bytes(), str(path))
    if undoes:
        _append(file, new)
        return _after_undoing(held, new, path)
    after = _with(held, new, path)
    _append(file, new)
    return after


def _after_undoing(held: Iterable[Line], new: Iterable[Decision], path: Path) -> Decisions:
    try:
        return _with(held, new, path)
    except Contradiction as error:
        raise Contradiction(f"the undoing is kept, but there is more: {error}", cure=error.cure) from None


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unusable(path, error) from None


def _unusable(path: Path, error: OSError) -> InputError:
    return InputError(f"{path}: {error.strerror}", cure="name a file of decisions by --decisions")


def _with(held: Iterable[Line], new: Iterable[Decision], path: Path) -> Decisions:
    return decisions_of((*held, *(Line(0, decision) for decision in new)), str(path))


def _append(file: int, new: Iterable[Decision]) -> None:
    data = b"".join(f"{decision.to_json()}\n".encode() for decision in new)
    size = os.fstat(file).st_size
    # The last line of a file that was edited by hand may lack its end.
    os.lseek(file, max(size - 1, 0), os.SEEK_SET)
    if data and size and os.read(file, 1) != b"\n":
        data = b"\n" + data
    while data:
        data = data[os.write(file, data) :]
    os.fsync(file)


def _parse(data: bytes, name: str) -> tuple[Line, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{name} is in UTF-16, and a file of decisions is in UTF-8", cure="save it as UTF-8")
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return tuple(
        Line(number, read_line(line, f"{name}:{number}", last=number == len(lines)))
        for number, line in enumerate(lines, 1)
        if line.strip()
    )
