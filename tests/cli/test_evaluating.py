"""`kzgraph evaluate`: what it prints, and which exit code a script can build on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kzgraph.model import Country, Document, Evidence, Record
from tests.cli.conftest import Run

TEXT = "Peru and Latvia agreed on a plan."


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    """Gold that names two countries, and a record that has found one of them."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "note.json").write_text(json.dumps({"countries": ["PE", "LV"]}))
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "note.txt").write_text(TEXT)
    peru = Country(code="PE", evidence=(Evidence(quote="Peru", start=0, end=4),))
    record = Record(document=Document(id="note", text=TEXT).head, countries=(peru,))
    (tmp_path / "records.jsonl").write_text(record.to_json() + "\n")


def test_scores_are_printed_and_all_is_well_without_a_minimum(run: Run) -> None:
    outcome = run("evaluate", "gold", "records.jsonl", "--texts", "docs")
    assert outcome.code == 0
    assert "countries          1.000  0.500  0.667  2     1" in outcome.out
    assert "quotes: 1 of 1 are exactly text[start:end]" in outcome.out


@pytest.mark.parametrize(("minimum", "code"), [("0.6", 0), ("0.7", 3)])
def test_a_score_below_its_minimum_gives_3_and_is_named(run: Run, minimum: str, code: int) -> None:
    outcome = run("evaluate", "gold", "records.jsonl", "--minimum", f"countries={minimum}")
    assert outcome.code == code
    assert ("countries: F1 0.667 is below 0.70" in outcome.err) == (code == 3)


def test_scores_are_there_as_json(run: Run) -> None:
    outcome = run("evaluate", "gold", "records.jsonl", "--format", "json")
    assert json.loads(outcome.out)["countries"] == {
        "precision": 1.0,
        "recall": 0.5,
        "f1": 0.6667,
        "gold": 2,
        "predicted": 1,
    }
    assert "mistakes" not in json.loads(outcome.out)


def test_mistakes_are_listed_by_document_and_task_when_asked(run: Run) -> None:
    table = run("evaluate", "gold", "records.jsonl", "--errors").out
    assert table.endswith("\n\nnote\n  countries\n    missed    LV\n")
    plain = json.loads(run("evaluate", "gold", "records.jsonl", "--errors", "--format", "json").out)
    assert plain["mistakes"] == {"note": {"countries": {"missed": ["LV"]}}}


def test_a_document_without_a_record_gives_1(run: Run) -> None:
    Path("gold/other.json").write_text("{}")
    outcome = run("evaluate", "gold", "records.jsonl")
    assert outcome.code == 1
    assert "documents: 1 of 2 have a record" in outcome.out
    assert "records.jsonl: no record was found for 1 document (other)" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("gold", "docs/note.txt"), 1, "docs/note.txt"),
        (("gold", "missing.jsonl"), 1, "missing.jsonl"),
        (("docs", "records.jsonl"), 1, "docs"),
        (("gold", "records.jsonl", "--minimum", "countrys=0.5"), 2, "countrys"),
        (("gold", "records.jsonl", "--minimum", "countries=high"), 2, "TASK=F1"),
        (("gold", "records.jsonl", "--minimum", "countries=2"), 2, "--minimum countries=2: F1 is from 0 to 1"),
        (("gold", "records.jsonl", "--minimum", "countries=-1"), 2, "from 0 to 1"),
        (("gold", "records.jsonl", "--minimum", "countries=nan"), 2, "from 0 to 1"),
    ],
)
def test_what_cannot_be_compared_is_named(run: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
    outcome = run("evaluate", *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ({"peeple": []}, "gold of note: peeple: no such key\n  try: people?"),
        ({"people": [{"name": "A", "land": "PE"}]}, "gold of note: people.0.land: no such key"),
        ({"people": [{"name": "A", "roles": [{"titel": "B"}]}]}, "gold of note: people.0.roles.0.titel: no such key"),
        (
            {"events": [{"kind": "meeting", "status": "held", "partcipants": []}]},
            "gold of note: events.0.partcipants: no such key\n  try: participants?",
        ),
        ({"people": "xyz"}, "gold of note: people: not a list"),
        (
            {"events": [{"kind": "meetng", "status": "held"}]},
            "gold of note: events.0.kind: no such kind: meetng\n  try: meeting?",
        ),
        ({"events": [{"kind": "visit", "status": "hled"}]}, "gold of note: events.0.status: no such status: hled"),
        (
            {"events": [{"kind": "visit", "status": "held", "date": "December"}]},
            "gold of note: events.0.date: December\n  try: a date is 2024, 2024-05 or 2024-05-31",
        ),
        ({"figures": [{"indicator": "trade", "value": 1, "unit": "USD"}]}, "no such indicator: trade"),
    ],
)
def test_what_no_gold_has_is_named_with_its_place(run: Run, gold: object, said: str) -> None:
    Path("gold/note.json").write_text(json.dumps(gold))
    outcome = run("evaluate", "gold", "records.jsonl")
    assert (outcome.code, outcome.out) == (1, "")
    assert said in outcome.err


def test_a_record_can_be_gold(run: Run) -> None:
    Path("gold/note.json").write_text(Path("records.jsonl").read_text())
    assert run("evaluate", "gold", "records.jsonl").code == 0


def test_records_without_a_text_are_told_and_give_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text(TEXT)
    outcome = run("evaluate", "gold", "records.jsonl", "--texts", "other")
    assert outcome.code == 1
    assert "quotes: 0 of 0 are" in outcome.out
    assert "error: other: no text was found for 1 record (note); their quotes are not checked" in outcome.err


def test_a_text_that_cannot_be_read_gives_1(run: Run) -> None:
    Path("docs/empty.txt").write_text("")
    outcome = run("evaluate", "gold", "records.jsonl", "--texts", "docs")
    assert outcome.code == 1
    assert "quotes: 1 of 1 are" in outcome.out
    assert "docs/empty.txt" in outcome.err
