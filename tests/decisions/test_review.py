"""The doubtful pairs: listed, answered from a file, and asked about on a real terminal."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kzgraph.decisions.file import read_decisions, read_lines
from kzgraph.stores import open_store
from tests.cli.conftest import ROOT, Run
from tests.decisions.conftest import BOLAT, ERLAN, KARIN
from tests.resolution.conftest import event, person, record

FILE = "decisions.jsonl"


def test_pairs_are_listed_with_both_sides_their_quotes_and_reasons(folder: Path, run: Run) -> None:
    pairs = json.loads(run("resolve", "review", "--format", "json").out)
    assert [(pair["a"]["id"], pair["b"]["id"]) for pair in pairs] == [(BOLAT, KARIN), (ERLAN, KARIN)]
    first = pairs[0]["a"]
    assert (first["name"], first["documents"]) == ("Bolat Karin", 1)
    assert first["posts"] == ["Ambassador of Kazakhstan to Austria"]
    assert first["countries"] == ["Kazakhstan"]
    assert {quote["document"] for quote in first["quotes"]} == {"Second"}
    assert pairs[0]["reasonsFor"]
    assert any("Erlan Karin" in reason for reason in pairs[0]["reasonsAgainst"])
    listed = run("resolve", "review")
    assert "Bolat Karin" in listed.out
    assert "2 doubtful pairs" in listed.err
    assert not Path(FILE).exists()


def test_meetings_that_are_nearly_one_are_listed_with_the_quotes_and_countries_of_both(folder: Path, run: Run) -> None:
    people = ("Murat Nurtleu", "KZ"), ("Hadja Lahbib", "BE")
    more = [
        record(
            kind,
            "2024-06-02",
            *(person(name, country) for name, country in people),
            event(kind, "KZ BE", [name for name, _ in people], date="2024-06-01"),
            title=kind.title(),
            publisher=kind,
        )
        for kind in ("call", "consultations")
    ]
    Path("more.jsonl").write_text("".join(f"{one.to_json()}\n" for one in more), "utf-8")
    assert run("load", "more.jsonl").code == 0
    pairs = json.loads(run("resolve", "review", "--format", "json").out)
    [pair] = [pair for pair in pairs if pair["a"]["id"].startswith("meeting:")]
    assert [pair[side]["countries"] for side in "ab"] == [["Belgium", "Kazakhstan"]] * 2
    assert [{quote["document"] for quote in pair[side]["quotes"]} for side in "ab"] == [{"Call"}, {"Consultations"}]
    assert pair["reasonsAgainst"] == ["one is told as call, the other as consultations"]
    answer = f"{pair['a']['id']}\t{pair['b']['id']}\tsame\n"
    Path("answers.tsv").write_text(answer, "utf-8")
    assert run("resolve", "review", "--from", "answers.tsv").code == 0
    assert json.loads(run("resolve", "review", "--format", "json").out) == [p for p in pairs if p != pair]


def test_what_was_left_open_is_not_asked_again_unless_all_is_wanted(folder: Path, run: Run) -> None:
    answers = f"{BOLAT}\t{KARIN}\tunsure\tno document tells\n"
    Path("answers.tsv").write_text(answers, "utf-8")
    assert run("resolve", "review", "--from", "answers.tsv").code == 0
    left = json.loads(run("resolve", "review", "--format", "json").out)
    assert [(pair["a"]["id"], pair["b"]["id"]) for pair in left] == [(ERLAN, KARIN)]
    assert len(json.loads(run("resolve", "review", "--all", "--format", "json").out)) == 2


def test_answers_from_a_file_are_written_and_applied_together(folder: Path, run: Run) -> None:
    lines = [{"a": "Erlan Karin", "b": "Karin", "decision": "same", "why": "one man"}]
    lines += [{"a": BOLAT, "b": KARIN, "decision": "different"}]
    Path("answers.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    outcome = run("resolve", "review", "--from", "answers.jsonl", "--format", "json")
    assert [one["decision"] for one in json.loads(outcome.out)["decisions"]] == ["same", "different"]
    assert KARIN not in _people()
    assert json.loads(run("resolve", "review", "--format", "json").out) == []


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("Erlan Karin\tNobody At All\tsame", "nothing in the graph is called"),
        ("Erlan Karin\tKarin\tmaybe", "answers.tsv:2"),
        ("Karin\tBolat Karin\tdifferent", "is not"),
    ],
)
def test_one_bad_answer_in_a_file_and_none_is_written(folder: Path, run: Run, last: str, said: str) -> None:
    Path("answers.tsv").write_text(f"Bolat Karin\tKarin\tsame\n{last}\n", "utf-8")
    outcome = run("resolve", "review", "--from", "answers.tsv")
    assert outcome.code in (1, 2)
    assert said in outcome.err
    assert not Path(FILE).exists()


def test_a_file_of_answers_that_cannot_be_read_is_refused_by_its_name(folder: Path, run: Run) -> None:
    Path("answers.tsv").write_bytes(b"Bolat Karin\tKarin\tsame\t\xff\n")
    for name, said in (("answers.tsv", "UTF-8"), ("none.tsv", "No such file")):
        outcome = run("resolve", "review", "--from", name)
        assert outcome.code == 1
        assert f"{name}: " in outcome.err
        assert said in outcome.err
        assert "a fault of kzgraph" not in outcome.err


def test_on_a_terminal_each_pair_is_asked_about_and_the_store_follows(folder: Path) -> None:
    code, screen = _dialogue(folder, ["perhaps\n", "s the same voice\n", "d\n"])
    assert code == 0, screen
    assert "1 of 2" in screen
    assert "is no answer" in screen
    assert "written" in screen
    decided = read_decisions(folder / FILE)
    assert decided.same == {(BOLAT, KARIN)}
    assert decided.different == {(ERLAN, KARIN)}
    assert [line.decision.why for line in read_lines(folder / FILE)] == ["the same voice", None]
    assert KARIN not in _people()


@pytest.mark.parametrize("answer", ["q\n", "quit\n", "k\nq\n", "\n\n"])
def test_quitting_and_skipping_write_nothing(folder: Path, answer: str) -> None:
    code, screen = _dialogue(folder, [f"{part}\n" for part in answer.split("\n")[:-1]])
    assert code == 0, screen
    assert not (folder / FILE).exists()


def test_what_was_answered_before_an_interruption_is_kept(folder: Path) -> None:
    code, screen = _dialogue(folder, ["same\n", "\x03"])
    assert code == 130, screen
    assert "kzgraph rebuild applies them" in screen
    assert len(read_decisions(folder / FILE).same) == 1


UNSEEN = """
import signal, threading
from kzgraph.cli.interrupts import wait_for_input

