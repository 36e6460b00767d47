"""Whether a clause that tells of no encounter tells more of the last one."""

from __future__ import annotations

from kzgraph.extraction.events.drafts import Draft, agree
from kzgraph.extraction.events.setting.when import is_when
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.events.telling.scene import Scene
from kzgraph.extraction.knowledge import choice, pattern
from kzgraph.extraction.triggers import tells_of


def tells_more(scene: Scene, clause: Clause, text: str) -> bool:
    """Whether a clause without an encounter tells more of the last one: "The delegations were headed by A"."""
    if choice("event_status", "denied").search(text) or choice("event_retelling", "not_attended").search(text):
        return False
    if pattern("event_retelling", "other_occasion").match(text) or _of_another_time(scene, clause):
        return False
    if clause.owner is not None and _goes_along(text):
        return False  # "C, who accompanied President A, met D": A did not
    if tells_company(text) and scene.drafts:
        return True
    if scene.drafts and choice("event_retelling", "at_all_meetings").search(text):
        return True
    if scene.last is None or _is_remembered(scene.last, clause) or _of_another_place(scene, scene.last, clause):
        return False
    if _of_another_told(scene, clause):
        return False
    if choice("event_retelling", "more_of_last").search(text):
        return True
    below = clause.sentence.kind == "item" and scene.last.sentence.kind != "item"
    listing = below or pattern("event_retelling", "listing").match(text)
    return scene.last.kind == "credentials" and bool(listing)


def _is_remembered(last: Draft, clause: Clause) -> bool:
    """Whether the last encounter was only mentioned, in another paragraph: "what was agreed at the talks in May"."""
    return last.mentioned and last.sentences[-1].block != clause.sentence.block


def _of_another_place(scene: Scene, last: Draft, clause: Clause) -> bool:
    """Whether a clause opens in a city that is not that of the last encounter: "In Yerevan, the delegation was led by".

    Of one whose city is not told, a new paragraph goes on about another.
    """
    opening = pattern("event_retelling", "opens_in").match(scene.context.flat, clause.start, clause.end)
    city = next((p for p in scene.context.places if opening and p.start == opening.end()), None)
    if city is None or city.name == last.place:
        return False
    return last.place is not None or last.sentences[-1].block != clause.sentence.block


def _of_another_told(scene: Scene, clause: Clause) -> bool:
    """Whether the sentence has told before a semicolon of talks of others: "A had consultations; B took part"."""
    start, flat = clause.sentence.start, scene.context.flat
    mark = flat.rfind(";", start, clause.start + 1)
    if mark < 0 or any(draft.sentence is clause.sentence for draft in scene.drafts):
        return False
    return any(tells_of(kind, flat[start:mark]) for kind in ("meeting", "consultations", "dialogue", "call"))


def _of_another_time(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells of a year or day that is not that of the last encounter: "Last year it was led by A"."""
    context = scene.context
    held = scene.last.date if scene.last else None
    if scene.last and held is None and context.published:
        held = context.published.isoformat()
    days = [d for d in clause.among(context.dates) if is_when(context, d)]
    here = any(draft.sentence is clause.sentence for draft in scene.drafts)
    if not (days or here) and pattern("event_retelling", "at_that_time").match(context.flat, clause.start):
        first = clause.sentence.start  # "It last met on 21 March, when A represented Togo"
        days = [d for d in context.dates if first <= d.start < clause.start and is_when(context, d)]
    return held is not None and bool(days) and not any(agree(d.value, held) for d in days)


def tells_company(text: str) -> bool:
    """Whether a clause tells who travelled along."""
    if choice("event_retelling", "travel_along").search(text):
        return True
    return any(pattern("event_retelling", key).match(text) for key in ("joined_by", "joined_at_talks"))


def _goes_along(text: str) -> bool:
    """Whether a clause tells with whom its subject travels, and not who came along: "who travelled with"."""
    along = pattern("event_retelling", "goes_along").search(text) is not None
    return along and pattern("event_retelling", "was_accompanied").search(text) is None
