"""Those whom somebody succeeds: "NAME, who replaces NAME" in a post of one country."""

from __future__ import annotations

from itertools import pairwise

from kzgraph.extraction.actors.affiliation.mentions import LOOK_BACK, Run, give
from kzgraph.extraction.actors.affiliation.service import is_international
from kzgraph.extraction.context import Context
from kzgraph.extraction.knowledge import pattern


def affiliate_predecessors(context: Context, lists: list[Run]) -> None:
    """Give those without a country the one of their successors: "NAME, who replaces NAME"."""
    named = [m for run in lists for m in run]
    sentences = context.source.sentences
    numbers = {(s.start, s.end): k for k, s in enumerate(sentences)}
    for after, mention in pairwise(named):
        if mention.person.country is not None or mention.person is after.person:
            continue
        if is_international(mention.person, context):
            continue  # those who come after one another in such a post are of several countries
        lead = context.flat[max(mention.sentence[0], mention.lead - LOOK_BACK) : mention.lead]
        told, earlier = numbers.get(mention.sentence, 0), numbers.get(after.sentence, 0)
        near = told - earlier <= 1 or sentences[told].block == sentences[earlier].block
        if near and pattern("sides", "succeeded").search(lead):
            give([mention], after.person.country)
        elif near and pattern("sides", "of_successor").search(lead):
            before = [m for m in named if m.sentence == after.sentence]
            leaving = [m for m in before if any(role.status == "former" for role in m.person.roles)]
            give([mention], (leaving or before)[0].person.country)
