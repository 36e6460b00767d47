"""Dates that lean on the day of publication ("yesterday"), and the forms of all relative dates."""

from __future__ import annotations

import re
from datetime import date as Day
from datetime import timedelta

from kzgraph.extraction.dates.calendar_words import (
    DASH,
    YYYY,
    alternatives,
    iso_month,
    number_of,
    weekday_group,
)
from kzgraph.extraction.dates.course import in_course, of_goal
from kzgraph.extraction.dates.named import (
    counted_from_named,
    day_of_month_told,
    day_of_visit,
    days_from_named,
    financial_year,
    last_year,
    months_from_named,
    same_period,
    word_of,
    years_from_named,
)
from kzgraph.extraction.dates.news import told_on_the_day
from kzgraph.extraction.dates.rules import Reading, Resolver, When
from kzgraph.extraction.dates.years import direction
from kzgraph.extraction.knowledge import lexicon, lowered


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
            rf"\b(?:(?:earlier |later )?(?P<w>{span}) {unit}|earlier in (?P<w2>the) (?P<unit2>week))\b(?!-)",
            _span_from_now,
        ),
        (r"\b(?:over|during|at) (?P<at>the weekend)\b", _weekend),
        (
            r"\b(?P<at>(?:beginning|start|end|close) of (?:the|this|the current) year|year(?:-|'s )end)\b",
            _year_to_date,
        ),
        (
            r"\bon the (?P<at>(?P<n>\d{1,2})(?:st|nd|rd|th) of (?:that|the|the same) month)\b",
            _day_of_month,
        ),
        (
            r"\bon the (?P<at>(?P<n>\d{1,2})(?:st|nd|rd|th))\b"
            r"(?=[.,;)]|$| (?:and|at|in|with|by|when|where|he|she|they|it|the|both|will|there)\b"
            r"| (?-i:President|Prime|Minister|Foreign|Deputy|Secretary|Chancellor|King|Mr|Ms|Mrs)\b)",
            _day_of_month,
        ),
        (
            r"\b(?:morning|afternoon|evening|night|eve) of the (?P<at>(?P<n>\d{1,2})(?:st|nd|rd|th))\b(?! \w+ary\b)",
            _day_of_month,
        ),
        (rf"\b{weekday_group('d')} \((?P<n>\d{{1,2}})(?:st|nd|rd|th)?\)", _weekday_counted),
        (rf"\b(?:(?P<w>last|next|this|this past|this coming|coming) )?{weekday_group('d')}{_second()}\b", _weekday),
        (rf"\b(?P<c>{count}|\d{{1,2}}) (?P<unit>day|week|month|year)s? ago\b", _ago),
        (
            rf"\b(?P<w>{alternatives(words['days_after'])})\b(?! of\b|,? (?:on )?\(?\d"
            r"|(?<=before|.after) (?:(?-i:[A-Z])|[a-z]+ing\b)"
            r"|(?<=before|.after) (?:the|an?|its|their|his|her) (?:[\w.+&–-]+ ){0,6}?"
            rf"{alternatives(words['counted_from'])}\b)",
            days_from_named,
        ),
        (rf"\b(?P<c>{count}|\d{{1,2}}) (?P<unit>day|week)s? (?P<way>earlier|later)\b(?! than\b)", counted_from_named),
        (
            rf"\bon the (?P<at>(?P<c>{alternatives(words['ordinals'])}) day"
            r"(?: of (?:the|his|her|their) (?:[\w-]+ ){0,2}(?:visit|trip|stay|tour|mission)\b"
            r"|(?=,| (?:he|she|they|the)\b| (?-i:[A-Z])\w)))",
            day_of_visit,
        ),
        (rf"\b(?P<w>{alternatives(words['months_after'])})\b", months_from_named),
        (rf"\b(?:earlier |later )?(?P<w>{alternatives(words['years_after'])})\b", years_from_named),
        (
            r"\b(?:the )?(?:same|corresponding|similar|analogous|comparable|respective)"
            r" (?:period|months?|quarter|half|time|span|stretch)(?: (?:of |in |a |from |for )?(?:the )?"
            rf"(?:(?P<y>{YYYY})|(?P<w>last|previous|preceding|prior|that|past) year"
            r"|(?P<e>year earlier|year before|year ago|year)))?",
            same_period,
        ),
    ]


def _second() -> str:
    return rf"(?:(?:{DASH}| (?:and|to|through) ){weekday_group('e')})?"


def _days_from_now(m: re.Match[str], reading: Reading) -> When | None:
    if reading.published is None:
        return None
    step = int(lexicon("dates")["days"][word_of(m)])
    return When((reading.published + timedelta(days=step)).isoformat(), relative=True)


