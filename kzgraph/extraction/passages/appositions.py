"""What is said of a body between commas, with those who own it: "KfW, the German Ministry's development bank, and B".

Nobody who stands there acts with it.
"""

from __future__ import annotations

from collections.abc import Iterable

from kzgraph.extraction.knowledge import pattern


def asides_on_bodies(flat: str, ends: Iterable[int], stop: int) -> list[tuple[int, int]]:
    """Where such words begin and end, of the bodies whose names end at some offsets, up to `stop`."""
    said = pattern("event_clauses", "apposition_on_body", cased=True)
    found = (said.match(flat, end, stop) for end in ends if flat.startswith(", ", end))
    return [match.span() for match in found if match]


def without_aside(gap: str) -> str:
    """The words behind a body without what is said of it between commas."""
    said = pattern("event_clauses", "apposition_on_body", cased=True).match(gap)
    return gap[said.end() :] if said else gap
