"""Amounts of money about trade, investment, finance and aid between parties, as Figures with their sentences.

The money itself is read by `amounts`, what it is by `cues`, when by `periods`, whose by
`parties`. Growths, prices and sums of one state's own affairs are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from kzgraph.extraction.context import Context, DateMention, Sentence
from kzgraph.extraction.figures.amounts import Amount, find_amounts
from kzgraph.extraction.figures.cues import (
    Cue,
    Kind,
    find_cues,
    is_no_level,
    is_planned,
    is_unsaid,
    kind_of,
    rule,
)
from kzgraph.extraction.figures.parties import Pair, Party, find_pair, of_its_money, parties_in, reporter_first
from kzgraph.extraction.figures.periods import find_period, usable_dates
from kzgraph.extraction.figures.speaker import dollar_country
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.passages.sides import is_about
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import LONGEST_SENTENCE, Settled, settled
from kzgraph.model import CountryCode, Event, Evidence, Figure, Indicator

# More amounts in one sentence are a table run together, of which no grammar tells the columns.
_MOST = 40
_CLOSING = re.compile(r"[ ]?\)")


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure before its copies are joined."""

    figure: Figure
    sentence: Sentence
    pair: Pair
    wished: bool = False


def find_figures(context: Context, events: Sequence[Event] = ()) -> list[Figure]:
    """The figures that a text states, in its order; one told several times has several quotes.

    `events` are the encounters of the text, whose sides a figure without parties is about.
    """
    context = settled(context)
    stage = Stage(context, [e for e in events if not _is_mere_presence(e)])
    by_sentence: dict[int, tuple[Sentence, list[Amount]]] = {}
    for amount in find_amounts(context.flat, lambda: _money_home(context)):
        sentence = context.source.sentence_at(amount.start)
        if sentence and sentence.end - sentence.start < LONGEST_SENTENCE:
            by_sentence.setdefault(sentence.start, (sentence, []))[1].append(amount)
    found: list[_Found] = []
    for _, (sentence, amounts) in sorted(by_sentence.items()):
        found.extend(_figures_of(stage, sentence, amounts[:_MOST], found))
    return _joined(found)


def _is_mere_presence(event: Event) -> bool:
    """Whether a visit is only told as where somebody is, which turns no text to another pair of states."""
    return event.kind == "visit" and all(rule("is_in").search(e.quote) is not None for e in event.evidence)


def _money_home(context: Settled) -> CountryCode | None:
    """The country whose money "$" and "rupees" are; a foreign text on Canada speaks of US dollars all the same."""
    shared = lexicon("currencies")["by_country"]["dollar"]
    return dollar_country(context) or (None if context.home in shared else context.home)


