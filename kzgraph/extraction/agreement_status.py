"""What is said to happen to a document: signed, negotiated, in force; and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from kzgraph.extraction.agreement_titles import Title
from kzgraph.extraction.anchors import Anchored, anchored
from kzgraph.extraction.context import Context, DateMention, Sentence
from kzgraph.extraction.knowledge import lexicon
from kzgraph.model import AgreementStatus, IsoDate

STRENGTH: dict[AgreementStatus, int] = {
    "mentioned": 0,
    "planned": 1,
    "negotiated": 2,
    "initialled": 3,
    "signed": 4,
    "ratified": 5,
    "in_force": 6,
}
# Between a verb and the title it governs no other clause may begin.
_CLAUSE = re.compile(
    r"\b(?:which|who|that|when|while|whereas|but|where|after|before)\b"
    r"|, (?:and|as|said|including how|noting|adding)\b|;(?! (?:and )?(?:an?|the|[A-Z]))|\. ",
)
_RELATIVE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?,?\s*(?:(?:which|that)\s+)?"
    r"(?:also |then |already |recently |jointly |officially |formally |previously )?"
)
# A verb may stand this far behind the title: "the Treaty between A and B, in force since May".
_NEAR = 40
_VERB_GAP = re.compile(r"^[^.;:]*$")


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


@lru_cache(maxsize=4)
def _forms_in(flat: str, side: str) -> tuple[tuple[AgreementStatus, Anchored], ...]:
    """The forms that may match anywhere in a text, for its sentences are asked one by one."""
    return tuple((status, form) for status, form in _forms(side) if form.may_match(flat))


def triggers(context: Context, sentence: Sentence, side: str) -> list[Trigger]:
    """The verbs of a sentence that stand `before` or `after` a title; of two that overlap the data's first wins."""
    found: list[Trigger] = []
    for status, form in _forms_in(context.flat, side):
        for match in form.finditer(context.flat, sentence.start, sentence.end):
            if all(match.start() >= t.end or match.end() <= t.start for t in found):
                found.append(Trigger(match.start(), match.end(), status, match.group().lower()))
    return sorted(found, key=lambda t: t.start)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence says of a document: its status and the verb that says so."""

    status: AgreementStatus
    trigger: Trigger | None = None


def read_status(context: Context, sentence: Sentence, title: Title, titles: Sequence[Title]) -> Reading:
    """The status of a title by the verbs of its sentence; `titles` are all of this sentence."""
    behind = _behind(context, sentence, title, titles)
    ahead = _ahead(context, sentence, title, titles)
    if behind and (not ahead or STRENGTH[behind.status] >= STRENGTH[ahead.status] or behind.status != "mentioned"):
        return Reading(behind.status, behind)
    return Reading(ahead.status, ahead) if ahead else Reading("mentioned")


def _ahead(context: Context, sentence: Sentence, title: Title, titles: Sequence[Title]) -> Trigger | None:
    """The nearest verb before the title in its clause."""
    for trigger in reversed(triggers(context, sentence, "before")):
        if trigger.end > title.start:
            continue
        between = _without(context.flat, trigger.end, title.start, titles)
        if _CLAUSE.search(between):
            return None
        return _in_force_yet(context, sentence, trigger)
    return None


def _behind(context: Context, sentence: Sentence, title: Title, titles: Sequence[Title]) -> Trigger | None:
    """A verb behind the title: at once, or over other titles and "which"."""
    for trigger in triggers(context, sentence, "after"):
        if trigger.start < title.end:
            continue
        between = _without(context.flat, title.end, trigger.start, titles)
        rest = between[_RELATIVE.match(between).end() :]  # type: ignore[union-attr]
        bare_participle = trigger.text in {
            "signed",
            "concluded",
            "adopted",
            "initialled",
            "ratified",
            "issued",
            "exchanged",
            "approved",
            "released",
            "endorsed",
            "inked",
            "sealed",
        }
        words = rest.split()
        if bare_participle and words and not _only_links(words):
            return None
        if len(rest) > _NEAR or not _VERB_GAP.match(rest) or (not _only_links(words) and _active(rest)):
            return None
        return _in_force_yet(context, sentence, trigger)
    return None


def _only_links(words: list[str]) -> bool:
    return all(
        w.lower().strip(",") in {"and", "the", "a", "an", "", "as", "well", "both", "also", "that"} for w in words
    )


def _active(gap: str) -> bool:
    """Whether the words before the verb name somebody else as its subject: "… and the ministers signed"."""
    return bool(
        re.search(r"\band (?:the|a|an|his|her|their)?\s*\w+\s*$", gap.strip() + " ")
        or re.search(r"\b(?:who|he|she|they|will|discussed|said)\b", gap)
    )


def _without(flat: str, start: int, end: int, titles: Sequence[Title]) -> str:
    """The text between two offsets, titles taken out: their own words are no clause."""
    kept = [" " if any(t.start <= k < t.end for t in titles) else flat[k] for k in range(start, end)]
    return " ".join("".join(kept).split()) + " "


@cache
def _not_yet() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicon('agreements')['not_yet_in_force']}", re.IGNORECASE)


def _in_force_yet(context: Context, sentence: Sentence, trigger: Trigger) -> Trigger:
    """An entry into force to come means that the document is signed, no more."""
    if trigger.status not in {"in_force", "ratified"}:
        return trigger
    before = context.flat[sentence.start : trigger.start]
    if _not_yet().search(before):
        return Trigger(trigger.start, trigger.end, "signed", "")
    return trigger


def date_of(context: Context, sentence: Sentence, reading: Reading, title: Title) -> IsoDate | None:
    """The day of the deed that a sentence tells: after the verb if it can be, else the only one before it."""
    if reading.trigger is None or reading.status not in {"signed", "in_force", "ratified"}:
        return None
    if reading.status == "ratified":
        return None
    inside = [
        d for d in context.dates if sentence.start <= d.start < sentence.end and not title.start <= d.start < title.end
    ]
    return _nearest(context.flat, inside, reading.trigger, title)


def _nearest(flat: str, dates: Iterable[DateMention], trigger: Trigger, title: Title) -> IsoDate | None:
    """The date that stands nearest to the verb or the title without another clause between."""
    scored = []
    for d in dates:
        left, right = min(trigger.start, title.start), max(trigger.end, title.end)
        gap = flat[d.end : left] if d.end <= left else flat[right : d.start] if d.start >= right else ""
        crossed = len(re.findall(r"\b(?:which|who|that|while|when|where|whereas|but|visit(?:ed)?|will)\b|;", gap))
        if crossed and not re.fullmatch(r",? which (?:was|were|has been|entered|came) .{0,30}", gap.strip()):
            continue
        beside = re.fullmatch(r"\s*(?:\([^)]*\)\s*)?(?:in|on)?\s*", flat[title.end : max(d.start, title.end)])
        own = beside is not None and d.start >= title.end
        scored.append((-1 if own else len(gap) + (d.start < trigger.end), d.start, d))
    return min(scored)[2].value if scored else None


def named_year(context: Context, title: Title) -> IsoDate | None:
    """ "the Treaty of Friendship of 1999", "the 2015 Agreement": the year that a title bears."""
    after = re.match(r"\s*(?:\([^)]*\)\s*)?(?:of|from|dated)\s+", context.flat[title.end : title.end + 40])
    for d in context.dates:
        if after and d.start == title.end + after.end():
            return d.value
        if len(d.value) == 4 and d.end <= title.start and not context.flat[d.end : title.start].strip():
            return d.value
    return None


def since(context: Context, title: Title) -> IsoDate | None:
    """ "a ratified Agreement since 2015": the day from which it is told to stand."""
    match = re.match(r"\s*(?:\([^)]*\)\s*)?,?\s*since\s+", context.flat[title.end : title.end + 40])
    if match is None:
        return None
    return next((d.value for d in context.dates if d.start <= title.end + match.end() < d.end), None)
