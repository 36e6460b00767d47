"""Work done by several processes at once, its results in the order of the items.

Each worker is a Python of its own that holds one end of a pipe: it gets a batch of items, and answers item by item. The
pools of the standard library would not do: their processes are ended by Ctrl-C before the caller knows of it, import
the caller's `__main__` anew, outlive a caller that is killed, and do not tell which item a process died of.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe, wait
from signal import Signals
from subprocess import DEVNULL, Popen
from typing import Any, Generic, TypeVar

from kzgraph.errors import KzgraphError, UsageError

T = TypeVar("T")
R = TypeVar("R")
D = TypeVar("D")

BATCH_ITEMS = 16
"""At most so many items go to a worker at once: enough for the pipe to cost nothing, few enough to share fairly."""
BATCH_WEIGHT = 100_000
"""And no more once they weigh so much together: some twenty articles, by characters."""
BATCHES_AHEAD = 4
"""For each worker, so many batches may be read and not yet given back: this bounds the memory, whatever comes in."""
WORKERS_PER_PROCESSOR = 4
"""More processes than this for each processor make nothing faster, and each takes 100 MB."""
WORKERS_ANYWHERE = 32
"""So many may be asked for on any machine, so that a script that suits a large one runs on a small one."""
READY = "ready"
_WORKER = "import sys; sys.path[:] = {path!r}; from kzgraph.workers import serve; serve({handle})"


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """An item to work on."""

    item: T


@dataclass(frozen=True, slots=True)
class Done(Generic[D]):
    """What needs no work, and keeps its place in the order."""

    value: D


def map_in_order(
    work: Callable[[T], R],
    items: Iterable[Task[T] | Done[D]],
    *,
    workers: int,
    died: Callable[[T, str], R],
    weight: Callable[[T], int] = lambda _: 1,
) -> Generator[tuple[T, R] | Done[D], None, None]:
    """(item, its result) for all tasks, and what was done before, in order; one worker needs no other process.

    `work` is a function of a module, or a `partial` of one; it should not raise. A process that dies of an item does
    not cost the others: `died(item, how)` gives the result. `items` are read no further ahead than the workers need;
    `weight` is how large an item is. A process is started when a batch waits for one, so that few items need few.
    Raises UsageError for more workers than `most_workers()`, KzgraphError where no process can be started. Close the
    generator where it is not read to its end: that ends the processes.
    """
    check_workers(workers)
    if workers == 1:
        for task in items:
            yield task if isinstance(task, Done) else (task.item, work(task.item))
        return
    crew = _Crew[T, R, D](work, workers, died)
    try:
        yield from crew.run(_batches(items, weight))
    finally:
        crew.end()


def most_workers() -> int:
    """How many workers may be asked for on this machine."""
    return max(WORKERS_ANYWHERE, WORKERS_PER_PROCESSOR * (os.cpu_count() or 1))


def check_workers(number: int) -> None:
    """Raises UsageError where so many workers are none, or too many for this machine."""
    if not 1 <= number <= most_workers():
        processors = os.cpu_count() or 1
        raise UsageError(
            f"{number} workers: not from 1 to {most_workers()}, the most that this machine may have",
            cure=f"--workers {processors}, one for each processor",
        )


def serve(handle: int) -> None:
    """What a worker's process does: get the function, then batches, until the pipe is closed."""
    connection: Connection[Any, Any] = Connection(handle)
    with suppress(EOFError, ConnectionError, KeyboardInterrupt):
        work = connection.recv()
        connection.send(READY)
        while True:
            for item in connection.recv():
                connection.send(work(item))


@dataclass(slots=True)
class _Batch(Generic[T, R, D]):
    """Items in their order; `open` are not yet worked on, `results` not yet given back."""

    items: deque[Task[T] | Done[D]] = field(default_factory=deque)
    open: deque[T] = field(default_factory=deque)
    results: deque[R] = field(default_factory=deque)

    def take(self) -> list[tuple[T, R] | Done[D]]:
        """The next item with its result, if it is there."""
        first = self.items[0]
        if isinstance(first, Done):
            self.items.popleft()
            return [first]
        if not self.results:
            return []
        self.items.popleft()
        return [(first.item, self.results.popleft())]


def _batches(items: Iterable[Task[T] | Done[D]], weight: Callable[[T], int]) -> Iterator[_Batch[T, R, D]]:
    batch: _Batch[T, R, D] = _Batch()
    load = 0
    for item in items:
        batch.items.append(item)
        if isinstance(item, Task):
            batch.open.append(item.item)
            load += weight(item.item)
        if len(batch.items) == BATCH_ITEMS or load >= BATCH_WEIGHT:
            yield batch
            batch, load = _Batch(), 0
    if batch.items:
        yield batch


