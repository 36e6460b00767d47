"""The day on which something was done or is to be done: that of its encounter, where the sentence tells none."""

from __future__ import annotations

import re
from datetime import timedelta

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.passages.stage import NEWS, PLACES_OF_DEEDS, REACH, Stage, is_of_one_day
from kzgraph.model import Event, IsoDate, is_day

_VISIT = re.compile(r"\bvisit(?:ed|s|ing)?\b")
_DURING_VISIT = re.compile(r"\bduring (?:the|this|that|his|her|their) (?:\w+ ){0,2}visit\b", re.IGNORECASE)
_AT_ENCOUNTER = re.compile(
    r"\b(?:during|in the course of|as part of) (?:the|this|that|his|her|their) (?:\w+ ){0,2}"
    r"(?:visit|meeting|session|summit)\b"
    r"|\b(?:following|after|at the end of) (?:the|their) (?:\w+ )?(?:talks|meeting|session|consultations)\b"
    r"|\bon (?:the|this) occasion\b(?! of)",
    re.IGNORECASE,
)


def day_of(stage: Stage, sentence: Sentence) -> IsoDate | None:
    """The day of the encounter of the same paragraph, or of the lead of a list; else the only day of the text."""
    dated = any(is_day(d.value) for d in stage.context.dates_between(sentence.start, sentence.end))
    summit = stage.summit(sentence)
    if summit is not None or dated:
        return summit.date if summit is not None and not dated else None
    event, block = stage.told(sentence, dated=True)
    lead = stage.context.flat[sentence.start : sentence.end].rstrip().endswith(":")
    if event is not None and (block == sentence.block or lead):
        return event.date
    held = [e for e in stage.events if e.status == "held" and e.kind in PLACES_OF_DEEDS and not stage.is_past(e)]
    days = {e.date for e in held if e.kind == "visit" or is_of_one_day(e)}
    if len(days) == 1 and any(is_of_one_day(e) for e in held):
        return days.pop()
    return _day_before(stage, sentence) if not days else None


def _day_before(stage: Stage, sentence: Sentence) -> IsoDate | None:
    """The one recent day of the sentences before in the paragraph: "On 12 June X received Y. They signed …"."""
    told = [s for s in stage.before(sentence) if s.block == sentence.block]
    days = {d.value for s in told for d in stage.context.dates_between(s.start, s.end) if is_day(d.value)}
    published = stage.context.published
    if len(days) != 1 or published is None:
        return None
    day = days.pop()
    return day if (published - timedelta(days=NEWS)).isoformat() <= day <= published.isoformat() else None


def day_of_visit(stage: Stage, sentence: Sentence) -> IsoDate | None:
    """When a visit took place during which something was done: "adopted during the visit", told of just before."""
    flat = stage.context.flat
    if not _DURING_VISIT.search(flat, sentence.start, sentence.end):
        return None
    for earlier in [sentence, *stage.last_sentences(sentence)]:
        visit = _VISIT.search(flat, earlier.start, earlier.end)
        dates = stage.context.dates_between(earlier.start, earlier.end)
        if visit and dates:
            day = min(dates, key=lambda d: abs(d.start - visit.start()))
            return day.value[:7] if day.last else day.value
    return None


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
    """The day of the planned encounter just told, at which something is to be signed: "during the visit"."""
    if not _AT_ENCOUNTER.search(stage.context.flat, sentence.start, sentence.end):
        return None
    dates: dict[int, IsoDate | None] = {}
    for event in stage.events:
        for evidence in event.evidence if event.kind != "signing" and event.status == "planned" else ():
            told = stage.context.source.sentence_at(evidence.start)
            if told is not None and 0 <= sentence.block - told.block <= REACH and evidence.start < sentence.end:
                long = event.end_date not in (None, event.date)
                dates[evidence.start] = None if long or event.date is None or len(event.date) < 10 else event.date
    return dates[max(dates)] if dates else None
