"""The day and the city of an encounter to come on a journey that is told."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.geography import place_country
from kzgraph.extraction.context import Context
from kzgraph.extraction.dates.news import is_about
from kzgraph.extraction.events.drafts import Draft, agree, day_within, shares_side, sometime_in
from kzgraph.extraction.events.inherited.occasions import lasts_one_day
from kzgraph.extraction.events.inherited.places import only_city
from kzgraph.extraction.events.setting.calendar import day_after
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import is_day


def plan_within_visit(context: Context, draft: Draft, ordered: list[Draft], own: dict[int, str | None]) -> None:
    """An encounter to come on a visit that is told just before: it is of the visit's month, and in its city."""
    opening = context.flat[draft.sentence.start : draft.offset]
    within = pattern("event_setting", "in_visit_course").match(opening) is not None
    within = within or _on_the_occasion(context, draft)
    journeys = [v for v in ordered if v.kind == "visit"]
    visits = [v for v in journeys if shares_side(draft, v)] or [v for v in journeys if _of_its_states(draft, v)]
    visits = [v for v in visits if v.offset < draft.offset or (v.place is not None and v.place == draft.place)]
    if draft.place is not None:  # a stop elsewhere, or at home again
        visits = [v for v in visits if place_country(draft.place) in v.countries.keys() - _origins(v)]
    there = [v for v in visits if draft.countries and draft.countries.keys() <= v.countries.keys()]
    dated = {id(v): own.get(id(v)) or v.date for v in visits}
    of_now = [v for v in there if (told := dated[id(v)]) and is_about(told, context.published)]
    there = of_now or there
    visit = next(reversed(there or visits), None) or _announced(draft, ordered)
    day = (own.get(id(visit)) or (visit.date if within else None)) if visit else None
    if visit is None or not day or not is_about(day, context.published):
        return
    told_behind = any(visit.offset < d.start < visit.sentence.end for d in context.dates)
    if not told_behind and _LEFT_FOR.search(context.flat, visit.sentence.start, visit.offset + _OF_VISIT):
        return  # the day is that of what is done before
    near = draft.sentence.block - visit.sentences[-1].block
    announced = visit is _announced(draft, ordered)
    in_its_city = visit.place is not None and visit.place == draft.place
    if not (within or announced or in_its_city) and near > (1 if visit.status == "planned" else 0):
        return
    if draft.date is None:
        # A journey of which only one day is told is of that day: "will be in Athens on Tuesday".
        begins = _BEGINS.search(context.flat, visit.sentence.start, visit.sentence.end) is not None
        today = context.published is not None and day == context.published.isoformat()
        now = today and lasts_one_day(context, visit, day)  # "is visiting Skopje today"
        whole = now or (visit.status == "planned" and visit.end_date is None and not begins)
        draft.date = day if visit.one_day or whole else sometime_in(day[:7], visit.end_date)
    elif announced and not (draft.countries and visit in there and draft.date == day_after(day, 1)):
        return  # it has a day of its own, and so perhaps another place
    if draft.place is None and agree(draft.date, day[:7]):
        draft.place = visit.place or only_city(visit, ordered)


def sign_at_talks(context: Context, draft: Draft, ordered: list[Draft]) -> None:
    """A signing to come is of the day and the city of the talks to come, told just before, at whose end it is to be.

    "A and B will meet in Rome on 5 May. A treaty is to be signed after the talks."
    """
    if draft.kind != "signing" or draft.date is not None:
        return
    sentence = context.flat[draft.sentence.start : draft.sentence.end]
    if pattern("event_setting", "signed_at_talks").search(sentence) is None:
        return
    talks = [d for d in ordered if d.family == "meet" and d.offset < draft.offset and not d.mentioned]
    last = talks[-1] if talks else None
    if last is None or last.status != "planned" or draft.sentence.block - last.sentences[-1].block > 1:
        return
    if shares_side(draft, last) or draft.countries.keys() <= last.sides.keys():
        draft.date, draft.place = day_within(last), draft.place or last.place


def _on_the_occasion(context: Context, draft: Draft) -> bool:
    """Whether documents are to be signed on an occasion told before: "A and B will sign, on the occasion, …"."""
    sentence = context.flat[draft.sentence.start : draft.sentence.end]
    return draft.kind == "signing" and pattern("event_setting", "on_the_occasion").search(sentence) is not None


def _origins(visit: Draft) -> set[str | None]:
    """The countries from which visitors come."""
    return {person.country for person, capacity in visit.people.values() if capacity == "visitor"}


def _of_its_states(draft: Draft, visit: Draft) -> bool:
    """Whether ministers sign for the two states between which somebody else travels."""
    return draft.kind == "signing" and bool(draft.countries) and draft.countries.keys() == visit.countries.keys()


def _announced(draft: Draft, ordered: list[Draft]) -> Draft | None:
    """The journey or meeting of one day that a text announces before all, of which another of the day is a part."""
    first = next((d for d in ordered if d.status == "planned" and not d.mentioned and d.date), None)
    if first is None or first is draft or not (draft.people and first.people) or draft.session:
        return None
    news = all(d.offset > first.offset or d.status == "planned" for d in ordered)
    one_day = is_day(first.date) and first.end_date is None
    return first if news and one_day and shares_side(draft, first) else None


# "Begins an official visit today": how long it lasts is not told.
_BEGINS = re.compile(
    r"\b(?:begins?|starts?|embarks?|kicks off|leaves|departs|will (?:begin|start|embark|leave|depart|set off))\b",
    re.IGNORECASE,
)
# "Is to see A on Friday before leaving for Malta".
_LEFT_FOR = re.compile(r"\bbefore (?:leaving|departing|heading|flying|travell?ing|going)\b")
# The words of a journey are at most so long.
_OF_VISIT = 12
