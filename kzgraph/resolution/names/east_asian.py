"""Chinese, Korean and Vietnamese names: the surname first, one or two syllables after it, and several romanisations.

Every syllable counts: two names are one only where a reading of one is a reading of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import product

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode
from kzgraph.resolution.names.east_asian_scripts import kontsevich, palladius
from kzgraph.resolution.names.given_names import western
from kzgraph.resolution.names.korean import in_revised_form, is_syllable
from kzgraph.resolution.names.local_chinese import is_local_syllable, local_form
from kzgraph.resolution.names.tokens import Token, known_given_names
from kzgraph.resolution.values.romanisation import latin

Reading = tuple[str, str, str]
"""Language, surname, given name, in one form for all romanisations."""

Groups = tuple[tuple[str, ...], ...]
"""Words in the order written, those that a hyphen joins together."""


@cache
def _surnames() -> dict[str, frozenset[Reading]]:
    """By each way to write a surname: (language, one form for all, "")."""
    data = lexicon("east_asian_names")
    found: dict[str, set[Reading]] = {}
    for name in data["chinese"]["surnames"]:
        found.setdefault(name, set()).add(("Chinese", name, ""))
    for local, name in data["chinese"]["local_surnames"].items():
        found.setdefault(local, set()).add(("Chinese", name, ""))
    for line in data["korean"]["surnames"]:
        for name in line:
            found.setdefault(name, set()).add(("Korean", line[0], ""))
    return {name: frozenset(readings) for name, readings in found.items()}


@cache
def _vietnamese() -> frozenset[str]:
    return frozenset(lexicon("east_asian_names")["vietnamese"]["surnames"])


@lru_cache(maxsize=65536)
def is_vietnamese(words: tuple[str, ...]) -> bool:
    """Whether the words, surname last, look like a Vietnamese name: short ones after a usual surname."""
    return (
        latin(words[-1]) in _vietnamese() and len(words) > 1 and all(len(latin(w)) <= LONGEST_VIETNAMESE for w in words)
    )


LONGEST_VIETNAMESE = 6


def _plain(word: str) -> str:
    """A word in Latin letters without the apostrophes of Wade-Giles."""
    return latin(word).replace("'", "")


@lru_cache(maxsize=65536)
def surnames(word: str) -> frozenset[tuple[str, str]]:
    """Of which East Asian surnames a word is a spelling, by language."""
    chinese = {("Chinese", name) for name in palladius(word) & _pinyin_surnames()}
    return frozenset({(language, name) for language, name, _ in _surnames().get(_plain(word), ())} | chinese)


_PINYIN = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|a|o|e|i|u|v)"
)
_TWO_PINYIN = re.compile(f"(?:{_PINYIN.pattern}){{1,2}}")


@cache
def _korean_syllables() -> re.Pattern[str]:
    return re.compile(f"(?:{lexicon('east_asian_names')['korean']['syllable']}){{1,2}}")


def surname_is_first(name: Sequence[Token], country: CountryCode | None) -> bool:
    """Whether the first word of a name without titles is its surname, by its shape or by the country's habit."""
    words = [token.plain for token in name]
    if len({token.initial for token in name} - {False}):
        return False
    if len(name) > 2 and name[1].capitals and not all(token.capitals for token in name[2:]):
        return False
    if _is_whole(_groups(name)) or _is_palladius([token.text for token in name]):
        return True
    last_is = words[-1] in _surnames()
    return country in lexicon("name_parts")["surname_first"] and not last_is and words[0] not in known_given_names()


def _groups(name: Sequence[Token]) -> Groups:
    groups: list[list[str]] = []
    for token in name:
        plain = kontsevich([token.plain])[0] if groups and _CYRILLIC.search(token.text) else token.plain
        if token.hyphened and groups:
            groups[-1].append(plain)
        else:
            groups.append([plain])
    return tuple(tuple(group) for group in groups)


