"""The values that flow between the stages: Document, Record, Graph. Nothing else is shared by all of them.

A `Document` is a text and what is known of its publication. A `Record` is what one document says, every statement
with its own evidence (its JSON form is `record.schema.json`). A `Graph` is nodes and relationships with properties.
All are immutable and can be written to a file and read back.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date as Day
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, Self, TypeGuard, TypeVar, cast, dataclass_transform

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter
from pydantic.dataclasses import dataclass as checked

T = TypeVar("T")
Property = str | int | float | bool | list[str] | list[int] | list[float]


def real_date(value: str) -> str:
    """The same ISO date; ValueError for a day that there is not, or digits other than 0 to 9."""
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    try:
        Day(year, month, day)
    except ValueError:
        raise ValueError(f"{value} is no date") from None
    if not value.isascii():
        raise ValueError(f"{value} is no date")
    return value


def _known_country(value: str) -> str:
    if value not in _country_codes():
        raise ValueError(f"{value} is the code of no country")
    return value


@cache
def _country_codes() -> frozenset[str]:
    from kzgraph.data_files import lexicon  # here, for whoever only wants the form need not read the lexicon

    return frozenset(entry["code"] for entry in lexicon("countries")) | {"EU"}


IsoDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(real_date)]
"""ISO 8601, as precise as the source allows: 2024, 2024-10 or 2024-10-18; a day that there is."""
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$"), AfterValidator(_known_country)]
"""ISO 3166-1 alpha-2 or XK for Kosovo, or EU for the European Union where it is a party."""


def is_day(value: IsoDate | None) -> TypeGuard[IsoDate]:
    """Whether a date is known to the day."""
    return value is not None and len(value) == len("2024-10-18")


PartyKind = Literal["person", "organisation", "country"]
Capacity = Literal[
    "participant", "visitor", "host", "chair", "signatory", "witness", "appointer", "appointee", "predecessor"
]
RoleStatus = Literal["held", "former", "future"]
OrganisationKind = Literal[
    "ministry",
    "agency",
    "head_of_state_office",
    "government",
    "local_government",
    "parliament",
    "embassy",
    "company",
    "intergovernmental",
    "university",
    "media",
    "other",
]
EventKind = Literal[
    "meeting",
    "consultations",
    "visit",
    "call",
    "signing",
    "summit",
    "dialogue",
    "credentials",
    "appointment",
    "other",
]
EventStatus = Literal["held", "planned"]
AgreementKind = Literal[
    "agreement",
    "memorandum",
    "roadmap",
    "declaration",
    "protocol",
    "treaty",
    "plan",
    "contract",
    "statement",
    "other",
]
AgreementStatus = Literal["planned", "negotiated", "initialled", "signed", "ratified", "in_force", "mentioned"]
Indicator = Literal["trade_turnover", "export", "import", "fdi", "other"]
FigureStatus = Literal["reported", "intended"]
"""An intended amount is one that on the day of the text is aimed at, planned, promised, forecast, possible or still
negotiated, and of which the text does not say that it came about."""


_CONFIG = ConfigDict(extra="forbid", populate_by_name=True)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(Field,))
def _part(cls: type[T]) -> type[T]:
    """A part of a record: checked like a pydantic model, but with slots. A record has some seventy parts, so that a
    corpus of them in memory is a question of bytes for each."""
    made: Any = checked(frozen=True, slots=True, kw_only=True, config=_CONFIG)
    return cast("type[T]", made(cls))


def _adapter(kind: type[Part]) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


_ADAPTERS: dict[type[Part], TypeAdapter[Any]] = {}


class Part:
    """What each part of a record can do beside holding its values, under the names that pydantic's models use."""

    __slots__ = ()

    @classmethod
    def keys(cls) -> frozenset[str]:
        """The keys of its JSON."""
        return frozenset(_adapter(cls).json_schema()["properties"])

    @classmethod
    def model_validate(cls, value: object) -> Self:
        """Made from a mapping; raises pydantic.ValidationError where it is not in the form."""
        made: Self = _adapter(cls).validate_python(value)
        return made

    @classmethod
    def model_validate_json(cls, text: str | bytes) -> Self:
        """Made from JSON; raises pydantic.ValidationError where it is not in the form."""
        made: Self = _adapter(cls).validate_json(text)
        return made

    def model_copy(self, *, update: Mapping[str, object]) -> Self:
        """The same with other values for some fields, which are not checked."""
        made = copy(self)
        for name, value in update.items():
            object.__setattr__(made, name, value)
        return made

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """As plain dicts and lists; the options are those of pydantic."""
        dumped: dict[str, Any] = _adapter(type(self)).dump_python(self, **options)
        return dumped

    def model_dump_json(self, **options: Any) -> str:
        """As JSON; the options are those of pydantic."""
        return _adapter(type(self)).dump_json(self, **options).decode()


