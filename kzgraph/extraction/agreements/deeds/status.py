"""The status of a document by the verbs of its sentence, before its title and behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kzgraph.extraction.agreements.deeds.before_title import verb_before
from kzgraph.extraction.agreements.deeds.behind_title import verbs_behind
from kzgraph.extraction.agreements.deeds.dates import in_force_by
from kzgraph.extraction.agreements.deeds.reading import Reading, reading_of
from kzgraph.extraction.agreements.deeds.undone import as_it_stands
from kzgraph.extraction.agreements.deeds.verbs import STRENGTH, Trigger
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.settled import Settled
from kzgraph.model import AgreementStatus

_TALKS_ON = re.compile(
    r".*\b(?:negotiations?|talks|work)\s+(?:on|for|over|towards?|about)\s+(?:\w+\s+){0,3}", re.IGNORECASE
)


def read_status(context: Settled, sentence: Sentence, title: Title, titles: Sequence[Title]) -> Reading:
    """The status of a title by the verbs of its sentence; `titles` are all of this sentence."""
    said = as_it_stands(context, sentence, title, titles, _said(context, sentence, title, titles))
    said = _done_first(context, sentence, said)
    return in_force_by(context, sentence, title, _being_negotiated(title, said))


# Agreements on which there are talks for years: who calls for their "early conclusion" speaks of these.
_OF_LONG_TALKS = re.compile(
    r"\b(?:free trade|trade (?:agreement|deal)|economic partnership|(?:economic cooperation|investment) agreement)\b"
    r"|\b(?:FTAs?|EPA|CEPA|CECA|RCEP)\b",
    re.IGNORECASE,
)


def _done_first(context: Settled, sentence: Sentence, reading: Reading) -> Reading:
    """The reading, where "became the first of the creditors to sign" tells what was done."""
    verb = reading.trigger
    if reading.status != "planned" or verb is None or not verb.text.startswith("to "):
        return reading
    first = _FIRST.search(context.flat, sentence.start, verb.start)
    deed = _TO_DO.match(verb.text)
    return reading_of(replace(verb, status="signed", text="signed")) if first and deed else reading


_FIRST = re.compile(
    r"\b(?:became|was|were) (?:also )?(?:one of )?(?:the )?(?:first|second|third|latest|last|only)\b[^.;,]{0,70} \Z"
)
_TO_DO = re.compile(r"to (?:sign|conclude|ink)\b")


def _being_negotiated(title: Title, reading: Reading) -> Reading:
    """The reading, where "to conclude the Free Trade Agreement" tells of negotiations that go on."""
    verb = reading.trigger
    if reading.status != "planned" or verb is None or "conclu" not in verb.text:
        return reading
    about = _OF_LONG_TALKS.search(title.text)
    return reading_of(replace(verb, status="negotiated")) if about else reading


def _said(context: Settled, sentence: Sentence, title: Title, titles: Sequence[Title]) -> Reading:
    """What the verbs about a title say by themselves."""
    behind = verbs_behind(context, sentence, title, titles)
    ahead = verb_before(context, sentence, title, titles, last=not behind)
    if ahead is None:
        return reading_of(*behind) if behind else Reading("mentioned")
    if not behind or _governs_alone(context, ahead, title):
        return reading_of(ahead)
    if _goes_on(ahead, behind):
        return reading_of(ahead, *behind)
    if _OVER.search(behind[0].text):
        return reading_of(*behind)
    stronger = max(STRENGTH[t.status] for t in behind) >= STRENGTH[ahead.status]
    return reading_of(*behind) if stronger or behind[0].status != "mentioned" else reading_of(ahead)


def _goes_on(ahead: Trigger, behind: Sequence[Trigger]) -> bool:
    """Whether the verbs behind a title tell of other deeds on what the one before it was done with.

    "A and B signed the Treaty, which entered into force in May", "ratified the Treaty, which was signed in 2019",
    "signed the Treaty, which was initialled in May", "initialled the Treaty, to be signed in May".
    """
    rest = {t.status if t.text else "in_force" for t in behind}
    return rest <= _GO_ON.get(ahead.status, frozenset())


_GO_ON: dict[AgreementStatus, frozenset[AgreementStatus]] = {
    "initialled": frozenset({"planned"}),
    "signed": frozenset({"initialled", "in_force", "ratified"}),
    "ratified": frozenset({"signed"}),
    "in_force": frozenset({"signed"}),
}
_OVER = re.compile(r"expired|lapsed|terminated|denounced|annulled")


def _governs_alone(context: Settled, ahead: Trigger, title: Title) -> bool:
    """ "Rounds of negotiations on a treaty have been concluded": the verb behind is about the rounds."""
    return ahead.status == "negotiated" and _TALKS_ON.fullmatch(context.flat, ahead.start, title.start) is not None
