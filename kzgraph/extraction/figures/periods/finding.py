"""To which period an amount belongs: the date tied to it, else the last one before it in its part of the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kzgraph.extraction.context import DateMention, Sentence
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.kinds.wishes import is_target_met
from kzgraph.extraction.figures.periods.bound import (
    at_ends,
    grown_over,
    has_own_time,
    in_closed_bracket,
    in_order,
    is_aside,
    is_grown_since,
    is_of_count,
    leading_to,
    of_plan,
    right_behind,
    tied_to,
)
from kzgraph.extraction.figures.rules import rule
from kzgraph.model import Indicator

_MARKED = re.compile(r"[,;] |\b(?:and|while|whereas) ")
# Before the year of an aim, which is none of the amount before: "fell to $3 million and is to be $5 million by 2026".
_BY = re.compile(
    r"\b(?:by|until|till|(?:set|planned|fixed) for|(?:target|goal|objective|plan|forecast|ambition)s? for)"
    r"(?: the)?(?: (?:end of|year))? \Z",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)|\A[ ]?\)")
# "Stands at $5 million, up from $3 million five years ago": the date is of the other one.
_COMPARED = re.compile(
    r"\b(?:up|down) from\b|\bcompared\b|\bagainst\b|\bfrom\b(?= (?:[a-z]+ )?(?:[A-Z]{2,3} ?)?[$€£¥]?\d)"
)
# "In 2024 Denmark will provide": when money is to be given that a state promises.
_GIVEN_IN = re.compile(r"(?:\A|[,;:] )\W*(?:[^,;]{0,40}, )?(?:in|for|during) \Z", re.IGNORECASE)


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
    if tied := tied_to(amount, dates, flat) or in_order(amount, amounts, dates, flat):
        return tied.period, True
    if ends := at_ends(amount, amounts, dates, flat) or grown_over(amount, dates, flat):
        return ends, True
    if plan := of_plan(amount, amounts, dates, flat):
        return plan.period, True
    if rule("of_today").match(flat, amount.end):
        return None, True
    free = [d for d in dates if not is_comparison(d, sentence, flat) and not is_aside(d, amount, sentence, flat)]
    if indicator in {"other", "fdi"}:
        free = [d for d in free if not is_of_count(d, sentence, flat)]
    grown = (
        []
        if indicator == "fdi"
        else [d for d in free if is_grown_since(d, amount, sentence, flat, trade=indicator != "other")]
    )
    free = [d for d in free if d not in grown]
    if indicator == "other":
        free = [d for d in free if not rule("not_for").search(flat, max(sentence.start, d.start - 30), d.start)]
    if not planned and is_target_met(flat, sentence.start, amount):
        # "The target of $2 million by 2025 was exceeded": that is not when.
        free = [d for d in free if not _BY.search(flat, max(sentence.start, d.start - 40), d.start)]
    if after := right_behind(amount, amounts, free, flat, indicator):
        return _accepted(after, indicator, sentence, flat, close=True), True
    if led := leading_to(amount, free, flat):
        return led.period, True
    if budget := _of_budget(amount, amounts, free, flat):
        return budget.period, True
    if planned and (year := _promised_for(amount, free, sentence, flat)):
        told = indicator != "other" and rule("encounter").search(flat, year.end, amount.start)
        if not told:  # "In 2023 the ministers agreed that trade will …" is when they agreed
            return year.period, True
    if planned and (aim := _aimed_at(amount, amounts, free, flat)):
        return aim.period, True
    if planned or rule("amount_compared").search(flat, max(sentence.start, amount.start - 40), amount.start):
        return None, True
    left = _part_start(flat, sentence.start, amount.start)
    apart = indicator == "fdi" or has_own_time(flat, sentence.start, amount.start, indicator)
    if not any(left <= d.start and d.end <= amount.start for d in free) and not apart:
        left = sentence.start  # "was $9 million in 2023; exports came to $6 million"
    free = [
        d for d in free if not _is_of_compared(d, amounts, sentence, flat) and not in_closed_bracket(d, amount, flat)
    ]
    before = [d for d in free if left <= d.start and d.end <= amount.start]
    if indicator == "fdi":
        # A stock after a flow: "trade was $8 million in 2023 and investment stands at $2 million".
        listed = _list_before(amount, amounts, flat)
        before = [
            d for d in before if not any(_is_of_former(d, a, amount, free, flat) for a in amounts if a not in listed)
        ]
    elif indicator == "other":
        before = [d for d in before if not any(_is_told_by_the_way(d, a, amount, flat) for a in amounts)]
    vague_from = before[-1].end if before else left
    if rule("vague").search(flat, vague_from, amount.start):
        return None, True
    if indicator == "other" and before and _told_of_former(before[-1], amounts, amount, flat):
        return None, True
    if before and indicator != "other" and any(before[-1].end <= d.start < amount.start for d in grown):
        return None, True  # "stood at $5 million last year and has grown since January, to $6 million"
    if before:
        close = indicator != "other" and _is_of_amount(before[-1], amounts, flat)
        return _accepted(before[-1], indicator, sentence, flat, close=close), True
    free = [d for d in free if not _BY.search(flat, max(amount.end, d.start - 20), d.start)]
    following = min((a.start for a in amounts if a.start > amount.start), default=sentence.end)
    later = [d for d in free if amount.end <= d.start < following and ";" not in flat[amount.end : d.start]]
    if not later and len(free) == 1 and indicator != "fdi":
        # "Imports were $5 million and exports $6 million in 2023": the one date is for both.
        later = [d for d in free if amount.end <= d.start and not _COMPARED.search(flat, amount.end, d.start)]
    if not later and indicator == "fdi" and len(free) == 1:
        later = [d for d in free if _ends_list(amount, amounts, d, flat)]
    if later and indicator != "other" and "(" not in _BRACKETS.sub("", flat[amount.end : later[0].start]):
        return _accepted(later[0], indicator, sentence, flat, close=False), True
    return None, bool(rule("vague").search(flat, sentence.start, sentence.end))


def _of_budget(
    amount: Amount, amounts: Sequence[Amount], dates: Sequence[DateMention], flat: str
) -> DateMention | None:
    """The fiscal year for which money is meant, in the same clause: "$3 million in aid to the regions for FY2022"."""
    stop = min((a.start for a in amounts if a.start > amount.start), default=len(flat))
    later = [d for d in dates if amount.end <= d.start < stop]
    if not later or not _FOR_BUDGET.search(flat, amount.end, later[0].end):
        return None
    return None if re.search(r"[;:]|\. ", flat[amount.end : later[0].start]) else later[0]


_FOR_BUDGET = re.compile(
    r"\b(?:for|in) (?:the )?(?:(?:coming|next|current|last|previous) |U\.?S\.? )?"
    r"(?:FY|[Ff]iscal|[Ff]inancial [Yy]ear|[Bb]udget [Yy]ear)(?: year)?[ \d/–-]*\Z"
)


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


def _is_of_amount(date: DateMention, amounts: Sequence[Amount], flat: str) -> bool:
    """Whether a date stands right behind an amount, so that money was counted in it: "to $5 million in May"."""
    return any(_IN.fullmatch(flat, a.end, date.start) for a in amounts if a.end <= date.start)


_IN = re.compile(r" (?:in|for|during) (?:the )?")


def _list_before(amount: Amount, amounts: Sequence[Amount], flat: str) -> Sequence[Amount]:
    """The amounts before one in a list of economies: "from Chile $5 million, from Peru $4 million"."""
    i = first = amounts.index(amount) if amount in amounts else 0
    while first and rule("listed").fullmatch(flat, amounts[first - 1].end, amounts[first].start):
        first -= 1
    return amounts[first:i]


def _ends_list(amount: Amount, amounts: Sequence[Amount], date: DateMention, flat: str) -> bool:
    """Whether a date is told behind the last amount of a list for all: "A invested $5m in C, B $4m in 2023"."""
    row = [a for a in amounts if amount.start <= a.start and a.end <= date.start]
    linked = (_LINKED.search(flat, a.end, b.start) for a, b in pairwise(row))
    return len(row) > 1 and all(linked) and _IN_THAT.fullmatch(flat, row[-1].end, date.start) is not None


_LINKED = re.compile(r"(?:,|,? and) (?:the )?(?:[A-Z][\w-]+ ){1,3}(?:about |over |nearly |some )?\Z")
_IN_THAT = re.compile(r",? (?:in|during|for) (?:the )?(?:first )?")


def _is_of_former(date: DateMention, former: Amount, amount: Amount, dates: Sequence[DateMention], flat: str) -> bool:
    """Whether a date before an amount belongs to a former one, and does not open the amount's own clause."""
    if former.start >= amount.start or rule("same_verb").fullmatch(flat, former.end, amount.start):
        return False
    if (
        len(date.period) == len("2005/2024")
        and date.end <= former.start
        and not any(former.end <= d.start < amount.start for d in dates)
    ):
        # "In the period from 1995 to 2022 A invested $6 million, and B's investments made up $1 million".
        now = rule("as_of_now").search(flat, former.end, amount.start)
        return now is not None or not _MARKED.search(flat, former.end, amount.start)
    return date.end <= former.start or (former.end <= date.start and not _MARKED.search(flat, former.end, date.start))


