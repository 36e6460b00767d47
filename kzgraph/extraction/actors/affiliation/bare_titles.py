"""Who holds a post of state without anything saying of which: "the President", "Foreign Minister Nurtleu"."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.affiliation.service import is_international
from kzgraph.extraction.context import Context, OrganisationEntity, PersonEntity, RoleEntity
from kzgraph.extraction.knowledge import pattern, words_of

_PRIVATE = frozenset({"company", "other", "university", "media"})
_OWNED = re.compile(r"\w's? (?:outgoing |incoming |new |own |then )?$|[A-Z]\) $")
_PERSONAL = re.compile(r"\b(?:his|her) $")
_OWNER_REACH = 16
_WELCOME_REACH = 100


def is_bare(context: Context, person: PersonEntity, private: set[str], *, official: bool) -> bool:
    """Whether a person holds a post, and nothing says whose; `official` where the home country publishes the text.

    Who leads one of the `private` bodies, a company or a church, holds no post of a state.
    """
    if any(_is_private(role, private) for role in person.roles) and not any(map(_is_public, person.roles)):
        return False
    if person.country is not None or not person.roles or is_international(person, context):
        return False
    sent = any(role.accredited_to not in (None, context.home) for role in person.roles)  # "Ambassador to Russia"
    before = [context.flat[max(0, role.start - _OWNER_REACH) : role.start] for role in person.roles]
    if any(_OWNED.search(text) for text in before):
        return False  # "the OSCE Chairmanship's Special Representative", "Harbour Alliance (HA) leaders"
    if all(
        text.endswith((" its ", " Its ")) and _of_body(role) for text, role in zip(before, person.roles, strict=True)
    ):
        return False  # "The Chamber … its President, NAME"
    if not official and any(_PERSONAL.search(text) for text in before):
        return False  # "NAME, his Special Envoy": of him who was named before
    if any(_goes_on(context, role) for role in person.roles):
        return False  # in a list, "NAME, Executive Director, Earthworks"
    start = person.mentions[0].start
    groups = words_of("posts", "groups_of_state") | ({"member_of_parliament"} if context.speaks else set())
    if all(role.title in words_of("posts", "lawmakers_abroad") for role in person.roles) and context.home != "US":
        return False  # "Representative NAME" sits in a house of representatives
    if any(role.title.endswith((" the Embassy", " the Mission", " the Consulate")) for role in person.roles):
        return False  # "Counsellor of the Embassy NAME", beside somebody's ambassador
    if pattern("sides", "appointment_welcomed").search(context.flat, max(0, start - _WELCOME_REACH), start):
        return False  # "welcomed the appointment of NAME as Special Prosecutor"
    if any(_is_for(context, role, context.home) for role in person.roles):
        return False  # "Special Envoy for Ukraine" is nobody of Ukraine's
    of_state = any(role.group in groups for role in person.roles)
    if context.home == "EU":  # which has secretaries general, as ministries do
        known = words_of("posts", "groups_of_state") - {"state_secretary"} | words_of("posts", "groups_of_union")
        return any(role.group in known for role in person.roles)
    # A spokesman of nobody in particular speaks for the government.
    speaks = any(role.group == "spokesperson" and role.organisation is None for role in person.roles)
    return official or sent or speaks or of_state


def _goes_on(context: Context, role: RoleEntity) -> bool:
    """Whether a line of a list goes on behind a title with whose it is, though the name shows no body."""
    line = context.source.sentence_at(role.start)
    if line is None or line.kind != "item" or role.organisation or role.country or not _of_body(role):
        return False
    return pattern("posts", "whose_it_is", cased=True).match(context.flat, role.end, line.end) is not None


def _is_for(context: Context, role: RoleEntity, code: str | None) -> bool:
    """Whether a title names a country as the one that its holder is to deal with."""
    if role.group != "special_representative" or role.country == code:
        return False
    inside = [c.start for c in context.countries if c.code == code and role.start < c.start < role.end]
    return any(
        context.flat[role.start : start].endswith((" for ", " for the ", " to ", " to the ")) for start in inside
    )


def _of_body(role: RoleEntity) -> bool:
    """Whether companies and associations have such a post too."""
    return role.group in words_of("posts", "groups_of_bodies")


def is_private_body(body: OrganisationEntity) -> bool:
    """Whether a body is none of a state's: a company, a church, an association; not the National Economic Council."""
    words = set(body.name.split())
    private = words_of("organisations", "words_of_private_bodies") & words
    return body.kind in _PRIVATE and bool(private or not words_of("organisations", "words_of_state_bodies") & words)


def _is_private(role: RoleEntity, private: set[str]) -> bool:
    alone = role.group == "clergy" or pattern("posts", "private_posts").search(role.title) is not None
    bodies = {role.organisation, role.title.rpartition(", ")[2]}  # "Vice President, Planning Department, Harlow PLC"
    return role.country is None and (alone or not private.isdisjoint(bodies))


def _is_public(role: RoleEntity) -> bool:
    """Whether a title can be a state's only: not "President" beside "CEO of Microsoft"."""
    return role.organisation is None and role.group not in {"head_of_state", "deputy_head", "head", "clergy", "officer"}
