"""Lists of documents: "the following documents were signed:" and the entries below it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile

from kzgraph.extraction.agreements.deeds.reading import Reading
from kzgraph.extraction.agreements.lists.leads import header_words, reading_of_lead
from kzgraph.extraction.agreements.party import country_party, person_party
from kzgraph.extraction.agreements.subjects.people import subject_people
from kzgraph.extraction.agreements.titles.nouns import row_lead
from kzgraph.extraction.context import PersonEntity, Sentence
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled
from kzgraph.extraction.text.page import Page, phrase_table
from kzgraph.model import Party

_OPENING_WORDS = 9
# The number of an entry at the end of what stands before it.
_RUN_IN = re.compile(r"(?P<colon>:)?[ ]\(?(?P<n>\d{1,2})[.)]\s*\Z")


@dataclass(slots=True)
class DocumentList:
    """A list of documents: the sentence that leads to it, the indices of its entries, what the lead says of them."""

    header: Sentence
    items: list[int]
    reading: Reading
    signatories: list[Party] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    header_is_bare: bool = False


def document_lists(stage: Stage, page: Page) -> list[DocumentList]:
    """All lists of documents of a text."""
    context = stage.context
    sentences = context.source.sentences
    found: list[DocumentList] = []
    for k, sentence in enumerate(sentences):
        text = context.flat[sentence.start : sentence.end]
        named = header_words().search(text) is not None
        colon = text.rstrip().endswith(":")
        if named and (run_in := _run_in(context, k)):
            reading = reading_of_lead(context, sentence, named=True)
            if reading is not None:
                found.append(_list_of(stage, sentence, run_in, reading))
            continue
        if colon and not named and row_lead("row_opening").match(f"{text.rstrip().removesuffix(':')} "):
            # "They exchanged eleven documents. They include:" is led by the sentence before.
            lead = sentences[k - 1] if k else sentence
            if header_words().search(context.flat, lead.start, lead.end):
                sentence, named = lead, True
        numbered = sentence.kind == "item"  # a paragraph of a declaration may have a list below it
        open_ended = colon or _breaks_off(sentences[k : k + 2], text)
        if (numbered and not (named and colon)) or _is_row(context, sentence) or not (named or open_ended):
            continue
        items = _items(context, page, k, colon=colon)
        if numbered:
            items = _below(context, sentence, items)
        if not named and not any(_opens_with_title(page, n) for n in items):
            continue
        reading = reading_of_lead(context, sentence, named=named) if items else None
        if reading is not None:
            found.append(_list_of(stage, sentence, items, reading))
    return found


def _list_of(stage: Stage, lead: Sentence, items: list[int], reading: Reading) -> DocumentList:
    """A list with those who signed all of it, and the states of a signing of more than two that its lead tells."""
    signings = [e for e in stage.events if e.kind == "signing" and any(q.start == lead.start for q in e.evidence)]
    many = next((e.countries for e in signings if len(e.countries) > _PAIR), ())
    evidence = stage.context.source.evidence_at(lead.start)
    parties = [country_party(code, evidence) for code in many]
    return DocumentList(lead, items, reading, _signatories(stage, lead, reading), parties)


_PAIR = 2


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


def _breaks_off(pair: Sequence[Sentence], text: str) -> bool:
    """Whether a sentence without an end goes on in the entries below it: "They exchanged signatures under"."""
    below = len(pair) > 1 and pair[1].kind == "item" and pair[1].block != pair[0].block
    return below and pair[0].kind != "headline" and _END.search(text) is None


_END = re.compile(r"[.!?][\"”’')]*\s*\Z")


def _is_row(context: Settled, sentence: Sentence) -> bool:
    """Whether a sentence is a row of a table."""
    return context.flat.startswith("|", sentence.start)


def _items(context: Settled, page: Page, k: int, *, colon: bool) -> list[int]:
    """The indices of the entries that follow sentence k: items or rows, or paragraphs that open with a title."""
    sentences = context.source.sentences
    found: list[int] = []
    bulleted = False
    below = sentences[k + 1 : k + 2]
    columns = next((s.block for s in below if _COLUMNS.match(context.flat, s.start)), None)
    for n in range(k + 1, len(sentences)):
        if sentences[n].block == sentences[k].block:
            return []
        goes_on = bool(found) and sentences[n].block == sentences[found[-1]].block
        if not found and sentences[n].block == columns and not _is_row(context, sentences[n]):
            continue  # "S. No. | Title" below the heading
        listed = sentences[n].kind == "item" or _is_row(context, sentences[n]) or goes_on
        if not listed and not (colon and not bulleted and _opens_with_title(page, n)):
            break
        bulleted = bulleted or listed
        if not found and _HEAD_OF_TABLE.match(context.flat, sentences[n].start, sentences[n].end):
            continue
        found.append(n)
    return found


_COLUMNS = re.compile(r"[*|\s]*(?:S|Sl|Sr)\.? ?(?:No|Number)\b\.?", re.IGNORECASE)
# The first row of a table, which names its columns.
_HEAD_OF_TABLE = re.compile(r"\|[ ]*(?:(?:S|Sl|Sr)\.? ?)?(?:No\b|№|#|Nr\b|Name\b|Title\b|Documents?\b)", re.IGNORECASE)


def _below(context: Settled, sentence: Sentence, items: Sequence[int]) -> list[int]:
    """Those of the entries after a numbered paragraph that are marked in another way, a) below 17, or counted anew."""
    sentences = context.source.sentences
    head = sentences[bisect_left(sentences, sentence.block, key=lambda s: s.block)]  # the lead may stand further on
    own, number = _mark(context, head), _number(context, head)
    first = {n: sentences[n].block != sentences[n - 1].block for n in items}
    anew = number > 1 and any(_number(context, sentences[n]) == 1 for n in items[:1])

    def is_below(n: int) -> bool:
        beside = _mark(context, sentences[n]) == own and not (anew and _number(context, sentences[n]) <= number)
        return not (first[n] and beside)

    return list(takewhile(is_below, items))


def _number(context: Settled, sentence: Sentence) -> int:
    """The number of an entry; 0 where it has none."""
    match = _NUMBER.search(context.flat, max(0, sentence.start - 8), sentence.start)
    return int(match[1]) if match else 0


_NUMBER = re.compile(r"(?<!\d)(\d{1,2})[.)]\s*\Z")


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


def _signatories(stage: Stage, sentence: Sentence, reading: Reading) -> list[Party]:
    """The people who signed what is listed: "X and Y signed the following documents"."""
    pen = re.compile(rf"\b(?:{lexicon('agreements')['pen']})(?!\w)", re.IGNORECASE)
    if reading.trigger is None or reading.status != "signed" or not pen.fullmatch(reading.trigger.text):
        return []
    people = subject_people(stage, sentence, reading.trigger.start)
    evidence = stage.context.source.evidence_at(sentence.start)
    return [person_party(p, evidence, "signatory") for p in people if isinstance(p, PersonEntity)]
