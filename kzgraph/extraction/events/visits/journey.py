"""The day and the city of a visit, as its clause tells them."""

from __future__ import annotations

from kzgraph.extraction.actors.geography import place_country
from kzgraph.extraction.context import Context, DateMention
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.setting.calendar import day_after
from kzgraph.extraction.events.setting.days import date_of
from kzgraph.extraction.events.setting.places import place_of
from kzgraph.extraction.events.setting.when import is_when
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.events.visits.stops import leads_to_region
from kzgraph.extraction.knowledge import lexicon, pattern
from kzgraph.model import IsoDate, is_day

# "On a three-day official visit" opens its clause: the noun stands within so many characters.
_OPENING = 50
# "Since " before a day.
_SINCE = 8


def days_of(
    context: Context, telling: Telling, visit: Draft, previous: Draft | None
) -> tuple[IsoDate | None, str | None]:
    """(first day, last day) of a visit; of the month where only something during it has a day."""
    first, last = _told_days(context, telling, visit, previous)
    if first and last is None and _in_passing(context, telling):
        first = first[: len("2023-01")]
    return first, last


def _in_passing(context: Context, telling: Telling) -> bool:
    """Whether a visit without a day of its own stands beside something that has one.

    "On 5 March A met B, who was in Rome on a visit", "A met B on 5 March during his visit to Rome".
    """
    relative = telling.clause.owner is not None and not _own(context, telling)
    beside = pattern("visits", "visit_beside").search(telling.before) is not None
    return relative or (beside and not any(telling.end <= d.start < telling.clause.end for d in context.dates))


def _told_days(
    context: Context, telling: Telling, visit: Draft, previous: Draft | None
) -> tuple[IsoDate | None, str | None]:
    """(first day, last day) of a visit; a second one of a clause, and one to come, has none of the words before it."""
    if visit.undated:
        return None, None
    if visit.left:
        return _day_of_return(context, telling), None
    if pattern("visits", "participle_clause").match(telling.text) and not _own(context, telling):
        states = pattern("event_status", "states_before_leaving")
        if not telling.text.lstrip().lower().startswith("before") or states.search(
            context.flat[telling.clause.sentence.start : telling.start]
        ):
            return None, None
        before = [d for d in context.dates if telling.clause.sentence.start <= d.start < telling.clause.start]
        return (before[-1].value, None) if before and is_day(before[-1].value) else (None, None)
    if _of_another(context, telling):
        return None, None
    if _of_what_came_before(context, telling):
        return None, None
    if (since := _since(context, telling)) is not None:
        return since, None
    if pattern("visits", "having").search(telling.before) and "," in telling.text[telling.hit.end :]:
        comma = telling.clause.start + telling.text.index(",", telling.hit.end)
        own = [d for d in context.dates if telling.end <= d.start < comma]
        return (own[0].value, None) if own else (None, None)
    if (fronted := _in_front(context, telling)) is not None:
        return fronted.value, fronted.last if is_day(fronted.last) else None
    on_the_way = pattern("visits", "on_the_way_to").match(telling.words)
    goes = on_the_way or pattern("event_status", "goes", cased=True).match(telling.words)
    if not (telling.visited or _apart(context, telling) or goes):
        return date_of(context, telling.clause, (telling.start, telling.end), previous)
    after = (d for d in context.dates if telling.end <= d.start < telling.clause.end and is_when(context, d))
    day = next(after, None)
    if day is None and not (telling.visited or on_the_way):
        return (
            date_of(context, telling.clause, (telling.start, telling.end), None)
            if _own(context, telling)
            else (None, None)
        )
    return (day.value, day.last if is_day(day.last) else None) if day else (None, None)


def _day_of_return(context: Context, telling: Telling) -> IsoDate | None:
    """The month of a visit from which somebody came back on a day: "returned from Paris on Sunday"."""
    days = [d for d in telling.clause.among(context.dates) if is_when(context, d)]
    behind = [d for d in days if d.start > telling.start and "," not in context.flat[telling.end : d.start]]
    return behind[0].value[: len("2023-01")] if behind else None


def _in_front(context: Context, telling: Telling) -> DateMention | None:
    """The date of a visit that opens its clause: "On a state visit to China in May, A met B on the 11th"."""
    if telling.hit.start > _OPENING or pattern("visits", "opens_on_visit").match(telling.text) is None:
        return None
    after = [d for d in context.dates if telling.end <= d.start < telling.clause.end and is_when(context, d)]
    goal = pattern("visits", "goal_up_to_date")
    first = next((d for d in after if goal.fullmatch(context.flat, telling.end, d.start)), None)
    return first if first is not None and len(after) > 1 else None


