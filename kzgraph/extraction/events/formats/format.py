"""Consultations and dialogues, and how a standing format is read."""

from __future__ import annotations

import re

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.formats.chairs import add_chairs
from kzgraph.extraction.events.formats.groups import members, of_group, of_its_name
from kzgraph.extraction.events.formats.named import as_its_session
from kzgraph.extraction.events.formats.rounds import round_of, series_of, unless_only_since
from kzgraph.extraction.events.formats.sessions import as_session
from kzgraph.extraction.events.formats.summits import (
    called_after,
    is_domestic,
    known_summit,
    summit_in_row,
    summit_of_heads,
    summit_of_states,
    summit_of_the_two,
    summit_of_two,
    summit_of_unnamed,
    summit_that_people_hold,
    summit_that_states_hold,
    summit_with_states,
)
from kzgraph.extraction.events.setting.set_in import is_set
from kzgraph.extraction.events.status.wording import status_of
from kzgraph.extraction.events.telling.hits import is_aside
from kzgraph.extraction.events.telling.parties import represented
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern, words_of


def draft_format(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The encounter with its series, round and chairs, or None where nothing says that it was or will be held."""
    told = _draft_format(scene, telling, draft)
    if told is not None and pattern("formats", "of_ministers").search(telling.words):
        told.of_ministers = True
        told = told if told.bodies else None
    if told is not None and pattern("formats", "council_of_union", cased=True).search(telling.words):
        told.countries = {"EU": None}
    if told is not None:
        told.round = unless_only_since(telling.text, told.round)
    return told


def _draft_format(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    span = (telling.hit.start, telling.hit.end)
    draft.round = round_of(telling.text, span)
    draft.series = series_of(telling.text, span)
    if pattern("formats", "mere_negotiations").fullmatch(telling.words) and draft.round is None:
        of_many = pattern("formats", "at_conference").search(telling.text, telling.hit.end)
        return _negotiations(scene, telling, draft) if is_set(scene, telling) and not of_many else None
    if not is_aside(telling.text, telling.hit) and not is_held(scene, telling, draft):
        return None
    if telling.hit.kind == "session" and as_its_session(scene, telling, draft):
        return draft
    if telling.hit.kind == "session" and not as_session(scene, telling, draft):
        return None
    if telling.hit.kind == "summit":
        if is_domestic(telling):
            return None
        draft.countries |= of_group(scene.context, telling) or of_its_name(scene.context, telling)
        draft.bodies |= represented(scene.context, telling.clause)
        for body in draft.bodies:
            draft.countries |= members(body)
        if pattern("formats", "of_ministers").search(telling.words):
            _add_whose_summit(scene, telling, draft)
            add_chairs(scene, telling, draft)
            return draft
        if pattern("formats", "meeting_of_heads").match(telling.words):
            return summit_of_heads(scene, telling, draft)
        if not draft.bodies and not "A" <= (draft.series or "")[:1] <= "Z":
            return (
                summit_of_states(scene, telling, draft)
                or summit_with_states(scene, telling, draft)
                or summit_of_two(scene, telling, draft)
                or summit_of_the_two(scene, telling, draft)
                or summit_that_people_hold(scene, telling, draft)
                or summit_in_row(scene, telling, draft)
                or summit_that_states_hold(scene, telling, draft)
                or summit_of_unnamed(scene, telling, draft)
                or known_summit(scene, telling, draft)
            )
        _add_whose_summit(scene, telling, draft)
        if pattern("formats", "union_summit", cased=True).search(telling.text, 0, telling.hit.end):
            draft.bodies |= _union(scene.context)
            draft.countries["EU"] = None
    add_chairs(scene, telling, draft)
    if pattern("event_clauses", "union_acts", cased=True).search(telling.before):
        draft.bodies |= _union(scene.context)
    _note_abbreviation(scene, telling, draft)
    return draft


def _negotiations(scene: Scene, telling: Telling, draft: Draft) -> Draft:
    """Negotiations that are no numbered round: those of a treaty a dialogue, others a meeting."""
    add_chairs(scene, telling, draft)
    of_treaty = pattern("formats", "negotiations_of_treaty")
    if draft.people or not (of_treaty.match(telling.words) or of_treaty.match(telling.text, telling.hit.end)):
        draft.kind = "meeting"
    return draft


def _add_whose_summit(scene: Scene, telling: Telling, draft: Draft) -> None:
    """Add the organisation that a summit is called after, unless it is told under a shorter name already."""
    named = called_after(scene, telling)
    draft.bodies |= {name: None for name in named if not any(known in name for known in draft.bodies)}


def _union(context: Context) -> dict[str, None]:
    """The European Union under the name that the text has for it."""
    names = words_of("posts", "union_names")
    return {body.name: None for body in context.organisations if body.name in names or body.abbreviation == "EU"}


def _note_abbreviation(scene: Scene, telling: Telling, draft: Draft) -> None:
    match = _ABBREVIATION.match(telling.text, telling.hit.end)
    if match:
        scene.formats.setdefault(match.group(1), draft)


_ABBREVIATION = re.compile(r"(?: [\w-]+){0,3}? \(([A-Z][A-Za-z]{0,2}[A-Z]{1,6})\)")


def _is_means(telling: Telling) -> bool:
    """Whether a format is only the means or the topic of something: "deepen ties through the Energy Dialogue"."""
    if pattern("formats", "as_means", cased=True).search(telling.before) is None:
        return False
    return pattern("formats", "means_that_met").match(telling.text, telling.hit.end) is None


def is_held(scene: Scene, telling: Telling, draft: Draft) -> bool:
    """Whether a verb tells that it was or will be held; of a round, a date or the headline says so too."""
    span = (telling.hit.start, telling.hit.end)
    if telling.hit.kind in {"dialogue", "consultations"} and _is_means(telling):
        return False
    if pattern("formats", "holding").search(telling.text) or status_of(telling.text, span) == "planned":
        return True
    dated = bool(telling.clause.among(scene.context.dates))
    if dated and pattern("formats", "at_a_session").search(telling.before):
        return True
    return bool(draft.round) and (dated or telling.clause.sentence.kind == "headline")
