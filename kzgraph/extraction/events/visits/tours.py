"""Journeys with several stops: where the text tells of each stop, the stops are visits, and the whole is none.

"The Minister is on a tour of Africa. In Nairobi on Monday she met …": a stop may be told by nothing but what was done
there.
"""

from __future__ import annotations

from dataclasses import dataclass

from kzgraph.extraction.actors.geography import place_country
from kzgraph.extraction.context import Context, PersonEntity, Sentence
from kzgraph.extraction.dates.news import is_about, is_news
from kzgraph.extraction.events.drafts import TALKS, Draft
from kzgraph.extraction.events.setting.calendar import is_to_come
from kzgraph.extraction.events.setting.days import date_of
from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.events.telling.scene import Scene, Setting, Telling
from kzgraph.extraction.events.visits.stops import leads_to_region
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import EventStatus


def note_tour(scene: Scene, telling: Telling, visitors: list[PersonEntity]) -> bool:
    """Note a journey to a part of the world, whose stops may follow; False where the words tell of none."""
    if not leads_to_region(telling.text, telling.hit.start, telling.hit.end):
        return False
    sentence = telling.clause.sentence
    told = (d for d in scene.tours if d.people.keys() == {id(person) for person in visitors})
    tour = next(told, None) or Draft("visit", "held", sentence, telling.start, sentences=[sentence])
    if scene.context.published and pattern("visits", "ongoing_visit").search(telling.text[: telling.hit.end]):
        tour.date = scene.context.published.isoformat()[: len("2023-01")]
    for person in visitors:
        tour.add(person, "visitor")
    if tour not in scene.tours:
        scene.tours.append(tour)
    return True


def travellers(scene: Scene) -> list[PersonEntity]:
    """Those on the journey told last."""
    told = [*(d for d in scene.drafts if d.kind == "visit"), *scene.tours]
    last = max(told, key=lambda d: d.offset, default=None)
    return [person for person, _ in last.people.values()] if last else []


def note_setting(scene: Scene, clause: Clause, text: str, actors: list[Actor]) -> None:
    """Note the city with which a clause opens, with the first who acts in the clause."""
    flat = scene.context.flat
    opening = pattern("visits", "opens_in_city", cased=True)
    for place in clause.among(scene.context.places):
        if place.start - clause.start > _OPENING or not place.country:
            continue
        who = frozenset(id(a.person) for a in actors if a.start > place.start)
        if who and opening.fullmatch(flat, clause.start, place.start):
            planned = pattern("event_status", "planned").search(text) is not None
            scene.settings.append(Setting(clause, who, place.name, place.country, planned))
            return


# A verb of going is so long.
_VERB = 12
# Stops that are told by what was done there must be half of the countries of a journey.
_HALF = 2
# A city that opens a clause stands so near its beginning: "On the same evening in".
_OPENING = 40


def settle_tours(scene: Scene) -> None:
    """Add the stops that are told only by what was done there, and take out the journeys of which stops are told."""
    journeys = [d for d in scene.drafts if d.kind == "visit" and len(_goals(d)) > 1]
    for tour in [*journeys, *scene.tours]:
        _add_stops(scene, tour)
    for tour in journeys:
        _leave_to_stops(scene, tour)


def _goals(visit: Draft) -> set[str]:
    return visit.countries.keys() - _homes(visit)


def _homes(visit: Draft) -> set[str | None]:
    return {person.country for person, _ in visit.people.values()}


@dataclass(frozen=True, slots=True)
class _Stop:
    """A stop told by what was done there."""

    city: str
    country: str
    status: EventStatus
    date: str | None
    end_date: str | None
    sentence: Sentence
    offset: int


