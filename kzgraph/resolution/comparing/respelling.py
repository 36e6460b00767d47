"""A name in another script respelt by the words of the name that it is compared with.

Each word that sounds like one of the other name's takes its spelling; a word that does not stays as it is and so is
like nothing else. What the respelt name and the other say of one another is then told as of any two names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import permutations, product

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode
from kzgraph.resolution.comparing.local_speech import spelt_locally
from kzgraph.resolution.comparing.sound_keys import PAIR, with_particles
from kzgraph.resolution.comparing.spelling import SERVANT
from kzgraph.resolution.comparing.thai import in_thai_letters
from kzgraph.resolution.names.characters import read_otherwise
from kzgraph.resolution.names.other_scripts.japanese import in_two, of_japanese
from kzgraph.resolution.names.other_scripts.letters import BY_LETTER, Units, script
from kzgraph.resolution.names.other_scripts.patterns import given_forms, pattern, sounds_like
from kzgraph.resolution.names.other_scripts.spelt import known
from kzgraph.resolution.names.other_scripts.spoken import VOWELLED, in_plain_letters, spoken
from kzgraph.resolution.names.other_scripts.syllables import is_korean
from kzgraph.resolution.names.other_scripts.words import Word, joined_words, words
from kzgraph.resolution.names.parts import Parts, is_initial, read
from kzgraph.resolution.values.romanisation import fold, latin, skeleton

FEWEST_CONSONANTS = 3
"""With fewer in all words that sound alike, a name in another script is not known again."""

LONG_WITH_FEW = 5
"""With one consonant less, so many letters are enough: Obama."""


def respellings(a: str, b: str, country: CountryCode | None = None) -> Iterator[tuple[str, str, str]]:
    """What to compare letter by letter in place of two names of which one at least is in another script: two names, and
    in words how the one is read."""
    scripts = script(a), script(b)
    if not any(scripts):
        return
    yield in_plain_letters(a) if scripts[0] else a, in_plain_letters(b) if scripts[1] else b, ""
    for x, y in ((a, b), (b, a)):
        yield from ((again, y, f"{x} reads {again}") for again in read_otherwise(x) if script(y) != script(x))
        if spelt_locally(x, y) or in_thai_letters(x, read(y, country)):
            yield y, y, f"{x} reads {y}"
        said = _said(x, y) if all(scripts) else y
        if script(x) and said and (again := respelt(x, said, country)):
            yield again, said, f"{x} reads {again}"


def _said(read: str, other: str) -> str:
    """The other name in Latin letters, if two full names in two scripts can be compared by their sound."""
    one = script(read) == script(other) or " " not in in_plain_letters(read) or " " not in in_plain_letters(other)
    return spoken(other) if not one and script(read) in (*VOWELLED, *BY_LETTER) else ""


@lru_cache(maxsize=65536)
def respelt(name: str, other: str, country: CountryCode | None = None) -> str:
    """`name`, which is in another script, in the words of `other` where these sound like its own; "" where none do."""
    parts = read(other, country)
    left = list(_latin_words(parts))
    done, found = _aligned(words(name), left, parts)
    heard = fold(latin("".join(found)))
    few = len(skeleton(heard)) < ENOUGH_IN_OTHER_ORDER
    if not _long_enough(heard) or (few and _is_read_loosely(name) and not _in_order(found, other)):
        return ""
    turned = not left and script(name) in SURNAME_FIRST and sorted(found) == sorted(" ".join(done).split())
    return other if turned else " ".join(done)


def _aligned(written: Sequence[Word], left: list[str], parts: Parts) -> tuple[list[str], list[str]]:
    """The words respelt, and those of the other name that were found in them, which are taken from `left`."""
    done: list[str] = []
    heard: list[str] = []
    rest = list(written)
    compound = len(rest) > PAIR or any(word.startswith(SERVANT) for word in left)
    while rest:
        word = rest.pop(0)
        found = _like(word, left, parts, alone=len(written) == 1)
        if not found and rest and compound and (found := _one_like(joined_words(word, rest[0]), left)):
            rest.pop(0)
        heard += found
        for one in found:
            left.remove(one)
        done.append(" ".join(found) or word.family or _left_out(word) or _one_word(word.text))
    return done, heard


def _is_read_loosely(name: str) -> bool:
    return script(name) in READ_LOOSELY and not of_japanese(words(name)[0].text)


def _in_order(found: list[str], other: str) -> bool:
    """Whether words stand in the other name in this order, as far as they are written so."""
    places = [place for word in found if (place := latin(other).find(latin(word))) >= 0]
    return places == sorted(places)


READ_LOOSELY = ("chinese", "kana")
ENOUGH_IN_OTHER_ORDER = 6
"""Foreign names in these scripts begin with the given name but for a few (Orbán): in another order more must agree."""


SURNAME_FIRST = ("chinese", "hangul", "kana", "khmer")
"""Scripts in which names of the region have the surname first."""


def _long_enough(heard: str) -> bool:
    many = len(skeleton(heard))
    return many >= FEWEST_CONSONANTS or (many == FEWEST_CONSONANTS - 1 and len(heard) >= LONG_WITH_FEW)


def _one_word(text: str) -> str:
    """A word that is like none of the other name, without the signs in it at which it would be cut."""
    return "".join(filter(str.isalnum, text))


def _latin_words(parts: Parts) -> tuple[str, ...]:
    first = (parts.title_or_name,) if parts.title_or_name else ()
    return (*first, *parts.words)


def _like(word: Word, left: list[str], parts: Parts, *, alone: bool) -> list[str]:
    """Those of the words left, one after the other, that a word sounds like; all of them only if it is `alone`."""
    most = len(left) if alone else min(len(left), max(len(parts.words) - 1, 1))
    fewest = 2 if alone and (script(word.text) in WRITTEN_IN_ONE or is_korean(word.text)) else 1
    for size in range(most, fewest - 1, -1):
        for start in range(len(left) - size + 1):
            run = left[start : start + size]
            if size == 1 and is_initial(run[0]):
                if parts.surname[-1] in left and _begins(word, run[0][0]):
                    return run
            elif all(map(is_initial, run)):
                if _spells(word, run):
                    return run
            elif not any(map(is_initial, run)) and _sounds(word, "".join(run), given=run[-1] in parts.given):
                return run
    if not alone:
        return _whole_surname(word, left, parts)
    return _whole_surname(word, left, parts) or _surname_first(word, left, parts) or _cut_in_two(word.text, left)


WRITTEN_IN_ONE = ("myanmar",)
"""Scripts in which a whole name is one word, which so is no surname."""


def _one_like(word: Word, left: list[str]) -> list[str]:
    """The one word left that two words sound like."""
    return next(([one] for one in left if not is_initial(one) and _sounds(word, one)), [])


def _surname_first(word: Word, left: list[str], parts: Parts) -> list[str]:
    """All words of a name that is written in one, the surname first: Si-jin-ping, Xi Jinping."""
    turned = "".join((*parts.surname, *parts.given))
    first = script(word.text) in SURNAME_FIRST and len(left) > 1
    return list(left) if first and not any(map(is_initial, left)) and _sounds(word, turned) else []


def _cut_in_two(text: str, left: list[str]) -> list[str]:
    """Two of the words left, of which a Japanese surname and given name are written in one."""
    whole = [word for word in left if not is_initial(word)]
    for surname, given in in_two(text):
        for x, y in permutations(whole, 2):
            if sounds_like(surname, x) and sounds_like(given, y):
                return sorted((x, y), key=left.index)
    return []


def _sounds(word: Word, one: str, *, given: bool = False) -> bool:
    if not word.units:
        return latin(word.text) == latin(one) or sounds_like(of_japanese(word.text), one)
    if (told := known(word.text, one)) is not None:
        return told
    ways = (word.units, of_japanese(word.text))
    return any(sounds_like(way, one) or (given and fold(latin(one)) in given_forms(way)) for way in ways)


def _whole_surname(word: Word, left: list[str], parts: Parts) -> list[str]:
    """The surname, where a word sounds like it with its particles."""
    whole = all(part in left for part in parts.surname)
    forms = with_particles(parts)
    return list(parts.surname) if whole and any(sounds_like(word.units, form) for form in forms) else []


def _spells(word: Word, initials: list[str]) -> bool:
    """Whether a word is the names of letters one after the other."""
    names = [lexicon("scripts")["letter_names"].get(latin(initial)[:1], "").split("|") for initial in initials]
    return bool(word.units) and any(pattern(word.units).fullmatch("".join(way)) for way in product(*names))


def _begins(word: Word, letter: str) -> bool:
    """Whether a word may begin with a Latin letter, or is the letter's name."""
    if not word.units:
        return latin(word.text)[:1] == latin(letter)
    initial = latin(letter)[:1]
    if _spells(word, [initial]):
        return True
    usual = [spelt for spelt in word.units[0] if spelt][:USUAL]
    return any(spelt.startswith(fold(initial)) for spelt in usual) or _vowel_begins(word.units, fold(initial))


USUAL = 2
"""So many of the first alternatives of a letter may be an initial: of Arabic b it is B or P."""


def _vowel_begins(found: Units, initial: str) -> bool:
    return initial in "aeiou" and bool(pattern(found[:1]).fullmatch(initial))


@lru_cache(maxsize=4096)
def _left_out(word: Word) -> str:
    """The usual spelling of a first word that many leave out (Mohammad)."""
    return "mohammad" if word.units and pattern(word.units).fullmatch("mohamad") else ""
