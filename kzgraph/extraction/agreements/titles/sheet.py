"""The page with what the grammar of titles needs to know of each word, and its tables of words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kzgraph.extraction.context import Context
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.text.page import Page, phrase_table

ARTICLES = frozenset({"a", "an", "the", "this", "that", "its", "their", "our", "his", "her", "any", "each"})


@dataclass(slots=True)
class Sheet:
    """The page with what the grammar of titles needs to know of each token."""

    page: Page
    person: list[bool]
    date: list[bool]
    roles: list[bool]


def sheet_of(context: Context, page: Page) -> Sheet:
    """The page, with the tokens of names, titles of office and dates marked."""
    people = [(s.start, s.end) for p in context.people for s in p.mentions]
    roles = [(r.start, r.end) for p in context.people for r in p.roles]
    return Sheet(page, _mark(page, people), _mark(page, ((d.start, d.end) for d in context.dates)), _mark(page, roles))


def _mark(page: Page, spans: Iterable[tuple[int, int]]) -> list[bool]:
    marked = [False] * len(page.words)
    for start, end in spans:
        i = page.at(start)
        while i < len(page.words) and page.words[i].start < end:
            marked[i] = True
            i += 1
    return marked


@cache
def words(key: str) -> frozenset[str]:
    """A list of words of `lexicon/agreements.yaml`."""
    return frozenset(str(word) for word in lexicon("agreements")[key])


def is_verbal(low: str) -> bool:
    """Whether a word in -ed may be the verb or participle that ends a title; "high-speed", "EU-funded" are not."""
    return low.endswith("ed") and "-" not in low and low not in words("ed_words")


@cache
def heads() -> dict[str, dict[tuple[str, ...], str]]:
    """The nouns that make a document's name, with their kinds."""
    return phrase_table("agreements", "heads")


@cache
def plural_heads() -> dict[str, dict[tuple[str, ...], str]]:
    """The nouns that name several documents at once."""
    return phrase_table("agreements", "plural_heads")
