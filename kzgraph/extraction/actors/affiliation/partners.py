"""Two who meet, talk, sign or preside as two sides: "talks between A and B", "co-chaired by A and B".

They are never of one country. Where the text tells the one's country the other's is the other of the two countries
that it is about; where it tells neither, the document names its own official first, and where only a dateline says
whose it is, neither is known.
"""

from __future__ import annotations

from itertools import pairwise

from kzgraph.extraction.actors.affiliation.encounters import other_country
from kzgraph.extraction.actors.affiliation.meetings import words_before
from kzgraph.extraction.actors.affiliation.mentions import Mention, Run, give
from kzgraph.extraction.actors.affiliation.signatories import is_signing_pair
from kzgraph.extraction.context import Context, PersonEntity, RoleEntity
from kzgraph.extraction.knowledge import pattern, words_of

_PAIR = 2


def affiliate_partners(context: Context, lists: list[Run]) -> None:
    """Give one of two partners the country that the other leaves, and note of whom none is of the home country."""
    home = context.home if context.speaks else None
    for before, run in pairwise([[], *lists]):
        if len(run) != _PAIR or run[0].person is run[1].person:
            continue
        if not _mutual(context, run):
            if home and _shared_titles(*run) and _are_of_two(context, before, run):
                run[1].person.not_of = home  # or of whichever of the two sides just told
            continue
        if not all(m.start == m.person.mentions[0].start or m.person.country for m in run):
            continue
        first, second = run
        if first.person.country is None and second.person.country is None:
            if home and _of_state(first.person) and (_of_state(second.person) or _is_official(second.person)):
                second.person.not_of = home
                if context.by_dateline:
                    first.person.not_of = home  # one of them is, and nothing tells which
                else:
                    give([second], other_country(context))
        else:
            _other_side(context, first, second)
            if context.by_dateline or not (second.person.country == home and _opens(context, first.person)):
                _other_side(context, second, first)


def _other_side(context: Context, known: Mention, unknown: Mention) -> None:
    """Give the partner of somebody of one of the document's two countries the other one."""
    code, person = known.person.country, unknown.person
    if code is None or person.country is not None or person.international:
        return
    if not _of_state(person) and not (_of_state(known.person) and _is_official(person)):
        return
    person.not_of = code
    if context.speaks and code in context.pair and len(context.pair) == _PAIR and "EU" not in context.pair:
        give([unknown], next(c for c in context.pair if c != code))


def _opens(context: Context, person: PersonEntity) -> bool:
    """Whether a person is the first whom the text names: one of the house's own, also beside a colleague."""
    return person is min(context.people, key=lambda p: p.mentions[0].start)


def _of_state(person: PersonEntity) -> bool:
    sent = any(role.accredited_to for role in person.roles)
    return not sent and any(role.group in words_of("posts", "groups_of_state") for role in person.roles)


def _is_official(person: PersonEntity) -> bool:
    """Whether a person has a post that a ministry may give, with nothing of a body: "Director-General for Trade"."""
    return bool(person.roles) and all(role.group == "head" and role.organisation is None for role in person.roles)


def _mutual(context: Context, run: Run) -> bool:
    """Whether the words about two people make partners of them."""
    if _of_one_portfolio(*run) or is_signing_pair(context, run):
        return True
    before = pattern("sides", "partners_follow").search(words_before(context, run))
    if before is not None:
        return True
    acts = ["partners_act", "meet_each_other"] if context.by_dateline else ["partners_act"]
    if any(pattern("sides", act).match(context.flat, run[-1].tail, run[0].sentence[1]) for act in acts):
        return True
    equals = {role.group for role in run[0].person.roles} & {role.group for role in run[1].person.roles}
    chaired = pattern("sides", "equals_act").match(context.flat, run[-1].tail, run[0].sentence[1])
    return chaired is not None and bool(equals)


def _of_one_portfolio(first: Mention, second: Mention) -> bool:
    """Whether one title is that of two, and a country has one such minister: "Labour Ministers A and B"."""
    for role in _shared_titles(first, second):
        words = set(role.title.lower().split())
        if role.group == "minister" and len(words) > 1 and not words & words_of("sides", "words_of_several"):
            return True
    return False


def _shared_titles(first: Mention, second: Mention) -> list[RoleEntity]:
    """The titles in the plural that two have together: "Ministers A and B"."""
    spans = {(role.start, role.end) for role in second.person.roles}
    return [role for role in first.person.roles if (role.start, role.end) in spans]


def _are_of_two(context: Context, before: Run, run: Run) -> bool:
    """Whether the list before another, in its sentence or in the one before it, is of two of different countries."""
    if len(before) != _PAIR or len({m.person.country for m in before} - {None}) != _PAIR:
        return False
    between = context.flat[before[-1].sentence[1] : run[0].sentence[0]]
    return not between.strip(" \n.")
