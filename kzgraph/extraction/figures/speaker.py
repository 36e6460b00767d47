"""Whose dollar a bare "$" is: that of a government which has one and whose own text this is, else the US dollar."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.context import Context
from kzgraph.extraction.dates.calendar_words import alternatives, pattern
from kzgraph.extraction.knowledge import lexicon
from kzgraph.model import CountryCode

# Who speaks is told in the headline, the line below it or the dateline.
_TOP = 700


def dollar_country(context: Context) -> CountryCode | None:
    """The country whose dollar "$" means in a document; None where it is the US dollar or nothing tells."""
    return next((code for code in sorted(lexicon("currencies")["speakers"]) if _speaks(code, context)), None)


def _speaks(code: CountryCode, context: Context) -> bool:
    document = context.source.document
    sources = f"{document.publisher or ''} {document.url or ''}"
    entry = lexicon("currencies")["speakers"][code]
    if re.search(entry["sources"], sources, re.IGNORECASE):
        return True
    statement, dateline, own_money = _forms(code)
    top = f"{document.title or ''}\n{context.flat[:_TOP]}"
    if statement.search(top) or dateline.search(top):
        return True
    return context.home == code and own_money.search(context.flat) is not None


@cache
def _forms(code: CountryCode) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    money = lexicon("currencies")
    entry = money["speakers"][code]
    names, adjectives = alternatives(entry["names"]), alternatives(entry["adjectives"])
    posts = "(?:Minister|Ministry|Government|Governor-General|Secretary|Ambassador|Commissioner)"
    office = rf"(?:{posts}[^.\n]{{0,60}}?\b(?:of|for) {names}|{adjectives} (?:Prime |Foreign )?{posts})"
    who = rf"(?:{names}|{adjectives} Government|we|I|(?:my|our) government)"
    return (
        pattern(rf"\b{money['statements']}\b[^.\n]{{0,20}}?\b(?:by|from|of)\b[^.\n]{{0,80}}?{office}\b"),
        pattern(rf"(?:\A|\n) ?(?:{entry['capital']})\b[^.\n]{{0,40}}?(?:[–—]| - |--|:)"),
        pattern(rf"\b{who}(?: [a-z'-]{{1,15}}){{0,3}} {money['gives']}\b[^.\n]{{0,80}}?\$"),
    )
