"""`make eval`: small annotated documents beside the repository, scored, kept and compared."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Foreign Minister of Latvia Janis Ozols met Foreign Minister of Peru Rosa Quispe in Riga on 3 May 2024.\n"
LABEL = {"date": "2024-05-03", "kind": "meet", "us": "Ozols", "name": "Rosa Quispe", "country": "PE"}

Evaluate = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """One document with gold that its record meets but for a country, and one readout with a label."""
    folder = tmp_path / "shared"
    for part in ("devset/docs", "devset/gold", "corpus"):
        (folder / part).mkdir(parents=True)
    (folder / "devset/docs/riga.txt").write_text(TEXT)
    people = [{"name": "Janis Ozols", "country": "LV"}, {"name": "Rosa Quispe", "country": "PE"}]
    gold = {"people": people, "countries": ["LV", "PE", "CL"]}
    (folder / "devset/gold/riga.json").write_text(json.dumps(gold))
    readout = {"id": "one", "title": "kept away", "published": "2024-05-03", "text": TEXT, "label": LABEL}
    with gzip.open(folder / "corpus/readouts-2021-2022.jsonl.gz", "wt") as file:
        file.write(json.dumps(readout) + "\n")
    return folder


@pytest.fixture
def evaluate(shared: Path, tmp_path: Path) -> Evaluate:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, ROOT / "scripts" / "eval.py", "--scores", tmp_path / "scores.json", *arguments],
            env={**os.environ, "KZGRAPH_SHARED": str(shared), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def _change(file: Path, value: Callable[[float], float]) -> None:
    scores: dict[str, Any] = json.loads(file.read_text())
    scores["devset"]["countries"]["f1"] = value(scores["devset"]["countries"]["f1"])
    file.write_text(json.dumps(scores))


def test_scores_are_kept_rounded_and_sorted_and_writing_them_again_changes_nothing(
    evaluate: Evaluate, tmp_path: Path
) -> None:
    before = evaluate()
    assert before.returncode == 0
    assert "scores.json is not what was measured" in before.stdout
    assert evaluate("--write").returncode == 0
    written = (tmp_path / "scores.json").read_text()
    kept = json.loads(written)
    assert kept["devset"]["countries"] == {"f1": 0.8, "precision": 1.0, "recall": 0.667}
    assert kept["readouts"]["titles"]["dated"] == 1.0
    assert written == json.dumps(kept, indent=2, sort_keys=True) + "\n"
    after = evaluate()
    assert (after.returncode, after.stderr, "scores.json" in after.stdout) == (0, "", False)
    evaluate("--write")
    assert (tmp_path / "scores.json").read_text() == written


@pytest.mark.parametrize(
    ("difference", "code", "said"),
    [
        (0.001, 3, "error: devset countries f1 fell from 0.801 to 0.800\n"),
        (0.2, 3, "error: devset countries f1 fell from 1.000 to 0.800\n"),
        (0.0004, 0, ""),
        (-0.1, 0, ""),
    ],
)
def test_a_score_that_falls_by_more_than_rounding_gives_3_and_is_named(
    evaluate: Evaluate, tmp_path: Path, difference: float, code: int, said: str
) -> None:
    evaluate("--write")
    _change(tmp_path / "scores.json", lambda f1: f1 + difference)
    outcome = evaluate()
    assert outcome.returncode == code
    assert outcome.stderr.startswith(said)
    assert ("eval.py --write" in outcome.stderr) == (code == 3)


def test_a_rise_is_told_with_the_hint_to_write_it_down(evaluate: Evaluate, tmp_path: Path) -> None:
    evaluate("--write")
    _change(tmp_path / "scores.json", lambda f1: f1 - 0.1)
    outcome = evaluate()
    assert "devset countries f1 rose from 0.700 to 0.800\n" in outcome.stdout
    assert "eval.py --write" in outcome.stdout


def test_a_set_that_is_not_there_is_named_and_its_scores_stay(evaluate: Evaluate, shared: Path, tmp_path: Path) -> None:
    evaluate("--write")
    kept = (tmp_path / "scores.json").read_text()
    shared.rename(tmp_path / "elsewhere")
    outcome = evaluate()
    assert outcome.returncode == 0
    assert "devset: " in outcome.stdout
    assert "readouts: " in outcome.stdout
    assert outcome.stdout.count("does not exist: not scored") >= 2
    evaluate("--write")
    assert json.loads((tmp_path / "scores.json").read_text())["devset"] == json.loads(kept)["devset"]


def test_mistakes_are_listed_by_document_when_asked(evaluate: Evaluate) -> None:
    printed = evaluate("--errors").stdout
    assert "\nriga\n" in printed
    assert "\n  countries\n    missed    CL\n" in printed
