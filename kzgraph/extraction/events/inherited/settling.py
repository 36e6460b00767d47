"""The day and the place of encounters whose own sentence gives none: those that the text around them gives.

In this order: the day told last in the same paragraph, the visit in whose course it took place, and the encounter
that the text is about. What is told as background ("the two last met …") inherits nothing, and what is still to come
no more than the month and the city of the visit to which it belongs.
"""

from __future__ import annotations

from kzgraph.extraction.actors.geography import place_country
from kzgraph.extraction.context import Context
from kzgraph.extraction.dates.dateline import day_above
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import TALKS, Draft, day_within, shares_side
from kzgraph.extraction.events.inherited.days import IN_ONE_PLACE, inherit_day, told_before
from kzgraph.extraction.events.inherited.gatherings import set_at_gathering
from kzgraph.extraction.events.inherited.hours import day_of_hour
from kzgraph.extraction.events.inherited.occasions import visit_about, visit_of_others, with_visit
from kzgraph.extraction.events.inherited.onward import date_leg, date_onward, date_stop, place_onward
from kzgraph.extraction.events.inherited.places import cities_of_headline, city_of_day, inherited_place, only_city
from kzgraph.extraction.events.inherited.planned import plan_within_visit, sign_at_talks
from kzgraph.extraction.events.inherited.scenes import scene_about, set_scene
from kzgraph.extraction.events.setting.scope import is_set_apart
from kzgraph.extraction.events.setting.stays import Stay, city_of_stay, stay_of
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import is_day

_PLACELESS = frozenset({"call", "appointment"})


def settle(context: Context, drafts: list[Draft], frames: list[Draft], stays: list[Stay]) -> None:
    """Give dates and places to encounters that have none; `frames` tell them for several at once.

    `stays` are what the text tells beside them of where people are.
    """
    ordered = sorted([*drafts, *frames], key=lambda d: d.offset)
    _announce(context, ordered)
    stays = [*stays, *(stay for frame in frames if (stay := stay_of(frame)) is not None)]
    own = {id(d): d.date for d in ordered}
    main = _main(context, ordered)
    if main is None or day_above(context):
        first = _of_the_day(context, ordered, main)
        main = first or main
    for draft in ordered:
        main = main or _main(context, ordered)  # one whose day its paragraph gave
        if _refined(context, draft, ordered) and draft.status == "planned":
            own[id(draft)] = draft.date
        date_onward(context, draft, ordered)
        set_at_gathering(context, draft)
        own[id(draft)] = own[id(draft)] or (draft.date if draft.status == "planned" else None)
        scene = scene_about(context, draft, ordered) if draft.kind in IN_ONE_PLACE and not draft.mentioned else None
        if draft.status == "planned" and draft.kind in IN_ONE_PLACE and not draft.mentioned:
            if scene is not None and not _is_background(context, draft):
                set_scene(draft, scene, draft.date)
            elif draft.date is None and (before := told_before(context, draft, ordered)) is not None:
                draft.date, draft.place = day_within(before), draft.place or before.place
            sign_at_talks(context, draft, ordered)
            if not _is_welcome(context, draft):
                plan_within_visit(context, draft, ordered, own)
                place_onward(draft, ordered)
                draft.place = draft.place or city_of_stay(context, draft, ordered, stays)
        if draft.status != "held" or draft.mentioned:
            continue
        if _is_background(context, draft):
            with_visit(draft, ordered)
            if draft.place is None and draft.kind in TALKS and draft.people and not is_set_apart(context, draft):
                draft.place = city_of_day(draft, [d for d in ordered if d.people])
            continue
        if _before_return(draft, ordered):
            continue
        visit = visit_about(context, draft, ordered)
        told = draft.date
        if draft.date is None:
            inherit_day(context, draft, ordered, own, visit, main, scene)
            main = main or _main(context, ordered)
        others = visit_of_others(context, draft, ordered) if visit is None else None
        if draft.date is None and others is not None and others.date:
            draft.date = others.date[: len("2023-01")]
        if scene is not None:
            set_scene(draft, scene, told)
        if draft.place is None and draft.kind not in _PLACELESS:
            city = inherited_place(context, draft, ordered, visit or others, main, stays)
            elsewhere = city is not None and place_country(city) not in (None, *draft.countries)
            draft.place = None if draft.kind == "visit" and elsewhere else city
    for visit in (d for d in ordered if d.kind == "visit"):
        if visit.place is None and (visit.status == "held" or not visit.mentioned):
            visit.place = only_city(visit, ordered)
        date_stop(context, visit, ordered)
        date_leg(visit, ordered)


