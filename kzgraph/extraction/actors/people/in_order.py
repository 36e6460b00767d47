"""Names in the order of the countries before them: "his Ukrainian and Lithuanian counterparts, A and B".

The first name is of the first country, and so on; or each stands behind its own: "the ministers of Peru, A, and Chile,
B". Where there are more names than countries, or fewer, the text does not tell whose they are, and nobody is given a
country.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kzgraph.extraction.actors.people.named import Named, named_at
from kzgraph.extraction.actors.people.names import name_end, skip_honorifics
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page

_JOINTS = frozenset({",", "and", "&"})
_OPENERS = frozenset({",", ":", "(", "–", "—", "-"})
_LEADS = frozenset({"of", "from"})
_FULL_NAME = 2
_SEAT = 5
"""A city or a country behind such a list has at most so many words."""


@dataclass(frozen=True, slots=True)
class Head:
    """Countries in a list with the plural noun that they share."""

    codes: tuple[str, ...]
    first: int
    last: int
    """The tokens of the countries."""
    end: int
    """The token after both the countries and the noun."""
    role: RolePhrase | None
    """The title that each of them holds, without the countries."""


def give_in_order(page: Page, heads: list[Head], roles: list[RolePhrase], named: list[Named]) -> None:
    """Give the people named after such lists the country, and the title, of their place in them."""
    for head in heads:
        people = _names_after(page, head.end, roles, named)
        if len(people) < len(head.codes):
            continue
        codes: Sequence[str | None] = head.codes
        if len(codes) < len(people):  # of one country are all of them: "her Latvian colleagues A and B"
            codes = [codes[0] if len(codes) == 1 else None] * len(people)
        for person, code in zip(people, codes, strict=True):
            own = [
                role for role in person.roles if not (role.plural and role.first < head.end and head.first < role.last)
            ]
            shared = [replace(head.role, country=code)] if head.role else []
            person.roles = [*shared, *own]
            person.country = code if len(head.codes) > 1 else person.country or code


def names_in_order(page: Page, heads: list[Head], taken: list[bool]) -> list[Named]:
    """The names behind such lists, one for each country, also those that look like no name elsewhere.

    They come without a title: `give_in_order` gives each its own.
    """
    found: list[Named] = []
    for head in heads:
        names = _sure_names(page, head.end, taken)
        if len(names) == len(head.codes) > 1:
            found += names
    return found


def _sure_names(page: Page, end: int, taken: list[bool]) -> list[Named]:
    """What stands as names in the list that begins at a token."""
    found: list[Named] = []
    k = end
    while page.same_sentence(end - 1, k):
        while page.same_sentence(end - 1, k) and (page.words[k].low in _JOINTS or page.words[k].text in _OPENERS):
            k += 1
        start = skip_honorifics(page, k)
        last = name_end(page, start, sure=True) if page.same_sentence(end - 1, start) and not taken[start] else None
        if last is None or last - start < _FULL_NAME:
            break
        found.append(named_at(page, start, last))
        k = last
    return found


def give_in_turn(page: Page, roles: list[RolePhrase], named: list[Named]) -> None:
    """Give the people the country behind which each is named: "his colleagues from Peru, A, and Chile, B"."""
    plurals = [role for role in roles if role.plural]
    firsts = {n.first: n for n in named}
    titles = {role.first: role.last for role in roles}
    for i in (i for i, area in enumerate(page.country) if area):
        codes, last = _countries(page, i)
        head = _head(page, codes, i, last, plurals) if len(codes) == 1 else None
        if head is None or head.end != last:
            continue
        pairs = list(_pairs(page, i, firsts, titles))
        for person, code in pairs if len(pairs) > 1 else []:
            person.country = person.country or code
            person.roles = person.roles or ([replace(head.role, country=code)] if head.role else [])


def _pairs(page: Page, k: int, firsts: dict[int, Named], titles: dict[int, int]) -> Iterator[tuple[Named, str]]:
    """The names of a list that begins at a token, each with the country that stands before it."""
    start = k
    while page.same_sentence(start, k) and (area := page.country[k]) and page.at(area.start) == k:
        k = page.at(area.end)
        if not page.same_sentence(start, k) or page.words[k].text not in {",", "("}:
            return
        person = firsts.get(_over_titles(page, k + 1, titles))
        if person is None:
            return
        yield person, area.code
        k = person.last
        while page.same_sentence(start, k) and page.words[k].low in _JOINTS | _LEADS | {")", "the"}:
            k += 1


def heads_of_lists(page: Page, roles: list[RolePhrase]) -> list[Head]:
    """Every such list of a text, from left to right."""
    return list(_heads(page, [role for role in roles if role.plural]))


def _heads(page: Page, plurals: list[RolePhrase]) -> Iterator[Head]:
    end = 0
    for i in (i for i, area in enumerate(page.country) if area):
        if i < end:
            continue
        codes, end = _countries(page, i)
        head = _head(page, codes, i, end, plurals) if codes else None
        if head and (len(set(codes)) > 1 or (len(codes) == 1 and head.end > end and head.role is None)):
            yield head


def _countries(page: Page, i: int) -> tuple[tuple[str, ...], int]:
    """The countries of a list that begins at token i, and the token after the last of them."""
    codes: list[str] = []
    k = last = i
    while page.same_sentence(i, k) and (area := page.country[k]) and page.at(area.start) == k:
        codes.append(area.code)
        k = last = page.at(area.end)
        while page.same_sentence(i, k) and page.words[k].low in _JOINTS:
            k += 1
        while k > last and page.same_sentence(i, k) and page.words[k].low in {"of", "the"}:
            k += 1
    return tuple(codes), last


def _head(page: Page, codes: tuple[str, ...], first: int, last: int, plurals: list[RolePhrase]) -> Head | None:
    """The noun in the plural after the countries, or before "of" or "from" and them."""
    counterparts = words_of("people", "counterparts_plural")
    if page.same_sentence(first, last):
        if page.words[last].low in counterparts:
            return Head(codes, first, last, last + 1, None)
        for role in plurals:
            if first < role.last and role.first <= last < role.last:
                return Head(codes, first, last, role.last, replace(role, first=last))
    k = first - 1
    if page.same_sentence(k, first) and page.words[k].low == "the":
        k -= 1
    if not page.same_sentence(k - 1, first) or page.words[k].low not in _LEADS:
        return None
    if page.words[k - 1].low in counterparts:
        return Head(codes, first, last, last, None)
    title = next((role for role in plurals if role.first < k <= role.last), None)
    return Head(codes, first, last, _over_seat(page, last), replace(title, last=k)) if title is not None else None


def _over_seat(page: Page, last: int) -> int:
    """The token after where all of a list are: "the ambassadors of Peru and Chile [in Tunis], A and B"."""
    if not page.same_sentence(last - 1, last) or page.words[last].low not in {"in", "to", "at"}:
        return last
    k = last + 1
    while page.same_sentence(last, k) and k - last <= _SEAT and page.words[k].text not in _OPENERS:
        if not (page.words[k].text[0].isupper() or page.words[k].low in {"the", "of"}):
            return last
        k += 1
    return k if page.same_sentence(last, k) and page.words[k].text in _OPENERS else last


def _names_after(page: Page, end: int, roles: list[RolePhrase], named: list[Named]) -> list[Named]:
    """The names of the list that begins at a token, each with the honorifics and titles before it."""
    firsts = {n.first: n for n in named}
    titles = {role.first: role.last for role in roles}
    found: list[Named] = []
    k = end
    if page.same_sentence(end - 1, k) and page.words[k].text in _OPENERS:
        k += 1
    while page.same_sentence(end - 1, k):
        k = _over_titles(page, k, titles)
        person = firsts.get(k)
        if person is None:
            break
        found.append(person)
        k = person.last
        if not page.same_sentence(end - 1, k) or page.words[k].low not in _JOINTS:
            break
        closed = page.words[k].low != ","
        k += 1
        if not closed and page.same_sentence(end - 1, k) and page.words[k].low in _JOINTS:
            k += 1
    return found


def _over_titles(page: Page, k: int, titles: dict[int, int]) -> int:
    """The token after the titles and honorifics that begin at token k."""
    while True:
        after = titles.get(k) or skip_honorifics(page, k)
        if after <= k:
            return k
        k = after
