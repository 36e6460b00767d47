"""Titles, pronouns, surnames and the first person mean whom they should, or are left open where it is not told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extraction.tables import parameters
from tests.extraction.test_events import both


@pytest.mark.parametrize("case", parameters("references"))
def test_who_is_meant_is_understood_as_by_a_careful_reader(case: dict[str, Any]) -> None:
    found, told = both(case)
    assert found == told
