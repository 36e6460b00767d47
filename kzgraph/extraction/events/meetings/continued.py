"""Meetings told by their partner alone, after one with somebody else: "…; with B, Minister of C; and with D"."""

from __future__ import annotations

from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.meetings.frame import protagonist
from kzgraph.extraction.events.meetings.settings_apart import set_apart
from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.events.telling.scene import Scene
from kzgraph.extraction.knowledge import pattern


def draft_continued(scene: Scene, clause: Clause, actors: list[Actor]) -> Draft | None:
    """The meeting that a clause without words of one tells, by "with" and a name at its beginning."""
    if not actors or not actors[0].person.country:
        return None
    flat, partner = scene.context.flat, actors[0]
    lead = flat[clause.start : partner.lead]
    there = pattern("meetings", "there_with", cased=True).fullmatch(lead)
    if there and not there["with"]:
        rest = flat[actors[-1].end : clause.end]
        there = there if pattern("meetings", "nothing_done", cased=True).fullmatch(rest) else None
    if not (there or pattern("meetings", "with_alone", cased=True).fullmatch(lead)):
        return None
    inside = clause.start > clause.sentence.start
    before = _told_in(scene, clause) if inside else _told_last(scene, clause, partner)
    if before is None:
        return None
    draft = Draft(before.kind, before.status, clause.sentence, clause.start, sentences=[clause.sentence])
    draft.add(partner.person)
    hero = _hero(before) if inside else _who_acts(actors) or protagonist(scene, draft)
    if hero is None or hero.country == partner.person.country or (not before.frame and _known(scene, draft, hero)):
        return None
    draft.listed_in = before if before.frame else None
    draft.people = {}
    draft.add(hero)
    draft.add(partner.person)
    draft.date, draft.end_date, draft.place = before.date, before.end_date, before.place
    set_apart(scene.context, clause, actors, draft)
    return draft


def _who_acts(actors: list[Actor]) -> PersonEntity | None:
    """Who stands as the subject behind the partner: "With B [he] discussed trade"."""
    return actors[1].person if len(actors) > 1 and actors[1].person is not actors[0].person else None


def _told_in(scene: Scene, clause: Clause) -> Draft | None:
    """The meeting or call told before in the same sentence."""
    last = next(iter(reversed(scene.drafts)), None)
    same = last is not None and last.kind in {"meeting", "call"} and clause.sentence in last.sentences
    return last if same else None


def _told_last(scene: Scene, clause: Clause, partner: Actor) -> Draft | None:
    """The meeting told just before a sentence that opens with another partner and goes on about what was discussed."""
    goes_on = pattern("meetings", "with_them_discussed", cased=True)
    if goes_on.match(scene.context.flat, partner.end, clause.sentence.end) is None:
        return None
    block = clause.sentence.block
    frame = next((f for f in scene.frames if f.sentence.block == block), None)
    told = [d for d in (scene.last, *reversed(scene.drafts)) if d and d.kind == "meeting" and d.status == "held"]
    met = next((d for d in told if d.people and block - d.sentences[-1].block <= 1), None)
    return frame or met or next((f for f in reversed(scene.frames) if block - f.sentence.block <= _REPORT), None)


# A report that opens with several meetings tells of them in so many paragraphs.
_REPORT = 8


def _hero(before: Draft) -> PersonEntity | None:
    return next((person for person, _ in before.people.values()), None)


def _known(scene: Scene, draft: Draft, hero: PersonEntity) -> bool:
    pair = {*draft.people, id(hero)}
    return any(pair <= d.people.keys() and d.status == draft.status for d in scene.drafts if d.kind != "visit")
