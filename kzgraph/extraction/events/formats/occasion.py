"""Summits of which a clause speaks only as the occasion or the topic of something else.

"On the margins of the NATO Summit, A met B", "to prepare for the June 29-30 NATO Summit in Madrid": the summit has a
status, a date and a place of its own, and those who act in the clause did not do so as its participants.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kzgraph.extraction.context import Context, DateMention, PlaceMention
from kzgraph.extraction.events.drafts import Draft, sometime_in
from kzgraph.extraction.events.formats.attending import (
    THREE,
    add_host,
    gathered_for,
    named_heads,
    of_those,
    row_of_heads,
    who_acted,
    who_came,
    who_chaired,
    who_spoke,
    who_will_meet,
    whose_own,
    with_whom,
)
from kzgraph.extraction.events.formats.groups import behind_preparations, of_group, of_its_name
from kzgraph.extraction.events.formats.rounds import round_of, series_of
from kzgraph.extraction.events.formats.summits import called_after, is_domestic
from kzgraph.extraction.events.setting.calendar import day_after, is_near, is_to_come, looked_ahead, told_long_ago
from kzgraph.extraction.events.setting.days import date_of
from kzgraph.extraction.events.setting.places import gives_name, led_to, place_of
from kzgraph.extraction.events.status.denial import is_untrue
from kzgraph.extraction.events.status.on_journey import tells_what_is_to_come
from kzgraph.extraction.events.telling.parties import represented
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.triggers import tells_of
from kzgraph.model import EventStatus, is_day

# How far from the word its date and its place stand, in characters.
_BEFORE, _AFTER = 50, 90


def draft_occasion(scene: Scene, telling: Telling) -> Draft | None:
    """The summit, or None where it has neither a name nor a day or city that make it a certain one."""
    context, sentence = scene.context, telling.clause.sentence
    if is_domestic(telling) or is_untrue(context, sentence, (telling.start, telling.end), "summit", "held"):
        return None
    draft = Draft("summit", "held", sentence, telling.start, sentences=[sentence], mentioned=True)
    draft.series = series_of(telling.text, (telling.hit.start, telling.hit.end))
    draft.round = round_of(telling.text, (telling.hit.start, telling.hit.end))
    draft.bodies |= dict.fromkeys(called_after(scene, telling))
    draft.of_ministers = pattern("formats", "of_ministers").search(telling.words) is not None
    if draft.of_ministers and not draft.bodies:
        return None
    row = row_of_heads(context, telling)
    if row:
        draft.countries |= {c.code: None for c in row}
        for actor in (named := named_heads(telling, row) if len(row) < THREE else []):
            draft.add(actor.person)
        draft.kind = "summit" if len(row) >= THREE or "summit" in telling.words.lower() else "meeting"
        telling = replace(telling, hit=replace(telling.hit, end=(named or row)[-1].end - telling.clause.start))
    pair = of_those(scene, telling)
    if pair:
        for actor in pair:
            draft.add(actor.person)
        telling = replace(telling, hit=replace(telling.hit, end=pair[-1].end - telling.clause.start))
    bare = not (row or pair or draft.bodies or _is_named(draft))
    for actor in whose_own(scene, telling) if bare else []:
        draft.add(actor.person)
    guest = with_whom(telling) if bare and not draft.people else []
    for actor in guest if guest and add_host(draft, telling, context.home) else []:
        draft.add(actor.person)
        telling = replace(telling, hit=replace(telling.hit, end=actor.end - telling.clause.start))
    day = _own_date(context, aside := behind_preparations(context, telling))
    if day is not None:
        draft.date, draft.end_date = _nearest(context, telling, day), day.last if is_day(day.last) else None
    draft.place = _own_place(context, aside)
    draft.countries |= of_group(context, telling) or _own_country(context, telling) or of_its_name(context, telling)
    at_it = _is_at_it(telling)
    if at_it and _has_encounter(telling):
        _as_clause(context, telling, draft)
    if at_it:
        draft.bodies |= represented(context, telling.clause)
        for actor in [*who_acted(telling), *who_spoke(scene, telling)]:
            draft.add(actor.person)
    for actor in who_chaired(scene, telling):
        draft.add(actor.person, "chair")
    for actor in who_came(telling):
        draft.add(actor.person)
    for person in who_will_meet(scene, telling):
        draft.add(person)
    if not (row or draft.people or draft.bodies or _is_named(draft) or draft.place):
        return None
    status = _status(context, telling, draft)
    if draft.date is None and (eve := _after_eve(context, telling)):
        draft.date, status = eve, "planned" if is_to_come(context, eve) else "held"
    held = pattern("formats", "summit_called_held").match(telling.words) is not None
    if status is None and gathered_for(scene, telling):
        status = "held"
    if status is None or ((row or pair or guest) and not (draft.date or draft.place or held)):
        return None
    if status == "held" and tells_what_is_to_come(scene, telling):
        status = "planned"
        if draft.date:
            draft.date, draft.end_date = looked_ahead(context, telling.clause, draft.date, draft.end_date)
    draft.status = status
    return draft


def _is_named(draft: Draft) -> bool:
    return "A" <= (draft.series or "")[:1] <= "Z"


def _is_at_it(telling: Telling) -> bool:
    """Whether what the clause tells took place at the summit: "on the margins of the NATO Summit", "at the summit"."""
    own = telling.words.rpartition(" ")[0] if _LASTS.search(telling.words) else ""  # "the Summit", "June's Summit"
    return pattern("formats", "at_the_summit").search(f"{telling.before}{own} ".replace("  ", " ")) is not None


def _has_encounter(telling: Telling) -> bool:
    """Whether the clause tells of an encounter that took place at the summit."""
    rest = f"{telling.before}there{telling.text[telling.hit.end :]}"
    return any(tells_of(kind, rest) for kind in ("meeting", "call", "signing"))


def _as_clause(context: Context, telling: Telling, draft: Draft) -> None:
    """Those who met at the summit did so on its day and in its place: it has what the clause says of both.

    Who met "today" did so on some day of it, of which the month is told.
    """
    if draft.date is None:
        draft.date, draft.end_date = date_of(context, telling.clause, (telling.start, telling.end), None)
        days = [context.flat[d.start : d.end] for d in telling.clause.among(context.dates) if d.value == draft.date]
        if (
            draft.date
            and _LASTS.search(telling.words)
            and not draft.of_ministers
            and not any(_NUMBER.search(day) for day in days)
        ):
            draft.date, draft.end_date = draft.date[: len("2025-06")], None
    if draft.place is None:
        draft.place = place_of(context, telling.clause, telling.start, None)


_NUMBER = re.compile(r"\d")
# A summit, and no sitting of a council.
_LASTS = re.compile(r"(?:summits?|meeting|retreat)\Z", re.IGNORECASE)


def _own_date(context: Context, telling: Telling) -> DateMention | None:
    """The date of the summit itself: within its name, or after it."""
    told = _told_of(telling)
    near = [
        d
        for d in context.dates
        if telling.clause.holds(d.start)
        and telling.start - _BEFORE <= d.start
        and (
            (told and d.start >= telling.end) or (d.end <= telling.end + _AFTER and _belongs(context.flat, telling, d))
        )
    ]
    return min(near, key=lambda d: abs(d.start - telling.start), default=None) or _date_there(context, telling)


def _date_there(context: Context, telling: Telling) -> DateMention | None:
    """The date of somebody's stay for the summit: "visiting the city of Hiroshima in May for the G7 Summit"."""
    there = [p for p in telling.clause.among(context.places) if _goes_there(context, telling, p)]
    dates = (d for d in context.dates if there and there[-1].end <= d.start < telling.start)
    return next(dates, None)


