"""Where documents between parties are named.

A title is a head noun ("Agreement", "memorandum of understanding": `nouns`) with the words before it that belong to its
name (`before_noun`) and the complement after it ("on …", "between A and B", "for 2026-2028": `complement`), up to the
end of the clause.
"""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.agreements.titles.before_noun import first_word, trim_left
from kzgraph.extraction.agreements.titles.complement import complement_of
from kzgraph.extraction.agreements.titles.nouns import noun_at
from kzgraph.extraction.agreements.titles.renewed import first_of_renewed
from kzgraph.extraction.agreements.titles.sheet import ARTICLES, Sheet, heads, plural_heads, words
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.text.page import Page, phrase_table
from kzgraph.extraction.text.tokens import fold

# What may stand before the title of an entry in a list or table.
_BEFORE_ENTRY = frozenset({'"', "'", "signing", "of", "exchange", "|", ".", ")", "(", "#", "*", "no", "new", "-"})
# The UN Framework Convention on Climate Change is a document between states; the UN Charter is not.
_OF_THE_WORLD = frozenset({"un", "nations", "framework"})


def find_titles(sheet: Sheet, items: frozenset[int]) -> list[Title]:
    """All titles in order; sentences in `items` are entries of a list of documents, read to their end."""
    page = sheet.page
    found: list[Title] = []
    after = 0
    for i in page.openings_of(_openings()):
        if i < after:
            continue
        floor = found[-1].last if found else 0
        title = _title_at(sheet, i, page.sentence[i] in items, floor)
        title = title or ((_another(sheet, i, found[-1]) or _one_with(sheet, i, found[-1])) if found else None)
        if title is not None:
            found.append(title)
            after = title.last
    return found


def _another(sheet: Sheet, i: int, former: Title) -> Title | None:
    """ "A memorandum on fish and another on salt", "a second in the field of coal": named by the noun before."""
    page = sheet.page
    if page.words[i].low not in _OTHERS | _ORDINALS or not page.same_sentence(i - 2, i + 2):
        return None
    before = i - 1 if page.words[i].low in _OTHERS else i - 2
    joined = page.words[before].low in {"and", ","} and _SUBJECT.match(page.flat, page.words[i + 1].start)
    if before == i - 2 and page.words[i - 1].low not in {"a", "the"}:
        return None
    if not joined or former.plural or former.named or former.sentence != page.sentence[i]:
        return None
    if _VERBAL.search(page.flat, former.end, page.words[i].start):
        return None
    last, _ = complement_of(sheet, i + 1, item=False)
    if last <= i + 2:
        return None
    start, end = page.words[i].start, page.words[last - 1].end
    text = " ".join(page.source.document.text[start:end].split())
    return Title(i, i, i + 1, last, start, end, text, former.kind, former.sentence, former.noun, "another")


def _one_with(sheet: Sheet, i: int, former: Title) -> Title | None:
    """ "A trade agreement with Kenya; the one with Mauritius …": of the kind just named, with another partner."""
    page = sheet.page
    partner = page.words[i].low in _OTHERS and _PARTNER.match(page.flat, page.words[i].end)
    if not partner or former.named or page.sentence[i] - former.sentence not in {0, 1}:
        return None
    last, _ = complement_of(sheet, i + 1, item=False)
    if last <= i + 2:
        return None
    start, end = page.words[i].start, page.words[last - 1].end
    kind = page.text(former.first, former.after_head)
    kind = re.sub(r"(?<=[^s])s\Z", "", re.sub(r"ies\Z", "y", kind)) if former.plural else kind
    text = f"{kind} {' '.join(page.source.document.text[page.words[i + 1].start : end].split())}"
    return Title(i, i, i + 1, last, start, end, text, former.kind, page.sentence[i], former.noun, "the")


_PARTNER = re.compile(r" with (?:the )?[A-Z]")
_OTHERS = frozenset({"one", "another"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth"})
_SUBJECT = re.compile(
    r"(?:on|between|regarding|concerning|about|covering|in the (?:fields?|areas?|spheres?|domain) of)\b"
)
# What ends the row that a document and "another" stand in.
_VERBAL = re.compile(r"[;:.]|\b(?:was|were|is|are|has|have|had|will|said|would)\b")


@cache
def _openings() -> frozenset[str]:
    """The words with which the noun of a title, or what stands for it, may begin."""
    tables = (heads(), plural_heads(), *(phrase_table("agreements", key) for key in ("item_heads", "named_heads")))
    return (_OTHERS | _ORDINALS).union(*tables)


def _title_at(sheet: Sheet, i: int, item: bool, floor: int) -> Title | None:
    """The title whose head noun begins at token i."""
    page = sheet.page
    hit, plural, named = noun_at(page, i, item and floor <= page.at(page.sentence_of(i).start))
    if hit is None or sheet.person[i] or _in_body(page, i, hit[0]) or _barred_after(page, hit[0]):
        return None
    if (
        hit[1] == "protocol"
        and page.same_sentence(i - 1, i)
        and page.words[i - 1].low == "of"
        and not page.words[i].capital
    ):
        return None
    after = hit[0]
    first = first_word(sheet, i, floor)
    item = item and _opens(page, first)
    whole = fold(page.text(i, after)).replace("-", " ") in words("known")
    if whole and page.same_sentence(i, after) and (longer := page.phrase_at(after, heads())):
        hit = longer  # the New START treaty
    after, kind = hit
    dated = first == i and after == i + 1
    last, abbreviation = (after, None) if whole else complement_of(sheet, after, item, dated=dated)
    first, article = trim_left(page, first, i)
    if _barred(page, first, i, after) and not (kind == "treaty" and page.words[i - 1].low in _OF_THE_WORLD):
        return None
    first, article = first_of_renewed(page, first, last, floor) or (first, article)
    start, end = page.words[first].start, page.words[last - 1].end
    if '"' in page.flat[page.words[i].start : end] and page.flat.endswith('"', 0, start):
        start -= 1  # the "Roadmap" for cooperation
    text = " ".join(page.source.document.text[start:end].split())
    capital = page.words[i].text[0].isupper()
    noun = fold(page.text(i, after))
    sentence = page.sentence[i]
    spots = (first, i, after, last, start, end)
    return Title(*spots, text, kind, sentence, noun, article, abbreviation, capital, plural, item, named, whole)


def _in_body(page: Page, i: int, after: int) -> bool:
    """Whether the noun stands inside a name that goes on behind it: North Atlantic Treaty Organization."""
    span = page.body[i]
    return span is not None and span[1] > after


def _opens(page: Page, first: int) -> bool:
    """Whether a title begins its sentence, but for an article or a quotation mark."""
    k = first - 1
    while (
        k >= 0
        and page.same_sentence(k, first)
        and (page.words[k].low in ARTICLES or page.words[k].low in _BEFORE_ENTRY or page.words[k].low.isdigit())
    ):
        k -= 1
    return k < 0 or not page.same_sentence(k, first)


def _barred_after(page: Page, after: int) -> bool:
    """Whether the noun goes on as another name: "Treaty Organization", "protocol officer"."""
    return bool(
        after < len(page.words)
        and page.same_sentence(after - 1, after)
        and page.phrase_at(after, phrase_table("agreements", "not_before"))
    )


def _barred(page: Page, first: int, head: int, after: int) -> bool:
    """Whether a word before the noun, or the one before the title, tells that it is no agreement."""
    table = phrase_table("agreements", "not_with")
    start = first - 1 if first and page.same_sentence(first - 1, first) else first
    return any(page.phrase_at(k, table, after) for k in range(start, head))
