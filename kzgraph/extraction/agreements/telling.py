"""What is said of a document, and the sentence that says it: its own, or the lead of the list that it is in."""

from __future__ import annotations

import re
from dataclasses import replace

from kzgraph.extraction.agreements.deeds.reading import Reading, reading_of
from kzgraph.extraction.agreements.deeds.status import read_status
from kzgraph.extraction.agreements.deeds.verbs import STRENGTH, Trigger, is_act
from kzgraph.extraction.agreements.lists.finding import DocumentList
from kzgraph.extraction.agreements.lists.rows import told_of_row
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.passages.days_to_come import is_encounter_to_come
from kzgraph.extraction.passages.stage import Stage

# How a document itself is said to speak.
_QUOTES = re.compile(r"\s+(?:lists|says|said|notes|noted|reads|states|stated|sets out|reaffirms|reaffirmed|outlines)\b")
# Behind the name of a document that is the text's own heading: "Joint Declaration – 13th Summit – Lisbon"; with a
# complement its end, a bracket or a day as well. "Joint Statement on Fish Expected" is the headline of some news.
_AND_OF_WHAT = re.compile(r" (?:[–—]|- |\|) ?(?=\w)")
_END_OF_HEADING = re.compile(
    r"[\"”'*.\s]*\Z| ?[(\[]|,? (?:\d{1,2} [A-Z]|[A-Z]\w+ \d)|, (?=[A-Z][\w ]+,? (?:on )?\d)"
    r"| (?i:on the occasion|(?:following|after|during) the) "
)
# A document that is itself a joint statement says so in its first lines.
_TOP = 3


def _told_by_itself(stage: Stage, title: Title) -> tuple[Reading, Sentence] | None:
    """A joint statement is issued where a text quotes it or is it: "In their Joint Declaration the leaders …"."""
    if title.kind not in {"statement", "declaration"} or "joint" not in title.text.lower():
        return None
    sentence = stage.context.source.sentences[title.sentence]
    ahead = stage.context.flat[sentence.start : title.start]
    quoted = re.fullmatch(r"(?:In|According to) (?:a|an|the|their|its) (?:\w+ )?", ahead)
    at_head = sentence.kind == "headline" and not ahead.strip("* #") and title.sentence < _TOP
    ends = (_AND_OF_WHAT, _END_OF_HEADING) if title.complement else (_AND_OF_WHAT,)
    own = at_head and any(end.match(stage.context.flat, title.end, sentence.end) for end in ends)
    quotes = _QUOTES.match(stage.context.flat, title.end, sentence.end)
    if not quoted and not own and not quotes:
        return None
    return reading_of(Trigger(title.start, title.start, "signed", "issued")), sentence


def _held(stage: Stage, sentence: Sentence, title: Title) -> Reading | None:
    """ "An exchange of notes on a loan took place": what is an act itself is done when it is held."""
    if not title.noun.startswith("exchange of"):
        return None
    act = _TOOK_PLACE.match(stage.context.flat, title.end, sentence.end)
    return reading_of(Trigger(act.start("verb"), act.end(), "signed", "exchanged")) if act else None


_TOOK_PLACE = re.compile(
    r"\s*(?:\([^)]*\))?,?(?: (?:in|on|at) [^,;.]{1,40},?)? "
    r"(?P<verb>(?:took place|was (?:held|made|effected|carried out)))\b"
)


def told_of(
    stage: Stage, sentence: Sentence, title: Title, here: list[Title], group: DocumentList | None
) -> tuple[Reading, Sentence]:
    """What is said of a document, and the sentence that says it: its own, or the lead of the list that it is in."""
    own = read_status(stage.context, sentence, title, here)
    if own.status == "negotiated" and _OF_YEAR.search(stage.context.flat, sentence.start, title.start):
        own = Reading("mentioned")
    if own.status == "mentioned" and (held := _held(stage, sentence, title)):
        own = held
    if own.trigger is not None and own.status == "planned" and _was_signed(stage, sentence, own.trigger):
        own = reading_of(replace(own.trigger, status="signed"))
    if own.trigger is not None and _is_on_programme(stage, sentence, own):
        return reading_of(replace(own.trigger, status="planned")), sentence
    if group is not None and title.item:
        if own.trigger and STRENGTH[own.status] >= STRENGTH[group.reading.status]:
            return own, sentence
        return group.reading, group.header
    told_apart = own.status == "initialled" and own.trigger is not None and own.trigger.start == title.end + 1
    if STRENGTH[own.status] < STRENGTH["signed"] and not told_apart:  # a row may end "and one initialled in May"
        row = told_of_row(stage, title.sentence, title.start, own) or _told_by_itself(stage, title)
        if row and STRENGTH[row[0].status] > STRENGTH[own.status]:
            return row
    if own.trigger is not None and "which" in own.trigger.text:  # by whose hand, of the documents told together
        row = told_of_row(stage, title.sentence, title.start, Reading("mentioned"))
        return own, row[1] if row and row[0].status == own.status else sentence
    return own, sentence


# "Resume talks on a 1968 migration agreement": there is one.
_OF_YEAR = re.compile(r"\b(?:an?|the|their|its) (?:19|20)\d\d \Z")


def _was_signed(stage: Stage, sentence: Sentence, verb: Trigger) -> bool:
    """Whether "travelled to Lima to sign a treaty" tells what was done, as the encounters of the text say."""
    came = _TO_SIGN.fullmatch(verb.text) and not _IS_THERE.search(stage.context.flat, sentence.start, verb.start)
    return bool(came) and stage.only_signing(sentence) is not None


_TO_SIGN = re.compile(r"to (?:also |jointly )?(?:sign|ink|conclude)")
# Who is there to sign has not done it yet.
_IS_THERE = re.compile(r"\b(?:is|are)\b[^,;.]{0,60}\Z")
# What a line without a verb of its own has not: "Signing of an agreement on road transport".
_FINITE = re.compile(r"\b(?:was|were|has|have|had|is|are|took|did|signed|attended|witnessed|held|included|saw|\w+ed)\b")


def _is_on_programme(stage: Stage, sentence: Sentence, reading: Reading) -> bool:
    """Whether an act told without a verb stands in the programme of an encounter to come."""
    if reading.trigger is None or reading.status != "signed" or not is_act(reading.trigger):
        return False
    if _FINITE.search(stage.context.flat, sentence.start, sentence.end):
        return False
    return is_encounter_to_come(stage, sentence)
