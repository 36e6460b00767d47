"""Whose somebody is by "its" or a country's genitive: "where its Marshal, NAME,", "Kenya's own candidate, NAME"."""

from __future__ import annotations

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
        elif owned := pattern("sides", "owned_one").search(
            context.flat, max(mention.sentence[0], mention.lead - _OWNED_REACH), mention.lead
        ):
            give([mention], next((c.code for c in context.countries if c.end == owned.start()), None))


def _is_its(context: Context, mention: Mention) -> bool:
    before = context.flat[max(0, mention.lead - _ITS_REACH) : mention.lead]
    return mention.lead < mention.start and pattern("sides", "its").search(before) is not None


def _give_owner(context: Context, mention: Mention) -> None:
    start, lead = mention.sentence[0], mention.lead
    bodies = [(m.start, body) for body in context.organisations for m in body.mentions if start <= m.start < lead]
    at, body = max(bodies, key=lambda found: found[0], default=(-1, None))
    named = [c for c in context.countries if start <= c.start < lead and c.form != "demonym"]
    if named and named[-1].start > at:
        give([mention], named[-1].code)
    elif body is not None and body.kind == "intergovernmental":
        mention.person.international = True
    elif body is not None and body.kind in words_of("organisations", "kinds_of_state"):
        give([mention], body.country or (context.home if context.speaks else None))
