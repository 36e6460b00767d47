"""A word in another script as units: for each letter or syllable, what it may be in Latin letters.

A unit is a tuple of alternatives, each a regular expression on folded Latin letters ("" is nothing).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from anyascii import anyascii

from kzgraph.data_files import lexicon

Unit = tuple[str, ...]
Units = tuple[Unit, ...]

BY_LETTER = ("arabic", "hebrew")
"""Scripts whose own letters the tables have."""

BY_ROMANISATION = ("indic", "tamil", "thai", "khmer", "myanmar", "ethiopic")
"""Scripts whose letters are read by their plain romanisation."""


@cache
def _data() -> Any:
    return lexicon("scripts")


@cache
def _ranges() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(f"[{table['range']}]")) for name, table in _scripts().items())


@cache
def _scripts() -> dict[str, Any]:
    return {name: table for name, table in _data().items() if isinstance(table, dict) and "range" in table}


@lru_cache(maxsize=16384)
def script(text: str) -> str:
    """The script of the first letter of `text` that is in a script read by sound; "" where none is."""
    if text.isascii():
        return ""
    found = [(m.start(), name) for name, letters in _ranges() if (m := letters.search(text))]
    return min(found)[1] if found else ""


def in_one_script(word: str) -> bool:
    """Whether all letters of a word are in one script read by sound."""
    letters = dict(_ranges()).get(script(word))
    return letters is not None and all(letters.match(letter) or letter in _WITHIN for letter in word)


_WITHIN = "'\""
"""Signs that stand within words, as the Hebrew geresh is typed."""


_UNSEEN = re.compile(r"[\u0640\u064b-\u065f\u0670\u200b-\u200f\u0591-\u05c7\ufeff]")
"""Joiners, the lengthening stroke, and the vowel signs of Arabic and Hebrew."""


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """`text` without vowel signs, letters that are written in two ways in one of them."""
    text = _NASAL.sub("\u0902", _UNSEEN.sub("", unicodedata.normalize("NFKC", text)))
    return text.translate(_same())


_NASAL = re.compile("\u0928\u094d(?=[\u0924-\u0927])")
"""Devanagari n before t or d, which some write as a dot."""


@cache
def _same() -> dict[int, str]:
    return {ord(k): v for table in _scripts().values() for k, v in table.get("same", {}).items()}


def alternatives(spelt: str) -> Unit:
    """The alternatives of one entry of the table."""
    return tuple("" if one == "-" else one for one in str(spelt).split())


@lru_cache(maxsize=16384)
def lettered(word: str) -> Units:
    """The units of a word in a script of letters, with what may be said between them unwritten."""
    name = script(word)
    table = _scripts()[name]
    letters = list(_letters(word, name))
    units: list[Unit] = []
    for at, letter in enumerate(letters):
        if at:
            units.append((table["between"],))
        spelt = table["letters"].get(letter, letter)
        if at == 0:
            spelt = table.get("first", {}).get(letter, spelt)
        if at and at == len(letters) - 1:
            spelt = table.get("last", {}).get(letter, spelt)
        units.append(alternatives(spelt))
    return (*units, (table["end_of_north" if _NORTHERN_END.search(word) else "end"],))


_NORTHERN_END = re.compile(
    "(?<![\u094d\u09cd\u0a4d\u0acd\u0902\u0a70])[\u0915-\u0939\u0995-\u09b9\u0a15-\u0a39\u0a95-\u0ab9]$"
)
"""One consonant at the end of a word in a script of Northern India: no vowel is said after it."""


def _letters(word: str, name: str) -> Iterator[str]:
    if name in BY_LETTER:
        yield from _longest_keys(word, _scripts()[name])
        return
    for letter in _THAI_BEFORE.sub(r"\2\1", _THAI_MUTE.sub("", _DOUBLED.sub(r"\1\2", word))):
        romanised = letter if letter in _scripts()[name]["letters"] else anyascii(letter).lower().replace("`", "'")
        if name == "ethiopic" and len(romanised) > 1:
            consonant = romanised.replace("'", "").rstrip("aeiou")
            yield from filter(None, (consonant, romanised.replace("'", "").removeprefix(consonant)))
        elif romanised:
            yield romanised


_DOUBLED = re.compile(
    "(.)[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u103a]\\1|([\u0e01-\u0e2e\u0e81-\u0eae])\\2"
)
"""A consonant twice, with the sign between that no vowel follows the first, if the script has one."""

_THAI_MUTE = re.compile("(?:\u0e17\u0e23|[\u0e01-\u0e2e][\u0e34\u0e38]?)\u0e4c")
"""Letters of Thai with the sign that they are not said."""

_THAI_BEFORE = re.compile("([\u0e40-\u0e44\u0ec0-\u0ec4])([\u0e01-\u0e2e\u0e81-\u0eae])")
"""Vowels of Thai and Lao that are written before the consonant after which they are said."""


def _longest_keys(word: str, table: Any) -> Iterator[str]:
    at = 0
    while at < len(word):
        keys = table["letters"].keys() | (table["first"].keys() if at == 0 else set())
        size = next((n for n in (2, 1) if word[at : at + n] in keys and at + n <= len(word)), 1)
        yield word[at : at + size]
        at += size
