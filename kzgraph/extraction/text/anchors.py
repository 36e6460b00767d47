"""What every match of a regular expression contains, so that only the text about it is searched.

Most expressions of the grammar hold a word or a digit without which they cannot match ("yesterday", a month, 20..). To
look for a word is a hundred times quicker than to try an expression at every letter. An `Anchored` finds what its
expression finds: the words are read off the expression itself, so no list of them can grow stale.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

DIGIT = "\\d"
"""Stands among the words for any digit."""
MARGIN = 64
"""An expression may look so far beyond its match to see what follows it."""
_REACHES = (0, 8, 24)
"""How far before a word matches may begin to be tried one by one: farther, to search the whole text takes no longer."""
WIDEST = 2_000
"""Matches that may be longer are looked for in the whole text."""
# Letters beyond ASCII that match an ASCII letter without regard to case, or are two letters in lower case.
_ODD = re.compile("[\u0130\u0131\u017f\u212a]")
# Letters that match no others than themselves and their capitals: those of ASCII, and of Latin-1 with an accent.
_SURE = re.compile("[\0-\x7fà-öø-þ]", re.IGNORECASE)
_DIGITS = re.compile(r"\d")

Words = frozenset[str]
"""In lower case. Empty: nothing is known to be in every match."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """An expression, the words of which every match contains one (none: not known), and how long a match may be."""

    form: re.Pattern[str]
    words: tuple[str, ...]
    width: int

    def may_match(self, flat: str) -> bool:
        """False where a text cannot hold a match."""
        text = _text(flat)
        return not self.words or not text.plain or bool(text.places(self.words))

    def finditer(self, flat: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """What `form.finditer(flat, start, end)` gives."""
        end = len(flat) if end is None else end
        text = _text(flat)
        if not self.words or not text.plain:
            return self.form.finditer(flat, start, end)
        places = text.places(self.words)
        if start > 0 or end < len(flat):
            places = places[bisect_left(places, start) : bisect_left(places, end)]
        if not places:
            return iter(())
        if self.width == WIDEST:
            return self.form.finditer(flat, start, end)
        return chain.from_iterable(
            self.form.finditer(flat, max(first, start), min(last + MARGIN, end))
            for first, last in _windows(places, self.width)
        )


def anchored(form: re.Pattern[str]) -> Anchored:
    """The expression with its anchors, read off it; to be made once, for it costs as much as to compile it."""
    tree = parser.parse(form.pattern, form.flags)
    return Anchored(form, tuple(sorted(_shortest(_needed(tree)))), int(min(tree.getwidth()[1], WIDEST)))


def needed(expression: str, flags: int) -> tuple[Words, Words, int]:
    """The words of which one stands in every match of an expression or just behind it; none where that is not known.

    With them the words of which one begins within so many letters of the beginning of every match, and this number.
    """
    tree = parser.parse(expression, flags)
    each = ((_needed(tree, ahead=True, reach=reach), reach) for reach in _REACHES)
    near = next(((words, reach) for words, reach in each if words and DIGIT not in words), (Words(), 0))
    return _shortest(_needed(tree, ahead=True)), near[0], near[1]


def begins(low: str, words: Words, reach: int) -> list[int]:
    """The offsets of a text in lower case that stand at most so many letters before one of the words, sorted."""
    found = []
    for word in words:
        place = low.find(word)
        while place >= 0:
            found.append(place)
            place = low.find(word, place + 1)
    if reach:
        found = [*{at for place in found for at in range(max(0, place - reach), place + 1)}]
    found.sort()
    return found


def plain(text: str) -> bool:
    """Whether words can be looked for in a text in lower case: no letter in it changes oddly with its case."""
    return text.isascii() or not _ODD.search(text)


def _shortest(words: Words) -> Words:
    """The words without those that contain another one of them, and are found with it."""
    return Words(word for word in words if not any(other != word and other in word for other in words))


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in lower case, and where the words stand that were asked for."""

    lower: str
    plain: bool
    digits: list[int]
    known: dict[tuple[str, ...], list[int]]

    def places(self, words: tuple[str, ...]) -> list[int]:
        """Where any of the words begins, sorted."""
        found = self.known.get(words)
        if found is None:
            each = (self.digits if word == DIGIT else _places(self.lower, word) for word in words)
            found = self.known[words] = sorted(chain.from_iterable(each))
        return found


