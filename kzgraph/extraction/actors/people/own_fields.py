"""Titles in the plural with several fields, of which each has one: "the ministers of trade and health, A and B"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kzgraph.extraction.actors.people.named import Named
from kzgraph.extraction.actors.posts.chains import Chain
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.actors.posts.tasks import field_words
from kzgraph.extraction.actors.role_heads import head_at
from kzgraph.extraction.text.page import Page

_JOINTS = frozenset({",", "and", "&"})
# Of one field a state has one minister, and any number of these.
_MAY_BE_MANY = re.compile(r"(?i)\b(?:deput|vice|assistant|under|state|junior|parliamentary)")


def give_own_fields(page: Page, chain: Chain, names: Sequence[Named]) -> None:
    """Take from the people named behind a title in the plural the fields that are not known to be theirs."""
    title = chain[-1]
    if _of_several(page, chain[0].first):  # of "the foreign and defence ministers A and B" only B has the last
        for name in names[: None if len(names) > 2 else -1]:
            name.roles.clear()
    for name, own in zip(names, _one_each(page, title, len(names)), strict=False):
        name.roles[-1] = own


def _of_several(page: Page, first: int) -> bool:
    """Whether another field stands before that of a title in the plural: "the [foreign] and defence ministers"."""
    if not page.same_sentence(first - 2, first) or page.words[first - 1].low not in {"and", "&"}:
        return False
    return page.words[first - 2].low in field_words()


def _one_each(page: Page, title: RolePhrase, number: int) -> list[RolePhrase]:
    """The titles of several ministers of one state, who have a field each: of "the ministers of trade and transport of
    Chile, A and B" A is "minister of trade" and B "minister"; none where one title may be that of all."""
    joints = [k for k in range(title.first, title.last) if page.words[k].low in _JOINTS and not page.country[k]]
    head = next((hit[0] for k in range(title.first, title.last) if (hit := head_at(page, k))), title.last)
    of_one_state = title.group == "minister" and title.country is not None and title.accredited_to is None
    if number < 2 or not (of_one_state and joints and head < joints[0]):
        return []
    if _MAY_BE_MANY.search(page.text(title.first, head)):
        return []
    first, other = (replace(title, last=k, organisation=None) for k in (joints[0], head))
    return [first, *[other] * (number - 1)]
