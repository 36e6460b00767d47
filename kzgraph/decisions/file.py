"""The file of decisions by people, `decisions.jsonl`: one JSON object a line, only ever added to.

It is made to be read, kept under version control and shared: lines of several people can be put together in any order
(`rules.py`). Whoever adds a line holds a lock, and looks first whether it can hold beside all others.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from kzgraph.decisions import NONE, Decisions
from kzgraph.decisions.line import Decision, read_line
from kzgraph.decisions.locking import locked
from kzgraph.decisions.rules import Line, decisions_of
from kzgraph.errors import InputError
from kzgraph.workspace import SERVER_FOLDER

FILE_NAME = "decisions.jsonl"


def decisions_path(workspace: Path) -> Path:
    """Where decisions on the records of a workspace are kept: in its folder, or above `.kzgraph`, for people to see."""
    folder = workspace.parent
    return (folder.parent if folder.name == SERVER_FOLDER else folder) / FILE_NAME


def read_decisions(path: Path, *, needed: bool = False) -> Decisions:
    """What holds by the file; nothing where there is none, unless it is `needed`.

    Raises InputError, naming the line, where the file is not in its form, and Contradiction.
    """
    if not path.exists():
        if needed:
            raise InputError(f"{path}: no such file of decisions", cure=f"name another one, or begin it: touch {path}")
        return NONE
    return decisions_of(read_lines(path), str(path))


def read_lines(path: Path) -> tuple[Line, ...]:
    """All lines as they stand, also where they contradict each other; none where there is no file."""
    try:
        return _parse(path.read_bytes(), str(path))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", cure="name a file of decisions by --decisions") from None


def add_decisions(path: Path, new: Sequence[Decision], *, dry_run: bool = False) -> Decisions:
    """Write decisions at the end of the file, all or none, and return what then holds.

    Safe beside other processes that add at the same time. Raises InputError and Contradiction, and writes nothing,
    where the file or what it would be cannot hold; undoing is always written. With `dry_run` nothing is written.
    """
    if dry_run:
        return _with(read_lines(path), new, path)
    try:
        with locked(path) as file:
            held = _parse(path.read_bytes(), str(path))
            only_undoes = all(decision.decision == "undo" for decision in new)
            after = None if only_undoes else _with(held, new, path)
            _append(file, new)
            return after or _with(held, new, path)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", cure="name a file of decisions by --decisions") from None


def _with(held: Iterable[Line], new: Iterable[Decision], path: Path) -> Decisions:
    return decisions_of((*held, *(Line(0, decision) for decision in new)), str(path))


def _append(file: int, new: Iterable[Decision]) -> None:
    size = os.fstat(file).st_size
    # The last line of a file that was edited by hand may lack its end.
    os.lseek(file, max(size - 1, 0), os.SEEK_SET)
    begins = b"\n" if size and os.read(file, 1) != b"\n" else b""
    data = begins + b"".join(f"{decision.to_json()}\n".encode() for decision in new)
    while data:
        data = data[os.write(file, data) :]
    os.fsync(file)


def _parse(data: bytes, name: str) -> tuple[Line, ...]:
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return tuple(
        Line(number, read_line(line, f"{name}:{number}", last=number == len(lines)))
        for number, line in enumerate(lines, 1)
        if line.strip()
    )
