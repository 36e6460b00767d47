"""Encounters to which somebody sets out: the day told is that of the departure, and theirs is of the month.

"She leaves for Rome on 5 March to co-chair the third round" tells when the journey begins, and "… where on Friday she
will meet B" tells the day of the meeting. Of what somebody came for a day behind it is told rather than that of coming.
"""

from __future__ import annotations

from kzgraph.extraction.context import Context, DateMention
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import is_day


def of_goal(flat: str, start: int, trigger: tuple[int, int], days: list[DateMention]) -> list[DateMention]:
    """Those of the days of a clause that may be of what somebody came for: "arrived on 2 July to attend B on 3 July".

    `start` is where the clause begins. Without a day of its own it may have been on that of the journey.
    """
    goal = pattern("dates", "goal_of_journey").search(flat, start, trigger[1]) if len(days) > 1 else None
    if goal is None or goal.start() >= trigger[0]:
        return days
    return [d for d in days if d.start >= goal.start("goal")] or days


def of_journey(context: Context, telling: Telling, date: str | None) -> str | None:
    """The date of an encounter; only the month where its day is that on which somebody sets out for it."""
    if not is_day(date):
        return date
    sentence = telling.clause.sentence
    leads = list(pattern("event_setting", "sets_out").finditer(context.flat, sentence.start, telling.end))
    if not leads:
        return date
    there = leads[-1].end()
    return date if any(there <= d.start < telling.clause.end for d in context.dates) else date[: len("2023-01")]
