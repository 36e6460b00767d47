"""Whether two people hold offices of one kind, as a minister and "his Latvian counterpart" do."""

from __future__ import annotations

import re

from kzgraph.extraction.context import PersonEntity, RoleEntity
from kzgraph.extraction.knowledge import lexicon, pattern, words_of

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


def _alike(one: Office, other: Office) -> bool:
    (kind, area), (other_kind, other_area) = one, other
    return kind == other_kind and (not area or not other_area or bool(area & other_area))


def _offices(person: PersonEntity) -> list[Office]:
    held = [_office(role) for role in person.roles if role.status == "held"]
    return held or ([_KNOWN[person.office]] if person.office in _KNOWN else [])


def _office(role: RoleEntity) -> Office:
    """The kind of a post: heads of state and of government are alike, a deputy minister is no minister."""
    title = set(re.findall(r"\w+", role.title.lower()))
    areas = {area for area, words in lexicon("people")["portfolios"].items() if title & set(words)}
    if pattern("posts", "foreign_ministers").search(role.title):
        return "minister", frozenset({*areas, "foreign"})
    if role.group in words_of("posts", "groups_of_countries"):
        return "head", frozenset()
    low = title & words_of("people", "ranks") - {"first", "prime"}
    if role.group == "minister" and low and not _is_deputy_head(role.title):
        return "state_secretary", frozenset(areas)
    return role.group, frozenset(areas)


def _is_deputy_head(title: str) -> bool:
    """Whether a minister is a deputy prime minister too: "Deputy Prime Minister and Minister of Finance"."""
    return re.search(r"\b(?:deputy|vice)[ -](?:prime|premier|head|chair)", title, re.IGNORECASE) is not None
