"""Whether words of a meeting or call only tell more of one that was told before."""

from __future__ import annotations

import re

from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.meetings.unnamed import unnamed_side
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern


def retold(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The encounter told before of which the words only tell more."""
    if scene.last and _retells_call(scene, scene.last, draft, telling):
        return scene.last
    if scene.last and _of_session(scene.last, draft, telling):
        return scene.last
    if draft.kind == "call" and (met := _met_before(scene, telling, draft)):
        return met
    if summed := _summed_up(scene, telling, draft):
        return summed
    if draft.kind == "call" and scene.last and _talked_there(scene, scene.last, telling, draft):
        return scene.last
    if not (is_weak(telling.words) and draft.people) or _is_earlier(scene, telling):
        return None
    told = next((d for d in _told_lately(scene) if draft.people.keys() <= d.people.keys()), None)
    # What a headline announces the text tells at length, with its day and city.
    return None if told is None or told.sentences[-1].kind == "headline" else told


def found_to_be_call(scene: Scene, telling: Telling, draft: Draft) -> None:
    """Make what was "discussed" before by the same people, without a day or a city, the call of which more is told."""
    last = scene.last
    if last is None or draft.kind != "call" or last.kind != "meeting" or last.people.keys() != draft.people.keys():
        return
    near = draft.sentence.block - last.sentences[-1].block <= 1 and not (last.date or last.place)
    words = scene.context.flat[last.offset : last.sentence.end].split(" ", 1)[0]
    if near and is_weak(words) and " had " not in telling.text:
        last.kind = "call"


def _summed_up(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The talks with people of a country that "consulted with his Indian counterparts" only sums up."""
    general = pattern("meetings", "general_partners", cased=True).match(telling.text, telling.hit.end)
    if general is None or not draft.people or pattern("event_retelling", "a_further_one").search(telling.text):
        return None
    days, cities = telling.clause.among(scene.context.dates), telling.clause.among(scene.context.places)
    if days or cities:
        return None
    theirs = set(unnamed_side(scene, telling).countries)
    met = (
        d for d in _told_lately(scene) if draft.people.keys() <= d.people.keys() and d.sentence is not draft.sentence
    )
    return next((d for d in met if theirs & d.homes.keys()), None)


def _of_session(last: Draft, draft: Draft, telling: Telling) -> bool:
    """Whether "the two ministers had substantive discussions" at the session of their commission told before."""
    if not last.session or last.status != "held" or len(draft.people) < _PAIR:
        return False
    widely = pattern("meetings", "discussed_widely").match(telling.text)
    return widely is not None and draft.people.keys() <= last.people.keys()


def _retells_call(scene: Scene, last: Draft, draft: Draft, telling: Telling) -> bool:
    """Whether "the two leaders had a detailed discussion" is the call told before."""
    same = draft.people and draft.people.keys() == last.people.keys()
    return (
        last.kind == "call"
        and draft.kind == "meeting"
        and bool(same)
        and not pattern("event_retelling", "previous").search(telling.text)
        and not pattern("meetings", "in_person").search(telling.words)
        and not _of_another_day(scene, telling, last)
    )


def _of_another_day(scene: Scene, telling: Telling, last: Draft) -> bool:
    """Whether the words have a day of their own, which is not that of the encounter told before."""
    near = (d for d in scene.context.dates if telling.start <= d.start <= telling.end + len(" on "))
    return any(last.date and d.value[: len(last.date)] != last.date[: len(d.value)] for d in near)


def _is_earlier(scene: Scene, telling: Telling) -> bool:
    """Whether words go back to another day: "Before that they had exchanged a few words in Tirana on 16 May"."""
    return _HAD.search(telling.before) is not None and bool(telling.clause.among(scene.context.dates))


_HAD = re.compile(r"\bhad (?:\w+ )?$")


def _met_before(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The meeting in which those were who "also talked about" something."""
    if len(draft.people) < 2 or pattern("meetings", "by_wire").search(telling.text) or scene.last is None:
        return None
    last = scene.last
    again = last.kind == "meeting" and draft.people.keys() <= last.people.keys() and last.status == "held"
    return last if again and " also " in f" {telling.before}" else None


def _talked_there(scene: Scene, last: Draft, telling: Telling, draft: Draft) -> bool:
    """Whether those who "then spoke" are the two who met just before: "received the credentials … spoke with him"."""
    two = len(draft.people) == _PAIR and draft.people.keys() <= last.people.keys()
    near = draft.sentence.block - last.sentences[-1].block <= 1 and last.status == "held" and last.kind != "call"
    wire = pattern("meetings", "by_wire").search(telling.text) is not None
    return two and near and not wire and not _of_another_day(scene, telling, last)


_PAIR = 2


def is_weak(words: str) -> bool:
    """Whether the verb tells of a meeting only where two sides stand by it."""
    if any(wire in words.lower() for wire in ("phone", "video", "teleconference")):
        return False
    return pattern("meetings", "weak_meeting").fullmatch(words) is not None


def is_joint(words: str) -> bool:
    """Whether the verb tells of a meeting of those who are its subject: "A and B sat down"."""
    return pattern("meetings", "joint_verb").fullmatch(words) is not None


def by_wire(telling: Telling) -> bool:
    """Whether "by phone" only tells how something was discussed: "discussed by phone the visit of A"."""
    return telling.words.lower().startswith(("by ", "via ")) and (
        pattern("meetings", "weak_meeting").fullmatch(telling.before.strip().split(" ")[-1]) is not None
    )


def _told_lately(scene: Scene) -> list[Draft]:
    """The encounters of these days that were told before, the last one first."""
    published = scene.context.published
    talks = [d for d in reversed(scene.drafts) if d.kind not in {"visit", "signing", "appointment"} and not d.earlier]
    news = [d for d in talks if d.status == "held" and (d.date is None or is_news(d.date, published))]
    return [scene.last, *news] if scene.last else news
