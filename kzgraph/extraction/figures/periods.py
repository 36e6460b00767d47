"""To which period an amount belongs: the date tied to it, else the last one before it in its part of the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kzgraph.extraction.context import DateMention, Sentence
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.cues import rule
from kzgraph.extraction.knowledge import lowered
from kzgraph.extraction.settled import Settled
from kzgraph.model import Indicator

_TIED = re.compile(r"(?:'s)?[ ]?(?:[:=–—-]|\([^()\d$€£]{0,24})?[ ]?\Z")
_BOTH = re.compile(
    r",?[ ](?:and[ ](?:(?:(?:its|their)[ ])?(?:exports?|imports?)[ ](?:of|worth|at)[ ])?"
    r"|against[ ](?:(?:its|their)[ ])?(?:exports?|imports?)[ ](?:of|worth|at)[ ])"
)
_LEADS = re.compile(r"[ ](?:up[ ])?to[ ](?:(?:about|nearly|some|over|almost|more[ ]than)[ ])?")
_ANOTHER = re.compile(r"[ ]and[ ](?:for|to|on|by)\b")
_IN_BRACKET = re.compile(r"[ ]?\((?:in[ ])?")
_MARK = re.compile(r"[,;:()—]")
_MARKED = re.compile(r"[,;] |\b(?:and|while|whereas) ")
# Before the year of an aim, which is none of the amount before: "fell to $3 million and is to be $5 million by 2026".
_BY = re.compile(r"\b(?:by|until)(?: the)?(?: (?:end of|year))? \Z", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)|\A[ ]?\)")
# Between the members of a row of dates or amounts.
_ROW = re.compile(r"(?:,|,? and|;)[ ](?:in |for )?")
# "Stands at $5 million, up from $3 million five years ago": the date is of the other one.
_COMPARED = re.compile(r"\b(?:up|down) from\b|\bcompared\b|\bagainst\b|\bfrom\b")
_SINCE_YEAR = re.compile(
    r"\b(?:from|between|since) (?:the year )?(?P<y>(?:19|20)\d\d) (?:to|and|through|until|till|up to) (?:the )?\Z",
    re.IGNORECASE,
)
_ADJACENT = 60
_MONTHS = [
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
]
# "In 2024 Denmark will provide": when money is to be given that a state promises.
_GIVEN_IN = re.compile(r"(?:\A|[,;] )\W*(?:[^,;]{0,40}, )?(?:in|for|during) \Z", re.IGNORECASE)


def usable_dates(context: Settled, sentence: Sentence) -> list[DateMention]:
    """The dates of a sentence that can be a period: years and months, no days and no weeks; years that end with one."""
    years = _years_to(context, sentence)
    found = [
        d
        for d in context.dates_between(sentence.start, sentence.end)
        if len(d.value) < 10 and "week" not in context.flat[d.start : d.end].lower()
    ]
    kept = [d for d in found if not any(y.start < d.end and d.start < y.end for y in years)]
    spans = [_from_year(d, context.flat) for d in sorted([*kept, *years], key=lambda d: d.start)]
    return [d for d in spans if not any(s is not d and s.start <= d.start and d.end <= s.end for s in spans)]


def _from_year(date: DateMention, flat: str) -> DateMention:
    """The months that end a span of years with its first year: "from 2005 to the first half of 2024"."""
    match = (
        _SINCE_YEAR.search(flat, max(0, date.start - 40), date.start) if date.last and len(date.value) == 7 else None
    )
    if match is None or date.last is None:
        return date
    return DateMention(match.start(), date.end, match["y"], date.last, f"{match['y']}/{date.last}")


def _years_to(context: Settled, sentence: Sentence) -> list[DateMention]:
    """The years that a sentence gives by their end: "the fiscal year ended in March", "four quarters to Q1 2023"."""
    flat, found = context.flat, []
    for match in rule("year_to_month").finditer(flat, sentence.start, sentence.end):
        month = _MONTHS.index(lowered(match["m"])) + 1
        told, today = match["y"], context.published
        if told or today:
            year = int(told) if told else today.year - (month > today.month)  # type: ignore[union-attr]
            found.append(_year_to(match, year, month))
    for match in rule("year_to_quarter").finditer(flat, sentence.start, sentence.end):
        found.append(_year_to(match, int(match["y"]), 3 * int(match["q"])))
    return [*found, *_up_to_now(context, sentence)]


def _up_to_now(context: Settled, sentence: Sentence) -> list[DateMention]:
    """Spans that the day of the text ends or tells: "from 2010 to date", "the first three quarters"."""
    today, flat, found = context.published, context.flat, []
    if today is None:
        return []
    for match in (
        *rule("years_to_date").finditer(flat, sentence.start, sentence.end),
        *rule("since_start").finditer(flat, sentence.start, sentence.end),
    ):
        span = match["y"], str(today.year)
        found.append(DateMention(match.start(), match.end(), *span, "/".join(span)))
    for match in rule("first_quarters").finditer(flat, sentence.start, sentence.end):
        last = 6 if match["two"] else 9
        year = today.year - (today.month <= last)
        span = f"{year}-01", f"{year}-{last:02}"
        found.append(DateMention(match.start(), match.end(), *span, "/".join(span)))
    return found


def _year_to(match: re.Match[str], year: int, month: int) -> DateMention:
    """The twelve months up to one, as a date; those of a calendar year are the year."""
    first = f"{year - 1}-{month + 1:02}" if month < 12 else f"{year}-01"
    last = f"{year}-{month:02}"
    return DateMention(match.start(), match.end(), first, last, str(year) if month == 12 else f"{first}/{last}")


def find_period(
    amount: Amount,
    amounts: Sequence[Amount],
    dates: Sequence[DateMention],
    sentence: Sentence,
    flat: str,
    indicator: Indicator,
    *,
    planned: bool = False,
) -> tuple[str | None, bool]:
    """The period of an amount and whether the sentence settles it; (None, False) leaves it to the sentence before."""
    if tied := _tied(amount, dates, flat) or _in_order(amount, amounts, dates, flat):
        return tied.period, True
    free = [d for d in dates if not _is_comparison(d, sentence, flat)]
    if indicator == "other":
        free = [d for d in free if not rule("not_for").search(flat, max(sentence.start, d.start - 30), d.start)]
    if after := _after(amount, amounts, free, flat, indicator):
        return _accepted(after, indicator, sentence, flat, close=True), True
    if led := _led(amount, free, flat):
        return led.period, True
    if planned and (year := _promised_for(amount, free, sentence, flat)):
        told = indicator != "other" and rule("encounter").search(flat, year.end, amount.start)
        if not told:  # "In 2023 the ministers agreed that trade will …" is when they agreed
            return year.period, True
    if planned and (aim := _aimed_at(amount, amounts, free, flat)):
        return aim.period, True
    if planned or rule("amount_compared").search(flat, max(sentence.start, amount.start - 40), amount.start):
        return None, True
    left = _part_start(flat, sentence.start, amount.start)
    if not any(left <= d.start and d.end <= amount.start for d in free) and indicator != "fdi":
        left = sentence.start  # "was $9 million in 2023; exports came to $6 million"
        free = [d for d in free if not _is_of_compared(d, amounts, sentence, flat)]
    before = [d for d in free if left <= d.start and d.end <= amount.start]
    if indicator == "fdi":
        # A stock after a flow: "trade was $8 million in 2023 and investment stands at $2 million".
        before = [d for d in before if not any(_is_of_former(d, a, amount, free, flat) for a in amounts)]
    vague_from = before[-1].end if before else left
    if rule("vague").search(flat, vague_from, amount.start):
        return None, True
    if indicator == "other" and before and _told_of_former(before[-1], amounts, amount, flat):
        return None, True
    if before:
        return _accepted(before[-1], indicator, sentence, flat, close=False), True
    free = [d for d in free if not _BY.search(flat, max(amount.end, d.start - 20), d.start)]
    following = min((a.start for a in amounts if a.start > amount.start), default=sentence.end)
    later = [d for d in free if amount.end <= d.start < following and ";" not in flat[amount.end : d.start]]
    if not later and len(free) == 1 and indicator != "fdi":
        # "Imports were $5 million and exports $6 million in 2023": the one date is for both.
        later = [d for d in free if amount.end <= d.start and not _COMPARED.search(flat, amount.end, d.start)]
    if later and indicator != "other" and "(" not in _BRACKETS.sub("", flat[amount.end : later[0].start]):
        return _accepted(later[0], indicator, sentence, flat, close=False), True
    return None, bool(rule("vague").search(flat, sentence.start, sentence.end))


def _is_of_compared(date: DateMention, amounts: Sequence[Amount], sentence: Sentence, flat: str) -> bool:
    """Whether a date is that of an amount with which another is compared: "$9 million, up from $8 million in 2022"."""
    former = next((a for a in reversed(amounts) if a.end <= date.start), None)
    if former is None or len(flat[former.end : date.start]) > len(" in the year "):
        return False
    return rule("amount_compared").search(flat, max(sentence.start, former.start - 40), former.start) is not None


def _told_of_former(date: DateMention, amounts: Sequence[Amount], amount: Amount, flat: str) -> bool:
    """Whether money is added to other money whose date is told: "$5 million this year and $4 million for ports"."""
    former = [a for a in amounts if a.end <= date.start]
    return bool(former) and _ADDED.fullmatch(flat, date.end, amount.start) is not None


_ADDED = re.compile(r",? (?:and|as well as|plus|along with)(?: another| a further| an additional| about| over)? ")


def _is_of_former(date: DateMention, former: Amount, amount: Amount, dates: Sequence[DateMention], flat: str) -> bool:
    """Whether a date before an amount belongs to a former one, and does not open the amount's own clause."""
    if former.start >= amount.start:
        return False
    if (
        len(date.period) == len("2005/2024")
        and date.end <= former.start
        and not any(former.end <= d.start < amount.start for d in dates)
    ):
        # "In the period from 1995 to 2022 A invested $6 million, and B's investments made up $1 million".
        return not _MARKED.search(flat, former.end, amount.start)
    return date.end <= former.start or (former.end <= date.start and not _MARKED.search(flat, former.end, date.start))