def _span_from_now(m: re.Match[str], reading: Reading) -> When | None:
    """Weeks and months give the month, years the year."""
    now, unit = reading.published, lowered(m["unit"] or m["unit2"])
    if now is None:
        return None
    word = (word_of(m) if m["w"] else "this").split()[-1]
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(word, 0)
    if unit == "year":
        # "The previous year" counts from the year named before, where there is one.
        named = last_year(reading) if word == "previous" else None
        if named and (financial := financial_year(reading, step)):
            return financial
        return When(str((named or now.year) + step), relative=True)
    # A week is of the month in which it begins.
    moved = now + timedelta(days=7 * step - now.weekday()) if unit.startswith("week") else None
    value = iso_month(moved.year, moved.month) if moved else iso_month(now.year, now.month + step)
    return When(value, relative=True)


def _weekend(m: re.Match[str], reading: Reading) -> When | None:
    """ "Over the weekend": the month of the last one that began, or of the next where the sentence looks ahead."""
    if reading.published is None:
        return None
    day = _nearest_weekday("saturday", "", reading.published, direction(reading.flat, *m.span()))
    return When(iso_month(day.year, day.month), relative=True)


def _year_to_date(m: re.Match[str], reading: Reading) -> When | None:
    """ "Since the beginning of the year": that of publication; "stood at $5m at year-end": the last one that ended."""
    now = reading.published
    if now is None:
        return None
    over = _AT_END.search(reading.flat, max(0, m.start("at") - len("at the ")), m.end("at")) is not None
    over = over and now.month < _DECEMBER and direction(reading.flat, *m.span()) == "past"
    if _HAD_BY_END.search(reading.flat, max(0, m.start() - _HAD_REACH), m.end()):
        told = max((int(x.value[:4]) for x in reading.seen if int(x.value[:4]) < now.year), default=None)
        return When(str(told or now.year - (now.month < _DECEMBER)), relative=True)
    return When(str(now.year - over), relative=True)


_AT_END = re.compile(r"\bat (?:the )?(?:end of the year|close of the year|year(?:-|'s )end)\Z", re.IGNORECASE)
# "Companies had invested $5 billion by the end of the year": that year is over.
_HAD_BY_END = re.compile(
    r"\bhad (?:[^;.]|\.\d){3,120} by (?:the )?(?:end of the year|year(?:-|'s )end)\Z", re.IGNORECASE
)
_HAD_REACH = 140
_DECEMBER = 12


def _day_of_month(m: re.Match[str], reading: Reading) -> When | None:
    """ "On the 14th": of the month told just before, else of that of publication, or of the one before or after it."""
    now, number = reading.published, int(m["n"])
    way = direction(reading.flat, *m.span())
    if (told := day_of_month_told(m.start(), number, reading, way)) is not None:
        return When(told, relative=True)
    if now is None or not 1 <= number <= _SHORTEST_MONTH:
        return None
    step = int(number < now.day) if way == "future" else -int(number > now.day)
    month = iso_month(now.year, now.month + step)
    return When(f"{month}-{number:02}", relative=True)


# A day that every month has.
_SHORTEST_MONTH = 28


def _weekday(m: re.Match[str], reading: Reading) -> When | None:
    now = reading.published
    before = reading.flat[max(0, m.start() - 12) : m.start()].split()
    if now is None or (before and before[-1] in lexicon("dates")["not_weekday_after"]):
        return None
    way = direction(reading.flat, *m.span())
    bare = None if m["w"] else _number(m["d"])
    first = None if bare is None else in_course(m, reading, bare, way) or of_goal(m, reading, bare)
    if first is not None:
        last = first + timedelta(days=(_number(m["e"]) - first.weekday()) % 7) if m["e"] else None
        if last is None:
            return When(first.isoformat(), relative=True)
        return When(first.isoformat(), last.isoformat(), f"{first.isoformat()}/{last.isoformat()}", relative=True)
    yesterday = now.weekday() - _number(m["d"]) in (1, -6) and not (m["w"] or m["e"])
    if way == "future" and yesterday and told_on_the_day(reading.flat, *m.span()):
        way = "past"
    first = _nearest_weekday(m["d"], word_of(m), now, way)
    if not m["e"]:
        return When(first.isoformat(), relative=True)
    gap = (_number(m["e"]) - first.weekday()) % 7
    if first + timedelta(days=gap) > now and first <= now and "next" not in word_of(m):
        # "On Monday and Tuesday" of which the second is not over was not meant: the week before.
        first -= timedelta(days=7 * (way == "past"))
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
        days = ahead or 7
        # "Next Thursday", said on a Wednesday, is not the day after.
        return now + timedelta(days=days + 7 if word == "next" and days == 1 else days)
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
