"""Meetings of which nobody is named: of states, groups of states and organisations, by a row of their names."""

from __future__ import annotations

from kzgraph.extraction.events.drafts import Draft, leads_side
from kzgraph.extraction.events.meetings.retold import is_weak
from kzgraph.extraction.events.setting.set_in import is_set
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.rows import row_at, row_before, sides_in_row
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern


def of_row(scene: Scene, telling: Telling, draft: Draft) -> bool:
    """Give a meeting the sides of "Japan and Nepal held talks in Tokyo", "talks between Kigali and Kinshasa began".

    Only where the clause tells a day, a month or a city.
    """
    host = pattern("meetings", "host_verbs").match(telling.words) or pattern("meetings", "chairing").match(
        telling.words
    )
    if draft.people or draft.kind != "meeting" or host or is_weak(telling.words):
        return False
    if not is_set(scene, telling):
        return False
    row = sides_in_row(scene.context, telling)
    if row is None:
        return False
    draft.countries, draft.bodies = row.countries, draft.bodies | row.bodies
    if (len(row.countries) > _PAIR or row.of_many) and pattern("meetings", "heads").search(row.offices):
        draft.kind = "summit"
    if pattern("meetings", "negotiations").search(telling.words):
        draft.kind = "dialogue"
    return True


def add_row_in_front(scene: Scene, telling: Telling, draft: Draft, before: list[Actor], after: list[Actor]) -> None:
    """Give a meeting the sides whose people are its subject without a name: "The Baltic ministers met A"."""
    if before or not after or draft.kind != "meeting":
        return
    row = row_before(scene.context, telling)
    if row is not None and row.offices:
        draft.countries |= row.countries
        draft.bodies |= row.bodies
        heads = pattern("meetings", "heads").search(row.offices) and all(leads_side(a.person) for a in after)
        if heads and len(row.countries) > _PAIR:
            draft.kind = "summit"


def add_unnamed_at_end(scene: Scene, telling: Telling, draft: Draft, after: list[Actor]) -> None:
    """Give a meeting the sides told without a name after those met: "A, B and officials of C and the EU"."""
    flat, and_of = scene.context.flat, pattern("meetings", "and_representatives", cased=True)
    for lead in (and_of.match(flat, actor.end, telling.clause.end) for actor in after[-1:]):
        if lead is not None:
            row = row_at(scene.context, lead.end(), "")
            draft.bodies |= row.bodies
            draft.countries |= row.countries
            draft.represented |= row.countries


_PAIR = 2