def _is_whole(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether the words are an East Asian surname and a given name of one or two syllables."""
    if len(groups) < 2 or len(groups[0]) > 1:
        return False
    if groups[0][0] in _surnames() and _given_syllables(groups[1:]):
        return True
    return groups[0][0] in _vietnamese() and 3 <= len(groups) <= 5 and all(len(g) == 1 for g in groups)


def _is_palladius(words: Sequence[str]) -> bool:
    """Whether Cyrillic words are a Chinese surname and a given name of two syllables at most."""
    given = palladius("".join(words[1:]))
    return bool(palladius(words[0]) & _pinyin_surnames() and given)


def _given_syllables(groups: Iterable[tuple[str, ...]]) -> bool:
    pieces = [piece for group in groups for piece in group]
    if len(pieces) == 1:
        return bool(_TWO_PINYIN.fullmatch(pieces[0]) or _korean_syllables().fullmatch(pieces[0]))
    return len(pieces) == 2 and all(len(wade_giles(p)) or _one(p) or is_local_syllable(p) for p in pieces)


def _one(piece: str) -> bool:
    return bool(_PINYIN.fullmatch(piece)) or is_syllable(piece)


@lru_cache(maxsize=65536)
def readings(surname: str, given: Groups, *, loose: bool = False) -> frozenset[Reading]:
    """All readings of an East Asian name; none where it is not one.

    `given`: its given name as written, in groups of syllables that a hyphen joins. `loose`: o, u and eo of Korean are
    one vowel, as they are between McCune-Reischauer without its accents and English habit.
    """
    written = [piece for group in given for piece in group]
    if not written or any(piece.endswith(".") for piece in written) or _is_western(written):
        return frozenset()
    found = {("Chinese", family, name) for family in _of_palladius(surname) for name in palladius("".join(written))}
    pieces = [latin(piece).replace("'", "") for piece in written]
    cyrillic = not "".join(written).isascii() and bool(_CYRILLIC.search(surname))
    if cyrillic:
        pieces = list(kontsevich(pieces))
    if _given_syllables([tuple(pieces)]):
        for language, family, _ in _surnames().get(_plain(surname), frozenset()):
            names = (
                _chinese(pieces, local=_plain(surname) not in _pinyin_surnames())
                if language == "Chinese"
                else in_revised_form(pieces, loose=loose, cyrillic=cyrillic)
            )
            found |= {(language, family, name) for name in names}
    return frozenset(found)


LONG_CHINESE = 5
"""In a shorter given name n and ng tell names apart."""


def without_ng(found: frozenset[Reading]) -> set[tuple[str, str]]:
    """Chinese readings, surname and given name, with n for ng in a long one, as foreigners mistake it (Xi Jingping)."""
    long = (r for r in found if r[0] == "Chinese" and len(r[2]) > LONG_CHINESE and r[2][0] not in "aeou")
    return {(surname, given[:-1].replace("ng", "n") + given[-1]) for _, surname, given in long}


def _is_western(pieces: Sequence[str]) -> bool:
    """Whether a given name is one of Europe that can be read as two syllables: Peter."""
    return len(pieces) == 1 and len(pieces[0]) >= SHORTEST_WESTERN and western(pieces[0])


SHORTEST_WESTERN = 5

_CYRILLIC = re.compile("[а-яё]")


def _of_palladius(surname: str) -> frozenset[str]:
    return palladius(surname) & _pinyin_surnames()


def plainly_chinese(surname: str, given: Groups) -> bool:
    """Whether the name is in pinyin as it is usually written: the syllables of the given name together."""
    pieces = [piece for group in given for piece in group]
    return len(pieces) == 1 and bool(_TWO_PINYIN.fullmatch(latin(pieces[0]))) and latin(surname) in _pinyin_surnames()


@cache
def _pinyin_surnames() -> frozenset[str]:
    return frozenset(lexicon("east_asian_names")["chinese"]["surnames"])


def _chinese(pieces: Sequence[str], *, local: bool) -> set[str]:
    """What a given name may be in pinyin. `local`: the surname is not in pinyin, so one syllable need not be either."""
    joined = {"".join(pieces)} if all(_TWO_PINYIN.fullmatch(piece) for piece in pieces) else set()
    if len(pieces) == 2 or local or not joined:
        alternatives = [wade_giles(piece) for piece in pieces]
        joined |= {"".join(way) for way in product(*alternatives)}
    return joined | (
        {"".join(map(local_form, pieces))} if len(pieces) == 2 and all(map(is_local_syllable, pieces)) else set()
    )


@lru_cache(maxsize=4096)
def wade_giles(piece: str) -> tuple[str, ...]:
    """What a syllable of Wade-Giles may be in pinyin: without the apostrophe "ching" is jing or qing."""
    data = lexicon("east_asian_names")["chinese"]
    found = [data["own"][piece]] if piece in data["own"] else []
    for size in (2, 1, 0):
        initials = data["initials"].get(piece[:size], []) if size else [""]
        finals = data["finals"].get(piece[size:], [])
        for initial, final in product(initials, [finals] if isinstance(finals, str) else finals):
            if initial or final == piece:
                found.append(initial + final)
    return tuple(dict.fromkeys(found))
