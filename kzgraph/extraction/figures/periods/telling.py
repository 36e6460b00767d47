"""To which period an amount belongs: what its sentence tells, else what was told of the same before."""

from __future__ import annotations

from kzgraph.extraction.figures.kinds.beside import with_conversion
from kzgraph.extraction.figures.leaning import ends_of_former, flow_before, leans, period_of
from kzgraph.extraction.figures.pairs.economies import Pair
from kzgraph.extraction.figures.scene import Scene
from kzgraph.model import Indicator


def period_told(scene: Scene, i: int, indicator: Indicator, pair: Pair, *, wished: bool, share: bool) -> str | None:
    """The period of the `i`-th amount; `share` is whether it is one of the figure told before the sentence."""
    amount, amounts, dates, flat = scene.amounts[i], scene.amounts, scene.dates, scene.flat
    if end := ends_of_former(amount, amounts, dates, flat, (scene.mine, scene.before)):
        return end
    if share and scene.previous and not dates:
        return scene.previous.figure.period
    if scene.whole and not dates:
        return scene.whole.figure.period
    if scene.told is not None and leans(flat, scene.left(i), amount, scene.right(i), dates):
        return scene.told.figure.period
    flow = flow_before(scene.context, scene.sentence, amount.start, indicator, pair, scene.before)
    told_as, others = with_conversion(i, amounts, flat)
    return period_of(scene.context, told_as, others, dates, scene.sentence, indicator, scene.previous, wished, flow)
