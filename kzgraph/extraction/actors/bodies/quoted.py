"""Names of bodies in quotation marks beside what they are: OJSC "Minsk Automobile Plant", "Turan" LLC."""

from __future__ import annotations

from collections.abc import Iterator

from kzgraph.extraction.actors.bodies.belonging import country_of
from kzgraph.extraction.actors.bodies.body import Body, head_nouns
from kzgraph.extraction.actors.bodies.left import leftmost
from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page

# A name in quotation marks has so many words at most.
_LONGEST_QUOTED = 9


def quoted_names(page: Page) -> Iterator[Body]:
    """Names in quotation marks right behind a legal form or a body's noun, or right before a legal form."""
    if '"' not in page.flat:
        return
    forms = words_of("organisations", "forms_before")
    i = 0
    while i < len(page.words):
        last = _closing(page, i) if page.words[i].text == '"' else None
        if last is None:
            i += 1
            continue
        before, after = _before(page, i), last
        while page.same_sentence(i, after) and page.words[after].text in forms:
            after += 1
        if before is not None:
            yield Body(before[0], last, before[1], country_of(page, before[0], i))  # type: ignore[arg-type]
        elif after > last:
            yield Body(i, after, "company")
        i = last


def _closing(page: Page, i: int) -> int | None:
    """The token after the mark that closes a name that the one at token i opens; None where no name stands in it."""
    if not page.same_sentence(i, i + 1) or page.words[i].end != page.words[i + 1].start:
        return None  # a closing mark
    for k in range(i + 1, min(i + _LONGEST_QUOTED + 2, len(page.words))):
        token = page.words[k]
        if not page.same_sentence(i, k) or token.text in {",", ".", ";", ":", "?", "!"}:
            return None
        if token.text == '"':
            return k + 1 if k > i + 1 and page.words[i + 1].capital else None
    return None


def _before(page: Page, i: int) -> tuple[int, str] | None:
    """Where the form or the noun before a name begins, and the kind of body that it makes."""
    k = i
    while page.same_sentence(k - 1, i) and page.words[k - 1].text in words_of("organisations", "forms_before"):
        k -= 1
    if k < i:
        return k, "company"
    if not page.same_sentence(i - 1, i) or not page.words[i - 1].capital:
        return None
    hit = page.phrase_at(i - 1, head_nouns())
    if hit is None or hit[0] != i or hit[1] not in words_of("organisations", "kinds_with_quoted_names"):
        return None
    return leftmost(page, i - 1), hit[1]
