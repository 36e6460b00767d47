"""Changes beside an embedded store: what is whole and fits is carried out, and nothing else, whatever happens."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

import kglite
import pytest

from kzgraph.errors import StoreError
from kzgraph.model import Change, Graph, Node
from kzgraph.resolution.updating.changed import changed
from kzgraph.stores import Changes, Growth, changes_file, open_store
from kzgraph.stores.load import FORM, Load
from tests.stores.all_kinds import all_kinds
from tests.stores.changes import change_between
from tests.stores.graphs import node, tie, visit, without
from tests.stores.test_kglite import _python

WHOLE = visit()
POST = "post:kz-deputy-minister-of-foreign-affairs"
STEPS = [
    Change(nodes=(node(f"person:{name}", name=name),), ties=(tie(f"person:{name}", "HELD", POST),)) for name in "abc"
]
GRAPHS = [WHOLE]
for _step in STEPS:
    GRAPHS.append(changed(GRAPHS[-1], _step))
GROWTH = Growth(Changes(nodes=1, relationships=1), 0, 1, 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of state 0."""
    path = tmp_path / "kzgraph.kgl"
    with open_store(str(path)) as store:
        store.replace(WHOLE, workspace="w", state="0")
    return path


def beside(path: Path) -> Path:
    return changes_file.changes_path(path)


def step(path: Path, number: int) -> None:
    """From a state to the next."""
    with open_store(str(path)) as store:
        store.amend(STEPS[number], workspace="w", before=str(number), state=str(number + 1), growth=GROWTH)


def state(path: Path) -> int:
    """The number of the graph that the store holds, which is what it says itself."""
    with open_store(str(path), read_only=True) as store:
        said = store.last_load()
        assert store.graph() == GRAPHS[int(said.state)]
        assert store.last_load() == said == Load("w", state=said.state)
        assert store.run("MATCH (l:Load) RETURN l.state AS state").rows == ((said.state,),)
        return int(said.state)


def test_a_change_is_put_beside_the_file_which_stays_as_it_is(path: Path) -> None:
    before = path.read_bytes(), path.stat().st_mtime_ns
    for number in range(3):
        step(path, number)
        assert state(path) == number + 1
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    with open_store(str(path)) as store:  # the next load brings all of it into the file
        assert store.replace(without(GRAPHS[3], "person:b"), workspace="w", state="x") == Changes(0, 0, 1, 1)
    kept = kglite.load(str(path))
    assert list(kept.cypher("MATCH (p:Person) RETURN count(p) AS n")) == [{"n": 3}]
    known = changes_file.read(path)
    assert known is not None
    assert known.blocks == ()


def test_what_the_store_says_of_its_last_load_needs_no_look_into_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step(path, 0)
    monkeypatch.setattr(kglite, "load", lambda *_: pytest.fail("it was opened"))
    monkeypatch.setattr(kglite, "open", lambda *_, **__: pytest.fail("it was opened"))
    with open_store(str(path)) as store:
        assert store.last_load() == Load("w", state="1")
        store.amend(STEPS[1], workspace="w", before="1", state="2", growth=GROWTH)
        assert store.last_load() == Load("w", state="2")
        with pytest.raises(StoreError, match="does not hold the graph"):
            store.amend(STEPS[2], workspace="w", before="1", state="3", growth=GROWTH)


def test_whoever_has_the_store_open_sees_the_next_change(path: Path) -> None:
    with open_store(str(path), read_only=True) as reader:
        for number in range(3):
            assert reader.graph() == GRAPHS[number]
            step(path, number)
        assert reader.graph() == GRAPHS[3]


def test_whoever_has_the_store_open_sees_that_changes_are_gone(path: Path) -> None:
    step(path, 0)
    older = beside(path).read_bytes()
    step(path, 1)
    with open_store(str(path), read_only=True) as reader:
        assert reader.graph() == GRAPHS[2]
        beside(path).write_bytes(older)
        assert reader.graph() == GRAPHS[1]
        step(path, 1)
        assert reader.graph() == GRAPHS[2]
        beside(path).unlink()
        assert reader.graph() == GRAPHS[0]


