"""The date that is bound to an amount: by a bracket, by its place in a row, right behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kzgraph.extraction.context import DateMention, Sentence
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.rows import run
from kzgraph.extraction.figures.rules import rule
from kzgraph.model import Indicator

_TIED = re.compile(r"(?:'s)?[ ]?(?:[:=–—-]|\([^()\d$€£]{0,24})?[ ]?\Z")
# "Compared to May 2023, in which they reached $5 million".
_WHEN = re.compile(r",? (?:(?:in|during|for) which|when) (?:it|they|this|that|the [a-z]+) [a-z]+ (?:[a-z]+ ){0,3}")
_BOTH = re.compile(
    r",?[ ](?:and[ ](?:(?:(?:its|their)[ ])?(?:exports?|imports?)[ ](?:of|worth|at)[ ])?"
    r"|against[ ](?:(?:its|their)[ ])?(?:exports?|imports?)[ ](?:of|worth|at)[ ])"
)
_LEADS = re.compile(r"[ ](?:up[ ])?to[ ](?:(?:about|nearly|some|over|almost|more[ ]than)[ ])?")
_NEXT_PART = re.compile(r"[ ](?:and|while|but)[ ](?:already[ ])?(?:in|during|for|over)[ ](?:the[ ])?\Z")
_ANOTHER = re.compile(r"[ ]and[ ](?:for|to|on|by)\b")
_IN_BRACKET = re.compile(r"[ ]?\((?:in[ ])?")
_ENDS_ASIDE = re.compile(r"[^,;.$€£¥\d]{0,40},")
# Behind an amount: what else is to be done, with a paper that is for some years.
_OF_PAPER = re.compile(
    r"[^.;$€£¥\d]*\band to [^.;,$€£¥\d]*\b(?:[Pp]lan(?: of [Aa]ction)?|[Pp]rogramme?|[Rr]oad ?map|[Ss]trategy)\b"
    r"(?: [A-Za-z-]+){0,5} (?:for|of|in) (?:the (?:years|period) (?:of )?)?"
)
_ARTICLE = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]his|of)|'s) \Z")
_AFTER_WHAT = re.compile(
    r"\b(?:after|following) (?:the |an? |its |their )(?!(?:first|second|third|fourth|start|beginning|end|close)\b)"
    r"(?:[a-z]{3,} ){1,3}(?:of|in) \Z"
)
_IN = re.compile(r" (?:(?:in|for|during) (?:the )?)?")
# A mark, but not that of an abbreviation: "the railway (CFM)".
_MARK = re.compile(r"[,;:—]|\((?![A-Z]{2,8}\))|(?<![A-Z])\)")
# Between the members of a row of dates or amounts.
_ROW = re.compile(r"(?:,|,? and|;)[ ](?:in |for )?")
_ADJACENT = 60


def tied_to(amount: Amount, dates: Sequence[DateMention], flat: str) -> DateMention | None:
    """The date to which an amount is bound by a bracket or dash: "2022 ($514.9 million)", "$862 million (2010)"."""
    for date in dates:
        if date.start >= amount.end and _IN_BRACKET.fullmatch(flat, amount.end, date.start):
            return date if flat.startswith(")", date.end) else None
        if date.start >= amount.end and _IN.fullmatch(flat, amount.end, date.start):
            return None  # "in 2023 ($5 million in 2022)": the amount has its own behind it
    before = [d for d in dates if d.end <= amount.start]
    told = before and any(form.fullmatch(flat, before[-1].end, amount.start) for form in (_TIED, _WHEN))
    return before[-1] if told else None


def in_closed_bracket(date: DateMention, amount: Amount, flat: str) -> bool:
    """Whether a date is that of an amount in brackets before another: "$5 million ($4 million in 2022), imports".

    So it is in "$5 million (2022: $4 million), imports".
    """
    opens, closes = flat.rfind("(", 0, date.start), flat.find(")", date.end, max(date.end, amount.start))
    if opens < 0 or closes < 0 or ")" in flat[opens : date.start]:
        return False
    return re.search(r"[$€£¥]|illion|\b[A-Z]{3} ?\d", flat[opens:closes]) is not None


def of_plan(amount: Amount, amounts: Sequence[Amount], dates: Sequence[DateMention], flat: str) -> DateMention | None:
    """The years of the plan for which money is meant: "$5 million over its 13th Five Year Plan (2024-29)"."""
    stop = min((a.start for a in amounts if a.start > amount.start), default=len(flat))
    for date in dates:
        if amount.end <= date.start < stop and "/" in date.period and flat.startswith(")", date.end):
            return date if _PLAN.fullmatch(flat, amount.end, date.start) else None
    return None


_PLAN = re.compile(
    r"[^;:.()$€£¥]{0,90}[ ](?:over|during|for|under|within|in)[ ][^;:.()$€£¥]{0,60}"
    r"(?:[Pp]lan|[Pp]rogramme|[Pp]rogram|[Pp]eriod|[Cc]ycle|[Ff]ramework|[Ss]trategy|[Pp]hase|[Tt]erm)[ ]?\("
)


def is_aside(date: DateMention, amount: Amount, sentence: Sentence, flat: str) -> bool:
    """Whether a date tells when something else was: "the 2021 agreement", "the plant, built in 2015, cost $5m"."""
    if _ARTICLE.search(flat, sentence.start, date.start) and rule("year_of_name").match(flat, date.end):
        return True
    if _AFTER_WHAT.search(flat, max(sentence.start, date.start - _ADJACENT), date.start):
        return True  # "lent $5 million after the riots of 2006"
    if _OF_PAPER.fullmatch(flat, amount.end, max(date.start, amount.end)):
        return True  # "raise trade to $5 million and to carry out the programme for 2026-2028"
    if _ENDS_ASIDE.match(flat, date.end, max(date.end, amount.start)) is None:
        return False
    comma = flat.rfind(",", sentence.start, date.start)
    opens = rule("opens_aside").match(flat[comma + 1 : date.start]) if comma >= 0 else None
    # "The programme, carried out in 2019-2024, has a budget of": what lasts so long is what the money is for.
    return opens is not None and ("/" not in date.period or opens.group().startswith(" wh"))


def is_of_count(date: DateMention, sentence: Sentence, flat: str) -> bool:
    """Whether a date tells when a stock was counted, or what was lent until then: no period of a flow."""
    month = date.last is None and len(date.value) == len("2024-01")
    keys = ("as_of", "end_of") if month else ("as_of",)
    return any(rule(key).search(flat, max(sentence.start, date.start - 20), date.start) for key in keys)


def in_order(amount: Amount, amounts: Sequence[Amount], dates: Sequence[DateMention], flat: str) -> DateMention | None:
    """The date of an amount where as many dates as amounts stand in a row: "in 2022 and 2023 … $3 and $5 million"."""
    told = run(amounts, amount, _ROW, flat)
    row, count = [d for d in dates if d.end <= told[0].start], len(told)
    listed = all(_ROW.fullmatch(flat, a.end, b.start) for a, b in pairwise(row[-count:]))
    single = len(row) > count and _ROW.fullmatch(flat, row[-count - 1].end, row[-count].start)
    return row[told.index(amount) - count] if 1 < count <= len(row) and listed and not single else None


def at_ends(amount: Amount, amounts: Sequence[Amount], dates: Sequence[DateMention], flat: str) -> str | None:
    """The first or last year of a span between which an amount rose: "from 2005 to 2015 trade rose from $1m to $2m"."""
    ends = risen_between(amount, amounts, flat)
    if ends is None or ends[0].start > ends[1].start:
        return None
    start, end = min(a.start for a in ends), max(a.end for a in ends)
    before = [d for d in dates if d.end <= start]
    behind = next((d for d in dates if d.start >= end), None)
    spans = [d for d in (behind, *before[-1:]) if d and len(d.period.split("/")) == len(("from", "to"))]
    if behind and not _OVER.fullmatch(flat, end, behind.start):
        spans = [d for d in spans if d is not behind]
    # "In January-May trade rose from $1m to $2m": both amounts are of such months, of two years.
    if not spans or _within_year(spans[0]) or (spans[0] is behind and len(behind.period) != len("2005/2024")):
        return None
    return spans[0].period.split("/")[ends.index(amount)]


def grown_over(amount: Amount, dates: Sequence[DateMention], flat: str) -> str | None:
    """The last year of a span in which an amount grew: "grew by half from 2020 to 2023, reaching $5 million"."""
    before = [d for d in dates if d.end <= amount.start]
    if (
        not before
        or len(before[-1].period) != len("2005/2024")
        or _SINCE.search(flat, max(0, before[-1].end - 20), before[-1].end)
    ):
        return None
    grown = rule("growth").search(flat, max(0, before[-1].start - _ADJACENT), before[-1].start)
    reached = grown and rule("grown_to").fullmatch(flat, before[-1].end, amount.start)
    return before[-1].period.split("/")[1] if reached else None


_SINCE = re.compile(r"\bsince (?:the year )?(?:19|20)\d\d\Z")


def _within_year(date: DateMention) -> bool:
    first, last = date.period.split("/")
    return first[:4] == last[:4]


def risen_between(amount: Amount, amounts: Sequence[Amount], flat: str) -> tuple[Amount, Amount] | None:
    """The former and the latter amount of "from $1m to $2m" or "to $2m from $1m" where the amount is one of them."""
    i = amounts.index(amount) if amount in amounts else -1
    for k in (i, i - 1):
        if not 0 <= k < len(amounts) - 1:
            continue
        a, b = amounts[k], amounts[k + 1]
        for first, second, ends in (("from_first", "to_second", (a, b)), ("to_first", "from_second", (b, a))):
            if rule(second).fullmatch(flat, a.end, b.start) and rule(first).search(flat, max(0, a.start - 30), a.start):
                return ends
    return None


# "From $1m to $2m, an increase of 5%, between 2005 and 2015".
_OVER = re.compile(
    r"(?:,[^,;.$€£¥]{2,40},)?[ ](?:(?:over|in|during|for|across)[ ](?:the[ ])?(?:period[ ])?(?:of[ ]|from[ ])?)?"
)


def leading_to(amount: Amount, dates: Sequence[DateMention], flat: str) -> DateMention | None:
    """The span that leads to an amount, or its year: "brings the total since 2021 to €197 million"."""
    spans = [
        d
        for d in dates
        if d.end <= amount.start and ("/" in d.period or _BRINGS.search(flat, max(0, d.start - _BRINGS_REACH), d.start))
    ]
    return spans[-1] if spans and _LEADS.fullmatch(flat, spans[-1].end, amount.start) else None


_BRINGS = re.compile(r"\b(?:bring|tak|rais|lift)(?:s|es|ing)? [^,;.]{0,60}\Z")
_BRINGS_REACH = 80


def right_behind(
    amount: Amount, amounts: Sequence[Amount], dates: Sequence[DateMention], flat: str, indicator: Indicator
) -> DateMention | None:
    """The date that follows an amount without a mark between: "$5 million in 2023"; months before their year."""
    later = [a for a in amounts if a.start > amount.start]
    if later and _BOTH.fullmatch(flat, amount.end, later[0].start):
        # "Were $5 million and $3 million in 2022": the year is for both, as the next one finds it.
        return right_behind(later[0], later, dates, flat, indicator)
    following = later[0].start if later else len(flat)
    mark = _MARK.search(flat, amount.end, following)
    right = mark.start() if mark else following
    if indicator == "other" and (another := _ANOTHER.search(flat, amount.end, right)):
        right = another.start()
    near = [d for d in dates if amount.end <= d.start < min(right, amount.end + _ADJACENT)]
    if later:  # "was $5 million and in 2023 it rose to $6 million": the year is of the next
        near = [d for d in near if not _NEXT_PART.search(flat, amount.end, d.start)]
    # "$3 million of last year's total fell to the first nine months", but not "in 2023 and in January-May 2024".
    finer = (d for d in near if d.last and " and " not in flat[near[0].end : d.start])
    return next(finer, near[0] if near else None)


def has_own_time(flat: str, start: int, end: int, indicator: Indicator) -> bool:
    """Whether money is of another programme than the one told before: "…; for the current programme $5 million"."""
    return indicator == "other" and _OWN_TIME.search(flat, start, end) is not None


_OWN_TIME = re.compile(r"; (?:[^;]{0,60} )?(?:current|present|new|next|coming|until)\b")


def is_grown_since(date: DateMention, amount: Amount, sentence: Sentence, flat: str, *, trade: bool) -> bool:
    """Whether a date is the one since which trade grew: "has doubled since 2020 and reached $5 million"."""
    since = _SINCE.search(flat, date.start, date.end) or _SINCE.search(
        flat, max(sentence.start, date.start - 7), date.end
    )
    since = since or _SINCE_PART.search(flat, max(sentence.start, date.start - 30), date.start)
    if since is None:
        return False
    before = None
    if trade:
        before = rule("growth").search(flat, max(sentence.start, since.start() - 50), since.start())
    return before is not None or _HAS_GROWN.search(flat, date.end, max(date.end, amount.start)) is not None


_SINCE = re.compile(r"\bsince ", re.IGNORECASE)
_SINCE_PART = re.compile(r"\bsince (?:the (?:beginning|start|middle|end) of|early|mid-?|late) \Z", re.IGNORECASE)
_HAS_GROWN = re.compile(
    r"\b(?:has|have) (?:\w+ )?(?:grown|risen|increased|doubled|tripled|quadrupled|fallen|declined|dropped|expanded)\b"
)
