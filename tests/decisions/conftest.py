"""Decisions from tables, and a folder with a graph in which something can be decided."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kzgraph.decisions.line import NEEDS, Decision
from kzgraph.decisions.rules import Line
from kzgraph.model import Record
from tests.cli.conftest import Run, program, run
from tests.resolution.conftest import event, person, record

__all__ = ["program", "run"]

ERLAN, BOLAT, KARIN = "person:erlan-karin", "person:bolat-karin", "person:karin"


def decision(text: str, who: str = "anna", why: str | None = "why not", when: str = "2026-01-01T00:00:00Z") -> Decision:
    """As in "same-1 same person:a person:b": an id, a kind, and what it is about."""
    key, kind, *about = text.split()
    told = {"id": key, "decision": kind, **dict(zip(NEEDS[kind], about, strict=True))}
    return Decision.model_validate_json(json.dumps({**told, "who": who, "when": when, "why": why}))


def lines(*texts: str) -> list[Line]:
    """Decisions in lines 1, 2, 3 …"""
    return [Line(number, decision(text)) for number, text in enumerate(texts, 1)]


def tellings() -> list[Record]:
    """Four documents: on two men of one surname, on a man who could be either, and on a meeting of two ministers."""
    return [
        record("first", "2024-03-01", person("Erlan Karin", "KZ", "State Counsellor"), title="First"),
        record("second", "2024-04-01", person("Bolat Karin", "KZ", "Ambassador to Austria"), title="Second"),
        record("fourth", "2024-04-02", person("Karin", "KZ"), title="Fourth"),
        record(
            "third",
            "2024-05-01",
            person("Murat Nurtleu", "KZ", "Minister of Foreign Affairs"),
            person("Hadja Lahbib", "BE", "Minister of Foreign Affairs"),
            event("meeting", "KZ BE", ["Murat Nurtleu", "Hadja Lahbib"], date="2024-05-01", place="Brussels"),
            title="Third",
        ),
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A folder of its own with `tellings` loaded; nothing is set by the machine."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("KZGRAPH_", "NEO4J_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("KZGRAPH_WHO", "anna")
    (tmp_path / "told.jsonl").write_text("".join(f"{r.to_json()}\n" for r in tellings()), "utf-8")
    assert run("load", "told.jsonl").code == 0
    return tmp_path
