"""Those whom somebody succeeds, and those who succeed: "NAME, who replaces NAME" in a post of one country."""

from __future__ import annotations

from kzgraph.extraction.actors.affiliation.antecedents import bare_title, subject_before
from kzgraph.extraction.actors.affiliation.mentions import LOOK_BACK, Mention, Run, give
from kzgraph.extraction.actors.affiliation.service import is_international
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page

# "The Ambassador's" stands so near before "predecessor", and "outgoing" before a title.
_OWNER_REACH = 60
_OUTGOING = 12
_JOINED = (" and ", " and the ", " while ", " while the ")


def affiliate_predecessors(context: Context, page: Page, roles: list[RolePhrase], lists: list[Run]) -> None:
    """Give those without a country the one of their successors, or of those whom they succeed."""
    named = [m for run in lists for m in run]
    for k, mention in enumerate(named):
        told = mention.person.country is not None and not mention.person.assumed
        if told or is_international(mention.person, context):
            continue  # those who come after one another in an international post are of several countries
        owner = _told_behind(context.flat, named, k) or (_owner(context, page, roles, lists, named, k) if k else None)
        if owner is None or owner is mention.person:
            continue
        if any(role.country for role in owner.roles) or owner.country == "EU" or not is_international(owner, context):
            if owner.country and not owner.assumed:
                mention.person.country = None
            give([mention], owner.country)


def _told_behind(flat: str, named: list[Mention], k: int) -> PersonEntity | None:
    """Whose predecessor or successor one is by what stands behind the name: "NAME, Brown's predecessor, visited".

    In "NAME, his predecessor, visited" of the only one named in the last sentence that names any.
    """
    if (beside := _told_beside(flat, named, k)) is not None:
        return beside.person
    before = [m for m in named[:k] if m.person is not named[k].person]
    if not before or pattern("sides", "own_behind").match(flat, named[k].tail) is None:
        return None
    last = {id(m.person): m.person for m in before if m.sentence == before[-1].sentence}
    return next(iter(last.values())) if len(last) == 1 else None


def _owner(
    context: Context, page: Page, roles: list[RolePhrase], lists: list[Run], named: list[Mention], k: int
) -> PersonEntity | None:
    """Whom the one named succeeds or is succeeded by, as the words before the name tell."""
    mention, flat = named[k], context.flat
    start = mention.sentence[0]
    lead = flat[max(start, mention.lead - LOOK_BACK) : mention.lead]
    succeeds = pattern("sides", "succeeded").search(lead) is not None
    if not (succeeds or pattern("sides", "of_successor").search(lead)):
        return None
    inside = [m for m in named[:k] if m.sentence == mention.sentence]
    pronoun = pattern("people", "begins_with_pronoun", cased=True).match(flat, start, mention.lead) is not None
    follows = pronoun and lead.endswith((" by ", " by the "))  # "He will be succeeded by NAME"
    if succeeds and not follows:
        if inside:
            return inside[-1].person
        if pronoun:
            return subject_before(context, page, roles, lists, start)
        return bare_title(page, roles, named[:k], start, mention.lead)
    if (
        not follows and pattern("sides", "own_successor").search(lead) is None
    ):  # "Merz's predecessor", "the Ambassador's successor"
        if inside and flat[inside[-1].end : mention.lead].startswith("'"):
            return inside[-1].person
        return bare_title(page, roles, named[:k], max(start, mention.lead - _OWNER_REACH), mention.lead)
    if inside and flat[inside[-1].tail : mention.lead].strip(" ,").startswith(
        ("and ", "his ", "her ", "their ", "of ")
    ):
        return inside[-1].person  # "Prime Minister A of Norway and his predecessor, B"
    own = bool(inside) and flat.endswith(_JOINED, 0, inside[-1].lead)
    if own and pattern("sides", "did_to_predecessor").fullmatch(flat, inside[-1].tail, mention.lead):
        return inside[-1].person  # "Minister A came with B, and Minister C brought his predecessor D"
    before = inside or [m for m in named[:k] if m.sentence == named[k - 1].sentence]
    leaving = [m for m in before if _leaves(context, m)]
    if not leaving and "predecessor" not in lead:
        envoys = _envoys(before)
        takes_leave = pattern("sides", "tells_of_leaving").search(flat, *before[0].sentence)
        if takes_leave is not None:
            leaving = _whose(flat, takes_leave.start(), before) or envoys
        elif envoys and envoys[0].person is not before[0].person:
            return None  # "Minister A received Ambassador B. Her successor, C": of either
    return (leaving or before)[0].person if _near(context, before[0], mention) else None


def _told_beside(flat: str, named: list[Mention], k: int) -> Mention | None:
    """Whose predecessor or successor an apposition makes of somebody: "NAME, [Kallas]'s predecessor, signed"."""
    mention, after = named[k], named[k + 1] if k + 1 < len(named) else None
    if after is None or after.sentence != mention.sentence or not flat.startswith(", ", mention.tail):
        return None
    beside = pattern("sides", "named_beside").fullmatch(flat, mention.tail, after.lead)
    return after if beside and pattern("sides", "whose_follower").match(flat, after.end) else None


def _leaves(context: Context, mention: Mention) -> bool:
    """Whether a post is told to be over or nearly so: "outgoing Ambassador NAME"."""
    outgoing = "outgoing" in context.flat[max(0, mention.lead - _OUTGOING) : mention.start].lower()
    return outgoing or any(role.status == "former" for role in mention.person.roles)


def _envoys(before: list[Mention]) -> list[Mention]:
    """The mentions of the one envoy of a sentence; none where there are several."""
    kinds = words_of("people", "envoy_groups")
    envoys = [m for m in before if any(role.group in kinds for role in m.person.roles)]
    return envoys if len({id(m.person) for m in envoys}) == 1 else []


def _whose(flat: str, offset: int, before: list[Mention]) -> list[Mention]:
    """Of whom a relative clause is that holds an offset: "NAME, whose term ends", "NAME, who is leaving"."""
    last = next((m for m in reversed(before) if m.tail <= offset), None)
    relative = last is not None and flat.startswith((", who ", ", whose "), last.tail)
    return [last] if last is not None and relative and "," not in flat[last.tail + 1 : offset] else []


def _near(context: Context, before: Mention, mention: Mention) -> PersonEntity | None:
    """The one named before, where that is in the same paragraph or in the sentence before."""
    sentences = context.source.sentences
    numbers = {(s.start, s.end): k for k, s in enumerate(sentences)}
    told, earlier = numbers.get(mention.sentence, 0), numbers.get(before.sentence, 0)
    near = told - earlier <= 1 or sentences[told].block == sentences[earlier].block
    return before.person if near else None
