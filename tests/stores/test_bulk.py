"""The folder for neo4j-admin: what is in it, and what it may replace. tests/integration/ imports it."""

from __future__ import annotations

import csv
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kzgraph.cli import main
from kzgraph.errors import StoreError, UsageError
from kzgraph.folders import CONTENTS, write_folder
from kzgraph.model import Graph, Property
from kzgraph.stores import open_store
from kzgraph.stores.bulk import neo4j_admin_files
from kzgraph.stores.schema import cypher_folder
from tests.sample import sample_graph
from tests.stores.graphs import graph, node, tie

LOAD = {"id": "load:kzgraph", "workspace": "w", "form": 2, "finished": "2026-01-01T00:00:00+00:00"}


@pytest.fixture
def db(tmp_path: Path) -> str:
    address = str(tmp_path / "kzgraph.kgl")
    with open_store(address) as store:
        store.replace(sample_graph(), workspace="sample")
    return address


def _texts(whole: Graph) -> dict[str, str]:
    return {name: "".join(text) for name, text in neo4j_admin_files(whole, LOAD).items()}


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(text.splitlines(keepends=True)))


def test_each_set_of_labels_and_each_type_is_a_file_with_a_typed_header() -> None:
    files = _texts(
        graph(
            [node("organisation:a", "Ministry", derived=True), node("organisation:b", name="B", aliases=["x"])],
            [tie("organisation:a", "BELONGS_TO", "organisation:b")],
        )
    )
    assert sorted(files) == [
        *("README.txt", "constraints.cypher", "import.sh", "nodes-Load.csv"),
        *("nodes-Organisation-Ministry.csv", "nodes-Organisation.csv", "relationships-BELONGS_TO.csv"),
    ]
    headers = {name: text.splitlines()[0] for name, text in files.items() if name.endswith(".csv")}
    assert headers == {
        "nodes-Load.csv": "id:ID(kzgraph),finished:string,form:long,workspace:string",
        "nodes-Organisation-Ministry.csv": "id:ID(kzgraph),derived:boolean,lookup:string",
        "nodes-Organisation.csv": "id:ID(kzgraph),aliases:string[],lookup:string,name:string",
        "relationships-BELONGS_TO.csv": ":START_ID(kzgraph),:END_ID(kzgraph),documents:string[],ends:long[],"
        "id:string,quotes:string[],starts:long[]",
    }
    assert "--nodes=Organisation:Ministry=nodes-Organisation-Ministry.csv" in files["import.sh"]
    assert "--relationships=BELONGS_TO=relationships-BELONGS_TO.csv" in files["import.sh"]


def test_a_property_with_two_types_is_in_two_files() -> None:
    files = _texts(graph([node("figure:a", value=1), node("figure:b", value=0.5), node("figure:c", value=2)], []))
    assert [row[2] for row in _rows(files["nodes-Figure.csv"])] == ["value:long", "1", "2"]
    assert [row[2] for row in _rows(files["nodes-Figure-2.csv"])] == ["value:double", "0.5"]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ('say "a", b', '"say ""a"", b"'),
        ("", '""'),
        (True, "true"),
        (float("inf"), "Infinity"),
        (-0.5, "-0.5"),
        (["a", "b"], '"a\x1fb"'),
        ([1, 2.5], '"1\x1f2.5"'),
    ],
)
def test_a_value_is_written_as_the_importer_reads_it(value: Property, cell: str) -> None:
    text = _texts(graph([node("meeting:a", zone=value)], []))["nodes-Meeting.csv"]
    assert text.splitlines()[1].endswith(f",{cell}")


def test_what_parts_a_list_is_in_none_of_its_items() -> None:
    files = _texts(graph([node("person:a", aliases=["a\x1fb", "c\x1ed"])], []))
    assert '"a\x1fb\x1dc\x1ed"' in files["nodes-Person.csv"]
    assert "--array-delimiter=U+001D" in files["import.sh"]


@pytest.mark.parametrize("text", ["two\nlines", "old\rlines"])
def test_the_importer_is_told_of_line_breaks_where_there_are_any(text: str) -> None:
    nodes = [node("country:KZ", name="Kazakhstan"), node("person:a", aliases=[text])]
    assert "--multiline-fields=true" in _texts(graph(nodes, []))["import.sh"]
    assert "multiline" not in _texts(graph(nodes[:1], []))["import.sh"]


def test_the_importer_is_told_of_rows_that_are_longer_than_what_it_reads_at_once() -> None:
    def script(length: int) -> str:
        return _texts(graph([node("person:a", aliases=["x" * length] * 2)], []))["import.sh"]

    assert "buffer" not in script(500_000)
    assert "--read-buffer-size=8000032" in script(1_000_000)