def _apart(context: Context, telling: Telling) -> bool:
    """Whether the last date before the words is that of something else: "talks last night and the visit on Monday"."""
    before = [d for d in context.dates if telling.clause.start <= d.start < telling.start]
    after = any(telling.end <= d.start < telling.clause.end for d in context.dates)
    between = context.flat[before[-1].end : telling.start] if before else ""
    spoken_of = pattern("visits", "visit_announced").search(telling.before) is not None
    own_verb = pattern("visits", "own_verb").search(between) is not None
    return after and bool(before) and (" and " in between or own_verb or spoken_of)


def _of_another(context: Context, telling: Telling) -> bool:
    """Whether the only date of the clause is that of another visit: "after B's trip on 12 December"."""
    dates = telling.clause.among(context.dates)
    if len(dates) != 1 or dates[0].start < telling.end:
        return False
    return pattern("visits", "of_another").search(context.flat, telling.end, dates[0].start) is not None


def _of_what_came_before(context: Context, telling: Telling) -> bool:
    """Whether the only date is that of what a visit followed: "After talks in Riyadh on Monday, A flew to Doha"."""
    sentence = telling.clause.sentence
    fronted = pattern("visits", "after_what").match(context.flat, sentence.start, telling.start)
    dates = [d for d in context.dates if sentence.start <= d.start < telling.clause.end]
    return fronted is not None and bool(dates) and all(d.end <= fronted.end() for d in dates)


def _since(context: Context, telling: Telling) -> IsoDate | None:
    """The day since which somebody is on a visit: "has been in Rome since Monday"; of journeys made since its month."""
    first = next((d for d in context.dates if telling.end <= d.start < telling.clause.end and is_day(d.value)), None)
    since = pattern("visits", "since_day")
    if first is None or not since.search(context.flat, max(0, first.start - _SINCE), first.start):
        return None
    done = pattern("visits", "done_since").match(telling.words) is not None
    return first.value[: len("2023-01")] if done else first.value


def _own(context: Context, telling: Telling) -> bool:
    """Whether the clause of a visit has a date."""
    return bool(telling.clause.among(context.dates))


def visited_city(context: Context, telling: Telling, visit: Draft, previous: Draft | None) -> str | None:
    """The city visited: named after the words of the visit, or before them without an "and" between."""
    city = visit.place or place_of(context, telling.clause, telling.start, previous)
    if city is None or place_country(city) not in {None, *visit.countries}:  # the city of another leg
        return None
    homes = {person.country for person, _ in visit.people.values()}
    if place_country(city) in homes and visit.countries.keys() - homes:
        return None  # "returned to Nairobi after a visit to Peru", "spoke in Nairobi of the visit to Peru"
    several = len(visit.countries.keys() - homes) > 1
    if several and any(c.form == "name" and context.flat[c.start : c.end] == city for c in context.countries):
        return None  # "travelled to [Singapore], Malaysia and Brunei"
    if visit.place:
        return city
    places = [p for p in telling.clause.among(context.places) if p.name == city]
    before = [p for p in places if p.start < telling.start]
    if len(before) < len(places):
        return city
    joined = before and " and " in context.flat[before[-1].end : telling.start]
    return None if telling.visited or joined else city


def first_day(telling: Telling, visit: Draft) -> None:
    """Date a visit that is told by its last day ("completed a three-day visit on 30 October") by its first."""
    visit.one_day = pattern("visits", "one_day").search(telling.text[: telling.hit.end]) is not None
    if not is_day(visit.date) or visit.end_date:
        return
    if pattern("visits", "takes_along").match(telling.words) and pattern("visits", "ends_tour").search(telling.before):
        visit.date = visit.date[: len("2023-01")]  # "ended on 4 May a tour that took him to Rome": on another day
        return
    nth = pattern("visits", "nth_day_before").search(telling.before)
    if nth is not None:  # "on 5 March, the second day of NAME's visit"
        visit.date = day_after(visit.date, 1 - lexicon("dates")["ordinals"].get(nth["n"].lower(), 1))
        return
    if not (pattern("visits", "ends_visit").search(telling.text[: telling.hit.end]) or ends_behind(telling)):
        return
    if leads_to_region(telling.text, telling.hit.start, telling.hit.end):
        return  # "concluded a trip to the Caucasus on Tuesday in Yerevan": the day is that of the last stop
    length = pattern("visits", "days_long").search(telling.text)
    days = lexicon("dates")["numbers"].get(length["n"].lower(), length["n"]) if length else None
    if days is None:
        visit.date = visit.date[:7]
        return
    visit.date, visit.end_date = day_after(visit.date, 1 - int(days)), visit.date


def ends_behind(telling: Telling) -> bool:
    """Whether the words behind a visit tell its last day: "NAME's visit to Rome ends on Friday"."""
    return pattern("visits", "visit_ends").match(telling.onwards) is not None
