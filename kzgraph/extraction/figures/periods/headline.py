"""The period that only the headline gives: "Trade with Peru in January-May", over "Exports reached $5 million"."""

from __future__ import annotations

import re

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.figures.kinds.cues import find_cues
from kzgraph.extraction.figures.periods.dates import usable_dates
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.settled import Settled

_YEARLY = re.compile(r"\b(?:annual|yearly|average|total since)\b")
_FLOWS = frozenset({"trade_turnover", "export", "import"})


def period_of_headline(context: Settled, sentence: Sentence, before: str) -> str | None:
    """The one period of a headline on trade, where the text has told no other and it has come.

    `before` is what the sentence says before the amount.
    """
    sentences, today = context.source.sentences, context.published
    between = sentences[1 : context.source.number_of(sentence)]
    if today is None or sentences[0].kind != "headline" or rule("as_of_now").search(before) or _YEARLY.search(before):
        return None
    periods = {d.period for d in usable_dates(context, sentences[0])}
    period = periods.pop() if len(periods) == 1 else None
    if period is None or any(usable_dates(context, s) for s in between):
        return None
    last = period.split("/")[-1]
    told = any(c.kind in _FLOWS for c in find_cues(context.flat, sentences[0]))
    return period if told and last <= today.isoformat()[: len(last)] else None
