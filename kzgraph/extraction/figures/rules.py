"""The expressions of `lexicon/figures.yaml`."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.dates.calendar_words import pattern
from kzgraph.extraction.knowledge import lexicon


@cache
def rule(name: str) -> re.Pattern[str]:
    """A single expression of `lexicon/figures.yaml`."""
    return pattern(str(lexicon("figures")[name]))
