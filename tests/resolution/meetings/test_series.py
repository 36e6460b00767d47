"""Which encounter of a series follows which, and how many rounds lie between: cases in `series.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.resolution.conftest import Look, event, record
from tests.yaml_cases import read_cases

CASES = read_cases(Path(__file__).with_name("series.yaml"))


def told(at: int, one: dict[str, str]) -> Any:
    fields = {k: v for k, v in one.items() if k not in ("kind", "of")}
    return record(f"text {at}", f"20{40 + at}-01-01", event(one["kind"], one["of"], **fields))


def numbers(seen: Look) -> dict[str, int]:
    """Each meeting by the number of the text that tells of it."""
    names = {n.id: int(n.name.removeprefix("text ")) for n in seen.graph.nodes if n.label == "Document"}
    return {node: names[seen.related(node, "STATED_IN")[0]] for node in seen.ids("Meeting")}


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_each_follows_the_one_before_and_gaps_show(look: Any, case: dict[str, Any]) -> None:
    seen = look(*(told(at, one) for at, one in enumerate(case["told"], start=1)))
    number = numbers(seen)
    found = {
        f"{number[r.start]} > {number[r.end]}" + (f" gap {gap}" if (gap := r.properties.get("gap")) else "")
        for r in seen.graph.relationships
        if r.type == "FOLLOWS"
    }
    assert found == set(case["follows"])


def test_a_partys_name_is_not_shown_as_a_series(look: Any) -> None:
    seen = look(record("a", None, event("meeting", "KZ EU", series="European Union", date="2024-05-02")))
    (node,) = seen.ids("Meeting")
    assert "series" not in seen.of(node)
    assert seen.of(node)["name"] == "Meeting Kazakhstan–European Union, 2 May 2024"
