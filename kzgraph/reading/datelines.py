"""When a text was published, where it says so itself: in a prefix, a dateline at its head, or the date below its end.

Only full dates count, and only where they stand as a date of publication stands: never in running prose, and never
where day and month cannot be told apart (03/04/2025). No date is better than a wrong one, since every post is attested
by it.
"""

from __future__ import annotations

import re

from kzgraph.model import IsoDate
from kzgraph.reading.dates import DATE, parse_date

HEAD = 300
"""Characters of the head in which a dateline may stand: below a headline and a line of sharing buttons."""

LABELLED_HEAD = 1000
"""Characters of the head in which a date that is called that of publication may stand: below a summary too."""

TAIL_LINES = 5
"""Lines with text at the end among which the date may stand: below it come sources, links and press contacts."""

SHORT_LINE = 40
"""A line up to this length before a date is a place or a signature, not prose that was wrapped."""

HEADING = 3
"""Lines of a headline that a wrapped one, or one with a line below it, may have."""

MAX_LINE = 120
"""A longer line is no dateline."""

_WORD = r"[^\W\d_a-z][\w.'’-]*"
_WEEKDAY = r"(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)"
_NO_PLACE = r"(?!(?i:on|in|at|by|of|since|from|until|till|after|before|as|updated|modified|edited|signed|adopted)\b)"
_PLACE = rf"{_NO_PLACE}{_WORD}(?: {_WORD}){{0,3}}(?:, {_WORD}(?: {_WORD}){{0,3}})?"
_CAPITALS = rf"{_NO_PLACE}[^\W\d_a-z][^\W\d_a-z.'’ -]+(?:[ -][^\W\d_a-z.'’ -]+){{0,3}}"
_DONE = r"(?:first |originally )?(?:published|posted|issued|released|created|added)"
_KIND = r"(?:(?:press|news|media) (?:release|statement|note|story)|news|statement|announcement|for immediate release)"
_LABEL = (
    rf"(?i:{_DONE}(?: (?:in|at) [\w' -]{{2,40}}?)?(?: on)?|(?:release|publication|issue|posting) date"
    rf"|date(?: of (?:publication|issue|release|posting))?|{_KIND}(?:,? no\.? ?[\d/-]+)?)(?: ?[:,–—-] ?| )"
)
_BYLINE = rf"(?:[Bb]y|BY) (?!{_WEEKDAY}){_WORD}(?: {_WORD}| with| and){{0,5}}(?: in {_WORD}(?: {_WORD})?)?(?:,? on|,)? "
_ZONE = r"(?:\(?(?:[+-]\d{4}|[A-Z]{2,4}(?:[+-]\d{1,2}(?::\d\d)?)?|(?:[\w-]+ )?(?i:time))\)?)"
_TIME = rf"\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?: ?(?i:[ap]\.?m\b\.?|hrs))?(?: {_ZONE})?"
_UPDATED = r"[,;]? ?\(?(?i:last )?(?i:updated?|modified|edited)\b.{0,50}"

