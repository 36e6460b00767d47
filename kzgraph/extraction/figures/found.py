"""A figure as a sentence states it, and one figure for all that state the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.figures.pairs.economies import Pair
from kzgraph.model import Evidence, Figure, FigureStatus


@dataclass(frozen=True, slots=True)
class Found:
    """A figure before its copies are joined."""

    figure: Figure
    sentence: Sentence
    pair: Pair
    wished: bool = False
    compared: bool = False
    """Whether another amount is only compared with it, so that no later sentence goes on about it."""


def leading(found: Sequence[Found]) -> Found | None:
    """The figure on which a later sentence goes on: the last one of the paragraph that is told for itself."""
    if not found:
        return None
    told = (f for f in reversed(found) if not f.compared and f.sentence.block == found[-1].sentence.block)
    return next(told, found[-1])


def each_told_once(found: Sequence[Found]) -> list[Figure]:
    """One figure for each statement: what a headline or a later paragraph repeats adds its quote."""
    figures: list[Figure] = []
    quotes: list[dict[int, Evidence]] = []
    places: dict[tuple[float, str, str], list[int]] = {}
    sentences: list[int] = []
    for figure, sentence in ((item.figure, item.sentence.start) for item in found):
        known = places.setdefault((figure.value, figure.unit, figure.indicator), [])
        # "A $3 billion deposit and $3 billion in oil": what one sentence gives twice are two.
        same = next((i for i in known if _is_same(figures[i], figure) and sentences[i] != sentence), None)
        if same is None:
            same = len(figures)
            known.append(same)
            figures.append(figure)
            sentences.append(sentence)
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
    period, status = a.period or b.period, _status(a, b)
    same = (fuller.period, fuller.status) == (period, status)
    return fuller if same else fuller.model_copy(update={"period": period, "status": status})


def _status(a: Figure, b: Figure) -> FigureStatus:
    """That of the telling which alone gives a period ("This $5 billion …"); else reported where either reports it."""
    dated = [figure.status for figure in (a, b) if figure.period is not None]
    if len(dated) == 1:
        return dated[0]
    return "reported" if "reported" in (a.status, b.status) else "intended"
