"""Whether an amount was reached or is only wished for, possible, denied, or no level of anything."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.dates.calendar_words import pattern
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.settled import Settled
from kzgraph.model import Indicator

_CLAUSE = re.compile(r";|:|\.[ ]|,[ ](?:and|while|whereas|but|which|with|as)\b|[ ](?:while|whereas|but)\b|—")


def clause_start(flat: str, left: int, offset: int) -> int:
    """Where the clause of an amount begins, not before `left`."""
    return max((m.end() for m in _CLAUSE.finditer(flat, left, offset)), default=left)


def is_wished(flat: str, left: int, amount: Amount, right: int, context: Settled) -> bool:
    """Whether an amount is only aimed at, planned, promised, forecast or negotiated on the day of the text.

    `left` is where what is told of it may begin, `right` where the next amount does.
    """
    year = context.published.year if context.published else None
    after = flat[amount.end : min(right, amount.end + _FAR)]
    by_year = rule("by_year").match(after)
    if by_year and (year is None or int(by_year["y"]) > year):
        return not is_target_met(flat, left, amount)
    sentence = rule("told_beside").sub(" ", flat[left : amount.start])
    before = sentence[clause_start(sentence, 0, len(sentence)) :]
    if rule("met_before").search(before) or is_met(after):
        return False
    if rule("is_target").search(before) or rule("to_bring_it").search(before):
        return True
    if rule("came_to").search(before):
        return False
    compared = rule("raised_from").search(before)
    facts = max((m.end() for m in rule("fact").finditer(before)), default=0)
    facts = max(facts, compared.start() if compared else 0)
    if any(m.end() > facts for form in _signs() for m in pattern(form).finditer(before)):
        return True
    return not facts and rule("intended_after").match(after) is not None


@cache
def _signs() -> tuple[str, ...]:
    return (*lexicon("figures")["planned"], *lexicon("figures")["intended"])


def is_met(after: str) -> bool:
    """Whether what stands behind an amount that was aimed at or promised says that it has come about."""
    return rule("target_met").match(after) is not None or rule("met_after").match(after) is not None


def is_target_met(flat: str, left: int, amount: Amount) -> bool:
    """Whether an amount is a target that was reached, so that the year by which it was to be is not its period."""
    before, after = flat[max(left, amount.start - _FAR) : amount.start], flat[amount.end : amount.end + _FAR]
    aimed = rule("target_before").search(before)
    if aimed and rule("met_before").search(before):
        return True
    return bool((aimed or rule("target_after").match(after)) and rule("target_met").match(after))


# So far behind an amount it may be told that it is only promised, or was reached.
_FAR = 90


def is_unsaid(flat: str, left: int, amount: Amount, right: int) -> bool:
    """Whether an amount is only possible, is denied or left out: "could reach $5 million", "was not $5 million"."""
    before = flat[clause_start(flat, left, amount.start) : amount.start]
    if rule("possible_after").match(flat[amount.end : min(right, amount.end + 30)]):
        return True
    possible = [m.end() for m in rule("possible").finditer(before)]
    if possible and not rule("done").search(before, max(possible)):
        return True
    return (
        rule("untrue").search(before) is not None or rule("not_counted").search(flat[left : amount.start]) is not None
    )


def is_no_level(flat: str, left: int, amount: Amount, right: int) -> bool:
    """Whether an amount is a growth ("rose by $5 million") or a price for each ("$60 per barrel")."""
    before = flat[max(left, amount.start - 90) : amount.start]
    after = flat[amount.end : min(right, amount.end + 30)]
    return bool(
        rule("growth_before").search(before)
        or rule("growth_of").search(before)
        or rule("growth_bare").search(before)
        or rule("price_after").match(after)
        or rule("growth_after").match(after)
    )


def indicator_of(kind: Indicator, amount: Amount, context: Settled) -> Indicator:
    """What an amount is: goods, and what a bank for development or a state lends, are no direct investment."""
    if kind != "fdi":
        return kind
    sentence = context.source.sentence_at(amount.start)
    if sentence and rule("of_package").search(context.flat, sentence.start, amount.start):
        return "other"
    if rule("goods_worth").search(context.flat, max(0, amount.start - _REACH), amount.start):
        return "other"
    flat = context.flat
    lent = sentence is not None and any(
        rule(key).search(flat, *_part_of(flat, sentence, amount)) for key in ("lenders", "not_business", "own_capital")
    )
    return "other" if lent else kind


_REACH = 80


def _part_of(flat: str, sentence: Sentence, amount: Amount) -> tuple[int, int]:
    """The span of the part of a sentence that tells an amount: "the Bank lent $5 million, and the firm Vale paid …"."""
    marks = list(_PART.finditer(flat, sentence.start, sentence.end))
    start = max((m.start() for m in marks if m.end() <= amount.start), default=sentence.start)
    return start, min((m.start() for m in marks if m.start() >= amount.end), default=sentence.end)


_PART = re.compile(r"; |, (?:and|while|whereas|but) (?:the |an? )?(?=\w)")
