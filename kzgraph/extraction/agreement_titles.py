"""Where documents between parties are named, and how far each title reaches.

A title is a head noun ("Agreement", "memorandum of understanding") with the words before it that belong to its name and
the complement after it ("on …", "between A and B", "for 2026-2028"), up to the end of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kzgraph.extraction.context import Context
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.page import Page, phrase_table

_LONGEST_PROSE = 48
_LONGEST_LEFT = 7
_ARTICLES = frozenset({"a", "an", "the", "this", "that", "its", "their", "our", "his", "her", "any", "each"})
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]*(?:[-/ ]?[A-Z0-9][A-Za-z0-9]*)*")


@dataclass(frozen=True, slots=True)
class Title:
    """A document named at tokens `first` up to `last`; `head` is where its noun begins.

    `article` is the determiner before it, `bare` says that nothing but the noun is there: "the Agreement", `item` that
    it is an entry in a list of documents, `before` where its first word or article begins.
    """

    first: int
    head: int
    after_head: int
    last: int
    start: int
    end: int
    text: str
    kind: str
    sentence: int
    article: str = ""
    abbreviation: str | None = None
    capital: bool = False
    plural: bool = False
    item: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is only the noun: "the Agreement"."""
        return self.first == self.head and self.last == self.after_head

    @property
    def complement(self) -> bool:
        """Whether something follows the noun: "on …", "between …"."""
        return self.last > self.after_head


@dataclass(slots=True)
class Sheet:
    """The page with what the grammar of titles needs to know of each token."""

    page: Page
    person: list[bool]
    date: list[bool]
    roles: list[bool]


def sheet_of(context: Context, page: Page) -> Sheet:
    """The page, with the tokens of names, titles of office and dates marked."""
    people = [(s.start, s.end) for p in context.people for s in p.mentions]
    roles = [(r.start, r.end) for p in context.people for r in p.roles]
    return Sheet(page, _mark(page, people), _mark(page, ((d.start, d.end) for d in context.dates)), _mark(page, roles))


def _mark(page: Page, spans: Iterable[tuple[int, int]]) -> list[bool]:
    marked = [False] * len(page.words)
    for start, end in spans:
        i = page.at(start)
        while i < len(page.words) and page.words[i].start < end:
            marked[i] = True
            i += 1
    return marked


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(str(word) for word in lexicon("agreements")[key])


@cache
def _heads() -> dict[str, dict[tuple[str, ...], str]]:
    return phrase_table("agreements", "heads")


@cache
def _plural_heads() -> dict[str, dict[tuple[str, ...], str]]:
    return phrase_table("agreements", "plural_heads")


def find_titles(sheet: Sheet, items: frozenset[int]) -> list[Title]:
    """All titles in order; sentences in `items` are entries of a list of documents, read to their end."""
    page = sheet.page
    found: list[Title] = []
    i = 0
    while i < len(page.words):
        title = _title_at(sheet, i, page.sentence[i] in items, floor=found[-1].last if found else 0)
        if title is None:
            i += 1
        else:
            found.append(title)
            i = max(title.last, i + 1)
    return found


def _title_at(sheet: Sheet, i: int, item: bool, floor: int) -> Title | None:
    """The title whose head noun begins at token i."""
    page = sheet.page
    hit, plural = _head_at(page, i, item and floor <= page.at(page.source.sentences[page.sentence[i]].start))
    if hit is None or sheet.person[i] or _in_body(page, i, hit[0]) or _barred_after(page, hit[0]):
        return None
    if hit[1] == "protocol" and page.same_sentence(i - 1, i) and page.words[i - 1].low == "of":
        return None
    after, kind = hit
    first = _left(sheet, i, floor)
    item = item and _opens(page, first)
    last, abbreviation = _right(sheet, after, item)
    first, article = _trim_left(page, first, i)
    if _barred(page, first, after):
        return None
    start, end = page.words[first].start, page.words[last - 1].end
    text = " ".join(page.source.document.text[start:end].split())
    capital = page.words[i].text[0].isupper()
    return Title(first, i, after, last, start, end, text, kind, page.sentence[i], article, abbreviation, capital, plural, item)


