"""What holds for every command."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from signal import SIGINT
from time import sleep

import click
import pytest

import kzgraph
from kzgraph.cli import cli
from kzgraph.load_report import KEPT_AT_ONCE
from tests.cli.conftest import ROOT, Run

HEAVY = {"kglite", "neo4j", "networkx", "trafilatura", "pydantic", "rich", "numpy", "jinja2", "pyvis", "yaml"}
Program = Callable[..., subprocess.CompletedProcess[str]]


def commands(group: click.Group = cli, above: str = "") -> dict[str, click.Command]:
    """All commands by what is typed, those of a group after the group."""
    context, found = click.Context(group), {}
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command
        found[f"{above}{name}"] = command
        if isinstance(command, click.Group):
            found |= commands(command, f"{above}{name} ")
    return found


def test_showing_the_help_imports_nothing_heavy() -> None:
    code = (
        "import contextlib, io, sys\nfrom kzgraph.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()): main(['--help'])\n"
        f"print(sorted({HEAVY!r} & {{name.partition('.')[0] for name in sys.modules}}))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", commands())
def test_every_command_has_help_with_an_example_of_itself(name: str) -> None:
    command = commands()[name]
    assert command.help
    assert re.search(rf"kzgraph {name}\b", command.epilog or "")
    assert all(p.help for p in command.params if isinstance(p, click.Option))


@pytest.mark.parametrize("name", commands())
def test_the_first_line_of_a_commands_help_fits_into_the_list(name: str) -> None:
    assert not commands()[name].get_short_help_str(60).endswith("...")


@pytest.mark.parametrize("name", commands())
def test_every_command_is_documented_with_an_example(name: str) -> None:
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert f"## {name.partition(' ')[0]}\n" in text
    assert re.search(rf"\$ .*kzgraph {name}\b", text)


def test_every_command_that_writes_can_be_tried_without_writing() -> None:
    writing = {"demo", "extract", "load", "report", "render", "export", "forget", "rebuild"}
    writing |= {"resolve review", "resolve same", "resolve different", "resolve unsure", "resolve undo"}
    writing |= {"review reject", "review confirm", "review undo"}
    dry = {name for name, c in commands().items() if any(p.name == "dry_run" for p in c.params)}
    assert dry == writing


def test_the_public_names_are_the_four_arrows() -> None:
    assert sorted(kzgraph.__all__) == ["extract", "open_store", "read", "resolve"]
    assert all(callable(getattr(kzgraph, name)) for name in kzgraph.__all__)


def test_no_arguments_show_the_help_and_an_unknown_command_is_a_wrong_usage(run: Run) -> None:
    assert "Commands:" in run("--help").out
    unknown = run("laod")
    assert (unknown.code, unknown.out) == (2, "")
    assert "laod" in unknown.err


def test_a_setting_of_the_file_holds_unless_a_flag_or_the_environment_says_otherwise(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = str(tmp_path / "missing.kgl")
    (tmp_path / "kzgraph.toml").write_text(f'db = "{missing}"\n[query]\nformat = "json"\n')
    assert "missing.kgl" in run("query", "sources").err
    assert run("query", "sources", "--db", str(store)).out.startswith("[")
    monkeypatch.setenv("KZGRAPH_DB", str(store))
    assert run("query", "sources").out.startswith("[")
    assert not run("query", "sources", "--format", "csv").out.startswith("[")
    monkeypatch.setenv("KZGRAPH_DB", missing)
    assert run("query", "sources", "--db", str(store)).code == 0


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("db = ", "kzgraph.toml"),
        ('database = "x"', "database"),
        ("[lod]\nagain = true", "lod"),
        ("[query]\nlimit = 3", "limit"),
        ('[query]\nformat = "xml"', "xml"),
    ],
)
def test_a_setting_that_means_nothing_is_a_wrong_usage(run: Run, tmp_path: Path, content: str, named: str) -> None:
    (tmp_path / "kzgraph.toml").write_text(content)
    outcome = run("query", "--list")
    assert outcome.code == 2
    assert named in outcome.err


def test_a_reader_that_goes_away_ends_the_command_quietly(store: Path) -> None:
    command = f"'{sys.executable}' -m kzgraph.cli export jsonl -o - | head -n 1"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)


def test_a_fault_shows_a_traceback_only_when_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr("kzgraph.queries.library", broken)
    outcome = run("query", "--list")
    assert outcome.code == 1
    assert "a fault" in outcome.err
    assert "--debug" in outcome.err
    assert "Traceback" not in outcome.err
    for arguments in (("query", "--list", "--debug"), ("--debug", "query", "--list")):
        asked = run(*arguments)
        assert asked.code == 1
        assert "Traceback" in asked.err


def test_a_traceback_changes_neither_the_exit_code_nor_what_to_try(run: Run) -> None:
    outcome = run("query", "nosuch", "--debug")
    assert outcome.code == 2
    assert "try:" in outcome.err
    assert "Traceback" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("quer", "sources"), "No such command 'quer'. Did you mean query?"),
        (("resolve", "sam", "A", "B"), "No such command 'sam'. Did you mean same?"),
        (("xyz",), "No such command 'xyz'.\n"),
    ],
)
def test_a_command_that_is_none_is_told_with_the_nearest(run: Run, arguments: tuple[str, ...], said: str) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


def test_an_interruption_ends_with_130_and_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kzgraph.queries.library", interrupted)
    outcome = run("query", "--list")
    assert (outcome.code, outcome.out) == (130, "")
    assert outcome.err.split() == ["interrupted"]


def test_a_load_that_is_interrupted_leaves_nothing_behind_and_says_so(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kzgraph.cli", "load", "-"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        # Once its workspace is there, the load waits for the rest of its stdin.
        while not (tmp_path / "kzgraph.kgl.records").exists() and process.poll() is None:
            sleep(0.05)
        process.send_signal(SIGINT)
        _, err = process.communicate()
    assert (process.returncode, err.decode().split()) == (130, ["interrupted"])
    assert not (tmp_path / "kzgraph.kgl").exists()


def test_a_load_that_is_interrupted_keeps_what_it_has_and_the_same_load_goes_on(tmp_path: Path, run: Run) -> None:
    sentence = "Foreign Minister of Peru Rosa Quispe met Foreign Minister of Latvia Janis Ozols in Riga at {} o'clock."
    lines = [json.dumps({"id": f"d{n}", "text": sentence.format(n)}) for n in range(3 * KEPT_AT_ONCE)]
    Path("many.jsonl").write_text("\n".join(lines))
    kept = tmp_path / "kzgraph.kgl.records"
    command = [sys.executable, "-m", "kzgraph.cli", "load", "many.jsonl"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        while not _documents(kept) and process.poll() is None:
            sleep(0.02)
        process.send_signal(SIGINT)
        _, err = process.communicate()
    documents = _documents(kept)
    assert process.returncode == 130
    assert documents >= KEPT_AT_ONCE
    said = r"\s*interrupted: \d+00 documents are kept, and the same load goes on from there\n"
    assert re.fullmatch(said, err.decode())
    assert not (tmp_path / "kzgraph.kgl").exists()
    rest = run("load", "many.jsonl", "--dry-run")
    assert rest.out.startswith(f"documents: {len(lines) - documents} new, {documents} known\n")


def _documents(workspace: Path) -> int:
    """How many documents another process has kept so far."""
    if not workspace.exists():
        return 0
    with closing(sqlite3.connect(f"file:{workspace}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
        except sqlite3.OperationalError:  # it is just being made
            return 0
