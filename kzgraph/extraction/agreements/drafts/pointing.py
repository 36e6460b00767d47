"""Sentences that name no document but speak of those just named: "They were signed in Doha on 14 February"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kzgraph.extraction.agreements.deeds.dates import in_force_by
from kzgraph.extraction.agreements.deeds.reading import reading_of
from kzgraph.extraction.agreements.deeds.undone import is_dropped_next, is_text_agreed, told_soberly, unsigned
from kzgraph.extraction.agreements.deeds.verbs import STRENGTH, Trigger, in_force_yet, triggers
from kzgraph.extraction.agreements.drafts.draft import Draft
from kzgraph.extraction.agreements.drafts.filling import add_dates, with_signatories
from kzgraph.extraction.agreements.party import person_party, unique
from kzgraph.extraction.agreements.signatories.each_side import each_for_a_side
from kzgraph.extraction.agreements.signatories.finding import find_signatories
from kzgraph.extraction.agreements.subjects.people import subject_people
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import PersonEntity, Sentence
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.passages.people import people_between
from kzgraph.extraction.passages.stage import Stage
from kzgraph.model import Party

# How far behind a document's naming a sentence may still mean it with "They were signed".
_POINTING_REACH = 2
# ... and where two documents were named apart, with "Both documents".
_BOTH_REACH = 4


_SIDES = 2


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile(rf"(?:{lexicon('agreements')['pointing']})")


def point_back(stage: Stage, k: int, drafts: list[Draft]) -> None:
    """Read a sentence that names no document but speaks of those just named."""
    context = stage.context
    sentence = context.source.sentences[k]
    if any(d.sentence == k - 1 and d.status == "planned" for d in drafts) and is_dropped_next(context, sentence):
        _drop(k, drafts)
        return
    match = _pointing().match(context.flat, sentence.start, sentence.end)
    if match is None:
        _point_by_object(stage, k, drafts)
        return
    meant = _meant(match.group().strip(), k, drafts)
    if not meant:
        return
    near = [t for t in triggers(context, sentence, "after") if t.start - sentence.start < 60]
    told = [told_soberly(context, sentence, in_force_yet(context, sentence, t)) for t in near]
    hits = [t for t in told if t.status != "mentioned"]
    _unsign(stage, sentence, match.end(), meant)
    if not hits or _follows_another(stage, k, meant):
        return
    if context.flat[match.end() : hits[0].start].count(","):
        return
    reading = reading_of(hits[0])
    for draft in meant:
        reading = in_force_by(context, sentence, draft.title, reading)
        add_dates(context, sentence, draft.title, reading, draft)
        to_sign = _TO_SIGN.match(match.group()) and draft.status == "negotiated"
        if to_sign or STRENGTH[reading.status] > STRENGTH[draft.status]:
            draft.status = reading.status
        signed = find_signatories(stage, sentence, _at(draft.title, max(hits[0].start - 1, sentence.start)), reading)
        if len(meant) == 1 or _one_hand_each(signed):
            draft.signatories = with_signatories(draft, reading, signed)
        draft.spots.append(sentence.start)


def _drop(k: int, drafts: Sequence[Draft]) -> None:
    """Take back what sentence k - 1 told as to come: "were to sign a treaty. The ceremony was called off"."""
    for draft in drafts:
        if draft.sentence == k - 1 and draft.status == "planned":
            draft.status, draft.planned_on, draft.signed_on, draft.dropped = "mentioned", None, None, True


# "Talks on the treaty are over. | The signature | is planned for May".
_TO_SIGN = re.compile(r"(?:The|Its) (?:\w+ )?sign")


def _unsign(stage: Stage, sentence: Sentence, at: int, meant: Sequence[Draft]) -> None:
    """Take back that documents are signed which were told as concluded, where one is said to be unsigned yet."""
    status = unsigned(stage.context.flat, at, sentence.end)
    for draft in meant:
        if status and draft.status == "signed" and is_text_agreed(draft.made):
            draft.status, draft.signed_on, draft.deed = status, None, None
            draft.spots.append(sentence.start)


def _one_hand_each(signed: Sequence[Party]) -> bool:
    """Whether each side has one who signs; of several it is not told who signed which of many documents."""
    sides = [p.on_behalf for p in signed if p.on_behalf]
    return len(signed) <= _SIDES or len(set(sides)) == len(sides)


def _follows_another(stage: Stage, k: int, meant: Sequence[Draft]) -> bool:
    """Whether the sentence before k points back too, so that what it names is not what "It" means (`meant`).

    "The document was concluded in pursuance of the Joint Declaration. It is valid for ten years."
    """
    sentences = stage.context.source.sentences
    before = sentences[k - 1] if k else None
    match = _pointing().match(stage.context.flat, before.start, before.end) if before else None
    if match is None or (match.group().startswith("They") and any(d.sentence == k - 1 for d in meant)):
        return False  # "They recalled the Memorandum. It was signed in May": people
    return not any(match.start() <= spot <= match.end() for d in meant for spot in d.spots)


def point_in_tail(stage: Stage, k: int, last: Title, drafts: list[Draft]) -> None:
    """Read a clause behind the last document that sentence k names.

    "A treaty is in force: X and Y signed it", "They initialled a treaty in May and signed it on Monday".
    """
    sentence = stage.context.source.sentences[k]
    if clause := _NEXT_CLAUSE.search(stage.context.flat, last.end, sentence.end):
        tail = Sentence(clause.end(), sentence.end, sentence.block, sentence.kind)
        _point_by_object(stage, k, drafts, tail)


_NEXT_CLAUSE = re.compile(
    r"[;:] |,? (?:and|before) (?=(?:(?:then|later|finally) )?sign(?:ed|ing) (?:it|the document)\b)"
)


def _point_by_object(stage: Stage, k: int, drafts: list[Draft], tail: Sentence | None = None) -> None:
    """ "X and Y signed the document": who signed what was just named, in the sentence before k or before its tail."""
    context = stage.context
    sentence = tail or context.source.sentences[k]
    match = re.compile(lexicon("agreements")["pointing_object"]).search(context.flat, sentence.start, sentence.end)
    each = each_for_a_side(context, sentence.start, sentence.end) if match is None else []
    if match is None and not each:
        return
    recent = [d for d in drafts if (k == d.sentence if tail else 0 < k - d.sentence <= _POINTING_REACH + 1)]
    last = max((d.sentence for d in recent), default=-1)
    named = [d for d in recent if d.sentence == last]
    at = match.start() if match else sentence.end
    signers = each or subject_people(stage, sentence, at) if recent else []
    signers = signers or list(people_between(context, sentence.start, at)[:2] if recent else ())
    evidence = context.source.evidence_at(sentence.start)
    verb = Trigger(at, match.end() if match else at, "signed", "signed")
    done = told_soberly(context, sentence, verb).status == "signed"
    pen_put = match is not None and _NAMES.match(match.group()) is not None
    for draft in recent:
        by_people = any(p.kind == "person" for p in draft.signatories)
        if pen_put and draft.status == "initialled":
            continue  # "initialled a treaty. X and Y put their names to the text": to what was initialled
        if draft.sentence != last or by_people or not (done or STRENGTH[draft.status] >= STRENGTH["signed"]):
            continue
        draft.signatories = unique(
            person_party(p, evidence, "signatory") for p in signers if isinstance(p, PersonEntity)
        )
        if draft.signatories or (done and match and draft.status in _TO_BE_SIGNED and len(named) == 1):
            draft.spots.append(sentence.start)
            add_dates(context, sentence, _at(draft.title, verb.end), reading_of(verb), draft)
            if STRENGTH[draft.status] < STRENGTH["signed"]:
                draft.status, draft.deed = "signed", sentence


# What is not signed yet, so that "they signed it" tells news of it.
_TO_BE_SIGNED = frozenset({"planned", "negotiated", "initialled"})
# Neither "signed" nor "inked".
_NAMES = re.compile(r"(?!sign(?:ed|s|ing)?\b|inked)\w", re.IGNORECASE)


def _at(title: Title, offset: int) -> Title:
    """A title as if it stood at an offset, for rules that look behind it."""
    return replace(title, start=offset, end=offset)


def _meant(words: str, k: int, drafts: list[Draft]) -> list[Draft]:
    """The drafts that "They" or "It" at the head of sentence k means."""
    recent = [d for d in drafts if 0 < k - d.sentence <= _POINTING_REACH]
    if not recent:
        return []
    last = max(d.sentence for d in recent)
    named = [d for d in recent if d.sentence == last]
    if words.startswith("Both") and len(named) == 1:
        near = [d for d in drafts if 0 < k - d.sentence <= _BOTH_REACH]
        return sorted(near, key=lambda d: d.sentence)[-2:] if len(near) == 2 else []
    if one := re.match(r"The (first|former|second|latter)\b", words):
        row = _of_list(last, drafts) if named[-1].title.item else named
        return _the_one(one.group(1), row)
    plural = bool(re.match(r"(?:They|These|Those|The \w+s$|Both|All)", words))
    if plural and named[-1].title.item and not words.startswith("They"):
        return _of_list(last, drafts)
    if plural:
        return named if len(named) > 1 else []
    return named if len(named) == 1 else []


def _the_one(which: str, row: list[Draft]) -> list[Draft]:
    """The first or second of a row of documents, of two also the latter."""
    return {"first": row[:1], "former": row[:1], "second": row[1:2], "latter": row[-1:]}[which]


def _of_list(last: int, drafts: Sequence[Draft]) -> list[Draft]:
    """The documents of the list that ends with sentence `last`, which has no other sentences between its entries."""
    found: list[Draft] = []
    for draft in sorted((d for d in drafts if d.title.item), key=lambda d: -d.title.sentence):
        at = found[-1].title.sentence if found else last
        if draft.title.sentence <= at and at - draft.title.sentence <= 1:
            found.append(draft)
    return found[::-1]
