"""Documents into a store: read → extract → workspace → resolve → store, and the two ways back (`forget`, `rebuild`).

What people decided is read first: where their file cannot hold, nothing is done.

The workspace is written first, some documents at once; then the store is made to hold what the workspace says, whole
or not at all. Whatever is cut off, nothing of what is kept is lost: the next load goes on, or `rebuild` finishes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from shutil import copy2
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kzgraph.decisions import Decisions
from kzgraph.decisions.source import Decided, decided, decisions_for
from kzgraph.errors import NotFound
from kzgraph.extracting import extract_all
from kzgraph.extractors import GRAMMAR, require_extractor
from kzgraph.load_report import NOBODY, Listener, LoadReport, Tally
from kzgraph.projecting import Projected, preview, project
from kzgraph.stores.address import parse_address
from kzgraph.stores.base import Store
from kzgraph.stores.load import refuse_other_workspace

if TYPE_CHECKING:
    from kzgraph.workspace import Workspace


def load(
    paths: Iterable[str | Path],
    db: str | None = None,
    *,
    workspace: Path | str | None = None,
    decisions: Decided = None,
    again: bool = False,
    take_over: bool = False,
    workers: int = 1,
    extractor: str = GRAMMAR,
    later: bool = False,
    dry_run: bool = False,
    listener: Listener = NOBODY,
) -> LoadReport:
    """Load documents and records (told apart by a record's `schema`) from files, folders or "-".

    A document whose text and metadata are known is not extracted anew, unless `again`. What cannot be read is in the
    report, the rest is loaded. `workers` processes extract; how many makes no difference to what is loaded.
    `extractor` makes records of the documents, its name is one of `kzgraph.extractors`. With `later` the documents are
    kept in the workspace and the store is not touched: the next load, or `rebuild`, brings them in. With `dry_run`
    nothing is written. Raises StoreUnreachable before anything is read, InputError or Contradiction where `decisions`
    cannot hold, and StoreError where another workspace loaded the store and `take_over` is not set.
    """
    require_extractor(extractor)
    paths = tuple(paths)
    tally = Tally(replace(listener, kept=NOBODY.kept) if dry_run else listener)
    extracted = partial(extract_all, paths, workers=workers, extractor=extractor)
    if later:
        with _place(paths, db, workspace, dry_run) as kept:
            tally.add_all(kept, extracted, again)
        return tally.report(Projected({}, None), later=True)
    held = decisions_for(db, workspace, decisions)
    if dry_run:
        with _scratch(workspace_file(db, workspace)) as kept:
            tally.add_all(kept, extracted, again)
            return tally.report(_preview(db, kept, held, take_over))
    with _open_store(db) as store, _place(paths, db, workspace) as kept:
        if not take_over:
            _refuse_early(store, kept, db)
        tally.add_all(kept, extracted, again)
        if not len(kept) and not tally.taken:
            return tally.report(Projected({}, None))
        with decided(db, workspace, decisions) as held:
            return tally.report(project(store, kept, held, listener, take_over=take_over, always=False))


def _place(
    paths: tuple[str | Path, ...], db: str | None, workspace: Path | str | None, dry_run: bool = False
) -> AbstractContextManager[Workspace]:
    """The workspace; a copy in a dry run, and where there is none yet and nothing to read, so that none is left."""
    from kzgraph.reading import READERS
    from kzgraph.reading.inputs import input_files

    file = workspace_file(db, workspace)
    is_needed = file.exists() or "-" in map(str, paths) or any(input_files(paths, tuple(READERS)))
    return _open_workspace(db, workspace) if is_needed and not dry_run else _scratch(file)


def _refuse_early(store: Store, kept: Workspace, db: str | None) -> None:
    """Refuse a store of another workspace before anything is read, so that nothing is kept that is not loaded."""
    last = store.last_load()
    if last.workspace is not None:
        refuse_other_workspace(last, False, kept.id, str(parse_address(db)))


def rebuild(
    db: str | None = None,
    *,
    workspace: Path | str | None = None,
    decisions: Decided = None,
    take_over: bool = False,
    dry_run: bool = False,
    listener: Listener = NOBODY,
) -> LoadReport:
    """Make the store's graph again from all records of the workspace. Raises NotFound where there is no workspace."""
    need_workspace(workspace_file(db, workspace))
    with decided(db, workspace, decisions) as held, _open_workspace(db, workspace) as kept:
        if dry_run:
            return _report(_preview(db, kept, held, take_over))
        with _open_store(db) as store:
            return _report(project(store, kept, held, listener, take_over=take_over))


def forget(
    documents: Iterable[str],
    db: str | None = None,
    *,
    workspace: Path | str | None = None,
    decisions: Decided = None,
    dry_run: bool = False,
    listener: Listener = NOBODY,
) -> LoadReport:
    """Withdraw documents, by id or sha256, and all that only they supported.

    Raises NotFound, and withdraws nothing, where one of them was never loaded or there is no workspace.
    """
    file = workspace_file(db, workspace)
    need_workspace(file)
    held = decisions_for(db, workspace, decisions)
    if dry_run:
        with _scratch(file) as kept:
            _forget_all(kept, documents)
            return _report(_preview(db, kept, held))
    with _open_store(db) as store, _open_workspace(db, workspace) as kept:
        with kept.transaction():
            _forget_all(kept, documents)
        with decided(db, workspace, decisions) as held:
            return _report(project(store, kept, held, listener, always=False))


def _report(held: Projected) -> LoadReport:
    return LoadReport(labels=held.labels, changes=held.changes, idle=held.idle)


def _preview(db: str | None, kept: Workspace, decided: Decisions, take_over: bool = False) -> Projected:
    with _open_store(db) as store:
        return preview(store, kept, decided, take_over=take_over)


def workspace_file(db: str | None, workspace: Path | str | None) -> Path:
    """Where the records of a store are kept, unless `workspace` says otherwise."""
    from kzgraph.workspace import workspace_path

    return Path(workspace) if workspace else workspace_path(db)


def _open_workspace(db: str | None, workspace: Path | str | None) -> Workspace:
    from kzgraph.workspace import Workspace

    return Workspace.open(workspace_file(db, workspace))


def _open_store(db: str | None) -> Store:
    from kzgraph.stores import open_store

    return open_store(db)


@contextmanager
def _scratch(file: Path) -> Iterator[Workspace]:
    """A copy of the workspace to try things on, empty where there is none; it is thrown away."""
    from kzgraph.workspace import Workspace

    with TemporaryDirectory(prefix="kzgraph-") as folder:
        for part in (file, file.with_name(f"{file.name}-wal")):
            if part.exists():
                copy2(part, Path(folder) / part.name)
        with Workspace.open(Path(folder) / file.name) as kept:
            yield kept


def need_workspace(file: Path) -> None:
    if not file.exists():
        raise NotFound(f"{file}: nothing was loaded from here", cure="kzgraph load PATH..., or --workspace FILE")


def _forget_all(kept: Workspace, documents: Iterable[str]) -> None:
    for document in documents:
        # A document's node is called after its file and the first digits of its text's digest.
        if not kept.forget(document.rpartition("-")[2] if document.startswith("document:") else document):
            cure = "kzgraph query sources lists what is loaded"
            raise NotFound(f"no document {document!r} was loaded", cure=cure)
