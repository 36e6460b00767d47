"""The noun that names a document: an agreement at once, a plan or notes only where the words around it make it one."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.agreements.titles.sheet import heads, plural_heads
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.text.page import Page, phrase_table

_WERE_EXCHANGED = re.compile(r"\s(?:on|concerning|regarding|for) [^;:]{3,200}? (?:was|were) exchanged\b")
# Notes by which two states only tell each other that a document is in force are none themselves.
_OF_FORMALITY = re.compile(
    r" (?:of (?=ratification\b)|(?:on|about|concerning|regarding|confirming) [^.;]{0,40}\b)"
    r"(?:into force|ratification|completion)\b"
)
_QUOTATION_MARKS = frozenset('"”“')


def noun_at(page: Page, i: int, opening: bool) -> tuple[tuple[int, str] | None, bool, bool]:
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
    sentence = page.sentence_of(i)
    return _WERE_EXCHANGED.match(page.flat, page.words[i].end, sentence.end) is not None


def _signed_at_once(page: Page, i: int) -> bool:
    """ "Signed a programme on culture": a noun that names a document as what is signed, alone or behind another."""
    if page.words[i].low not in {"programme", "program", "plan"} or not page.same_sentence(i - 2, i + 1):
        return False
    if page.words[i + 1].low not in {"on", "of", "for"}:
        return False
    start = page.sentence_of(i).start
    ahead = _SIGNED_ROW.search(page.flat, start, page.words[i].start)
    if ahead is None or ahead["row"] is None:
        return ahead is not None
    first = page.at(ahead.start("row"))
    return any(page.phrase_at(k, heads()) for k in range(first, i))


# Before a noun: the verb of the pen, with another document between or none.
_SIGNED_ROW = re.compile(
    r"\b(?:signed|sign|signing(?: of)?|inked)"
    r"(?P<row> (?:(?!\b(?:was|were|is|are|has|have|had|said|will|discussed|reviewed|met|agreed)\b)[^.;:]){5,200}"
    r"(?:,|,? and|,? as well as)(?: also)?)? (?:an?|the|their) (?:[\w-]+ )?\Z"
)


def _in_row(page: Page, i: int) -> bool:
    """Whether a noun is a member of a list in running text: "among them an agreement and a statement on …"."""
    if not page.same_sentence(i - 1, i) or page.words[i - 1].low not in {"a", "an", "the"}:
        return False
    start = page.sentence_of(i).start
    ahead = page.flat[start : page.words[i].start]
    if page.words[i].low == "framework" and not page.words[i].capital:
        return False  # "including talks within the framework of the Partnership"
    if page.words[i - 1].low == "the" and any(mark in ahead for mark in _QUOTATION_MARKS):
        return False  # '… including this," the statement reads'
    return row_lead("row_inside").search(ahead) is not None or any(
        row_lead(key).match(ahead) is not None for key in ("row_opening", "row_choice")
    )


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
