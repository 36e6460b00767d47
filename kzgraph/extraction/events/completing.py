"""The day, the status and the place of an encounter, as its clause tells them."""

from __future__ import annotations

import re
from datetime import date as Day

from kzgraph.extraction.context import DateMention
from kzgraph.extraction.dates.dateline import dateline_city, dateline_date
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.setting.agenda import city_of, day_of
from kzgraph.extraction.events.setting.calendar import (
    is_over,
    is_to_come,
    lay_ahead,
    looked_ahead,
    was_held,
    weekday_ahead,
)
from kzgraph.extraction.events.setting.days import date_of, without_saying
from kzgraph.extraction.events.setting.departure import of_journey
from kzgraph.extraction.events.setting.places import own_of_row, place_of
from kzgraph.extraction.events.setting.scope import is_set_apart
from kzgraph.extraction.events.status.moved import new_day
from kzgraph.extraction.events.status.on_journey import tells_what_is_to_come
from kzgraph.extraction.events.telling.circles import pairs_meant
from kzgraph.extraction.events.telling.documents import signed_document_behind
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.events.visits.journey import days_of, ends_behind, first_day, visited_city
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import EventStatus, IsoDate, is_day


def fill_in(scene: Scene, telling: Telling, draft: Draft, status: EventStatus, previous: Draft | None) -> None:
    """Give a draft its day, status and place as its clause tells them."""
    visit, spoken = draft.kind == "visit", None
    if draft.kind == "appointment" and not draft.undated and _of_new_one(scene, telling):
        around, _ = date_of(scene.context, telling.clause, (telling.start, telling.end), previous)
        status = "planned" if is_to_come(scene.context, around) else status
        told: tuple[IsoDate | None, str | None] = (None, None)
    elif draft.kind == "appointment" and draft.undated:
        told = (None, None)
    elif visit:
        told = days_of(scene.context, telling, draft, previous)
    else:
        told = date_of(scene.context, telling.clause, (telling.start, telling.end), previous)
    ranked, city = telling.ranked
    told = (ranked, None) if ranked is not None else told
    if (moved := new_day(scene.context, telling)) is not None:
        told = moved
    elif status == "planned":
        told = without_saying(scene.context, telling.clause, telling.start, told)
    # An ongoing visit is of the month unless its days are told; a leg of a journey is of its own.
    known = draft.date is not None and not (status == "planned" and _is_in_month(telling, draft, told[0]))
    if told[0] and (not known or (told[1] and draft.end_date is None and draft.date == told[0][:7])):
        draft.date, draft.end_date = told
    untold = draft.date is None or (visit and not told[0])
    day = _day_of_heading(scene, telling) if untold else None
    if day is not None:
        draft.date, draft.end_date = day.value, day.last if day.last and len(day.last) == len(day.value) else None
        draft.place = draft.place or city_of(scene.context, telling.clause.sentence)
    if not draft.people and len(draft.countries) < _PAIR:
        before = None if draft.countries else _talks_before(scene, telling) or _visit_before(scene, telling)
        pairs = [] if before else pairs_meant(scene, telling)
        last = None if draft.countries else previous or next(reversed(scene.drafts), None)
        draft.beside = before or next(iter(pairs), last)
        draft.not_of_pair = draft.not_of_pair or len(pairs) > 1
    entered = draft.kind == "appointment" and draft.undated
    draft.mentioned = telling.mentioned or _is_only_dated(scene, telling) or entered
    if draft.date is None and status == "held" and not (draft.mentioned or is_set_apart(scene.context, draft)):
        written = dateline_date(scene.context, telling.clause.sentence)
        in_month = draft.kind == "visit" or _in_course_of_earlier(scene, telling)
        draft.date = written[: len("2023-01")] if written and in_month else written
    if visit and draft.date and (status == "planned" or _is_going(telling)):
        read = draft.date
        draft.date, draft.end_date = weekday_ahead(scene.context, telling.clause, read, draft.end_date)
        status = status if draft.date == read else "planned"
        if is_on_the_way(telling) and draft.date == (scene.context.published or Day.min).isoformat():
            status = "planned"  # "is arriving tonight"
    enters = draft.kind == "appointment" and status == "planned" and not draft.announced
    if enters and draft.date and not is_news(draft.date, scene.context.published):
        # "Takes up her duties on 1 September", said in January.
        draft.date, draft.end_date = looked_ahead(scene.context, telling.clause, draft.date, draft.end_date)
    if status == "held" and not visit and (spoken := _spoken_of(scene, telling, draft.date)) is not None:
        draft.date = draft.end_date = None  # "met B, and said that C would come in May"
    if visit and draft.date and ends_behind(telling) and is_to_come(scene.context, draft.date):
        draft.date, draft.end_date = draft.date[: len("2023-01")], None  # "the visit ends on Friday": it goes on
    draft.status = _by_date(scene, telling, draft, status)
    if visit and draft.status == "planned" and _begins_now(scene, telling, draft.date):
        draft.status = "held"
    if draft.status == "planned" and draft.date:
        if not draft.announced:
            draft.date, draft.end_date = looked_ahead(scene.context, telling.clause, draft.date, draft.end_date)
        over = is_over(scene.context, draft.date) and not lay_ahead(scene.context, telling.clause, draft.date)
        if over:  # the day is that of something else: "discussed his visit on 5 March"
            draft.date = draft.end_date = None
    if not visit:
        draft.date = of_journey(scene.context, telling, draft.date)
    if visit:
        draft.place = visited_city(scene.context, telling, draft, previous)
        first_day(telling, draft)
    elif draft.place is None and _has_place(telling, draft):
        at = telling.end - 1 if telling.words.endswith((" that", " which", "discuss")) else telling.start
        told_at = place_of(scene.context, telling.clause, at, previous)
        draft.place = own_of_row(scene.context, telling.clause, told_at, draft.sides)
        if spoken is not None and not any(p.start < spoken and p.name == draft.place for p in scene.context.places):
            draft.place = None
    draft.place = city or draft.place
    _leave_out_setting_of_talks(scene, telling, draft)
    if draft.kind == "appointment" and _told_before(scene, telling, draft.place):
        draft.place = None  # "is to visit Warsaw once he has been elected"
    if _only_in_front(telling) and draft.kind != "signing":
        draft.date = draft.end_date = draft.place = None


