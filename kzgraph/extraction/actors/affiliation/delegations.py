"""Who leads the delegation that meets somebody: "A led a delegation to Hanoi. They met B"."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.affiliation.mentions import Run
from kzgraph.extraction.context import Context, PersonEntity, Sentence
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.passages.delegations import announced_delegation


def affiliate_delegation(context: Context) -> None:
    """Give the members of a delegation that is announced the country that sends it."""
    sent = announced_delegation(context)
    for member in sent.members if sent else ():
        if member.country is None or member.assumed:
            member.country = sent.home if sent else None


def delegation_leader(context: Context, lists: list[Run], start: int) -> PersonEntity | None:
    """Who leads the delegation that is the subject of the sentence at an offset; None where it has another subject.

    The sentences between it and the one that tells of the leader have the same subject.
    """
    sentence = context.source.sentence_at(start)
    told = leader_told(context, sentence) if sentence is not None and _acts(context, sentence) else None
    if told is None:
        return None
    earlier, led = told
    named = [m for run in lists for m in run if earlier.start <= m.start < earlier.end]
    leaders = [m for m in named if m.start >= led.end()] if led["by"] else named
    return leaders[0].person if leaders else None


def leader_told(context: Context, sentence: Sentence) -> tuple[Sentence, re.Match[str]] | None:
    """The sentence before this one in its paragraph that tells who leads a delegation, and the words that do.

    None where one between them has another subject than the delegation.
    """
    for earlier in reversed([s for s in context.source.paragraph(sentence.block) if s.start < sentence.start]):
        led = pattern("sides", "delegation_led").search(context.flat, earlier.start, earlier.end)
        if led is not None:
            return earlier, led
        if not _acts(context, earlier):
            return None
    return None


def _acts(context: Context, sentence: Sentence) -> bool:
    """Whether a delegation told before is the subject of a sentence."""
    acts = pattern("sides", "delegation_acts", cased=True)
    return acts.match(context.flat, sentence.start, sentence.end) is not None
