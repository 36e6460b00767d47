"""Which words before its noun belong to a title: "Partnership and Cooperation", "the 2019-2024", "EU-Vietnam"."""

from __future__ import annotations

from kzgraph.extraction.agreements.titles.sheet import ARTICLES, Sheet, heads, plural_heads, words
from kzgraph.extraction.text.page import Page

_SCALES = frozenset({"million", "billion", "trillion", "crore", "lakh"})
# Words before the noun that a title may have at most.
_LONGEST_LEFT = 7


def first_word(sheet: Sheet, i: int, floor: int) -> int:
    """The first token of the words before the noun that belong to its name."""
    page = sheet.page
    first = i
    capital = page.words[i].capital
    # A row that begins in what looked like a title of its own, up to `floor`, goes on before it.
    while 0 < first != floor and i - first < _LONGEST_LEFT and page.same_sentence(first - 1, i):
        step = _step_left(sheet, first, i, capital)
        if not step:
            break
        first -= step
    return first


def _step_left(sheet: Sheet, first: int, head: int, capital: bool) -> int:
    """How many tokens before `first` belong to the title: 0 where it begins."""
    page = sheet.page
    k = first - 1
    token = page.words[k]
    span = page.body[k]
    if capital and token.low in _NOUNS_TOO and token.capital and _in_name(page, k):
        return 1  # the Investment Support Agreement
    if sheet.date[k] and capital and (years := _years(page, k)):
        return years
    if span and capital and k + 1 == head == span[1]:  # the Compact Trust Fund Agreement
        return span[1] - span[0]
    if (
        sheet.person[k]
        or sheet.date[k]
        or sheet.roles[k]
        or (page.body[k] and page.body[k] != page.body[head] and not _compound(page, k))
    ):
        return 0
    if token.text == "." and token.end == page.words[first].start:  # Japan-U.S.
        return 1
    if token.text == "-" and page.words[first].text.islower() and page.same_sentence(k - 1, k):
        return 2 if page.words[k - 1].text.isdigit() and not sheet.date[k - 1] else 0  # a 20-year contract
    if token.low in {"-", "–", "/", "&"}:
        return 1 if k > 0 and page.same_sentence(k - 1, k) and page.words[k - 1].capital else 0
    if token.low == "in" and page.words[first].low in {"goods", "services"} and page.same_sentence(k - 1, k):
        return 2 if capital and page.words[k - 1].low == "trade" else 0  # the Trade in Goods Agreement
    if token.low == "implementing":  # an implementing arrangement
        return 1 if first == head and page.words[head].low in {"arrangement", "protocol", "agreement"} else 0
    if token.text == "," and capital and _in_row(sheet, k, head):
        return 2
    if not token.word or (token.low in words("left_stops") and token.low not in {"and", "of"}):
        return 0
    if _SCALES & set(token.low.split("-")):  # a 5-billion-euro deal
        return 0
    if token.low in {"and", "of"}:
        return _joined(sheet, k) if capital else _both(page, k)
    if token.capital:
        named = "-" in token.text or page.country[k] or page.place[k] or token.text.isupper() or page.opens_sentence(k)
        return 1 if capital or named or _behind_the(page, k) else 0
    if capital:
        return 1 if token.low in words("lower_modifiers") else 0
    return 0 if token.low.endswith("ed") and token.low not in words("ed_words") else 1  # "long-awaited"


# Words that end a title on its left as verbs, but are nouns too.
_NOUNS_TOO = frozenset({"support", "review", "exchange", "use", "end", "launch", "release", "initial"})


def _in_name(page: Page, k: int) -> bool:
    """Whether a word in capitals stands between others of a name in running text: "Student Exchange Agreement"."""
    if page.sentence_of(k).kind == "headline" or not page.same_sentence(k - 1, k + 1):
        return False
    before, after = page.words[k - 1], page.words[k + 1]
    named = before.capital and not (page.opens_sentence(k - 1) or page.country[k - 1] or page.body[k - 1])
    return named and after.capital


def _both(page: Page, k: int) -> int:
    """The length of "trade and" before "investment agreement", where an article opens the row; else 0."""
    if page.words[k].low != "and" or not page.same_sentence(k - 2, k + 1) or not page.words[k + 1].text.islower():
        return 0
    one = page.words[k - 1]
    plain = one.word and one.text.islower() and one.low not in words("left_stops") and one.low not in words("loose")
    x = k - 2
    while page.words[x].low in words("loose") and page.same_sentence(x - 1, k):
        x -= 1
    return 2 if plain and page.words[x].low in ARTICLES else 0


def _behind_the(page: Page, k: int) -> bool:
    """Whether a word in capitals is the last of a short name behind "the": "the Trinity House defence accord"."""
    for x in range(k - 1, k - 4, -1):
        if not page.same_sentence(x, k) or page.words[x].low == "the":
            return page.same_sentence(x, k)
        if not page.words[x].capital or page.country[x] or page.body[x]:
            return False
    return False


