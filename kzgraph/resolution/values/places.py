"""Cities: one key for all spellings and former names of a place."""

from __future__ import annotations

from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.resolution.values.words import words


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in lexicon("countries"):
        for name in entry.get("capital_names", ()) if entry.get("capital") else ():
            found.setdefault(_joined(name), _joined(entry["capital"]))
    for entry in lexicon("cities"):
        for name in entry.get("names", ()):
            found.setdefault(_joined(name), _joined(entry["name"]))
    return found


def _joined(name: str) -> str:
    return "".join(words(name))


@lru_cache(maxsize=65536)
def place_key(name: str | None) -> str:
    """ "Hà Nội" and "Hanoi", "Nur-Sultan" and "Astana" have one key; "" where no place is told."""
    key = _joined(name) if name else ""
    return _names().get(key, key)
