"""What `kzgraph export` writes as a folder of several files, and how: whole, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from kzgraph.errors import UsageError
from kzgraph.whole_files import file_above

Files = Mapping[str, Iterable[str] | bytes]
"""Name of a file -> its text in pieces, or its bytes."""
CONTENTS = ".kzgraph-export"
"""The file that lists what an export wrote, a name a line: only that is ever replaced."""


def _browser(db: str | None) -> Files:
    from kzgraph.neo4j_browser import browser_files

    return browser_files()


def _neo4j_admin(db: str | None) -> Files:
    from kzgraph.stores import open_store
    from kzgraph.stores.bulk import bulk_files

    with open_store(db, read_only=True) as store:
        return bulk_files(store)


FOLDERS: dict[str, Callable[[str | None], Files]] = {"browser": _browser, "neo4j-admin": _neo4j_admin}
"""Name of the format -> what makes its files, given the address of a store. A new one is a function and a line here."""


def check_folder(folder: Path) -> None:
    """Raise UsageError where a folder cannot be written without losing what is not an export's."""
    if barrier := file_above(folder):
        raise UsageError(f"{folder} cannot be written: {barrier} is a file, not a folder", cure="Name another folder.")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise UsageError(f"{folder} is a file, and the export is a folder", cure="Name a new folder.")
    contents = folder / CONTENTS
    own = {CONTENTS, *(contents.read_text("utf-8").splitlines() if contents.is_file() else ())}
    others = sorted({path.name for path in folder.iterdir()} - own)
    if others:
        raise UsageError(f"{folder} holds other things: {others[0]}", cure="Name a new folder or an empty one.")


def write_folder(files: Files, folder: Path) -> None:
    """Write files into a folder, in the place of an earlier export; scripts (`.sh`) can be run.

    UsageError where there is something else in it. It is there under its name only when all is written.
    """
    check_folder(folder)
    target = folder.resolve()
    partial, old = (target.with_name(f".{target.name}.{what}-{os.getpid()}") for what in ("partial", "old"))
    try:
        partial.mkdir(parents=True)
        for name, content in (*files.items(), (CONTENTS, [f"{name}\n" for name in sorted(files)])):
            _write(partial / name, content)
            if name.endswith(".sh"):
                (partial / name).chmod(0o755)
        if target.exists():
            target.replace(old)
        partial.replace(target)
    finally:
        if old.exists() and not target.exists():
            old.replace(target)
        shutil.rmtree(partial, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _write(path: Path, content: Iterable[str] | bytes) -> None:
    if isinstance(content, bytes):
        path.write_bytes(content)
        return
    with path.open("w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
        file.writelines(content)
