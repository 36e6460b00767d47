"""Meetings with a body of another country of which nobody is named: "talks at the Ministry", "the management of"."""

from __future__ import annotations

from kzgraph.extraction.actors.geography import place_country
from kzgraph.extraction.context import OrganisationEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.meetings.guest_only import visited
from kzgraph.extraction.events.setting.places import place_of
from kzgraph.extraction.events.telling.parties import bodies_between
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern


def add_bodies(scene: Scene, telling: Telling, draft: Draft) -> None:
    """Give a meeting of people of one country the bodies at which it was held, and the country of its bodies.

    A body whose country the text does not tell is of the country where those people are guests; one of their own
    country is no other side.
    """
    if draft.kind != "meeting":
        return
    draft.bodies |= dict.fromkeys(_held_at(scene, telling))
    if not draft.people and any(_stands_behind(scene, telling, name) for name in draft.bodies):
        for person in telling.subjects:  # "…, and held talks at the Ministry"
            draft.add(person)
    homes = {person.country for person, _ in draft.people.values()}
    own = next(iter(homes), None)
    if len(homes) != 1 or own is None:
        return
    known = {body.name: body for body in scene.context.organisations if body.name in draft.bodies}
    partners = [body for body in known.values() if body.country == own and _is_partner(scene, telling, body)]
    if known and len(partners) == len(known):
        draft.bodies, draft.countries = {}, {}  # "met with members of his parliament's group for relations with Peru"
        return
    if draft.countries.keys() - homes:
        return
    if any(body.kind == "intergovernmental" for body in known.values()):
        return
    told = {_told_country(scene, body) or _host(scene, telling, draft, own) for body in known.values()}
    countries = told - {None, own}
    if len(countries) == 1:
        draft.countries |= dict.fromkeys([own, *(code for code in countries if code)])


def _held_at(scene: Scene, telling: Telling) -> list[str]:
    """The bodies of "held talks at the Ministry of Trade and the Chamber of Commerce"."""
    flat, start, at = scene.context.flat, telling.clause.start, pattern("meetings", "talks_at", cased=True)
    return [
        body.name
        for body in scene.context.organisations
        if any(
            telling.end <= m.start and telling.clause.holds(m.start) and at.search(flat, start, m.start)
            for m in body.mentions
        )
    ]


def _told_country(scene: Scene, body: OrganisationEntity) -> str | None:
    """The country of a body, by its name or by the adjective before it: "the German company Linde"."""
    form, flat = pattern("meetings", "company_of"), scene.context.flat
    adjectives = (c for c in scene.context.countries for m in body.mentions if form.fullmatch(flat, c.end, m.start))
    return body.country or next((c.code for c in adjectives), None)


def _host(scene: Scene, telling: Telling, draft: Draft, own: str) -> str | None:
    """The country where somebody is a guest: of the visit told before, the city, or whom he just met."""
    for code in visited(scene, draft):
        if code != own:
            return code
    city = place_of(scene.context, telling.clause, telling.start, None)
    if city is not None:
        return place_country(city) if place_country(city) != own else None
    last = scene.last
    if last is None or last.kind != "meeting" or draft.sentence not in last.sentences:
        return None
    others = [code for code in last.homes if code != own]  # "met B and talked with the management of C"
    return others[0] if len(others) == 1 and draft.people.keys() <= last.people.keys() else None


def _stands_behind(scene: Scene, telling: Telling, name: str) -> bool:
    """Whether a body is named behind the words of the encounter."""
    behind = bodies_between(scene.context, telling.end, telling.clause.end)
    return name in behind


def _is_partner(scene: Scene, telling: Telling, body: OrganisationEntity) -> bool:
    """Whether a body, and nobody of another country before it, follows the words: "met with members of the Senate"."""
    first = next((m.start for m in body.mentions if telling.end <= m.start < telling.clause.end), None)
    if first is None:
        return False
    return not any(telling.end <= c.start < first and c.code != body.country for c in scene.context.countries)


def among_their_own(scene: Scene, telling: Telling, draft: Draft) -> bool:
    """Whether people of one country met soldiers or the like, or a body of theirs: "met U.S. Embassy officials"."""
    if len(draft.homes) < _PAIR and pattern("meetings", "with_crowd", cased=True).match(telling.text, telling.hit.end):
        return True
    home = {body.country for body in scene.context.organisations if body.name in draft.bodies}
    return bool(home) and home == draft.homes.keys()


_PAIR = 2
