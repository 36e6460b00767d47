"""Lists of people of one country: "Ministers A and B of Chad"."""

from __future__ import annotations

import re
from itertools import pairwise

from kzgraph.extraction.actors.affiliation.high_posts import highest_post
from kzgraph.extraction.actors.affiliation.meetings import is_met, words_before
from kzgraph.extraction.actors.affiliation.mentions import Run, give
from kzgraph.extraction.actors.affiliation.service import is_international, is_international_body
from kzgraph.extraction.actors.people.named import country_after
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.text.page import Page

# A list as long as this is of one country where its first member's is given.
_LIST = 3


def shared_country(context: Context, page: Page, run: Run) -> None:
    """ "Ministers A and B of Chad", and a long list whose first member's country is given.

    Who was named before is no new member of a list: "met A and B, Mr C said".
    """
    run = [m for k, m in enumerate(run) if k == 0 or m.start == min(x.start for x in m.person.mentions)]
    if len(run) == 1 or all(m.person.country for m in run):
        return
    flat, end = context.flat, run[0].sentence[1]
    met = is_met(words_before(context, run))
    closing = country_after(page, page.at(run[-1].end))
    if closing and (met or pattern("sides", "were_met").search(flat, run[-1].end, end)):
        of_one = [m for m in run if not (_heads_state(m.person) or is_international(m.person, context))]
        give(of_one, closing, posts=True)
    elif closing and closing != context.home and _are_colleagues(context, run):
        run[0].person.not_of = context.home
    elif met and _is_closed_by_body(context, run):
        for person in (m.person for m in run if not m.person.country and not _heads_state(m.person)):
            person.international = True
    stated = {m.person.country for m in run if m.person.country}
    first = run[0].person
    comma = flat.startswith(",", run[0].tail) and " and " not in flat[run[0].tail : run[1].lead]
    listed = len(run) >= _LIST or comma or pattern("sides", "meet_together").match(flat[run[-1].tail : end]) is not None
    abroad = any(
        role.accredited_to for role in first.roles
    )  # "the Iranian Ambassador to Kazakhstan A, Vice Minister B"
    if len(stated) == 1 and first.country and (met or (first.roles and listed)) and not abroad:
        posts = {highest_post(m.person) for m in run if m.person.country} - {None}
        others = [m for m in run if highest_post(m.person) not in posts and not _heads_state(m.person)]
        others = [m for m in others if not is_international(m.person, context)]  # "…, and the NATO Secretary General"
        give(others, first.country, posts=True)
    if len(stated) > 1:
        _beside_colleagues(flat, run)


def _are_colleagues(context: Context, run: Run) -> bool:
    """Whether two behind other words hold high posts that go together: "praised President A and Minister B of X"."""
    posts = [highest_post(m.person) for m in run]
    joined = len(run) == _PAIR and _AND.fullmatch(context.flat, run[0].tail, run[1].lead) is not None
    return joined and run[0].lead > run[0].sentence[0] and None not in posts and posts[0] != posts[1]


_PAIR = 2


def _is_closed_by_body(context: Context, run: Run) -> bool:
    """Whether an organisation of states stands behind a list of those who serve it: "A and B of the OSCE"."""
    bodies = (m for body in context.organisations if is_international_body(body) for m in body.mentions)
    return any(context.flat[run[-1].end : m.start] in {" of ", " of the ", " from ", " from the "} for m in bodies)


def _beside_colleagues(flat: str, run: Run) -> None:
    """In a list of people of several countries, "US Secretary A and Representative B" are of one."""
    for before, after in pairwise(run):
        joined = _AND.fullmatch(flat, before.tail, after.lead) is not None
        titled = before.lead < before.start and after.lead < after.start and len(after.person.roles) == 1
        post = highest_post(after.person)
        rival = _heads_state(after.person) or (post is not None and post == highest_post(before.person))
        own = any(role.country and before.lead <= role.start < before.start for role in before.person.roles)
        if joined and titled and own and not rival:
            give([after], before.person.country, posts=True)


_AND = re.compile(r" and (?:the )?")


def _heads_state(person: PersonEntity) -> bool:
    """Whether a person heads a state or a government: such a one is in nobody's list."""
    return highest_post(person) in {"president", "prime minister"}