def _day_of_heading(scene: Scene, telling: Telling) -> DateMention | None:
    """The day of a calendar under which a clause stands; none to come for what it tells as past."""
    day = day_of(scene.agenda, telling.clause.sentence)
    if day is None or not is_to_come(scene.context, day.value):
        return day
    return None if pattern("event_status", "told_as_past").match(telling.words) else day


def _in_course_of_earlier(scene: Scene, telling: Telling) -> bool:
    """Whether a clause goes on about a visit that has only a month: "is back from Rome, where he met B", "concluded a
    two-day visit, during which"."""
    last = next(reversed(scene.drafts), None)
    goes_on = scene.context.flat.startswith(("where ", "during which "), telling.clause.start)
    return goes_on and last is not None and last.kind == "visit" and not is_day(last.date)


def _has_place(telling: Telling, draft: Draft) -> bool:
    """Whether an encounter is in one place: who telephones is in two, and a post is given in none but at a ceremony."""
    if draft.kind == "appointment":
        return pattern("appointments", "at_ceremony").search(telling.words) is not None
    return draft.kind != "call"


def _told_before(scene: Scene, telling: Telling, place: str | None) -> bool:
    """Whether a city stands in the clause only before the words of an encounter, and is not that of the dateline."""
    written = dateline_city(scene.context)
    named = [p.start for p in scene.context.places if p.name == place and telling.clause.holds(p.start)]
    if written is not None and written.start in named:
        return False
    return bool(named) and named[-1] < telling.start


def _of_new_one(scene: Scene, telling: Telling) -> bool:
    """Whether only more is told of somebody who did something else on a day: "received A, who replaces B"."""
    own = bool(telling.clause.among(scene.context.dates))
    return telling.clause.owner is not None and not own and telling.text.lstrip(" ,").startswith("who ")


def _spoken_of(scene: Scene, telling: Telling, date: IsoDate | None) -> int | None:
    """Where the words begin of what was spoken of at an encounter that was held, and whose day is to come."""
    if not is_to_come(scene.context, date) or pattern("event_status", "held_by_verb").match(telling.words) is None:
        return None
    for day in scene.context.dates:
        if day.value == date and telling.end <= day.start < telling.clause.end:
            between = pattern("event_status", "what_is_spoken_of").search(scene.context.flat, telling.end, day.start)
            return between.start() if between else None
    return None


def _is_going(telling: Telling) -> bool:
    """Whether the verb of a journey is in the present: "arrives on Friday", "is flying to Rome on Friday"."""
    return is_on_the_way(telling) or pattern("event_status", "goes_now", cased=True).match(telling.words) is not None


def is_on_the_way(telling: Telling) -> bool:
    """Whether it is in the progressive form: "is arriving on Friday"."""
    to_come = pattern("event_status", "going_ahead").match(telling.words) is not None
    return to_come and _IS.search(telling.before) is not None


_IS = re.compile(r"\b(?:is|are|am) (?:\w+ )?$")


