"""The stops of a journey: which of several countries and cities are visits of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kzgraph.extraction.context import Context, DateMention
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.setting.when import is_when
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.events.visits.stops import REACH, Stop, stops
from kzgraph.extraction.events.visits.times import several_times
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import IsoDate, is_day

_SEVERAL = 2


def legs(context: Context, telling: Telling, visit: Draft) -> list[Draft]:
    """The visits that a journey is: of each country's people, and of these each leg."""
    return [leg for part in _by_home(telling, visit) for leg in _legs(context, telling, part)]


def _by_home(telling: Telling, visit: Draft) -> list[Draft]:
    """The visits of those of each country: the premiers of A and B who come to one city pay two visits.

    Those who travel together, and those whose country is only assumed, stay in one.
    """
    people = [person for person, _ in visit.people.values()]
    homes = dict.fromkeys(person.country for person in people)
    certain = all(person.country and not person.assumed for person in people)
    if len(homes) < _SEVERAL or not certain or pattern("visits", "travels_together").search(telling.text):
        return [visit]
    goals = [code for code in visit.countries if code not in homes]
    return [
        replace(
            visit,
            people={key: told for key, told in visit.people.items() if told[0].country == home},
            countries=dict.fromkeys([*([home] if home else []), *goals]),
            sentences=list(visit.sentences),
        )
        for home in homes
    ]


def _legs(context: Context, telling: Telling, visit: Draft) -> list[Draft]:
    """The legs of a journey, where each has a day ("to Chile on 28 May and to Peru on 29 May"); else the whole.

    Cities of several countries are legs too, of the days of the whole: "to Bogotá, Santiago and Lima".
    """
    homes = {person.country for person, _ in visit.people.values()}
    after = _as_countries(context, [stop for stop in _named(context, telling) if stop.start >= telling.start])
    days = [d for d in telling.clause.among(context.dates) if is_when(context, d)]
    days = [d for d in days if not telling.start <= d.start < telling.end]  # "left on Monday for A and B"
    row = _row(context, telling, after)
    if any(stop.country in homes for stop in row):
        row = []
    if paired := _respectively(context.flat, telling, row, [d for d in days if d.start >= telling.end]):
        return [_leg(visit, stop, day) for stop, day in paired]
    dated = [(stop, day) for stop, day in _own_days(context.flat, telling, after, days) if stop.country not in homes]
    if len(row) > 1 and {stop.start for stop in row} <= {stop.start for stop, _ in dated}:
        return [_leg(visit, stop, day) for stop, day in dated]  # "Luanda on Monday and Maputo on Tuesday"
    if len({stop.country for stop, _ in dated}) > 1:
        return [_leg(visit, stop, day) for stop, day in dated]
    if dated and len({stop.country for stop in row}) > 1 and dated[0][0] == row[0]:
        undated = replace(
            visit, date=None, end_date=None, undated=True
        )  # "to Uzbekistan on Sunday and then to Kyrgyzstan"
        return [_leg(visit, *dated[0]), *(_leg(undated, stop, None) for stop in row[1:])]
    cities = [stop for stop in row if stop.city]
    if len({stop.country for stop in cities}) >= _SEVERAL and len(cities) == len(row):
        first, *others = row
        left = _day_of_departure(context, telling)
        later = replace(visit, date=left[: len("2023-01")]) if left else visit
        return [_leg(visit, first, None), *(_stop_of(later, stop) for stop in others)]
    times = several_times(context, [d for d in days if d.start >= telling.end])
    if times and len(visit.countries.keys() - homes) == 1:  # "visited Rome in April and July"
        return [replace(visit, date=date, people=dict(visit.people), sentences=list(visit.sentences)) for date in times]
    return [visit]


def _stop_of(visit: Draft, stop: Stop) -> Draft:
    """The visit to a stop after the first, of which the text may tell the day later on."""
    return replace(_leg(visit, stop, None), leg=True)


def _day_of_departure(context: Context, telling: Telling) -> IsoDate | None:
    """The day on which a tour begins, told before its stops: "leaves on Sunday on a tour that takes him to"."""
    left = pattern("visits", "departs_on_tour").search(telling.before)
    days = [d for d in context.dates if telling.clause.start <= d.start < telling.start and is_day(d.value)]
    return days[0].value if left and len(days) == 1 and not days[0].last else None


