"""Whom somebody met beside those told before, and who of several meets a further one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzgraph.extraction.actors.affiliation.delegations import leader_told
from kzgraph.extraction.actors.references.plural_posts import holds
from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.telling.circles import circles
from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.events.telling.several import number_of_several
from kzgraph.extraction.knowledge import pattern


def both_others(scene: Scene, telling: Telling, before: list[Actor]) -> list[PersonEntity]:
    """Whom somebody meets or calls who "spoke with both leaders", "met the same five": those of an encounter told."""
    said = pattern("event_clauses", "with_both", cased=True).match(telling.text, telling.hit.end)
    own = [a.person for a in before] or list(telling.subjects)
    if said is None or len(own) != 1:
        return []
    number = number_of_several(said["number"]) or _TWO
    for people in circles(scene):
        others = [p for p in people if p is not own[0] and holds(p, said.group().lower())]
        if number > _TWO:
            others = [p for p in others if p.country != own[0].country]
        if len(others) == number and len({p.country for p in others}) == number:
            return others
    return []


def of_delegation(scene: Scene, telling: Telling, after: list[Actor]) -> list[PersonEntity]:
    """Those of "the delegation" that met somebody of another country: who travels, or the guests told last.

    "In Hanoi, the Peruvian delegation held talks with A" means those of Peru.
    """
    acts = pattern("event_clauses", "delegation_acts", cased=True).fullmatch(telling.before)
    theirs = {a.person.country for a in after} - {None}
    if acts is None or not theirs or (acts["pronoun"] and not leader_told(scene.context, telling.clause.sentence)):
        return []
    start, end = (telling.clause.start + offset for offset in acts.span("whose"))
    whose = {c.code for c in scene.context.countries if start <= c.start < end}
    for guests in _guests(scene):
        homes = {person.country for person in guests}
        if not theirs & homes and (not whose or whose == homes):
            return guests
    return []


def delegation_acting(scene: Scene, clause: Clause, text: str) -> tuple[PersonEntity, ...]:
    """Who travels, where the subject of a clause is the delegation: "It was received by A [and met B]"."""
    acts = pattern("event_clauses", "delegation_acts", cased=True).match(text)
    if acts is None or leader_told(scene.context, clause.sentence) is None:
        return ()
    return tuple(next(_guests(scene), []))


def _guests(scene: Scene) -> Iterator[list[PersonEntity]]:
    """The visitors of each encounter that was held, the last one first."""
    for draft in reversed(scene.drafts):
        if draft.status == "held" and not draft.mentioned and draft.kind in {"visit", "meeting"}:
            guests = [person for person, capacity in draft.people.values() if capacity == "visitor"]
            if guests:
                yield guests


def without_hosts(scene: Scene, telling: Telling, group: list[PersonEntity], after: list[Actor]) -> list[PersonEntity]:
    """Those whom a plural means but whom they had met: "A and B met President C. They also met Minister D".

    "They" are those who acted; another plural leaves out the countrymen of the partner. Those of one rank stay
    together: "The three ministers were received by President C", of whose country one is.
    """
    if not after or any(a.person in group for a in after):
        return group
    acted = _who_acted(scene, group) if _THEY.search(telling.before) else []
    if len(acted) > 1:
        return acted
    theirs = {a.person.country for a in after} - {None}
    guests = [person for person in group if person.country not in theirs]
    ranks = [{role.group for role in person.roles if role.status == "held"} for person in group]
    return guests if len(guests) > 1 and not set.intersection(*ranks) else group


_THEY = re.compile(r"\b[Tt]hey\b")


def _who_acted(scene: Scene, group: list[PersonEntity]) -> list[PersonEntity]:
    """Those of a group who stand before the words of the encounter in which all of them were told last."""
    told = next((d for d in reversed(scene.drafts) if all(id(person) in d.people for person in group)), None)
    if told is None:
        return []
    met = {id(actor.person) for actor in scene.cast.between(told.offset, told.sentence.end)}
    return [person for person in group if id(person) not in met]


def with_another(scene: Scene, telling: Telling, group: list[PersonEntity], after: list[Actor]) -> bool:
    """Whether those who had met each other are told to have met a further one: "The ministers were received by C"."""
    if not (group and after) or any(a.person in group for a in after):
        return False
    lead = telling.text[telling.hit.end : after[0].lead - telling.clause.start]
    if pattern("meetings", "leads_to_partner").fullmatch(lead) is None:
        return False
    keys, others = {id(person) for person in group}, {id(a.person) for a in after}
    return any(keys <= d.people.keys() and not others & d.people.keys() for d in scene.drafts)


_TWO = 2
