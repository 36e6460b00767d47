"""Whether a post is held, was held or is to come, as the words between it and its holder, or its verb, tell.

Before them, its own modifiers tell it ("former", "incoming": actors/posts/status.py); after them, words of a post that
changes hands (changes.py), and the appointments of the text (events/offices/holders.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kzgraph.extraction.actors.people.named import Named
from kzgraph.extraction.actors.posts.chains import Chain
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page
from kzgraph.model import RoleStatus

AUXILIARIES = 3
"""So many words before a verb make it passive, or say when."""


def with_status(chain: Iterable[RolePhrase], status: RoleStatus) -> Chain:
    """The titles with a status, unless their own modifiers tell another: "will be the former [minister]"."""
    return [replace(role, status=status) if role.status == "held" else role for role in chain]


def is_supposed(page: Page, named: Named) -> bool:
    """Whether something is only supposed of somebody named: "if Minister NAME becomes premier", "whether NAME was"."""
    start = page.words[named.first].start
    return pattern("people", "supposed_of").search(page.flat, max(0, start - _SUPPOSED), start) is not None


_SUPPOSED = 70


def behind_name(page: Page, end: int, chain: Chain) -> Chain:
    """Titles behind a name that ends before token `end`, as the words between tell: "who previously served as"."""
    between = {page.words[k].low for k in range(end, chain[0].first)}
    ended = words_of("people", "ended_by") | words_of("people", "latest")
    given = between & words_of("people", "begun_by")  # "who was recently appointed"
    return with_status(chain, "former" if between & ended and not given else "held")


def by_verb(page: Page, verb: int, first: int) -> RoleStatus:
    """What the verb at a token, and what stands before it, say of the post that begins at token `first`."""
    start = page.sentence_of(verb).start
    apart = pattern("people", "given_over_apposition", cased=True).search(page.flat[start : page.words[verb].start])
    near = range(verb if apart else max(0, verb - AUXILIARIES), first)
    words = {page.words[k].low for k in near if page.same_sentence(k, first)}
    kept = words_of("people", "begun_by") | words_of("people", "not_ended_by")
    ended = words & words_of("people", "ended_by") and not words & kept
    if pattern("people", "until_now").fullmatch(page.flat, start, page.words[verb].start):
        return "former"
    lead = page.words[first].start
    if pattern("people", "time_in_post").search(page.flat, start, lead):
        return "former"
    if any(pattern("people", key).search(page.flat, start, lead) for key in ("proposed_for", "to_be_given")):
        return "future"
    ahead = page.words[verb].low == "as" and pattern("people", "goes_there_as").search(
        page.flat[start : page.words[verb].start]
    )
    if ahead or page.words[first - 1].low == "next":
        return "future"
    conditional = page.words[verb].low == "would" or ("would" in words and _is_conditional(page, first))
    if (words & words_of("people", "not_yet") or conditional) and not words & words_of("people", "goes_on"):
        return "future"
    return "former" if ended else "held"


def _is_conditional(page: Page, k: int) -> bool:
    """Whether a sentence tells what would be: "Should parliament approve, A would become minister"."""
    sentence = page.sentence_of(k)
    return pattern("people", "conditional", cased=True).search(page.flat[sentence.start : sentence.end]) is not None


def in_year_gone_by(page: Page, offset: int) -> bool:
    """Whether a year before that of the text stands just behind a post: who was to have it then need not now."""
    year, published = _YEAR_BEHIND.match(page.flat, offset), page.source.document.published
    return year is not None and published is not None and year["year"] < published[:4]


_YEAR_BEHIND = re.compile(r",? (?:back |early |late )?in (?:(?:late |early )?[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d)\b")
