"""Of which country a mission's staff are: "received the Ambassador of India. NAME, first secretary of the embassy"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzgraph.extraction.actors.affiliation.mentions import Mention, Run, give
from kzgraph.extraction.context import Context
from kzgraph.extraction.knowledge import pattern, words_of

# So much stands before a title, or behind one, of "the Embassy's" and "at the Embassy".
_ABOUT = 60


def affiliate_mission_staff(context: Context, lists: list[Run]) -> None:
    """Give the staff of an embassy without a country that of the ambassador or embassy told last before them.

    Where a sentence tells of ambassadors of several countries, theirs is not known, and not the home one's either.
    """
    staff = [m for run in lists for m in run if m.person.country is None and _is_staff(context, m)]
    anchors = sorted(_missions(context)) if staff else []
    for mention in staff:
        before = [(start, code) for start, code in anchors if start < mention.start]
        told = context.source.sentence_at(before[-1][0]) if before else None
        if told is None:
            continue
        codes = {code for start, code in before if start >= told.start}
        if len(codes) == 1:
            give([mention], codes.pop())
        elif context.home not in codes:
            mention.person.not_of = context.home


def _is_staff(context: Context, mention: Mention) -> bool:
    """Whether somebody's title is one that only missions have, or the mission stands by it."""
    person, flat = mention.person, context.flat
    if any(role.country or role.organisation for role in person.roles):
        return False
    if any(pattern("sides", "post_of_mission").fullmatch(role.title) for role in person.roles):
        return True
    if any(role.group in words_of("posts", "groups_abroad") for role in person.roles):
        return False
    start, end = mention.sentence
    owned = pattern("sides", "mission_owns").search(flat, max(start, mention.lead - _ABOUT), mention.lead)
    behind = flat[mention.end : min(end, mention.tail + _ABOUT)]
    return owned is not None or pattern("sides", "post_at_mission", cased=True).match(behind) is not None


def _missions(context: Context) -> Iterator[tuple[int, str]]:
    """Where ambassadors stand and missions whose country is told, each with that country."""
    for person in context.people:
        if person.country and any(role.group in words_of("posts", "groups_abroad") for role in person.roles):
            yield from ((mention.start, person.country) for mention in person.mentions)
    for country in context.countries:
        behind = _ENVOY.match(context.flat, country.end) if country.form == "adjective" else None
        if behind or _OF.search(context.flat, max(0, country.start - _ABOUT), country.start):
            yield country.start, country.code


_ENVOY = re.compile(r" (?:[a-z]+ ){0,2}(?:[Aa]mbassador|[Hh]igh [Cc]ommissioner|[Ee]mbassy)\b")
_OF = re.compile(r"\b(?:[Aa]mbassador|[Hh]igh [Cc]ommissioner|[Ee]mbassy|[Hh]igh [Cc]ommission) (?:of|from) (?:the )?$")