def _head_at(page: Page, i: int, opening: bool) -> tuple[tuple[int, str] | None, bool]:
    """The noun at token i, if any, and whether it is a plural; `opening` admits those that only name entries of lists."""
    hit = page.phrase_at(i, _heads())
    if hit is None and opening:
        hit = page.phrase_at(i, phrase_table("agreements", "item_heads"))
    if hit is None:
        return page.phrase_at(i, _plural_heads()), True
    return hit, False


def _in_body(page: Page, i: int, after: int) -> bool:
    """Whether the noun stands inside an organisation's name that goes on behind it: North Atlantic Treaty Organization."""
    span = page.body[i]
    return span is not None and span[1] > after


def _opens(page: Page, first: int) -> bool:
    """Whether a title begins its sentence, but for an article or a quotation mark."""
    k = first - 1
    while k >= 0 and page.same_sentence(k, first) and (page.words[k].low in _ARTICLES or page.words[k].low in {'"', "'", "signing", "of", "exchange"}):
        k -= 1
    return k < 0 or not page.same_sentence(k, first)


def _barred_after(page: Page, after: int) -> bool:
    """Whether the noun goes on as another name: "Treaty Organization", "protocol officer"."""
    return bool(after < len(page.words) and page.same_sentence(after - 1, after) and page.phrase_at(after, phrase_table("agreements", "not_before")))


def _barred(page: Page, first: int, after: int) -> bool:
    """Whether a word of the title, or the one before it, tells that it is no agreement."""
    table = phrase_table("agreements", "not_with")
    start = first - 1 if first and page.same_sentence(first - 1, first) else first
    return any(page.phrase_at(k, table, after) for k in range(start, after))


# --- to the left of the noun


def _left(sheet: Sheet, i: int, floor: int) -> int:
    """The first token of the words before the noun that belong to its name."""
    page = sheet.page
    first = i
    capital = page.words[i].capital
    while first > floor and i - first < _LONGEST_LEFT and page.same_sentence(first - 1, i):
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
    if sheet.person[k] or sheet.date[k] or sheet.roles[k] or (page.body[k] and page.body[k] != page.body[head] and not _compound(page, k)):
        return 0
    if token.low in {"-", "–", "/", "&"}:
        return 1 if k > 0 and page.same_sentence(k - 1, k) and page.words[k - 1].capital else 0
    if not token.word or (token.low in _words("left_stops") and token.low not in {"and", "of"}):
        return 0
    if token.low in {"and", "of"}:
        return _joined(sheet, k) if capital else 0
    if token.capital:
        return 1 if capital or "-" in token.text or page.country[k] or token.text.isupper() or page.opens_sentence(k) else 0
    if capital:
        return 1 if token.low in _words("lower_modifiers") else 0
    return 0 if token.low.endswith("ed") and token.low not in _words("ed_words") else 1


def _compound(page: Page, k: int) -> bool:
    """A union in a title: "EU-Vietnam", "EU": a single token."""
    span = page.body[k]
    return span is not None and span[1] - span[0] == 1 and (page.words[k].text.isupper() or "-" in page.words[k].text)


def _joined(sheet: Sheet, k: int) -> int:
    """ "Partnership and Cooperation Agreement", "Science, Technology, and Innovation Agreement": the row before the link."""
    page = sheet.page
    if not page.same_sentence(k - 1, k) or not _plain(sheet, k + 1):
        return 0
    if page.words[k].low == "of" and page.phrase_at(k + 1, _heads()):
        return 0
    x = k - 2 if page.words[k - 1].text == "," else k - 1
    if not page.same_sentence(x, k) or not _plain(sheet, x):
        return 0
    while page.words[k].low == "and" and page.same_sentence(x - 2, k) and page.words[x - 1].text == "," and _plain(sheet, x - 2):
        x -= 2
    return k + 1 - x if page.words[k - 1].text != "," or x < k - 2 else 0


