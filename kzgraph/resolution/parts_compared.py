"""What comparing and blocking of names both ask of the parts of a name."""

from __future__ import annotations

from functools import lru_cache

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode
from kzgraph.resolution import east_asian
from kzgraph.resolution.name_parts import Parts, is_initial, usual_given_name
from kzgraph.resolution.romanisation import latin


def joined(words: tuple[str, ...]) -> str:
    return "".join(words)


@lru_cache(maxsize=65536)
def surname_forms(name: Parts) -> tuple[str, ...]:
    """How the surname may be written as one word: with its particle, each part of a double one."""
    whole = joined(name.surname)
    forms = [whole, name.particle + whole] if name.particle else [whole]
    return tuple(dict.fromkeys(forms))


def called_so(full: Parts, country: CountryCode | None) -> bool:
    """Whether the bearer may be called by the given name alone: a rare one, before forefathers, by habit."""
    if is_initial(full.given[0]):
        return False
    habit = lexicon("name_parts")
    known = country in habit["given_name_alone"] or country in habit["surname_either"]
    return known or bool(full.forefathers) or bool(full.generation) or not usual_given_name(latin(full.given[0]))


@lru_cache(maxsize=65536)
def eastern(name: Parts, *, loose: bool = False) -> frozenset[east_asian.Reading]:
    """The readings of an East Asian name; the groups of syllables are those after the surname."""
    if len(name.surname) != 1 or name.forefathers:
        return frozenset()
    return east_asian.readings(name.surname[0], given_groups(name), loose=loose)


def given_groups(name: Parts) -> east_asian.Groups:
    groups = [group for group in name.syllables if group != name.surname]
    return tuple(groups)
