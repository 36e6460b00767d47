"""Organisations are read in their longest form, by a grammar of heads and by lists; look-alikes are none."""

from __future__ import annotations

from typing import Any

import pytest

from kzgraph.extraction import extract
from kzgraph.model import Document, Organisation
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


def test_an_organisation_known_by_its_organ_is_quoted_where_the_organ_is() -> None:
    text = (
        "The SCO opened its doors. Minister A. Karimov attended the Council of Heads of State of the Shanghai "
        "Cooperation Organization. The SCO member states signed nothing."
    )
    record = extract(Document(id="x", text=text, published="2014-09-12", language="en"))
    names = [o for o in record.organisations if o.name in ("Shanghai Cooperation Organization", "SCO")]
    assert names
    assert all(any(o.name in e.quote for e in o.evidence) for o in names)
