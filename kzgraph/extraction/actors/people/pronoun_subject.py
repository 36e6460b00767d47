"""Whom "he" means before a verb that gives a post: "A appointed B as envoy. He was previously consul" tells of B."""

from __future__ import annotations

from kzgraph.extraction.actors.people.named import Named
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.office_verbs import becomes, made_of
from kzgraph.extraction.text.page import Page
from kzgraph.model import Capacity


def meant_before(page: Page, verb: int, named: list[Named]) -> Named | None:
    """The one whom the nearest sentence before is about that names somebody, if it is of the verb's paragraph.

    Who is given a post there comes before who gives it, and who leaves it is not meant. None where it may be several.
    """
    sentences = page.source.sentences
    number = page.sentence[verb]
    earlier = [n for n in named if page.sentence[n.first] < number]
    if not earlier:
        return None
    nearest = max(page.sentence[n.first] for n in earlier)
    if sentences[nearest].block != sentences[number].block:
        return None
    told = [n for n in earlier if page.sentence[n.first] == nearest]
    staying = [n for n in told if not _is_followed(page, n)]
    appointees = [n for n in staying[1:] if _made_of(page, n) == "appointee"]
    if appointees:
        several = any(n.first > appointees[0].first and page.words[n.last].low == "as" for n in staying)
        return appointees[0] if len(appointees) == 1 and not several else None
    if not staying or staying[0] is not told[0] or _gives_way(page, told[0]) or _gives(page, told[0]):
        return None  # "he" may be one whose name is not known, or either of two
    return told[0]


def _start(page: Page, name: Named) -> int:
    return page.source.sentences[page.sentence[name.first]].start


def _is_followed(page: Page, name: Named) -> bool:
    """Whether somebody comes after the one named: "will succeed NAME"."""
    before = page.flat[_start(page, name) : page.words[name.first].start]
    return pattern("people", "succeeds_before", cased=True).search(before) is not None


def _made_of(page: Page, name: Named) -> Capacity | None:
    """What the sentence makes of somebody as an object: "A appointed NAME", "A announced the appointment of NAME"."""
    sentence = page.source.sentences[page.sentence[name.first]]
    return made_of(page.flat, sentence, page.words[name.first].start)


def _gives(page: Page, name: Named) -> bool:
    """Whether the one named gives a post to somebody whose name was not read."""
    at, end = page.words[name.last - 1].end, page.source.sentences[page.sentence[name.first]].end
    return becomes(page.flat, at, end) == "appointer"


def _gives_way(page: Page, name: Named) -> bool:
    at, end = page.words[name.last - 1].end, page.source.sentences[page.sentence[name.first]].end
    return pattern("people", "gives_way_behind").match(page.flat, at, end) is not None
