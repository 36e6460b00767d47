"""Holders of an office with whom one is compared: "the last Norwegian prime minister to come was NAME", "the first
visit of a Norwegian prime minister since 1998, when NAME came": of the country whose office it is."""

from __future__ import annotations

from kzgraph.extraction.actors.affiliation.mentions import Mention, Run, give
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.context import Context
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page


def affiliate_earlier_holders(context: Context, page: Page, roles: list[RolePhrase], lists: list[Run]) -> None:
    """Give those without a country the one of the office that their sentence compares.

    Where the office is told without a country, as in "the last prime minister to come was NAME", it is that of the
    holder named last before.
    """
    offices = [(page.words[r.first].start, page.words[r.last - 1].end, r) for r in roles if _is_any(page, r)]
    named = [m for run in lists for m in run]
    for k, mention in enumerate(named):
        if mention.person.country is not None and not mention.person.assumed:
            continue
        inside = [o for o in offices if mention.sentence[0] <= o[0] < mention.sentence[1]]
        compared = [r for start, end, r in inside if _compares(context.flat, mention, start, end)]
        if not compared:
            continue
        code = _country(page, compared[-1]) or _of_holder(named[:k], compared[-1])
        if code is not None:
            mention.person.country, mention.person.assumed = None, False
            give([mention], code)


def _is_any(page: Page, role: RolePhrase) -> bool:
    """Whether an office is told of no holder in particular: "a Norwegian premier", "the last president"."""
    k = role.first
    return (
        not role.plural
        and page.same_sentence(k - 1, k)
        and page.words[k - 1].low in words_of("people", "indefinite_words")
    )


def _country(page: Page, role: RolePhrase) -> str | None:
    """The country that an office names."""
    named = [country.code for k in range(role.first, role.last) if (country := page.country[k])]
    return role.country or (named[0] if named else None)


def _compares(flat: str, mention: Mention, start: int, end: int) -> bool:
    """Whether somebody is told to be a holder of the office between two offsets, or to have come as one."""
    if mention.end <= start:  # "NAME was the last Norwegian prime minister"
        return pattern("sides", "was_the_last").fullmatch(flat, mention.tail, start) is not None
    if end > mention.lead or pattern("sides", "compares_holders").search(flat, mention.sentence[0], end) is None:
        return False
    if pattern("sides", "was_who").search(flat, end, mention.lead):
        return True
    then, comes = pattern("sides", "came_then", cased=True), pattern("sides", "comes")
    return comes.match(flat, mention.tail) is not None and then.search(flat, end, mention.lead) is not None


def _of_holder(before: list[Mention], role: RolePhrase) -> str | None:
    """The country of the last one named before who holds such an office."""
    holders = (m.person for m in reversed(before) if any(r.group == role.group for r in m.person.roles))
    return next((p.country for p in holders if p.country and not p.assumed), None)
