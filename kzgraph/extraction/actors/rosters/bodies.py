"""The bodies that the lines of a list name: after a person's name, or as the whole line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kzgraph.extraction.actors.bodies.body import Body, Part, head_nouns
from kzgraph.extraction.actors.bodies.listed import listed_as
from kzgraph.extraction.actors.people.looks import looks_personal
from kzgraph.extraction.actors.people.names import name_end
from kzgraph.extraction.actors.role_heads import begins_role
from kzgraph.extraction.actors.rosters.lines import ends_part, has_head, has_title
from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page, phrase_table
from kzgraph.model import OrganisationKind

_LONGEST_BODY = 14
# An abbreviation and its brackets: "(National ACE)".
_BRACKETED = 4
# "Director of the Interior" names no body of one word.
_LEAST_LED = 2
# Two names of one word and what joins them.
_PAIR = 3
_DASHES = frozenset({"–", "—", "-"})


def bodies_after_name(page: Page, i: int, last: int) -> Iterator[Body]:
    """The bodies that the parts of a line after the name give."""
    titled, behind = "", False
    parts = _rejoined(page, list(_segments(page, i, last)))
    whole = _body(page, *parts[-1]) if parts and not _is_title(page, *parts[-1]) else None
    for first, end in parts:
        if _is_title(page, first, end):
            hit = page.phrase_at(first, phrase_table("posts", "heads"), end)
            titled, behind = hit[1] if hit else titled, True
            if (led := _led(page, first, end)) is not None:
                yield led
            continue
        if titled in words_of("rosters", "groups_with_fields") and not has_head(page, first, end):
            continue
        part = whole is not None and end <= whole.first
        if part and titled and not has_head(page, first, end) and all(page.vocabulary(k) for k in range(first, end)):
            continue  # "Vice President, [Global Sourcing], Harlow"
        # Behind a title what could be a person's name is a body too: "Ann Ray, Rabbi, Temple Isaiah".
        if (body := _body(page, first, end, told=behind and (first, end) == parts[-1])) is not None:
            if part and whole is not None and _is_company(page, whole):
                body = replace(body, kind="company")  # "Vice President, [Planning Department], Harlow PLC"
            yield from _taken_apart(page, body)


def _rejoined(page: Page, parts: list[Part]) -> list[Part]:
    """The parts of a line with a list within a name as one: "[Union of Plumbers, Welders, & Service Techs]"."""
    for n, (first, end) in enumerate(parts):
        if page.words[first].text not in {"&", "and"} or _is_title(page, first + 1, end):
            continue
        start = next((m for m in reversed(range(n)) if has_head(page, *parts[m])), None)
        if start is not None and not any(_is_title(page, *part) for part in parts[start:n]):
            return [*parts[:start], (parts[start][0], end), *parts[n + 1 :]]
    return parts


def _led(page: Page, first: int, end: int) -> Body | None:
    """The body behind "of the" in the title of who leads it: "President of the [Northwood Network]"."""
    at = next((k + 2 for k in range(first, end - 1) if page.text(k, k + 2) == "of the"), end)
    hits = (page.phrase_at(k, phrase_table("posts", "heads"), end) for k in range(first, at - 2))
    leads = any(hit and hit[0] + 2 == at and hit[1] in words_of("posts", "groups_of_bodies") for hit in hits)
    return _body(page, at, end) if leads and end - at >= _LEAST_LED else None


def _is_company(page: Page, body: Body) -> bool:
    listed = listed_as(page.text(body.first, body.last))
    return body.kind == "company" or (listed is not None and listed.kind == "company")


def _is_title(page: Page, first: int, end: int) -> bool:
    """Whether a part of a line is a title: "Head of Trade", "Ohio Senate Leader"; not "Office of the Mayor"."""
    if _begins_title(page, first) or (has_title(page, first, end) and not has_head(page, first, end)):
        return True
    if any(page.words[k].low in words_of("rosters", "small_words") for k in range(first, end)):
        return False
    hits = (page.phrase_at(k, phrase_table("posts", "heads"), end) for k in range(first + 1, end))
    return any(hit and hit[0] == end and hit[1] != "judge" for hit in hits)


def _segments(page: Page, i: int, last: int) -> Iterator[Part]:
    """The parts of a line between commas and dashes that stand in no brackets, and before a second title.

    A colon within a part is one of a name: "Ann Ray, Chair, [Our Voice: Women's Agenda]".
    """
    first, depth = i, 0
    for k in range(i, last):
        text = page.words[k].text
        depth += (text in "([") - (text in ")]")
        if text == ":" and first < k:
            continue
        second = text == "and" and _begins_title(page, k + 1)
        if depth == 0 and (second or (text != "(" and ends_part(page, k))):
            if first < k:
                yield first, k
            first = k + 1
    if first < last:
        yield first, last


def _begins_title(page: Page, i: int) -> bool:
    """Whether a title begins here; "Justice" is a word of names as often."""
    hit = page.phrase_at(i, phrase_table("posts", "heads"))
    return begins_role(page, i) and not (hit and hit[1] == "judge" and hit[0] == i + 1)


def _body(page: Page, first: int, last: int, *, told: bool = False) -> Body | None:
    """The body that a part of a line names, or None where it names a place, a person or what somebody is.

    `told` says that the line above tells of bodies: then what could be a person's name is one too.
    """
    abbreviation = None
    opens = next((k for k in range(first + 1, last - 1) if page.words[k].text == "("), last)
    if page.words[last - 1].text == ")" and opens < last:
        if last - opens <= _BRACKETED:  # "(NCLR)", "(National ACE)"
            abbreviation = page.text(opens + 1, last - 1)
        last = opens
    if first < last and page.words[first].low == "the":
        first += 1
    if not _shaped(page, first, last) or _is_other(page, first, last, told=told):
        return None
    name = None
    for k in range(first + 1, last - 2):  # "African Methodist Episcopal (AME) Church"
        if page.words[k].text == "(" and page.words[k + 2].text == ")":
            abbreviation = page.words[k + 1].text
            name = f"{page.text(first, k)} {page.text(k + 3, last)}"
    return Body(first, last, _kind_of(page, first, last), None, abbreviation=abbreviation, text=name)


def _shaped(page: Page, first: int, last: int) -> bool:
    """Whether words are those of a name: capitals, with small words between them."""
    if not 0 < last - first <= _LONGEST_BODY or not page.words[first].word or not page.words[first].capital:
        return False
    small = words_of("rosters", "small_words")
    words = [page.words[k] for k in range(first, last)]
    if words[-1].low in small:
        return False
    return all(w.capital or w.low in small or not w.word for w in words)


def _is_other(page: Page, first: int, last: int, *, told: bool) -> bool:
    """Whether a part of a line is no body: a place, a person, what somebody is."""
    words = [page.words[k] for k in range(first, last) if page.words[k].word]
    headed = has_head(page, first, last)
    if all(w.text.rstrip(".") in words_of("rosters", "not_bodies") for w in words):
        return True
    if not headed and has_title(page, first, last):
        return True
    areas = [page.country[k] or page.place[k] or page.region[k] for k in range(first, last) if page.words[k].word]
    if areas and all(areas):
        return True
    if any(w.low in words_of("rosters", "occupations") for w in words) and not headed:
        return True
    if len(words) == 1 and page.vocabulary(first) and not words[0].text.isupper() and not _plural(words[0].low):
        return True
    if told or headed:
        return False
    return name_end(page, first, sure=False) == last and looks_personal(page, first, last)


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _taken_apart(page: Page, body: Body) -> Iterator[Body]:
    """Two bodies that "and" joins: "Multi-Faith Neighbors Network and Northwood Church"."""
    table = head_nouns()
    for k in range(body.first + 1, body.last - 1):
        hit = page.phrase_at(k - 1, table, k)
        if page.words[k].low == "and" and hit and k - 1 > body.first and _ends_in_head(page, k + 2, body.last):
            yield Body(body.first, k, _kind_of(page, body.first, k))
            yield Body(k + 1, body.last, _kind_of(page, k + 1, body.last))
            return
    names = (body.first, body.last - 1)
    paired = body.last - body.first == _PAIR and page.words[body.first + 1].low == "and"
    if paired and not any(page.vocabulary(k) for k in names):  # "Google and Alphabet"
        yield from (Body(k, k + 1, body.kind) for k in names)
        return
    yield body


def _ends_in_head(page: Page, first: int, last: int) -> bool:
    table = head_nouns()
    return any((hit := page.phrase_at(k, table, last)) and hit[0] == last for k in range(first, last))


def _kind_of(page: Page, first: int, last: int) -> OrganisationKind:
    """The kind of the last head noun in a name before "of": "[Union] of Service Workers"; else of the last one."""
    table = head_nouns()
    hits = [(k, hit[1]) for k in range(first, last) if (hit := page.phrase_at(k, table, last))]
    of = next((k for k in range(first, last) if page.words[k].low == "of"), last)
    kinds = [kind for k, kind in hits if k < of] or [kind for _, kind in hits]
    kind: OrganisationKind = kinds[-1] if kinds else "other"  # type: ignore[assignment]
    return kind


def body_in_line(page: Page, first: int, last: int, *, told: bool) -> Body | None:
    """The body that is a line of a list of bodies, up to a comma or a bracket; None where it is none."""
    end = first
    while end < last and not (ends_part(page, end) and page.words[end].text != "("):
        end += 1
    if end < last and page.words[end].text not in _DASHES | {","}:
        return None
    body = _body(page, first, end, told=told)
    if body is None or words_of("organisations", "not_organisations") & {page.words[k].text for k in range(first, end)}:
        return None
    return body
