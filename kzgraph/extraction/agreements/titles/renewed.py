"""What is signed anew about an older document: "an upgrade of the 2004 free trade agreement" is not that of 2004."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.text.page import Page


@cache
def _rule(key: str) -> re.Pattern[str]:
    return re.compile(lexicon("agreements")[key])


def first_of_renewed(page: Page, first: int, last: int, floor: int) -> tuple[int, str] | None:
    """The first token and the article of the new document in whose name a title of tokens `first` to `last` stands."""
    if (
        first < 2
        or not page.same_sentence(first - 2, first)
        or not any(page.words[k].low in _LINKS for k in range(max(0, first - _ADJECTIVES), first))
    ):
        return None
    sentence = page.sentence_of(first)
    found = _rule("renewed").search(page.flat, sentence.start, page.words[first].start)
    if found is None:
        return None
    then = _rule("renewed_then").match(page.flat, page.words[last - 1].end, sentence.end)
    new = page.at(found.start("noun"))
    if new < floor or not (found["verb"] or then):
        return None
    return new, found["article"].lower()


_LINKS = frozenset({"of", "to", "for"})
# "Of the existing 2004 bilateral" is no longer.
_ADJECTIVES = 5
