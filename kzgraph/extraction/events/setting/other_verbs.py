"""Days and cities that belong to another verb of the sentence than that of an encounter.

- of the saying: "A and B will sign a treaty, Minister C said in Kazan on Friday";
- of the clause around: "Congress on Wednesday rejected the accord that A signed with B in Moscow last October";
- of a participle: "a protocol initialled in Vientiane in August will be signed", "signed the treaty drafted in Oslo".

Who speaks after the talks with which a sentence opens does so where and when they were.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kzgraph.extraction.events.setting.discussed import is_behind_deed
from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.knowledge import choice, pattern


def is_of_other_verb(flat: str, clause: Clause, start: int, trigger: int) -> bool:
    """Whether a city at `start` is told with another verb of the clause than that of the encounter at `trigger`."""
    return (
        is_of_saying(flat, clause, start, trigger)
        or is_in_what_was_said(flat, clause, start, trigger)
        or is_of_participle(flat, clause, start, trigger)
    )


def is_of_saying(flat: str, clause: Clause, start: int, trigger: int) -> bool:
    """Whether a day or city at `start` is told with the verb of saying behind an encounter that is reported so, or with
    that before it: "A said on Tuesday that he met B in Oslo in 2014"."""
    if start < trigger:
        if pattern("event_setting", "day_of_saying", cased=True).match(flat, start, trigger):
            return True  # "A on Tuesday said B would visit Oslo in May"
        said = pattern("event_setting", "said_in").search(flat, clause.start, start)
        return said is not None and flat.find(" that ", start, trigger) >= 0
    if pattern("event_setting", "fronted_encounter").match(flat, clause.start, trigger):
        return False  # "After talks with B, A said in Rome"
    if pattern("event_setting", "sayer_before", cased=True).search(flat[trigger:start]) and pattern(
        "event_setting", "sayer_behind", cased=True
    ).match(flat, start):
        return True  # "signed a pact, officials in Accra said"
    for said in pattern("event_setting", "saying_behind", cased=True).finditer(flat, trigger, start):
        if not pattern("event_setting", "saying_ends", cased=True).search(flat, said.end(), start):
            return True
    return False


def is_in_what_was_said(flat: str, clause: Clause, start: int, trigger: int) -> bool:
    """Whether a day or city at `start` is in what somebody said after the talks with which a clause opens: "After talks
    with B, A said (on Monday) that trade had doubled | in May"."""
    if start < trigger or pattern("event_setting", "fronted_encounter").match(flat, clause.start, start) is None:
        return False
    said = pattern("event_setting", "said_in").search(flat, trigger, start)
    return said is not None and _SAID_CLAUSE.search(flat, said.end(), start) is not None


# Between a verb of saying and a day: what is said has begun, and has a verb.
_SAID_CLAUSE = re.compile(r'\bthat\b|: ?"|\b(?:had|has|have|was|were|would|will|is|are|could|should|must)\b')


def said_after(flat: str, clause: Clause) -> tuple[int, int]:
    """Where it is told when and where somebody spoke after the talks of a clause that opens its sentence.

    "After talks with B, A said | in Rome on Monday | that": the talks were there and then. Empty where nobody spoke so.
    """
    opens = clause.start == clause.sentence.start and pattern("event_setting", "after_talks").match(flat, clause.start)
    behind = pattern("event_setting", "said_after_talks", cased=True) if opens else None
    said = behind.match(flat, clause.end, clause.sentence.end) if behind else None
    return said.span("setting") if said else (clause.end, clause.end)


def embedded_from(flat: str, start: int, trigger: int) -> int | None:
    """Where a relative clause begins in which an encounter is told, of something that the clause around tells of.

    `start` is where the clause around begins: "rejected the accord that A signed", "defended the deal he signed".
    """
    told = list(choice("event_setting", "relative_of_thing", cased=True).finditer(flat, start, trigger))
    if not told:
        return None
    relative = told[-1]
    moved = pattern("event_setting", "object_moved").match(flat, trigger)
    inside = moved or pattern("event_setting", "passive_relative").match(flat, relative.end())
    apart = pattern("event_setting", "no_relative_of_thing").search(flat[start : relative.end()])
    return relative.start() if inside and not apart else None


def relative_alone(flat: str, clause: Clause, trigger: int, actors: list[Actor]) -> tuple[Clause, list[Actor]]:
    """A clause without what is told behind such a relative clause, and those who act in the relative clause.

    The same of what was done before the main clause: "Ten years after the treaty was signed in Oslo, | A met B".

    And what states did of which those who act only spoke: "A met B of Peru and Chile, | which signed a pact in May".

    "The pact that A signed with B in May | was ratified by C", "A praised the pact | that B signed with C". Where the
    relative clause has no subject of its own all stay who act in the clause.
    """
    before = pattern("event_setting", "done_before").match(flat, clause.start, trigger)
    of_states = pattern("event_setting", "relative_on_states").search(flat, clause.start, trigger)
    begin = clause.start if before else embedded_from(flat, clause.start, trigger)
    begin = of_states.start("relative") if of_states else begin
    if begin is None:
        return clause, actors
    goes_on = (_COMMA if before else pattern("event_setting", "main_verb_behind")).search(flat, trigger, clause.end)
    until = goes_on.start() if goes_on else clause.end
    alone = replace(clause, parts=tuple((a, min(b, until)) for a, b in clause.parts if a < until))
    if of_states:
        parts = ((max(a, begin), b) for a, b in alone.parts if b > begin)
        # The empty part keeps the clause's beginning: offsets into its text go on to be right.
        alone = replace(clause, parts=((clause.start, clause.start), *parts))
    inside = [a for a in actors if begin <= a.start < until]
    if before or of_states:
        return alone, inside
    by_them = any(a.start < trigger or flat.endswith(" by ", trigger, a.lead) for a in inside)
    return alone, inside if by_them else [a for a in actors if a.start < until]


def is_of_participle(flat: str, clause: Clause, start: int, trigger: int) -> bool:
    """Whether a day or city at `start` tells when or where a document was drafted, agreed or initialled.

    Or when and where an encounter was prepared or announced: "his visit to Rome was prepared at talks in Bern".
    """
    if start > trigger:
        if pattern("event_setting", "noun_spoken_of").search(flat, trigger, start):
            return True
        verb = _SIGNS.match(flat, trigger)
        return verb is not None and is_behind_deed(flat, verb.end(), start)
    thing = pattern("event_setting", "thing_done").search(flat, clause.start, start)
    return thing is not None and _FINITE.search(flat, start, trigger + _VERB) is not None


_COMMA = re.compile(r",(?! \d{4}\b)")
# The words of a signing, of which what is signed is the object.
_SIGNS = re.compile(r"(?:\w+ )?(?:signs?|signed|inked|initiall?ed|exchanged)\b")
_FINITE = re.compile(r"\b(?:will|would|is|are|was|were|has|have|had|shall|should|may)\b")
# "Will" may be the first of the words of an encounter.
_VERB = 6
