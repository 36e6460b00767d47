"""Files that appear under their name only when all is written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kzgraph.errors import NotFound


def need_folder(file: Path) -> None:
    """Raise NotFound where the folder that a file is to be written into is not there."""
    folder = file.parent
    if folder.is_dir():
        return
    if barrier := file_above(file):
        raise NotFound(f"{file} cannot be written: {barrier} is a file, not a folder", cure="Name another folder.")
    raise NotFound(f"there is no folder {folder} to write {file.name} into", cure=f"Make it first: mkdir -p {folder}")


def file_above(path: Path) -> Path | None:
    """What is no folder among those that a path leads through, if anything."""
    return next((above for above in path.parents if above.exists() and not above.is_dir()), None)


@contextmanager
def whole_file(file: Path) -> Iterator[TextIO]:
    """A text file to write, there under its name only when the block ends well; until then an older one stays.

    Raises NotFound where its folder is not there, and OSError with its own name where it cannot be written.
    """
    need_folder(file)
    if file.exists() and not file.is_file():  # /dev/null, or a pipe: nothing may take its place
        with _open(file) as opened:
            yield opened
        return
    target = file.resolve()  # a link stays one
    partial = target.with_name(f".{target.name}.partial-{os.getpid()}")
    try:
        with _open(partial) as opened:
            yield opened
        partial.replace(target)
    except OSError as error:
        if error.filename == str(partial):  # a name that nobody gave
            raise OSError(error.errno, error.strerror, str(file)) from None
        raise
    finally:
        partial.unlink(missing_ok=True)


def _open(file: Path) -> TextIO:
    # Half a surrogate pair, which a broken text may hold, has no UTF-8: spelt out it is still valid JSON.
    return file.open("w", encoding="utf-8", newline="\n", errors="backslashreplace")
