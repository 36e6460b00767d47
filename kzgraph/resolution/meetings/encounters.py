"""What a Meeting node says: its values where documents differ, and its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from kzgraph.model import Capacity, CountryCode, EventKind, EventStatus, IsoDate
from kzgraph.resolution.grouping.most_told import most_told
from kzgraph.resolution.meetings.telling import Group, format_of
from kzgraph.resolution.values.countries import country_name, mentions
from kzgraph.resolution.values.dates import best, shown
from kzgraph.resolution.values.words import words

T = TypeVar("T")

PLOVER_HELD: Mapping[EventKind, str] = {
    "meeting": "CONSULT",
    "consultations": "CONSULT",
    "dialogue": "CONSULT",
    "summit": "CONSULT",
    "call": "CONSULT",
    "visit": "CONSULT",
    "credentials": "CONSULT",
    "signing": "SUPPORT",
}
"""PLOVER event types; a planned encounter of any of these kinds is AGREE."""

_LABELS: Mapping[EventKind, str] = {
    "consultations": "Consultations",
    "dialogue": "Dialogue",
    "summit": "Summit",
    "visit": "Visit",
    "call": "Call",
    "signing": "Signing",
    "credentials": "Presentation of credentials",
    "appointment": "Appointment",
    "meeting": "Meeting",
    "other": "Encounter",
}

_SHOWN_COUNTRIES = 4
_SHOWN_PEOPLE = 2


@dataclass(frozen=True, slots=True)
class Encounter:
    """The values of one meeting, by the declared rule: most precise, then most documents, then earliest."""

    group: Group
    kind: EventKind
    status: EventStatus
    start: IsoDate | None
    end: IsoDate | None
    place: str | None
    round: int | None
    series: str | None
    countries: tuple[CountryCode, ...]
    people: tuple[str, ...]

    @property
    def told_on(self) -> IsoDate | None:
        """The day by which the encounter is placed among others: its date, else when it was first told of as held."""
        if self.start or self.status == "planned":
            return self.start
        return min((t.published for t in self.group if t.published), default=None)


def encounter(group: Group) -> Encounter:
    """The values of the meeting that these tellings are of."""
    start = best(_one_a_source((t.source, t.event.date) for t in group))
    ends = _one_a_source((t.source, t.event.end_date) for t in group)
    return Encounter(
        group,
        kind=_kind(group),
        status="held" if any(t.event.status == "held" for t in group) else "planned",
        start=start,
        end=best(e for e in ends if e and start and e >= start),
        place=_place(group),
        round=most_told((t.source, t.event.round) for t in group),
        series=most_told((t.source, format_of(t.event)) for t in group),
        countries=_countries(group),
        people=tuple(sorted({person for t in group for _, person in t.people})),
    )


def _one_a_source(values: Iterable[tuple[str, T]]) -> list[T]:
    return [value for _, value in sorted(set(values), key=repr)]


def _kind(group: Group) -> EventKind:
    """The kind that most sources tell, a plain "meeting" only where none says more."""
    return most_told((t.source, k) for t in group if (k := t.event.kind) != "meeting") or "meeting"


def _place(group: Group) -> str | None:
    key = most_told((t.source, t.place or None) for t in group)
    return most_told((t.source, t.event.place) for t in group if t.place == key)


def _countries(group: Group) -> tuple[CountryCode, ...]:
    """All countries, in the order in which most sources name them."""
    usual = most_told((t.source, t.event.countries or None) for t in group) or ()
    rest = {code for t in group for code in t.countries} - set(usual)
    return (*dict.fromkeys(usual), *sorted(rest))


def name_of(one: Encounter, shown_name: Callable[[str], str]) -> str:
    """A name for a reader: "Political consultations Kazakhstan–Belgium, 5th round, Brussels, 18 October 2024".
    `shown_name` gives the name of a person's node."""
    what = one.series[0].upper() + one.series[1:] if one.series else _LABELS[one.kind]
    aside = {person for t in one.group for person in t.aside}
    aside |= _told_as(one, "host") if one.kind == "visit" else set()
    people = [shown_name(person) for person in one.people if person not in aside and one.kind != "signing"]
    if one.kind == "appointment" and not people and (left := _told_as(one, "predecessor")):
        what, people = "Departure", [shown_name(person) for person in sorted(left)]
    if people and not one.series and len(people) <= _SHOWN_PEOPLE:
        # Who presents and who receives them the text may leave open.
        what = f"{what}{':' if one.kind == 'credentials' else ' of'} {' and '.join(people)}"
        what += f" ({_among(one)})" if one.countries else ""
    elif one.countries and not mentions(words(what)):
        what = f"{what} {_among(one)}"
    nth = f"{ordinal(one.round)} round" if one.round is not None else ""
    when = shown(one.start) if one.start else ""
    return ", ".join(part for part in (what, nth, one.place or "", when) if part)


def _told_as(one: Encounter, capacity: Capacity) -> set[str]:
    """The people to whom all who name them give a capacity, by their ids."""
    told = [
        (person, party.capacity == capacity)
        for t in one.group
        for person, name in t.called
        for party in t.event.participants
        if party.kind == "person" and party.name == name
    ]
    return {person for person, _ in told} - {person for person, so in told if not so}


def _among(one: Encounter) -> str:
    shown_countries = [country_name(code) for code in one.countries[:_SHOWN_COUNTRIES]]
    more = len(one.countries) - len(shown_countries)
    return "–".join(shown_countries) + (f" and {more} more" if more else "")


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{suffix}"


def plover(one: Encounter) -> str | None:
    """The PLOVER code: planned encounters are agreements to meet; None where the kind has no code."""
    held = PLOVER_HELD.get(one.kind)
    return "AGREE" if held and one.status == "planned" else held
