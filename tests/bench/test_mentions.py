"""The bench's records with known truth: the same for the same seed, in form, and scored as by hand."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from bench.clusters import Clusters
from bench.mentions import made
from kzgraph.extraction import extract
from kzgraph.model import Document, Record
from kzgraph.reading import read

ROOT = Path(__file__).resolve().parents[2]
MENTIONS = 600


@pytest.fixture(scope="module")
def seeds() -> list[Record]:
    """What is extracted from the seeds: not while the tests are collected, which each worker does."""
    return [extract(document) for document in read(ROOT / "seeds") if isinstance(document, Document)]


def test_a_record_is_in_the_form_and_its_truth_is_about_its_names(seeds: list[Record]) -> None:
    for one in made(MENTIONS, 1, seeds):
        record = Record.from_json(one.line)
        assert record.document.sha256 == one.sha256
        assert {p.name for p in record.people} <= {name for name, *_ in one.people}
        assert {o.name for o in record.organisations} <= {name for name, _ in one.bodies}
        parties = [p for e in record.events for p in e.participants if p.kind == "person"]
        assert {p.name for p in parties} <= {name for name, *_ in one.people}
        assert "⟦" not in one.line


def test_the_name_of_a_role_stands_in_its_quote(seeds: list[Record]) -> None:
    roles = [
        (person, role)
        for one in made(MENTIONS, 1, seeds)
        for person in Record.from_json(one.line).people
        for role in person.roles
    ]
    assert roles
    for person, role in roles:
        assert person.name in role.evidence[0].quote
        assert role.title in role.evidence[0].quote


def test_another_seed_gives_other_records(seeds: list[Record]) -> None:
    assert [one.line for one in made(MENTIONS, 1, seeds)] != [one.line for one in made(MENTIONS, 2, seeds)]


def test_the_same_seed_gives_the_same_bytes_whatever_the_hash_seed(seeds: list[Record]) -> None:
    script = (
        "import sys\nfrom bench.mentions import made\nfrom kzgraph.model import Record\n"
        "seeds = [Record.from_json(line) for line in sys.stdin]\n"
        f"for one in made({MENTIONS}, 1, seeds): print(one.line, one.truth())"
    )
    lines = "".join(f"{record.to_json()}\n" for record in seeds)
    outputs = {
        hashlib.sha256(
            subprocess.run(
                [sys.executable, "-c", script],
                input=lines.encode(),
                env={**os.environ, "PYTHONHASHSEED": seed},
                cwd=ROOT,
                capture_output=True,
                check=True,
            ).stdout
        ).hexdigest()
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        # Node by node, the owner of each mention.
        ({"a": [1, 1], "b": [2]}, (1.0, 1.0, 1.0, 1.0, 2, 2)),
        ({"a": [1, 1, 2, 2]}, (2 / 6, 1.0, 0.5, 1.0, 1, 2)),
        ({"a": [1, 1], "b": [1, 1]}, (1.0, 2 / 6, 1.0, 0.5, 2, 1)),
        ({}, (1.0, 1.0, 1.0, 1.0, 0, 0)),
    ],
)
def test_clusters_are_scored_as_by_hand(mentions: dict[str, list[int]], expected: tuple[float, ...]) -> None:
    clusters = Clusters()
    for node, owners in mentions.items():
        for owner in owners:
            clusters.add(node, owner, "name")
    assert clusters.scores() == pytest.approx(expected)


def test_errors_name_what_is_wrongly_together_and_apart() -> None:
    clusters = Clusters()
    for node, owner, name in [("person:a", 1, "A"), ("person:a", 2, "B"), ("person:c", 1, "C")]:
        clusters.add(node, owner, name)
    errors = clusters.errors(2, Random(1))
    assert [text.split(":", 1)[0] for text in errors["merged"]] == ["person"]
    assert {"A (1)", "B (1)"} == set(errors["merged"][0].removeprefix("person:a: ").split(" + "))
    assert errors["apart"] == ["person:c C (1) | person:a A (1)"]
