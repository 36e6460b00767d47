"""Syllables of Chinese names as Hong Kong, Macau, Singapore and Malaysia write them."""

from __future__ import annotations

import re

from kzgraph.data_files import lexicon
from kzgraph.resolution.names.given_names import western


def is_local_syllable(piece: str) -> bool:
    """Whether a piece is a syllable of the Chinese of Hong Kong or Singapore, and no given name of elsewhere."""
    local = re.compile(lexicon("east_asian_names")["chinese"]["local_syllable"])
    return bool(local.fullmatch(piece)) and not western(piece)


def local_form(piece: str) -> str:
    """A syllable of Hong Kong or Singapore with the habits of its spelling evened out: Kwan, Kuan."""
    for old, new in lexicon("east_asian_names")["chinese"]["local_sounds"]:
        piece = piece.replace(old, new)
    return piece