def _is_told_by_the_way(date: DateMention, former: Amount, amount: Amount, flat: str) -> bool:
    """Whether a date is told of a former amount: "a grant of $5 million which it gave last year, and a loan of …"."""
    between = former.end <= date.start and former.end < amount.start
    return between and rule("by_the_way").fullmatch(flat, former.end, date.start) is not None


def _promised_for(amount: Amount, dates: Sequence[DateMention], sentence: Sentence, flat: str) -> DateMention | None:
    """The year that opens a clause which promises money: "in 2024 Denmark will provide aid worth …"."""
    before = [d for d in dates if d.end <= amount.start]
    if not before or not _is_whole_year(before[-1]) or re.search(r"[,;] ", flat[before[-1].end + 1 : amount.start]):
        return None
    ahead = flat[sentence.start : before[-1].start]
    return before[-1] if not ahead.strip(" \"'") or _GIVEN_IN.search(ahead) else None


def _is_whole_year(date: DateMention) -> bool:
    """Whether a date is a year, by the calendar or as a state counts its money."""
    if len(date.value) == len("2024"):
        return True
    first, last = date.value, date.last
    return last is not None and int(last[:4]) == int(first[:4]) + 1 and int(last[5:7] or 0) == int(first[5:7]) - 1


def _aimed_at(amount: Amount, amounts: Sequence[Amount], dates: Sequence[DateMention], flat: str) -> DateMention | None:
    """The year by which an amount is to be reached, told before: "by 2030 they plan to bring trade to $2 billion"."""
    start = max((a.end for a in amounts if a.end <= amount.start), default=0)
    before = [d for d in dates if start <= d.start and d.end <= amount.start]
    return before[-1] if before and _BY.search(flat, max(start, before[-1].start - 30), before[-1].start) else None


