"""Countries, their regions, and cities named in a text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from kzgraph.extraction.context import CountryMention, PlaceMention, RegionMention
from kzgraph.extraction.knowledge import lexicon, pattern, word_list, words_of
from kzgraph.extraction.text.tokens import Phrases

_NOTHING = ("", "")  # what "Indian Ocean" and "Latin American" say of India and the United States

_FORMS = (
    ("name", "name"),
    ("names", "name"),
    ("adjectives", "adjective"),
    ("demonyms", "demonym"),
    ("abbreviations", "abbreviation"),
)


@cache
def countries() -> dict[str, dict[str, Any]]:
    """The entries of `lexicon/countries.yaml` by code."""
    return {entry["code"]: entry for entry in lexicon("countries")}


def country_name(code: str) -> str:
    """The short English name of a country; "European Union" for EU."""
    return "European Union" if code == "EU" else str(countries()[code]["name"])


def capital_of(code: str) -> str | None:
    """The capital of a country, or None where it has none or `code` is of none."""
    entry = countries().get(code)
    return str(entry["capital"]) if entry and entry.get("capital") else None


def capital_at(text: str, start: int) -> tuple[int, str] | None:
    """Where a capital's name that stands at an offset ends, and its country."""
    hit = next(iter(_capital_phrases().find(text[start : start + _LONGEST])), None)
    return (start + hit[1], hit[2]) if hit and hit[0] == 0 else None


@cache
def _capital_phrases() -> Phrases[str]:
    capitals = ((code, entry) for code, entry in countries().items() if entry.get("capital"))
    return Phrases((name, code) for code, e in capitals for name in [e["capital"], *_values(e, "capital_names")])


# No capital's name is longer.
_LONGEST = 40


def is_same_city(name: str, city: str, code: str) -> bool:
    """Whether two names mean one city of a country: itself, or both its capital."""
    entry = countries()[code]
    capital = {str(entry.get("capital")), *_values(entry, "capital_names")}
    return name.casefold() == city.casefold() or {name, city} <= capital


@cache
def government_seats() -> dict[str, str]:
    """The state for whose government each capital stands; Brussels for the Union."""
    known = {e["capital"]: code for code, e in countries().items() if e.get("capital")}
    return {**known, "Washington": "US", "Brussels": "EU"}


def _values(entry: dict[str, Any], key: str) -> list[str]:
    value = entry.get(key) or []
    return [value] if isinstance(value, str) else list(value)


@cache
def _country_phrases() -> Phrases[tuple[str, str]]:
    named = (
        (phrase, (code, form))
        for code, entry in countries().items()
        for key, form in _FORMS
        for phrase in _values(entry, key)
    )
    halves = ((half, (code, "half")) for half, code in lexicon("states")["first_halves"].items())
    known = [*named, *halves, *((phrase, _NOTHING) for phrase in word_list("geographic_names"))]
    states = Phrases(known)  # "Mexico City", "Santiago de Cuba" name no state
    cities = (city for city, _ in _cities() if " " in city or "-" in city)
    return Phrases([*known, *((city, _NOTHING) for city in cities if any(code for *_, (code, _) in states.find(city)))])


@cache
def _place_phrases() -> Phrases[tuple[str, bool]]:
    """City → (country, whether the name is also something else)."""
    city_states = ((countries()[code]["name"], (code, True)) for code in lexicon("states")["city_states"])
    others = ((phrase, ("", False)) for phrase in word_list("geographic_names"))
    joined = (phrase for entry in countries().values() for key, _ in _FORMS for phrase in _values(entry, key))
    states = ((phrase, ("", False)) for phrase in joined if "-" in phrase)  # "his Guinea-Bissau counterpart"
    return Phrases([*city_states, *_cities(), *others, *states])


def _cities() -> list[tuple[str, tuple[str, bool]]]:
    """Each name of each city, capitals first, with its country and whether the name is also something else."""
    capitals = [
        (phrase, (code, bool(entry.get("ambiguous_capital"))))
        for code, entry in countries().items()
        if entry.get("capital")
        for phrase in [entry["capital"], *_values(entry, "capital_names")]
    ]
    cities = [
        (phrase, (str(city["country"]), bool(city.get("ambiguous"))))
        for city in lexicon("cities")
        for phrase in [city["name"], *_values(city, "names")]
    ]
    return capitals + cities


@lru_cache(maxsize=4096)
def place_country(name: str) -> str | None:
    """The country of a city, by any of its names, or None."""
    hit = next(iter(_place_phrases().find(name)), None)
    return (hit[2][0] or None) if hit and (hit[0], hit[1]) == (0, len(name)) else None


def names_unlisted(text: str) -> bool:
    """Whether a text names a side that calls itself a state and has no code: Somaliland."""
    return first_unlisted(text) is not None


def first_unlisted(text: str) -> str | None:
    """The side without a code that a text names: "Somaliland"."""
    return next((str(name) for name in lexicon("states")["unlisted"] if name in text), None)


def is_neutral(city: str) -> bool:
    """Whether people of third countries meet in a city, so that it tells of nobody's country: New York, Geneva."""
    return city.removesuffix(" City") in words_of("agreements", "neutral_places")


