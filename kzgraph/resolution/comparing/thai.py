"""Thai and Lao names by their consonants: in the letters of Sanskrit, by the official romanisation, in Thai letters.

Parnpree Bahiddha-Nukara, Panpri Phahitthanukon, ปานปรีย์ พหิทธานุกร. Both words must agree, and the surname be long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

from rapidfuzz.distance import OSA

from kzgraph.data_files import lexicon
from kzgraph.resolution.comparing.parts_compared import Finding, joined
from kzgraph.resolution.names.given_names import arabic, are_two_names, slavic_or_western
from kzgraph.resolution.names.parts import Parts, is_initial
from kzgraph.resolution.values.romanisation import fold, latin, skeleton

LONG_SURNAME = 7
"""In shorter surnames their consonants tell too little."""

ENOUGH_CONSONANTS = 4
"""So many consonants a surname has, or one less where all agree; one more may be mute (Sangiampongsa, Sangiamphong)."""

LETTERS_FOR_A_VOWEL = 3
"""Of so many letters of a given name one may be written otherwise."""

_THAI_NAME = re.compile("[\u0e00-\u0e4f]+ [\u0e00-\u0e4f]+")
_KEPT = 3


def of_thailand(a: Parts, b: Parts) -> Finding | None:
    """Two names in Latin letters that are one by their Thai consonants; None where they are not, or no such names."""
    if not _may_be(a) or not _may_be(b) or are_two_names(joined(a.given), joined(b.given)):
        return None
    x, y = joined(a.given), joined(b.given)
    by_vowels = all(_written(v) == _written(w) for v, w in ((x, y), (joined(a.surname), joined(b.surname))))
    if by_vowels or (slavic_or_western(x) and slavic_or_western(y)):
        return None  # Vowels alone are told as in any language.
    near = OSA.distance(_plain(x), _plain(y)) <= min(len(x), len(y)) // LETTERS_FOR_A_VOWEL
    agree = near and _consonants(x) == _consonants(y) and _one_surname(joined(a.surname), joined(b.surname))
    return Finding(0.88, ("one Thai or Lao name by its consonants",)) if agree else None


def _written(word: str) -> str:
    return skeleton(fold(latin(word)))


def in_thai_letters(name: str, other: Parts) -> bool:
    """Whether a name in Thai letters has the consonants of another in Latin letters."""
    if not _THAI_NAME.fullmatch(name) or not _may_be(other):
        return False
    given, surname = name.split(" ")
    return _of_thai(given) == _consonants(joined(other.given)) and _agree(
        _of_thai(surname), _consonants(joined(other.surname))
    )


def keys(parts: Parts) -> Iterator[str]:
    """The key that two such names share: the first consonants of both words."""
    if _may_be(parts):
        yield _key(_consonants(joined(parts.given)), _consonants(joined(parts.surname)))


def keys_of_thai(name: str) -> Iterator[str]:
    """The same of a name in Thai letters."""
    if _THAI_NAME.fullmatch(name):
        given, surname = map(_of_thai, name.split(" "))
        yield _key(given, surname)


def _key(given: str, surname: str) -> str:
    return f"thai {given[:_KEPT]} {surname[:_KEPT]}"


@lru_cache(maxsize=65536)
def _may_be(name: Parts) -> bool:
    given, surname = joined(name.given), joined(name.surname)
    if (
        name.bare
        or name.chain
        or name.father
        or name.particle
        or len(surname) < LONG_SURNAME
        or len(name.syllables) > 2
    ):
        return False
    plain = latin(surname)
    elsewhere = plain.endswith(tuple(lexicon("thai")["endings_of_elsewhere"]))
    return not elsewhere and not any(
        is_initial(w) or arabic(w) or (w is surname and slavic_or_western(w)) for w in (given, surname)
    )


def _one_surname(a: str, b: str) -> bool:
    x, y = _plain(a), _plain(b)
    near = OSA.distance(x, y) <= max(len(x), len(y)) // LETTERS_FOR_A_VOWEL
    return near and _agree(_consonants(a), _consonants(b))


def _agree(x: str, y: str) -> bool:
    short, long = sorted((x, y), key=len)
    if short == long:
        return len(short) >= ENOUGH_CONSONANTS - 1
    return len(short) >= ENOUGH_CONSONANTS and long.startswith(short) and len(long) - len(short) <= 1


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    """A word in Latin letters with one letter for each Thai consonant."""
    plain = latin(word).replace("'", "")
    for old, new in _rules():
        plain = old.sub(new, plain)
    return _DOUBLED.sub(r"\1", plain)


_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]")


def _consonants(word: str) -> str:
    return _VOWELS.sub("", _plain(word))


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(old), new) for old, new in lexicon("thai")["one_form"])


@lru_cache(maxsize=16384)
def _of_thai(word: str) -> str:
    data = lexicon("thai")
    for old, new in data["letters_not_said"]:
        word = re.sub(old, new, word)
    letters = (data["letters"].get(letter, "a") for letter in word)
    return _consonants("a".join(letter for letter, _ in groupby(letters)))
