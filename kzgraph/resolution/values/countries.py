"""Countries within the names of posts and organisations: what they are called, found and taken out."""

from __future__ import annotations

from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode
from kzgraph.resolution.values.words import words

_LONGEST = 8
"""Words in the longest name that is looked for ("democratic people s republic of korea")."""

Words = tuple[str, ...]


@cache
def _entries() -> dict[CountryCode, dict[str, object]]:
    return {entry["code"]: entry for entry in lexicon("countries")}


def country_name(code: CountryCode) -> str:
    """The short English name; a code that the lexicon does not know is its own name."""
    entry = _entries().get(code)
    return str(entry["name"]) if entry else {"EU": "European Union"}.get(code, code)


def country_names(code: CountryCode) -> list[str]:
    """The other names of the country: official, alternative and abbreviated."""
    entry = _entries().get(code, {})
    names = [*_list(entry, "names"), *_list(entry, "abbreviations")]
    return sorted(set(names) - {country_name(code)})


def _list(entry: dict[str, object], key: str) -> list[str]:
    value = entry.get(key, [])
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


@cache
def acting_for_both() -> frozenset[frozenset[CountryCode]]:
    """Pairs of codes of which one official may be given either: the European Union and a member state, whose national
    its official is; a territory and the state to which it belongs."""
    union = {frozenset({"EU", member}) for member in lexicon("identity")["members_of_the_union"]}
    return frozenset(union | {frozenset(pair) for pair in lexicon("states")["part_of"].items()})


@cache
def _phrases() -> dict[Words, CountryCode]:
    """Every form that means a country; a form that two countries share belongs to the first that owns it."""
    found: dict[Words, CountryCode] = {("eu",): "EU", ("european", "union"): "EU"}
    for keys in (("name",), ("names", "adjectives"), ("abbreviations", "demonyms"), ("shared_adjectives",)):
        for code, entry in _entries().items():
            for form in (form for key in keys for form in _list(entry, key)):
                found.setdefault(words(form), code)
    found.pop((), None)
    return found


@lru_cache(maxsize=65536)
def code_of(name: str) -> CountryCode | None:
    """The country that this whole text names, by any of its forms or its code; None where it is none."""
    plain = words(name)
    if len(name) == 2 and name.isupper() and name in _entries():
        return name
    return _phrases().get(plain[1:] if plain[:1] == ("the",) else plain)


@cache
def _places() -> dict[str, tuple[Words, ...]]:
    """The names of places of two words and more, by their first word: "new" begins New Zealand and New York."""
    cities = (name for entry in lexicon("cities") for name in (entry["name"], *entry.get("names", ())))
    states = (name for names in lexicon("subdivisions").values() for name in names)
    names = {words(name) for name in (*cities, *states)} | set(_phrases())
    found: dict[str, tuple[Words, ...]] = {}
    for name in sorted(name for name in names if len(name) > 1):
        found[name[0]] = (*found.get(name[0], ()), name)
    return found


def begins_place(plain: Words) -> bool:
    """Whether the words begin with the name of a place that has several words."""
    return any(plain[: len(name)] == name for name in _places().get(plain[0], ()))


@lru_cache(maxsize=65536)
def mentions(plain: Words) -> tuple[tuple[int, int, CountryCode], ...]:
    """Where countries are named in the words, the longest form at each place: (first, after last, code)."""
    found = []
    at = 0
    while at < len(plain):
        match = _longest_at(plain, at)
        if match:
            found.append(match)
        at = match[1] if match else at + 1
    return tuple(found)


def _longest_at(plain: Words, at: int) -> tuple[int, int, CountryCode] | None:
    for size in range(min(_LONGEST, len(plain) - at), 0, -1):
        code = _phrases().get(plain[at : at + size])
        if code:
            return at, at + size, code
    return None


def owner(plain: Words) -> CountryCode | None:
    """The country to which the name says it belongs: it stands first ("Kazakh Foreign Ministry") or after "of"."""
    for first, _, code in mentions(plain):
        if first == 0 or plain[first - 1] == "of" or plain[max(0, first - 2) : first] == ("of", "the"):
            return code
    return None


def without_country(plain: Words, code: CountryCode | None) -> Words:
    """The words without this country and the "of the" before it; "to" and "for" keep theirs ("Director for Russia")."""
    if code == "EU" and len(plain) == 2 and plain[0] == "european":
        return plain[1:]  # "European Commissioner"; in "European Commission President" it is part of a name
    kept: list[str] = []
    at = 0
    for first, last, found in mentions(plain):
        before = plain[at:first]
        if found != code or (before and before[-1] in _KEPT_BEHIND and first):
            continue
        adjective = last < len(plain) and plain[last] not in _AFTER
        kept.extend(before if adjective and before else _without_tail(before))
        at = last
    kept.extend(plain[at:])
    return tuple(kept)


_KEPT_BEHIND = ("to", "for", "on", "and", "east", "west", "north", "south")
"""Behind these a country's name stays: "Director for Russia", "Akim of East Kazakhstan"."""
_AFTER = ("to", "in", "for", "at", "on", "and", "of")
"""What follows a country's name as a noun; before any other word it stands as an adjective."""


def _without_tail(before: Words) -> Words:
    while before and before[-1] in ("of", "the", "for", "in"):
        before = before[:-1]
    return before
