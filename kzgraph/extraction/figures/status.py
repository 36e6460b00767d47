"""Whether an amount is reported, or on the day of the text only aimed at, planned, promised, forecast or negotiated."""

from __future__ import annotations

from kzgraph.extraction.dates.calendar_words import pattern
from kzgraph.extraction.figures.kinds.wishes import clause_start
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.figures.scene import Scene
from kzgraph.extraction.knowledge import lexicon
from kzgraph.model import FigureStatus


def status_told(scene: Scene, i: int, left: int, period: str | None) -> FigureStatus:
    """The status of the `i`-th amount; `left` is where what is told of it may begin, `period` what it belongs to."""
    if _is_to_come(period, scene.context.source.document.published):
        return "intended"
    flat, amount, right = scene.flat, scene.amounts[i], scene.right(i)
    sentence = rule("told_beside").sub(" ", flat[left : amount.start])
    before = sentence[clause_start(sentence, 0, len(sentence)) :]
    after = flat[amount.end : min(right, amount.end + 90)]
    if rule("met_before").search(before) or rule("met_after").match(after):
        return "reported"
    if rule("is_target").search(before) or rule("to_bring_it").search(before):
        return "intended"
    compared = rule("raised_from").search(before)
    facts = max((m.end() for m in rule("fact").finditer(before)), default=0)
    facts = max(facts, compared.start() if compared else 0)
    if rule("came_to").search(before):
        return "reported"
    if any(m.end() > facts for form in _signs() for m in pattern(form).finditer(before)):
        return "intended"
    if facts:
        return "reported"
    if rule("intended_after").match(after):
        return "intended"
    return _of_former(scene, i, period)


def _signs() -> list[str]:
    return [*lexicon("figures")["planned"], *lexicon("figures")["intended"]]


def _is_to_come(period: str | None, published: str | None) -> bool:
    """Whether a period begins after the day of publication."""
    if period is None or published is None:
        return False
    first = period.split("/")[0]
    return first > published[: len(first)]


def _of_former(scene: Scene, i: int, period: str | None) -> FigureStatus:
    """What goes on about an intended amount is intended too: "to raise trade to $5 billion, exports to $2 billion"."""
    former, told = scene.former(i), scene.flat[scene.left(i) : scene.amounts[i].start]
    if former is None or former.figure.status == "reported" or rule("amount_compared").search(told):
        return "reported"
    if period is not None and period != former.figure.period:
        return "reported"
    return "reported" if rule("own_verb").search(told) else "intended"
