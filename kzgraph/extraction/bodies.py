"""Organisations: a list of those that everybody knows, and a grammar of heads for the others.

"Ministry of Foreign Affairs and Trade of Hungary", "Minsk City Executive Committee", "Foreign, Commonwealth and
Development Office": a capitalised head noun, what belongs to it on its left, and what its prepositions lead on to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kzgraph.extraction.context import OrganisationEntity, Span
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.page import Page, phrase_table
from kzgraph.extraction.tokens import Phrases
from kzgraph.model import OrganisationKind

_STATE_BODIES = {
    "ministry",
    "agency",
    "government",
    "parliament",
    "embassy",
    "local_government",
    "head_of_state_office",
}
_JOINERS = {"and", "&"}
_DASHES = {"-", "–", "—"}
_UNITS = {"city", "region", "oblast", "province", "district", "state", "town", "emirate"}


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation's name as tokens `first` up to `last`; `known` is its full name where the list has it."""

    first: int
    last: int
    kind: OrganisationKind
    country: str | None = None
    known: str | None = None
    abbreviation: str | None = None
    end: int | None = None
    """The token after an abbreviation in brackets, where one follows."""


@dataclass(frozen=True, slots=True)
class _Listed:
    name: str
    kind: OrganisationKind
    country: str | None
    abbreviations: tuple[str, ...]


@cache
def _listed() -> Phrases[_Listed]:
    entries: list[tuple[str, _Listed]] = []
    for file, kind in (("international_organisations", "intergovernmental"), ("companies", "company")):
        for entry in lexicon(file):
            short = tuple(entry.get("abbreviations") or ())
            listed = _Listed(entry["name"], entry.get("kind") or kind, entry.get("country"), short)
            entries += [(form, listed) for form in (entry["name"], *short, *(entry.get("names") or ()))]
    return Phrases(entries)


@cache
def _words_of(key: str) -> frozenset[str]:
    return frozenset(lexicon("organisations")[key])


def find_bodies(page: Page) -> list[Body]:
    """Every organisation named, from left to right, without overlap; also marks their tokens in `page.body`."""
    found = [*_from_list(page), *_from_grammar(page), *_from_sources(page), *_after_company(page)]
    chosen: list[Body] = []
    for body in sorted(found, key=lambda b: (-(b.last - b.first), b.first)):
        if all(body.last <= other.first or body.first >= other.last for other in chosen):
            chosen.append(body)
    chosen.sort(key=lambda b: b.first)
    for body in chosen:
        for i in range(body.first, body.last):
            page.body[i] = (body.first, body.last)
    return [_with_abbreviation(page, body) for body in chosen]


def _from_list(page: Page) -> Iterator[Body]:
    for start, end, listed in _listed().find(page.flat):
        first, last = page.at(start), page.at(end)
        if first >= last or page.words[first].start != start or page.words[last - 1].end < end:
            continue
        if (
            last - first == 1
            and page.opens_sentence(first)
            and page.vocabulary(first)
            and page.words[first].text.title() == page.words[first].text
        ):
            continue  # "Total trade was …"
        # Whose company it is, a list may know; the document has not said it.
        country = None if listed.kind in {"company", "media"} else listed.country
        yield Body(first, last, listed.kind, country, known=listed.name)


def _from_grammar(page: Page) -> Iterator[Body]:
    heads = phrase_table("organisations", "heads")
    for i, token in enumerate(page.words):
        if not token.capital or page.country[i]:
            continue
        hit = page.phrase_at(i, heads)
        if hit is None or not all(
            page.words[k].capital or page.words[k].low in {"of", "and"} for k in range(i, hit[0])
        ):
            continue
        first, last = _left(page, i), _right(page, hit[0], hit[1])
        name = page.text(first, last)
        if any(word in _words_of("not_organisations") for word in name.split()) and not _ends_in_head(
            page, first, last
        ):
            continue
        alone = first == i and last == hit[0]
        if name in _words_of("not_names"):
            continue
        if alone and hit[0] - i < 3 and name not in _words_of("bare_heads_that_name"):
            continue
        if first == i and hit[1] in {"company", "other", "intergovernmental"} and not _linked(page, hit[0]):
            continue
        yield Body(first, last, _kind(page, first, last, hit[1]), _country(page, first, last))


def _ends_in_head(page: Page, first: int, last: int) -> bool:
    """Whether the last word is an organisation's head, as in "Partnership Council"."""
    return page.phrase_at(last - 1, phrase_table("organisations", "heads")) is not None


