"""The verbs and phrases of a sentence that say what is done with a document."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.settled import Settled
from kzgraph.extraction.text.anchors import Anchored, anchored
from kzgraph.model import AgreementStatus

STRENGTH: dict[AgreementStatus, int] = {
    "mentioned": 0,
    "planned": 1,
    "negotiated": 2,
    "initialled": 3,
    "signed": 4,
    "ratified": 5,
    "in_force": 6,
}
# A list of documents that one verb governs is no longer than this.
LONGEST_OBJECT = 2000


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb or phrase in the text that says what is done with a document."""

    start: int
    end: int
    status: AgreementStatus
    text: str


@cache
def _forms(side: str) -> tuple[tuple[AgreementStatus, Anchored], ...]:
    table = lexicon("agreements")[side]
    return tuple(
        (cast(AgreementStatus, status), anchored(re.compile(rf"\b(?:{form})(?!\w)", re.IGNORECASE)))
        for status, forms in table.items()
        for form in forms
    )


def triggers(context: Settled, sentence: Sentence, side: str) -> tuple[Trigger, ...]:
    """The verbs of a sentence that stand `before` or `after` a title; of two that overlap the data's first wins."""
    return _triggers(context.flat, sentence.start, sentence.end, side)


# Each title of a sentence asks for the same verbs.
@lru_cache(maxsize=8)
def _triggers(flat: str, start: int, end: int, side: str) -> tuple[Trigger, ...]:
    found: list[Trigger] = []
    for status, form in _forms(side):
        for match in form.finditer(flat, start, end):
            k = bisect_left(found, match.start(), key=lambda t: t.start)
            clear = k == len(found) or match.end() <= found[k].start
            if clear and (k == 0 or found[k - 1].end <= match.start()):
                found.insert(k, Trigger(match.start(), match.end(), status, match.group().lower()))
    return tuple(found)


def is_done(verb: Trigger) -> bool:
    """Whether a verb tells that something was initialled, signed, ratified or came into force."""
    return STRENGTH[verb.status] >= STRENGTH["initialled"]


def is_act(verb: Trigger) -> bool:
    """Whether a deed is told by a noun, "the signing of", which may be one to come."""
    return _ACT.search(verb.text) is not None


_ACT = re.compile(r"signing|signature|conclusion of|adoption of|exchange of|issuance of|endorsement of")


@cache
def not_yet() -> re.Pattern[str]:
    """What says before a verb that a document is not in force yet."""
    return re.compile(rf"\b{lexicon('agreements')['not_yet_in_force']}", re.IGNORECASE)


def in_force_yet(context: Settled, sentence: Sentence, trigger: Trigger) -> Trigger:
    """An entry into force to come means that the document is signed, no more."""
    if trigger.status not in {"in_force", "ratified"}:
        return trigger
    before = context.flat[sentence.start : trigger.start]
    if not_yet().search(before) or _is_not_ratified(context.flat, sentence, trigger):
        return Trigger(trigger.start, trigger.end, "signed", "")
    return trigger


def _is_not_ratified(flat: str, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the ratification that a noun names was rejected, or is put off: "rejected the ratification of"."""
    if not trigger.text.startswith("ratification"):
        return False
    if _refused("ratification_refused").search(flat, sentence.start, trigger.start):
        return True
    at_last = _AT_LAST.search(flat, sentence.start, trigger.start)  # "ratified it after its ratification was put off"
    return at_last is None and _refused("ratification_put_off").search(flat[trigger.end : sentence.end]) is not None


_AT_LAST = re.compile(r"\b(?:after|although|though|whose) (?:its |the |their )?\Z")


@cache
def _refused(key: str) -> re.Pattern[str]:
    return re.compile(lexicon("agreements")[key], re.IGNORECASE)
