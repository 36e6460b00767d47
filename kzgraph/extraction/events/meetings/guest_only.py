"""Meetings of which only the guest is told: "A held talks in Algiers", "a dinner was given in honour of A"."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.geography import place_country
from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.drafts import Draft, agree
from kzgraph.extraction.events.meetings.hosts import of_other_offices
from kzgraph.extraction.events.setting.places import place_of
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern


def is_banquet(telling: Telling, after: list[Actor]) -> bool:
    """Whether a meeting is a dinner or reception that a host gives for certain guests."""
    if pattern("meetings", "banquet").match(telling.onwards) is None:
        return False
    return bool(after) or pattern("meetings", "for_guests").search(telling.onwards) is not None


def add_guests(scene: Scene, telling: Telling, draft: Draft) -> None:
    """Add to a dinner "in honour of his guests", or "in her honour", the others of the talks or visit told before."""
    if not draft.banquet or len(draft.homes) != 1 or pattern("meetings", "for_guests").search(telling.onwards) is None:
        return
    own = next(iter(draft.homes))
    for known in reversed(scene.drafts):
        people = [person for person, _ in known.people.values() if person.country not in (None, own)]
        shared = known.people.keys() & draft.people.keys() or (known.kind == "visit" and own in known.countries)
        if known.kind != "call" and known.status == "held" and shared and people:
            for person in people:
                draft.add(person)
            return


def add_host_country(scene: Scene, telling: Telling, draft: Draft) -> None:
    """Give a meeting whose people are all guests the country where they are, if the text tells of it."""
    homes = {person.country for person, _ in draft.people.values()}
    own = next(iter(homes), None)
    if len(homes) != 1 or own is None or draft.bodies or draft.countries.keys() - homes:
        return
    host = (
        _of_talks(scene, telling, draft, own)
        or _of_reception(scene, telling, draft, own)
        or _of_counterparts(scene, telling, own)
    )
    if host is not None:
        draft.countries |= {own: None, host: None}
        draft.host_unnamed = True


def _of_talks(scene: Scene, telling: Telling, draft: Draft, own: str) -> str | None:
    """The country of the city where somebody "held talks", where the text is about it or tells of a visit there."""
    if pattern("meetings", "talks_in_city").match(telling.onwards) is None:
        return None
    city = place_of(scene.context, telling.clause, telling.start, None)
    host = place_country(city) if city else None
    known = {*scene.context.pair, *visited(scene, draft)}
    return host if host != own and host in known else None


def _of_reception(scene: Scene, telling: Telling, draft: Draft, own: str) -> str | None:
    """The country that somebody visits in whose honour a dinner is given there."""
    if pattern("meetings", "given_in_honour").search(telling.onwards) is None:
        return None
    return next((code for code in visited(scene, draft) if code != own), None)


def _of_counterparts(scene: Scene, telling: Telling, own: str) -> str | None:
    """The country of those met before, where others "also met with their counterparts"."""
    if pattern("meetings", "own_counterparts").match(telling.text, telling.hit.end) is None or scene.last is None:
        return None
    others = [code for code in scene.last.sides if code != own]
    return others[0] if len(others) == 1 and own in scene.last.sides else None


def visited(scene: Scene, draft: Draft) -> list[str]:
    """The countries of the visits on which those of an encounter are, the last one first."""
    visits = [d for d in reversed(scene.drafts) if d.kind == "visit" and d.people.keys() & draft.people.keys()]
    return [code for visit in visits for code in visit.countries]


def without_known(drafts: list[Draft]) -> list[Draft]:
    """The encounters but talks with a country of which another one tells who held them for it, in the office told.

    That one takes over the day and the place.
    """
    known = {id(d): other for d in drafts if d.host_unnamed for other in drafts if _tells_host(d, other)}
    for draft in drafts:
        if (other := known.get(id(draft))) is not None:
            other.date, other.end_date = (other.date, other.end_date) if other.date else (draft.date, draft.end_date)
            other.place = other.place or draft.place
    return [d for d in drafts if id(d) not in known]


def _tells_host(talks: Draft, other: Draft) -> bool:
    homes = {person.country for person, _ in other.people.values()}
    unplaced = None in homes and other.offset > talks.offset and talks.sentence.kind == "headline"
    return (
        other is not talks
        and not of_other_offices(talks, other)
        and (other.family == talks.family or (talks.sentence.kind == "headline" and other.kind == "credentials"))
        and other.status == talks.status
        and talks.people.keys() <= other.people.keys()
        and (talks.countries.keys() <= homes or (unplaced and len(other.people) == _PAIR))
        and agree(talks.date, other.date)
    )


_PAIR = 2


def received_by(scene: Scene, telling: Telling) -> list[PersonEntity] | None:
    """The only host of the meeting told last in the paragraph, where the subject is who is received, and by whom is not
    told: "A received B. C and D were also [received]"; none where there is no such host, None where nobody is."""
    if _PASSIVE.search(telling.before) is None or " by " in f" {telling.text}":
        return None
    last = scene.last if scene.last and scene.last.sentence.block == telling.clause.sentence.block else None
    hosts = [person for person, capacity in last.people.values() if capacity == "host"] if last else []
    return hosts if len(hosts) == 1 else []


_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are) (?:(?:also|then|later|[a-z]+ly) )*\Z")
