"""Documents into a store, by commands, with all real stages: what is refused, kept, repeated, repaired, withdrawn."""

from __future__ import annotations

import json
import re
import shlex
import sqlite3
from pathlib import Path

import pytest

from kzgraph.demo import seeds_folder
from kzgraph.model import Graph
from kzgraph.stores import open_store
from tests.cli.conftest import Run

MEETING = """---
title: Ministers meet in Riga
published: 2024-05-04
---
Minister of Foreign Affairs of Latvia Janis Ozols met Minister of Foreign Affairs of Peru Rosa Quispe in Riga
on 3 May 2024.
"""
AMBASSADOR = """---
published: 2025-02-11
---
Ambassador of Peru to Latvia Rosa Quispe met Prime Minister of Latvia Anna Berzina in Riga on 10 February 2025.
"""
RUSSIAN = "Министр иностранных дел Латвии встретился в Риге с министром иностранных дел Перу и обсудил торговлю."


@pytest.fixture
def press(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "a-meeting.md").write_text(MEETING)
    (folder / "b-ambassador.md").write_text(AMBASSADOR)
    return folder


def graph(path: Path | str = "kzgraph.kgl") -> Graph:
    with open_store(str(path), read_only=True) as store:
        return store.graph()


def test_a_folder_is_loaded_and_told(run: Run, press: Path) -> None:
    outcome = run("load", "press")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("documents: 2 new\n")
    assert {"person:rosa-quispe", "person:janis-ozols", "country:PE"} <= {node.id for node in graph().nodes}


def test_loading_again_in_another_order_or_one_by_one_makes_no_difference(run: Run, press: Path) -> None:
    run("load", "press", "--db", "all.kgl")
    run("load", "press/b-ambassador.md", "--db", "single.kgl")
    run("load", "press/a-meeting.md", "--db", "single.kgl")
    again = run("load", "press", "--db", "single.kgl")
    assert again.out.startswith("documents: 2 known\n")
    assert "written: 0 nodes, 0 relationships" in again.out
    assert graph("all.kgl") == graph("single.kgl")


def test_records_can_be_loaded_in_place_of_the_documents(run: Run, press: Path) -> None:
    assert run("extract", "press", "-o", "records.jsonl").code == 0
    assert run("load", "records.jsonl", "--db", "records.kgl").code == 0
    run("load", "press", "--db", "documents.kgl")
    assert graph("records.kgl") == graph("documents.kgl")


def test_extract_writes_one_record_a_line_with_exact_quotes(run: Run, press: Path) -> None:
    lines = run("extract", "press").out.splitlines()
    records = [json.loads(line) for line in lines]
    assert [r["document"]["id"] for r in records] == ["a-meeting", "b-ambassador"]
    text = MEETING.split("---\n", 2)[2]
    for person in records[0]["people"]:
        assert all(text[e["start"] : e["end"]] == e["quote"] for e in person["evidence"])


