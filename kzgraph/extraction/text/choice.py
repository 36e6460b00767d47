"""Many regular expressions looked for as one, of which only those are tried whose words stand in the text.

An expression of fifty alternatives tries each of them at every letter. Nearly all of them hold a word without which
they cannot match, and few of those words stand in one clause. What a `Choice` finds is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from kzgraph.extraction.text.anchors import DIGIT, Words, begins, needed, plain

_START = 3
"""By so many of their first letters words are kept."""
_PRICE = 4
"""To try an expression at one letter takes as long as to search so many."""


class Choice:
    """Expressions in the order in which they are tried; none of them may match an empty text."""

    def __init__(self, expressions: list[str], flags: int) -> None:
        self._expressions = expressions
        self._flags = flags
        self._near: list[tuple[Words, int]] = []
        """For each the words at which its matches begin, or so many letters before."""
        self._always: list[int] = []
        """Those of which no word is known."""
        self._by_word: dict[str, list[int]] = {}
        for number, expression in enumerate(expressions):
            words, near, reach = needed(expression, flags)
            self._near.append((near, reach))
            if not words or DIGIT in words:
                self._always.append(number)
            for word in words - {DIGIT}:
                self._by_word.setdefault(word, []).append(number)
        self._words = frozenset(self._by_word)
        _WORDS.add(self._words)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in a text, or between two offsets of it."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match of the first form that matches at the beginning of a text, or at an offset of it."""
        stop = len(text) if end is None else end
        each = (self._form(number).match(text, start, stop) for number in self._numbers(_low(text[start:stop])))
        return next(filter(None, each), None)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches from left to right, without overlap; of several at one place that of the first form."""
        stop = len(text) if end is None else end
        low = _low(text[start:stop])
        ahead = [match for number in self._numbers(low) if (match := self._first(number, text, start, stop, low))]
        while ahead:
            first = min(ahead, key=re.Match.start)
            yield first
            after = first.end()
            later = (match if match.start() >= after else match.re.search(text, after, stop) for match in ahead)
            ahead = [match for match in later if match]

    def _numbers(self, low: str | None) -> list[int]:
        """The expressions that may match a text, by their numbers."""
        if low is None:
            return list(range(len(self._expressions)))
        found = [self._by_word[word] for word in self._words & _WORDS.near(low) if word in low]
        return sorted(set(self._always).union(*found)) if found else self._always

    def _first(self, number: int, text: str, start: int, stop: int, low: str | None) -> re.Match[str] | None:
        """The first match of an expression, which is tried only where its matches can begin."""
        form, (words, reach) = self._form(number), self._near[number]
        if low is None or not words:
            return form.search(text, start, stop)
        places = begins(low, words, reach)
        if len(places) * _PRICE > len(low):
            return form.search(text, start, stop)
        for place in places:
            if match := form.match(text, start + place, stop):
                return match
        return None

    def _form(self, number: int) -> re.Pattern[str]:
        return _compiled(self._expressions[number], self._flags)


class _Words:
    """The words of every choice, and which of them a text may hold: of each clause many choices ask for it."""

    def __init__(self) -> None:
        self._by_start: dict[str, dict[str, set[str]]] = {}
        self._of_token = lru_cache(maxsize=32_768)(self._look_up)
        self.near = lru_cache(maxsize=64)(self._near)

    def add(self, words: Words) -> None:
        """More words to look for."""
        for word in words:
            piece = max(word.split(), key=len, default="")
            self._by_start.setdefault(piece[:_START], {}).setdefault(piece, set()).add(word)
        self._of_token.cache_clear()
        self.near.cache_clear()

    def _near(self, low: str) -> Words:
        """The words whose longest piece without a blank stands in a text in lower case."""
        return frozenset().union(*map(self._of_token, {"", *low.split()}))

    def _look_up(self, token: str) -> Words:
        """The same of a piece of a text without blanks."""
        starts = {token[at : at + length] for length in range(_START + 1) for at in range(len(token) + 1)}
        near = chain.from_iterable(self._by_start[start].items() for start in starts if start in self._by_start)
        return frozenset().union(*(words for piece, words in near if piece in token))


_WORDS = _Words()


@cache
def _compiled(expression: str, flags: int) -> re.Pattern[str]:
    return re.compile(expression, flags)


def _low(text: str) -> str | None:
    """The text in lower case; None where a letter in it changes oddly with its case."""
    return text.lower() if plain(text) else None
