"""Readable ids made from what a node is: ASCII, of bounded length, the same on every machine and in every run."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from anyascii import anyascii

from kzgraph.resolution.values.romanisation import latin

MAX_SLUG = 80
"""Long enough for a ministry's full name, short enough to be typed."""


def digest(*parts: str, length: int = 8) -> str:
    """The first hex digits of the SHA-256 of the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


@lru_cache(maxsize=65536)
def slug(text: str, limit: int = MAX_SLUG) -> str:
    """`text` in lower-case ASCII words joined by hyphens.

    What has no romanisation of our own is romanised letter by letter. Where the words are longer than `limit`,
    or nothing of the text is left, a digest of the text tells it apart from its like.
    """
    plain = latin(text)
    plain = plain if plain.isascii() else latin(anyascii(plain))
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if not words:
        return f"x-{digest(text)}"
    if len(words) <= limit:
        return words
    cut = words[: limit - 9].rsplit("-", 1)[0] or words[: limit - 9]
    return f"{cut}-{digest(words)}"


def join(*parts: str) -> str:
    """The parts that are not empty, joined by hyphens."""
    return "-".join(part for part in parts if part)


def told_apart(ids: dict[str, list[tuple[str, ...]]]) -> dict[tuple[str, ...], str]:
    """Ids for nodes that would share one: `ids` maps each wanted id to the keys that want it.

    A key is a tuple whose further items, slugs from the most to the least telling, are appended one after the other to
    *all* that share an id until they differ; so no node's id depends on which came first. The first item of a key only
    makes it unique and serves, as a digest, where nothing else does.
    """
    result: dict[tuple[str, ...], str] = {}
    for wanted, keys in ids.items():
        for key, told in zip(keys, _distinct(wanted, keys), strict=True):
            result[key] = told
    return result


def _distinct(wanted: str, keys: list[tuple[str, ...]]) -> list[str]:
    if len(keys) == 1:
        return [wanted]
    for depth in range(2, max(len(key) for key in keys) + 1):
        named = [join(wanted, *key[1:depth]) for key in keys]
        if len(set(named)) == len(named):
            return named
    return [join(wanted, *key[1:], digest(key[0])) for key in keys]
