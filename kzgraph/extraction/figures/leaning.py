"""What a sentence leaves to the figure or the sentence before it: what "it" is, and its period."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.context import DateMention, Sentence
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.found import Found
from kzgraph.extraction.figures.kinds.cues import Kind, find_cues
from kzgraph.extraction.figures.pairs.economies import Pair
from kzgraph.extraction.figures.periods.bound import risen_between
from kzgraph.extraction.figures.periods.dates import usable_dates
from kzgraph.extraction.figures.periods.finding import find_period, is_comparison
from kzgraph.extraction.figures.periods.headline import period_of_headline
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.settled import Settled
from kzgraph.model import Indicator


def last_kind(previous: Found, before: Sequence[Found], *, aimed: bool = False) -> Indicator:
    """What "it" is after a sentence with figures: the total where it tells the total and its parts, else the last.

    An aim, if `aimed`, is one of the total also where a sentence before the last told that.
    """
    near = (
        f for f in before if f.sentence == previous.sentence or (aimed and f.sentence.block == previous.sentence.block)
    )
    told = {f.figure.indicator for f in near}
    whole = "trade_turnover" in told or {"export", "import"} <= told
    return "trade_turnover" if whole else previous.figure.indicator


def kind_brought(
    context: Settled, sentence: Sentence, start: int, offset: int, previous: Found | None, before: Sequence[Found]
) -> Kind | None:
    """What "it" is that is to be brought to an amount at `offset`; None where nothing is, from `start` on.

    A target is one of the total, where the paragraph tells the total and its parts.
    """
    if not rule("brings_it").search(context.flat, max(start, offset - 90), offset):
        return None
    if previous is None:
        return _kind_of_sentence_before(context, sentence)
    told = {f.figure.indicator for f in before if f.sentence.block == previous.sentence.block}
    return "trade_turnover" if "trade_turnover" in told else previous.figure.indicator


def kind_before(context: Settled, sentence: Sentence, offset: int) -> Kind | None:
    """What "it" is that reached the amount at `offset`: what the sentence before tells that is counted in money."""
    said = context.flat[sentence.start : sentence.end]
    goes_on = rule("goes_on").match(said) or rule("it_was").search(said[: offset - sentence.start])
    given = rule("it_was").search(said[: offset - sentence.start]) is not None
    return _kind_of_sentence_before(context, sentence, given=given) if goes_on else None


def _kind_of_sentence_before(context: Settled, sentence: Sentence, *, given: bool = False) -> Kind | None:
    """What the sentence before tells that is counted in money; if `given` also aid: "support grew. It was $5m"."""
    earlier = _sentence_before(context, sentence)
    if earlier is None:
        return None
    kinds = {c.kind: None for c in find_cues(context.flat, earlier) if c.kind != "none"}
    return next((k for k in kinds if k != "other"), "other" if given and kinds else None)


def _sentence_before(context: Settled, sentence: Sentence) -> Sentence | None:
    """The sentence before in the same paragraph."""
    index = context.source.number_of(sentence)
    earlier = context.source.sentences[index - 1] if index else None
    return earlier if earlier and earlier.block == sentence.block else None


def continues(earlier: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence may lean on an earlier one: the same paragraph or item, or the next."""
    return earlier.kind != "headline" and 0 <= sentence.block - earlier.block <= 1


def is_compared(flat: str, left: int, amount: Amount, former: Found | None = None) -> bool:
    """Whether an amount is only one with which another is compared: "$9 million, up from $8 million".

    So is one told as that of the year before: "a year earlier it had been $8 million".
    """
    before = flat[left : amount.start]
    if former is not None and former.compared and _AND_IN_YEAR.fullmatch(before):
        return True
    if rule("was_before").search(before) and _HAD.search(before):
        return True
    return rule("amount_compared").search(flat, max(left, amount.start - 40), amount.start) is not None


# "Up from $3 million in 2021 and $2 million in 2020".
_AND_IN_YEAR = re.compile(r"(?: in (?:the year )?(?:19|20)\d\d)?(?:,|,? and) (?:about |nearly |over |some )?")
_HAD = re.compile(r"\b(?:had|was|were|stood at|came to|amounted to)\b")


