"""Whether the next word behind a noun goes on with the title or ends it."""

from __future__ import annotations

import re

from kzgraph.extraction.agreements.titles.brackets import bare_years, over_bracket, quotation_at, years_in_bracket
from kzgraph.extraction.agreements.titles.prepositions import (
    by_giver,
    date_of_inner,
    founding,
    money_ahead,
    of_deed,
    time_or_place,
    up_to_sum,
    with_partner,
    with_party,
)
from kzgraph.extraction.agreements.titles.rows import document_ahead, goes_on, is_enumeration
from kzgraph.extraction.agreements.titles.sheet import ARTICLES, Sheet, is_verbal, words
from kzgraph.extraction.text.page import Page, phrase_table


def step_right(sheet: Sheet, k: int, begin: int, item: bool) -> int:
    """How many tokens at `k` go on with the title: 0 where it has ended."""
    page = sheet.page
    token = page.words[k]
    if token.text == "." and _of_company(page, k):
        return 1
    if token.text in {";", ":", ".", "—", "…", "?", "!", "|"}:
        return 0
    if token.text == "(":
        return years_in_bracket(page, k) or over_bracket(sheet, k, item)
    if page.phrase_at(k, phrase_table("agreements", "signed_by")):
        return 0
    if item:
        return 0 if _entry_ends(sheet, k) else 1
    if token.text in {"–", "-", "/", "&", "'s"} or not token.word:
        years = bare_years(page, k) if k > begin else 0
        return years or _mark_step(sheet, k, begin)  # the Roadmap for Cooperation 2024-2027
    if page.body[k]:
        return max(1, page.body[k][1] - k)  # type: ignore[index]
    if sheet.person[k] and k > begin and page.words[k - 1].capital:  # Institute Matías Romero
        return 1
    if sheet.person[k] or sheet.roles[k]:
        return 0
    if sheet.date[k]:
        return 1 if _span_of_years(page, k) or _dated_title(sheet, k) else 0
    return _word_step(sheet, k, begin)


def _of_company(page: Page, k: int) -> bool:
    """Whether a full stop at token k belongs to a company's name that goes on: "China Rail Co., Ltd. on …"."""
    goes_on = page.same_sentence(k - 1, k + 1) and (page.words[k + 1].text == "," or page.words[k + 1].word)
    return goes_on and page.words[k - 1].low in {"co", "ltd", "inc", "corp"}


def _entry_ends(sheet: Sheet, k: int) -> bool:
    """Whether an entry's title ends before token k: ", which X signed", ", between A and B", "by Mr X", "was"."""
    page = sheet.page
    token = page.words[k]
    if token.low in {"was", "were", "will"}:
        return True
    if not page.same_sentence(k, k + 1):
        return False
    following = page.words[k + 1]
    if token.text == ",":
        return following.low in {"which", "who", "between", "by", "exchanged", "signed"}
    if token.low == "by":
        titled = following.low.rstrip(".") in {
            "mr",
            "ms",
            "mrs",
            "dr",
            "h.e",
            "he",
            "shri",
            "smt",
            "minister",
            "the minister",
        }
        return titled or sheet.person[k + 1] or sheet.roles[k + 1]
    return False


def _mark_step(sheet: Sheet, k: int, begin: int) -> int:
    page = sheet.page
    token = page.words[k]
    if token.text in {"$", "€", "£", "%"}:
        return 1
    if token.text in {"–", "-", "/", "&"}:
        if _between_countries(page, k):
            return 1
        tight = (
            page.words[k - 1].end == token.start
            and page.same_sentence(k, k + 1)
            and page.words[k + 1].start == token.end
        )
        return 1 if tight or token.text == "&" else 0
    if token.text == "'s" or (token.text == "'" and page.words[k - 1].low.endswith("s")):
        return 1
    if token.text == ",":
        return 1 if is_enumeration(sheet, k, begin) else 0
    if token.text == '"':
        return quotation_at(page, k)
    if token.text[0].isdigit():
        return 1 if _span_of_years(page, k) or not sheet.date[k] or _dated_title(sheet, k) else 0
    return 0


def _between_countries(page: Page, k: int) -> bool:
    """ "The Uzbekistan – Afghanistan – Pakistan railway": a dash with blanks joins two countries."""
    return bool(page.same_sentence(k - 1, k + 1) and page.country[k - 1] and page.country[k + 1])


def _dated_title(sheet: Sheet, k: int) -> bool:
    """Whether a year belongs to a document that this one is about: "to the 2006 Air Services Agreement"."""
    page = sheet.page
    if not page.same_sentence(k - 1, k + 1) or page.words[k - 1].low not in _OWNING or sheet.date[k + 1]:
        return False
    return page.words[k + 1].capital or document_ahead(page, k + 1)


_OWNING = frozenset({"the", "its", "their"})


def _span_of_years(page: Page, k: int) -> bool:
    """ "for 2026-2028", "for the period 2024 to 2026": years that belong to the title."""
    words = [page.words[x].low for x in range(max(0, k - 7), k) if page.same_sentence(x, k)]
    lead = [w for w in words if w.isalpha()]
    return bool(lead) and (
        lead[-1] in {"for", "period", "years"}
        or lead[-2:] == ["for", "the"]
        or (lead[-1] in {"to", "and", "until"} and "for" in lead)
    )


