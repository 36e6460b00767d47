"""Appointments of several people that one clause tells."""

from __future__ import annotations

from dataclasses import replace

from kzgraph.extraction.events.offices.places import named_in
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.office_verbs import verb_at, verbs_of


def separate_posts(scene: Scene, telling: Telling) -> list[list[Actor]]:
    """Who stands in each of the appointments that a clause tells: "appointed A envoy to Peru and B minister" are two.

    Only where each of those appointed has a post of his own after the name, and nobody is told to leave one.
    """
    telling = replace(telling, actors=named_in(scene, telling.clause))
    verb = verb_at(telling.text, telling.hit.start, telling.hit.end)
    passive = verb.passive
    before = [a for a in telling.actors if a.start < telling.start]
    appointees = [*(before[-1:] if passive else ()), *(a for a in telling.actors if a.start >= telling.start)]
    whole = [telling.actors]
    leaves = any("predecessor" in other.frame.roles.values() for other in verbs_of(telling.text))
    if len(appointees) < _SEVERAL or len(before) > 1 or leaves:
        return whole
    ends = [*(a.start for a in appointees[1:]), telling.clause.end]
    for actor, end in zip(appointees, ends, strict=True):
        lead, last = actor.lead - telling.clause.start, actor.person.name.split(" ")[-1]
        after = telling.hit.end if actor.start < telling.start else _end_of_name(telling, last, lead, end)
        own = pattern("appointments", "post_after_name", cased=True).match(telling.text, after)
        if (
            own is None
            or own.end() > end - telling.clause.start
            or telling.text.endswith("by ", 0, actor.lead - telling.clause.start)
        ):
            return whole
    if passive:  # the verb is told once, of the first of them: the others stand in the subject's place
        return [[replace(before[0], person=actor.person) if before else actor] for actor in appointees]
    return [[*before, actor] for actor in appointees]


_SEVERAL = 2


def _end_of_name(telling: Telling, last: str, lead: int, end: int) -> int:
    """Where in the clause a name with its last word ends that stands after a title and before an offset."""
    return max(lead, telling.text.rfind(last, lead, end - telling.clause.start)) + len(last)
