"""Those who met or came together in the encounters told so far."""

from __future__ import annotations

from collections.abc import Iterator

from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern

_TWO = 2


def circles(scene: Scene) -> Iterator[list[PersonEntity]]:
    """Those of each encounter of two people or more, the last one first; not of those that are looked back at."""
    back = (d for d in reversed(scene.drafts) if not (d.earlier or (d.kind == "summit" and d.mentioned)))
    drafts = [d for d in back if d.kind not in {"visit", "appointment"}]
    for draft in [scene.last, *drafts] if scene.last else drafts:
        people = [person for person, _ in draft.people.values()]
        if len(people) > 1:
            yield people


def met_there(scene: Scene, telling: Telling) -> list[list[PersonEntity]]:
    """Those of each encounter of two told in the city that opens the clause: "In [Tirana] the ministers signed"."""
    opening = (p for p in telling.clause.among(scene.context.places) if p.start < telling.start)
    place = next((p for p in opening if telling.text[: p.start - telling.clause.start].lower() == "in "), None)
    there = [
        d for d in reversed(scene.drafts) if place and d.place == place.name and d.kind in {"meeting", "consultations"}
    ]
    return [[person for person, _ in d.people.values()] for d in there if len(d.people) == _TWO]


def who_came(scene: Scene, telling: Telling) -> list[PersonEntity]:
    """Those of several who came to a place in the sentence before: "A and B arrived in Rome. The ministers met C"."""
    last = next(reversed(scene.drafts), None)
    if last is None or last.kind != "visit" or last.sentence is telling.clause.sentence:
        return []
    if telling.clause.sentence.block - last.sentence.block > 1 or last.mentioned:
        return []
    if scene.last is not None and scene.last.sentences[-1].start > last.sentences[-1].start:
        return []  # an encounter was told again since: "In his meeting with B, A announced"
    if last.status == "planned" or last.earlier or (last.date and not is_news(last.date, scene.context.published)):
        return []  # "She announced that she would travel to Rome with C. The ministers signed": those who met today
    visits = [d for d in scene.drafts if d.kind == "visit" and d.sentence is last.sentence]
    came = {id(person): person for visit in visits for person, _ in visit.people.values()}
    return list(came.values()) if len(came) > 1 else []


def guest_told_last(scene: Scene, telling: Telling) -> Draft | None:
    """The visit of one person told last in the paragraph, whose host is told of in no encounter with the guest yet."""
    last = next(reversed(scene.drafts), None)
    if last is None or last.kind != "visit" or len(last.people) != 1 or last.mentioned or last.earlier:
        return None
    if last.sentence.block != telling.clause.sentence.block or last.sentence is telling.clause.sentence:
        return None
    long_ago = last.date is not None and not is_news(last.date, scene.context.published)
    if long_ago and scene.last is not None and scene.last.sentence.block == last.sentence.block:
        return None  # "A met B, and spoke of trade since C came to Rome last year. The two officials …"
    met = any(last.people.keys() & draft.people.keys() for draft in scene.drafts if draft is not last)
    return None if met else last


def pairs_meant(scene: Scene, telling: Telling) -> list[Draft]:
    """An encounter for each pair that "the two countries" may be: of those of the paragraph, else of the text so far.

    Not what only somebody abroad did: "A received B, who had come from Dhaka, where he met C".
    """
    if pattern("event_clauses", "two_countries").search(telling.text) is None:
        return []
    block = telling.clause.sentence.block
    told = [d for d in scene.drafts if d.kind != "appointment"]
    near = [d for d in told if d.sentence.block == block] or told
    if near and near[-1].sentence.kind == "headline":
        near = near[-1:]  # the heading of a section
    of_two = [d for d in near if len(d.sides) == _TWO]
    own = [d for d in of_two if scene.context.speaks and scene.context.home in d.sides] or of_two
    return list({frozenset(d.sides): d for d in own}.values())