def test_a_change_is_as_if_it_were_not_there_where_it_is_cut_off_anywhere(path: Path, tmp_path: Path) -> None:
    ends = [beside(path).stat().st_size]
    for number in range(3):
        step(path, number)
        ends.append(beside(path).stat().st_size)
    content = beside(path).read_bytes()
    for length in sorted({*ends, *(end - 1 for end in ends), *range(1, ends[3], 97)}):
        beside(path).write_bytes(content[:length])
        assert state(path) == max((i for i, end in enumerate(ends) if end <= length), default=0)
        if length > ends[0] and length not in ends:  # and the next one takes its place
            held = state(path)
            step(path, held)
            assert state(path) == held + 1
    beside(path).unlink()
    assert state(path) == 0


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_change_with_a_flipped_bit_is_left_out_with_all_behind_it(path: Path, number: int) -> None:
    ends = [beside(path).stat().st_size]
    for each in range(3):
        step(path, each)
        ends.append(beside(path).stat().st_size)
    content = beside(path).read_bytes()
    for place in range(ends[number], ends[number + 1], 41):
        broken = bytearray(content)
        broken[place] ^= 1
        beside(path).write_bytes(broken)
        assert state(path) == number
    step(path, number)
    assert state(path) == number + 1


def test_files_of_two_times_do_no_harm(path: Path, tmp_path: Path) -> None:
    """As after a crash between the two, or where only one of them was copied."""
    moments: list[tuple[bytes, bytes, int]] = []

    def keep() -> None:
        moments.append((path.read_bytes(), beside(path).read_bytes(), state(path)))

    keep()
    step(path, 0)
    keep()
    step(path, 1)
    keep()
    with open_store(str(path)) as store:
        store.replace(GRAPHS[0], workspace="w", state="0")  # the same state again, in a file written anew
    keep()
    step(path, 0)
    keep()
    with open_store(str(path)) as store:
        store.replace(GRAPHS[3], workspace="w", state="3")
    keep()
    in_file = [0, 0, 0, 0, 0, 3]
    written = [0, 0, 0, 1, 1, 2]
    for one, (graph, _, _) in enumerate(moments):
        for other, (_, changes, held) in enumerate(moments):
            path.write_bytes(graph)
            beside(path).write_bytes(changes)
            assert state(path) == (held if written[one] == written[other] else in_file[one])
        path.write_bytes(graph)
        beside(path).unlink()
        assert state(path) == in_file[one]


def test_a_copy_takes_the_slow_way_once(path: Path, tmp_path: Path) -> None:
    step(path, 0)
    copy = tmp_path / "copy.kgl"
    shutil.copy(path, copy)
    shutil.copy(beside(path), beside(copy))
    os.utime(copy, (1, 1))
    assert state(copy) == 1
    step(copy, 1)
    known = changes_file.read(copy)
    assert known is not None
    assert (known.blocks, known.is_of(copy)) == ((), True)
    step(copy, 2)
    assert state(copy) == 3
    assert state(path) == 1


def test_many_changes_go_into_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes_file, "MOST_BLOCKS", 2)
    before = path.read_bytes()
    for number in range(2):
        step(path, number)
    assert path.read_bytes() == before
    step(path, 2)
    assert path.read_bytes() != before
    known = changes_file.read(path)
    assert known is not None
    assert known.blocks == ()
    assert state(path) == 3


def test_a_store_that_was_written_by_another_program_keeps_its_changes(path: Path) -> None:
    step(path, 0)
    with kglite.open(str(path), durable="off") as database:
        database.cypher("CREATE (:Note {id: 1, text: 'x'})")
    assert state(path) == 1
    step(path, 1)
    assert state(path) == 2
    with open_store(str(path)) as store:
        assert store.run("MATCH (n:Note) RETURN n.text AS text").rows == (("x",),)