@_part
class Evidence(Part):
    """A quote from the document's text: `text[start:end] == quote`, in Unicode code points, end exclusive."""

    quote: Annotated[str, Field(min_length=1), AfterValidator(sys.intern)]
    start: int = Field(ge=0)
    end: int = Field(ge=1)


@lru_cache(maxsize=4096)
def _shared(quotes: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The same value for equal ones: most parts of a record have their evidence in a few sentences."""
    return quotes


Quotes = Annotated[tuple[Evidence, ...], Field(min_length=1), AfterValidator(_shared)]


@_part
class DocumentHead(Part):
    """What is known of a document besides its text. `sha256` is of the text that offsets point into."""

    id: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: IsoDate | None = None
    language: str | None = None


class Document(BaseModel):
    """A text as read, and what is known of its publication.

    `id` is the file's path below the folder that was given, without extension. `text` is decoded, without byte-order
    mark and front matter, newlines as LF; for HTML the extracted text. `source` names the file for messages,
    `encoding` is that of its bytes where it had to be guessed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: IsoDate | None = None
    language: str | None = None
    source: str = ""
    encoding: str = ""

    @property
    def sha256(self) -> str:
        """Hex digest of the text in UTF-8: what a document is known by."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def head(self) -> DocumentHead:
        """The document without its text, as a record holds it."""
        return DocumentHead(
            id=self.id,
            sha256=self.sha256,
            title=self.title,
            publisher=self.publisher,
            url=self.url,
            published=self.published,
            language=self.language,
        )


@_part
class Party(Part):
    """Somebody who took part, signed or is bound: a person, an organisation or a country, by its name in the record."""

    name: str
    kind: PartyKind
    post: str | None = None
    on_behalf: CountryCode | None = Field(default=None, validation_alias="for", serialization_alias="for")
    capacity: Capacity | None = None
    evidence: Quotes


@_part
class Role(Part):
    """A post that the text gives a person. `status` is at the time of which the text speaks."""

    title: str
    status: RoleStatus = "held"
    organisation: str | None = None
    country: CountryCode | None = None
    accredited_to: CountryCode | None = None
    since: IsoDate | None = None
    until: IsoDate | None = None
    evidence: Quotes


@_part
class Person(Part):
    """A person named in the text; `name` is the fullest form, `country` whom the person acts for."""

    name: str
    country: CountryCode | None = None
    roles: tuple[Role, ...] = ()
    evidence: Quotes


@_part
class Organisation(Part):
    """An organisation named in the text, in its longest form without an abbreviation in brackets."""

    name: str
    abbreviation: str | None = None
    country: CountryCode | None = None
    kind: OrganisationKind
    evidence: Quotes


@_part
class Country(Part):
    """A country that the text names, in whatever form."""

    code: CountryCode
    evidence: Quotes


@_part
class Event(Part):
    """An encounter between parties, held or planned. `place` is a city, `date` the first day, `end_date` the last."""

    kind: EventKind
    status: EventStatus
    date: IsoDate | None = None
    end_date: IsoDate | None = None
    place: str | None = None
    round: int | None = None
    series: str | None = None
    participants: tuple[Party, ...] = ()
    countries: tuple[CountryCode, ...] = ()
    evidence: Quotes


@_part
class Agreement(Part):
    """A document between parties: planned, negotiated, signed, in force or only mentioned."""

    title: str
    abbreviation: str | None = None
    kind: AgreementKind
    status: AgreementStatus
    date: IsoDate | None = None
    valid_from: IsoDate | None = None
    valid_to: IsoDate | None = None
    parties: tuple[Party, ...] = ()
    signatories: tuple[Party, ...] = ()
    witnesses: tuple[Party, ...] = ()
    evidence: Quotes


@_part
class Figure(Part):
    """An amount of money: `value` in whole units, `unit` an ISO 4217 code, `period` 2023, 2024-01/2024-08 or 2005/2024.

    `reporter` is the economy whose exports, imports or inflow it is; `partner` the other one.
    """

    indicator: Indicator
    value: float
    unit: str
    period: str | None = None
    reporter: CountryCode | None = None
    partner: CountryCode | None = None
    status: FigureStatus = "reported"
    evidence: Quotes


@_part
class Record(Part):
    """What one document says."""

    schema_version: Literal[1] = Field(default=1, validation_alias="schema", serialization_alias="schema")
    document: DocumentHead
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    countries: tuple[Country, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    figures: tuple[Figure, ...] = ()

    def to_json(self) -> str:
        """One line of JSON in the form of `record.schema.json`."""
        return self.model_dump_json(by_alias=True)

    @classmethod
    def from_json(cls, line: str | bytes) -> Record:
        """Read one line back; raises pydantic.ValidationError where it is not in the form."""
        return cls.model_validate_json(line)


@dataclass(frozen=True, slots=True)
class Node:
    """`labels` with the main one first; `properties` without the id. The id's prefix is the main label."""

    id: str
    labels: tuple[str, ...]
    properties: dict[str, Property]

    @property
    def label(self) -> str:
        """The main label."""
        return self.labels[0]

    @property
    def name(self) -> str:
        """The name to show: the property `name`, else the id."""
        return str(self.properties.get("name", self.id))


@dataclass(frozen=True, slots=True)
class Relationship:
    """`properties` hold the evidence: `documents`, `quotes`, `starts`, `ends`, four sorted lists of equal length."""

    id: str
    type: str
    start: str
    end: str
    properties: dict[str, Property]


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and relationships, each sorted by id: equal graphs are equal values."""

    nodes: tuple[Node, ...] = ()
    relationships: tuple[Relationship, ...] = ()

    def node(self, node_id: str) -> Node | None:
        """The node with this id, or None."""
        return next((n for n in self.nodes if n.id == node_id), None)


@dataclass(frozen=True, slots=True)
class Change:
    """What a few documents more make of a graph.

    `nodes` are new or have other properties, of which they hold all; of those in `remade` every relationship is in
    `ties`, and those of before go. `gone` are ids of nodes that go with their relationships, `gone_ties` ids of
    relationships between nodes that stay. `ties` are whole relationships. `more` are relationships that may be there
    already: their properties are all but the evidence, which is only that of `documents` and stands beside that of the
    others, in order.
    """

    nodes: tuple[Node, ...] = ()
    remade: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    gone_ties: frozenset[str] = frozenset()
    ties: tuple[Relationship, ...] = ()
    more: tuple[Relationship, ...] = ()
    documents: frozenset[str] = frozenset()


EVIDENCE = ("documents", "quotes", "starts", "ends")
"""The four lists of a relationship, sorted by document, start, end and quote."""


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query: column names and rows of plain values (strings, numbers, booleans, lists, None)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
