"""Visits told by who receives the visitor: "King A will receive the President of B on a state visit"."""

from __future__ import annotations

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.events.visits.stops import Stop
from kzgraph.extraction.knowledge import pattern


def received_on(telling: Telling) -> tuple[int, int] | None:
    """Where in the document the verb stands by which somebody is received on the visit told; None where there is none.

    Only in the active: hosts are named before the verb. "Was received on his visit" tells of the visitor himself.
    """
    told = pattern("visits", "received_on").search(telling.before)
    if told is None:
        return None
    start, end = (telling.clause.start + offset for offset in told.span("verb"))
    hosts = [a for a in telling.actors if a.start < start]
    passive = telling.text[: told.start("verb")].rstrip().endswith(("was", "were", "been", "be", "is", "are", "being"))
    return (start, end) if hosts and not passive else None


def draft_received(
    context: Context, telling: Telling, draft: Draft, verb: tuple[int, int], goal: Stop | None
) -> Draft | None:
    """The visit of those named behind the verb, or of the country whose office is told there, to the hosts' country."""
    hosts = {a.person.country for a in telling.actors if a.start < verb[0]} - {None}
    host = next(iter(hosts), None)
    if len(hosts) != 1 or host is None or (goal is not None and goal.country not in hosts):
        return None
    guests = [a.person for a in telling.actors if verb[1] <= a.start and a.person.country not in hosts]
    homes: set[str | None] = {person.country for person in guests} - {None}
    if not guests:
        homes |= {c.code for c in context.countries if verb[1] <= c.start < telling.start} - hosts
    if len(homes) != 1:
        return None
    for person in guests:
        draft.add(person, "visitor")
    draft.countries |= dict.fromkeys([*(code for code in homes if code), host])
    draft.place = goal.city if goal else None
    return draft
