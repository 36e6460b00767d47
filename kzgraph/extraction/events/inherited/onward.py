"""What is still to come on a journey whose days are told: its next stops, and talks told one after another.

"He will travel on to Kampala" is of the journey's month; "On Thursday she will be received by A in Abuja. Talks with B
will follow" are both of Thursday and in Abuja.
"""

from __future__ import annotations

from kzgraph.extraction.context import Context
from kzgraph.extraction.dates.news import is_about
from kzgraph.extraction.events.drafts import TALKS, Draft, shares_side
from kzgraph.extraction.events.inherited.hours import day_of_hour
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import is_day

# The stop before is told at most so many paragraphs before, and the words that lead on so near after a visit's own.
_NEAR_BLOCKS = 2
_AFTER = 40


def date_onward(context: Context, draft: Draft, ordered: list[Draft]) -> None:
    """Give a visit to come the month of the stop told before, and talks to come the day of the talks before them."""
    if draft.date is not None or draft.mentioned or draft.status != "planned":
        return
    before = [d for d in ordered if d.offset < draft.offset and d.date and _leads_to(draft, d)]
    if not before or not is_about(before[-1].date or "", context.published):
        return
    last = before[-1]
    if (hour := day_of_hour(context, draft, ordered, None)) is not None:
        draft.date = hour
    elif draft.kind == "visit":
        telling = context.flat[draft.sentence.start : min(draft.sentence.end, draft.offset + _AFTER)]
        if pattern("event_setting", "travels_onward").search(telling):
            draft.date = (last.end_date or last.date or "")[: len("2023-01")]
    elif pattern("event_setting", "to_follow").search(context.flat, draft.sentence.start, draft.sentence.end):
        draft.date, draft.place = last.date, draft.place or last.place


def _leads_to(draft: Draft, before: Draft) -> bool:
    """Whether what is to come goes on with something told before: a visit with a visit, talks with talks of one day."""
    if draft.kind == "visit":
        near = draft.sentence.block - before.sentence.block <= _NEAR_BLOCKS
        return near and before.kind == "visit" and bool(draft.people.keys() & before.people.keys())
    same = draft.kind in TALKS and before.kind in TALKS and before.status == "planned"
    one_day = is_day(before.date) and before.end_date is None
    return same and one_day and draft.sentence.block == before.sentence.block and shares_side(draft, before)
