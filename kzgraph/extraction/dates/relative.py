"""Dates that lean on the day of publication ("yesterday") or on the date named before ("a year earlier")."""

from __future__ import annotations

import re
from datetime import date as Day
from datetime import timedelta

from kzgraph.extraction.context import DateMention
from kzgraph.extraction.dates.calendar_words import (
    DASH,
    YYYY,
    alternatives,
    iso_month,
    number_of,
    shifted,
    weekday_group,
)
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.dates.rules import Reading, Resolver, When
from kzgraph.extraction.dates.years import direction
from kzgraph.extraction.knowledge import lexicon, lowered
from kzgraph.model import is_day

_SENTENCE_END = re.compile(r"[.!?][\"')]?\s|\n")


def relative_rows() -> list[tuple[str, Resolver]]:
    """The expressions of relative dates with their resolvers."""
    words = lexicon("dates")
    span = r"last|this|next|the past|past|the current|the coming|this past|the previous|the ongoing|current"
    count, unit = alternatives(words["numbers"]), "(?:fiscal |financial |calendar )?(?P<unit>week|weekend|month|year)"
    return [
        (
            rf"\b(?P<w>{alternatives(words['days'])})\b(?! in \d{{4}}\b)"
            rf"(?!'s {alternatives(words['not_today_before'])}\b)",
            _days_from_now,
        ),
        (
            rf"\b(?:earlier |later )?(?P<w>{span}) {unit}\b(?!-)",
            _span_from_now,
        ),
        (
            r"\b(?P<at>(?:beginning|start|end|close) of (?:the|this|the current) year|year(?:-|'s )end)\b",
            _year_to_date,
        ),
        (
            r"\bon the (?P<at>(?P<n>\d{1,2})(?:st|nd|rd|th))\b(?=[.,;)]|$| (?:and|at|in|with|when|where)\b)",
            _day_of_month,
        ),
        (rf"\b{weekday_group('d')} \((?P<n>\d{{1,2}})(?:st|nd|rd|th)?\)", _weekday_counted),
        (rf"\b(?:(?P<w>last|next|this|this past|this coming|coming) )?{weekday_group('d')}{_second()}\b", _weekday),
        (rf"\b(?P<c>{count}|\d{{1,2}}) (?P<unit>day|week|month|year)s? ago\b", _ago),
        (rf"\b(?P<w>{alternatives(words['days_after'])})\b", _days_from_named),
        (
            rf"\bon the (?P<at>(?P<c>{alternatives(words['ordinals'])}) day of (?:the|his|her|their) (?:[\w-]+ ){{0,2}}"
            r"(?:visit|trip|stay|tour|mission))\b",
            _day_of_visit,
        ),
        (rf"\b(?P<w>{alternatives(words['months_after'])})\b", _months_from_named),
        (rf"\b(?:earlier |later )?(?P<w>{alternatives(words['years_after'])})\b", _years_from_named),
        (
            r"\b(?:the )?(?:same|corresponding|similar|analogous|comparable|respective)"
            r" (?:period|months|quarter|half|time)(?: (?:of |in |a |from |for )?(?:the )?"
            rf"(?:(?P<y>{YYYY})|(?P<w>last|previous|preceding|prior|that|past) year"
            r"|(?P<e>year earlier|year before|year ago|year)))?",
            _same_period,
        ),
    ]


def _second() -> str:
    return rf"(?:(?:{DASH}| (?:and|to|through) ){weekday_group('e')})?"


def _key(match: re.Match[str]) -> str:
    return lowered(match["w"] or "")


def _days_from_now(m: re.Match[str], reading: Reading) -> When | None:
    if reading.published is None:
        return None
    step = int(lexicon("dates")["days"][_key(m)])
    return When((reading.published + timedelta(days=step)).isoformat(), relative=True)


