"""When two names or titles are the same to a careful reader, and the best one-to-one pairing of two lists.

The thresholds are those of the scorer that the annotators' agreement was measured with; they are strict on purpose:
a surname alone is not the full name, and a word out of a long title is not the title.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

PERSON_TOKENS_F1 = 0.8
TOKEN_SIMILARITY = 0.95
NAME_RATIO = 84
TITLE_RATIO = 75
QUOTE_RATIO = 90
LONG_TOKEN = 5
"""Shorter tokens ("Kim", "Abai") must agree to the letter."""

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Marks within words that nobody sees: the soft hyphen, zero-width blanks and joiners."""
_STOP = frozenset(("the", "of", "for", "and", "on", "in", "a", "an", "to", "with", "s", "republic", "state"))


def fold(text: str | None) -> str:
    """Lower case, no accents, words of letters and digits with one blank between them."""
    letters = (
        c for c in unicodedata.normalize("NFKD", (text or "").translate(_INVISIBLE)) if not unicodedata.combining(c)
    )
    return " ".join(_WORD.findall("".join(letters).lower()))


def _same_token(one: str, other: str) -> bool:
    if one == other:
        return True
    long_enough = min(len(one), len(other)) >= LONG_TOKEN
    return long_enough and JaroWinkler.similarity(one, other) >= TOKEN_SIMILARITY


def same_person(one: str, other: str) -> bool:
    """Two forms of one full name, token by token, in any order."""
    left, right = fold(one).split(), fold(other).split()
    if not left or not right:
        return False
    size, hits = len(left) + len(right), 0
    for token in left:
        match = next((t for t in right if _same_token(t, token)), None)
        if match is not None:
            right.remove(match)
            hits += 1
    return 2 * hits / size >= PERSON_TOKENS_F1


def same_name(one: str, other: str, ratio: int = NAME_RATIO) -> bool:
    """The same organisation or place, up to articles, prepositions, case and the order of words."""
    left = " ".join(t for t in fold(one).split() if t not in _STOP)
    right = " ".join(t for t in fold(other).split() if t not in _STOP)
    return bool(left and right) and fuzz.token_sort_ratio(left, right) >= ratio


def same_party(one: str, other: str) -> bool:
    """The same person, organisation or country."""
    return same_name(one, other) or same_person(one, other)


def same_title(one: str, other: str) -> bool:
    """Titles of posts or documents that are similar as a whole."""
    left, right = fold(one), fold(other)
    return bool(left and right) and fuzz.token_sort_ratio(left, right) >= TITLE_RATIO


def same_code(one: str, other: str) -> bool:
    """The same country code."""
    return one == other


def quotes_meet(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether a quote of one side lies (nearly) within a quote of the other."""
    return any(fuzz.partial_ratio(fold(a), fold(b)) >= QUOTE_RATIO for a in some for b in others)


def pair(gold: Sequence[T], found: Sequence[T], same: Callable[[T, T], float]) -> list[tuple[int, int]]:
    """Greedy one-to-one pairing, best scores first; `same` gives a truth value or a score."""
    scored = [(float(s), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if (s := same(g, f))]
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, i, j in sorted(scored, key=lambda t: (-t[0], t[1], t[2])):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return pairs


def f1(hits: int, gold: int, found: int) -> float:
    """The harmonic mean of hits/found and hits/gold; 0 where there is nothing."""
    precision = hits / found if found else 0.0
    recall = hits / gold if gold else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def set_f1(gold: Sequence[T], found: Sequence[T], same: Callable[[T, T], float]) -> float:
    """F1 of two lists after pairing; two empty lists agree."""
    if not gold and not found:
        return 1.0
    return f1(len(pair(gold, found, same)), len(gold), len(found))
