"""Who signed a document as the subject of a verb of the pen: "A and B signed", "A signed with B", "signing"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.agreements.deeds.verbs import Trigger
from kzgraph.extraction.agreements.signatories.behind import SIGNED_WITH, Hand, pen
from kzgraph.extraction.agreements.signatories.rows import first_row
from kzgraph.extraction.agreements.subjects.gapped import verb_left_out
from kzgraph.extraction.agreements.subjects.gaps import before_help
from kzgraph.extraction.agreements.subjects.people import subject_people
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.passages.people import people_between
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled

_WITH = re.compile(r",?\s*(?:it )?(?:together |jointly |along )?with ")
_SIGNED_FOR = re.compile(r"\bsigned (?:it )?(?:for|on behalf of)\b")


def start_of_verb(context: Settled, sentence: Sentence, title: Title, verb: Trigger) -> int:
    """Where the subject of a verb ends: before the verb with its auxiliaries, or where a verb is left out."""
    at = verb_left_out(context, sentence, title, verb)
    return before_help(context, sentence, verb) if at == verb.start else at


def agents_ahead(
    stage: Stage, sentence: Sentence, title: Title, verb: Trigger, others: Sequence[Title] = ()
) -> list[Hand]:
    """The people, else the bodies, in the subject of a verb of the pen, with those with whom they sign.

    `others` are the titles of the sentence.
    """
    at = start_of_verb(stage.context, sentence, title, verb)
    behind = max(_end_of_row(stage.context, title, others), verb.end)
    return [*subject_people(stage, sentence, at), *_partners(stage, sentence, title, verb, behind)]


def _end_of_row(context: Settled, title: Title, others: Sequence[Title]) -> int:
    """Where the row of documents ends in which one stands: "a memorandum, a letter on fish and a plan | with"."""
    end = title.end
    for other in others:
        if other.start > end and _NEXT_OF_ROW.fullmatch(context.flat, end, other.start):
            end = other.end
    return end


_NEXT_OF_ROW = re.compile(r"(?: \([^()]*\))?(?:,| and|, and|,? as well as)(?: also)? (?:an?|the|their|two|another)? ?")


def _partners(stage: Stage, sentence: Sentence, title: Title, verb: Trigger, after: int) -> list[Hand]:
    """Those with whom somebody signs: "signed with Commissioner X the …", "a treaty with his colleague Y".

    `after` is where what is signed ends.
    """
    context = stage.context
    if match := _SIGNED_FOR.search(context.flat, after, sentence.end):
        return subject_people(stage, sentence, match.start())
    match = SIGNED_WITH.match(context.flat, after, sentence.end)
    if match and not pen("presence").match(context.flat, match.end() - len("with "), sentence.end):
        return list(first_row(context, match.end(), sentence.end)[:1])
    if verb.end < title.start and (match := _WITH.match(context.flat, verb.end, title.start)):
        return list(people_between(context, match.end(), title.start)[:2])
    return []


def who_met(context: Settled, sentence: Sentence, verb: Trigger) -> list[Hand]:
    """ "A and B met in Riga, | signing a protocol": those who met, two of two countries."""
    signers = list(people_between(context, sentence.start, verb.start))
    two = len(signers) == 2 and signers[0].country != signers[1].country
    return [*signers] if two else []
