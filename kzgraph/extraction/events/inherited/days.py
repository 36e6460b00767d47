"""The day of an encounter whose own sentence gives none."""

from __future__ import annotations

from datetime import date as Day

from kzgraph.extraction.actors.geography import place_country
from kzgraph.extraction.context import Context, DateMention, Sentence
from kzgraph.extraction.dates.dateline import dateline_day
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import TALKS, Draft, day_within, shares_side, signed_at, sometime_in
from kzgraph.extraction.events.inherited.hours import day_of_hour
from kzgraph.extraction.events.inherited.occasions import lasts_one_day, summit_about
from kzgraph.extraction.events.inherited.scenes import Opening, set_scene
from kzgraph.extraction.events.setting.calendar import is_to_come
from kzgraph.extraction.events.setting.scope import leads_to_next_stop, looks_back
from kzgraph.extraction.events.setting.when import is_when
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import is_day

# Kinds that have a day and a place of their own, and are no journeys.
IN_ONE_PLACE = TALKS | {"summit", "credentials"}


def inherit_day(
    context: Context,
    draft: Draft,
    ordered: list[Draft],
    own: dict[int, str | None],
    visit: Draft | None,
    main: Draft | None,
    scene: Opening | None,
) -> None:
    """Give an encounter the day of what the text tells around it; `own` are the dates that were told at first."""
    if draft.kind == "appointment":
        announced = None if draft.mentioned else _day_of_announcement(context, draft)
        draft.date = announced or _with_another(context, draft, ordered)
        return
    if draft.listed_in is not None:
        draft.date = draft.listed_in.date
        return
    if (hour := day_of_hour(context, draft, ordered, visit)) is not None:
        draft.date = hour
        return
    if (told_once := _day_of_frame(context, draft, ordered)) is not None:
        draft.date = told_once
        return
    if (talks := _talks_just_told(context, draft, ordered)) is not None:
        draft.date = day_within(talks)
        return
    summit = summit_about(context, draft, ordered)
    if summit is not None and summit.date:
        draft.date = day_within(summit)
        return
    if scene is not None and scene.day is not None:
        set_scene(draft, scene, None)
        return
    told = _day_of_paragraph(context, draft) if draft.kind in IN_ONE_PLACE else None
    ended = told is not None and (
        (visit is not None and _is_only_its_end(visit, told))
        or _is_of_return(told, ordered)
        or _on_journey_since(draft, ordered, told)
    )
    if ended or pattern("event_setting", "in_stay").match(context.flat, draft.sentence.start):
        told = None  # "wrapped up a two-day visit on 9 May": only its last day
    arrival = told is not None and _is_arrival(context, draft, visit, told, own)
    if told is not None and not arrival and (shares_side(draft, visit or main) or _is_theirs(context, told, draft)):
        # Of several days told in another sentence the encounter was on one, and nobody knows on which.
        draft.date = sometime_in(told.value, told.last)
    elif (before := told_before(context, draft, ordered)) is not None:
        draft.date = day_within(before)
    elif main is not None and main.date == _today(context) and _is_abroad(draft, main):
        return
    elif main is not None and _is_of_today(context, draft, main):
        draft.date = day_within(main)
    elif (talks := _talks_of(draft, ordered)) is not None:
        draft.date = day_within(talks)
    elif visit is not None and (day := own.get(id(visit))):
        draft.date = (
            day
            if day == _today(context) or lasts_one_day(context, visit, day)
            else sometime_in(day[:7], visit.end_date)
        )
    elif main is not None and main.date and main is not draft and shares_side(draft, main):
        draft.date = day_within(main) if _is_part(context, draft, main) else main.date[:7]
    elif main is not None and main.date and main.offset < draft.offset and signed_at(draft, main):
        draft.date = main.date if main.date == _today(context) else main.date[:7]


def _is_abroad(draft: Draft, main: Draft) -> bool:
    """Whether an encounter was in another country than that which the text is about: "In Hanoi, A met C"."""
    here, there = (place_country(d.place) if d.place else None for d in (draft, main))
    return None not in (here, there) and here != there


def _day_of_frame(context: Context, draft: Draft, ordered: list[Draft]) -> str | None:
    """The one day of which the text says before that several encounters of somebody were held on it."""
    frames = [d for d in ordered if d.frame and d.offset < draft.offset and d.people.keys() & draft.people.keys()]
    told_so = draft.kind in IN_ONE_PLACE | {"call"} and not draft.session
    if not (frames and told_so and is_news(frames[-1].date, context.published)):
        return None
    start, end = frames[-1].sentence.start, frames[-1].sentence.end
    told = any(start <= d.start < end and d.value == frames[-1].date and d.last is None for d in context.dates)
    several = pattern("meetings", "many_meetings").search(context.flat, start, end)
    return frames[-1].date if told and several and is_day(frames[-1].date) else None


