"""People: one entity for each person of the document, with names, titles and mentions.

A name is known by what stands about it (a title, an honorific, a verb of speech: titles, predicates) and by its own
words (given names, initials, no words of the language: names). Names that may mean one person are put together
(spelling).
"""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.actors.bodies.body import Part
from kzgraph.extraction.actors.in_order import give_in_order
from kzgraph.extraction.actors.names import folded_name, looks_personal, name_end
from kzgraph.extraction.actors.posts.phrase import RolePhrase, title_of
from kzgraph.extraction.actors.predicates import attach_predicates
from kzgraph.extraction.actors.titles import (
    Named,
    attach_appositions,
    by_counterpart,
    by_honorific,
    by_kin,
    by_succession,
    by_title,
    named_at,
)
from kzgraph.extraction.context import PersonEntity, RoleEntity, Span
from kzgraph.extraction.knowledge import lexicon, words_of
from kzgraph.extraction.text.page import Page
from kzgraph.extraction.text.spelling import fits, same_spelling, skeleton
from kzgraph.extraction.text.tokens import fold

Group = list[Named]
"""The places that name one person, the one with the fullest name first."""


def find_people(page: Page, roles: list[RolePhrase], listed: list[Part]) -> list[PersonEntity]:
    """Every person of the document, with titles, in order of first mention; `listed` are the names in its lists."""
    taken = _words_of_titles(page, roles)
    named, waiting = by_title(page, roles, taken)
    named += by_honorific(page, taken)
    named += by_counterpart(page, taken)
    named += by_kin(page, taken)
    named += by_succession(page, taken)
    named += [named_at(page, *name) for name in listed if not any(taken[slice(*name)])]
    named += _by_shape(page, taken)
    named = _without_overlap(named)
    give_in_order(page, roles, named)
    groups = _groups(named)
    named += _surnames(page, groups, taken, named)
    known = _known_by_surname(page, taken, named)
    groups += known.values()
    named = sorted([*named, *(n for group in known.values() for n in group)], key=lambda n: n.first)
    waiting = attach_appositions(page, waiting, named)
    attach_predicates(page, waiting, named)
    people = [_entity(page, group) for group in groups]
    return sorted(people, key=lambda p: p.mentions[0].start)


def _words_of_titles(page: Page, roles: list[RolePhrase]) -> list[bool]:
    taken = [False] * len(page.words)
    for role in roles:
        taken[role.first : role.last] = [True] * (role.last - role.first)
    return taken


def _by_shape(page: Page, taken: list[bool]) -> list[Named]:
    """Names without a title: two words and more that look like one."""
    found: list[Named] = []
    i = 0
    while i < len(page.words):
        end = name_end(page, i, sure=False) if not taken[i] and page.words[i].capital else None
        if end is None or any(taken[i:end]):
            i += 1
            continue
        if looks_personal(page, i, end):
            found.append(named_at(page, i, end, sure=False))
        i = end
    return found


def _without_overlap(named: list[Named]) -> list[Named]:
    """Keep of overlapping places the one with titles, then the longer one."""
    chosen: list[Named] = []
    for item in sorted(named, key=lambda n: (not n.roles, n.first - n.last, n.first)):
        clash = next((c for c in chosen if item.first < c.last and c.first < item.last), None)
        if clash is None:
            chosen.append(item)
        elif (item.first, item.last) == (clash.first, clash.last):
            clash.country = clash.country or item.country
    return sorted(chosen, key=lambda n: n.first)


# --- one person under several names


def _groups(named: list[Named]) -> list[Group]:
    """Put together the places that name one person, the fullest names first."""
    groups: list[Group] = []
    for item in sorted(named, key=lambda n: (-len(n.words), n.first)):
        if not item.words:
            continue
        homes = [g for g in groups if fits(item.words, g[0].words) and _compatible(item, g)]
        if item.kin:
            homes = [g for g in homes if g[0].words == item.words]
        if homes:
            _most_likely(item, homes).append(item)
        elif len(item.words) > 1 or item.sure:
            groups.append([item])
    return groups


def _compatible(item: Named, group: Group) -> bool:
    """A surname with a title of one country is not a namesake of another country."""
    mine, theirs = _countries([item]), _countries(group)
    return not mine or not theirs or bool(mine & theirs)


def _countries(group: Group) -> set[str]:
    said = [n.country for n in group] + [role.country for n in group for role in n.roles]
    return {country for country in said if country}


def _most_likely(item: Named, homes: list[Group]) -> Group:
    """Of several people whom a surname may mean: the one with such a title, else the last one named before it."""
    if len(homes) == 1:
        return homes[0]
    titled = [g for g in homes if _ranks([item]) & _ranks(g)]
    surname = [g for g in homes if same_spelling(g[0].words[-1], item.words[-1])]
    return _nearest(titled or surname or homes, item.first)


def _ranks(group: Group) -> set[str]:
    return {role.group for named in group for role in named.roles}