def _linked(page: Page, i: int) -> bool:
    return page.same_sentence(i - 1, i) and page.words[i].low == "of"


def _left(page: Page, head: int) -> int:
    """The first token of the name whose head begins at `head`."""
    first = head
    while page.same_sentence(first - 1, head):
        token = page.words[first - 1]
        if token.capital and token.word and not _stops_left(page, first - 1):
            first -= 1
        elif (
            token.text in _DASHES
            and page.same_sentence(first - 2, head)
            and page.country[first - 2]
            and page.country[first]
        ):
            first -= 2
        elif token.low in _JOINERS and first < head + 1 and _joined(page, first - 2, first):
            first -= 2
            while page.words[first - 1].text == "," and _joined(page, first - 2, first):
                first -= 2
        elif token.low in _JOINERS and page.words[first - 2].text == "," and _joined(page, first - 3, first):
            first -= 3
            while page.words[first - 1].text == "," and _joined(page, first - 2, first):
                first -= 2
        else:
            break
    return first


def _stops_left(page: Page, i: int) -> bool:
    token = page.words[i]
    if token.text in _words_of("never_first") or page.calendar(i):
        return True
    if token.initial and not page.country[i]:
        return True
    role = page.phrase_at(i, phrase_table("posts", "heads"))
    return (
        role is not None
        and not token.low.startswith("deput")
        and token.text not in {"State", "Senate", "Executive", "Chief"}
    )


def _joined(page: Page, i: int, following: int) -> bool:
    """Whether the word at i is the left half of "Foreign and Commonwealth Office": a plain capitalised word."""
    if not page.same_sentence(i, following):
        return False
    token = page.words[i]
    if not (token.word and token.capital and page.vocabulary(i)) or page.country[i] or page.calendar(i):
        return False
    if token.text in _words_of("never_first") or page.phrase_at(i, phrase_table("organisations", "heads")):
        return False
    before = page.words[i - 1].low if page.same_sentence(i - 1, i) else "the"
    return before in {"the", ","} or bool(page.country[i - 1]) or page.words[i - 1].capital


def _right(page: Page, last: int, kind: str) -> int:
    """The token after the name whose head ends before `last`."""
    while page.same_sentence(last - 1, last):
        token = page.words[last]
        if kind == "company" and not (page.same_sentence(last, last + 1) and page.country[last + 1]):
            break
        if token.low not in lexicon("organisations")["linkers"] or not page.same_sentence(last, last + 1):
            break
        inner = last + 1
        if page.words[inner].low == "the":
            inner += 1
        end = _complement(page, inner, token.low, kind)
        if end is None:
            break
        last = end
        if page.country[last - 1] and kind != "intergovernmental":
            break
    return last


def _complement(page: Page, i: int, linker: str, kind: str) -> int | None:
    """The token after what a preposition leads on to, or None where it leads out of the name."""
    if not page.same_sentence(i - 1, i):
        return None
    country = page.country[i]
    if country and country.form in {"name", "abbreviation"}:
        if linker not in {"of", "in"} or (linker == "in" and kind != "embassy"):
            return None
        return page.at(country.end)
    if page.words[i].low in _UNITS and page.same_sentence(i, i + 2) and page.words[i + 1].low == "of":
        return i + 3
    if linker in {"in", "at"}:
        return None
    heads = phrase_table("organisations", "heads")
    inner = page.phrase_at(i, heads)
    if inner and page.words[i].capital and linker == "of":
        return _right(page, inner[0], inner[1])
    if page.place[i] and linker == "of":
        place = page.place[i]
        after = page.at(place.end) if place else i
        if page.same_sentence(i, after) and page.words[after].low in _UNITS:
            after += 1
        return after
    return capital_run(page, i)


def capital_run(page: Page, i: int) -> int | None:
    """The token after a run of plain capitalised words that begins at i: "Foreign Affairs, Foreign Trade and Culture"."""
    end = i
    while page.same_sentence(i, end) and _plain(page, end):
        end += 1
    if end == i:
        # One unknown word after a preposition is a name of its own: "Institute of Margulan".
        return i + 1 if _single(page, i) else None
    while True:
        joint = _next_in_list(page, end)
        if joint is None:
            return end
        end = joint


