"""How two spellings of one word of a name differ: by a letter, by a doubled letter, by a woman's ending."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from kzgraph.data_files import lexicon
from kzgraph.resolution.values.romanisation import fold, latin, same_consonants, skeleton

SERVANT = "abdul"
"""How `name_compounds` writes "servant of", however it is written."""

LONG_SURNAME = 6
"""In shorter surnames one letter tells families apart (Petrov, Perov)."""

LONG_GIVEN = 7
"""In shorter given names one letter tells names apart (Askar, Askhat)."""

SAME_END = 3
"""Of two spellings of a word that long, an error of typing leaves so many letters at the beginning or at the end."""

LONG_FOR_ANOTHER_LETTER = 9
"""In shorter ones another consonant makes another family (Karimov, Kasimov)."""

BEGINNING = 5
"""So many letters at the beginning tell a long given name, where a letter within is left out (Narenda)."""

LONG_BUT_FOR_A_CONSONANT = 8

LONG_BUT_FOR_A_SOUND = 7
"""In shorter surnames s and z, b and p are two families (Maslan, Mazlan)."""

_VOWELS = frozenset("aeiou")
_ENDS = set("sz")
"""At the end of a surname they are two families (Rodrigues, Rodríguez)."""

_ALBANIAN = "j"
"""With it at the end a surname is another one (Hoxha, Hoxhaj)."""

_LIKE_SOUNDS = (set("sz"), set("bp"))
_DOUBLED = re.compile(r"(.)\1+")


def one_letter_apart(a: str, b: str, *, shortest: int, strict: bool = False, ends_agree: bool = False) -> bool:
    """Whether one letter more, less, other or two letters exchanged make one word of the other, after folding.

    `shortest`: of how many letters both are at least. `strict`: another consonant only in very long words.
    `ends_agree`: the first letter and the last two are the same, so that it is no other name; with a letter more or
    less the first five and the last one.
    """
    a, b = sorted((fold(latin(a)), fold(latin(b))), key=lambda word: (len(word), word))
    if a.startswith(SERVANT) and b.startswith(SERVANT):
        a, b = a.removeprefix(SERVANT), b.removeprefix(SERVANT)
    if len(a) < shortest or len(b) - len(a) > 1 or b == a + _ALBANIAN or same_family_of_man_and_woman(a, b):
        return False
    left_out = len(a) != len(b) and a[:BEGINNING] == b[:BEGINNING] and a[-1] == b[-1]
    if ends_agree and not left_out and (a[0] != b[0] or a[-2:] != b[-2:]):
        return False
    if a[:SAME_END] != b[:SAME_END] and a[-SAME_END:] != b[-SAME_END:]:
        return False
    if OSA.distance(a, b, score_cutoff=1) > 1:
        return False
    if strict and len(a) == len(b):
        unlike = {letter for x, y in zip(a, b, strict=True) if x != y for letter in (x, y)}
        exchanged = sorted(a) == sorted(b)
        if unlike == _ENDS and a[-1] != b[-1]:
            return False
        same_sound = unlike in _LIKE_SOUNDS and len(a) >= LONG_BUT_FOR_A_SOUND and a[-1] == b[-1]
        return exchanged or same_sound or unlike <= _VOWELS or len(a) >= LONG_FOR_ANOTHER_LETTER
    return True


def slip_of_the_pen(a: str, b: str) -> bool:
    """Whether two long surnames differ by a letter left out within, or by two letters exchanged: Trudeau, Trudaeu.

    A consonant is left out of a very long one only (Ramaphosa, Ramaposa; Rogers and Rodgers are two).
    """
    x, y = sorted((latin(a), latin(b)), key=len)
    if min(len(x), len(y)) < LONG_SURNAME or x[-1] != y[-1] or OSA.distance(x, y, score_cutoff=1) > 1:
        return False
    if len(x) == len(y):
        return sorted(x) == sorted(y)
    return len(x) >= LONG_BUT_FOR_A_CONSONANT or skeleton(x) == skeleton(y)


LONG_BUT_FOR_VOWELS = 6
"""In shorter surnames so many vowels tell families apart (Hasani, Hosni)."""

LETTERS_FOR_A_VOWEL = 3
"""Of so many letters of a surname one may be another vowel."""

ENOUGH_CONSONANTS = 4
"""With so many consonants, or a letter more, vowels tell little (Haftar, Hifter; Siniora, Sanyoura)."""


def vowels_apart(a: str, b: str, *, shortest: int = LONG_BUT_FOR_VOWELS) -> bool:
    """Whether only vowels tell two long surnames apart: to be asked of names from scripts without them."""
    x, y = fold(latin(a)), fold(latin(b))
    shorter = min(len(x), len(y))
    if x[0] != y[0] or shorter < shortest or same_family_of_man_and_woman(x, y):
        return False
    ends = {x[-1], y[-1]}
    if len(ends) > 1 and (ends != {"a", "e"} or shorter < LONG_FOR_ANOTHER_LETTER):
        return False
    if not same_consonants(a, b):
        return False
    if shortest < LONG_BUT_FOR_VOWELS:
        return OSA.distance(x, y, score_cutoff=1) <= 1
    if len(x) != len(y) and shorter == LONG_BUT_FOR_VOWELS:
        return False
    many = len(skeleton(x)) >= ENOUGH_CONSONANTS or shorter > LONG_BUT_FOR_VOWELS
    limit = shorter // LETTERS_FOR_A_VOWEL
    return many and OSA.distance(x, y, score_cutoff=limit) <= limit


def same_family_of_man_and_woman(a: str, b: str) -> bool:
    """Whether two surnames are the forms of a man and a woman: Ivanov and Ivanova, Tikhanovsky and Tikhanovskaya."""
    x, y = fold(latin(a)), fold(latin(b))
    if x[:SAME_END] != y[:SAME_END]:
        return False
    return x in _mens_forms(y) or y in _mens_forms(x)


@lru_cache(maxsize=65536)
def _mens_forms(woman: str) -> frozenset[str]:
    """What the men of her family are called, if the surname can be a woman's."""
    endings = lexicon("name_parts")["womens_endings"]
    stems = [(woman.removesuffix(hers), his) for his, hers in endings if woman.endswith(hers)]
    return frozenset(stem + his for stem, his in stems if len(stem) >= SAME_END)


def without_russian_ending(surname: str) -> str:
    """The surname without -ov, -ev and their like, folded; "" where little remains or there is none."""
    word = fold(latin(surname))
    stem = next((word[: -len(ending)] for ending in _russian_endings() if word.endswith(ending)), "")
    return stem if len(stem) >= SHORTEST_STEM else ""


@cache
def _russian_endings() -> tuple[str, ...]:
    return tuple(sorted(lexicon("name_parts")["russian_endings"], key=lambda e: (-len(e), e)))


SHORTEST_STEM = 5


def surname_reason(a: str, b: str, how: str, what: str = "surname") -> str:
    """In words how two surnames that agree are written; `how` as `romanisation.alike` gives it."""
    x, y = latin(a), latin(b)
    if x == y:
        return f"same {what}"
    if how == "after folding" and _DOUBLED.sub(r"\1", x) == _DOUBLED.sub(r"\1", y):
        return f"{what} differs by a doubled letter"
    return f"same {what} {how or 'in another form'}"
