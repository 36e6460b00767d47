"""The two sides of "between A and B on C" by where they stand, whatever their names are: the halves about one "and"."""

from __future__ import annotations

import re

from kzgraph.extraction.agreements.party import body_party, country_party, unique
from kzgraph.extraction.settled import Settled
from kzgraph.model import Evidence, Party

_AND = re.compile(r"(?:,? and|,? as well as| &) (?:the |The )?(?=[A-Z])")
# Where the second side ends: at what the document is about.
_ABOUT = re.compile(
    r" (?:on|regarding|concerning|relating to|towards?|signed|which|in (?:the )?(?:fields?|areas?|spheres?|domains?)\b"
    r"|to (?=[a-z])"
    r"|(?:for|in|under|of) (?:the )?(?=[a-z]))|[,;:\"]|\.(?=\s|\Z)"
)
# A name: words in capitals, and the small ones between them; what stands in brackets is its short form.
_NAME = re.compile(
    r"(?:the |The )?(?P<name>[A-Z][\w&'’.-]*"
    r"(?: (?:&|of|for|and|in|the|de|da|do|du|des|dos|del|la|to|[A-Z][\w&'’.-]*))*)"
    r"(?: \([^()]*\)?(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)?)?"
)
_NO_BODY = re.compile(
    r"(?:Governments?|Republics?|Presidents?|Prime|Foreign|The|They|Both|He|She|Kingdom|State|Ministers?|Secretary)\b"
    r"(?! Bank)"
)


def halves(context: Settled, start: int, end: int, evidence: Evidence) -> list[Party]:
    """The two sides between two offsets, known ones and others; none where it is open where the one ends."""
    about = _ABOUT.search(context.flat, _second(context, start, end), end)
    stop = about.start() if about else end
    found = [
        (joint.group().endswith("the "), left, right)
        for joint in _AND.finditer(context.flat, start, stop)
        if (left := _side(context, start, joint.start(), evidence)) is not None
        and (right := _side(context, joint.end(), stop, evidence)) is not None
    ]
    apart = [sides for sides in found if sides[0]] or found  # "the Palace of Culture and Arts and the Theatre"
    return unique(apart[0][1:]) if len(apart) == 1 else []


def _second(context: Settled, start: int, end: int) -> int:
    """Where the second side begins at the earliest."""
    joint = _AND.search(context.flat, start, end)
    return joint.end() if joint else start


def _side(context: Settled, start: int, end: int, evidence: Evidence) -> Party | None:
    """The side that stands between two offsets and fills them: a body, a state, or one by a name nobody knows."""
    match = _NAME.fullmatch(context.flat, start, end)
    if match is None:
        return None
    left, right = match.span("name")
    bodies = [(b, body) for a, b, body in context.bodies_between(left, left + 1) if a == left]
    if (whole := next((body for b, body in bodies if b >= right), None)) is not None:
        return body_party(whole, evidence)
    if (state := next((c for c in context.countries_between(left, right) if c.end == right), None)) is not None and (
        state.start == left or context.flat[left : state.start].strip() in {"Republic of", "Kingdom of", "State of"}
    ):
        return country_party(state.code, evidence)
    people = (*context.named_between(left, right), *context.offices_between(left, right))
    if people or _NO_BODY.match(match["name"]) or " " not in match["name"]:
        return None
    return Party(name=match["name"], kind="organisation", evidence=(evidence,))
