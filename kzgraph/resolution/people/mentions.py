"""Names of people as the documents have them, gathered into what is compared: far fewer units than mentions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache

from kzgraph.model import CountryCode, IsoDate
from kzgraph.resolution.names.normal_form import parse


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """Mentions that nothing tells apart: one name, with the key by which it is compared, one country ("" where not
    told), the same posts.

    Of a bare surname the day counts too: "President Bush" of two decades need not be one.
    """

    key: tuple[str, ...]
    country: str
    posts: tuple[str, ...] = ()
    day: IsoDate = ""
    name: str = ""

    @property
    def bare(self) -> bool:
        """Whether the name is a single word."""
        return len(self.key) == 1


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as one document names them, with the ids of the posts that it gives them.

    `document` is the digest of the text, `source` that of the text of which it is a near-copy, else the same; `day`
    when it was published. `guessed` is the country that the record gives where other texts correct it.
    """

    document: str
    name: str
    country: CountryCode | None
    posts: frozenset[str] = frozenset()
    day: IsoDate | None = None
    source: str = ""
    guessed: CountryCode | None = None
    unit: Unit = field(init=False, repr=False, compare=False)
    """The unit to which the mention belongs."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "unit", _unit(self.name, self.country or "", self.posts, self.day or ""))


@lru_cache(maxsize=262144)
def _unit(name: str, country: str, posts: frozenset[str], day: IsoDate) -> Unit:
    """The very same value for equal ones: it is asked for wherever the mention's person is."""
    parsed = parse(name)
    if parsed.full and day:
        return _unit(name, country, posts, "")
    return Unit(parsed.key, country, tuple(sorted(posts)), day, name)


@dataclass(slots=True)
class Said:
    """Which documents name a unit, and when; `sources` has of near-copies of one text one, `guessed` the countries that
    were corrected, `beside` the units of other people whom a text has in one encounter with it."""

    documents: Set[str] = frozenset()
    sources: Set[str] = frozenset()
    first: IsoDate = ""
    last: IsoDate = ""
    guessed: frozenset[str] = frozenset()
    beside: frozenset[Unit] = frozenset()

    def add(self, mention: Mention) -> None:
        """Count a mention."""
        self.sources = _with(self.sources, mention.source or mention.document)
        self.documents = _with(self.documents, mention.document)
        if mention.guessed:
            self.guessed |= {mention.guessed}
        if mention.day:
            self.first = min(self.first or mention.day, mention.day)
            self.last = max(self.last, mention.day)


def _with(documents: Set[str], document: str) -> Set[str]:
    """The documents with one more; most units are in one only, and all that are share the very same value."""
    if not documents:
        return _alone(document)
    if document in documents:
        return documents
    if not isinstance(documents, set):
        return {*documents, document}
    documents.add(document)
    return documents


@lru_cache(maxsize=4096)
def _alone(document: str) -> frozenset[str]:
    return frozenset((document,))


Together = Iterable[tuple[Mention, Mention]]
"""Pairs of mentions that one text has in one encounter: of two people, however alike their names are."""


def gathered(mentions: Iterable[Mention], together: Together = ()) -> dict[Unit, Said]:
    """All mentions by unit, sorted by it."""
    said: dict[Unit, Said] = {}
    for mention in mentions:
        if mention.unit not in said:
            said[mention.unit] = Said()
        said[mention.unit].add(mention)
    for a, b in together:
        for one, other in ((a.unit, b.unit), (b.unit, a.unit)):
            if one != other:
                said[one].beside |= {other}
    return {unit: said[unit] for unit in sorted(said, key=_in_order)}


def _in_order(unit: Unit) -> tuple[object, ...]:
    """What sorts units as they do themselves, sooner: there are hundreds of thousands."""
    return unit.key, unit.country, unit.posts, unit.day, unit.name


def spellings_of(units: Iterable[Unit], said: Mapping[Unit, Said]) -> dict[str, set[str]]:
    """The names of some units with the sources that have them."""
    names: dict[str, set[str]] = {}
    for unit in units:
        names.setdefault(unit.name, set()).update(said[unit].sources)
    return names


def met(some: Iterable[Unit], others: Collection[Unit], said: Mapping[Unit, Said]) -> bool:
    """Whether a text has one of some and one of others in one encounter."""
    return any(not said[unit].beside.isdisjoint(others) for unit in some if said[unit].beside)
