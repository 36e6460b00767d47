"""Deciding on the command line: the file is written, the store follows, and every reload says the same."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kzgraph.decisions.file import read_decisions, read_lines
from kzgraph.handles import handle
from kzgraph.model import Graph
from kzgraph.stores import open_store
from tests.cli.conftest import ROOT, Outcome, Run
from tests.decisions.conftest import BOLAT, ERLAN, KARIN, decision, tellings

FILE = "decisions.jsonl"
MINISTER = "post:kz-minister-of-foreign-affairs"
HELD = f"person:murat-nurtleu|HELD|{MINISTER}"


def graph(db: str = "kzgraph.kgl") -> Graph:
    with open_store(db, read_only=True) as store:
        return store.graph()


def people() -> set[str]:
    return {node.id for node in graph().nodes if node.label == "Person"}


def told(outcome: Outcome) -> Any:
    assert outcome.code == 0, outcome.err
    return json.loads(outcome.out)


def only_key() -> str:
    return read_lines(Path(FILE))[-1].decision.id


def test_two_become_one_at_once_and_stay_one_through_every_reload(folder: Path, run: Run) -> None:
    answer = told(run("resolve", "same", "Bolat Karin", "Karin", "--why", "one man", "--format", "json"))
    assert answer["changes"]["nodes_removed"] == 1
    [line] = read_lines(Path(FILE))
    assert (line.decision.a, line.decision.b) == (BOLAT, KARIN)
    assert (line.decision.about, line.decision.who, line.decision.why) == ("Bolat Karin = Karin", "anna", "one man")
    after = graph()
    assert people() >= {BOLAT, ERLAN}
    assert KARIN not in people()
    assert run("load", "told.jsonl", "--again").code == 0
    assert run("rebuild").code == 0
    assert graph() == after
    assert run("rebuild", "--db", "other.kgl", "--workspace", "kzgraph.kgl.records").code == 0
    assert graph("other.kgl") == after


def test_undoing_brings_the_graph_back_as_it_was(folder: Path, run: Run) -> None:
    before = graph()
    assert run("resolve", "same", BOLAT, KARIN).code == 0
    assert graph() != before
    assert run("resolve", "undo", only_key(), "--why", "a mistake").code == 0
    assert graph() == before
    assert len(read_lines(Path(FILE))) == 2


def test_a_decision_that_was_loaded_first_holds_for_documents_that_come_later(folder: Path, run: Run) -> None:
    first, *rest = tellings()
    Path("one.jsonl").write_text(f"{first.to_json()}\n", "utf-8")
    Path("rest.jsonl").write_text("".join(f"{r.to_json()}\n" for r in rest), "utf-8")
    Path(FILE).write_text(f"{decision(f'same-1 same {ERLAN} {KARIN}').to_json()}\n", "utf-8")
    early = run("load", "one.jsonl", "--db", "new.kgl")
    assert early.code == 0
    assert f"without effect: same {ERLAN} {KARIN}: no {KARIN} in the graph" in early.err
    late = run("load", "rest.jsonl", "--db", "new.kgl")
    assert "without effect" not in late.err
    assert KARIN not in {node.id for node in graph("new.kgl").nodes}


def test_two_names_of_one_node_are_taken_apart_again(folder: Path, run: Run) -> None:
    before = people()
    assert run("resolve", "same", ERLAN, KARIN).code == 0
    assert people() == before - {KARIN}
    first = only_key()
    refused = run("resolve", "different", "Erlan Karin", "Karin")
    assert refused.code == 1
    assert f"({first}, anna)" in refused.err
    assert f"kzgraph resolve undo {first}" in refused.err
    assert len(read_lines(Path(FILE))) == 1
    assert run("resolve", "undo", first).code == 0
    assert run("resolve", "different", "Erlan Karin", "Karin").code == 0
    assert people() == before


def test_a_dry_run_says_what_would_change_and_writes_nothing(folder: Path, run: Run) -> None:
    run("resolve", "same", BOLAT, ERLAN)
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    for command in (
        ("resolve", "same", ERLAN, KARIN),
        ("resolve", "different", ERLAN, KARIN),
        ("resolve", "undo", only_key()),
        ("review", "reject", MINISTER, "--why", "no"),
        ("review", "confirm", MINISTER),
    ):
        outcome = run(*command, "--dry-run")
        assert outcome.code == 0, outcome.err
        assert "dry run: nothing was written" in outcome.out
        assert "would write" in outcome.out
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_without_loading_the_store_follows_at_the_next_load(folder: Path, run: Run) -> None:
    before = graph()
    assert run("resolve", "same", BOLAT, KARIN, "--no-load").code == 0
    assert graph() == before
    assert run("rebuild").code == 0
    assert KARIN not in people()


REFUSED = {
    "two kinds of node": (("same", "Bolat Karin", "Kazakhstan"), 2, "different kinds"),
    "posts": (("same", MINISTER, "post:kz-state-counsellor"), 2, "a post is what its title"),
    "somebody with himself": (("same", "Bolat Karin", BOLAT), 2, "one and the same"),
    "nobody": (("different", "Bolat Karin", "Nobody At All"), 1, "nothing in the graph is called"),
    "no such decision": (("undo", "same-99"), 1, "no decision 'same-99'"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_decided_is_refused_and_not_written(folder: Path, run: Run, case: str) -> None:
    arguments, code, said = REFUSED[case]
    outcome = run("resolve", *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
    assert "try:" in outcome.err
    assert not Path(FILE).exists()


def test_a_decision_is_undone_once_and_an_undoing_never(folder: Path, run: Run) -> None:
    run("resolve", "same", BOLAT, KARIN, "--no-load")
    key = only_key()
    run("resolve", "undo", key)
    assert "undone already" in run("resolve", "undo", key).err
    assert "itself undoes a decision" in run("resolve", "undo", only_key()).err


@pytest.mark.parametrize("command", [("load", "told.jsonl"), ("rebuild",), ("forget", "first")])
def test_a_file_that_contradicts_itself_is_refused_before_anything_is_touched(
    folder: Path, run: Run, command: tuple[str, ...]
) -> None:
    texts = (f"same-1 same {BOLAT} {KARIN}", f"same-2 same {KARIN} {ERLAN}", f"different-1 different {ERLAN} {BOLAT}")
    Path(FILE).write_text("".join(f"{decision(text).to_json()}\n" for text in texts), "utf-8")
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    outcome = run(*command)
    assert outcome.code == 1
    assert "decisions.jsonl:3: line 3 (different-1, anna)" in outcome.err
    assert f"line 1 (same-1, anna): {BOLAT} is {KARIN}; line 2 (same-2, anna): {KARIN} is {ERLAN}" in outcome.err
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    listed = run("resolve", "log", "--format", "jsonl")
    assert (listed.code, listed.out.count("\n")) == (1, 3)
    assert run("resolve", "undo", "different-1").code == 0
    assert run(*command).code == 0


def test_a_file_is_named_by_a_flag_the_environment_or_the_settings(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("resolve", "same", BOLAT, KARIN, "--decisions", "flag.jsonl").code == 0
    monkeypatch.setenv("KZGRAPH_DECISIONS", "variable.jsonl")
    assert run("rebuild").code == 1
    assert run("resolve", "same", ERLAN, BOLAT).code == 0
    monkeypatch.delenv("KZGRAPH_DECISIONS")
    assert {len(read_lines(Path(name))) for name in ("flag.jsonl", "variable.jsonl")} == {1}
    assert run("rebuild").code == 0
    assert people() >= {BOLAT, ERLAN, KARIN}
    Path("kzgraph.toml").write_text('decisions = "shared.jsonl"\nwho = "bela"\n', "utf-8")
    monkeypatch.delenv("KZGRAPH_WHO")
    assert run("resolve", "same", BOLAT, KARIN).code == 0
    assert [line.decision.who for line in read_lines(Path("shared.jsonl"))] == ["bela"]
    assert not Path(FILE).exists()
    assert run("load", "told.jsonl").code == 0
    assert KARIN not in people()


def test_a_rejected_statement_leaves_every_answer_and_comes_back_by_undo(folder: Path, run: Run) -> None:
    before = graph()
    facts = told(run("review", "list", "Murat Nurtleu", "--format", "json"))
    mark = next(row["statement"] for row in facts if "held the post" in row["says"])
    assert mark in run("show", "Murat Nurtleu").out
    assert run("review", "reject", mark, "--why", "his predecessor").code == 0
    assert HELD not in {r.id for r in graph().relationships}
    assert mark not in run("show", "Murat Nurtleu").out
    assert run("load", "told.jsonl", "--again").code == 0
    assert HELD not in {r.id for r in graph().relationships}
    [row] = told(run("review", "list", "--format", "json"))
    assert (row["decision"], row["statement"], row["who"], row["why"]) == (
        "rejected",
        mark,
        "anna",
        "his predecessor",
    )
    assert run("review", "undo", row["id"]).code == 0
    assert graph() == before


def test_a_confirmed_statement_says_so_wherever_it_is_shown(folder: Path, run: Run) -> None:
    meeting = next(node.id for node in graph().nodes if node.label == "Meeting")
    assert run("review", "confirm", HELD, "--why", "on the ministry's site").code == 0
    assert run("review", "confirm", meeting).code == 0
    said = "confirmed anna: on the ministry's site"
    assert said in " ".join(run("show", "Murat Nurtleu").out.split())
    assert "confirmed: anna" in run("show", meeting).out
    rows = told(run("review", "list", "Murat Nurtleu", "--format", "json"))
    assert [row["confirmed"] for row in rows if "held the post" in row["says"]] == ["anna: on the ministry's site"]
    assert run("render", "-o", "page.html").code == 0
    assert "on the ministry's site" in Path("page.html").read_text("utf-8").replace("\\u0027", "'")
    asked = told(run("query", "posts-over-time", "-p", "person=Murat Nurtleu", "--format", "json"))
    assert [row["confirmed"] for row in asked] == ["anna: on the ministry's site"]
    refused = run("review", "reject", HELD, "--why", "no")
    assert refused.code == 1
    assert "confirms" in refused.err
    assert run("rebuild").code == 0
    assert said in " ".join(run("show", "Murat Nurtleu").out.split())


def test_what_a_document_states_can_be_judged_by_the_handle_beside_it(folder: Path, run: Run) -> None:
    states = ("query", "what-a-document-states", "-p", "document=third")
    assert HELD in [row["statement"] for row in told(run(*states, "--format", "json"))]
    assert handle(HELD) in run(*states).out
    assert run("review", "reject", handle(HELD), "--why", "no").code == 0
    assert HELD not in [row["statement"] for row in told(run(*states, "--format", "json"))]


@pytest.mark.parametrize(
    "statement", ["s:00000000", "person:a|HELD|post:b", "nonsense|x", "Murat Nurtleu", "meeting:x"]
)
def test_what_is_no_statement_is_refused_with_how_to_find_one(folder: Path, run: Run, statement: str) -> None:
    outcome = run("review", "reject", statement, "--why", "no")
    assert outcome.code in (1, 2)
    assert "try:" in outcome.err
    assert not Path(FILE).exists()


def test_the_log_says_who_decided_what_when_and_why_and_who_undid_it(folder: Path, run: Run) -> None:
    run("resolve", "same", BOLAT, KARIN, "--why", "one man")
    key = only_key()
    run("resolve", "undo", key, "--who", "bela")
    rows = told(run("resolve", "log", "--format", "json"))
    assert [row["decision"] for row in rows] == ["same", "undo"]
    assert rows[0]["ids"] == [BOLAT, KARIN]
    assert rows[0]["state"] == f"undone by bela ({rows[1]['id']})"
    assert "one man" in run("review", "log").out


def test_two_people_who_decide_at_once_lose_nothing_and_the_store_holds_both(folder: Path) -> None:
    """On one store at the same time: the second waits for the first."""
    command = [sys.executable, "-m", "kzgraph.cli", "resolve"]
    pairs = [("same", BOLAT, KARIN), ("same", "Murat Nurtleu", "Hadja Lahbib")]
    started = [
        subprocess.Popen([*command, *pair], cwd=folder, env={"PYTHONPATH": str(ROOT), "KZGRAPH_WHO": f"p{n}"})
        for n, pair in enumerate(pairs)
    ]
    assert [process.wait() for process in started] == [0, 0]
    assert len(read_decisions(folder / FILE).same) == 2
    assert KARIN not in people()
    assert len({"person:murat-nurtleu", "person:hadja-lahbib"} & people()) == 1


def test_names_that_are_in_no_graph_are_explained_without_a_store(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ("Roman Vassilenko", "Roman Vasilenko")
    answer = told(run("resolve", "explain", *names, "--format", "json"))
    assert answer["verdict"] == "same"
    assert answer["reasons"]
    assert 0 <= answer["score"] <= 1
    assert "same" in run("resolve", "explain", *names).out
    assert list(tmp_path.iterdir()) == []


def test_two_nodes_are_explained_by_what_is_said_of_them(folder: Path, run: Run) -> None:
    answer = told(run("resolve", "explain", "Bolat Karin", "Karin", "--format", "json"))
    assert (answer["a"], answer["b"], answer["verdict"]) == (BOLAT, KARIN, "unsure")
    assert answer["reasons"] == answer["reasonsFor"] + answer["reasonsAgainst"]
    run("resolve", "different", "Bolat Karin", "Karin")
    assert told(run("resolve", "explain", BOLAT, KARIN, "--format", "json"))["verdict"] == "different"
    assert run("resolve", "explain", "person:nobody", KARIN).code == 1


@pytest.mark.parametrize(
    ("a", "b", "verdict", "reason"),
    [
        ("Kazakhstan", "Belgium", "different", "two codes: KZ is Kazakhstan, BE is Belgium"),
        ("KZ", "Kazakhstan", "same", "both lead to Kazakhstan"),
        ("Ambassador of Kazakhstan to Austria", "State Counsellor of Kazakhstan", "different", "the same country"),
        ("organisation:kz-ministry-of-foreign-affairs", "organisation:be-ministry-of-foreign-affairs", "different",
         "the one is of Kazakhstan, the other of Belgium"),
        ("meeting:2024-05-01-meeting-be-kz", "meeting:2024-05-01-meeting-be-kz-lahbib-nurtleu", "same", "both lead to"),
    ],
)  # fmt: skip
def test_nodes_of_any_kind_are_explained(folder: Path, run: Run, a: str, b: str, verdict: str, reason: str) -> None:
    answer = told(run("resolve", "explain", a, b, "--format", "json"))
    assert answer["verdict"] == verdict
    assert any(reason in one for one in answer["reasons"])


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("Erlan Karin", "Kazakhstan", "of different kinds"),
        ("First", "Second", "one only where their texts are the same"),
    ],
)
def test_what_nobody_can_explain_is_refused_in_words(folder: Path, run: Run, a: str, b: str, said: str) -> None:
    outcome = run("resolve", "explain", a, b)
    assert outcome.code == 2
    assert said in outcome.err


def test_settings_of_resolve_hold_for_those_of_its_commands_that_have_them(folder: Path, run: Run) -> None:
    Path("kzgraph.toml").write_text('who = "bela"\n[resolve]\nlimit = 1\nformat = "json"\n', "utf-8")
    assert len(told(run("resolve", "review"))) == 1
    assert told(run("resolve", "log")) == []
    Path("kzgraph.toml").write_text("[resolve]\ncolour = 1\n", "utf-8")
    refused = run("resolve", "log")
    assert refused.code == 2
    assert "'colour' is no option of resolve" in refused.err
