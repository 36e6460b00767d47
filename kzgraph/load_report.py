"""What a load tells: to who listens while it happens, and as a report at its end."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from kzgraph.errors import InputError
from kzgraph.extracting import Found, doubt, is_foreign, is_undated, remark
from kzgraph.model import DocumentHead, Record
from kzgraph.projecting import Projected
from kzgraph.stores.base import Changes, Progress

if TYPE_CHECKING:
    from kzgraph.workspace import Workspace

Extract = Callable[..., Generator[Found, None, None]]
KEPT_AT_ONCE = 100
"""Documents of a transaction: two or three seconds of extraction, all that an interruption costs. To keep a hundred
takes some milliseconds."""


def _ignore(*_: object) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told what happens while it happens.

    `refused` gets what cannot be read, `notice` what was kept without a fact, or read by a guess at its encoding,
    `document` the name of each document that is done, `kept` how many new or changed ones are in the workspace for
    good, `making` of how many documents the graph is made where it is made anew, `written` how many rows of how many
    are in the store.
    """

    refused: Callable[[InputError], None] = _ignore
    notice: Callable[[str], None] = _ignore
    document: Callable[[str], None] = _ignore
    kept: Callable[[int], None] = _ignore
    making: Callable[[int], None] = _ignore
    written: Progress = _ignore


NOBODY = Listener()


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, or would have done with `dry_run`. The first six hold documents' ids; `changes` is None where
    there was nothing to load. `idle` says which decisions had no effect, `later` that the documents are kept and the
    graph is as it was."""

    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    other_language: tuple[str, ...] = ()
    without_facts: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    refused: tuple[InputError, ...] = ()
    labels: dict[str, int] = field(default_factory=dict)
    changes: Changes | None = None
    idle: tuple[str, ...] = ()
    later: bool = False


class Tally:
    """What became of each document, while it happens."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._refused: list[InputError] = []
        self._ids: dict[str, list[str]] = {}
        self.taken = 0

    def add_all(self, kept: Workspace, extracted: Extract, again: bool) -> None:
        """Keep all documents in the workspace, some at once: an interruption leaves there what was kept before."""

        def is_known(head: DocumentHead) -> bool:
            return not again and kept.head(head.sha256) == head

        with closing(extracted(on_refused=self._refuse, skip=is_known)) as found:
            more = True
            while more:
                with kept.transaction():
                    more = self._add_some(kept, islice(found, KEPT_AT_ONCE))
                self._listener.kept(len(self._of("new")) + len(self._of("replaced")))

    def _add_some(self, kept: Workspace, found: Iterator[Found]) -> bool:
        """Keep what is found; whether it was anything."""
        before = self.taken
        for record, document, source in found:
            self.taken += 1
            self._listener.document(source)
            if isinstance(record, DocumentHead):
                self._note("known", record.id)
            else:
                self._note(kept.add(record, document), record.document.id)
                if text := doubt(document):
                    self._listener.notice(text)
                self._remark(record, source)
        return self.taken > before

    def report(self, held: Projected, *, later: bool = False) -> LoadReport:
        """What was done; `held` is what the store holds now."""
        return LoadReport(
            new=self._of("new"),
            known=self._of("known"),
            replaced=self._of("replaced"),
            other_language=self._of("other_language"),
            without_facts=self._of("without_facts"),
            undated=self._of("undated"),
            refused=tuple(self._refused),
            labels=held.labels,
            changes=held.changes,
            idle=held.idle,
            later=later,
        )

    def _of(self, kind: str) -> tuple[str, ...]:
        return tuple(self._ids.get(kind, ()))

    def _note(self, kind: str, document: str) -> None:
        self._ids.setdefault(kind, []).append(document)

    def _refuse(self, error: InputError) -> None:
        self._refused.append(error)
        self._listener.refused(error)

    def _remark(self, record: Record, source: str) -> None:
        text = remark(record)
        if is_undated(record):
            self._note("undated", record.document.id)
        if text is None:
            return
        self._note("other_language" if is_foreign(record) else "without_facts", record.document.id)
        self._listener.notice(f"{source}: {text}")