def _figures_of(stage: Stage, sentence: Sentence, amounts: list[Amount], before: Sequence[_Found]) -> Iterable[_Found]:
    context = stage.context
    flat = context.flat
    cues = find_cues(flat, sentence)
    parties = parties_in(context, sentence, amounts)
    dates = usable_dates(context, sentence)
    previous = before[-1] if before and _continues(before[-1].sentence, sentence) else None
    kinds: list[Kind | None] = []
    last = previous
    latest = takewhile(lambda f: sentence.block - f.sentence.block <= 1, reversed(before))
    told = next((f for f in latest if not f.wished and _continues(f.sentence, sentence)), None)
    for i, amount in enumerate(amounts):
        kinds.append(kind_of(i, amounts, cues, kinds, flat))
        if previous and i == 0 and rule("it_was").search(flat[sentence.start : amount.start]):
            kinds[-1] = _last_kind(previous, before)
        if i and _is_same_money(amounts[i - 1], amount, flat):
            kinds[-1] = kinds[-2]
            if last is not None and last.figure.value == float(amounts[i - 1].value) and last.sentence == sentence:
                converted = last.figure.model_copy(update={"value": float(amount.value), "unit": amount.unit})
                last = _Found(converted, sentence, last.pair)
                yield last
            continue
        kind = kinds[-1] or (_last_kind(previous, before) if previous else _kind_before(context, sentence))
        left = amounts[i - 1].end if i else sentence.start
        right = amounts[i + 1].start if i + 1 < len(amounts) else sentence.end
        if kind is None or kind == "none" or is_no_level(flat, left, amount, right):
            continue
        if is_unsaid(flat, left, amount, right):
            continue
        indicator = _indicator(kind, flat, left, amount, right, context)
        if indicator != "other" and (_is_also_compared(i, amounts, flat) or _is_of_goods(i, amounts, flat)):
            continue
        pair = find_pair(stage, sentence, amount, parties, last.pair if last else None, indicator, left, amounts)
        if pair is None:
            continue
        near = [p for p in parties if left <= p.start < right]
        if indicator == "other":
            pair = of_its_money(pair, amount.unit, near, context)
        if indicator == "fdi" and _is_from_all(context, sentence, parties):
            pair = (context.home, None)
        elif indicator in ("other", "fdi") and not _is_between(pair, parties, stage, sentence):
            if indicator == "fdi" or not _is_lent(context, sentence):
                continue
            # Of the bank that was told of before: "The first loan, 5 billion tenge, will go to …".
            pair = (context.home, None)
        from_left = sentence.start if _is_risen_to(i, amounts, flat) else left
        wished = _is_wished(flat, from_left, amount, right, context)
        told_as, others = _with_conversion(i, amounts, flat)
        period = _period(context, told_as, others, dates, sentence, indicator, previous, wished)
        if told is not None and _leans(flat, left, amount, right, dates):
            period = told.figure.period
        if not near and last and last.sentence == sentence and last.figure.indicator == indicator:
            pair = (
                last.pair if set(last.pair) == set(pair) else pair
            )  # "fell from $4 bn to $3 bn": both are of one side
        pair = reporter_first(pair, indicator, near, flat, _places(sentence, cues, amount, flat))
        last = _Found(_figure(context, amount, indicator, period, pair), sentence, pair, wished)
        told = last if not wished else told
        yield last


def _last_kind(previous: _Found, before: Sequence[_Found]) -> Indicator:
    """What "it" is after a sentence with figures: the total where it tells the total and its parts, else the last."""
    told = {f.figure.indicator for f in before if f.sentence == previous.sentence}
    return "trade_turnover" if "trade_turnover" in told else previous.figure.indicator


def _kind_before(context: Settled, sentence: Sentence) -> Kind | None:
    """What "it" is that reached an amount: the last thing of the sentence before that is counted in money."""
    earlier = _sentence_before(context, sentence)
    if earlier is None or not rule("goes_on").match(context.flat[sentence.start : sentence.end]):
        return None
    cues = find_cues(context.flat, earlier)
    return next((c.kind for c in cues if c.kind not in ("other", "none")), None)


def _sentence_before(context: Settled, sentence: Sentence) -> Sentence | None:
    """The sentence before in the same paragraph."""
    index = bisect_left(context.source.sentences, sentence.start, key=lambda s: s.start)
    earlier = context.source.sentences[index - 1] if index else None
    return earlier if earlier and earlier.block == sentence.block else None


