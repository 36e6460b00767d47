"""The file of an embedded store: opened for writing, looked at without opening it, and its errors told as ours."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import kglite

from kzgraph.errors import StoreError
from kzgraph.stores.lease import held_by_another

MAGIC = b"RGF"
"""How every file of kglite begins."""


@contextmanager
def open_for_writing(path: Path) -> Iterator[Any]:
    # durable="off": no log, since nothing reaches the file before the one save at the end.
    with warnings.catch_warnings():
        # Said of large graphs only, and of no use to a reader: some columns are read into memory instead of mapped.
        warnings.simplefilter("ignore", kglite.MappedFallbackWarning)
        with kglite.open(str(path), durable="off") as database:
            yield database


def check_magic(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            beside = Path(f"{path}.records").exists()
            raise StoreError(
                f"{path} is not a graph of kzgraph but some other file",
                cure=_made_anew(path) if beside else "Name another file by --db or KZGRAPH_DB.",
            )


def replay_log(path: Path) -> None:
    """Bring in what another program of kglite's wrote and did not save; kzgraph itself leaves no log."""
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        try:
            kglite.open(str(path), durable="normal").close()
        except kglite.WriterLeaseHeldError:
            return  # That program is still at work: its last save is what there is to read.


def stamp(path: Path) -> object | None:
    """What changes whenever the file is replaced; None where there is no file."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise kglite's errors and the operating system's as StoreError."""
    try:
        yield
    except kglite.WriterLeaseHeldError:
        raise held_by_another(path) from None
    except kglite.FileFormatError as error:
        raise StoreError(
            f"{path} is damaged or of another version of kglite: {first_line(error)}",
            cure=_made_anew(path),
        ) from None
    except kglite.ConstraintError as error:
        raise StoreError(f"{path} holds nodes of another program in the way: {first_line(error)}") from None
    except (kglite.KgError, OSError) as error:
        raise StoreError(
            f"{path} cannot be used: {first_line(error)}", cure="Check the folder's permissions and free space."
        ) from None


def _made_anew(path: Path) -> str:
    return f"Move it away; kzgraph rebuild --db {path} then makes it anew from the workspace."


def first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
