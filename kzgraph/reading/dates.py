"""A full date in any of the forms that the press writes it in, as ISO 8601. An ambiguous one (03/04/2025) is none."""

from __future__ import annotations

import re
from datetime import date as Day

from kzgraph.model import IsoDate

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
DATE = (
    r"(?:\d{4}-\d{2}-\d{2}|\d{4}/\d{2}/\d{2}|\d{4}\.\d{2}\.\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}"
    rf"|{_DAY}[ -](?:of )?{_MONTH},?[ -]\d{{4}}|{_MONTH} {_DAY},? \d{{4}})(?!\d)"
)
_ISO = re.compile(r"(\d{4})([-/.])(\d{2})\2(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_DAY_FIRST = re.compile(rf"({_DAY})[ -](?:of )?({_MONTH}),?[ -](\d{{4}})")
_MONTH_FIRST = re.compile(rf"({_MONTH}) ({_DAY}),? (\d{{4}})")


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
