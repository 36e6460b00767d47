"""Lists of documents: "the following documents were signed:" and the entries below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile

from kzgraph.extraction.agreements.deeds.reading import Reading, reading_of
from kzgraph.extraction.agreements.deeds.undone import told_soberly
from kzgraph.extraction.agreements.deeds.verbs import Trigger, triggers
from kzgraph.extraction.agreements.party import person_party
from kzgraph.extraction.agreements.subjects.people import subject_people
from kzgraph.extraction.agreements.titles.nouns import row_lead
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import PersonEntity, Sentence
from kzgraph.extraction.knowledge import choice_of, lexicon
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled
from kzgraph.extraction.text.choice import Choice
from kzgraph.extraction.text.page import Page, phrase_table
from kzgraph.model import Party

_OPENING_WORDS = 9
_ALONE = re.compile(r"(?:Also )?(?:signed|adopted)[ ]*", re.IGNORECASE)
# The number of an entry at the end of what stands before it.
_RUN_IN = re.compile(r"(?P<colon>:)?[ ]\(?(?P<n>\d{1,2})[.)]\s*\Z")
# Heads of lists that need no verb.
_OUTCOME = re.compile(r"\b(?:outcomes?|deliverables|list of (?:agreements|mous?|documents|memoranda))\b", re.IGNORECASE)
# "Twenty commercial agreements were reached": where a list follows, they are documents.
_REACHED = re.compile(
    r"\b(?:agreements|deals|contracts)\b[^.;:]{0,60}? (?P<verb>(?:were|have been|had been) reached)\b"
)
# How a document itself is said to speak.
_QUOTES = re.compile(r"\s+(?:lists|says|said|notes|noted|reads|states|stated|sets out|reaffirms|reaffirmed|outlines)\b")
# Behind the name of a document that is the text's own heading: "Joint Declaration – 13th Summit – Lisbon".
_AND_OF_WHAT = re.compile(r" (?:[–—]|- |\|) ?(?=\w)")
# A document that is itself a joint statement says so in its first lines.
_TOP = 3


@dataclass(slots=True)
class DocumentList:
    """A list of documents: the sentence that leads to it, the indices of its entries, what the lead says of them."""

    header: Sentence
    items: list[int]
    reading: Reading
    signatories: list[Party] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    header_is_bare: bool = False


@cache
def _header() -> Choice:
    return choice_of([lexicon("agreements")["list_header"]])


@cache
def _rule_of_act() -> re.Pattern[str]:
    return re.compile(lexicon("agreements")["act_of_list"], re.IGNORECASE)


def document_lists(stage: Stage, page: Page) -> list[DocumentList]:
    """All lists of documents of a text."""
    context = stage.context
    sentences = context.source.sentences
    found: list[DocumentList] = []
    for k, sentence in enumerate(sentences):
        text = context.flat[sentence.start : sentence.end]
        named = _header().search(text) is not None
        colon = text.rstrip().endswith(":")
        if named and (run_in := _run_in(context, k)):
            reading = _header_reading(context, sentence, named=True)
            if reading is not None:
                found.append(DocumentList(sentence, run_in, reading, _signatories(stage, sentence, reading)))
            continue
        if colon and not named and row_lead("row_opening").match(f"{text.rstrip().removesuffix(':')} "):
            # "They exchanged eleven documents. They include:" is led by the sentence before.
            lead = sentences[k - 1] if k else sentence
            if _header().search(context.flat, lead.start, lead.end):
                sentence, named = lead, True
        numbered = sentence.kind == "item"  # a paragraph of a declaration may have a list below it
        if (numbered and not (named and colon)) or _is_row(context, sentence) or not (named or colon):
            continue
        items = _items(context, page, k, colon=colon)
        if numbered:
            items = _below(context, sentence, items)
        if not named and not any(_opens_with_title(page, n) for n in items):
            continue
        reading = _header_reading(context, sentence, named=named) if items else None
        if reading is not None:
            found.append(DocumentList(sentence, items, reading, _signatories(stage, sentence, reading)))
    return found


def _run_in(context: Settled, k: int) -> list[int]:
    """The entries of a numbered list that runs on in its lead's line: "were signed: 1. Treaty …; 2. Protocol …"."""
    sentences = context.source.sentences
    found: list[int] = []
    while k + 1 < len(sentences) and sentences[k + 1].block == sentences[k].block:
        number = _RUN_IN.search(context.flat, sentences[k].start, sentences[k].end)
        if number is None or int(number["n"]) != len(found) + 1 or (not found and not number["colon"]):
            break
        k += 1
        found.append(k)
    return found if len(found) > 1 else []


