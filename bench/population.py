"""Who there is in the made-up world of the bench: people with posts in terms, and organisations, by country.

All names are drawn from `names.yaml`; the bearers are invented. As in life a few office holders are in most documents,
hundreds of officials in a few, and some people share their whole name with somebody else.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

import yaml

FIRST_YEAR, LAST_YEAR = 2005, 2025
NAMESAKES = 0.02
"""Of those whose whole name somebody in the country has already so many keep it; the rest is called otherwise."""
SIBLINGS = 0.02
"""So many have the surname, and the patronymic, of the one before: two brothers in public life."""
WOMEN = 0.25

Parts = tuple[str, ...]
"""A part of a name in its spellings; the first is the usual one."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody. `native` is the name in Cyrillic, surname first, as documents there have it."""

    number: int
    region: str
    country: str
    given: Parts
    middle: Parts
    surname: Parts
    second: str = ""
    diminutive: str = ""
    native: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """`kind` is president, prime, minister, deputy, ambassador, director or adviser."""

    kind: str
    country: str
    of: str = ""
    """The field of a ministry, or the country to which an ambassador is sent."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation with the names under which it goes, the usual one first."""

    number: int
    kind: str
    country: str
    names: tuple[str, ...]


@dataclass(slots=True)
class Weighted:
    """Things to draw from, each with a weight."""

    things: list[Any] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    sums: list[float] = field(default_factory=list)

    def add(self, thing: Any, weight: float) -> None:
        self.things.append(thing)
        self.weights.append(weight)

    def draw(self, random: Random) -> Any:
        if len(self.sums) != len(self.weights):
            self.sums = list(accumulate(self.weights))
        return self.things[bisect(self.sums, random.random() * self.sums[-1])]


@cache
def names() -> dict[str, Any]:
    """The lists of `names.yaml`."""
    data: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))
    return data


WEIGHTS = {"president": 60.0, "prime": 25.0, "minister": 5.0, "deputy": 1.5, "ambassador": 1.0}
TERMS = {"president": (5, 10), "prime": (3, 6), "minister": (2, 6), "deputy": (2, 5), "ambassador": (3, 5)}
"""Years in a post, from and to."""


class Population:
    """People, their posts and organisations of all countries; `officials` is how many there are beside the leaders."""

    def __init__(self, random: Random, officials: int, countries: Sequence[str], name_of: dict[str, tuple[str, str]]):
        self._random = random
        self.people: list[Person] = []
        self.bodies: list[Body] = []
        self.name_of = name_of
        self._taken: set[tuple[str, str]] = set()
        self._regions = {code: region for region, codes in names()["countries"].items() for code in codes}
        self.countries = Weighted()
        for rank, code in enumerate(countries):
            self.countries.add(code, 1 / (rank + 3))
        self._leaders = {code: self._terms(code, countries) for code in countries}
        self._bodies_of = {code: self._bodies(code) for code in countries}
        self._world = [self._body("intergovernmental", "", tuple(n)) for n in names()["world_bodies"]]
        self._officials: dict[str, Weighted] = {code: Weighted() for code in countries}
        for rank in range(officials):
            code = self.countries.draw(random)
            self._officials[code].add((self._person(code), self._small_post(code)), 1 / (rank + 20))

    def draw(self, random: Random, country: str, year: int) -> tuple[Person, Post | None]:
        """Somebody of a country with the post held in that year."""
        officials = self._officials[country]
        if officials.things and random.random() < 0.5:
            return officials.draw(random)  # type: ignore[no-any-return]
        return self._leaders[country][year].draw(random)  # type: ignore[no-any-return]

    def body(self, random: Random, country: str) -> Body:
        """An organisation of a country, or of the world."""
        if random.random() < 0.1:
            return random.choice(self._world)
        return self._bodies_of[country].draw(random)  # type: ignore[no-any-return]

    def _terms(self, code: str, countries: Sequence[str]) -> dict[int, Weighted]:
        """Who has which leading post in each year: terms follow each other, some people rise from one to the next."""
        fields = names()["fields"]
        posts = [Post("president", code), Post("prime", code), *(Post("minister", code, f) for f in fields)]
        posts += [Post("deputy", code, f) for f in fields for _ in range(2)]
        posts += [Post("ambassador", code, other) for other in countries if other != code]
        held: dict[int, Weighted] = {year: Weighted() for year in range(FIRST_YEAR, LAST_YEAR + 1)}
        free: list[tuple[int, Person]] = []
        for post in reversed(posts):
            year = FIRST_YEAR
            while year <= LAST_YEAR:
                until = year + self._random.randint(*TERMS[post.kind])
                risen = [one for one in free if one[0] <= year] if self._random.random() < 0.3 else []
                person = self._random.choice(risen)[1] if risen else self._person(code)
                free = [one for one in free if one[1] is not person] + [(until, person)]
                weight = WEIGHTS[post.kind] * (6 if post.of == "Foreign Affairs" else 1)
                for at in range(year, min(until, LAST_YEAR + 1)):
                    held[at].add((person, post), weight)
                year = until
        return held

    def _small_post(self, code: str) -> Post | None:
        kind = self._random.choice(("director", "adviser", "director", ""))
        return Post(kind, code, self._random.choice(names()["fields"])) if kind else None

    def _person(self, code: str) -> Person:
        region = self._regions[code]
        before = self.people[-1] if self.people and self.people[-1].country == code else None
        sibling = before if before and self._random.random() < SIBLINGS else None
        while True:
            made = call(self._random, len(self.people), region, code, sibling)
            key = (code, f"{made.given[0]} {made.surname[0]}")
            if key not in self._taken or self._random.random() < NAMESAKES:
                self._taken.add(key)
                self.people.append(made)
                return made

    def _body(self, kind: str, country: str, called: tuple[str, ...]) -> Body:
        self.bodies.append(Body(len(self.bodies), kind, country, called))
        return self.bodies[-1]

    def _bodies(self, code: str) -> Weighted:
        (country, adjective), found = self.name_of[code], Weighted()
        for rank, area in enumerate(names()["fields"]):
            short = area.removesuffix(" Affairs")
            called = (f"Ministry of {area} of {the(country)}", f"{adjective} Ministry of {area}")
            found.add(self._body("ministry", code, (*called, f"{adjective} {short} Ministry")), 10 / (rank + 1))
        for kind, weight in (("government", 3), ("parliament", 2)):
            called = (f"{kind.capitalize()} of {the(country)}", f"{adjective} {kind.capitalize()}")
            found.add(self._body(kind, code, called), weight)
        for rank in range(60):
            name = f"{self._person(code).surname[0]} {self._random.choice(names()['companies'])}"
            found.add(self._body("company", code, (name, f"{name} LLC", f"{name} JSC")[: 1 + rank % 3]), 3 / (rank + 3))
        return found


