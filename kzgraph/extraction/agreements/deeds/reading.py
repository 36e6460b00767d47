"""What one sentence says of a document: its status, the verb that says so, and everything done with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kzgraph.extraction.agreements.deeds.verbs import STRENGTH, Trigger
from kzgraph.extraction.passages.days import AFTER_TALKS
from kzgraph.model import AgreementStatus


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence says of a document: its status and the verb that says so."""

    status: AgreementStatus
    trigger: Trigger | None = None
    deeds: tuple[Trigger, ...] = ()
    """Everything that is said to be done with it, the trigger too: "signed in May and in force since June"."""


def reading_of(*deeds: Trigger) -> Reading:
    """The reading of several deeds: the furthest one tells how the document stands."""
    last = max(deeds, key=lambda t: STRENGTH[t.status])
    return Reading(last.status, last, deeds)


def is_history(reading: Reading, text: str) -> bool:
    """Whether a signature is told as one of before, which no encounter of the text dates: "had been signed"."""
    verb = reading.trigger.text if reading.trigger else ""
    if reading.trigger is not None and not verb:
        return True  # known to be signed since it is to enter into force
    if (
        JUST_NOW.search(text)
        or _THEN.search(text)
        or ((AFTER_TALKS.match(text) or _ATTENDED.search(text)) and not _LONG_AGO.search(text))
    ):
        return False
    if _EARLIER.search(verb) or _EARLIER_WORDS.search(_AT_WHICH.sub("", text)):
        return True
    joined = rf"\b(?:had|has|have)(?: \w+){{1,2}} and(?: \w+)? {re.escape(verb)}\b"
    return re.search(joined, text, re.IGNORECASE) is not None


# "We have just signed", "a moment ago we signed": on the day of the speech.
JUST_NOW = re.compile(
    r"\b(?:(?:we|I)(?: have|'ve)? just\b"
    r"|(?:an? )?(?:(?:few|short) )?(?:moments?|minutes|while|hours?) ago\b)",
    re.IGNORECASE,
)
# "They noted the signature, during the Summit, of …": of the encounter that the text tells.
_THEN = re.compile(
    r"\b(?:signing|signature|conclusion|adoption)\b.{0,20}\b(?:during|at|on the (?:occasion|sidelines|margins) of) "
    r"(?:the|this|their|his|her|today's) (?:current |state |official )*(?:summit|visit|meeting|session|talks)\b",
    re.IGNORECASE,
)
# Those who look on are there: "the two leaders also witnessed the signing of".
_ATTENDED = re.compile(
    r"\b(?:witnessed|attended|oversaw|watched|presided over|were present at"
    r"|(?:ended|concluded|closed|culminated) (?:with|in)) the (?:signing|exchange|signature)\b"
)
# "Held talks, at the close of which a plan was signed": of those talks.
_AT_WHICH = re.compile(r"\b(?:at|after|following|during|upon|in|by)(?: the \w+ of| whose \w+)? which\b", re.IGNORECASE)
_LONG_AGO = re.compile(
    r"\b(?:had|ago|anniversary)\b|\blast (?:year|month|week|\w+day)\b|\bearlier this\b|\b(?:19|20)\d\d\b"
)
_EARLIER = re.compile(r"\b(?:has|have|had|been|ha[sd]|recently|already|conclusion|of)\b")
_EARLIER_WORDS = re.compile(
    r"\b(?:previously|earlier|recently|already|since|last|ago|anniversary|basis|implement\w*|which|welcomed|noted|recall\w*)\b",
    re.IGNORECASE,
)
