"""To which period an amount belongs: what its sentence tells, else what was told of the same before."""

from __future__ import annotations

import re

from kzgraph.extraction.context import DateMention
from kzgraph.extraction.dates.calendar_words import number_of, shifted
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.found import Found
from kzgraph.extraction.figures.goods import goods_before
from kzgraph.extraction.figures.kinds.beside import with_conversion
from kzgraph.extraction.figures.leaning import ends_of_former, flow_before, is_compared, leans, period_of
from kzgraph.extraction.figures.pairs.economies import Pair
from kzgraph.extraction.figures.periods.bound import has_own_time, risen_between
from kzgraph.extraction.figures.periods.dates import usable_dates
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.figures.scene import Scene
from kzgraph.model import Indicator


def period_told(scene: Scene, i: int, indicator: Indicator, pair: Pair, *, wished: bool, share: bool) -> str | None:
    """The period of the `i`-th amount; `share` is whether it is one of the figure told before the sentence."""
    amount, amounts, dates, flat = scene.amounts[i], scene.amounts, scene.dates, scene.flat
    if end := ends_of_former(amount, amounts, dates, flat, (scene.mine, scene.before)):
        return end
    if just := _just_ended(scene, i):
        return just[0].period if amount == just[1] else None
    if turned := _year_apart(scene, i):
        return turned
    if (now := _is_year_before(scene, i)) is not None:
        # "Fell to $3 million, from $4 million a year earlier": where the first has no period, neither has the second.
        period = now.figure.period
        return "/".join(shifted(part, -1) for part in period.split("/")) if period else None
    if months := _of_the_months(scene, i):
        return months
    if not dates and (former := _of_former(scene, i, pair) or _of_goods(scene, i)):
        return former
    former_told = scene.former(i)
    same = former_told is not None and former_told.figure.indicator == indicator
    if not dates and (same or not i) and is_compared(flat, scene.left(i), amount, former_told):
        return None  # "Exports fell to $3 million from $4 million": of an earlier time that no word tells
    if share and scene.previous and not dates:
        return scene.previous.figure.period
    if former_told is not None and same and not dates and not former_told.compared:
        return None if has_own_time(flat, scene.left(i), amount.start, indicator) else former_told.figure.period
    if scene.whole and not dates:
        return scene.whole.figure.period
    if scene.told is not None and leans(flat, scene.left(i), amount, scene.right(i), dates):
        return scene.told.figure.period
    flow = flow_before(scene.context, scene.sentence, amount.start, indicator, pair, scene.before)
    told_as, others = with_conversion(i, amounts, flat)
    if indicator == "other" and (
        rule("total_other").search(flat, scene.left(i), amount.start) or _goes_on_with_balance(scene, i)
    ):
        indicator = "trade_turnover"  # a balance is of months, as trade is
    return period_of(scene.context, told_as, others, dates, scene.sentence, indicator, scene.previous, wished, flow)


def _goes_on_with_balance(scene: Scene, i: int) -> bool:
    """Whether an amount that no word explains is more of the remittances or the balance told before."""
    if scene.kinds[i] is not None or scene.previous is None:
        return False
    told = scene.previous.sentence
    return rule("total_other").search(scene.flat, told.start, told.end) is not None


def _of_former(scene: Scene, i: int, pair: Pair) -> str | None:
    """The period of the figure told before for a balance, or for what is compared to another in the same way.

    "Exports were $3 million in 2024 against $2 million in 2023. Imports came to $5 million against $4 million."
    """
    amount, flat, previous = scene.amounts[i], scene.flat, scene.previous
    if previous is None or previous.sentence.block != scene.sentence.block:
        return None
    if is_compared(flat, scene.left(i), amount, scene.former(i)):
        told = [f for f in scene.before if f.sentence == previous.sentence and f.compared]
        return told[-1].figure.period if told else None
    balance = _BALANCE.search(flat, scene.left(i), amount.start) and previous.figure.indicator in _TRADE
    balance = balance and set(previous.pair) == set(pair)
    return previous.figure.period if balance else None


_BALANCE = re.compile(r"\b(?:deficit|surplus|balance)\b")
_TRADE = frozenset({"trade_turnover", "export", "import"})


