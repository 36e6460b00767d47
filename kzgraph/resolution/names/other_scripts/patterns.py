"""Whether a word in another script and a word in Latin letters sound alike, and by which consonants they may be found.

Invariant: where `sounds_like(other, word)` is true, `consonants_in_script(other)` and `consonants(word)` share a form.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from kzgraph.resolution.names.given_names import folded_lines
from kzgraph.resolution.names.other_scripts.hearing import heard
from kzgraph.resolution.names.other_scripts.letters import Unit, Units, in_one_script, lettered, script
from kzgraph.resolution.names.other_scripts.syllables import of_characters, of_hangul, of_kana

_BY_SYLLABLE = {"kana": of_kana, "hangul": of_hangul, "chinese": of_characters}


@lru_cache(maxsize=16384)
def units(word: str) -> Units:
    """The units of a word in another script; none of a word in two of them."""
    found = _BY_SYLLABLE.get(script(word), lettered)(word) if in_one_script(word) else ()
    return tuple(_may_be_one(unit, after) for unit, after in zip(found, (*found[1:], ()), strict=False))


def _may_be_one(unit: Unit, after: Unit) -> Unit:
    """A consonant that stands twice is written once after folding."""
    doubled = any(spelt and spelt in after and spelt.isalpha() for spelt in unit)
    return (*unit, "") if doubled else unit


@lru_cache(maxsize=16384)
def pattern(found: Units) -> re.Pattern[str]:
    """An expression that matches the folded Latin words that sound so."""
    return re.compile("".join(f"(?:{'|'.join(unit)})" for unit in found))


@lru_cache(maxsize=131072)
def sounds_like(found: Units, word: str) -> bool:
    """Whether a word in Latin letters sounds as the units say."""
    matches = pattern(found).fullmatch
    return bool(found) and any(matches(form) for form in heard(word))


@lru_cache(maxsize=16384)
def given_forms(found: Units) -> frozenset[str]:
    """The listed forms of given names, folded, one of which sounds as the units say: Isaac of Hebrew Yitzhak."""
    matches = pattern(found).fullmatch
    lines = folded_lines()
    return frozenset(other for form, line in lines.items() if found and matches(form) for other in line)


_CLASSES = str.maketrans({letter: group[0] for group in ("pbf", "td", "kgqcxjsz", "m", "n", "lr") for letter in group})
_NO_CONSONANT = re.compile("[^pbftdkgqcxjszmnlr]")
_DOUBLED = re.compile(r"(.)\1+")

LONGEST_KEY = 3
"""Of so many consonants a word's part in a key is made."""

_MOST = 32


def _classes(text: str) -> str:
    return _NO_CONSONANT.sub("", text).translate(_CLASSES)


@lru_cache(maxsize=65536)
def consonants(word: str) -> frozenset[str]:
    """The first consonants of a word in Latin letters, those that are easily exchanged as one."""
    return frozenset(_key(_classes(form)) for form in heard(word))


@lru_cache(maxsize=16384)
def consonants_in_script(found: Units) -> frozenset[str]:
    """The first consonants that the units may stand for, as `consonants` gives them."""
    beginnings = {""}
    for unit in found:
        ways = {_classes(spelt) for spelt in unit}
        if ways != {""}:
            beginnings = {_of_few(a + b) for a, b in product(beginnings, ways)}
    return frozenset(map(_key, beginnings))


def _of_few(classes: str) -> str:
    """Enough of the consonants for a key; what comes after it is not needed."""
    classes = _DOUBLED.sub(r"\1", classes)
    return classes[: LONGEST_KEY + 1]


def _key(classes: str) -> str:
    return _DOUBLED.sub(r"\1", classes)[:LONGEST_KEY]