def _years(page: Page, k: int) -> int:
    """The number of tokens of a span of years that ends at token k: "the 2019-2024 Plan of Action"; 0 for one year."""
    if k < 2 or not page.same_sentence(k - 2, k) or page.words[k - 1].text not in {"-", "–", "/"}:
        return 0
    return (
        3
        if page.words[k].text.isdigit() and len(page.words[k - 2].text) == 4 and page.words[k - 2].text.isdigit()
        else 0
    )


def _opens_span(page: Page, k: int) -> bool:
    """Whether a span of years begins at token k."""
    return _years(page, k + 2) > 0 if k + 2 < len(page.words) else False


def _opens_measure(page: Page, k: int) -> bool:
    """Whether a number that is joined to a noun stands at token k: "20-year"."""
    return page.same_sentence(k, k + 2) and page.words[k].text.isdigit() and page.words[k + 1].text == "-"


def _compound(page: Page, k: int) -> bool:
    """A union in a title: "EU-Vietnam", "EU": a single token."""
    span = page.body[k]
    return span is not None and span[1] - span[0] == 1 and (page.words[k].text.isupper() or "-" in page.words[k].text)


def _joined(sheet: Sheet, k: int) -> int:
    """ "Partnership and Cooperation Agreement", "Science, Technology, and Innovation Agreement"."""
    page = sheet.page
    if not page.same_sentence(k - 1, k) or not _plain(sheet, k + 1):
        return 0
    if page.words[k].low == "of" and page.phrase_at(k + 1, heads()):
        return 0
    x = k - 2 if page.words[k - 1].text == "," else k - 1
    if not page.same_sentence(x, k) or not (_plain(sheet, x) or _opens_name(page, x)):
        return 0
    while (
        page.words[k].low == "and"
        and page.same_sentence(x - 2, k)
        and page.words[x - 1].text == ","
        and _plain(sheet, x - 2)
    ):
        x -= 2
    return k + 1 - x if page.words[k - 1].text != "," or x < k - 2 else 0


def _in_row(sheet: Sheet, k: int, head: int) -> bool:
    """Whether a comma stands in a row before "and": "the [Political,] Free Trade and Partnership Agreement"."""
    page = sheet.page
    joint = any(page.words[x].low == "and" for x in range(k + 2, head))
    return joint and page.same_sentence(k - 2, head) and page.words[k - 2].low in ARTICLES and _plain(sheet, k - 1)


def _opens_name(page: Page, x: int) -> bool:
    """Whether a word that may be a verb too opens a title: "the [Exchange] of Tax Information Agreement"."""
    token = page.words[x]
    behind = page.same_sentence(x - 1, x + 1) and page.words[x - 1].low in ARTICLES
    return behind and token.capital and token.low in _NOUNS_TOO and page.words[x + 1].low == "of"


def _plain(sheet: Sheet, x: int) -> bool:
    """Whether a token is an ordinary word in capitals, such as titles are made of."""
    page = sheet.page
    token = page.words[x]
    if not token.word or not token.capital or token.low in words("left_stops"):
        return False
    if page.country[x] or page.body[x] or sheet.person[x] or sheet.roles[x]:
        return False
    return page.vocabulary(x) or _compounded(page, x)


def _compounded(page: Page, x: int) -> bool:
    """ "Cross-Servicing", "Anti-Doping": no name, since one part is an ordinary word or only put before others."""
    parts = page.words[x].low.split("-")
    return len(parts) > 1 and parts[0] in _PREFIXES


# What is put before a word with a hyphen.
_PREFIXES = frozenset({"cross", "anti", "counter", "co", "non", "multi", "inter", "mid", "re", "self", "pre", "post"})


# "Signs Two Agreements": a number of documents is no part of a name, in capitals either.
_COUNTS = frozenset({"two", "three", "several", "various", "numerous", "many", "new", "both", "key", "other"})


def trim_left(page: Page, first: int, head: int) -> tuple[int, str]:
    """The title without adjectives that judge it and without the article, which is given apart."""
    article = ""
    counted = page.phrase_at(head, plural_heads()) is not None
    while (
        first < head
        and (
            page.words[first].low in words("loose")
            or not (page.words[first].word or _opens_span(page, first) or _opens_measure(page, first))
        )
        and not (
            page.words[first].capital
            and not page.opens_sentence(first)
            and not (counted and page.words[first].low in _COUNTS)
        )
    ):
        first += 1
    k = first - 1
    while k >= 0 and page.same_sentence(k, first):
        low = page.words[k].low
        if low in ARTICLES or low == "another":
            article = low
            break
        if low in words("loose") or low.isdigit() or page.country[k]:
            k -= 1
            continue
        break
    return first, article