def _span_from_now(m: re.Match[str], reading: Reading) -> When | None:
    """Weeks and months give the month, years the year."""
    now, unit = reading.published, lowered(m["unit"])
    if now is None:
        return None
    word = _key(m).split()[-1]
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(word, 0)
    if unit == "year":
        # "The previous year" counts from the year named before, where there is one.
        named = _last_year(reading) if word == "previous" else None
        if named and (financial := _financial_year(reading, step)):
            return financial
        return When(str((named or now.year) + step), relative=True)
    # A week is of the month in which it begins.
    moved = now + timedelta(days=7 * step - now.weekday()) if unit.startswith("week") else None
    value = iso_month(moved.year, moved.month) if moved else iso_month(now.year, now.month + step)
    return When(value, relative=True)


def _year_to_date(m: re.Match[str], reading: Reading) -> When | None:
    """ "Since the beginning of the year": the year of publication."""
    return When(str(reading.published.year), relative=True) if reading.published else None


def _day_of_month(m: re.Match[str], reading: Reading) -> When | None:
    """ "On the 14th": of the month of publication, or of the one before or after it, as the sentence looks."""
    now, number = reading.published, int(m["n"])
    if now is None or not 1 <= number <= _SHORTEST_MONTH:
        return None
    ahead = direction(reading.flat, *m.span()) == "future"
    step = int(number < now.day) if ahead else -int(number > now.day)
    month = iso_month(now.year, now.month + step)
    return When(f"{month}-{number:02}", relative=True)


# A day that every month has.
_SHORTEST_MONTH = 28


def _weekday(m: re.Match[str], reading: Reading) -> When | None:
    now = reading.published
    before = reading.flat[max(0, m.start() - 12) : m.start()].split()
    if now is None or (before and before[-1] in lexicon("dates")["not_weekday_after"]):
        return None
    first = _nearest_weekday(m["d"], _key(m), now, direction(reading.flat, *m.span()))
    if not m["e"]:
        return When(first.isoformat(), relative=True)
    gap = (_number(m["e"]) - first.weekday()) % 7
    if first + timedelta(days=gap) > now and first <= now and "next" not in _key(m):
        # "On Monday and Tuesday" of which the second is not over was not meant: the week before.
        first -= timedelta(days=7 * (direction(reading.flat, *m.span()) == "past"))
    last = first + timedelta(days=gap)
    return When(first.isoformat(), last.isoformat(), f"{first.isoformat()}/{last.isoformat()}", relative=True)


def _weekday_counted(m: re.Match[str], reading: Reading) -> When | None:
    """ "On Tuesday (25)": the nearest 25th that is a Tuesday."""
    now, number = reading.published, int(m["n"])
    if now is None:
        return None
    near = (now + timedelta(days=k) for step in range(_NEAR_WEEKDAY) for k in (-step, step))
    found = next((x for x in near if x.day == number and x.weekday() == _number(m["d"])), None)
    return When(found.isoformat(), relative=True) if found else None


# A day that is told by its number in the month alone is no further away.
_NEAR_WEEKDAY = 29


def _number(weekday: str) -> int:
    return int(lexicon("dates")["weekdays"].index(weekday.capitalize()))


def _nearest_weekday(name: str, word: str, now: Day, way: str | None) -> Day:
    """The last such day up to publication; the next one after "next" and where the sentence looks ahead."""
    back = (now.weekday() - _number(name)) % 7
    ahead = (_number(name) - now.weekday()) % 7
    if word in ("next", "coming", "this coming"):
        return now + timedelta(days=ahead or 7)
    if word == "last":
        return now - timedelta(days=back or 7)
    return now + timedelta(days=ahead) if way == "future" else now - timedelta(days=back)


def _ago(m: re.Match[str], reading: Reading) -> When | None:
    """As precise as the unit: days give the day, weeks and months the month, years the year."""
    now, count, unit = reading.published, number_of(m["c"]), lowered(m["unit"])
    if now is None or count is None:
        return None
    if unit == "year":
        return When(str(now.year - count), relative=True)
    if unit == "month":
        return When(iso_month(now.year, now.month - count), relative=True)
    moved = now - timedelta(days=count * (7 if unit == "week" else 1))
    return When(moved.isoformat() if unit == "day" else iso_month(moved.year, moved.month), relative=True)


