"""Mongolian names: the father's name in the genitive before one's own name, or as it is after it.

Gombojavyn Zandanshatar, Zandanshatar Gombojav; Battulgyn Khaltmaa, Khaltmaa Battulga.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kzgraph.resolution.comparing.parts_compared import VOWEL, Finding, joined
from kzgraph.resolution.names.given_names import slavic_or_western
from kzgraph.resolution.names.parts import Parts, is_initial
from kzgraph.resolution.values.romanisation import alike, fold, latin, skeleton

_GENITIVE = re.compile("(?:[iy]{1,2}n|(?<=n)(?:[iy]i?)|(?<=[ae]i)n)$")
"""As it is written after a consonant, after n, and after a vowel of two letters."""

SHORTEST_FATHER = 3


def of_mongolia(a: Parts, b: Parts) -> Finding | None:
    """What two names say of which one has the father's name in the genitive; None where they are no such names."""
    if not _may_be(a) or not _may_be(b):
        return None
    return next((found for x, y in ((a, b), (b, a)) if (found := _compared(x, y))), None)


def keys(parts: Parts) -> Iterator[str]:
    """The keys that two such names share in both orders: the consonants of the father's name and of one's own."""
    if _may_be(parts):
        own = _consonants(joined(parts.surname))
        fathers = {_consonants(father) for father in (joined(parts.given), *_fathers(parts))}
        yield from ("father " + " ".join(sorted((father, own))) for father in sorted(fathers))


@lru_cache(maxsize=65536)
def _may_be(name: Parts) -> bool:
    """Whether a name is one word, or several that hyphens join, before another, and none of Europe."""
    two = len(name.syllables) == 2 and not name.bare and not name.chain and not name.father
    return two and not any(is_initial(word) or slavic_or_western(word) for word in name.words)


def _fathers(name: Parts) -> set[str]:
    """What the father's name may be without its ending, in plain letters; its last vowel may be lost."""
    first = latin(joined(name.given))
    if name.genitive:
        return {first, first + "g"}
    stem = _GENITIVE.sub("", first)
    return {stem, stem.removesuffix("g")} - {first} if stem != first and len(stem) > SHORTEST_FATHER else set()


def _compared(genitive: Parts, other: Parts) -> Finding | None:
    fathers = _fathers(genitive)
    own, first, last = joined(genitive.surname), joined(other.given), joined(other.surname)
    if _is_one_of(fathers, last) and _one_own_name(own, first):
        return Finding(0.9, ("a Mongolian name in both orders",))
    if _is_one_of(fathers, first) and _one_own_name(own, last):
        return Finding(0.9, ("a Mongolian father's name with and without its ending",))
    return None


def _is_one_of(fathers: set[str], word: str) -> bool:
    plain = fold(latin(word))
    shorter = plain[:-1] if plain[-1:] in set("aeiou") else plain
    return any(len(f) >= SHORTEST_FATHER and fold(f) in (plain, shorter) for f in fathers)


def _one_own_name(a: str, b: str) -> bool:
    return alike(a, b)[0] >= VOWEL and _consonants(a) == _consonants(b)


def _consonants(word: str) -> str:
    return skeleton(fold(latin(word)))
