"""Rounds of a format told together: "Two earlier rounds took place in Rome in May and Oslo in June"."""

from __future__ import annotations

from dataclasses import replace

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.knowledge import pattern


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
