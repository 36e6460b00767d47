"""Any two graphs, and the change from one to the other: what a store holds after it, and what it comes to."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzgraph.counting import REMADE, count, note
from kzgraph.model import Change, Graph
from kzgraph.resolution.graph import resolve
from kzgraph.resolution.updating.changed import changed
from kzgraph.resolution.updating.memory import Memory
from kzgraph.stores import changes_file, open_store
from tests.stores.changes import change_between, growth_between, records, shuffled
from tests.stores.graphs import visit, without
from tests.stores.test_delta import graphs

COUNTED = ("Meeting", "Agreement")
"""What resolution makes anew as a whole; a store can do so with figures too."""


@given(st.lists(graphs(), min_size=2, max_size=4), st.integers(0, 99))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_store_held_it_then_holds_the_changed_graph(tmp_path: Path, series: list[Graph], seed: int) -> None:
    path = tmp_path / "kzgraph.kgl"
    with open_store(str(path)) as store, open_store(str(path)) as reader:
        store.replace(series[0], workspace="w", state="0")
        for number, (before, after) in enumerate(pairwise(series)):
            change = shuffled(change_between(before, after), seed)
            assert changed(before, change) == after
            growth = growth_between(before, after)
            told = store.amend(change, workspace="w", before=str(number), state=str(number + 1), growth=growth)
            assert told == growth.changes
            assert reader.graph() == store.graph() == after
        with open_store(str(path)) as fresh:
            assert fresh.graph() == series[-1]
        known = changes_file.read(path)
        assert known is not None
        assert len(known.blocks) == len(series) - 1


@given(st.lists(graphs(), min_size=2, max_size=4))
@settings(max_examples=100, deadline=None)
def test_a_change_is_counted_without_the_graphs(series: list[Graph]) -> None:
    with Memory.open(":memory:") as memory:
        with memory.transaction("0"):
            note(memory, series[0])
        for before, after in pairwise(series):
            change = change_between(before, after, COUNTED)
            if not _is_countable(change):
                return
            with memory.transaction("1"):
                counted = count(memory, change)
            assert counted.growth == growth_between(before, after)


def test_changes_of_real_graphs_are_counted_right() -> None:
    told = list(records())[:20]
    series = [resolve(told[:n]) for n in range(14, 21, 2)]
    series += [visit(), without(visit(), "meeting:2024-10-18-consultations-be-kz"), visit()]
    with Memory.open(":memory:") as memory:
        for before, after in pairwise(series):
            change = change_between(before, after, COUNTED)
            if not _is_countable(change):
                continue
            with memory.transaction("1", anew=True):
                note(memory, before)
            with memory.transaction("2"):
                counted = count(memory, change)
            assert counted.growth == growth_between(before, after)
            labels = [label for node in after.nodes for label in node.labels]
            former = [label for node in before.nodes for label in node.labels]
            assert all(number == labels.count(of) - former.count(of) for of, number in counted.labels.items())


def _is_countable(change: Change) -> bool:
    return all(one.startswith(REMADE) for one in change.gone) and all(one.count("|") == 2 for one in change.gone_ties)