def call(random: Random, number: int, region: str, country: str, sibling: Person | None) -> Person:
    """Name somebody as people are named in a region."""
    lists = names()[region]
    woman = random.random() < WOMEN
    if region in ("kazakh", "slavic"):
        return _cyrillic(random, number, region, country, sibling, woman)
    if region == "chinese":
        syllables = random.sample(lists["syllables"], 2)
        given = ("".join(syllables).capitalize(), "-".join(syllables).capitalize())
        surname = sibling.surname if sibling else (random.choice(lists["surnames"]),)
        return Person(number, region, country, given, (), surname)
    given = spelt(random.choice(lists["women" if woman else "men"]))
    surname = sibling.surname if sibling else spelt(random.choice(lists["surnames"]))
    if region == "english":
        middle = (random.choice("ABCDEFGHJKLMNPRSTW") + ".",) if random.random() < 0.5 else ()
        return Person(number, region, country, given, middle, surname, "", lists["diminutives"].get(given[0], ""))
    if region == "arabic":
        middle = spelt(random.choice(lists["men"])) if random.random() < 0.5 else ()
        return Person(number, region, country, given, middle, surname)
    if region == "spanish":
        middle = spelt(random.choice(lists["women" if woman else "men"])) if random.random() < 0.4 else ()
        second = sibling.second if sibling else random.choice(lists["surnames"])
        return Person(number, region, country, given, middle, surname, second)
    return Person(number, region, country, given, (), surname)


def the(country: str) -> str:
    """A country's name within a sentence."""
    return f"the {country}" if country.startswith("United ") else country


def spelt(name: str | list[str]) -> Parts:
    """A name of the lists in its spellings."""
    return (name,) if isinstance(name, str) else tuple(name)


def _cyrillic(random: Random, number: int, region: str, country: str, sibling: Person | None, woman: bool) -> Person:
    lists = names()[region]
    given = random.choice(lists["women" if woman else "men"])
    stem, suffix, father = random.choice(lists["stems"]), random.choice(lists["suffixes"]), random.choice(lists["men"])
    suffix = "ев" if suffix == "ов" and stem[-1] in "йжцчшщ" else suffix
    surname, patronymic = (
        stem + suffix,
        father.replace("ё", "е").rstrip("ьй") + ("евич" if father[-1] in "ьй" else "ович"),
    )
    if sibling:
        surname, _, patronymic = sibling.native.split(" ")
    root = surname.removesuffix("а") if surname.endswith(("ова", "ева", "ина")) else surname
    root = root[:-2] + "ий" if root.endswith("ая") else root
    patronymic = patronymic[:-3] + "вич" if patronymic.endswith("вна") else patronymic
    if woman:
        root = root + "а" if root.endswith(("ов", "ев", "ин")) else root[:-2] + "ая" if root.endswith("ий") else root
        patronymic = patronymic.removesuffix("ич") + "на"
    parts = [tuple(dict.fromkeys(romanised(part, region))) for part in (given, patronymic, root)]
    return Person(number, region, country, *parts, native=f"{root} {given} {patronymic}")


@cache
def romanised(word: str, region: str) -> tuple[str, ...]:
    """A word in Cyrillic by each of the tables that are used for names of a region."""
    tables = names()["romanisation"]
    ways = ("usual", "western", "kazakh") if region == "kazakh" else ("usual", "western")
    letters = [{**tables["usual"], **tables[way]} for way in ways]
    return tuple("".join(table.get(c, c) for c in word.lower()).title() for table in letters)
