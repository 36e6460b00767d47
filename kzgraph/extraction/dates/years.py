"""Which year a day or month without one belongs to: what the sentence says of before and after, else the nearest,
with a bias to the past."""

from __future__ import annotations

import re
from datetime import date as Day
from functools import cache
from typing import Literal

from kzgraph.extraction.dates.calendar_words import alternatives, pattern
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.knowledge import pattern as words_pattern

Direction = Literal["past", "future"]

# A writer who means a day eleven months away gives its year; one who means next week does not.
_FAR, _NEAR = 345, 21
# Press releases look back: without a sign, a day twice as far behind as ahead is still the one behind.
_RETROSPECT = 2
_BEFORE, _AFTER = 160, 80
# "Is getting under way in Port Moresby on ".
_BEGINS = 60
# "Will be held", "to be signed", "is scheduled": the participle is none of the past.
_GOVERNED = pattern(r"\b(?:will|shall|would|should|to|is|are|be)(?: (?:not|also|be|then)){0,2} \Z")
# Up to the day of a call, and its verb.
_OF_CALL = re.compile(r"(?:\s(?:late|early|today))?\s(?:on\s)?")
_SPEAKING = pattern(
    r"\b(?:(?P<ahead>will|would|shall|(?:is|are) (?:due |set |expected |scheduled )?to|plans? to) (?:\w+ )?"
    r"(?:speak|talk|discuss|confer|consult|hold|have)|spoke|spoken|talked|discussed|conferred|consulted|held|had)\b"
)
_RELATIVE = re.compile(r"(?<!,) (?:that|which)\b|,? (?:who|whose|while|although|whereas)\b")
# "Discussed the upcoming visit by phone on 5 March": the day is that of the call.
_BY_PHONE = re.compile(r" (?:by|over the|on the|via) (?:tele)?(?:phone|video\w*)")
_STOP = re.compile(r";|\n|[.!?][\"')]?[ ]{1,8}(?=[A-Z\"“(]|\Z)")

# The verb of another clause of the same subject.
_NEXT_VERB = pattern(
    r",? and (?:then |later |also )?(?:will|would|is|are|was|were|has|had|plans|[a-z]{2,20}ed)\b"
    r"|, [a-z]{2,20}ing (?:to|that)\b"
)
# "During his visit to Rome in May, he agreed": where no other word tells, what is dated so is over.
_DURING = pattern(r"\b(?:during|following|after|since) (?:his|her|their|the|a|an)\b")


@cache
def _markers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon("dates")
    neutral = alternatives(words["neutral"])
    past = pattern(rf"\b(?!{neutral}\b)(?:{alternatives(words['past'])}|[a-z]{{2,20}}ed)\b")
    return pattern(rf"\b(?:{alternatives(words['future'])}|{_PLAN})\b"), past


# The verb, and no document: "signed an action plan on Friday".
_PLAN = r"plan(?= (?:to|an?|the|their|talks|another)\b)"


def direction(flat: str, start: int, end: int) -> Direction | None:
    """Whether the sentence around a span speaks of what was or of what will be, by the word nearest to the span."""
    left = flat[max(0, start - _BEFORE) : start]
    left = left[max((m.end() for m in _STOP.finditer(left)), default=0) :]
    if words_pattern("dates", "begins_then").search(left, max(0, len(left) - _BEGINS)):
        return "future"
    left = words_pattern("encounter_words", "upcoming_and_another").sub("", left)
    wired = max((m.end() for m in _BY_PHONE.finditer(left)), default=0)
    if wired and _OF_CALL.fullmatch(left, wired) and (verbs := list(_SPEAKING.finditer(left, 0, wired))):
        return "future" if verbs[-1]["ahead"] else "past"
    spoken, left = left, left[wired:]
    right = flat[end : end + _AFTER]
    month = left + flat[start : start + 3]
    if words_pattern("dates", "comes_then").match(right) or words_pattern("dates", "begins_in_month").search(month):
        return "future"
    if _GIVEN_UP.search(left) or (_WHO.search(left) and _DONE.match(right)):
        return "past"  # "will succeed A, who announced her resignation in January", "who in January announced"
    stop = _STOP.search(right)
    right = right[: stop.start()] if stop else right
    if (another := _NEXT_VERB.search(right)) and _markers_about(spoken, "") != (None, None):
        right = right[: another.start()]  # "reached Rome on Monday and will leave for Paris"
    if _AHEAD_OF.match(right):
        right = ""  # "spoke on Sunday ahead of the summit": that is told of something else
    if _PURPOSE.match(right) and (_markers_about(spoken, "") != (None, None) or _AGREED.search(left)):
        right = ""  # "met on Sunday to prepare a summit", "agreed here Sunday to plan a summit"
    if _markers_about(left[left.rfind(",") + 1 :], "") != (None, None):
        right = right.split(",")[0]  # "the summit, which is to be held on 24 October, was discussed"
    aside = _ASIDE.search(left) if right.startswith(",") else None
    if aside and _markers_about(aside.group(), "") != (None, None):
        right = ""  # "A, who met his counterpart, B, in Rome on Monday, is to meet C"
    if (talked := _TALKED.search(right)) and _markers_about(left, right[: talked.start()])[0] is None:
        return "past"  # "On Monday A and B discussed the declaration to be adopted in May"
    if _RESULTS_OF.search(left):
        return "past"  # "discussed the results of the visit to Rome on 3 March and a trip to come"
    if _TALKED_THEN.search(left):
        return "past"  # "discussed with B on Monday the summit to be held in May"
    relative = _RELATIVE.search(right)
    # "Signed a memorandum in March that will allow": what a relative clause tells is later or earlier still.
    own = _markers_about(left, right[: relative.start()] if relative else right)
    ahead, behind = own if own != (None, None) else _markers_about(left, right)
    if ahead is None and behind is None:
        return "past" if _DURING.search(left) else None
    # "Is scheduled for" and "expected on" look like the past by their ending: a tie is the future.
    return "future" if behind is None or (ahead is not None and ahead <= behind) else "past"


