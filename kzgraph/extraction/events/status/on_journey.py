"""Whether the present tense tells what is still to come: what is done on a journey that is to come is to come too.

"A travels to Accra on Wednesday. There he meets B"; "A is visiting Accra this week. On Friday he meets B", read on
Tuesday.
"""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta

from kzgraph.extraction.context import Context, DateMention
from kzgraph.extraction.dates.dateline import in_dateline
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.setting.calendar import bare_weekday
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import is_day

# "Is received", "has a meeting": the verb stands at most so many characters before the words of an encounter.
_VERB = 60
# The journey is told at most so many paragraphs before.
_NEAR_BLOCKS = 1


def tells_what_is_to_come(scene: Scene, telling: Telling) -> bool:
    """Whether a clause in the present tense tells a part of a journey to come, or of this week's that is ahead."""
    clause, context = telling.clause, scene.context
    if clause.sentence.kind == "headline" or not is_present(telling):
        return False
    if pattern("event_status", "past_in_clause").search(telling.before):
        return False
    journey = _journey(scene, telling)
    if journey is not None and journey.status == "planned":
        return all(bare_weekday(context, d) for d in _own_days(context, clause))
    of_week = journey is not None and pattern("event_status", "under_way_this_week").search(
        context.flat, journey.sentence.start, journey.sentence.end
    )
    there = pattern("event_status", "there_now").match(telling.text) and clause.start > clause.sentence.start
    if not _is_before_this_week(context, telling):
        return False
    starts = pattern("event_status", "present_behind").match(
        telling.onwards
    )  # "the visit of A to Rome begins on Sunday"
    ahead = starts or of_week or there or _goes_on_ahead(context, telling) or _goes_back_behind(context, telling)
    return bool(ahead) or _is_nearer_ahead(context, telling)


def _own_days(context: Context, clause: Clause) -> list[DateMention]:
    """The dates of a clause, but for the day of the report that its dateline tells."""
    return [date for date in clause.among(context.dates) if not in_dateline(context, date)]


def is_present(telling: Telling) -> bool:
    """Whether the verb of the words of an encounter is in the present tense: "meets", "is received by"."""
    words = telling.text[max(0, telling.hit.start - _VERB) : telling.hit.end]
    before = pattern("event_status", "present_verb", cased=True).search(words)
    return before is not None or pattern("event_status", "present_behind").match(telling.onwards) is not None


def _journey(scene: Scene, telling: Telling) -> Draft | None:
    """The journey told last of somebody who acts in the clause."""
    people = {id(a.person) for a in telling.actors} | {id(person) for person in telling.subjects}
    visits = (d for d in reversed(scene.drafts) if d.kind == "visit" and not d.mentioned)
    last = next((d for d in visits if d.people.keys() & people), None)
    near = last is not None and telling.clause.sentence.block - last.sentence.block <= _NEAR_BLOCKS
    return last if near else None


def _goes_on_ahead(context: Context, telling: Telling) -> bool:
    """Whether the next sentence goes on with what the same person will do: "On Friday he will be in Vienna"."""
    following = context.source.after(telling.clause.sentence)
    if following is None:
        return False
    return pattern("event_status", "goes_on_ahead").match(context.flat, following.start, following.end) is not None


def _is_before_this_week(context: Context, telling: Telling) -> bool:
    """Whether the day of the week that a clause tells was read as one before the week of the text."""
    published = context.published
    if published is None:
        return False
    monday = (published - timedelta(days=published.weekday())).isoformat()
    days = [d for d in context.dates if telling.clause.sentence.start <= d.start < telling.clause.end]
    own = [d for d in days if telling.clause.holds(d.start)] or days
    return bool(own) and bare_weekday(context, own[-1]) and own[-1].value < monday


def _is_nearer_ahead(context: Context, telling: Telling) -> bool:
    """Whether the day of the week that a clause tells is too long ago for the present: "meets on Friday"."""
    days = [d.value for d in _own_days(context, telling.clause) if is_day(d.value)]
    oldest = context.published - _AS_NEWS if context.published else None
    return bool(days) and oldest is not None and all(Day.fromisoformat(value) < oldest for value in days)


# "A meets B in Rome on Sunday", read on Monday or Tuesday, may be the line under a picture.
_AS_NEWS = timedelta(days=2)


def _goes_back_behind(context: Context, telling: Telling) -> bool:
    """Whether the day was read as one before a day told before it: "visited Rome on Monday. On Thursday he meets"."""
    start = context.source.paragraph(telling.clause.sentence.block)[0].start
    before = [d for d in context.dates if start <= d.start < telling.clause.sentence.start and is_day(d.value)]
    own = next(iter(_own_days(context, telling.clause)), None)
    return own is not None and bool(before) and own.value < before[-1].value
