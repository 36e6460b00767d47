"""Appointments told one a line: "approved the posting of the following ambassadors: 1. NAME – Ambassador to France"."""

from __future__ import annotations

from itertools import pairwise, takewhile

from kzgraph.extraction.context import PersonEntity, Sentence
from kzgraph.extraction.dates.dateline import dateline_date
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.scene import Scene
from kzgraph.extraction.knowledge import pattern


def settle_listed_posts(scene: Scene) -> None:
    """Add an appointment for each line of a list that a sentence on appointments opens, with who gives the posts."""
    sentences = scene.context.source.sentences
    for k, (lead, following) in enumerate(pairwise(sentences)):
        if lead.kind != "prose" or following.kind != "item" or not _opens_list(scene, lead):
            continue
        for item in takewhile(lambda s: s.kind == "item", sentences[k + 1 :]):
            draft = _appointment(scene, lead, item)
            if draft is not None and not _is_told(scene, draft):
                scene.drafts.append(draft)


def _opens_list(scene: Scene, lead: Sentence) -> bool:
    text = scene.context.flat[lead.start : lead.end]
    others = pattern("appointments", "opens_other_list").search(text)
    return others is None and pattern("appointments", "opens_list_of_posts").search(text) is not None


def _appointment(scene: Scene, lead: Sentence, item: Sentence) -> Draft | None:
    """Who is named at the head of a line, with a post behind the name, is given that post."""
    first = next(iter(scene.cast.between(item.start, item.end)), None)
    if first is None or not any(first.end < role.start < item.end for role in first.person.roles):
        return None
    text = scene.context.flat[lead.start : lead.end]
    planned = pattern("appointments", "nominated").search(text) is not None
    draft = Draft("appointment", "planned" if planned else "held", item, item.start, sentences=[lead, item])
    for giver in _givers(scene, lead):
        draft.add(giver, "appointer")
    draft.add(first.person, "appointee")
    draft.mentioned = planned
    draft.date = None if planned else _day(scene, lead, text)
    return draft


def _day(scene: Scene, lead: Sentence, text: str) -> str | None:
    """The only day of the main clause of a sentence, or that of its dateline; what has just been done is of today."""
    main = lead.start + len(text.partition(", who")[0])
    days = [d.value for d in scene.context.dates if lead.start <= d.start < main]
    if len(days) == 1:
        return days[0]
    today = scene.context.published if pattern("appointments", "just_done").search(text) else None
    return dateline_date(scene.context, lead) or (today.isoformat() if today else None)


def _givers(scene: Scene, lead: Sentence) -> list[PersonEntity]:
    """Those named in a sentence that opens a list, before its verb: the first of them."""
    return [actor.person for actor in scene.cast.between(lead.start, lead.end)[:1]]


def _is_told(scene: Scene, draft: Draft) -> bool:
    """Whether an appointment of the same person is told already."""
    appointees = {key for key, (_, capacity) in draft.people.items() if capacity == "appointee"}
    return any(d.kind == "appointment" and appointees & d.people.keys() for d in scene.drafts)
