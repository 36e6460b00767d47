"""Two who meet, talk, sign or preside as two sides: "talks between A and B", "co-chaired by A and B".

They are never of one country. Where the text tells the one's country the other's is the other of the two countries
that it is about; where it tells neither, the document names its own official first.
"""

from __future__ import annotations

from kzgraph.extraction.actors.affiliation.encounters import other_country
from kzgraph.extraction.actors.affiliation.meetings import words_before
from kzgraph.extraction.actors.affiliation.mentions import Mention, Run, give
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.knowledge import pattern, words_of

_PAIR = 2


def affiliate_partners(context: Context, lists: list[Run]) -> None:
    """Give one of two partners the country that the other leaves, and note of whom none is of the home country."""
    home = context.home if context.speaks else None
    for run in lists:
        if len(run) != _PAIR or run[0].person is run[1].person or not _mutual(context, run):
            continue
        if not all(m.start == m.person.mentions[0].start or m.person.country for m in run):
            continue
        first, second = run
        if first.person.country is None and second.person.country is None:
            if home and _of_state(first.person) and (_of_state(second.person) or _is_official(second.person)):
                second.person.not_of = home
                give([second], other_country(context))
        else:
            _other_side(context, first, second)
            _other_side(context, second, first)


def _other_side(context: Context, known: Mention, unknown: Mention) -> None:
    """Give the partner of somebody of one of the document's two countries the other one."""
    code, person = known.person.country, unknown.person
    if code is None or person.country is not None or person.international or not _of_state(person):
        return
    person.not_of = code
    if context.speaks and code in context.pair and len(context.pair) == _PAIR and "EU" not in context.pair:
        give([unknown], next(c for c in context.pair if c != code))


def _of_state(person: PersonEntity) -> bool:
    sent = any(role.accredited_to for role in person.roles)
    return not sent and any(role.group in words_of("posts", "groups_of_state") for role in person.roles)


def _is_official(person: PersonEntity) -> bool:
    """Whether a person has a post that a ministry may give, with nothing of a body: "Director-General for Trade"."""
    return bool(person.roles) and all(role.group == "head" and role.organisation is None for role in person.roles)


def _mutual(context: Context, run: Run) -> bool:
    """Whether the words about two people make partners of them."""
    before = pattern("sides", "partners_follow").search(words_before(context, run))
    if before is not None:
        return True
    return pattern("sides", "partners_act").match(context.flat, run[-1].tail, run[0].sentence[1]) is not None
