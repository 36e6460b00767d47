"""The embedded store's file: what is refused, who may write, and what a killed load leaves behind."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import kglite
import pytest

from kzgraph.errors import StoreError
from kzgraph.model import Graph
from kzgraph.stores import Changes, open_store
from tests.stores.graphs import graph, node, visit, without

WHOLE = visit()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kzgraph.kgl"


def _load(path: Path, whole: Graph) -> Changes:
    with open_store(str(path)) as store:
        return store.replace(whole, workspace="w")


def test_a_graph_is_in_the_file_for_whoever_opens_it_next(path: Path) -> None:
    _load(path, WHOLE)
    with open_store(str(path), read_only=True) as store:
        assert store.graph() == WHOLE
        assert store.info().supported


def test_loading_the_same_graph_again_does_not_touch_the_file(path: Path) -> None:
    _load(path, WHOLE)
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert _load(path, WHOLE) == Changes()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_opening_and_asking_leaves_no_file_behind(path: Path) -> None:
    with open_store(str(path)) as store:
        assert store.run("MATCH (n) RETURN count(*) AS n").rows == ((0,),)
        assert store.graph() == Graph()
    assert list(path.parent.iterdir()) == []


def test_a_store_that_was_opened_before_sees_what_another_one_loads(path: Path) -> None:
    with open_store(str(path)) as reader:
        assert reader.graph() == Graph()
        _load(path, WHOLE)
        assert reader.graph() == WHOLE
        _load(path, without(WHOLE, "country:BE"))
        assert reader.run("MATCH (c:Country) RETURN c.code AS c").rows == (("KZ",),)


def test_a_store_opened_for_reading_only_refuses_a_load(path: Path) -> None:
    _load(path, WHOLE)
    with open_store(str(path), read_only=True) as store, pytest.raises(StoreError, match="for reading only"):
        store.replace(Graph(), workspace="w")


def _cut_off(path: Path) -> None:
    _load(path, WHOLE)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _flipped(path: Path) -> None:
    _load(path, WHOLE)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


BAD = [
    ("a folder", Path.mkdir, "is a folder"),
    ("a text", lambda p: p.write_text("MATCH (n) RETURN n\n" * 50), "some other file"),
    ("an empty file", Path.touch, "some other file"),
    ("a file that was cut off", _cut_off, "damaged"),
    ("a file with a flipped bit", _flipped, "damaged"),
]


@pytest.mark.parametrize(("make", "message"), [c[1:] for c in BAD], ids=[c[0] for c in BAD])
@pytest.mark.parametrize("read_only", [True, False])
def test_what_is_no_graph_is_refused_with_a_cure(path: Path, make: object, message: str, read_only: bool) -> None:
    assert callable(make)
    make(path)
    before = sorted(p.name for p in path.parent.iterdir())
    with pytest.raises(StoreError, match=message) as caught, open_store(str(path), read_only=read_only) as store:
        store.graph()
    assert str(path) in str(caught.value)
    assert caught.value.cure
    assert sorted(p.name for p in path.parent.iterdir()) == before


def test_a_graph_that_is_not_there_is_refused_for_reading_with_the_cure(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no graph at") as caught:
        open_store(str(path), read_only=True)
    assert "kzgraph load" in caught.value.cure


def test_a_folder_that_is_not_there_is_refused_with_the_cure(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder") as caught:
        open_store(str(path / "below" / "kzgraph.kgl"))
    assert "mkdir" in caught.value.cure


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system that nobody may write to")
def test_a_place_where_nobody_may_write_is_refused() -> None:
    with open_store("/proc/kzgraph.kgl") as store, pytest.raises(StoreError, match=r"^/proc/kzgraph\.kgl") as caught:
        store.replace(WHOLE, workspace="w")
    assert caught.value.cure


def test_a_second_writer_is_refused_with_the_cure_and_readers_are_not(path: Path) -> None:
    _load(path, WHOLE)
    holder = _python(path, "g = kglite.open(path, durable='off'); print('held', flush=True); sys.stdin.read()")
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="is open in another process") as caught:
            _load(path, Graph())
        assert caught.value.cure
        with open_store(str(path), read_only=True) as store:
            assert store.graph() == WHOLE
    finally:
        holder.communicate()
    assert _load(path, Graph()) == Changes(nodes_removed=10, relationships_removed=9)


def test_a_refused_load_does_not_keep_the_file_to_itself(path: Path) -> None:
    _load(path, WHOLE)
    with pytest.raises(StoreError) as caught, open_store(str(path)) as store:
        store.replace(Graph(), workspace="another")
    assert "take-over" in caught.value.cure
    assert _load(path, without(WHOLE, "country:BE")) == Changes(nodes_removed=1, relationships_removed=1)


KILLED_AT = ["while rows are written", "just before the file is saved"]
_KILL = {
    KILLED_AT[
        0
    ]: "store.replace(new, workspace='w', progress=lambda done, total: die() if done > total // 2 else None)",
    KILLED_AT[1]: "store.replace(new, workspace='w', progress=lambda done, total: die() if done == total else None)",
}


@pytest.mark.parametrize("moment", KILLED_AT)
def test_a_load_killed_in_the_middle_leaves_the_old_graph_whole(path: Path, moment: str) -> None:
    _load(path, WHOLE)
    code = f"""
        new = graph([node(f'person:{{i}}', name=str(i)) for i in range(9000)], [])
        def die(): os.kill(os.getpid(), signal.SIGKILL)
        with open_store(path) as store:
            {_KILL[moment]}
    """
    killed = _python(path, textwrap.dedent(code))
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    with open_store(str(path)) as store:
        assert store.graph() == WHOLE
        assert store.replace(Graph(), workspace="w") == Changes(nodes_removed=10, relationships_removed=9)


def test_a_load_killed_at_any_time_leaves_the_old_graph_or_the_new_one(path: Path) -> None:
    new = graph([node(f"person:{i}", name=str(i)) for i in range(9_000)], [])
    code = """
        new = graph([node(f'person:{i}', name=str(i)) for i in range(9000)], [])
        with open_store(path) as store:
            store.replace(new, workspace='w', progress=lambda done, total: print(done, flush=True))
    """
    for batches in (4, 5):  # killed from outside: between two batches, and somewhere in the save after the last
        _load(path, WHOLE)
        loading = _python(path, textwrap.dedent(code))
        assert loading.stdout is not None
        for _ in range(batches):
            loading.stdout.readline()
        loading.kill()
        loading.communicate()
        with open_store(str(path), read_only=True) as store:
            assert store.graph() in (WHOLE, new)


def test_a_disk_that_is_full_leaves_the_old_graph_whole_and_no_rubbish(path: Path) -> None:
    _load(path, WHOLE)
    before = sorted(p.name for p in path.parent.iterdir())
    many = graph([node(f"person:{i}", name=f"{i * 7919 % 10007}") for i in range(9_000)], [])
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 1_000, hard))
    try:
        with pytest.raises(StoreError) as caught:
            _load(path, many)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "free space" in caught.value.cure
    with open_store(str(path)) as store:
        assert store.graph() == WHOLE
    assert sorted(p.name for p in path.parent.iterdir()) == before


def test_what_another_program_wrote_to_the_log_is_not_lost(path: Path) -> None:
    _load(path, WHOLE)
    _python(
        path, "g = kglite.open(path); g.cypher(\"CREATE (:Note {id: 1, text: 'x'})\"); os.kill(os.getpid(), 9)"
    ).wait()
    with open_store(str(path)) as store:
        assert store.run("MATCH (n:Note) RETURN n.text AS text").rows == (("x",),)
        store.replace(without(WHOLE, "country:BE"), workspace="w")
        assert store.run("MATCH (n:Note) RETURN n.text AS text").rows == (("x",),)


def test_nodes_of_another_program_in_the_file_stay(path: Path) -> None:
    with kglite.open(str(path), durable="off") as database:
        database.cypher("CREATE (:Person {id: 'keanu', name: 'Keanu'})-[:ACTED_IN]->(:Movie {id: 1, name: 'Speed'})")
    _load(path, WHOLE)
    _load(path, Graph())
    with open_store(str(path)) as store:
        assert store.graph() == Graph()
        found = store.run("MATCH (p:Person)-[:ACTED_IN]->(m:Movie) RETURN p.name AS p, m.name AS m")
    assert found.rows == (("Keanu", "Speed"),)


def test_nothing_is_printed(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with open_store(str(path)) as store:
        store.replace(WHOLE, workspace="w")
        store.run("MATCH (n:NoSuchLabel) RETURN n.nothing AS x")
        store.info()
    assert capfd.readouterr() == ("", "")


def _python(path: Path, code: str) -> subprocess.Popen[str]:
    """Another process that runs some code with `path` and the tests' graphs."""
    head = (
        "import os, signal, sys, kglite\nfrom kzgraph.stores import open_store\n"
        f"from tests.stores.graphs import graph, node, visit\npath = {str(path)!r}\n"
    )
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", head + code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
