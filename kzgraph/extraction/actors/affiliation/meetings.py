"""Whom people meet, as the text says: those are of other countries than they."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.affiliation.mentions import Run
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.triggers import tells_of

# Words about a meeting stand so near before those met.
_SEGMENT = 120
_ENCOUNTERS = ("meeting", "call", "consultations", "dialogue")
_COUNTERPART = re.compile(r"\b(?:his|her) ([^\W\d_][\w .-]{2,30}?) (?:counterpart|colleague)\b")
_COUNTERPARTS = re.compile(r"\b(?:his|her|their) (?:counterparts|colleagues) (?:from|of)\b")


def words_before(context: Context, run: Run) -> str:
    """The words of a sentence that stand close before a list of people."""
    start, lead = run[0].sentence[0], run[0].lead
    return context.flat[max(start, lead - _SEGMENT) : lead]


def is_met(segment: str) -> bool:
    """Whether words that end before a name tell that the one named is met."""
    return pattern("sides", "met").search(segment) is not None


def meets_own(context: Context, person: PersonEntity) -> bool:
    """Whether the sentence that first names a person tells of a meeting with somebody of the document's own country."""
    at = person.mentions[0].start
    sentence = context.source.sentence_at(at)
    own = [m.end for p in context.people if p.country == context.home and not p.assumed for m in p.mentions]
    before = [end for end in own if sentence and sentence.start < end < at]
    if not before:
        return False
    return any(tells_of(kind, context.flat[max(before) : at]) for kind in ("meeting", "call"))


def met_by_opener(context: Context, person: PersonEntity, opens: PersonEntity) -> str | None:
    """The country of whom a person meets that opens the text: "Vice President A spoke with President B of [France]".

    A is not French, also where the text then speaks of France alone.
    """
    if person is not opens:
        return None
    at = person.mentions[0].end
    sentence = context.source.sentence_at(at - 1)
    others = ((m.start, p.country) for p in context.people if p.country and not p.assumed for m in p.mentions)
    after = [(start, code) for start, code in others if sentence and at < start < sentence.end]
    start, code = min(after, default=(at, None))
    return code if any(tells_of(kind, context.flat[at:start]) for kind in _ENCOUNTERS) else None


def countries_met(context: Context) -> set[str]:
    """The countries of those of whom a text says that somebody named before them in the sentence meets them."""
    found: set[str] = set()
    mentions = sorted(((m.start, m.end, p) for p in context.people for m in p.mentions), key=lambda m: m[0])
    for sentence in context.source.sentences:
        inside = [m for m in mentions if sentence.start <= m[0] < sentence.end]
        if not inside:
            continue
        begin = inside[0][1]
        flat = context.flat
        found |= {
            p.country
            for start, _, p in inside[1:]
            if p.country and not p.assumed and any(tells_of(kind, flat[begin:start]) for kind in _ENCOUNTERS)
        }
        if met := _COUNTERPARTS.search(flat, begin, sentence.end):
            found |= {c.code for c in context.countries if met.start() <= c.start < sentence.end}
    return found


def meets_country(context: Context, person: PersonEntity) -> bool:
    """Whether the sentence that first names a person goes on to a meeting with somebody of the document's own country.

    "Minister A met the Ambassador of Japan" tells nothing of A's country but that it is not Japan.
    """
    at = person.mentions[0].end
    sentence = context.source.sentence_at(at - 1)
    if sentence is None:
        return False
    inside = [c.start for c in context.countries if c.code == context.home and at < c.start < sentence.end]
    met = pattern("sides", "meets_one_of", cased=True)
    return any(met.search(context.flat, at, start) for start in inside)


def counterparts_of(context: Context, person: PersonEntity) -> set[str]:
    """The countries of "his French counterpart" after the person's name: none of them is the person's own."""
    sentence = context.source.sentence_at(person.mentions[0].start)
    if sentence is None:
        return set()
    spans = [m.span(1) for m in _COUNTERPART.finditer(context.flat, person.mentions[0].end, sentence.end)]
    return {c.code for c in context.countries if any(start <= c.start < end for start, end in spans)}
