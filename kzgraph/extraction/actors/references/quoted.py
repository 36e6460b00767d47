"""Whom "I" means in quoted words: who is named beside them as having said them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kzgraph.extraction.actors.references.reference import Reference
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.knowledge import pattern

# Between a quotation and the name of who said it a title has so many letters at most.
_TITLE = 110


def of_quoted(context: Context) -> list[Reference]:
    """ "I" in a quotation behind or before which somebody is named who said it: '"I met A in Rome," Minister B said'.

    Of a quotation of which the paragraph does not tell by name who said it, nothing.
    """
    found = []
    told: tuple[int, PersonEntity] | None = None
    for start, end in _quotations(context):
        said = [m.span() for m in pattern("people", "first_person", cased=True).finditer(context.flat, start, end)]
        if pattern("people", "unsaid_first_person", cased=True).match(context.flat, start, end):
            said.insert(0, (start - 1, start))  # the mark stands for it
        who = _named_behind(context, end) or _named_before(context, start)
        if who is None and told is not None and _goes_on(context, told[1], told[0], start):
            who = told[1]
        told = (end, who) if who is not None else None
        if who is not None:
            found += [Reference(first, last, (who,)) for first, last in said]
    return found


def _goes_on(context: Context, person: PersonEntity, close: int, opening: int) -> bool:
    """Whether a quotation goes on with what somebody said in the one before: '"…," Minister B said. "[…'."""
    between = context.flat[close + 1 : opening - 1]
    if opening - close > _TITLE + _SAYS or "\n" in between or not between.rstrip().endswith((".", ",")):
        return False
    others = (m for p in context.people if p is not person for m in p.mentions)
    return ". " not in between.rstrip() and not any(close < m.start < opening for m in others)


# "said on Monday in Nairobi": so much stands behind the name of who said something.
_SAYS = 60


def _quotations(context: Context) -> Iterator[tuple[int, int]]:
    """Where quoted words begin and end, without their marks, in each paragraph in which every quotation is closed."""
    sentences = context.source.sentences
    blocks = dict.fromkeys(sentence.block for sentence in sentences)
    for block in blocks:
        first = bisect_left(sentences, block, key=lambda s: s.block)
        last = bisect_left(sentences, block + 1, key=lambda s: s.block) - 1
        start, end = sentences[first].start, sentences[last].end
        marks = [mark.start() for mark in _MARK.finditer(context.flat, start, end)]
        if len(marks) % 2 == 0:
            yield from zip((k + 1 for k in marks[::2]), marks[1::2], strict=True)


_MARK = re.compile('"')


def _named_behind(context: Context, close: int) -> PersonEntity | None:
    """Who is named behind a quotation that ends at `close`: '…," said Minister B', '…," Minister B said'."""
    sentence = context.source.sentence_at(close) or context.source.sentence_at(close - 1)
    stop = min(close + _TITLE, sentence.end if sentence else close)
    told = _first(context, close, stop)
    if told is None:
        return None
    person, start, end = told
    between = context.flat[close + 1 : start]
    if pattern("people", "said_by", cased=True).fullmatch(between):
        return person
    lead = pattern("people", "lead_of_speaker", cased=True).fullmatch(between)
    return person if lead and pattern("people", "says").match(context.flat, end) else None


def _named_before(context: Context, opening: int) -> PersonEntity | None:
    """Who is named before a quotation that begins at `opening`: 'Minister B said: "…', 'B told reporters, "…'."""
    sentence = context.source.sentence_at(opening)
    if sentence is None:
        return None
    before = [
        (mention.end, person)
        for person in context.people
        for mention in person.mentions
        if sentence.start <= mention.start and mention.end < opening
    ]
    if not before:
        return None
    end, person = max(before, key=lambda pair: pair[0])
    said = pattern("people", "says_as_follows", cased=True).fullmatch(context.flat, end, opening - 1)
    return person if said else None


def _first(context: Context, start: int, stop: int) -> tuple[PersonEntity, int, int] | None:
    """The first person named between two offsets, and where."""
    named = [
        (mention.start, mention.end, k)
        for k, person in enumerate(context.people)
        for mention in person.mentions
        if start <= mention.start < stop
    ]
    if not named:
        return None
    first, end, k = min(named)
    return context.people[k], first, end