def _of_goods(scene: Scene, i: int) -> str | None:
    """The period of the sentence before, which tells the goods that brought an amount."""
    goods = goods_before(scene.context, scene.sentence, scene.amounts[i].start)
    if goods is None or goods.sentence == scene.sentence:
        return None
    periods = {d.period for d in usable_dates(scene.context, goods.sentence)}
    return periods.pop() if len(periods) == 1 else None


def _just_ended(scene: Scene, i: int) -> tuple[DateMention, Amount] | None:
    """The months behind both amounts of "fell to $3 million from $4 million in January-May", and the one of them.

    Months that had just ended on the day of the text are those of what it fell to.
    """
    ends = risen_between(scene.amounts[i], scene.amounts, scene.flat)
    today = scene.context.published
    if ends is None or today is None or len(scene.dates) != 1 or ends[0].start < ends[1].start:
        return None
    first, _, last = scene.dates[0].period.partition("/")
    if first[4:] != "-01" or first[:4] != last[:4] or not _IN.fullmatch(scene.flat, ends[0].end, scene.dates[0].start):
        return None
    since = 12 * (today.year - int(last[:4])) + today.month - int(last[5:])
    return (scene.dates[0], ends[1]) if 0 <= since <= _FRESH else None


_IN = re.compile(r" (?:in|for|during|over) (?:the )?(?:first )?")
# So many months after they end the trade of months is news; of what it is compared with a year has passed.
_FRESH = 5


def _year_apart(scene: Scene, i: int) -> str | None:
    """The period of one of two amounts of which the time is told only behind the words for a year before it.

    "Fell to $3 million from $4 million a year earlier in January-May", "from $4 million the previous year to $3 million
    in 2023".
    """
    ends = risen_between(scene.amounts[i], scene.amounts, scene.flat)
    year = _YEAR_BEFORE.match(scene.flat, ends[0].end) if ends else None
    if ends is None or year is None:
        return None
    told = [d for d in scene.dates if not year.start() <= d.start < year.end()]
    at = {year.end(), ends[1].end}
    if len(told) != 1 or not any(_IN.fullmatch(scene.flat, k, told[0].start) for k in at if k <= told[0].start):
        return None
    period = told[0].period
    if scene.amounts[i] == ends[1]:
        return period
    return "/".join(shifted(part, -1) for part in period.split("/"))


def _is_year_before(scene: Scene, i: int) -> Found | None:
    """The figure beside which an amount is that of the year before, where the sentence tells no other time."""
    ends, former = risen_between(scene.amounts[i], scene.amounts, scene.flat), scene.former(i)
    if ends is None or former is None or scene.amounts[i] != ends[0] or ends[1].start > ends[0].start:
        return None
    year = _YEAR_BEFORE.match(scene.flat, ends[0].end)
    told = year is not None and all(year.start() <= d.start < year.end() for d in scene.dates)
    return former if told else None


_YEAR_BEFORE = re.compile(
    r",?(?: in)? (?:(?:a|one|the) year (?:earlier|before|previously|ago)|(?:the|in the) (?:previous|preceding) year)"
)


def _of_the_months(scene: Scene, i: int) -> str | None:
    """The months that were told before: "in January-July trade was $5 million. … Exports over the seven months"."""
    match = _THE_MONTHS.search(scene.flat, scene.left(i), scene.right(i))
    count = number_of(match["n"]) if match else None
    near = (f for f in [*scene.before, *scene.mine] if f.sentence.block == scene.sentence.block)
    spans = (f.figure.period for f in near if f.figure.period)
    return next((p for p in spans if count and p[4:8] == "-01/" and p.endswith(f"-{count:02}")), None)


_THE_MONTHS = re.compile(r"\b(?:over|in|during|for|within) (?:the|these|those) (?P<n>[a-z]+|\d{1,2}) months\b(?! of)")


def is_of_before(scene: Scene, i: int, period: str | None) -> bool:
    """Whether an amount is what had been before the figure told last: "In 2022 the figure had been $5 million"."""
    last = scene.last.figure.period if scene.last else None
    if period is None or last is None or period >= last:
        return False
    return _HAD_BEEN.search(scene.flat, scene.left(i), scene.amounts[i].start) is not None


_HAD_BEEN = re.compile(r"\bhad (?:\w+ )?(?:been|stood|come|fallen|risen|[a-z]+ed)\b")
