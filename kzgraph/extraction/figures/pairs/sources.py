"""Whose count a turnover is: of two that trade, the one whose statistics or people a sentence cites."""

from __future__ import annotations

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.pairs.economies import Pair
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.settled import Settled
from kzgraph.model import CountryCode

_AHEAD = 90
_BEHIND = 110


def source_first(pair: Pair, context: Settled, sentence: Sentence, amount: Amount) -> Pair:
    """The pair of a turnover with the one first that its part of a sentence cites: "…, Chilean customs said".

    Not where words tell whose trade it is, nor where both are cited.
    """
    if None in pair:
        return pair
    flat = context.flat
    start = max(sentence.start, flat.rfind(";", sentence.start, amount.start))
    semicolon = flat.find(";", amount.end, sentence.end)
    end = sentence.end if semicolon < 0 else semicolon
    named = [m for m in context.countries_between(start, end) if m.code in pair]
    if any(rule("owns_turnover").match(flat, m.end, end) for m in named):
        return pair
    spans: list[tuple[int, int, CountryCode | None]] = [
        (a, b, person.country) for a, b, person in context.meant_between(start, end)
    ]
    spans += [(m.start, m.end, m.code) for m in named if rule("source_after").match(flat[m.end : m.end + _AHEAD])]
    cited = {code for a, b, code in spans if code in pair and rule("cites_after").match(flat[b : min(end, b + _AHEAD)])}
    before = (*spans, *((m.start, m.end, m.code) for m in named))
    cited |= {c for a, _, c in before if c in pair and rule("cites_before").search(flat[max(start, a - _BEHIND) : a])}
    return pair[::-1] if cited == {pair[1]} else pair