def _part_start(flat: str, start: int, end: int) -> int:
    """Where the part of a sentence begins that ends at an amount: after a semicolon that stands in no bracket."""
    semicolon = flat.rfind(";", start, end)
    if semicolon < 0 or flat.count("(", start, semicolon) > flat.count(")", start, semicolon):
        return start
    return semicolon


def is_comparison(date: DateMention, sentence: Sentence, flat: str) -> bool:
    """Whether a date is only one with which an amount is compared: "up by a fifth from 2022"."""
    start = max(sentence.start, date.start - 40)
    if rule("comparison").search(flat, start, date.start):
        # "Against $5 million in 2022" is an amount of its own; only "against 2022" compares with the date.
        return True
    weak = rule("comparison_weak").search(flat, start, date.start)
    return bool(weak and rule("growth").search(flat, max(sentence.start, weak.start() - 50), weak.start()))


def _is_of_giving(date: DateMention, sentence: Sentence, flat: str) -> bool:
    """Whether money was handed over in a month: "in May they donated …", not "the flood that struck in May"."""
    ahead = flat[sentence.start : date.start]
    for gave in rule("gave").finditer(flat, sentence.start, sentence.end):
        if gave.end() <= date.start:
            if _OTHER_ACT.search(flat, gave.end(), date.start) is None:
                return True
        elif _OPENS.search(ahead) and _OTHER_ACT.search(flat, date.end + 1, gave.start()) is None:
            return True
    return False


def _clause_of(date: DateMention, sentence: Sentence, flat: str) -> int:
    """Where the words of the act begin beside which a date stands: "approved $3m, of which $1m was paid in May"."""
    which = [m.start() for m in _WHICH.finditer(flat, sentence.start, date.start)]
    return which[-1] if which else sentence.start


_WHICH = re.compile(r"[,;] (?:of which|of this|while|whereas) ")
_OPENS = re.compile(r"(?:\A|; |, (?:and |while |but ))\W*(?:[Ii]n |[Dd]uring |[Bb]ack in |[Ll]ate in |[Ee]arly in )?\Z")
_OTHER_ACT = re.compile(r"[,;] |\b(?:which|who|that|when|where|after|following|since|before)\b")


def _accepted(date: DateMention, indicator: Indicator, sentence: Sentence, flat: str, *, close: bool) -> str | None:
    """The period of a date, where the amount can be of it and not only told or agreed on in it."""
    month = len(date.period) == len("2026-01") and date.last is None
    if indicator == "other" and date.last is None:
        semicolon = flat.find(";", date.end, sentence.end)
        end = sentence.end if semicolon < 0 else semicolon
        moment = rule("moment").search(flat, _clause_of(date, sentence, flat), end)
        # "In May they donated $5 million", but no month in which money was promised or a paper signed.
        given = not moment and _is_of_giving(date, sentence, flat)
        return None if (month and not given) or (moment and not close) else date.period
    if month and not close and rule("encounter").search(flat, sentence.start, sentence.end):
        return None
    return date.period
