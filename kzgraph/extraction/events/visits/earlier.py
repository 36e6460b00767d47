"""Earlier journeys to the place that a text is about: "the first visit to Rome since that of A in 2003".

Only the visitor and the year are told; where it led is told of the visit with which it is compared.
"""

from __future__ import annotations

from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.events.visits.stops import Stop, stops
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import IsoDate

# The year stands at most so far behind the visitor: " in early ".
_DAY_REACH = 16


def tells_earlier(telling: Telling) -> bool:
    """Whether the words of a visit are "since that of" and the like."""
    return pattern("visits", "that_of").match(telling.words) is not None


def draft_earlier(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The earlier visit; None where somebody did something else then, or nobody and no time is told."""
    sentence, flat = telling.clause.sentence, scene.context.flat
    if pattern("visits", "first_before_since").search(flat, sentence.start, telling.start) is None:
        return None
    behind = scene.cast.between(telling.end, sentence.end)
    who = next(iter(behind), None)
    if who is None or pattern("visits", "title_only", cased=True).fullmatch(flat, telling.end, who.lead) is None:
        return None
    day = next((d for d in scene.context.dates if 0 <= d.start - who.end <= _DAY_REACH), None)
    if day is None or pattern("visits", "in_the_year").fullmatch(flat, who.end, day.start) is None:
        return None
    if pattern("visits", "after_the_year").match(flat, day.end, sentence.end) is None:
        return None
    goal = goal_before(scene, telling, who.person)
    if goal is None:
        return None
    home = who.person.country or _home_of_holder(scene.context, sentence.start, telling.start, goal)
    draft.add(who.person, "visitor")
    draft.countries |= dict.fromkeys([*([home] if home else []), goal.country])
    draft.place, draft.date = goal.city, day.value
    return draft


def _home_of_holder(context: Context, start: int, stop: int, goal: Stop) -> str | None:
    """Whose office it is that is compared: "the first visit of a Ghanaian president since that of A"."""
    codes = {c.code for c in context.countries if start <= c.start < stop} - {goal.country}
    return codes.pop() if len(codes) == 1 else None


def goal_before(scene: Scene, telling: Telling, visitor: PersonEntity) -> Stop | None:
    """Where the visit led with which the sentence compares an earlier one; else the journey told just before."""
    sentence = telling.clause.sentence
    named = stops(scene.context, Clause(sentence, ((sentence.start, telling.start),)))
    abroad = [s for s in named if s.country != visitor.country]
    if abroad:
        return abroad[-1]
    goals = _goals_told(scene, telling, visitor)
    return Stop(telling.start, telling.start, *goals[-1]) if goals else None


def _goals_told(scene: Scene, telling: Telling, visitor: PersonEntity) -> list[tuple[str, str | None]]:
    """The country and city to which each journey led that is told just before, and has one country as its goal."""
    block = telling.clause.sentence.block
    journeys = [d for d in scene.drafts if d.kind == "visit" and block - d.sentence.block <= 1]
    goals = [[code for code in d.countries if code != visitor.country and code not in d.homes] for d in journeys]
    return [(codes[0], d.place) for codes, d in zip(goals, journeys, strict=True) if len(codes) == 1]


def goal_compared(scene: Scene, telling: Telling, visitor: PersonEntity) -> Stop | None:
    """Where somebody came of whom only that is told, where the sentence compares visits: "the last to come was NAME".

    To the country that the sentence names, else to that of the house; to no city where several journeys are told.
    """
    sentence = telling.clause.sentence
    if pattern("visits", "comes_somewhere").match(telling.text, telling.hit.start) is None:
        return None
    if pattern("visits", "first_before_since").search(scene.context.flat, sentence.start, telling.end) is None:
        return None
    home = scene.context.home if scene.context.speaks else None
    goals = {country for country, _ in _goals_told(scene, telling, visitor)}
    if named := stops(scene.context, Clause(sentence, ((sentence.start, telling.start),))):
        goals = {s.country for s in named if s.country != visitor.country}
    elif home in goals:
        goals = {home}
    return Stop(telling.start, telling.start, goals.pop()) if len(goals) == 1 else None


def day_behind(context: Context, telling: Telling) -> IsoDate | None:
    """The day or year of a visit told behind "since": "since A's trip in 2014"."""
    day = next((d for d in context.dates if telling.end <= d.start < telling.clause.end), None)
    told = day is not None and pattern("visits", "up_to_year").fullmatch(context.flat, telling.end, day.start)
    return day.value if day is not None and told else None
