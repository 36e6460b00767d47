"""Appointments: from when a post is held, until when it was, and who followed whom, where a sentence says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kzgraph.model import Event, Party
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.holdings import Held, Holding, in_one_breath
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.values.evidence import overlap
from kzgraph.resolution.world.reading import PersonSaid, Reading
from kzgraph.resolution.world.world import World

NEXT = 3
"""Characters between two sentences that follow each other: "He replaced Doe." speaks of the sentence before."""


@dataclass(frozen=True, slots=True)
class Change:
    """One appointment: the event that tells it and the events that name the predecessors."""

    event: Event
    appointee: Party
    predecessors: tuple[tuple[Event, Party], ...]


def attest_appointments(graph: GraphBuilder, reading: Reading, world: World, held: Held) -> None:
    """Add to `held` what one document says of appointments: the appointee's time in the post begins on the day, the
    predecessor's ends."""
    for change in _changes(reading):
        said = reading.person(change.appointee)
        for post in _entered(said, change):
            _enter(graph, reading, world, held, change, post)


def _enter(graph: GraphBuilder, reading: Reading, world: World, held: Held, change: Change, post: Post) -> None:
    source, date = reading.source, change.event.date
    person = world.person(reading.person(change.appointee))
    entered = held.setdefault((person, post.id), Holding())
    graph.relate(person, "HELD", post.id, reading.document, change.event.evidence)
    if date:
        entered.since.add((source, date))
    for event, party in change.predecessors:
        before = world.person(reading.person(party))
        if before == person:
            continue
        left = held.setdefault((before, post.id), Holding())
        graph.relate(before, "HELD", post.id, reading.document, event.evidence)
        entered.predecessors.add(before)
        if date:
            left.until.add((source, date))


def _changes(reading: Reading) -> Iterator[Change]:
    """The appointments of one person each, with the predecessors that their sentences or the next one name."""
    events = [e for e in reading.record.events if e.kind == "appointment" and e.status == "held"]
    for event in events:
        appointees = _parties(event, "appointee")
        if len(appointees) == 1:
            others = [e for e in events if e is event or (not _parties(e, "appointee") and _follows(event, e))]
            yield Change(event, appointees[0], tuple((e, p) for e in others for p in _parties(e, "predecessor")))


def _parties(event: Event, capacity: str) -> list[Party]:
    return [p for p in event.participants if p.kind == "person" and p.capacity == capacity]


def _follows(event: Event, other: Event) -> bool:
    end, start = max(e.end for e in event.evidence), min(e.start for e in other.evidence)
    dates_agree = not other.date or other.date == event.date
    return dates_agree and (0 <= start - end <= NEXT or overlap(event.evidence, other.evidence))


def _entered(said: PersonSaid, change: Change) -> list[Post]:
    """The posts of the appointment: that of the title that it gives the appointee or else the only one which its
    sentences give, with those that stand in one breath with it ("Deputy Prime Minister – Minister of …")."""
    roles = [told for told in said.roles if told.role.status != "former"]
    titled = [told for told in roles if told.role.title == change.appointee.post]
    near = titled or [told for told in roles if overlap(told.role.evidence, change.event.evidence)]
    dated = [told for told in near if change.event.date and told.role.since == change.event.date] or near
    one_breath = {other.role.title for other in roles for told in dated if in_one_breath(told.role, other.role)}
    if len({told.role.title for told in dated} - one_breath) > 1:
        return []
    meant = [told for told in roles if told in dated or told.role.title in one_breath]
    return list({post.id: post for told in meant for post in told.posts}.values())
