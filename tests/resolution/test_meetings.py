"""Which tellings are of one encounter: cases from diplomatic reporting, in `meetings.yaml`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml

from kzgraph.model import Record
from tests.resolution.conftest import event, party, person, record

CASES: list[dict[str, Any]] = yaml.load(Path(__file__).with_name("meetings.yaml").read_text("utf-8"), yaml.BaseLoader)


def records(told: list[dict[str, Any]]) -> list[Record]:
    """A document for each publisher and day."""

    def head(one: dict[str, Any]) -> tuple[str, str]:
        return one["by"], one["out"]

    return [_record(by, out, list(lines)) for (by, out), lines in groupby(sorted(told, key=head), key=head)]


def _record(by: str, out: str, lines: list[dict[str, Any]]) -> Record:
    said: list[Any] = []
    for at, line in enumerate(lines):
        fields = {k: v for k, v in line.items() if k in ("date", "end_date", "place", "series", "status", "round")}
        people = [_someone(who) for who in line.get("who", ())]
        said += [person(name, country, at=at * 100) for name, country, _ in people]
        parties = [party(name, capacity=how, **{"for": country}) for name, country, how in people]
        said.append(event(line["kind"], line["of"], parties, at=at * 100, **fields))
    return record(f"{by} {out}", out, *said, publisher=by)


def _someone(who: str) -> tuple[str, str, str | None]:
    """ "Aman Dulatov KZ" or "Aman Dulatov KZ appointer"."""
    words = who.split()
    capacity = words.pop() if not words[-1].isupper() else None
    return " ".join(words[:-1]), words[-1], capacity


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_so_many_encounters_are_told_of(look: Any, case: dict[str, Any]) -> None:
    seen = look(*records(case["told"]))
    assert len(seen.ids("Meeting")) == int(case["meetings"])


def test_the_table_holds_both_directions() -> None:
    counts = [int(case["meetings"]) for case in CASES]
    assert counts.count(1) >= 20
    assert len(counts) - counts.count(1) >= 20
