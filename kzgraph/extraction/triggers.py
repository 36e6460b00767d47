"""The words of `events.yaml` that tell of encounters, as regular expressions by kind."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.knowledge import lexicon, one_of


@cache
def triggers() -> dict[str, re.Pattern[str]]:
    """One expression for each kind, in the order in which they are tried."""
    return {kind: one_of(list(forms)) for kind, forms in lexicon("events")["triggers"].items()}
