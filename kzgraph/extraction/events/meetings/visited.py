"""Visits paid to a person, which are meetings: "visited NAME at his office", "received a visit from NAME"."""

from __future__ import annotations

from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.knowledge import pattern


def visits_somebody(telling: Telling) -> bool:
    """Whether the words of a visit lead to somebody's name, and not to a place."""
    start, end = telling.hit.start, telling.hit.end
    leads = [actor.lead - telling.clause.start for actor in telling.actors if actor.start >= telling.end]
    if leads and pattern("visits", "visit_to_somebody").fullmatch(telling.text, start, leads[0]):
        return telling.words.lower() != "visit" or pattern("visits", "pays").search(telling.text, 0, start) is not None
    ends = [actor.end - telling.clause.start for actor in telling.actors if actor.end <= telling.start]
    paid = bool(ends) and pattern("visits", "pays_somebody").search(telling.text, 0, ends[-1]) is not None
    return paid and pattern("visits", "one_visit").fullmatch(telling.text, ends[-1], end) is not None
