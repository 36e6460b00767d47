"""Agreements: documents between parties, with what is said to happen to them, when, between whom and by whose hand.

    titles → status and date (status) → parties and signatories (parties, signatories)

One document that is told of several times is one agreement: by its abbreviation, by the words of its title, or as "the
Agreement" afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from typing import cast

from kzgraph.extraction.agreements.deeds.dates import date_of, named_year, since
from kzgraph.extraction.agreements.deeds.reading import Reading, is_history, reading_of
from kzgraph.extraction.agreements.deeds.status import read_status
from kzgraph.extraction.agreements.deeds.undone import is_none, told_soberly
from kzgraph.extraction.agreements.deeds.verbs import STRENGTH, in_force_yet, is_act, triggers
from kzgraph.extraction.agreements.lists import DocumentList, document_lists, told_by_itself, told_of_row
from kzgraph.extraction.agreements.parties.by_subject import our_side
from kzgraph.extraction.agreements.parties.default import default_parties
from kzgraph.extraction.agreements.parties.finding import find_parties
from kzgraph.extraction.agreements.parties.of_many import is_of_many, partners_of_many, subjects_of_many
from kzgraph.extraction.agreements.party import country_party, in_its_words, person_party, unique
from kzgraph.extraction.agreements.signatories.finding import find_signatories
from kzgraph.extraction.agreements.signatories.witnesses import find_witnesses
from kzgraph.extraction.agreements.subjects.people import subject_people
from kzgraph.extraction.agreements.titles.finding import find_titles
from kzgraph.extraction.agreements.titles.sheet import sheet_of
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.agreements.worth import is_agreement, is_open, is_reference
from kzgraph.extraction.context import Context, PersonEntity, Sentence
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.passages.days import day_of, day_of_visit, day_to_come, is_encounter_to_come
from kzgraph.extraction.passages.people import people_between
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import LONGEST_SENTENCE, Settled, settled
from kzgraph.extraction.text.page import Page
from kzgraph.extraction.text.tokens import fold
from kzgraph.model import Agreement, AgreementKind, AgreementStatus, Event, Evidence, IsoDate, Party

_PERIOD = re.compile(
    r"\b(?:for|period|of)\s+(?:the\s+)?(?:period\s+|years\s+)?(?:of\s+|from\s+)?((?:19|20)\d\d)\s*(?:[-–—/]|to|and|until)\s*((?:19|20)\d\d)\b"
)
# A text that names more documents than this in between means an earlier one only by its whole title.
_RECENT = 60
# How far behind a document's naming a sentence may still mean it with "They were signed".
_POINTING_REACH = 2
# ... and where two documents were named apart, with "Both documents".
_BOTH_REACH = 4


@dataclass(slots=True)
class _Draft:
    """An agreement while the text is read."""

    title: Title
    words: frozenset[str]
    status: AgreementStatus = "mentioned"
    abbreviation: str | None = None
    signed_on: IsoDate | None = None
    in_force_on: IsoDate | None = None
    planned_on: IsoDate | None = None
    parties: list[Party] = field(default_factory=list)
    signatories: list[Party] = field(default_factory=list)
    witnesses: list[Party] = field(default_factory=list)
    spots: list[int] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """The titles by which it was named, folded."""
    aliases: set[str] = field(default_factory=set)
    """What a bracket behind it calls it, folded: "(the Lapis Lazuli Agreement)"."""
    sentence: int = -1
    deed: Sentence | None = None
    """The sentence that tells of the signature."""


def find_agreements(context: Context, page: Page, events: Sequence[Event] = ()) -> list[Agreement]:
    """Every document between parties that the text names, each once, in order of first naming.

    `events` are the encounters of the text: at which a document was signed, and between whom.
    """
    context = settled(context)
    stage = Stage(context, events)
    lists = document_lists(stage, page)
    items = {k: group for group in lists for k in group.items}
    titles = find_titles(sheet_of(context, page), frozenset(items))
    by_sentence: dict[int, list[Title]] = {}
    for title in titles:
        by_sentence.setdefault(title.sentence, []).append(title)
    drafts: list[_Draft] = []
    for k in _reading_order(context):
        sentence = context.source.sentences[k]
        here = by_sentence.get(k, []) if sentence.end - sentence.start < LONGEST_SENTENCE else []
        for title in here:
            _read(stage, sentence, title, here, items.get(k), drafts)
        if not here:
            _point_back(stage, k, drafts)
    return [_finish(stage, draft) for draft in sorted(drafts, key=lambda d: min(d.spots))]


def _reading_order(context: Settled) -> list[int]:
    """Running text first: what a headline shortens is then known."""
    sentences = context.source.sentences
    return sorted(range(len(sentences)), key=lambda k: (sentences[k].kind == "headline", k))


def _read(
    stage: Stage,
    sentence: Sentence,
    title: Title,
    here: list[Title],
    group: DocumentList | None,
    drafts: list[_Draft],
) -> None:
    """Take up one naming of a document: a new draft, or more about one that is known."""
    context = stage.context
    if is_none(context, sentence, title):
        return
    if (former := _named_again(context, title, here)) and (meant := _at_spot(drafts, former.start)):
        meant.aliases.add(fold(title.text))
        return
    reading, teller = _reading(stage, sentence, title, here, group)
    if title.plural and reading.status != "mentioned" and (partners := partners_of_many(context, sentence, title)):
        drafts.extend(_each(stage, sentence, title, reading, partners))
        return
    subjects = subjects_of_many(context, sentence, title) if title.plural else []
    if subjects and is_agreement(context, title, reading, counted=True):
        for text in subjects:
            draft = _Draft(replace(title, text=text, plural=False), frozenset(text.lower().split()))
            drafts.append(draft)
            _add(stage, (sentence, teller), title, reading, group, draft)
        return
    worthy = is_agreement(context, title, reading) and (
        not is_open(title) or len(find_parties(stage, sentence, title, reading)) > 1
    )
    known = _known(context, title, drafts, sentence) if worthy or not title.named else None
    if known is None:
        if is_reference(context, title, reading) or not worthy:
            return
        known = _Draft(title, _content(context, title))
        drafts.append(known)
    elif _fuller(context, title, known) and (sentence.kind != "headline" or not known.title.complement):
        known.title, known.words = title, _content(context, title)
    _add(stage, (sentence, teller), title, reading, group, known)


_ALIAS = re.compile(r"\s*\((?:the |so-called |also known as |hereinafter )*[\"'“]?")


def _named_again(context: Settled, title: Title, here: Sequence[Title]) -> Title | None:
    """The title right behind which a bracket holds this one as its other name."""
    return next((t for t in here if t.end < title.start and _ALIAS.fullmatch(context.flat, t.end, title.start)), None)


def _at_spot(drafts: Sequence[_Draft], spot: int) -> _Draft | None:
    """The draft that was named at an offset."""
    return next((draft for draft in reversed(drafts) if spot in draft.spots), None)


def _each(
    stage: Stage, sentence: Sentence, title: Title, reading: Reading, partners: list[tuple[str, str]]
) -> Iterator[_Draft]:
    """One draft for each partner of documents that are named together: "signed CEPAs with Malaysia and New Zealand"."""
    context = stage.context
    evidence = context.source.evidence_at(title.start)
    codes = {code for _, code in partners}
    ours = [c for c in our_side(stage, sentence, title, reading) if c not in codes][:1]
    noun = " ".join(context.flat[title.start : title.end].split(" with ")[0].split())
    for name, code in partners:
        one = replace(title, text=f"{noun} with {name}")
        draft = _Draft(one, frozenset({code}), status=reading.status, spots=[title.start], sentence=title.sentence)
        draft.parties = [country_party(c, evidence) for c in [*ours, code]]
        _date(context, sentence, title, reading, draft)
        yield draft


def _reading(
    stage: Stage, sentence: Sentence, title: Title, here: list[Title], group: DocumentList | None
) -> tuple[Reading, Sentence]:
    """What is said of a document, and the sentence that says it: its own, or the lead of the list that it is in."""
    own = read_status(stage.context, sentence, title, here)
    if own.trigger is not None and _is_on_programme(stage, sentence, own):
        return reading_of(replace(own.trigger, status="planned")), sentence
    if group is not None and title.item:
        if own.trigger and STRENGTH[own.status] >= STRENGTH[group.reading.status]:
            return own, sentence
        return group.reading, group.header
    if STRENGTH[own.status] < STRENGTH["signed"]:
        row = told_of_row(stage, title.sentence, title.start, own) or told_by_itself(stage, title)
        if row and STRENGTH[row[0].status] > STRENGTH[own.status]:
            return row
    return own, sentence


# What a line without a verb of its own has not: "Signing of an agreement on road transport".
_FINITE = re.compile(r"\b(?:was|were|has|have|had|is|are|took|did|signed|attended|witnessed|held|included|saw|\w+ed)\b")


def _is_on_programme(stage: Stage, sentence: Sentence, reading: Reading) -> bool:
    """Whether an act told without a verb stands in the programme of an encounter to come."""
    if reading.trigger is None or reading.status != "signed" or not is_act(reading.trigger):
        return False
    if _FINITE.search(stage.context.flat, sentence.start, sentence.end):
        return False
    return is_encounter_to_come(stage, sentence)


def _add(
    stage: Stage,
    where: tuple[Sentence, Sentence],
    title: Title,
    reading: Reading,
    group: DocumentList | None,
    draft: _Draft,
) -> None:
    """What one sentence says of a document, or another one (the second of `where`) of the list that it stands in."""
    context = stage.context
    sentence, teller = where
    draft.spots.append(title.start)
    draft.sentence = title.sentence
    draft.names.add(fold(title.text))
    draft.abbreviation = draft.abbreviation or title.abbreviation
    _date(context, teller, title, reading, draft)
    if group is not None and title.item and teller is not group.header:
        _date(context, group.header, title, group.reading, draft)
    told = sentence.kind == "headline" and draft.status != "mentioned"
    if STRENGTH[reading.status] > STRENGTH[draft.status] and not told:
        draft.status = reading.status
    if reading.status == "signed" and draft.signed_on is None:
        draft.signed_on = day_of_visit(stage, teller)
    if reading.status == "planned" and draft.planned_on is None:
        draft.planned_on = day_to_come(stage, teller)
    if reading.status == "signed" and not is_history(reading, context.flat[teller.start : teller.end]):
        draft.deed = draft.deed or teller
    draft.parties = draft.parties or find_parties(stage, sentence, title, reading)
    if group is not None and title.item:
        draft.parties = draft.parties or group.parties
        draft.spots.append(group.header.start) if not group.header_is_bare else None
    signed = find_signatories(stage, sentence, title, reading) or (
        group.signatories if group is not None and title.item else []
    )
    draft.signatories = _with_signatories(draft, signed)
    tellers = [teller, group.header] if group is not None and title.item and teller is not group.header else [teller]
    if reading.status == "signed":
        draft.witnesses = unique([*draft.witnesses, *find_witnesses(context, tellers, title)])


def _with_signatories(draft: _Draft, signed: Sequence[Party]) -> list[Party]:
    """Those who are known to have signed and the new ones; a body where people are told only signed by their hand."""
    people = any(p.kind == "person" for p in signed)
    known = [p for p in draft.signatories if p.kind == "person"] if people else draft.signatories
    return unique([*known, *signed])


def _date(context: Settled, sentence: Sentence, title: Title, reading: Reading, draft: _Draft) -> None:
    held = since(context, title)
    if held:
        draft.in_force_on = draft.in_force_on or held
        if reading.status in {"mentioned", "ratified"}:
            draft.status = "in_force"
    day = named_year(context, title) or None
    draft.signed_on = draft.signed_on or day
    for deed in reading.deeds:
        told = date_of(context, sentence, Reading(deed.status, deed), title)
        if deed.status == "planned" and not deed.text.startswith(("negotiat", "draft", "prepar")):
            told = date_of(context, sentence, Reading("signed", deed), title)
            if told and _is_to_come(context, told):
                draft.planned_on = draft.planned_on or told
        if deed.status == "in_force" and "expir" in deed.text:
            continue
        if deed.status == "in_force":
            draft.in_force_on = draft.in_force_on or told
        elif told and not _is_to_come(context, told) and (draft.signed_on is None or told.startswith(draft.signed_on)):
            draft.signed_on = told


def _is_to_come(context: Settled, day: IsoDate) -> bool:
    """Whether a day is after the text's own, so that nothing was signed on it."""
    return context.published is not None and day > context.published.isoformat()


