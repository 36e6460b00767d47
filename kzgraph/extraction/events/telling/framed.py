"""Relative clauses on an encounter: "the summit, which A hosted in May, was the subject of talks between B and C".

What stands in one is told of that encounter: neither its people nor its day and city are those of another that the
clause around tells of, nor the other way round.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.events.telling.hits import Hit, agreed_on
from kzgraph.extraction.knowledge import pattern


def without_frame(text: str, clause: Clause, hit: Hit, actors: list[Actor]) -> tuple[Clause, list[Actor]]:
    """The part of a clause that a hit tells of, with those who act there; all of it where there is no such relative."""
    framed = pattern("event_clauses", "relative_of_encounter").search(text) if _WHICH.search(text) else None
    if framed is None:
        return clause, actors
    (start, end), noun = framed.span("relative"), framed.start("noun")
    of_it = noun < hit.end <= start
    if of_it and pattern("event_clauses", "relative_on_news").match(text, start) is None:
        return clause, actors
    inside = start <= hit.start < end
    spans = [(0, end)] if inside else [(0, start), (end + text.startswith(",", end), len(text))]
    low, high = clause.start + start, clause.start + end
    return _kept(clause, spans), [a for a in actors if (low <= a.start < high) == inside]


_WHICH = re.compile(r", which ")


def own_setting(context: Context, text: str, clause: Clause, hit: Hit) -> Clause:
    """A clause without the days and cities before a noun behind which its own are told.

    "In Bern on Monday A spoke of the talks that B had held in May", "of B's visit to Rome, which took place in May",
    "discussed the visit of B".
    """
    words = text[hit.start : hit.end]
    discussed = pattern("event_status", "only_discussed", cased=True).search(text[: hit.start]) is not None
    if not discussed and pattern("event_clauses", "noun_with_own").fullmatch(words) is None:
        return clause
    marks = [(d.start - clause.start, d.end - clause.start) for d in clause.among(context.dates)]
    marks += [(p.start - clause.start, p.end - clause.start) for p in clause.among(context.places)]
    before = sorted(span for span in marks if span[1] <= hit.start)
    if not (discussed or words.endswith((" that", " which"))):
        held = pattern("event_clauses", "held_behind_noun").match(text, hit.end)
        behind = held is not None and any(start >= held.end() for start, _ in marks)
        before = before if behind else []
    if not before:
        return clause
    left, spans = 0, []
    for start, end in before:
        spans.append((left, start))
        left = end
    return _kept(clause, [*spans, (left, len(text))])


def without_agreed(text: str, clause: Clause, hit: Hit, actors: list[Actor]) -> tuple[Clause, list[Actor]]:
    """A clause up to what was agreed on at the encounter of which a hit tells: "agreed on Monday [to meet in May]"."""
    if (agreed := agreed_on(text, hit)) is None:
        return clause, actors
    return _kept(clause, [(0, agreed)]), [a for a in actors if a.start < clause.start + agreed]


def _kept(clause: Clause, spans: list[tuple[int, int]]) -> Clause:
    """A clause of which only some spans of its text are left; it begins where it began."""
    shifted = [(clause.start + a, clause.start + b) for a, b in spans]
    parts = [(max(a, c), min(b, d)) for a, b in clause.parts for c, d in shifted if max(a, c) < min(b, d)]
    return replace(clause, parts=((clause.start, clause.start), *parts))