def _leg(visit: Draft, stop: Stop, day: DateMention | None) -> Draft:
    """The visit to one stop, on its own day where one is given."""
    homes = {person.country for person, _ in visit.people.values()}
    countries = dict.fromkeys([*(c for c in visit.countries if c in homes), stop.country])
    leg = replace(
        visit, countries=countries, place=stop.city, people=dict(visit.people), sentences=list(visit.sentences)
    )
    if day is not None:
        leg.date, leg.end_date = day.value, day.last if day.last and len(day.last) == len("2023-01-01") else None
    return leg


def _named(context: Context, telling: Telling) -> list[Stop]:
    """The stops of a clause; not "Egypt" in "visited Beirut, and Egypt's President came", "the situation in Egypt"."""
    flat, spoken_of = context.flat, pattern("sides", "spoken_of_there")
    return [
        stop
        for stop in stops(context, telling.clause)
        if not flat.startswith("'", stop.end) and not spoken_of.search(flat, max(0, stop.start - REACH), stop.start)
    ]


def _as_countries(context: Context, after: list[Stop]) -> list[Stop]:
    """The same, beside a country each that has its city's name as a country: "Niger on Monday, Djibouti on Friday"."""
    if all(stop.city for stop in after):
        return after
    named = {c.start for c in context.countries if c.form == "name"}
    return [replace(stop, city=None) if stop.start in named else stop for stop in after]


def _row(context: Context, telling: Telling, after: list[Stop]) -> list[Stop]:
    """The stops that stand in a row after the words of a journey: "to Bogotá, Santiago and Lima"."""
    ahead = [stop for stop in after if stop.start >= telling.end - 1]
    return _in_row(context, telling, ahead) if ahead and ahead[0].start - telling.end <= REACH else []


def _in_row(context: Context, telling: Telling, ahead: list[Stop]) -> list[Stop]:
    """The first of some stops with those that are joined to it by "and" and commas, days between them left out."""
    joint, flat = pattern("visits", "joined_destinations", cased=True), context.flat
    row = ahead[:1]
    for stop in ahead[1:]:
        gap, left = "", row[-1].end
        for day in context.dates:
            if left <= day.start < stop.start:
                gap, left = gap + flat[left : day.start].rstrip(), day.end
        gap += flat[left : stop.start]
        elsewhere = gap.endswith(" in ") and not telling.words.rstrip().endswith("in")
        if elsewhere or not joint.fullmatch(gap):
            break
        row.append(stop)
    return row


def _respectively(
    flat: str, telling: Telling, row: list[Stop], days: list[DateMention]
) -> list[tuple[Stop, DateMention]]:
    """In "to Kigali and Kinshasa in 2019 and 2021 respectively": each stop with its date; nothing elsewhere."""
    ranges = [d for d in days if d.last and " and " in flat[d.start : d.end]]
    if len(days) == len(ranges) == 1:
        days = [replace(days[0], last=None), replace(days[0], value=days[0].last or "", last=None)]
    told = len(row) > 1 and len(row) == len(days) and pattern("visits", "respectively").search(telling.text)
    return list(zip(row, days, strict=True)) if told else []


def _own_days(
    flat: str, telling: Telling, after: list[Stop], days: list[DateMention]
) -> Iterator[tuple[Stop, DateMention]]:
    """The stops with a day of their own: behind them, or just before, "and on Friday to Oslo"."""
    next_stop = pattern("visits", "day_of_next_stop")
    fronted = {stop.start: day for stop in after for day in days if next_stop.fullmatch(flat, day.end, stop.start)}
    if after and fronted.keys() == {after[0].start}:
        fronted = {}  # "the visits in May to Tokyo and Hanoi"
    for k, stop in enumerate(after):
        following = after[k + 1].start if k + 1 < len(after) else telling.clause.end
        behind = (d for d in days if stop.start < d.start < min(following, stop.end + REACH))
        own = fronted.get(stop.start) or next((d for d in behind if d not in fronted.values()), None)
        if own is not None:
            yield stop, own


def further(context: Context, telling: Telling, goal: Stop) -> list[str]:
    """The countries of one journey: "to Brazil, Chile and Peru"; none where there is but one."""
    named = _named(context, telling)
    row = _row(context, telling, [stop for stop in named if stop.start >= telling.end - 1])
    if pattern("visits", "visit_of", cased=True).match(telling.onwards):  # "the visit of NAME of A to B, C and D"
        row = _in_row(context, telling, [stop for stop in named if stop.start >= goal.start])
    return [stop.country for stop in row] if len(row) > 1 else []
