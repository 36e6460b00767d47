"""What is said to happen to a document: signed, negotiated, in force; and when."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import cast

from kzgraph.extraction.agreements.stage import without_relatives
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import DateMention, Sentence
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.settled import Settled
from kzgraph.extraction.text.anchors import Anchored, anchored
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
    r"|, (?:and|as|said|including how|noting|adding)\b|;(?! (?:and )?(?:an?|the|[A-Z]))|\. "
    # What is signed then is another document, which leans on the one named here.
    r"|\b(?:follow-up|annex|addendum|supplement\w*|amend\w*|pursuant|pursuance|accession)\b(?:\s+\w+)?\s+(?:to|of|the)\b"
    r"|\b(?:under|in accordance with|in implementation of|on the basis of|based on|provided for (?:by|in)|replac\w+)\b",
)
# Before the verb of a relative clause, which governs no row: "the Treaty, which we signed in May, and the agreement".
_IN_RELATIVE = re.compile(r"\b(?:which|that|who|whom)\b[^,;]{0,60}\Z")
# Before the last of a row of documents.
_LAST_OF_ROW = re.compile(r",? (?:and|as well as)(?: also)?(?: (?:an?|the|one|two|another|its|their))? ?\Z")
_RELATIVE = re.compile(
    r"\"?\s*(?:\([^)]*\)\s*)?(?:and (?:a number of |some )?other (?:documents|agreements)\s+)?"
    r"(?:(?:of|from|dated) (?:\d{1,2} )?\w+(?: \d{1,2},)?(?: \d{4})?)?,?\s*"
    r"(?:(?:which|that)\s+|an? (?:document|agreement|treaty|text|pact|paper)\s+)?"
    r"(?:also |then |already |recently |jointly |officially |formally |previously )?"
)
# A date this far behind the verb, and behind a comma, is another clause's.
_FAR = 110
# "The 2006 Air Services Agreement": a year that is part of a name.
_YEAR_OF_NAME = re.compile(r" [A-Z]\w")
_YEAR_BEFORE = re.compile(r"(?<![\w-])((?:19|20)\d\d) \Z")
_NOT_WHEN = re.compile(
    r"\b(?:through|until|till|by|over|for|since|from|before)\s+(?:the )?(?:end of )?\Z", re.IGNORECASE
)
# A verb may stand this far behind the title: "the Treaty between A and B, in force since May".
_NEAR = 40
# "Ratified the Protocol to the Convention": the second is only what the first belongs to.
_LEANS_ON = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:to|under|of)\s+(?:the\s+)?")
# A list of documents that one verb governs is no longer than this.
_LONGEST_OBJECT = 2000
_VERB_GAP = re.compile(r"^[^.;:]*$")
# What may stand between two verbs that one document is the subject of: a date, a place, "and".
_SAME_SUBJECT = re.compile(
    r"[^.;:()]{0,100}?(?:,|\band\b|\bbut\b)?\s*(?:(?:which|it|has|have|had|also|then|later|finally)\s+)*"
)
_INCLUDING = re.compile(
    r", including [^.;:,]*,|, (?:also )?known as [^.;:,]*,"
    r"|,? (?:which|whose|where) (?:(?!\b(?:sign|adopt|conclud|ratif|initial))[^.;:,]){1,120}, "
    r"(?=\Z|(?:is|are|was|were|has|have|will|to be)\b)"
)
_TO_COME_CLAUSE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?,?\s*(?:which|that)\s+(?!was\b|were\b|is\b|are\b|ha[sd]\b|have\b|will\b|would\b)"
    r"(?:[^.;:()]{2,120}?)\s(?:(?:have|has|had|are|is|will|also|now|currently|been|begun|begin|started"
    r"|start|agreed|plan|intend|to)\s+)+(negotiat(?:e|ing)|draft(?:ing)?|prepar(?:e|ing)|sign(?:ing)?|conclud(?:e|ing))\b",
)
_NOT_BEGUN = re.compile(r"\b(?:will|plan|intend|agreed|begin|start)\b")
# Behind a participle that is an active verb of its own: "signed the Protocol, ratified a Treaty and …".
_OBJECT = re.compile(r" (?:an?|the|its|their|two|three|several) (?!same\b|previous\b|next\b|following\b|day\b|year\b)")
_OF = re.compile(r"\s*(?:of\s+)?(?:the|an?)?\s*")
_TALKS_ON = re.compile(
    r".*\b(?:negotiations?|talks|work)\s+(?:on|for|over|towards?|about)\s+(?:\w+\s+){0,3}", re.IGNORECASE
)
_OBJECT_CLAUSE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?,?\s*(?:which|that)\s+(?!was\b|were\b|is\b|are\b|ha[sd]\b|have\b|will\b|would\b)"
    r"(?:[^.;:()]{2,160}?)\s(?:(?:have|has|had|also|both|jointly|then)\s+)*(signed|inked|concluded|adopted)\b",
)
_PARTICIPLES = frozenset(
    {"signed", "concluded", "adopted", "initialled", "ratified", "issued", "exchanged", "approved", "released"}
    | {"endorsed", "inked", "sealed", "reached", "agreed"}
)


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


def read_status(context: Settled, sentence: Sentence, title: Title, titles: Sequence[Title]) -> Reading:
    """The status of a title by the verbs of its sentence; `titles` are all of this sentence."""
    return _as_it_stands(context, sentence, title, _said(context, sentence, title, titles))


def _said(context: Settled, sentence: Sentence, title: Title, titles: Sequence[Title]) -> Reading:
    """What the verbs about a title say by themselves."""
    behind = _behind(context, sentence, title, titles)
    ahead = _ahead(context, sentence, title, titles, last=not behind)
    if ahead is None:
        return reading_of(*behind) if behind else Reading("mentioned")
    if not behind or _governs_alone(context, ahead, title):
        return reading_of(ahead)
    if ahead.status in {"in_force", "ratified"} and all(t.status == "signed" for t in behind):
        return reading_of(ahead, *behind)
    if _OVER.search(behind[0].text):
        return reading_of(*behind)
    stronger = max(STRENGTH[t.status] for t in behind) >= STRENGTH[ahead.status]
    return reading_of(*behind) if stronger or behind[0].status != "mentioned" else reading_of(ahead)


_OVER = re.compile(r"expired|lapsed|terminated|denounced|annulled")


@cache
def _rule(key: str) -> re.Pattern[str]:
    return re.compile(lexicon("agreements")[key], re.IGNORECASE)


def is_none(context: Settled, sentence: Sentence, title: Title) -> bool:
    """Whether a naming says that there is no such document: "no agreement on fisheries was signed"."""
    return _rule("no_document").search(context.flat, max(sentence.start, title.start - 60), title.start) is not None


def _as_it_stands(context: Settled, sentence: Sentence, title: Title, reading: Reading) -> Reading:
    """A reading without deeds that are denied, were called off or are to come."""
    if reading.trigger is None or STRENGTH[reading.status] < STRENGTH["initialled"]:
        return reading
    status = _undone(context.flat, sentence, (title.start, title.end), reading.trigger)
    return reading_of(*(replace(t, status=status) for t in reading.deeds)) if status else reading


def told_soberly(context: Settled, sentence: Sentence, verb: Trigger) -> Trigger:
    """A deed on documents that its sentence does not name, as it stands: not one that is denied or to come."""
    done = STRENGTH[verb.status] >= STRENGTH["initialled"]
    status = _undone(context.flat, sentence, (verb.start, verb.end), verb) if done else None
    return replace(verb, status=status) if status else verb


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
    if verb.start >= end:
        return None
    if is_act(verb):
        if _rule("called_off").search(flat[end : sentence.end]):
            return "mentioned"
        if _rule("put_off").search(flat[end : sentence.end]):
            return "planned"
        to_come = any(_rule(key).search(flat, sentence.start, at) for key in ("wanted", "to_attend"))
        return "planned" if to_come else None
    bare = verb.text == "sign" and _rule("to_do_and").search(flat, sentence.start, at)
    return "planned" if bare else None


def is_act(verb: Trigger) -> bool:
    """Whether a deed is told by a noun, "the signing of", which may be one to come."""
    return _ACT.search(verb.text) is not None


_ACT = re.compile(r"signing|signature|conclusion of|adoption of|exchange of|issuance of|endorsement of")


def _governs_alone(context: Settled, ahead: Trigger, title: Title) -> bool:
    """ "Rounds of negotiations on a treaty have been concluded": the verb behind is about the rounds."""
    return ahead.status == "negotiated" and _TALKS_ON.fullmatch(context.flat, ahead.start, title.start) is not None


def _ahead(
    context: Settled, sentence: Sentence, title: Title, titles: Sequence[Title], *, last: bool
) -> Trigger | None:
    """The nearest verb before the title in its clause; `last` says that ", and" may lead to it as the last of a row."""
    if any(_LEANS_ON.fullmatch(context.flat, t.end, title.start) for t in titles if t.end <= title.start):
        return None
    found = triggers(context, sentence, "before")
    for k in range(bisect_right(found, title.start, key=lambda t: t.end) - 1, -1, -1):
        trigger = found[k]
        if title.start - trigger.end > _LONGEST_OBJECT:
            return None
        if any(t.start <= trigger.start < t.end for t in titles if t.end <= title.start):
            continue  # a word of another title: "the Agreement on the cooperation plan for 2024"
        if trigger.text == "draft" and k and _OF.fullmatch(context.flat, found[k - 1].end, trigger.start):
            if found[k - 1].status == "mentioned":  # "discussed the draft treaty"
                return Trigger(trigger.start, trigger.end, "negotiated", trigger.text)
            continue  # "negotiations on the draft treaty": what is done with the draft counts
        between = _without(context.flat, trigger.end, title.start, titles)
        row = last and not _IN_RELATIVE.search(context.flat, sentence.start, trigger.start)
        if _CLAUSE.search(_LAST_OF_ROW.sub("", between) if row else between):
            return None
        return in_force_yet(context, sentence, trigger)
    return None


def _behind(context: Settled, sentence: Sentence, title: Title, titles: Sequence[Title]) -> list[Trigger]:
    """The verbs behind the title: at once, over other titles and "which", and those that go on about it."""
    found: list[Trigger] = []
    verbs = triggers(context, sentence, "after")
    for trigger in verbs[bisect_left(verbs, title.end, key=lambda t: t.start) :]:
        if trigger.start - title.end > _LONGEST_OBJECT:
            break
        if found:
            if not _joined(context.flat[found[-1].end : trigger.start], found[-1].end, trigger.start, titles):
                break
        elif not _is_about(context, title, trigger, titles):
            return _object_of(context, sentence, title)
        found.append(in_force_yet(context, sentence, trigger))
    return found or _object_of(context, sentence, title)


def _joined(gap: str, start: int, end: int, titles: Sequence[Title]) -> bool:
    """Whether a verb goes on about the same document: "was signed in 2019 and took effect"."""
    return _SAME_SUBJECT.fullmatch(gap) is not None and not any(start <= t.start < end for t in titles)


def _is_about(context: Settled, title: Title, trigger: Trigger, titles: Sequence[Title]) -> bool:
    """Whether the first verb behind a title has it for its subject."""
    between = _INCLUDING.sub(" ", _without(context.flat, title.end, trigger.start, titles))
    rest = between[_RELATIVE.match(between).end() :]  # type: ignore[union-attr]
    if _not_yet().fullmatch(rest.strip() + " "):
        return True
    words = rest.split()
    if trigger.text == "negotiations" and words:
        return False
    if "which" in trigger.text.split() or trigger.text.startswith("whose "):
        return not any(title.end < t.start < trigger.start for t in titles)
    if trigger.text in _PARTICIPLES and (
        _OBJECT.match(context.flat, trigger.end) or (words and not _only_links(words))
    ):
        return False
    return len(rest) <= _NEAR and bool(_VERB_GAP.match(rest)) and (_only_links(words) or not _active(rest))


def is_object(context: Settled, title: Title, verb: Trigger) -> bool:
    """Whether a verb behind the title has a subject of its own: "the Treaty which A and B signed"."""
    return (
        verb.start >= title.end and re.search(r"\b(?:which|that)\b", context.flat[title.end : verb.start]) is not None
    )


def _object_of(context: Settled, sentence: Sentence, title: Title) -> list[Trigger]:
    """ "the Treaty which A and B signed in May": the verb of a relative clause whose object the title is."""
    match = _OBJECT_CLAUSE.match(context.flat, title.end, sentence.end)
    if match:
        return [Trigger(match.start(1), match.end(1), "signed", match.group(1).lower())]
    match = _TO_COME_CLAUSE.match(context.flat, title.end, sentence.end)
    if match is None:
        return []
    verb = match.group(1).lower()
    begun = verb.startswith(("negotiat", "draft")) and not _NOT_BEGUN.search(match.group())
    status: AgreementStatus = "negotiated" if begun else "planned"
    return [Trigger(match.start(1), match.end(1), status, verb)]


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
    kept: list[str] = []
    at = start
    for title in titles:
        if at < title.end and title.start < end:
            kept.append(flat[at : title.start])
            at = title.end
    kept.append(flat[at:end])
    return " ".join(" ".join(kept).split()) + " "


@cache
def _not_yet() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicon('agreements')['not_yet_in_force']}", re.IGNORECASE)


def in_force_yet(context: Settled, sentence: Sentence, trigger: Trigger) -> Trigger:
    """An entry into force to come means that the document is signed, no more."""
    if trigger.status not in {"in_force", "ratified"}:
        return trigger
    before = context.flat[sentence.start : trigger.start]
    if _not_yet().search(before):
        return Trigger(trigger.start, trigger.end, "signed", "")
    return trigger


def is_history(reading: Reading, text: str) -> bool:
    """Whether a signature is told as one of before, which no encounter of the text dates: "had been signed"."""
    verb = reading.trigger.text if reading.trigger else ""
    if reading.trigger is not None and not verb:
        return True  # known to be signed since it is to enter into force
    if _THEN.search(text):
        return False
    return _EARLIER.search(verb) is not None or _EARLIER_WORDS.search(text) is not None


# "They noted the signature, during the Summit, of …": of the encounter that the text tells.
_THEN = re.compile(
    r"\b(?:signing|signature|conclusion|adoption)\b.{0,20}\b(?:during|at|on the (?:occasion|sidelines|margins) of) "
    r"(?:the|this|their|his|her|today's) (?:current |state |official )*(?:summit|visit|meeting|session|talks)\b",
    re.IGNORECASE,
)

_EARLIER = re.compile(r"\b(?:has|have|had|been|ha[sd]|recently|already|conclusion|of)\b")
_EARLIER_WORDS = re.compile(
    r"\b(?:previously|earlier|recently|already|since|last|ago|anniversary|basis|implement\w*|which|welcomed|noted|recall\w*)\b",
    re.IGNORECASE,
)


def date_of(context: Settled, sentence: Sentence, reading: Reading, title: Title) -> IsoDate | None:
    """The day of the deed that the trigger of a reading tells: the date nearest to it or to the title."""
    if reading.trigger is None or reading.status not in {"signed", "in_force"}:
        return None
    aside = without_relatives(context.flat, sentence.start, min(reading.trigger.start, title.start))
    inside = [
        d
        for d in context.dates_between(sentence.start, sentence.end)
        if not title.start <= d.start < title.end
        and not any(a <= d.start < b for a, b in aside)
        and not (d.last and len(d.value) == len("2026"))  # a programme for 2026–2030
        and not (len(d.value) == 4 and _YEAR_OF_NAME.match(context.flat, d.end))
    ]
    # "On Monday (6 May 2024)": the bracket says which Monday.
    exact = {d.start for d in inside if not d.relative}
    inside = [d for d in inside if not (d.relative and d.end + 2 in exact and context.flat.startswith(" (", d.end))]
    return _nearest(context.flat, inside, reading.trigger, title)


# "Signed within the framework of the visit of President X in May": the visit's date is the signature's.
_ON_VISIT = re.compile(
    r"\s*(?:during|within the framework of|in the framework of|as part of|on the occasion of)\b[^,;]*\bvisit\b[^,;]*"
)


def _nearest(flat: str, dates: Iterable[DateMention], trigger: Trigger, title: Title) -> IsoDate | None:
    """The date that stands nearest to the verb or the title without another clause between."""
    scored = []
    for d in dates:
        left, right = min(trigger.start, title.start), max(trigger.end, title.end)
        gap = flat[d.end : left] if d.end <= left else flat[right : d.start] if d.start >= right else ""
        crossed = len(re.findall(r"\b(?:which|who|that|while|when|where|whereas|but|visit(?:ed)?|will)\b|;", gap))
        if _NOT_WHEN.search(flat, max(0, d.start - 16), d.start) and trigger.status == "signed":
            continue
        if d.start >= right and len(gap) > _FAR and "," in gap:
            continue
        if (
            crossed
            and not _ON_VISIT.fullmatch(gap)
            and not re.fullmatch(r",? which (?:was|were|has been|entered|came) .{0,30}", gap.strip())
        ):
            continue
        beside = re.fullmatch(r"\s*(?:\([^)]*\)\s*)?(?:in|on)?\s*", flat[title.end : max(d.start, title.end)])
        own = beside is not None and d.start >= title.end
        scored.append((-1 if own else len(gap) + (d.start < trigger.end), d.start, d))
    return min(scored)[2].value if scored else None


# A document on another one, whose year it bears: "protocol amending the agreement of 2009".
_ON_ANOTHER = re.compile(
    r"\b(?:amend\w*|extend\w*|supplement\w*|annex|to|on)\b.*\b(?:agreements?|treaty|convention|protocol|memorandum)\b",
    re.IGNORECASE,
)


def named_year(context: Settled, title: Title) -> IsoDate | None:
    """ "the Treaty of Friendship of 1999", "the 2015 Agreement": the year that a title bears."""
    if year := _YEAR_BEFORE.search(context.flat, max(0, title.start - 6), title.start):
        return year.group(1)
    if _ON_ANOTHER.search(title.text):
        return None
    after = re.match(r"\s*(?:\([^)]*\)\s*)?(?:of|from|dated)\s+", context.flat[title.end : title.end + 40])
    for d in context.dates_between(title.start - _NEAR, title.end + _NEAR):
        if title.first == title.head and title.start < d.start < title.end and context.flat.endswith("of ", 0, d.start):
            return d.value
        if after and d.start == title.end + after.end():
            return d.value
    return None


def since(context: Settled, title: Title) -> IsoDate | None:
    """ "a ratified Agreement since 2015": the day from which it is told to stand."""
    match = re.match(r"\s*(?:\([^)]*\)\s*)?,?\s*since\s+", context.flat[title.end : title.end + 40])
    if match is None:
        return None
    at = title.end + match.end()
    return next((d.value for d in context.dates_between(title.end, at + 1) if at < d.end), None)
