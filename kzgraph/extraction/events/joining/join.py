"""An encounter added to those told, or to the one of which it tells again."""

from __future__ import annotations

from dataclasses import replace

from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.joining.counterpart import with_counterpart_unnamed
from kzgraph.extraction.events.joining.known import (
    known_encounter,
    listed_signing,
    means_last,
    meeting_by_wire,
    met_since,
    visit_under_way,
    watched_signing,
)
from kzgraph.extraction.events.joining.offices import departure_before, same_post, tell_again, tell_entry, told_twice
from kzgraph.extraction.events.telling.scene import Scene
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import is_day


def join(scene: Scene, draft: Draft, text: str) -> None:
    """Add an encounter to the scene, or what it says to the one of which it tells again."""
    signing = listed_signing(scene, draft, text) or watched_signing(scene, draft, text)
    if signing is not None and not _of_another_paper(scene, signing, draft, text):
        signing.absorb(draft)
        return
    if call := meeting_by_wire(scene, draft):
        call.kind = "call"
        call.absorb(draft)
        return
    previous = pattern("event_retelling", "previous").search(text) is not None or _since_then(scene, draft)
    if draft.kind == "visit" and (whole := visit_under_way(scene, draft, text)):
        if whole.leg and is_day(draft.date) and draft.place in {None, whole.place}:
            whole.date, whole.end_date, whole.leg = draft.date, draft.end_date, False  # its own day
        whole.absorb(replace(draft, date=None, end_date=None, place=None))
        return
    if draft.kind == "appointment" and (entry := same_post(scene, draft)):
        tell_entry(entry, draft)
        return
    if draft.kind == "appointment" and (told := told_twice(scene, draft)):
        tell_again(told, draft)
        return
    if draft.kind == "appointment" and (leaving := departure_before(scene, draft, text)):
        leaving.absorb(draft)
        return
    draft.apart = draft.apart or (
        draft.kind in {"meeting", "call"} and pattern("event_retelling", "held_apart").search(text) is not None
    )
    apart = draft.apart
    known = None if previous or apart else known_encounter(scene, draft, text) or with_counterpart_unnamed(scene, draft)
    others = known is not None and (_beside_many(known, draft, text) or _before_many(known, draft, text))
    others = others or (known is not None and _of_another_paper(scene, known, draft, text))
    if known is not None and _came_for(known, draft, text):
        others, draft.undated = True, True
        draft.date = None if draft.date == known.date else draft.date
    if others or (known is not None and met_since(scene, known, draft)):
        known, apart = None, True
    if known is not None:
        known.absorb(draft)
        if known.kind != "visit" and not known.mentioned:
            scene.last = known
    elif scene.last and not (previous or apart) and means_last(scene, scene.last, draft, text):
        scene.last.absorb(draft)
    else:
        passing = pattern("event_retelling", "told_in_passing").match(text) is not None
        draft.earlier = previous or passing
        scene.drafts.append(draft)
        news = draft.status == "held" and draft.kind not in {"appointment", "visit"} and not draft.mentioned
        if news and not draft.earlier:  # "the previous round" is not what the text goes on about
            scene.last = draft


def _beside_many(known: Draft, draft: Draft, text: str) -> bool:
    """Whether two met on the margins of a gathering of more, told before: "On the sidelines, A met B"."""
    of_more = known.family == draft.family == "meet" and len(known.sides) > _PAIR >= len(draft.sides)
    if not of_more or draft.people.keys() <= known.people.keys():
        return False
    return pattern("event_retelling", "on_margins").search(text) is not None


def _before_many(known: Draft, draft: Draft, text: str) -> bool:
    """Whether some of those of an encounter told before had met without the others: "Earlier, A held talks with B"."""
    fewer = draft.people.keys() < known.people.keys() and len(draft.people) >= _PAIR
    return fewer and pattern("event_retelling", "opens_earlier").match(text) is not None


def _came_for(known: Draft, draft: Draft, text: str) -> bool:
    """Whether a guest was met who had come for something else: "received NAME, who is in Rome for the Dialogue"."""
    other = known.kind == "meeting" and draft.kind != "meeting" and draft.sentence in known.sentences
    return other and len(draft.people) == 1 and pattern("event_retelling", "came_for").match(text) is not None


def _of_another_paper(scene: Scene, known: Draft, draft: Draft, text: str) -> bool:
    """Whether "the deal was signed" is of one that was told of after the signing known: "Under a separate deal"."""
    signed = pattern("event_retelling", "the_paper_signed").match(text) if draft.kind == "signing" else None
    if signed is None:
        return False
    between = scene.context.flat[known.sentences[-1].end : draft.sentence.start]
    another = pattern("event_retelling", "another_paper").finditer(between)
    return any(m["paper"].lower() == signed["paper"].lower() for m in another)


_PAIR = 2


def _since_then(scene: Scene, draft: Draft) -> bool:
    """Whether a sentence tells what came between an earlier encounter and that of the text: "Since that meeting, …"."""
    return pattern("event_retelling", "since_then").match(scene.context.flat, draft.sentence.start) is not None
