"""Names of bodies without an English head noun: foreign ones, seats, abbreviations, web sites, "Business France"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kzgraph.extraction.actors.bodies.body import SHORTEST_ABBREVIATION, Body
from kzgraph.extraction.actors.role_heads import begins_role
from kzgraph.extraction.knowledge import choice, lexicon, pattern, words_of
from kzgraph.extraction.text.page import Page, phrase_table
from kzgraph.extraction.text.tokens import Phrases

_LONGEST_BEFORE_TITLE = 10
_LONGEST_FOREIGN = 9
_LONGEST_BANK = 2


def foreign_names(page: Page) -> Iterator[Body]:
    """Names in French, Spanish or Portuguese: "Agence française de développement", "Banco Nacional de Panamá"."""
    particles = words_of("organisations", "foreign_particles")
    heads = phrase_table("organisations", "foreign_heads")
    for i in page.openings_of(heads):
        hit = page.phrase_at(i, heads) if page.words[i].capital else None
        if hit is None or page.country[i]:
            continue
        last = end = hit[0]
        while page.same_sentence(i, end) and end - i < _LONGEST_FOREIGN:
            word = page.words[end]
            if word.capital and (page.calendar(end) or begins_role(page, end)):
                break  # "Banca Intesa [Chief Executive] NAME"
            if not word.word or (not word.capital and word.low not in particles and page.ordinary(end)):
                break
            end += 1
            last = end if word.low not in particles else last
        if last > hit[0]:
            yield Body(i, last, hit[1])  # type: ignore[arg-type]


def banks_named_behind(page: Page) -> Iterator[Body]:
    """Banks whose name stands behind the noun: "Bank Muscat", "Bank Audi"; not "Bank Governor NAME"."""
    for i, token in enumerate(page.words):
        if token.text != "Bank" or not page.same_sentence(i, i + 1):
            continue
        before = page.words[i - 1] if page.same_sentence(i - 1, i) else None
        last = i + 1
        while page.same_sentence(i, last) and last - i <= _LONGEST_BANK and _names_bank(page, last):
            last += 1
        if last > i + 1 and not (
            before is not None and before.word and before.capital and not page.opens_sentence(i - 1)
        ):
            yield Body(i, last, "company")


def _names_bank(page: Page, i: int) -> bool:
    token = page.words[i]
    if not token.word or not token.capital or token.text.isupper() or page.calendar(i) or page.country[i]:
        return False
    return not page.of_the_genre(i) and not begins_role(page, i)


@cache
def _seat_names() -> Phrases[str]:
    return Phrases((name, code) for code, names in lexicon("organisations")["seats"].items() for name in names)


def seats(page: Page) -> Iterator[Body]:
    """A seat that stands for its office, and not for the place: "the Kremlin said"; not "at the White House"."""
    for start, end, code in _seat_names().find(page.flat):
        first, last = page.at(start), page.at(end)
        before = pattern("organisations", "seats_as_places_before", cased=True).search(
            page.flat, max(0, start - 14), start
        )
        place = before or pattern("organisations", "seats_as_places_after", cased=True).match(page.flat, end)
        if first < last and not place:
            part = page.flat[start:end] if page.words[last - 1].end > end else None  # "White House-led"
            yield Body(first, last, "head_of_state_office", code, text=part)


def before_titles(page: Page) -> Iterator[Body]:
    """Unknown abbreviations before a title: "FEMA Administrator", "NSC Senior Director", "HHS ACF Head"."""
    for i in range(len(page.words) - 1):
        if not _may_abbreviate(page, i):
            continue
        at = i + 1
        while page.same_sentence(i, at) and page.words[at].capital and _before_head(page, at):
            at += 1
        hit = page.phrase_at(at, phrase_table("posts", "heads")) if page.same_sentence(i, at) else None
        if hit and hit[1] in words_of("organisations", "groups_of_abbreviations") and page.words[at].capital:
            if page.words[at].text.isupper() or page.phrase_at(i, phrase_table("posts", "heads")):
                continue  # a headline in capitals
            yield Body(i, i + 1, "agency")


def _may_abbreviate(page: Page, i: int) -> bool:
    """Whether a word in capitals may be a body's abbreviation; not that of "H.E. President NAME"."""
    token = page.words[i]
    if not (token.word and token.text.isupper()) or page.country[i]:
        return False
    fits = SHORTEST_ABBREVIATION <= len(token.text) <= _LONGEST_BEFORE_TITLE
    return fits and token.text.replace(".", "") not in _no_abbreviations()


