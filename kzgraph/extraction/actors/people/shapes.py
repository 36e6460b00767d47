"""What the words about a name, and its own letters, tell of it, whatever the lists of names hold."""

from __future__ import annotations

from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page


def of_country(page: Page, i: int) -> bool:
    """Whether a country stands behind "of" at token i, as behind those of a list: "A of Peru, B of Chile"."""
    if not page.same_sentence(i - 1, i + 1) or page.words[i].low != "of":
        return False
    country = page.country[page.over_article(i + 1)]
    return country is not None and country.form == "name"


def owned_by_country(page: Page, first: int) -> bool:
    """Whether a country owns what begins at a token: "Canada's [Mark Carney]"."""
    if not page.same_sentence(first - 2, first) or page.words[first - 1].text not in {"'s", "'"}:
        return False
    country = page.country[first - 2]
    return country is not None and country.form in {"name", "abbreviation"}


def received_from(page: Page, first: int, last: int) -> bool:
    """Whether a verb of receiving and a country stand about words, so that they are somebody."""
    verb = page.words[first - 1].low if page.same_sentence(first - 1, first) else ""
    return verb in words_of("people", "verbs_of_receiving") and of_country(page, last + 1)


def korean_given(page: Page, i: int) -> bool:
    """Whether a word is a given name as Korean ones are written, "In-sun", whose parts may be words of the language."""
    first, hyphen, second = page.words[i].text.partition("-")
    return bool(hyphen) and first.istitle() and second.isalpha() and second.islower() and not page.country[i]


def city_as_surname(page: Page, first: int, k: int, *, sure: bool) -> bool:
    """Whether a city's name after a particle ends a name, "António Pires de Lima"; behind a title (`sure`) also one
    that another name follows: "Ambassador Ana Regina Guimarães Gomes"."""
    place = page.place[k]
    if place is None or page.country[k]:
        return False
    alone = page.at(place.end) == k + 1 and page.same_sentence(first, k + 1)
    if sure and alone and page.namelike(k + 1) and not page.vocabulary(k + 1):
        return True
    after_particle = page.words[k - 1].low in words_of("people", "before_places") and not page.words[k - 1].capital
    return page.given(first) and after_particle