def _before_return(draft: Draft, ordered: list[Draft]) -> bool:
    """Whether an encounter was where somebody came back from, "returned on Monday from Rome, where she met B": it has
    the month and the city of that journey, and no day told before."""
    left = (d for d in ordered if d.left and d.sentence is draft.sentence and d.offset < draft.offset)
    journey = next((d for d in left if d.people.keys() & draft.people.keys()), None)
    if journey is None or draft.kind not in TALKS:
        return False
    draft.date = draft.date or (journey.date[: len("2023-01")] if journey.date else None)
    draft.place = draft.place or journey.place
    return True


def _refined(context: Context, draft: Draft, ordered: list[Draft]) -> bool:
    """Whether a stop of a journey, of which the month is known, got the day of an hour: "on to Oslo that evening"."""
    if draft.kind == "visit" and draft.date and len(draft.date) == len("2023-01") and not draft.mentioned:
        hour = day_of_hour(context, draft, ordered, None)
        if hour is not None and hour.startswith(draft.date):
            draft.date = hour
            return True
    return False


def _announce(context: Context, ordered: list[Draft]) -> None:
    """Give what a text announces the city of its headline, and the headline's journey the day that follows."""
    planned = [d for d in ordered if d.status == "planned" and not d.mentioned]
    first = next((d for d in planned if is_day(d.date)), None)
    if first is None:
        return
    news = [d for d in ordered if d.status == "held" and d.sentence.kind != "headline" and shares_side(d, first)]
    if any(d.date is None or is_news(d.date, context.published) for d in news):
        return
    for draft in ordered:
        headline = draft.sentence.kind == "headline" and draft.status == "held" and draft.date is None
        if headline and draft.people.keys() & first.people.keys():
            draft.status, draft.date = "planned", first.date
    cities = [p for p in cities_of_headline(context) if p.country in first.countries]
    first.place = first.place or (cities[0].name if cities else None)


def _main(context: Context, drafts: list[Draft]) -> Draft | None:
    """The encounter that the text is about: the first of these days that it dates."""
    held = (d for d in drafts if d.status == "held" and d.date and not (d.mentioned or _is_background(context, d)))
    return next((d for d in held if d.kind != "visit" and is_news(d.date, context.published)), None)


def _of_the_day(context: Context, ordered: list[Draft], main: Draft | None) -> Draft | None:
    """The first encounter of a report that tells no day before it but in the line over it: it was on that day."""
    day = day_above(context)
    held = (d for d in ordered if d.status == "held" and d.kind in IN_ONE_PLACE | {"call"} and not d.mentioned)
    first = next((d for d in held if d.date is None and not _is_background(context, d)), None)
    if first is None or day is None or not is_news(day, context.published):
        return None
    if main is not None and main.offset < first.offset:
        return None
    first.date = day
    return first


# The words of an encounter are at most so long.
_REACH = 30


def _is_welcome(context: Context, draft: Draft) -> bool:
    """Whether somebody looks forward to receiving a guest at home: "is in Munich … looked forward to welcoming B"."""
    return (
        pattern("event_setting", "welcome_to_come").search(context.flat, draft.sentence.start, draft.offset + _REACH)
        is not None
    )


def _is_background(context: Context, draft: Draft) -> bool:
    """Whether it is told as something earlier: "the two last met", "had visited"."""
    start = draft.sentence.start
    text = context.flat[start : draft.sentence.end]
    before = pattern("event_setting", "aside_on_somebody").sub(", ", text[: draft.offset - start])
    opening = before + text[draft.offset - start : draft.offset - start + 40]
    if is_set_apart(context, draft) or pattern("event_setting", "background").search(opening):
        return True
    back = list(pattern("event_setting", "goes_back", cased=True).finditer(text, 1, draft.offset - start + _REACH))[-1:]
    told = pattern("event_clauses", "encounter_told")
    return any(m.end() >= draft.offset - start and told.search(text, 0, m.start()) is not None for m in back)
