"""What the extraction has understood of one document so far: the value that its steps hand on.

Each step reads the context and adds one kind of mention; offsets always point into `Document.text`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date as Day
from operator import attrgetter
from typing import Literal

from kzgraph.model import (
    CountryCode,
    Document,
    Evidence,
    IsoDate,
    OrganisationKind,
    RoleStatus,
    is_day,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text[start:end]` of the source; `block` counts paragraphs and list items from 0.

    `kind` tells running prose from a headline, an item of a list (the text without its bullet or number) and the
    mark of a speaker in an interview ("Roman Vassilenko:"). Boilerplate is in no sentence at all.
    """

    start: int
    end: int
    block: int
    kind: Literal["prose", "headline", "item", "speaker"] = "prose"


_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Source:
    """A document prepared for reading.

    `flat` has the same length as the document's text, so that offsets agree: every line break and odd space is a
    blank, and boilerplate (links, photo credits, contacts) is blanked out.
    """

    document: Document
    flat: str
    sentences: tuple[Sentence, ...]

    def evidence(self, start: int, end: int) -> Evidence:
        """The exact quote between two offsets, without blanks at its ends."""
        quote = self.document.text[start:end]
        left = len(quote) - len(quote.lstrip())
        quote = quote.strip()
        return Evidence(quote=quote, start=start + left, end=start + left + len(quote))

    def number_of(self, sentence: Sentence) -> int:
        """How many sentences stand before one."""
        return bisect_left(self.sentences, sentence.start, key=_START)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers an offset, or None within boilerplate."""
        index = bisect_right(self.sentences, offset, key=_START) - 1
        if index >= 0 and self.sentences[index].end > offset:
            return self.sentences[index]
        return None

    def paragraph(self, block: int) -> tuple[Sentence, ...]:
        """The sentences of a paragraph, in order."""
        return tuple(s for s in self.sentences if s.block == block)

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence just before one in its paragraph; None where it is the first."""
        number = self.number_of(sentence)
        last = self.sentences[number - 1] if number else None
        return last if last is not None and last.block == sentence.block else None

    def after(self, sentence: Sentence) -> Sentence | None:
        """The sentence just behind one in its paragraph; None where it is the last."""
        following = self.sentences[number] if (number := self.number_of(sentence) + 1) < len(self.sentences) else None
        return following if following is not None and following.block == sentence.block else None

    def evidence_at(self, offset: int, end: int | None = None) -> Evidence:
        """The sentence around an offset as a quote; where there is none, the span itself."""
        sentence = self.sentence_at(offset)
        if sentence is None:
            return self.evidence(offset, end or offset + 1)
        return self.evidence(sentence.start, max(sentence.end, end or 0))


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text. `value` is the first day, month or year meant, `last` the end of a range, else None.

    `period` is how a figure would give it: 2023, 2025-01/2025-07, 2005/2024.
    """

    start: int
    end: int
    value: IsoDate
    last: IsoDate | None
    period: str
    relative: bool = False


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country named in the text; `form` tells "Belgium" from "Belgian", and "Tokyo" for a government."""

    start: int
    end: int
    code: CountryCode
    form: Literal["name", "adjective", "demonym", "abbreviation", "capital"]
    inside: Literal["organisation", "post", "agreement", None] = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A city named in the text, or `described` ("the Latvian capital"), with the country where it lies, if known."""

    start: int
    end: int
    name: str
    country: CountryCode | None
    described: bool = False


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A state of a federation, a province or a Land named in the text, with its country."""

    start: int
    end: int
    country: CountryCode


@dataclass(frozen=True, slots=True)
class Span:
    """Where something is named; `start` inclusive, `end` exclusive."""

    start: int
    end: int


@dataclass(slots=True)
class OrganisationEntity:
    """An organisation of this document under its longest name, with all places where it is named."""

    name: str
    kind: OrganisationKind
    country: CountryCode | None
    abbreviation: str | None = None
    mentions: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class RoleEntity:
    """A post that the text gives a person: its title as in the text, and where."""

    title: str
    start: int
    end: int
    group: str = ""
    """The group of its head noun in `posts.yaml`: minister, ambassador …"""
    status: RoleStatus = "held"
    organisation: str | None = None
    country: CountryCode | None = None
    accredited_to: CountryCode | None = None
    since: IsoDate | None = None
    until: IsoDate | None = None


@dataclass(slots=True)
class PersonEntity:
    """A person of this document under the fullest name; `references` are titles and pronouns that mean the person."""

    name: str
    country: CountryCode | None = None
    assumed: bool = False
    """Whether the country is only that of the document's voice, and nothing in the text says it of the person."""
    not_of: CountryCode | None = None
    """The country that the person is shown not to act for, where the text does not tell for which."""
    international: bool = False
    """Whether the person is known to lead an organisation of states, and so acts for no country."""
    press: bool = False
    """Whether the person is only told of as a journalist, and so a party to no encounter."""
    office: str | None = None
    """The kind of high office (state, government …) that the person is known to hold, where no post is told."""
    roles: list[RoleEntity] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    references: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Context:
    """All that is known of a document at this point of the reading; dates, countries and places in the text's order."""

    source: Source
    dates: list[DateMention] = field(default_factory=list)
    countries: list[CountryMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    organisations: list[OrganisationEntity] = field(default_factory=list)
    people: list[PersonEntity] = field(default_factory=list)
    home: CountryCode | None = None
    """The country whose ministry or press speaks, where the text or the publisher shows it."""
    speaks: bool = False
    by_dateline: bool = False
    """Whether only the dateline says so: then it may be no more than the place."""
    """Whether a publisher, a dateline or an author shows the home country, and not only how often it is named."""
    pair: tuple[CountryCode, ...] = ()
    """The one or two economies (EU included) that the document is mainly about, the home country first."""

    @property
    def flat(self) -> str:
        """The text with line breaks and boilerplate blanked, offset by offset as long as the text itself."""
        return self.source.flat

    @property
    def published(self) -> Day | None:
        """The day of publication, where it is known to the day."""
        value = self.source.document.published
        return Day.fromisoformat(value) if is_day(value) else None


__all__ = [
    "Context",
    "CountryMention",
    "DateMention",
    "OrganisationEntity",
    "PersonEntity",
    "PlaceMention",
    "RegionMention",
    "RoleEntity",
    "Sentence",
    "Source",
    "Span",
]