def _promised_for(amount: Amount, dates: Sequence[DateMention], sentence: Sentence, flat: str) -> DateMention | None:
    """The year that opens a clause which promises money: "in 2024 Denmark will provide aid worth …"."""
    before = [d for d in dates if d.end <= amount.start]
    if not before or len(before[-1].value) != 4 or re.search(r"[,;] ", flat[before[-1].end + 1 : amount.start]):
        return None
    ahead = flat[sentence.start : before[-1].start]
    return before[-1] if not ahead.strip(" \"'") or _GIVEN_IN.search(ahead) else None


def _aimed_at(amount: Amount, amounts: Sequence[Amount], dates: Sequence[DateMention], flat: str) -> DateMention | None:
    """The year by which an amount is to be reached, told before: "by 2030 they plan to bring trade to $2 billion"."""
    start = max((a.end for a in amounts if a.end <= amount.start), default=0)
    before = [d for d in dates if start <= d.start and d.end <= amount.start]
    return before[-1] if before and _BY.search(flat, max(start, before[-1].start - 20), before[-1].start) else None


def _part_start(flat: str, start: int, end: int) -> int:
    """Where the part of a sentence begins that ends at an amount: after a semicolon that stands in no bracket."""
    semicolon = flat.rfind(";", start, end)
    if semicolon < 0 or flat.count("(", start, semicolon) > flat.count(")", start, semicolon):
        return start
    return semicolon


