"""Whether an amount is reported, or on the day of the text only aimed at, planned, promised, forecast or negotiated."""

from __future__ import annotations

from kzgraph.extraction.figures.kinds.wishes import is_met
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.figures.scene import Scene
from kzgraph.model import FigureStatus


def status_told(scene: Scene, i: int, period: str | None, *, wished: bool) -> FigureStatus:
    """The status of the `i`-th amount; `wished` is what its clause tells, `period` what it belongs to."""
    if wished or _is_to_come(period, scene.context.source.document.published):
        return "intended"
    return _of_former(scene, i, period)


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
    done = is_met(scene.flat[scene.amounts[i].end : scene.right(i)])
    return "reported" if done or any(rule(key).search(told) for key in _DONE) else "intended"


_DONE = ("own_verb", "fact", "came_to")
