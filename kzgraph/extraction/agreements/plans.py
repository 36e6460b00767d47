"""Whether a plan, a strategy or a statement is one of several sides: what one state adopts is its own affair."""

from __future__ import annotations

import re

from kzgraph.extraction.agreements.deeds.reading import Reading
from kzgraph.extraction.agreements.parties.members import codes_between
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.passages.stage import LEADERS_OF_MANY
from kzgraph.extraction.settled import Settled

SIDES = re.compile(
    r"\b(?:sides|parties|two countries|both|joint|bilateral|between|ministers|they|leaders|presidents|participants"
    r"|heads of|member states|members|summit|cooperation|reached)\b",
    re.IGNORECASE,
)


# The plan of one: "the EU Strategy for Africa", "Ghana's Development Strategy".
_OF_ONE = re.compile(
    r"(?:EU|European Union|[A-Z]\w+'s?|[A-Z]\w+(?:ian|ese|ish|i|an)) (?:[A-Z]\w+ ){0,3}(?:Strategy|Concept|Plan"
    r"|Program(?:me)?)\b"
)


def by_sides(context: Settled, title: Title, reading: Reading) -> bool:
    """Whether a plan is signed, or adopted by several: a strategy that one state adopts is no agreement."""
    if reading.trigger is not None and re.search(r"sign|subscrib|ink|exchang", reading.trigger.text):
        return True
    if _OF_ONE.match(title.text) and codes_between(context, title.start, title.end):
        return False
    sentence = context.source.sentences[title.sentence]
    return SIDES.search(context.flat, sentence.start, sentence.end) is not None


def by_leaders(context: Settled, title: Title, reading: Reading) -> bool:
    """ "The leaders approved the Development Strategy": what one state approves is its own affair."""
    sentence = context.source.sentences[title.sentence]
    verb = reading.trigger
    if verb is None or verb.end > title.start or not re.match(r"approv|endors", verb.text):
        return False
    ahead = context.flat[sentence.start : verb.start]
    return ahead.startswith("They ") or LEADERS_OF_MANY.search(ahead) is not None


def is_of_one_state(context: Settled, title: Title) -> bool:
    """ "Malaysia adopted its Action Plan 2023-2026": a plan that one state makes for itself."""
    if title.kind != "plan" or title.article not in {"its", "his", "her"}:
        return False
    sentence = context.source.sentences[title.sentence]
    return SIDES.search(context.flat, sentence.start, title.start) is None
