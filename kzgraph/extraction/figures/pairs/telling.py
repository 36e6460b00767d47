"""Whose figure an amount is, and which of the two reports it: what the sentence tells, else what was told before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.found import Found
from kzgraph.extraction.figures.goods import pair_of_goods
from kzgraph.extraction.figures.kinds.cues import Kind
from kzgraph.extraction.figures.kinds.wishes import clause_start
from kzgraph.extraction.figures.leaning import is_compared
from kzgraph.extraction.figures.pairs.antecedents import of_those_named, turned_to
from kzgraph.extraction.figures.pairs.between import is_between, is_lent, of_all_investors
from kzgraph.extraction.figures.pairs.chain import of_link, start_of_link, without_links
from kzgraph.extraction.figures.pairs.economies import (
    Economy,
    Pair,
    codes_of,
    home_first,
    home_of,
    in_region,
    plan_for_group,
)
from kzgraph.extraction.figures.pairs.money import find_money_pair, of_its_money
from kzgraph.extraction.figures.pairs.parts import Place
from kzgraph.extraction.figures.pairs.reporter import receiver_first, reporter_first, same_subject
from kzgraph.extraction.figures.pairs.sources import source_first
from kzgraph.extraction.figures.pairs.stated import without_unsaid
from kzgraph.extraction.figures.pairs.total import of_total
from kzgraph.extraction.figures.pairs.trade import find_pair
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.figures.scene import Scene
from kzgraph.model import Indicator

# More figures before are another story.
_MOST = 40
_NEAR = 60
_MONEY = ("other", "fdi")


def pair_told(scene: Scene, i: int, kind: Kind, indicator: Indicator, share: Pair | None) -> Pair | None:
    """The reporter and the partner of the `i`-th amount; None where the sentence does not tell, or it is of nobody.

    `share` is its pair, where it is a share of what the sentence before told.
    """
    context, amount, economies = scene.context, scene.amounts[i], scene.economies
    known = share or _same_as_told(scene, i) or _of_another(scene, i) or _of_all_before(scene, i, indicator)
    if known is None and indicator not in _MONEY and scene.last is None:
        known = pair_of_goods(context, scene.sentence, amount.start)
    if known is None and _is_of_region(scene, i):
        return (None, None)
    if known is None and indicator == "other" and (whose := _of_plan_for_group(scene, i)):
        return whose
    linked = known or of_link(economies, scene.amounts, i, scene.flat, scene.former(i))
    linked = linked or of_those_named(
        scene.stage, scene.sentence, amount, scene.amounts, economies, scene.before, scene.mine
    )
    total = linked or of_total(scene.stage, _place(scene, i), economies, indicator)
    own = economies if indicator not in _MONEY else without_links(economies, scene.amounts, i, scene.flat)
    pair = total or _told_or_leant(scene, i, indicator, own)
    if pair is None:
        return None
    begin = start_of_link(economies, scene.amounts, i, scene.flat, scene.left(i))
    near = [p for p in own if begin <= p.start < scene.right(i)]
    if indicator == "other" and not total:
        pair = of_its_money(pair, amount.unit, near, context)
    if linked is None and kind == "fdi" and (attracting := of_all_investors(context, scene.sentence, economies)):
        pair = (attracting, None)
    elif indicator == "other" and None in pair and rule("total_other").search(scene.flat, begin, amount.start):
        pass  # what those abroad send home, a balance with the whole world
    elif known is None and indicator in _MONEY and not _is_between(scene, amount, pair):
        if indicator == "fdi" or not is_lent(context, scene.sentence):
            return None
        # Of the bank that was told of before: "The first loan, 5 billion tenge, will go to …".
        pair = (context.home, None)
    if linked:
        return pair
    told = _with_reporter(scene, i, pair, indicator, near)
    last = scene.last.pair if scene.last else None
    return without_unsaid(told, last, scene.stage, scene.sentence) if indicator == "other" else told


def _of_another(scene: Scene, i: int) -> Pair | None:
    """The pair of one that has of the same: "Peru sold Kenya tea for $2 million. Chile followed with $1 million".

    So "Peru's imports from Kenya came to $2 million, those of Chile to $1 million".
    """
    former, left = scene.former(i), scene.left(i)
    own = [p for p in scene.economies if left <= p.start < scene.amounts[i].start] if former else []
    if former and len(own) == 1 and _THOSE_OF.fullmatch(scene.flat, left, own[0].start):
        return (own[0].code, former.figure.partner) if own[0].code not in former.pair else None
    amount, sentence, last = scene.amounts[i], scene.sentence, scene.last
    if last is None or not rule("of_another").match(scene.flat, sentence.start, amount.start):
        return None
    codes = codes_of([p for p in scene.economies if p.start < amount.start])
    return (codes[0], last.pair[1]) if len(codes) == 1 and codes[0] not in last.pair else None


_THOSE_OF = re.compile(r"[^,;.]{0,30}[,;]?(?: and| while| but| against)? (?:those|that) of (?:the )?")


def _is_of_region(scene: Scene, i: int) -> bool:
    """Whether an amount is that of a part of the world, and no state is named in its clause.

    "It has generated $5 million in investment in the region", "Trade in Africa reached $5 million".
    """
    amount, flat = scene.amounts[i], scene.flat
    begin = clause_start(flat, scene.left(i), amount.start)
    begin = max(begin, *(flat.rfind(word, begin, amount.start) for word in (" that ", " which ")))
    end = min(scene.right(i), next((m.start() for m in _CLAUSE_ENDS.finditer(flat, amount.end)), scene.right(i)))
    named = scene.context.countries_between(begin, end) or scene.context.meant_between(begin, end)
    return not (named or _names_any(scene, begin, end)) and in_region().search(flat, begin, end) is not None


def _of_plan_for_group(scene: Scene, i: int) -> Pair | None:
    """Whose plan for a group of states an amount is: "the EU's Growth Plan for the Western Balkans, EUR 6 billion".

    None where a state stands behind the plan, of which the amount may be: "under the programme for Africa Mali gets …".
    """
    amount, flat = scene.amounts[i], scene.flat
    begin = clause_start(flat, scene.left(i), amount.start)
    plan = next(iter(plan_for_group().finditer(flat, begin, amount.start)), None)
    if plan is None or _names_any(scene, plan.end(), amount.start):
        return None
    owners = codes_of([p for p in scene.economies if begin <= p.start < plan.start()])
    return None if len(owners) > 1 else (owners[0] if owners else None, None)


_CLAUSE_ENDS = re.compile(r"[,;.](?!\d)| (?:and|while|whereas|but|which|when) ")


def _is_between(scene: Scene, amount: Amount, pair: Pair) -> bool:
    last = scene.last if scene.last and scene.last.sentence.block == scene.sentence.block else None
    return is_between(pair, scene.economies, last.pair if last else None, scene.stage, scene.sentence, amount)


def _told_or_leant(scene: Scene, i: int, indicator: Indicator, economies: Sequence[Economy]) -> Pair | None:
    """The pair of an amount that is money given or agreed, or trade; a balance and remittances are told like trade."""
    stage, sentence, amount, amounts = scene.stage, scene.sentence, scene.amounts[i], scene.amounts
    last, left = _leant(scene, indicator), scene.left(i)
    if indicator in _MONEY and not rule("total_other").search(scene.flat, left, amount.start):
        return find_money_pair(stage, sentence, amount, economies, last, indicator, amounts)
    return find_pair(stage, sentence, amount, economies, last, indicator, left, amounts)


def _with_reporter(scene: Scene, i: int, pair: Pair, indicator: Indicator, near: list[Economy]) -> Pair:
    """The pair with the economy first that reports; `near` are those named about the amount."""
    amount, flat, last = scene.amounts[i], scene.flat, scene.last
    again = last if last and last.sentence == scene.sentence and set(last.pair) == set(pair) else None
    if again and not near and again.figure.indicator == indicator:
        return (again.figure.reporter, again.figure.partner)  # "fell from $4 bn to $3 bn": both are of one side
    flows = again is not None and {indicator, again.figure.indicator} == _OTHER_FLOW.keys()
    verb = max((m.start() for m in _OTHER_SIDE.finditer(flat, scene.left(i), amount.start)), default=scene.left(i))
    if again and flows and not _names_any(scene, verb, scene.right(i)):
        return (again.figure.reporter, again.figure.partner)  # "earned $4 bn from exports and spent $3 bn on imports"
    if indicator == "other":
        pair = receiver_first(pair, near, amount, flat, scene.left(i))
    else:
        pair = reporter_first(pair, indicator, _without_other_flow(scene, i, near, indicator), flat, _places(scene, i))
    if indicator == "trade_turnover":
        pair = source_first(pair, scene.context, scene.sentence, amount)
    return same_subject(pair, again.figure, indicator, flat, _places(scene, i)) if again else pair


# What leads from one flow to the other: "sold goods worth $5 million to Peru [against] imports of".
_OTHER_SIDE = re.compile(r"\b(?:and|against|while|whereas|versus)\b")
_OTHER_FLOW: dict[str, Kind] = {"export": "import", "import": "export"}


def _without_other_flow(scene: Scene, i: int, near: list[Economy], indicator: Indicator) -> list[Economy]:
    """The economies without those behind the other flow: "exports were $5 million and imports from Peru …".

    In "exports to Peru and imports from Peru were $5 million and $3 million" that stands before both amounts.
    """
    other, left, end = _OTHER_FLOW.get(indicator), scene.left(i), scene.amounts[i].end
    own = next((c.end for c in scene.cues if left <= c.start and c.kind == indicator), end)
    behind = next((c.start for c in scene.cues if c.start >= min(own, end) and c.kind == other), None)
    return near if behind is None else [p for p in near if p.start < behind]


def _same_as_told(scene: Scene, i: int) -> Pair | None:
    """The pair of an amount that names no economy and is compared with the one before it, or a part of one before."""
    former, left = scene.former(i), scene.left(i)
    if (
        former
        and is_compared(scene.flat, left, scene.amounts[i], former)
        and not _names_any(scene, left, scene.amounts[i].start)
        and not any(_OWN.fullmatch(scene.flat, scene.amounts[i].end, p.start) for p in scene.economies)
    ):
        return (former.figure.reporter, former.figure.partner)  # "$9 million, up from $8 million"
    if scene.whole and not _names_any(scene, left, scene.right(i)):
        return (scene.whole.figure.reporter, scene.whole.figure.partner)
    return None


def _names_any(scene: Scene, start: int, end: int) -> bool:
    return any(start <= p.start < end for p in scene.economies)


def _place(scene: Scene, i: int) -> Place:
    amount = scene.amounts[i]
    behind = scene.later[scene.later.index(amount) + 1 :]
    before = [*scene.before[-_MOST:], *scene.mine]
    return Place(scene.sentence, amount, scene.left(i), scene.right(i), before, behind)


def _leant(scene: Scene, indicator: Indicator) -> Pair | None:
    """The pair on which a figure leans: that of the last one, home first again where trade follows on other money."""
    last, home = scene.last, home_of(scene.context)
    if last is None and indicator in _MONEY and rule("the_money").match(scene.flat[scene.sentence.start :][:_NEAR]):
        last = next((f for f in reversed(scene.before) if f.figure.indicator in _MONEY), None)
        return last.pair if last else None
    if last is None:
        return None
    if other := turned_to(scene.stage, last, scene.sentence):
        return (home, other)
    if whole := _whole_of_other_flow(scene, last, indicator):
        return whole
    a, b = last.pair
    if a is None or b is None or indicator in _MONEY or last.figure.indicator not in _MONEY:
        return last.pair
    return home_first(a, b, scene.context.home)


def _whole_of_other_flow(scene: Scene, last: Found, indicator: Indicator) -> Pair | None:
    """Whose whole imports a sentence tells behind parts of the whole exports, and the reverse.

    "Peru's exports came to $9 million, of which Chile took $2 million. | Imports amounted to $8 million."
    """
    if last.sentence == scene.sentence or last.figure.indicator not in _OTHER_FLOW:
        return None
    before = [f for f in scene.before if f.sentence.block == scene.sentence.block]
    wholes = [f.pair for f in before if f.figure.indicator == _OTHER_FLOW.get(indicator) and f.pair[1] is None]
    return wholes[-1] if wholes and wholes[-1][0] in last.pair else None


def _of_all_before(scene: Scene, i: int, indicator: Indicator) -> Pair | None:
    """The pair of a total that was told before several parts of it, where a sentence goes on about the total.

    "Of the remittances $5 million came from Peru and $2 million from Chile. In May | they reached $1 million."
    """
    before = [f for f in scene.before if f.sentence.block == scene.sentence.block and f.figure.indicator == indicator]
    last = [f for f in before if f.sentence == before[-1].sentence]
    if len({f.pair for f in last}) < _SEVERAL or _names_any(scene, scene.sentence.start, scene.sentence.end):
        return None
    if not rule("they_reached").search(scene.flat, scene.left(i), scene.amounts[i].start):
        return None
    return next((f.pair for f in before if f.pair[1] is None), None)


_SEVERAL = 2
# "Against $44 million to Peru".
_OWN = re.compile(r" (?:to|from|with) (?:the )?")


_WHOSE = re.compile(
    r" (?:of (?:that|this|it|which|them) )?(?:in |of |were |was |came from )?(?:the )?[A-Z]\w+(?:'s?)? | (?:was|were) "
)


def _places(scene: Scene, i: int) -> tuple[int, int, int]:
    """The start of the sentence, the place of the word that governs an amount, and that of the amount."""
    amount = scene.amounts[i]
    # "Of which $5 million Chinese exports": the word that governs it stands behind.
    behind = next((c for c in scene.cues if c.start >= amount.end), None)
    # "Goods worth $5 million were imported from Peru", too.
    if behind and _WHOSE.fullmatch(scene.flat, amount.end, behind.start):
        return amount.end, behind.start, len(scene.flat)
    other = _OTHER_FLOW.get(scene.kinds[i] or "")  # "exports to A and imports from A were $5 million and $3 million"
    before = [c.start for c in scene.cues if c.end <= amount.start and c.kind != other]
    return scene.sentence.start, before[-1] if before else amount.start, amount.start
