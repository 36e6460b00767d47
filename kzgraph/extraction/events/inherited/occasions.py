"""The visit or the summit in whose course an encounter took place."""

from __future__ import annotations

from datetime import date as Day

from kzgraph.extraction.actors.geography import place_country
from kzgraph.extraction.context import Context
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import TALKS, Draft
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import IsoDate, is_day


def visit_about(context: Context, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The visit in whose course it took place: of one of its people, the last one told before it, else the first."""
    if draft.kind in {"visit", "appointment"}:
        return None
    visits = [
        v
        for v in drafts
        if v.kind == "visit"
        and v.status == "held"
        and not v.left
        and v.people.keys() & draft.people.keys()
        and _may_hold(v, draft)
        and _is_near(context, v, draft)
    ]
    before = [v for v in visits if v.offset <= draft.offset]
    return (before or visits)[-1 if before else 0] if visits else None


def _is_near(context: Context, visit: Draft, draft: Draft) -> bool:
    """Whether a visit is the news, or told just before an encounter: an earlier one is only looked back at."""
    if visit.date is None or is_news(visit.date, context.published):
        return True
    told_before = visit.offset <= draft.offset < visit.sentence.end + _NEAR
    return visit.sentence.block == draft.sentence.block and told_before


def _may_hold(visit: Draft, draft: Draft) -> bool:
    """Whether an encounter may belong to a visit: their days and countries agree."""
    if draft.date and visit.date:
        shorter = min(len(draft.date), len(visit.date), 7)
        if draft.date[:shorter] != visit.date[:shorter]:
            return False
        if is_day(draft.date) and is_day(visit.date) and not _within(visit, draft.date):
            return False
    return not draft.countries or len(draft.countries.keys() & visit.countries.keys()) > 1 or not visit.countries


def _within(visit: Draft, day: str) -> bool:
    if visit.date is None:
        return True
    last = visit.end_date if is_day(visit.end_date) else None
    if last:
        return visit.date <= day <= last
    return 0 <= (Day.fromisoformat(day) - Day.fromisoformat(visit.date)).days <= _LONGEST_VISIT


# An encounter told at most so many characters after the sentence of an earlier visit belongs to it.
_NEAR = 200
# A visit whose end is not told is over after so many days.
_LONGEST_VISIT = 4


def lasts_one_day(context: Context, visit: Draft, day: IsoDate) -> bool:
    """Whether a visit is told with one day, and not as one that begins on it: "visited Kyiv on 24 February"."""
    if visit.end_date is not None or not is_day(day):
        return False
    told = pattern("event_setting", "visit_made")
    begins = pattern("event_setting", "visit_begins")
    flat = context.flat
    made = any(told.search(flat, s.start, s.end) for s in visit.sentences)
    return visit.one_day or (made and not any(begins.search(flat, s.start, s.end) for s in visit.sentences))


def visit_of_others(context: Context, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The visit of these days told before, on which members of a delegation met: "A, who is part of the delegation".

    Or on which documents were signed by others. Of two countries, and the only such visit between them.
    """
    by_members = draft.kind in TALKS and len(draft.homes) == len(draft.countries)
    if len(draft.countries) != _PAIR or not (by_members or draft.kind == "signing"):
        return None
    visits = [
        v
        for v in drafts
        if v.kind == "visit"
        and v.status == "held"
        and v.countries.keys() == draft.countries.keys()
        and is_news(v.date, context.published)
    ]
    told = len({frozenset(v.people) for v in visits}) == 1 and visits[0].offset < draft.offset
    return visits[0] if told and _may_hold(visits[0], draft) else None


_PAIR = 2


def with_visit(draft: Draft, drafts: list[Draft]) -> None:
    """Give an earlier encounter what its sentence says of the visit it was on: "last visited Athens in May and met"."""
    visits = [v for v in drafts if v.kind == "visit" and v.sentence is draft.sentence and v.offset < draft.offset]
    if draft.kind not in TALKS or not visits or not visits[-1].people.keys() & draft.people.keys():
        return
    visit = visits[-1]
    if visit.date is None or (draft.date or visit.date)[: len("2023-01")] != visit.date[: len("2023-01")]:
        return
    draft.date = draft.date or visit.date[: len("2023-01")]
    if visit.place is not None and draft.place is None and place_country(visit.place) in draft.countries:
        draft.place = visit.place


def summit_about(context: Context, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The summit told before on whose margins it was, where the sentence opens with that."""
    opening = context.flat[draft.sentence.start : draft.offset]
    if pattern("event_setting", "on_its_margins").match(opening) is None:
        return None
    summits = [d for d in drafts if d.kind == "summit" and d.status == "held" and d.place and d.offset < draft.offset]
    return summits[-1] if summits else None
