"""The shares that single economies have of what the sentence before told: "China led with $3 billion"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.found import Found
from kzgraph.extraction.figures.kinds.cues import Cue
from kzgraph.extraction.figures.pairs.economies import Economy, Pair, codes_of
from kzgraph.extraction.figures.rules import rule

_GIVEN_TO = re.compile(r"[^,;.]{0,40}? (?:to|for|towards?)\b")


def tells_shares(previous: Found | None, sentence: Sentence, cues: Sequence[Cue], flat: str) -> bool:
    """Whether a sentence ranks those who share in the figure before it, and says of nothing else what it is."""
    if previous is None or previous.sentence == sentence or previous.wished or previous.figure.reporter is None:
        return False
    told = previous.figure.indicator
    start, end = previous.sentence.start, previous.sentence.end
    sent = told == "other" and previous.pair[1] is None and rule("remittances").search(flat, start, end)
    if (told == "other" and not sent) or any(c.kind not in ("other", "none", told) for c in cues):
        return False
    return rule("ranks").search(flat, sentence.start, sentence.end) is not None


def of_share_before(
    economies: Sequence[Economy], amount: Amount, left: int, right: int, flat: str, previous: Found
) -> Pair | None:
    """The pair of one share; None where an amount has no economy of its own, or is given to something."""
    owner = previous.figure.reporter
    mine = codes_of([p for p in economies if left <= p.start < amount.start and p.code != owner])
    if len(mine) != 1 or _GIVEN_TO.match(flat, amount.end, right):
        return None
    return (owner, mine[0])