class _Worker(Generic[T, R, D]):
    """One process, and the batch that it works on."""

    def __init__(self, work: Callable[[T], R]) -> None:
        self.pipe: Connection[Any, Any]
        self.pipe, theirs = Pipe()
        code = _WORKER.format(path=sys.path, handle=theirs.fileno())
        # A session of its own: the terminal's Ctrl-C is for the caller, who ends the workers.
        self._process = Popen(
            [sys.executable, "-c", code], stdin=DEVNULL, pass_fds=[theirs.fileno()], start_new_session=True
        )
        theirs.close()
        self.batch: _Batch[T, R, D] | None = None
        self.ready = False
        with suppress(ConnectionError):  # one that died at once is found dead by the first look at its pipe
            self.pipe.send(work)

    def give(self, batch: _Batch[T, R, D]) -> None:
        """Begin a batch. The process waits for it, so that this blocks no longer than it takes to hand it over."""
        self.batch = batch
        with suppress(ConnectionError):
            self.pipe.send(list(batch.open))

    def hear(self) -> bool:
        """Take what the process has said; False where it has died."""
        try:
            said = self.pipe.recv()
        except (EOFError, OSError):  # at the end of a message, or within it
            return False
        if not self.ready:
            self.ready = True
        elif self.batch:
            self.batch.open.popleft()
            self.batch.results.append(said)
            if not self.batch.open:
                self.batch = None
        return True

    def end(self) -> str:
        """End the process, in the middle of its work if need be; how it ended."""
        self.pipe.close()
        code = self._process.poll()
        if code is None:
            self._process.kill()
            code = self._process.wait()
        return f"killed by {Signals(-code).name}" if code < 0 else f"exit code {code}"


class _Crew(Generic[T, R, D]):
    """The workers, at most `most`, and the batches that wait for one."""

    def __init__(self, work: Callable[[T], R], most: int, died: Callable[[T, str], R]) -> None:
        self._work, self._most, self._died = work, most, died
        self._workers: list[_Worker[T, R, D]] = []
        self._waiting: deque[_Batch[T, R, D]] = deque()

    def run(self, batches: Iterator[_Batch[T, R, D]]) -> Iterator[tuple[T, R] | Done[D]]:
        """Read, hand out, and give back in order; whoever is idle gets work before anything else is done."""
        under_way: deque[_Batch[T, R, D]] = deque()
        more = True
        while more or under_way:
            self._exchange(0)
            taken = under_way[0].take() if under_way else []
            yield from taken
            if under_way and not under_way[0].items:
                under_way.popleft()
            if more and len(under_way) < BATCHES_AHEAD * self._most and not (taken and self._waiting):
                batch = next(batches, None)
                more = batch is not None
                if batch:
                    under_way.append(batch)
                    self._waiting.append(batch)
            elif not taken:
                self._exchange(None)

    def end(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.end()

    def _exchange(self, timeout: float | None) -> None:
        """Take what the workers have said, within `timeout` seconds, and give the idle ones their next batch."""
        self._hand_out()
        said = wait([worker.pipe for worker in self._workers], timeout)
        for place, worker in enumerate(self._workers):
            if worker.pipe in said and not worker.hear():
                self._workers[place] = self._replace(worker)
        self._hand_out()

    def _hand_out(self) -> None:
        for worker in self._workers:
            while self._waiting and not self._waiting[0].open:
                self._waiting.popleft()
            if self._waiting and worker.ready and not worker.batch:
                worker.give(self._waiting.popleft())
        self._grow()

    def _grow(self) -> None:
        """Start a process for each batch that waits and has none that is about to be ready."""
        starting = sum(not worker.ready for worker in self._workers)
        wanted = sum(bool(batch.open) for batch in self._waiting) - starting
        for _ in range(min(wanted, self._most - len(self._workers))):
            self._workers.append(_Worker(self._work))

    def _replace(self, dead: _Worker[T, R, D]) -> _Worker[T, R, D]:
        """A new process for one that has died; the item that it died of has its result, the rest waits again."""
        how = dead.end()
        if not dead.ready:
            raise KzgraphError(f"a worker's process does not start ({how})", cure="--workers 1")
        if dead.batch:
            dead.batch.results.append(self._died(dead.batch.open.popleft(), how))
            self._waiting.appendleft(dead.batch)
        return _Worker(self._work)