def _tied(amount: Amount, dates: Sequence[DateMention], flat: str) -> DateMention | None:
    """The date to which an amount is bound by a bracket or dash: "2022 ($514.9 million)", "$862 million (2010)"."""
    for date in dates:
        if date.start >= amount.end and _IN_BRACKET.fullmatch(flat, amount.end, date.start):
            return date if flat.startswith(")", date.end) else None
    before = [d for d in dates if d.end <= amount.start]
    return before[-1] if before and _TIED.fullmatch(flat, before[-1].end, amount.start) else None


def _in_order(amount: Amount, amounts: Sequence[Amount], dates: Sequence[DateMention], flat: str) -> DateMention | None:
    """The date of an amount where as many dates as amounts stand in a row: "in 2022 and 2023 … $3 and $5 million"."""
    index = amounts.index(amount)
    first = last = index
    while first and _ROW.fullmatch(flat, amounts[first - 1].end, amounts[first].start):
        first -= 1
    while last + 1 < len(amounts) and _ROW.fullmatch(flat, amounts[last].end, amounts[last + 1].start):
        last += 1
    row = [d for d in dates if d.end <= amounts[first].start]
    count = last - first + 1
    listed = all(_ROW.fullmatch(flat, a.end, b.start) for a, b in pairwise(row[-count:]))
    single = len(row) > count and _ROW.fullmatch(flat, row[-count - 1].end, row[-count].start)
    return row[index - last - 1] if 1 < count <= len(row) and listed and not single else None