def test_lists_that_csv_cannot_hold_are_made_by_statements_without_any_text_of_the_graph() -> None:
    files = _texts(graph([node("person:a'", aliases=[]), node("person:b", aliases=["c"], names=[""])], []))
    assert files["lists.cypher"].splitlines() == [
        "MATCH (n:Person) WHERE 'aliases=0' IN n._lists SET n.aliases = [];",
        "MATCH (n:Person) WHERE 'names=1' IN n._lists SET n.names = [''];",
        "MATCH (n:Person) WHERE n._lists IS NOT NULL REMOVE n._lists;",
    ]


@pytest.mark.parametrize(
    "properties", [{"a:b": 1}, {"`x`": 1}, {"": 1}, {"_lists": ["a"]}, {"a": ["b", 1]}, {"a": None}, {"id": "b"}]
)
def test_a_graph_that_no_store_or_header_takes_is_refused(properties: dict[str, Any]) -> None:
    with pytest.raises(StoreError, match="person:a"):
        _texts(graph([node("person:a", **properties)], []))


def test_the_constraints_are_those_of_the_library() -> None:
    assert _texts(Graph())["constraints.cypher"] == (cypher_folder() / "schema.cypher").read_text("utf-8")


def test_the_script_is_plain_sh_and_gives_the_importer_s_exit_code(tmp_path: Path) -> None:
    write_folder(neo4j_admin_files(sample_graph(), LOAD), tmp_path / "bulk")
    program = tmp_path / "bin" / "neo4j-admin"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\necho "$1 $2 $3 $4 $5"; exit 7\n')
    program.chmod(0o755)
    environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "NEO4J_DATABASE": "two words"}
    command = ["sh", str(tmp_path / "bulk" / "import.sh"), "--threads=1"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd="/")
    assert (done.returncode, done.stdout) == (7, "database import full two words --threads=1\n")


def test_the_command_takes_the_folder_by_itself_or_as_an_option(tmp_path: Path, db: str) -> None:
    assert main(["export", "neo4j-admin", str(tmp_path / "a"), "--db", db]) == 0
    assert main(["export", "neo4j-admin", "-o", str(tmp_path / "b"), "--db", db]) == 0
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")
    assert os.access(tmp_path / "a" / "import.sh", os.X_OK)
    with (tmp_path / "a" / "nodes-Load.csv").open(encoding="utf-8", newline="") as file:
        header, load = csv.reader(file)
    assert dict(zip(header, load, strict=True))["workspace:string"] == "sample"


@pytest.mark.parametrize(
    "arguments", [["neo4j-admin"], ["neo4j-admin", "a", "-o", "b"], ["neo4j-admin", "-"], ["jsonl", "."]]
)
def test_a_target_that_does_not_fit_is_wrong_usage(
    arguments: list[str], tmp_path: Path, db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    assert main(["export", *arguments, "--db", db]) == 2
    assert not list(Path().iterdir())


def test_a_dry_run_writes_nothing(tmp_path: Path, db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "neo4j-admin", str(tmp_path / "bulk"), "--db", db, "--dry-run"]) == 0
    assert "nodes-Person.csv" in capsys.readouterr().err
    assert not (tmp_path / "bulk").exists()


def test_a_store_into_which_nothing_was_loaded_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(str(tmp_path / "kzgraph.kgl")) as store:
        store.replace(Graph(), workspace="w")
    assert main(["export", "neo4j-admin", str(tmp_path / "a"), "--db", str(tmp_path / "kzgraph.kgl")]) == 0
    assert main(["export", "neo4j-admin", str(tmp_path / "b"), "--db", str(tmp_path / "none.kgl")]) == 1
    assert "kzgraph load" in capsys.readouterr().err
    assert not (tmp_path / "b").exists()


def test_an_earlier_export_is_replaced_with_all_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "bulk"
    folder.mkdir()
    write_folder(neo4j_admin_files(sample_graph(), LOAD), folder)
    write_folder(neo4j_admin_files(graph([node("person:a")], []), LOAD), folder)
    assert sorted(path.name for path in folder.glob("*.csv")) == ["nodes-Load.csv", "nodes-Person.csv"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bulk"]


@pytest.mark.parametrize("name", ["thesis.txt", "nodes-Person.csv"])
def test_a_folder_with_other_things_in_it_is_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(UsageError, match=name):
        write_folder(neo4j_admin_files(sample_graph(), LOAD), tmp_path)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(name, "mine")]


def test_an_export_that_fails_leaves_the_earlier_one(tmp_path: Path) -> None:
    def broken() -> Any:
        yield "a"
        raise StoreError("cut off")

    write_folder({"a.txt": ["whole"]}, tmp_path / "bulk")
    with pytest.raises(StoreError):
        write_folder({"a.txt": broken()}, tmp_path / "bulk")
    assert _bytes(tmp_path / "bulk") == {"a.txt": b"whole", CONTENTS: b"a.txt\n"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bulk"]


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
