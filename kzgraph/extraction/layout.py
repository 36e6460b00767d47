"""A document laid out as a page: its tokens, and the countries, cities and regions that cover them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from kzgraph.extraction.actors.geography import find_countries, find_places, find_regions
from kzgraph.extraction.context import CountryMention, PlaceMention, RegionMention, Source
from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page
from kzgraph.extraction.text.tokens import Token, tokens

M = TypeVar("M", CountryMention, PlaceMention, RegionMention)


def lay_out(source: Source) -> Page:
    """The page of a prepared document, with its countries and cities."""
    words: list[Token] = []
    sentence: list[int] = []
    for number, part in enumerate(source.sentences):
        for token in _with_initials(tokens(source.flat, part.start, part.end)):
            words.append(token)
            sentence.append(number)
    page = Page(source, words, sentence, find_countries(source.flat), find_places(source.flat))
    page.starts = [token.start for token in words]
    page.openings = [token.low.split("-", 1)[0] for token in words]
    page.country = _cover(page, page.countries)
    page.place = _cover(page, page.places)
    page.region = _cover(page, find_regions(source.flat))
    page.mixed = frozenset(
        k
        for mention in page.countries
        if (k := page.at(mention.start + 1) - 1) >= 0
        and "-" in words[k].text
        and words[k].end > mention.end - 1
        and words[k].end >= mention.end
        and (words[k].start, words[k].end) != (mention.start, mention.end)
    )
    page.body = [None] * len(words)
    _with_genitives(page)
    page.lower = frozenset(t.text for t in words if t.word and t.text.islower())
    _without_namesakes(page)
    return page


def _with_genitives(page: Page) -> None:
    """Make one word of the apostrophe alone after a country that ends in s: "Belarus' Foreign Minister"."""
    for i, token in enumerate(page.words):
        owner = page.words[i - 1] if token.text == "'" and i and page.country[i - 1] else None
        if (
            owner
            and owner.end == token.start
            and owner.low.endswith("s")
            and page.flat[token.end : token.end + 1] == " "
        ):
            token.text = token.low = "'s"


def _without_namesakes(page: Page) -> None:
    """Take out of the countries the given names that are spelt like one: "Chad Wolf", "India Hicks"."""
    listed = words_of("people", "named_like_countries")
    maybe = [page.at(m.start) for m in page.countries if page.flat[m.start : m.end].title() in listed]
    sure = {page.text(i, i + 2) for i in maybe if _is_namesake(page, i)}
    if not sure:
        return
    out = {i for i in maybe if page.same_sentence(i, i + 1) and page.text(i, i + 2) in sure}
    page.countries = [m for m in page.countries if page.at(m.start) not in out]
    for i in out:
        page.country[i] = None


def _is_namesake(page: Page, i: int) -> bool:
    """Whether a country's name is a given name here: in running text, before an unknown word that closes the name."""
    if not page.same_sentence(i, i + 1) or page.sentence_of(i).kind == "headline":
        return False
    before = page.words[i - 1].low if page.same_sentence(i - 1, i) else ""
    if before in words_of("people", "before_countries") or not page.words[i].text.istitle():
        return False
    surname, after = page.words[i + 1], page.words[i + 2] if page.same_sentence(i, i + 2) else None
    if not (surname.text[1:].islower() and page.namelike(i + 1)) or page.given(i + 1) or page.vocabulary(i + 1):
        return False
    return after is None or after.text in {",", ".", ";", "(", "'s"} or (after.word and not after.capital)


def _with_initials(words: list[Token]) -> Iterable[Token]:
    """Join an initial or a short title with its full stop: "J" "." is "J."."""
    titles = words_of("prose", "dotted_titles") | words_of("prose", "two_letter_initials")
    i = 0
    while i < len(words):
        token = words[i]
        following = words[i + 1] if i + 1 < len(words) else None
        dotted = following is not None and following.text == "." and following.start == token.end
        if dotted and token.word and ((len(token.text) == 1 and token.capital) or token.text in titles):
            yield Token(token.text + ".", token.start, token.end + 1)
            i += 2
        else:
            yield token
            i += 1


def _cover(page: Page, mentions: list[M]) -> list[M | None]:
    """For each token the mention that covers all of it."""
    covered: list[M | None] = [None] * len(page.words)
    for mention in mentions:
        i = page.at(mention.start)
        while i < len(page.words) and page.words[i].end <= mention.end:
            covered[i] = mention
            i += 1
    return covered
