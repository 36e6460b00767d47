"""Amounts of money about trade, investment, finance and aid between parties, as Figures with their sentences.

The money itself is read by `amounts`, what it is by `kinds`, when by `periods`, whose by `pairs`; what a sentence
leaves to the one before it by `leaning`. Growths, prices and sums of one state's own affairs are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from kzgraph.extraction.context import Context, Sentence
from kzgraph.extraction.figures.amounts import Amount, find_amounts
from kzgraph.extraction.figures.found import Found, each_told_once
from kzgraph.extraction.figures.kinds.beside import (
    is_also_compared,
    is_made_up_of,
    is_of_goods,
    is_risen_to,
    is_same_money,
)
from kzgraph.extraction.figures.kinds.finding import kind_leaning, kind_named
from kzgraph.extraction.figures.kinds.wishes import indicator_of, is_no_level, is_unsaid, is_wished
from kzgraph.extraction.figures.leaning import is_compared, last_kind
from kzgraph.extraction.figures.pairs.economies import Pair
from kzgraph.extraction.figures.pairs.shares import of_share_before
from kzgraph.extraction.figures.pairs.telling import pair_told
from kzgraph.extraction.figures.periods.telling import is_of_before, period_told
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.figures.scene import Scene, scene_of
from kzgraph.extraction.figures.speaker import money_owner
from kzgraph.extraction.figures.status import status_told
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import LONGEST_SENTENCE, Settled, settled
from kzgraph.model import Event, Figure, FigureStatus, Indicator

_FLOWS = frozenset({"export", "import"})
# More amounts in one sentence are a table run together, of which no grammar tells the columns.
_MOST = 40


def find_figures(context: Context, events: Sequence[Event] = ()) -> list[Figure]:
    """The figures that a text states, in its order; one told several times has several quotes.

    `events` are the encounters of the text, whose sides a figure without parties is about.
    """
    context = settled(context)
    stage = Stage(context, [e for e in events if not _is_mere_presence(e)])
    by_sentence: dict[int, tuple[Sentence, list[Amount]]] = {}
    amounts = sorted(find_amounts(context.flat, money_owner(context)), key=lambda a: a.start)
    for amount in amounts:
        sentence = context.source.sentence_at(amount.start)
        if sentence and sentence.end - sentence.start < LONGEST_SENTENCE:
            by_sentence.setdefault(sentence.start, (sentence, []))[1].append(amount)
    found: list[Found] = []
    for start, (sentence, here) in sorted(by_sentence.items()):
        first = bisect_left(amounts, start, key=lambda a: a.start)
        later = amounts[first : first + 2 * _MOST]
        found.extend(list(_figures_of(scene_of(stage, sentence, here[:_MOST], found, later))))
    return each_told_once(found)


def _is_mere_presence(event: Event) -> bool:
    """Whether a visit is only told as where somebody is, which turns no text to another pair of states."""
    return event.kind == "visit" and all(rule("is_in").search(e.quote) is not None for e in event.evidence)


def _figures_of(scene: Scene) -> Iterable[Found]:
    """The figures of a sentence, in its order."""
    amounts, flat, sentence = scene.amounts, scene.flat, scene.sentence
    for i, amount in enumerate(amounts):
        scene.kinds.append(kind_named(scene, i))
        scene.in_turn.append(None)
        if i and is_same_money(amounts[i - 1], amount, flat):
            scene.kinds[-1] = scene.kinds[-2]
            last = scene.last
            if last is not None and last.figure.value == float(amounts[i - 1].value) and last.sentence == sentence:
                converted = last.figure.model_copy(update={"value": float(amount.value), "unit": amount.unit})
                yield scene.tell(Found(converted, sentence, last.pair))
            continue
        if found := _read(scene, i):
            yield scene.tell(found)


def _read(scene: Scene, i: int) -> Found | None:
    """The figure of the `i`-th amount; None where it is none."""
    context, flat, amount, left, right = scene.context, scene.flat, scene.amounts[i], scene.left(i), scene.right(i)
    share, kind = None, scene.kinds[i] or kind_leaning(scene, i)
    if scene.shares and scene.previous:
        share = of_share_before(scene.economies, amount, left, right, flat, scene.previous)
        named = scene.kinds[i] in _FLOWS  # "China came second, with imports of"
        kind = last_kind(scene.previous, scene.before) if share and not named else kind
    if kind is None or kind == "none" or is_no_level(flat, left, amount, right) or is_unsaid(flat, left, amount, right):
        return None
    indicator = indicator_of(kind, amount, context)
    if indicator != "other" and (is_also_compared(i, scene.amounts, flat) or _is_of_goods(scene, i)):
        return None
    pair = pair_told(scene, i, kind, indicator, share)
    if pair is None:
        return None
    from_left = scene.sentence.start if is_risen_to(i, scene.amounts, flat) else left
    wished = is_wished(flat, from_left, amount, right, context)
    period = period_told(scene, i, indicator, pair, wished=wished, share=share is not None)
    compared = is_compared(flat, left, amount, scene.former(i)) or is_of_before(scene, i, period)
    status = status_told(scene, i, period, wished=wished)
    figure = _figure(context, amount, indicator, period, pair, status)
    return Found(figure, scene.sentence, pair, wished, compared)


def _is_of_goods(scene: Scene, i: int) -> bool:
    """Whether an amount is that of goods, which are a part of what two trade or invest."""
    names = [*(p.start for p in scene.economies), *(c.start for c in scene.cues)]
    made = is_made_up_of(i, scene.amounts, scene.flat, scene.sentence.start, names)
    return made or is_of_goods(i, scene.amounts, scene.flat)


def _figure(
    context: Settled, amount: Amount, indicator: Indicator, period: str | None, pair: Pair, status: FigureStatus
) -> Figure:
    return Figure(
        indicator=indicator,
        value=float(amount.value),
        unit=amount.unit,
        period=period,
        reporter=pair[0],
        partner=pair[1],
        status=status,
        evidence=(context.source.evidence_at(amount.start, amount.end),),
    )
