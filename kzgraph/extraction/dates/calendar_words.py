"""Regular expressions of the parts of a date, made from `lexicon/dates.yaml`, and small sums over ISO months.

Every blank in a pattern given to `pattern` stands for one to eight blanks ("` ?`" for none to eight), and no part
repeats without bound, so that each expression runs in linear time over any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Day
from functools import cache

from kzgraph.extraction.knowledge import lexicon, lowered

YYYY = r"(?:19|20)\d\d"
DASH = r"[ ]{0,3}[-–—−][ ]{0,3}"
TO = rf"(?:{DASH}| (?:to|until|till|through|and) )"
_CLASS_OR_BLANK = re.compile(r"\[[^\]]*\]| \??")
_BLANKS = {" ": "[ ]{1,8}", " ?": "[ ]{0,8}"}
NOT_A_YEAR = r"(?![\d%]|s\b|[.,]\d)"


@cache
def pattern(text: str) -> re.Pattern[str]:
    """The expression, compiled without regard to case; months and weekdays keep theirs."""
    spaced = _CLASS_OR_BLANK.sub(lambda m: _BLANKS.get(m.group(), m.group()), text)
    return re.compile(spaced, re.IGNORECASE)


def alternatives(words: Iterable[object]) -> str:
    """The words of a list or the keys of a map as one alternation, the longest first."""
    ordered = sorted((str(word) for word in words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in ordered) + ")"


@cache
def month_numbers() -> dict[str, int]:
    """Month names and abbreviations in lower case → 1 to 12."""
    return {name.lower(): number for number, names in lexicon("dates")["months"].items() for name in names}


def month_group(name: str) -> str:
    """A month as a named group: "Oct.", "October", "OCTOBER", but not "may"."""
    listed = lexicon("dates")["months"].values()
    full = [form for names in listed for form in (names[0], names[0].upper())]
    short = [form for names in listed for n in names[1:] for form in (n, n.upper())]
    return rf"(?P<{name}>(?-i:{alternatives(full)}\b|{alternatives(short)}\b\.?))"


def day_group(name: str) -> str:
    """A day of the month as a named group: 8, 08, 8th."""
    return rf"(?P<{name}>[0-3]?\d)(?!\d)(?:st|nd|rd|th)?"


def weekday_group(name: str) -> str:
    """A weekday as a named group, capitals kept."""
    return rf"(?P<{name}>(?-i:{alternatives(lexicon('dates')['weekdays'])}))"


def year_tail(name: str = "y") -> str:
    """What may follow a day or month to give its year: ", 2024", "of 2024", "last year", "of the same year"."""
    words = "last|this|next|that same|that|the same|the current|the previous|the past|current"
    digits = rf"(?P<{name}>{YYYY}){NOT_A_YEAR}"
    return rf"(?:(?:,[ ]{{0,8}}| )(?:of )?(?:(?:the )?(?:year )?{digits}|(?P<{name}w>{words}) year\b))"


def month_of(word: str) -> int:
    """The number of a month as written."""
    return month_numbers()[lowered(word.rstrip("."))]


def number_of(word: str) -> int | None:
    """The value of a number or ordinal in words or digits, None where it is neither."""
    word = lowered(word)
    if word.isdigit():
        return int(word)
    tables = lexicon("dates")
    value = tables["numbers"].get(word, tables["ordinals"].get(word))
    return int(value) if value else None


def day(year: int, month: int, number: int) -> Day | None:
    """The day, or None where the calendar has no such day."""
    try:
        return Day(year, month, number)
    except ValueError:
        return None


def iso_month(year: int, month: int) -> str:
    """2024-10; months beyond 1 to 12 run over into other years."""
    return f"{year + (month - 1) // 12:04d}-{(month - 1) % 12 + 1:02d}"


def shifted(value: str, years: int) -> str:
    """An ISO year, month or day moved by whole years."""
    return f"{int(value[:4]) + years:04d}{value[4:]}"
