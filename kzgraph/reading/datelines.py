"""When a text was published, where it says so itself: in a prefix, a dateline at its head, or the date below its end.

Only full dates count, and only where they stand as a date of publication stands: never in running prose, and never
where day and month cannot be told apart (03/04/2025). No date is better than a wrong one, since every post is attested
by it.
"""

from __future__ import annotations

import re
from datetime import date as Day

from kzgraph.model import IsoDate

HEAD = 300
"""Characters of the head in which a dateline may stand: below a headline and a line of sharing buttons."""

TAIL_LINES = 5
"""Lines with text at the end among which the date may stand: below it come sources, links and press contacts."""

SHORT_LINE = 40
"""A line up to this length before a date is a place or a signature, not prose that was wrapped."""

MAX_LINE = 120
"""A longer line is no dateline."""

YEARS = range(1900, 2101)

_MONTH_NAMES = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
_MONTH = "(?i:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    r"(?:\d{4}-\d{2}-\d{2}|\d{4}/\d{2}/\d{2}|\d{4}\.\d{2}\.\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}"
    rf"|{_DAY} (?:of )?{_MONTH},? \d{{4}}|{_MONTH} {_DAY},? \d{{4}})(?!\d)"
)
_ISO = re.compile(r"(\d{4})([-/.])(\d{2})\2(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_DAY_FIRST = re.compile(rf"({_DAY}) (?:of )?({_MONTH}),? (\d{{4}})")
_MONTH_FIRST = re.compile(rf"({_MONTH}) ({_DAY}),? (\d{{4}})")

_WORD = r"[^\W\d_a-z][\w.'’-]*"
_NO_PLACE = r"(?!(?i:on|in|at|by|of|since|from|until|till|after|before|as|updated|modified|edited|signed|adopted)\b)"
_PLACE = rf"{_NO_PLACE}{_WORD}(?: {_WORD}){{0,3}}(?:, {_WORD}(?: {_WORD}){{0,3}})?"
_CAPITALS = rf"{_NO_PLACE}[^\W\d_a-z][^\W\d_a-z.'’ -]+(?:[ -][^\W\d_a-z.'’ -]+){{0,3}}"
_WEEKDAY = r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_LABEL = r"(?i:(?:date|published|posted|release date|date of publication|issued)(?: on)?)"
_TIME = r"\d{1,2}[:.]\d{2}(?: ?(?i:am|pm|hrs))?(?: ?\(?[A-Z]{2,4}\)?)?"

_PREFIX = re.compile(r"\s*date (\d{4}-\d{2}-\d{2})(?!\d)")
_LINE = re.compile(
    rf"(?:{_LABEL}(?:: ?| ))?(?:{_PLACE},? )?(?:{_WEEKDAY},? )?"
    rf"\(?(?P<date>{_DATE})\)?(?:,? (?:at )?{_TIME}|, {_PLACE})?"
)
# "ASTANA, March 3, 2025 (AGENCY) –" and "Brussels, 18 October 2024 – The ...": capitals, or a mark after the date.
_INLINE = re.compile(
    r"(?:\([^()\n]{1,60}\) )?"
    rf"(?:{_CAPITALS}(?:, {_PLACE})?,? \(?(?P<date>{_DATE})\)? ?(?:[-–—(/:.]|$)"
    rf"|{_PLACE},? \(?(?P<second>{_DATE})\)? ?[-–—(/:])"
)
_HANGING = re.compile(
    r"(?:,|\b(?:on|of|in|at|by|from|since|until|till|to|and|or|the|a|an|for|dated|before|after|between|with))$"
)
_SENTENCE_END = (".", "!", "?", ":", ";", "”", '"', "»", ")", "]", "—", "–")


def find_published(text: str) -> IsoDate | None:
    """The day on which a text says that it was published, or None."""
    prefix = _PREFIX.match(text)
    if prefix:
        return parse_date(prefix[1])
    lines = [line.strip() for line in text.split("\n")]
    return _in_head(lines) or _in_tail(lines)


def parse_date(text: str) -> IsoDate | None:
    """A full date in any of the forms that the press uses, as ISO 8601; None if it is none, or an ambiguous one."""
    text = " ".join(text.split())
    if found := _ISO.fullmatch(text):
        return _iso(found[1], found[3], found[4])
    if found := _DAY_FIRST.fullmatch(text):
        return _iso(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.fullmatch(text):
        return _iso(found[3], _month(found[1]), found[2])
    if found := _NUMBERS.fullmatch(text):
        return _from_numbers(found[1], found[2], found[3], found[4])
    return None


def _from_numbers(first: str, mark: str, second: str, year: str) -> IsoDate | None:
    day_first, month_first = _iso(year, second, first), _iso(year, first, second)
    if mark == ".":  # with dots the day always comes first
        return day_first
    if day_first and month_first and day_first != month_first:
        return None
    return day_first or month_first


def _iso(year: str, month: str | int, day: str) -> IsoDate | None:
    try:
        found = Day(int(year), int(month), int(day.rstrip("stndrh")))
    except ValueError:
        return None
    return found.isoformat() if found.year in YEARS else None


def _month(name: str) -> int:
    return _MONTHS[name.rstrip(".").lower()]


def _in_head(lines: list[str]) -> IsoDate | None:
    position = 0
    for index, line in enumerate(lines):
        if position > HEAD:
            break
        found = _date_line(lines, index) or _inline(line)
        if found:
            return found
        position += len(line) + 1
    return None


def _in_tail(lines: list[str]) -> IsoDate | None:
    last = [index for index, line in enumerate(lines) if line][-TAIL_LINES:]
    return next((found for index in reversed(last) if (found := _date_line(lines, index))), None)


def _inline(line: str) -> IsoDate | None:
    found = _INLINE.match(line[:HEAD])
    return parse_date(found["date"] or found["second"]) if found else None


def _date_line(lines: list[str], index: int) -> IsoDate | None:
    """The date of a line that holds nothing else, or between its bars nothing else ("Astana | 3 March 2025")."""
    parts = re.split(r"\s*[|·•]\s*", lines[index])
    if len(lines[index]) > MAX_LINE or (len(parts) == 1 and _in_prose(lines, index)):
        return None
    return next((parse_date(found["date"]) for part in parts if (found := _LINE.fullmatch(part))), None)


def _in_prose(lines: list[str], index: int) -> bool:
    """Whether a line is a piece of hard-wrapped prose that happens to hold a date alone."""
    before = lines[index - 1] if index else ""
    after = lines[index + 1] if index + 1 < len(lines) else ""
    if after[:1].islower() or _HANGING.search(before.lower()):
        return True
    is_headline = not any(lines[: max(index - 1, 0)])
    return not (len(before) <= SHORT_LINE or is_headline or before.endswith(_SENTENCE_END))
