"""The scene that a sentence sets for those after it in its paragraph, with the day or the city with which it opens.

"On Thursday in Luanda, A addressed the parliament. He met B": the meeting was on Thursday and in Luanda.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kzgraph.extraction.context import Context, DateMention, PlaceMention, Sentence
from kzgraph.extraction.dates.dateline import in_dateline
from kzgraph.extraction.events.drafts import Draft, sometime_in
from kzgraph.extraction.events.setting.places import is_where
from kzgraph.extraction.events.setting.when import is_when
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import IsoDate, is_day


@dataclass(frozen=True, slots=True)
class Opening:
    """The day and the city of a scene, and the sentence that sets it."""

    sentence: Sentence
    day: DateMention | None
    place: PlaceMention | None
    heading: bool = False


def scene_about(context: Context, draft: Draft, ordered: list[Draft]) -> Opening | None:
    """The scene that a sentence before it in its paragraph sets for an encounter of the people of that sentence."""
    before = [s for s in context.source.paragraph(draft.sentence.block) if s.end <= draft.sentence.start]
    if not before or pattern("event_setting", "in_visit_course").match(context.flat, draft.sentence.start):
        return None
    for sentence in reversed(before):
        if (heading := _heading(context, sentence)) is not None:
            return heading
        if pattern("event_setting", "leaves_scene").search(context.flat, sentence.start, sentence.end):
            return None
        opening = _opening(context, sentence)
        if opening is not None:
            return opening if _is_told_of(context, opening, draft, ordered) else None
        if any(sentence.start <= d.start < sentence.end and is_day(d.value) for d in context.dates):
            return None
    return None


def set_scene(draft: Draft, scene: Opening, own: IsoDate | None) -> None:
    """Give an encounter the day of a scene, and its city where the encounter is of no other day.

    `own` is the date that its own sentence gives.
    """
    day = sometime_in(scene.day.value, scene.day.last) if scene.day else None  # "Tashkent and Khiva (7-8 March)"
    if draft.date is None:
        draft.date = day
    if (
        draft.place is not None
        or scene.place is None
        or (draft.date != day if day else own is not None and not scene.heading)
    ):
        return
    # Where no day is told the city is that of something said at home, perhaps, and not of the encounter.
    abroad = scene.place.country not in draft.homes or len(draft.homes) > 1
    if scene.heading or (scene.place.country in draft.countries and (day or abroad)):
        draft.place = scene.place.name


def _heading(context: Context, sentence: Sentence) -> Opening | None:
    """The day and the city of which a sentence is nothing but the name: "**Ashgabat (6 March).** The Minister met"."""
    if sentence.end - sentence.start > _LONGEST_HEADING or sentence.block == context.source.sentences[0].block:
        return None
    dates = [d for d in context.dates if sentence.start <= d.start < sentence.end]
    places = [p for p in context.places if sentence.start <= p.start < sentence.end]
    rest = context.flat[sentence.start : sentence.end]
    for mention in _mentions(dates, places):
        rest = rest.replace(context.flat[mention.start : mention.end], "")
    if not (dates or places) or re.fullmatch(r"(?:\W|_|and)*", rest) is None:
        return None
    if any(in_dateline(context, d) for d in dates) or len(dates) > 1:
        return None
    return Opening(sentence, dates[0] if dates else None, places[0] if len(places) == 1 else None, heading=True)


_LONGEST_HEADING = 60


def _mentions(dates: list[DateMention], places: list[PlaceMention]) -> list[DateMention | PlaceMention]:
    return sorted([*dates, *places], key=lambda mention: mention.start)


def _opening(context: Context, sentence: Sentence) -> Opening | None:
    """The day and the city with which a sentence opens: "On Thursday in Luanda, …"; None where there is neither."""
    stop = sentence.start
    day: DateMention | None = None
    place: PlaceMention | None = None
    joint = pattern("event_setting", "joins_opening")
    dates = [d for d in context.dates if sentence.start <= d.start < sentence.end]
    places = [p for p in context.places if sentence.start <= p.start < sentence.end]
    for mention in _mentions(dates, places):
        if not joint.fullmatch(context.flat, stop, mention.start):
            break
        stop = mention.end
        if isinstance(mention, DateMention):
            day = day or mention
        else:
            place = place or mention
    if place is not None and day is None:  # "In Luanda, A opened a school on Thursday"
        days = [d for d in dates if is_day(d.value) and is_when(context, d)]
        day = days[0] if len(days) == 1 else None
    elif day is not None and not (is_day(day.value) and is_when(context, day)):
        return None
    elif day is not None and place is None:  # "On Thursday A opened a school in Luanda"
        there = [p for p in places if is_where(context, p)]
        place = there[0] if len(places) == len(there) == 1 else None
    return Opening(sentence, day, place) if day or place else None


def _is_told_of(context: Context, opening: Opening, draft: Draft, ordered: list[Draft]) -> bool:
    """Whether a scene is one of somebody who took part in an encounter, and as much held or to come as that."""
    sentence = opening.sentence
    said = pattern("event_setting", "claim").search(context.flat, sentence.start, sentence.end)
    told = context.flat[sentence.start : said.start() if said else sentence.end]
    if (pattern("event_status", "planned").search(told) is not None) != (draft.status == "planned"):
        return False
    if any(d.sentence is sentence and d.people.keys() & draft.people.keys() for d in ordered):
        return True
    # Where the scene names nobody ("On Tuesday in Maputo he opened a school") those told before it are meant.
    named = any(sentence.start <= m.start < sentence.end for person in context.people for m in person.mentions)
    before = max(0, sentence.block - 1)
    start = sentence.start if named else min(s.start for s in context.source.sentences if s.block >= before)
    return any(start <= m.start < draft.sentence.start for person, _ in draft.people.values() for m in person.mentions)