# --- the same document again


@cache
def _generic() -> frozenset[str]:
    return frozenset(lexicon("generic_words")["agreements"]) | {"joint", "cooperation", "signed"}


def _content(context: Settled, title: Title) -> frozenset[str]:
    """The words that tell one document from another of its kind; countries by their code."""
    inside = [c for c in context.countries_between(title.start, title.end) if c.end <= title.end]
    text = "".join(
        " " if any(c.start <= k < c.end for c in inside) else context.flat[k] for k in range(title.start, title.end)
    )
    words = frozenset(re.findall(r"[^\W_]+", fold(text))) - _generic()
    return words | {c.code for c in inside}


def _known(context: Settled, title: Title, drafts: list[_Draft], sentence: Sentence) -> _Draft | None:
    """The draft that a naming means, if any; the last one first."""
    year = named_year(context, title)
    recent = list(islice(reversed(drafts), _RECENT))
    if (
        title.bare or sentence.kind == "headline"
    ):  # "the treaty" is the one that the text is about, not one that it touches on
        recent.sort(key=lambda draft: draft.status == "mentioned")
    for draft in recent:
        other = year is not None and not title.bare and not (draft.signed_on or "").startswith(year[:4])
        if not other and _same(context, title, draft, sentence):
            return draft
    whole = fold(title.text)
    older = reversed(drafts[:-_RECENT]) if len(drafts) > _RECENT and not title.bare else ()
    return next((draft for draft in older if draft.title.kind == title.kind and whole in draft.names), None)


