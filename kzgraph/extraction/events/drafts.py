"""An encounter while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from kzgraph.extraction.context import Context, PersonEntity, Sentence
from kzgraph.extraction.knowledge import words_of
from kzgraph.model import Capacity, EventKind, EventStatus, IsoDate

# Kinds that may tell of one encounter.
FAMILY = {"meeting": "meet", "consultations": "meet", "dialogue": "meet", "summit": "meet"}
# Kinds that say more of an encounter than that people met.
FORMAT_KINDS = {"consultations", "dialogue", "summit"}
# Kinds at which people sit together in one place.
TALKS = frozenset({"meeting", "consultations", "dialogue", "signing"})


@dataclass(slots=True)
class Draft:
    """One encounter as far as it is known; `people` in the order of the text with the capacity of each."""

    kind: EventKind
    status: EventStatus
    sentence: Sentence
    offset: int
    people: dict[int, tuple[PersonEntity, Capacity]] = field(default_factory=dict)
    bodies: dict[str, None] = field(default_factory=dict)
    countries: dict[str, None] = field(default_factory=dict)
    represented: dict[str, None] = field(default_factory=dict)
    """Of these, those whose people took part without a name beside others with one: "A, B and officials from Peru"."""
    date: IsoDate | None = None
    end_date: IsoDate | None = None
    place: str | None = None
    round: int | None = None
    series: str | None = None
    mentioned: bool = False
    """Whether somebody only speaks of it: it takes no day or place from the text around."""
    undated: bool = False
    """Whether the day that its clause tells is that of something else: of another leg, of congratulations."""
    earlier: bool = False
    """Whether it is told as the one before: "the previous round was held in Tbilisi"."""
    apart: bool = False
    """Whether the text says that it was held apart: "met separately"."""
    one_day: bool = False
    """Of a visit: whether it lasts no longer than its first day."""
    leg: bool = False
    """Of a visit: whether it is a stop of a journey, with the days of the whole as long as none of its own is told."""
    left: bool = False
    """Of a visit: whether somebody only came back from there: "who had returned from Paris"."""
    session: bool = False
    """Whether it is a session of a standing body, whose name is in `series`."""
    of_ministers: bool = False
    """Of a summit: whether it is a meeting on the ministers' level, "the NATO foreign ministers' meeting"."""
    of_many: bool = False
    """Of a signing: whether one state joined a treaty of many."""
    beside: Draft | None = None
    """Of one without people and countries: the encounter told last before it."""
    not_of_pair: bool = False
    """Whether the text's two countries need not be its sides: others are in its name, or several pairs were told."""
    host_unnamed: bool = False
    """Of a meeting: whether only the guests are named, and of the other side the country …"""
    office: str = ""
    """… and the office, where the words tell one: "the King of Norway"."""
    banquet: bool = False
    """Of a meeting: whether it is a dinner or reception that a host gives, and no talks."""
    verb: str = ""
    """Of an appointment: the class of the verb that tells of it first."""
    announced: bool = False
    """Of an appointment to come: whether its clause tells how the post is given, on a day that is not of the entry."""
    listed_in: Draft | None = None
    """Of an item of a list of meetings: what opens the list."""
    frame: bool = False
    """Whether it tells of several encounters at once, and is none itself."""
    several_unnamed: bool = False
    """Whether its words are of several with people who are not named: "for meetings with senior officials"."""
    sentences: list[Sentence] = field(default_factory=list)

    @property
    def family(self) -> str:
        """Kinds that may tell of one encounter."""
        return FAMILY.get(self.kind, self.kind)

    @property
    def homes(self) -> dict[str, None]:
        """The countries of those who took part and whose country is known, in the order of the text."""
        return {person.country: None for person, _ in self.people.values() if person.country}

    @property
    def sides(self) -> dict[str, None]:
        """These with the countries that are told as parties."""
        return self.homes | self.countries

    def add(self, person: PersonEntity, capacity: Capacity = "participant") -> None:
        """Add somebody who took part; the first capacity that says more than participant stays."""
        known = self.people.get(id(person))
        if known is None or known[1] == "participant":
            self.people[id(person)] = (person, capacity)

    def absorb(self, other: Draft) -> None:
        """Take over what another telling of the same encounter says."""
        for person, capacity in other.people.values():
            self.add(person, capacity)
        self.bodies |= other.bodies
        self.countries |= other.countries
        self.represented |= other.represented
        if other.date and (self.date is None or len(other.date) > len(self.date)):
            self.date, self.end_date = other.date, other.end_date
        self.place = self.place or other.place
        self.round = self.round if self.round is not None else other.round
        self.series = self.series or other.series
        self.session = self.session or other.session
        self.mentioned = self.mentioned and other.mentioned
        # Whoever sees a head of state or government takes part in no consultations of ministries.
        of_heads = other.kind == "consultations" and any(leads_country(person) for person, _ in self.people.values())
        if self.kind == "meeting" and other.kind in FORMAT_KINDS and not of_heads:
            self.kind = other.kind
        self.sentences += [s for s in other.sentences if s not in self.sentences]


def has_heads_of_three(draft: Draft) -> bool:
    """Whether heads of state or government of three countries or more take part: that is a summit."""
    homes = {person.country for person, _ in draft.people.values() if leads_country(person)}
    return len(homes - {None}) >= _SUMMIT


def leads_country(person: PersonEntity) -> bool:
    """Whether somebody is head of a state or government."""
    heads = words_of("posts", "groups_of_countries")
    return any(role.group in heads and role.status == "held" for role in person.roles)


def leads_side(person: PersonEntity) -> bool:
    """The same, or whether somebody is or was president of the European Union's Council or Commission."""
    return leads_country(person) or (
        person.country == "EU" and any("president" in role.title.lower().split() for role in person.roles)
    )


# Heads of state or government of so many countries make a summit (the devset's convention).
_SUMMIT = 3


def agree(a: IsoDate | None, b: IsoDate | None) -> bool:
    """A date that one telling does not give agrees with any."""
    return not a or not b or a.startswith(b) or b.startswith(a)


def day_within(around: Draft) -> IsoDate | None:
    """The date of what was a part of something."""
    return sometime_in(around.date, around.end_date) if around.date else None


def sometime_in(first: IsoDate, last: IsoDate | None) -> IsoDate | None:
    """What is certain of a day between two: the month that they share, else the year; of one day that day."""
    if last is None:
        return first
    return next((first[:n] for n in (len("2023-01"), len("2023")) if first[:n] == last[:n]), None)


def shares_side(draft: Draft, other: Draft | None) -> bool:
    """Whether somebody takes part in both, or the same countries do where nobody is named."""
    if other is None:
        return False
    if draft.people and other.people:
        return bool(draft.people.keys() & other.people.keys())
    return not draft.countries or not other.countries or bool(draft.countries.keys() & other.countries.keys())


def with_other_side(context: Context, named: dict[str, None], told: dict[str, None]) -> dict[str, None]:
    """The countries named of an encounter with the two `told` before it, where one of those is named.

    "A similar agreement with Sweden", in a text on Armenia and the Netherlands, is one of the document's own country.
    """
    if named and len(told) == _PAIR and not named.keys() & told.keys():
        told = {code: None for code in told if code == context.home}
    return named | told


def signed_at(draft: Draft, talks: Draft) -> bool:
    """Whether documents may be those of talks of the same two countries: others sign than those who talk."""
    of_two = draft.kind == "signing" and len(draft.countries) == _PAIR and talks.kind != "visit"
    return of_two and draft.status == talks.status and draft.countries.keys() == talks.countries.keys()


_PAIR = 2
