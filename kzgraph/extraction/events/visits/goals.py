"""Where a visit leads."""

from __future__ import annotations

import re

from kzgraph.extraction.context import Context, PersonEntity, PlaceMention
from kzgraph.extraction.dates.dateline import dateline_city
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.events.visits.stops import REACH, Stop, names_unit, stops
from kzgraph.extraction.knowledge import pattern

# The same where a delegation is described first.
_REACH_OF_DELEGATION = 200
# After words such as "reached" the goal follows at once: "the" may stand before it.
_AT_ONCE = 5
# ", " or " " between a place and the clause about it.
_COMMA = 2
# "There" means a city named at most so many characters before.
_THERE = 400
# Before a place: as many characters as "tour of the" and the like are long.
_BEFORE = 13


def where_met(context: Context, telling: Telling) -> Stop | None:
    """The city that a clause with "his working visit" names before it; that of the dateline is where it was written."""
    written = dateline_city(context)
    named = [s for s in stops(context, telling.clause) if s.city and s.start < telling.start]
    before = [s for s in named if written is None or s.start != written.start]
    before = [s for s in before if not _COUNTERPART.match(context.flat, s.end)]
    return before[-1] if before else None


# Luxembourg, Singapore: "his Luxembourg counterpart" tells no place.
_COUNTERPART = re.compile(r" (?:counterpart|colleague|opposite number)\b")


def goal_of(context: Context, telling: Telling) -> Stop | None:
    """The first city or country in the words of the visit or soon after them; for "there" the last before."""
    flat, start, end = context.flat, telling.start, telling.end
    words = telling.words.rstrip()
    if left := pattern("visits", "left_after_visit").search(telling.before):
        return next((s for s in stops(context, telling.clause) if left.start() <= s.start - telling.clause.start), None)
    if paid := pattern("visits", "paid_to").search(telling.before):
        return next(
            (s for s in stops(context, telling.clause) if s.end == telling.clause.start + paid.end("goal")), None
        )
    if words.endswith("there"):
        return _last_named(context, start)
    if pattern("visits", "visited_by").match(telling.text, telling.hit.start):
        return next((s for s in reversed(stops(context, telling.clause)) if s.end < start), None)
    if words.endswith(" for"):  # "leaves Tehran for Davos"
        start = end - 1
    reach = _REACH_OF_DELEGATION if "delegation" in flat[start:end] else REACH
    if pattern("visits", "goal_at_once").fullmatch(telling.words):
        reach = _AT_ONCE
    from_there = words.endswith("from")
    elsewhere = pattern("visits", "no_destination" if not from_there else "no_origin", cased=True)
    named = stops(context, telling.clause)
    of_whom = pattern("visits", "visit_of", cased=True).match(telling.onwards)
    if (of_whom or pattern("visits", "guest_to_come").match(telling.words)) and (
        led := [s for s in named if s.start >= end and _is_led_to(flat, s)]
    ):
        return led[0]  # "the visit of the President of Latvia NAME to Uzbekistan"
    near = [
        stop
        for stop in named
        if (not from_there and start <= stop.start < end and not flat.endswith("from ", start, stop.start))
        or (
            end - 1 <= stop.start <= end + reach
            and (not elsewhere.search(flat[max(0, stop.start - _BEFORE) : stop.start]) or names_unit(flat, stop.start))
        )
    ]
    if not near and pattern("event_setting", "here", cased=True).search(flat, start, end + len(" here on")):
        city = _city_of_speech(context, telling) or dateline_city(context)
        return Stop(city.start, city.end, city.country, city.name) if city and city.country else None
    if not near and flat.startswith("where ", telling.clause.start):
        return _just_before(context, telling)
    return near[0] if near else None


def _city_of_speech(context: Context, telling: Telling) -> PlaceMention | None:
    """The city where somebody spoke who says "here": "I was here in May," A said in Rome."""
    said, flat = pattern("meetings", "said_in_city", cased=True), context.flat
    behind = (p for p in context.places if telling.end <= p.start < telling.clause.sentence.end)
    return next((p for p in behind if any(m.end() == p.start for m in said.finditer(flat, telling.end, p.start))), None)


def goal_meant(scene: Scene, telling: Telling) -> Stop | None:
    """The goal that is told by no name: "to our country", "repaid the visit"."""
    context, start = scene.context, telling.start
    if pattern("visits", "to_our_country").match(telling.onwards) and context.home and context.speaks:
        return Stop(start, start, context.home)
    if pattern("visits", "to_country_described").match(telling.onwards):
        return _named_in_sentence(context, telling)
    if pattern("visits", "visit_in_return").match(telling.words):
        before = next((d for d in reversed(scene.drafts) if d.kind == "visit"), None)
        homes = list(before.homes) if before else []
        return Stop(start, start, homes[0]) if len(homes) == 1 else None
    return None


def _named_in_sentence(context: Context, telling: Telling) -> Stop | None:
    """The country named last in the sentence before a visit "to the archipelago", by its own name."""
    homes = {actor.person.country for actor in telling.actors}
    named = [Stop(c.start, c.end, c.code) for c in context.countries if c.form == "name" and c.code not in homes]
    before = [s for s in named if telling.clause.sentence.start <= s.start < telling.start]
    return max(before, key=lambda s: s.start, default=None)


def where_it_is_told(context: Context, telling: Telling, visitor: PersonEntity) -> Stop | None:
    """Where somebody came who "flew in from" home, or "had been in the city": the city told last that is not of home.

    Else it is that of the dateline.
    """
    named = [p for p in context.places if p.country not in {None, visitor.country} and p.start < telling.start]
    near = [p for p in named if telling.start - p.start < _THERE]
    city = near[-1] if near else dateline_city(context)
    if city is None or city.country in {None, visitor.country}:
        return None
    return Stop(city.start, city.end, city.country or "", city.name)


def _just_before(context: Context, telling: Telling) -> Stop | None:
    """In "Denmark, where NAME paid a visit": what stands before the comma."""
    start = telling.clause.start
    places = [Stop(p.start, p.end, p.country, p.name) for p in context.places if p.country]
    named = [*places, *(Stop(c.start, c.end, c.code) for c in context.countries if c.form == "name")]
    return next((s for s in named if 0 < start - s.end <= _COMMA), None)


def _is_led_to(flat: str, stop: Stop) -> bool:
    before = flat[max(0, stop.start - _BEFORE) : stop.start]
    return pattern("visits", "leads_to", cased=True).search(before) is not None


def _last_named(context: Context, offset: int) -> Stop | None:
    """The city named last before an offset."""
    near = [p for p in context.places if offset - _THERE < p.start < offset and p.country]
    last = max(near, key=lambda p: p.start, default=None)
    return Stop(last.start, last.end, last.country, last.name) if last and last.country else None
