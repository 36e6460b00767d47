"""Names by which people go in public and to which no habit of naming leads: Abu Mazen is Mahmoud Abbas."""

from __future__ import annotations

from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.resolution.names.tokens import tokens, without_titles


@lru_cache(maxsize=65536)
def full_name(text: str) -> str:
    """The full name of somebody who is called so, with any titles before it; "" where nobody is known to be."""
    return _full_names().get(_plain(text), "")


@cache
def _full_names() -> dict[str, str]:
    return {_plain(public): full for public, full in lexicon("public_names").items()}


def _plain(text: str) -> str:
    return " ".join(token.plain for token in without_titles(tokens(text)))
