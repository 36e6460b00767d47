"""From which day somebody holds a post."""

from __future__ import annotations

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.setting.calendar import is_near, looked_ahead
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.office_verbs import verb_at

# "From 1 August": the day of entry stands so near its word.
_FROM = 24
# A date that tells the day has so many letters.
_DAY = 10


def day_of_entry(context: Context, telling: Telling) -> str | None:
    """The day from which somebody holds the post: "with effect from 1 March", "since his appointment in June 2017"."""
    frame = verb_at(telling.text, telling.hit.start, telling.hit.end).frame
    aside, sworn = frame.aside, frame.name == "swear_in"
    coming = sworn or pattern("appointments", "succeeds_now").search(telling.words) is not None
    between, within = (pattern("appointments", key) for key in ("entry_dated", "change_dated"))
    for date in context.dates:
        if not telling.clause.holds(date.start):
            continue
        if not sworn and telling.end <= date.start and between.fullmatch(context.flat, telling.end, date.start):
            return date.value if telling.before.rstrip().lower().startswith("since") or aside else None
        if aside and 0 <= date.start - telling.end <= _FROM:
            return date.value
        if coming and telling.end <= date.start and within.fullmatch(context.flat, telling.end, date.start):
            return looked_ahead(context, telling.clause, date.value, None)[0] if len(date.value) < _DAY else date.value
        before = context.flat[max(telling.clause.start, date.start - _FROM) : date.start]
        if not aside and date.start > telling.end and pattern("appointments", "with_effect_from").search(before):
            ahead = looked_ahead(context, telling.clause, date.value, None)[0]
            return ahead if is_near(ahead, context.published) else date.value
    return None


def is_entry_dated(context: Context, telling: Telling) -> bool:
    """Whether a date follows at once: "will take office as minister on 1 May", not "at a time of tension since May"."""
    between = pattern("appointments", "entry_dated")
    return any(
        telling.end <= d.start < telling.clause.end and between.fullmatch(context.flat, telling.end, d.start)
        for d in context.dates
    )
