"""Lists in running text: "They include an agreement on …, a road map and a memorandum"."""

from __future__ import annotations

import re

from kzgraph.extraction.agreements.deeds.reading import Reading
from kzgraph.extraction.agreements.deeds.verbs import STRENGTH
from kzgraph.extraction.agreements.lists.leads import header_words, reading_of_lead
from kzgraph.extraction.agreements.titles.nouns import row_lead
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.passages.stage import Stage

_ALONE = re.compile(r"(?:Also )?(?:signed|adopted)[ ]*", re.IGNORECASE)


def told_of_row(stage: Stage, k: int, start: int, own: Reading) -> tuple[Reading, Sentence] | None:
    """What the lead of a list in running text says of the document named at `start` in sentence k, and where.

    `own` is what the words about the document itself say: a verb of its own behind the lead makes it no member.
    """
    context = stage.context
    sentences = context.source.sentences
    sentence = sentences[k]
    ahead = context.flat[sentence.start : start]
    if row_lead("row_opening").match(ahead) or (k and _is_choice(stage, sentences[k - 1], ahead)):
        if row_lead("row_of_those").match(ahead) is not None:
            return None if own.trigger else _told_earlier(stage, k)
        before = sentences[k - 1] if k else sentence
        named = header_words().search(context.flat, before.start, before.end) is not None
        reading = reading_of_lead(context, before, named=True) if k and named else None
        return (reading, before) if reading else None
    lead = row_lead("row_inside").search(ahead)
    if lead is None or (own.trigger is not None and sentence.start + lead.end() <= own.trigger.start < start):
        return None
    head = Sentence(sentence.start, sentence.start + lead.start(), sentence.block, sentence.kind)
    alone = _ALONE.fullmatch(context.flat, head.start, head.end)  # "Signed: Memorandum on …; Declaration on …"
    if not alone and not header_words().search(context.flat, head.start, head.end):
        return None
    reading = reading_of_lead(context, head, named=not alone)
    return (reading, sentence) if reading else None


def _told_earlier(stage: Stage, k: int) -> tuple[Reading, Sentence] | None:
    """What a sentence further up says of the several documents of which sentence k names more: "Among them was"."""
    context = stage.context
    for lead in context.source.sentences[max(0, k - _REACH) : k][::-1]:
        if row_lead("several_documents").search(context.flat, lead.start, lead.end) is None:
            continue
        reading = reading_of_lead(context, lead, named=True)
        if reading is not None and STRENGTH[reading.status] >= STRENGTH["planned"]:
            return reading, lead
    return None


# So many sentences before it the documents may be told together of which a sentence names more.
_REACH = 5


def _is_choice(stage: Stage, lead: Sentence, ahead: str) -> bool:
    """Whether words pick some out of the several documents that a sentence named: "I would like to mention the …"."""
    several = row_lead("several_documents").search(stage.context.flat, lead.start, lead.end)
    return several is not None and row_lead("row_choice").match(ahead) is not None
