"""MinHash: which sets of words in a row have much in common, without comparing each with each.

Two sets have the same smallest hash as often as their Jaccard similarity says (Broder 1997), so that sets which agree
in a band of ROWS such values are candidates for being alike. The hashes are fixed: the same on every machine, with
every version of every library.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

SHINGLE = 4
"""Words in a row that are compared: shorter ones are phrases of the trade, longer ones one edit destroys."""
BANDS, ROWS = 60, 3
"""Of pairs one third alike 90 in 100 share a band, of those 0.45 alike 99.7, of those 0.02 alike one in 2,000."""
_STEP = np.uint64(0x9E3779B97F4A7C15)
"""Odd, as multiplication modulo 2^64 wants it: the golden ratio, as Knuth advises."""


def shingles(passages: Sequence[Sequence[str]]) -> Hashes:
    """A hash of each row of SHINGLE words within a passage, sorted, each once; capitals do not count."""
    words = np.array([_hash(word) for passage in passages for word in passage], dtype=np.uint64)
    passage = np.repeat(np.arange(len(passages)), [len(passage) for passage in passages])
    rows = max(len(words) - SHINGLE + 1, 0)
    mixed = words[:rows]
    for at in range(1, SHINGLE):
        mixed = _mixed(mixed) + words[at : at + rows]
    return np.unique(mixed[passage[:rows] == passage[len(words) - rows :]])


@lru_cache(maxsize=65536)
def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.lower().encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _mixed(hashes: Hashes) -> Hashes:
    return (hashes ^ (hashes >> np.uint64(29))) * _STEP


def _fixed(purpose: str) -> Hashes:
    """A number for each value of a signature, odd and at random, but always the same."""
    seeds = (f"{purpose} {n}".encode() for n in range(BANDS * ROWS))
    return np.array([int.from_bytes(hashlib.sha256(s).digest()[:8]) | 1 for s in seeds], dtype=np.uint64)


_FACTORS, _SHIFTS = _fixed("factor"), _fixed("shift")


def bands(hashes: Hashes) -> Hashes:
    """The signature of a set that is not empty: BANDS numbers, each made from ROWS smallest hashes."""
    spread = (_mixed(hashes)[None, :] ^ _SHIFTS[:, None]) * _FACTORS[:, None]
    smallest = (spread >> np.uint64(16)).min(axis=1)
    signature = np.arange(BANDS, dtype=np.uint64)
    for row in smallest.reshape(BANDS, ROWS).T:
        signature = _mixed(signature) + row
    return signature


def buckets(band: Hashes) -> Iterator[list[int]]:
    """The places in one band of all signatures that have a value in common, in order; one that is alone is none."""
    order = np.argsort(band, kind="stable")
    equal = np.concatenate(([False], band[order][1:] == band[order][:-1], [False]))
    edges = np.flatnonzero(equal[1:] != equal[:-1])
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield [int(at) for at in order[start : end + 1]]
