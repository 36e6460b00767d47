"""Whose money a name is that several countries have for theirs: "$", "kroner", "rupees"."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.actors.references.speaker import author
from kzgraph.extraction.context import Context
from kzgraph.extraction.dates.calendar_words import alternatives, pattern
from kzgraph.extraction.figures.amounts import Owner
from kzgraph.extraction.figures.kinds.wishes import clause_start
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.settled import Settled
from kzgraph.model import CountryCode

# Who speaks is told in the headline, the line below it or the dateline.
_TOP = 700


def money_owner(context: Settled) -> Owner:
    """Tells whose money such a name means at an offset of a text: see `_owner`."""

    @cache
    def home() -> CountryCode | None:
        # A foreign text on Canada speaks of US dollars all the same.
        dollars = lexicon("currencies")["by_country"]["dollar"]
        return dollar_country(context) or (None if context.home in dollars else context.home)

    def owner(name: str, offset: int) -> CountryCode | None:
        if name == "dollar":
            return _named_before(context, offset) or home()
        return _owner(context, name, offset, home())

    return owner


# A number and its scale before bare "dollars", which a sign does not replace: "(US$2 million)" may stand for them.
_BARE = re.compile(r"[\d.,\s]+(?:(?:thousand|million|billion|trillion|mln|bln|bn|mn)\s+)?dollars\b", re.IGNORECASE)


_OF_COUNTRY = re.compile(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+)? dollars\b")


def _named_before(context: Settled, offset: int) -> CountryCode | None:
    """The country whose dollars the sentence names before bare ones: "55 billion Canadian dollars, … 46.6 billion
    [dollars]"."""
    sentence = context.source.sentence_at(offset)
    if sentence is None or _BARE.match(context.flat, offset, sentence.end) is None:
        return None
    names = lexicon("currencies")["names"]
    before = _OF_COUNTRY.finditer(context.flat, sentence.start, offset)
    named = [unit for m in before if (unit := names.get(m.group().removesuffix("s")))]
    return str(named[-1])[:_COUNTRY] if named else None


def _owner(context: Settled, name: str, offset: int, home: CountryCode | None) -> CountryCode | None:
    """The country that speaks, else the one of those with such money that the clause names, or the text alone.

    A country that is only named most does not speak, but is meant where a clause names several; else the first of them,
    but for pounds and yen, which are those that all the world has.
    """
    own = lexicon("currencies")["by_country"][name]
    default = own["default"][:_COUNTRY]
    at_home = home if home == default or home in own else None
    if at_home and context.speaks:
        return at_home
    sentence = context.source.sentence_at(offset)
    start = clause_start(context.flat, sentence.start, offset) if sentence else offset
    here = context.countries_between(start, sentence.end) if sentence else ()
    named = [c.code for c in here if c.code == default or c.code in own]
    if len(set(named)) > 1 and own["default"] in _OF_THE_WORLD:
        return None
    named = [c.code for c in here if c.start < offset and c.code in named] or named
    if at_home and (not named or at_home in named):
        return at_home
    if not named:
        codes = {c.code for c in context.countries if c.code == default or c.code in own}
        return codes.pop() if len(codes) == 1 else None
    return named[0]


# The first letters of a currency's code are its country's.
_COUNTRY = 2
_OF_THE_WORLD = frozenset({"GBP", "JPY"})


def dollar_country(context: Context) -> CountryCode | None:
    """The country whose dollar "$" means, where its government speaks; None where that is the US or nothing tells."""
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
    writer = author(context)
    ours = code in {context.home, writer.country if writer else None}
    return ours and own_money.search(context.flat) is not None


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
        # also a line of its own: "Ottawa, Ontario"
        pattern(
            rf"(?:\A|\n) ?(?:{entry['capital']})"
            rf"(?:\b[^.\n]{{0,40}}?(?:[–—]| - |--|:)|, (?!\w+ and )[\w ]{{2,20}}(?=\n))"
        ),
        pattern(rf"\b{who}(?: [a-z'-]{{1,15}}){{0,3}} {money['gives']}\b[^.\n]{{0,80}}?\$"),
    )
