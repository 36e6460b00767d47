"""Many regular expressions looked for as one, of which only those are tried whose words stand in the text.

An expression of fifty alternatives tries each of them at every letter. Nearly all of them hold a word without which
they cannot match, and few of those words stand in one clause. What a `Choice` finds is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kzgraph.extraction.text.anchors import DIGIT, needed, plain


class Choice:
    """Expressions in the order in which they are tried; none of them may match an empty text."""

    def __init__(self, expressions: list[str], flags: int) -> None:
        self._expressions = expressions
        self._flags = flags
        self._always: list[int] = []
        """Those of which no word is known."""
        self._by_word: dict[str, list[int]] = {}
        for number, expression in enumerate(expressions):
            words = needed(expression, flags)
            if not words or DIGIT in words:
                self._always.append(number)
            for word in words - {DIGIT}:
                self._by_word.setdefault(word, []).append(number)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in a text, or between two offsets of it."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str) -> re.Match[str] | None:
        """The match of the first form that matches at the beginning of a text."""
        return next((match for form in self._forms(text) if (match := form.match(text))), None)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches from left to right, without overlap; of several at one place that of the first form."""
        stop = len(text) if end is None else end
        forms = self._forms(text[start:stop])
        ahead = [match for form in forms if (match := form.search(text, start, stop))]
        while ahead:
            first = min(ahead, key=re.Match.start)
            yield first
            after = first.end()
            later = (match if match.start() >= after else match.re.search(text, after, stop) for match in ahead)
            ahead = [match for match in later if match]

    def _forms(self, text: str) -> list[re.Pattern[str]]:
        """The expressions that may match a text, in their order."""
        numbers: set[int] | range = range(len(self._expressions))
        if plain(text):
            low = text.lower()
            found = [those for word, those in self._by_word.items() if word in low]
            if not found and not self._always:
                return []
            numbers = set(self._always).union(*found)
        return [_compiled(self._expressions[number], self._flags) for number in sorted(numbers)]


@cache
def _compiled(expression: str, flags: int) -> re.Pattern[str]:
    return re.compile(expression, flags)
