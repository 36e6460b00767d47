"""Whether money that is no trade passes between two economies at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.figures.pairs.economies import Economy, Pair
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.passages.sides import is_about
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled
from kzgraph.model import CountryCode


def is_from_all(context: Settled, sentence: Sentence, economies: Sequence[Economy]) -> bool:
    """Whether investment is all that a state attracted: "$380 billion have been attracted to the national economy"."""
    foreign = any(p.code != context.home for p in economies)
    return (
        not foreign
        and context.home is not None
        and rule("from_all").search(context.flat, sentence.start, sentence.end) is not None
    )


def _codes_of(context: Settled) -> set[CountryCode]:
    """The states of the people whom a text names."""
    return {p.country for p in context.people if p.country}


def is_lent(context: Settled, sentence: Sentence) -> bool:
    """Whether a sentence goes on about loans of a bank that the paragraphs just above name."""
    if not rule("of_loans").search(context.flat[sentence.start : sentence.end]):
        return False
    sentences = context.source.sentences
    index = bisect_left(sentences, sentence.start, key=lambda s: s.start)
    near = [s for s in sentences[max(0, index - _NEAR_LENDER) : index] if sentence.block - s.block <= _BLOCKS_OF_LENDER]
    return any(rule("world_lenders").search(context.flat, s.start, s.end) for s in near)


# How many sentences and paragraphs before a loan its bank may be named.
_NEAR_LENDER = 6
_BLOCKS_OF_LENDER = 2


def is_between(pair: Pair, economies: Sequence[Economy], stage: Stage, sentence: Sentence) -> bool:
    """Whether money that is no trade passes between two economies, or between a foreign one and a group."""
    context = stage.context
    if any(p.code != context.home for p in economies):
        return True
    if any(rule(key).search(context.flat, sentence.start, sentence.end) for key in ("abroad", "to_many", "lenders")):
        return True
    if pair[1] is None and pair[0] not in (None, context.home) and pair[0] in _codes_of(context):
        return True  # what a foreign state or the Union promises to many
    if None in pair or rule("domestic").search(context.flat, sentence.start, sentence.end):
        return False
    return any(is_about(stage, sentence, code) for code in pair if code is not None and code != context.home)
