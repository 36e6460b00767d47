"""How documents write the names and titles of the bench's people: shares as they occur in the press, roughly."""

from __future__ import annotations

from random import Random

from bench.population import Parts, Person, Post, the

ROMANISED = 0.12
"""Of names in another alphabet so many are romanised otherwise than usual."""
MIDDLE, INITIAL, DIMINUTIVE, NATIVE, SURNAME_FIRST, CAPITALS, ERROR = 0.15, 0.04, 0.15, 0.01, 0.02, 0.01, 0.005
"""Of full names so many have the middle name, only an initial of the given one, the short form of that; are in
Cyrillic; begin with the surname; are in capitals; have a wrong letter."""

ENGLISH = {"Defence": "Defense"}
"""Fields of ministries that an American writes otherwise."""


def full(random: Random, person: Person) -> str:
    """A full name as some document has it."""
    if person.native and random.random() < NATIVE:
        return person.native
    way = random.randrange(1, 3) if random.random() < ROMANISED else 0
    given, surname = _by(person.given, way), _by(person.surname, way)
    if person.second and random.random() < 0.4:
        surname = f"{surname} {person.second}"
    if random.random() < MIDDLE and person.middle:
        name = f"{given} {_by(person.middle, way)} {surname}"
    elif random.random() < INITIAL:
        name = f"{given[0]}. {surname}"
    elif person.diminutive and random.random() < DIMINUTIVE:
        name = f"{person.diminutive} {surname}"
    elif (random.random() < SURNAME_FIRST) != (person.region == "chinese"):
        name = f"{surname} {given}"
    else:
        name = f"{given} {surname}"
    if random.random() < CAPITALS:
        return name.upper()
    return _with_error(random, name) if random.random() < ERROR else name


def bare(random: Random, person: Person) -> str:
    """The surname alone."""
    return _by(person.surname, random.randrange(1, 3) if random.random() < ROMANISED else 0)


def _by(part: Parts, way: int) -> str:
    return part[way % len(part)]


def _with_error(random: Random, name: str) -> str:
    """A letter left out, doubled, or swapped with the next one."""
    at = random.randrange(1, len(name) - 1)
    kind = random.randrange(3)
    middle = ("", name[at] * 2, name[at + 1] + name[at])[kind]
    return name[:at] + middle + name[at + (2 if kind == 2 else 1) :]


def title(random: Random, post: Post, name_of: dict[str, tuple[str, str]]) -> str:
    """The post in one of its usual wordings: with the country, with its adjective, or without."""
    country, adjective = the(name_of[post.country][0]), name_of[post.country][1]
    way = random.choice("ooaab")
    area = ENGLISH.get(post.of, post.of) if random.random() < 0.3 else post.of
    short = area.removesuffix(" Affairs")
    if post.kind == "ambassador":
        target = the(name_of[post.of][0])
        return f"{adjective} Ambassador to {target}" if way == "a" else f"Ambassador of {country} to {target}"
    plain, long = {
        "president": ("President", "President"),
        "prime": ("Prime Minister", "Prime Minister"),
        "minister": (f"{short} Minister", f"Minister of {area}"),
        "deputy": (f"Deputy {short} Minister", f"Deputy Minister of {area}"),
        "director": (f"Director at the Ministry of {area}", f"Director at the Ministry of {area}"),
        "adviser": ("Adviser to the President", "Adviser to the President"),
    }[post.kind]
    if way == "b" and post.kind in ("president", "prime", "minister"):
        return plain
    if way == "a" and post.kind in ("president", "prime", "minister", "deputy"):
        return f"{adjective} {plain}"
    return f"{long} of {country}"
