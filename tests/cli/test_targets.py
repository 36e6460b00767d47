"""No command writes over what it reads, over a store, or over what belongs to one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kzgraph.workspace import Workspace
from tests.cli.conftest import Run

REFUSED = [
    (("extract", "art.md", "-o", "art.md"), "one of the inputs"),
    (("extract", "art.md", "-o", "./texts/../link.md"), "one of the inputs"),
    (("extract", "texts", "-o", "texts/b.txt"), "one of the inputs"),
    (("extract", "texts", "-o", "texts/b.txt", "--dry-run"), "one of the inputs"),
    (("extract", "art.md", "-o", "kzgraph.kgl"), "the store"),
    (("extract", "art.md", "-o", "decisions.jsonl"), "the file of what people decided"),
    (("render", "-o", "kzgraph.kgl"), "the store"),
    (("render", "-o", "graph.html"), "the store"),
    (("render", "--db", "copied.bin", "-o", "kzgraph.kgl"), "a file of a store"),
    (("report", "summary", "--format", "md", "-o", "kzgraph.kgl.records"), "the workspace"),
    (("export", "jsonl", "-o", "kzgraph.kgl.records"), "the workspace"),
    (("export", "jsonl", "kzgraph.kgl.records.memory"), "a file of the workspace"),
    (("export", "graphml", "-o", "kzgraph.kgl.changes"), "a file of the store"),
    (("export", "gexf", "-o", "copied.bin"), "a file of a store"),
    (("export", "jsonl", "-o", "kept.bin"), "a file of a store"),
    (("export", "jsonl", "-o", "other.kgl.records"), "a file of a store"),
    (("export", "jsonl", "--db", "copied.bin", "-o", "copied.bin.lock"), "a file of the store"),
]


@pytest.fixture(autouse=True)
def _files(store: Path) -> None:
    Path("art.md").write_text("Roman Vassilenko met Birgit Stevens in Brussels.")
    Path("link.md").symlink_to("art.md")
    Path("graph.html").symlink_to(store.name)
    Path("texts").mkdir()
    for name in ("a.md", "b.txt"):
        shutil.copy("art.md", f"texts/{name}")
    shutil.copy(store, "copied.bin")
    for name in ("kzgraph.kgl.records", "kept.bin"):
        Workspace.open(name).close()
    Path("decisions.jsonl").write_text("")


def contents() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


@pytest.mark.parametrize(("arguments", "what"), REFUSED)
def test_what_would_be_lost_is_named_and_stays_as_it_was(run: Run, arguments: tuple[str, ...], what: str) -> None:
    before = contents()
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"is {what}, and would be overwritten" in outcome.err
    assert "try: give another name by -o" in outcome.err
    assert contents() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "art.md", "-o", "new.jsonl"),
        ("extract", "art.md", "-o", "texts/a.md"),
        ("export", "jsonl", "-o", "art.md"),
        ("export", "jsonl", "--db", "copied.bin", "-o", "copied.bin.jsonl"),
        ("render", "-o", "kzgraph.html"),
    ],
)
def test_any_other_file_is_written_and_written_again(run: Run, arguments: tuple[str, ...]) -> None:
    assert [run(*arguments).code for _ in range(2)] == [0, 0]


def test_the_settings_of_the_file_and_of_the_environment_are_known(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("kzgraph.toml").write_text('decisions = "ours.jsonl"\n')
    assert "what people decided" in run("extract", "art.md", "-o", "ours.jsonl").err
    monkeypatch.setenv("KZGRAPH_WORKSPACE", "records.bin")
    assert "is the workspace" in run("render", "-o", "records.bin").err


@pytest.mark.parametrize("command", [("load", "art.md"), ("rebuild",)])
def test_a_graph_that_was_written_over_is_made_anew_from_its_workspace(run: Run, command: tuple[str, ...]) -> None:
    assert run("load", "art.md", "--db", "mine.kgl").code == 0
    Path("mine.kgl").write_text("<html>")
    outcome = run(*command, "--db", "mine.kgl")
    assert outcome.code == 1
    assert "Move it away; kzgraph rebuild --db mine.kgl then makes it anew" in outcome.err
    Path("mine.kgl").unlink()
    assert run("rebuild", "--db", "mine.kgl").code == 0
    assert run("show", "Roman Vassilenko", "--db", "mine.kgl").code == 0


def test_an_article_that_was_loaded_is_not_written_over(run: Run) -> None:
    own = ("--db", "own.kgl")
    assert run("load", "art.md", *own).code == 0
    before = Path("art.md").read_bytes()
    for arguments in (("render", *own, "-o", "art.md"), ("report", "summary", *own, "--format", "md", "-o", "link.md")):
        outcome = run(*arguments)
        assert outcome.code == 2
        assert "is a text that was loaded, and would be overwritten" in outcome.err
    assert Path("art.md").read_bytes() == before


def test_lines_that_were_loaded_and_a_page_are_told_from_what_kzgraph_wrote_itself(run: Run) -> None:
    own = ("--db", "own.kgl")
    Path("lines.jsonl").write_text(
        '{"text": "Foreign Minister Baiba Braže met Foreign Minister Murat Nurtleu in Riga."}\n'
    )
    assert run("load", "lines.jsonl", *own).code == 0
    assert "lines.jsonl is a text that was loaded" in run("export", "jsonl", *own, "-o", "lines.jsonl").err
    for _ in range(2):
        assert run("render", *own, "-o", "page.html").code == 0
        assert run("report", "summary", *own, "-o", "report.html").code == 0
        assert run("report", "summary", *own, "-o", "report.md").code == 0
    for page in ("page.html", "report.html", "report.md"):
        assert f"{page}: was written by kzgraph, and is no article" in run("load", page, *own).err