def _continues(earlier: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence may lean on an earlier one: the same paragraph or item, or the next."""
    return earlier.kind != "headline" and 0 <= sentence.block - earlier.block <= 1


def _is_same_money(earlier: Amount, amount: Amount, flat: str) -> bool:
    """Whether an amount is the one before it in another currency: "Rs 500 crore (about $60 million)"."""
    gap = flat[earlier.end : amount.start]
    return earlier.unit != amount.unit and rule("same_in_other_money").match(gap) is not None and gap.strip() != ","


def _with_conversion(i: int, amounts: Sequence[Amount], flat: str) -> tuple[Amount, Sequence[Amount]]:
    """An amount up to the end of its conversion, "41 billion zlotys (9.5 billion euros)", and the amounts without that.

    So the date behind the bracket is the amount's.
    """
    if i + 1 == len(amounts) or not _is_same_money(amounts[i], amounts[i + 1], flat):
        return amounts[i], amounts
    bracket = _CLOSING.match(flat, amounts[i + 1].end)
    whole = replace(amounts[i], end=bracket.end() if bracket else amounts[i + 1].end)
    return whole, [*amounts[:i], whole, *amounts[i + 2 :]]


def _is_wished(flat: str, left: int, amount: Amount, right: int, context: Settled) -> bool:
    year = context.published.year if context.published else None
    return is_planned(flat, left, amount, right, year)


def _indicator(kind: Indicator, flat: str, left: int, amount: Amount, right: int, context: Settled) -> Indicator:
    """What an amount is: investment that is only promised is no inflow; a target of trade is one of trade."""
    if kind != "fdi":
        return kind
    sentence = context.source.sentence_at(amount.start)
    lent = sentence is not None and any(
        rule(key).search(flat, sentence.start, sentence.end) for key in ("lenders", "not_business")
    )
    return "other" if lent or _is_wished(flat, left, amount, right, context) else kind


def _leans(flat: str, left: int, amount: Amount, right: int, dates: Sequence[DateMention]) -> bool:
    """Whether an amount is a part of the one before it ("made up £121m of this") or of "the same year"."""
    same = rule("same_period").search(flat, left, right)
    if any(left <= d.start < right and not (same and d.start < same.end() and same.start() < d.end) for d in dates):
        return False
    part = rule("part_of_former").search(flat, amount.end, min(right, amount.end + 60))
    return part is not None or same is not None


def _is_from_all(context: Settled, sentence: Sentence, parties: Sequence[Party]) -> bool:
    """Whether investment is all that a state attracted: "$380 billion have been attracted to the national economy"."""
    foreign = any(p.code != context.home for p in parties)
    return (
        not foreign
        and context.home is not None
        and rule("from_all").search(context.flat, sentence.start, sentence.end) is not None
    )


def _codes_of(context: Settled) -> set[CountryCode]:
    """The states of the people whom a text names."""
    return {p.country for p in context.people if p.country}


def _is_also_compared(i: int, amounts: Sequence[Amount], flat: str) -> bool:
    """Whether an amount is the second of those to which others are compared: "up from $9 million and $7 million"."""
    if not i or flat[amounts[i - 1].end : amounts[i].start].strip(",") not in (" and ", ", "):
        return False
    start = max(0, amounts[i - 1].start - 40)
    return rule("amount_compared").search(flat, start, amounts[i - 1].start) is not None


def _is_of_goods(i: int, amounts: Sequence[Amount], flat: str) -> bool:
    """Whether an amount is that of one good of a total: "of which $300 million cement, $200 million steel"."""
    goods = rule("a_good").match(flat, amounts[i].end)
    if goods is None or rule("no_good").search(goods.group()):
        return False
    if rule("of_which_before").search(flat, max(0, amounts[i].start - 30), amounts[i].start):
        return True
    joined = i > 0 and rule("goods_between").fullmatch(flat, amounts[i - 1].end, amounts[i].start)
    return bool(joined) and _is_of_goods(i - 1, amounts, flat)


def _is_risen_to(i: int, amounts: Sequence[Amount], flat: str) -> bool:
    """Whether an amount is the second of "from $1 million in 2024 to $2 million"."""
    if not i or not rule("to_second").fullmatch(flat, amounts[i - 1].end, amounts[i].start):
        return False
    return rule("from_first").search(flat, max(0, amounts[i - 1].start - 30), amounts[i - 1].start) is not None


def _is_lent(context: Settled, sentence: Sentence) -> bool:
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


def _is_between(pair: Pair, parties: Sequence[Party], stage: Stage, sentence: Sentence) -> bool:
    """Whether money that is no trade passes between two economies, or between a foreign one and a group."""
    context = stage.context
    if any(p.code != context.home for p in parties):
        return True
    if any(rule(key).search(context.flat, sentence.start, sentence.end) for key in ("abroad", "to_many", "lenders")):
        return True
    if pair[1] is None and pair[0] not in (None, context.home) and pair[0] in _codes_of(context):
        return True  # what a foreign state or the Union promises to many
    if None in pair or rule("domestic").search(context.flat, sentence.start, sentence.end):
        return False
    return any(is_about(stage, sentence, code) for code in pair if code is not None and code != context.home)


def _period(
    context: Settled,
    amount: Amount,
    amounts: Sequence[Amount],
    dates: Sequence[DateMention],
    sentence: Sentence,
    indicator: Indicator,
    previous: _Found | None,
    planned: bool,
) -> str | None:
    """The period told in the sentence, else that of the figure before where the sentence goes on about it."""
    period, settled = find_period(amount, amounts, dates, sentence, context.flat, indicator, planned=planned)
    if settled or period or indicator == "other" or dates:
        return period
    goes_on = rule("goes_on").match(context.flat[sentence.start : sentence.end])
    if indicator == "fdi" and previous and previous.figure.indicator != "fdi":
        return None
    if previous and goes_on:
        return previous.figure.period
    return (_period_before(context, sentence) if goes_on else None) or _period_of_list(context, sentence)


def _period_before(context: Settled, sentence: Sentence) -> str | None:
    """The one period of the sentence before in the same paragraph: "Trade grew in 2023. It reached $5 million." """
    earlier = _sentence_before(context, sentence)
    if earlier is None:
        return None
    periods = {d.period for d in usable_dates(context, earlier)}
    return periods.pop() if len(periods) == 1 else None


# A line of a list that gives a number under what it is of: "Exports: 40 billion yen".
_LABELLED = re.compile(r"(?:Exports?|Imports?|Total|(?:Trade )?[Tt]urnover|Trade|Balance|Investments?)\b[^:]{0,30}:")
_HEAD_OF_LIST = 4


def _period_of_list(context: Settled, sentence: Sentence) -> str | None:
    """The one period of the heading above a line of a list: "Trade with Ecuador (2017)", "Exports: 40 billion yen"."""
    if not _LABELLED.match(context.flat, sentence.start, sentence.end):
        return None
    index = bisect_left(context.source.sentences, sentence.start, key=lambda s: s.start)
    for earlier in reversed(context.source.sentences[max(0, index - _HEAD_OF_LIST) : index]):
        periods = {d.period for d in usable_dates(context, earlier)}
        if periods:
            cues = {c.kind for c in find_cues(context.flat, earlier)}
            return periods.pop() if len(periods) == 1 and cues & {"trade_turnover", "export", "import", "fdi"} else None
        if not _LABELLED.match(context.flat, earlier.start, earlier.end):
            return None
    return None


_WHOSE = re.compile(r" (?:in |of |were |was |came from )?(?:the )?[A-Z]\w+(?:'s?)? ")


def _places(sentence: Sentence, cues: Sequence[Cue], amount: Amount, flat: str) -> tuple[int, int]:
    # "Of which $5 million Chinese exports": the word that governs it stands behind.
    behind = next((c for c in cues if c.start >= amount.end), None)
    if behind and _WHOSE.fullmatch(flat, amount.end, behind.start):
        return amount.end, behind.start
    before = [c.start for c in cues if c.end <= amount.start]
    return sentence.start, before[-1] if before else amount.start


def _figure(context: Settled, amount: Amount, indicator: Indicator, period: str | None, pair: Pair) -> Figure:
    return Figure(
        indicator=indicator,
        value=float(amount.value),
        unit=amount.unit,
        period=period,
        reporter=pair[0],
        partner=pair[1],
        evidence=(context.source.evidence_at(amount.start, amount.end),),
    )


def _joined(found: Sequence[_Found]) -> list[Figure]:
    """One figure for each statement: what a headline or a later paragraph repeats adds its quote."""
    figures: list[Figure] = []
    quotes: list[dict[int, Evidence]] = []
    places: dict[tuple[float, str, str], list[int]] = {}
    for figure in (item.figure for item in found):
        known = places.setdefault((figure.value, figure.unit, figure.indicator), [])
        same = next((i for i in known if _is_same(figures[i], figure)), None)
        if same is None:
            same = len(figures)
            known.append(same)
            figures.append(figure)
            quotes.append({})
        else:
            figures[same] = _merged(figures[same], figure)
        quotes[same].update({e.start: e for e in figure.evidence})
    return [
        figure.model_copy(update={"evidence": tuple(quotes[i][k] for k in sorted(quotes[i]))})
        for i, figure in enumerate(figures)
    ]


def _is_same(a: Figure, b: Figure) -> bool:
    def agree(x: object, y: object) -> bool:
        return x is None or y is None or x == y

    one, other = {a.reporter, a.partner} - {None}, {b.reporter, b.partner} - {None}
    return agree(a.period, b.period) and (one <= other or other <= one)


def _merged(a: Figure, b: Figure) -> Figure:
    """The fuller of two tellings of one figure, with the period that either gives."""
    fuller = b if (b.partner is not None) > (a.partner is not None) else a
    period = a.period or b.period
    return fuller if fuller.period == period else fuller.model_copy(update={"period": period})
