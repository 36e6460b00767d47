"""Bodies that stand only in the lines above a text which say whose paper it is written on."""

from __future__ import annotations

from kzgraph.extraction.context import Context, OrganisationEntity
from kzgraph.extraction.knowledge import pattern


def without_letterheads(context: Context) -> list[OrganisationEntity]:
    """The organisations that running text names, without those that stand in lines above it only."""
    heads = [
        (s.start, s.end)
        for s in context.source.sentences
        if pattern("organisations", "letterheads").fullmatch(context.flat, s.start, s.end)
    ]
    return [
        body
        for body in context.organisations
        if not heads or any(not any(a <= m.start < b for a, b in heads) for m in body.mentions)
    ]
