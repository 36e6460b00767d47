"""Whether those whom somebody met were at home: a guest goes from office to office, guests come together."""

from __future__ import annotations

from itertools import pairwise

from kzgraph.extraction.context import PlaceMention
from kzgraph.extraction.dates.dateline import dateline_city
from kzgraph.extraction.events.setting.places import is_where
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern


def are_at_home(scene: Scene, telling: Telling, after: list[Actor]) -> bool:
    """Whether partners of one country were seen there: "called on A and B", "in Rome, met Ministers A and B".

    Not those whom somebody received, nor in another country; where nothing tells it, nobody went from one to another.
    """
    if pattern("meetings", "called_on").match(telling.words):
        return True
    if pattern("meetings", "host_verbs").match(telling.onwards):
        return pattern("meetings", "by_host").match(telling.text, telling.hit.end) is not None
    context, sentence = scene.context, telling.clause.sentence
    theirs = {actor.person.country for actor in after} - {None}
    here = [p for p in context.places if sentence.start <= p.start < sentence.end and is_where(context, p)]
    if here:
        return any(_is_of(place, theirs) for place in here)
    if any(d.kind == "visit" and d.countries.keys() & theirs and not d.homes.keys() & theirs for d in scene.drafts):
        return True
    lead = sentence.kind == "headline"
    told = [p for p in context.places if (lead or p.start < sentence.start) and is_where(context, p)]
    told += [place for place in [dateline_city(context)] if place]
    return any(_is_of(place, theirs) for place in told)


def each_at_home(scene: Scene, telling: Telling, after: list[Actor]) -> bool:
    """Whether a sentence leads to partners by a city of each one's country: "visited Madrid and Rome, where he met"."""
    start, flat = telling.clause.sentence.start, scene.context.flat
    cities = [p for p in scene.context.places if start <= p.start < telling.start]
    in_row = {p.country for a, b in pairwise(cities) if flat[a.end : b.start] in _JOINS for p in (a, b)}
    countries = {actor.person.country for actor in after}
    return len(countries) == len(after) > 1 and countries <= in_row


# Between the cities of one row.
_JOINS = frozenset({", ", " and ", ", and ", " and then ", ", then "})


def _is_of(place: PlaceMention, countries: set[str | None]) -> bool:
    return place.country in countries or not countries
