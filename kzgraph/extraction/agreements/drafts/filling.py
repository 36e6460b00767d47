"""What one sentence adds to a draft: its status, days, parties and signatories."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.agreements.deeds.dates import date_of, named_year, since
from kzgraph.extraction.agreements.deeds.reading import JUST_NOW, Reading, is_history
from kzgraph.extraction.agreements.deeds.undone import is_day_missed, is_denial, is_text_agreed
from kzgraph.extraction.agreements.deeds.verbs import STRENGTH, is_done, triggers
from kzgraph.extraction.agreements.drafts.draft import Draft
from kzgraph.extraction.agreements.lists.finding import DocumentList
from kzgraph.extraction.agreements.parties.finding import find_parties
from kzgraph.extraction.agreements.party import person_party, unique
from kzgraph.extraction.agreements.signatories.finding import find_signatories
from kzgraph.extraction.agreements.signatories.witnesses import find_witnesses
from kzgraph.extraction.agreements.subjects.gaps import relatives
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.passages.days import day_of_visit
from kzgraph.extraction.passages.days_to_come import day_to_come
from kzgraph.extraction.passages.people import people_between
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.passages.those import who_signed
from kzgraph.extraction.settled import Settled
from kzgraph.extraction.text.tokens import fold
from kzgraph.model import IsoDate, Party


def add_telling(
    stage: Stage,
    where: tuple[Sentence, Sentence],
    title: Title,
    reading: Reading,
    group: DocumentList | None,
    draft: Draft,
    here: Sequence[Title],
) -> None:
    """What one sentence says of a document, or another one (the second of `where`) of the list that it stands in.

    `here` are all titles of the sentence.
    """
    context = stage.context
    sentence, teller = where
    draft.spots.append(title.start)
    if is_denial(reading):
        draft.denials.append(title.start)
    draft.sentence = title.sentence
    draft.names.add(fold(title.text))
    draft.abbreviation = draft.abbreviation or title.abbreviation
    add_dates(context, teller, title, reading, draft)
    if group is not None and title.item and teller is not group.header:
        add_dates(context, group.header, title, group.reading, draft)
    told = sentence.kind == "headline" and draft.status != "mentioned"
    told = told or (draft.dropped and STRENGTH[reading.status] < STRENGTH["initialled"])
    if STRENGTH[reading.status] > STRENGTH[draft.status] and not told:
        draft.status = reading.status
        draft.made = reading.trigger.text if reading.trigger and reading.status == "signed" else ""
    if reading.status == "signed" and draft.signed_on is None:
        draft.signed_on = day_of_visit(stage, teller) or _day_of_speech(context, teller, reading)
    if reading.status == "planned" and draft.planned_on is None and not draft.dropped:
        draft.planned_on = day_to_come(stage, teller)
    unset = reading.status == "signed" and draft.deed is None
    if unset and not is_history(reading, _clause_of(context, teller, reading)):
        draft.deed = teller
    draft.parties = draft.parties or find_parties(stage, sentence, title, reading)
    if group is not None and title.item:
        draft.parties = draft.parties or group.parties
        draft.spots.append(group.header.start) if not group.header_is_bare else None
    signed = find_signatories(stage, sentence, title, reading, here) or (
        group.signatories if group is not None and title.item else _of_ceremony(stage, sentence, title, reading, here)
    )
    draft.signatories = with_signatories(draft, reading, _as_told(stage, sentence, title, reading, signed))
    tellers = [teller, group.header] if group is not None and title.item and teller is not group.header else [teller]
    if reading.status == "signed":
        draft.witnesses = unique([*draft.witnesses, *find_witnesses(stage, tellers)])


def _of_ceremony(
    stage: Stage, sentence: Sentence, title: Title, reading: Reading, here: Sequence[Title]
) -> list[Party]:
    """Those named in a sentence who signed at the encounter that it tells, which is of this document alone."""
    verb = reading.trigger
    alone = reading.status == "signed" and all(t is title or t.bare for t in here)
    if verb is None or not alone or verb.end > title.start or not _BY_HAND.search(verb.text):
        return []
    if _HANDED_OVER.search(stage.context.flat, sentence.start, verb.end):
        return []
    evidence = stage.context.source.evidence_at(title.start)
    here_told = people_between(stage.context, sentence.start, sentence.end)
    return unique(person_party(p, evidence, "signatory") for p in who_signed(stage, sentence) if p in here_told)


def _as_told(stage: Stage, sentence: Sentence, title: Title, reading: Reading, signed: Sequence[Party]) -> list[Party]:
    """Those who signed, as the only signing has them that a sentence tells: without who looked on, with all the others.

    "He and the five presidents signed a treaty": where nothing else was signed there.
    """
    told = stage.only_signing(sentence)
    if told is None or not signed or reading.status != "signed":
        return list(signed)
    watching = {p.name for p in told.participants if p.capacity == "witness"}
    left = [p for p in signed if p.name not in watching]
    hands = [p.name for p in told.participants if p.kind == "person" and p.capacity == "signatory"]
    named = {p.name for p in people_between(stage.context, sentence.start, sentence.end)}
    alone = all(sentence.start <= q.start < sentence.end for q in told.evidence)
    deeds = {t.end for side in ("before", "after") for t in triggers(stage.context, sentence, side) if is_done(t)}
    mine = {p.name for p in left}
    if not alone or len(deeds) > 1 or not mine < set(hands) or named & (set(hands) - mine):
        return left
    evidence = stage.context.source.evidence_at(title.start)
    return [person_party(p, evidence, "signatory") for name in hands for p in stage.context.people if p.name == name]


def _day_of_speech(context: Settled, sentence: Sentence, reading: Reading) -> IsoDate | None:
    """The text's own day where "we have just signed" stands right before the verb."""
    verb = reading.trigger
    just = verb and JUST_NOW.search(context.flat, max(sentence.start, verb.start - _NEAR), verb.end)
    return context.published.isoformat() if just and context.published else None


