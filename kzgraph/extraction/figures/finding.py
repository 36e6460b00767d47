"""Amounts of money about trade, investment, finance and aid between parties, as Figures with their sentences.

The money itself is read by `amounts`, what it is by `kinds`, when by `periods`, whose by `pairs`; what a sentence
leaves to the one before it by `leaning`. Growths, prices and sums of one state's own affairs are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import takewhile

from kzgraph.extraction.context import Context, Sentence
from kzgraph.extraction.figures.amounts import Amount, find_amounts
from kzgraph.extraction.figures.found import Found, each_told_once, leading
from kzgraph.extraction.figures.kinds.beside import (
    is_also_compared,
    is_of_goods,
    is_risen_to,
    is_same_money,
    with_conversion,
)
from kzgraph.extraction.figures.kinds.cues import Cue, Kind, find_cues, kind_of
from kzgraph.extraction.figures.kinds.wishes import indicator_of, is_no_level, is_unsaid, is_wished
from kzgraph.extraction.figures.leaning import (
    continues,
    ends_of_former,
    flow_before,
    is_compared,
    kind_before,
    kind_brought,
    last_kind,
    leans,
    period_of,
    turned_to,
    whole_meant,
)
from kzgraph.extraction.figures.pairs.antecedents import of_those_named
from kzgraph.extraction.figures.pairs.between import is_between, is_lent, of_all_investors
from kzgraph.extraction.figures.pairs.chain import of_link, without_links
from kzgraph.extraction.figures.pairs.economies import Pair, economies_in, home_first, home_of
from kzgraph.extraction.figures.pairs.finding import find_pair
from kzgraph.extraction.figures.pairs.giving import of_its_money
from kzgraph.extraction.figures.pairs.reporter import receiver_first, reporter_first, same_subject
from kzgraph.extraction.figures.pairs.shares import of_share_before, tells_shares
from kzgraph.extraction.figures.pairs.total import Place, of_total
from kzgraph.extraction.figures.periods.dates import usable_dates
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.figures.speaker import dollar_country
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import LONGEST_SENTENCE, Settled, settled
from kzgraph.model import CountryCode, Event, Figure, Indicator

# More amounts in one sentence are a table run together, of which no grammar tells the columns.
_MOST = 40


def find_figures(context: Context, events: Sequence[Event] = ()) -> list[Figure]:
    """The figures that a text states, in its order; one told several times has several quotes.

    `events` are the encounters of the text, whose sides a figure without parties is about.
    """
    context = settled(context)
    stage = Stage(context, [e for e in events if not _is_mere_presence(e)])
    by_sentence: dict[int, tuple[Sentence, list[Amount]]] = {}
    amounts = sorted(find_amounts(context.flat, lambda: _money_home(context)), key=lambda a: a.start)
    for amount in amounts:
        sentence = context.source.sentence_at(amount.start)
        if sentence and sentence.end - sentence.start < LONGEST_SENTENCE:
            by_sentence.setdefault(sentence.start, (sentence, []))[1].append(amount)
    found: list[Found] = []
    for start, (sentence, here) in sorted(by_sentence.items()):
        first = bisect_left(amounts, start, key=lambda a: a.start)
        later = amounts[first : first + 2 * _MOST]
        found.extend(_figures_of(stage, sentence, here[:_MOST], found, later))
    return each_told_once(found)


def _is_mere_presence(event: Event) -> bool:
    """Whether a visit is only told as where somebody is, which turns no text to another pair of states."""
    return event.kind == "visit" and all(rule("is_in").search(e.quote) is not None for e in event.evidence)


def _money_home(context: Settled) -> CountryCode | None:
    """The country whose money "$" and "rupees" are; a foreign text on Canada speaks of US dollars all the same."""
    shared = lexicon("currencies")["by_country"]["dollar"]
    return dollar_country(context) or (None if context.home in shared else context.home)


def _figures_of(
    stage: Stage, sentence: Sentence, amounts: list[Amount], before: Sequence[Found], later: Sequence[Amount]
) -> Iterable[Found]:
    context = stage.context
    flat = context.flat
    cues = find_cues(flat, sentence)
    economies = economies_in(context, sentence, amounts)
    dates = usable_dates(context, sentence)
    previous = leading(before)
    previous = previous if previous and continues(previous.sentence, sentence) else None
    kinds: list[Kind | None] = []
    last = previous
    latest = takewhile(lambda f: sentence.block - f.sentence.block <= 1, reversed(before))
    mine: list[Found] = []
    in_turn: list[Found | None] = []
    shares = tells_shares(previous, sentence, cues, flat)
    told = next((f for f in latest if not f.wished and not f.compared and continues(f.sentence, sentence)), None)
    of_this = whole_meant(sentence, flat, told, before)
    for i, amount in enumerate(amounts):
        kinds.append(kind_of(i, amounts, cues, kinds, flat))
        in_turn.append(None)
        if previous and i == 0 and rule("it_was").search(flat[sentence.start : amount.start]):
            kinds[-1] = last_kind(previous, before)
        if previous and i == 0 and _IS_GOAL.match(flat[sentence.start : amount.start]):
            kinds[-1] = last_kind(previous, before)
        start = amounts[i - 1].end if i else sentence.start
        kinds[-1] = kind_brought(context, sentence, start, amount.start, last, before) or kinds[-1]
        if i and is_same_money(amounts[i - 1], amount, flat):
            kinds[-1] = kinds[-2]
            if last is not None and last.figure.value == float(amounts[i - 1].value) and last.sentence == sentence:
                converted = last.figure.model_copy(update={"value": float(amount.value), "unit": amount.unit})
                last = in_turn[-1] = Found(converted, sentence, last.pair)
                yield last
            continue
        kind = kinds[-1]
        if kind is None and previous is None:
            kind = kind_before(context, sentence, amount.start)
        elif kind is None and previous and rule("may_lean").search(flat, sentence.start, amount.start):
            aimed = is_wished(flat, sentence.start, amount, sentence.end, context)
            kind = last_kind(previous, before, aimed=aimed)
        left = amounts[i - 1].end if i else sentence.start
        right = amounts[i + 1].start if i + 1 < len(amounts) else sentence.end
        share = of_share_before(economies, amount, left, right, flat, previous) if shares and previous else None
        if share and previous:
            kind = last_kind(previous, before)
        if kind is None or kind == "none" or is_no_level(flat, left, amount, right):
            continue
        if is_unsaid(flat, left, amount, right):
            continue
        indicator = indicator_of(kind, flat, left, amount, right, context)
        if indicator != "other" and (is_also_compared(i, amounts, flat) or is_of_goods(i, amounts, flat)):
            continue
        leant = _leant(last, indicator, home_of(context))
        if last and (other := turned_to(stage, last, sentence)):
            leant = (home_of(context), other)
        place = Place(sentence, amount, left, right, [*before[-_MOST:], *mine], later[later.index(amount) + 1 :])
        former = in_turn[i - 1] if i else None
        compared = is_compared(flat, left, amount, former)
        if compared and former and not any(left <= p.start < amount.start for p in economies):
            share = share or (former.figure.reporter, former.figure.partner)  # "$9 million, up from $8 million"
        if of_this and not any(left <= p.start < right for p in economies):
            share = share or (of_this.figure.reporter, of_this.figure.partner)
        linked = share or of_link(economies, amounts, i, flat, former)
        linked = linked or of_those_named(stage, sentence, amount, amounts, economies, before)
        total = linked or of_total(stage, place, economies, indicator)
        own = (
            economies
            if indicator in ("trade_turnover", "export", "import")
            else without_links(economies, amounts, i, flat)
        )
        pair = total or find_pair(stage, sentence, amount, own, leant, indicator, left, amounts)
        if pair is None:
            continue
        near = [p for p in own if left <= p.start < right]
        if indicator == "other" and not total:
            pair = of_its_money(pair, amount.unit, near, context)
        if linked is None and kind == "fdi" and (attracting := of_all_investors(context, sentence, economies)):
            pair = (attracting, None)
        elif (
            share is None and indicator in ("other", "fdi") and not is_between(pair, economies, stage, sentence, amount)
        ):
            if indicator == "fdi" or not is_lent(context, sentence):
                continue
            # Of the bank that was told of before: "The first loan, 5 billion tenge, will go to …".
            pair = (context.home, None)
        from_left = sentence.start if is_risen_to(i, amounts, flat) else left
        wished = is_wished(flat, from_left, amount, right, context)
        flow = flow_before(context, sentence, amount.start, indicator, pair, before)
        told_as, others = with_conversion(i, amounts, flat)
        period = period_of(context, told_as, others, dates, sentence, indicator, previous, wished, flow)
        if end := ends_of_former(amount, amounts, dates, flat, (mine, before)):
            period = end
        elif share and previous and not dates:
            period = previous.figure.period
        elif of_this and not dates:
            period = of_this.figure.period
        elif told is not None and leans(flat, left, amount, right, dates):
            period = told.figure.period
        if not near and last and last.sentence == sentence and last.figure.indicator == indicator:
            pair = (
                last.pair if set(last.pair) == set(pair) else pair
            )  # "fell from $4 bn to $3 bn": both are of one side
        if linked is None and indicator == "other":
            pair = receiver_first(pair, near, amount, flat, left)
        elif linked is None:
            pair = reporter_first(pair, indicator, near, flat, _places(sentence, cues, amount, flat))
        if linked is None and last and last.sentence == sentence and set(last.pair) == set(pair):
            pair = same_subject(pair, last.figure, indicator, flat, _places(sentence, cues, amount, flat))
        last = Found(_figure(context, amount, indicator, period, pair), sentence, pair, wished, compared)
        mine.append(last)
        in_turn[-1] = last
        told = last if not wished and not last.compared else told
        yield last


def _leant(last: Found | None, indicator: Indicator, home: CountryCode | None) -> Pair | None:
    """The pair on which a figure leans: that of the last one, home first again where trade follows on other money."""
    if (
        last is None
        or None in last.pair
        or indicator in ("other", "fdi")
        or last.figure.indicator not in ("other", "fdi")
    ):
        return last.pair if last else None
    a, b = last.pair
    return home_first(str(a), str(b), home)


# A goal that names itself alone is one of what was told before: "Our goal is $5 million".
_IS_GOAL = re.compile(
    r"\W*(?:[Oo]ur|[Tt]he|[Tt]heir)(?: \w+)? (?:goal|aim|target|objective)(?:, (?:he|she) said,)? is "
    r"(?:now )?(?:to \w+ (?:it |this |that )?(?:to )?)?\Z"
)
_WHOSE = re.compile(r" (?:in |of |were |was |came from )?(?:the )?[A-Z]\w+(?:'s?)? ")


def _places(sentence: Sentence, cues: Sequence[Cue], amount: Amount, flat: str) -> tuple[int, int, int]:
    # "Of which $5 million Chinese exports": the word that governs it stands behind.
    behind = next((c for c in cues if c.start >= amount.end), None)
    if behind and _WHOSE.fullmatch(flat, amount.end, behind.start):
        return amount.end, behind.start, len(flat)
    before = [c.start for c in cues if c.end <= amount.start]
    return sentence.start, before[-1] if before else amount.start, amount.start


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
