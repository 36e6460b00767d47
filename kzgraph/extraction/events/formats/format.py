"""Consultations and dialogues, and how a standing format is read."""

from __future__ import annotations

import re

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.formats.chairs import add_chairs
from kzgraph.extraction.events.formats.groups import members, of_group
from kzgraph.extraction.events.formats.rounds import round_in, round_of, series_of, unless_only_since
from kzgraph.extraction.events.formats.sessions import as_session
from kzgraph.extraction.events.formats.summits import (
    called_after,
    is_domestic,
    known_summit,
    parties,
    summit_of_heads,
    summit_of_states,
    summit_of_the_two,
    summit_of_two,
    summit_that_states_hold,
)
from kzgraph.extraction.events.status.wording import status_of
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.events.telling.hits import FORMATS, Hit, is_aside
from kzgraph.extraction.events.telling.parties import represented
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.model import EventKind


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
    if not is_aside(telling.text, telling.hit) and not _is_held(scene, telling, draft):
        return None
    if telling.hit.kind == "session" and not as_session(scene, telling, draft):
        return None
    if telling.hit.kind == "summit":
        if is_domestic(telling):
            return None
        draft.countries |= of_group(scene.context, telling)
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
                or summit_of_two(scene, telling, draft)
                or summit_of_the_two(scene, telling, draft)
                or summit_that_states_hold(scene, telling, draft)
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


def _add_whose_summit(scene: Scene, telling: Telling, draft: Draft) -> None:
    """Add the organisation that a summit is called after, unless it is told under a shorter name already."""
    named = called_after(scene, telling)
    draft.bodies |= {name: None for name in named if not any(known in name for known in draft.bodies)}


def _union(context: Context) -> dict[str, None]:
    """The European Union under the name that the text has for it."""
    names = words_of("posts", "union_names")
    return {body.name: None for body in context.organisations if body.name in names or body.abbreviation == "EU"}


def again(scene: Scene, clause: Clause, text: str) -> tuple[Hit, Draft] | None:
    """Where a clause speaks of another round of a format told before, by its number or abbreviation only."""
    for short, known in scene.formats.items():
        match = re.search(rf"(?<![(\w]){re.escape(short)}\b", text)
        if match:
            return Hit("again", match.start(), match.end()), known
    another = pattern("formats", "several_rounds").search(text) or pattern("formats", "another_round").search(text)
    known_last = _format_before(scene, clause, another) if another else None
    return (Hit("again", another.start(), another.end()), known_last) if another and known_last else None


# What only has a number ("the third took place") is of a format told at most so many paragraphs before.
_NEAR = 2


def _format_before(scene: Scene, clause: Clause, another: re.Match[str]) -> Draft | None:
    """The format of which a clause tells another round: the one told last; rounds of which only the number was told."""
    before = (d for d in reversed(scene.drafts) if d.kind in FORMATS or d.session or d.round is not None)
    summit = "summit" in another.group().lower()
    rounds = another.group().lower().endswith(("round", "session"))  # organisations hold no rounds of summits
    formats = [d for d in before if summit or not (d.kind == "summit" and (d.mentioned or (d.bodies and rounds)))]
    if another.group().lower().endswith("round"):  # commissions hold sessions
        formats.sort(key=lambda d: d.session)
    known = next(iter(formats), None)
    if pattern("formats", "bare_round").fullmatch(another.group()) is None:
        return known
    if scene.context.flat.endswith(" ", clause.sentence.start, clause.start):
        told = pattern("formats", "rounds_of").search(scene.context.flat, clause.sentence.start, clause.start)
        if told:
            kind: EventKind = "consultations" if told["what"].lower().startswith("consult") else "dialogue"
            return Draft(kind, "held", clause.sentence, clause.sentence.start)
    near = known is not None and clause.sentence.block - known.sentences[-1].block <= _NEAR
    return known if near and (known is None or known.round is not None or known.kind != "meeting") else None


def draft_again(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """Another round of a format told before, where a verb says that it was or will be held."""
    found = again(scene, telling.clause, telling.text)
    if found is None or not _is_held(scene, telling, draft):
        return None
    known = found[1]
    draft.kind, draft.series, draft.session = known.kind, known.series, known.session
    draft.round = round_of(telling.text, (telling.hit.start, telling.hit.end)) or round_in(telling.words)
    draft.countries |= parties(known)
    if known.kind == "summit":
        draft.bodies |= known.bodies
    elif pattern("formats", "chairs", cased=True).search(telling.text):
        for actor in telling.actors:
            draft.add(actor.person, "chair")
    return draft


def _note_abbreviation(scene: Scene, telling: Telling, draft: Draft) -> None:
    match = _ABBREVIATION.match(telling.text, telling.hit.end)
    if match:
        scene.formats.setdefault(match.group(1), draft)


_ABBREVIATION = re.compile(r"(?: [\w-]+){0,3}? \(([A-Z][A-Za-z]{0,2}[A-Z]{1,6})\)")


def _is_held(scene: Scene, telling: Telling, draft: Draft) -> bool:
    """Whether a verb tells that it was or will be held; of a round, a date or the headline says so too."""
    span = (telling.hit.start, telling.hit.end)
    if pattern("formats", "holding").search(telling.text) or status_of(telling.text, span) == "planned":
        return True
    dated = any(telling.clause.holds(d.start) for d in scene.context.dates)
    if dated and pattern("formats", "at_a_session").search(telling.before):
        return True
    return bool(draft.round) and (dated or telling.clause.sentence.kind == "headline")
