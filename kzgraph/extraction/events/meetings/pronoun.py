"""Meetings told by "he" or "she" before the name: "In Riga he met A, Minister B said"."""

from __future__ import annotations

import re

from kzgraph.extraction.events.telling.acting import reports
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.scene import Scene, Telling

# "He" as the subject of the verb: "he also met", "she will hold talks with".
_SUBJECT = re.compile(
    r"(?:^|[\s,])(?P<who>he|she|they)(?: (?:also|then|later|first|will|has|had|is to|is due to|would|separately))*\s*$",
    re.I,
)


# "I" as the subject of the verb: "I met", "Minister A and I had".
_FIRST = re.compile(r"\bI(?: (?:also|then|later|first|will|have|had|am to|would|separately|again))*\s*$")


def says_unknown_i(telling: Telling) -> bool:
    """Whether "I" is a subject of the words of a meeting, and the text does not tell who speaks."""
    said = _FIRST.search(telling.before)
    return said is not None and not any(a.start == telling.clause.start + said.start() for a in telling.actors)


def says_he(telling: Telling) -> bool:
    """Whether a pronoun is the subject of the words of a meeting, and nobody in the clause is meant by it."""
    named = any(actor.start < telling.start for actor in telling.actors)
    said = _SUBJECT.search(telling.before)
    return not named and said is not None and said["who"].lower() != "they"


def says_they(telling: Telling) -> bool:
    """Whether "they" is the subject of the words of a meeting, and none of those of whom the clause before is told."""
    said = _SUBJECT.search(telling.before)
    return said is not None and said["who"].lower() == "they" and len(telling.subjects) == 1


def speakers_behind(scene: Scene, telling: Telling) -> list[Actor]:
    """Who says at the end of the sentence what "he" did: that person is meant."""
    behind = scene.cast.between(telling.end, telling.clause.sentence.end)
    flat = scene.context.flat
    here = [a for a in behind if a.end <= telling.clause.end and flat[telling.end : a.lead].rstrip().endswith(",")]
    return [a for a in here if reports(telling, a)][-1:]
