"""A line of progress on stderr: on a terminal only, and only for what takes a while."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kzgraph.cli.messages import safe

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

QUIET_SECONDS = 2.0
"""Work that ends sooner needs no bar."""
QUIET_DOCUMENTS = 500
"""A graph of fewer documents is made sooner."""


class Meter:
    """Shows how far the work is. `step` and `of` may be called as often as one likes."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._wanted = sys.stderr.isatty()
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._steps = 0
        self._is_clock = False

    def step(self, what: str) -> None:
        """One more thing is done, of a number that nobody knows yet."""
        self._steps += 1
        self._show(self._steps, None, what)

    def of(self, done: int, total: int) -> None:
        """`done` of `total` are written."""
        self._show(done, total, "writing")

    def making(self, documents: int) -> None:
        """The graph of so many documents is being made; how far that is nobody can tell, so the time runs."""
        if self._wanted and documents >= QUIET_DOCUMENTS:
            self.close()
            self._begin(f"making the graph of {documents:,} documents", is_clock=True)

    def close(self) -> None:
        """Take the line away."""
        if self._progress:
            self._progress.stop()
        self._progress = None

    def _show(self, done: int, total: int | None, what: str) -> None:
        if not self._wanted or time.monotonic() - self._start < QUIET_SECONDS:
            return
        if self._is_clock:
            self.close()
        if self._progress is None:
            self._begin()
        if self._progress and self._task is not None:
            self._progress.update(self._task, completed=done, total=total, what=safe(what))

    def _begin(self, first: str = "", *, is_clock: bool = False) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        what = TextColumn("{task.fields[what]}", markup=False)
        columns = (
            (SpinnerColumn(), what, TimeElapsedColumn()) if is_clock else (BarColumn(), MofNCompleteColumn(), what)
        )
        self._progress = Progress(*columns, console=Console(file=sys.stderr), transient=True)
        self._task = self._progress.add_task("", total=None, what=first)
        self._is_clock = is_clock
        self._progress.start()


@contextmanager
def meter() -> Iterator[Meter]:
    """A meter that is taken away at the end, also when the work fails."""
    made = Meter()
    try:
        yield made
    finally:
        made.close()
