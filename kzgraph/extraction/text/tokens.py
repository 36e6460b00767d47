"""Words with their offsets, and phrases looked up in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Generic, TypeVar

from kzgraph.extraction.knowledge import words_of

# "U.S.", "H.E."; "the U.S-Japan alliance", "U.S officials"
_DOTTED = r"(?:[^\W\d_]\.){2,}|(?:[^\W\d_]\.)+[^\W\d_](?=-|\Z)|\bU\.[SK]\b"
_TOKEN = re.compile(
    _DOTTED + r"|'[sS](?![^\W_])"
    r"|[^\W\d_]+(?:(?:-'?|'(?![sS](?![^\W_])))[^\W\d_]+)*"  # Kassym-Jomart, d'Ivoire; not Qatar's, QATAR'S
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th|ST|ND|RD|TH)?"
    r"|\S"
)
_PART = re.compile(_DOTTED + r"|'[sS](?![^\W_])|[^\W\d_]+|\d+|\S")


# Letters that Unicode does not take apart into a base and an accent.
_STROKES = str.maketrans({"đ": "d", "Đ": "D", "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ə": "a", "Ə": "A"})
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


@dataclass(slots=True)
class Token:
    """A word, number or mark with its place in the text. What is asked of it again and again is found out once."""

    text: str
    start: int
    end: int
    low: str = field(init=False)
    """In lower case."""
    word: bool = field(init=False)
    """Whether it is made of letters."""
    capital: bool = field(init=False)
    """Whether the word begins with a capital letter (or stands in a script without capitals)."""

    def __post_init__(self) -> None:
        self.low = self.text.lower()
        first = self.text[0]
        self.word = first.isalpha()
        self.capital = first.isupper() or (self.word and not first.islower())

    @property
    def initial(self) -> bool:
        """Whether it is an initial or several: "J", "J.", "P.V.", "Sh."."""
        if self.text[-1] == "." and self.text[:-1] in words_of("prose", "two_letter_initials"):
            return True
        letters = len(self.text.replace(".", "").replace("-", ""))
        return self.text[0].isupper() and letters <= self.text.count(".") + (len(self.text) == 1)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of `text[start:end]`; hyphenated words are one token, a genitive in capitals is "'s" too."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Token("'s" if (word := m.group()) == "'S" else word, m.start(), m.end()) for m in found]


def in_quotation(text: str, offset: int) -> bool:
    """Whether a quotation that begins in a text is open at an offset."""
    return text[:offset].count('"') % 2 == 1


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    if text.endswith(("ić", "IĆ")):
        text = text.replace("đ", "dj").replace("Đ", "Dj")  # Đurić is Djuric, but Đặng is Dang
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.translate(_STROKES))).lower()


def _meant(word: str) -> tuple[str, ...]:
    """The words of a phrase that a word of a text may stand for: "ASTANA" is "Astana" too, "D'IVOIRE" "d'Ivoire"."""
    return (word, word.title(), word.lower()) if word.isupper() else (word,)


def _same_word(word: str, wanted: str) -> bool:
    return word == wanted or wanted in _meant(word)


V = TypeVar("V")


class Phrases(Generic[V]):
    """A table of phrases that is looked up in a text in one pass: the longest phrase at each place wins.

    Case counts, except that a text in capitals ("ASTANA") meets its usual form. Hyphens, blanks and line breaks between
    words are told apart from nothing only: "Cote d'Ivoire" needs its words in a row.
    """

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        self._table: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in entries:
            parts = tuple(_PART.findall(phrase))
            self._table.setdefault(parts[0], []).append((parts, value))
        for candidates in self._table.values():
            candidates.sort(key=lambda c: -len(c[0]))

    def find(self, text: str) -> Iterator[tuple[int, int, V]]:
        """(start, end, value) of each phrase in the text, from left to right, without overlap."""
        words, spans = _parts(text)
        after = 0
        for index in [k for k, word in enumerate(words) if word in self._table or word.isupper()]:
            hit = self._at(words, index) if index >= after else None
            if hit is not None:
                after = index + hit[0]
                yield spans[index][0], spans[after - 1][1], hit[1]

    def _at(self, words: Sequence[str], index: int) -> tuple[int, V] | None:
        word = words[index]
        candidates = self._table.get(word, _NONE)
        if word.isupper() and len(word) > 1:
            candidates = [*candidates, *self._table.get(word.title(), _NONE)]
        second = _meant(words[index + 1]) if index + 1 < len(words) else ()
        for parts, value in candidates:
            if len(parts) > 1 and parts[1] not in second:
                continue
            there = words[index : index + len(parts)]
            if len(there) == len(parts) and all(map(_same_word, there, parts)):
                return len(parts), value
        return None


_NONE: list[Any] = []


# One text is searched for countries, cities and organisations in turn.
@lru_cache(maxsize=4)
def _parts(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The words and marks of a text, and where each stands."""
    found = list(_PART.finditer(text))
    return [m.group() for m in found], [m.span() for m in found]
