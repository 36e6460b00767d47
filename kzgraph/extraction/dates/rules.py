"""What the forms of `forms` mean.

A resolver gets the match and the `Reading` so far and gives a `When`, or None where the form does not hold or where
nothing tells which day is meant. Dates relative to another one are in
`relative`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date as Day

from kzgraph.extraction.context import DateMention
from kzgraph.extraction.dates.calendar_words import day, iso_month, month_of, number_of
from kzgraph.extraction.dates.told_year import year_behind, year_told
from kzgraph.extraction.dates.years import direction, resolve_year
from kzgraph.extraction.knowledge import lexicon, lowered


@dataclass(frozen=True, slots=True)
class When:
    """What a date means; `period` is given where it is not `value`."""

    value: str
    last: str | None = None
    period: str | None = None
    relative: bool = False


@dataclass(slots=True)
class Reading:
    """How far the reading has come: the text, what is known of its day, and the dates found before."""

    flat: str
    published: Day | None
    hint: int | None
    seen: list[DateMention] = field(default_factory=list)

    def year(self, match: re.Match[str], name: str = "y") -> int | None:
        """The year that a match gives in digits or words ("of last year"); None where it gives none that resolves."""
        groups = match.groupdict()
        if digits := groups.get(name):
            return int(digits)
        words = lowered(groups.get(f"{name}w") or "").split()
        if not words:
            return None
        if words[-1] in ("that", "same"):
            told = next((x for x in reversed(self.seen) if _TELLS_YEAR.search(self.flat, x.start, x.end)), None)
            return int((told or self.seen[-1]).value[:4]) if self.seen else None
        step = {"last": -1, "past": -1, "previous": -1, "next": 1}.get(words[-1], 0)
        return self.published.year + step if self.published else None

    def has_year(self, match: re.Match[str], name: str = "y") -> bool:
        """Whether the match gives a year at all, resolved or not."""
        groups = match.groupdict()
        return bool(groups.get(name) or groups.get(f"{name}w"))

    def year_of(self, match: re.Match[str], month: int, number: int | None, name: str = "y") -> int | None:
        """The year of a day or month: given, else by the day of publication, else the document's."""
        if self.has_year(match, name):
            return self.year(match, name)
        if self.published is None:
            return self.hint
        way = direction(self.flat, *match.span())
        told = year_told(self.flat, self.seen, match.start(), month, number) if way != "future" else None
        told = told or year_behind(self.flat, match.end(), month, self.published)
        year = resolve_year(month, number, self.published, way)
        return min(year, told) if told else year

    def year_of_period(self, match: re.Match[str], last_month: int) -> int | None:
        """The year of months counted within it: given, else the latest in which they were over at publication."""
        if self.has_year(match):
            return self.year(match)
        if self.published is None:
            return self.hint
        if direction(self.flat, *match.span()) == "future":
            return self.published.year + (last_month < self.published.month)
        return self.published.year - (last_month > self.published.month)


# "On Monday", told since, is no date whose year "that year" means.
_TELLS_YEAR = re.compile(r"\d{4}|\byear", re.IGNORECASE)

Resolver = Callable[[re.Match[str], Reading], When | None]


def iso(m: re.Match[str], _: Reading) -> When | None:
    found = day(int(m["y"]), int(m["m"]), int(m["d"]))
    return When(found.isoformat()) if found else None


def slashed(m: re.Match[str], reading: Reading) -> When | None:
    """03/04/2024 is left alone: nobody knows whether it is in March or in April."""
    a, b = int(m["d"]), int(m["m"])
    if a <= 12 and b <= 12 and a != b:
        return None
    found = day(int(m["y"]), *((b, a) if b <= 12 else (a, b)))
    return When(found.isoformat()) if found else None


def one_day(m: re.Match[str], reading: Reading) -> When | None:
    month, number = month_of(m["m"]), int(m["d"])
    year = reading.year_of(m, month, number)
    found = day(year, month, number) if year else None
    return When(found.isoformat(), relative=not m["y"]) if found else None


