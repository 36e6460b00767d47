"""How far a title reaches behind its noun: "on …", "between A and B", "for 2026-2028".

The complement ends with its clause: at a verb, a relative, another document, or a phrase of time and place.
"""

from __future__ import annotations

import re

from kzgraph.extraction.agreements.titles.brackets import abbreviation_at, bare_years, quotation_at, years_in_bracket
from kzgraph.extraction.agreements.titles.going_on import step_right
from kzgraph.extraction.agreements.titles.prepositions import with_partner
from kzgraph.extraction.agreements.titles.sheet import ARTICLES, Sheet, words
from kzgraph.extraction.text.page import Page

# Longer than any title in running text: a guard against sentences without a verb.
_LONGEST_PROSE = 48


def complement_of(sheet: Sheet, after: int, item: bool, *, dated: bool = False) -> tuple[int, str | None]:
    """The token after the title, and the abbreviation that stands in brackets behind it.

    `dated` says that nothing else tells which document it is, so that its date does: "the Protocol of 2018".
    """
    page = sheet.page
    end, abbreviation = after, None
    quoted = (
        page.same_sentence(after - 2, after + 1) and page.words[after].text == '"' and page.words[after - 2].text == '"'
    )
    if quoted and page.words[after + 1].low in words("complement"):  # the "Roadmap" for cooperation
        after += 1
    if (named := quotation_at(page, after) if page.same_sentence(after - 1, after) else 0) and page.words[
        after
    ].text == '"':
        return after + named, None  # the Financing Agreement "Support to Education"
    if dated and (day := _date_of_title(sheet, after)):
        return day, None
    if page.same_sentence(after - 1, after) and re.fullmatch(r"20\d\d", page.words[after].text):  # Vision 2030
        after = end = after + 1 if page.words[after - 1].low == "vision" else after
    bracket = abbreviation_at(page, after)
    if bracket:
        abbreviation, after = bracket
    elif years := years_in_bracket(page, after) or bare_years(page, after):
        after = end = after + years
    headline = page.same_sentence(end - 1, after) and page.sentence_of(after).kind == "headline"
    if (
        headline
        and page.words[after].low in {"from", "by"}
        and page.words[after - 1].low in {"statement", "declaration"}
    ):
        while page.same_sentence(after, end):
            end += 1
        return end, abbreviation
    leads = words("complement") | words("doing") | {"with"}
    if not page.same_sentence(end - 1, after) or not (item or page.words[after].low in leads):
        return end, abbreviation
    last = _complement(sheet, after, item)
    if last <= after + 1 and (about := _over_setting(sheet, after)):
        last = _complement(sheet, about, item)
        return (last, abbreviation) if last > about + 1 else (end, abbreviation)
    if last <= after + 1:
        return end, abbreviation
    if abbreviation is None and (late := abbreviation_at(page, last)) and _spells(page, end, late[0]):
        abbreviation = late[0]
    return last, abbreviation


def _over_setting(sheet: Sheet, k: int) -> int:
    """The token after "in Oslo" where "on fisheries" follows it; 0 where nothing does, or a day."""
    page = sheet.page
    x = k + 1
    if page.words[k].low != "in":
        return 0
    while page.same_sentence(k, x) and page.place[x]:
        x += 1
    about = x > k + 1 and page.same_sentence(k, x + 1) and page.words[x].low in {"on", "regarding", "concerning"}
    return x if about and not (sheet.date[x + 1] or page.calendar(x + 1)) else 0


def _date_of_title(sheet: Sheet, after: int) -> int:
    """The token after "of 19 September" behind a bare noun, with a partner if it is told; 0 where there is none."""
    page = sheet.page
    if not page.same_sentence(after - 1, after + 1) or page.words[after].low != "of" or not sheet.date[after + 1]:
        return 0
    last = after + 1
    while page.same_sentence(after, last) and sheet.date[last]:
        last += 1
    return last + with_partner(page, last) if page.same_sentence(after, last) else last


def _spells(page: Page, after: int, abbreviation: str) -> bool:
    """Whether an abbreviation behind a complement is the document's own: it ends like the head ("…A" of Agreement)."""
    return page.words[after - 1].text[:1].upper() == abbreviation[-1:] or abbreviation.lower() in {"mou", "moc"}


def _complement(sheet: Sheet, k: int, item: bool) -> int:
    """The token after the complement that begins at token k."""
    page = sheet.page
    begin = k
    while page.same_sentence(begin, k) and (item or k - begin < _LONGEST_PROSE):
        step = step_right(sheet, k, begin, item)
        if not step:
            break
        k += step
    return _trim_right(page, begin, _before_holder(sheet, begin, k))


def _before_holder(sheet: Sheet, begin: int, k: int) -> int:
    """The token k, or that of "with" before it where "with ASEAN Secretary-General X", "with Japan's Y" are people."""
    page = sheet.page
    if not page.same_sentence(begin, k) or not (sheet.person[k] or sheet.roles[k]):
        return k
    at = k - 1
    while at > begin and (page.country[at] or page.body[at] or page.words[at].low in ARTICLES | {"'s"}):
        at -= 1
    return at if page.words[at].low == "with" else k


def _trim_right(page: Page, begin: int, k: int) -> int:
    tails = (
        words("complement")
        | ARTICLES
        | {"and", ",", "or", "with", "at", ";", ".", ":", "-", "–", "—", "as", "both", "its", "their", '"', "the"}
    )
    while k > begin and page.words[k - 1].low in tails and not _closes_quotation(page, begin, k):
        k -= 1
    return k


def _closes_quotation(page: Page, begin: int, k: int) -> bool:
    """Whether the token before k is the second of two quotation marks."""
    marks = sum(page.words[x].text == '"' for x in range(begin, k))
    return page.words[k - 1].text == '"' and marks > 0 and marks % 2 == 0
