"""Rows in a complement: whether a comma or "and" goes on with the title or leads to another document."""

from __future__ import annotations

from kzgraph.extraction.agreements.titles.sheet import ARTICLES, Sheet, heads, is_verbal, plural_heads, words
from kzgraph.extraction.text.page import Page


def goes_on(sheet: Sheet, k: int) -> bool:
    """Whether what follows "and" still belongs to the title: no verb, no other document."""
    page = sheet.page
    x = k + 1
    if not page.same_sentence(k, x):
        return False
    low = page.words[x].low
    if low in words("right_stops") | {"one", "another", "others", "two", "three"} or sheet.person[x] or sheet.roles[x]:
        return False
    if low == "the" and page.same_sentence(x, x + 1) and page.words[x + 1].text.isdigit():
        return False  # "… Climate Change and the 2030 Agenda"
    if page.words[x].low in {"a", "an"} or document_ahead(page, x) or _acts(page, x):
        return False
    if (
        low == "other"
        and page.same_sentence(x, x + 1)
        and page.words[x + 1].low in {"documents", "papers", "instruments"}
    ):
        return False
    verbal = page.words[x].text.islower() and is_verbal(low)
    return (not verbal and low not in {"to", "for", "on", "also", "with", "in"}) or (
        low in {"in", "on"} and page.words[k - 1].low in {"in", "on"}
    )


def _acts(page: Page, x: int) -> bool:
    """Whether a country is the subject of another clause: "on supply chains and | Korea pledged to invest"."""
    before = [page.words[z].low for z in range(max(0, x - _ROW), x) if page.same_sentence(z, x)]
    if page.country[x - 2] or {"between", "among"} & set(before):
        return False
    named, y = page.country[x], x + 1
    while page.same_sentence(x, y) and page.country[y] is named:
        y += 1
    if named is None or named.form != "name" or not page.same_sentence(x, y) or not page.words[y].text.islower():
        return False
    return page.words[y].low in _AUXILIARIES or page.words[y].low.endswith("ed")


# "Between" stands at most so many words before the last of its row.
_ROW = 20
_AUXILIARIES = frozenset({"has", "had", "will", "would", "is", "was", "gave", "undertook", "also", "then"})


def document_ahead(page: Page, x: int) -> bool:
    """Whether another document is named within the next words, before any preposition."""
    stops = words("complement") | {",", ";", ".", ":", "(", "with", "by", "at"}
    for y in range(x, min(x + 9, len(page.words))):
        if not page.same_sentence(x, y) or (page.words[y].low in stops and page.words[y].low != "of"):
            return False
        if y > x and page.words[y].low == "and" and page.same_sentence(y, y + 1) and page.words[y + 1].low in ARTICLES:
            return False
        if page.body[y]:
            continue
        if page.phrase_at(y, heads()) or page.phrase_at(y, plural_heads()):
            return True
    return False


def is_enumeration(sheet: Sheet, k: int, begin: int) -> bool:
    """Whether a comma stands in a row that ends with "and": "trade, economic, scientific and cultural ties"."""
    page = sheet.page
    if _subject_ahead(page, k, begin) or (page.same_sentence(k, k + 1) and page.words[k + 1].text in _ANOTHER):
        return False
    length = 0
    for x in range(k + 1, min(k + 40, len(page.words))):
        token = page.words[x]
        if not page.same_sentence(k, x):
            return False
        if token.text == ",":
            if length == 0 and x > k + 1:
                return False
            length = 0
        elif token.low == "and":
            return (
                goes_on(sheet, x)
                and (length <= 4 or page.body[x - 1] is not None)
                and not (length == 0 and x == k + 1 and not _row_before(page, k, begin))
            )
        elif page.body[x]:
            length = min(length, 4)
        elif length > 4 or _breaks_row(sheet, x):
            return False
        else:
            length += 1
    return False


# "A memorandum between X and Y, one between Z and W".
_ANOTHER = frozenset({"one", "another"})


def _subject_ahead(page: Page, k: int, begin: int) -> bool:
    """Whether a comma leads to the subject of the sentence: "after signing the agreement on visas, Chad and Mali …"."""
    x = k + 1
    if not page.same_sentence(k, x):
        return False
    sides = any(page.words[y].low in {"between", "among", "with"} for y in range(begin, k))
    named = page.country[x]
    if named is not None and named.form == "name" and not sides and not page.country[k - 1]:
        return True
    if page.words[x].low in {"the", "both"} and page.same_sentence(k, x + 1):
        y = x + 2 if page.words[x + 1].low in {"two", "foreign", "prime"} and page.same_sentence(k, x + 2) else x + 1
        return page.words[y].low in _ACTORS
    return page.words[x].low in {"they", "he", "she", "we"}


_ACTORS = frozenset({"sides", "parties", "ministers", "leaders", "presidents", "countries", "minister", "president"})


def _row_before(page: Page, k: int, begin: int) -> bool:
    """Whether another comma stands earlier in the title, so that ", and" closes a row."""
    return any(page.words[x].text == "," for x in range(begin, k))


def _breaks_row(sheet: Sheet, x: int) -> bool:
    page = sheet.page
    token = page.words[x]
    if sheet.person[x] or sheet.roles[x] or sheet.date[x] or token.low in words("right_stops"):
        return True
    if page.phrase_at(x, heads()):
        return True
    if not token.word:
        return token.text not in {"-", "–", "/", "&", "'s"}
    return token.low in {"with", "to", "on", "for", "by", "about", "in", "at"} or (token.low in {"a", "an"})
