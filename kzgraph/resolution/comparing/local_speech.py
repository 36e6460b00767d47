"""Chinese names as Hong Kong, Singapore or Taiwan write them by their own speech, beside pinyin and characters.

Lee Kuan Yew, 李光耀, Li Guangyao; Lam Cheng Yuet-ngor, 林鄭月娥; Hsiao Bi-khim, 蕭美琴. One of the two names is always
in pinyin or in characters: two names that are both spelt by local speech are compared as ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from kzgraph.data_files import lexicon
from kzgraph.resolution.comparing.parts_compared import Finding, eastern, given_groups
from kzgraph.resolution.names import east_asian
from kzgraph.resolution.names.characters import in_mandarin
from kzgraph.resolution.names.given_names import western
from kzgraph.resolution.names.parts import Parts, is_initial
from kzgraph.resolution.names.tokens import tokens, without_titles

FEWEST, MOST = 2, 4
"""Syllables of a name with its surname."""

_Syllables = tuple[str, ...]


def spelt_locally(name: str, other: str) -> bool:
    """Whether `other` spells the characters of `name`, with no other word than an English name."""
    ways = in_mandarin(name)
    return any(_spells(pieces, way) for pieces in _runs(_pieces(other)) for way in ways)


def _runs(pieces: _Syllables) -> tuple[_Syllables, ...]:
    """The words, and those after an English name that no list has."""
    return (pieces, pieces[1:]) if len(pieces) > FEWEST + 1 else (pieces,)


def of_local_speech(a: Parts, b: Parts) -> Finding | None:
    """One name in pinyin and one by local speech; None where they are not, or not one."""
    ways, other = (in_pinyin(a), b) if in_pinyin(a) else (in_pinyin(b), a)
    if not ways or in_pinyin(other) or not any(_spells(_in_order(other), way) for way in ways):
        return None
    return Finding(0.9, ("one Chinese name, in pinyin and by local speech",))


def keys(parts: Parts) -> Iterator[str]:
    """The keys that a name in pinyin and one by local speech share: the surname and the next syllable in pinyin."""
    yield from (_key(way) for way in in_pinyin(parts))
    if not in_pinyin(parts):
        yield from (key for pieces in _runs(_in_order(parts)) for key in _of_pieces(pieces))


def keys_of_characters(name: str) -> Iterator[str]:
    """The keys of a name in characters that it shares with one by local speech."""
    yield from (_key(way) for way in in_mandarin(name))


def _key(way: _Syllables) -> str:
    return f"local {way[0]} {way[1]}"


def _of_pieces(pieces: _Syllables) -> Iterator[str]:
    if FEWEST <= len(pieces) <= MOST and all(_spelt_by(piece) for piece in pieces[1:]):
        yield from map(_key, product(sorted(_surnames_spelt_by(pieces[0])), sorted(_spelt_by(pieces[1]))))


def _spells(pieces: _Syllables, way: _Syllables) -> bool:
    if len(pieces) != len(way) or way[0] not in _surnames_spelt_by(pieces[0]):
        return False
    married = len(way) == MOST and way[1] in _surnames_spelt_by(pieces[1])
    return all(
        s in _spelt_by(p) or (married and i == 0) for i, (p, s) in enumerate(zip(pieces[1:], way[1:], strict=True))
    )


@lru_cache(maxsize=16384)
def _pieces(name: str) -> _Syllables:
    """The words of a name without titles and an English given name before or after the Chinese one."""
    return _eastern(tuple(token.plain for token in without_titles(tokens(name))))


@lru_cache(maxsize=65536)
def _in_order(name: Parts) -> _Syllables:
    """The same of a name in its parts, the surname first."""
    words = tuple(word for group in name.syllables for word in group)
    if any(map(is_initial, words)):
        return ()
    if words[-1:] == name.surname and not name.names_may_be_left_out:
        words = words[-1:] + words[:-1]
    return _eastern(words)


def _eastern(words: _Syllables) -> _Syllables:
    kept = tuple(
        w for w in words if not western(w) or (len(w) < SHORTEST_WESTERN and (_surnames_spelt_by(w) or _spelt_by(w)))
    )
    return kept if len(words) - len(kept) <= 1 else ()


SHORTEST_WESTERN = 4


@lru_cache(maxsize=65536)
def in_pinyin(name: Parts) -> tuple[_Syllables, ...]:
    """The ways to cut a name that is plainly in pinyin, or in Cyrillic after Palladius, into syllables."""
    groups = given_groups(name)
    if name.bare or len(name.surname) > 1 or not groups:
        return ()
    if east_asian.plainly_chinese(name.surname[0], groups):
        return _cut(name.surname[0], groups[0][0])
    if name.surname[0].isascii():
        return ()
    found = sorted((surname, given) for language, surname, given in eastern(name) if language == "Chinese")
    return tuple(way for surname, given in found for way in _cut(surname, given))


def _cut(surname: str, given: str) -> tuple[_Syllables, ...]:
    syllables = lexicon("local_chinese")["syllables"]
    cuts = [(given[:at], given[at:]) for at in range(1, len(given))]
    return tuple((surname, *cut) for cut in cuts if all(piece in syllables for piece in cut))


@cache
def _table(key: str) -> dict[str, frozenset[str]]:
    """By a local spelling what it may be in pinyin."""
    found: dict[str, set[str]] = {}
    entries = lexicon("local_chinese")[key].items()
    for one, many in entries:
        for other in many.split():
            local, pinyin = (one, other) if key == "surnames" else (other, one)
            found.setdefault(local, set()).add(pinyin)
    return {local: frozenset(pinyin) for local, pinyin in found.items()}


@lru_cache(maxsize=16384)
def _surnames_spelt_by(piece: str) -> frozenset[str]:
    known = {name for language, name in east_asian.surnames(piece) if language == "Chinese"}
    return _table("surnames").get(piece, frozenset()) | known


@lru_cache(maxsize=16384)
def _spelt_by(piece: str) -> frozenset[str]:
    """The syllables of pinyin that a syllable by local speech, in Wade-Giles or in pinyin may be."""
    if not re.fullmatch("[a-z]+", piece):
        return frozenset()
    own = {piece} & set(lexicon("local_chinese")["syllables"])
    return _table("syllables").get(piece, frozenset()) | own | set(east_asian.wade_giles(piece))
