"""Organisations that stand in a row of names: "the groups – Save the Rain, Clean Rivers and Oxbow – urged"."""

from __future__ import annotations

from collections.abc import Iterator

from kzgraph.extraction.actors.bodies.body import Body, Part
from kzgraph.extraction.actors.people.looks import looks_personal
from kzgraph.extraction.actors.role_heads import begins_role
from kzgraph.extraction.knowledge import choice, words_of
from kzgraph.extraction.text.page import Page

# So many names in a row are a list of organisations; each has so many words at most.
_LEAST_NAMES = 3
_LONGEST_IN_RUN = 9


def listed_organisations(page: Page) -> Iterator[Body]:
    """Names in a run of three or more that is said to be of organisations: "the groups – A, B for C, and D – urged"."""
    for match in choice("organisations", "organisations_follow", cased=True).finditer(page.flat):
        names = list(_run_of_names(page, page.at(match.end())))
        telling = sum(last - first > 1 or not page.of_the_genre(first) for first, last in names)
        if len(names) >= _LEAST_NAMES and 2 * telling >= len(names):
            yield from (Body(first, last, "other") for first, last in names)


def _run_of_names(page: Page, i: int) -> Iterator[Part]:
    """The names between commas from token i on, up to the one after "and"; it ends before a country or a title."""
    small = words_of("rosters", "small_words") - {"and", "a"}
    closing = False
    while page.same_sentence(i - 1, i):
        i = page.over_article(i)
        last = i
        while page.same_sentence(i, last) and (page.words[last].capital or page.words[last].low in small | {"'s"}):
            last += 1
        while last > i and not page.words[last - 1].capital:
            last -= 1
        if last == i or last - i > _LONGEST_IN_RUN or _no_organisation(page, i, last):
            return
        yield i, last
        if closing or not page.same_sentence(i, last + 1):
            return
        k = last
        if page.words[k].text in {",", "/"}:
            k += 1
        if page.same_sentence(i, k) and page.words[k].low in {"and", "or"}:
            closing, k = True, k + 1
        if k == last:
            return
        i = k


def _no_organisation(page: Page, first: int, last: int) -> bool:
    """Whether a name in a run is of a place, a person or a holder of a post, or a word that opens a clause."""
    if page.words[first].text in words_of("organisations", "never_first") or begins_role(page, first):
        return True
    if page.words[last - 1].text in words_of("organisations", "not_organisations"):
        return True
    areas = [page.country[k] or page.place[k] or page.region[k] for k in range(first, last) if page.words[k].word]
    return (
        all(areas)
        or looks_personal(page, first, last)
        or page.words[last - 1].low in words_of("people", "person_verbs")
    )
