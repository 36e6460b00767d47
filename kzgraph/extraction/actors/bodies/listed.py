"""Organisations and companies that the lexicon lists by name, where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from kzgraph.extraction.actors.bodies.abbreviated import spelling
from kzgraph.extraction.actors.bodies.body import Body
from kzgraph.extraction.actors.people.names import skip_honorifics
from kzgraph.extraction.knowledge import lexicon, words_of
from kzgraph.extraction.text.page import Page, phrase_table
from kzgraph.extraction.text.tokens import Phrases
from kzgraph.model import OrganisationKind


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of the lexicon's lists of organisations."""

    name: str
    kind: OrganisationKind
    country: str | None


@cache
def _listed() -> Phrases[Listed]:
    """The organisations and companies of the lexicon by each of their names."""
    return Phrases([*_entries("international_organisations", "intergovernmental"), *_entries("companies", "company")])


def _entries(file: str, kind: OrganisationKind) -> Iterator[tuple[str, Listed]]:
    for entry in lexicon(file):
        listed = Listed(entry["name"], entry.get("kind") or kind, entry.get("country"))
        forms = (entry["name"], *_forms(entry))
        for form in dict.fromkeys([*forms, *(other for usual in forms for other in _spelled(usual))]):
            yield form, listed


def listed_as(name: str) -> Listed | None:
    """The entry of a company or another body that the lexicon lists by this name."""
    hit = next(iter(_listed().find(name)), None)
    return hit[2] if hit and (hit[0], hit[1]) == (0, len(name)) else None


def is_union(text: str) -> bool:
    """Whether an abbreviation is that of states that have bodies together with others: "U.S.-[EU] Task Force"."""
    listed = listed_as(text) if text.isupper() else None
    return listed is not None and listed.kind == "intergovernmental"


def listed_country(name: str) -> str | None:
    """The country of a company or another body that the lexicon lists by this name."""
    listed = listed_as(name)
    return listed.country if listed else None


def parent_of_branch(name: str) -> Listed | None:
    """The listed body whose branch abroad a name is: "[JICA] Bangladesh Office", "[World Bank] Kenya Office"."""
    if name.rpartition(" ")[2].lower() not in words_of("organisations", "branches"):
        return None
    hit = next(iter(_listed().find(name)), None)
    return hit[2] if hit and hit[0] == 0 and name.startswith(" ", hit[1]) and hit[2].kind != "company" else None


def listed_at_end(name: str) -> tuple[int, Listed] | None:
    """The listed body with whose name a longer one ends, and where it begins there."""
    return next(((start, listed) for start, end, listed in _listed().find(name) if start and end == len(name)), None)


def _forms(entry: dict[str, Any]) -> tuple[str, ...]:
    return (*(entry.get("abbreviations") or ()), *(entry.get("names") or ()))


def _spelled(form: str) -> Iterator[str]:
    """A name as other houses spell it: "UN Development Programme", "U.N. Development Program"."""
    names = [form]
    for usual, other in _SPELLINGS:
        names += [name.replace(usual, other) for name in names if usual in name]
    yield from names[1:]


_SPELLINGS = (("United Nations ", "UN "), ("UN ", "U.N. "), ("Programme", "Program"), ("isation", "ization"))


_Hit = tuple[int, int, Listed]


def from_list(page: Page) -> Iterator[Body]:
    """The bodies that the lexicon lists, from left to right, where their names mean them."""
    hits = list(_listed().find(page.flat))
    others = {short for hit in hits if (short := _explained_otherwise(page, hits, hit))}
    surnames = _surnames(page, hits)
    for start, end, listed in hits:
        first, last = page.at(start), page.at(end)
        if first >= last and (compound := _in_compound(page, start, end, listed)) is not None:
            yield compound
        if first >= last or page.words[first].start != start or page.words[last - 1].end < end:
            continue
        if _is_state_code(page, first, last) or _is_money(page, first, last) or page.flat[start:end] in others:
            continue
        if _in_place(page, start, end):
            continue
        if listed.kind == "company" and (_is_second_title(page, first, last) or _is_dateline(page, start, end)):
            continue
        if last - first == 1 and (_is_plain_word(page, first) or _is_somebody(page, first, listed)):
            continue
        if last - first == 1 and page.words[first].text in surnames and _with_branch(page, last) == last:
            continue
        if listed.kind == "company" and _names_nature(page, last):
            continue
        if _is_post(page, first, last):
            if (owner := listed_as(page.words[first].text)) is not None:
                yield Body(first, first + 1, owner.kind, owner.country, known=owner.name)
            continue
        country = listed.country if _says_country(page, first, last, listed) else None
        part = page.flat[start:end] if page.words[last - 1].end > end else None
        known: str | None = listed.name
        if listed.kind == "company" and part is None:
            known = None if _is_longer(page, last) else known  # another company's name begins like it
            last = _with_branch(page, last)
        yield Body(first, last, listed.kind, country, known=known, text=part)


