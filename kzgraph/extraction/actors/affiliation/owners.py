"""Whose somebody is by "its" or a country's genitive: "where its Marshal, NAME,", "Kenya's own candidate, NAME"."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.affiliation.meetings import is_met
from kzgraph.extraction.actors.affiliation.mentions import Mention, Run, give
from kzgraph.extraction.context import Context
from kzgraph.extraction.knowledge import pattern, words_of

_ITS_REACH = 16
_OWNED_REACH = 60


def affiliate_by_owners(context: Context, lists: list[Run]) -> None:
    """Give those without a country the one of the body or country that "its" means: the last one named before."""
    for mention in (m for run in lists for m in run):
        if mention.person.country is not None or mention.person.international:
            continue
        if _is_its(context, mention):
            _give_owner(context, mention)
        elif (owned := _owned(context, mention, mention.lead) or _owned(context, mention, mention.start)) is not None:
            give([mention], next((c.code for c in context.countries if c.end == owned.start()), None))


def _give_subject_before(context: Context, mention: Mention) -> None:
    """Give whom "Its" names at the head of a sentence the only country of the one before: "Togo denies it. Its"."""
    before = context.source.sentence_at(max(0, mention.sentence[0] - _BLANKS))
    if before is None or not all(role.group in words_of("posts", "groups_of_state") for role in mention.person.roles):
        return
    codes = {c.code for c in context.countries if before.start <= c.start < before.end}
    bodies = [m for body in context.organisations for m in body.mentions if before.start <= m.start < before.end]
    if len(codes) == 1 and not bodies:
        give([mention], codes.pop())


# Between two sentences, or two paragraphs.
_BLANKS = 3


def _owned(context: Context, mention: Mention, end: int) -> re.Match[str] | None:
    """What makes somebody a country's own, up to an offset: "Kenya's own candidate, ", "Japan's chief negotiator, "."""
    start = max(mention.sentence[0], end - _OWNED_REACH)
    return pattern("sides", "owned_one").search(context.flat, start, end)


def _is_its(context: Context, mention: Mention) -> bool:
    before = context.flat[max(0, mention.lead - _ITS_REACH) : mention.lead]
    return mention.lead < mention.start and pattern("sides", "its").search(before) is not None


def _give_owner(context: Context, mention: Mention) -> None:
    start, lead = mention.sentence[0], mention.lead
    if pattern("sides", "its_in_front", cased=True).fullmatch(context.flat, start, lead):
        _give_subject_before(context, mention)
        return
    bodies = [(m.start, body) for body in context.organisations for m in body.mentions if start <= m.start < lead]
    at, body = max(bodies, key=lambda found: found[0], default=(-1, None))
    named = [c for c in context.countries if start <= c.start < lead and c.form != "demonym"]
    if named and named[-1].start > at:
        give([mention], named[-1].code)
    elif body is not None and body.kind == "intergovernmental":
        mention.person.international = True
    elif body is not None and body.kind in words_of("organisations", "kinds_of_state"):
        met = is_met(context.flat[start:lead])  # "was received at the National Assembly by its Speaker"
        give([mention], body.country or (context.home if context.speaks and not met else None))
