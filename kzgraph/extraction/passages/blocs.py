"""Blocs that make trade agreements for their members: EFTA, Mercosur, the European Union."""

from __future__ import annotations

import re

from kzgraph.extraction.context import Context, OrganisationEntity, Sentence, Span
from kzgraph.extraction.knowledge import pattern, words_of

# So many sentences before one that goes on a bloc may be named.
_NEAR = 2


def bloc_told_before(context: Context, sentence: Sentence) -> OrganisationEntity | None:
    """The bloc of whose documents a paragraph tells, where a sentence opens with another one "with" somebody.

    "The agreement between EFTA and Thailand is ready. The one with Kosovo was signed": not of the state that writes.
    """
    flat = context.flat
    if pattern("agreements", "document_of_bloc", cased=True).match(flat, sentence.start, sentence.end) is None:
        return None
    number = context.source.number_of(sentence)
    for before in reversed(context.source.sentences[max(0, number - _NEAR) : number]):
        if before.block != sentence.block:
            return None
        for body in context.organisations:
            spots = (m for m in body.mentions if before.start <= m.start < before.end)
            if body.name in words_of("agreements", "trade_blocs") and any(_acts(context, before, m) for m in spots):
                return body
    return None


def _acts(context: Context, sentence: Sentence, mention: Span) -> bool:
    """Whether a bloc is the first of two of whose document a sentence tells: "between EFTA and", "The EU and Chile"."""
    leads = pattern("agreements", "first_of_two", cased=True).fullmatch(context.flat, sentence.start, mention.start)
    return leads is not None and _TREATY.search(context.flat, sentence.start, sentence.end) is not None


_TREATY = re.compile(r"\b(?:agreement|treaty|pact|deal|accord|partnership|FTA)s?\b")
