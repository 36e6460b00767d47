"""Visits of which a clause tells only that there was one: where the encounters told before, or an invitation, say more.

"A met B in Tbilisi. As part of the working visit, A also met C"; "X invited Y to visit Georgia. The visit is scheduled
for October."
"""

from __future__ import annotations

from dataclasses import replace

from kzgraph.extraction.actors.geography import place_country
from kzgraph.extraction.context import PersonEntity, Sentence
from kzgraph.extraction.events.drafts import TALKS
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.events.visits.stops import Stop, stops
from kzgraph.extraction.knowledge import pattern

# "Within the framework of the two-day official visit": the noun stands within so many characters of the opening.
_OPENING = 60


def visitors_of_first(telling: Telling) -> list[PersonEntity]:
    """Whose first trip the visit told of is: "The visit was NAME's first bilateral trip"."""
    if pattern("visits", "visit_was_first").match(telling.text) is None:
        return []
    owners = [a for a in telling.actors if telling.text.startswith("'", a.end - telling.clause.start)]
    return [a.person for a in owners[:1]]


def goal_of_encounters(scene: Scene, telling: Telling, visitors: list[PersonEntity]) -> Stop | None:
    """Where the visitor met somebody abroad before the words of a visit; None where that visit is told already."""
    if telling.clause.owner is not None and (host := _host_of_guest(scene, telling)) is not None:
        return host
    opens = telling.hit.start < _OPENING and pattern("visits", "during_known_visit").match(telling.text)
    if len(visitors) != 1 or not (opens or visitors_of_first(telling)):
        return None
    who = visitors[0]
    for draft in reversed(scene.drafts):
        country = place_country(draft.place) if draft.place else None
        if draft.kind not in TALKS or id(who) not in draft.people or draft.status != "held" or country is None:
            continue
        parties = {*draft.countries, *(person.country for person, _ in draft.people.values())}
        if who.assumed or country == who.country or country not in parties or _is_told(scene, who, country):
            return None
        return Stop(telling.start, telling.start, country, draft.place)
    return None


def _host_of_guest(scene: Scene, telling: Telling) -> Stop | None:
    """Where somebody is on a visit whom, as the sentence tells, a host met: "A receives B, who is on a visit"."""
    told = [d for d in scene.drafts if telling.clause.sentence in d.sentences and id(telling.clause.owner) in d.people]
    hosts = {person.country for d in told for person, capacity in d.people.values() if capacity == "host"}
    country = hosts.pop() if len(hosts) == 1 else None
    if country is None or country == getattr(telling.clause.owner, "country", None):
        return None
    city = next((d.place for d in told if d.place and place_country(d.place) == country), None)
    return Stop(telling.start, telling.start, country, city)


def _is_told(scene: Scene, who: PersonEntity, country: str) -> bool:
    """Whether a visit of somebody to a country is told already."""
    return any(d.kind == "visit" and id(who) in d.people and country in d.countries for d in scene.drafts)


def invited_before(scene: Scene, telling: Telling) -> tuple[PersonEntity, Stop] | None:
    """Who visits what country, where "the visit" is one to which the sentence before invites."""
    if pattern("visits", "visit_is_fixed").match(telling.text) is None:
        return None
    last = _before(scene, telling.clause)
    text = scene.context.flat[last.start : last.end]
    said = pattern("visits", "invites_to_visit").search(text)
    if said is None:
        return None
    goals = [
        s for s in stops(scene.context, Clause(last, ((last.start, last.end),))) if s.start >= last.start + said.end()
    ]
    named = scene.cast.between(last.start, last.start + said.end())
    accepted = pattern("visits", "accepts_invitation").search(text) is not None
    guests = named[:1] if accepted else named[-1:]
    if not goals or len({id(a.person) for a in named}) > _HOST_AND_GUEST or not guests:
        return None
    guest = guests[0].person
    return (guest, goals[0]) if guest.country and guest.country != goals[0].country else None


def _before(scene: Scene, clause: Clause) -> Sentence:
    """What stands before a clause: the part of its sentence before a semicolon, else the sentence before."""
    sentences, own, flat = scene.context.source.sentences, clause.sentence, scene.context.flat
    if ";" in flat[own.start : clause.start]:
        return replace(own, end=clause.start)
    return sentences[max(0, sentences.index(own) - 1)]


_HOST_AND_GUEST = 2
