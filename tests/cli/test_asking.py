"""The commands that only read a store."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from kzgraph.cli import cli
from kzgraph.cli.messages import safe
from kzgraph.model import Graph, Node
from kzgraph.stores import open_store
from tests.cli.conftest import Run

Program = Callable[..., subprocess.CompletedProcess[str]]
POSTS = ("query", "posts-over-time", "-p", "person=Roman Vassilenko")


def test_the_posts_of_a_person_are_told_in_order_with_a_quote_for_each(run: Run, store: Path) -> None:
    outcome = run(*POSTS)
    assert outcome.code == 0
    deputy = outcome.out.index("Deputy Minister of Foreign Affairs of Kazakhstan  2023-10-02")
    ambassador = outcome.out.index("Ambassador of Kazakhstan to Belgium")
    assert deputy < outcome.out.index("“Brussels was the venue") < ambassador
    assert "“Ambassador of Kazakhstan to Belgium Roman Vassilenko called on 11 September 2025" in outcome.out
    assert max(map(len, outcome.out.splitlines())) <= 120


def test_a_name_that_nobody_bears_is_told_with_near_ones(run: Run, store: Path) -> None:
    outcome = run("query", "posts-over-time", "-p", "person=Roman Vasilenco", "--format", "json")
    assert (outcome.code, json.loads(outcome.out)) == (0, [])
    assert "nothing in the graph is called 'Roman Vasilenco'" in outcome.err
    assert "did you mean person:roman-vassilenko (Roman Vassilenko)" in outcome.err
    known = run("query", "signatures-of-a-person", "-p", "person=Kaja Kallas")
    assert known.err.strip() == "no rows"


@pytest.mark.parametrize(
    ("cypher", "told"),
    [
        ("MATCH (p:Persn) RETURN p.name AS name", ["node with the label Persn: did you mean Person?"]),
        ("MATCH (p:person) RETURN count(p) AS number", ["node with the label person: did you mean Person?"]),
        (
            "MATCH (:Person)-[:HOLDS]->(p:Post) RETURN p.name AS name",
            ["relationship of the type HOLDS: did you mean HELD?"],
        ),
        (
            "MATCH (p:Peson {name: 'A'})-[h:HELD|TOOKPART*1..2]->() RETURN p.name AS name",
            [
                "node with the label Peson: did you mean Person?",
                "relationship of the type TOOKPART: did you mean TOOK_PART?",
            ],
        ),
        (
            "MATCH (x:Organisation:Ministery) RETURN x.name AS name",
            ["node with the label Ministery: did you mean Ministry?"],
        ),
        ("MATCH (x:Qwerty) RETURN x.name AS name", ["node with the label Qwerty: there are Agreement, Country,"]),
        ("MATCH (p:Person {name: '(x:Persn)'}) // (y:Persn)\nRETURN p.name AS name", []),
        ("MATCH (p:Person)-[:HELD]->(:Post) WHERE p.name IN ['A'] RETURN [x IN [1] | x] AS list", []),
        ("MATCH (n:Organisation|Country) RETURN {Persn: count(n)} AS map", []),
    ],
)
def test_a_label_or_type_that_nothing_has_is_told_with_a_near_one(
    run: Run, store: Path, cypher: str, told: list[str]
) -> None:
    outcome = run("query", cypher)
    assert outcome.code == 0
    lines = [line for line in outcome.err.splitlines() if line.startswith("the graph has no")]
    assert len(lines) == len(told)
    assert all(line.startswith(f"the graph has no {start}") for line, start in zip(lines, told, strict=True))


def test_each_format_holds_the_same_rows(run: Run, store: Path) -> None:
    rows = json.loads(run(*POSTS, "--format", "json").out)
    lines = [json.loads(line) for line in run(*POSTS, "--format", "jsonl").out.splitlines()]
    table = list(csv.DictReader(io.StringIO(run(*POSTS, "--format", "csv").out)))
    assert rows == lines
    assert [row["post"] for row in rows] == [row["post"] for row in table]
    assert len(rows) == 2


def test_every_named_query_is_listed_and_its_parameters_are_told(run: Run) -> None:
    from kzgraph.queries import library

    listed = run("query", "--list").out
    assert all(name in listed for name in library())
    one = run("query", "posts-over-time", "--list")
    assert "person" in one.out
    assert "Each post that a person held" in one.err
    assert "one index lookup" in one.err


def test_the_queries_that_draw_are_listed_after_those_that_return_rows(run: Run) -> None:
    rows = json.loads(run("query", "--list", "--format", "json").out)
    shown = [row["shows"] for row in rows]
    assert shown == sorted(shown, reverse=True)
    assert {row["folder"] for row in rows if row["shows"] == "graph"} == {"graphs"}


COMPLETED = [
    (("query",), "posts-ov", ["posts-over-time"]),
    (("query",), "zzz", []),
    (("query", "posts-over-time", "-p"), "", ["person=", "limit="]),
    (("query", "posts-over-time", "-p"), "per", ["person="]),
    (("query", "posts-over-time", "--param"), "l", ["limit="]),
    (("query", "agreements-between", "-p", "first=Kazakhstan", "-p"), "", ["second=", "status=", "limit="]),
    (("query", "--format", "json", "meetings-in-a-period", "-p"), "k", ["kind="]),
    (("query", "meetings-of-a-country", "-p"), "status=h", ["status=held"]),
    (("query", "meetings-of-a-country", "-p"), "country=", []),
    (("query", "no-such-query", "-p"), "", []),
    (("query", "-p"), "", []),
]


@pytest.mark.parametrize(("arguments", "incomplete", "offered"), COMPLETED)
def test_a_shell_completes_names_of_queries_and_of_their_parameters(
    arguments: tuple[str, ...], incomplete: str, offered: list[str]
) -> None:
    completion = ShellComplete(cli, {}, "kzgraph", "_KZGRAPH_COMPLETE")
    assert [item.value for item in completion.get_completions([*arguments], incomplete)] == offered


@pytest.mark.parametrize("command", ["load", "extract"])
def test_a_shell_completes_names_of_files(command: str) -> None:
    completion = ShellComplete(cli, {}, "kzgraph", "_KZGRAPH_COMPLETE")
    assert [item.type for item in completion.get_completions([command], "s")] == ["file"]


def test_the_program_answers_a_shell(program: Program) -> None:
    words = "kzgraph query posts-over-time -p per"
    answer = program(_KZGRAPH_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD="4")
    assert answer.stdout == "plain,person=\n"
    assert "_kzgraph_completion" in program(_KZGRAPH_COMPLETE="bash_source").stdout


def test_a_query_comes_from_a_file_from_text_and_from_stdin(run: Run, program: Program, store: Path) -> None:
    text = "MATCH (c:Country) RETURN c.code AS code ORDER BY code"
    Path("own.cypher").write_text(f"// Countries\n{text}\n")
    by_text = run("query", text, "--format", "csv").out
    assert by_text.startswith("code\nBE\n")
    assert run("query", "own.cypher", "--format", "csv").out == by_text
    assert program("query", "-", "--format", "csv", stdin=text).stdout == by_text


@pytest.mark.parametrize("name", ["return-of-countries.cypher", "create-a-list.txt", "match"])
def test_a_file_is_no_statement_though_its_name_begins_as_one_does(run: Run, store: Path, name: str) -> None:
    Path(name).write_text("MATCH (c:Country) RETURN c.code AS code ORDER BY code")
    assert run("query", name, "--format", "csv").out.startswith("code\nBE\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("query",), 2, "--list"),
        (("query", "posts-over-tme"), 2, "posts-over-time"),
        (("query", "posts-over-time"), 2, "person"),
        (("query", "posts-over-time", "-p", "person"), 2, "KEY=VALUE"),
        (("query", "posts-over-time", "-p", "persn=x"), 2, "persn"),
        (("query", "posts-over-time", "-p", "person="), 2, "is empty"),
        (("query", "meetings-in-a-period", "-p", "from=yesterday"), 2, "a day, a month or a year"),
        (("query", "person-and-surroundings", "-p", "person=Roman Vassilenko"), 2, "kzgraph render --focus"),
        (("query", "MATCH (n RETURN n"), 2, "error:"),
        (("query", "MATCH (n:Person) DETACH DELETE n"), 2, "queries only read"),
        (("query", "CREATE (n)"), 2, "queries only read"),
        (("query", "create index x for (p:Person) on (p.name)"), 2, "queries only read"),
        (("query", "MERGE (p:Person {id: 'person:x'})"), 2, "queries only read"),
        (("query", "detach delete n"), 2, "queries only read"),
        (("query", "FOREACH(x IN [1] | CREATE (n))"), 2, "queries only read"),
        (("query", "DROP INDEX x"), 2, "queries only read"),
        (("query", "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row"), 2, "LOAD CSV is not allowed"),
        (("query", "create"), 2, "there is no query 'create'"),
        (("query", "delete-me.cypher"), 1, "delete-me.cypher: no such file"),
        (("query", "match-me.cypher"), 1, "match-me.cypher: no such file"),
        (("query", "missing.cypher"), 1, "missing.cypher"),
        (("show", "Nobody At All"), 1, "Nobody At All"),
        (("report", "centralty"), 2, "centralty"),
        (("report",), 2, "--list"),
        (("report", "summary", "-o", "r.pdf"), 2, ".html"),
        (("export", "xlsx", "-o", "x"), 2, "xlsx"),
        (("export", "jsonl"), 2, "-o NAME"),
        (("render", "--limit", "0"), 2, "--limit"),
        (("query", "sources", "--db", "missing.kgl"), 1, "kzgraph load"),
        (("query", "sources", "--db", "."), 1, "folder"),
        (("query", "sources", "--db", "gopher://x"), 2, "gopher"),
        (("evaluate", "missing", "records.jsonl"), 2, "missing"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_cure(
    run: Run, store: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
    assert "Traceback" not in outcome.err


def test_a_server_that_does_not_answer_gives_4_and_never_shows_the_password(run: Run) -> None:
    outcome = run("query", "sources", "--db", "bolt://neo4j:s3cret@localhost:1")
    assert outcome.code == 4
    assert "localhost" in outcome.err
    assert "s3cret" not in outcome.err + outcome.out


def test_an_entity_is_shown_with_its_facts_and_their_quotes(run: Run, store: Path) -> None:
    outcome = run("show", "roman vasilenko")
    assert outcome.out.splitlines()[:2] == ["Roman Vassilenko", "Person  person:roman-vassilenko"]
    held = "Deputy Minister of Foreign Affairs of Kazakhstan (attested on 3 days, 2 October 2023 to 16 April 2025)"
    assert re.search(rf"Posts\n  {re.escape(held)}\s+s:[0-9a-f]{{8}}\s", outcome.out)
    assert "also: Roman Vasilenko" in outcome.out
    assert "“" in outcome.out
    assert json.loads(run("show", "country:KZ", "--format", "json").out)["id"] == "country:KZ"


def test_who_held_a_post_on_a_day_says_how_that_is_known(run: Run, store: Path) -> None:
    def told(date: str) -> str:
        shown = " ".join(run("show", "Kazakh deputy foreign minister", "--at", date).out.split())
        return re.sub(r" s:[0-9a-f]{8}", "", shown)

    assert "Holders on 18 October 2024" in told("2024-10-18")
    assert "Roman Vassilenko (attested on 18 October 2024)" in told("2024-10-18")
    assert "presumed between “attested on 2 October 2023” and “attested on 18 October 2024”" in told("2024-03-01")
    assert "Holders in 2020 none that the documents show" in told("2020")
    assert run("show", "Kazakhstan", "--at", "yesterday").code == 2


@pytest.mark.parametrize(
    ("name", "begins"), [("r.md", "# "), ("r.html", "<!doctype html"), ("r.json", "{"), ("r.csv", "section")]
)
def test_a_report_takes_its_format_from_the_files_name(run: Run, store: Path, name: str, begins: str) -> None:
    outcome = run("report", "summary", "-o", name)
    assert (outcome.code, outcome.out) == (0, "")
    assert Path(name).read_text().lower().startswith(begins)


def test_a_report_goes_to_stdout_unless_a_file_is_named(run: Run, store: Path) -> None:
    assert run("report", "centrality").out.startswith("# ")
    assert "centrality" in run("report", "--list").out


def test_the_graph_is_drawn_whole_or_around_one_entity(run: Run, store: Path) -> None:
    assert run("render").code == 0
    assert "Vassilenko" in Path("network.html").read_text()
    assert run("render", "--focus", "Roman Vassilenko", "-o", "focus.html").code == 0
    assert run("render", "--focus", "Nobody At All").code in (1, 2)


@pytest.mark.parametrize("form", ["jsonl", "graphml", "gexf"])
def test_the_graph_is_exported_in_each_format(run: Run, store: Path, form: str) -> None:
    assert run("export", form, "-o", "graph.out").code == 0
    assert "person:roman-vassilenko" in Path("graph.out").read_text()


def test_the_files_for_neo4j_browser_need_no_store(run: Run) -> None:
    assert run("export", "browser", "files", "--dry-run").code == 0
    assert not Path("files").exists()
    assert run("export", "browser", "files").code == 0
    names = {path.name for path in Path("files").iterdir() if not path.name.startswith(".")}
    assert names == {"kzgraph.grass", "kzgraph-queries.zip", "kzgraph-queries.csv"}
    assert run("export", "browser", "files").code == 0


@pytest.mark.parametrize(
    "arguments", [("report", "summary", "-o", "x"), ("render", "-o", "x"), ("export", "jsonl", "-o", "x")]
)
def test_a_dry_run_writes_no_file(run: Run, store: Path, arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments, "--dry-run")
    assert outcome.code == 0
    assert "would write" in outcome.err
    assert not Path("x").exists()


def test_a_file_is_replaced_only_by_a_whole_one(run: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kzgraph.exporting import EXPORTERS

    def fails(graph: object, file: io.TextIOBase) -> None:
        file.write("half")
        raise OSError(28, "No space left on device", "graph.out")

    Path("graph.out").write_text("whole")
    monkeypatch.setitem(EXPORTERS, "jsonl", fails)
    assert run("export", "jsonl", "-o", "graph.out").code == 1
    assert Path("graph.out").read_text() == "whole"
    assert [path.name for path in Path().glob(".*partial*")] == []


WRITING = [
    ("render", "-o", "{}/x.html"),
    ("report", "summary", "-o", "{}/x.md"),
    ("extract", "release.txt", "-o", "{}/x.jsonl"),
    ("export", "graphml", "-o", "{}/x.graphml"),
    ("export", "jsonl", "{}/x.jsonl", "--dry-run"),
]


@pytest.mark.parametrize("arguments", WRITING)
def test_a_folder_that_is_not_there_is_named_with_how_to_make_it(
    run: Run, store: Path, arguments: tuple[str, ...]
) -> None:
    outcome = run(*(part.format("missing/folder") for part in arguments))
    assert (outcome.code, outcome.out) == (1, "")
    assert "there is no folder missing/folder" in outcome.err
    assert "try: Make it first: mkdir -p missing/folder" in outcome.err
    assert "partial" not in outcome.err


@pytest.mark.parametrize("arguments", [*WRITING, ("export", "browser", "{}/files")])
def test_a_file_in_a_folders_place_is_named(run: Run, store: Path, arguments: tuple[str, ...]) -> None:
    Path("notes.txt").write_text("")
    outcome = run(*(part.format("notes.txt/more") for part in arguments))
    assert outcome.code != 0
    assert "notes.txt is a file, not a folder" in outcome.err
    assert "partial" not in outcome.err


def test_what_cannot_be_written_is_named_as_it_was_given(run: Run, store: Path) -> None:
    name = f"{'x' * 300}.html"
    outcome = run("render", "-o", name)
    assert outcome.code == 1
    assert f"error: {name}:" in outcome.err


def test_what_is_no_file_is_written_into_and_not_replaced(program: Program, store: Path) -> None:
    os.mkfifo("pipe")
    with Path("read").open("w") as read, subprocess.Popen(["cat", "pipe"], stdout=read) as reader:
        done = program("export", "jsonl", "-o", "pipe")
        if done.returncode:
            reader.kill()  # it waits for a writer
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(Path("read").read_text().splitlines()[0])["type"] == "node"
    assert Path("pipe").is_fifo()


def test_a_link_stays_one_and_leads_to_what_is_written(run: Run, store: Path) -> None:
    Path("latest.jsonl").symlink_to("first.jsonl")
    assert run("export", "jsonl", "-o", "latest.jsonl").code == 0
    assert Path("latest.jsonl").is_symlink()
    assert Path("first.jsonl").read_text().startswith("{")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Aigerim Bekova", "Aigerim Bekova"),
        ("red\x1b[31m", "red\\u001b[31m"),
        ("\x9b31m", "\\u009b31m"),
        ("abc\u202edcba", "abc\\u202edcba"),
        ("bell\x07", "bell\\u0007"),
        ("Әлихан 学", "Әлихан 学"),
    ],
)
def test_text_from_outside_cannot_steer_a_terminal(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_a_text_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(run: Run, store: Path) -> None:
    assert run("query", "RETURN '=1+1' AS a, -2 AS b", "--format", "csv").out == "a,b\n'=1+1,-2\n"


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_rows_beyond_the_default_limit_are_told_and_can_be_had(run: Run, tmp_path: Path, form: str) -> None:
    documents = [Node(f"document:d{i:03}-00000000", ("Document",), {"name": f"d{i:03}"}) for i in range(201)]
    for name, graph in (("more.kgl", documents), ("all.kgl", documents[1:])):
        with open_store(name) as opened:
            opened.replace(Graph(nodes=tuple(graph)), workspace="w")
    ask = ("query", "sources", "--format", form, "--db")
    cut, whole, asked = run(*ask, "more.kgl"), run(*ask, "all.kgl"), run(*ask, "more.kgl", "-p", "limit=3")
    assert [done.out.count("document:d") for done in (cut, whole, asked)] == [200, 200, 3]
    assert "the first 200 rows, and there are more\n  try: -p limit=" in cut.err
    assert (whole.err, asked.err) == ("", "")
    assert run(*ask, "more.kgl", "-p", "limit=1000000").out.count("document:d") == 201


def test_the_table_of_the_sources_keeps_their_ids_whole_and_the_rest_is_in_the_other_formats(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    name = "document:2025-kazakhstan-belgium-meeting-1a2b3c4d"
    said = {"name": "meeting", "published": "2025-09-11", "publisher": "Ministry of Foreign Affairs of Kazakhstan"}
    with open_store("kzgraph.kgl") as opened:
        opened.replace(Graph(nodes=(Node(name, ("Document",), said),)), workspace="w")
    table = run("query", "sources").out.splitlines()
    assert table[0].split() == ["published", "publisher", "id"]
    assert any(line.endswith(name) for line in map(str.rstrip, table))
    assert max(map(len, table)) <= 80
    assert run("query", "sources", "--format", "csv").out.startswith("published,publisher,document,people,")
