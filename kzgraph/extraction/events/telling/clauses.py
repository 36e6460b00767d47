"""Sentences cut into clauses, each with those who stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from kzgraph.extraction.actors.references.reference import Reference
from kzgraph.extraction.context import Context, CountryMention, DateMention, PersonEntity, PlaceMention, Sentence
from kzgraph.extraction.knowledge import choice, pattern, words_of
from kzgraph.extraction.text.page import Page

M = TypeVar("M", CountryMention, DateMention, PlaceMention)


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
    """Whom a relative clause is about ("…, who is on a visit"), or whose meeting "his" in front of a sentence means."""

    def holds(self, offset: int) -> bool:
        """Whether an offset lies in the clause."""
        return any(start <= offset < end for start, end in self.parts)

    def among(self, mentions: Sequence[M]) -> list[M]:
        """Those that begin in the clause, of mentions in the order of the text."""
        return [mention for mention in self.near(mentions) if self.holds(mention.start)]

    def near(self, mentions: Sequence[M]) -> Sequence[M]:
        """Those between the clause's ends, and the one before: a few, however many there are in the document."""
        if not self.parts:
            return ()
        end = max(end for _, end in self.parts)
        first, last = (bisect_left(mentions, offset, key=attrgetter("start")) for offset in (self.start, end))
        return mentions[max(0, first - 1) : last]

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
        leads: dict[int, int] = {}
        served: dict[int, set[tuple[int, int]]] = {}
        for person in context.people:
            for role in person.roles:
                leads[role.end] = role.start
                served.setdefault(role.end + 1, set()).add((id(person), role.start))
        actors = [
            Actor(p, m.start, m.end, _lead(page, m.start, leads))
            for p in context.people
            for m in p.mentions
            if not (p.press or _is_served(id(p), served.get(m.start, set())))
        ] + [Actor(p, r.start, r.end, r.start) for r in references for p in r.people if not p.press]
        self.actors = sorted(actors, key=lambda a: (a.start, a.end))
        self._starts = [a.start for a in self.actors]

    def within(self, clause: Clause) -> list[Actor]:
        """Those who stand in a clause."""
        return [a for a in self.between(clause.start, clause.end) if clause.holds(a.start)]

    def between(self, start: int, end: int) -> list[Actor]:
        """Those who are named or meant between two offsets."""
        return self.actors[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, offset: int, start: int) -> Actor | None:
        """The last one named between two offsets."""
        index = bisect_left(self._starts, offset) - 1
        return self.actors[index] if index >= 0 and self.actors[index].start >= start else None


def _is_served(person: int, titles: set[tuple[int, int]]) -> bool:
    """Whether of the titles that end before a name, each with its holder and beginning, one is of who serves him."""
    own = {start for holder, start in titles if holder == person}
    return any(holder != person and start not in own for holder, start in titles) if own else False


def _lead(page: Page, start: int, leads: dict[int, int]) -> int:
    """Where the titles and honorifics before a name begin."""
    i = page.at(start)
    while i > 0 and (before := _before_name(page, i, leads)) < i:
        i = before
    return page.words[i].start if i < len(page.words) else start


def _before_name(page: Page, i: int, leads: dict[int, int]) -> int:
    """The token where the title, the dash after one, or the honorific begins that stands just before token i."""
    last = page.words[i - 1]
    if last.end in leads:
        return page.at(leads[last.end])
    if last.text in {"–", "-", ","} and i > 1 and page.words[i - 2].end in leads:
        return page.at(leads[page.words[i - 2].end])
    return i - 1 if last.low.rstrip(".") in words_of("event_clauses", "before_names") else i


