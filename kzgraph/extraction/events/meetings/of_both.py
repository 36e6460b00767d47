"""Two of whom a clause tells what they had together, and who are named before it."""

from __future__ import annotations

import re

from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.telling.acting import joined
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern

_PAIR = 2
_WHO = re.compile(r"who (?:(?:had|have|also|last|later|then|earlier) )*\Z")


def of_both_before(scene: Scene, telling: Telling) -> list[PersonEntity]:
    """Two of whom a relative clause tells that they met: "A and B, who held talks on Tuesday, said"."""
    owner, start = telling.clause.owner, telling.clause.sentence.start
    if (
        owner is None
        or not _WHO.match(telling.before)
        or not pattern("meetings", "met_each_other").match(telling.onwards)
    ):
        return []
    rows = joined(scene.context.flat, scene.cast.between(start, telling.clause.start))
    last = [actor.person for actor in rows[-1]] if rows else []
    return last if len(last) == _PAIR and owner in last and last[0].country != last[1].country else []


def of_both_subjects(telling: Telling) -> list[PersonEntity]:
    """The two of whom a clause goes on to tell a call: "A and B met in Rome, and spoke by telephone on 3 June"."""
    two = len(telling.subjects) == _PAIR and telling.subjects[0].country != telling.subjects[1].country
    goes_on = telling.hit.kind == "call" and _AND.fullmatch(telling.before) is not None
    return list(telling.subjects) if two and goes_on else []


_AND = re.compile(r"\W*and (?:(?:then|later|also|again|had|have|afterwards) )*")
