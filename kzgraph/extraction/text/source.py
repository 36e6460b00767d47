"""Document → Source: boilerplate blanked out, hard-wrapped lines joined, paragraphs cut into sentences.

Nothing is moved: `Source.flat` has the length of the text, so every offset found in it holds in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kzgraph.extraction.context import Sentence, Source
from kzgraph.extraction.knowledge import choice, lexicon, pattern, word_list, words_of
from kzgraph.model import Document

# Characters that only look different, one for one.
_LOOK_ALIKES = str.maketrans(
    "’‘ʼ´`“”„«»―\u2010\u2011\u00a0\u2007\u2009\u202f\u200b\ufeff\t\r\x0b\x0c\x85\u2028\u2029",
    "'''''" + '"""""' + "—--" + " " * 7 + "\n" * 6,
)

# Text wrapped by hand or by an agency's system has lines of at most this many characters.
_WIDEST_WRAP = 100
# … and of more than this: shorter ones are lines of a list.
_NARROWEST_WRAP = 55
# A line with somebody's name and number is no longer than this.
_WIDEST_CONTACT = 120
# A wrapped line may fall this short of the widest one because the next word did not fit.
_WRAP_SLACK = 16

# Markdown's sign that a line ends where it ends, as in a list of names without bullets.
_HARD_BREAK = "  "

_ITEM = re.compile(
    r"[ ]*(?:[-–—•●▪◦*·‣○]+[ ]+|\(?\d{1,2}[.)][ ]+(?=[^\d])|\(?(?:[a-z]|[ivx]{1,5})[)][ ]+|[ivx]{1,5}[.][ ]+)"
)
_FOLLOWER = re.compile(r"[ \n]+[\"'(]*([\w'-]+)")
_LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[^\W\d_a-z]")  # U.S, H.E, p.m; an initial
# "527.4 mln. USD", "US dollars": a currency as it stands behind its number.
_MONEY = re.compile(r"[ ]+(?:US[ ]?(?:\$|[Dd]ollars?\b)|(?P<code>[A-Z]{3})\b(?![ ]?[\d$€]))")
_STOPPED = re.compile(r"[.!?:;,…]['\")\]]*[ ]*$")
_END = re.compile(r"[.!?…]+[\"')\]*_]*(?=[ \n]+[\"'(\[]*[^\W_a-z]|[ \n]*$)")


_LONGEST_SENTENCE = 2000

# "then-Prime Minister", "ex-president": the word before the title is one of its own.
_ONCE = re.compile(r"\b([Tt]hen|[Ee]x(?!-(?:post|ante|officio|works|gratia)\b))-(?=[A-Za-z])")
# What an archive sets before a text; the day has been read as that of publication.
_DATE_MARK = re.compile(r"\A\s*date[: ]+\d{4}-\d{2}-\d{2}(?=\s)", re.IGNORECASE)

# What a text taken from a page without being read as one keeps of its marks: blanks, "&" and quotation marks.
_ENTITY = re.compile(r"&(nbsp|ensp|emsp|thinsp|amp|quot|ldquo|rdquo|ndash|mdash|#160|#xa0|#8201|#8239);", re.IGNORECASE)
_ENTITIES = {"amp": "&", "quot": '"', "ldquo": '"', "rdquo": '"', "ndash": "–", "mdash": "—"}

# What a page does not show, and the escaped mark of a note behind a name, as in a list of those present.
_UNSEEN = re.compile(r"<!--.*?-->|(?<=\w)\\\*+(?=[,;:)]|[ ]*$)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def prepare(document: Document) -> Source:
    """The document made ready for reading; see `Source`."""
    even = document.text.translate(_LOOK_ALIKES)
    even = _ENTITY.sub(lambda m: _ENTITIES.get(m.group(1).lower(), " ").ljust(len(m.group())), even)
    even = _UNSEEN.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), even)
    even = _ONCE.sub(lambda m: f"{m.group(1)} ", even)
    even = _DATE_MARK.sub(lambda m: " " * len(m.group()), even)
    lines = [_Line(m.start(), m.end(), m.group()) for m in re.finditer(r"[^\n]+", even)]
    kept = [line for line in lines if line.text.strip() and not is_boilerplate(line.text)]
    title = (document.title or "").translate(_LOOK_ALIKES).strip()
    blocks = list(_blocks(_without_contacts(kept), even, title))
    flat = [" "] * len(even)
    for block in blocks:
        for line in block:
            flat[line.start : line.end] = line.text
        flat[block[-1].end : block[-1].end + 1] = "\n" if block[-1].end < len(even) else ""
    text = "".join(flat)
    sentences: list[Sentence] = []
    for number, block in enumerate(blocks):
        sentences.extend(_sentences(text, block[0].start, block[-1].end, number, early=number < 4))
    return Source(document=document, flat=text, sentences=tuple(sentences))


