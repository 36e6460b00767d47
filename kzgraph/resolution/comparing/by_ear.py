"""Names that were written down by ear in another language: Эммануэль Макрон, Donalds Tramps, Wolodymyr Selenskyj.

The words of one name that sound as words of the other do are put for them; what the two names then say is told as ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from kzgraph.data_files import lexicon
from kzgraph.resolution.comparing.parts_compared import ALIKE, VOWEL, eastern, joined
from kzgraph.resolution.names import east_asian
from kzgraph.resolution.names.given_names import arabic, are_two_names, canonical, given_alike, sex_of, western
from kzgraph.resolution.names.parts import Parts, is_initial
from kzgraph.resolution.values.hearing import outlines
from kzgraph.resolution.values.mishearing import FAR, Alike, heard_alike
from kzgraph.resolution.values.romanisation import alike, fold, latin, skeleton

HEARD = 0.9
"""How sure two names are at most that are one by ear."""

ENOUGH_CONSONANTS = 4
"""So many in all must the words have that sound alike (Joe Biden, Theresa May)."""

IN_ONE_SCRIPT, IN_ONE_SCRIPT_PER_LETTER = 0.16, 0.028
SHORT_IN_ONE_SCRIPT, NEAR_IN_ONE_SCRIPT = 3, 0.1
"""In one script two spellings are further apart only where they are two names, and short ones hardly."""

ALIKE_IN_WRITING = Alike(0.0, frozenset(), ended=False, may_be_ended=False)
SPELT_AS_USUAL = replace(ALIKE_IN_WRITING, apart=FAR)
"""Words that need no ear: written alike, or in two spellings that `given_alike` and `alike` know."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A word of one name that sounds like a word of the other."""

    word: str
    other: str
    how: Alike

    @property
    def respelt(self) -> frozenset[tuple[int, str]]:
        """How one of the two writes foreign names anew: by which language, and whether it is the first of them."""
        spelt = lexicon("hearing")["orthographies"]
        ways = [(place, way[place]) for way in self.how.ways if way[0] != way[1] for place in (0, 1)]
        return frozenset((place, one) for place, one in ways if spelt[one].get("respells"))

    @property
    def changed(self) -> bool:
        """Whether it is written otherwise."""
        return latin(self.word) != latin(self.other)


def as_heard(a: Parts, b: Parts) -> Parts | None:
    """The name `b` with the words of `a` in place of those that sound alike.

    None where none is spelt otherwise, or too little of the names sounds alike, or both are spelt in one language.
    """
    if a.bare or b.bare or is_initial(a.given[0]) or is_initial(b.given[0]) or _are_read_otherwise(a, b):
        return None
    firsts = any(_pair(a.given[0], y, a, b) for y in b.words) and any(_pair(x, b.given[0], a, b) for x in a.words)
    found = _pairs(a, b) if firsts else []
    new = {pair.other: pair.word for pair in found}
    consonants = sum(len(skeleton(latin(pair.word))) for pair in found)
    if len(found) < 2 or b.given[0] not in new or a.given[0] not in new.values() or consonants < ENOUGH_CONSONANTS:
        return None
    changed = [pair for pair in found if pair.changed and pair.how.ways]
    if not changed or _given_name_alone_is_ended(a, found) or _half_heard(b, set(new)):
        return None
    return _with(b, new) if not _in_latin(a, b) or _in_two_languages(a, b, changed) else None


def keys(parts: Parts) -> Iterator[str]:
    """The keys that two names share which are one by ear: the outlines of the first and of another word."""
    if parts.bare or is_initial(parts.given[0]):
        return
    first = outlines(parts.given[0]) | outlines(canonical(parts.given[0]))
    for word in parts.words[1:]:
        if not is_initial(word):
            others = outlines(word, surname=word in parts.surname)
            yield from (
                "heard " + " ".join(sorted(pair))
                for pair in product(first, others)
                if sum(map(len, pair)) >= ENOUGH_CONSONANTS
            )


def _are_read_otherwise(a: Parts, b: Parts) -> bool:
    """Whether other rules tell more of the names: those of East Asia, and in Latin letters those of Arabic."""
    if _in_latin(a, b):
        return bool(_from_arabic(a, b) or eastern(a) or eastern(b))
    return bool(eastern(a) and eastern(b))


def _half_heard(name: Parts, heard: set[str]) -> bool:
    """Whether of words that a hyphen joins one is heard and another not: Жан-Мари is not Jean."""
    return any(0 < len(heard.intersection(words)) < len(set(words)) for words in name.syllables)


def _given_name_alone_is_ended(a: Parts, found: list[_Heard]) -> bool:
    """Whether a given name has an ending of its own: where a language puts one to it, a surname after a consonant has
    one too (Andžejs Duda)."""
    given = [pair for pair in found if pair.how.ended and pair.word in a.given]
    surnames = [pair for pair in found if pair.word in a.surname]
    if not given or any(pair.how.may_be_ended for pair in surnames):
        return False
    latvian = all(any(_LATVIAN.search(latin(word)) for word in (pair.word, pair.other)) for pair in given)
    return not latvian or any(_CONSONANT_LAST.search(latin(pair.word)) for pair in surnames)


_LATVIAN = re.compile("[^aeious]s$")
_CONSONANT_LAST = re.compile("[^aeiouys]$")


def _in_latin(a: Parts, b: Parts) -> bool:
    return all(max(name.words) < _AFTER_LATIN for name in (a, b))


