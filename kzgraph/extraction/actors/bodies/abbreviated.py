"""Bodies that only the abbreviation behind their name shows: "the Forum of Small States (FOSS)"."""

from __future__ import annotations

from collections.abc import Iterator

from kzgraph.extraction.actors.bodies.body import SHORTEST_ABBREVIATION, Body
from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page

_LONGEST_ABBREVIATION = 10
# "Australian Infrastructure Financing Facility for the Pacific": so many words at most.
_LONGEST_NAME = 12


def before_abbreviations(page: Page) -> Iterator[Body]:
    """Names whose noun makes a body only where an abbreviation that they spell follows them in brackets."""
    nouns = words_of("organisations", "heads_with_abbreviation")
    for i in range(2, len(page.words) - 2):
        if page.words[i].text != "(" or page.words[i + 2].text != ")" or not page.same_sentence(i - 1, i + 2):
            continue
        short = page.words[i + 1].text
        if not (SHORTEST_ABBREVIATION <= len(short) <= _LONGEST_ABBREVIATION and short[:2].isupper()):
            continue
        first = _first(page, i, short)
        if first is not None and any(page.words[k].text in nouns for k in range(first, i)):
            yield Body(first, i, "other")


def _first(page: Page, end: int, short: str) -> int | None:
    """Where the longest name begins that ends before a token and spells an abbreviation; None for no such name."""
    small = words_of("organisations", "small_in_names")
    best, capitals = None, ""
    for k in range(end - 1, max(-1, end - 1 - _LONGEST_NAME), -1):
        token = page.words[k]
        if not page.same_sentence(k, end) or not token.word or not (token.capital or token.low in small):
            break
        if not token.capital:
            continue
        capitals = "".join(part[0] for part in token.text.split("-") if part[:1].isupper()) + capitals
        if capitals.upper() == short.upper() or _spells(page.text(k, end), capitals, short):
            best = k
    return best


def spelling(page: Page, end: int, short: str, *, near: bool) -> frozenset[str]:
    """The words with capitals before a token that an abbreviation has the first letters of; the last ones if `near`."""
    small = words_of("organisations", "small_in_names") | {","}
    words: list[str] = []
    for k in range(end - 1, max(-1, end - 1 - _LONGEST_NAME), -1):
        token = page.words[k]
        if not page.same_sentence(k, end) or not (token.capital or token.low in small):
            break
        if token.capital:
            words.insert(0, token.text)
    size = len(short)
    at = len(words) - size if near else "".join(word[0] for word in words).find(short)
    found = words[at : at + size] if at >= 0 else []
    return frozenset(found if "".join(word[0] for word in found) == short else ())


def _spells(name: str, capitals: str, short: str) -> bool:
    """Whether an abbreviation takes all capitals of a name in turn, and more of its letters: "ZOPACAS"."""
    letters = iter(name.upper())
    return name[0] == short[0] and _within(capitals, short) and all(letter in letters for letter in short.upper())


def _within(part: str, whole: str) -> bool:
    letters = iter(whole.upper())
    return all(letter in letters for letter in part.upper())