def _is_row(context: Settled, sentence: Sentence) -> bool:
    """Whether a sentence is a row of a table."""
    return context.flat.startswith("|", sentence.start)


def _items(context: Settled, page: Page, k: int, *, colon: bool) -> list[int]:
    """The indices of the entries that follow sentence k: items or rows, or paragraphs that open with a title."""
    sentences = context.source.sentences
    found: list[int] = []
    bulleted = False
    for n in range(k + 1, len(sentences)):
        if sentences[n].block == sentences[k].block:
            return []
        goes_on = bool(found) and sentences[n].block == sentences[found[-1]].block
        listed = sentences[n].kind == "item" or _is_row(context, sentences[n]) or goes_on
        if not listed and not (colon and not bulleted and _opens_with_title(page, n)):
            break
        bulleted = bulleted or listed
        if not found and _HEAD_OF_TABLE.match(context.flat, sentences[n].start, sentences[n].end):
            continue
        found.append(n)
    return found


# The first row of a table, which names its columns.
_HEAD_OF_TABLE = re.compile(r"\|[ ]*(?:(?:S|Sl|Sr)\.? ?)?(?:No\b|№|#|Nr\b|Name\b|Title\b|Documents?\b)", re.IGNORECASE)


def _below(context: Settled, sentence: Sentence, items: Sequence[int]) -> list[int]:
    """Those of the entries after a numbered paragraph that are marked in another way: a) below 17."""
    sentences, own = context.source.sentences, _mark(context, sentence)
    first = {n: sentences[n].block != sentences[n - 1].block for n in items}
    return list(takewhile(lambda n: not first[n] or _mark(context, sentences[n]) != own, items))


def _mark(context: Settled, sentence: Sentence) -> str:
    """How an entry is marked: by a digit, a letter or a sign."""
    match = _MARK.search(context.flat, max(0, sentence.start - 8), sentence.start)
    return ("digit" if match[1].isdigit() else "letter" if match[1].isalpha() else match[1]) if match else ""


_MARK = re.compile(r"([^\s.()])[.)\]]*\s*\Z")


def _opens_with_title(page: Page, n: int) -> bool:
    """Whether a paragraph without a bullet begins as an entry does: "Memorandum of Understanding between …"."""
    first = page.at(page.source.sentences[n].start)
    for k in range(first, min(first + _OPENING_WORDS, len(page.words))):
        if page.sentence[k] != n:
            return False
        if page.phrase_at(k, phrase_table("agreements", "heads")):
            return True
        if page.words[k].low in _stops():
            return False
    return False


@cache
def _stops() -> frozenset[str]:
    """The words that stand before an entry's title, and in none."""
    return frozenset(str(w) for w in lexicon("agreements")["left_stops"]) - {"a", "an", "the", "of", "and"}


