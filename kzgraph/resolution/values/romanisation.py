"""Words in any script as Latin letters, and whether two words of names sound alike.

One word has several readings: one by the fold that holds for every language, and one by each language's habits
(`lexicon/romanisation.yaml`). Two words are alike where a reading of one is a reading of the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache, reduce
from itertools import combinations

from kzgraph.data_files import lexicon

_SCRIPTS = ("cyrillic", "greek", "georgian", "armenian", "letters")


@cache
def _letters(*, spelt_out: bool = False) -> dict[int, str]:
    data = lexicon("transliteration")
    tables = (*_SCRIPTS, "spelt_out") if spelt_out else _SCRIPTS
    return {ord(letter): latin for table in tables for letter, latin in data[table].items()}


@lru_cache(maxsize=65536)
def latin(text: str) -> str:
    """`text` in lower case, other alphabets romanised, accents taken off: "Әлібек Бақаев" is "alibek baqaev"."""
    return _in_letters(text, _letters())


def _in_letters(text: str, letters: dict[int, str]) -> str:
    romanised = unicodedata.normalize("NFC", text).lower().translate(letters)
    bare = "".join(c for c in unicodedata.normalize("NFKD", romanised) if not unicodedata.combining(c))
    return bare if bare.isascii() else bare.translate(letters)


Rule = Callable[[str], str]


def _rule(pattern: str, new: str) -> Rule:
    if pattern.isalpha():
        return lambda word: word.replace(pattern, new)
    compiled = re.compile(pattern)
    return lambda word: compiled.sub(new, word)


@cache
def _fold_rules() -> tuple[Rule, ...]:
    return tuple(_rule(old, new) for old, new in lexicon("romanisation")["fold"])


_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=262144)
def fold(word: str) -> str:
    """One word of a name with the differences of romanisation evened out: Toqaev and Tokayev are both "tokaev"."""
    for rule in _fold_rules():
        word = rule(word)
    return _DOUBLED.sub(r"\1", word)


@cache
def _habits() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str], tuple[Rule, ...]], ...]:
    """Each language with the words it is about, an expression that tells whether any rule applies, and its rules."""
    return tuple(
        (
            language,
            re.compile(habit.get("when", "")),
            re.compile("|".join(f"(?:{old})" for old, _ in habit["rules"])),
            tuple(_rule(old, new) for old, new in habit["rules"]),
        )
        for language, habit in lexicon("romanisation")["habits"].items()
    )


@lru_cache(maxsize=32768)
def readings(word: str) -> dict[str, frozenset[str]]:
    """The readings of one word by language; under "" those by the fold alone. A language with no other is left out."""
    forms = dict.fromkeys((latin(word), _in_letters(word, _letters(spelt_out=True))))
    found = {"": frozenset(fold(form) for form in forms)}
    for language, about, applies, rules in _habits():
        read = {form: form for form in forms}
        for form in forms:
            if len(form) >= LONG_ENOUGH_FOR_HABITS and about.search(form) and applies.search(form):
                read[form] = reduce(lambda done, rule: rule(done), rules, form)
        folded = frozenset(fold(form) for form in read.values())
        if folded != found[""]:
            found[language] = folded
    return found


LONG_ENOUGH_FOR_HABITS = 4
"""Shorter words are too easily made into one another (Tom, Tam)."""


@lru_cache(maxsize=131072)
def sounds(word: str) -> frozenset[str]:
    """All readings of one word."""
    return frozenset().union(*readings(word).values()) - {""}


@cache
def _exchanged(key: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for line in lexicon("romanisation")[key] for pair in combinations(line, 2))


LONG_ENOUGH = 5
"""In shorter words one vowel tells names apart (Omar, Amir)."""

_VOWEL = re.compile("[aeiou]")
_CONSONANT = re.compile("[^aeiou]")


@lru_cache(maxsize=262144)
def skeleton(reading: str) -> str:
    """The consonants of a reading."""
    return _VOWEL.sub("", reading)


_NEAR = frozenset("ei")
"""Vowels that tell no two given names apart, not even short ones: Faleh, Falih."""


def vowels_agree(a: str, b: str, *, given: bool = False) -> bool:
    """Whether two readings differ only by a few vowels that stand for one another, within.

    In short `given` names only e and i stand for one another.
    """
    unlike = _unlike_vowels(a, b)
    exchanged = [frozenset(pair) for pair in unlike]
    if given and min(len(a), len(b)) == LONG_ENOUGH and any(pair != _NEAR for pair in exchanged):
        return False
    return bool(unlike) and all(pair in _exchanged("vowels") for pair in exchanged)


def vowel_lost(a: str, b: str) -> bool:
    """Whether in one of two readings a vowel is left out between two consonants (Maliki, Malki; Dabaiba, Dbeiba)."""
    unlike = _unlike_vowels(a, b)
    lost = [x + y for x, y in unlike if not x or not y]
    exchanged = [frozenset(pair) for pair in unlike if all(pair)]
    return len(lost) == 1 and len(lost[0]) == 1 and all(pair in _exchanged("vowels") for pair in exchanged)


def _unlike_vowels(a: str, b: str) -> list[tuple[str, str]]:
    """The vowels within in which two readings of one skeleton differ; none where too many do, or the first or last."""
    shorter = min(len(a), len(b))
    if shorter < LONG_ENOUGH or skeleton(a) != skeleton(b):
        return []
    # The vowels before each consonant and after the last one.
    of_a, of_b = _CONSONANT.split(a), _CONSONANT.split(b)
    first = {of_a[0], of_b[0]}
    if of_a[-1] != of_b[-1] or (len(first) > 1 and frozenset(first) not in _exchanged("first_vowels")):
        return []
    unlike = [(x, y) for x, y in zip(of_a[1:-1], of_b[1:-1], strict=True) if x != y]
    return unlike if len(unlike) <= shorter // 3 else []


@cache
def _vowelled(given: bool) -> tuple[str, ...]:
    """The languages in whose readings vowels are compared as well."""
    habits = lexicon("romanisation")["habits"].items()
    return tuple(x for x, habit in habits if habit.get("vowels") and not (given and habit.get("surnames_only")))


@cache
def _flagged(flag: str) -> frozenset[str]:
    habits = lexicon("romanisation")["habits"].items()
    return frozenset(language for language, habit in habits if habit.get(flag))


@lru_cache(maxsize=262144)
def alike(a: str, b: str, *, given: bool = False, slavs: bool = True) -> tuple[float, str]:
    """How surely two words of names are one (0 to 1), and what tells them apart in words; (0, "") for two words.

    `given`: they are given names, which fewer habits are about. `slavs`: the habits count that are about Slavs only.
    """
    if latin(a) == latin(b):
        return 1.0, ""
    of_a, of_b = readings(a), readings(b)
    plain_a, plain_b = of_a[""], of_b[""]
    if not plain_a.isdisjoint(plain_b):
        return 0.99, "after folding"
    may_meet = not sounds(a).isdisjoint(sounds(b))
    short = min(len(a), len(b)) < LONG_ENOUGH_FOR_HABITS
    for language in sorted(of_a.keys() | of_b.keys()) if may_meet else ():
        if (given and language in _flagged("surnames_only")) or (short and language not in _flagged("short_words")):
            continue
        if not slavs and language in _flagged("of_slavs"):
            continue
        if of_a.get(language, plain_a) & of_b.get(language, plain_b):
            return 0.97, f"as written from {language}"
    if same_consonants(a, b):
        pairs = [(plain_a, plain_b), *((of_a.get(x, plain_a), of_b.get(x, plain_b)) for x in _vowelled(given))]
        if any(vowels_agree(x, y, given=given) for some, others in pairs for x in some for y in others):
            return 0.93, "but for a vowel"
        if not given and any(vowel_lost(x, y) for some, others in pairs for x in some for y in others):
            return 0.86, "but for a vowel left out"
    return 0.0, ""


def same_consonants(a: str, b: str) -> bool:
    """Whether two words have the same consonants in a reading of each."""
    return not _skeletons(a).isdisjoint(_skeletons(b))


@lru_cache(maxsize=131072)
def _skeletons(word: str) -> frozenset[str]:
    return frozenset(map(skeleton, sounds(word)))
