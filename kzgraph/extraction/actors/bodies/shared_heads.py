"""Bodies that share one head noun: "the Ministries of Energy and Transport of Peru", "the Kazakh and Hungarian
Ministries of Health" are two each, named as if each had the head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kzgraph.extraction.actors.bodies.body import LONGEST_HEAD, Body, Part, head_nouns
from kzgraph.extraction.actors.portfolios import run_end
from kzgraph.extraction.actors.role_heads import singular
from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page
from kzgraph.model import CountryCode, OrganisationKind

_JOINTS = frozenset({",", "and", "&"})


@dataclass(slots=True)
class _Complement:
    """What follows "of" after the head: fields, then countries; `last` is the token after them."""

    last: int
    fields: list[Part] = field(default_factory=list)
    countries: list[Part] = field(default_factory=list)


def shared_heads(page: Page) -> Iterator[Body]:
    """Every body of a plural head that shares it with others, from left to right, without overlap."""
    for i, token in enumerate(page.words):
        if not token.capital or page.country[i] or token.text.isupper():
            continue
        hit = _plural(page, i)
        if hit is not None:
            yield from _bodies(page, i, *hit)


def _plural(page: Page, i: int) -> tuple[int, OrganisationKind, str] | None:
    """The plural head that begins at token i: the token after it, its kind and its singular."""
    heads = head_nouns()
    if page.words[i].low not in heads and singular(page.words[i].low) not in heads:
        return None
    for end in range(min(i + LONGEST_HEAD, len(page.words)), i, -1):
        if not page.same_sentence(i, end - 1):
            continue
        word = page.words[end - 1]
        one = singular(word.low)
        if one == word.low or not word.capital:
            continue
        parts = (*(page.words[k].low for k in range(i, end - 1)), one)
        group = heads.get(parts[0], {}).get(parts)
        if group in words_of("organisations", "kinds_with_plurals"):
            return end, group, " ".join([*(page.words[k].text for k in range(i, end - 1)), one.capitalize()])  # type: ignore[return-value]
    return None


def _bodies(page: Page, i: int, end: int, kind: OrganisationKind, head: str) -> Iterator[Body]:
    owners = _owners(page, i)
    found = _complement(page, end)
    left = i if owners else _qualified(page, i)
    fields = f" of {page.text(found.fields[0][0], found.fields[-1][1])}" if found.fields else ""
    if len(owners) > 1 and kind == "government":
        return  # "between the Latvian and Uzbek Governments": the two states
    if len(owners) > 1:
        for k, (first, last) in enumerate(owners):
            stop = found.last if k == len(owners) - 1 else last
            yield Body(first, stop, kind, _code(page, first), text=f"{page.text(first, last)} {head}{fields}")
    elif len(found.countries) > 1:
        whole = f"{page.text(left, i)} {head}{fields}" if left < i else f"{head}{fields}"
        for k, (first, last) in enumerate(found.countries):
            start = first if k else left
            yield Body(start, last, kind, _code(page, last - 1), text=f"{whole} of {page.text(first, last)}")
    elif len(found.fields) > 1:
        country = found.countries[0] if found.countries else None
        owner = owners[0] if owners else None
        code = _code(page, country[1] - 1) if country else _code(page, owner[0]) if owner else None
        before = f"{page.text(owner[0] if owner else left, i)} " if owner or left < i else ""
        after = f" of {page.text(*country)}" if country else ""
        for k, (first, last) in enumerate(found.fields):
            start = first if k else owner[0] if owner else left
            stop = found.last if k == len(found.fields) - 1 else last
            yield Body(start, stop, kind, code, text=f"{before}{head} of {page.text(first, last)}{after}")


def _qualified(page: Page, i: int) -> int:
    """The first of the adjectives in capitals before the head at i, of each body: "[Diplomatic] Academies"."""
    k = i
    while page.same_sentence(k - 1, i) and page.words[k - 1].capital and not page.country[k - 1]:
        if not page.words[k - 1].low.endswith(_ADJECTIVE):
            break
        k -= 1
    return k


_ADJECTIVE = ("al", "ic", "ive", "ary", "ime")


def _code(page: Page, i: int) -> CountryCode | None:
    area = page.country[i]
    return area.code if area else None


def _owners(page: Page, i: int) -> list[Part]:
    """The countries' adjectives before the head: one, or "Kazakh and Hungarian"."""
    found: list[Part] = []
    k = i
    while page.same_sentence(k - 1, i) and (area := page.country[k - 1]) and area.form == "adjective":
        k = page.at(area.start)
        found.insert(0, (k, page.at(area.end)))
        if page.same_sentence(k - 2, i) and page.words[k - 1].low in _JOINTS and page.country[k - 2]:
            k -= 1
    return found


def _complement(page: Page, end: int) -> _Complement:
    """The fields and countries after a head that ends before `end`."""
    found = _Complement(end)
    if not page.same_sentence(end - 1, end + 1) or page.words[end].low != "of":
        return found
    k = end + 1
    while page.same_sentence(end, k):
        if page.words[k].low == "the":
            k += 1
            if not page.same_sentence(end, k):
                break
        area = page.country[k]
        if area and area.form in {"name", "abbreviation"}:
            article = page.words[k - 1].low == "the"
            found.countries.append((k - article, page.at(area.end)))
            found.last = k = page.at(area.end)
        elif not found.countries and (stop := run_end(page, k)) > k and not any(_plural(page, j) for j in (k, k + 1)):
            found.fields.append((k, stop))
            found.last = k = stop
        else:
            break
        k = _over_joints(page, k, fields=not found.countries)
        if k == found.last:
            break
    return found


def _over_joints(page: Page, k: int, *, fields: bool) -> int:
    """The token after ", ", "and" or "and of"; after fields also after the "of" that leads to countries."""
    at = k
    while page.same_sentence(at - 1, at) and page.words[at].low in _JOINTS:
        at += 1
    if page.same_sentence(k - 1, at) and page.words[at].low == "of" and (fields or at > k):
        at += 1
    return at
