"""Organisations of states at the end of another body's name: "Council of Ministers of the [Nordic Council]"."""

from __future__ import annotations

from kzgraph.extraction.actors.bodies.listed import listed_as, listed_at_end
from kzgraph.extraction.context import Context, OrganisationEntity, Span
from kzgraph.extraction.knowledge import pattern


def name_those_within(context: Context) -> None:
    """Add the organisations whose full names end those of others, after "of the" or "to the".

    The Council of Heads of State of the Commonwealth of Independent States names two bodies; an abbreviation there
    only says whose the first is. What is named so takes part in nothing itself: hence after the events.
    """
    for outer in list(context.organisations):
        hit = listed_at_end(outer.name)
        if hit is None or hit[1].kind != "intergovernmental" or " " not in outer.name[hit[0] :]:
            continue
        start, listed = hit
        if not pattern("organisations", "before_owners").search(outer.name[:start]):
            continue
        name, end = outer.name[start:], outer.mentions[0].end
        span = Span(end - len(name), end)
        known = next((o for o in context.organisations if listed_as(o.name) is listed), None)
        if known is not None:
            if len(name) > len(known.name) and context.flat[span.start : span.end] == name:
                known.name = name  # and there it is told
                known.mentions = sorted([*known.mentions, span], key=lambda m: m.start)
            continue
        context.organisations.append(OrganisationEntity(name, listed.kind, listed.country, mentions=[span]))
