"""A meeting that only gives the occasion of what was said there: "At the Ministers' Meeting held in Rome, A told B"."""

from __future__ import annotations

from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.parties import bodies_between
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern

_PAIR = 2


def met_then(scene: Scene, telling: Telling, after: list[Actor]) -> list[Actor] | None:
    """Who met there: the two of whom one spoke to the other; nobody at a meeting of many, None for other words."""
    if pattern("meetings", "meeting_then_held").fullmatch(telling.words) is None:
        return None
    if len(after) < _PAIR or bodies_between(scene.context, telling.start, telling.end):
        return []
    first, second = after[:_PAIR]
    spoke = pattern("meetings", "spoke_to_there", cased=True).fullmatch(scene.context.flat, first.end, second.lead)
    return [first, second] if spoke and first.person.country != second.person.country else []