def leans(flat: str, left: int, amount: Amount, right: int, dates: Sequence[DateMention]) -> bool:
    """Whether an amount is a part of the one before it ("made up £121m of this") or of "the same year"."""
    own = any(amount.end <= d.start < right for d in dates)
    if not own and flat[left - 1 : left].isalnum() and rule("part_before").search(flat, left, amount.start):
        return True
    if rule("out_of_total").search(flat, left, amount.start):
        return True
    same = rule("same_period").search(flat, left, right)
    if any(left <= d.start < right and not (same and d.start < same.end() and same.start() < d.end) for d in dates):
        return False
    part = rule("part_of_former").search(flat, amount.end, min(right, amount.end + 60))
    return part is not None or same is not None


def period_of(
    context: Settled,
    amount: Amount,
    amounts: Sequence[Amount],
    dates: Sequence[DateMention],
    sentence: Sentence,
    indicator: Indicator,
    previous: Found | None,
    planned: bool,
    flow: Found | None,
) -> str | None:
    """The period told in the sentence, else that of the figure before where the sentence goes on about it.

    `previous` is the one told last, `flow` the last one of the same trade.
    """
    own = [d for d in dates if not is_comparison(d, sentence, context.flat)]
    period, settled = find_period(amount, amounts, dates, sentence, context.flat, indicator, planned=planned)
    if not period and not dates and (led := _period_of_lead(context, sentence)):
        return led
    if settled or period or indicator == "other" or own:
        return period
    goes_on = rule("goes_on").match(context.flat[sentence.start : sentence.end])
    goes_on = goes_on or rule("of_another").match(context.flat, sentence.start, amount.start)
    if indicator == "fdi" and previous and previous.figure.indicator != "fdi":
        return None
    invested = previous.figure.period if previous and previous.figure.indicator == "fdi" else None
    if indicator in _TRADE and "/" in (invested or ""):
        goes_on = None  # trade is of none of the years over which investment came together
    before = context.flat[sentence.start : amount.start]
    if _TODAY.search(before):
        return None
    grew = _tells_what_grew(context, sentence, previous, before)
    if grew and not planned and (period := _period_before(context, sentence)):
        return period
    if goes_on and previous and not previous.wished:
        return previous.figure.period
    if flow is not None and not planned:
        return flow.figure.period
    before_it = _period_before(context, sentence) if goes_on and not planned else None
    listed = before_it or _period_of_list(context, sentence)
    over_it = indicator in _TRADE and not planned
    return listed or (period_of_headline(context, sentence, before) if over_it else None)


_TODAY = re.compile(r"\b(?:today|now|currently|at present|nowadays)\b", re.IGNORECASE)
_TRADE = frozenset({"trade_turnover", "export", "import"})


def _tells_what_grew(context: Settled, sentence: Sentence, previous: Found | None, before: str) -> bool:
    """Whether the sentence before only says who is whose partner, or that trade grew: "In 2023 trade grew by half"."""
    earlier = _sentence_before(context, sentence)
    if earlier is None or (previous is not None and previous.sentence == earlier):
        return False
    if rule("is_partner").search(context.flat, earlier.start, earlier.end):
        return True
    grew = rule("trade_grew").search(context.flat, earlier.start, earlier.end) is not None
    return grew and rule("as_of_now").search(before) is None


def flow_before(
    context: Settled, sentence: Sentence, offset: int, indicator: Indicator, pair: Pair, before: Sequence[Found]
) -> Found | None:
    """The figure of the trade of two of which a sentence without a date tells more: "In 2022 A sold B … B bought …".

    None where the sentences just before tell none, or it is told as of another time.
    """
    said = context.flat[sentence.start : offset]
    if None in pair or any(rule(key).search(said) for key in ("as_of_now", "of_before")):
        return None
    index = context.source.number_of(sentence)
    near = [s for s in context.source.sentences[max(0, index - _NEAR_BEFORE) : index] if continues(s, sentence)]
    told = [f for f in before if f.sentence in near and not f.compared and not f.wished]
    trade = [
        f
        for f in told
        if (set(f.pair) == set(pair) and indicator in _TRADE and _is_of_trade(f, context.flat))
        or (f.pair == (pair[0], None) and f.figure.indicator == indicator)  # its share of a total
        or (f.pair == (pair[1], None) and {f.figure.indicator, indicator} == {"export", "import"})
    ]
    return trade[-1] if trade else None


def _is_of_trade(found: Found, flat: str) -> bool:
    """Whether a figure is one of trade, or the balance of it."""
    told = found.sentence.start, found.sentence.end
    return found.figure.indicator in _TRADE or rule("balance").search(flat, *told) is not None