def _add_stops(scene: Scene, tour: Draft) -> None:
    """A visit for each city where one of the travellers did something."""
    goals, homes = _goals(tour), _homes(tour)
    told = sorted(_stops_told(scene, tour), key=lambda s: s.offset)
    visited = {c for d in scene.drafts if d is not tour and _is_stop_of(d, tour) for c in _goals(d)}
    first_goal = next((code for code in tour.countries if code in goals), None)
    if len(goals & ({stop.country for stop in told} | visited)) * _HALF <= len(goals) > 1:
        return  # one stop of five says nothing of the others
    for stop in told:
        if stop.country in homes or (goals and stop.country not in goals) or not _at_that_time(scene, tour, stop):
            continue
        known = _visit_to(scene, tour, stop)
        if known is not None:
            known.place = known.place or stop.city
            continue
        own = dict.fromkeys(c for c in homes if c)
        leg = Draft("visit", stop.status, stop.sentence, stop.offset, sentences=[stop.sentence])
        leg.people, leg.countries = dict(tour.people), own | {stop.country: None}
        leg.place, leg.date, leg.end_date = stop.city, stop.date or (tour.date or "")[:7] or None, stop.end_date
        if stop.date is None and stop.country == first_goal:
            leg.date = tour.date  # "begins a tour of Angola and Namibia on Monday"
        if tour in scene.tours and tour.date == (stop.date or "")[: len("2023-01")]:
            leg.date = tour.date  # "is on a trip to Europe, was received in Rome on Friday": nobody tells since when
        scene.drafts.append(leg)


def _stops_told(scene: Scene, tour: Draft) -> list[_Stop]:
    """Where travellers of a tour acted: cities that open a clause, and cities of talks."""
    found = []
    for setting in scene.settings:
        if setting.who & tour.people.keys():
            found.append(_of_setting(scene.context, setting))
    for d in scene.drafts:
        country = place_country(d.place) if d.place else None
        if d.kind in TALKS and not d.mentioned and d.place and country and d.people.keys() & tour.people.keys():
            found.append(_Stop(d.place, country, d.status, d.date, d.end_date, d.sentence, d.offset))
    return found


def _of_setting(context: Context, setting: Setting) -> _Stop:
    start = setting.clause.start
    day, last = date_of(context, setting.clause, (start, start), None)
    status: EventStatus = "planned" if setting.planned or is_to_come(context, day) else "held"
    return _Stop(setting.city, setting.country, status, day, last, setting.clause.sentence, start)


def _at_that_time(scene: Scene, tour: Draft, stop: _Stop) -> bool:
    """Whether what was done in a city belongs to the journey: of its month or of these days, and told after it."""
    published = scene.context.published
    start = tour.offset
    over = pattern("visits", "tour_is_over").match(scene.context.flat, start, start + _VERB) is not None
    if over and stop.status == "planned" and tour.status == "held":
        return False  # "who visited A and B last week, is to meet in C on Wednesday"
    if stop.date is None:
        return stop.offset > tour.offset
    if tour.date and not is_about(tour.date, published):
        return stop.date[:7] == tour.date[:7]
    if tour.date:
        return is_about(stop.date, published) and abs(_months(tour.date) - _months(stop.date)) <= 1
    return is_news(stop.date, published)


def _visit_to(scene: Scene, tour: Draft, stop: _Stop) -> Draft | None:
    """The visit of a traveller to the stop's country that is told already."""
    for known in scene.drafts:
        if known is tour or known.kind != "visit" or _goals(known) != {stop.country}:
            continue
        time = stop.date or tour.date
        same_time = not (known.date and time) or known.date[:7] == time[:7]
        if same_time and known.people.keys() & tour.people.keys() and (known.place in {None, stop.city}):
            return known
    return None


def _leave_to_stops(scene: Scene, tour: Draft) -> None:
    """Take a journey of several countries back to the one whose city it names, or out, where its stops are told."""
    goals = _goals(tour)
    stops = [d for d in scene.drafts if d is not tour and _is_stop_of(d, tour)]
    if not stops:
        return
    for stop in stops:
        for person, capacity in tour.people.values():
            stop.add(person, capacity)
        stop.date = stop.date or (tour.date or "")[:7] or None
    first = place_country(tour.place) if tour.place else None
    if first in goals and not any(first in _goals(d) for d in stops):
        tour.countries = dict.fromkeys(c for c in tour.countries if c == first or c not in goals)
    else:
        scene.drafts.remove(tour)


def _is_stop_of(visit: Draft, tour: Draft) -> bool:
    """Whether a visit is to one of the countries of a journey, at its time."""
    goals = _goals(visit)
    one = visit.kind == "visit" and len(goals) == 1 and goals <= _goals(tour)
    return one and bool(visit.people.keys() & tour.people.keys()) and _same_journey(tour, visit)


def _same_journey(tour: Draft, stop: Draft) -> bool:
    if tour.date is None or stop.date is None:
        return True
    return abs(_months(tour.date) - _months(stop.date)) <= 1


def _months(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7] or 0)