_PREFIX = re.compile(r"\s*date (\d{4}-\d{2}-\d{2})(?!\d)")
_LINE = re.compile(
    rf"(?:(?P<label>{_LABEL}|{_BYLINE})|{_TIME},? )?(?:{_PLACE},? |{_CAPITALS}(?:, {_CAPITALS})? [-–—] )?"
    rf"(?:{_WEEKDAY},? )?[(\[]?(?P<date>{DATE})[)\]]?(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?|(?:,| [-–—])? (?:at )?{_TIME})?"
    rf"(?:,? [Bb]y {_WORD}.{{0,60}}|, {_PLACE}| [-–—] (?:{_PLACE}|(?i:{_KIND}))| \({_PLACE}\))?(?:{_UPDATED})?\.?"
)
# "ASTANA, March 3, 2025 (AGENCY) –", "Brussels, 18 October 2024 – The ...", "Nairobi, Thursday, 5 May 2022. The ...",
# "3 May 2024 – Yerevan, Armenia – The ...": capitals, a weekday, or a mark after the date.
_INLINE = re.compile(
    r"(?:\([^()\n]{1,60}\) )?"
    rf"(?:{_CAPITALS}(?:, {_PLACE})?,? (?:{_WEEKDAY},? )?\(?(?P<capitals>{DATE})\)? ?(?:[-–—(/:.]|$)"
    rf"|{_PLACE},? (?:{_WEEKDAY},? )?\(?(?P<mark>{DATE})\)?(?:, {_WORD})? ?[-–—(/:]"
    rf"|{_PLACE},? {_WEEKDAY},? (?P<weekday>{DATE})\. |(?P<first>{DATE}) [-–—] {_PLACE} [-–—] )"
)
_HANGING = re.compile(
    r"(?:,|\b(?:on|of|in|at|by|from|since|until|till|to|and|or|the|a|an|for|dated|before|after|between|with))$"
)
_SENTENCE_END = (".", "!", "?", ":", ";", "”", '"', "»", ")", "]", "—", "–")
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|^#+ ")
_BAR = re.compile(r"\s*[|·•]\s*|\s+/\s+")


def find_published(text: str) -> IsoDate | None:
    """The day on which a text says that it was published, or None."""
    prefix = _PREFIX.match(text)
    if prefix:
        return parse_date(prefix[1])
    lines = [plain(line) for line in text.split("\n")]
    return _in_head(lines) or _in_tail(lines)


def plain(line: str) -> str:
    """A line without blanks at its ends and without Markdown's marks of emphasis, blanks within it folded."""
    return " ".join(_EMPHASIS.sub("", line).split())


def is_dateline(line: str) -> bool:
    """Whether a line holds a date of publication and nothing else, or between its bars nothing else."""
    return any(_parts(line))


def _in_head(lines: list[str]) -> IsoDate | None:
    position = 0
    for index, line in enumerate(lines):
        if position > LABELLED_HEAD:
            break
        found = _date_line(lines, index, labelled=position > HEAD) or (position <= HEAD and _inline(line))
        if found:
            return found
        position += len(line) + 1
    return None


def _in_tail(lines: list[str]) -> IsoDate | None:
    last = [index for index, line in enumerate(lines) if line][-TAIL_LINES:]
    return next((found for index in reversed(last) if (found := _date_line(lines, index))), None)


def _inline(line: str) -> IsoDate | None:
    found = _INLINE.match(line[:HEAD])
    return next((parse_date(day) for day in found.groups() if day), None) if found else None


def _date_line(lines: list[str], index: int, *, labelled: bool = False) -> IsoDate | None:
    """The date of a line that holds nothing else, or between its bars nothing else ("Astana | 3 March 2025");
    `labelled` asks that it be called the day of publication."""
    line = lines[index]
    found = next((part for part in _parts(line) if part["label"] or not labelled), None)
    if found is None or (len(found.string) == len(line) and not found["label"] and _in_prose(lines, index)):
        return None
    return parse_date(found["date"])


def _parts(line: str) -> list[re.Match[str]]:
    if len(line) > MAX_LINE:
        return []
    return [found for part in _BAR.split(line) if (found := _LINE.fullmatch(part))]


def _in_prose(lines: list[str], index: int) -> bool:
    """Whether a line is a piece of hard-wrapped prose that happens to hold a date alone."""
    before = lines[index - 1] if index else ""
    after = lines[index + 1] if index + 1 < len(lines) else ""
    if after[:1].islower() or _HANGING.search(before.lower()):
        return True
    return not (len(before) <= SHORT_LINE or before.endswith(_SENTENCE_END) or _is_heading(lines[:index], after))


def _is_heading(above: list[str], after: str) -> bool:
    """Whether above a date stands only a headline, or a few lines without a sentence and a gap below the date."""
    told = [line for line in above if line]
    return len(told) < 2 or (len(told) <= HEADING and not after and not any(line.endswith(".") for line in told))