def _is_in_month(telling: Telling, draft: Draft, told: IsoDate | None) -> bool:
    """Whether an ongoing visit was given its month, and has a day to come in it: "On Thursday he is in Bucharest"."""
    in_month = told is not None and is_day(told) and told[: len("2023-01")] == draft.date
    return in_month and pattern("visits", "ongoing_visit").search(telling.text[: telling.hit.end]) is not None


def _begins_now(scene: Scene, telling: Telling, date: IsoDate | None) -> bool:
    """Whether a journey begins on the day of the text: "begins a visit to Rome today"."""
    published = scene.context.published
    return (
        published is not None
        and date == published.isoformat()
        and pattern("event_status", "begins").search(telling.before) is not None
    )


def _talks_before(scene: Scene, telling: Telling) -> Draft | None:
    """The talks after which something was signed: "Following the meeting, the co-chairs signed"."""
    after = telling.hit.kind == "signing" and pattern("event_retelling", "signed_after_talks").match(telling.text)
    return scene.last_talks if after else None


def _visit_before(scene: Scene, telling: Telling) -> Draft | None:
    """The visit told last, on which something is signed: "Forty documents are to be signed during the visit"."""
    on_visit = telling.hit.kind == "signing" and pattern("signings", "signed_on_that_visit").search(telling.text)
    return next((d for d in reversed(scene.drafts) if d.kind == "visit"), None) if on_visit else None


_PAIR = 2


def _only_in_front(telling: Telling) -> bool:
    """Whether what came after an encounter has the clause's day and city: "Following the consultations, A agreed"."""
    after = pattern("event_status", "after_it").search(telling.before)
    alone = not any(a.start > telling.start for a in telling.actors)
    return after is not None and alone and telling.text.startswith(",", telling.hit.end)


def _leave_out_setting_of_talks(scene: Scene, telling: Telling, draft: Draft) -> None:
    """Of a document spoken of, what stands before it is told of the talks: "discussed in Rome the treaty signed in"."""
    document = signed_document_behind(telling)
    if document is None:
        return
    start, end = telling.clause.start + document, telling.clause.end
    if not any(start <= p.start < end and p.name == draft.place for p in scene.context.places):
        draft.place = None
    if not any(start <= d.start < end and d.value == draft.date for d in scene.context.dates):
        draft.date = draft.end_date = None


def _is_only_dated(scene: Scene, telling: Telling) -> bool:
    """Whether a document is only said to be one signed some time: "the treaty signed in Prague in 2015".

    Not the lead of a list: "The documents signed in Prague included:".
    """
    sentence = telling.clause.sentence
    if scene.context.flat[sentence.start : sentence.end].rstrip().endswith(":"):
        return False
    if telling.hit.kind != "signing" or pattern("signings", "signed_besides").search(telling.before):
        return False
    if pattern("signings", "signed_before_noun").search(telling.before) and telling.words == "signed":
        return True
    if pattern("signings", "signs_document").match(telling.onwards):
        return False  # "Peru and the World Food Programme signed an agreement"
    return pattern("signings", "signed_document").search(telling.before) is not None


def _by_date(scene: Scene, telling: Telling, draft: Draft, status: EventStatus) -> EventStatus:
    """The status that the words give, unless the date shows otherwise: "leaves for Rome on" a day gone by."""
    if is_to_come(scene.context, draft.date):
        if pattern("event_status", "after_it").search(telling.before):
            draft.date = draft.end_date = None  # "after the ceremony, NAME said that … in 2026"
            return status
        if status == "held" and draft.kind == "visit" and _was_made(telling):
            draft.date, draft.end_date = _time_of_arrival(scene, telling), None
            return status
        return "planned"
    if not was_held(scene.context, draft.date) or (status == "planned" and tells_what_is_to_come(scene, telling)):
        return status
    goes, soon = (pattern("event_status", key, cased=True) for key in ("goes", "goes_soon"))
    return "held" if goes.search(telling.text) or soon.search(telling.text) else status


def _was_made(telling: Telling) -> bool:
    """Whether a journey is told as made, whatever it was for: "has arrived in Baku for Thursday's session"."""
    return (
        pattern("event_status", "went_there").match(telling.words) is not None
        and pattern("event_status", "is_to_go").search(telling.before) is None
    )


def _time_of_arrival(scene: Scene, telling: Telling) -> IsoDate | None:
    """The day that the clause gives beside the one to come; else the month of the text, if somebody "has arrived"."""
    days = [d.value for d in telling.clause.among(scene.context.dates)]
    past = [value for value in days if is_day(value) and not is_to_come(scene.context, value)]
    published = scene.context.published
    has = published is not None and _HAS.search(telling.before) is not None
    month = published.isoformat()[: len("2023-01")] if published is not None and has else None
    return past[0] if past else month


_HAS = re.compile(r"\b(?:has|have) (?:\w+ )?$")
