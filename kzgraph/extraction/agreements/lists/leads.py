"""What the lead of a list says of the documents in it."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.agreements.deeds.reading import Reading, reading_of
from kzgraph.extraction.agreements.deeds.undone import told_soberly
from kzgraph.extraction.agreements.deeds.verbs import Trigger, triggers
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.knowledge import choice_of, lexicon
from kzgraph.extraction.settled import Settled
from kzgraph.extraction.text.choice import Choice

# Heads of lists that need no verb.
_OUTCOME = re.compile(r"\b(?:outcomes?|deliverables|list of (?:agreements|mous?|documents|memoranda))\b", re.IGNORECASE)
# "Twenty commercial agreements were reached": where a list follows, they are documents.
_REACHED = re.compile(
    r"\b(?:agreements|deals|contracts)\b[^.;:]{0,60}? (?P<verb>(?:were|have been|had been) reached)\b"
)


@cache
def header_words() -> Choice:
    """The words for documents with which the lead of a list announces them."""
    return choice_of([lexicon("agreements")["list_header"]])


@cache
def _rule_of_act() -> re.Pattern[str]:
    return re.compile(lexicon("agreements")["act_of_list"], re.IGNORECASE)


def reading_of_lead(context: Settled, sentence: Sentence, *, named: bool) -> Reading | None:
    """What the lead says of the documents: the verb nearest to the noun that announces them, else the last one."""
    hits = [t for side in ("before", "after") for t in triggers(context, sentence, side) if t.status != "mentioned"]
    hits = [told_soberly(context, sentence, t) for t in hits]
    if act := _rule_of_act().search(context.flat, sentence.start, sentence.end):
        hits.append(Trigger(act.start(), act.end(), "signed", act.group().lower()))
    if not hits and (reached := _REACHED.search(context.flat, sentence.start, sentence.end)):
        hits.append(Trigger(reached.start("verb"), reached.end(), "signed", "concluded"))
    if not hits:
        outcome = _OUTCOME.search(context.flat, sentence.start, sentence.end)
        return reading_of(Trigger(outcome.start(), outcome.end(), "signed", "issued")) if outcome else None
    if not named:
        return reading_of(max(hits, key=lambda t: (t.start, -len(t.text))))
    noun = list(header_words().finditer(context.flat, sentence.start, sentence.end))[-1]
    nearest = min(hits, key=lambda t: (min(abs(t.start - noun.end()), abs(noun.start() - t.end)), -len(t.text)))
    return reading_of(nearest)
