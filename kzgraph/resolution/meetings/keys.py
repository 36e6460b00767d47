"""What tellings must have in common to be compared: few enough for the work to grow with the number of documents.

People meet within days, so the keys are days, people and parties rather than a year and two countries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from kzgraph.model import IsoDate, is_day
from kzgraph.resolution.meetings.days import SUMMIT_WITHIN, TOLD_WITHIN
from kzgraph.resolution.meetings.kinds import TALKS
from kzgraph.resolution.meetings.telling import Telling
from kzgraph.resolution.names.normal_form import bare_forms, parse
from kzgraph.resolution.values.dates import to_day

Key = tuple[str, ...]

WINDOW = max(TOLD_WITHIN, SUMMIT_WITHIN) + 1
"""Days that have one number: days which rules compare have the same or neighbouring ones."""

LONGEST = 14
"""Days of an encounter that are compared; what lasts longer is compared by its first days."""

CROWDED = 200
"""Tellings above which a block is cut into smaller ones, by what tells most."""


def block_keys(one: Telling) -> frozenset[Key]:
    """Tellings without a key in common are not compared."""
    return frozenset((*_by_people(one), *_by_round(one), *_by_day(one), *_by_forum(one), ("text", one.source)))


def _parties(one: Telling) -> str:
    """One or two countries are what they are; of three or more, one text may leave some out."""
    return "-".join(sorted(one.countries)) if len(one.countries) < 3 else "many"


def _by_people(one: Telling) -> Iterator[Key]:
    names = dict(one.called)
    whens = [*_windows(one), *_months(one)]
    for country, person in one.people:
        if person not in one.aside:
            called = bare_forms(parse(names[person]), country) if person in names else ()
            for who in {person, *called}:
                yield from (("people", when, who, _parties(one)) for when in whens)


def _by_round(one: Telling) -> Iterator[Key]:
    if one.event.round is not None:
        nth = str(one.event.round)
        yield from (("round", nth, word) for word in one.series)
        yield ("round", nth, one.event.kind, _parties(one))


def _by_day(one: Telling) -> Iterator[Key]:
    family = "talks" if one.event.kind in TALKS else one.event.kind
    yield from (("day", day.isoformat(), family, _parties(one)) for day in _days(one))
    if one.place:
        yield from (("place", when, one.place, _parties(one)) for when in (*_windows(one), *_months(one)))


def _by_forum(one: Telling) -> Iterator[Key]:
    if one.event.kind == "summit":
        for when in (*_windows(one), *_months(one)):
            yield from (("forum", when, name) for name in (*one.series, *one.organisations))


def _days(one: Telling) -> list[date]:
    """The days of the encounter, where they are known."""
    first, last = to_day(one.event.date), to_day(one.event.end_date)
    if first is None:
        return []
    lasts = min(max((last - first).days, 0), LONGEST) if last else 0
    return [first + timedelta(days=n) for n in range(lasts + 1) if first.toordinal() + n <= date.max.toordinal()]


def _windows(one: Telling) -> list[str]:
    """Numbers of days, of the encounter or else of its telling: of days within WINDOW some are the same."""
    days: Iterable[date | None] = _days(one) or [to_day(one.told_on)]
    numbers = {day.toordinal() // WINDOW + more for day in days if day for more in (0, 1)}
    return [f"days {number}" for number in sorted(numbers)]


def _months(one: Telling) -> list[IsoDate]:
    """The month of the encounter, by which a text that tells no more is compared."""
    return [one.event.date[:7]] if one.event.date and len(one.event.date) >= len("2024-10") else []


def compared_by(key: Key, a: Telling, b: Telling) -> bool:
    """Whether the key is a reason to compare the two: a month is none where both have a day."""
    return not (of_a_month(key) and is_day(a.event.date) and is_day(b.event.date))


def of_a_month(key: Key) -> bool:
    """Whether what has the key in common is of one month."""
    return len(key[1]) == len("2024-10")


Cut = Callable[[Telling], object]

CUTS: tuple[Cut, ...] = (
    lambda one: (one.told_on or "", one.event.kind),
    lambda one: sorted(person for _, person in one.people),
)


def narrowed(block: list[int], telling: Callable[[int], Telling], cuts: tuple[Cut, ...] = CUTS) -> Iterator[list[int]]:
    """The block; a crowded one is cut by day and kind, then by people, and what is crowded still into overlapping
    runs: so the work grows with the number of tellings in it and not with its square."""
    if len(block) <= CROWDED:
        yield block
    elif cuts:
        parts: dict[str, list[int]] = {}
        for index in block:
            parts.setdefault(repr(cuts[0](telling(index))), []).append(index)
        for part in parts.values():
            yield from narrowed(part, telling, cuts[1:])
    else:
        yield from (block[at : at + CROWDED] for at in range(0, len(block), CROWDED // 2))
