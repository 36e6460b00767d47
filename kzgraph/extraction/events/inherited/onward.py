"""What is still to come on a journey whose days are told: its next stops, and talks told one after another.

"He will travel on to Kampala" is of the journey's month; "On Thursday she will be received by A in Abuja. Talks with B
will follow" are both of Thursday and in Abuja.
"""

from __future__ import annotations

from datetime import date as Day

from kzgraph.extraction.actors.geography import is_neutral, place_country
from kzgraph.extraction.context import Context
from kzgraph.extraction.dates.news import is_about, is_news
from kzgraph.extraction.events.drafts import TALKS, Draft, shares_side
from kzgraph.extraction.events.inherited.hours import day_of_hour
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import is_day

# The stop before is told at most so many paragraphs before, and the words that lead on so near after a visit's own.
_NEAR_BLOCKS = 2
_AFTER = 40


def date_onward(context: Context, draft: Draft, ordered: list[Draft]) -> None:
    """Give a visit to come the month of the stop told before, and talks to come the day of the talks before them."""
    if draft.date is not None or draft.mentioned or draft.status != "planned":
        return
    hour = day_of_hour(context, draft, ordered, None)
    if draft.kind in TALKS and hour is not None:
        draft.date = hour
        return
    before = [d for d in ordered if d.offset < draft.offset and d.date and _leads_to(draft, d)]
    if not before or not is_about(before[-1].date or "", context.published):
        return
    last = before[-1]
    if hour is not None:
        draft.date = hour
    elif draft.kind == "visit":
        telling = context.flat[draft.sentence.start : min(draft.sentence.end, draft.offset + _AFTER)]
        now = last.status == "held" and is_news(last.date, context.published)
        also = now and pattern("event_setting", "travels_also").search(telling)
        if also or pattern("event_setting", "travels_onward").search(telling):
            draft.date = (last.end_date or last.date or "")[: len("2023-01")]
    elif _is_in(draft, last) and pattern("event_setting", "to_follow").search(
        context.flat, draft.sentence.start, draft.sentence.end
    ):
        draft.date, draft.place = last.date, draft.place or last.place


def _is_in(draft: Draft, before: Draft) -> bool:
    """Whether talks may be in the city of those before: one of their countries', or of no other city."""
    country = place_country(before.place) if before.place else None
    return draft.place in {None, before.place} and (country is None or country in draft.countries)


def _leads_to(draft: Draft, before: Draft) -> bool:
    """Whether what is to come goes on with something told before: a visit with a visit, talks with talks of one day."""
    if draft.kind == "visit":
        near = draft.sentence.block - before.sentence.block <= _NEAR_BLOCKS
        return near and before.kind == "visit" and bool(draft.people.keys() & before.people.keys())
    same = draft.kind in TALKS and before.kind in TALKS and before.status == "planned"
    one_day = is_day(before.date) and before.end_date is None
    return same and one_day and draft.sentence.block == before.sentence.block and shares_side(draft, before)


def place_onward(draft: Draft, ordered: list[Draft]) -> None:
    """Give talks to come the city of those told just before, a day apart at most: "on the following day"."""
    if draft.place is not None or not is_day(draft.date):
        return
    before = [
        d
        for d in ordered
        if d.offset < draft.offset
        and d.status == draft.status
        and (d.kind in TALKS or d.kind == "summit")
        and 0 <= draft.sentence.block - d.sentence.block <= 1
    ]
    last = next((d for d in reversed(before) if d.place), None)
    if last is None or last.place is None or not is_day(last.date) or not shares_side(draft, last):
        return
    apart = abs((Day.fromisoformat(draft.date) - Day.fromisoformat(last.date)).days)
    if apart <= 1 and (place_country(last.place) in draft.countries or is_neutral(last.place)):
        draft.place = last.place


def date_leg(visit: Draft, ordered: list[Draft]) -> None:
    """Give a stop of a journey that has only the days of the whole the first day of which something is told there."""
    if not (visit.leg and visit.place and is_day(visit.date) and is_day(visit.end_date)):
        return
    there = [d.date or "" for d in ordered if d.kind in TALKS and d.place == visit.place and is_day(d.date)]
    days = [day for day in there if (visit.date or "") <= day <= (visit.end_date or "")]
    if days:
        visit.date, visit.end_date = min(days), None


def date_stop(context: Context, visit: Draft, ordered: list[Draft]) -> None:
    """Give a stop the one day of what its sentence tells of it: "came from Accra, where on Friday he met B"."""
    start, end = visit.sentence.start, visit.sentence.end
    stop = pattern("event_setting", "stop_where").search(context.flat, start, end)
    if (
        stop is None
        or visit.place is None
        or is_day(visit.date)
        or not context.flat.startswith(visit.place, stop.end())
    ):
        return
    days = {d.date for d in ordered if d.sentence is visit.sentence and d.kind != "visit" and d.place == visit.place}
    day = days.pop() if len(days) == 1 else None
    if day is not None and is_day(day) and day.startswith(visit.date or ""):
        visit.date = day
