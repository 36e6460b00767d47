"""Journeys of delegations of which nobody is named: "A Dutch trade mission is to come to Almaty"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.telling.parties import bodies_between
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.knowledge import pattern


@dataclass(frozen=True, slots=True)
class Delegation:
    """Where a delegation comes from, and the bodies that it is of."""

    home: str
    bodies: tuple[str, ...]


def office_sent(context: Context, telling: Telling) -> Delegation | None:
    """The country whose minister travels of whom only the office is told: "the visit of the Slovak Foreign Minister".

    Only where the clause gives the journey a day or a month, or says that it is to come: what is spoken of in general
    is none, nor is the first one of any holder of a post.
    """
    told = pattern("visits", "visit_of_office", cased=True).match(telling.text, telling.hit.end)
    told = told or pattern("visits", "office_owns", cased=True).search(telling.before)
    dated = any(telling.end <= d.start < telling.clause.end for d in context.dates)
    if told is None or not (dated or pattern("visits", "still_to_come").search(telling.before)):
        return None
    if _INDEFINITE.match(told.group()) or pattern("visits", "that_of_behind").search(telling.text, told.end()):
        return None
    start, end = telling.clause.start + told.start(), telling.clause.start + told.end()
    homes = {c.code for c in context.countries if start <= c.start < end}
    return Delegation(homes.pop(), ()) if len(homes) == 1 else None


# "The first visit of a Ghanaian president to Latvia".
_INDEFINITE = re.compile(r" (?:of|by|that|which) an? ")


def delegation_sent(context: Context, telling: Telling) -> Delegation | None:
    """The delegation that is the subject of the words of a journey; None where nothing tells of which country it is."""
    if pattern("visits", "body_leads").match(telling.words):
        return _led_by_body(context, telling)
    if pattern("visits", "journey_of_delegation").match(telling.words) is None:
        return None
    sent = pattern("visits", "sent_delegation").search(telling.before)
    if sent is None:
        return None
    start, end = (telling.clause.start + offset for offset in sent.span("who"))
    bodies = bodies_between(context, start, end)
    named = [c.code for c in context.countries if start <= c.start < end]
    named += [b.country for b in context.organisations if b.name in bodies and b.country]
    homes = dict.fromkeys(named)
    return Delegation(next(iter(homes)), tuple(bodies)) if len(homes) == 1 else None


def _led_by_body(context: Context, telling: Telling) -> Delegation | None:
    """The mission that a body leads: "The Ministry of Trade of A will lead a trade mission to B"."""
    bodies = bodies_between(context, telling.clause.start, telling.start)
    if not bodies or context.flat[telling.clause.start : telling.start].count(",") > _FEW_COMMAS:
        return None
    of = {b.country for b in context.organisations if b.name in bodies and b.country}
    named = {c.code for c in context.countries if telling.clause.start <= c.start < telling.start}
    homes = of or named or ({context.home} if context.home else set())
    return Delegation(homes.pop(), tuple(bodies)) if len(homes) == 1 else None


# "The Ministry and its agencies, A and B, will lead": so many commas stand among those who lead.
_FEW_COMMAS = 3