def _is_of_today(context: Context, draft: Draft, main: Draft) -> bool:
    """Whether an encounter belongs to the one that the report of the day tells, and not to a visit in general."""
    opening = context.flat[draft.sentence.start : draft.offset + 60]
    of_visit = pattern("event_setting", "in_visit_course").match(opening) is not None
    later = main.offset >= draft.offset and draft.kind != "signing"
    if main.date != _today(context) or later or not shares_side(draft, main):
        return False
    return pattern("event_setting", "part_of_main").search(opening) is not None or (
        draft.kind == "signing" and not of_visit
    )


def _today(context: Context) -> str:
    """The day on which the text was written."""
    return (dateline_day(context) or context.published or Day.min).isoformat()


def _is_only_its_end(visit: Draft, day: DateMention) -> bool:
    """Whether a day is the last of a visit, also of one that has no more than its month: "ended her visit on 9 May"."""
    its_own = any(s.start <= day.start < s.end for s in visit.sentences)
    return day.value == visit.end_date or (its_own and is_day(day.value) and visit.date == day.value[: len("2023-01")])


def _is_of_return(day: DateMention, ordered: list[Draft]) -> bool:
    """Whether a day is that on which somebody came back from a journey: "A returned from Rome on Friday"."""
    returns = (s for d in ordered if d.kind == "visit" and d.left for s in d.sentences)
    return any(s.start <= day.start < s.end for s in returns)


def _is_arrival(
    context: Context, draft: Draft, visit: Draft | None, day: DateMention, own: dict[int, str | None]
) -> bool:
    """Whether a day is only that on which a visit of some days began, as its own sentence says."""
    return (
        visit is not None
        and visit.sentence is not draft.sentence
        and any(s.start <= day.start < s.end for s in visit.sentences)
        and day.value == visit.date == own.get(id(visit))
        and day.value != _today(context)
    )


def _day_of_announcement(context: Context, draft: Draft) -> str | None:
    """The day of the text, where it announces an appointment itself (the devset's convention)."""
    sentence = context.flat[draft.sentence.start : draft.sentence.end]
    day = dateline_day(context) or context.published
    return day.isoformat() if day and pattern("event_setting", "announced_now").search(sentence) else None


def _with_another(context: Context, draft: Draft, ordered: list[Draft]) -> str | None:
    """The day of the appointment told just before, where one goes on with others: "B was dismissed"."""
    before = [d for d in ordered if d.kind == "appointment" and d.offset < draft.offset and d.status == "held"]
    for last in before[-1:]:
        near = draft.sentence.block - last.sentence.block <= 1
        told = context.flat[draft.sentence.start : draft.offset + _OPENING]
        if near and is_day(last.date) and is_news(last.date, context.published):
            return last.date if pattern("event_setting", "appointed_too").search(told) else None
    return None


def told_before(context: Context, draft: Draft, ordered: list[Draft]) -> Draft | None:
    """The encounter told just before of the same people, of which this is the end: "after the talks"."""
    opening = context.flat[draft.sentence.start : draft.offset + 60]
    if draft.kind == "visit" or not (draft.people and pattern("event_setting", "part_of_main").search(opening)):
        return None
    near = [
        d
        for d in ordered
        if d.offset < draft.offset
        and d.status == draft.status
        and d.kind in IN_ONE_PLACE
        and d.date
        and is_day(d.date)
        and draft.people.keys() <= d.people.keys()
        and draft.sentence.block - d.sentence.block <= _NEAR_BLOCKS
    ]
    return near[-1] if near else None


def _talks_just_told(context: Context, signing: Draft, ordered: list[Draft]) -> Draft | None:
    """The talks of the same countries that the sentence before told, of documents signed "on the occasion"."""
    opening = context.flat[signing.sentence.start : signing.sentence.end]
    if signing.kind != "signing" or not pattern("event_setting", "on_that_occasion").search(opening):
        return None
    before = [
        d for d in ordered if d.sentence.end <= signing.sentence.start and d.sentence.block == signing.sentence.block
    ]
    talks = [
        d for d in before if d.family == "meet" and d.status == "held" and signing.countries.keys() == d.sides.keys()
    ]
    return talks[-1] if talks and is_day(talks[-1].date) else None


