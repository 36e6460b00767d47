"""The next meeting, on which those who met agreed in the same sentence: "… and agreed to meet again in June"."""

from __future__ import annotations

from kzgraph.extraction.context import DateMention
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.setting.places import is_where
from kzgraph.extraction.events.setting.when import is_when
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.events.telling.scene import Scene
from kzgraph.extraction.knowledge import pattern


def next_meeting(scene: Scene, clause: Clause, text: str) -> Draft | None:
    """The meeting to come of those whose encounter the sentence told before; None where no time to come is told.

    Also none where words of a meeting of their own tell it: "agreed to meet B".
    """
    agreed = pattern("meetings", "agreed_to_meet_again").search(text)
    if agreed is None:
        return None
    start, context = clause.start + agreed.start(), scene.context
    told = [d for d in scene.drafts if clause.sentence in d.sentences and d.status == "held"]
    told = [d for d in told if (d.family == "meet" or d.kind == "call") and d.offset < start and not d.mentioned]
    known = any(d.status == "planned" and d.offset >= start for d in scene.drafts)
    day = next((d for d in clause.among(context.dates) if _is_ahead(scene, d, start + len(agreed.group()))), None)
    if known or not told or day is None:
        return None
    last = told[-1]
    draft = Draft("meeting", "planned", clause.sentence, start, sentences=[clause.sentence], apart=True)
    for person, _ in last.people.values():
        draft.add(person)
    draft.bodies, draft.countries = dict(last.bodies), dict(last.countries)
    draft.date, draft.end_date = day.value, day.last if day.last and len(day.last) == len(day.value) else None
    places = (p for p in clause.among(context.places) if p.start > start and is_where(context, p))
    draft.place = next((p.name for p in places), None)
    return draft


def _is_ahead(scene: Scene, day: DateMention, start: int) -> bool:
    """Whether a date behind the words is to come, or is a month or year that is not over."""
    published = scene.context.published
    ahead = published is not None and day.value >= published.isoformat()[: len(day.value)]
    return day.start >= start and is_when(scene.context, day) and ahead