def clauses(context: Context, cast: Cast, sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence, in order; a relative clause on a person comes after the clause that it interrupts."""
    relatives, kept = _relatives(context.flat, cast, sentence)
    mains: list[list[tuple[int, int]]] = [[]]
    owners: dict[tuple[int, int], PersonEntity] = {}
    for start, end in kept:
        fronted, owner = _fronted(context, cast, start, end) or (None, None)
        first, *others = _pieces(context.flat, start, end, fronted)
        if owner is not None:
            owners[first] = owner
        mains[-1].append(first)
        mains.extend([piece] for piece in others)
    whole = [tuple(part for part in parts if part[0] < part[1]) for parts in mains]
    found = [Clause(sentence, parts, owners.get(parts[0])) for parts in whole if parts]
    return sorted([*found, *relatives], key=lambda c: c.start)


def _relatives(flat: str, cast: Cast, sentence: Sentence) -> tuple[list[Clause], list[tuple[int, int]]]:
    """The relative clauses on somebody named just before or on a format, and what is left of the sentence."""
    relatives: list[Clause] = []
    kept: list[tuple[int, int]] = []
    position = sentence.start
    keys = ("relative_clause", "relative_of_format", "shown_by_own", "relative_of_group")
    forms = [pattern("event_clauses", key, cased=True) for key in keys]
    found = [(m, form) for form in forms for m in form.finditer(flat, sentence.start, sentence.end)]
    for match, form in sorted(found, key=lambda pair: pair[0].start()):
        start = match.start("relative") if form is forms[3] else match.start()
        if start < position:
            continue
        owner = cast.last_before(start, sentence.start)
        both = _BOTH.search(flat, sentence.start, start) if form is forms[0] and owner is None else None
        if form is forms[1] or both:
            kept.append((position, start))
            relatives.append(Clause(sentence, (*([both.span()] if both else []), (start + 2, match.end()))))
            position = match.end()
        if form is forms[1] or owner is None:
            continue
        kept.append((position, start))
        # "… the envoys, who presented their credentials: A, B and C": the list is of the relative clause.
        position = sentence.end if _LIST.search(flat, start, match.end()) else match.end()
        nobody = form is forms[2] and _OF_UNREAD.search(flat, owner.end, start) is not None
        nobody = nobody or (form is forms[3] and _OF_HEAD.fullmatch(flat, owner.end, start) is None)
        if nobody or _is_of_others(flat, start, owner, cast.between(sentence.start, start)):
            continue
        unnamed = form is forms[0] and _UNNAMED.search(flat, owner.end, start) is not None
        pieces = _pieces(flat, start + 2, position, None)
        relatives += [
            Clause(sentence, (piece,), None if unnamed else owner.person) for piece in pieces if piece[0] < piece[1]
        ]
    return relatives, [*kept, (position, sentence.end)]


_LIST = re.compile(r": [A-Z]")
# "It will be the first meeting of the two ministers, who spoke by phone in May".
_BOTH = re.compile(r"\b(?:[Tt]he two|[Bb]oth) (?:[a-z]+ ){0,2}[a-z]+s\Z")


# "A praised the President-elect's commitment, shown in his": whose it is nobody has read.
_OF_UNREAD = re.compile(r"\b(?:the|its|his|her) (?:[\w-]+ ){0,4}[\w-]+'s? ")
# "A met with the Ambassador of Peru, who": of somebody whom the text does not name.
_UNNAMED = re.compile(
    r"\b(?:with|by|to|from|met|saw|received|hosted|welcomed|greeted) (?:the|an?) (?:(?!of\b)[\w-]+ ){0,3}?"
    r"(?:[Aa]mbassador|[Mm]inister|[Pp]resident|[Cc]hancellor|[Ee]nvoy|[Ss]ecretary|[Gg]overnor|[Mm]ayor|[Ss]peaker"
    r"|[Dd]irector|[Hh]ead|[Cc]hair(?:man|woman|person)?|[Rr]epresentative|[Kk]ing|[Cc]onsul)"
    r"(?:(?: (?:of|to|for|and|the|in|at)| [A-Z][\w-]*)* [A-Z][\w-]*)?\Z"
)
# Between who leads a delegation and the relative clause on it: "A's delegation, which", "a team led by A, which".
_OF_HEAD = re.compile(
    r"(?:'s? (?:[\w-]+ ){0,4}(?:delegation|mission|team|party|entourage))?(?: of (?:the )?[A-Z][\w ]+)?"
)


def _is_of_others(flat: str, relative: int, owner: Actor, before: list[Actor]) -> bool:
    """Whether a relative clause is about people without a name: "thanked A for helping citizens, who were flown to"."""
    if pattern("event_clauses", "relative_of_many").match(flat, relative + 2) is None:
        return False
    joint = pattern("event_clauses", "joined_names", cased=True)
    last = [actor for actor in before if actor.end <= owner.start][-1:]
    return not (
        last and (joint.fullmatch(flat, last[0].end, owner.lead) or AND_WITH.fullmatch(flat, last[0].end, owner.lead))
    )


# Between two whom somebody met, and of whom more is told: "met with A, and with its Minister B, who are".
AND_WITH = re.compile(r",? and with (?:the |its |his |her |their )?")


def _fronted(context: Context, cast: Cast, start: int, end: int) -> tuple[int, PersonEntity | None] | None:
    """Where the main clause begins after an encounter told in front of it: "Following A's talks with B, C met D".

    With it comes its subject where that is whose encounter it was: "Following his talks with B, C told reporters".
    """
    flat = context.flat
    if (gathered := pattern("event_clauses", "others_there", cased=True).match(flat, start, end)) is not None:
        return gathered.end(), None
    reported = pattern("event_clauses", "fronted_report", cased=True).match(flat, start, end) is not None
    if not (reported or pattern("event_clauses", "fronted", cased=True).match(flat, start, end)):
        return None
    for actor in cast.between(start, end):
        if reported and _REPORT.search(flat, start, comma := flat.rfind(",", start, actor.start)):
            if _TITLES.fullmatch(flat, comma + 1, actor.start):
                return comma + 1, None
            continue
        comma = flat.rfind(",", start, actor.lead)
        only_article = comma > start and _LEAD.fullmatch(flat, comma + 1, actor.lead) is not None
        told = {a.person.name for a in cast.between(start, comma)}
        own = _OWN.search(flat, start, comma) is not None
        alone = only_article and not (told or own or reported)
        if alone and pattern("event_clauses", "fronted", cased=True).match(flat, start, comma):
            return None  # "After the summit, A met B, C and D"
        # "Ahead of talks with B in Rome, A met C": the main clause tells an encounter too.
        goes_on = choice("event_clauses", "encounter_told").search(flat, comma, end)
        goes_on = goes_on or pattern("event_clauses", "travels_on").search(flat, actor.end, end)
        another = (own or told) and goes_on is not None
        if only_article and (len(told) > 1 or (told and (reported or own)) or another):
            with_them = len(told) <= 1 or _WITH_THEM.search(flat, start, comma) is not None
            owns = (own or another) and with_them and actor.person.name not in told
            return comma + 1, actor.person if owns else None
    return _states_behind(context, start, end)


def _states_behind(context: Context, start: int, end: int) -> tuple[int, None] | None:
    """Where the main clause begins whose subject are states: "Since A's visit, Vietnam and Laos have signed"."""
    for state in context.countries:
        if start < state.start < end and (lead := _STATE_LEAD.search(context.flat, start, state.start)):
            row = _STATES.match(context.flat, state.end, end)
            if row and pattern("event_clauses", "row_acts", cased=True).match(context.flat, row.end(), end):
                return lead.start() + 1, None
    return None


# Before the first of some states that act, and between it and the last.
_STATE_LEAD = re.compile(r", (?:the )?$")
_STATES = re.compile(r"(?:(?:,|,? and) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,3})*")


# Between a comma and the title of the subject: "the", "Greece's".
_LEAD = re.compile(r"\s*(?:[Tt]he\b)?\s*(?:(?:[A-Z][\w-]+ )?[A-Z][\w-]+'s)?\s*")
# What is reported of somebody, and the titles before a name.
_REPORT = re.compile(r"\b(?:would|will|had|has|have|was|were|is|are|may|might|could|planned|wants?|wanted)\b|\bby\b")
_TITLES = re.compile(r"(?:\s+(?:[Tt]he|of|for|and|[A-Z][\w'-]*))*\s*")
# "After talks with A and B, C flew to": C had them.
_WITH_THEM = re.compile(r"\b(?:talks|meetings?|consultations|discussions|negotiations)\b(?! between)[^,;]{0,30}? with ")
_OWN = re.compile(r"\b(?:his|her|their)\b")


def _pieces(flat: str, start: int, end: int, fronted: int | None) -> list[tuple[int, int]]:
    """A stretch of a sentence cut where another clause begins."""
    if fronted is not None:
        return [(start, fronted), *_pieces(flat, fronted, end, None)]
    pieces, left = [], start
    for cut in choice("event_clauses", "clause_breaks", cased=True).finditer(flat, start, end):
        if cut.group().startswith(";") and pattern("event_clauses", "listed_name", cased=True).match(
            flat, cut.end(), end
        ):
            continue
        if _JOINED_TO_US.match(cut.group() + flat[cut.end() : cut.end() + 7]) and _SUBJECTS.search(
            flat[left : cut.start()]
        ):
            continue
        pieces += _encounters_apart(flat, left, cut.start())
        left = cut.end()
    return [*pieces, *_encounters_apart(flat, left, end)]


# "James and I met": what stands before is no clause of its own.
_JOINED_TO_US = re.compile(r"\s+and (?:I|he|she) ")
_SUBJECTS = re.compile(
    r"(?:^|[,;:\u2013]\**\s+)\W*(?:(?:[Ww]hen|[Ww]hile|[Aa]s|[Aa]fter|[Tt]oday|[Yy]esterday),? )?"
    r"(?:(?:[A-Z][\w'.-]*|of|for|and|the|my|his|her|you|both|counterpart|colleague)\s*,?\s*)+$"
)


def _encounters_apart(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """A clause cut where it has told an encounter and tells another: "met A in Rome after meeting B in Paris"."""
    went = choice("event_clauses", "journey_told").search(flat, start, end)
    if went and (another := pattern("event_clauses", "another_travels", cased=True).search(flat, went.end(), end)):
        return [*_encounters_apart(flat, start, another.start()), *_encounters_apart(flat, another.end(), end)]
    told = choice("event_clauses", "encounter_told").search(flat, start, end)
    if told is None:
        return [(start, end)]
    if (retold := pattern("event_clauses", "retold_at", cased=True).match(flat, start, end)) is not None:
        return [(start, retold.end()), (retold.end() + 1, end)]
    pieces, left = [], start
    for cut in pattern("event_clauses", "second_encounter", cased=True).finditer(flat, told.end(), end):
        pieces.append((left, cut.start()))
        left = cut.end()
    return [*pieces, (left, end)]
