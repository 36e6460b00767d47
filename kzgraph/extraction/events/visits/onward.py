"""Journeys told by less than a sentence, where the one told just before says the rest.

"…to Port Vila on Wednesday, and on Friday to Suva" has the traveller of the words before it; "President A visited
Astana in June. President B followed in November" has their goal, and so has "came in November".
"""

from __future__ import annotations

import re

from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.events.visits.stops import Stop
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import IsoDate


def goes_on(telling: Telling) -> bool:
    """Whether the words of a visit have neither a traveller nor a verb: "and then to"."""
    return pattern("visits", "goes_on_to").match(telling.words) is not None


def journey_going_on(scene: Scene, telling: Telling) -> Draft | None:
    """The journey of the same sentence with which such words go on; None where there is none, or it is of others."""
    visits = [d for d in scene.drafts if d.kind == "visit" and telling.clause.sentence in d.sentences]
    last = max(visits, key=lambda d: d.offset, default=None)
    if last is None or any(a.start > last.offset and id(a.person) not in last.people for a in telling.actors):
        return None
    return last


def comes_without_goal(telling: Telling) -> bool:
    """Whether somebody came, and the time follows, or nothing: "came in November"."""
    return pattern("visits", "came_then").match(telling.onwards) is not None


def time_behind(context: Context, telling: Telling) -> IsoDate | None:
    """The date that follows such words."""
    day = next((d for d in context.dates if telling.end <= d.start < telling.clause.end), None)
    return day.value if day is not None else None


def goal_as_before(scene: Scene, telling: Telling, visitors: list[PersonEntity]) -> Stop | None:
    """Where somebody came of whom only the time is told: to where another's visit told just before led, else here."""
    if not comes_without_goal(telling):
        return None
    homes = {person.country for person in visitors}
    subject = next((a for a in reversed(telling.actors) if a.start < telling.start), None)
    if subject is not None and _BEHIND_PREPOSITION.search(scene.context.flat, telling.clause.start, subject.lead):
        return None  # "a conversation with NAME followed on Monday"
    if None in homes or subject is None or subject.person not in visitors:
        return None
    sentence = telling.clause.sentence
    before = [d for d in scene.drafts if d.kind == "visit" and 0 <= sentence.block - d.sentences[-1].block <= 1]
    for visit in before[-1:]:
        goals = [code for code in visit.countries if code not in visit.homes and code not in homes]
        others = not any(id(person) in visit.people for person in visitors)
        if others and len(goals) == 1:
            return Stop(telling.start, telling.start, goals[0])
    followed = pattern("visits", "followed_another").match(telling.words) is not None
    home = scene.context.home if scene.context.speaks and not followed else None
    return Stop(telling.start, telling.start, home) if home and home not in homes else None


_BEHIND_PREPOSITION = re.compile(r"\b(?:of|with|by|to|from|between|for|about|at)\s+(?:the\s+)?\Z")
