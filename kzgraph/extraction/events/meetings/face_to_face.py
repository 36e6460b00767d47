"""Whether those who "spoke" did so in one place, and by no call."""

from __future__ import annotations

import re

from kzgraph.extraction.events.setting.places import place_of
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern

_TWO = 2
_IN_PERSON = re.compile(r"\b(?:face[ -]to[ -]face|in person)\b")


def face_to_face(scene: Scene, telling: Telling) -> bool:
    """Whether those who "spoke" did so in one place: "spoke on the margins of the summit", "spoke in Rome"."""
    if _IN_PERSON.search(telling.words):
        return True  # "spoke face to face with B in May, and by telephone in June"
    if pattern("meetings", "by_wire").search(telling.text):
        return False
    if _among_meetings(scene, telling):
        return True
    there = pattern("meetings", "face_to_face").search(telling.text)
    return bool(there) or place_of(scene.context, telling.clause, telling.start, None) is not None


def _among_meetings(scene: Scene, telling: Telling) -> bool:
    """Whether somebody who "also spoke" with others did so where he met others: of no call the text tells."""
    last, words = scene.last, telling.words.lower()
    if last is not None and last.kind == "credentials" and words.startswith(("spoke", "talked")):
        return all(id(a.person) in last.people for a in telling.actors)  # "Then A spoke with the ambassador"
    speak = words.startswith(("spoke", "talked")) and not _tells_of_wire(scene, telling)
    if speak and any(id(a.person) in frame.people for frame in scene.frames for a in telling.actors):
        return True  # "A held several meetings. … A and B talked about trade"
    if speak and _met_before(scene, telling):
        return True  # "A received B, and the two spoke about trade"
    if last is None or last.kind != "meeting" or last.status != "held" or last.mentioned:
        return False
    if not (" also " in f" {telling.before} " or "briefly" in words):
        return False
    before = [a.person for a in telling.actors if a.start < telling.start] or list(telling.subjects)
    shared = any(id(person) in last.people for person in before)
    return shared and speak


def _tells_of_wire(scene: Scene, telling: Telling) -> bool:
    """Whether the text tells of a call anywhere, or its sentence where that tells of a visit as well."""
    sentence, flat = telling.clause.sentence, scene.context.flat
    visit = any(d.kind == "visit" and d.sentence is sentence for d in scene.drafts)
    start, end = (sentence.start, sentence.end) if visit else (0, len(flat))
    return pattern("meetings", "by_wire").search(flat, start, end) is not None


def _met_before(scene: Scene, telling: Telling) -> bool:
    """Whether those who speak have met in what was told before, or one of them was on a visit to the other."""
    people = {id(a.person): a.person for a in telling.actors} or {id(p): p for p in telling.subjects}
    if len(people) < _TWO:
        return False
    days = [day.value for day in telling.clause.among(scene.context.dates)]
    for known in scene.drafts:
        if any(not (known.date and known.date <= day <= (known.end_date or known.date)) for day in days):
            continue
        if known.status == "held" and known.kind == "meeting" and people.keys() <= known.people.keys():
            return True
        others = [person for key, person in people.items() if key not in known.people]
        if known.status == "held" and known.kind == "visit" and 0 < len(others) < len(people):
            return all(person.country in known.countries for person in others)
    return False
