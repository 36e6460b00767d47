"""One agreement of one document, its parties resolved: what is compared where agreements are told apart."""

from __future__ import annotations

from dataclasses import dataclass

from kzgraph.model import Agreement, AgreementStatus, CountryCode, IsoDate
from kzgraph.resolution.agreements.titles import names_kind, shorts, title_keys
from kzgraph.resolution.values.evidence import overlap
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import World

AFTER_SIGNATURE: frozenset[AgreementStatus] = frozenset({"signed", "ratified", "in_force"})
BEFORE_SIGNATURE: frozenset[AgreementStatus] = frozenset({"planned", "negotiated", "initialled"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One agreement as one document tells of it; `parties` are node ids, `countries` theirs."""

    document: str
    published: IsoDate | None
    agreement: Agreement
    parties: frozenset[str]
    countries: frozenset[CountryCode]
    source: str
    """What the document counts as: itself, or the original of which it is a near-copy."""
    signature_on: IsoDate | None = None
    """Of what is ratified or in force the date, where the text has it as that of a signing in the same sentence."""

    @property
    def stations(self) -> tuple[tuple[AgreementStatus, IsoDate | None], ...]:
        """What is told of the status and its date; what was signed before it is ratified or in force, first."""
        if self.signature_on:
            return ("signed", self.signature_on), (self.agreement.status, None)
        return ((self.agreement.status, self.agreement.date),)

    @property
    def titles(self) -> frozenset[frozenset[str]]:
        """The telling words of the title, by each of its names; none where it is generic."""
        return title_keys(self.agreement.title)

    @property
    def signature(self) -> tuple[object, ...]:
        """All that is compared: tellings in which it is equal, whatever their documents, are compared once."""
        a = self.agreement
        told = self.published if a.status in BEFORE_SIGNATURE else self.done_on
        return (self.titles, names_kind(a), a.kind, a.status, a.date, shorts(a), self.parties, self.countries, told)

    @property
    def done_on(self) -> IsoDate | None:
        """The date by which it was signed, ratified or in force: what the text tells, else when it came out."""
        return self.agreement.date or self.published if self.agreement.status in AFTER_SIGNATURE else None

    @property
    def sort_key(self) -> tuple[str, str]:
        """An order that depends on what is told alone."""
        return self.document, self.agreement.model_dump_json()


Group = tuple[Telling, ...]
"""Tellings of one agreement."""


def tellings(world: World) -> list[Telling]:
    """All agreements of all documents, as they are told apart."""
    return [one for reading in world.readings for one in tellings_of(reading, world)]


def tellings_of(reading: Reading, world: World) -> list[Telling]:
    """The agreements of one document, as they are told apart."""
    return [_telling(agreement, reading, world) for agreement in reading.record.agreements]


def _telling(agreement: Agreement, reading: Reading, world: World) -> Telling:
    parties = [world.party(party, reading) for party in agreement.parties]
    head = reading.record.document
    return Telling(
        head.sha256,
        head.published,
        agreement,
        frozenset(node for node, _ in parties),
        frozenset(code for _, code in parties if code),
        reading.source,
        _signature_on(agreement, reading),
    )


def _signature_on(pact: Agreement, reading: Reading) -> IsoDate | None:
    if pact.status not in AFTER_SIGNATURE or pact.status == "signed":
        return None
    signings = (event for event in reading.record.events if event.kind == "signing" and event.status == "held")
    same = (event for event in signings if event.date == pact.date and overlap(event.evidence, pact.evidence))
    return pact.date if any(same) else None