def _same(context: Settled, title: Title, draft: _Draft, sentence: Sentence) -> bool:
    abbreviation = draft.abbreviation
    if (
        abbreviation
        and abbreviation.lower() not in {"mou", "fta", "moc"}
        and abbreviation in {title.text, title.abbreviation, title.text.split()[-1]}
    ):
        return True
    if title.kind != draft.title.kind:
        return False
    if fold(title.text) == fold(draft.title.text) or fold(title.text) in draft.aliases:
        return True
    if title.item and draft.title.item:
        return False
    words = _content(context, title)
    if sentence.kind == "headline":
        return True
    if title.sentence == draft.title.sentence:
        # "They had signed the Protocol on migration in 2023; the Protocol was ratified in 2024."
        return title.bare and title.article == "the" and title.capital and title.noun == draft.title.noun
    if title.article == "another" or title.plural != draft.title.plural:
        return False
    if title.bare or not words:
        meant = title.article in {"the", "this", "that", ""} or not draft.words or (title.bare and not title.capital)
        return meant and (_same_noun(title, draft.title) or title.noun in {"statement", "agreement", "accord", "deal"})
    if draft.words:
        return words <= draft.words or draft.words <= words
    return title.article not in {"a", "an"} and not draft.title.complement and _same_noun(title, draft.title)


