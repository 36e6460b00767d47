"""stub"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kzgraph.resolution.names import begins, near_spelling, parse, shortens

TYPING_ERROR = 0.9


@dataclass(frozen=True, slots=True)
class Comparison:
    verdict: str
    score: float
    reasons: tuple[str, ...]


@lru_cache(maxsize=262144)
def compare(a, b, *, country=None):
    x, y = parse(a), parse(b)
    if x.key == y.key:
        return Comparison("same", 1.0, ("same",))
    if shortens(x, y, country) or shortens(y, x, country):
        return Comparison("same", 0.95, ("shorter",))
    if begins(x, y) or begins(y, x):
        return Comparison("same", 0.93, ("begins",))
    if near_spelling(x, y):
        return Comparison("same", 0.85, ("one letter",))
    return Comparison("different", 0.0, ("names differ",))


def blocks(name, country=None):
    p = parse(name)
    return frozenset({p.surname, *p.given[:1]})