def test_a_node_of_another_program_that_is_in_the_way_is_told_and_not_overwritten(path: Path) -> None:
    with kglite.open(str(path), durable="off") as database:
        database.cypher("CREATE (:Person {id: 'person:a', name: 'Keanu'})")
    with pytest.raises(StoreError, match="another program keeps a node"):
        step(path, 0)
    with open_store(str(path)) as store:
        store.replace(WHOLE, workspace="w", state="0")
        store.replace(without(WHOLE, "country:BE"), workspace="w", state="x")
        store.replace(WHOLE, workspace="w", state="0")
    step(path, 0)  # beside the file, where nobody sees it
    with open_store(str(path)) as store:
        with pytest.raises(StoreError, match="another program keeps a node"):
            store.graph()
        store.replace(WHOLE, workspace="w", state="0")
        found = store.run("MATCH (p:Person {id: 'person:a'}) RETURN p.name AS name").rows
        assert (found, store.graph()) == ((("Keanu",),), WHOLE)


def test_who_writes_a_store_keeps_changes_out_and_the_other_way_round(path: Path) -> None:
    holder = _python(path, "g = kglite.open(path, durable='off'); print('held', flush=True); sys.stdin.read()")
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="is open in another process") as caught:
            step(path, 0)
        assert caught.value.cure
    finally:
        holder.communicate()
    code = """
        from pathlib import Path
        from kzgraph.stores.lease import lease
        with lease(Path(path)):
            print("held", flush=True)
            sys.stdin.read()
    """
    holder = _python(path, dedent(code))
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="is open in another process"), open_store(str(path)) as store:
            store.replace(Graph(), workspace="w")
        with pytest.raises(StoreError, match="is open in another process"):
            step(path, 0)
        assert state(path) == 0
    finally:
        holder.communicate()
    step(path, 0)
    assert state(path) == 1


@pytest.mark.parametrize("moment", ["before the file is saved", "before the changes begin anew", "while they begin"])
def test_a_load_killed_between_the_two_files_loses_nothing(path: Path, moment: str) -> None:
    step(path, 0)
    code = f"""
        from kzgraph.stores import changes_file, kglite as module
        from tests.stores import test_changes_file as tests
        def die(*_): os.kill(os.getpid(), signal.SIGKILL)
        moment = {moment!r}
        if moment == "before the changes begin anew": changes_file.begin = die
        if moment == "while they begin": os.replace = die
        with open_store(path) as store:
            early = moment == "before the file is saved"
            progress = lambda done, of: die() if early and done == of else None
            store.replace(tests.GRAPHS[3], workspace="w", state="3", progress=progress)
    """
    killed = _python(path, dedent(code))
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    assert state(path) == (1 if moment == "before the file is saved" else 3)
    with open_store(str(path)) as store:
        store.replace(GRAPHS[0], workspace="w", state="0")
    step(path, 0)
    assert state(path) == 1


def test_a_full_disk_leaves_what_was_there(path: Path) -> None:
    step(path, 0)
    large = replace(STEPS[1], nodes=(*STEPS[1].nodes, Node("person:z", ("Person",), {"name": "z" * 9_000_000})))
    before = beside(path).read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    try:
        with pytest.raises(StoreError) as caught, open_store(str(path)) as store:
            store.amend(large, workspace="w", before="1", state="2", growth=GROWTH)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "free space" in caught.value.cure
    assert beside(path).read_bytes() == before
    assert state(path) == 1


def test_a_store_opened_for_reading_only_refuses_a_change(path: Path) -> None:
    with open_store(str(path), read_only=True) as store, pytest.raises(StoreError, match="for reading only"):
        store.amend(STEPS[0], workspace="w", before="0", state="1", growth=GROWTH)


def test_every_kind_of_value_comes_through_the_file(tmp_path: Path) -> None:
    whole, path = all_kinds(), tmp_path / "kzgraph.kgl"
    with open_store(str(path)) as store:
        store.replace(Graph(), workspace="w", state="0")
        change = change_between(Graph(), whole)
        store.amend(change, workspace="w", before="0", state="1", growth=Growth())
        assert store.graph() == whole
    known = changes_file.read(path)
    assert known is not None
    assert known.blocks[0].change() == change


def frame(head: object, *rows: object, digest: bool = True) -> bytes:
    """A frame as somebody else may write it."""
    body = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    content = json.dumps({**head, "bytes": len(body)} if isinstance(head, dict) else head).encode() + b"\n" + body
    return content + json.dumps({"sha256": sha256(content).hexdigest() if digest else "0" * 64}).encode() + b"\n"


