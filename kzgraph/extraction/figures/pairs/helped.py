"""Whom a text on aid helps: the taker of all its money of which no sentence tells another.

"Norway pledges a new package during the visit to Kyiv … In addition, NOK 1.5 billion is set aside for gas."
"""

from __future__ import annotations

import re

from kzgraph.extraction.figures.pairs.economies import home_of
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.passages.sides import opening
from kzgraph.extraction.passages.stage import PLACES_OF_DEEDS, Stage
from kzgraph.model import CountryCode

_TWO = 2
# What stands before an economy may begin this far ahead.
_AHEAD = 60
_AND_FOR = re.compile(r"(?:,|,? and)(?: for| to| with)? (?:the )?")


def helped_by(stage: Stage) -> CountryCode | None:
    """The one state for which a text's first paragraphs say that help is; else, in one on aid, that of its journey."""
    context, home = stage.context, home_of(stage.context)
    flat, (start, end) = context.flat, opening(stage)
    named: list[CountryCode] = []
    at = start
    for m in context.countries_between(start, end):
        joined = named and m.inside is None and _AND_FOR.fullmatch(flat, at, m.start)
        if joined or (m.inside is None and rule("help_for").search(flat, max(start, m.start - _AHEAD), m.start)):
            named.append(m.code)
            at = m.end
    if named:
        return named[0] if len(set(named)) == 1 else None
    headline = context.source.sentences[0]
    if headline.kind != "headline" or not rule("on_aid").search(flat, headline.start, headline.end):
        return None
    held = [e for e in stage.events if e.kind in PLACES_OF_DEEDS and home in e.countries and not stage.is_past(e)]
    first = min(held, key=lambda e: e.evidence[0].start, default=None)
    if first is None or len(first.countries) != _TWO or first.evidence[0].start >= end:
        return None
    return next(code for code in first.countries if code != home)
