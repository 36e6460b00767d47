"""The lock by which kglite keeps a second writer from a file, taken without opening the graph in it.

kglite locks `FILE.lock` while a graph is open for writing. Whoever holds that lock here keeps kglite's writers out,
and is kept out by them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kzgraph.errors import StoreError

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def lease(path: Path) -> Iterator[None]:
    """Nobody else writes the graph at this path until the block ends. StoreError where somebody does."""
    file = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    try:
        try:
            _lock(file)
        except (BlockingIOError, PermissionError):
            raise held_by_another(path) from None
        yield
    finally:
        os.close(file)  # which lets go of the lock


def held_by_another(path: Path) -> StoreError:
    """What to raise where another process writes."""
    return StoreError(f"{path} is open in another process", cure="Wait until that load has ended, or end that process.")
