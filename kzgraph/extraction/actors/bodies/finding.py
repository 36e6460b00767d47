"""Every organisation that a text names: the names found in all ways; of those that overlap the longest counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kzgraph.extraction.actors.bodies.abbreviated import before_abbreviations
from kzgraph.extraction.actors.bodies.body import SHORTEST_ABBREVIATION, Body, Part
from kzgraph.extraction.actors.bodies.companies import (
    companies_before_leaders,
    led_companies,
    named_companies,
)
from kzgraph.extraction.actors.bodies.grammar import names_by_grammar
from kzgraph.extraction.actors.bodies.headless import (
    banks_named_behind,
    before_common_nouns,
    before_countries,
    before_titles,
    foreign_names,
    seats,
    web_sources,
)
from kzgraph.extraction.actors.bodies.joint import in_lower_case_joint
from kzgraph.extraction.actors.bodies.listed import from_list
from kzgraph.extraction.actors.bodies.lower_case import in_lower_case
from kzgraph.extraction.actors.bodies.quoted import quoted_names
from kzgraph.extraction.actors.bodies.runs import listed_organisations
from kzgraph.extraction.actors.bodies.shared_heads import shared_heads
from kzgraph.extraction.context import Span
from kzgraph.extraction.knowledge import lexicon, pattern, words_of
from kzgraph.extraction.text.page import Page

_LONGEST_ABBREVIATION = 12

# "Kenya's Ministry of Education": these bodies are called so with the state whose they are.
_OWNED = frozenset({"ministry", "agency"})
# "Minister of Foreign Affairs, " stands so near before a field.
_FIELD_REACH = 48


def find_bodies(page: Page, listed: list[Body], people: list[Part]) -> list[Body]:
    """Every organisation named, from left to right, without overlap; also marks their tokens in `page.body`.

    The bodies `listed` one a line go before others, and the names of `people` in such lists are no bodies.
    """
    known = list(from_list(page))
    ends = {body.first: body.last for body in known}
    found = [
        *known,
        *_without_appended(page, names_by_grammar(page, ends), known),
        *in_lower_case(page),
        *in_lower_case_joint(page),
        *_without_appended(page, foreign_names(page), known),
        *banks_named_behind(page),
        *seats(page),
        *before_titles(page),
        *web_sources(page),
        *named_companies(page, ends),
        *quoted_names(page),
        *shared_heads(page),
        *before_countries(page),
        *led_companies(page),
        *before_abbreviations(page),
        *before_common_nouns(page),
        *companies_before_leaders(page),
        *listed_organisations(page),
    ]
    found = [_with_organ(page, body) for body in found]
    spans = {(body.first, body.last): body for body in found}
    chosen = [_longest(found, spans.get((body.first, body.last), body)) for body in listed]
    taken = [False] * len(page.words)
    for first, last in [*people, *((body.first, body.last) for body in chosen)]:
        taken[first:last] = [True] * (last - first)
    for body in sorted(found, key=lambda b: (b.first - b.last, b.first)):
        if not any(taken[body.first : body.last]) and not _is_field(page, body):
            chosen += [] if _is_place(page, body) or _is_of_treaty(page, body) else [body]
            taken[body.first : body.last] = [True] * (body.last - body.first)
    chosen = _joined(page, _without_brackets(page, sorted(chosen, key=lambda b: b.first)))
    chosen = _of_companies(page, [_with_owner(page, body) for body in chosen])
    for body in chosen:
        for i in range(body.first, body.last):
            page.body[i] = (body.first, body.last)
    return [_with_abbreviation(page, _as_organ(page, body, known)) for body in chosen]


def _of_companies(page: Page, bodies: list[Body]) -> list[Body]:
    """The bodies; one between a title and a company is a part of that: "Head, [Planning Department], Harlow PLC"."""
    result = list(bodies)
    for n, (left, right) in enumerate(pairwise(bodies)):
        if left.country is not None or (left.kind, right.kind) != ("ministry", "company"):
            continue
        beside = right.first == left.last + 1 and page.same_sentence(left.first - 1, right.first)
        if beside and page.words[left.first - 1].text == page.words[left.last].text == ",":
            result[n] = replace(left, kind="company")
    return result


def _with_owner(page: Page, body: Body) -> Body:
    """A ministry with the state whose it is: "[Kenya's] Ministry of Education"."""
    k = body.first - 2
    owned = body.kind in _OWNED and page.same_sentence(k, body.first) and page.words[k + 1].text == "'s"
    owner = page.country[k] if owned else None
    return body if owner is None else replace(body, first=page.at(owner.start), country=body.country or owner.code)


def _with_organ(page: Page, body: Body) -> Body:
    """A known body with its organ at once behind it: "Communist Party of Vietnam (CPV) [Central Committee]"."""
    k = body.last
    if page.same_sentence(body.first, k + 2) and page.words[k].text == "(" and page.words[k + 2].text == ")":
        k += 3
    missions = lexicon("organisations")["missions_behind"].get(page.text(body.first, body.last), [])
    for organ in (*words_of("organisations", "organs_behind"), *missions):
        end = k + len(organ.split())
        if page.same_sentence(body.first, end - 1) and page.text(k, end) == organ:
            return Body(body.first, end, "embassy" if organ in missions else body.kind, body.country)
    return body


def _longest(found: list[Body], body: Body) -> Body:
    """A body of a list, or the name that goes on where its own ends: "University of California[, Davis]"."""
    goes_on = (other for other in found if other.first == body.first and other.last > body.last)
    longer = (other for other in goes_on if other.kind == "university")
    return max(longer, key=lambda other: other.last, default=body)


def _as_organ(page: Page, body: Body, known: list[Body]) -> Body:
    """A body that is an organ of an international organisation: "the Council of Foreign Ministers of the CIS"."""
    if body.kind == "intergovernmental" or not pattern("organisations", "organs", cased=True).search(
        page.text(body.first, body.last)
    ):
        return body
    within = (b for b in known if body.first <= b.first and b.last <= body.last)
    return replace(body, kind="intergovernmental") if any(b.kind == "intergovernmental" for b in within) else body


def _is_field(page: Page, body: Body) -> bool:
    """Whether a name is a field of a ministry: "Minister of Foreign Affairs, [European Union] and Cooperation".

    Nor is "the Heads of State and [Government of the Union]" one.
    """
    start, end = page.words[body.first].start, page.words[body.last - 1].end
    if page.words[body.first].low == "government":
        return (
            pattern("organisations", "heads_of_before").search(page.flat, max(0, start - _FIELD_REACH), start)
            is not None
        )
    if page.text(body.first, body.last) not in words_of("posts", "union_names"):
        return False
    before = pattern("organisations", "fields_before", cased=True)
    after = pattern("organisations", "fields_after", cased=True)
    return bool(before.search(page.flat, max(0, start - _FIELD_REACH), start) and after.match(page.flat, end))


def _is_place(page: Page, body: Body) -> bool:
    """Whether a name is that of a house, venue, city or state: "[Itamaraty] Palace", "[Commonwealth] of Kentucky"."""
    city = page.place[body.first]
    if city and not body.known and Span(city.start, city.end) == page.span(body.first, body.last):
        return True  # "the New Administrative Capital"
    if pattern("organisations", "states_by_name", cased=True).match(page.flat, page.words[body.first].start):
        return True
    if pattern("organisations", "venues", cased=True).search(page.text(body.first, body.last)):
        return True
    if body.kind in words_of("organisations", "kinds_with_houses") or not page.same_sentence(body.first, body.last):
        return False
    return page.words[body.last].text in words_of("organisations", "places_after")


def _is_of_treaty(page: Page, body: Body) -> bool:
    """Whether a name that no list knows is what a treaty is called by: "Treaty on [Conventional Armed Forces]"."""
    if body.kind not in {"other", "intergovernmental"} or body.country or body.known:
        return False
    start, end = page.words[body.first].start, page.words[body.last - 1].end
    before = pattern("organisations", "treaty_before", cased=True)
    after = pattern("organisations", "treaty_after", cased=True)
    return bool(before.search(page.flat, max(0, start - _FIELD_REACH), start) or after.match(page.flat, end))


def _without_appended(page: Page, found: Iterator[Body], known: list[Body]) -> Iterator[Body]:
    """The names found, without those that are a known body with more of a clause: "European Union [on] X".

    So is a known body with the name of whom it has: "Director of the Instituto Cervantes [Jan Berg]".
    """
    begun = {body.first: body for body in known}
    for body in found:
        own = begun.get(body.first)
        if own is None or own.last >= body.last:
            yield body
            continue
        goes_on = own.kind == "intergovernmental" and page.words[own.last].low in _LEAD_ON
        if not (goes_on or page.given(own.last)):
            yield body


_LEAD_ON = frozenset({"on", "in", "to", "for", "against"})


def _joined(page: Page, bodies: list[Body]) -> list[Body]:
    """Names that are one together: "Sovereign Wealth Fund Samruk-Kazyna", "Senate's Foreign Affairs Committee"."""
    result: list[Body] = []
    for body in bodies:
        last = result[-1] if result else None
        if last is not None and page.same_sentence(last.first, body.first) and _one_name(page, last, body):
            result[-1] = Body(last.first, body.last, last.kind, last.country or body.country)
        else:
            result.append(body)
    return result


def _without_brackets(page: Page, bodies: list[Body]) -> list[Body]:
    """The names without those in brackets that are the abbreviation of the one before: "News Agency (UzA)"."""
    result: list[Body] = []
    for body in bodies:
        last = result[-1] if result else None
        follows = last is not None and body.first == last.last + 1 and page.same_sentence(last.first, body.last)
        marks = (page.words[body.first - 1].text, page.words[body.last].text) if follows else None
        if marks == ("(", ")") and body.last == body.first + 1 and not _both_known(last, body):
            continue
        result.append(body)
    return result


def _both_known(left: Body | None, right: Body) -> bool:
    return left is not None and left.known is not None and right.known is not None


def _one_name(page: Page, left: Body, right: Body) -> bool:
    if right.first == left.last:
        return left.kind == right.kind == "company" and left.known is None and right.known is not None
    return (
        right.first == left.last + 1
        and page.words[left.last].text == "'s"
        and right.known is None
        and not page.text(left.first, left.last).isupper()
        and left.kind in words_of("organisations", "kinds_that_own")
    )


def _with_abbreviation(page: Page, body: Body) -> Body:
    """Read an abbreviation in brackets after a name, and a country after that: "Office (FCDO) of the UK"."""
    i = body.last
    if not page.same_sentence(body.first, i + 2) or page.words[i].text != "(" or page.words[i + 2].text != ")":
        return body
    short = page.words[i + 1].text
    fits = SHORTEST_ABBREVIATION <= len(short) <= _LONGEST_ABBREVIATION
    if not fits or sum(c.isupper() for c in short) < 2:
        return body
    country = body.country
    k = i + 3
    if country is None and page.same_sentence(body.first, k + 1) and page.words[k].low == "of":
        k = page.over_article(k + 1)
        country = named.code if (named := page.country[k]) else None
    return replace(body, country=country, abbreviation=short)
