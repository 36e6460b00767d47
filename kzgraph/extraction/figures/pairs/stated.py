"""Whether a text says near an amount of aid, a loan or a fund that an economy gives or takes it.

What a passage is about does not tell it: a country of which only the opening speaks is no partner of a later amount.
"""

from __future__ import annotations

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.figures.pairs.economies import Pair, economies_in, home_of
from kzgraph.extraction.figures.pairs.helped import helped_by
from kzgraph.extraction.passages.people import people_at
from kzgraph.extraction.passages.sides import opening
from kzgraph.extraction.passages.stage import Stage
from kzgraph.model import CountryCode

# So many sentences before an amount may name who gives or takes it.
_NEAR = 2


def without_unsaid(pair: Pair, last: Pair | None, stage: Stage, sentence: Sentence) -> Pair:
    """The pair without a foreign partner whom neither the sentence nor what it goes on about names.

    It goes on about the two sentences before, the figure before (`last`), the headline, and whom the text helps.
    """
    home = home_of(stage.context)
    if None in pair or sentence.kind == "item" or all(c == home or c in (last or ()) for c in pair):
        return pair
    headline = [s for s in stage.context.source.sentences[:1] if s.kind == "headline"]
    sentences = stage.context.source.sentences
    index = stage.context.source.number_of(sentence)
    near = [sentence, *sentences[max(0, index - _NEAR) : index], *headline]
    known = {home, "EU", helped_by(stage), *(last or ()), *(c for s in near for c in _named_in(stage, s))}
    known |= _met(stage, home)
    said = [c for c in pair if c in known]
    return pair if len(said) == len(pair) else (said[0] if said else None, None)


def _named_in(stage: Stage, sentence: Sentence) -> set[CountryCode | None]:
    """The states of which a sentence speaks: by name, by their people, cities or bodies."""
    context, start, end = stage.context, sentence.start, sentence.end
    named: set[CountryCode | None] = {m.code for m in context.countries_between(start, end)}
    named |= {p.code for p in economies_in(context, sentence, ())}
    places = {p.country for p in context.places_between(start, end)}
    bodies = {b.country for _, _, b in context.bodies_between(start, end)}
    return named | places | bodies | {p.country for p in people_at(context, start, end)}


def _met(stage: Stage, home: CountryCode | None) -> set[CountryCode | None]:
    """The one foreign state with which an encounter of the opening is."""
    start, end = opening(stage)
    held = [e for e in stage.events if any(start <= q.start < end for q in e.evidence)]
    named = {c for e in held for c in e.countries} - {home, "EU"}
    return {*named} if len(named) == 1 else set()
