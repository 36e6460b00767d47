"""How a word of a name sounds, in each orthography that it may be written in.

A sound is a word in one letter a phone (`lexicon/hearing.yaml`): "Гутерриш" is guteriS, and "Guterres" is guteres for
most and guteriS for Portuguese.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.resolution.values.romanisation import latin


@dataclass(frozen=True, slots=True)
class Sound:
    """One reading of a word."""

    phones: str
    outline: str
    """Its consonants by their classes: two sounds that are not far apart have one outline."""
    loose: bool
    """Whether its vowels tell little, as in English."""
    ended: bool
    """Whether it is the word without a Baltic or Czech ending."""


@dataclass(frozen=True, slots=True)
class _Orthography:
    script: re.Pattern[str]
    without: frozenset[str]
    also: tuple[tuple[re.Pattern[str], str], ...]
    rules: tuple[tuple[re.Pattern[str], str], ...]
    any_rule: re.Pattern[str]
    """Matches the words that a rule changes."""
    loose: bool


@cache
def _orthographies() -> dict[str, _Orthography]:
    return {
        name: _Orthography(
            re.compile(data.get("script", _LATIN)),
            frozenset(data.get("without", "")),
            _compiled(data.get("also", ())),
            _compiled(data["rules"]),
            re.compile("|".join(f"(?:{old})" for old, _ in data["rules"])),
            data.get("loose", False),
        )
        for name, data in lexicon("hearing")["orthographies"].items()
    }


def _compiled(rules: list[list[str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(old), new) for old, new in rules)


_LAST_GLIDE = re.compile("(?<![aeiou])Y$")
_DOUBLED = re.compile(r"(.)\1+")
_LATIN = "[a-z\u00df-\u024f\u1e00-\u1eff'’ʼʻ‘`]+"


@cache
def _plain() -> dict[int, str]:
    return {ord(letter): sound for letter, sound in lexicon("hearing")["plain"].items()}


@lru_cache(maxsize=65536)
def heard(word: str, *, surname: bool = False) -> dict[Sound, frozenset[str]]:
    """The sounds that a word in lower case may have, each with the orthographies that give it so.

    `surname`: with a woman's ending it may be a man's name too.
    """
    found: dict[Sound, set[str]] = {}
    for form, ending in _forms(word, surname).items():
        for name, orthography in _orthographies().items():
            if not orthography.script.fullmatch(form) or not orthography.without.isdisjoint(form):
                continue
            variants = (form, *(old.sub(new, form) for old, new in orthography.also))
            for variant in dict.fromkeys(variants):
                if phones := _phones(variant, orthography):
                    found.setdefault(Sound(phones, _outline(phones), orthography.loose, ending), set()).add(name)
    return {sound: frozenset(names) for sound, names in found.items()}


def _forms(word: str, surname: bool) -> dict[str, bool]:
    """The word, and without an ending that may be another language's; whether one was taken off."""
    data = lexicon("hearing")
    endings = (*data["endings"], *(data["womens_endings"] if surname else ()))
    return {**{re.sub(ending, "", word): True for ending in endings}, word: False}


def _phones(word: str, orthography: _Orthography) -> str:
    if orthography.any_rule.search(word):
        for old, new in orthography.rules:
            word = old.sub(new, word)
    return _in_phones(word)


@lru_cache(maxsize=65536)
def _in_phones(word: str) -> str:
    """The phones of what no rule changes, which most orthographies have in common."""
    bare = "".join(c if c.isupper() or "a" <= c <= "z" else _unaccented(c) for c in word)
    return _LAST_GLIDE.sub("i", _DOUBLED.sub(r"\1", bare.translate(_plain())))


@cache
def _unaccented(letter: str) -> str:
    return latin(letter).replace("'", "")


_CLASSES = str.maketrans({letter: group[0] for group in ("pbvf", "td", "kgX", "szSZCJT") for letter in group})
_VOWELS_AND_GLIDES = str.maketrans("", "", "aeiouYW")


def kind(phone: str) -> str:
    """The class of a phone: those that are heard for one another."""
    return phone.translate(_CLASSES)


@lru_cache(maxsize=65536)
def _outline(phones: str) -> str:
    return _DOUBLED.sub(r"\1", kind(phones)).translate(_VOWELS_AND_GLIDES)


@lru_cache(maxsize=65536)
def outlines(word: str, *, surname: bool = False) -> frozenset[str]:
    """The outlines of all sounds that a word may have."""
    return frozenset(sound.outline for sound in heard(word, surname=surname))
