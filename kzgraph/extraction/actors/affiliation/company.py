"""Those in whose company, list or family people are named: "accompanied by NAME", "his wife NAME"."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.affiliation.antecedents import owner_before, subject_before
from kzgraph.extraction.actors.affiliation.high_posts import highest_post
from kzgraph.extraction.actors.affiliation.mentions import Mention, Run, give
from kzgraph.extraction.actors.affiliation.shared import shared_country
from kzgraph.extraction.actors.affiliation.signatories import affiliate_signatories
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.knowledge import choice, pattern
from kzgraph.extraction.text.page import Page

# So far from "accompanied by" the company.
_COMPANY_REACH = 16
# "Accompanied by his wife ": so many letters between somebody and a relative named with him.
_JOINED = 30
# "A, in whose company" stands so near before the verb.
_VERB_REACH = 80


def affiliate_by_company(context: Context, page: Page, roles: list[RolePhrase], lists: list[Run]) -> None:
    """Give those without a country the one of those in whose company, list or family the text names them."""
    _by_family(context, lists)
    for run in lists:
        shared_country(context, page, run)
    _by_words(context, page, roles, lists)
    affiliate_signatories(context, lists)


def _by_words(context: Context, page: Page, roles: list[RolePhrase], lists: list[Run]) -> None:
    flat = context.flat
    for match in choice("sides", "company_follows").finditer(flat):
        run = _next(lists, match.end(), _COMPANY_REACH)
        several = run and pattern("sides", "several_before", cased=True).match(flat, run[0].sentence[0])
        if run and not several and run[0].sentence[0] <= match.start():
            _give_company(run, _owner(context, page, roles, lists, run[0].sentence[0], match.start()))
    for match in choice("sides", "company_of_him").finditer(flat):
        run = _next(lists, match.end(), _COMPANY_REACH)
        start = run[0].sentence[0] if run else 0
        open_to_two = _ARRIVES.search(match[0]) and _of_two_sides(lists, start)
        if run and start <= match.start() and not (open_to_two and _guest_before(context, lists, start) is None):
            _give_company(run, _owner(context, page, roles, lists, start, match.end()))
    for match in choice("sides", "with_owner").finditer(flat):
        verb = pattern("sides", "company_verb").search(flat, match.end(), match.end() + _VERB_REACH)
        run = _next(lists, verb.end(), _COMPANY_REACH) if verb else None
        if run and verb and run[0].sentence[0] <= match.start():
            _give_company(run, owner_before(context, page, roles, lists, verb.start()))
    for run in lists:
        match_after = pattern("sides", "in_company").match(flat[run[-1].tail : run[0].sentence[1]])
        if match_after:
            at = run[-1].tail + match_after.end()
            company = _next(lists, at, _COMPANY_REACH)
            if company and company[0].sentence != run[0].sentence:
                company = None  # "NAME accompanied him. President B received"
            pronoun = pattern("sides", "persons").search(match_after[0] + flat[at : at + _COMPANY_REACH])
            owner = company[0].person if company else None
            if owner is None and pronoun:
                owner_code = owner_before(context, page, roles, lists, run[0].lead)
                _give_company(run, owner_code)
            elif owner is not None:
                _give_company(run, (owner.country, highest_post(owner)))


def _owner(
    context: Context, page: Page, roles: list[RolePhrase], lists: list[Run], start: int, offset: int
) -> tuple[str | None, str | None]:
    """Country and highest post of the one in whose company others are: "he" is who acted in the sentence before."""
    told = any(start <= m.start < offset for run in lists for m in run)
    told = told or any(start <= page.words[role.first].start < offset for role in roles)
    if not told and pattern("sides", "persons").search(context.flat, start, offset):
        subject = _guest_before(context, lists, start) or subject_before(context, page, roles, lists, start)
        return (subject.country, highest_post(subject)) if subject else (None, None)
    return owner_before(context, page, roles, lists, offset)


# "A of Peru held talks with B of Chile. With him came": with one of them, who travelled.
_OF_COUNTRY = re.compile(r"^ of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?")
_ARRIVES = re.compile(r"\b(?:came|arrived|flew)\b")


def _of_two_sides(lists: list[Run], offset: int) -> bool:
    """Whether the sentence before an offset names people of several countries."""
    return len({m.person.country for m in _named_last(lists, offset)} - {None}) > 1


def _named_last(lists: list[Run], offset: int) -> Run:
    """Those whom the last sentence before an offset names that names anybody."""
    earlier = [m for run in lists for m in run if m.end <= offset]
    return [m for m in earlier if m.sentence == earlier[-1].sentence]


def _guest_before(context: Context, lists: list[Run], offset: int) -> PersonEntity | None:
    """The guest of whom the sentence before tells: "A received B. He was accompanied by": B came with others."""
    inside = _named_last(lists, offset)
    if len(inside) < 2:
        return None
    did = _OF_COUNTRY.sub("", context.flat[inside[0].tail : inside[1].lead])
    if not pattern("sides", "receives").match(did):
        return None
    return inside[1].person


def _give_company(run: Run, owner: tuple[str | None, str | None]) -> None:
    code, post = owner
    known = next((k for k, m in enumerate(run) if k and m.start != m.person.mentions[0].start), len(run))
    run = run[:known]  # "accompanied by A, and B came with C": B was named before
    first = next((k for k, m in enumerate(run) if m.person.country), len(run))
    if len({m.person.country for m in run[first:] if m.person.country}) == 1:
        # "accompanied by his Minister A, the Georgian Ambassador B and Deputy Foreign Minister C": C is of Georgia
        _give(run[first:], run[first].person.country, post)
        run = run[:first]
    _give(run, code, post)


def _give(run: Run, code: str | None, post: str | None) -> None:
    give([m for m in run if post is None or highest_post(m.person) != post], code)


def _next(lists: list[Run], offset: int, reach: int) -> Run | None:
    """The list that begins soon after an offset."""
    return next((run for run in lists if offset <= run[0].lead <= offset + reach), None)


def _by_family(context: Context, lists: list[Run]) -> None:
    """ "His wife NAME", "President A and Mrs A": of the country of the one named before."""
    named = [m for run in lists for m in run]
    for k, mention in enumerate(named):
        if k == 0 or mention.person.country is not None:
            continue
        before = named[k - 1]
        gap = context.flat[before.tail : mention.start]
        if before.sentence != mention.sentence:
            continue
        if pattern("sides", "relative").search(gap):
            told = {m.person.country for m in named[:k] if m.sentence == mention.sentence} - {None}
            if len(gap) > _JOINED and len(told) > 1:
                continue  # "A met B in Rome after his deputy, NAME, had left": it may be the deputy of either
            give([mention], before.person.country)
        elif pattern("sides", "couple").search(gap) and _one_name(before, mention):
            give([mention], before.person.country)


def _one_name(one: Mention, other: Mention) -> bool:
    """Whether two people have one surname, or the second one has it beside her own: "Innes-Stubb"."""
    return one.person.name.split()[-1] in {(last := other.person.name.split()[-1]), last.rpartition("-")[2]}