def _plain(sheet: Sheet, x: int) -> bool:
    """Whether a token is an ordinary word in capitals, such as titles are made of."""
    page = sheet.page
    token = page.words[x]
    if not token.word or not token.capital or token.low in _words("left_stops"):
        return False
    return not (page.country[x] or page.body[x] or sheet.person[x] or sheet.roles[x]) and page.vocabulary(x)


def _trim_left(page: Page, first: int, head: int) -> tuple[int, str]:
    """The title without adjectives that judge it and without the article, which is given apart."""
    article = ""
    while first < head and (page.words[first].low in _words("loose") or not page.words[first].word) and not (page.words[first].capital and not page.opens_sentence(first)):
        first += 1
    k = first - 1
    while k >= 0 and page.same_sentence(k, first):
        low = page.words[k].low
        if low in _ARTICLES:
            article = low
            break
        if low in _words("loose") or low.isdigit() or page.country[k]:
            k -= 1
            continue
        break
    return first, article


# --- to the right of the noun


def _right(sheet: Sheet, after: int, item: bool) -> tuple[int, str | None]:
    """The token after the title, and the abbreviation that stands in brackets behind it."""
    page = sheet.page
    end, abbreviation = after, None
    bracket = _bracket(page, after)
    if bracket:
        abbreviation, after = bracket
    if not page.same_sentence(end - 1, after) or not (item or page.words[after].low in _words("complement") | {"with"}):
        return end, abbreviation
    last = _complement(sheet, after, item)
    if last <= after + 1:
        return end, abbreviation
    if abbreviation is None and (late := _bracket(page, last)) and _spells(page, end, late[0]):
        abbreviation = late[0]
    return last, abbreviation


def _spells(page: Page, after: int, abbreviation: str) -> bool:
    """Whether an abbreviation behind a complement is the document's own: it ends like the head ("…A" of Agreement)."""
    return page.words[after - 1].text[:1].upper() == abbreviation[-1:] or abbreviation.lower() in {"mou", "moc"}


def _bracket(page: Page, i: int) -> tuple[str, int] | None:
    """An abbreviation in brackets at token i, and the token after it."""
    if i >= len(page.words) or i == 0 or not page.same_sentence(i - 1, i) or page.words[i].text != "(":
        return None
    close = next((k for k in range(i + 1, min(i + 8, len(page.words))) if page.words[k].text == ")"), None)
    if close is None or not page.same_sentence(i, close):
        return None
    inner = page.text(i + 1, close).strip("\"'")
    inner = re.sub(r"^(?:the |hereinafter |or )+", "", inner)
    return (inner, close + 1) if _ABBREVIATION.fullmatch(inner) and inner != inner.lower() and len(inner) < 20 else None


def _complement(sheet: Sheet, k: int, item: bool) -> int:
    """The token after the complement that begins at token k."""
    page = sheet.page
    begin = k
    while page.same_sentence(begin, k) and (item or k - begin < _LONGEST_PROSE):
        step = _step_right(sheet, k, begin, item)
        if not step:
            break
        k += step
    return _trim_right(page, begin, k)


def _trim_right(page: Page, begin: int, k: int) -> int:
    tails = _words("complement") | _ARTICLES | {"and", ",", "or", "with", "at", ";", ".", ":", "-", "–", "—", "as", "both", "its", "their", '"', "the"}
    while k > begin and page.words[k - 1].low in tails:
        k -= 1
    return k


