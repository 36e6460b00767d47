"""Where people are while a text goes on: "He is in New York for the General Assembly", "opened an office in Almaty".

A clause that tells of no encounter may still tell where somebody is, and what that person does next is done there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Day

from kzgraph.extraction.actors.geography import is_neutral, place_country
from kzgraph.extraction.context import Context, PersonEntity, PlaceMention
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.setting.places import is_where
from kzgraph.extraction.events.setting.scope import looks_back, topic_from
from kzgraph.extraction.events.setting.seats import as_named, seats_named
from kzgraph.extraction.events.setting.when import is_when
from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.knowledge import choice, pattern
from kzgraph.model import IsoDate, is_day

# Somebody is in one city no longer than so many days, where the days are not told.
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody was in a city: since which word of the text, and on which days, where they are told."""

    who: frozenset[int]
    """The ids of those who were there."""
    city: str
    country: str | None
    offset: int
    first: IsoDate | None = None
    last: IsoDate | None = None
    of_many: bool = False
    """Whether others met there, of whatever countries: several meetings, a conference."""


def stay_told(
    context: Context, clause: Clause, text: str, actors: list[Actor], subjects: tuple[PersonEntity, ...]
) -> Stay | None:
    """The stay of those who act in a clause, where it tells in which city they did what takes somebody there."""
    flat, forum = context.flat, pattern("event_setting", "forum", cased=True)
    if clause.sentence.kind not in {"prose", "headline"} or not (actors or subjects):
        return None
    there = choice("event_setting", "stays_there").search(text)
    apart = ("told_as_past", "background", "from_afar")
    if there is None or any(pattern("event_setting", key).search(text) for key in apart):
        return None
    start = clause.start + there.start()
    who = frozenset(id(a.person) for a in actors if a.start < start) or frozenset(map(id, subjects))
    stop = topic_from(clause, flat, start)
    named = [p for p in clause.among(context.places) if start < p.start < stop]
    places = [p for p in named if is_where(context, p) or _IN.search(flat, clause.start, p.start)]
    # "Took part in the Doha Forum", "in the Munich Security Conference".
    places = places or [p for p in named if forum.match(flat, p.end)] or _at_seats(context, start, stop)
    if not who or not places or pattern("event_status", "planned").search(text):
        return None
    days = [d for d in clause.among(context.dates) if is_when(context, d) and not looks_back(context, d)]
    day = next((d for d in days if is_day(d.value)), next(iter(days), None))
    several = pattern("event_setting", "of_many").search(text) is not None
    first, last = (day.value, day.last) if day else (None, None)
    return Stay(who, places[0].name, places[0].country, places[0].start, first, last, several)


def _at_seats(context: Context, start: int, stop: int) -> list[PlaceMention]:
    """The cities of the seats and standing gatherings named between two offsets."""
    return [
        PlaceMention(offset, offset, as_named(context, city, country), country)
        for offset, city, country in seats_named(context, start, stop)
    ]


def stay_of(frame: Draft) -> Stay | None:
    """The stay of those of whom a text tells once that they had several encounters in a city."""
    if frame.place is None:
        return None
    country = place_country(frame.place)
    return Stay(frozenset(frame.people), frame.place, country, frame.offset, frame.date, frame.end_date, of_many=True)


# "Opened the embassy in Rome": whoever opens it is there, whoever works for it may be elsewhere.
_IN = re.compile(r"\bin (?:the )?$")


def city_of_stay(context: Context, draft: Draft, drafts: list[Draft], stays: list[Stay]) -> str | None:
    """The city where one of those who met was by then, if nothing is told of another city since."""
    told = [s for s in stays if s.offset < draft.offset and s.who & draft.people.keys()]
    told = [s for s in sorted(told, key=lambda s: s.offset) if _at_that_time(context, s, draft.date)]
    stay = told[-1] if told else None
    if stay is None or not _may_be_there(stay, draft):
        return None
    since = (d for d in drafts if d.place and stay.offset < d.offset < draft.offset and d.people.keys() & stay.who)
    elsewhere = any(d.place != stay.city and _at_that_time(context, stay, d.date) for d in since)
    return None if elsewhere else stay.city


def _at_that_time(context: Context, stay: Stay, date: IsoDate | None) -> bool:
    """Whether a date may be within a stay: in its span, else near its day; of the news where its days are not told."""
    if date is None:
        return stay.first is None or is_news(stay.first, context.published)
    if stay.first is None:
        return is_news(date, context.published)
    if not (is_day(date) and is_day(stay.first)):
        return date[: len("2023-01")] == stay.first[: len("2023-01")]
    if stay.last:
        return stay.first <= date <= stay.last
    return abs((Day.fromisoformat(date) - Day.fromisoformat(stay.first)).days) <= _LONGEST


def _may_be_there(stay: Stay, draft: Draft) -> bool:
    """Whether people of their countries may have met in the city: it is of one of them, or many meet there."""
    if is_neutral(stay.city):
        return True
    homes = {person.country for key, (person, _) in draft.people.items() if key in stay.who}
    if stay.country in homes:  # at home somebody is, and goes away again, without a word
        return stay.of_many or (is_day(draft.date) and draft.date == stay.first)
    return stay.of_many or stay.country in draft.sides
