"""Countries are read by name, adjective, demonym and abbreviation, and not where the word means something else."""

from __future__ import annotations

from typing import Any

import pytest

from kzgraph.extraction import extract
from tests.extraction.tables import document, parameters


@pytest.mark.parametrize("case", parameters("countries"))
def test_a_careful_reader_takes_the_same_countries_from_it(case: dict[str, Any]) -> None:
    assert [country.code for country in extract(document(case)).countries] == case["countries"].split()