def week_of(m: re.Match[str], reading: Reading) -> When | None:
    """ "In the week of 10 October": its month, since nobody knows which day of it is meant."""
    begins = one_day(m, reading)
    return begins and When(begins.value[:7], relative=begins.relative)


def span_of_days(m: re.Match[str], reading: Reading) -> When | None:
    """Days of one month: 3–4 July 2024, March 2 and 3."""
    month, first, last = month_of(m["m"]), int(m["d"]), int(m["e"])
    year = reading.year_of(m, month, first)
    a, b = (day(year, month, first), day(year, month, last)) if year else (None, None)
    return _span(a, b, relative=not m["y"])


def span_of_days_across(m: re.Match[str], reading: Reading) -> When | None:
    """Days of two months: 30 May to 2 June, 30 December 2023 – 2 January 2024."""
    first, last = month_of(m["m"]), month_of(m["n"])
    end = reading.year_of(m, last, int(m["e"]))
    start = int(m["z"]) if m["z"] else end and end - (first > last)
    a = day(start, first, int(m["d"])) if start else None
    return _span(a, day(end, last, int(m["e"])) if end else None, relative=not m["y"])


def _span(a: Day | None, b: Day | None, *, relative: bool) -> When | None:
    if a is None or b is None or b <= a:
        return None
    return When(a.isoformat(), b.isoformat(), f"{a.isoformat()}/{b.isoformat()}", relative)


def one_month(m: re.Match[str], reading: Reading) -> When | None:
    month = month_of(m["m"])
    year = reading.year_of(m, month, None)
    return When(iso_month(year, month), relative=not m.groupdict().get("y")) if year else None


def month_of_event(m: re.Match[str], reading: Reading) -> When | None:
    """ "The May summit", "his June trip": the nearest such month, whatever the verbs around it say.

    What was done "at the July session" was done in the last July.
    """
    if reading.published is None:
        return None
    month, left = month_of(m["m"]), reading.flat[max(0, m.start() - _AT_IT) : m.start("m")]
    done = _DONE_AT.search(left) and not _TO_BE_DONE.search(left)
    way = direction(reading.flat, m.start("m"), m.end("m")) if done else None
    year = resolve_year(month, None, reading.published, "past" if way == "past" else None)
    return When(iso_month(year, month), relative=True)


_DONE_AT = re.compile(r"\b(?:at|during|since|after|following)(?:'s| \w+) $")
_TO_BE_DONE = re.compile(r"\bto (?!it\b|th)[a-z]+\b|\b(?:will|would|should|for) ")
# So much before the month of an event is looked at for what was done there.
_AT_IT = 60


def named_month(m: re.Match[str], reading: Reading) -> When | None:
    """Last, this or next November."""
    if reading.published is None:
        return None
    month, year, now = month_of(m["m"]), reading.published.year, reading.published.month
    word = lowered(m["w"]).split()[-1]
    year += {"last": -(month >= now), "past": -(month >= now), "next": int(month <= now)}.get(word, 0)
    return When(iso_month(year, month), relative=True)


def span_of_months(m: re.Match[str], reading: Reading) -> When | None:
    """January–July 2025, from April 2023 to March 2024, October–December 2023-24 (of an Indian financial year)."""
    first, last = month_of(m["m"]), month_of(m["n"])
    if m["z"] and m["y"] and m.string[m.end("z") : m.start("n")].strip() == "and" and m.start() == m.start("m"):
        return None  # "in May 2014 and May 2015" are two
    if m["f"]:
        start = int(m["y"]) + (first < 4)
        return period_of(start, first, start + (last < first), last)
    end = reading.year_of_period(m, last)
    if end is None:
        return None
    start = int(m["z"]) if m["z"] else end - (first > last)
    return period_of(start, first, end, last, relative=not m["y"])


def period_of(start: int, first: int, end: int, last: int, *, relative: bool = False) -> When | None:
    """Whole months from one to another; the twelve months of a calendar year are the year."""
    if (start, first) >= (end, last):
        return None
    a, b = iso_month(start, first), iso_month(end, last)
    period = f"{start:04d}" if (start, first, last) == (end, 1, 12) else f"{a}/{b}"
    return When(a, b, period, relative)


