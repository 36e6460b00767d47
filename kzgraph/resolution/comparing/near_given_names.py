"""Given names that no list joins and that may be one all the same, where a long surname is the same."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from kzgraph.resolution.comparing.parts_compared import without_servant
from kzgraph.resolution.comparing.spelling import LETTERS_FOR_A_VOWEL, LONG_GIVEN, one_letter_apart
from kzgraph.resolution.names import east_asian
from kzgraph.resolution.names.given_names import (
    are_two_names,
    given_alike,
    has_forms,
    sex_of,
    short_for,
    slavic_or_western,
    western,
)
from kzgraph.resolution.names.parts import usual_given_name
from kzgraph.resolution.values.romanisation import fold, latin, same_consonants, skeleton

SHORTEST_BEGINNING = 4
"""So many letters of a given name are enough for a short form that no list has (Dimi, Dimitris)."""

LETTERS_LEFT_OUT = 2
"""A short form lacks at least so many; with one less it is the other sex's name (Karim, Karima)."""

SHORTEST = 4
"""In shorter given names each vowel tells (Ali, Ala)."""

SHORTEST_WITH_ANOTHER_LETTER = 6
"""In shorter ones each letter does (Askar, Askat); of one letter more the longer one has so many (Arvin, Arvind)."""


def nearly_alike(a: str, b: str) -> str:
    """How two given names differ that may be one before the same long surname, in words; "" where they are two.

    One is the beginning of the other, or they differ within by vowels or by one letter. Two names that are known each
    by itself are two, and so are those of a man and a woman.
    """
    if any(served and given_alike(served, w)[0] for served, w in ((without_servant(a), b), (without_servant(b), a))):
        return 'but for "Abdul"'
    x, y = sorted((fold(latin(word).replace("'", "")) for word in (a, b)), key=lambda word: (len(word), word))
    if (
        not _begin_alike(x, y)
        or are_two_names(a, b)
        or {sex_of(a), sex_of(b)} == {"m", "f"}
        or _two_endings(a, b, x, y)
    ):
        return ""
    if y.startswith(x) and len(y) - len(x) >= LETTERS_LEFT_OUT:
        return "as one is the beginning of the other" if _may_be_short(min((a, b), key=len), x, y) else ""
    if len(x) < SHORTEST or (_known(a) and _known(b)) or east_asian.surnames(a) or east_asian.surnames(b):
        return ""
    usual = usual_given_name(latin(a)) and usual_given_name(latin(b))
    lost = abs(len(y.replace("ou", "u")) - len(x.replace("ou", "u")))
    few = lost == 1 or (not lost and not usual) or (lost == 2 and len(x) >= LONG_GIVEN)
    near = OSA.distance(x.replace("ou", "u"), y.replace("ou", "u")) <= max(1, len(x) // LETTERS_FOR_A_VOWEL)
    if few and near and len(skeleton(x)) > 1 and same_consonants(a, b):
        return "but for vowels"
    return (
        "but for a letter" if not usual and one_letter_apart(a, b, shortest=SHORTEST_WITH_ANOTHER_LETTER - lost) else ""
    )


def _begin_alike(x: str, y: str) -> bool:
    return x[:1] == y[:1] or {x[:1], y[:1]} in ({"e", "i"}, {"o", "u"}, {"c", "k"})


def _two_endings(a: str, b: str, x: str, y: str) -> bool:
    """Whether one has a woman's ending and the other has not: -a anywhere, -e in Europe, -nne and -lle anywhere."""
    if y == x + "e":
        doubled = any(len(word) > 2 and word[-1] == "e" and word[-2] == word[-3] for word in map(latin, (a, b)))
        return doubled or slavic_or_western(a) or slavic_or_western(b)
    return (x[-1:] == "a") != (y[-1:] == "a") and (x[:-1] in y or y[:-1] in x)


def _may_be_short(word: str, x: str, y: str) -> bool:
    """A listed short form is one of names that go on alike (Alex: Alexandru as Alexander, not Aleksina)."""
    names = short_for(word)
    if names:
        return any(name[: len(x) + 1] == y[: len(x) + 1] for name in names)
    return len(x) >= SHORTEST_BEGINNING and not usual_given_name(latin(word))


def _known(word: str) -> bool:
    return has_forms(word) or western(word)
