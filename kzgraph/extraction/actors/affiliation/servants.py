"""Those who serve somebody named: "Yoon's security adviser, NAME", "the President appointed NAME as his envoy"."""

from __future__ import annotations

from itertools import pairwise

from kzgraph.extraction.actors.affiliation.high_posts import highest_post
from kzgraph.extraction.actors.affiliation.meetings import is_met
from kzgraph.extraction.actors.affiliation.mentions import Mention, Run, give
from kzgraph.extraction.context import Context
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.office_verbs import made_of

# "Yoon's new" stands so near before a title.
_OWNED_REACH = 16
_HIS = (" his ", " her ", "His ", "Her ")
_MASTERS = frozenset({"president", "prime minister"})


def affiliate_servants(context: Context, lists: list[Run]) -> None:
    """Give those without a country the one of the person whom the text says that they serve."""
    named = [m for run in lists for m in run]
    for run in lists:
        _served_by_another(context, named, run)
    for before, mention in pairwise(named):
        if before.person.country is None and (_serves(before, mention) or _appoints(context, before, mention)):
            give([before], mention.person.country)
        if mention.person.country is None and _serves(mention, before):
            give([mention], before.person.country)
        if mention.person.country is not None or mention.lead < before.end:
            continue
        if before.sentence != mention.sentence:
            if highest_post(before.person) in _MASTERS and _his(context, mention) and _next(context, before, mention):
                give([mention], before.person.country)
        elif before.person.international and _owned(context, before, mention):
            mention.person.international = True  # "the Secretary General of NATO and his Special Representative"
        elif before.person is not mention.person and (
            _owned(context, before, mention)
            or _sent(context, before, mention)
            or (before.person.country and _appoints(context, before, mention))
        ):
            give([mention], before.person.country)
    for mention in named:
        _by_his(context, named, mention)


def _served_by_another(context: Context, named: list[Mention], run: Run) -> None:
    """Give those under whom somebody served his country: "A, U.S. secretary of state under Presidents B and C"."""
    under = pattern("sides", "served_under", cased=True)
    start = run[0].sentence[0]
    if any(m.person.country for m in run) or under.search(context.flat, start, run[0].lead) is None:
        return
    servants = [m for m in named if start <= m.start < run[0].lead]
    if servants and all(m.start == m.person.mentions[0].start for m in run):
        give(run, servants[-1].person.country)


def _by_his(context: Context, named: list[Mention], mention: Mention) -> None:
    """Give "his Energy Minister NAME" the country of the president or prime minister whom the sentence names first;
    where it begins so, the one before it."""
    start, lead = mention.sentence[0], mention.lead
    post = lead + len("His ") if context.flat.startswith(("His ", "Her "), lead) else lead
    serves = any(r.start == post and r.group in words_of("sides", "groups_of_servants") for r in mention.person.roles)
    if mention.person.country or mention.person.international or not serves or not context.flat.endswith(_HIS, 0, post):
        return
    own = context.source.sentence_at(start)
    told = context.source.before(own) if own and post > lead else own
    if told is None:
        return
    before = [m for m in named if told.start <= m.start < min(lead, told.end)]
    masters = {id(m.person) for m in before if highest_post(m.person) in _MASTERS}
    if before and masters == {id(before[0].person)} and not is_met(context.flat[told.start : before[0].lead]):
        give([mention], before[0].person.country)


def _serves(servant: Mention, master: Mention) -> bool:
    """ "NAME, an aide to President NAME": the title goes up to the name of the one who is served; "aide to A, B".

    "Ministers A and B": a title that is also of the one behind it serves nobody.
    """
    of_master = {role.start for role in master.person.roles}
    return any(role.end + 1 == master.start and role.start not in of_master for role in servant.person.roles)


def _his(context: Context, mention: Mention) -> bool:
    """ "NAME, his Special Envoy"."""
    return pattern("sides", "his_servant").match(context.flat, mention.end, mention.sentence[1]) is not None


def _next(context: Context, before: Mention, mention: Mention) -> bool:
    """Whether a sentence follows the one of another name at once, in one paragraph."""
    last, own = (context.source.sentence_at(m.start) for m in (before, mention))
    gap = context.flat[before.sentence[1] : mention.sentence[0]]
    return last is not None and own is not None and last.block == own.block and len(gap.strip()) <= 1


def _owned(context: Context, owner: Mention, mention: Mention) -> bool:
    """ "Yoon's deputy security adviser, NAME": the title behind the name of the one whose it is."""
    gap = context.flat[owner.end : mention.lead]
    titled = mention.lead < mention.start and len(gap) <= _OWNED_REACH
    return titled and pattern("sides", "whose_servant").fullmatch(gap) is not None


def _appoints(context: Context, head: Mention, mention: Mention) -> bool:
    """ "President A has appointed NAME foreign minister of Peru": a head of state or government, none of a body."""
    if highest_post(head.person) not in _MASTERS or head.person.international:
        return False
    sentence = context.source.sentence_at(mention.start)
    if sentence is None or made_of(context.flat, sentence, mention.start) != "appointee":
        return False  # "President A sent President B of Peru a message"
    return pattern("sides", "appoints").fullmatch(context.flat, head.tail, mention.lead) is not None


def _sent(context: Context, sender: Mention, mention: Mention) -> bool:
    """ "President A has appointed NAME as his envoy"."""
    if pattern("sides", "appoints").fullmatch(context.flat, sender.tail, mention.lead) is None:
        return False
    return pattern("sides", "as_servant").match(context.flat, mention.end, mention.sentence[1]) is not None