def _without_contacts(lines: list[_Line]) -> list[_Line]:
    """The lines without the names and numbers under a heading "Contacts" at the end."""
    for k, line in enumerate(lines):
        heading = pattern("boilerplate", "contacts").fullmatch(line.text.strip().strip("*_>#: ").strip())
        if heading and 3 * k >= len(lines) and all(len(x.text) <= _WIDEST_CONTACT for x in lines[k:]):
            return lines[:k]
    return lines


def is_boilerplate(line: str) -> bool:
    """Whether a line is no running text: a link list, a photo credit, a contact, the furniture of a site."""
    line = line.strip().strip("*_>").strip()
    opening = choice("boilerplate", "opening").match(line.lstrip("-–•·[ "))
    return opening is not None or pattern("boilerplate", "whole").fullmatch(line) is not None


def _blocks(lines: list[_Line], text: str, title: str) -> Iterator[list[_Line]]:
    """Group lines into paragraphs and items of lists; the line that is the document's title stands alone."""
    lengths = sorted(len(line.text.rstrip()) for line in lines)
    # One long line, such as an agency's dateline before the wrapped text, does not make the width.
    width = lengths[int(0.85 * (len(lengths) - 1))] if lengths else 0
    beyond = sum(length > width + _WRAP_SLACK for length in lengths)
    full = sum(length > width - _WRAP_SLACK for length in lengths)
    wrapped = (_NARROWEST_WRAP < width <= _WIDEST_WRAP and full >= 2) or _reads_on(lines, text)
    # Where paragraphs are one long line each, short lines right under "Delegation of Peru:" are those of a list.
    lists = full < 3 * beyond
    listed = False
    block: list[_Line] = []
    for line in lines:
        if block:
            below = text[block[-1].end : line.start].count("\n") == 1
            listed = below and (listed or (lists and block[-1].text.rstrip().endswith(":")))
        headed = len(block) == 1 and title != "" and block[0].text.strip(" #*_") == title
        if block and (listed or headed or not (wrapped and _goes_on(block[-1], line, text, width))):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _reads_on(lines: list[_Line], text: str) -> bool:
    """Whether lines of any width are those of wrapped prose: one in three goes on with a small letter."""
    below = [b for a, b in pairwise(lines) if text[a.end : b.start].count("\n") == 1]
    small = sum(line.text.lstrip()[:1].islower() for line in below)
    return small >= _MANY and _MANY_IN * small >= len(below)


# At least so many lines, and one in so many, begin with a small letter where prose was wrapped.
_MANY, _MANY_IN = 2, 3


def _goes_on(line: _Line, following: _Line, text: str, width: int) -> bool:
    """Whether a wrapped line's sentence or paragraph goes on in the following one."""
    if "\n" in text[line.end + 1 : following.start].strip(" "):
        return False
    if _ITEM.match(following.text) and not _is_day_of_month(line.text, following.text):
        return False
    if following.text.lstrip().startswith("|"):  # a row of a table
        return False
    if pattern("prose", "turn_marks", cased=True).match(following.text):
        return False
    if _CLOCK.match(following.text) or _is_day(following.text) or _is_day(line.text):
        return False  # a calendar
    opens_row = pattern("boilerplate", "day_opens")
    if opens_row.match(line.text) and opens_row.match(following.text):
        return False
    if text[line.end : following.start].count("\n") > 1:
        return False
    first = following.text.split(" ", 1)[0] or following.text.split()[0]
    full = len(line.text.rstrip()) + 1 + len(first) > width - 2
    if not full and (line.text.endswith(_HARD_BREAK) or _CLOCK.match(line.text)):
        return False
    return full or not line.text.rstrip().endswith((".", "!", "?", ":", ";", '"', "."))


def _is_day_of_month(line: str, following: str) -> bool:
    """Whether a number at the head of a line is the day of the month before it: "on April / 13. The talks"."""
    last = line.rstrip().rsplit(" ", 1)[-1].lower()
    return last in words_of("prose", "calendar") and _DAY.match(following) is not None


_DAY = re.compile(r"(?:[12]?\d|3[01])\.[ ]")


