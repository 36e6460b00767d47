"""Who acts for a side that calls itself a state and has no code: "Somaliland's President NAME" acts for no country."""

from __future__ import annotations

from kzgraph.extraction.actors.geography import first_unlisted, names_unlisted
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.knowledge import pattern

# "In Somaliland, Foreign Minister " goes before a name.
_LEAD = 60


def is_of_unlisted(context: Context, person: PersonEntity) -> bool:
    """Whether a title or what leads to the name says that somebody is of such a side, and no title tells a country."""
    if not names_unlisted(context.flat) or any(role.country for role in person.roles):
        return False
    if any(names_unlisted(role.title) for role in person.roles):
        return True
    starts = [role.start for role in person.roles] + [mention.start for mention in person.mentions[:1]]
    leads = [context.flat[max(0, start - _LEAD) : start] for start in starts]
    return any(
        (side := first_unlisted(lead)) is not None
        and pattern("states", "leads_to_its_own", cased=True).fullmatch(lead.rpartition(side)[2]) is not None
        for lead in leads
    )
