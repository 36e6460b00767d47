"""The conference or forum on whose margins an encounter took place, which is none itself but has a day and a city.

"On 20 May the Ministry hosted a conference in Tbilisi. … On the margins of the conference A met B."
"""

from __future__ import annotations

from kzgraph.extraction.context import Context, Sentence
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import TALKS, Draft
from kzgraph.extraction.events.setting.places import is_where
from kzgraph.extraction.events.setting.when import is_when
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import IsoDate, is_day


def set_at_gathering(context: Context, draft: Draft) -> None:
    """Give an encounter the day and the city of the gathering on whose margins it was, as far as it has none."""
    flat, start = context.flat, draft.sentence.start
    margins = pattern("event_setting", "margins_of_gathering").match(flat, start, draft.sentence.end)
    if draft.kind not in TALKS or draft.status != "held" or draft.mentioned or margins is None:
        return
    what = margins["what"].lower()
    for sentence in reversed([s for s in context.source.sentences if s.start < start]):
        day = _day_held(context, sentence, what)
        if day is not None:
            draft.date = draft.date or day
            draft.place = draft.place or _only_city(context, sentence)
            return


def _day_held(context: Context, sentence: Sentence, what: str) -> IsoDate | None:
    """The one day on which a sentence tells that such a gathering was held; the month where it lasted for several."""
    said = context.flat[sentence.start : sentence.end]
    named = pattern("event_setting", "gatherings").search(said) if what == "event" else what in said.lower()
    if not named or pattern("event_setting", "gathering_held").search(said) is None:
        return None
    days = [d for d in context.dates if sentence.start <= d.start < sentence.end and is_when(context, d)]
    if len(days) != 1 or not is_day(days[0].value) or not is_news(days[0].value, context.published):
        return None
    return days[0].value if days[0].last is None else days[0].value[: len("2023-01")]


def _only_city(context: Context, sentence: Sentence) -> str | None:
    inside = [p for p in context.places if sentence.start <= p.start < sentence.end and is_where(context, p)]
    cities = {place.name for place in inside}
    return cities.pop() if len(cities) == 1 else None
