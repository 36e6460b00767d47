"""Encounters put off to another day: "the talks were postponed to 5 May" are to come, on that day and no other."""

from __future__ import annotations

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.knowledge import choice, lexicon, pattern
from kzgraph.model import IsoDate, is_day


def new_day(context: Context, telling: Telling) -> tuple[IsoDate | None, str | None] | None:
    """(first day, last day) to which an encounter is put off, as its own clause or the next sentence says; (None, None)
    where the text dates that no further, None where nothing is put off.
    """
    told = _told_from(context, telling)
    if told is None:
        return None
    day = next((d for d in context.dates if told[0] <= d.start < told[1]), None)
    return (day.value, day.last if is_day(day.last) else None) if day else (None, None)


def _told_from(context: Context, telling: Telling) -> tuple[int, int] | None:
    """Between which offsets of the document the new day is told; None where there is none."""
    behind = choice("event_status", "moved_to").match(telling.text, telling.hit.end)
    if behind is None and pattern("event_status", "moves").search(telling.text[: telling.hit.end]):
        behind = pattern("event_status", "to_new_day").match(telling.text, telling.hit.end)
    if behind is not None:
        return telling.clause.start + behind.end(), telling.clause.end
    sentence = telling.clause.sentence
    moved = choice("event_status", "moved_from").match(
        context.flat, telling.clause.start + telling.hit.end, sentence.end
    )
    if moved is not None:
        return moved.end(), sentence.end
    following = context.source.after(sentence)
    if following is None:
        return None
    now = pattern("event_status", "takes_place_now").match(context.flat, following.start, following.end)
    if now is None or telling.hit.kind not in lexicon("event_status")["takes_place_kinds"][now["noun"].lower()]:
        return None
    return now.end(), following.end
