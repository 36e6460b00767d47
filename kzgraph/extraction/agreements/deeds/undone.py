"""Deeds that are denied, called off, put off or still to come, so that nothing is done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kzgraph.extraction.agreements.deeds.reading import Reading, reading_of
from kzgraph.extraction.agreements.deeds.verbs import STRENGTH, Trigger, is_act
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.settled import Settled
from kzgraph.model import AgreementStatus


@cache
def _rule(key: str) -> re.Pattern[str]:
    return re.compile(lexicon("agreements")[key], re.IGNORECASE)


def is_none(context: Settled, sentence: Sentence, title: Title) -> bool:
    """Whether a naming says that there is no such document: "no agreement on fisheries was signed".

    Or it is only the means by which another gets force: "entered into force with the exchange of notes".
    """
    before = max(sentence.start, title.start - 60)
    if title.noun.startswith("exchange of") and _rule("means").search(context.flat, before, title.start):
        return _rule("gets_force").search(context.flat, sentence.start, sentence.end) is not None
    return _rule("no_document").search(context.flat, before, title.start) is not None


def as_it_stands(
    context: Settled, sentence: Sentence, title: Title, titles: Sequence[Title], reading: Reading
) -> Reading:
    """A reading without deeds that are denied, were called off or are to come; `titles` are all of the sentence."""
    if reading.trigger is not None and _NO_TALKS.search(context.flat, sentence.start, reading.trigger.end):
        return Reading("mentioned")
    if reading.trigger is not None and _is_denied(context.flat, sentence, (title.start, title.end), reading.trigger):
        return reading_of(replace(reading.trigger, status="mentioned"))
    if (
        reading.trigger is not None
        and reading.status == "planned"
        and _is_dropped(context.flat, sentence, title, reading.trigger)
    ):
        return Reading("mentioned")
    if reading.trigger is None or STRENGTH[reading.status] < STRENGTH["initialled"]:
        return reading
    status = _undone(context.flat, sentence, (title.start, title.end), reading.trigger)
    if status is None and (status := _unsigned(context.flat, title, titles, reading.trigger, sentence.end)):
        deeds = (t for t in reading.deeds if t.status != "signed" or is_text_agreed(t.text))
        return reading_of(*(replace(t, status=status, text="signed") if t.status == "signed" else t for t in deeds))
    if status is None:
        return reading
    stand = [_stands(context, sentence, title, reading.trigger, t) for t in reading.deeds]
    return reading_of(*(t if s else replace(t, status=status) for t, s in zip(reading.deeds, stand, strict=True)))


def _stands(context: Settled, sentence: Sentence, title: Title, undone: Trigger, deed: Trigger) -> bool:
    """Whether a deed was done although one told behind the title, `undone`, was not: "signed a pact that never …"."""
    if deed.end > undone.start or undone.start < title.end:
        return False
    return deed.start >= title.end or _undone(context.flat, sentence, (title.start, title.end), deed) is None


def _is_dropped(flat: str, sentence: Sentence, title: Title, verb: Trigger) -> bool:
    """Whether nothing came of what was to be signed: "were to sign a treaty, but the ceremony was called off"."""
    if _rule("plan_dropped").search(flat, sentence.start, verb.start):
        return True
    if verb.start >= title.end and _rule("pact_dropped").search(flat, sentence.start, title.start):
        return True
    behind = flat[verb.end : sentence.end]
    arranged = _rule("arranged").search(flat, sentence.start, verb.end) is not None
    return (arranged and _rule("dropped").match(behind) is not None) or _rule("dropped_itself").match(
        behind
    ) is not None


def is_dropped_next(context: Settled, sentence: Sentence) -> bool:
    """Whether a sentence says that nothing came of what the one before it told as to come."""
    return _rule("dropped_next").match(context.flat, sentence.start, sentence.end) is not None


def is_denial(reading: Reading) -> bool:
    """Whether a sentence tells of a deed that it was not done, so that it states none of what others tell as done."""
    verb = reading.trigger
    return verb is not None and reading.status == "mentioned" and _A_DEED.match(verb.text) is not None


_A_DEED = re.compile(r"(?!.*\b(?:anniversary|years)\b).*(?:sign|conclu|adopt|ratif|initial|\bforce\b|\beffect\b)")


# "Is not under negotiation", "is no longer being negotiated".
_NO_TALKS = re.compile(
    r"(?:\b(?:not|never|no longer)|n't)(?: (?:currently|now|yet|even|being|been|under|in))*"
    r" (?:negotiat\w+|discuss(?:ed|ing|ion)|talks)\Z",
    re.IGNORECASE,
)


def is_text_agreed(verb: str) -> bool:
    """Whether a verb tells that a document was made, and not that somebody put a signature to it."""
    return _CONCLUDED.search(verb) is not None


def _unsigned(flat: str, title: Title, titles: Sequence[Title], verb: Trigger, end: int) -> AgreementStatus | None:
    """What a document is that was concluded, where the sentence goes on that it is not signed: None if nothing does."""
    if verb.status != "signed" or not is_text_agreed(verb.text):
        return None
    others = (t.start for t in titles if t.start >= title.end and not (t.bare and t.article in {"the", "this"}))
    return unsigned(flat, verb.end, next(others, end))


def unsigned(flat: str, start: int, end: int) -> AgreementStatus | None:
    """How a document stands of which it is said between two offsets that it is not signed yet; None if it is not."""
    told = (status for key, status in _STATUS_UNSIGNED.items() if _rule(key).search(flat, start, end))
    return next(told, None)


def is_day_missed(flat: str, start: int, end: int) -> bool:
    """Whether it is said between two offsets, behind a verb with a day to come, that the day was not kept."""
    return _rule("day_missed").search(flat[start:end]) is not None


_CONCLUDED = re.compile(r"\b(?:conclu|agreed|reached|finali[sz]|approv|negotiat)")
_STATUS_UNSIGNED: dict[str, AgreementStatus] = {"unsigned": "negotiated", "to_be_signed": "planned"}


def told_soberly(context: Settled, sentence: Sentence, verb: Trigger) -> Trigger:
    """A deed on documents that its sentence does not name, as it stands: not one that is denied or to come."""
    if _is_denied(context.flat, sentence, (verb.start, verb.end), verb):
        return replace(verb, status="mentioned")
    done = STRENGTH[verb.status] >= STRENGTH["initialled"]
    status = _undone(context.flat, sentence, (verb.start, verb.end), verb) if done else None
    return replace(verb, status=status) if status else verb


def _is_denied(flat: str, sentence: Sentence, title: tuple[int, int], verb: Trigger) -> bool:
    """Whether it is told to be untrue, done or to come: "denied reports that a treaty would be signed"."""
    at = verb.start if verb.start >= title[1] else min(verb.start, title[0])
    return _rule("denied_report").search(flat, sentence.start, at) is not None


def _undone(flat: str, sentence: Sentence, title: tuple[int, int], verb: Trigger) -> AgreementStatus | None:
    """What a document, named at `title`, becomes whose deed is denied or put off; None if done."""
    start, end = title
    at = min(verb.start, start)
    if _rule("denied").search(flat, sentence.start, verb.start if verb.start >= end else at) or _rule(
        "by_nobody"
    ).match(flat, verb.end, sentence.end):
        return "mentioned"
    report = _rule("false_report").search(flat, sentence.start, sentence.end)
    if report and report.start() < verb.start < report.end():
        return "mentioned"
    if _is_approved_at_home(flat, sentence, verb):
        return "mentioned"
    if verb.start >= end:
        if verb.text.startswith(_PAST):
            return None
        ahead = _rule("still_ahead").search(flat, sentence.start, verb.start) or _is_only_wished(flat, sentence, verb)
        return "planned" if ahead else None
    if is_act(verb):
        if _rule("called_off").search(flat[end : sentence.end]):
            return "mentioned"
        if _rule("put_off").search(flat[end : sentence.end]):
            return "planned"
        to_come = any(_rule(key).search(flat, sentence.start, at) for key in ("wanted", "put_to_others", "to_attend"))
        return "planned" if to_come else None
    bare = verb.text in _BARE and _rule("to_do_and").search(flat, sentence.start, at)
    return "planned" if bare else None


def _is_only_wished(flat: str, sentence: Sentence, verb: Trigger) -> bool:
    """Whether somebody would like to have it done: "Both want to have the treaty, whose text is ready, signed"."""
    wished = _rule("to_have_signed").search(flat[sentence.start : verb.start])
    return wished is not None and _rule("wished_then").search(flat[verb.end : sentence.end]) is None


_BARE = frozenset({"sign", "ratify", "initial", "conclude", "adopt", "endorse"})
# "Before it was signed": it was.
_PAST = ("was ", "were ", "had ")


def _is_approved_at_home(flat: str, sentence: Sentence, verb: Trigger) -> bool:
    """Whether a parliament or government approves what was signed before: its day is not that of the signature."""
    adopted = _ADOPTED.search(verb.text) is not None and _PACT.match(flat, verb.end) is not None
    if verb.status != "signed" or not (adopted or _APPROVED.search(verb.text)):
        return False  # "adopted the law on the ratification of" is more
    by_subject = _rule("approved_at_home").search(flat, sentence.start, verb.start)
    return by_subject is not None or _rule("approved_by").match(flat, verb.end, sentence.end) is not None


_APPROVED = re.compile(r"\b(?:approv|endors)")
# What a parliament adopts that others signed: it makes declarations and plans of its own.
_ADOPTED = re.compile(r"\badopted\b")
_PACT = re.compile(r" [^,.;:]{0,60}?\b(?:agreement|treaty|convention|protocol)\b", re.IGNORECASE)
