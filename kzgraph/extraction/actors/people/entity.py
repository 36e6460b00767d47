"""The entity of a person: the fullest name, all mentions, and the titles without those that fuller ones say."""

from __future__ import annotations

import re
from dataclasses import replace

from kzgraph.extraction.actors.people.named import Named
from kzgraph.extraction.actors.people.names import without_letters
from kzgraph.extraction.actors.people.same_person import Group
from kzgraph.extraction.actors.posts.phrase import RolePhrase, title_of
from kzgraph.extraction.context import PersonEntity, RoleEntity, Span
from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page
from kzgraph.extraction.text.tokens import fold


def entity(page: Page, group: Group) -> PersonEntity:
    """The person whom the places of a group name."""
    longest = max(group, key=lambda n: _fullness(page, n))
    person = PersonEntity(page.text(longest.first, without_letters(page, longest.first, longest.last)))
    for named in sorted(group, key=lambda n: n.first):
        person.mentions.append(Span(page.words[named.first].start, page.words[named.last - 1].end))
        person.country = person.country or named.country
        for role in named.roles:
            of_country = named.country if role.last <= named.first or _of_state(role) else None
            add_role(person, role_entity(page, role, of_country))
    return person


def _fullness(page: Page, name: Named) -> tuple[int, int, bool, int]:
    """How full a name is; of equal ones the first that is not of a headline in capitals comes before others."""
    written_out = sum(len(word.strip(".")) > 1 for word in name.words)
    return written_out, len(name.words), not page.text(name.first, name.last).isupper(), -name.first


def _of_state(role: RolePhrase) -> bool:
    """Whether a post behind a name is of the holder's country; not "NAME of Peru was elected [Chair of the OAS]"."""
    return role.organisation is None and role.group in words_of("posts", "groups_of_states")


def role_entity(page: Page, role: RolePhrase, of_country: str | None) -> RoleEntity:
    """A title as a post that somebody has, with the country of its holder where it names none."""
    body = page.text(*role.organisation) if role.organisation else None
    start, end = page.words[role.first].start, page.words[max(role.last, role.title_end) - 1].end
    country = role.country or of_country
    return RoleEntity(title_of(page, role), start, end, role.group, role.status, body, country, role.accredited_to)


def add_role(person: PersonEntity, role: RoleEntity) -> None:
    """Add a title unless a fuller one says the same; of two wordings the fuller one stays."""
    if _is_short(role) and any(r.group in _of_abbreviated(role) for r in person.roles):
        return
    words = _words(role.title)
    for k, other in enumerate(person.roles):
        theirs = _words(other.title)
        ranks = (theirs - words) & words_of("people", "ranks")
        if words <= theirs and not (ranks and role.status != other.status):  # a former deputy may be the minister now
            other.country = other.country or role.country
            if words == theirs and other.title.isupper() and not role.title.isupper():
                person.roles[k] = replace(role, status=other.status, country=other.country)
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
