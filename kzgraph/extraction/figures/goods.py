"""Goods of which a text tells the quantity, and then what they brought: "shipped 5 million tons of coal, worth $5m"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.figures.pairs.economies import Pair, codes_of, economies_in
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.knowledge import lowered
from kzgraph.extraction.settled import Settled
from kzgraph.model import Indicator

_TWO = 2


@dataclass(frozen=True, slots=True)
class Goods:
    """What was sold or bought: the sentence that tells it, and where in it the verb stands."""

    kind: Indicator
    sentence: Sentence
    verb: int


def goods_before(context: Settled, sentence: Sentence, offset: int) -> Goods | None:
    """The goods that brought the amount at an offset, told before it in its sentence or in the ones before."""
    flat = context.flat
    if not rule("proceeds").search(flat, max(sentence.start, offset - _NEAR), offset):
        return None
    index = context.source.number_of(sentence)
    earlier = [s for s in context.source.sentences[max(0, index - _BEFORE) : index] if s.block == sentence.block]
    for told, end in ((sentence, offset), *((s, s.end) for s in reversed(earlier))):
        if rule("on_aid").search(flat, told.start, end):
            return None
        if told is not sentence and not rule("proceeds_later").search(
            flat, max(sentence.start, offset - _NEAR), offset
        ):
            return None
        if found := list(rule("goods_told").finditer(flat, told.start, end)):
            bought = lowered(found[-1]["verb"]).startswith(_BOUGHT)
            return Goods("import" if bought else "export", told, found[-1].start())
    return None


_BOUGHT = ("import", "b", "purchas")
_NEAR = 90
_BEFORE = 2


def pair_of_goods(context: Settled, sentence: Sentence, offset: int) -> Pair | None:
    """Who sells to whom, or buys from whom, where the sentence before tells that of the goods; the subject first."""
    goods = goods_before(context, sentence, offset)
    if goods is None or goods.sentence == sentence:
        return None
    economies = economies_in(context, goods.sentence, ())
    codes = codes_of(economies)
    if len(codes) != _TWO or not {p.code for p in economies_in(context, sentence, ())} <= {*codes}:
        return None
    first = economies[0]
    partner = _PARTNER.search(context.flat, max(goods.sentence.start, first.start - 12), first.start)
    return (codes[1], codes[0]) if partner else (codes[0], codes[1])


_PARTNER = re.compile(r"\b(?:to|from|with) (?:the )?\Z", re.IGNORECASE)
