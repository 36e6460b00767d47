"""What a preposition leads to in a complement: a party, a sum, a deed, another document, or only a time or place."""

from __future__ import annotations

import re

from kzgraph.extraction.agreements.titles.sheet import Sheet, heads, words
from kzgraph.extraction.text.page import Page

_SCALES = frozenset({"million", "billion", "thousand", "trillion"})
_MONEY = re.compile(r"(?:US|A|C|NZ)?[$€£¥]|(?:USD|EUR|GBP|JPY|CHF)\Z")
_BEFORE_COUNTRY = frozenset({"the", "former", "future", "republic", "of", "kingdom", "state"})


def with_partner(page: Page, k: int) -> int:
    """The number of tokens of "with the European Union" at token k: a party that the title names at its end."""
    if page.words[k].low != "with":
        return 0
    x = k + 1
    while page.same_sentence(k, x) and page.words[x].low in _BEFORE_COUNTRY:
        x += 1
    if not page.same_sentence(k, x) or not (page.country[x] or page.body[x]):
        return 0
    named = page.country[x]
    if named is not None and named.form != "name":
        return 0
    stop = x + 1
    while page.same_sentence(k, stop) and page.country[stop] is named and named is not None:
        stop += 1
    if page.body[x]:
        stop = page.body[x][1]  # type: ignore[index]
    owns = page.same_sentence(k, stop) and (page.words[stop].text in {"'s", "'"} or page.words[stop].capital)
    return 0 if owns else stop - k


def date_of_inner(sheet: Sheet, k: int, begin: int) -> int:
    """The length of "of 22 September 2003" behind another document in a title: "protocol to the agreement of …"."""
    page = sheet.page
    if not page.same_sentence(k, k + 1) or not sheet.date[k + 1]:
        return 0
    if not any(page.phrase_at(x, heads()) for x in range(begin, k)):
        return 0
    last = k + 1
    while page.same_sentence(k, last) and sheet.date[last]:
        last += 1
    return last - k


def money_ahead(page: Page, k: int) -> bool:
    """Whether a sum begins at token k: "$5 million", "1.7 billion dollars"."""
    if not page.same_sentence(k - 1, k):
        return False
    scaled = page.words[k].text[0].isdigit() and page.same_sentence(k, k + 1) and page.words[k + 1].low in _SCALES
    return scaled or _MONEY.match(page.words[k].text) is not None


def up_to_sum(page: Page, k: int) -> int:
    """The length of "up to" at token k where a sum follows, else 0: "a loan of up to 3.4 billion yen for the port"."""
    if not page.same_sentence(k, k + 2) or page.words[k + 1].low != "to":
        return 0
    return 2 if money_ahead(page, k + 2) else 0


def of_deed(page: Page, k: int, begin: int) -> bool:
    """ "On a grant" right behind the noun, "the construction of a pipeline": that belongs to the title."""
    if not page.same_sentence(k, k + 2) or page.words[k + 1].low not in {"a", "an"}:
        return False
    if page.words[k].low == "on" and k > begin:
        if page.words[begin].low == "with" and (page.country[k - 1] or page.body[k - 1]):
            return page.words[k + 2].low not in words("not_about")  # with the Development Bank on a credit line
        return page.words[k + 2].capital and not page.calendar(k + 2)  # between A and B on a Closer Partnership
    if page.words[k].low == "on":
        return page.words[k + 2].low not in words("not_about")
    if page.words[k].low == "for":
        named = k == begin and page.words[k - 1].capital  # the Plan of Action for a stronger economy
        return not (named or page.words[k + 2].low in words("not_for_a") or page.words[k + 2].text[0].isdigit())
    return page.words[k].low == "of" and k > begin and page.words[k - 1].low.endswith(_DEEDS)


def by_giver(page: Page, k: int) -> int:
    """The length of "granted by Japan", with "to the Republic of Peru" where it follows; 0 without a giver."""
    if not page.same_sentence(k, k + 2) or page.words[k + 1].low != "by":
        return 0
    giver = _after_name(page, k + 2)
    if not giver:
        return 0
    to = page.same_sentence(k, giver) and page.words[giver].low == "to"
    taker = _after_name(page, giver + 1) if to else 0
    return (taker or giver) - k


def _after_name(page: Page, k: int) -> int:
    """The token after a country or body that is named at token k, "the Republic of" before it or not; 0 if none is."""
    x = k
    while page.same_sentence(k - 1, x) and page.words[x].low in _BEFORE_COUNTRY and not page.body[x]:
        x += 1
    if not page.same_sentence(k - 1, x) or not (page.country[x] or page.body[x]):
        return 0
    if span := page.body[x]:
        return span[1]
    named = page.country[x]
    while page.same_sentence(k, x) and page.country[x] is named:
        x += 1
    return x


_DEEDS = ("tion", "sion", "ment", "ing", "ance", "ence", "sfer")


def with_party(page: Page, k: int, begin: int) -> int:
    """ "free trade agreement with Indonesia": the other party, right after the noun."""
    x = k + 1
    if k != begin or not page.same_sentence(k, x) or page.words[k - 1].capital:
        return 0
    if page.words[x].low == "the" and page.same_sentence(k, x + 1):
        x += 1
    return 1 if page.country[x] or page.body[x] else 0


def founding(page: Page, k: int, begin: int) -> bool:
    """ "Agreement to establish a Joint Commission": the deed that the document does."""
    return k == begin and page.same_sentence(k, k + 1) and page.words[k + 1].low in words("to_verbs")


def time_or_place(sheet: Sheet, k: int, begin: int) -> bool:
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
    if page.words[k].low == "in" and page.words[x].capital and page.same_sentence(k, x + 2) and k == begin:
        # "signed the Access Agreement in Malacañang on 8 July": a place that nobody knows
        return page.words[x + 1].low == "on" and (sheet.date[x + 2] or page.calendar(x + 2))
    return page.words[k].low == "on" and page.calendar(x)
