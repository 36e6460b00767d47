"""ISO dates of different precision: what agrees with what, and how they are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from kzgraph.model import IsoDate, is_day

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def agree(a: IsoDate, b: IsoDate) -> bool:
    """Whether two dates can be one: the less precise contains the other."""
    return a.startswith(b) or b.startswith(a)


@lru_cache(maxsize=65536)
def to_day(value: IsoDate | None) -> date | None:
    """The day, or None where it is not known to the day or there is no such day."""
    if value is None or not is_day(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def days_apart(a: IsoDate | None, b: IsoDate | None) -> int | None:
    """Days from `a` to `b`, negative where `b` is earlier; None where one is not known to the day."""
    first, second = to_day(a), to_day(b)
    return (second - first).days if first and second else None


def around(value: IsoDate, days: int = 1) -> tuple[IsoDate, ...]:
    """The day with its neighbours; a date that is not a day is returned alone."""
    day = to_day(value)
    if day is None:
        return (value,)
    return tuple((day + timedelta(days=n)).isoformat() for n in range(-days, days + 1) if _within(day, n))


def _within(day: date, days: int) -> bool:
    return date.min.toordinal() <= day.toordinal() + days <= date.max.toordinal()


def best(values: Iterable[IsoDate | None]) -> IsoDate | None:
    """The declared rule where documents disagree: most precise, then stated most often, then earliest."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda v: (-len(v), -counts[v], v), default=None)


def shown(value: IsoDate) -> str:
    """The date for a reader: 18 October 2024, October 2024 or 2024."""
    year, *rest = value.split("-")
    if not rest or not 1 <= int(rest[0]) <= 12:
        return value
    month = f"{_MONTHS[int(rest[0]) - 1]} {year}"
    return f"{int(rest[1])} {month}" if len(rest) == 2 else month
