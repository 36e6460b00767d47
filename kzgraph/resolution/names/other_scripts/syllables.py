"""Words in kana, Hangul and Chinese characters as units, where they write names of other languages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from anyascii import anyascii

from kzgraph.data_files import lexicon
from kzgraph.resolution.names.east_asian import surnames
from kzgraph.resolution.names.east_asian_scripts import letters_of_hangul, pinyin
from kzgraph.resolution.names.other_scripts.letters import Unit, Units, alternatives

_SMALL = dict(zip("ャュョァィゥェォヮ", "やゆよあいうえおわ", strict=True))
_WITH_Y = "ャュョ"
_HAN = re.compile("[\u3400-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7a3]{2}")
_SOFT = ("j", "ch", "sh")
_KATAKANA_BEFORE = ord("ァ") - ord("ぁ")


def _table(name: str) -> Any:
    return lexicon("scripts")[name]


@lru_cache(maxsize=16384)
def of_kana(word: str) -> Units:
    """The units of a word in kana."""
    table = _table("kana")
    units: list[Unit] = []
    syllables = _kana_syllables(word)
    for at, (consonant, vowel, long) in enumerate(syllables):
        if consonant == "n" and not vowel:
            units.append(alternatives(table["nasal"]))
            continue
        units.append(_first(alternatives(table["consonants"].get(consonant, consonant)), at))
        lost = ("",) if consonant + vowel in table["lost"] else ()
        heard = alternatives(table["last" if at == len(syllables) - 1 else "vowels"][vowel])
        soft = consonant in _SOFT or (len(consonant) == 2 and consonant.endswith("y"))
        glide = ("i" + spelt for spelt in heard if soft)
        units.append((*heard, *glide, *lost))
        if long:
            units.append(alternatives(table["long"][vowel]))
    return tuple(units)


def _kana_syllables(word: str) -> list[tuple[str, str, bool]]:
    """Each syllable as consonant, vowel, and whether it is long."""
    found: list[tuple[str, str, bool]] = []
    for letter in _in_katakana(word):
        if letter == "ー":
            if found:
                found[-1] = (*found[-1][:2], True)
        elif letter in _SMALL and found:
            consonant, glide = found[-1][0], anyascii(_SMALL[letter])
            consonant = consonant or {"u": "w", "i": "y"}.get(found[-1][1], "")
            if letter in _WITH_Y and consonant + "y" in _table("kana")["consonants"]:
                consonant += "y"
            found[-1] = (consonant, glide[-1], False)
        elif found and _same_vowel(letter, found[-1]):
            found[-1] = (*found[-1][:2], True)
        elif letter != "ッ" and (romanised := anyascii(letter).lower()).isalpha():
            vowel = romanised[-1] if romanised[-1] in "aeiou" else ""
            found.append((romanised[: len(romanised) - len(vowel)], vowel, False))
    return found


def _same_vowel(letter: str, before: tuple[str, str, bool]) -> bool:
    return anyascii(letter).lower() == before[1] and before[1] != ""


def _in_katakana(word: str) -> str:
    return "".join(chr(ord(c) + _KATAKANA_BEFORE) if "ぁ" <= c <= "ゖ" else c for c in word)


@lru_cache(maxsize=16384)
def of_hangul(word: str) -> Units:
    """The units of a word in Hangul."""
    table = _table("hangul")
    letters = list(map(letters_of_hangul, word))
    again = [
        at for at in range(1, len(letters)) if letters[at] == ("", letters[at - 1][1], "") and not letters[at - 1][2]
    ]
    units: list[Unit] = []
    for at, (initial, vowel, final) in enumerate(letters):
        if at in again:
            continue
        units.append(_first(alternatives(table["initials"].get(initial, initial)), at))
        last = table["last"] if at == len(letters) - 1 and not final else {}
        heard = alternatives(last.get(vowel) or table["vowels"].get(vowel, vowel))
        long_e = at and (initial, vowel) == ("", "i") and letters[at - 1][1] in ("e", "ae")
        lost = at and not final and (long_e or (initial, vowel) in _LOST_IN_HANGUL)
        glide = ("i" + spelt for spelt in heard if initial in _SOFT)
        units.append((*heard, *glide, *(("",) if lost else ())))
        units.append(alternatives(table["finals"].get(final, final)))
    return tuple(units)


_LOST_IN_HANGUL = {("s", "i"), ("j", "i"), ("ch", "i"), ("h", "i"), ("", "eo")}
"""Syllables whose vowel stands only because no consonant stands alone, or that are an r: Bush, George, Keir."""


def _first(consonant: Unit, at: int) -> Unit:
    """At the beginning of a word an h may be mute: Hollande."""
    return (*consonant, "h") if at == 0 and "" in consonant else consonant


_PINYIN = re.compile("(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)([aeiouv]+)(ng|n|r?)")


@lru_cache(maxsize=16384)
def of_characters(word: str) -> Units:
    """The units of a word in Chinese characters that stand for their sound alone; () where one has none."""
    table = _table("chinese")
    units: list[Unit] = []
    for at, character in enumerate(word):
        syllable = table["said"].get(character) or pinyin(character)
        match = _PINYIN.fullmatch(syllable)
        if not match:
            return ()
        lost = ("",) if syllable in table["lost"] else ()
        liquid = ("r", "l") if syllable == "er" and at else ()
        units.append((*_first(alternatives(table["initials"][match[1]]), at), *liquid))
        last = table["last"] if at == len(word) - 1 and not match[3] else {}
        units.append((*alternatives(last.get(match[2]) or table["vowels"].get(match[2], match[2])), *lost))
        units.append(alternatives(table["finals"][match[3]]))
    return tuple(units)


def may_be_foreign(word: str) -> bool:
    """Whether a name of one word can be a foreign one: in Chinese characters, if all are such as write these."""
    return not _HAN.match(word) or all(character in _table("chinese")["characters"] for character in word)


def is_korean(word: str) -> bool:
    """Whether a word in Hangul is a Korean surname and one syllable, which is no foreign surname then."""
    return bool(_HANGUL.fullmatch(word)) and bool(surnames("".join(letters_of_hangul(word[0]))))
