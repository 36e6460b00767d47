"""Every place that means people of the document without naming them.

A reference is resolved to the person whom the text leaves no doubt about, and left out otherwise.
"""

from __future__ import annotations

from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.actors.references.descriptions import (
    by_honorifics,
    by_service,
    in_short,
    of_countries,
    of_two,
)
from kzgraph.extraction.actors.references.heads import by_headship
from kzgraph.extraction.actors.references.journeys import by_journeys
from kzgraph.extraction.actors.references.latter import of_latter
from kzgraph.extraction.actors.references.pronouns import by_pronouns
from kzgraph.extraction.actors.references.quoted import of_quoted
from kzgraph.extraction.actors.references.reference import Reference
from kzgraph.extraction.actors.references.speaker import of_speaker
from kzgraph.extraction.actors.references.titles import by_titles
from kzgraph.extraction.context import Context, Span
from kzgraph.extraction.text.page import Page


def find_references(context: Context, page: Page, roles: list[RolePhrase]) -> list[Reference]:
    """Titles, pronouns and the first person that mean one of the document's people, in order; also noted on them."""
    introduced = [Reference(s.start, s.end, (p,)) for p in context.people for s in p.references]
    titles, unknown = by_titles(context, page, roles)
    found = [*titles, *of_countries(context, titles), *by_honorifics(context), *in_short(context), *of_speaker(context)]
    found += [*by_journeys(context), *of_two(context), *by_service(context), *by_headship(context)]
    found += [*of_quoted(context), *of_latter(context)]
    found += by_pronouns(context, [*found, *introduced], unknown)
    found.sort(key=lambda r: r.start)
    for reference in found:
        for person in reference.people:
            person.references.append(Span(reference.start, reference.end))
    return sorted([*found, *introduced], key=lambda r: r.start)
