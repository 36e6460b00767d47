"""Clauses whose verb is left out: "A and B signed a treaty, and C and D a memorandum"."""

from __future__ import annotations

import re

from kzgraph.extraction.agreements.deeds.verbs import Trigger
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.settled import Settled

_ARTICLE = re.compile(r" (?:an?|the) (?:[a-z-]+ ){0,2}\Z")
_JOINS = re.compile(r"(?:, and|[,;]|\band|, while|;? while) (?:the |its |his |her )*\Z")
_ROW = re.compile(r"[\w\s.,'&()-]{0,80}?\band (?:the |his |her |its )*(?:[A-Z][\w-]*(?:(?: of| for| and| the)* ))*\Z")


def verb_left_out(context: Settled, sentence: Sentence, title: Title, verb: Trigger) -> int:
    """Where the verb would stand that a clause leaves out; the start of `verb` where it leaves out none.

    Two names right before the title's article, behind a comma or "and", are the subject of a clause of their own.
    """
    flat = context.flat
    article = _ARTICLE.search(flat, max(sentence.start, title.start - 40), title.start)
    if article is None or verb.end >= article.start():
        return verb.start
    at = article.start()
    spots = [(a, b) for a, b, _ in (*context.bodies_between(verb.end, at), *context.named_between(verb.end, at))]
    second = next((s for s in sorted(spots, reverse=True) if s[1] == at), None)
    first = next((s for s in sorted(spots, reverse=True) if second and s[1] < second[0]), None)
    if second is None or first is None or not _ROW.fullmatch(flat, first[1], second[0]):
        return verb.start
    lead = flat[verb.end : first[0]]
    return at if any(_JOINS.search(lead[: len(lead) - cut]) for cut in _offices(lead)) else verb.start


def _offices(lead: str) -> list[int]:
    """How many letters of a title of office may stand at the end of what leads to a name: none, or "Minister ...\""""
    office = re.search(r"(?:[A-Z][\w-]*(?: of| for| and| the)*,? )+\Z", lead)
    return [0, len(office.group())] if office else [0]
