"""What is on the stage while encounters are read: the document, those told so far, and the clause that tells one."""

from __future__ import annotations

from dataclasses import dataclass, field

from kzgraph.extraction.context import Context, DateMention, PersonEntity, Sentence
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.setting.stays import Stay
from kzgraph.extraction.events.telling.clauses import Actor, Cast, Clause
from kzgraph.extraction.events.telling.hits import FORMATS, Hit
from kzgraph.extraction.knowledge import pattern


@dataclass(frozen=True, slots=True)
class Setting:
    """A city with which a clause opens, and who did something there: "In Nairobi on Monday, NAME met"."""

    clause: Clause
    who: frozenset[int]
    """The ids of those who act in the clause."""
    city: str
    country: str
    planned: bool


@dataclass(frozen=True, slots=True)
class Company:
    """A clause that tells who was at all meetings of somebody: "was joined in his meetings by A and B"."""

    clause: Clause
    text: str
    actors: list[Actor]
    of: frozenset[int]
    """The ids of those of whose meetings it tells."""


@dataclass(slots=True)
class Scene:
    """A document whose encounters are read; `drafts` are those found so far, `last` the one that the text is about."""

    context: Context
    cast: Cast
    drafts: list[Draft] = field(default_factory=list)
    last: Draft | None = None
    agenda: list[tuple[int, DateMention]] = field(default_factory=list)
    """Headings that are days, with their blocks, where the text is a calendar."""
    listing: Sentence | None = None
    """The sentence that lists who took part in the last one."""
    settings: list[Setting] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    """Where people are said to be by clauses that tell of no encounter."""
    acts: list[Draft] = field(default_factory=list)
    """Visits of which only what was done there is told."""
    tours: list[Draft] = field(default_factory=list)
    """Journeys of which only the part of the world is told: visits without a country."""
    frames: list[Draft] = field(default_factory=list)
    """What the text tells once for several encounters: "A held a number of meetings in New York"."""
    roll: Draft | None = None
    """The encounter whose partners are being listed item by item."""
    present: Draft | None = None
    """The encounter of which those who took part are being listed so …"""
    of_delegation: bool = False
    """… whether those are one side's …"""
    waiting: list[PersonEntity] = field(default_factory=list)
    """… and those listed while nobody of another country was."""
    companies: list[Company] = field(default_factory=list)
    formats: dict[str, Draft] = field(default_factory=dict)
    """Standing formats by the abbreviation that the text gives them: "Foreign Office Consultations (FOC)"."""

    @property
    def last_talks(self) -> Draft | None:
        """The talks told last that were held, and are not only spoken of: what "following the talks" means."""
        held = (d for d in reversed(self.drafts) if d.family == "meet" and d.status == "held")
        return next((d for d in held if not (d.earlier or d.mentioned)), None)


@dataclass(frozen=True, slots=True)
class Telling:
    """A hit in its clause, with those who act there and the subject of the clause before."""

    clause: Clause
    text: str
    hit: Hit
    actors: list[Actor]
    subjects: tuple[PersonEntity, ...] = ()
    visited: frozenset[str] = frozenset()
    """The countries of the visits that the clause has told before."""
    ranked: tuple[str | None, str | None] = (None, None)
    """The day and the city that are its own in a row: "in Lima and Cusco by A and B respectively"."""

    @property
    def subject(self) -> PersonEntity | None:
        """The first of those of whom the clause before was told."""
        return next(iter(self.subjects), None)

    @property
    def start(self) -> int:
        """Where in the document the words of the encounter begin."""
        return self.clause.start + self.hit.start

    @property
    def end(self) -> int:
        """Where they end."""
        return self.clause.start + self.hit.end

    @property
    def words(self) -> str:
        """The words of the encounter."""
        return self.text[self.hit.start : self.hit.end]

    @property
    def before(self) -> str:
        """The clause up to them."""
        return self.text[: self.hit.start]

    @property
    def onwards(self) -> str:
        """The clause from their beginning on."""
        return self.text[self.hit.start :]

    @property
    def mentioned(self) -> bool:
        """Whether somebody only speaks of the encounter: "welcomed the signing", "discussed his talks with"."""
        noun = self.hit.kind in FORMATS or pattern("event_clauses", "told_by_noun").match(self.words) is not None
        if not noun or pattern("event_clauses", "before_verb").search(self.before):
            return False
        if pattern("event_clauses", "told_as_fact").search(self.before):
            return False
        return pattern("event_clauses", "speaks_of").search(self.before) is not None