def _talks_of(signing: Draft, ordered: list[Draft]) -> Draft | None:
    """The talks told just before of those who signed something, or in the city where it was signed."""
    if signing.kind != "signing":
        return None
    talks = [d for d in ordered if d.offset < signing.offset and d.status == signing.status and d.kind in IN_ONE_PLACE]
    if len(signing.people) >= _PAIR:  # "In the presence of A and B the following were signed": at the talks of A and B
        theirs = [d for d in talks if signing.people.keys() <= d.people.keys() and not d.mentioned and is_day(d.date)]
        if theirs and signing.sentence.block - theirs[-1].sentence.block <= _NEAR_BLOCKS:
            return theirs[-1]
    for last in talks[-1:]:
        near = signing.sentence.block - last.sentence.block <= _JUST_BEFORE
        there = signing.place is not None and signing.place == last.place
        if any(d.sentence is last.sentence and d.date != last.date for d in talks) and not signing.people:
            return None  # of two days told in one sentence nobody knows on which it was
        if near and last.date and not last.mentioned and (signing.people or there):
            both = signing.people.keys() & last.people.keys()
            return last if both in (signing.people.keys(), last.people.keys()) else None
    return None


_PAIR = 2
# Documents are told of at most so many paragraphs after the talks at which they were signed.
_JUST_BEFORE = 3
# "Dr. A also held a call with" stands so near the beginning of its sentence.
_OPENING = 60
# The end of an encounter is told at most so many paragraphs after it.
_NEAR_BLOCKS = 12


def _is_part(context: Context, draft: Draft, main: Draft) -> bool:
    """Whether an encounter belongs to the day of the main one: documents signed after the talks, "on the margins"."""
    sentence = context.flat[draft.sentence.start : draft.offset]
    if draft.kind == "visit" or pattern("visits", "during_visit").match(sentence):
        return False
    if main.date == _today(context):
        return True  # what a report of the day tells beside the day's encounter is of the day too
    elsewhere = draft.place is not None and main.place is not None and draft.place != main.place
    if (draft.kind == "signing" and not elsewhere) or (
        draft.family == main.family and draft.people.keys() == main.people.keys()
    ):
        return True
    told = [context.flat[s.start : s.start + _OPENING] for s in draft.sentences if s is not draft.sentence]
    another = pattern("event_setting", "another_call")
    if draft.kind == main.kind == "call" and any(another.search(text) for text in [sentence, *told]):
        return True
    opening = context.flat[draft.sentence.start : draft.offset + 60]
    return pattern("event_setting", "part_of_main").search(opening) is not None


def _day_of_paragraph(context: Context, draft: Draft) -> DateMention | None:
    """The day told last before it in its paragraph, or in the lead, where it is one of the days of the news."""
    sentence = next((s for s in draft.sentences if s.kind != "headline"), draft.sentence)
    first = context.source.paragraph(sentence.block)[0].start
    stop = draft.offset if sentence is draft.sentence else sentence.start
    near = [d for d in context.dates if first <= d.start < stop and is_day(d.value) and is_when(context, d)]
    near = [d for d in near if not looks_back(context, d)] or _day_of_lead(context, sentence)
    if not near or not is_news(near[-1].value, context.published) or is_to_come(context, near[-1].value):
        return None
    if sentence is draft.sentence and leads_to_next_stop(context, max(near[-1].end, sentence.start), draft.offset):
        return None
    told_in = context.source.sentence_at(near[-1].start)
    if told_in is None or pattern("event_setting", "background").search(context.flat[told_in.start : told_in.end]):
        return None
    return near[-1]


def _on_journey_since(draft: Draft, ordered: list[Draft], day: DateMention) -> bool:
    """Whether a visit of another month to the city was told since a day: "On Monday A met B. C visited Rome in March.
    There she met D"."""
    visits = (v for v in ordered if v.kind == "visit" and day.start < v.offset < draft.offset)
    others = (v.date for v in visits if v.date and v.place and v.place == draft.place)
    return any(not date.startswith(day.value[:_MONTH]) for date in others)


_MONTH = len("2023-01")


def _is_theirs(context: Context, day: DateMention, draft: Draft) -> bool:
    """Whether the sentence of a day tells of somebody who took part."""
    told_in = context.source.sentence_at(day.start)
    people = (person for person, _ in draft.people.values())
    return told_in is not None and any(told_in.start <= m.start < told_in.end for p in people for m in p.mentions)


def _day_of_lead(context: Context, sentence: Sentence) -> list[DateMention]:
    """The one day that the first paragraph of a report gives, for the paragraph after it and the headline."""
    blocks = sorted({s.block for s in context.source.sentences if s.kind == "prose"})
    after_headline = sentence.kind == "headline" and blocks and sentence.block < blocks[0]
    if not after_headline and (len(blocks) < 2 or sentence.block != blocks[1]):
        return []
    lead = context.source.paragraph(blocks[0])
    days = [d for d in context.dates if lead[0].start <= d.start < lead[-1].end and is_when(context, d)]
    full = [d for d in days if is_day(d.value) and not looks_back(context, d)]
    return full[:1] if len({d.value for d in full}) == 1 else []