def _step_right(sheet: Sheet, k: int, begin: int, item: bool) -> int:
    """How many tokens at `k` go on with the title: 0 where it has ended."""
    page = sheet.page
    token = page.words[k]
    if token.text in {";", ":", "."} or token.text in {"—", "…", "?", "!"}:
        return 0
    if token.text == "(":
        return _over_bracket(sheet, k, item)
    if page.phrase_at(k, phrase_table("agreements", "signed_by")):
        return 0
    if item:
        return 1
    if token.text in {"–", "-", "/", "&", "'s"} or not token.word:
        return _mark_step(sheet, k, begin)
    if page.body[k]:
        return max(1, page.body[k][1] - k)  # type: ignore[index]
    if sheet.person[k] or sheet.roles[k]:
        return 0
    if sheet.date[k]:
        return 1 if _span_of_years(page, k) else 0
    return _word_step(sheet, k, begin)


def _mark_step(sheet: Sheet, k: int, begin: int) -> int:
    page = sheet.page
    token = page.words[k]
    if token.text in {"–", "-", "/", "&"}:
        tight = page.words[k - 1].end == token.start and page.same_sentence(k, k + 1) and page.words[k + 1].start == token.end
        return 1 if tight or token.text == "&" else 0
    if token.text == "'s":
        return 1
    if token.text == ",":
        return 1 if _enumeration(sheet, k, begin) else 0
    if token.text == '"':
        return 0
    if token.text[0].isdigit():
        return 1 if _span_of_years(page, k) or not sheet.date[k] else 0
    return 0


def _span_of_years(page: Page, k: int) -> bool:
    """ "for 2026-2028", "for the period 2024 to 2026": years that belong to the title."""
    words = [page.words[x].low for x in range(max(0, k - 7), k) if page.same_sentence(x, k)]
    lead = [w for w in words if w.isalpha()]
    return bool(lead) and (lead[-1] in {"for", "period", "years"} or lead[-2:] == ["for", "the"] or (lead[-1] in {"to", "and", "until"} and "for" in lead))


def _word_step(sheet: Sheet, k: int, begin: int) -> int:
    page = sheet.page
    token = page.words[k]
    headline = page.source.sentences[page.sentence[k]].kind == "headline"
    if token.low in _words("right_stops") and not (not headline and token.capital and not page.opens_sentence(k) and token.low not in {"which", "that"} and page.words[k - 1].capital):
        return 0
    if token.low == "to" and page.words[k - 1].low in _words("to_words"):
        return 1
    if page.phrase_at(k, phrase_table("agreements", "right_stop_phrases")):
        return 0
    if token.low in {"in", "on", "at", "of", "for"} and _time_or_place(sheet, k, begin):
        return 0
    if token.low == "with":
        return _with(page, k, begin)
    if token.low == "to":
        return 1 if _capital_next(page, k) or _founding(page, k, begin) else 0
    if token.low in {"and", "or"}:
        return 1 if _goes_on(sheet, k) else 0
    if token.text.islower() and token.low.endswith("ed") and token.low not in _words("ed_words"):
        return 1 if page.words[k - 1].low in {"on", "of", "for", "the", "in", "and", ","} and page.same_sentence(k, k + 1) and page.words[k + 1].text.islower() and page.words[k + 1].low not in _words("right_stops") | _words("complement") else 0
    return 1


def _with(page: Page, k: int, begin: int) -> int:
    """ "free trade agreement with Indonesia": the other party, right after the noun."""
    x = k + 1
    if k != begin or not page.same_sentence(k, x) or page.words[k - 1].capital:
        return 0
    if page.words[x].low == "the" and page.same_sentence(k, x + 1):
        x += 1
    return 1 if page.country[x] or page.body[x] else 0


def _capital_next(page: Page, k: int) -> bool:
    return page.same_sentence(k, k + 1) and page.words[k + 1].capital and page.words[k - 1].capital


def _founding(page: Page, k: int, begin: int) -> bool:
    """ "Agreement to establish a Joint Commission": the deed that the document does."""
    return k == begin and page.words[k - 1].capital and page.same_sentence(k, k + 1) and page.words[k + 1].low in _words("to_verbs")


