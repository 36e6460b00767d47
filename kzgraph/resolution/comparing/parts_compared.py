"""What comparing and blocking of names both ask of the parts of a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode
from kzgraph.resolution.comparing.spelling import SERVANT, same_family_of_man_and_woman
from kzgraph.resolution.names import east_asian
from kzgraph.resolution.names.compounds import part_words
from kzgraph.resolution.names.given_names import arabic, given_alike, latin_letters, slavic
from kzgraph.resolution.names.parts import Parts, is_initial, usual_given_name
from kzgraph.resolution.values.romanisation import alike, latin

SURE, ALIKE, VOWEL, INITIAL, SHORT, TYPING, DOUBTFUL, NO = 0.98, 0.97, 0.93, 0.88, 0.87, 0.86, 0.6, 0.1
"""Scores: words that agree; in two romanisations; but for a vowel; an initial for a name; a usual short form; a slip of
the pen; what
may be either; what contradicts."""


@dataclass(frozen=True, slots=True)
class Finding:
    """How surely two names are one (0 to 1), and why in words."""

    score: float
    reasons: tuple[str, ...]


def joined(words: tuple[str, ...]) -> str:
    return "".join(words)


@lru_cache(maxsize=65536)
def surname_forms(name: Parts) -> tuple[str, ...]:
    """How the surname may be written as one word: with its particle, each part of a double one."""
    whole = plain(joined(name.surname))
    forms = [whole, name.particle + whole] if name.particle else [whole]
    if name.particle in ("al", "el") and whole[0] in _SUN_LETTERS:
        forms.append(name.particle[0] + whole)
    if served := without_servant(whole):
        forms.append(served)
    if english := _in_english().get(latin(whole)):
        forms += [english, name.particle + english]
    article = _ARTICLE.match(whole) if len(whole) >= SHORTEST_WITH_ARTICLE else None
    if article and any(map(arabic, name.given)):
        forms.append(whole[article.end() :])
    return tuple(dict.fromkeys(forms))


@cache
def _in_english() -> dict[str, str]:
    """Surnames in their own language, and what their bearers are called in English."""
    return {**lexicon("name_parts")["irish_surnames"], **lexicon("name_parts")["south_asian_surnames"]}


def plain(word: str) -> str:
    """A word without its apostrophes: Eje'i, Ejei."""
    return _APOSTROPHES.sub("", word)


def without_servant(word: str) -> str:
    """ "Razak" of "Abdul Razak", which many leave out before it; "" where nothing is."""
    rest = word.removeprefix(SERVANT)
    return rest if rest != word and len(rest) >= SHORTEST_SERVED else ""


SHORTEST_SERVED = 4

WITHOUT_SERVANT = 'without "Abdul"'

_SUN_LETTERS = "dlnrstz"
"""Before these the article is written as it is heard by some: El Sebsi, Essebsi."""

_ARTICLE = re.compile(f"[ae](?:l|(?=[{_SUN_LETTERS}]))")
"""The article in one word with the name: Alhassan; as it is heard: Ensour."""

_APOSTROPHES = re.compile("(?<=[a-z])['’‘ʼʻ`´ʾʿʹ]")

SHORTEST_WITH_ARTICLE = 6
"""In a shorter surname "al" is more likely no article."""


def called_so(full: Parts, country: CountryCode | None) -> bool:
    """Whether the bearer may be called by the given name alone: a rare one, before forefathers, by habit."""
    if is_initial(full.given[0]):
        return False
    habit = lexicon("name_parts")
    known = country in habit["given_name_alone"] or country in habit["surname_either"]
    return known or bool(full.forefathers) or bool(full.generation) or not usual_given_name(latin(full.given[0]))


def known_by_given_name(full: Parts) -> bool:
    """Whether the given name is one of Ethiopia or Eritrea, which alone is the usual short form."""
    return latin(full.given[0]) in part_words("called_by_given_name")


@lru_cache(maxsize=65536)
def eastern(name: Parts, *, loose: bool = False) -> frozenset[east_asian.Reading]:
    """The readings of an East Asian name; the groups of syllables are those after the surname."""
    if len(name.surname) != 1 or name.forefathers:
        return frozenset()
    return east_asian.readings(name.surname[0], given_groups(name), loose=loose)


def given_groups(name: Parts) -> east_asian.Groups:
    groups = [group for group in name.syllables if group != name.surname]
    return tuple(groups)


def best(a: Parts, b: Parts) -> tuple[float, str]:
    x, y = joined(a.surname), joined(b.surname)
    for served, other in ((without_servant(x), y), (without_servant(y), x)):
        if served and given_alike(served, other)[0] >= VOWEL:
            return SHORT, WITHOUT_SERVANT
    if arabic(x) and arabic(y) and latin(x) != latin(y):
        return (ALIKE, "in another form of the name") if given_alike(x, y)[0] >= VOWEL else (0.0, "")
    slavs = a.bare or b.bare or any(_may_be_slav(name.given[0]) for name in (a, b))
    return max(alike(x, y, slavs=slavs) for x in surname_forms(a) for y in surname_forms(b))


def _may_be_slav(given: str) -> bool:
    return is_initial(given) or slavic(given) or not latin_letters(given)


def names_differ(a: Parts, b: Parts) -> Finding:
    x, y = shown(a.surname), shown(b.surname)
    if same_family_of_man_and_woman(joined(a.surname), joined(b.surname)):
        return Finding(NO, (f"a man's and a woman's form of one surname: {x}, {y}",))
    return Finding(0.0, (f"surnames differ: {x}, {y}",))


@lru_cache(maxsize=65536)
def shown(words: tuple[str, ...]) -> str:
    return "-".join(word.removesuffix(".").capitalize() for word in words)


def east_asian_surnames(name: Parts) -> frozenset[tuple[str, str]]:
    return east_asian.surnames(joined(name.surname))