def _as_in_prose(name: str) -> str:
    """A city as the running text has it: "Panama City" for "PANAMA CITY", "Washington" for "Washington, D.C."."""
    name = _DISTRICT.sub("", name)
    if not name.isupper() or (len(name) <= _LONGEST_INITIALS and not _VOWEL.search(name)):
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), name)


# "NYC", "HCMC", "DC" are initials: what can be spoken is a name in capitals.
_LONGEST_INITIALS = 4
_VOWEL = re.compile(r"[^B-DF-HJ-NP-TV-Z]")
_DISTRICT = re.compile(r",? D\.?C\.?$")


def find_countries(flat: str) -> list[CountryMention]:
    """Every country named by name, adjective, demonym or abbreviation, in order."""
    currency = pattern("prose", "currencies")  # "US dollars" speaks of money, not of the country
    states = {state.start for state in states_named_like_countries(flat)}
    return [
        CountryMention(
            start,
            end,
            _of_shared_name(flat, start, end) or code,
            _form_here(flat, start, end, code, form),  # type: ignore[arg-type]
        )
        for start, end, (code, form) in _country_phrases().find(flat)
        if code
        and start not in states
        and not currency.match(flat, end)
        and (form != "half" or flat.startswith(("-", "–"), end))
    ]


def _form_here(flat: str, start: int, end: int, code: str, form: str) -> str:
    """As what a form of a country's name stands there: "US" is an adjective before a noun, as in "US officials"."""
    both = form == "adjective" and flat[start:end] in (countries()[code].get("abbreviations") or ())
    if both and pattern("states", "no_noun_after", cased=True).match(flat, end):
        return "abbreviation"
    return "adjective" if form == "half" else form


def _of_shared_name(flat: str, start: int, end: int) -> str | None:
    """The other state that bears a name too, where the text means that one: "eastern Congo", "Congo" beside the M23."""
    shared = lexicon("states")["shared_names"].get(flat[start:end])
    if shared is None:
        return None
    if pattern("states", shared["other_before"], cased=True).search(flat, max(0, start - _NAME_REACH), start):
        return str(shared["other"])
    own, other = (pattern("states", shared[key], cased=True) for key in ("own_shown", "other_shown"))
    return str(shared["other"]) if other.search(flat) and not own.search(flat) else None


# "The south-east of the Congo": so far before a shared name stand the words that tell whose it is.
_NAME_REACH = 24


def find_places(flat: str) -> list[PlaceMention]:
    """Every city named, in order, under the name that the text gives it."""
    return [
        PlaceMention(start, end, _as_in_prose(flat[start:end]), country)
        for start, end, (country, ambiguous) in _place_phrases().find(flat)
        if country and (not ambiguous or _is_city(flat, start, end))
    ]


@cache
def _region_phrases() -> Phrases[str]:
    return Phrases((name, code) for code, names in lexicon("subdivisions").items() for name in names)


def find_regions(flat: str) -> list[RegionMention]:
    """Every state of a federation, province or Land named, in order."""
    listed = [RegionMention(start, end, code) for start, end, code in _region_phrases().find(flat)]
    return [*listed, *states_named_like_countries(flat)]


def states_named_like_countries(flat: str) -> list[RegionMention]:
    """Every state of a federation that is named like a country, where the words about it say so: "Georgia Senator".

    In a text of which nothing speaks of the country, one that is the state shows the others.
    """
    found: list[RegionMention] = []
    for code, union in lexicon("states")["states_named_like"].items():
        named = list(re.finditer(rf"\b{country_name(code)}\b", flat))
        states = [match for match in named if _is_state(flat, match.start(), match.end(), union)]
        if len(states) < len(named) and states and not pattern("states", "country_shown", cased=True).search(flat):
            states = named
        found += [RegionMention(match.start(), match.end(), union) for match in states]
    return found


def _is_state(flat: str, start: int, end: int, union: str) -> bool:
    """Whether the words about a name, or another state of the federation beside it, say that it is a state."""
    left, right = _beside_state(union)
    before = max(0, start - _STATE_REACH)
    return (
        pattern("states", "state_after", cased=True).match(flat, end) is not None
        or pattern("states", "state_before", cased=True).search(flat[before:start]) is not None
        or right.match(flat, end) is not None
        or left.search(flat[before:start]) is not None
    )


# "Lieutenant Governor NAME of Georgia": so far before its name stand the words that show a state.
_STATE_REACH = 50


@cache
def _beside_state(union: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Another state of a federation just before and just after a place in a list: "Texas, [Georgia] and Ohio"."""
    states = "|".join(map(re.escape, lexicon("subdivisions")[union]))
    return re.compile(rf"\b(?:{states})(?:,| and|, and) $"), re.compile(rf"(?:,| and|, and) (?:{states})\b")


def _is_city(flat: str, start: int, end: int) -> bool:
    """Whether the words about a name that is also something else say that it is a city: "in Georgia", "Nancy, "."""
    before, after = (pattern("prose", key, cased=True) for key in ("before_city", "after_city"))
    return before.search(flat, max(0, start - 12), start) is not None or after.match(flat, end) is not None
