"""Given names in Arabic and Hebrew letters that differ in little: each is read as the table spells it, as no other."""

from __future__ import annotations

from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.resolution.names.given_names import given_alike
from kzgraph.resolution.names.other_scripts.letters import plain
from kzgraph.resolution.values.romanisation import fold
from kzgraph.resolution.values.romanisation import latin as latin_of

SPELT_SO = 0.97
"""So much alike are two spellings of one name (`given_alike`)."""


@cache
def _spelt() -> dict[str, tuple[str, ...]]:
    return {plain(word): tuple(names.split()) for word, names in lexicon("scripts")["spelt"].items()}


@lru_cache(maxsize=65536)
def known(word: str, latin: str) -> bool | None:
    """Whether the table spells a word as a Latin name; None where it says nothing of the two."""
    names = _spelt().get(word)
    if names is None:
        return None
    own, other = (max((_likeness(name, latin) for name in some), default=0.0) for some in (names, _others(word)))
    if max(own, other) < SPELT_SO:
        return None
    return own >= other


@cache
def _others(word: str) -> tuple[str, ...]:
    own = set(_spelt()[word])
    return tuple(name for line in _spelt().values() for name in line if name not in own)


def _likeness(name: str, word: str) -> float:
    return 1.0 if fold(name) == fold(latin_of(word)) else given_alike(name, word)[0]
