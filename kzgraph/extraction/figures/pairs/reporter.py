"""Which economy of a pair comes first: whose exports, imports or inflow it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.figures.pairs.economies import Economy, Pair
from kzgraph.model import Figure, Indicator

_TO = re.compile(r"\b(?:to|into|in)[ ](?:the[ ])?\Z", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|(?<!followed )by|of)[ ](?:the[ ])?\Z", re.IGNORECASE)
_OWNER = re.compile(r"(?:'s?)?[ ](?:\w+[ ]){0,2}\Z")


def reporter_first(
    pair: Pair, indicator: Indicator, economies: Sequence[Economy], flat: str, spans: Sequence[int]
) -> Pair:
    """The pair with the economy first whose exports, imports or inflow it is, by the words about its name.

    `spans` are the start of the sentence and the place of the word that governs the amount.
    """
    a, b = pair
    if a is None or b is None or indicator not in ("export", "import", "fdi"):
        return pair
    for economy in economies:
        if economy.code not in pair:
            continue
        role = _role(economy, indicator, flat, spans)
        if role is not None:
            first = economy.code if role else (a if economy.code == b else b)
            return (first, b if first == a else a)
    return pair


_SECOND_VERB = re.compile(r"\b(?:ex|im)ported\b[^;:]*\b(?:and|while|but)[ ](?:also[ ])?\Z")
_VERB = re.compile(r"(?:ex|im)port(?:ed|ing)\b")


def same_subject(pair: Pair, former: Figure, indicator: Indicator, flat: str, spans: Sequence[int]) -> Pair:
    """The pair in the order of the figure before it where two verbs share a subject: "A exported … and imported …"."""
    start, cue = spans
    if {indicator, former.indicator} != {"export", "import"} or not _VERB.match(flat, cue):
        return pair
    return (former.reporter, former.partner) if _SECOND_VERB.search(flat, start, cue) else pair


def _role(economy: Economy, indicator: Indicator, flat: str, spans: Sequence[int]) -> bool | None:
    """True where the party reports, False where it is the partner, None where the words do not tell."""
    start, cue = spans
    before = flat[max(start, economy.start - 20) : economy.start]
    toward, away = _TO.search(before), _FROM.search(before)
    owner = economy.end <= cue and _OWNER.fullmatch(flat, economy.end, cue) is not None
    if indicator == "export":
        return True if owner or away else (False if toward else None)
    if indicator == "import":
        return True if owner or toward else (False if away else None)
    return True if toward else (False if owner or away else None)