def whole_meant(sentence: Sentence, flat: str, told: Found | None, before: Sequence[Found]) -> Found | None:
    """The figure of which a sentence tells parts: "Of this, $1 million is for schools"; None where it tells of none.

    "The total" is that of which the shares were told, "this" the one told last.
    """
    opens = rule("of_this").match(flat[sentence.start : sentence.end])
    if opens is None or told is None:
        return None
    if "total" not in opens.group():
        return told
    here = [f for f in before if f.sentence.block == sentence.block and f.figure.indicator == told.figure.indicator]
    return next((f for f in reversed(here) if f.figure.reporter and f.figure.partner is None), told)


# How many sentences before a figure its period may be told.
_NEAR_BEFORE = 2


def ends_of_former(
    amount: Amount,
    amounts: Sequence[Amount],
    dates: Sequence[DateMention],
    flat: str,
    told: tuple[Sequence[Found], Sequence[Found]],
) -> str | None:
    """The year of one end of "from $1m to $2m", "to $2m from $1m", that the two amounts told before it give.

    "Exports fell to $3m in 2020 from $4m in 2019, while imports rose from $1m to $2m": of 2019 and of 2020.
    `told` are the figures of the sentence and of those before, which count where it speaks of "the same period".
    """
    ends = risen_between(amount, amounts, flat)
    if ends is None:
        return None
    here, earlier = told
    first, second = sorted(ends, key=lambda a: a.start)
    first_told = amount == second and here and here[-1].figure.value == float(first.value)
    former = list(here[:-1] if first_told else here)
    if not former and rule("same_years").search(flat, second.end, second.end + _NEAR):
        other = [f for f in earlier[-_FEW:] if not any(f is h for h in here)]
        former = [f for f in other if f.sentence == other[-1].sentence]
    periods = sorted({f.figure.period for f in former[-2:] if f.figure.period and not f.wished})
    if len(periods) != len(ends) or len(periods[0]) != len(periods[1]):
        return None
    i = amounts.index(first)
    left = amounts[i - 1].end if i else 0
    own = [d for d in dates if d.start >= left]
    if any(_COMMA.search(flat, left, d.start) or d.start > second.end for d in own):
        return None
    return periods[ends.index(amount)]


_COMMA = re.compile(r"[,;]")
_NEAR = 40
_FEW = 8


def _period_before(context: Settled, sentence: Sentence) -> str | None:
    """The one period of the sentence before in the same paragraph: "Trade grew in 2023. It reached $5 million." """
    earlier = _sentence_before(context, sentence)
    if earlier is None:
        return None
    periods = {d.period for d in usable_dates(context, earlier)}
    return periods.pop() if len(periods) == 1 else None


def _period_of_lead(context: Settled, sentence: Sentence) -> str | None:
    """The one period of the lead of the list in which an amount stands: "Our request for FY2022 provides:"."""
    if sentence.kind != "item":
        return None
    sentences = context.source.sentences
    index = context.source.number_of(sentence)
    lead = next((s for s in reversed(sentences[max(0, index - _LONGEST_LIST) : index]) if s.kind != "item"), None)
    if lead is None or not context.flat[lead.start : lead.end].rstrip().endswith(":"):
        return None
    if any(rule(key).search(context.flat, lead.start, lead.end) for key in ("moment", "encounter")):
        return None  # when something was agreed or said
    periods = {d.period for d in usable_dates(context, lead) if d.last is not None or len(d.value) == _YEAR}
    return periods.pop() if len(periods) == 1 else None


_LONGEST_LIST = 20
_YEAR = len("2026")
# A line of a list that gives a number under what it is of: "Exports: 40 billion yen".
_LABELLED = re.compile(r"(?:Exports?|Imports?|Total|(?:Trade )?[Tt]urnover|Trade|Balance|Investments?)\b[^:]{0,30}:")
_HEAD_OF_LIST = 4


def _period_of_list(context: Settled, sentence: Sentence) -> str | None:
    """The one period of the heading above a line of a list: "Trade with Ecuador (2017)", "Exports: 40 billion yen"."""
    if not _LABELLED.match(context.flat, sentence.start, sentence.end):
        return None
    index = context.source.number_of(sentence)
    for earlier in reversed(context.source.sentences[max(0, index - _HEAD_OF_LIST) : index]):
        periods = {d.period for d in usable_dates(context, earlier)}
        if periods:
            cues = {c.kind for c in find_cues(context.flat, earlier)}
            return periods.pop() if len(periods) == 1 and cues & {"trade_turnover", "export", "import", "fdi"} else None
        if not _LABELLED.match(context.flat, earlier.start, earlier.end):
            return None
    return None
