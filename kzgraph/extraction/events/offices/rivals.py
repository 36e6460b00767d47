"""Who stands in a clause and did not get the post: "was elected president, defeating A and B"."""

from __future__ import annotations

from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.knowledge import pattern


def without_rivals(flat: str, telling: Telling) -> list[Actor]:
    """Those of a clause over whom nobody was chosen for the post that it tells of."""
    if pattern("appointments", "chosen").search(telling.words) is None:
        return telling.actors
    start = telling.clause.start
    beaten = pattern("appointments", "rivals_after").search(telling.text, telling.hit.end)
    return [
        actor
        for actor in telling.actors
        if not (beaten and actor.lead >= start + beaten.end())
        and not pattern("people", "rival_before").search(flat[start : actor.lead])
    ]
