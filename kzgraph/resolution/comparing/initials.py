"""Which names with initials alone need no comparison with a name of the same surname: most of those there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kzgraph.model import CountryCode
from kzgraph.resolution.comparing.juniors import nicknames_of_a_junior
from kzgraph.resolution.names.compounds import part_words, with_habits
from kzgraph.resolution.names.given_names import names_of
from kzgraph.resolution.names.other_scripts.words import in_other_script
from kzgraph.resolution.names.parts import is_initial, read
from kzgraph.resolution.names.public_names import full_name
from kzgraph.resolution.values.romanisation import fold, latin

CLASSES = str.maketrans({letter: group[0] for group in ("kgqhxc", "bp", "vfw", "szj", "dt", "lr") for letter in group})
VOWELS = str.maketrans("", "", "aeiouy")


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The letters with which the words of a name begin, as `first_letters` gives them."""

    letters: frozenset[str]
    initial: frozenset[str]
    """That of the first initial, where there are initials alone before the surname."""


def beginnings(name: str, country: CountryCode | None = None) -> Beginnings | None:
    """How the words of a full name begin; None where that rules nothing out: what is called a given name may be a
    particle ("Le Drian") or, in another order, the surname, a word of the chain too, and other scripts have other
    letters; who has a public name is compared by both names."""
    parts = read(name, with_habits(country))
    if parts.bare or parts.chain or parts.surname_may_be_first or in_other_script(name):
        return None
    if latin(parts.given[0]) in part_words("particles") or full_name(name):
        return None
    beside = (parts.father, parts.nickname, parts.title_or_name, *nicknames_of_a_junior(parts))
    before = (*parts.given, *parts.forefathers, *filter(None, beside))
    initial = first_letters(parts.given[:1]) if all(map(is_initial, before)) else ()
    return Beginnings(frozenset(first_letters((*before, *parts.surname))), frozenset(initial))


def may_agree(a: Beginnings | None, b: Beginnings | None) -> bool:
    """Whether two names may be one person's that share no more than a surname: where one has initials alone, the first
    is that of a word of the other. Of two such names one does (S. T. Bui, T. Bui)."""
    if not a or not b or not (a.initial or b.initial):
        return True
    return not a.initial.isdisjoint(b.letters) or not b.initial.isdisjoint(a.letters)


def first_letters(words: Iterable[str]) -> set[str]:
    """The first letters of words, in every form that they may have; letters that are written for one another are one,
    and so are vowels."""
    found: set[str] = set()
    for word in words:
        plain = word.removesuffix(".")
        found |= {latin(plain), fold(latin(plain)), *names_of(plain)}
    return {_letter(beginning[0]) for beginning in found if beginning}


def _letter(letter: str) -> str:
    return letter.translate(CLASSES).translate(VOWELS) or "a"
