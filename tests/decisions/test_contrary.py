"""Decisions that contradict each other by what their ids mean, and what is said of those without effect."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kzgraph.decisions.file import read_lines
from tests.cli.conftest import Run
from tests.decisions.conftest import BOLAT, ERLAN, KARIN, decision

FILE = "decisions.jsonl"
MINISTER = "post:kz-minister-of-foreign-affairs"
HELD = f"person:murat-nurtleu|HELD|{MINISTER}"


def write(*texts: str) -> None:
    with Path(FILE).open("a", encoding="utf-8") as file:
        file.writelines(f"{decision(text).to_json()}\n" for text in texts)


def states(run: Run) -> dict[str, str]:
    """What the log says of each decision."""
    outcome = run("resolve", "log", "--format", "json")
    return {row["id"]: row["state"] for row in json.loads(outcome.out)}


CONTRARY = {
    "different, by further ids of both": (
        [f"same-1 same {BOLAT} {KARIN}"],
        ("different", f"{BOLAT}-kz", f"{KARIN}-kz"),
        "same-1",
    ),
    "different, by a further id of one": (
        [f"same-1 same {BOLAT} {KARIN}"],
        ("different", BOLAT, f"{KARIN}-kz"),
        "same-1",
    ),
    "same, by further ids of both": (
        [f"different-1 different {BOLAT} {KARIN}"],
        ("same", f"{BOLAT}-kz", f"{KARIN}-kz"),
        "different-1",
    ),
    "same, the last link of a chain": (
        [f"different-1 different {BOLAT} {ERLAN}", f"same-1 same {BOLAT}-kz {KARIN}"],
        ("same", f"{KARIN}-kz", ERLAN),
        "different-1",
    ),
}


@pytest.mark.parametrize("case", CONTRARY)
def test_what_contradicts_an_earlier_decision_on_the_same_names_is_refused(folder: Path, run: Run, case: str) -> None:
    earlier, command, key = CONTRARY[case]
    write(*earlier)
    assert run("rebuild").code == 0
    before = Path(FILE).read_bytes()
    for how in ((), ("--no-load",), ("--dry-run",)):
        refused = run("resolve", *command, *how)
        assert refused.code == 1
        assert f"({key}, anna)" in refused.err
        assert f"kzgraph resolve undo {key}" in refused.err
    assert Path(FILE).read_bytes() == before
    assert run("resolve", "undo", key).code == 0
    assert run("resolve", *command).code == 0


def test_what_contradicts_nothing_is_decided_by_any_ids(folder: Path, run: Run) -> None:
    write(f"same-1 same {BOLAT} {KARIN}")
    assert run("rebuild").code == 0
    assert run("resolve", "different", f"{BOLAT}-kz", f"{ERLAN}-kz").code == 0
    assert run("resolve", "different", f"{KARIN}-kz", ERLAN).code == 0
    assert set(states(run).values()) == {"holds"}


def test_of_files_put_together_the_decision_without_effect_is_named_with_what_it_contradicts(
    folder: Path, run: Run
) -> None:
    write(f"same-1 same {BOLAT} {KARIN}", f"different-1 different {BOLAT}-kz {KARIN}-kz")
    for _ in range(2):
        told = run("load", "told.jsonl")
        assert told.code == 0
        assert f"same {BOLAT} {KARIN}: they are still two nodes" in told.err
        assert f"it contradicts: different {BOLAT}-kz {KARIN}-kz" in told.err
    assert states(run)["different-1"] == "holds"
    assert states(run)["same-1"].startswith("without effect: ")
    # Whoever decides something else is not refused for what others wrote.
    assert run("resolve", "different", "Murat Nurtleu", "Hadja Lahbib").code == 0


def test_an_undoing_of_what_is_not_there_is_named_at_every_load(folder: Path, run: Run) -> None:
    write("undo-1 undo same-typo")
    for _ in range(2):
        assert "undo same-typo: no decision has this id" in run("load", "told.jsonl").err
    assert states(run) == {"undo-1": "undoes what is not there"}


def test_a_confirmed_statement_that_goes_with_a_rejected_node_is_named(folder: Path, run: Run) -> None:
    assert run("review", "confirm", HELD).code == 0
    rejected = run("review", "reject", MINISTER, "--why", "no such post")
    assert f"confirm {HELD}: it went with {MINISTER}, which is rejected" in rejected.err
    assert f"it went with {MINISTER}" in run("rebuild").err


def test_what_holds_already_is_not_written_again(folder: Path, run: Run) -> None:
    for command in (
        ("resolve", "same", BOLAT, KARIN),
        ("resolve", "different", BOLAT, ERLAN),
        ("review", "confirm", HELD),
    ):
        assert run(*command).code == 0
        before = read_lines(Path(FILE))
        again = run(*command)
        assert again.code == 0
        assert f"already decided by anna: {before[-1].decision.id}" in again.out
        assert read_lines(Path(FILE)) == before
    # Of a statement the graph tells all who confirmed it.
    assert run("review", "confirm", HELD, "--who", "bela").code == 0
    assert len(read_lines(Path(FILE))) == 4


def test_undoing_one_of_two_that_say_the_same_names_the_other_and_all_count_alike(folder: Path, run: Run) -> None:
    write(f"same-1 same {BOLAT} {KARIN}", f"same-2 same {KARIN} {BOLAT}")
    assert "2 hold" in run("doctor").out
    assert list(states(run).values()) == ["holds", "holds"]
    undone = run("resolve", "undo", "same-1")
    assert undone.code == 0
    assert "still decided by anna: same-2" in undone.err
    assert "1 hold" in run("doctor").out
    assert "still" not in run("resolve", "undo", "same-2").err