def _led(amount: Amount, dates: Sequence[DateMention], flat: str) -> DateMention | None:
    """The span of years that leads to an amount: "brings the total since 2021 to €197 million"."""
    spans = [d for d in dates if "/" in d.period and d.end <= amount.start]
    return spans[-1] if spans and _LEADS.fullmatch(flat, spans[-1].end, amount.start) else None


def _after(
    amount: Amount, amounts: Sequence[Amount], dates: Sequence[DateMention], flat: str, indicator: Indicator
) -> DateMention | None:
    """The date that follows an amount without a mark between: "$5 million in 2023"; months before their year."""
    later = [a for a in amounts if a.start > amount.start]
    if later and _BOTH.fullmatch(flat, amount.end, later[0].start):
        # "Were $5 million and $3 million in 2022": the year is for both, as the next one finds it.
        return _after(later[0], later, dates, flat, indicator)
    following = later[0].start if later else len(flat)
    mark = _MARK.search(flat, amount.end, following)
    right = mark.start() if mark else following
    if indicator == "other" and (another := _ANOTHER.search(flat, amount.end, right)):
        right = another.start()
    near = [d for d in dates if amount.end <= d.start < min(right, amount.end + _ADJACENT)]
    # "$3 million of last year's total fell to the first nine months", but not "in 2023 and in January-May 2024".
    finer = (d for d in near if d.last and " and " not in flat[near[0].end : d.start])
    return next(finer, near[0] if near else None)


def _is_comparison(date: DateMention, sentence: Sentence, flat: str) -> bool:
    start = max(sentence.start, date.start - 40)
    if rule("comparison").search(flat, start, date.start):
        # "Against $5 million in 2022" is an amount of its own; only "against 2022" compares with the date.
        return True
    weak = rule("comparison_weak").search(flat, start, date.start)
    return bool(weak and rule("growth").search(flat, max(sentence.start, weak.start() - 50), weak.start()))


def _accepted(date: DateMention, indicator: Indicator, sentence: Sentence, flat: str, *, close: bool) -> str | None:
    """The period of a date, where the amount can be of it and not only told or agreed on in it."""
    month = len(date.value) == 7 and date.last is None
    if indicator == "other" and date.last is None:
        moment = rule("moment").search(flat, sentence.start, sentence.end)
        return None if month or (moment and not close) else date.period
    if month and not close and rule("encounter").search(flat, sentence.start, sentence.end):
        return None
    return date.period