# "10.00 Minister A receives", "14:30 – ": an entry of a calendar.
_CLOCK = re.compile(
    r"[*_ ]*(?:[01]?\d|2[0-3])[.:h][0-5]\d\b(?![.:%]?\d)(?: ?[ap]\.?m\b)?(?! ?(?:%|per|million|billion))", re.IGNORECASE
)


def _is_day(line: str) -> bool:
    """Whether a line is a date and nothing else, such as stands over the entries of a day."""
    bare = line.strip(" *_:.,#")
    return len(bare) <= _LONGEST_DAY and pattern("boilerplate", "day_alone").fullmatch(bare) is not None


_LONGEST_DAY = 40


def _sentences(flat: str, start: int, end: int, block: int, *, early: bool) -> Iterator[Sentence]:
    item = _ITEM.match(flat, start, end)
    if item:
        start = item.end()
    marks = (pattern("prose", key, cased=True).match(flat, start, end) for key in ("turn_marks", "speaker_marks"))
    if (speaker := next(filter(None, marks), None)) and not item:
        yield Sentence(start, speaker.end(), block, "speaker")
        start = speaker.end()
    kind: Literal["prose", "headline", "item"] = "item" if item else "prose"
    row = flat.startswith("|", start)
    stopped = _STOPPED.search(flat[start:end]) or _breaks_off(flat, start, end)
    if kind == "prose" and not row and end - start < 200 and not stopped:
        heading = early or end - start < 80 or _EMPHASISED.fullmatch(flat[start:end].strip())
        kind = "headline" if heading else "prose"
    for left, right in _cuts(flat, start, end):
        if flat[left:right].strip():
            lead = len(flat[left:right]) - len(flat[left:right].lstrip())
            yield Sentence(left + lead, left + len(flat[left:right].rstrip()), block, kind)


def _breaks_off(flat: str, start: int, end: int) -> bool:
    """Whether a line goes on in the list below it: "The ministers exchanged signatures under"."""
    last = _word_before(flat, start, start + len(flat[start:end].rstrip()))
    return last in words_of("prose", "breaks_off") and _ITEM.match(flat, end + 1) is not None


# A paragraph that is bold from end to end stands over what follows.
_EMPHASISED = re.compile(r"(\*\*|__)[^*_\n]+\1:?")


def _cuts(flat: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    left = start
    for match in _END.finditer(flat, start, end):
        if match.end() < end and _is_abbreviation(flat, left, match.start(), match.end()):
            continue
        yield from _bounded(flat, left, match.end())
        left = match.end()
    if left < end:
        yield from _bounded(flat, left, end)


def _bounded(flat: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or what no writer would call one cut at blanks: what is read within a sentence stays affordable."""
    while end - start > _LONGEST_SENTENCE:
        blank = flat.rfind(" ", start, start + _LONGEST_SENTENCE)
        cut = blank if blank > start else start + _LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end


# The number of a ruler: "the Emir and King Frederik X." ends a sentence.
_REGNAL = re.compile(
    r"\b(?:King|Queen|Pope|Emperor|Empress|Tsar|Patriarch|Prince|Princess|Sultan) (?:[A-Z][\w-]+ ){1,2}[IVX]\Z"
)


def _is_abbreviation(flat: str, left: int, dot: int, after: int) -> bool:
    """Whether the full stop at `dot` belongs to an abbreviation or an initial, not to the end of a sentence."""
    token = _word_before(flat, left, dot)
    if not token or flat[dot] != "." or flat[dot:after].strip("\"')]") != ".":
        return False
    follower = _FOLLOWER.match(flat[after : after + 60])
    opens = follower is not None and follower.group(1) in words_of("prose", "sentence_openers")
    if _LETTERS.fullmatch(token) or token in words_of("prose", "two_letter_initials"):
        return not (opens or _REGNAL.search(flat, left, dot))
    if token in words_of("prose", "abbreviations_before_names"):
        capital = follower is not None and follower.group(1)[0].isupper()
        return not opens and not (capital and token in words_of("prose", "abbreviations_at_end"))
    if opens and token in words_of("prose", "abbreviations_of_numbers"):
        return False
    if token in words_of("prose", "abbreviations_before_money"):
        money = _MONEY.match(flat, after, after + 20)
        return money is not None and (money["code"] is None or money["code"] in lexicon("currencies")["codes"])
    return token in word_list("abbreviations")


def _word_before(flat: str, left: int, dot: int) -> str:
    """The letters, digits and full stops that end at `dot`."""
    start = dot
    while start > left and (flat[start - 1].isalnum() or flat[start - 1] in "_."):
        start -= 1
    return flat[start:dot]