@pytest.mark.parametrize("command", [("load",), ("extract", "-o", "records.jsonl")])
def test_what_cannot_be_read_is_named_and_the_rest_is_done(run: Run, press: Path, command: tuple[str, ...]) -> None:
    (press / "empty.txt").write_bytes(b"")
    (press / "picture.png").write_bytes(b"\x89PNG\r\n")
    (press / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (press / "broken.md").write_text("---\ntitle: [\n---\nText.\n")
    (press / "cut.jsonl.gz").write_bytes(b"\x1f\x8b\x08\x00\x00")
    outcome = run(*command, "press", "missing.txt")
    assert outcome.code == 1
    for name in ("empty.txt", "picture.png", "binary.txt", "broken.md", "cut.jsonl.gz", "missing.txt"):
        assert f"/{name}:" in outcome.err or f" {name}:" in outcome.err
    assert outcome.err.count("error:") == outcome.err.count("  try: ") == 6
    assert "Traceback" not in outcome.err
    done = graph().nodes if command == ("load",) else Path("records.jsonl").read_text().splitlines()
    assert len(done) >= 2


def test_a_file_of_records_stays_as_it_is_where_nothing_could_be_read(run: Run, press: Path) -> None:
    Path("records.jsonl").write_text("kept\n")
    (press / "binary.txt").write_bytes(bytes(range(256)) * 8)
    assert run("extract", "press/binary.txt", "-o", "records.jsonl").code == 1
    assert Path("records.jsonl").read_text() == "kept\n"


def test_a_document_in_another_language_or_without_a_fact_is_kept_and_named(run: Run, press: Path) -> None:
    (press / "c-russian.txt").write_text(RUSSIAN)
    (press / "d-weather.txt").write_text(
        "It will rain in the morning and clear up later in the day, with a light wind.\n"
    )
    outcome = run("load", "press")
    assert outcome.code == 0
    assert "c-russian.txt: kept, not extracted: language ru" in outcome.err
    assert "d-weather.txt: kept, but no fact was found in it" in outcome.err
    assert "1 in another language, 1 without a fact" in outcome.out
    assert sum(node.label == "Document" for node in graph().nodes) == 4


def test_a_load_and_an_extraction_name_in_one_line_the_documents_without_a_date(run: Run, tmp_path: Path) -> None:
    told = "Foreign Minister of Latvia Baiba Braže met Foreign Minister of Kazakhstan Murat Nurtleu in Riga today."
    folder = tmp_path / "undated"
    folder.mkdir()
    for name in "abcd":
        (folder / f"{name}.txt").write_text(f"Talks in Riga, part {name}\n\n{told}\n")
    (folder / "e.txt").write_text(f"Talks in Riga, the end\n14 March 2024\n\n{told}\n")
    (folder / "f.txt").write_text("It will rain in the morning and clear up later in the day, with a light wind.\n")
    for outcome in (run("extract", "undated"), run("load", "undated")):
        (line,) = [line for line in outcome.err.splitlines() if line.startswith("note:")]
        assert line.startswith("note: 4 documents have no date of publication (a, b, c, …): they attest no post")
        assert "published: 2024-10-18" in outcome.err
    assert json.loads(run("load", "undated", "--again", "--format", "json").out)["undated"] == ["a", "b", "c", "d"]
    (folder / "a.txt").write_text(f"---\npublished: 2024-03-14\n---\nTalks in Riga, part a\n\n{told}\n")
    assert "note:" not in run("load", "undated").err


def test_a_pdf_that_is_called_a_text_is_refused_in_a_folder_and_the_rest_goes_on(run: Run, press: Path) -> None:
    (press / "b.txt").write_bytes(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + b"1 0 obj << /Type /Page >> endobj\n" * 90)
    (press / "c.jsonl").write_bytes(b"PK\x03\x04\x14\0\6\0 word/document.xml")
    before = len([path for path in press.iterdir() if path.name not in {"b.txt", "c.jsonl"}])
    outcome = run("load", "press")
    assert outcome.code == 1
    assert "error: press/b.txt: is a PDF, not text\n  try: copy its text into a .txt file" in outcome.err
    assert "error: press/c.jsonl: is a Word document (.docx), not text" in outcome.err
    assert f"{before} new, 2 refused" in outcome.out


def test_characters_that_were_lost_before_are_told_of(run: Run, tmp_path: Path) -> None:
    Path("a.txt").write_text(
        "Foreign Minister of Latvia Baiba Bra\ufffde met Foreign Minister Murat Nurtleu in Riga.\n"
    )
    outcome = run("extract", "a.txt")
    assert (outcome.code, "a.txt: 1 character of it was lost when it was saved" in outcome.err) == (0, True)


def test_the_headline_of_a_plain_text_names_its_document(run: Run, tmp_path: Path) -> None:
    told = "Foreign Minister of Latvia Baiba Braže met Foreign Minister of Kazakhstan Murat Nurtleu in Riga today."
    Path("talks.txt").write_text(f"Riga and Astana talk\n14 March 2024\n\n{told}\n")
    assert run("load", "talks.txt").code == 0
    shown = run("show", "Murat Nurtleu").out
    assert shown.endswith("2024-03-14  Riga and Astana talk\n")
    assert run("show", "Riga and Astana talk").out.startswith("Riga and Astana talk\nDocument")
    record = json.loads(run("extract", "talks.txt").out)
    assert (record["document"]["title"], record["document"]["published"]) == ("Riga and Astana talk", "2024-03-14")


def test_a_dry_run_of_a_load_tells_what_would_be_and_writes_nothing(run: Run, press: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    outcome = run("load", "press", "--dry-run")
    assert outcome.code == 0
    assert "documents: 2 new\nwould hold: " in outcome.out
    assert sorted(tmp_path.rglob("*")) == before


def test_a_load_of_nothing_but_refused_inputs_makes_no_store(run: Run) -> None:
    assert run("load", "missing.txt").code == 1
    assert not Path("kzgraph.kgl").exists()


def test_records_are_kept_when_the_store_fails_and_the_next_load_finishes(run: Run, press: Path) -> None:
    run("load", "press/a-meeting.md")
    old, store = graph(), Path("kzgraph.kgl").read_bytes()
    Path("kzgraph.kgl").write_bytes(b"not a graph any more")
    assert run("load", "press/b-ambassador.md").code == 1
    Path("kzgraph.kgl").write_bytes(store)
    assert graph() == old
    run("load", "press")
    run("load", "press", "--db", "fresh.kgl")
    assert graph() == graph("fresh.kgl")


def test_a_store_is_made_again_from_its_records(run: Run, press: Path) -> None:
    run("load", "press")
    whole = graph()
    Path("kzgraph.kgl").unlink()
    assert run("rebuild", "--dry-run").code == 0
    assert not Path("kzgraph.kgl").exists()
    assert run("rebuild").code == 0
    assert graph() == whole
    assert run("rebuild", "--db", "other.kgl", "--workspace", "kzgraph.kgl.records").code == 0
    assert graph("other.kgl") == whole


def test_a_store_of_another_workspace_is_taken_over_only_when_asked(run: Run, press: Path) -> None:
    run("load", "press")
    before = graph()
    other = ("load", "press/a-meeting.md", "--workspace", "other.records")
    refused = run(*other)
    assert (refused.code, graph()) == (1, before)
    assert "--take-over" in refused.err
    assert run(*other, "--take-over").code == 0
    assert graph() != before


@pytest.mark.parametrize("name", ["b-ambassador", "node", "sha256"])
def test_what_only_a_forgotten_document_said_is_gone(run: Run, press: Path, name: str) -> None:
    run("load", "press/a-meeting.md")
    before = graph()
    run("load", "press")
    document = next(n for n in graph().nodes if n.id.startswith("document:b-ambassador"))
    given = {"node": document.id, "sha256": str(document.properties["sha256"])}.get(name, name)
    assert "would hold" in run("forget", given, "--dry-run").out
    assert graph() != before
    assert run("forget", given).code == 0
    assert graph() == before


def test_forgetting_what_was_never_loaded_changes_nothing(run: Run, press: Path) -> None:
    assert run("forget", "a-meeting").code == 1
    assert not Path("kzgraph.kgl").exists()
    run("load", "press")
    before = graph()
    outcome = run("forget", "a-meeting", "no-such-thing")
    assert outcome.code == 1
    assert "no-such-thing" in outcome.err
    assert graph() == before
    assert run("load", "press").out.startswith("documents: 2 known")


def test_a_report_of_a_load_is_there_as_json(run: Run, press: Path) -> None:
    report = json.loads(run("load", "press", "--format", "json").out)
    assert report["new"] == ["a-meeting", "b-ambassador"]
    assert report["labels"]["Document"] == 2
    assert report["changes"]["nodes"] == sum(1 for _ in graph().nodes)


def test_the_demo_writes_its_folder_tells_a_fact_and_can_be_repeated(run: Run) -> None:
    first = run("demo")
    files = {path.name: path.read_bytes() for path in Path("demo").iterdir() if path.suffix in (".html", ".md")}
    assert first.code == 0
    assert sorted(files) == ["centrality.html", "centrality.md", "network.html"]
    assert "From 5 documents: " in first.out
    assert "“" in first.out
    assert first.out.count("kzgraph ") >= 3
    second = run("demo")
    assert second.out == first.out
    assert {name: Path("demo", name).read_bytes() for name in files} == files
    assert run("demo", "--dry-run").code == 0


def test_the_demo_does_not_write_over_a_file(run: Run) -> None:
    Path("demo").write_text("mine")
    assert run("demo").code == 1
    assert Path("demo").read_text() == "mine"


def test_the_doctor_finds_nothing_wrong_before_and_after_a_load(run: Run, press: Path) -> None:
    assert run("doctor").code == 0
    run("load", "press")
    assert run("doctor").code == 0
    assert not Path("kzgraph.toml").exists()


def test_the_doctor_tells_what_is_wrong_with_a_store(run: Run, press: Path) -> None:
    run("load", "press")
    Path("kzgraph.kgl.records").rename("elsewhere")
    outcome = run("doctor", "--format", "json")
    assert outcome.code == 3
    assert [c["check"] for c in json.loads(outcome.out) if c["state"] == "problem"] == ["store"]
    with sqlite3.connect("kzgraph.kgl.records") as database:
        database.execute("CREATE TABLE other (id)")
    assert run("doctor").code == 3
    assert run("doctor", "--db", "bolt://localhost:1").code == 4


def test_the_seeds_answer_the_first_question_of_the_readme(run: Run) -> None:
    assert run("load", str(seeds_folder())).code == 0
    rows = json.loads(run("query", "posts-over-time", "-p", "person=Roman Vassilenko", "--format", "json").out)
    assert [row["post"] for row in rows] == [
        "Deputy Minister of Foreign Affairs of Kazakhstan",
        "Ambassador of Kazakhstan to Belgium",
    ]
    assert all(row["quotes"] for row in rows)


def test_why_a_name_is_somebodys_is_shown_and_an_id_by_another_name_leads_there(run: Run) -> None:
    run("load", str(seeds_folder()))
    shown = run("show", "person:roman-vasilenko").out
    assert "Person  person:roman-vassilenko" in shown
    assert "also: Roman Vasilenko: same given name; surname differs by a doubled letter" in shown
    by_other = run("query", "posts-over-time", "-p", "person=person:roman-vasilenko", "--format", "json").out
    by_name = run("query", "posts-over-time", "-p", "person=Roman Vassilenko", "--format", "json").out
    assert by_other == by_name


def test_a_server_that_does_not_answer_is_told_before_anything_is_read_or_kept(run: Run, press: Path) -> None:
    outcome = run("load", "press", "missing.txt", "--db", "bolt://localhost:1")
    assert outcome.code == 4
    assert "missing.txt" not in outcome.err
    assert not Path(".kzgraph").exists()


def test_what_is_kept_for_later_waits_and_whoever_reads_is_told(run: Run, press: Path) -> None:
    run("load", "press/a-meeting.md")
    before = graph()
    kept = run("load", "press/b-ambassador.md", "--later")
    assert (kept.code, kept.out) == (
        0, "documents: 1 new\ngraph: as before; kzgraph rebuild brings in what is kept\n"
    )  # fmt: skip
    assert graph() == before
    for command in (
        ("show", "Rosa Quispe"),
        ("query", "RETURN 1 AS one"),
        ("report", "centrality"),
        ("render", "-o", "x.html"),
    ):
        said = run(*command)
        assert (said.code, said.err) == (
            0, "note: 1 document is kept that this graph does not have yet\n  try: kzgraph rebuild\n"
        )  # fmt: skip
    assert "1 document is kept" in run("doctor").out
    run("rebuild")
    run("load", "press", "--db", "whole.kgl")
    assert graph() == graph("whole.kgl")
    assert run("show", "Rosa Quispe").err == ""


def test_what_waits_in_a_workspace_of_its_own_is_brought_in_by_the_command_that_is_told(run: Run, press: Path) -> None:
    own = ("--workspace", "my own.records")
    run("load", "press/a-meeting.md", *own)
    run("load", "press/b-ambassador.md", "--later", *own)
    said = run("show", "Rosa Quispe", *own).err
    assert said.endswith("  try: kzgraph rebuild --workspace 'my own.records'\n")
    run(*shlex.split(said.partition("try: kzgraph ")[2]))
    assert run("show", "Rosa Quispe", *own).err == ""


def test_later_needs_no_store_and_its_dry_run_keeps_nothing(run: Run, press: Path) -> None:
    run("load", "press", "--later", "--dry-run")
    assert not Path("kzgraph.kgl.records").exists()
    run("load", "press", "--later")
    assert not Path("kzgraph.kgl").exists()
    assert run("load", "press/a-meeting.md").out.startswith("documents: 1 known\ngraph: 2 Country, 2 Document")


def test_a_graph_of_a_workspace_that_changed_says_so(run: Run, press: Path) -> None:
    run("load", "press")
    run("load", "press", "--db", "other.kgl", "--workspace", "kzgraph.kgl.records")
    run("forget", "b-ambassador", "--db", "other.kgl", "--workspace", "kzgraph.kgl.records")
    assert run("show", "Rosa Quispe").err.startswith("note: the workspace has changed since this graph was made\n")


@pytest.mark.parametrize("command", [("load",), ("extract", "-o", "out.jsonl"), ("load", "--dry-run")])
@pytest.mark.parametrize(
    "raw",
    [
        "Foreign Minister of Poland Radosław Sikorski met Foreign Minister of Estonia Margus Tsahkna.".encode(
            "iso8859_2"
        ),
        "Foreign Minister of Mexico José Méndez met Foreign Minister of Estonia Margus Tsahkna ".encode()
        + b"\xe9 \xe9.",
    ],
)
def test_an_encoding_that_is_guessed_is_named_with_how_to_convert(
    run: Run, command: tuple[str, ...], raw: bytes
) -> None:
    Path("old text.txt").write_bytes(raw)
    outcome = run(*command, "old text.txt")
    assert outcome.code == 0
    assert re.search(r"^old text.txt: is not UTF-8; read as [\w-]+, which is a guess$", outcome.err, re.MULTILINE)
    assert "iconv -f ENCODING -t UTF-8 'old text.txt'" in outcome.err


def test_a_folder_without_documents_leaves_nothing_behind(run: Run) -> None:
    Path("empty").mkdir()
    for paths in (["empty"], ["missing.txt"], ["empty", "missing"]):
        assert run("load", *paths).code == 1
        assert run("load", "--later", *paths).code == 1
    assert [path.name for path in Path().iterdir()] == ["empty"]
