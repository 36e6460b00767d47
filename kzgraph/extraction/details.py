"""What a clause says of an encounter besides who took part: status, date, place, round, series."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.clauses import Clause
from kzgraph.extraction.context import Context, DateMention, PlaceMention
from kzgraph.extraction.drafts import Draft, day_after
from kzgraph.extraction.knowledge import lexicon, one_of
from kzgraph.model import EventStatus

ORDINALS = {
    word: number
    for number, words in enumerate(
        ["inaugural first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"],
        1,
    )
    for word in words.split()
}
_ROUND = re.compile(
    r"\b(?P<o>\d{1,3}(?:st|nd|rd|th)|" + "|".join(ORDINALS) + r"|[IVX]{1,5})\b"
    r"(?= (?!(?:official|state|working|visit|time|day|half|quarter|place|step|secretary|deputy|vice|anniversary|lady|floor|century|years?|meeting with|country)\b)"
    r"(?:[\w.&+–-]+ ){0,7}(?:round|meeting|session|summit|consultations?|dialogue|edition|ministerial|commission|council|talks|negotiations|in the series)\b)",
    re.I,
)
_SERIES_COUNT = re.compile(
    r"\bthe (?P<o>\d{1,3}(?:st|nd|rd|th)|" + "|".join(ORDINALS) + r") (?:in|of) th(?:e|is) series", re.I
)
_BEFORE_PLACE = re.compile(
    r"\b(?:in|at|to|from|near|outside|for|visit(?:ed|s|ing)?|hosted by|of|reached|capital,?|city,?) (?:the (?:city|capital|town) (?:of )?)?$|^$|, $|\($",
    re.I,
)
_HOSTING = re.compile(
    r"^(?:,)? (?:has |had |will |is to |was to |have )*(?:play(?:s|ed)? host|host(?:s|ed|ing)?|welcom(?:es|ed))\b"
)
_SHIFT = (
    (re.compile(r"\b(?:a|one) day later\b|\bthe (?:next|following) day\b", re.I), 1),
    (re.compile(r"\bthe day before\b|\b(?:a|one) day earlier\b|\bthe previous day\b", re.I), -1),
    (re.compile(r"\b(?:on )?(?:the|that) same day\b|\bthat day\b|\bon the day of\b|\bat once\b", re.I), 0),
)
_LED_ON = re.compile(r"(?:when|where|during which|at which|in which|followed by)\b")
_SAME_MONTH = re.compile(r"\b(?:in )?(?:the|that) same month\b|\bthat month\b", re.I)
_SAME_YEAR = re.compile(r"\b(?:later )?(?:the|that) same year\b|\b(?:later )?that year\b", re.I)
_NO_DATE = re.compile(r"(?:\b(?:since|for|until|from)|dated|deadline of|anniversary of|strategy|plan) $", re.I)


@cache
def patterns(key: str) -> re.Pattern[str]:
    """The regular expressions of a list in `events.yaml` as one."""
    return one_of(list(lexicon("events")[key]))


@cache
def series_patterns() -> tuple[re.Pattern[str], ...]:
    """The forms of a series' name, most telling first."""
    return tuple(re.compile(p) for p in lexicon("events")["series"])


def status_of(text: str, trigger: tuple[int, int]) -> EventStatus | None:
    """Held or planned as the words about the trigger say; None where the clause tells of no event at all."""
    near = text[max(0, trigger[0] - 60) : trigger[1] + 40]
    before = text[max(0, trigger[0] - 70) : trigger[1]]
    if patterns("denied").search(near):
        return None
    planned = patterns("planned").search(before) or re.match(
        r"[^.;]{0,40}\bwill (?:be held|take place|be hosted)|[^.;]{0,30}\bto be held", text[trigger[1] :]
    )
    if planned:
        return (
            None
            if re.search(r"\b(?:if|could|would like|hope[sd]?|invit\w+|proposed|looking forward)\b", before)
            else "planned"
        )
    if _proposed(before):
        return None
    return "held"


def _proposed(before: str) -> bool:
    """Whether the words just before only wish for it: "invited him to visit", "readiness to hold consultations"."""
    hits = list(patterns("proposed").finditer(before))
    return (
        bool(hits)
        and len(before) - hits[-1].end() <= 45
        and not re.search(r"\b(?:during|after|following|at) (?:the|his|her|their)\b", before[hits[-1].end() :])
    )


