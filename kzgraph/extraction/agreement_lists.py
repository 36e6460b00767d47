"""Lists of documents: "the following documents were signed:" and the entries below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from kzgraph.extraction.agreement_party import person_party
from kzgraph.extraction.agreement_signatories import subject_people
from kzgraph.extraction.agreement_stage import Stage
from kzgraph.extraction.agreement_status import Reading, reading_of, triggers
from kzgraph.extraction.context import Context, PersonEntity, Sentence
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.page import Page, phrase_table
from kzgraph.model import Party

_OPENING_WORDS = 9


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
def _header() -> re.Pattern[str]:
    return re.compile(lexicon("agreements")["list_header"], re.IGNORECASE)


def document_lists(stage: Stage, page: Page) -> list[DocumentList]:
    """All lists of documents of a text."""
    context = stage.context
    sentences = context.source.sentences
    found: list[DocumentList] = []
    for k, sentence in enumerate(sentences):
        text = context.flat[sentence.start : sentence.end]
        if sentence.kind == "item" or not _header().search(text):
            continue
        items = _items(context, page, k, colon=text.rstrip().endswith(":"))
        reading = _header_reading(context, sentence) if items else None
        if reading is not None:
            found.append(DocumentList(sentence, items, reading, _signatories(stage, sentence, reading)))
    return found


def _items(context: Context, page: Page, k: int, *, colon: bool) -> list[int]:
    """The indices of the entries that follow sentence k."""
    sentences = context.source.sentences
    found = []
    for n in range(k + 1, len(sentences)):
        if sentences[n].block == sentences[k].block:
            return []
        listed = sentences[n].kind == "item"
        if not listed and not (colon and _opens_with_title(page, n)):
            break
        found.append(n)
    return found


def _opens_with_title(page: Page, n: int) -> bool:
    """Whether a paragraph without a bullet begins as an entry does: "Memorandum of Understanding between …"."""
    first = page.at(page.source.sentences[n].start)
    stops = frozenset(str(w) for w in lexicon("agreements")["left_stops"]) - {"a", "an", "the", "of", "and"}
    for k in range(first, min(first + _OPENING_WORDS, len(page.words))):
        if page.sentence[k] != n:
            return False
        if page.phrase_at(k, phrase_table("agreements", "heads")):
            return True
        if page.words[k].low in stops:
            return False
    return False


def _header_reading(context: Context, sentence: Sentence) -> Reading | None:
    """What the lead says of the documents: the verb nearest to the noun that announces them."""
    noun = list(_header().finditer(context.flat, sentence.start, sentence.end))[-1]
    hits = [t for side in ("before", "after") for t in triggers(context, sentence, side) if t.status != "mentioned"]
    if not hits:
        return None
    nearest = min(hits, key=lambda t: (min(abs(t.start - noun.end()), abs(noun.start() - t.end)), -len(t.text)))
    return reading_of(nearest)


def _signatories(stage: Stage, sentence: Sentence, reading: Reading) -> list[Party]:
    """The people who signed what is listed: "X and Y signed the following documents"."""
    pen = re.compile(rf"\b(?:{lexicon('agreements')['pen']})(?!\w)", re.IGNORECASE)
    if reading.trigger is None or reading.status != "signed" or not pen.fullmatch(reading.trigger.text):
        return []
    people = subject_people(stage, sentence, reading.trigger.start)
    evidence = stage.context.source.evidence_at(sentence.start)
    return [person_party(p, evidence, "signatory") for p in people if isinstance(p, PersonEntity)]
