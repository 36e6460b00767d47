"""Other spellings of a person's name in the sentences that a text has of them, where a reader took both for one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from kzgraph.model import CountryCode
from kzgraph.resolution.comparing.matching import compare
from kzgraph.resolution.grouping.ids import slug
from kzgraph.resolution.names.normal_form import parse
from kzgraph.resolution.values.romanisation import same_consonants

_SURE = 0.9
"""What compares lower is a misprint, or a shorter name."""

_PART = re.compile(r"[-.'’]")

_WORD = re.compile(r"\w[\w'’-]*\.?")


def spellings(name: str, country: CountryCode | None, quotes: Iterable[str], known: Collection[str]) -> frozenset[str]:
    """The full names in the person's own quotes that surely are `name` in another spelling.

    `known` are the names of all people of the text: what could be another's, too, is none. What differs in accents and
    punctuation alone is no other spelling.
    """
    length = len(name.split())
    if length < 2 or not parse(name).full:
        return frozenset()
    told = {run for quote in map(_plain, set(quotes)) if name not in quote for run in _runs(quote, length)}
    same = (run for run in told if _same(run, name, country) and slug(run) != slug(name))
    return frozenset(run for run in same if not any(_same(run, other, country) for other in known if other != name))


def _same(run: str, name: str, country: CountryCode | None) -> bool:
    if not _may_be_same(run, name) or len(parse(run).key) != len(parse(name).key):
        return False
    found = compare(run, name, country=country)
    return found.verdict == "same" and found.score >= _SURE


def _may_be_same(run: str, name: str) -> bool:
    """Whether a word of one has the consonants of a word of the other: most capitals in a row are no name, and this
    tells it sooner than a comparison."""
    return any(same_consonants(mine, other) for mine in _parts(run) for other in _parts(name))


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(part for word in name.lower().split() for part in _PART.split(word) if part)


@lru_cache(maxsize=4096)
def _plain(quote: str) -> str:
    """The sentence in one line: several people of a text have it."""
    return " ".join(quote.split())


@lru_cache(maxsize=4096)
def _runs(quote: str, length: int) -> tuple[str, ...]:
    """So many words in a row with nothing between, each of which begins with a capital."""
    words = list(_WORD.finditer(quote))
    capitals = [word[0][0].isupper() for word in words]
    rows = (words[at : at + length] for at in range(len(words) - length + 1) if all(capitals[at : at + length]))
    runs = ((row, " ".join(word[0] for word in row)) for row in rows)
    return tuple(run.rstrip(".") for row, run in runs if len(run) == row[-1].end() - row[0].start())
