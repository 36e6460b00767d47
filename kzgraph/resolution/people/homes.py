"""For whom a person acts, where a text gives a bare title and only its context shows a country.

"President Jane Doe" in a text about three countries is easily put down to the wrong one. Where other texts of the set
place the same full name in the same post by a title that names the country ("the Ruritanian President"), and all of
these in one country, that country counts. So does the only country that the person's titles name at all, in this text
or, in more texts than guess another, elsewhere; and where no title names one, the country in which more texts put the
bare surname in the same post ("Speaker Doe"). A title that names its country is never overruled.

Invariant: a pure function of the set of records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from kzgraph.model import CountryCode, Person, Record, Role
from kzgraph.resolution.names.normal_form import parse
from kzgraph.resolution.posts.posts import read_title

T = TypeVar("T")

Placed = tuple[tuple[str, ...], str]
"""A full name's key and the head of a post, or "" for any post."""
ANY = ""


Countries = dict[CountryCode, int]
"""For each country how many documents tell it."""


@dataclass(slots=True)
class Told:
    """Of one surname: where titles that name a country place a name, and where titles that do not are put; bare
    surnames only there."""

    named: dict[Placed, Countries] = field(default_factory=dict)
    guessed: dict[Placed, Countries] = field(default_factory=dict)
    bearers: dict[tuple[str, ...], int] = field(default_factory=dict)
    """The full names with the surname, and in how many documents each is."""


@dataclass(frozen=True, slots=True)
class Homes:
    """Where titles place the bearers of a name."""

    known: Mapping[Placed, CountryCode]
    """For each full name and post the only country; nothing where they name two."""
    of_some: Mapping[Placed, frozenset[CountryCode]]
    """For each name and post every country in which some of the records place it."""


def homes(told: Iterable[Told]) -> Homes:
    """Where the titles of all records, and of some alone, place those whom they name."""
    known: dict[Placed, CountryCode] = {}
    of_some: dict[Placed, frozenset[CountryCode]] = {}
    for one in told:
        named = {placed: next(iter(found)) for placed, found in one.named.items() if _is_home(placed, found, one)}
        bare = {placed: found for placed, found in one.guessed.items() if len(placed[0]) == 1}
        known |= _by_surname(one) | named
        of_some |= {placed: frozenset(found) for placed, found in (one.named | bare).items()}
    return Homes(known, of_some)


Surnames = MutableMapping[str, Told]
"""What is told of each surname."""


def tell(told: Surnames, record: Record, times: Literal[1, -1] = 1) -> None:
    """Add what a record of another document tells, or with -1 take it away."""
    named: set[tuple[str, Placed, CountryCode]] = set()
    guessed: set[tuple[str, Placed, CountryCode]] = set()
    bearers: set[tuple[str, tuple[str, ...]]] = set()
    for person in record.people:
        name = parse(person.name)
        titles = [(role, country) for role in person.roles if (country := _named(role, person))]
        if name.full:
            bearers.add((name.surname, name.key))
            for role, country in titles:
                named.update((name.surname, (name.key, head), country) for head in (ANY, *_heads(role)))
        if person.country and not titles:
            heads = {ANY, *(head for role in person.roles for head in _heads(role))}
            guessed.update((name.surname, (name.key, head), person.country) for head in heads)
    for surname, key in bearers:
        _count(told.setdefault(surname, Told()).bearers, key, times)
    for surname, placed, country in named:
        _count_country(told.setdefault(surname, Told()).named, placed, country, times)
    for surname, placed, country in guessed:
        _count_country(told.setdefault(surname, Told()).guessed, placed, country, times)


def _count_country(placed_in: dict[Placed, Countries], placed: Placed, country: CountryCode, times: int) -> None:
    countries = placed_in.setdefault(placed, {})
    _count(countries, country, times)
    if not countries:
        del placed_in[placed]


def _count(counts: dict[T, int], thing: T, times: int) -> None:
    counts[thing] = counts.get(thing, 0) + times
    if not counts[thing]:
        del counts[thing]


def asked(person: Person) -> set[Placed]:
    """Of which names and posts it counts for the person where others place them; none where their own titles tell."""
    if _here(person):
        return set()
    name = parse(person.name)
    heads = {ANY, *(head for role in person.roles for head in _heads(role))}
    return {(key, head) for key in (name.key, (name.surname,)) for head in heads}


def _is_home(placed: Placed, found: Countries, told: Told) -> bool:
    key, head = placed
    return len(found) == 1 and (head != ANY or _most(told.guessed.get((key, ANY), {}), found) < sum(found.values()))


def _most(guessed: Countries, found: Countries) -> int:
    """In how many documents at most another country is guessed."""
    return max((texts for code, texts in guessed.items() if code not in found), default=0)


def _by_surname(told: Told) -> dict[Placed, CountryCode]:
    """Where no title names a country: the one in which more documents put the bare surname in the same post, where only
    one full name has it."""
    homes: dict[Placed, CountryCode] = {}
    if len(told.bearers) != 1:
        return homes
    (key,) = told.bearers
    for (bare, head), found in told.guessed.items():
        if len(bare) == 1 and head != ANY and len(found) == 1:
            guessed = told.guessed.get((key, head), {})
            if (key, ANY) not in told.named and _most(guessed, found) < sum(found.values()):
                homes[key, head] = next(iter(found))
    return homes


def _named(role: Role, person: Person) -> CountryCode | None:
    """The country that the title itself names; of a union's or other body's office the person's."""
    if role.country:
        return role.country
    posts = read_title(role.title)
    by_body = person.country if any(post.organisation for post in posts) else None
    return next((post.country for post in posts if post.country), by_body)


def _heads(role: Role) -> set[str]:
    return {post.head for post in read_title(role.title)}


def at_home(person: Person, homes: Homes) -> Person:
    """The person with the country that titles here or elsewhere give, where it is another than the one guessed."""
    here = _here(person)
    if here:
        return _placed(person, here if person.country else set())
    key, known = parse(person.name).key, homes.known
    codes = {code for role in person.roles for head in _heads(role) if (code := known.get((key, head)))}
    anywhere = known.get((key, ANY)) if person.country else None
    return _placed(person, codes or ({anywhere} if anywhere else set()))


def at_home_of_some(person: Person, homes: Homes) -> list[Person]:
    """The person with each country that `at_home` could give where only some of the records are known."""
    if _here(person):
        return [at_home(person, homes)]
    codes = {code for placed in asked(person) for code in homes.of_some.get(placed, ())}
    return [person, *(_placed(person, {code}) for code in sorted(codes - {person.country}))]


def _here(person: Person) -> set[CountryCode]:
    return {country for role in person.roles if (country := _named(role, person))}


def _placed(person: Person, codes: set[CountryCode]) -> Person:
    if len(codes) != 1 or codes == {person.country}:
        return person
    return person.model_copy(update={"country": next(iter(codes))})
