"""Dates that lean on the date named before them: "a year earlier", "the same day", "in the same period"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date as Day
from datetime import timedelta

from kzgraph.extraction.context import DateMention
from kzgraph.extraction.dates.calendar_words import iso_month, number_of, shifted
from kzgraph.extraction.dates.looking_back import looks_back
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.dates.rules import Reading, When
from kzgraph.extraction.dates.years import Direction, direction
from kzgraph.extraction.knowledge import lexicon, lowered, pattern
from kzgraph.model import IsoDate, is_day

_SENTENCE_END = re.compile(r"[.!?][\"')]?\s|\n")


def word_of(match: re.Match[str]) -> str:
    return lowered(match["w"] or "")


def days_from_named(m: re.Match[str], reading: Reading) -> When | None:
    named = _day_meant(m.span(), reading, in_the_day=word_of(m).endswith("in the day"))
    if named is None:
        return None
    step = int(lexicon("dates")["days_after"][word_of(m)])
    anchor = Day.fromisoformat(named.last if named.last and step > 0 else named.value)
    return When((anchor + timedelta(days=step)).isoformat(), relative=True)


def counted_from_named(m: re.Match[str], reading: Reading) -> When | None:
    """ "Three days later" than the day named last; weeks give the month."""
    named, count = _day_meant(m.span(), reading, in_the_day=False), number_of(m["c"])
    if named is None or count is None:
        return None
    later, weeks = lowered(m["way"]) == "later", lowered(m["unit"]) == "week"
    anchor = Day.fromisoformat(named.last if named.last and later else named.value)
    day = (anchor + timedelta(days=(1 if later else -1) * count * (7 if weeks else 1))).isoformat()
    return When(day[: len("2023-01")] if weeks else day, relative=True)


# "On the 24th" is of the month that its paragraph names at most so many characters before.
_JUST_BEFORE = 250


def day_of_visit(m: re.Match[str], reading: Reading) -> When | None:
    """ "On the second day of the visit": counted from the first of the days named last."""
    span = next((x for x in reversed(reading.seen) if is_day(x.value) and x.last), None)
    count = lexicon("dates")["ordinals"].get(lowered(m["c"]))
    if span is None or count is None or lowered(m["c"]) == "last":
        return None
    day = (Day.fromisoformat(span.value) + timedelta(days=int(count) - 1)).isoformat()
    return When(day, relative=True) if day <= (span.last or "") else None


def _day_meant(words: tuple[int, int], reading: Reading, *, in_the_day: bool) -> DateMention | None:
    """The day named last before such words; in a new paragraph none long gone, where the text is about a day of these.

    "Earlier in the day" means the day on which the text reports, and none that its own sentence names beside it.
    """
    offset = words[0]
    days = [x for x in reading.seen if is_day(x.value) and not _NOWADAYS.match(reading.flat, x.start)]
    today, looks = reading.published, direction(reading.flat, *words)
    if today is not None and looks:
        days = [
            x for x in days if (x.value >= today.isoformat() if looks == "future" else x.value <= today.isoformat())
        ] or days
    if in_the_day:
        if today is not None and looks != "future":
            days = [x for x in days if x.value <= today.isoformat()]
        days = [x for x in days if _SENTENCE_END.search(reading.flat, x.end, offset)]
    broken = reading.flat.rfind("\n", 0, offset)  # where the paragraph begins
    days = [x for x in days if x.end > broken or not looks_back(reading.flat, x.start, x.end)] or days
    days = [x for x in days if x.last is None] or days
    days = [x for x in days if not _is_of_thing(reading.flat, x.start)] or days
    apart = days and (days[-1].end <= broken or not is_news(days[-1].value, reading.published))
    if in_the_day and days and apart:
        # What is told beside it has days of its own.
        of_today = [x for x in days if today and x.value == today.isoformat()]
        if _is_news_of_before(days[-1], reading):
            return days[-1]
        opening = [x for x in days if _opens(reading.flat, x.start) and is_news(x.value, reading.published)]
        days = of_today or opening or days
    if not days or days[-1].end > broken or is_news(days[-1].value, reading.published):
        return days[-1] if days else None
    return next((x for x in reversed(days) if is_news(x.value, reading.published)), days[-1])


def _is_of_thing(flat: str, start: int) -> bool:
    """Whether a day is told of a thing that somebody spoke about: "the proposal that the President made on 31 May"."""
    return pattern("dates", "day_of_thing").search(flat, max(0, start - _JUST_BEFORE), start) is not None


# "Today Uzbekistan is a strategic partner": of these times, and of no day.
_NOWADAYS = re.compile(
    r"today,?(?: [\w'-]+){1,6}? (?:is|are|remains?|(?:has|have) (?:become|grown)) (?:an?|the|one|our|among|[a-z]+ly)\b",
    re.IGNORECASE,
)


def _is_news_of_before(day: DateMention, reading: Reading) -> bool:
    """Whether a day is that of the news, told as "yesterday", "last night" or "on Monday"."""
    told = reading.flat[day.start : day.end]
    return day.relative and is_news(day.value, reading.published) and re.search(r"\d", told) is None


def _opens(flat: str, start: int) -> bool:
    """Whether a date opens its sentence: "On January 13, 2021, the Ministers met"."""
    before = flat[max(0, start - _OPENING) : start]
    return re.search(r"(?:^|\n|[.!?] )\W*(?:On )?$", before) is not None


_OPENING = 8


def day_of_month_told(offset: int, number: int, reading: Reading, way: Direction | None) -> IsoDate | None:
    """The day of that number after a month or days named just before: of the next month where that day is over by then.

    "In March he was in Bamako on the 8th", "from 5 to 8 March he was in Bamako; on the 6th"; what lies ahead is of no
    month that is over, and what is told as past of none to come. None where no month is told.
    """
    named = next((x for x in reversed(reading.seen) if len(x.value) >= len("2025-03")), None)
    if named is None or offset - named.end > _JUST_BEFORE or "\n" in reading.flat[named.end : offset]:
        return None
    first = named.value
    month = iso_month(int(first[:4]), int(first[5:7]) + (is_day(first) and number < int(first[8:])))
    if not 1 <= number <= monthrange(int(month[:4]), int(month[5:]))[1]:
        return None
    day = f"{month}-{number:02}"
    now = reading.published.isoformat() if reading.published is not None else day
    return None if (way == "future" and day < now) or (way == "past" and day > now) else day


def months_from_named(m: re.Match[str], reading: Reading) -> When | None:
    months = [x for x in reading.seen if len(x.value) >= len("2025-03")]
    # Officials who said on Monday what was done "the same month" count from the month told before.
    named = next((x for x in reversed(months) if not _is_news_of_before(x, reading)), next(reversed(months), None))
    from_now = reading.published.isoformat() if reading.published and word_of(m).startswith("earlier") else None
    month = named.value if named is not None else from_now
    if month is None:
        return None
    step = int(lexicon("dates")["months_after"][word_of(m)])
    return When(iso_month(int(month[:4]), int(month[5:7]) + step), relative=True)


def years_from_named(m: re.Match[str], reading: Reading) -> When | None:
    """ "A year earlier" than January–August 2024 is January–August 2023; "that year" is the year."""
    if not reading.seen:
        return None
    named, step = reading.seen[-1], int(lexicon("dates")["years_after"][word_of(m)])
    bare = "earlier" in word_of(m) or "before" in word_of(m)
    if step and bare and len(named.value) == 7:
        return _moved(named, step)
    if step and (financial := financial_year(reading, step)):
        return financial
    return When(str((last_year(reading) or 0) + step), relative=True)


def financial_year(reading: Reading, step: int) -> When | None:
    """The year so many before or after a financial one that was named last: "2023-24, up from … the previous year"."""
    named = reading.seen[-1] if reading.seen else None
    if named is None or not named.last or len(named.value) != 4 or int(named.last) != int(named.value) + 1:
        return None
    first, last = str(int(named.value) + step), str(int(named.last) + step)
    return When(first, last, f"{first}/{last}", relative=True)


def last_year(reading: Reading) -> int | None:
    if not reading.seen:
        return None
    named = reading.seen[-1]
    return int((named.last or named.value)[:4])


def same_period(m: re.Match[str], reading: Reading) -> When | None:
    """The months of the last period named, in the year told, else in the year before."""
    named = next((x for x in reversed(reading.seen) if len(x.value) == 7), None)
    if named is None:
        return None
    year = int(named.value[:4])
    if m["y"]:
        return _moved(named, int(m["y"]) - year)
    if m["w"] and lowered(m["w"]) in ("last", "past") and reading.published:
        # In the first months of a year "the same period last year" of an earlier year's months is the year before.
        return _moved(named, min(reading.published.year, year) - 1 - year)
    return _moved(named, -1) if m["w"] or m["e"] else None


def _moved(named: DateMention, years: int) -> When:
    if years == 0:
        return When(named.value, named.last, named.period, relative=True)
    value, last = shifted(named.value, years), named.last and shifted(named.last, years)
    period = "/".join(shifted(part, years) for part in named.period.split("/"))
    return When(value, last, period, relative=True)
