"""Rounds of a format told together.

"Two earlier rounds took place in Rome in May and Oslo in June", "followed by a second on 1 May and a third on 9 May".
"""

from __future__ import annotations

from dataclasses import replace

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.hits import Hit
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.knowledge import pattern


def rounds_in_row(context: Context, telling: Telling) -> list[Telling]:
    """One telling for each round that a clause tells by its number, with its part of the clause; else the one alone.

    Where the clause ends with where all were held, it belongs to each.
    """
    row = list(pattern("formats", "round_in_row").finditer(telling.text, telling.hit.end))
    if not row or len(telling.clause.parts) > 1:
        return [telling]
    everywhere = pattern("formats", "all_of_row").search(telling.text, row[-1].start())
    end = everywhere.start() if everywhere else len(telling.text)
    tail = ((telling.clause.start + everywhere.start(), telling.clause.end),) if everywhere else ()
    hits = [telling.hit, *(Hit("again", m.start(), m.end()) for m in row)]
    starts, stops = [0, *(m.start() for m in row)], [*(m.start() for m in row), end]
    return [_part(context, telling, *part, tail) for part in zip(hits, starts, stops, strict=True)]


def _part(
    context: Context, telling: Telling, hit: Hit, start: int, stop: int, tail: tuple[tuple[int, int], ...]
) -> Telling:
    """A stretch of a clause, and the clause's tail, as one of its own."""
    first = telling.clause.start
    clause = replace(telling.clause, parts=((first + start, first + stop), *tail))
    actors = [actor for actor in telling.actors if clause.holds(actor.start)]
    hit = replace(hit, start=hit.start - start, end=hit.end - start)
    return replace(telling, clause=clause, text=clause.text(context.flat), hit=hit, actors=actors)


def rounds_apart(context: Context, telling: Telling, draft: Draft) -> list[Draft]:
    """One encounter for each day or month that is listed, in the city told with it; the draft alone where it is of one.

    Of several rounds whose days are not told nothing is said.
    """
    if pattern("formats", "several_rounds").fullmatch(telling.words) is None:
        return [draft]
    days = [d for d in context.dates if telling.end <= d.start and telling.clause.holds(d.start)]
    starts = [telling.end, *(d.end for d in days[:-1])]
    rounds = []
    for day, start in zip(days, starts, strict=bool(days)):
        cities = [p.name for p in context.places if start <= p.start < day.start and telling.clause.holds(p.start)]
        place = cities[-1] if cities else None
        months = [day.value, day.last] if day.last and " and " in context.flat[day.start : day.end] else [day.value]
        rounds += [replace(draft, date=d, place=place, sentences=[draft.sentence], earlier=True) for d in months]
    return rounds if len(rounds) > 1 else []
