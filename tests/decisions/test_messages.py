"""What is said of bad input and of what was rejected: short, readable, and with a way out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kzgraph.decisions.file import read_lines
from kzgraph.handles import handle
from tests.cli.conftest import Run
from tests.decisions.conftest import BOLAT, KARIN

FILE = "decisions.jsonl"
MINISTER = "post:kz-minister-of-foreign-affairs"
HELD = f"person:murat-nurtleu|HELD|{MINISTER}"
LONG = "a" * 10_000


@pytest.mark.parametrize(("a", "b"), [("🙂", "🙂"), ("1", "2"), ("?!", "Anna Lind"), ("Anna Lind", "—")])
def test_a_text_without_a_letter_is_nobodys_name(folder: Path, run: Run, a: str, b: str) -> None:
    told = json.loads(run("resolve", "explain", a, b, "--format", "json").out)
    assert (told["verdict"], told["score"]) == ("different", 0.0)
    assert any("is no name" in reason for reason in told["reasons"])


@pytest.mark.parametrize(("a", "b"), [("", ""), ("Anna Lind", "  ")])
def test_an_empty_text_is_wrong_usage(folder: Path, run: Run, a: str, b: str) -> None:
    assert run("resolve", "explain", a, b).code == 2


@pytest.mark.parametrize(
    "command",
    [
        ("resolve", "explain", LONG, LONG),
        ("resolve", "explain", LONG, "Anna Lind"),
        ("resolve", "same", LONG, KARIN),
        ("resolve", "undo", LONG),
        ("review", "confirm", LONG),
        ("review", "confirm", f"{HELD}{LONG}"),
        ("show", LONG),
    ],
)
def test_a_long_name_is_not_echoed_whole(folder: Path, run: Run, command: tuple[str, ...]) -> None:
    outcome = run(*command)
    assert max(map(len, (outcome.out + outcome.err).splitlines())) < 400
    assert "aaaa" in outcome.out + outcome.err


@pytest.mark.parametrize("statement", [HELD, MINISTER])
def test_what_was_rejected_says_so_and_how_it_comes_back(folder: Path, run: Run, statement: str) -> None:
    assert run("review", "reject", statement, "--why", "his predecessor").code == 0
    key = read_lines(Path(FILE))[0].decision.id
    names = [statement, handle(statement)] if "|" in statement else [statement]
    for name in names:
        for command in (("review", "confirm", name), ("review", "reject", name, "--why", "no"), ("show", name)):
            outcome = run(*command)
            assert outcome.code == 1
            assert f"rejected: {key} (anna: his predecessor)" in outcome.err
            assert f"kzgraph resolve undo {key}" in outcome.err
    assert run("resolve", "undo", key).code == 0
    assert run("review", "confirm", statement).code == 0


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"id": "Mine"}, "3 to 64 small letters, digits, _ and -"),
        ({"a": "Bolat Karin", "b": "Karin"}, "'Bolat Karin' is none; give ids"),
        ({"b": "Karin: the man"}, "'Karin: the man' is none; give ids"),
    ],
)
def test_a_line_written_by_hand_is_refused_with_the_rule_in_words(
    folder: Path, run: Run, changed: dict[str, str], said: str
) -> None:
    line = {"id": "same-1", "decision": "same", "a": BOLAT, "b": KARIN, "who": "anna", "when": "2026-01-01T00:00:00Z"}
    Path(FILE).write_text(json.dumps({**line, **changed}), "utf-8")
    outcome = run("rebuild")
    assert outcome.code == 1
    assert said in outcome.err


def test_a_reason_that_is_no_text_is_refused_in_words(folder: Path, run: Run) -> None:
    outcome = run("resolve", "same", BOLAT, KARIN, "--why", "one \udcff")
    assert outcome.code == 1
    assert "no text in UTF-8" in outcome.err
    assert not Path(FILE).exists()


def test_a_pair_is_left_open_by_a_command(folder: Path, run: Run) -> None:
    assert run("resolve", "unsure", BOLAT, KARIN, "--why", "no document tells").code == 0
    [line] = read_lines(Path(FILE))
    assert (line.decision.decision, line.decision.why) == ("unsure", "no document tells")
    assert run("resolve", "unsure", KARIN, BOLAT).code == 0
    assert len(read_lines(Path(FILE))) == 1
    left = json.loads(run("resolve", "review", "--format", "json").out)
    assert BOLAT not in {pair["a"]["id"] for pair in left}
