"""Another round of a format told before, by its number only: "the third took place", "Rome hosted the second"."""

from __future__ import annotations

import re

from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.formats.format import is_held
from kzgraph.extraction.events.formats.named import format_named
from kzgraph.extraction.events.formats.rounds import round_before, round_in, round_of
from kzgraph.extraction.events.formats.summits import parties
from kzgraph.extraction.events.setting.set_in import is_set
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.events.telling.hits import FORMATS, Hit
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import choice, pattern
from kzgraph.model import EventKind


def again(scene: Scene, clause: Clause, text: str) -> tuple[Hit, Draft] | None:
    """Where a clause speaks of another round of a format told before, by its number or abbreviation only."""
    for short, known in scene.formats.items():
        if short in text and (match := re.search(rf"(?<![(\w]){re.escape(short)}\b", text)):
            return Hit("again", match.start(), match.end()), known
    another = choice("formats", "several_rounds").search(text) or choice("formats", "another_round").search(text)
    known_last = _format_before(scene, clause, another) if another else None
    return (Hit("again", another.start(), another.end()), known_last) if another and known_last else None


# "The 57th Security Consultative Meeting" has a name of its own, and is no summit told before.
_NAMED = re.compile(r"(?: [A-Z][\w-]+){2,}\Z")
# What only has a number ("the third took place") is of a format told at most so many paragraphs before.
_NEAR = 2


def _format_before(scene: Scene, clause: Clause, another: re.Match[str]) -> Draft | None:
    """The format of which a clause tells another round: the one told or named last."""
    before = (d for d in reversed(scene.drafts) if d.kind in FORMATS or d.session or d.round is not None)
    summit = "summit" in another.group().lower()
    rounds = another.group().lower().endswith(("round", "session"))  # organisations hold no rounds of summits
    its = another.string[: another.start()].rstrip().lower().endswith("its")
    summits = summit or _NAMED.search(another.group()) is None
    formats = [
        d for d in before if summit or d.kind != "summit" or (summits and _holds_rounds(d, its=its, rounds=rounds))
    ]
    if another.group().lower().endswith("round"):  # commissions hold sessions
        formats.sort(key=lambda d: d.session)
    known = next(iter(formats), None)
    named = None if summit else format_named(scene, clause.sentence, clause.start)
    if named is not None and (known is None or named.offset > known.sentences[-1].end):
        return named
    if not any(pattern("formats", key).fullmatch(another.group()) for key in ("bare_round", "gapped_round")):
        return known
    if scene.context.flat.endswith(" ", clause.sentence.start, clause.start):
        told = pattern("formats", "rounds_of").search(scene.context.flat, clause.sentence.start, clause.start)
        if told:
            kind: EventKind = "consultations" if told["what"].lower().startswith("consult") else "dialogue"
            return Draft(kind, "held", clause.sentence, clause.sentence.start)
    near = known is not None and clause.sentence.block - known.sentences[-1].block <= _NEAR
    near = near or _spoken_of(scene, clause)
    return known if near and (known is None or known.round is not None or known.kind != "meeting") else None


def _spoken_of(scene: Scene, clause: Clause) -> bool:
    """Whether the paragraph speaks of a format just before a clause: "The talks began in May. A second round"."""
    start = scene.context.source.paragraph(clause.sentence.block)[0].start
    return pattern("formats", "format_spoken_of").search(scene.context.flat, start, clause.start) is not None


def _holds_rounds(summit: Draft, *, its: bool, rounds: bool) -> bool:
    """Whether another round may be one of a summit: if it was only named, "its second edition" of a group of states."""
    of_group = len(summit.countries) > _OF_TWO
    return (its and of_group) if summit.mentioned else (of_group or not (rounds and summit.bodies))


_OF_TWO = 2


def draft_again(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """Another round of a format told before, where a verb, or a day or city alone, says that it was or will be held."""
    found = again(scene, telling.clause, telling.text)
    gapped = pattern("formats", "gapped_round").fullmatch(telling.words) is not None
    if found is None or not (is_set(scene, telling) if gapped else is_held(scene, telling, draft)):
        return None
    known = found[1]
    draft.kind, draft.series, draft.session = known.kind, known.series, known.session
    draft.round = round_of(telling.text, (telling.hit.start, telling.hit.end)) or round_in(telling.words)
    draft.round = draft.round or round_before(telling.text, telling.hit.start)
    draft.place = next(
        (p.name for p in scene.context.places if p.start == telling.start), None
    )  # "Oslo again the third"
    draft.apart = draft.round is not None and not any(d.round == draft.round for d in scene.drafts)
    draft.countries |= parties(known) or (known.homes if known.kind == "meeting" else {})
    if known.kind == "summit" and _of_ministers(scene, telling):
        draft.kind, draft.series = "meeting", None
    if draft.kind == "summit":
        draft.bodies |= known.bodies
    elif pattern("formats", "chairs", cased=True).search(telling.text):
        for actor in telling.actors:
            draft.add(actor.person, "chair")
    return draft


def _of_ministers(scene: Scene, telling: Telling) -> bool:
    """Whether a sentence on summits goes on to their ministers: "Ministers have met since 2007; the latest session"."""
    before = scene.context.flat[telling.clause.sentence.start : telling.start]
    return pattern("formats", "ministers_meet").search(before) is not None