def _is_dateline(page: Page, start: int, end: int) -> bool:
    """Whether a name in capitals is the town from which an agency reports: "[WOODSIDE], California (Agency) - "."""
    opens = page.sentence_of(page.at(start)).start == start and page.flat[start:end].isupper()
    return opens and _DATELINE.match(page.flat, end) is not None


# A state or country, perhaps a day and the agency, and a dash.
_DATELINE = re.compile(r", [A-Z][\w. ]{1,30}(?:, [A-Z]\w+\.? \d{1,2})?(?: \([^()\n]{2,30}\))? ?(?:--?|–|—) ")


def _says_country(page: Page, first: int, last: int, listed: Listed) -> bool:
    """Whether a listed body's country may be told: of a company a list may know it, and only its name may have said
    it ("Oman Investment Authority")."""
    if listed.kind not in {"company", "media"}:
        return True
    return any(named.code == listed.country for named in page.country[first:last] if named)


def _explained_otherwise(page: Page, hits: list[_Hit], hit: _Hit) -> str | None:
    """The abbreviation in brackets that words before it spell which are none of the listed name's, and no other hit
    names that body: "Partnership for Central America (PCA)"."""
    start, end, listed = hit
    short = page.flat[start:end]
    if not short.isupper() or not page.flat.endswith("(", 0, start):
        return None
    if any(other is listed and page.flat[left:right] != short for left, right, other in hits):
        return None
    spelled = spelling(page, page.at(start) - 1, short, near=page.flat.startswith(")", end))
    return short if spelled and not spelled & set(listed.name.split()) else None


def _is_state_code(page: Page, first: int, last: int) -> bool:
    """Whether an abbreviation is a state of the United States: "Philadelphia, PA", "Susan Wild (PA-07)"."""
    if last - first > 1 or page.words[first].text not in words_of("organisations", "state_codes"):
        return False
    if page.same_sentence(first, last + 1) and page.words[last].text == "-" and page.words[last + 1].text.isdigit():
        return True
    return page.same_sentence(first - 2, first) and page.words[first - 1].text == "," and page.words[first - 2].capital


def _is_second_title(page: Page, first: int, last: int) -> bool:
    """Whether an abbreviation that is a title too stands behind another one: "President and [GM], Harlow"."""
    heads = phrase_table("posts", "heads")
    joined = last - first == 1 and page.same_sentence(first - 2, first) and page.words[first - 1].text in {"and", "&"}
    return joined and page.words[first].low in heads and page.words[first - 2].low in heads


def _in_place(page: Page, start: int, end: int) -> bool:
    """Whether a name is a part of a state's or a city's, or a city: "Commonwealth of Australia", "HANOI, VIET NAM"."""
    country, place = page.country[page.at(start)], page.place[page.at(start)]
    if place and place.start <= start and place.end >= end:
        return True
    return country is not None and country.end >= end and (country.start < start or country.end > end)


def _names_nature(page: Page, last: int) -> bool:
    """Whether a company's name is that of a river or a forest: "the Amazon [Basin]"."""
    return page.same_sentence(last - 1, last) and page.words[last].text in words_of("organisations", "parts_of_world")


def _is_money(page: Page, first: int, last: int) -> bool:
    """Whether an abbreviation is the code of a currency beside a number: "PLN 56 billion", "56 billion PLN"."""
    if last - first > 1 or page.words[first].text not in words_of("currencies", "codes"):
        return False
    after = page.same_sentence(first, last) and page.words[last].text[0].isdigit()
    before = page.words[first - 1] if page.same_sentence(first - 1, first) else None
    return after or (before is not None and (before.text[0].isdigit() or before.low in _MAGNITUDES))


_MAGNITUDES = frozenset({"thousand", "million", "mln", "mn", "billion", "bln", "bn", "trillion"})


def _in_compound(page: Page, start: int, end: int, listed: Listed) -> Body | None:
    """A body of states as the second half of a word: "Armenia-EU"."""
    i = page.at(start) - 1
    if i < 0 or listed.kind != "intergovernmental" or page.flat[start - 1] not in "-–":
        return None
    token = page.words[i]
    if token.end != end or not page.flat[start:end].isupper() or token.text.split("-", 1)[0].islower():
        return None  # "non-NATO"
    return Body(i, i + 1, listed.kind, listed.country, known=listed.name, text=page.flat[start:end])