def _same_noun(a: Title, b: Title) -> bool:
    """Whether two titles have one noun, or one shortens the other's: "New START treaty"."""
    long, short = (a.noun, b.noun) if len(a.noun) > len(b.noun) else (b.noun, a.noun)
    return long.startswith(short) or long.endswith(f" {short}")


def _fuller(context: Settled, title: Title, draft: _Draft) -> bool:
    """Whether a later naming gives the title at greater length."""
    if draft.title.item or title.bare:
        return False
    return len(_content(context, title)) > len(draft.words) or (title.complement and not draft.title.complement)


# --- "They were signed in Doha on 14 February"


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile(rf"(?:{lexicon('agreements')['pointing']})")


def _point_back(stage: Stage, k: int, drafts: list[_Draft]) -> None:
    """Read a sentence that names no document but speaks of those just named."""
    context = stage.context
    sentence = context.source.sentences[k]
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
    if not hits or _follows_another(stage, k, meant):
        return
    if context.flat[match.end() : hits[0].start].count(","):
        return
    reading = reading_of(hits[0])
    for draft in meant:
        _date(context, sentence, draft.title, reading, draft)
        if STRENGTH[reading.status] > STRENGTH[draft.status]:
            draft.status = reading.status
        draft.signatories = _with_signatories(
            draft, find_signatories(stage, sentence, _at(draft.title, hits[0].start), reading)
        )
        draft.spots.append(sentence.start)