# "A and B exchanged signed copies": others may have signed.
_HANDED_OVER = re.compile(r"\bexchang")
_BY_HAND = re.compile(r"\b(?:sign|ink|penn)")
# "We have just had the honour of witnessing the" is not longer.
_NEAR = 40


def _clause_of(context: Settled, sentence: Sentence, reading: Reading) -> str:
    """A sentence without the relative clauses behind commas that do not tell of the deed itself."""
    verb = reading.trigger.start if reading.trigger else -1
    text = context.flat[sentence.start : sentence.end]
    for start, end in reversed(relatives(context.flat, sentence.start, sentence.end)):
        if not start <= verb < end:
            text = text[: start - sentence.start] + text[end - sentence.start :]
    return text


def with_signatories(draft: Draft, reading: Reading, signed: Sequence[Party]) -> list[Party]:
    """Those who are known to have signed and the new ones; a body where people are told only signed by their hand.

    Of what is initialled those who are to sign it have not signed.
    """
    if STRENGTH[reading.status] < STRENGTH[draft.status] == STRENGTH["initialled"]:
        return draft.signatories
    people = any(p.kind == "person" for p in signed)
    known = [p for p in draft.signatories if p.kind == "person"] if people else draft.signatories
    return unique([*known, *signed])


def add_dates(context: Settled, sentence: Sentence, title: Title, reading: Reading, draft: Draft) -> None:
    """The days that a sentence tells of a document: of its signature, its entry into force, or the one planned."""
    held = since(context, title)
    if held:
        draft.in_force_on = draft.in_force_on or held
        if reading.status in {"mentioned", "ratified"}:
            draft.status = "in_force"
    day = named_year(context, title) or None
    draft.signed_on = draft.signed_on or day
    by_hand = any(_BY_HAND.search(deed.text) and deed.status == "signed" for deed in reading.deeds)
    for deed in reading.deeds:
        if not deed.text or (by_hand and deed.status == "signed" and is_text_agreed(deed.text)):
            continue  # only known to be signed, since it is to enter into force; "concluded in May and signed in June"
        told = date_of(context, sentence, Reading(deed.status, deed), title)
        if deed.status == "planned" and not deed.text.startswith(("negotiat", "draft", "prepar")):
            told = date_of(context, sentence, Reading("signed", deed), title)
            missed = is_day_missed(context.flat, deed.end, sentence.end)
            if told and _is_to_come(context, told) and not missed:
                draft.planned_on = draft.planned_on or told
        if deed.status == "in_force" and re.search("expir|exten|prolong|renew|roll", deed.text):
            continue
        if deed.status == "initialled":
            draft.initialled_on = draft.initialled_on or told
        elif deed.status == "in_force":
            draft.in_force_on = draft.in_force_on or told
        elif told and not _is_to_come(context, told) and (draft.signed_on is None or told.startswith(draft.signed_on)):
            draft.signed_on = told


def _is_to_come(context: Settled, day: IsoDate) -> bool:
    """Whether a day is after the text's own, so that nothing was signed on it."""
    return context.published is not None and day > context.published.isoformat()