def _nearest(context: Context, telling: Telling, day: DateMention) -> str | None:
    """The date; a month without its year, of a summit that was only spoken about, is the nearest such month.

    Of a half-year only the year.
    """
    published = context.published
    if day.last and not is_day(day.value):
        return sometime_in(day.value, day.last)
    bare = len(day.value) == len("2025-06") and not _YEAR.search(context.flat, day.start, day.end)
    if not bare or published is None or _was(telling):
        return day.value
    next_year = f"{int(day.value[:4]) + 1}{day.value[4:]}"
    return next_year if is_near(next_year, published) else day.value


_YEAR = re.compile(r"\d{4}|last|past|this")


def _after_eve(context: Context, telling: Telling) -> str | None:
    """The day or month of a summit before which something took place: "on 8 May, a day before the", "on its eve"."""
    sentence, flat = telling.clause.sentence, context.flat
    eve = pattern("formats", "on_its_eve").search(flat[sentence.start : telling.start])
    if eve is None:
        return None
    told = [d for d in context.dates if sentence.start <= d.start < sentence.end and is_day(d.value)]
    before = [d for d in told if d.start < telling.start][-1:] or told
    after = day_after(before[0].value, 1) if before else None
    return after if after is None or eve["day"] else after[: len("2025-06")]


def _told_of(telling: Telling) -> bool:
    """Whether the rest of the clause is about the summit: "the summit, which Aktau is to host on 12 August"."""
    return pattern("formats", "summit_told_of").match(telling.text, telling.hit.end) is not None


