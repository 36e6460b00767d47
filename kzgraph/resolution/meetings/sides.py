"""The two sides of an encounter: which countries and people two tellings have in common."""

from __future__ import annotations

from kzgraph.model import CountryCode
from kzgraph.resolution.comparing.matching import compare
from kzgraph.resolution.meetings.kinds import same_forum
from kzgraph.resolution.meetings.telling import Side, Telling, same_series

Shared = tuple[Side, Side]
"""A person of one telling with the same of the other."""


def countries_agree(a: Telling, b: Telling) -> bool:
    """The same; of three or more, one text may leave some out; the host of a forum's summit need not be told."""
    few, many = sorted((a.countries, b.countries), key=len)
    if few == many or (few <= many and len(few) > 2):
        return True
    return few <= many and (same_forum(a, b) or (len(few) > 1 and same_series(a.series, b.series)))


def core(one: Telling) -> set[Side]:
    """The people without whom the encounter would be another one."""
    return {side for side in one.people if side[1] not in one.aside}


def other_people(a: Telling, b: Telling) -> bool:
    """Whether both name people of one side, and none in common."""
    shared = people_in_both(a, b)
    sides = {c for c, _ in core(a)} & {c for c, _ in core(b)} - {""}
    return any(not any(c == side for pair in shared for c, _ in pair) for side in sides)


def people_in_both(a: Telling, b: Telling) -> list[Shared]:
    """The people of `a` with those of `b` who are they, or may be by their names and their country."""
    names = dict(a.called), dict(b.called)
    found = [(x, y) for x in core(a) for y in core(b) if x[1] == y[1]]
    met = {side for pair in found for side in pair}
    rest = [(x, y) for x in core(a) - met for y in core(b) - met if x[0] == y[0] != ""]
    return found + [(x, y) for x, y in rest if _alike(names[0].get(x[1], ""), names[1].get(y[1], ""), x[0])]


def _alike(a: str, b: str, country: CountryCode) -> bool:
    """Whether two names of one country's people at one table can be one person's."""
    return bool(a and b) and compare(a, b, country=country or None).verdict == "same"


def both_sides(a: Telling, b: Telling) -> bool:
    """Whether they have people of more than one side in common."""
    shared = people_in_both(a, b)
    return len({x[0] for x, _ in shared}) > 1 or len({y[0] for _, y in shared}) > 1


def named_in_both(a: Telling, b: Telling) -> str:
    """Who is in both, by the longest name that either text has."""
    names = dict(a.called), dict(b.called)
    told = [(names[0].get(x, x), names[1].get(y, y)) for (_, x), (_, y) in people_in_both(a, b)]
    return " and ".join(sorted(min(pair, key=lambda name: (-len(name), name)) for pair in told))
