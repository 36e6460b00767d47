"""Journeys made more than once: "visited Rome in April and July"."""

from __future__ import annotations

from itertools import pairwise

from kzgraph.extraction.context import Context, DateMention
from kzgraph.extraction.events.setting.calendar import day_after
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import IsoDate, is_day

# Two days so near are the first and the last of one journey: "on 3 and 4 May".
_ONE_JOURNEY = 10


def several_times(context: Context, days: list[DateMention]) -> list[IsoDate]:
    """The dates of the journeys that a clause tells in one breath, in the order of the text; none where it is one."""
    if not days:
        return []
    first = days[0]
    if pattern("visits", "span_of_time").search(context.flat[max(0, first.start - _BETWEEN) : first.start + _BETWEEN]):
        return []
    if first.last and pattern("visits", "and_again").search(context.flat, first.start, first.end):
        return [first.value, first.last] if _are_apart(first.value, first.last) else []
    joint = pattern("visits", "and_again")
    row = [first.value]
    for one, other in pairwise(days):
        between = context.flat[one.end : other.start]
        again = " again " in between and other.value[:7] > one.value[:7]  # "on 19 April and again in May"
        if other.last or not joint.fullmatch(between) or not (again or _are_apart(row[-1], other.value)):
            break
        row.append(other.value)
    return row if len(row) > 1 else []


# "Between ": so much stands before the first of two dates that are the ends of a span, or is its beginning.
_BETWEEN = 9


def _are_apart(first: IsoDate, second: IsoDate) -> bool:
    """Whether two dates are equally precise, in their order, and not of one journey."""
    if len(first) != len(second) or first >= second:
        return False
    return not is_day(first) or (day_after(first, _ONE_JOURNEY) or first) < second
