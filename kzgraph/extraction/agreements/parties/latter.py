"""The sides of what was signed "with the latter", where those who were met are told by their states alone."""

from __future__ import annotations

from itertools import pairwise

from kzgraph.extraction.agreements.party import country_party
from kzgraph.extraction.agreements.subjects.people import subject_people
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.passages.stage import Stage
from kzgraph.model import Evidence, Party

_AND = {" and ", " and the ", ", and ", ", and the "}


def with_latter(stage: Stage, sentence: Sentence, title: Title, verb: int, evidence: Evidence) -> list[Party]:
    """The two states of "met the ministers of A, B and C, and signed a pact with the latter"; none where it is open.

    The latter is the last of the row told last, in the sentence or the one before it; the other side is of who signs
    (at the verb), else home.
    """
    context = stage.context
    latter = pattern("people", "the_latter").search(context.flat, sentence.start, sentence.end)
    near = latter is not None and (latter.end() <= title.start or latter.start() - title.end <= _NEAR)
    if latter is None or not near or context.meant_between(*latter.span("who")):
        return []
    before = context.source.before(sentence)
    for told in filter(None, (sentence, before)):
        named = [c for c in context.countries_between(told.start, told.end) if c.end <= latter.start()]
        rows = [(a.code, b.code) for a, b in pairwise(named) if context.flat[a.end : b.start] in _AND]
        if not rows:
            continue
        meant = rows[-1][1 if latter["last"] else 0]
        hands = [p.country for p in subject_people(stage, sentence, verb) if p.country]
        ours = next((code for code in [*hands, context.home] if code and code != meant), None)
        return [country_party(ours, evidence), country_party(meant, evidence)] if ours else []
    return []


_NEAR = 30
