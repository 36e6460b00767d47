"""A name in Chinese characters as Mandarin, Korean and Vietnamese may read it, in Latin letters."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice, product

from kzgraph.data_files import lexicon
from kzgraph.resolution.names.east_asian import surnames
from kzgraph.resolution.names.east_asian_scripts import pinyin, surname_of

_NAME = re.compile("[\u4e00-\u9fff]{2,4}")

MOST_READINGS = 8
"""So many readings in Mandarin of one name are enough."""


@lru_cache(maxsize=16384)
def in_mandarin(name: str) -> tuple[tuple[str, ...], ...]:
    """The readings of a name, one syllable of pinyin a character, the usual one first; () for anything else."""
    if not _NAME.fullmatch(name):
        return ()
    further = lexicon("chinese_characters")["further"]
    ways = [dict.fromkeys((surname_of(name[0]) or pinyin(name[0]), *further.get(name[0], "").split()))]
    ways += [dict.fromkeys((pinyin(c), *further.get(c, "").split())) for c in name[1:]]
    return tuple(islice(product(*ways), MOST_READINGS))


@lru_cache(maxsize=16384)
def read_otherwise(name: str) -> tuple[str, ...]:
    """Names in Latin letters as which one in characters may be read beside its usual reading in Mandarin."""
    found = [f"{first} {''.join(given)}" for first, *given in in_mandarin(name)[1:]]
    return tuple(dict.fromkeys((*found, *_in_korean(name), *_in_vietnamese(name))))


def _in_korean(name: str) -> list[str]:
    found = [_readings("korean").get(character, ()) for character in name]
    if not 2 <= len(name) <= 3 or not all(found) or ("Korean", found[0][0]) not in _korean_surnames(found[0]):
        return []
    return [f"{first.capitalize()} {'-'.join(given)}" for first, *given in islice(product(*found), MOST_READINGS)]


def _korean_surnames(syllables: tuple[str, ...]) -> set[tuple[str, str]]:
    """The surnames among the syllables, as (language, syllable)."""
    return {(language, s) for s in syllables for language, _ in surnames(s)}


def _in_vietnamese(name: str) -> list[str]:
    found = [_readings("vietnamese").get(character, ()) for character in name]
    known = set(lexicon("east_asian_names")["vietnamese"]["surnames"])
    if not all(found) or not _NAME.fullmatch(name) or known.isdisjoint(found[0]):
        return []
    return [" ".join(way) for way in islice(product(*found), MOST_READINGS) if way[0] in known]


@cache
def _readings(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for syllable, characters in lexicon("chinese_characters")[language].items():
        for character in characters:
            found.setdefault(character, {})[syllable.rstrip("2")] = None
    return {character: tuple(syllables) for character, syllables in found.items()}
