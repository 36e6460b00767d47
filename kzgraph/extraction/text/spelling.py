"""When two names are one in two spellings."""

from __future__ import annotations

import re
from functools import lru_cache

from kzgraph.extraction.knowledge import lexicon, words_of

_DOUBLED = re.compile(r"([^\n])\1+")
_PATRONYMIC = frozenset({"bin", "ibn", "bint", "ben"})


def same_spelling(a: str, b: str) -> bool:
    """Whether two folded words are one name in two romanisations: Bakayev/Bakaev, Vassilenko/Vasilenko."""
    return a == b or skeleton(a) == skeleton(b)


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """What the romanisations of a folded word have in common."""
    return skeletons(word)


def skeletons(words: str) -> str:
    """The same of many words, with what stands between them."""
    for old, new in lexicon("people")["romanisations"]:
        words = words.replace(old, new)
    return _DOUBLED.sub(r"\1", words)


def fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a shorter name can mean the person with the fuller one: its words are there, initials stand for words."""
    if len(short) > 1 and _PATRONYMIC & set(full) and not same_spelling(short[0], full[0]):
        # "Mohamed bin Zayed" is the father of "Hamdan bin Mohamed bin Zayed", but "bin Zayed" is Hamdan.
        return short[0] in _PATRONYMIC and all(map(same_spelling, short, full[-len(short) :]))
    rest = list(full)
    for word in short:
        hit = next((w for w in rest if same_spelling(word, w) or _stands_for(word, w)), None)
        if hit is None:
            return False
        rest.remove(hit)
    return any(not _is_initial(word) and any(same_spelling(word, w) for w in full) for word in short)


def _stands_for(a: str, b: str) -> bool:
    """Whether one of two words is the other's initial."""
    return (_is_initial(a) and b.startswith(a)) or (_is_initial(b) and a.startswith(b))


@lru_cache(maxsize=4096)
def _is_initial(word: str) -> bool:
    return len(word) == 1 or word.capitalize() in words_of("prose", "two_letter_initials")
