"""Agreements: documents between parties, with what is said to happen to them, when, between whom and by whose hand.

    titles → deeds → parties and signatories → drafts

One document that is told of several times is one agreement: by its abbreviation, by the words of its title, or as "the
Agreement" afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kzgraph.extraction.agreements.deeds.reading import Reading
from kzgraph.extraction.agreements.deeds.undone import is_none
from kzgraph.extraction.agreements.deeds.verbs import STRENGTH
from kzgraph.extraction.agreements.drafts.again import (
    content_words,
    draft_meant,
    is_fuller,
    is_of_another,
    named_in_lead,
)
from kzgraph.extraction.agreements.drafts.draft import Draft
from kzgraph.extraction.agreements.drafts.filling import add_dates, add_telling
from kzgraph.extraction.agreements.drafts.finishing import finished
from kzgraph.extraction.agreements.drafts.pointing import point_back, point_in_tail
from kzgraph.extraction.agreements.drafts.same_hands import parties_of_former
from kzgraph.extraction.agreements.lists.finding import DocumentList, document_lists
from kzgraph.extraction.agreements.parties.by_subject import our_side
from kzgraph.extraction.agreements.parties.finding import find_parties
from kzgraph.extraction.agreements.parties.of_many import pairs_of_many, partners_of_many, subjects_of_many
from kzgraph.extraction.agreements.party import country_party
from kzgraph.extraction.agreements.subjects.bodies import subject_row
from kzgraph.extraction.agreements.telling import told_of
from kzgraph.extraction.agreements.titles.finding import find_titles
from kzgraph.extraction.agreements.titles.sheet import sheet_of
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.agreements.worth import is_agreement, is_open, is_reference
from kzgraph.extraction.context import Context, Sentence
from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import LONGEST_SENTENCE, Settled, settled
from kzgraph.extraction.text.page import Page
from kzgraph.extraction.text.tokens import fold
from kzgraph.model import Agreement, Event


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
    drafts: list[Draft] = []
    spoken_of: list[Title] = []
    for k in _reading_order(context):
        sentence = context.source.sentences[k]
        here = by_sentence.get(k, []) if sentence.end - sentence.start < LONGEST_SENTENCE else []
        for title in here:
            _read(stage, sentence, title, here, items.get(k), drafts, spoken_of)
        if not here:
            if _SIGNED_NEXT.match(context.flat, sentence.start, sentence.end):
                _made_of(context, k, "", spoken_of, drafts)
            point_back(stage, k, drafts)
        else:
            point_in_tail(stage, k, here[-1], drafts)
    return [finished(stage, draft) for draft in sorted(drafts, key=lambda d: min(d.spots))]


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
    drafts: list[Draft],
    spoken_of: list[Title],
) -> None:
    """Take up one naming of a document: a new draft, or more about one that is known.

    `spoken_of` are the titles that were no agreement by themselves, as of what is only reached or wished for.
    """
    context = stage.context
    if is_none(context, sentence, title):
        return
    if (former := _named_again(context, title, here)) and (meant := _at_spot(drafts, former.start)):
        meant.aliases.add(fold(title.text))
        if meant.title.bare and not title.bare:  # "an agreement known as the Accra Accord"
            meant.title, meant.words = title, content_words(context, title)
        return
    reading, teller = told_of(stage, sentence, title, here, group)
    if title.plural and reading.status != "mentioned" and (partners := partners_of_many(context, sentence, title)):
        drafts.extend(_each(stage, sentence, title, reading, partners))
        return
    if pairs := pairs_of_many(context, sentence, title):
        for one in pairs:
            draft = Draft(one, frozenset(one.text.lower().split()))
            add_telling(stage, (sentence, teller), one, reading, group, draft, here)
            if len(draft.parties) > 1:
                drafts.append(draft)
        return
    subjects = subjects_of_many(context, sentence, title) if title.plural else []
    if subjects and is_agreement(context, title, reading, counted=True):
        for text in subjects:
            draft = Draft(replace(title, text=text, plural=False), frozenset(text.lower().split()))
            drafts.append(draft)
            add_telling(stage, (sentence, teller), title, reading, group, draft, here)
        return
    worthy = is_agreement(context, title, reading) and (
        not is_open(title) or len(find_parties(stage, sentence, title, reading)) > 1
    )
    known = draft_meant(context, title, drafts, sentence) if worthy or not title.named else None
    if known is not None and is_of_another(context, title, known, spoken_of):
        return
    if known is None and (known := named_in_lead(title, reading, drafts)):
        known.title, known.words = title, content_words(context, title)
    if known is None and title.bare and title.article == "the" and STRENGTH[reading.status] >= STRENGTH["signed"]:
        known = _made_of(context, title.sentence, title.noun, spoken_of, drafts)
    if known is None:
        if is_reference(context, title, reading) or not worthy:
            spoken_of.append(title)
            return
        known = Draft(title, content_words(context, title))
        drafts.append(known)
    elif is_fuller(context, title, known) and (sentence.kind != "headline" or not known.title.complement):
        known.title, known.words = title, content_words(context, title)
    add_telling(stage, (sentence, teller), title, reading, group, known, here)
    known.parties = known.parties or parties_of_former(context, sentence, title, reading, drafts)


def _made_of(context: Settled, k: int, noun: str, spoken_of: Sequence[Title], drafts: list[Draft]) -> Draft | None:
    """A draft of the document just spoken of, of which sentence k tells that it was signed; None if there is none.

    "Iceland and Peru have reached an agreement on fish. | The agreement was signed | It was signed in Lima".
    """
    former = spoken_of[-1] if spoken_of else None
    if former is None or not 0 < k - former.sentence <= _NEXT or former.bare or former.plural or former.named:
        return None
    later = any(d.sentence >= former.sentence for d in drafts)
    if later or former.article not in {"a", "an"} or not (former.noun.endswith(noun) or noun in {"agreement", "deal"}):
        return None
    draft = Draft(former, content_words(context, former), spots=[former.start], sentence=former.sentence)
    drafts.append(draft)
    return draft


# How soon it must be told of what was only spoken of that it was signed.
_NEXT = 2
_SIGNED_NEXT = re.compile(
    r"(?:It|The (?:document|pact|deal|accord|text)) (?:was|has been|had been) (?:\w+ )?(?:signed|inked)\b"
)
_ALIAS = re.compile(
    r"\s*\((?:the |so-called |also known as |hereinafter )*[\"'“]?"
    r"|,? (?:(?:also )?(?:known as|called|named|entitled|titled|dubbed|referred to as)|the so-called) (?:the )?[\"'“]?"
)


def _named_again(context: Settled, title: Title, here: Sequence[Title]) -> Title | None:
    """The title right behind which a bracket holds this one as its other name."""
    return next((t for t in here if t.end < title.start and _ALIAS.fullmatch(context.flat, t.end, title.start)), None)


def _at_spot(drafts: Sequence[Draft], spot: int) -> Draft | None:
    """The draft that was named at an offset."""
    return next((draft for draft in reversed(drafts) if spot in draft.spots), None)


def _each(
    stage: Stage, sentence: Sentence, title: Title, reading: Reading, partners: list[tuple[str, str]]
) -> Iterator[Draft]:
    """One draft for each partner of documents that are named together: "signed CEPAs with Malaysia and New Zealand"."""
    context = stage.context
    evidence = context.source.evidence_at(title.start)
    codes = {code for _, code in partners}
    ours = [c for c in our_side(stage, sentence, title, reading) if c not in codes][:1]
    verb = reading.trigger if reading.trigger and reading.trigger.end <= title.start else None
    blocs = subject_row(context, sentence, verb.start, evidence) if verb else []
    bloc = [p for p in blocs if p.kind == "organisation" and p.name in words_of("agreements", "trade_blocs")][:1]
    noun = " ".join(context.flat[title.start : title.end].split(" with ")[0].split())
    for name, code in partners:
        one = replace(title, text=f"{noun} with {name}")
        draft = Draft(one, frozenset({code}), status=reading.status, spots=[title.start], sentence=title.sentence)
        draft.parties = [*(bloc or (country_party(c, evidence) for c in ours)), country_party(code, evidence)]
        add_dates(context, sentence, title, reading, draft)
        yield draft
