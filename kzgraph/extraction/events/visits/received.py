"""Visits told by who receives the visitor: "King A will receive the President of B on a state visit".

A place may receive too: "Vilnius will welcome President A on Thursday".
"""

from __future__ import annotations

import re

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.events.visits.stops import Stop, stops
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


def place_that_receives(context: Context, telling: Telling) -> Stop | None:
    """The city or country that is the subject of words of receiving somebody, on a day that is told."""
    if pattern("meetings", "host_verbs").match(telling.words) is None:
        return None
    guest = next((a for a in telling.actors if a.start >= telling.end), None)
    if guest is None or any(a.start < telling.start for a in telling.actors) or not telling.clause.among(context.dates):
        return None
    before = [s for s in stops(context, telling.clause) if s.end <= telling.start]
    if not before or guest.person.country in {None, before[-1].country}:
        return None
    flat, subject = context.flat, before[-1]
    opens = _OPENS.fullmatch(flat, telling.clause.start, subject.start)
    bare = pattern("visits", "bare_opening").fullmatch(flat, subject.end, telling.start)
    near = _OBJECT.fullmatch(flat, telling.end, guest.lead)
    return subject if opens and bare and near else None


# How a clause opens before the place that is its subject; between the verb and the guest: "on Monday the then".
_OPENS = re.compile(r"\W*(?:[^,;]{2,40}, )?(?:[Tt]he )?(?:(?:[A-Z][a-z]+ )?[A-Z][a-z]+ of (?:the )?)?")
_OBJECT = re.compile(r"\s*(?:(?:[a-z]+|on [A-Z]\w+|[A-Z][a-z]+'s)\s+){0,4}")


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
