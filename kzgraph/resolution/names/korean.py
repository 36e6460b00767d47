"""Korean given names in one form for the Revised Romanisation, McCune-Reischauer, English habit and Cyrillic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import product

from kzgraph.data_files import lexicon


def is_syllable(piece: str) -> bool:
    """Whether a piece in Latin letters is one Korean syllable, as any of the systems writes it."""
    return bool(re.fullmatch(lexicon("east_asian_names")["korean"]["syllable"], piece))


@cache
def _korean_sounds() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(old), new) for old, new in lexicon("east_asian_names")["korean"]["sounds"])


_LOOSE = re.compile("[ou]+")
_LAST_N = re.compile("ng?$")
_E_ALONE = re.compile("(?<![ay])e(?![ou])")


def in_revised_form(pieces: Sequence[str], *, loose: bool = False, cyrillic: bool = False) -> set[str]:
    """What a Korean given name may be, in one form for all romanisations.

    `loose`: o, u and eo are one vowel. `cyrillic`: n may be ng.
    """
    cuts = [pieces]
    if len(pieces) == 1:
        cuts = [_cut(pieces[0]), *([pieces] if is_syllable(pieces[0]) else [])]
    ways = [way for cut in cuts for way in product(*(_vowels_of(piece, cyrillic=cyrillic) for piece in cut))]
    found = {"".join(_korean_syllable(p) for p in way) for way in ways}
    return {_LOOSE.sub("o", name) for name in found} if loose else found


def _vowels_of(piece: str, *, cyrillic: bool) -> set[str]:
    """A syllable as it is, with o for eo; out of Cyrillic also with ng for n, and ae for e and hye."""
    found = {piece, piece.replace("eo", "o")}
    if cyrillic:
        found = {_LAST_N.sub(end, way) for way in found for end in ("n", "ng")}
        found |= {way.replace("hye", "hae") for way in found}
        found |= {_E_ALONE.sub("ae", way) for way in found}
    return found


def _cut(word: str) -> list[str]:
    """A Korean given name written as one word in its two syllables, where it can be cut."""
    one = re.compile(lexicon("east_asian_names")["korean"]["syllable"])
    cuts = [i for i in range(len(word) - 1, 0, -1) if one.fullmatch(word[:i]) and one.fullmatch(word[i:])]
    # A consonant between vowels begins the second syllable.
    return [word[: min(cuts)], word[min(cuts) :]] if cuts else [word]


def _korean_syllable(piece: str) -> str:
    for old, new in _korean_sounds():
        piece = old.sub(new, piece)
    return piece
