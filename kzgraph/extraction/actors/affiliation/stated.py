"""The country that titles state, or that the body served implies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kzgraph.extraction.actors.affiliation.of_unlisted import is_of_unlisted
from kzgraph.extraction.actors.affiliation.service import (
    bodies_by_form,
    from_bodies,
    is_international_body,
    is_own_post,
)
from kzgraph.extraction.context import Context, OrganisationEntity, PersonEntity, RoleEntity
from kzgraph.extraction.knowledge import lexicon, pattern, words_of
from kzgraph.extraction.text.tokens import fold


def affiliate(context: Context) -> None:
    """Give each person a country: stated by a title, implied by the body served, else the voice of the document.

    A title that says nothing of a country ("the President", "Foreign Minister Nurtleu") is one of the document's own
    country; a person without any title keeps none, unless a later step learns it from an encounter. Who serves an
    international organisation acts no more for the country of a former post, nor who has left one of the Union for it.
    """
    bodies, other = (
        bodies_by_form(context),
        pattern("posts", "other_union", cased=True).search(context.flat) is not None,
    )
    for person in context.people:
        _send_nobody(context, person, bodies)
        for role in filter(_is_of_commission, person.roles):
            role.country = None
        if is_of_unlisted(context, person):
            person.international = True
            continue
        if any(pattern("posts", "un_posts", cased=True).search(role.title) for role in person.roles):
            person.international = True
            continue
        of_union = any(_of_union(role, other=other) and role.status == "held" for role in person.roles)
        serves = of_union or any(_of_organisation(role, bodies) for role in person.roles)
        statuses = ("held", "future") if serves else ("held", "future", "former")
        stated = _stated(person, statuses)
        of_it = [role for role in person.roles if _of_union(role, other=other)]
        left = bool(of_it) and all(_has_left(context, role) for role in of_it)
        unions = stated is None and bool(of_it) and not left
        if unions:  # also who is of a country: "Slovak diplomat NAME was appointed EU Special Representative"
            person.country = "EU"
        person.country = (
            person.country
            or stated
            or _of_own_abroad(person, context)
            or from_bodies(person, bodies, statuses)
            or _only_there(person)
        )
        person.country = person.country or _one_of_few(person, context)
        if unions:
            continue
        former = serves and _stated(person, ("former",)) is not None
        if person.country is None and (former or left or _is_staff(person, bodies)):
            person.international = True


def _send_nobody(context: Context, person: PersonEntity, bodies: dict[str, OrganisationEntity]) -> None:
    """Leave those who hold but an organisation's own posts without the country of which they are only told to be:
    "the AU's envoy, NAME of Ghana" is sent by no state."""
    first = person.mentions[0].start
    own = (_is_own_of(role, bodies) and role.status == "held" and role.start < first for role in person.roles)
    if not person.roles or not all(own):
        return  # "NAME of Kenya was elected head of the WTO"
    within = (c for r in person.roles for c in context.countries if r.start <= c.start < r.end)
    if any(c.code == role.country for c in within for role in person.roles):
        return  # "Kenya's AU candidate"
    person.country, person.international = None, True
    for role in person.roles:
        role.country = None


def _is_of_commission(role: RoleEntity) -> bool:
    """Whether a post is one of the Union's, though a state proposed who holds it: "Croatia's European Commissioner"."""
    return pattern("posts", "proposed_by_states", cased=True).search(role.title) is not None


def _is_own_of(role: RoleEntity, bodies: dict[str, OrganisationEntity]) -> bool:
    """Whether a post is an international organisation's own, and of those that a state does not send to it."""
    body = bodies.get(role.organisation or "")
    own = is_own_post(role) or (role.organisation or "") not in role.title  # "the AU Commission's new chairperson"
    own = own and role.group not in words_of("posts", "groups_sent")
    return own and body is not None and is_international_body(body) and not _of_union(role, other=False)


def _of_organisation(role: RoleEntity, bodies: dict[str, OrganisationEntity]) -> bool:
    """Whether a post is held in an international organisation, and not for a state that sent the holder there.

    Of a High Representative, whose title tells nothing more, that is as likely as not.
    """
    body = bodies.get(role.organisation or "")
    if role.status == "held" and not role.country and pattern("posts", "given_by_many", cased=True).search(role.title):
        return body is None or body.country is None
    sent = role.group in words_of("posts", "groups_sent") or role.country is not None
    return role.status == "held" and not sent and body is not None and is_international_body(body)


def _is_staff(person: PersonEntity, bodies: dict[str, OrganisationEntity]) -> bool:
    """Whether all posts that somebody holds are an international organisation's own: "UNDP Resident Representative".

    Not one that a state has for it: "National Coordinator for the SCO".
    """
    held = [role for role in person.roles if role.status == "held"]
    return bool(held) and all(_of_organisation(role, bodies) and is_own_post(role) for role in held)


def _of_union(role: RoleEntity, *, other: bool) -> bool:
    """Whether a post is one of the European Union's own; an ambassador's is not if it is only sent to the Union.

    Where the text is of an `other` union, "Chairperson of the Commission" is a post of that one.
    """
    if other and pattern("posts", "of_commission", cased=True).search(role.title):
        return False
    if role.group == "minister" and pattern("posts", "union_affairs", cased=True).search(role.title):
        return False
    title = role.title.split(" to ")[0] if role.group in words_of("posts", "groups_with_goal") else role.title
    return pattern("posts", "union_posts", cased=True).search(title) is not None


def _has_left(context: Context, role: RoleEntity) -> bool:
    """Whether a post was held before what is told: "the former EU envoy", not "the then EU envoy"."""
    return role.status == "former" and not context.flat.endswith(("then ", "then-"), 0, role.start)


def _of_own_abroad(person: PersonEntity, context: Context) -> str | None:
    """The country whose people abroad a post is for: "Minister for Senegalese Nationals Abroad"."""
    for role in person.roles:
        if (
            role.group == "minister"
            and (form := pattern("posts", "own_abroad", cased=True).search(role.title)) is not None
        ):
            at = role.start + form.start()
            return next((c.code for c in context.countries if c.start == at), None)
    return None


def _only_there(person: PersonEntity) -> str | None:
    """The only country that has such a post (Taoiseach), or whose ruling family has such a name (Al Thani)."""
    for code, titles in _titles("titles_of_one_country").items():
        if _held(person, titles):
            return code
    name = f"{fold(person.name).replace('-', ' ')} "
    return next((code for family, code in lexicon("people")["ruling_families"].items() if f" {family} " in name), None)


def _one_of_few(person: PersonEntity, context: Context) -> str | None:
    """The only country named in the text of the few that have such a post (Cabinet Secretary for Health)."""
    few = [code for code, titles in _titles("titles_of_few_countries").items() if _held(person, titles)]
    named = {mention.code for mention in context.countries} & set(few) if few else set()
    return named.pop() if len(named) == 1 else None


def _held(person: PersonEntity, titles: re.Pattern[str]) -> bool:
    return any(titles.search(role.title) for role in person.roles)


@cache
def _titles(key: str) -> dict[str, re.Pattern[str]]:
    """The titles that only one country or few countries have, as an expression for each country."""
    return {
        code: re.compile("|".join(rf"\b{re.escape(title)}(?!\w)" for title in titles))
        for code, titles in lexicon("posts")[key].items()
    }


def _stated(person: PersonEntity, statuses: Iterable[str]) -> str | None:
    for status in statuses:
        for role in person.roles:
            if role.status == status and role.country:
                return role.country
    return None
