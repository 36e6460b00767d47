"""Organisations are read in their longest form, by a grammar of heads and by lists; look-alikes are none."""

from __future__ import annotations

from typing import Any

import pytest

from kzgraph.extraction import extract
from kzgraph.model import Organisation
from tests.extraction.tables import columns, document, parameters


def _told(line: str) -> list[str | None]:
    return columns(line, 4)


def _found(body: Organisation, told: list[list[str | None]]) -> list[str | None]:
    """What was found, with "any" where the table does not ask."""
    values = [body.name, body.country, body.kind, body.abbreviation]
    asked = next((line for line in told if line[0] == body.name), values)
    return ["any" if wanted == "any" else value for value, wanted in zip(values, asked, strict=True)]


@pytest.mark.parametrize("case", parameters("organisations"))
def test_a_careful_reader_takes_the_same_organisations_from_it(case: dict[str, Any]) -> None:
    told = [_told(line) for line in case["organisations"]]
    found = [_found(body, told) for body in extract(document(case)).organisations]
    assert sorted(found, key=str) == sorted(told, key=str)
