"""What an amount is in its sentence: by the words about it, else by what was told before."""

from __future__ import annotations

import re

from kzgraph.extraction.figures.goods import goods_before
from kzgraph.extraction.figures.kinds.cues import Kind, kind_of
from kzgraph.extraction.figures.kinds.wishes import is_wished
from kzgraph.extraction.figures.leaning import kind_before, kind_brought, last_kind
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.figures.scene import Scene


def kind_named(scene: Scene, i: int) -> Kind | None:
    """What words tell that the `i`-th amount is, or that it is what was told before; None where none tell."""
    amount, flat, previous = scene.amounts[i], scene.flat, scene.previous
    kind = kind_of(i, scene.amounts, scene.cues, scene.kinds, flat)
    said = flat[scene.sentence.start : amount.start]
    told = any(c.kind in _FLOWS and c.end <= amount.start for c in scene.cues)
    if previous and i == 0 and not told and (rule("it_was").search(said) or _IS_GOAL.match(said)):
        kind = last_kind(previous, scene.before)
    if previous is None and i == 0 and not told and rule("it_was").search(said):
        kind = kind_before(scene.context, scene.sentence, amount.start) or kind
    if (
        i
        and kind in ("export", "import")
        and scene.kinds[0] == "trade_turnover"
        and _IT_AGAIN.search(flat, scene.left(i), amount.start)
    ):
        kind = "trade_turnover"
    if (other := _other_way(scene, i)) is not None:
        kind = other
    if (
        i
        and kind == "other"
        and scene.kinds[i - 1] == "fdi"
        and rule("part_of_former").match(flat[amount.end :][:_NEAR])
    ):
        kind = "fdi"  # "an investment of $5 million from its wealth fund; $2 million of it is new"
    if kind in (None, "none", "other") and (goods := goods_before(scene.context, scene.sentence, amount.start)):
        kind = goods.kind
    if kind != "fdi" and scene.last is not None and scene.last.figure.indicator == "fdi" and _holds(scene, i):
        kind = "fdi"
    brought = kind_brought(scene.context, scene.sentence, scene.left(i), amount.start, scene.last, scene.before)
    return brought or kind


def _other_way(scene: Scene, i: int) -> Kind | None:
    """The other flow than the one told before, where no word names it: "in the opposite direction went $5 million"."""
    left, right, last = scene.left(i), scene.right(i), scene.last
    if last is None or any(left <= c.start < right for c in scene.cues):
        return None
    way = rule("other_way").search(scene.flat, left, right)
    return _BACK.get(last.figure.indicator) if way else None


_BACK: dict[str, Kind] = {"export": "import", "import": "export"}


def _holds(scene: Scene, i: int) -> bool:
    """Whether an amount is what some have in another state: "while Peruvians hold $5 million in Chile"."""
    amount, flat = scene.amounts[i], scene.flat
    return bool(
        rule("holds").search(flat, scene.left(i), amount.start)
        and rule("held_there").match(flat[amount.end : scene.right(i)])
    )


def kind_leaning(scene: Scene, i: int) -> Kind | None:
    """What an amount is of which no word tells: what the sentence before told, if the sentence goes on about it."""
    amount, sentence, previous = scene.amounts[i], scene.sentence, scene.previous
    if previous is None:
        return kind_before(scene.context, sentence, amount.start)
    leans = rule("may_lean").search(scene.flat, sentence.start, amount.start)
    if not leans and not rule("of_another").match(scene.flat, sentence.start, amount.start):
        return None
    aimed = is_wished(scene.flat, sentence.start, amount, sentence.end, scene.context)
    return last_kind(previous, scene.before, aimed=aimed)


_NEAR = 20
# "Trade was $4 million, of which exports made up $3 million, and with Chile it stood at $1 million": the total again.
_IT_AGAIN = re.compile(r"\b(?:it|the (?:figure|total|turnover|volume)) [a-z]+(?: [a-z]+){0,3} \Z")
_FLOWS = frozenset({"trade_turnover", "export", "import", "fdi"})
# A goal that names itself alone is one of what was told before: "Our goal is $5 million".
_IS_GOAL = re.compile(
    r"\W*(?:[Oo]ur|[Tt]he|[Tt]heir)(?: \w+)? (?:goal|aim|target|objective)(?: [a-z]+){0,5}(?:, (?:he|she) said,)? is "
    r"(?:now )?(?:to \w+ (?:it |this |that )?(?:to )?)?\Z"
)
