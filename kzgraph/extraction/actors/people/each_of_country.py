"""Names each behind its own country, after a title in the plural: "the foreign ministers of A, NAME, and of B, NAME".

The names may stand in brackets: "the ambassadors of A (NAME), B (NAME) and C (NAME)".
"""

from __future__ import annotations

from dataclasses import replace

from kzgraph.extraction.actors.people.named import Named, named_at
from kzgraph.extraction.actors.people.names import name_end, skip_honorifics
from kzgraph.extraction.actors.posts.chains import Chain
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.text.page import Page

_TWO = 2
_MARKS = frozenset({",", "(", "–", "—"})


def names_of_each(page: Page, chain: Chain, taken: list[bool]) -> list[Named]:
    """The names of such a list, each with the title and its country; none where fewer than two are told so."""
    title = chain[-1]
    if not title.plural or title.country is None or len(chain) > 1:
        return []
    shared = replace(title, last=_before_country(page, title))
    found: list[Named] = []
    i, code, role = title.last, title.country, title
    while (named := _name_behind(page, i, taken)) is not None:
        start, end, after = named
        person = named_at(page, start, end, [role])
        person.country = code
        found.append(person)
        country = _next_country(page, after)
        if country is None:
            break
        i, code = country
        role = replace(shared, country=code)
    return found if len(found) >= _TWO else []


def _before_country(page: Page, title: RolePhrase) -> int:
    """The token at which a title's own country begins: "foreign ministers [of Peru]"."""
    country = next((k for k in range(title.first + 1, title.last) if page.country[k]), title.last)
    k = country
    while k > title.first + 1 and page.words[k - 1].low in {"of", "the", "from"}:
        k -= 1
    return k


def _name_behind(page: Page, i: int, taken: list[bool]) -> tuple[int, int, int] | None:
    """Where the name behind a country, or its comma or bracket, begins and ends, and the token after all of it."""
    if not page.same_sentence(i - 1, i + 1):
        return None
    start = skip_honorifics(page, i + 1 if page.words[i].text in _MARKS else i)
    end = name_end(page, start, sure=True) if page.same_sentence(i, start) and not taken[start] else None
    if end is None:
        return None
    if page.words[i].text != "(":
        return start, end, end
    closed = page.same_sentence(i, end) and page.words[end].text == ")"
    return (start, end, end + 1) if closed else None


def _next_country(page: Page, i: int) -> tuple[int, str] | None:
    """The token after the next country of the list, and its code: ", of Peru", " and Peru"."""
    k = i
    while page.same_sentence(i - 1, k) and page.words[k].low in {",", "and", "&", ";", "as", "well"}:
        k += 1
    if k == i:
        return None
    while page.same_sentence(i - 1, k) and page.words[k].low in {"of", "the", "from"}:
        k += 1
    country = page.country[k] if page.same_sentence(i - 1, k) else None
    if country is None or country.form not in {"name", "abbreviation"} or page.at(country.start) != k:
        return None
    return page.at(country.end), country.code
