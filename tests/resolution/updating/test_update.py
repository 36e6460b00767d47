"""A graph that is brought up to date is the graph that would be made anew, whatever comes, goes and is replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import pytest

from kzgraph import extract, read
from kzgraph.model import Document, Graph, Record
from kzgraph.resolution import resolve
from kzgraph.resolution.graph import resolve_watched
from kzgraph.resolution.nodes.making import Making
from kzgraph.resolution.updating import update
from kzgraph.resolution.updating.changed import changed
from kzgraph.resolution.updating.memory import Memory, Whole
from kzgraph.resolution.updating.remembering import remember
from kzgraph.resolution.updating.update import updated

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """What the texts say that the repository has, and each of a third of them once more as a later report of it."""
    folders = (ROOT / "seeds", ROOT / "tests" / "extraction" / "documents" / "docs")
    texts = [text for folder in folders for text in read(folder) if isinstance(text, Document)]
    again = [
        text.model_copy(update={"id": f"{text.id}-again", "text": f"{text.text}\nThe agencies reported it as well."})
        for text in texts[::3]
    ]
    return [extract(text) for text in (*texts, *again)]


def remembered(records: Sequence[Record], memory: Memory) -> Graph:
    def watch(making: Making, graph: Graph) -> None:
        with memory.transaction("made", anew=True):
            remember(memory, making, graph)

    return resolve_watched(records, watch).graph


class Growing:
    """A graph that is made of some records, and then only changed."""

    def __init__(self, records: Sequence[Record], memory: Memory) -> None:
        self.known = {record.document.sha256: record for record in records}
        self.memory = memory
        self.graph = remembered(records, memory)
        self.wholes = 0

    def change(self, gone: Mapping[str, Record], new: Sequence[Record]) -> None:
        self.known = {sha: record for sha, record in self.known.items() if sha not in gone}
        self.known |= {record.document.sha256: record for record in new}
        try:
            with updated(self.memory, "made", "made", gone, new, self.known.__getitem__) as change:
                pass
        except Whole:
            self.wholes += 1
            self.graph = remembered(list(self.known.values()), self.memory)
        else:
            self.graph = changed(self.graph, change)


@pytest.mark.parametrize("seed", range(4))
def test_it_is_the_graph_of_all_records(records: list[Record], tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    some = list(records)
    random.shuffle(some)
    with Memory.open(tmp_path / "memory") as memory:
        growing = Growing(some[:15], memory)
        left = some[15:]
        for step in range(16):
            new = [left.pop() for _ in range(random.choice((1, 1, 2)))]
            gone: dict[str, Record] = {}
            if step % 3 == 2:
                sha = random.choice(sorted(growing.known))
                gone[sha] = growing.known[sha]
                if step % 2:  # it is not withdrawn but replaced
                    new.append(gone[sha].model_copy(update={"people": gone[sha].people[1:], "events": ()}))
                else:
                    left.insert(0, gone[sha])
            growing.change(gone, new)
            assert growing.graph == resolve(growing.known.values())
    assert growing.wholes <= 1


def test_what_was_added_and_taken_away_leaves_the_graph_as_it_was(records: list[Record], tmp_path: Path) -> None:
    with Memory.open(tmp_path / "memory") as memory:
        growing = Growing(records[:20], memory)
        before = growing.graph
        more = records[20:26]
        growing.change({}, more)
        assert growing.graph != before
        growing.change({record.document.sha256: record for record in more}, [])
        assert growing.graph == before
        assert growing.wholes == 0


def test_a_memory_is_as_before_where_a_change_is_cut_off(records: list[Record], tmp_path: Path) -> None:
    class Cut(Exception):
        pass

    with Memory.open(tmp_path / "memory") as memory:
        growing = Growing(records[:20], memory)
        new = records[20:22]
        with pytest.raises(Cut), updated(memory, "made", "later", {}, new, growing.known.__getitem__):
            raise Cut
        assert memory.state == "made"
        growing.change({}, new)
        assert growing.graph == resolve(growing.known.values())
        assert growing.wholes == 0


def test_another_graph_than_the_one_remembered_is_not_changed(records: list[Record], tmp_path: Path) -> None:
    with Memory.open(tmp_path / "memory") as memory:
        Growing(records[:5], memory)
        with pytest.raises(Whole), updated(memory, "another", "later", {}, records[5:6], {}.__getitem__):
            pass


def test_where_too_many_documents_are_affected_all_is_made_anew(
    records: list[Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update, "MOST_AGAIN", 0)
    some = list(records)
    Random(1).shuffle(some)
    with Memory.open(tmp_path / "memory") as memory:
        growing = Growing(some[:20], memory)
        for record in some[20:34]:
            growing.change({}, [record])
            assert growing.graph == resolve(growing.known.values())
        assert growing.wholes


def test_where_the_record_of_an_original_is_replaced_its_copies_are_read_again(
    records: list[Record], tmp_path: Path
) -> None:
    longest = max(records, key=lambda record: len(record.to_json()))
    head = longest.document
    copy = longest.model_copy(update={"document": head.model_copy(update={"id": "copy", "sha256": "f" * 64})})
    with Memory.open(tmp_path / "memory") as memory:
        growing = Growing([longest, copy], memory)
        (document,) = [node for node in growing.graph.nodes if node.properties.get("sha256") == "f" * 64]
        assert document.properties["copyOf"] != document.id
        for changes in ({"people": (), "events": (), "organisations": (), "countries": ()}, {"figures": ()}):
            old = growing.known[head.sha256]
            growing.change({head.sha256: old}, [longest.model_copy(update=changes)])
            assert growing.graph == resolve(growing.known.values())
        assert growing.wholes == 0
