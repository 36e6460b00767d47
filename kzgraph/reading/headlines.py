"""The headline of a text, where it bears one that cannot be taken for anything else: it names the document.

It is a heading in Markdown, or a short line without a full stop at the top that stands apart from what follows. What
stands above it (what the text is called, a letterhead, a row of links, the date) is passed over. A text that begins
with its first sentence has none: no title is better than a sentence that was cut.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from statistics import median

from kzgraph.data_files import broken_expression, lexicon
from kzgraph.reading.datelines import is_dateline, plain

TOP = 12
"""Lines with text at the top among which the headline may stand, below a letterhead and a row of links."""

LONGEST = 200
"""Characters that a headline may have: the longest of ministries have some 170, a first sentence mostly more."""

SAMPLE = 20_000
"""Characters of a text that are looked at."""

FEWEST_WORDS = 3
"""Fewer are a place, a section or a name."""

WRAPPED = range(45, 111)
"""Characters of the lines of a text that was wrapped by hand or by a mail program; lists have shorter ones."""

_HEADING = re.compile(r"#{1,6}\s")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_LINK = re.compile(r"\[([^\]]+)\]\([^)\s]*\)")
_LABEL = re.compile(r"\s*(?:title|headline|subject):\s+", re.IGNORECASE)
_HANGS = re.compile(r"(?:,|\b(?:of|in|on|at|by|from|to|and|or|the|a|an|for|with|between|as|into|over))$", re.IGNORECASE)
_ENDS_NO_HEADLINE = re.compile(r"(?:(?<!\b[A-Z])\.|[,;:!…–—-]|\.[”\"’'»)])$")
_CLOSES = '”"»?'
_SENTENCE_WITHIN = re.compile(r"\w{3}[.!] [A-Z]")


def find_title(text: str) -> str | None:
    """The headline of a text, on one line and without marks, or None."""
    raw = text[:SAMPLE].split("\n")
    lines = [plain(_LABEL.sub("", unescape(_LINK.sub(r"\1", line)))) for line in raw]
    top = [index for index, line in enumerate(lines) if line][:TOP]
    for index in top:
        if marked := _marked(raw, lines, index):
            return marked
        if not _is_passed(lines[index]):
            break
    return _unmarked(lines, top)


def _marked(raw: list[str], lines: list[str], index: int) -> str | None:
    """What is marked as a heading in Markdown, by a # before it or a rule below it."""
    below = raw[index + 1].strip() if index + 1 < len(raw) else ""
    underlined = _UNDERLINE.fullmatch(below) and _is_headline(lines[index])
    if not (underlined or _HEADING.match(raw[index].strip())) or _is_passed(lines[index]):
        return None
    return lines[index].rstrip("# ") if len(lines[index]) <= LONGEST else None


def _unmarked(lines: list[str], top: list[int]) -> str | None:
    """The first line that may be a headline, if it stands apart from what follows: below what the text is called, or,
    where nothing is there, above it."""
    called = next((k for k, index in enumerate(top) if _is("releases", lines[index])), 0)
    starts = (next((i for i in top[first:] if not _is_passed(lines[i])), None) for first in dict.fromkeys((called, 0)))
    return next((title for start in starts if start is not None and (title := _title_at(lines, start))), None)


def _title_at(lines: list[str], start: int) -> str | None:
    """The headline that begins with a line, if it is one and a text follows."""
    broken = [len(lines[k]) for k in range(len(lines) - 1) if k != start and lines[k + 1] and len(lines[k]) in WRAPPED]
    width = int(median(broken)) if len(broken) > 1 else LONGEST
    title, end = lines[start], start + 1
    while end < len(lines) and lines[end] and _goes_on(lines[end - 1], lines[end], width) and len(title) <= LONGEST:
        title, end = f"{title} {lines[end]}", end + 1
    return title if _is_headline(title) and len(" ".join(lines[end:]).strip()) > len(title) else None


def _goes_on(line: str, below: str, width: int) -> bool:
    """Whether a line was broken within a sentence: it hangs, or, where lines are wrapped, the next one's first word had
    no room in it."""
    if below[0].islower() or _HANGS.search(line):
        return True
    full = len(line) + 1 + len(below.split()[0]) > width
    return full and not (line[-1] in _CLOSES or (below[0] + below[-1]) == "()" or _is_note(below))


def _is_headline(title: str) -> bool:
    words = [word for word in title.split() if any(map(str.isalpha, word))]
    opens_text = title[0].islower() or _forms("no_headline").match(title)
    whole = not _ENDS_NO_HEADLINE.search(title) and not _SENTENCE_WITHIN.search(title)
    return len(title) <= LONGEST and len(words) >= FEWEST_WORDS and whole and not opens_text


def _is_passed(line: str) -> bool:
    """Whether a line stands above a headline and is none itself."""
    few = len(line.split()) < FEWEST_WORDS and not _HANGS.search(line)
    return few or _is_note(line) or _is("releases", line) or _is("letterheads", line)


def _is_note(line: str) -> bool:
    """Whether a line tells when, by whom and with which picture a text came out, or is a row of links."""
    bare = line.strip("[]() ")
    opening = _forms("opening", "boilerplate").match(bare) or _forms("whole", "boilerplate").fullmatch(bare)
    return opening is not None or is_dateline(line) or _is("bylines", line) or _is("furniture", line)


def _is(key: str, line: str) -> bool:
    return _forms(key).fullmatch(line) is not None


@cache
def _forms(key: str, name: str = "headlines") -> re.Pattern[str]:
    flags = re.IGNORECASE if name == "boilerplate" else re.NOFLAG
    try:
        return re.compile("|".join(f"(?:{form})" for form in lexicon(name)[key]), flags)
    except re.error as error:
        raise broken_expression(error, lexicon(name)[key]) from error
