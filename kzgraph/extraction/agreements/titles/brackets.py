"""Brackets and quotation marks in a complement: an abbreviation, the years of a plan, the name of a project."""

from __future__ import annotations

import re

from kzgraph.extraction.agreements.titles.prepositions import time_or_place
from kzgraph.extraction.agreements.titles.rows import goes_on
from kzgraph.extraction.agreements.titles.sheet import Sheet, words
from kzgraph.extraction.text.page import Page, phrase_table

# Longer than the name of any project in running text: a guard against a quotation mark that is not closed.
_LONGEST_QUOTATION = 30
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]*(?:[-/ ]?[A-Z0-9][A-Za-z0-9]*)*")


def abbreviation_at(page: Page, i: int) -> tuple[str, int] | None:
    """An abbreviation in brackets at token i, and the token after it."""
    if i >= len(page.words) or i == 0 or not page.same_sentence(i - 1, i) or page.words[i].text != "(":
        return None
    close = next((k for k in range(i + 1, min(i + 8, len(page.words))) if page.words[k].text == ")"), None)
    if close is None or not page.same_sentence(i, close):
        return None
    inner = page.text(i + 1, close).strip("\"'")
    inner = re.sub(r"^(?:the |hereinafter |or )+", "", inner)
    return (inner, close + 1) if _ABBREVIATION.fullmatch(inner) and inner != inner.lower() and len(inner) < 20 else None


def quotation_at(page: Page, k: int) -> int:
    """The length of a name in quotation marks that opens at token k: 'the grant aid "The Project for …"'; else 0."""
    flat, start = page.flat, page.words[k].start
    if not flat[start - 1 : start].isspace() or not flat[start + 1 : start + 2].isalnum():
        return 0
    last = min(k + _LONGEST_QUOTATION, len(page.words))
    close = next((x for x in range(k + 2, last) if page.words[x].text == '"'), None)
    return close + 1 - k if close is not None and page.same_sentence(k, close) else 0


def over_bracket(sheet: Sheet, k: int, item: bool) -> int:
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
    leads = page.same_sentence(close, after) and page.words[after].low in words("complement") | {"and"}
    if not leads or (page.words[after].low == "and" and not goes_on(sheet, after)):
        return 0
    return close + 1 - k if not time_or_place(sheet, after, k) else 0


def years_in_bracket(page: Page, k: int) -> int:
    """The length of "(2016-2020)" at token k, the years that a plan is for; else 0."""
    if not page.same_sentence(k - 1, k + 4) or [page.words[k].text, page.words[k + 4].text] != ["(", ")"]:
        return 0
    years = [page.words[k + 1].text, page.words[k + 3].text]
    return 5 if page.words[k + 2].text in {"-", "–", "/"} and all(re.fullmatch(r"20\d\d", y) for y in years) else 0


def bare_years(page: Page, k: int) -> int:
    """The length of "2024-2026" at token k, right behind the name of a plan; else 0."""
    if not page.same_sentence(k - 1, k + 2) or page.words[k + 1].text not in {"-", "–", "/"}:
        return 0
    first, last = page.words[k].text, page.words[k + 2].text
    years = re.fullmatch(r"20\d\d", first) and re.fullmatch(r"(?:20)?\d\d", last)
    return 3 if years and first[2:] < last[-2:] else 0