@cache
def _no_abbreviations() -> frozenset[str]:
    others = words_of("organisations", "not_abbreviations") | words_of("organisations", "state_codes")
    return others | words_of("people", "ships")


def _before_head(page: Page, i: int) -> bool:
    """Whether a word may stand between an abbreviation and a title's head: "Senior", or one more abbreviation."""
    if page.phrase_at(i, phrase_table("posts", "heads")) is not None:
        return False
    return page.words[i].low in words_of("posts", "modifiers") or _may_abbreviate(page, i)


def web_sources(page: Page) -> Iterator[Body]:
    """A web site named as the source: "primeminister.kz reports"."""
    for match in choice("organisations", "web_sources").finditer(page.flat):
        first, last = page.at(match.start()), page.at(match.end())
        if first < last:
            yield Body(first, last, "media", None, known=match.group())


def before_countries(page: Page) -> Iterator[Body]:
    """Agencies called after what they do and where: "Enterprise Lithuania", "Business France", "Invest in Denmark"."""
    words = words_of("organisations", "before_countries")
    for i, token in enumerate(page.words):
        if token.text not in words or not page.same_sentence(i, i + 1):
            continue
        inward = page.words[i + 1].low == "in" and page.same_sentence(i, i + 2) and not page.opens_sentence(i)
        area = page.country[i + 2 if inward else i + 1]
        if area is None or area.form != "name" or page.sentence_of(i).kind == "headline":
            continue
        last = page.at(area.end)
        alone = not page.same_sentence(i, last) or not page.words[last].capital or page.given(last)
        if alone and not (page.same_sentence(i - 1, i) and page.words[i - 1].capital):
            yield Body(i, last, "agency", area.code)


def stands_alone(page: Page, i: int) -> bool:
    """Whether a country's name at token i is no place and no owner in running text: not "in Peru", "of Peru"."""
    area = page.country[i]
    if area is None or area.form != "name" or page.sentence_of(i).kind != "prose":
        return False
    if page.words[i].text in words_of("people", "named_like_countries"):
        return False  # "Israel Katz"
    before = page.words[i - 1].low if page.same_sentence(i - 1, i) else "and"
    return before in words_of("organisations", "before_named_after")


def before_common_nouns(page: Page) -> Iterator[Body]:
    """Names before what they are, in lower case: "the Alga party", "the Noguchi research institute"."""
    nouns = phrase_table("organisations", "common_nouns")
    for i in page.openings_of(nouns):
        hit = None if page.words[i].capital else page.phrase_at(i, nouns)
        if hit is None or not page.same_sentence(i - 2, i):
            continue
        first = i - 1 if page.words[i - 1].text != "!" else i - 2
        if not _is_called(page, first) or page.of_the_genre(first):
            continue
        while page.same_sentence(first - 2, i) and _is_called(page, first - 1):
            first -= 1
        if page.words[first - 1].low in words_of("posts", "determiners") or not page.words[first - 1].capital:
            yield Body(first, hit[0], hit[1])  # type: ignore[arg-type]


def _is_called(page: Page, i: int) -> bool:
    """Whether a word may be one of a name before a common noun: no country, place or person's name."""
    token = page.words[i]
    if not token.word or not token.capital or page.country[i] or page.region[i] or page.calendar(i):
        return False
    owner = page.same_sentence(i, i + 1) and page.words[i + 1].text == "'s"
    return token.text not in words_of("organisations", "never_first") and not owner
