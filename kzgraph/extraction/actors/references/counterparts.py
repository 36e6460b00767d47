"""Which offices people hold: one of the same kind, as a minister and "his Latvian counterpart", or one that is told."""

from __future__ import annotations

import re

from kzgraph.extraction.context import PersonEntity, RoleEntity
from kzgraph.extraction.knowledge import lexicon, pattern, words_of
from kzgraph.extraction.text.page import phrase_table

# What is known of somebody without a post in the text (office_holders.yaml), as a group of posts and a portfolio.
_KNOWN = {
    "state": ("head", frozenset[str]()),
    "government": ("head", frozenset[str]()),
    "foreign": ("minister", frozenset({"foreign"})),
}

Office = tuple[str, frozenset[str]]
"""A kind of post, and for what it is: ("minister", {"defence"})."""


def are_counterparts(one: PersonEntity, other: PersonEntity) -> bool:
    """Whether each may be called the other's counterpart; where the text gives one of them no post, anybody may."""
    first, second = _offices(one), _offices(other)
    if not first or not second:
        return True
    return any(_alike(a, b) for a in first for b in second)


def hold_one_office(one: PersonEntity, other: PersonEntity) -> bool:
    """Whether both hold posts of one kind that are for the same, as two foreign ministers do."""
    return any(a == b or (a[0] == b[0] and a[1] & b[1]) for a in _offices(one) for b in _offices(other))


def may_hold(person: PersonEntity, title: str) -> bool:
    """Whether somebody may be the one whom a text calls by an office alone: "the Prime Minister" is no speaker.

    Where the text gives the person no post, or the title is of no certain one ("the head of"), anybody may.
    """
    told = RoleEntity(title, 0, 0, _group(title))
    held = [role for role in person.roles if role.status == "held"]
    if held:
        return any(_may_be_one(told, role) for role in held)
    known = person.office not in _KNOWN or _alike(_KNOWN[person.office], _office(told))
    return known or told.group in words_of("people", "groups_of_anything")


def may_be_one_office(title: str, other: str) -> bool:
    """Whether two titles may be of one office."""
    return _may_be_one(*(RoleEntity(each, 0, 0, _group(each)) for each in (title, other)))


def may_be_for(role: RoleEntity, plural: str) -> bool:
    """Whether a post may be one of those that a plural names by what they are for: "the two foreign ministers"."""
    wanted = areas_of(plural)
    own = _office(role)[1]
    return not wanted or not own or bool(wanted & own)


def areas_of(title: str) -> frozenset[str]:
    """What a post is for, as its title tells: defence, energy."""
    words = set(re.findall(r"\w+", title.lower()))
    return frozenset(area for area, named in lexicon("people")["portfolios"].items() if words & set(named))


def _may_be_one(told: RoleEntity, role: RoleEntity) -> bool:
    if told.group in words_of("people", "groups_of_anything"):
        return True
    heads = words_of("posts", "groups_of_countries")
    return _alike(_office(told), _office(role)) and (told.group == role.group or told.group not in heads)


def _group(title: str) -> str:
    """The group in `posts.yaml` of the first head in a title, the longest that begins there; none where it has none."""
    words, table = title.lower().replace("-", " ").split(), phrase_table("posts", "heads")
    for first, word in enumerate(words):
        ends = range(len(words), first, -1)
        group = next((g for end in ends if (g := table.get(word, {}).get(tuple(words[first:end])))), None)
        if group is not None:
            return group
    return ""


def _alike(one: Office, other: Office) -> bool:
    (kind, area), (other_kind, other_area) = one, other
    return kind == other_kind and (not area or not other_area or bool(area & other_area))


def _offices(person: PersonEntity) -> list[Office]:
    held = [_office(role) for role in person.roles if role.status == "held"]
    return held or ([_KNOWN[person.office]] if person.office in _KNOWN else [])


def _office(role: RoleEntity) -> Office:
    """The kind of a post: heads of state and of government are alike, a deputy minister is no minister."""
    title = set(re.findall(r"\w+", role.title.lower()))
    areas = areas_of(role.title)
    if pattern("posts", "foreign_ministers").search(role.title):
        return "minister", areas | {"foreign"}
    if role.group in words_of("posts", "groups_of_countries"):
        return "head", frozenset()
    low = title & words_of("people", "ranks") - {"first", "prime"}
    if role.group == "minister" and low and not _is_deputy_head(role.title):
        return "state_secretary", areas
    if areas and "cabinet" in title and role.group == "state_secretary":
        return "minister", areas  # "Cabinet Secretary for Trade"
    return role.group, areas


def _is_deputy_head(title: str) -> bool:
    """Whether a minister is a deputy prime minister too: "Deputy Prime Minister and Minister of Finance"."""
    return re.search(r"\b(?:deputy|vice)[ -](?:prime|premier|head|chair)", title, re.IGNORECASE) is not None
