"""The people of one row of names behind "by", "with" or "in the presence of"."""

from __future__ import annotations

import re

from kzgraph.extraction.agreements.subjects.gaps import bare, joins
from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.settled import Settled


def first_row(context: Settled, start: int, end: int) -> list[PersonEntity]:
    """The people of one row of names from `start`: what follows another clause's words is not of it."""
    row: list[PersonEntity] = []
    at, closed = start, False
    for begin, stop, person in context.named_between(start, end):
        if not row and (owned := _OWNED.match(context.flat, stop)) is not None:
            at = owned.end()  # "with B's deputy, Minister C": it is C
            continue
        gap = bare(context, at, begin)
        linked = re.search(r"\band\b", gap) is not None
        lead = "and " if not row and "," not in gap else ""  # "by Justice Ministers A and B": an office nobody reads
        if not joins(lead + gap) or (closed and not linked):
            break
        closed = closed or (linked and bool(row))
        row.append(person)
        at = stop
    return row


_OWNED = re.compile(r"'s? (?:[a-z-]+ ){0,2}[a-z-]+,? ")