def _plain(page: Page, i: int) -> bool:
    token = page.words[i]
    adjective = page.country[i] is not None and page.country[i].form in {"adjective", "demonym"}  # type: ignore[union-attr]
    if not token.word or not token.capital or page.calendar(i):
        return False
    return adjective or (page.vocabulary(i) and not page.country[i] and not _role_before_name(page, i))


def _role_before_name(page: Page, i: int) -> bool:
    role = page.phrase_at(i, phrase_table("posts", "heads"))
    return role is not None and page.same_sentence(i, role[0]) and page.namelike(role[0])


def _single(page: Page, i: int) -> bool:
    token = page.words[i]
    alone = not page.same_sentence(i, i + 1) or not page.words[i + 1].capital
    return token.word and token.capital and alone and not page.given(i) and not page.calendar(i)


def _next_in_list(page: Page, end: int) -> int | None:
    """Where a list of portfolios goes on after `end`: over "and X", or over ", X" when an "and" closes the list."""
    k = end
    if not page.same_sentence(end - 1, k):
        return None
    comma = page.words[k].text == ","
    if comma:
        k += 1
    joined = page.same_sentence(end - 1, k) and page.words[k].low in _JOINERS
    if joined:
        k += 1
    if not (comma or joined) or not page.same_sentence(end - 1, k) or not _plain(page, k):
        return None
    if page.phrase_at(k, phrase_table("organisations", "heads")) or _begins_role(page, k):
        return None
    stop = k
    while page.same_sentence(k, stop) and _plain(page, stop):
        stop += 1
    if page.phrase_at(stop - 1, phrase_table("organisations", "heads")) and stop - 1 > k:
        return None  # "Ministry of Economy and Finance Committee": another name
    if comma and not joined and _next_in_list(page, stop) is None:
        return None
    return stop


def _begins_role(page: Page, i: int) -> bool:
    """Whether a title begins here: "and Director of", "and Deputy Foreign Minister"."""
    modifiers = lexicon("posts")["modifiers"]
    for k in range(i, min(i + 5, len(page.words))):
        if not page.same_sentence(i, k):
            return False
        if page.phrase_at(k, phrase_table("posts", "heads")):
            return True
        if page.words[k].low not in modifiers and not page.country[k]:
            return False
    return False


_DOMAIN = re.compile(
    r"\b(?:[a-z0-9-]+\.)+(?:com|org|net|int|info|eu|[a-z]{2})\b(?=[ ,]+(?:reports?|reported|informs?|writes|said|says|cit|according)\b)",
    re.I,
)


def _from_sources(page: Page) -> Iterator[Body]:
    """A web site named as the source: "primeminister.kz reports"."""
    for match in _DOMAIN.finditer(page.flat):
        first, last = page.at(match.start()), page.at(match.end())
        if first < last:
            yield Body(first, last, "media", None, known=match.group())


_COMPANIES = re.compile(
    r"\b(?:companies|firms|corporations|enterprises|giants|businesses)\b[^.;:\n]{0,24}?\b(?:including|such as|like|among them|:)|\b(?:company|firm|corporation|start-?up)\b(?= [A-Z])",
    re.I,
)


def _after_company(page: Page) -> Iterator[Body]:
    """Names in a list that says they are companies: "companies, including Eni, Siemens and Carlsberg"."""
    for match in _COMPANIES.finditer(page.flat):
        yield from _name_list(
            page,
            page.at(match.end()),
            single=match.group().lower().endswith(("company", "firm", "corporation", "startup", "start-up")),
        )


def _name_list(page: Page, i: int, *, single: bool) -> Iterator[Body]:
    while i < len(page.words) and page.words[i].word and page.words[i].capital and not page.country[i]:
        last = i
        while page.same_sentence(i, last) and page.words[last].word and page.words[last].capital:
            last += 1
        yield Body(i, last, "company")
        if single or not page.same_sentence(i, last):
            return
        i = last
        while page.same_sentence(last, i) and page.words[i].text.lower() in {",", "and", "&"}:
            i += 1


def _kind(page: Page, first: int, last: int, group: str) -> OrganisationKind:
    codes = {m.code for i in range(first, last) if (m := page.country[i])}
    codes |= {m.code for m in page.countries if page.words[first].start <= m.start < page.words[last - 1].end}
    kind: OrganisationKind = group  # type: ignore[assignment]
    if len(codes) > 1 and kind in {"agency", "intergovernmental", "other", "company"}:
        return "intergovernmental"
    if kind == "intergovernmental" and len(codes) == 1:
        return "other"
    return kind


