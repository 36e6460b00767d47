"""One event of one document, its participants resolved: what is compared where encounters are told apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode, Event, IsoDate
from kzgraph.resolution.values.countries import mentions
from kzgraph.resolution.values.places import place_key
from kzgraph.resolution.values.words import words
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import World

Side = tuple[CountryCode, str]
"""A person's node id with the country for which they took part ("" where not known)."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as a document tells of it."""

    document: str
    published: IsoDate | None
    event: Event
    people: frozenset[Side]
    organisations: frozenset[str]
    countries: frozenset[CountryCode]
    series: frozenset[str] = field(default_factory=frozenset)
    place: str = ""
    aside: frozenset[str] = field(default_factory=frozenset)
    """Of the people those whose part is not to be named after: who appointed, preceded or witnessed."""
    source: str = ""
    """What the document counts as: itself, or the original of which it is a near-copy."""
    publisher: str = ""
    called: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    """The people's node ids with their names as the document has them."""

    @property
    def content(self) -> tuple[object, ...]:
        """All that is told but the evidence: what is equal here is one telling, made twice."""
        return (self.document, *self._told)

    def reprints(self, other: Telling) -> bool:
        """Whether near-copies of one text tell the same."""
        return self.source == other.source and self.document != other.document and self._told == other._told

    @property
    def signature(self) -> tuple[object, ...]:
        """All that is compared but who tells it: tellings in which it is equal are compared as one."""
        return (*self._told, self.aside, self.told_on, self.called)

    @property
    def _told(self) -> tuple[object, ...]:
        e = self.event
        told = (e.kind, e.status, e.date, e.end_date, e.round, self.place, self.series)
        return (*told, self.people, self.organisations, self.countries)

    @property
    def sort_key(self) -> tuple[object, ...]:
        """An order that depends on what is told alone."""
        evidence = tuple((e.start, e.end) for e in self.event.evidence)
        return (self.document, evidence, self.event.kind, self.event.date or "", self.event.model_dump_json())

    @property
    def told_on(self) -> IsoDate | None:
        """The day of the encounter, else the day on which it was told of."""
        return self.event.date or self.published


Group = tuple[Telling, ...]
"""Tellings of one encounter."""

_ASIDE = ("appointer", "predecessor", "witness")


def tellings(world: World) -> list[Telling]:
    """All events of all documents, as encounters are found from them."""
    return [one for reading in world.readings for one in tellings_of(reading, world)]


def tellings_of(reading: Reading, world: World) -> list[Telling]:
    """The events of one document."""
    return [_telling(event, reading, world) for event in reading.record.events if _counts(event)]


def _counts(event: Event) -> bool:
    """Conferences and forums only with somebody in them."""
    return event.kind != "other" or bool(event.participants)


def _telling(event: Event, reading: Reading, world: World) -> Telling:
    parties = [(party, *world.party(party, reading)) for party in event.participants]
    people = [(party, node, country) for party, node, country in parties if party.kind == "person"]
    head = reading.record.document
    return Telling(
        head.sha256,
        head.published,
        event,
        people=frozenset((country or "", node) for _, node, country in people),
        organisations=frozenset(node for party, node, _ in parties if party.kind == "organisation"),
        countries=frozenset(event.countries),
        series=series_key(format_of(event)),
        place=place_key(event.place),
        aside=frozenset(node for party, node, _ in people if party.capacity in _ASIDE),
        source=reading.source,
        publisher=head.publisher or "",
        called=frozenset({node: party.name for party, node, _ in people}.items()),
    )


def format_of(event: Event) -> str | None:
    """The name of the standing format; None where the text has only the name of a party for it."""
    plain = words(event.series or "")
    named = {at for first, last, _ in mentions(plain) for at in range(first, last)}
    parties = {words(party.name) for party in event.participants}
    return event.series if len(named) < len(plain) and plain not in parties else None


@lru_cache(maxsize=65536)
def series_key(series: str | None) -> frozenset[str]:
    """The telling words of a format's name: "Bilateral Political Consultations" is {political, consultation}."""
    plain = words(series or "")
    named = {at for first, last, _ in mentions(plain) for at in range(first, last)}
    generic = lexicon("generic_words")["series"]
    return frozenset(
        word.removesuffix("s") if len(word) > 4 else word
        for at, word in enumerate(plain)
        if at not in named and word not in generic and not word[0].isdigit()
    )


def same_series(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two names can be of one format: the words of one are all in the other."""
    return bool(a and b) and (a <= b or b <= a)