def _belongs(flat: str, telling: Telling, date: DateMention) -> bool:
    if telling.start < date.end <= telling.end:
        return True  # "the May summit", "last month's summit"
    if date.end <= telling.end:
        keys = ("summit_dated_before",) if is_day(date.value) else ("summit_dated_before", "for_summit")
        return any(pattern("formats", key).fullmatch(flat, date.end, telling.start) for key in keys)
    return pattern("formats", "summit_dated_after").fullmatch(flat, telling.end, date.start) is not None


def _own_place(context: Context, telling: Telling) -> str | None:
    """The city of the summit itself: "the summit in Madrid", "the Madrid summit", "in Madrid for the summit"."""
    told = _told_of(telling)
    for place in (p for p in context.places if _REGION.match(context.flat, p.end) is None):
        if told and telling.clause.holds(place.start) and place.start >= telling.end:
            return place.name
        if telling.clause.holds(place.start) and telling.end <= place.start <= telling.end + _AFTER:
            between = context.flat[telling.end : place.start]
            if pattern("formats", "summit_placed_after").fullmatch(between):
                return place.name
        if telling.clause.holds(place.start) and place.end <= telling.end and telling.start <= place.start:
            return place.name
        if telling.clause.holds(place.start) and gives_name(context.flat, place, telling.start):
            return place.name
        if _goes_there(context, telling, place):
            return place.name
    before = led_to(context, telling.clause, telling.start) or _place_of_there(context, telling)
    return before.name if before and telling.before else None


# "The Leningrad Region" is no city.
_REGION = re.compile(r" (?:[Rr]egion|[Oo]blast|[Pp]rovince|[Gg]overnorate)\b")


def _place_of_there(context: Context, telling: Telling) -> PlaceMention | None:
    """The city told before the summit in its sentence, of "leaves for Kazan for the summit to be held there"."""
    there = pattern("event_setting", "there", cased=True).search(
        context.flat, telling.end, min(telling.clause.end, telling.end + _AFTER)
    )
    start = telling.clause.sentence.start
    told = [p for p in context.places if start <= p.start < telling.start] if there else []
    return told[-1] if told else None


def _goes_there(context: Context, telling: Telling, place: PlaceMention) -> bool:
    """Whether somebody is in a city for the summit told after it: "seeing him in Madrid for the NATO Summit"."""
    start, flat = telling.clause.start, context.flat
    if not start <= place.start < telling.start or telling.words.lower().startswith("its "):
        return False  # "come to Tokyo for its summit": of whom?
    about = f"{flat[start : place.start]}CITY{flat[place.end : telling.start]}"
    return pattern("formats", "summit_placed_before", cased=True).search(about) is not None


def _own_country(context: Context, telling: Telling) -> dict[str, None]:
    """The country of "the summit in Switzerland"."""
    form = pattern("formats", "summit_placed_after")
    return {
        c.code: None
        for c in context.countries
        if telling.clause.holds(c.start)
        and telling.end <= c.start <= telling.end + _AFTER
        and c.form == "name"
        and form.fullmatch(context.flat[telling.end : c.start])
    }


def _status(context: Context, telling: Telling, draft: Draft) -> EventStatus | None:
    """Held or planned, by its own date, else by the words before it; None where nothing tells."""
    published = context.source.document.published
    if draft.date and published and (len(draft.date) == len(published) or not published.startswith(draft.date)):
        later = draft.date == published and pattern("formats", "later_that_day").search(telling.text)
        return "planned" if later or draft.date > published[: len(draft.date)] else "held"
    ahead = pattern("event_status", "format_ahead").search(telling.before)
    if ahead and not draft.date and told_long_ago(context, telling.clause.among(context.dates)):
        return None  # "met in Oslo last May ahead of the summit"
    soon = pattern("formats", "summit_soon").match(telling.text, telling.hit.end)
    called = pattern("formats", "summit_called_to_come").match(telling.words)
    arranged = pattern("event_status", "to_be_held").match(telling.text, telling.hit.end)
    if soon or called or arranged or pattern("formats", "summit_to_come").search(telling.before):
        return "planned"
    there = draft.place and not pattern("formats", "summit_discussed").search(telling.before)
    to_come = there and pattern("formats", "comes_for_summit").search(telling.before)
    return "planned" if to_come else "held" if _was(telling) or there or who_came(telling) else None


def _was(telling: Telling) -> bool:
    """Whether a verb tells that the summit was held, or its words do: "the successful summit"."""
    if pattern("formats", "summit_called_held").match(telling.words):
        return True
    behind = pattern("formats", "summit_was_behind").match(telling.text, telling.hit.end)
    return behind is not None or pattern("formats", "summit_was").search(telling.before) is not None
