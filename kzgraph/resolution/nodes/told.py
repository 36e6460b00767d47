"""A telling of an encounter with all that the meeting's node and relationships are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kzgraph.model import CountryCode, Event, Party
from kzgraph.resolution.meetings.telling import Telling, tellings_of
from kzgraph.resolution.posts.posts import read_title
from kzgraph.resolution.values.evidence import overlap
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import World


@dataclass(frozen=True, slots=True)
class TookPart:
    """A participant: the node, the country acted for, and the id of the post in which a person acted."""

    party: Party
    actor: str
    country: CountryCode | None
    post: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A telling with its document's node id and its participants as nodes."""

    telling: Telling
    document: str
    parts: tuple[TookPart, ...]


def teller(world: World) -> Callable[[Telling], Told]:
    """Makes a `Told` of a telling of this world."""
    readings = {reading.record.document.sha256: reading for reading in world.readings}
    return lambda telling: _told(telling, readings[telling.document], world)


def told_by(reading: Reading, world: World) -> list[Told]:
    """All that a document tells of encounters."""
    return [_told(telling, reading, world) for telling in tellings_of(reading, world)]


def _told(telling: Telling, reading: Reading, world: World) -> Told:
    event = telling.event
    parts = (
        TookPart(party, *world.party(party, reading), _post_of(party, event, reading)) for party in event.participants
    )
    return Told(telling, reading.document, tuple(parts))


def _post_of(party: Party, event: Event, reading: Reading) -> str | None:
    """The id of the post in which a person acted: the one the text gives the party, else one that it gives the person
    in the same sentence."""
    if party.kind != "person":
        return None
    said = reading.person(party)
    if party.post is None:
        evidence = (*event.evidence, *party.evidence)
        held = [told for told in said.roles if told.role.status == "held" and overlap(told.role.evidence, evidence)]
        return min((post.id for told in held for post in told.posts), default=None)
    titled = [post.id for told in said.roles if told.role.title == party.post for post in told.posts]
    read = read_title(party.post, said.mention.country)
    covered = [p.id for told in said.roles for p in told.posts if any(r.may_be(p) for r in read)]
    return min(titled or covered, default=None)
