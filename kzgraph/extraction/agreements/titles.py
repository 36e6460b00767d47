"""Where documents between parties are named, and how far each title reaches.

A title is a head noun ("Agreement", "memorandum of understanding") with the words before it that belong to its name and
the complement after it ("on …", "between A and B", "for 2026-2028"), up to the end of the clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kzgraph.extraction.agreements.complements import complement_of
from kzgraph.extraction.agreements.sheet import ARTICLES, Sheet, heads, plural_heads, words
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.text.page import Page, phrase_table
from kzgraph.extraction.text.tokens import fold

# What may stand before the title of an entry in a list or table.
_BEFORE_ENTRY = frozenset({'"', "'", "signing", "of", "exchange", "|", ".", ")", "(", "#", "*", "no", "new", "-"})
# The UN Framework Convention on Climate Change is a document between states; the UN Charter is not.
_OF_THE_WORLD = frozenset({"un", "nations", "framework"})
_WERE_EXCHANGED = re.compile(r"\s(?:on|concerning|regarding|for) [^;:]{3,200}? (?:was|were) exchanged\b")
# Notes by which two states only tell each other that a document is in force are none themselves.
_OF_FORMALITY = re.compile(
    r" (?:on|about|concerning|regarding|confirming) [^.;]{0,40}\b(?:into force|ratification|completion)\b"
)
_QUOTATION_MARKS = frozenset('"”“')
_SCALES = frozenset({"million", "billion", "trillion", "crore", "lakh"})
# Words before the noun that a title may have at most.
_LONGEST_LEFT = 7


@dataclass(frozen=True, slots=True)
class Title:
    """A document named at tokens `first` up to `last`; `head` is where its noun begins.

    `article` is the determiner before it, `bare` says that nothing but the noun is there: "the Agreement", `item` that
    it is an entry in a list of documents.
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
    noun: str = ""
    """The head noun in lower case, without accents."""
    article: str = ""
    abbreviation: str | None = None
    capital: bool = False
    plural: bool = False
    item: bool = False
    named: bool = False
    """Whether its noun names a document only where something is done with it: "signed the Windsor Framework"."""

    whole: bool = False
    """Whether its noun alone is a name: New START."""

    @property
    def bare(self) -> bool:
        """Whether it is only the noun: "the Agreement"."""
        return self.first == self.head and self.last == self.after_head and not self.whole

    @property
    def complement(self) -> bool:
        """Whether something follows the noun: "on …", "between …"."""
        return self.last > self.after_head


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
        title = title or (_another(sheet, i, found[-1]) if found else None)
        if title is not None:
            found.append(title)
            after = title.last
    return found


def _another(sheet: Sheet, i: int, former: Title) -> Title | None:
    """ "A memorandum on fish and another on salt", "… and one between A and B": named by the noun of the one before."""
    page = sheet.page
    if page.words[i].low not in _OTHERS or not page.same_sentence(i - 1, i + 2):
        return None
    joined = page.words[i - 1].low in {"and", ","} and page.words[i + 1].low in _LEADS_TO_SUBJECT
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


_OTHERS = frozenset({"one", "another"})
_LEADS_TO_SUBJECT = frozenset({"on", "between", "regarding", "concerning", "about", "covering"})
# What ends the row that a document and "another" stand in.
_VERBAL = re.compile(r"[;:.]|\b(?:was|were|is|are|has|have|had|will|said|would)\b")


@cache
def _openings() -> frozenset[str]:
    """The words with which the noun of a title, or what stands for it, may begin."""
    tables = (heads(), plural_heads(), *(phrase_table("agreements", key) for key in ("item_heads", "named_heads")))
    return _OTHERS.union(*tables)


def _title_at(sheet: Sheet, i: int, item: bool, floor: int) -> Title | None:
    """The title whose head noun begins at token i."""
    page = sheet.page
    hit, plural, named = _head_at(page, i, item and floor <= page.at(page.source.sentences[page.sentence[i]].start))
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
    first = _left(sheet, i, floor)
    item = item and _opens(page, first)
    whole = fold(page.text(i, after)).replace("-", " ") in words("known")
    if whole and page.same_sentence(i, after) and (longer := page.phrase_at(after, heads())):
        hit = longer  # the New START treaty
    after, kind = hit
    dated = first == i and after == i + 1
    last, abbreviation = (after, None) if whole else complement_of(sheet, after, item, dated=dated)
    first, article = _trim_left(page, first, i)
    if _barred(page, first, i, after) and not (kind == "treaty" and page.words[i - 1].low in _OF_THE_WORLD):
        return None
    start, end = page.words[first].start, page.words[last - 1].end
    if '"' in page.flat[page.words[i].start : end] and page.flat.endswith('"', 0, start):
        start -= 1  # the "Roadmap" for cooperation
    text = " ".join(page.source.document.text[start:end].split())
    capital = page.words[i].text[0].isupper()
    noun = fold(page.text(i, after))
    sentence = page.sentence[i]
    spots = (first, i, after, last, start, end)
    return Title(*spots, text, kind, sentence, noun, article, abbreviation, capital, plural, item, named, whole)


