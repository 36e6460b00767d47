"""Whose an encounter is of which nobody is named: states, capitals, groups of states and organisations in a row.

"Talks between Kigali and Kinshasa", "the summit of Korea and the five Central Asian states", "leaders of ASEAN met".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kzgraph.extraction.actors.geography import capital_at
from kzgraph.extraction.context import Context
from kzgraph.extraction.events.formats.groups import group_at
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.knowledge import pattern, words_of


@dataclass(slots=True)
class Row:
    """The sides that a row names, and where it ends; `names` counts them, the members of a group as one."""

    end: int
    countries: dict[str, None] = field(default_factory=dict)
    bodies: dict[str, None] = field(default_factory=dict)
    names: int = 0
    of_many: bool = False
    """Whether an organisation or a group of states is among them."""
    offices: str = ""
    """Who acts for them: "foreign ministers"."""

    @property
    def is_whole(self) -> bool:
        """Whether it names the sides of an encounter: two or more, or one of many for which somebody acts."""
        return self.names >= _PAIR or bool(self.offices and self.of_many)

    def add(self, other: Row) -> Row:
        """The same with one more name."""
        self.end, self.of_many = other.end, self.of_many or other.of_many
        self.countries |= other.countries
        self.bodies |= other.bodies
        self.names += other.names
        return self


def row_at(context: Context, start: int, offices: str) -> Row:
    """The row of names that begins at an offset; empty where none does. Capitals stand among capitals only."""
    row = max((_row(context, start, capitals=c) for c in (False, True)), key=lambda row: row.names)
    row.offices = offices
    return row


def row_behind(context: Context, telling: Telling) -> Row | None:
    """The row of "talks on trade between A and B", "the summit of A, B and the EU", "the meeting of ministers of A".

    Nothing else is told between the words and the row: "during the talks a treaty was concluded between A and B".

    Without offices it has two names or more, and with them one at least that is of many; so has that of `row_before`.
    """
    return _behind(context, telling.start, telling.clause.end, telling.end)


def row_within(context: Context, start: int, end: int) -> Row | None:
    """The first such row between two offsets, or the row with which they begin: "Oman and Iran began negotiations"."""
    opens = pattern("event_clauses", "row_opens", cased=True).match(context.flat[start:end])
    first = row_at(context, start + opens.end(), opens["offices"] or "") if opens else None
    return _behind(context, start, end, end) or (first if first and first.is_whole else None)


def _behind(context: Context, start: int, stop: int, noun: int) -> Row | None:
    gap = pattern("event_clauses", "row_gap", cased=True)
    for lead in pattern("event_clauses", "row_behind", cased=True).finditer(context.flat, start, stop):
        if lead["of"] is not None and lead.start() > noun:
            continue  # "the round in the city of A and B"
        if gap.fullmatch(context.flat, min(noun, lead.start()), lead.start()) is None:
            return None
        row = row_at(context, lead.end(), lead["offices"] or "")
        if row.is_whole:
            return row
    return None


def row_before(context: Context, telling: Telling) -> Row | None:
    """The row that is the clause's subject, with the offices that act for it: "leaders of A and B", "EU ministers"."""
    opens = pattern("event_clauses", "row_opens", cased=True)
    goes_on = pattern("event_clauses", "row_goes_on", cased=True)
    start = telling.clause.start
    for lead in opens.finditer(context.flat[start : telling.start]):
        row = row_at(context, start + lead.end(), lead["offices"] or "")
        rest = goes_on.fullmatch(context.flat, row.end, telling.start) if row.names else None
        if rest is None:
            continue
        row.offices = row.offices or rest["offices"] or ""
        if row.is_whole:
            return row
    return None


def sides_in_row(context: Context, telling: Telling) -> Row | None:
    """The row behind the words of an encounter, else the one that is their subject."""
    return row_with(context, telling) or row_behind(context, telling) or row_before(context, telling)


def row_with(context: Context, telling: Telling) -> Row | None:
    """The subject of a clause and those with whom it held an encounter: "The EU held a summit with the five states"."""
    others = row_behind_with(context, telling)
    opens = pattern("event_clauses", "row_opens", cased=True).match(context.flat[telling.clause.start : telling.start])
    subject = row_at(context, telling.clause.start + opens.end(), opens["offices"] or "") if opens and others else None
    goes_on = pattern("event_clauses", "row_goes_on", cased=True)
    if others is None or subject is None or not subject.names:
        return None
    return subject.add(others) if goes_on.fullmatch(context.flat, subject.end, telling.start) else None


def row_behind_with(context: Context, telling: Telling) -> Row | None:
    """The row behind "with", of several states or of an organisation: "held a summit with the leaders of A and B"."""
    lead = pattern("event_clauses", "row_with", cased=True).search(context.flat, telling.end, telling.clause.end)
    gap = pattern("event_clauses", "row_gap", cased=True)
    if lead is None or gap.fullmatch(context.flat, telling.end, lead.start()) is None:
        return None
    row = row_at(context, lead.end(), lead["offices"] or "")
    return row if row.names >= _PAIR or row.of_many else None


def row_in_name(context: Context, telling: Telling) -> Row:
    """The sides that the name of a format joins, as far as they are known: "the Russia–GCC strategic dialogue"."""
    row = Row(telling.end)
    name = pattern("formats", "sides_in_name", cased=True).search(telling.text, 0, telling.hit.end)
    if name is None:
        return row
    first, dash, other = (telling.clause.start + k for k in (name.start("one"), name.end("one"), name.start("other")))
    for at in (first, *(k + 1 for k in range(first, dash) if context.flat[k] == " "), other):
        side = _name_at(context, at, capitals=False)
        # Where one organisation has the whole name it is "EU-GCC Joint Council", and not "High-Level Council".
        if side is not None and (at == other or side.end == dash or name["one"].isupper()):
            row = row.add(side)
    return row


_PAIR = 2


def _row(context: Context, start: int, *, capitals: bool) -> Row:
    row, at = Row(start), start
    while (name := _name_at(context, at, capitals=capitals)) is not None:
        row.add(name)
        joint = _JOINT.match(context.flat, row.end)
        if joint is None:
            break
        at = joint.end()
    return row


_JOINT = re.compile(r"(?: \([A-Z][A-Z+\d]+\))?(?:,? and |,? as well as |, )")


def _name_at(context: Context, start: int, *, capitals: bool) -> Row | None:
    """One name at an offset, with or without its article."""
    flat = context.flat
    at = start + len("the ") if flat.startswith(("the ", "The "), start) else start
    if capitals:
        capital = capital_at(flat, at)
        if capital is not None:
            return Row(capital[0], {capital[1]: None}, names=1)
        return Row(at + len("Brussels"), {"EU": None}, names=1) if flat.startswith("Brussels", at) else None
    group = group_at(flat, at)
    if group is not None:
        return Row(group[0], dict(group[1]), names=1, of_many=True)
    for body in context.organisations:
        end = next((m.end for m in body.mentions if m.start == at), None)
        if end is None or body.kind != "intergovernmental":
            continue
        union = body.name in words_of("posts", "union_names") or body.abbreviation == "EU"
        if not any(at <= c.start < end for c in context.countries):
            return Row(end, {"EU": None} if union else {}, {body.name: None}, 1, of_many=True)
    country = next((c for c in context.countries if c.start == at and c.form in _NAMED), None)
    return Row(country.end, {country.code: None}, names=1) if country else None


# The forms of a country that name it as a side.
_NAMED = frozenset({"name", "abbreviation"})
