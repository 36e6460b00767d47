"""Days of what was before: the text does not go on from them to what it tells next."""

from __future__ import annotations

import re

from kzgraph.extraction.knowledge import pattern

_SENTENCE_END = re.compile(r"[.!?][\"')]?\s|\n")
# A sentence is looked through at most so far before and after a day.
_REACH = 300
# A day that opens a sentence ends so near its beginning: "On the evening of 5 September 2025,".
_OPENING = 36


def looks_back(flat: str, start: int, end: int) -> bool:
    """Whether the words about the day between two offsets tell what was before.

    "A, who arrived on Sunday, met B", "in New York, where he landed last Saturday", "C had been received on Monday".
    """
    ends = [m.end() for m in _SENTENCE_END.finditer(flat, max(0, start - _REACH), start)]
    first = max(ends, default=max(0, start - _REACH))
    closed = _SENTENCE_END.search(flat, end, end + _REACH)
    last = closed.start() if closed else min(len(flat), end + _REACH)
    asides = pattern("event_setting", "arrived_before").finditer(flat, first, last)
    if any(aside.start() < start < aside.end() for aside in asides):
        return True
    begin = max(first, *(flat.rfind(mark, first, start) for mark in ",;"))
    marks = [at for mark in ",;" if (at := flat.find(mark, end, last)) > 0]
    if begin == first:  # "On Sunday, A had met B": the day opens the sentence
        marks = [at for at in marks if at - first > _OPENING]
    told = pattern("event_setting", "told_as_past")
    return told.search(flat, begin, min(marks, default=last)) is not None