def _nearest(groups: list[Group], i: int) -> Group:
    """The one who was named last before token i; the first where nobody was."""
    return max(groups, key=lambda g: max((n.first for n in g if n.first < i), default=-1))


def _surnames(page: Page, groups: list[Group], taken: list[bool], named: list[Named]) -> list[Named]:
    """Every later place where a bare surname means one of the people; each is added to its group."""
    covered = list(taken)
    for item in named:
        covered[item.first : item.last] = [True] * (item.last - item.first)
    table = _by_surname(groups)
    found: list[Named] = []
    for i, token in enumerate(page.words):
        if covered[i] or not token.word or not token.capital or page.body[i] or page.country[i]:
            continue
        if len(token.text) == 1:  # "I" is no other spelling of "Yi"
            continue
        owners = table.get(skeleton(fold(token.text)), []) or _of_compound(page, i, table)
        if page.place[i]:  # "to Bogotá, Santiago and Lima": a city and not Santiago Cafiero
            owners = [group for group in owners if skeleton(group[0].words[-1]) == skeleton(fold(token.text))]
        if owners and not (page.vocabulary(i) and page.opens_sentence(i)):
            item = Named(i, i + 1, folded_name(page, i, i + 1))
            _nearest(owners, i).append(item)
            found.append(item)
    return found


def _known_by_surname(page: Page, taken: list[bool], named: list[Named]) -> dict[tuple[str, ...], Group]:
    """Those whom the text names by a surname alone and every reader knows: "against the Lukashenko regime"."""
    codes = _surnames_that_all_know()
    groups: dict[tuple[str, ...], Group] = {}
    for i, token in enumerate(page.words):
        code = codes.get(token.text)
        if code is None or taken[i] or page.body[i] or page.place[i] or page.country[i]:
            continue
        about = [k for k in (i - 1, i + 1) if page.same_sentence(min(k, i), max(k, i))]
        if any(page.words[k].capital and not (k < i and page.opens_sentence(k)) for k in about):
            continue  # "Trump Tower", "Melania Trump"
        if any(n.first <= i < n.last for n in named):
            continue
        words = folded_name(page, i, i + 1)
        groups.setdefault(words, []).append(Named(i, i + 1, words, country=code, sure=True))
    return groups


@cache
def _surnames_that_all_know() -> dict[str, str]:
    return {name: code for code, names in lexicon("people")["known_by_surname"].items() for name in names}


def _of_compound(page: Page, i: int, table: dict[str, list[Group]]) -> list[Group]:
    """Those whom a surname of several parts may mean: "Al-Jubeir", "Meinl-Reisinger"."""
    parts = folded_name(page, i, i + 1)
    if len(parts) < 2:
        return []
    return [group for group in table.get(skeleton(parts[-1]), []) if set(parts) <= set(group[0].words)]


def _by_surname(groups: list[Group]) -> dict[str, list[Group]]:
    """Who may be meant by a word alone: the last word of the fullest name, and the first one."""
    table: dict[str, list[Group]] = {}
    for group in groups:
        words = [word for word in group[0].words if len(word) > 1]
        for word in dict.fromkeys((words[-1], words[0])) if words else ():
            table.setdefault(skeleton(word), []).append(group)
    return table


# --- the entity


def _entity(page: Page, group: Group) -> PersonEntity:
    longest = max(group, key=lambda n: (len(n.words), -n.first))
    person = PersonEntity(page.text(longest.first, longest.last))
    for named in sorted(group, key=lambda n: n.first):
        person.mentions.append(Span(page.words[named.first].start, page.words[named.last - 1].end))
        person.country = person.country or named.country
        for role in named.roles:
            _add_role(person, _role_entity(page, role, named.country))
    return person


def _role_entity(page: Page, role: RolePhrase, of_country: str | None) -> RoleEntity:
    body = page.text(*role.organisation) if role.organisation else None
    start, end = page.words[role.first].start, page.words[role.last - 1].end
    country = role.country or of_country
    return RoleEntity(title_of(page, role), start, end, role.group, role.status, body, country, role.accredited_to)


def _add_role(person: PersonEntity, role: RoleEntity) -> None:
    """Add a title unless a fuller one says the same; of two wordings the fuller one stays."""
    if _is_short(role) and any(r.group in _of_abbreviated(role) for r in person.roles):
        return
    words = _words(role.title)
    for k, other in enumerate(person.roles):
        theirs = _words(other.title)
        if words <= theirs:
            other.country = other.country or role.country
            return
        fuller = theirs < words and other.status == role.status
        if fuller or (_is_short(other) and role.group in _of_abbreviated(other)):
            role.country = role.country or other.country
            person.roles[k] = role
            return
    person.roles.append(role)


def _is_short(role: RoleEntity) -> bool:
    return role.title.lower() in words_of("posts", "abbreviated")


def _of_abbreviated(role: RoleEntity) -> frozenset[str]:
    """The groups of posts that "FM" and "PM" are short for."""
    return frozenset({"minister", "head_of_government"} if role.title.lower() == "pm" else {role.group})


def _words(title: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", fold(title)))


__all__ = ["find_people"]
