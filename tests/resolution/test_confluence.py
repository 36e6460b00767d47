"""Confluence: however a set of documents was loaded, in whatever order, parts and repetitions, and whatever else came
and went meanwhile, the store holds byte for byte the graph that the set gives when it is resolved at once."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph.exporting import write_jsonl
from kzgraph.extracting import extract_all
from kzgraph.loading import forget, load
from kzgraph.model import Graph, Record
from kzgraph.resolution import resolve
from kzgraph.stores import open_store
from tests.resolution.test_invariance import corpora
from tests.shared import shared

Step = tuple[str, list[int]]
"""What is done, load or forget, and with which records."""


class Loads:
    """A store and its workspace, and what they should hold."""

    def __init__(self, folder: Path) -> None:
        self._store = str(folder / "kzgraph.kgl")
        self._batch = folder / "batch.jsonl"
        self.held: dict[str, list[Record]] = {}

    def load(self, records: Iterable[Record]) -> None:
        records = list(records)
        self._batch.write_text("".join(f"{record.to_json()}\n" for record in records), "utf-8")
        assert not load([self._batch], self._store).refused
        for record in records:
            self.held.setdefault(record.document.sha256, []).append(record)

    def forget(self, records: Iterable[Record]) -> None:
        gone = {record.document.sha256 for record in records} & self.held.keys()
        forget(sorted(gone), self._store)
        self.held = {sha: told for sha, told in self.held.items() if sha not in gone}

    def graph(self) -> Graph:
        with open_store(self._store) as store:
            return store.graph()

    def wanted(self) -> Graph:
        return resolve(record for told in self.held.values() for record in told)


def written(graph: Graph, folder: Path) -> bytes:
    path = folder / "graph.jsonl"
    write_jsonl(graph, path)
    return path.read_bytes()


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Record], list[Step]]:
    """Records, and how they come and go."""
    records = draw(corpora())
    some = st.lists(st.integers(0, len(records) - 1), min_size=1, max_size=len(records) + 1)
    return records, draw(st.lists(st.tuples(st.sampled_from(["load", "load", "forget"]), some), min_size=1, max_size=4))


@settings(max_examples=25, deadline=None)
@given(histories())
def test_what_came_and_went_before_does_not_show(history: tuple[list[Record], list[Step]]) -> None:
    records, steps = history
    with TemporaryDirectory() as name:
        loads = Loads(Path(name))
        loads.load(records[:1])
        for what, which in steps:
            (loads.load if what == "load" else loads.forget)(records[i] for i in which)
            assert written(loads.graph(), Path(name)) == written(loads.wanted(), Path(name))


@cache
def texts(name: str) -> tuple[Record, ...]:
    """The records of real texts: one set of a few, each of another ministry or agency, and one of many that tell of
    the same people."""
    found = extract_all([shared(name)], on_refused=lambda error: pytest.fail(str(error)))
    return tuple(record for record, *_ in found if isinstance(record, Record))


REAL = ["devset/docs", "corpus/readouts-2021-2022.jsonl.gz"]


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_and_repetition_of_real_texts_do_not_show(name: str, seed: int, tmp_path: Path) -> None:
    records = list(texts(name))
    shuffled = [*records, *random.Random(seed).sample(records, len(records) // 4)]
    random.Random(seed).shuffle(shuffled)
    assert written(resolve(shuffled), tmp_path) == written(resolve(records), tmp_path)


@pytest.mark.parametrize("name", REAL)
def test_any_split_into_loads_of_real_texts_gives_one_graph_and_withdrawals_restore_it(
    name: str, tmp_path: Path
) -> None:
    records = list(texts(name))
    chance = random.Random(name)
    chance.shuffle(records)
    loads = Loads(tmp_path)
    kept, passing = records[: -len(records) // 10], records[-len(records) // 10 :]
    for part in parts([*kept, *chance.sample(kept, len(kept) // 10)], 3):
        loads.load(part)
    whole = written(loads.graph(), tmp_path)
    assert whole == written(resolve(kept), tmp_path)
    loads.load(passing)
    assert written(loads.graph(), tmp_path) == written(resolve(records), tmp_path)
    loads.forget(passing)
    assert written(loads.graph(), tmp_path) == whole


def parts(records: Sequence[Record], number: int) -> list[Sequence[Record]]:
    """The records in so many parts of different sizes."""
    cuts = [0, *(len(records) * i * i // number**2 for i in range(1, number + 1))]
    return [records[a:b] for a, b in pairwise(cuts)]
