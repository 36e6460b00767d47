"""The words that tell of encounters, as expressions by kind."""

from __future__ import annotations

from functools import cache

from kzgraph.extraction.knowledge import choice_of, lexicon
from kzgraph.extraction.text.choice import Choice


@cache
def triggers() -> dict[str, Choice]:
    """One choice of expressions for each kind, in the order in which they are tried."""
    return {kind: choice_of(list(forms)) for kind, forms in lexicon("event_triggers")["triggers"].items()}


def tells_of(kind: str, text: str) -> bool:
    """Whether a text tells of an encounter of a kind."""
    return triggers()[kind].search(text) is not None