def _header_reading(context: Settled, sentence: Sentence, *, named: bool) -> Reading | None:
    """What the lead says of the documents: the verb nearest to the noun that announces them, else the last one."""
    hits = [t for side in ("before", "after") for t in triggers(context, sentence, side) if t.status != "mentioned"]
    hits = [told_soberly(context, sentence, t) for t in hits]
    if act := _rule_of_act().search(context.flat, sentence.start, sentence.end):
        hits.append(Trigger(act.start(), act.end(), "signed", act.group().lower()))
    if not hits and (reached := _REACHED.search(context.flat, sentence.start, sentence.end)):
        hits.append(Trigger(reached.start("verb"), reached.end(), "signed", "concluded"))
    if not hits:
        outcome = _OUTCOME.search(context.flat, sentence.start, sentence.end)
        return reading_of(Trigger(outcome.start(), outcome.end(), "signed", "issued")) if outcome else None
    if not named:
        return reading_of(max(hits, key=lambda t: (t.start, -len(t.text))))
    noun = list(_header().finditer(context.flat, sentence.start, sentence.end))[-1]
    nearest = min(hits, key=lambda t: (min(abs(t.start - noun.end()), abs(noun.start() - t.end)), -len(t.text)))
    return reading_of(nearest)


# --- lists in running text: "They include an agreement on …, a road map and a memorandum"


def told_of_row(stage: Stage, k: int, start: int, own: Reading) -> tuple[Reading, Sentence] | None:
    """What the lead of a list in running text says of the document named at `start` in sentence k, and where.

    `own` is what the words about the document itself say: a verb of its own behind the lead makes it no member.
    """
    context = stage.context
    sentences = context.source.sentences
    sentence = sentences[k]
    ahead = context.flat[sentence.start : start]
    if row_lead("row_opening").match(ahead):
        if k == 0 or not _header().search(context.flat, sentences[k - 1].start, sentences[k - 1].end):
            return None
        reading = _header_reading(context, sentences[k - 1], named=True)
        return (reading, sentences[k - 1]) if reading else None
    lead = row_lead("row_inside").search(ahead)
    if lead is None or (own.trigger is not None and sentence.start + lead.end() <= own.trigger.start < start):
        return None
    head = Sentence(sentence.start, sentence.start + lead.start(), sentence.block, sentence.kind)
    alone = _ALONE.fullmatch(context.flat, head.start, head.end)  # "Signed: Memorandum on …; Declaration on …"
    if not alone and not _header().search(context.flat, head.start, head.end):
        return None
    reading = _header_reading(context, head, named=not alone)
    return (reading, sentence) if reading else None


def told_by_itself(stage: Stage, title: Title) -> tuple[Reading, Sentence] | None:
    """A joint statement is issued where a text quotes it or is it: "In their Joint Declaration the leaders …"."""
    if title.kind not in {"statement", "declaration"} or "joint" not in title.text.lower():
        return None
    sentence = stage.context.source.sentences[title.sentence]
    ahead = stage.context.flat[sentence.start : title.start]
    quoted = re.fullmatch(r"(?:In|According to) (?:a|an|the|their|its) (?:\w+ )?", ahead)
    at_head = sentence.kind == "headline" and not ahead.strip("* #") and title.sentence < _TOP
    own = at_head and title.complement
    own = own or (at_head and _AND_OF_WHAT.match(stage.context.flat, title.end, sentence.end) is not None)
    quotes = _QUOTES.match(stage.context.flat, title.end, sentence.end)
    if not quoted and not own and not quotes:
        return None
    return reading_of(Trigger(title.start, title.start, "signed", "issued")), sentence


def _signatories(stage: Stage, sentence: Sentence, reading: Reading) -> list[Party]:
    """The people who signed what is listed: "X and Y signed the following documents"."""
    pen = re.compile(rf"\b(?:{lexicon('agreements')['pen']})(?!\w)", re.IGNORECASE)
    if reading.trigger is None or reading.status != "signed" or not pen.fullmatch(reading.trigger.text):
        return []
    people = subject_people(stage, sentence, reading.trigger.start)
    evidence = stage.context.source.evidence_at(sentence.start)
    return [person_party(p, evidence, "signatory") for p in people if isinstance(p, PersonEntity)]