def counted(m: re.Match[str], reading: Reading) -> When | None:
    """The first eight months, nine months of 2023."""
    count = number_of(m["c"])
    if count is None or not 2 <= count <= 12:
        return None
    year = reading.year_of_period(m, count)
    return period_of(year, 1, year, count, relative=not m.groupdict().get("y")) if year else None


def part(m: re.Match[str], reading: Reading) -> When | None:
    """Quarters and halves: first quarter of 2024, Q1 2025, H1, first three quarters."""
    size = 6 if m["unit"][0].lower() in "hs" else 3
    count, only = number_of(m["c"]), True
    if m.groupdict().get("several"):
        count, only = number_of(m["several"]), False
    if count is None or not 1 <= count <= 12 // size:
        # "The last half" is the second one.
        count = 12 // size if lowered(m["c"]) == "last" else 0
    if not count:
        return None
    year = reading.year_of_period(m, count * size)
    first = count * size - size + 1 if only else 1
    now = reading.published
    if now and m.group().lower().endswith("of the year") and first > now.month and not m["y"]:
        year = now.year  # "agreed to meet in the second half of the year": to come, where it has not begun
    return period_of(year, first, year, count * size, relative=not m["y"]) if year else None


def season(m: re.Match[str], reading: Reading) -> When | None:
    """A season gives the year: the calendar knows no month of it that the text would mean."""
    if given := m.groupdict().get("y"):
        return When(given)
    if reading.published is None:
        return None
    begins, now = int(lexicon("dates")["seasons"][lowered(m["m"])]), reading.published
    step = {"last": -(begins + 2 >= now.month), "next": int(begins <= now.month)}.get(lowered(m["w"]), 0)
    return When(str(now.year + step), relative=True)


def season_alone(m: re.Match[str], reading: Reading) -> When | None:
    """ "In the autumn": of the year that the sentence means, the last one or the next."""
    if reading.published is None:
        return None
    begins = int(lexicon("dates")["seasons"][lowered(m["m"])])
    middle = min(begins + 1, 12)  # of a winter the year in which it begins
    year = resolve_year(middle, None, reading.published, direction(reading.flat, *m.span()))
    return When(str(year), relative=True)


def fiscal(m: re.Match[str], _: Reading) -> When | None:
    first = int(m["y"]) if m["y"] else 2000 + int(m["s"])
    if not m["f"]:
        return When(str(first))
    last = int(m["f"]) if len(m["f"]) == 4 else first // 100 * 100 + int(m["f"])
    return When(str(first), str(last), f"{first}/{last}") if last == first + 1 else None


def span_of_years(m: re.Match[str], _: Reading) -> When | None:
    first = int(m["y"])
    last = int(m["f"]) if len(m["f"]) == 4 else first // 100 * 100 + int(m["f"])
    # "2023-05" is a month, "1990-20" a number; "the plan for 2024-29" is neither.
    of_plan = first < last <= first + _LONGEST_PLAN and int(m["f"]) > _MONTHS
    plausible = last > first if len(m["f"]) == 4 else last == first + 1 or of_plan
    return When(str(first), str(last), f"{first}/{last}") if plausible else None


_MONTHS, _LONGEST_PLAN = 12, 15


def one_year(m: re.Match[str], _: Reading) -> When | None:
    return When(m["y"])


def day_dashed(m: re.Match[str], reading: Reading) -> When | None:
    """18 October 2024 and 18-Oct-2024."""
    if not m["k"]:
        return one_day(m, reading)
    found = day(int(m["k"]), month_of(m["m"]), int(m["d"]))
    return When(found.isoformat()) if found else None


def part_dashed(m: re.Match[str], reading: Reading) -> When | None:
    """Q1 of 2025 and Q1/2025."""
    if not m["k"]:
        return part(m, reading)
    size = 6 if m["unit"] == "H" else 3
    count = int(m["c"])
    return period_of(int(m["k"]), count * size - size + 1, int(m["k"]), count * size) if count * size <= 12 else None
