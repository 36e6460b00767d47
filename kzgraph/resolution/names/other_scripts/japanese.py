"""Japanese names in characters: each character with its usual readings, a few words with readings of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.resolution.names.other_scripts.letters import Unit, Units, in_one_script, script
from kzgraph.resolution.names.other_scripts.syllables import of_kana
from kzgraph.resolution.values.romanisation import fold

_LONGEST = 3
_CHARACTERS = re.compile("[\u3400-\u9fff]")
_REPEATED = "々"


@lru_cache(maxsize=16384)
def of_japanese(word: str) -> Units:
    """The units of a Japanese surname or given name, one for each character; () for any other word."""
    found: list[Unit] = []
    if not _CHARACTERS.match(word):
        return ()
    for piece in _pieces(_unfolded(word)):
        if "ぁ" <= piece[0] <= "ヿ":
            found += of_kana(piece)
        elif read := _readings().get(piece):
            found.append(_said(read, found[-1] if found else ()))
        else:
            return ()
    return tuple(found)


def _unfolded(word: str) -> str:
    """A word with what "々" repeats."""
    return "".join(word[at - 1] if c == _REPEATED and at else c for at, c in enumerate(word))


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    return {piece: tuple(read.split()) for piece, read in lexicon("japanese_names")["characters"].items()}


def _pieces(word: str) -> Iterator[str]:
    at = 0
    while at < len(word):
        size = next((n for n in range(_LONGEST, 0, -1) if word[at : at + n] in _readings()), 1)
        yield word[at : at + size]
        at += size


def _said(read: tuple[str, ...], before: Unit) -> Unit:
    """A reading after another unit: with its first consonant voiced, or without a vowel that ends that one."""
    ways = [way for one in read for way in ((one, *_voiced(one)) if before else (one,))]
    spelt = [spelt for way in ways for spelt in _spelt(fold(way))]
    vowels = {way.removesuffix("h?")[-1:] for way in before} & set("aeiou")
    met = [way[1:] for way in spelt if way[0] in vowels]
    return tuple(dict.fromkeys((*spelt, *met)))


def _voiced(read: str) -> Iterator[str]:
    voiced = lexicon("japanese_names")["voiced"]
    start = next((s for s in sorted(voiced, key=lambda s: (-len(s), s)) if read.startswith(s)), "")
    yield from (new + read[len(start) :] for new in voiced.get(start, "").split())


def _spelt(read: str) -> Iterator[str]:
    """A reading as it may be spelt: a long o with an h after it, m for n at the end."""
    yield read.replace("o", "oh?")
    if read.endswith("n"):
        yield read[:-1].replace("o", "oh?") + "m"


@lru_cache(maxsize=4096)
def in_two(name: str) -> tuple[tuple[Units, Units], ...]:
    """A Japanese surname and given name written in one word, cut in two in all ways that can be read."""
    cuts = ((of_japanese(name[:cut]), _given(name[cut:])) for cut in range(1, len(name)))
    return tuple((surname, given) for surname, given in cuts if surname and given)


def _given(word: str) -> Units:
    return of_japanese(word) or (of_kana(word) if script(word) == "kana" and in_one_script(word) else ())
