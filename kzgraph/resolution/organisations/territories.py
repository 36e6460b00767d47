"""Cities and regions: one form for their governments, whatever they are called, apart from each other and the state's.

"Akimat of Almaty", "Almaty City Administration" and "Mayor's Office of Almaty" are the government of one city; the
"Akimat of the Almaty region" is another's. What heads and levels there are is data (`local_government` in
`lexicon/organisation_aliases.yaml`); places are those of `cities.yaml`, `countries.yaml` and `subdivisions.yaml`.
"""

from __future__ import annotations

from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode
from kzgraph.resolution.values.countries import Words
from kzgraph.resolution.values.words import words


@cache
def _cities() -> dict[Words, tuple[Words, CountryCode]]:
    """Every spelling of a city that only one country has, with the usual one."""
    found: dict[Words, set[tuple[Words, CountryCode]]] = {}
    for entry in lexicon("cities"):
        for name in (entry["name"], *entry.get("names", ())):
            found.setdefault(words(name), set()).add((words(entry["name"]), entry["country"]))
    for spelling, (name, code) in _capitals().items():
        found.setdefault(spelling, set()).add((name, code))
    return {spelling: next(iter(places)) for spelling, places in found.items() if len(places) == 1}


@cache
def _capitals() -> dict[Words, tuple[Words, CountryCode]]:
    found: dict[Words, tuple[Words, CountryCode]] = {}
    for entry in lexicon("countries"):
        for name in (entry.get("capital"), *entry.get("capital_names", ())):
            if name:
                found.setdefault(words(name), (words(entry["capital"]), entry["code"]))
    return found


def capital_of(plain: Words) -> CountryCode | None:
    """The country whose capital is named in the words."""
    for at in range(len(plain)):
        for size in range(min(4, len(plain) - at), 0, -1):
            if plain[at : at + size] in _capitals():
                return _capitals()[plain[at : at + size]][1]
    return None


@cache
def _regions() -> dict[Words, tuple[Words, CountryCode]]:
    """Every federal state and region of the lexicon, without "region", and by its adjective ("Bavarian")."""
    found: dict[Words, tuple[Words, CountryCode]] = {}
    for code, names in lexicon("subdivisions").items():
        for name in names:
            plain = tuple(word for word in words(name) if word not in ("region", "state"))
            found.setdefault(plain, (plain, code))
    for adjective, name in _data()["adjectives"].items():
        found.setdefault(words(adjective), found[words(name)])
    return found


@cache
def _data() -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = lexicon("organisation_aliases")["local_government"]
    return data


@cache
def _level_of() -> dict[str, str]:
    """Each word that tells a level, with the level: "oblast" is a region."""
    return {word: level for level, forms in _data()["levels"].items() for word in forms}


@cache
def _heads() -> tuple[tuple[Words, str], ...]:
    """What such a government is called, with the level that this tells ("mayor's office": city), longest first."""
    heads = [(tuple(head.split()), level) for head, level in _data()["heads"].items()]
    return tuple(sorted(heads, key=lambda h: (-len(h[0]), h[0])))


@lru_cache(maxsize=65536)
def territorial_form(plain: Words, country: CountryCode | None, *, local: bool) -> Words:
    """As in (almaty, city, government). () where the name is not that of a city's or region's government.

    `plain` is the name without its country. Unless the text says that the body is `local`, the place must be a known
    one or its level be told: "Federal Government" is no region's.
    """
    at, head, told = _head(plain)
    if not head:
        return ()
    before, after = plain[:at], plain[at + len(head) :]
    rest = [word for word in (*after, *before) if word not in ("of", "the", "for", "in")]
    levels = [_level_of()[word] for word in rest if word in _level_of()]
    place = tuple(word for word in rest if word not in _level_of())
    if not place:
        return ()
    name, known_as = _place(place, country, levels[0] if levels else told)
    if not local and not levels and not told and not known_as:
        return ()
    level = levels[0] if levels else told or known_as
    return (*name, *((level,) if level else ()), "government")


def _head(plain: Words) -> tuple[int, Words, str]:
    for head, level in _heads():
        for at in range(len(plain) - len(head) + 1):
            if plain[at : at + len(head)] == head:
                return at, head, level
    return 0, (), ""


def _place(place: Words, country: CountryCode | None, level: str) -> tuple[Words, str]:
    """The usual name of a place and the level at which it is known: of a name that is a city's and a region's the city,
    where no level is told ("Almaty")."""
    city, region = _cities().get(place), _regions().get(place)
    for known, known_as in ((city, "city"), (region, "region")):
        if known and country in (None, known[1]) and level in ("", known_as):
            return known[0], known_as
    either = city or region
    if either and level and country in (None, either[1]):
        return either[0], ""
    return tuple(sorted(set(place))), ""


@lru_cache(maxsize=65536)
def country_of_place(plain: Words) -> CountryCode | None:
    """The country of a federal state or region that is named in the words: "Government of Texas"."""
    found = _region_in(plain)
    return found[2] if found else None


def without_level(plain: Words, country: CountryCode | None) -> Words:
    """A chamber of a federal state without "State" after its name: "Illinois State Senate"."""
    found = _region_in(plain)
    if found and found[0] == 0 and found[2] == country and plain[found[1] : found[1] + 1] == ("state",):
        return plain[: found[1]] + plain[found[1] + 1 :]
    return plain


def _region_in(plain: Words) -> tuple[int, int, CountryCode] | None:
    for at in range(len(plain)):
        for size in range(min(4, len(plain) - at), 0, -1):
            known = _regions().get(plain[at : at + size])
            if known:
                return at, at + size, known[1]
    return None