def _days_from_named(m: re.Match[str], reading: Reading) -> When | None:
    named = _day_meant(m.start(), reading, in_the_day=_key(m).endswith("in the day"))
    if named is None:
        return None
    step = int(lexicon("dates")["days_after"][_key(m)])
    anchor = Day.fromisoformat(named.last if named.last and step > 0 else named.value)
    return When((anchor + timedelta(days=step)).isoformat(), relative=True)


def _day_of_visit(m: re.Match[str], reading: Reading) -> When | None:
    """ "On the second day of the visit": counted from the first of the days named last."""
    span = next((x for x in reversed(reading.seen) if is_day(x.value) and x.last), None)
    count = lexicon("dates")["ordinals"].get(lowered(m["c"]))
    if span is None or count is None or lowered(m["c"]) == "last":
        return None
    day = (Day.fromisoformat(span.value) + timedelta(days=int(count) - 1)).isoformat()
    return When(day, relative=True) if day <= (span.last or "") else None


def _day_meant(offset: int, reading: Reading, *, in_the_day: bool) -> DateMention | None:
    """The day named last; in a new paragraph not one long gone, where the text reports on a day of these.

    "Earlier in the day" means the day on which the text reports, and none that its own sentence names beside it.
    """
    days = [x for x in reading.seen if is_day(x.value)]
    if in_the_day:
        days = [x for x in days if _SENTENCE_END.search(reading.flat, x.end, offset)]
    days = [x for x in days if x.last is None] or days
    apart = days and ("\n" in reading.flat[days[-1].end : offset] or not is_news(days[-1].value, reading.published))
    if in_the_day and days and apart:
        # What is told beside it has days of its own.
        today = [x for x in days if reading.published and x.value == reading.published.isoformat()]
        opening = [x for x in days if _opens(reading.flat, x.start) and is_news(x.value, reading.published)]
        days = today or opening or days
    if not days or "\n" not in reading.flat[days[-1].end : offset] or is_news(days[-1].value, reading.published):
        return days[-1] if days else None
    return next((x for x in reversed(days) if is_news(x.value, reading.published)), days[-1])


def _opens(flat: str, start: int) -> bool:
    """Whether a date opens its sentence: "On January 13, 2021, the Ministers met"."""
    before = flat[max(0, start - _OPENING) : start]
    return re.search(r"(?:^|\n|[.!?] )\W*(?:On )?$", before) is not None


_OPENING = 8


def _months_from_named(m: re.Match[str], reading: Reading) -> When | None:
    named = next((x for x in reversed(reading.seen) if len(x.value) >= 7), None)
    if named is None:
        return None
    step = int(lexicon("dates")["months_after"][_key(m)])
    return When(iso_month(int(named.value[:4]), int(named.value[5:7]) + step), relative=True)


def _years_from_named(m: re.Match[str], reading: Reading) -> When | None:
    """ "A year earlier" than January–August 2024 is January–August 2023; "that year" is the year."""
    if not reading.seen:
        return None
    named, step = reading.seen[-1], int(lexicon("dates")["years_after"][_key(m)])
    bare = "earlier" in _key(m) or "before" in _key(m)
    if step and bare and len(named.value) == 7:
        return _moved(named, step)
    if step and (financial := _financial_year(reading, step)):
        return financial
    return When(str((_last_year(reading) or 0) + step), relative=True)


def _financial_year(reading: Reading, step: int) -> When | None:
    """The year so many before or after a financial one that was named last: "2023-24, up from … the previous year"."""
    named = reading.seen[-1] if reading.seen else None
    if named is None or not named.last or len(named.value) != 4 or int(named.last) != int(named.value) + 1:
        return None
    first, last = str(int(named.value) + step), str(int(named.last) + step)
    return When(first, last, f"{first}/{last}", relative=True)


def _last_year(reading: Reading) -> int | None:
    if not reading.seen:
        return None
    named = reading.seen[-1]
    return int((named.last or named.value)[:4])


def _same_period(m: re.Match[str], reading: Reading) -> When | None:
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
