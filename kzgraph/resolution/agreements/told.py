"""A telling with all that its agreement's node and relationships are made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kzgraph.model import Agreement, CountryCode, Event, Party
from kzgraph.resolution.agreements.agreements import SIGNED
from kzgraph.resolution.agreements.telling import Telling, tellings_of
from kzgraph.resolution.values.dates import agree
from kzgraph.resolution.values.evidence import overlap
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import World, country_id


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a party is: its node's id, and which country that is, if it is one."""

    node: str
    country: CountryCode | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One agreement of one document; the actors stand in the order of its parties."""

    telling: Telling
    document: str
    """The document's node id."""
    parties: tuple[Actor, ...]
    witnesses: tuple[Actor, ...]
    signatories: tuple[Actor, ...]
    event: Event | None = None
    """The encounter of the same document at which it was signed."""


def told_of(world: World) -> list[Told]:
    """All agreements of all documents."""
    return [one for reading in world.readings for one in told_by(reading, world)]


def told_by(reading: Reading, world: World) -> list[Told]:
    """The agreements of one document."""
    return [_told(telling, reading, world) for telling in tellings_of(reading, world)]


def _told(telling: Telling, reading: Reading, world: World) -> Told:
    def actors(parties: Iterable[Party]) -> tuple[Actor, ...]:
        found = (world.party(party, reading) for party in parties)
        return tuple(Actor(node, code if code and node == country_id(code) else None) for node, code in found)

    pact = telling.agreement
    signatories = pact.signatories if pact.status not in ("planned", "negotiated") else ()
    event = _signing(telling, reading)
    return Told(telling, reading.document, actors(pact.parties), actors(pact.witnesses), actors(signatories), event)


def _signing(telling: Telling, reading: Reading) -> Event | None:
    """The signing of the same document that fits the date and the parties; else the encounter of the same sentence."""
    pact = telling.agreement
    if pact.status not in SIGNED:
        return None
    fitting = [event for event in reading.record.events if _fits(event, telling)]
    signings = [event for event in fitting if event.kind == "signing"]
    chosen = _nearest(signings, pact) if signings else [e for e in fitting if overlap(e.evidence, pact.evidence)]
    return chosen[0] if len(chosen) == 1 else None


def _fits(event: Event, telling: Telling) -> bool:
    date = telling.agreement.date
    dates = not date or not event.date or agree(date, event.date)
    return event.status == "held" and dates and (not telling.countries or telling.countries <= set(event.countries))


def _nearest(events: list[Event], pact: Agreement) -> list[Event]:
    """Of several the one told nearest before the agreement, by the offsets of their quotes."""
    at = min(evidence.start for evidence in pact.evidence)
    return [min(events, key=lambda e: (abs(at - min(x.start for x in e.evidence)), e.model_dump_json()))]