def _head_at(page: Page, i: int, opening: bool) -> tuple[tuple[int, str] | None, bool, bool]:
    """The noun at token i, if any; whether it is a plural, and whether it needs a deed (`opening`: of lists too)."""
    hit = page.phrase_at(i, heads())
    if hit and page.words[hit[0] - 1].low == "framework" and _goes_on_as(page, hit[0]):
        return None, False, False
    if hit is None and (opening or _exchanged(page, i) or _in_row(page, i) or _signed_at_once(page, i)):
        hit = page.phrase_at(i, phrase_table("agreements", "item_heads"))
        if hit and page.phrase_at(hit[0], heads()):  # a framework agreement
            hit = None
    if hit is not None:
        return hit, False, False
    hit = page.phrase_at(i, plural_heads())
    if hit is None and page.words[i].capital:
        hit = page.phrase_at(i, phrase_table("agreements", "named_heads"))
        return (hit, False, True) if hit and not _leads_on(page, hit[0]) else (None, False, False)
    return hit, True, False


def _goes_on_as(page: Page, after: int) -> bool:
    """Whether another noun of the kind follows at once: "Partnership Framework Arrangement"."""
    return page.same_sentence(after - 1, after) and page.phrase_at(after, heads()) is not None


def _exchanged(page: Page, i: int) -> bool:
    """ "Exchanged notes on a grant", "notes on a grant were exchanged": notes that are exchanged are a document."""
    if page.words[i].low == "letters":
        about = page.same_sentence(i - 1, i + 1) and page.words[i + 1].low in {"on", "concerning", "regarding"}
        return about and page.words[i - 1].low.startswith("exchang")
    if page.words[i].low != "notes" or _OF_FORMALITY.match(page.flat, page.words[i].end):
        return False
    if page.same_sentence(i - 1, i) and page.words[i - 1].low.startswith("exchang"):
        return True
    sentence = page.source.sentences[page.sentence[i]]
    return _WERE_EXCHANGED.match(page.flat, page.words[i].end, sentence.end) is not None


def _signed_at_once(page: Page, i: int) -> bool:
    """ "Signed a programme on culture": a noun that names a document right behind the verb of the pen."""
    if page.words[i].low not in {"programme", "program", "plan"} or not page.same_sentence(i - 2, i + 1):
        return False
    about = page.words[i + 1].low in {"on", "of", "for"} and page.words[i - 1].low in ARTICLES
    return about and page.words[i - 2].low in {"signed", "sign", "signing", "inked"}


def _in_row(page: Page, i: int) -> bool:
    """Whether a noun is a member of a list in running text: "among them an agreement and a statement on …"."""
    if not page.same_sentence(i - 1, i) or page.words[i - 1].low not in {"a", "an", "the"}:
        return False
    start = page.source.sentences[page.sentence[i]].start
    ahead = page.flat[start : page.words[i].start]
    if page.words[i - 1].low == "the" and any(mark in ahead for mark in _QUOTATION_MARKS):
        return False  # '… including this," the statement reads'
    return row_lead("row_inside").search(ahead) is not None or row_lead("row_opening").match(ahead) is not None


@cache
def row_lead(key: str) -> re.Pattern[str]:
    """One of the expressions of what leads a list in running text; case counts."""
    return re.compile(lexicon("agreements")[key])


def _leads_on(page: Page, after: int) -> bool:
    """Whether a noun goes on as a longer name: "Framework Agreement", "Partnership and Cooperation Agreement"."""
    if not page.same_sentence(after - 1, after):
        return False
    if page.words[after].low in {"and", "&"} and page.same_sentence(after, after + 1):
        return page.words[after + 1].capital
    return page.words[after].capital or page.words[after].text == "-"


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
    return 0 if token.low.endswith("ed") and token.low not in words("ed_words") else 1


# Words that end a title on its left as verbs, but are nouns too.
_NOUNS_TOO = frozenset({"support", "review", "exchange", "use", "end", "launch", "release", "initial"})


def _in_name(page: Page, k: int) -> bool:
    """Whether a word in capitals stands between others of a name in running text: "Student Exchange Agreement"."""
    if page.source.sentences[page.sentence[k]].kind == "headline" or not page.same_sentence(k - 1, k + 1):
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
    if not page.same_sentence(x, k) or not _plain(sheet, x):
        return 0
    while (
        page.words[k].low == "and"
        and page.same_sentence(x - 2, k)
        and page.words[x - 1].text == ","
        and _plain(sheet, x - 2)
    ):
        x -= 2
    return k + 1 - x if page.words[k - 1].text != "," or x < k - 2 else 0


def _plain(sheet: Sheet, x: int) -> bool:
    """Whether a token is an ordinary word in capitals, such as titles are made of."""
    page = sheet.page
    token = page.words[x]
    if not token.word or not token.capital or token.low in words("left_stops"):
        return False
    return not (page.country[x] or page.body[x] or sheet.person[x] or sheet.roles[x]) and page.vocabulary(x)


# "Signs Two Agreements": a number of documents is no part of a name, in capitals either.
_COUNTS = frozenset({"two", "three", "several", "various", "numerous", "many", "new", "both", "key", "other"})


def _trim_left(page: Page, first: int, head: int) -> tuple[int, str]:
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
