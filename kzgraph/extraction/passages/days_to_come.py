"""The day on which something is to be done: that of its planned signing, or of the encounter to come."""

from __future__ import annotations

import re

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.passages.stage import REACH, Stage
from kzgraph.model import Event, IsoDate, is_day

_AT_ENCOUNTER = re.compile(
    r"\b(?:during|in the course of|as part of) (?:the|this|that|his|her|their) (?:\w+ ){0,2}"
    r"(?:visit|meeting|session|summit)\b"
    r"|\b(?:following|after|at the end of) (?:the|their) (?:\w+ )?(?:talks|meeting|session|consultations)\b"
    r"|\bon (?:the|this) occasion\b(?! of)"
    r"|\b(?:the|this|that|their|his|her) (?:\w+ ){0,2}"
    r"(?:visit|meeting|session|summit|talks?|negotiations|consultations)"
    r" (?:(?:will|is|are|was|were|to|be|expected|due|set|planned|scheduled) )+"
    r"(?:followed by|culminate|end|conclude|close|result|crowned|sealed)\b",
    re.IGNORECASE,
)
_MONTH = len("2026-05")


def is_encounter_to_come(stage: Stage, sentence: Sentence) -> bool:
    """Whether the encounter told last, in the paragraph or the two above, is a planned one."""
    last: tuple[int, Event] | None = None
    for event in stage.events:
        for evidence in event.evidence if event.kind != "signing" else ():
            told = stage.context.source.sentence_at(evidence.start)
            near = told is not None and 0 <= sentence.block - told.block <= REACH
            if near and evidence.start < sentence.end and (last is None or evidence.start > last[0]):
                last = evidence.start, event
    return last is not None and last[1].status == "planned"


def day_to_come(stage: Stage, sentence: Sentence) -> IsoDate | None:
    """The day of the planned signing that a sentence tells, else of the encounter to come: "during the visit"."""
    signing = [
        e.date
        for e in stage.events
        if e.kind == "signing"
        and e.status == "planned"
        and any(sentence.start <= q.start < sentence.end for q in e.evidence)
    ]
    if len(signing) == 1 and is_day(signing[0]):
        return signing[0]
    if not _AT_ENCOUNTER.search(stage.context.flat, sentence.start, sentence.end):
        return None
    dates: dict[int, IsoDate | None] = {}
    for event in stage.events:
        for evidence in event.evidence if event.kind != "signing" and event.status == "planned" else ():
            told = stage.context.source.sentence_at(evidence.start)
            if told is not None and 0 <= sentence.block - told.block <= REACH and evidence.start < sentence.end:
                long = event.end_date not in (None, event.date)
                day = event.date if event.date and len(event.date) >= _MONTH else None
                dates[evidence.start] = day[:_MONTH] if day and long else day
    return dates[max(dates)] if dates else None
