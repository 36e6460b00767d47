"""The people in most of the real readouts are one node each, under every form of their names that occurs there."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from kzgraph.extracting import extract_all
from kzgraph.model import Graph, Record
from kzgraph.resolution import resolve
from tests.shared import shared

PEOPLE: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("frequent_people.yaml").read_text("utf-8"))


@cache
def readouts() -> Graph:
    path = shared("corpus/readouts-2021-2022.jsonl.gz")
    found = extract_all([path], on_refused=lambda error: pytest.fail(str(error)))
    return resolve(record for record, *_ in found if isinstance(record, Record))


@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: str(who["names"][-1]))
def test_all_forms_of_a_frequent_name_are_one_node(who: dict[str, Any]) -> None:
    bearers = {name: _bearers(name) for name in who["names"]}
    fullest = bearers[who["names"][-1]]
    assert len(fullest) == 1
    assert bearers == dict.fromkeys(who["names"], fullest)


def _bearers(name: str) -> set[str]:
    return {node.id for node in readouts().nodes if node.label == "Person" and name in node.properties["aliases"]}


def test_there_are_forty_of_them() -> None:
    """So that the table stays a table of the most frequent: each is in more documents than almost everybody else."""
    documents: dict[str, int] = {}
    for relationship in readouts().relationships:
        if relationship.type == "STATED_IN" and relationship.start.startswith("person:"):
            documents[relationship.start] = documents.get(relationship.start, 0) + 1
    top = sorted(documents, key=lambda node: (-documents[node], node))[:35]
    listed = {node for who in PEOPLE for node in _bearers(who["names"][-1])}
    assert len(PEOPLE) >= 40
    assert set(top) <= listed
