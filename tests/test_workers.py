"""Items worked on by other processes: what comes back, and what becomes of a process that dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from time import sleep
from typing import Any

import pytest

from kzgraph import workers as module
from kzgraph.errors import KzgraphError, UsageError
from kzgraph.workers import BATCH_ITEMS, BATCHES_AHEAD, Done, Task, map_in_order, most_workers


def double(item: int) -> str:
    """Even items take longer than odd ones."""
    sleep(0.002 * (item % 2))
    return str(2 * item)


def double_unless(fatal: int, item: int) -> str:
    if item == fatal:
        os.kill(os.getpid(), signal.SIGKILL)
    return double(item)


def died(item: int, how: str) -> str:
    return f"{item}: {how}"


def items(count: int) -> list[Task[int] | Done[str]]:
    """Every third needs no work."""
    return [Done(str(2 * n)) if n % 3 == 0 else Task(n) for n in range(count)]


def results(outcomes: Iterator[tuple[int, str] | Done[str]]) -> list[str]:
    return [outcome.value if isinstance(outcome, Done) else outcome[1] for outcome in outcomes]


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, BATCH_ITEMS, 5 * BATCH_ITEMS + 1])
def test_results_come_in_the_order_of_the_items(workers: int, count: int) -> None:
    with closing(map_in_order(double, items(count), workers=workers, died=died)) as outcomes:
        assert results(outcomes) == [str(2 * n) for n in range(count)]


@pytest.mark.parametrize("fatal", [0, 1, 20, 39])
def test_a_process_that_dies_costs_only_the_item_that_it_died_of(fatal: int) -> None:
    tasks = [Task(n) for n in range(40)]
    with closing(map_in_order(partial(double_unless, fatal), tasks, workers=2, died=died)) as outcomes:
        found = results(outcomes)
    assert found[fatal] == f"{fatal}: killed by SIGKILL"
    assert [f for n, f in enumerate(found) if n != fatal] == [str(2 * n) for n in range(40) if n != fatal]


@pytest.mark.parametrize("weight", [1, 50_000, 1_000_000])
def test_items_are_read_only_so_far_ahead_as_the_workers_need(weight: int) -> None:
    read = 0

    def endless() -> Iterator[Task[int] | Done[str]]:
        nonlocal read
        while True:
            yield Task(read)
            read += 1

    outcomes = map_in_order(double, endless(), workers=2, died=died, weight=lambda _: weight)
    with closing(outcomes):
        for _ in range(100):
            next(outcomes)
    most = BATCH_ITEMS if weight == 1 else 1 if weight == 1_000_000 else 2
    assert read <= 100 + most * (BATCHES_AHEAD * 2 + 1)


def test_work_that_no_process_can_import_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.path", ["/nowhere"])
    with (
        closing(map_in_order(double, items(9), workers=2, died=died)) as outcomes,
        pytest.raises(KzgraphError, match="does not start"),
    ):
        results(outcomes)


@pytest.mark.parametrize(("count", "most"), [(0, 0), (1, 0), (5, 1), (BATCH_ITEMS, 1), (3 * BATCH_ITEMS, 3)])
def test_no_more_processes_are_started_than_batches_wait_for_one(
    monkeypatch: pytest.MonkeyPatch, count: int, most: int
) -> None:
    started = 0
    start = module.Popen

    def counted(*args: Any, **options: Any) -> Any:
        nonlocal started
        started += 1
        return start(*args, **options)

    monkeypatch.setattr(module, "Popen", counted)
    with closing(map_in_order(double, items(count), workers=most_workers(), died=died)) as outcomes:
        assert len(results(outcomes)) == count
    assert started <= most


@pytest.mark.parametrize("number", [-1, 0, most_workers() + 1])
def test_a_number_of_workers_that_cannot_be_is_refused(number: int) -> None:
    with pytest.raises(UsageError, match="not from 1 to"):
        next(map_in_order(double, items(9), workers=number, died=died))