def date_of(context: Context, clause: Clause, trigger: int, previous: Draft | None) -> tuple[str | None, str | None]:
    """(first day, last day) that the clause gives its encounter, also as "a day later" than the one before."""
    inside = [d for d in context.dates if clause.holds(d.start) and _is_when(context, d)]
    if not inside and _LED_ON.match(context.flat, clause.start):
        inside = [d for d in context.dates if clause.sentence.start <= d.start < clause.start and _is_when(context, d)][
            -1:
        ]
    if inside:
        best = min(
            inside,
            key=lambda d: (len(d.value) < 10 and any(len(x.value) == 10 for x in inside), abs(d.start - trigger)),
        )
        return best.value, best.last if best.last and len(best.last) == 10 else None
    text = clause.text(context.flat)
    told = _last_told(context, clause.start) or (previous.date if previous else None)
    if told:
        for pattern, days in _SHIFT:
            if pattern.search(text):
                return (day_after(told, days) if days else told), None
        if _SAME_MONTH.search(text):
            return told[:7], None
        if _SAME_YEAR.search(text):
            return told[:4], None
    return None, None


def _last_told(context: Context, offset: int) -> str | None:
    """The date told last before an offset, in this paragraph or the one before."""
    near = [d.value for d in context.dates if offset - 500 < d.start < offset and _is_when(context, d)]
    return near[-1] if near else None


def _is_when(context: Context, date: DateMention) -> bool:
    """Whether a date tells when something happened: no span of years, no "since"."""
    if date.last and len(date.value) == 4:
        return False
    return not _NO_DATE.search(context.flat[max(0, date.start - 20) : date.start])


def place_of(context: Context, clause: Clause, trigger: int, previous: Draft | None) -> str | None:
    """The city of the encounter: "in Brussels", "Budapest has played host", "there" for the place told before."""
    inside = [p for p in context.places if clause.holds(p.start) and _is_where(context, p)]
    if inside:
        return min(inside, key=lambda p: abs(p.start - trigger)).name
    if previous is not None and re.search(
        r"(?:^|[ ,])[Tt]here\b(?! (?:is|are|was|were|has|have|will))", clause.text(context.flat)
    ):
        return previous.place
    return None


def _is_where(context: Context, place: PlaceMention) -> bool:
    flat = context.flat
    for body in context.organisations:
        if any(m.start <= place.start < m.end for m in body.mentions):
            return False
    before, after = flat[max(0, place.start - 24) : place.start], flat[place.end : place.end + 24]
    if _HOSTING.match(after):
        return True
    if after.startswith("'s") or re.match(r"-|–\w", after):
        return False
    return bool(
        re.search(
            r"\b(?:in|at|to|from|near|outside|visited|visiting|visit|city of|capital of|capital)\s(?:the (?:city|capital) of )?$",
            before,
            re.I,
        )
    )


def round_of(text: str, trigger: tuple[int, int]) -> int | None:
    """The round that stands nearest before the trigger's end: "the fifth round of political consultations"."""
    counted = _SERIES_COUNT.search(text, trigger[0])
    if counted and counted.start() - trigger[1] < 30:
        return _number(counted.group("o"))
    hits = [m for m in _ROUND.finditer(text) if m.start() < trigger[1] + 5]
    if not hits:
        return None
    last = hits[-1]
    between = text[last.end() : trigger[0]]
    return (
        _number(last.group("o"))
        if len(between) < 110 and not re.search(r"[;.]|\b(?:and the|where|who)\b", between)
        else None
    )


def _number(word: str) -> int | None:
    low = word.lower()
    if low in ORDINALS:
        return ORDINALS[low]
    if low[0].isdigit():
        return int(re.match(r"\d+", low).group())  # type: ignore[union-attr]
    return _roman(word)


def _roman(word: str) -> int | None:
    values = {"I": 1, "V": 5, "X": 10}
    if len(word) < 2 or any(c not in values for c in word):
        return None
    digits = [values[c] for c in word]
    return sum(-d if k + 1 < len(digits) and d < digits[k + 1] else d for k, d in enumerate(digits))


def series_of(text: str, trigger: tuple[int, int]) -> str | None:
    """The name of the standing format at the trigger, without its ordinal."""
    for pattern in series_patterns():
        for match in pattern.finditer(text):
            if match.start() < trigger[1] and match.end() > trigger[0]:
                words = match.group().split()
                while words and (words[0].lower() in ORDINALS or words[0] in {"The", "A", "An", "This", "Nth"}):
                    words = words[1:]
                return " ".join(words) or None
    return None
