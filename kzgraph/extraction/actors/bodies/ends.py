"""Places and states on which a body's name ends: "between Peru and Chile", "of the Suzhou Industrial Park"."""

from __future__ import annotations

from kzgraph.extraction.actors.bodies.body import LONGEST_HEAD
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page


def between_states(page: Page, i: int) -> int | None:
    """The token after two states or more for whom a joint body is: "between [the Government of Peru and Chile]"."""
    governments = pattern("organisations", "governments_between", cased=True)
    k = page.at(match.end()) if (match := governments.match(page.flat, page.words[i].start)) else page.over_article(i)
    first = page.country[k]
    if first is None or not page.same_sentence(i, k):
        return None
    k = page.at(first.end)
    while page.same_sentence(i, k + 1) and page.words[k].text == ",":
        more = page.country[page.over_article(k + 1)]
        if more is None:
            break
        k = page.at(more.end)
    if page.same_sentence(i, k + 1) and (page.words[k].text, page.words[k + 1].low) == (",", "and"):
        k += 1
    if not page.same_sentence(i, k + 1) or page.words[k].low != "and":
        return None
    match = governments.match(page.flat, page.words[k + 1].start)
    k = page.at(match.end()) if match else page.over_article(k + 1)
    second = page.country[k] if page.same_sentence(i, k) else None
    return page.at(second.end) if second is not None and second.code != first.code else None


def over_region(page: Page, i: int) -> int | None:
    """The token after a part of the world for which a body is: "Trust Fund for the [Aral Sea Region]"."""
    for k in range(i, min(i + LONGEST_HEAD, len(page.words))):
        if not page.same_sentence(i, k) or not page.words[k].capital or not page.words[k].word or page.given(k):
            return None
        if k > i and page.words[k].text in words_of("organisations", "parts_of_world"):
            return k + 1
    return None


def site_after(page: Page, i: int) -> int | None:
    """The token after what is called after a place: "Council of the Suzhou [Industrial Park]"."""
    end = i
    while (
        page.same_sentence(i - 1, end) and page.words[end].capital and page.words[end].word and end - i < LONGEST_HEAD
    ):
        end += 1
        if page.words[end - 1].text in words_of("organisations", "sites"):
            return end
    return None
