"""Titles in front of a sentence, of the subject behind the comma: "As foreign minister, NAME signed", "A former
ambassador to Latvia, NAME", "During her time as consul, NAME"."""

from __future__ import annotations

from kzgraph.extraction.actors.people.holding import with_status
from kzgraph.extraction.actors.people.named import Named
from kzgraph.extraction.actors.posts.chains import Chain
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.text.page import Page
from kzgraph.model import RoleStatus


def attach_fronted(page: Page, waiting: list[Chain], named: list[Named]) -> list[Chain]:
    """Give titles in front of a sentence to its subject; the chains that are of none."""
    left: list[Chain] = []
    for chain in waiting:
        status = _opened_by(page, chain)
        subject = _subject(page, chain, named) if status else None
        if subject is None or status is None:
            left.append(chain)
        else:
            subject.roles.extend(role for role in with_status(chain, status) if role not in subject.roles)
    return left


def _opened_by(page: Page, chain: Chain) -> RoleStatus | None:
    """Whether the post is held or former, as the words tell that open a sentence before it; None of others."""
    start, first = page.sentence_of(chain[0].first).start, page.words[chain[0].first].start
    if chain[0].plural:
        return None
    if pattern("people", "fronted_former", cased=True).fullmatch(page.flat, start, first):
        return "former"
    return "held" if pattern("people", "fronted_held", cased=True).fullmatch(page.flat, start, first) else None


def _subject(page: Page, chain: Chain, named: list[Named]) -> Named | None:
    """Who is named behind the comma after a title, with or without titles of his own, and is no owner of something."""
    end = chain[-1].last
    subject = next((n for n in named if n.first >= end and page.same_sentence(end - 1, n.first)), None)
    if subject is None or page.flat.startswith(("'s ", "’s "), page.words[subject.last - 1].end):
        return None
    lead = min([r.first for r in subject.roles if end < r.first and r.last <= subject.first], default=subject.first)
    between = page.flat[page.words[end - 1].end : page.words[lead].start]
    return subject if pattern("people", "up_to_subject", cased=True).fullmatch(between) else None
