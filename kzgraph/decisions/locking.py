"""One process at a time: a file that others wait for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 40
    """A byte that no file has: Windows keeps others from reading what is locked."""

    def _lock(file: int) -> None:
        while True:
            os.lseek(file, _FAR, os.SEEK_SET)
            try:
                msvcrt.locking(file, msvcrt.LK_LOCK, 1)
                return
            except OSError:  # it gives up after ten seconds
                continue

    def _unlock(file: int) -> None:
        os.lseek(file, _FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


@contextmanager
def locked(path: Path, *, read_only: bool = False) -> Iterator[int]:
    """The file opened for appending, made where it is not there; nobody else is in here until the block ends. With
    `read_only` it is opened for reading, and has to be there.

    Gives its descriptor. The file locked is the one that has the name now: an editor or git may have put another in
    its place while we waited.
    """
    how = os.O_RDONLY if read_only else os.O_RDWR | os.O_APPEND | os.O_CREAT
    while True:
        file = os.open(path, how | getattr(os, "O_BINARY", 0), 0o666)
        try:
            _lock(file)
            try:
                if _is_at(file, path):
                    yield file
                    return
            finally:
                _unlock(file)
        finally:
            os.close(file)


def _is_at(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), os.stat(path))
    except FileNotFoundError:
        return False
