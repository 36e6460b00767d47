"""Meetings of one clause of which each has a day or a city of its own: "met A in Vienna and B in Budapest"."""

from __future__ import annotations

import re
from dataclasses import replace

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.setting.when import is_when
from kzgraph.extraction.events.telling.acting import around
from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.events.telling.scene import Scene, Telling

# Between a partner and the day or the city of the meeting with that partner.
_ITS = re.compile(r"(?: of [A-Z][\w-]+(?: [A-Z]\w+)?)?,?(?: (?:on|in|at|late|early|the|[A-Z][\w'-]+,?|\d{1,2},?))* ?")
_PAIR = 2


def each_set_apart(scene: Scene, telling: Telling) -> list[Telling]:
    """The telling once for each partner with what the clause says of that one; as it is where it tells one meeting."""
    if telling.hit.kind not in {"meeting", "call"}:
        return [telling]
    before, after = around(telling)
    if len(after) < _PAIR or not (before or telling.subjects):
        return [telling]
    ends = [*(actor.lead for actor in after[1:]), telling.clause.end]
    rows = [
        [is_set(scene.context, actor, end, "dates"), is_set(scene.context, actor, end, "places")]
        for actor, end in zip(after, ends, strict=True)
    ]
    if not any(all(column) for column in zip(*rows, strict=True)):
        return [telling]
    return [_only(scene, telling, before, actor, end, after[0].lead) for actor, end in zip(after, ends, strict=True)]


def is_set(context: Context, actor: Actor, end: int, what: str) -> bool:
    """Whether a day (`what`: dates) or a city (places) stands just after somebody, before `end`."""
    starts = [d.start for d in context.dates if is_when(context, d)] if what == "dates" else []
    starts = starts or ([p.start for p in context.places] if what == "places" else [])
    return any(actor.end < start < end and _ITS.fullmatch(context.flat, actor.end, start) for start in starts)


def _only(scene: Scene, telling: Telling, before: list[Actor], actor: Actor, end: int, first: int) -> Telling:
    """The telling with one partner, and of the clause only what stands before all partners and about this one."""
    spans = ((telling.clause.start, first), (actor.lead, end))
    parts = [(max(a, c), min(b, d)) for a, b in telling.clause.parts for c, d in spans]
    clause = Clause(telling.clause.sentence, tuple(sorted(p for p in parts if p[0] < p[1])), telling.clause.owner)
    return replace(telling, clause=clause, text=clause.text(scene.context.flat), actors=[*before, actor])