_AFTER_LATIN = "\u0250"


def _pairs(a: Parts, b: Parts) -> list[_Heard]:
    """Each word of `b` with the word of `a` that it sounds like most; the least far apart first."""
    found: list[_Heard] = []
    all_pairs = [heard for x in a.words for y in b.words if (heard := _pair(x, y, a, b))]
    for heard in sorted(all_pairs, key=lambda pair: (pair.how.apart, pair.word, pair.other)):
        if all(heard.word != pair.word and heard.other != pair.other for pair in found):
            found.append(heard)
    return found


def _pair(x: str, y: str, a: Parts, b: Parts) -> _Heard | None:
    """Two words as one by ear, or as one that is spelt in two usual ways; None where they are two."""
    if x == y:
        return _Heard(x, y, ALIKE_IN_WRITING)
    surnames = x in a.surname and y in b.surname
    if is_initial(x) or is_initial(y) or (not surnames and {sex_of(x), sex_of(y)} == {"m", "f"}):
        return None
    heard = heard_alike(x, y, surname=surnames, loose=not _from_arabic(a, b), at_most=_at_most(x, y, a, b))
    if not heard or (heard.apart and are_two_names(x, y)):
        usual = alike(x, y)[0] >= ALIKE if surnames else given_alike(x, y)[0] >= VOWEL
        return _Heard(x, y, SPELT_AS_USUAL) if usual else None
    return _Heard(x, y, heard)


def _at_most(x: str, y: str, a: Parts, b: Parts) -> float:
    """How far two words may be apart, whatever their length allows."""
    if east_asian.is_vietnamese(a.words):
        return 0.0
    if _from_arabic(a, b):
        return SURNAME_OF_ARABIC if x in a.surname and y in b.surname else OF_ARABIC
    shorter = min(len(x), len(y))
    if (x < _AFTER_LATIN) != (y < _AFTER_LATIN):
        return FAR
    return (
        NEAR_IN_ONE_SCRIPT if shorter <= SHORT_IN_ONE_SCRIPT else max(IN_ONE_SCRIPT, IN_ONE_SCRIPT_PER_LETTER * shorter)
    )


OF_ARABIC, SURNAME_OF_ARABIC = 0.1, 0.26
"""Names of Arab and Muslim men are like one another, and their spellings are known."""


def _from_arabic(a: Parts, b: Parts) -> bool:
    """Whether a given name is one of Arab and Muslim men, and the surname not one of the former Soviet Union."""
    of_arabic = arabic(a.given[0]) or arabic(b.given[0])
    return of_arabic and not (_soviet(a.surname) or _soviet(b.surname))


@lru_cache(maxsize=65536)
def _soviet(surname: tuple[str, ...]) -> bool:
    return fold(latin(joined(surname))).endswith(tuple(lexicon("name_parts")["russian_endings"]))


def _in_two_languages(a: Parts, b: Parts, changed: list[_Heard]) -> bool:
    """Whether one language writes foreign names anew, or both those of the East, as all words are spelt."""
    respelt = frozenset.intersection(*(pair.respelt for pair in changed))
    if respelt and (_are_respelt(changed) or (a.particle != b.particle and a.particle and b.particle)):
        return True
    of_both = frozenset.intersection(*(pair.how.ways for pair in changed))
    spelt = lexicon("hearing")["orthographies"]
    return _from_the_east(a, b, changed) and any(
        all(spelt[one].get("eastern") for one in way) for way in of_both if len({*way}) > 1
    )


LONG_FROM_THE_EAST = 5
"""In shorter words another letter more likely makes another name (Than Shwe, Than Swe)."""


def _from_the_east(a: Parts, b: Parts, changed: list[_Heard]) -> bool:
    """Whether the spellings that differ may be of names that several languages romanise each in its own way."""
    given = [name.given[0] for name in (a, b)]
    if all(map(western, given)) or (any(map(western, given)) and any(pair.word in a.given for pair in changed)):
        return False
    return all(min(len(pair.word), len(pair.other)) >= LONG_FROM_THE_EAST and not pair.how.ended for pair in changed)


def _are_respelt(changed: list[_Heard]) -> bool:
    """Whether more than vowels is written otherwise: Macron, Makron, not Davis, Davies; an ending of every word."""
    words = [(latin(pair.word), latin(pair.other)) for pair in changed]
    if len(words) == 1:
        (x, y), plain = words[0], changed[0].word.isascii() and changed[0].other.isascii()
        if plain and (min(len(x), len(y)) <= SHORT_IN_ONE_SCRIPT + 1 or x + "s" == y or y + "s" == x):
            return False
    single = [tuple(_DOUBLED.sub(r"\1", word) for word in pair) for pair in words]
    consonants = [tuple(map(skeleton, pair)) for pair in single]
    told = any(x.replace("y", "") != y.replace("y", "") for x, y in consonants)
    return told and all(x != y or not pair.how.apart for (x, y), pair in zip(consonants, changed, strict=True))


_DOUBLED = re.compile(r"(.)\1+")


def _with(name: Parts, new: dict[str, str]) -> Parts:
    def spelt(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(new.get(word, word) for word in words)

    return replace(
        name,
        given=spelt(name.given),
        surname=spelt(name.surname),
        forefathers=spelt(name.forefathers),
        syllables=tuple(map(spelt, name.syllables)),
    )
