"""Who signed a document: the agent of each verb of the pen that is said of it, ahead of the verb or behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.agreements.deeds.behind_title import is_object
from kzgraph.extraction.agreements.deeds.reading import Reading
from kzgraph.extraction.agreements.deeds.verbs import Trigger
from kzgraph.extraction.agreements.parties.by_hands import parties_behind_by
from kzgraph.extraction.agreements.parties.of_members import acting_organisation
from kzgraph.extraction.agreements.party import body_party, person_party, unique
from kzgraph.extraction.agreements.signatories.ahead import agents_ahead, start_of_verb, who_met
from kzgraph.extraction.agreements.signatories.behind import (
    Hand,
    agents_behind,
    all_behind_act,
    behind_act,
    pen,
    row_behind,
)
from kzgraph.extraction.agreements.signatories.each_side import each_for_a_side
from kzgraph.extraction.agreements.subjects.bodies import subject_row
from kzgraph.extraction.agreements.subjects.people import subject_people
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import PersonEntity, Sentence
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.passages.people import people_between
from kzgraph.extraction.passages.sides import signed_by_all
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled
from kzgraph.model import Evidence, Party

# Who signs a law on a treaty does not sign the treaty.
_OF_A_LAW = re.compile(r"\b(?:law|bill|decree|act|resolution)s? ")
_LAW_ON = re.compile(
    r"\b(?:[Ll]aw|[Bb]ill|[Dd]ecree|[Aa]ct|[Rr]esolution) (?:on|for|to) (?:the )?(?:[Rr]atif\w+|[Aa]pprov\w+)(?:"
    r" of)?(?: the)? \Z"
)
_BY = re.compile(r"(?:[,(] ?| )by (?:the )?(?=[A-Z])")
_PAIR = 2


def find_signatories(
    stage: Stage, sentence: Sentence, title: Title, reading: Reading, others: Sequence[Title] = ()
) -> list[Party]:
    """Who put the signature, where the sentence says so with a verb of the pen; `others` are its other titles."""
    context = stage.context
    deeds = [t for t in reading.deeds if t.status in {"signed", "ratified", "in_force"} or _is_pen_to_come(t)]
    if not deeds or _LAW_ON.search(context.flat, sentence.start, title.start):
        return []
    evidence = context.source.evidence_at(title.start)
    told = _by_whom(stage, sentence, title, deeds, others)
    if told:
        people = any(isinstance(entity, PersonEntity) for entity in told)
        hands = [] if people else _as_hands(parties_behind_by(stage, sentence, title, evidence))
        return hands or unique([_signatory(entity, evidence) for entity in told])
    if _only_handed_over(context, sentence, title):
        return []
    for verb in deeds:
        if (verb.start >= title.end and not is_object(context, title, verb)) or _OF_A_LAW.search(verb.text):
            continue
        if pen("pen").search(context.flat, verb.start, verb.end):
            if acting_organisation(context, sentence, title, reading, evidence) or signed_by_all(stage, sentence):
                return []  # the leaders of an organisation, who are not named
            signers = agents_ahead(stage, sentence, title, verb, others)
            if not any(isinstance(e, PersonEntity) for e in signers):
                row = subject_row(context, sentence, start_of_verb(context, sentence, title, verb), evidence)
                if len(row) >= _PAIR or not signers:
                    return _as_hands(row)
            return unique([_signatory(e, evidence) for e in signers])
        if verb.text == "signing" and context.flat.endswith(", ", 0, verb.start):
            return unique([_signatory(e, evidence) for e in who_met(context, sentence, verb)])
        if pen("exchanging").fullmatch(context.flat, verb.start, verb.end):
            signers = [p for p in subject_people(stage, sentence, verb.start) if isinstance(p, PersonEntity)]
            return unique([_signatory(e, evidence) for e in signers])
    return []


def _only_handed_over(context: Settled, sentence: Sentence, title: Title) -> bool:
    """Whether those ahead of a title only hand over what was signed before: "exchanged copies of the pact signed"."""
    handed = pattern("signings", "handed_over").search(context.flat, sentence.start, title.start)
    before = handed and pattern("encounter_words", "signed_before").search(context.flat, title.end, sentence.end)
    return bool(before)


def _by_whom(
    stage: Stage, sentence: Sentence, title: Title, deeds: Sequence[Trigger], others: Sequence[Title]
) -> list[Hand]:
    """Those told behind "by" as the agents of one of the deeds, which stands behind the title or governs it."""
    context = stage.context
    if title.item and (row := _of_item(context, sentence, title)):
        return row
    stop = min((t.start for t in others if t.start > title.end and not t.bare), default=sentence.end)
    if row := behind_act(stage, sentence, title.end, stop):
        return row if any(verb.end <= title.start for verb in deeds) else []
    if row := all_behind_act(stage, sentence, title.start, title.end, stop):
        return row
    for verb in deeds:
        if verb.start >= title.end:
            end = min((t.start for t in others if t.start > verb.end), default=sentence.end)
            found = agents_behind(stage, sentence, verb, end)
        else:
            found = _opening(context, sentence, title, verb)
        if found:
            return found
    if deeds[0].status == "planned":
        return []
    if again := _ITS_TEXT.search(context.flat, title.end, stop):
        return row_behind(context, again.end(), stop)
    return [*each_for_a_side(context, title.end, stop)] or _with_hands(context, title.end, stop)


def _with_hands(context: Settled, start: int, stop: int) -> list[Hand]:
    """ "The ministries signed a memorandum, with A and B | putting their names to it": the row before these words."""
    match = _WITH_HANDS.search(context.flat, start, stop)
    row = list(people_between(context, *match.span("row"))) if match else []
    return [*row] if len(row) == _PAIR else []


_WITH_HANDS = re.compile(
    r",? with (?P<row>[^;:.]{5,160}?),? (?:as (?:the )?signatories|signing|putting (?:their|his|her) (?:signatures?"
    r"|names?)|affixing|inking)\b"
)


# "Concluded the treaty in May, | signed by", "was concluded, and | the text was signed by": the same document.
_ITS_TEXT = re.compile(
    r"(?:,|\b(?:it|they|the (?:text|document|paper|instrument)s?) (?:was|were|has been|have been|had been)"
    r"(?: \w+ly| then| later)?) (?:signed|inked)(?: [^,.;:]{0,80}?)?,? by(?= )"
)


def _opening(context: Settled, sentence: Sentence, title: Title, verb: Trigger) -> list[Hand]:
    """ "Signed in Athens by A and B, the agreement provides for": the agents of what opens a sentence."""
    if verb.start < sentence.start or context.flat[sentence.start : verb.start].strip():
        return []
    by = pen("passive_pen").match(context.flat, verb.start, title.start)
    return row_behind(context, by.end(), title.start) if by else []


def _of_item(context: Settled, sentence: Sentence, title: Title) -> list[Hand]:
    """Those whom an entry of a list names as signatories of its document: behind "by", or in a column of a table."""
    by = pen("passive_pen").search(context.flat, title.end, sentence.end)
    if by is None and context.flat.startswith("|", sentence.start):
        exchanged = _EXCHANGED.search(_head_of_table(context, sentence)) is not None
        return [] if exchanged else list(people_between(context, title.end, sentence.end))
    by = by or _BY.search(context.flat, title.end, sentence.end)
    return row_behind(context, by.end(), sentence.end) if by else []


# The head of a table of documents that somebody handed over, who need not be who signed them.
_EXCHANGED = re.compile(r"\bexchanged\b(?!.*\bsign)", re.IGNORECASE)


def _head_of_table(context: Settled, sentence: Sentence) -> str:
    """The first row of the table that a row stands in."""
    sentences = context.source.sentences
    k = context.source.number_of(sentence)
    while k and context.flat.startswith("|", sentences[k - 1].start):
        k -= 1
    return context.flat[sentences[k].start : sentences[k].end]


def _as_hands(row: Sequence[Party]) -> list[Party]:
    """Two bodies or more that sign by themselves, as signatories; none where one of a row is a state."""
    if len(row) < _PAIR or any(party.kind != "organisation" for party in row):
        return []
    return [party.model_copy(update={"capacity": "signatory"}) for party in row]


def _is_pen_to_come(verb: Trigger) -> bool:
    """Whether a deed to come is told with who is to do it: "will sign", "is to be signed by"."""
    return verb.status == "planned" and _TO_SIGN.fullmatch(verb.text) is not None


# Not "hopes to sign", "an early signing": of these nobody says that it will be done.
_TO_SIGN = re.compile(
    r"(?:(?:(?:is|are|was|were) )?(?:due|expected|scheduled|set|planned|slated|to)\b.*|will|shall)"
    r"(?: also| then| soon| jointly)*(?: be)? (?:sign(?:ed)?|(?:put|set|affix) .*)"
)


def _signatory(entity: Hand, evidence: Evidence) -> Party:
    if isinstance(entity, PersonEntity):
        return person_party(entity, evidence, "signatory")
    return body_party(entity, evidence, "signatory")
