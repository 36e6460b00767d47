"""Given names in Arabic letters that differ in little: each is read as the table spells it and as no other of them."""

from __future__ import annotations

from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.resolution.names.given_names import given_alike
from kzgraph.resolution.names.other_scripts.letters import plain

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
    if any(given_alike(name, latin)[0] >= SPELT_SO for name in names):
        return True
    others = (name for line in _spelt().values() for name in line)
    return False if any(given_alike(name, latin)[0] >= SPELT_SO for name in others) else None