def _word_step(sheet: Sheet, k: int, begin: int) -> int:
    page = sheet.page
    token = page.words[k]
    headline = page.sentence_of(k).kind == "headline"
    if k > begin + 1 and _finite_verb(page, k):
        return 0
    if page.same_sentence(k, k + 1) and page.words[k + 1].low in _OWN_PHRASES.get(token.low, ()):
        return 2
    if token.low in _GIVEN and page.words[k - 1].low not in ARTICLES and (length := by_giver(page, k)):
        return length  # assistance granted by Romania
    if token.low == "up" and (sum_ := up_to_sum(page, k)):
        return sum_
    if token.low == "from" and page.words[k - 1].low in _BEFORE_FROM and page.same_sentence(k, k + 1):
        return 1
    if _OF_FORMER.match(page.flat, token.start):
        return 3  # a roadmap for its implementation
    if token.low == "our" and (ours := _OF_OURS.match(page.flat, token.start)) and page.words[k - 1].low in _OURS:
        return len(ours.group().split())  # between the academies of our two countries
    if token.low in {"this", "these"} and page.words[k - 1].low in {"concerning", "regarding"}:
        return 1  # the exchange of notes concerning this grant
    if k == begin and token.low in words("doing"):
        return 1  # an agreement abolishing visas
    if token.low in words("right_stops") and (headline or not _named_so(page, k)) and not _of_doing(page, k):
        return 0
    if token.low == "to" and page.words[k - 1].low in words("to_words"):
        return 1
    if page.phrase_at(k, phrase_table("agreements", "right_stop_phrases")) and not of_deed(page, k, begin):
        return 0
    if token.low in {"for", "of"} and k == begin and money_ahead(page, k + 1):
        return 0  # "a grant agreement for $5 million"
    if token.low == "of" and (inner := date_of_inner(sheet, k, begin)):
        return inner
    if token.low in {"in", "on", "at", "of", "for"} and time_or_place(sheet, k, begin):
        return 0
    if token.low == "with":
        if page.words[k - 1].capital:
            return _about_behind_partner(sheet, k) if k == begin else 0
        return with_party(page, k, begin) or with_partner(page, k)
    if token.low == "to":
        return 2 if founding(page, k, begin) else int(_capital_next(page, k))
    if token.low in {"and", "or"}:
        return 1 if goes_on(sheet, k) else 0
    if token.text.islower() and is_verbal(token.low):
        return (
            1
            if page.words[k - 1].low in {"on", "of", "for", "the", "in", "and", ",", "a", "an"}
            and page.same_sentence(k, k + 1)
            and page.words[k + 1].text.islower()
            and page.words[k + 1].low not in words("right_stops") | words("complement")
            else 0
        )
    return 1


def _about_behind_partner(sheet: Sheet, k: int) -> int:
    """The length of "with the United States" behind a name in capitals, where "on nuclear energy" follows; else 0."""
    page = sheet.page
    length = with_partner(page, k)
    about = k + length
    if not length or not page.same_sentence(k, about + 1):
        return 0
    led = page.words[about].low in {"on", "concerning", "regarding"}
    return length if led and not (sheet.date[about + 1] or page.calendar(about + 1)) else 0


def _named_so(page: Page, k: int) -> bool:
    """Whether a word that ends a title stands in a name: "Air Services Under Review", "an Open Skies arrangement"."""
    token, before = page.words[k], page.words[k - 1]
    if not token.capital or page.opens_sentence(k) or token.low in {"which", "that"}:
        return False
    goes_on = page.same_sentence(k, k + 1) and page.words[k + 1].capital and page.words[k + 1].word
    return before.capital or (before.low in ARTICLES and goes_on)


def _of_doing(page: Page, k: int) -> bool:
    """Whether a word in -ing is what the document is about: "on the opening of a school", "on creating a fund"."""
    if not page.words[k].low.endswith("ing") or page.words[k].low in _PREPOSITIONS:
        return False
    about = {"on", "for", "of", "regarding", "concerning"}
    if page.words[k - 1].low == "the":
        return page.words[k - 2].low in about and page.same_sentence(k, k + 1) and page.words[k + 1].low in {"of", "up"}
    return page.words[k - 1].low in about


_PREPOSITIONS = frozenset({"including", "following", "during", "pending", "according", "concerning", "regarding"})
# What "by" and a giver may follow in a title, of money: "a loan granted by Japan".
_GIVEN = frozenset({"granted", "provided", "extended", "funded", "financed"})
# What may follow a word in a title that else ends it: "freight by road", "persons residing without authorisation".
_OWN_PHRASES = {
    "by": {"means", "way", "road", "rail", "sea", "air", "water", "land"},
    "without": {"permission", "authorisation", "authorization", "permit", "permits"},
}
# Nouns that "from" belongs to: "exemption from visa requirements", "the supply of products from India".
_OF_FORMER = re.compile(r"for (?:its|their) implementation\b")
_OURS = frozenset({"of", "between"})
_OF_OURS = re.compile(
    r"our (?:(?:two|respective|foreign|both) )?(?:countries|ministries|governments|nations|states|academies|parliaments"
    r"|institutions|universities|institutes|peoples)\b",
    re.IGNORECASE,
)
_BEFORE_FROM = frozenset(
    {"exemption", "exemptions", "protection", "relief", "release", "transition", "products", "goods", "gas", "oil"}
    | {"electricity", "energy", "workers", "imports", "exports", "removal"}
)


def _finite_verb(page: Page, k: int) -> bool:
    """ "… on Social Security coordinates the old-age schemes": a word in -s right before an article is a verb."""
    token = page.words[k]
    if not token.text.islower() or not token.low.endswith("s") or token.low.endswith("ss"):
        return False
    return page.same_sentence(k, k + 1) and page.words[k + 1].low in _AFTER_VERB


_AFTER_VERB = frozenset({"the", "a", "an", "its", "their", "how", "it", "them", "us"})


def _capital_next(page: Page, k: int) -> bool:
    return page.same_sentence(k, k + 1) and page.words[k + 1].capital and page.words[k - 1].capital