def interrupt():  # in a thread of its own, so that it does not wake the one that waits
    signal.pthread_kill(threading.get_ident(), signal.SIGINT)

threading.Timer(0.2, interrupt).start()
try:
    wait_for_input()
except KeyboardInterrupt:
    print("interrupted")
"""


def test_an_interruption_is_seen_where_it_comes_just_before_the_waiting(tmp_path: Path) -> None:
    command = [sys.executable, "-c", UNSEEN]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}
    )
    assert process.stdout
    assert process.stdout.read() == b"interrupted\n"
    assert process.wait() == 0
    assert process.stdin
    process.stdin.close()


def test_what_is_typed_and_is_no_text_is_shown_readably_and_asked_again(folder: Path) -> None:
    code, screen = _dialogue(folder, ["d \udcff\n", "q\n"])
    assert code == 0, screen
    assert "'d \\xff' is no text in UTF-8" in screen
    assert not (folder / FILE).exists()


def test_answers_taken_twice_are_written_once(folder: Path, run: Run) -> None:
    Path("answers.tsv").write_text(f"{BOLAT}\t{KARIN}\tsame\n{KARIN}\t{BOLAT}\tsame\n{ERLAN}\t{BOLAT}\tdifferent\n")
    assert run("resolve", "review", "--from", "answers.tsv").code == 0
    keys = [line.decision.id for line in read_lines(folder / FILE)]
    again = run("resolve", "review", "--from", "answers.tsv")
    assert again.code == 0
    assert all(f"already decided by anna: {key}" in again.out for key in keys)
    assert [line.decision.id for line in read_lines(folder / FILE)] == keys
    assert len(keys) == 2


def test_an_answer_that_contradicts_an_earlier_one_is_refused_and_asked_again(folder: Path, run: Run) -> None:
    assert run("resolve", "different", BOLAT, ERLAN).code == 0
    code, screen = _dialogue(folder, ["s\n", "s\n", "u\n"])
    assert code == 0, screen
    assert "kzgraph resolve undo" in screen
    decided = read_decisions(folder / FILE)
    assert decided.same == {(BOLAT, KARIN)}
    assert decided.unsure == {(ERLAN, KARIN)}


def test_a_dry_run_on_a_terminal_writes_nothing(folder: Path) -> None:
    code, screen = _dialogue(folder, ["s\n", "q\n"], "--dry-run")
    assert code == 0, screen
    assert "dry run: nothing was written" in screen
    assert not (folder / FILE).exists()


def _people() -> set[str]:
    with open_store("kzgraph.kgl", read_only=True) as store:
        return {node.id for node in store.graph().nodes if node.label == "Person"}


def _dialogue(folder: Path, answers: list[str], *more: str) -> tuple[int, str]:
    """Run `resolve review` on a terminal of its own, answer each question, and give exit code and screen."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ["PYTHONPATH"] = str(ROOT)
        os.execv(sys.executable, [sys.executable, "-m", "kzgraph.cli", "resolve", "review", *more])
    screen, left, asked, end = b"", list(answers), 0, time.monotonic() + 300
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            read = os.read(terminal, 4_096)
        except OSError:  # the program has ended
            break
        screen += read
        if screen.count(b"A reason may follow: ") > asked and left:
            asked += 1
            os.write(terminal, left.pop(0).encode("utf-8", "surrogateescape"))
        if not read:
            break
    else:
        os.kill(pid, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.close(terminal)
    return code, screen.decode("utf-8", "replace")
