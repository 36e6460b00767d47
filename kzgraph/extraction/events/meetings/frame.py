"""What a text tells once for several encounters: who holds them, when and where.

"Minister A held a number of bilateral meetings in New York on 26 September" tells of no encounter with two sides, but
those that follow are A's, of that day and in that city: "During the meeting with B …", "met with the following
colleagues:" and a list, "With B, Minister of C" as a heading.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.meetings.settings_apart import set_apart
from kzgraph.extraction.events.setting.days import date_of
from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern


def is_frame(scene: Scene, telling: Telling) -> bool:
    """Whether words of a meeting with one side only open a report on several: in its lead, or by "a number of"."""
    lead = next((s for s in scene.context.source.sentences if s.kind == "prose"), None)
    return telling.clause.sentence is lead or opens_several(telling)


def note_speech(scene: Scene, clause: Clause) -> None:
    """Note where and when a visitor spoke of whose meetings more is told: "A said in Podgorica on Tuesday that"."""
    actors = scene.cast.within(clause)
    if len(actors) != 1 or clause.sentence.kind != "prose" or clause.sentence.block > _LEAD_BLOCKS:
        return
    speaker, flat = actors[0], scene.context.flat
    said = pattern("meetings", "said_in_city", cased=True).match(flat, speaker.end, clause.end)
    city = next((p for p in scene.context.places if said and p.start == said.end()), None)
    if said is None or city is None or None in {city.country, speaker.person.country}:
        return
    if city.country == speaker.person.country:
        return
    frame = Draft("meeting", "held", clause.sentence, clause.start, sentences=[clause.sentence], frame=True)
    frame.add(speaker.person)
    frame.place = city.name
    frame.date, frame.end_date = date_of(scene.context, clause, (speaker.end, said.end()), None)
    scene.frames.append(frame)


# A report opens with no more paragraphs than these.
_LEAD_BLOCKS = 4


def opens_several(telling: Telling) -> bool:
    """Whether the words announce meetings that are told one by one: "a series of meetings", "the following:"."""
    return pattern("meetings", "many_meetings").search(telling.text) is not None


def told_by_partner(telling: Telling) -> bool:
    """Whether a clause names only whom somebody met: "During the talks with B", "A meeting with B is planned"."""
    keys = ("told_by_partner", "further_call")
    return held_with(telling) or any(pattern("meetings", key).match(telling.text) for key in keys)


def held_with(telling: Telling) -> bool:
    """Whether a clause only tells with whom a meeting was held: "In addition, talks were held with B"."""
    return pattern("meetings", "held_with").match(telling.text) is not None


def told_beside_partner(telling: Telling) -> bool:
    """Whether a clause on something else ends with it: "Security was considered at the talks with B"."""
    beside = pattern("meetings", "told_beside_partner").search(telling.text)
    only_wished = pattern("meetings", "only_wished").search(telling.before) is not None
    return beside is not None and not only_wished and beside.start() <= telling.hit.start < beside.end()


def protagonist(scene: Scene, others: Draft) -> PersonEntity | None:
    """Whose meetings the text reports, of another country than `others`: of the frame, the visit or the last one."""
    theirs = {person.country for person, _ in others.people.values()}
    told = [scene.last, *reversed(scene.drafts)] if scene.last else []
    told = [d for d in told if d.kind != "signing" or scene.context.home in d.homes]
    before = next((d for d in told if d.sentence is not others.sentence), None)
    for draft in (*reversed(scene.frames), *_visits(scene), *([before] if before else [])):
        people = [person for person, _ in draft.people.values()]
        if draft.kind == others.kind == "call":
            people = people[:1]  # who telephoned with several is named first
        elif draft.kind != "visit" and not draft.frame and len(people) > 1:
            people = [person for person in people if person.country == scene.context.home]
        fitting = [p for p in people if p.country and p.country not in theirs and id(p) not in others.people]
        if fitting:
            return fitting[0]
    return None


def _visits(scene: Scene) -> list[Draft]:
    """The visit that the text is about: the first one of these days."""
    published = scene.context.published
    visits = (d for d in scene.drafts if d.kind == "visit" and not d.mentioned)
    # Of a delegation the text does not tell who had the talks.
    return [d for d in visits if len(d.people) == 1 and (d.date is None or is_news(d.date, published))][:1]


def draft_items(scene: Scene, clause: Clause, actors: list[Actor]) -> list[Draft]:
    """The meetings that an item or a heading of a list of meetings tells by their partners alone: "3 May: A; B"."""
    sentence, flat = clause.sentence, scene.context.flat
    if not actors or sentence.kind not in {"item", "headline"}:
        return []
    opening = flat[clause.start : actors[0].lead]
    form = "meeting_item" if sentence.kind == "item" and scene.roll else "meeting_heading"
    if pattern("meetings", form).fullmatch(opening) is None:
        return []
    further = [b for a, b in pairwise(actors) if _SEMICOLON.fullmatch(flat, a.end, b.lead)] if scene.roll else []
    return [found for actor in [actors[0], *further] if (found := _draft_item(scene, clause, actor)) is not None]


_SEMICOLON = re.compile(r"; (?:and )?(?:the )?")


def _draft_item(scene: Scene, clause: Clause, partner: Actor) -> Draft | None:
    draft = Draft("meeting", "held", clause.sentence, clause.start, sentences=[clause.sentence])
    draft.add(partner.person)
    if scene.roll is not None:
        draft.listed_in = scene.roll
        draft.kind, draft.status = scene.roll.kind, scene.roll.status
        draft.date, draft.end_date, draft.place = scene.roll.date, scene.roll.end_date, scene.roll.place
        for person, capacity in scene.roll.people.values():
            draft.add(person, capacity)
        set_apart(scene.context, clause, [partner], draft)
    elif (hero := protagonist(scene, draft)) is not None:
        draft.add(hero)
    return draft if len(draft.people) > 1 else None
