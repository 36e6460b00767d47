"""Files for other programs: what is in them, read back by the programs' own libraries."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import networkx
import pytest

from kzgraph.errors import InputError
from kzgraph.exporting import EXPORTERS, read_graph_jsonl, write_jsonl
from kzgraph.model import Graph, Node, Relationship
from tests.sample import sample_graph

READERS = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}
MEETING = "meeting:2023-10-02-dialogue-gb-kz"
HELD = "person:roman-vassilenko|HELD|post:kz-deputy-minister-of-foreign-affairs"
HOSTILE = "<a>&\"'\x00\x0b\ud800\ufffe ]]> 🙂 қ"


def _hostile() -> Graph:
    people = tuple(Node(f"person:{i}", ("Person",), {"name": HOSTILE, "aliases": [HOSTILE, "b"]}) for i in "ab")
    evidence = {"documents": ["d"], "quotes": [HOSTILE], "starts": [1], "ends": [2]}
    both = [Relationship(f"person:a|HELD|person:b|{i}", "HELD", "person:a", "person:b", {**evidence}) for i in "12"]
    return Graph(people, tuple(both))


@pytest.fixture(params=sorted(READERS))
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _read(form: str, path: Path) -> networkx.MultiDiGraph[str]:
    out: networkx.MultiDiGraph[str] = READERS[form](path)
    return out


def test_jsonl_gives_the_same_graph_back(tmp_path: Path) -> None:
    write_jsonl(sample_graph(), tmp_path / "graph.jsonl")
    assert read_graph_jsonl(tmp_path / "graph.jsonl") == sample_graph()


def test_jsonl_is_sorted_one_node_or_relationship_a_line(tmp_path: Path) -> None:
    write_jsonl(sample_graph(), tmp_path / "graph.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "graph.jsonl").read_text("utf-8").split("\n")[:-1]]
    assert [line["id"] for line in lines if line["type"] == "node"] == [n.id for n in sample_graph().nodes]
    assert [line["id"] for line in lines if line["type"] == "relationship"] == [
        r.id for r in sample_graph().relationships
    ]


def test_the_order_of_the_graph_does_not_change_the_file() -> None:
    one, other = io.StringIO(), io.StringIO()
    graph = sample_graph()
    write_jsonl(graph, one)
    write_jsonl(Graph(graph.nodes[::-1], graph.relationships[::-1]), other)
    assert one.getvalue() == other.getvalue()


@pytest.mark.parametrize("line", ["", "{", "[]", "7", '{"type": "node"}', '{"type": "other", "id": "a"}', "null"])
def test_a_line_that_is_no_part_of_a_graph_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "graph.jsonl"
    path.write_text(
        '{"type": "node", "id": "person:a", "labels": ["Person"], "properties": {}}\n' + line + "\n", "utf-8"
    )
    if not line:
        assert len(read_graph_jsonl(path).nodes) == 1
        return
    with pytest.raises(InputError, match=r"graph\.jsonl:2"):
        read_graph_jsonl(path)


def test_all_nodes_and_parallel_edges_arrive(form: str, tmp_path: Path) -> None:
    EXPORTERS[form](sample_graph(), tmp_path / "graph")
    read = _read(form, tmp_path / "graph")
    assert set(read.nodes) == {n.id for n in sample_graph().nodes}
    assert sorted(key for *_, key in read.edges(keys=True)) == [r.id for r in sample_graph().relationships]
    assert read.is_directed()


def test_a_node_has_its_name_as_label_its_kind_and_its_properties(form: str, tmp_path: Path) -> None:
    EXPORTERS[form](sample_graph(), tmp_path / "graph")
    read = _read(form, tmp_path / "graph")
    node = read.nodes[MEETING]
    assert node["label"].startswith("Strategic Dialogue of Kazakhstan")
    assert (node["kind"], node["subkind"], node["round"], node["startDate"]) == ("Meeting", "dialogue", 7, "2023-10-02")
    assert read.nodes["organisation:kz-ministry-of-foreign-affairs"]["labels"] == "Organisation | Ministry"
    assert read.nodes["country:GB"]["aliases"] == "Britain | Great Britain | UK | United Kingdom"


def test_an_edge_has_its_type_as_label_and_its_quotes(form: str, tmp_path: Path) -> None:
    EXPORTERS[form](sample_graph(), tmp_path / "graph")
    edges = {key: data for *_, key, data in _read(form, tmp_path / "graph").edges(keys=True, data=True)}
    expected = next(r for r in sample_graph().relationships if r.id == HELD)
    assert (edges[HELD]["kind"], edges[HELD]["label"]) == ("HELD", "HELD")
    assert edges[HELD]["quotes"].split(" | ") == expected.properties["quotes"]
    assert edges[HELD]["firstAttested"] == "2023-10-02"


def test_text_that_xml_cannot_hold_is_left_out_and_markup_is_text(form: str, tmp_path: Path) -> None:
    EXPORTERS[form](_hostile(), tmp_path / "graph")
    read = _read(form, tmp_path / "graph")
    assert read.nodes["person:a"]["label"] == "<a>&\"' ]]> 🙂 қ"
    assert read.number_of_edges("person:a", "person:b") == 2


def test_jsonl_keeps_hostile_text_whole(tmp_path: Path) -> None:
    write_jsonl(_hostile(), tmp_path / "graph.jsonl")
    assert read_graph_jsonl(tmp_path / "graph.jsonl") == _hostile()


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_an_empty_graph_is_a_file_too(name: str, tmp_path: Path) -> None:
    EXPORTERS[name](Graph(), tmp_path / "graph")
    assert (tmp_path / "graph").exists()


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_a_path_and_an_open_file_get_the_same_text(name: str, tmp_path: Path) -> None:
    EXPORTERS[name](sample_graph(), tmp_path / "graph")
    file = io.StringIO()
    EXPORTERS[name](sample_graph(), file)
    assert (tmp_path / "graph").read_text("utf-8") == file.getvalue()


class Broken(Graph):
    """A graph that fails in the middle of being written."""

    @property
    def relationships(self) -> tuple[Relationship, ...]:  # type: ignore[override]
        raise RuntimeError


@pytest.mark.parametrize("write", [EXPORTERS[name] for name in sorted(EXPORTERS)])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    write: Callable[[Graph, Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "graph"
    path.write_text("old", "utf-8")
    graph = object.__new__(Broken)
    object.__setattr__(graph, "nodes", sample_graph().nodes)
    with pytest.raises(RuntimeError):
        write(graph, path)
    assert path.read_text("utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["graph"]


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    program = (
        "import io, hashlib\nfrom kzgraph.exporting import EXPORTERS\nfrom tests.sample import sample_graph\n"
        "for name in sorted(EXPORTERS):\n"
        "    out = io.StringIO(); EXPORTERS[name](sample_graph(), out)\n"
        "    print(name, hashlib.sha256(out.getvalue().encode()).hexdigest())"
    )
    root = Path(__file__).parents[2]
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1
