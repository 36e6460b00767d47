"""Economies that a sentence means by those named before it: "the two countries", "them", "the former"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.dates.calendar_words import number_of
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.found import Found
from kzgraph.extraction.figures.pairs.economies import Economy, Pair, codes_of, economies_in, home_of
from kzgraph.extraction.figures.pairs.rows import end_of_part, row_of
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.passages.stage import Stage
from kzgraph.model import CountryCode

_TWO = 2


def of_those_named(
    stage: Stage,
    sentence: Sentence,
    amount: Amount,
    amounts: Sequence[Amount],
    economies: Sequence[Economy],
    before: Sequence[Found],
    mine: Sequence[Found],
) -> Pair | None:
    """The pair of an amount with several partners who were named before: each has its own, or nobody is told alone.

    "Imports from the two countries were $5 million and $4 million respectively"; "… to the former". None where a
    sentence means nobody so. `mine` are the figures told in the sentence until here.
    """
    flat = stage.context.flat
    inline = row_of(amount, amounts, flat)
    start, end = _part(sentence, inline, amounts, flat)
    one = rule("the_former").search(flat, max(start, amount.start - _NEAR), min(end, amount.end + _NEAR))
    several = rule("those_countries").search(flat, start, min(end, amount.end + _FAR))
    if one is None and several is None:
        return None
    count = number_of(several["n"]) if several and several["n"] else None
    at = inline.index(amount)
    told = [*(f for f in before if f.sentence != sentence), *mine[: len(mine) - at]]
    owner, row = _row_before(stage, sentence, told, count)
    own = codes_of([p for p in economies if start <= p.start < amount.start and p.code not in row])
    owner = own[0] if own else owner
    if owner is None or owner in row or (len(row) < _TWO and not (own and count)):
        return None
    if one is not None and len(row) == _TWO:
        ends = rule("the_former").search(flat, amount.end, amount.end + _NEAR) or one
        return (owner, row[0] if ends["which"].lower() == "former" else row[-1])
    each = len(inline) == len(row) > 1 and count in (None, len(row))  # "were $5 million and $4 million respectively"
    return (owner, row[at] if each else None) if several else None


_NEAR = 25
_FAR = 40


def turned_to(stage: Stage, last: Found, sentence: Sentence) -> CountryCode | None:
    """The country to which a paragraph has turned since the last figure, as one on the next leg of a tour does.

    The only foreign one that its sentences before this one name, else the only one of their cities.
    """
    home = home_of(stage.context)
    if home is None:
        return None
    context = stage.context
    earlier = [s for s in stage.before(sentence) if s.block == sentence.block and s.start > last.sentence.start]
    if last.sentence.block == sentence.block:  # "By contrast, trade with Peru fell. Exports there came to $5 million."
        earlier = [s for s in earlier if rule("trade_grew").search(context.flat, s.start, s.end)]
    named = {c.code for s in earlier for c in context.countries_between(s.start, s.end)} - {home}
    named = named or {p.country for s in earlier for p in context.places_between(s.start, s.end) if p.country} - {home}
    return named.pop() if len(named) == 1 and not named & set(last.pair) else None


def _part(sentence: Sentence, row: Sequence[Amount], amounts: Sequence[Amount], flat: str) -> tuple[int, int]:
    """The span between the amounts before and behind a row of them."""
    before = max((a.end for a in amounts if a.end <= row[0].start), default=sentence.start)
    end = min((a.start for a in amounts if a.start >= row[-1].end), default=sentence.end)
    return before, end_of_part(row[-1].end, end, flat)


def _row_before(
    stage: Stage, sentence: Sentence, before: Sequence[Found], count: int | None
) -> tuple[CountryCode | None, list[CountryCode]]:
    """The economies named last before a sentence of its paragraph, in order, and the one that all have to do with.

    `count` is how many they are, where the sentence says so.
    """
    row: list[CountryCode] = []
    owner = home_of(stage.context)
    here = [{*f.pair} for f in before if f.sentence == sentence and None not in f.pair]
    for earlier in reversed([*stage.before(sentence), *([sentence] if len(here) > 1 else [])]):
        told = [{*f.pair} for f in before if f.sentence == earlier and None not in f.pair]
        shared = set.intersection(*told) if len(told) > 1 else set()
        economies = economies_in(stage.context, earlier, ())
        if earlier == sentence:
            economies = [p for p in economies if any(p.code in pair for pair in here)]
        if len(shared) == 1:
            (owner,) = shared
        elif joined := _joined(economies, stage.context.flat):
            others = [code for code in codes_of(economies) if code not in joined]
            owner, economies = (others[0] if others else owner), [p for p in economies if p.code in joined]
        row = [*(code for code in codes_of(economies) if code != owner and code not in row), *row]
        if count is None or len(row) >= count:
            break
    return owner, row


def _joined(economies: Sequence[Economy], flat: str) -> set[CountryCode]:
    """Those of whom a sentence speaks in one breath: "Germany and Italy are Slovenia's main partners"."""
    return {p.code for a, b in pairwise(economies) if _AND.fullmatch(flat, a.end, b.start) for p in (a, b)}


_AND = re.compile(r",? and (?:the )?")
