"""Names in Hangul and in Chinese characters, and Chinese names in Cyrillic, in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product
from typing import Any

from anyascii import anyascii

from kzgraph.data_files import lexicon

_FIRST_SYLLABLE, _LAST_SYLLABLE = "가", "힣"
_CHARACTERS = re.compile(r"[\u4e00-\u9fff]{2,4}")
_HANGUL = re.compile(f"[{_FIRST_SYLLABLE}-{_LAST_SYLLABLE}]{{2,4}}")


def _data() -> Any:
    return lexicon("east_asian_names")["scripts"]


@lru_cache(maxsize=16384)
def syllables(word: str) -> tuple[str, ...]:
    """A name in Hangul or Chinese characters as surname and given name (Korean: its syllables); () for any other word.

    A first character that names do not begin with gives nothing.
    """
    if _HANGUL.fullmatch(word):
        return tuple(map(_of_hangul, word))
    if not _CHARACTERS.fullmatch(word):
        return ()
    size = 2 if word[:2] in _data()["double_surnames"] else 1
    surname = _data()["double_surnames"].get(word[:2]) or surname_of(word[0])
    given = [pinyin(character) for character in word[size:]]
    return (surname, "".join(given)) if surname and given and all(given) else ()


def surname_of(character: str) -> str:
    """The surname that a character is, in pinyin, also where it is said otherwise elsewhere (单: Shan); else ""."""
    return _data()["said_as_surname"].get(character) or _hanzi().get(character, "")


def letters_of_hangul(character: str) -> tuple[str, str, str]:
    """Initial, vowel and final of one syllable: Unicode puts 28 finals under each of 21 vowels under each initial."""
    letters = _data()["hangul"]
    rest, final = divmod(ord(character) - ord(_FIRST_SYLLABLE), len(letters["finals"]))
    initial, vowel = divmod(rest, len(letters["vowels"]))
    return letters["initials"][initial], letters["vowels"][vowel], letters["finals"][final]


def _of_hangul(character: str) -> str:
    return "".join(letters_of_hangul(character))


def pinyin(character: str) -> str:
    """One Chinese character as its syllable, also where it is none that Chinese names are made of."""
    return _hanzi().get(character) or anyascii(character).lower()


@cache
def _hanzi() -> dict[str, str]:
    found: dict[str, str] = {}
    for syllable, characters in _data()["hanzi"].items():
        for character in characters:
            found.setdefault(character, syllable.rstrip("2"))
    return found


@cache
def _palladius() -> dict[str, frozenset[str]]:
    """Every syllable of Palladius, as it comes out of the Cyrillic table with ' for the soft sign, and its pinyin."""
    data, found = _data()["palladius"], {}
    for (initial, many), (final, one) in product(data["initials"].items(), data["finals"].items()):
        ends = [one] if isinstance(one, str) else one
        found[initial + final] = frozenset(a + b for a, b in product(many, ends))
    return found


@lru_cache(maxsize=16384)
def palladius(word: str) -> frozenset[str]:
    """What a word of one or two Cyrillic syllables may be in pinyin; nothing where it is no such word."""
    word = word.replace("і", "и")  # Ukrainian and Belarusian
    if not re.fullmatch("[а-яё]+", word):
        return frozenset()
    letters = lexicon("transliteration")["cyrillic"]
    cyrillic = [("'" if c == "ь" else letters[c]) for c in word]
    known, found = _palladius(), set()
    for cut in range(1, len(cyrillic) + 1):
        first, second = "".join(cyrillic[:cut]), "".join(cyrillic[cut:])
        if first in known and (not second or second in known):
            found |= {a + b for a, b in product(known[first], known.get(second, frozenset({""})))}
    return frozenset(found)


def kontsevich(pieces: Sequence[str]) -> tuple[str, ...]:
    """Syllables of a Korean name in Latin letters out of Cyrillic, nearer to the Revised Romanisation."""
    done = []
    for piece in pieces:
        for old, new in _data()["kontsevich"]:
            piece = re.sub(old, new, piece)
        done.append(piece)
    return tuple(done)