def _places(low: str, word: str) -> Iterator[int]:
    """Where a word stands in a text in lower case."""
    place = low.find(word)
    while place >= 0:
        yield place
        place = low.find(word, place + 1)


@lru_cache(maxsize=4)
def _text(flat: str) -> _Text:
    lower = flat.lower()
    return _Text(
        lower, plain(flat) and len(lower) == len(flat), [match.start() for match in _DIGITS.finditer(flat)], {}
    )


def _windows(places: list[int], width: int) -> Iterator[tuple[int, int]]:
    """The text about sorted places in which a match may lie, in pieces so far apart that no match is in two."""
    first = last = None
    for place in places:
        if first is None or last is None:
            first = place - width
        elif place - width > last + MARGIN:
            yield first, last
            first = place - width
        last = place + width
    if first is not None and last is not None:
        yield first, last


def _needed(tree: Any, *, ahead: bool = False, reach: int | None = None) -> Words:
    """Of all that every match of a sequence contains, the words that are rarest in a text: the longest ones.

    `ahead`: also of what must follow. `reach`: only of what begins within so many letters of the beginning.
    """
    best, run, left = Words(), "", reach
    for part in [*tree, (None, None)]:
        kind, value = part
        if kind is code.LITERAL and _SURE.match(chr(value)):
            run += chr(value).lower()
            continue
        best = max(best, Words([run]) if run else Words(), key=_worth)
        left = left - len(run) if left is not None else None
        if left is not None and left < 0:
            break
        best, run = max(best, _of_part(kind, value, ahead=ahead, reach=left), key=_worth), ""
        if left is not None and kind is not None and (left := left - _width(tree, part)) < 0:
            break
    return best


def _width(tree: Any, part: Any) -> int:
    """How many letters a part of a sequence may match at most."""
    return int(parser.SubPattern(tree.state, [part]).getwidth()[1])


def _of_part(kind: Any, value: Any, *, ahead: bool, reach: int | None) -> Words:
    """The same of one part of a sequence; nothing of what may be left out or only looks around."""
    if kind is code.SUBPATTERN:
        return _needed(value[-1], ahead=ahead, reach=reach)
    if kind is code.BRANCH:
        each = [_needed(branch, ahead=ahead, reach=reach) for branch in value[1]]
        return Words().union(*each) if all(each) else Words()
    if kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        return _needed(value[2], ahead=ahead, reach=reach) if value[0] else Words()
    if kind is code.ATOMIC_GROUP:
        return _needed(value, ahead=ahead, reach=reach)
    if kind is code.ASSERT and ahead and value[0] == 1:
        return _needed(value[1], ahead=ahead, reach=reach)
    if kind is code.IN:
        return _of_class(value)
    return Words()


def _of_class(members: Any) -> Words:
    if all(_is_digit(kind, value) for kind, value in members):
        return Words([DIGIT])
    letters = [chr(value) for kind, value in members if kind is code.LITERAL]
    every = len(letters) == len(members) and "".join(letters).isascii()
    return Words(letter.lower() for letter in letters) if every else Words()


def _is_digit(kind: Any, value: Any) -> bool:
    if kind is code.RANGE:
        return bool(ord("0") <= value[0] and value[1] <= ord("9"))
    return bool(kind is code.CATEGORY and value is code.CATEGORY_DIGIT)


def _worth(words: Words) -> tuple[int, float]:
    """The larger, the rarer: by the shortest word, then by all; a digit is as rare as three letters."""
    lengths = [3 if word == DIGIT else 3 * len(word) if word.isdigit() else len(word) for word in words]
    return (min(lengths), sum(lengths) / len(lengths)) if lengths else (0, 0.0)