SETS: dict[str, object] = {"remade": [], "gone": [], "gone_ties": [], "documents": []}


def person(*labels: str, **properties: object) -> list[object]:
    return [SETS, {"node": "person:x", "labels": labels or ["Person"], "properties": properties}]


def relationship(type_: str, end: str) -> list[object]:
    ends = {"from": "person:x", "to": end, "type": type_}
    return [SETS, {"tie": f"person:x|{type_}|{end}", **ends, "properties": {}}]


HOSTILE = [
    ("no list of rows", []),
    ("sets that are none", [{**SETS, "gone": 7}]),
    ("a set of numbers", [{**SETS, "gone": [7]}]),
    ("what goes is no node of ours", [{**SETS, "gone": ["') DETACH DELETE n //"]}]),
    ("a label that is a statement", person("Person) DETACH DELETE (n")),
    ("a type that is a statement", relationship("A]-() DELETE n", "person:x")),
    ("a property of a property", person(a={"b": 1})),
    ("a list of lists", person(a=[[1]])),
    ("nothing as a value", person(a=None)),
    ("a number that is too large", person(a=2**64)),
    ("a property of the stores' own", person(lookup="|person:y|")),
    ("ends that are not there", relationship("HELD", "post:y")),
    ("a row that is none", [SETS, 7]),
]


@pytest.mark.parametrize("rows", [c[1] for c in HOSTILE], ids=[c[0] for c in HOSTILE])
def test_what_is_no_change_is_refused_with_the_cure_and_a_load_puts_it_right(path: Path, rows: list[object]) -> None:
    known = changes_file.read(path)
    assert known is not None
    load = {**known.load, "state": "1"}
    beside(path).write_bytes(beside(path).read_bytes() + frame({"before": "0", "load": load}, *rows))
    with open_store(str(path), read_only=True) as store, pytest.raises(StoreError) as caught:
        store.graph()
    assert "rebuild" in caught.value.cure
    with open_store(str(path)) as store:
        store.replace(GRAPHS[3], workspace="w", state="3")
    assert state(path) == 3


STRANGE = [
    b"",
    b"\n",
    b"[]\n",
    b"{}\n",
    b"[" * 100_000 + b"\n",
    b"\xff\xfe\n" * 9,
    b'{"bytes": -1}\n',
    b'{"bytes": 1e9}\n',
    b'{"bytes": 999999999999999999}\n',
    frame([]),
    frame({"kzgraph": 1}),
    frame({"kzgraph": 1, "load": {}, "size": "x", "moment": 0}),
    frame({"kzgraph": 1, "load": {"token": "x"}, "size": 0, "moment": 0}, digest=False),
    frame({"kzgraph": 99, "load": {}, "size": 0, "moment": 0}),
]


@pytest.mark.parametrize("content", STRANGE, ids=lambda c: repr(c[:30]))
def test_a_file_that_is_no_file_of_changes_is_as_none(path: Path, content: bytes) -> None:
    beside(path).write_bytes(content)
    assert state(path) == 0
    step(path, 0)
    assert state(path) == 1


def test_changes_of_another_store_or_form_are_left_out(path: Path) -> None:
    known = changes_file.read(path)
    assert known is not None
    head, rows = beside(path).read_bytes(), person()
    for load in (
        {"workspace": "v"},
        {"token": "other"},
        {"form": FORM + 1},
        {"id": "load:other"},
        {"state": 1},
        {"nodes": [1]},
    ):
        said = {**known.load, "state": "1", **load}
        beside(path).write_bytes(head + frame({"before": "0", "load": said}, *rows))
        assert state(path) == 0
    beside(path).write_bytes(head + frame({"before": "7", "load": {**known.load, "state": "1"}}, *rows))
    assert state(path) == 0


def test_a_folder_in_the_place_of_the_changes_only_costs_time(tmp_path: Path) -> None:
    path = tmp_path / "kzgraph.kgl"
    beside(path).mkdir()
    with open_store(str(path)) as store:
        store.replace(WHOLE, workspace="w", state="0")
    assert state(path) == 0
    step(path, 0)
    assert state(path) == 1
    assert sorted(p.name for p in tmp_path.iterdir() if "changes-" in p.name) == []
