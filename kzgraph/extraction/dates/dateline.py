"""The day and the city of the dateline with which a report opens."""

from __future__ import annotations

import re
from datetime import date as Day

from kzgraph.extraction.context import Context, DateMention, PlaceMention, Sentence
from kzgraph.model import is_day

_DATELINE_REACH = 60
# A blank and a full stop part two sentences.
_APART = 2
# A release is put out at most so many days after the day of its dateline.
_LONGEST_DELAY = 4


def dateline_day(context: Context) -> Day | None:
    """The day that the dateline gives: "Rome, 1 March 2023 – … today".

    Only where the text was published some days later, or nobody knows when.
    """
    published = context.published
    for date in context.dates[:3]:
        if is_day(date.value) and _names_month(context, date) and in_dateline(context, date):
            day = Day.fromisoformat(date.value)
            return day if published is None or 0 < (published - day).days <= _LONGEST_DELAY else None
    return None


def datelines(context: Context) -> list[tuple[int, Day]]:
    """Where each of several reports of one text begins, and the day of its dateline; empty where all are of one day."""
    published, found = context.published, dict[int, Day]()
    for date in context.dates:
        if is_day(date.value) and _names_month(context, date) and in_dateline(context, date):
            day, line = Day.fromisoformat(date.value), context.source.sentence_at(date.start)
            if line is not None and (published is None or 0 <= (published - day).days <= _LONGEST_DELAY):
                found[line.start] = day
    return sorted(found.items()) if len(set(found.values())) > 1 else []


def _names_month(context: Context, date: DateMention) -> bool:
    """Whether a day is told by its month, with a year or without: "March 10", and neither "Monday" nor "today"."""
    return not date.relative or re.search(r"\d", context.flat[date.start : date.end]) is not None


def dateline_date(context: Context, sentence: Sentence) -> str | None:
    """The day in the dateline of a sentence: what the lead of a report tells without a day was on that day."""
    before = context.source.sentence_at(sentence.start - _APART) if sentence.start >= _APART else None
    alone = before is not None and before.block == sentence.block and before.end - before.start < _DATELINE_REACH
    start = before.start if before is not None and alone else sentence.start  # "Sofia, October 11. Minister …"
    inside = (d for d in context.dates if start <= d.start < sentence.end and is_day(d.value))
    return next((d.value for d in inside if in_dateline(context, d)), None)


def day_above(context: Context) -> str | None:
    """The day that stands on a line of its own over the text: "25 August 2016, 15:40", "Moscow, 25 August 2016"."""
    lead = next((s for s in context.source.sentences if s.kind == "prose" and not _is_date_line(context, s)), None)
    if lead is None:
        return None
    for date in context.dates[:3]:
        line = context.source.sentence_at(date.start)
        if line is not None and line.end <= lead.start and is_day(date.value) and not date.relative:
            return date.value if _is_date_line(context, line) else None
    return None


def _is_date_line(context: Context, line: Sentence) -> bool:
    """Whether a line is nothing but a date, with the hour and the place at most."""
    inside = [d for d in context.dates[:3] if line.start <= d.start < line.end]
    if not inside or line.end - line.start > _DATELINE_REACH:
        return False
    before, after = context.flat[line.start : inside[0].start], context.flat[inside[0].end : line.end]
    return _BEFORE_DATE.fullmatch(before) is not None and _AFTER_DATE.fullmatch(after) is not None


_BEFORE_DATE = re.compile(r"\W*(?:(?:[A-Z][\w.'-]*,? ?){1,4}[,:–—-] ?)?")
_AFTER_DATE = re.compile(
    r"(?:[ ,|–—-]{1,3}\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?)?(?:[ ,|–—-]{1,3}(?:[Tt]he )?[A-Z][\w ,.'-]*)?\W*"
)


def in_dateline(context: Context, date: DateMention) -> bool:
    """Whether a date stands between the city and the dash that open a report: it is the report's own."""
    sentence = context.source.sentence_at(date.start)
    if sentence is None or date.start - sentence.start > _DATELINE_REACH:
        return False
    opening = _DATELINE_OPENING.fullmatch(context.flat, sentence.start, date.start)
    if opening is None and _BARE_OPENING.fullmatch(context.flat, sentence.start, date.start):
        return _DASH.match(context.flat, date.end) is not None  # "21 March 2012 – The Ambassador …"
    if opening and _FULL_STOP.match(context.flat, date.end):
        return any(sentence.start <= p.start <= sentence.start + 4 for p in context.places)
    bracketed = context.flat.startswith("(", sentence.start) and _BRACKET_END.match(context.flat, date.end)
    return opening is not None and (bracketed or _DATELINE_END.match(context.flat, date.end)) is not None


_DATELINE_OPENING = re.compile(
    r"\W{0,4}[^\W\d_a-z][\w.'/-]*(?:,? [^\W\d_a-z][\w.'/-]*){0,5}(?: [\[(][^\])]{1,30}[\])])?[,:]? ?"
)
# "Sofia, October 11. Minister …": only where a city opens it.
_FULL_STOP = re.compile(r"(?:,? \d{4})?[.:] (?=[A-Z/(])")
_BARE_OPENING = re.compile(r"\W{0,4}")
# Behind the day: "March 11 –", "March 11 (Agency) –".
_DASH = re.compile(r"(?: \([^)]{2,40}\)| /[A-Z][^/]{1,30}/)? ?(?:--|—|–|-) (?=\W?[A-Z])")
_BRACKET_END = re.compile(r" ?\)[ :–—-]")
_DATELINE_END = re.compile(
    r"\W{0,2}?(?: \d{4})?\s*(?:\([^)]{1,40}\)\s*|/[A-Z][^/]{1,30}/\s*)?(?:--|—|–|/|-|\|)\s"
    r"|\.?\s*\([^)]{1,40}\)\s*[-:]?\s"
)


def dateline_city(context: Context) -> PlaceMention | None:
    """The city with which the running text opens: "PANAMA CITY, Dec. 3 (Agency) -- …"."""
    for sentence in [s for s in context.source.sentences if s.kind != "headline"][:3]:
        for place in context.places:
            if sentence.start <= place.start <= sentence.start + 4 and not place.described:
                end = _DATELINE_CITY.match(context.flat, place.end)
                return place if end else None
    return None


_COUNTRY = r"(?:,? [A-Z][\w ]{2,20})?,? "
_DATELINE_CITY = re.compile(
    r"[^;\n]{0,60}?(?:--|—|–|/| \| | - |\.- ?|\([A-Z][\w .-]{1,30}\))"
    rf"|{_COUNTRY}(?:\w+ \d{{1,2}},?|\d{{1,2}}\.? \w+|\d{{1,2}}\.\d{{1,2}}\.?) ?\d{{4}}[.:] "
    rf"|{_COUNTRY}(?:[A-Z]\w+\.? \d{{1,2}}|\d{{1,2}} [A-Z]\w+)[.:] (?=[A-Z/])"  # "Sofia, October 11. "
    r"|: (?=[A-Z\d])"  # "Doha: The Minister"
)
