"""Consultations, dialogues, summits and sessions of standing bodies."""

from __future__ import annotations

from kzgraph.extraction.details import patterns, round_of, series_of, status_of
from kzgraph.extraction.drafts import Draft
from kzgraph.extraction.event_hits import is_aside
from kzgraph.extraction.event_scene import Scene, Telling, bodies_between, listed, represented
from kzgraph.extraction.knowledge import pattern


def draft_format(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The encounter with its series, round and chairs, or None where nothing says that it was or will be held."""
    span = (telling.hit.start, telling.hit.end)
    draft.round = round_of(telling.text, span)
    draft.series = series_of(telling.text, span)
    if not is_aside(telling.text, telling.hit) and not _is_held(scene, telling, draft):
        return None
    if telling.hit.kind == "session":
        draft.session = True
        draft.series = next(iter(bodies_between(scene.context, telling.start, telling.end)), None) or draft.series
        if draft.series is None:
            return None
    if telling.hit.kind == "summit":
        draft.bodies |= represented(scene.context, telling.clause)
        if not "A" <= (draft.series or "")[:1] <= "Z":
            return None
        if not telling.actors:
            draft.bodies |= dict.fromkeys(called_after(scene, telling))
    _add_chairs(scene, telling, draft)
    return draft


def _is_held(scene: Scene, telling: Telling, draft: Draft) -> bool:
    """Whether a verb tells that it was or will be held; of a round, a date or the headline says so too."""
    span = (telling.hit.start, telling.hit.end)
    if patterns("holding").search(telling.text) or status_of(telling.text, span) == "planned":
        return True
    dated = any(telling.clause.holds(d.start) for d in scene.context.dates)
    return bool(draft.round) and (dated or telling.clause.sentence.kind == "headline")


def called_after(scene: Scene, telling: Telling) -> list[str]:
    """The organisation that a summit is called after: "the 46th ASEAN Summit", "the summit of the SCO"."""
    before = [
        body.name
        for body in scene.context.organisations
        if any(telling.start - 1 <= m.end <= telling.end and m.start >= telling.clause.start for m in body.mentions)
    ]
    of = pattern("events", "summit_of").match(scene.context.flat, telling.end)
    return before or (bodies_between(scene.context, of.end() - 1, of.end() + 1) if of else [])


def _add_chairs(scene: Scene, telling: Telling, draft: Draft) -> None:
    chairs = pattern("events", "chairs", cased=True).search(telling.text)
    if not pattern("events", "at_the_level", cased=True).search(telling.text):
        for actor in telling.actors:
            draft.add(actor.person, "chair" if chairs else "participant")
    if not draft.people and telling.clause.owner:
        draft.add(telling.clause.owner)
    draft.countries |= listed(scene.context, telling.clause, telling.text)
