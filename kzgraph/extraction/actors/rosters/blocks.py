"""Where a list begins and ends, and what the line above says of it: who they are, and whose."""

from __future__ import annotations

from kzgraph.extraction.actors.bodies.body import Part
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.text.page import Page
from kzgraph.model import CountryCode

# A line of a list has at most so many words.
_LONGEST_ITEM = 60
_MARKUP = frozenset("*_<>/#\\")
# A heading that leads to a list has at most so many.
_LONGEST_HEADING = 6


def blocks_of(page: Page) -> list[Part]:
    """The paragraphs and items of lists."""
    sentences = page.source.sentences
    blocks: list[Part] = []
    number = -1
    for i, sentence in enumerate(page.sentence):
        if sentences[sentence].block != number:
            number = sentences[sentence].block
            blocks.append((i, i))
        blocks[-1] = (blocks[-1][0], i + 1)
    return blocks


def _kind(page: Page, i: int) -> str:
    return page.sentence_of(i).kind


def trimmed(page: Page, first: int, last: int) -> Part:
    """A line without marks of layout at its ends."""
    while first < last and page.words[first].text in _MARKUP:
        first += 1
    while first < last and page.words[last - 1].text in _MARKUP | {".", ",", ";"}:
        last -= 1
    return first, last


def lead_of(page: Page, first: int, last: int) -> str:
    """The sentence that leads to a list, or nothing: it ends in a colon, or is a heading that says what follows."""
    start = page.at(page.sentence_of(last - 1).start)
    left, right = trimmed(page, max(first, start), last)
    while left < right and page.words[right - 1].text in {"u", "b", "strong", "span", *_MARKUP}:
        right -= 1  # <u>…</u>
    if left >= right:
        return ""
    said = page.text(left, right)
    if said.endswith(":"):
        return said
    if _kind(page, last - 1) != "headline" or right - left > _LONGEST_HEADING:
        return ""
    return said if any(pattern("rosters", key).search(said) for key in ("people_lead", "bodies_lead")) else ""


def country_above(page: Page, first: int, last: int) -> CountryCode | None:
    """The country whose name is all of a line, as over the list of its people: "Hungary:"."""
    left, right = trimmed(page, first, last)
    while left < right and (page.words[right - 1].text == ":" or page.words[right - 1].text in _MARKUP):
        right -= 1
    left += left < right and page.words[left].low == "the"
    area = page.country[left] if left < right else None
    heading = _kind(page, last - 1) == "headline" or page.words[last - 1].text == ":"
    named = area is not None and area.form == "name" and page.at(area.start) <= left and page.at(area.end) >= right
    return area.code if area and named and heading else None


def side_above(page: Page, first: int, last: int) -> CountryCode | None:
    """The one country whose people the line above a list announces: "From the Kazakh side:"."""
    form, of = pattern("sides", "side"), pattern("sides", "side_of")
    start, end = page.words[first].start, page.words[last - 1].end
    start = max(start, page.sentence_of(last - 1).start)
    if pattern("rosters", "the_delegation").match(page.flat, start, end):
        start = page.words[first].start  # "A received a delegation of the Italian Senate. Its members:"
    codes = {
        mention.code
        for mention in page.countries
        if start <= mention.start < end
        and (form.match(page.flat, mention.end) or of.search(page.flat, max(start, mention.start - 24), mention.start))
    }
    return codes.pop() if len(codes) == 1 else None


def list_end(page: Page, blocks: list[Part], k: int) -> int:
    """The block after the lines of a list that begins with block k: items, or short lines without a full stop."""
    end = k
    kind = _kind(page, blocks[k][0]) if k < len(blocks) else ""
    while end < len(blocks) and kind in {"item", "headline"}:
        first, last = blocks[end]
        lead = lead_of(page, first, last)
        if _kind(page, first) != kind or last - first > _LONGEST_ITEM or lead.endswith(":"):
            break
        if kind == "headline" and (country_above(page, first, last) or (lead and side_above(page, first, last))):
            break
        end += 1
    return end