def _country(page: Page, first: int, last: int) -> str | None:
    """The country whose body it is: named in the name, or as its owner just before it."""
    start, end = page.words[first].start, page.words[last - 1].end
    codes = sorted({m.code for m in page.countries if start <= m.start < end})
    if codes:
        return codes[0] if len(codes) == 1 else None
    if (
        page.same_sentence(first - 2, first)
        and page.words[first - 1].text == "'s"
        and (owner := page.country[first - 2])
    ):
        return owner.code
    after = page.words[last].low if page.same_sentence(first, last) else ""
    if after == "of" and page.same_sentence(first, last + 1):
        k = last + 2 if page.words[last + 1].low == "the" and page.same_sentence(first, last + 2) else last + 1
        if country := page.country[k]:
            return country.code
    cities = {p.country for i in range(first, last) if (p := page.place[i]) and p.country}
    return cities.pop() if len(cities) == 1 else None


def _with_abbreviation(page: Page, body: Body) -> Body:
    """Read an abbreviation in brackets after a name, and a country after that: "Office (FCDO) of the UK"."""
    i = body.last
    if not page.same_sentence(body.first, i + 2) or page.words[i].text != "(" or page.words[i + 2].text != ")":
        return body
    short = page.words[i + 1].text
    if not (2 <= len(short) <= 12 and sum(c.isupper() for c in short) >= 2):
        return body
    country = body.country
    k = i + 3
    if country is None and page.same_sentence(body.first, k + 1) and page.words[k].low == "of":
        k += 2 if page.words[k + 1].low == "the" and page.same_sentence(body.first, k + 2) else 1
        if named := page.country[k]:
            country = named.code
    return Body(body.first, body.last, body.kind, country, body.known, short, i + 3)


_SHORT = re.compile(r"\b(?:the|of|for|and|on|in|republic|state|kingdom|federal|socialist|islamic|people's|s)\b|[^\w ]")


def entities(page: Page, bodies: list[Body]) -> list[OrganisationEntity]:
    """One entity for each organisation of the document, under its longest name, with every place that names it."""
    found: dict[str, OrganisationEntity] = {}
    for body in bodies:
        name = _proper_name(page, body)
        key = _key(page, body, name)
        span = Span(page.words[body.first].start, page.words[body.last - 1].end)
        entity = found.setdefault(key, OrganisationEntity(name, body.kind, body.country, body.abbreviation))
        entity.mentions.append(span)
        entity.country = entity.country or body.country
        entity.abbreviation = entity.abbreviation or body.abbreviation
        if len(name) > len(entity.name):
            entity.name = name
    _join_bare(found)
    result = list(found.values())
    _add_abbreviations(page, result)
    return sorted(result, key=lambda e: e.mentions[0].start)


def _proper_name(page: Page, body: Body) -> str:
    return page.text(body.first, body.last)


def _key(page: Page, body: Body, name: str) -> str:
    if body.known:
        return body.known.lower()
    text = name.lower()
    for mention in page.countries:
        if page.words[body.first].start <= mention.start < page.words[body.last - 1].end:
            text = text.replace(page.flat[mention.start : mention.end].lower(), " ")
    text = text.replace("foreign ministry", "ministry foreign affairs")
    words = " ".join(sorted(_SHORT.sub(" ", text).split()))
    owner = body.country if body.kind in _STATE_BODIES else (body.country or "")
    return f"{words}|{owner or ''}"


def _join_bare(found: dict[str, OrganisationEntity]) -> None:
    """ "The Ministry of Trade" without a country is the only Ministry of Trade that the document names."""
    for key in [k for k in found if k.endswith("|")]:
        same = [k for k in found if k != key and k.startswith(key)]
        if len(same) == 1:
            found[same[0]].mentions.extend(found.pop(key).mentions)
            found[same[0]].mentions.sort(key=lambda s: s.start)


def _add_abbreviations(page: Page, found: list[OrganisationEntity]) -> None:
    """An abbreviation introduced in brackets stands for the full name from there on."""
    short = {e.abbreviation: e for e in found if e.abbreviation}
    for i, token in enumerate(page.words):
        entity = short.get(token.text)
        if entity and page.body[i] is None and token.start > entity.mentions[0].start:
            entity.mentions.append(Span(token.start, token.end))
            page.body[i] = (i, i + 1)
    for entity in found:
        entity.mentions.sort(key=lambda s: s.start)
