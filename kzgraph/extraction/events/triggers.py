"""The words of `events.yaml` that tell of encounters, as regular expressions by kind."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.knowledge import lexicon, one_of


@cache
def triggers() -> dict[str, re.Pattern[str]]:
    """One expression for each kind, in the order in which they are tried."""
    return {kind: one_of(list(forms)) for kind, forms in lexicon("events")["triggers"].items()}


def may_tell(kind: str, low: str) -> bool:
    """Whether a text in lower case has a sign of a kind, so that it is worth while to look for it."""
    signs = lexicon("events")["signs"].get(kind)
    return signs is None or any(sign in low for sign in signs)


def tells_of(kind: str, text: str) -> bool:
    """Whether a text tells of an encounter of a kind."""
    return may_tell(kind, text.lower()) and triggers()[kind].search(text) is not None