def _follows_another(stage: Stage, k: int, meant: Sequence[_Draft]) -> bool:
    """Whether the sentence before k points back too, so that what it names is not what "It" means (`meant`).

    "The document was concluded in pursuance of the Joint Declaration. It is valid for ten years."
    """
    sentences = stage.context.source.sentences
    before = sentences[k - 1] if k else None
    match = _pointing().match(stage.context.flat, before.start, before.end) if before else None
    return match is not None and not any(match.start() <= spot <= match.end() for d in meant for spot in d.spots)


def _point_by_object(stage: Stage, k: int, drafts: list[_Draft]) -> None:
    """ "X and Y signed the document": who signed what was just named."""
    context = stage.context
    sentence = context.source.sentences[k]
    match = re.compile(lexicon("agreements")["pointing_object"]).search(context.flat, sentence.start, sentence.end)
    if match is None:
        return
    recent = [d for d in drafts if 0 < k - d.sentence <= _POINTING_REACH + 1]
    last = max((d.sentence for d in recent), default=-1)
    signers = subject_people(stage, sentence, match.start()) if recent else []
    signers = signers or list(people_between(context, sentence.start, match.start())[:2] if recent else ())
    evidence = context.source.evidence_at(sentence.start)
    for draft in recent:
        if draft.sentence != last or draft.signatories or STRENGTH[draft.status] < STRENGTH["signed"]:
            continue
        draft.signatories = unique(
            person_party(p, evidence, "signatory") for p in signers if isinstance(p, PersonEntity)
        )
        if draft.signatories:
            draft.spots.append(sentence.start)


def _at(title: Title, offset: int) -> Title:
    """A title as if it stood just before an offset, for rules that look behind it."""
    return replace(title, start=offset - 1, end=offset - 1)


def _meant(words: str, k: int, drafts: list[_Draft]) -> list[_Draft]:
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
        return named[:1] if one.group(1) in {"first", "former"} else named[-1:]
    plural = bool(re.match(r"(?:They|These|Those|The \w+s$|Both|All)", words))
    if plural:
        return named if len(named) > 1 else []
    return named if len(named) == 1 else []


# --- the finished value


def _finish(stage: Stage, draft: _Draft) -> Agreement:
    context, title = stage.context, draft.title
    sentence = context.source.sentences[title.sentence]
    valid_from, valid_to = _validity(title.text)
    if is_of_many(title) and draft.status == "signed" and not (draft.signed_on or draft.parties or draft.signatories):
        draft.status = "mentioned"  # the verb was about something else: nobody signs the Paris Agreement at a meeting
    if is_of_many(title) and draft.status in {"planned", "negotiated"} and not draft.parties:
        draft.status = "mentioned"  # what is to come is about something else: a conference of its parties
    date = draft.signed_on or (day_of(stage, draft.deed) if draft.deed and draft.status == "signed" else None)
    if date is None and draft.status in {"in_force", "ratified"}:
        date = draft.in_force_on
    if draft.status in {"planned", "negotiated", "initialled", "mentioned"}:
        to_come = draft.planned_on if draft.status != "initialled" else None
        date = to_come if draft.status != "mentioned" else date
    return Agreement(
        title=title.text,
        abbreviation=draft.abbreviation,
        kind=cast(AgreementKind, title.kind),
        status=draft.status,
        date=date,
        valid_from=valid_from,
        valid_to=valid_to,
        parties=tuple(
            in_its_words(context, party)
            for party in draft.parties or default_parties(stage, sentence, title, draft.signatories, draft.status)
        ),
        signatories=tuple(draft.signatories),
        witnesses=tuple(w for w in draft.witnesses if all(w.name != s.name for s in draft.signatories)),
        evidence=_quotes(context, draft.spots),
    )


def _validity(title: str) -> tuple[IsoDate | None, IsoDate | None]:
    match = _PERIOD.search(title)
    return (match.group(1), match.group(2)) if match else (None, None)


def _quotes(context: Settled, spots: Iterable[int]) -> tuple[Evidence, ...]:
    found = {(e.start, e.end): e for spot in spots for e in [context.source.evidence_at(spot)]}
    return tuple(found[key] for key in sorted(found))