def _time_or_place(sheet: Sheet, k: int, begin: int) -> bool:
    """ "in Astana", "on 6 March", "of 1999": when and where, not what about."""
    page = sheet.page
    x = k + 1
    if not page.same_sentence(k, x):
        return True
    if page.words[x].low == "the" and page.same_sentence(k, x + 1) and page.words[k].low != "of":
        x += 1
    if page.words[k].low == "for":
        country = page.country[x]
        return k == begin and country is not None and country.form == "name"
    if sheet.date[x] or (page.words[x].text.isdigit() and len(page.words[x].text) == 4):
        return True
    if page.words[k].low == "in" and (page.place[x] or (page.country[x] and page.country[x].form == "name")):  # type: ignore[union-attr]
        return True
    return page.words[k].low == "on" and page.calendar(x)


def _over_bracket(sheet: Sheet, k: int, item: bool) -> int:
    """The length of a bracket inside the title; one at its end is left out, unless it stands in a list."""
    page = sheet.page
    close = next((x for x in range(k + 1, min(k + 12, len(page.words))) if page.words[x].text == ")"), None)
    if close is None or not page.same_sentence(k, close):
        return 0
    if page.phrase_at(k + 1, phrase_table("agreements", "signed_by")):
        return 0
    if item:
        return close + 1 - k
    after = close + 1
    leads = page.same_sentence(close, after) and page.words[after].low in _words("complement") | {"and"}
    if not leads or (page.words[after].low == "and" and not _goes_on(sheet, after)):
        return 0
    return close + 1 - k if not _time_or_place(sheet, after, k) else 0


def _goes_on(sheet: Sheet, k: int) -> bool:
    """Whether what follows "and" still belongs to the title: no verb, no other document."""
    page = sheet.page
    x = k + 1
    if not page.same_sentence(k, x):
        return False
    low = page.words[x].low
    if low in _words("right_stops") | {"one", "another", "others", "two", "three"} or sheet.person[x] or sheet.roles[x]:
        return False
    if _document_ahead(page, x):
        return False
    verbal = page.words[x].text.islower() and low.endswith("ed") and low not in _words("ed_words")
    return not verbal and low not in {"to", "for", "on", "also", "with", "in"} or low in {"in", "on"} and page.words[k - 1].low in {"in", "on"}


def _document_ahead(page: Page, x: int) -> bool:
    """Whether another document is named within the next words, before any preposition."""
    stops = _words("complement") | {",", ";", ".", ":", "(", "with", "by", "at"}
    for y in range(x, min(x + 9, len(page.words))):
        if not page.same_sentence(x, y) or (page.words[y].low in stops and page.words[y].low != "of"):
            return False
        if page.body[y]:
            continue
        if page.phrase_at(y, _heads()) or page.phrase_at(y, _plural_heads()):
            return True
    return False


def _enumeration(sheet: Sheet, k: int, begin: int) -> bool:
    """Whether a comma stands in a row that ends with "and": "trade, economic, scientific and cultural ties"."""
    page = sheet.page
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
            return _goes_on(sheet, x) and (length <= 4 or page.body[x - 1] is not None) and not (length == 0 and x == k + 1 and not _row_before(page, k, begin))
        elif page.body[x]:
            length = min(length, 4)
        elif length > 4 or _breaks_row(sheet, x):
            return False
        else:
            length += 1
    return False


def _row_before(page: Page, k: int, begin: int) -> bool:
    """Whether another comma stands earlier in the title, so that ", and" closes a row."""
    return any(page.words[x].text == "," for x in range(begin, k))


def _breaks_row(sheet: Sheet, x: int) -> bool:
    page = sheet.page
    token = page.words[x]
    if sheet.person[x] or sheet.roles[x] or sheet.date[x] or token.low in _words("right_stops"):
        return True
    if page.phrase_at(x, _heads()):
        return True
    if not token.word:
        return token.text not in {"-", "–", "/", "&", "'s"}
    return token.low in {"with", "to", "on", "for", "by", "about", "in", "at"} or (token.low in {"a", "an"})
