"""Who chairs a format, and which countries hold it."""

from __future__ import annotations

import re

from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.acting import reports, spoken_to
from kzgraph.extraction.events.telling.parties import listed
from kzgraph.extraction.events.telling.plurals import meant_by_plural
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern


def add_chairs(scene: Scene, telling: Telling, draft: Draft) -> None:
    """Give a format those of its clause as chairs or participants, and the countries listed there."""
    chairs, heads = _chairs(telling)
    level = pattern("formats", "at_the_level", cased=True).search(telling.text)
    invited = pattern("formats", "invited_to_session").search(telling.before) is not None
    if level is None or (chairs and chairs.start() > level.start()):
        for actor in telling.actors:
            if reports(telling, actor) or spoken_to(telling, actor) or invited:
                continue
            if actor.start > telling.start or not telling.mentioned:
                leads = chairs is not None and not (heads and actor.start < telling.clause.start + chairs.start())
                draft.add(actor.person, "chair" if leads else "participant")
    if not draft.people and telling.clause.owner:
        draft.add(telling.clause.owner)
    if not draft.people and pattern("formats", "subject_holds").match(telling.text[: telling.hit.start]):
        for person in telling.subjects:  # "A and B met and co-chaired the third session"
            draft.add(person, "chair" if chairs else "participant")
    if not draft.people and chairs and chairs.start() < telling.hit.start:
        for person in meant_by_plural(scene, telling):  # "the two ministers will preside over the second meeting"
            draft.add(person, "chair")
    draft.countries |= listed(scene.context, telling.clause, telling.text)


def _chairs(telling: Telling) -> tuple[re.Match[str] | None, bool]:
    """The words that say who chairs, and whether somebody only heads a delegation there, and chairs nothing."""
    chairs = pattern("formats", "chairs", cased=True)
    heads = pattern("formats", "heads_delegation", cased=True).search(telling.text)
    of_two = pattern("formats", "commission_of_two").search(telling.text) is not None
    if heads is None or of_two or telling.hit.kind not in _OF_MANY:
        return chairs.search(telling.text), False
    return chairs.search(telling.text, 0, heads.start()) or chairs.search(telling.text, heads.end()), True


# Of consultations, dialogues and commissions of two states the heads of the delegations are the chairs.
_OF_MANY = frozenset({"summit", "session"})