def _with_branch(page: Page, last: int) -> int:
    """The token after a company's branch and legal form: "Alstom Transport", "BP plc"."""
    if page.same_sentence(last - 1, last) and page.words[last].text in words_of("organisations", "company_forms"):
        return last + 1
    if _is_longer(page, last):
        last += 1
    while page.same_sentence(last - 1, last) and page.words[last].capital and page.words[last].word:
        title = page.phrase_at(last, phrase_table("posts", "heads"))
        if title or page.country[last] or page.calendar(last) or not page.vocabulary(last) or page.perhaps_given(last):
            break
        last += 1
    return last


def _is_longer(page: Page, last: int) -> bool:
    """Whether a company's name goes on with one more word of its own: "UniCredit [Bulbank]"; not with a person's name.

    A surname may follow at once as well: so the word must end like those of companies.
    """
    token = page.words[last] if page.same_sentence(last - 1, last) else None
    if token is None or not token.capital or page.vocabulary(last) or page.perhaps_given(last):
        return False
    return token.low.endswith(tuple(lexicon("organisations")["ends_of_company_words"]))


def _is_post(page: Page, first: int, last: int) -> bool:
    """Whether a name is the post of the person named after it: "OSCE High Commissioner on National Minorities NAME".

    A comma may stand between them, and an honorific.
    """
    heads = phrase_table("posts", "heads")
    comma = page.same_sentence(first, last + 1) and page.words[last].text == ","
    name = skip_honorifics(page, last + 1 if comma else last)
    if last - first == 1 or not page.same_sentence(first, name) or not page.namelike(name) or page.vocabulary(name):
        return False
    return any(page.phrase_at(k, heads, last) for k in range(first, last) if page.words[k].text == "High")


def _is_plain_word(page: Page, i: int) -> bool:
    """Whether a company's name is here only the word that opens a sentence: "Total trade was …"."""
    text = page.words[i].text
    return page.opens_sentence(i) and page.of_the_genre(i) and text.title() == text


def _is_somebody(page: Page, i: int, listed: Listed) -> bool:
    """Whether a name is here a person's: "Ms Marriott", "Jane Marriott", "Abdel Fatah"; or a part of a longer word."""
    if page.perhaps_given(i) and _surname_follows(page, i):
        return True  # "OLAF SCHOLZ", "Selena Gomez", "Petra Holm"
    nameable = listed.kind in {"company", "media"} or (listed.kind == "other" and not page.words[i].text.isupper())
    if not nameable or not page.same_sentence(i - 1, i):
        return page.words[i].text in words_of("organisations", "in_portfolios") and _in_portfolio(page, i)
    before = page.words[i - 1].low.rstrip(".")
    if page.same_sentence(i - 2, i) and page.given(i - 2) and page.namelike(i - 1) and not page.vocabulary(i - 2):
        return True  # "Elias Bou Saab"
    if _titled_before(page, i - 1):
        return True  # "Ambassador Jakob Linde", "Mr. Jakob Linde"
    return page.given(i - 1) or before in phrase_table("posts", "honorifics")


def _surnames(page: Page, hits: list[tuple[int, int, Listed]]) -> frozenset[str]:
    """Names of companies and media that are a surname in this document: after "Ann Linde", "Linde" alone is hers."""
    alone = ((page.at(start), listed) for start, end, listed in hits if page.at(end) == page.at(start) + 1)
    nameable = ((i, listed) for i, listed in alone if listed.kind in {"company", "media"})
    return frozenset(
        page.words[i].text for i, listed in nameable if page.given(i - 1) and _is_somebody(page, i, listed)
    )


def _titled_before(page: Page, i: int) -> bool:
    """Whether a capitalised word that is none of the language stands just behind a title or an honorific."""
    if not page.same_sentence(i - 1, i) or not page.namelike(i) or page.vocabulary(i):
        return False
    title = page.words[i - 1].low.rstrip(".")
    return title in phrase_table("posts", "honorifics") or title in phrase_table("posts", "heads")


def _surname_follows(page: Page, i: int) -> bool:
    """Whether a capitalised word that is no word of the language follows at once, in capitals like this one or not."""
    if not page.same_sentence(i, i + 1):
        return False
    token, following = page.words[i], page.words[i + 1]
    alike = token.text.isupper() == following.text.isupper() and len(following.text) > 1
    return alike and following.word and following.capital and page.namelike(i + 1) and not page.vocabulary(i + 1)


def _in_portfolio(page: Page, i: int) -> bool:
    """Whether a name is a word of a post: "Minister for Foreign, Commonwealth and Development Affairs"."""
    return page.same_sentence(i - 2, i + 2) and page.words[i - 2].low == "foreign" and page.words[i - 1].text in ",and"
