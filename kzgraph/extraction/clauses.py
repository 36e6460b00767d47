"""Sentences cut into clauses, each with those who stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from kzgraph.extraction.context import Context, PersonEntity, Sentence
from kzgraph.extraction.page import Page
from kzgraph.extraction.references import Reference

_RELATIVE = re.compile(r", (?:who|whom)\b[^,;]*(?:, (?:Jr|\d{4})\b[^,;]*)*(?:,|(?=[.;]|$))")
_BREAK = re.compile(
    r";\s+"
    r"|(?:,|\s[—–-])\s+(?=(?:where|when|during which|at which|in which|at the end of which|after which|followed by|following which|before|after|while|whereas|and (?:then|later|also|at the end|subsequently)|then|though|but|as well as (?:at|in|during))\b)"
    r"|\s+(?=(?:since|after|before|while|when) (?:President|Prime|Minister|he|she|they|the|[A-Z]))"
    r"|\s+(?=on the day of )"
    r"|(?<=\w),?\s+(?=and (?:paid|visited|met|signed|received|held|had|is to|will|was received|travel|attended|arrived|took part)\b)"
)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person as named or meant at one place; `lead` is where a title before the name begins."""

    person: PersonEntity
    start: int
    end: int
    lead: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence: one stretch of text, or two around a relative clause that was taken out."""

    sentence: Sentence
    parts: tuple[tuple[int, int], ...]
    owner: PersonEntity | None = None
    """Whom a relative clause is about: "…, who is on a visit"."""

    def holds(self, offset: int) -> bool:
        """Whether an offset lies in the clause."""
        return any(start <= offset < end for start, end in self.parts)

    @property
    def start(self) -> int:
        """Where the clause begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.parts[-1][1]

    def text(self, flat: str) -> str:
        """The clause as a text as long as its span, what does not belong to it blanked."""
        out = [" "] * (self.end - self.start)
        for start, end in self.parts:
            out[start - self.start : end - self.start] = flat[start:end].replace("\n", " ")
        return "".join(out)


class Cast:
    """Everybody named or meant in a document, in the order of the text."""

    def __init__(self, context: Context, page: Page, references: list[Reference]) -> None:
        leads = {role.end: role.start for person in context.people for role in person.roles}
        actors = [Actor(p, m.start, m.end, _lead(page, m.start, leads)) for p in context.people for m in p.mentions] + [
            Actor(p, r.start, r.end, r.start) for r in references for p in r.people
        ]
        self.actors = sorted(actors, key=lambda a: (a.start, a.end))
        self._starts = [a.start for a in self.actors]

    def within(self, clause: Clause) -> list[Actor]:
        """Those who stand in a clause."""
        first = bisect_left(self._starts, clause.start)
        last = bisect_left(self._starts, clause.end)
        return [a for a in self.actors[first:last] if clause.holds(a.start)]

    def last_before(self, offset: int, start: int) -> Actor | None:
        """The last one named between two offsets."""
        found = [a for a in self.actors[: bisect_left(self._starts, offset)] if a.start >= start]
        return found[-1] if found else None


def _lead(page: Page, start: int, leads: dict[int, int]) -> int:
    """Where the titles and honorifics before a name begin."""
    i = page.at(start)
    while i > 0:
        if page.words[i - 1].end in leads:
            i = page.at(leads[page.words[i - 1].end])
        elif page.words[i - 1].text in {"–", "-"} and i > 1 and page.words[i - 2].end in leads:
            i = page.at(leads[page.words[i - 2].end])
        elif page.words[i - 1].low.rstrip(".") in _HONORIFICS:
            i -= 1
        else:
            break
    return page.words[i].start if i < len(page.words) else start


_HONORIFICS = frozenset(["mr", "mrs", "ms", "dr", "h.e", "he", "shri", "sheikh", "sir", "excellency", "his", "her", "prof", "professor"])


def clauses(context: Context, cast: Cast, sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence, in order; a relative clause on a person comes after the clause that it interrupts."""
    flat = context.flat
    relatives: list[Clause] = []
    kept: list[tuple[int, int]] = []
    position = sentence.start
    for match in _RELATIVE.finditer(flat, sentence.start, sentence.end):
        owner = cast.last_before(match.start(), sentence.start)
        if owner is None:
            continue
        kept.append((position, match.start()))
        relatives.append(Clause(sentence, ((match.start() + 2, match.end()),), owner.person))
        position = match.end()
    kept.append((position, sentence.end))
    mains: list[list[tuple[int, int]]] = [[]]
    for start, end in kept:
        for k, (left, right) in enumerate(_pieces(flat, start, end)):
            if k:
                mains.append([])
            mains[-1].append((left, right))
    found = [
        Clause(sentence, tuple(p for p in parts if p[0] < p[1])) for parts in mains if any(a < b for a, b in parts)
    ]
    return sorted([*found, *relatives], key=lambda c: c.start)


def _pieces(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [(m.start(), m.end()) for m in _BREAK.finditer(flat, start, end)]
    pieces, left = [], start
    for cut_start, cut_end in cuts:
        pieces.append((left, cut_start))
        left = cut_end
    pieces.append((left, end))
    return pieces
