"""What a command may not write over: what it reads, the store, and the files that belong to it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kzgraph.errors import UsageError

SETTINGS = "kzgraph.settings"
"""Where the context keeps what `kzgraph.toml` says for the command, also what it has no option for."""
_SQLITE_MARK = slice(68, 72)
"""Where a file of SQLite says whose it is."""


def refuse_own(given: Mapping[str, Any], settings: Mapping[str, Any]) -> None:
    """Raise UsageError where the file to write is an input, the store, its workspace, what people decided, a file that
    belongs to these, or a text that was loaded, whatever path leads to it. `given` are the parameters of a command."""
    target = given.get("output") or given.get("target")
    if not target or target == "-":
        return
    file = Path(target)
    if what := _of_store(file, given, settings) or _an_input(file, given.get("paths") or ()):
        raise UsageError(f"{target} is {what}, and would be overwritten", cure="give another name by -o")


def _of_store(file: Path, given: Mapping[str, Any], settings: Mapping[str, Any]) -> str:
    from kzgraph.decisions.source import decisions_file
    from kzgraph.loading import workspace_file
    from kzgraph.reading.inputs import is_own
    from kzgraph.stores.address import FileAddress, parse_address

    def of(name: str) -> str | None:
        return given.get(name) or os.environ.get(f"KZGRAPH_{name.upper()}") or settings.get(name)

    db, workspace, decisions = of("db"), of("workspace"), of("decisions")
    where, kept = parse_address(db), workspace_file(db, workspace)
    if _belongs(file, kept, ".records"):
        return "the workspace" if _same(file, kept) else "a file of the workspace"
    if isinstance(where, FileAddress) and _belongs(file, where.path, ""):
        return "the store" if _same(file, where.path) else "a file of the store"
    if _same(file, decisions_file(db, workspace, decisions)):
        return "the file of what people decided"
    if is_own(file.resolve().name) or _is_kzgraphs(file):
        return "a file of a store"
    return "a text that was loaded" if _is_loaded(file, kept) else ""


def _is_loaded(file: Path, workspace: Path) -> bool:
    """Whether a file holds a text that a workspace keeps, by its first one: it may be the only copy of an article."""
    from kzgraph.model import Document
    from kzgraph.reading import read
    from kzgraph.workspace import Workspace

    if not (file.is_file() and workspace.is_file()):
        return False
    found = next(iter(read(file, on_refused=lambda _: None)), None)
    if not isinstance(found, Document):
        return False
    with Workspace.open(workspace) as kept:
        return kept.head(found.sha256) is not None


def _belongs(file: Path, owner: Path, ending: str) -> bool:
    """Whether a file is its owner, or is called after it as what kzgraph writes beside it is. `ending` is that of the
    owner behind the name of a store."""
    from kzgraph.reading.inputs import is_own

    if _same(file, owner):
        return True
    one, other = file.resolve(), owner.resolve()
    rest = one.name.removeprefix(other.name)
    return one.parent == other.parent and rest != one.name and is_own(f"a.kgl{ending}{rest}")


def _same(one: Path, other: Path) -> bool:
    return one.samefile(other) if one.exists() and other.exists() else one.resolve() == other.resolve()


def _is_kzgraphs(file: Path) -> bool:
    """Whether a file is the graph or the workspace of some store, by how it begins."""
    from kzgraph.stores.kglite_file import MAGIC
    from kzgraph.workspace import APPLICATION_ID

    if not file.is_file():
        return False
    with file.open("rb") as opened:
        head = opened.read(_SQLITE_MARK.stop)
    return head.startswith(MAGIC) or head[_SQLITE_MARK] == APPLICATION_ID.to_bytes(4)


def _an_input(file: Path, paths: Iterable[str]) -> str:
    from kzgraph.reading import READERS
    from kzgraph.reading.inputs import input_files

    if not file.is_file():
        return ""
    if "-" in paths and _is_stdin(file):
        return "what stdin reads"
    same = any(found.samefile(file) for found in input_files(paths, tuple(READERS)))
    return "one of the inputs" if same else ""


def _is_stdin(file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(sys.stdin.fileno()), file.stat())
    except (AttributeError, OSError, ValueError):  # closed, or no file at all
        return False