# The last relative clause behind a comma, up to a day in it.
_ASIDE = re.compile(r", (?:who|whom|whose|which|where)\b(?:(?!, (?:who|whom|whose|which|where)\b)[^;])*\Z")
_WHO = pattern(r"\bwho (?:back |late |early )?(?:(?:in|on) )?(?:late |early )?\Z")
_DONE = re.compile(r" (?:announced|resigned|confirmed|declared|left|retired|died|stepped|said)\b")
# The day or month of an announcement, and not that of what was announced.
_GIVEN_UP = pattern(
    r"\bannounced (?:(?:his|her|their) (?:[\w-]+ )?(?:resignation|departure|retirement|candidacy|withdrawal|decision|"
    r"intention) )?(?:back |late |early )?(?:in |on )?(?:late |early )?\Z"
)
_AHEAD_OF = re.compile(r",? (?:ahead of|in advance of|in the run-up to|on the eve of) ")
_AGREED = pattern(r"\b(?:agreed|pledged|vowed)(?: here| in (?-i:[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+)?)?(?: on)? ?\Z")
# "Met on Sunday ahead of the summit": what is still ahead is told of something else.
_PURPOSE = re.compile(
    r" (?:to|that) [a-z]|,? (?:ahead of|in advance of|in the run-up to|about|regarding|concerning"
    r"|on (?:the|an?|preparations|matters|issues)) "
)
# What was talked about is no sign of when; and a day between the verb and what follows is that of the talk.
_ACTIVE = r"(?<!\bbe\s)(?<!\bis\s)(?<!\bare\s)(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)\b"
_DISCUSSED = r"(?:discussed|reviewed|considered|exchanged\s(?:views|opinions))"
_TALKED = re.compile(
    rf"{_ACTIVE}(?:{_DISCUSSED}\b|(?:spoke|talked|conferred|consulted)\s(?:by\s(?:tele)?phone\s|over\sthe\sphone\s)?"
    r"(?:about|regarding|concerning|on\s(?:the|an?))\b)"
)
_RESULTS_OF = pattern(
    r"\b(?:results?|outcomes?|follow-?up|conclusions)\s(?:of|to|from)\s"
    r"(?:(?!\sand\s(?:the|his|her|their|its|an?|on|about|[a-z]+ed|[a-z]+tions?)\b|\b(?:planned|upcoming|forthcoming|due)\b)[^;])*\Z"
)
_TALKED_THEN = re.compile(
    rf"{_ACTIVE}{_DISCUSSED}(?:\swith(?:\s(?:[A-Z][\w'-]+|of|for|the)){{1,8}})?(?:\sby\s(?:tele)?phone)?"
    r"(?:\sin\s[A-Z][\w-]+(?:\s[A-Z]\w+)?)?(?:\slate|\searly)?\s(?:on\s)?\Z"
)


def _markers_about(left: str, right: str) -> tuple[int | None, int | None]:
    """Characters to the nearest word of the future, and to the nearest of the past."""
    future, past = _markers()
    done = words_pattern("encounter_words", "managed_to")  # "was able to meet"
    return _nearest(future, left, right, unless=done), _nearest(past, left, right, unless=_GOVERNED)


def _nearest(marker: re.Pattern[str], left: str, right: str, unless: re.Pattern[str] | None = None) -> int | None:
    """Characters to the nearest marker on either side, without those that stand after what `unless` matches."""
    found = [
        (len(left) - m.end() if side is left else m.start())
        for side in (left, right)
        for m in marker.finditer(side)
        if not (unless and unless.search(side, 0, m.start()))
    ]
    return min(found, default=None)


def resolve_year(month: int, number: int | None, published: Day, way: Direction | None = None) -> int:
    """The year of a month, or of a day in it, that a text published on a day names without year.

    `way` says that the sentence speaks of what was or what will be; without it the nearest in time is meant,
    a day behind before one ahead.
    """
    before, after = _distance(month, number, published, -1), _distance(month, number, published, 1)
    if way == "past":
        back = not (before > _FAR and after < _NEAR)
    elif way == "future":
        back = after > _FAR and before < _NEAR
    else:
        back = before <= _RETROSPECT * after
    moved = published.toordinal() + (-before if back else after)
    return Day.fromordinal(moved).year


def _distance(month: int, number: int | None, published: Day, step: int) -> int:
    """Days from publication to the next (step 1) or last (step -1) such day; 0 within a month that is named alone."""
    if number is None and month == published.month:
        return 0
    # A month alone is nearest at its end seen from later, at its beginning seen from before.
    number = number or (28 if step < 0 else 1)
    for year in (published.year, published.year + step):
        gap = (Day(year, month, min(number, 28 if month == 2 else 30)) - published).days * step
        if gap >= 0:
            return gap
    return 366
