"""Meetings of one clause of which each has a day or a city of its own: "met A in Vienna and B in Budapest"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.setting.days import date_of
from kzgraph.extraction.events.setting.places import place_of
from kzgraph.extraction.events.setting.when import is_when
from kzgraph.extraction.events.telling.acting import around
from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import is_day

# Between a partner and the day or the city of the meeting with that partner.
_ITS = re.compile(
    r"(?: of [A-Z][\w-]+(?: [A-Z]\w+)?)?,?(?: \()?"
    r"(?: ?(?:on|in|at|late|early|the|[A-Z][\w'-]+,?|\d{1,2},?))* ?"
)
_HOUR = re.compile(
    r"(?<=\bin the )(?:early |late )?(?:morning|afternoon|evening)\b|(?<= at )\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b"
)
# Before the day or the city of the meeting with a further partner, and from there to the partner.
_OWN_TIME = re.compile(r"(?P<join>(?:,|,?\s+and),?\s+(?:(?:then|later|also)\s+)?)(?:(?:on|in|at)\s+)?(?:the\s+)?$")
_TO_PARTNER = re.compile(
    r"(?:[A-Z]\w+|\d{1,2}(?:st|nd|rd|th)?|\d{4}|the|following|next|same|day|yesterday|today|,|\s)+"
    r"(?:(?:with|by|the|his|her|newly|outgoing|visiting|incoming|appointed|acting|new|counterpart|colleague),? )*"
)
# Before a country: the meeting was there.
_IN = re.compile(r"\bin (?:the )?$")
# Between the day of one encounter and that of a second of the same people, and what may follow it.
_AND_THEN = re.compile(
    r"(?: (?:in|at) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?)?,?(?P<and> and) (?:(?:then|later|again) )?"
    r"(?:(?:in|at) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?,? )?(?:(?:on|in) )?(?:the )?"
)
_NOTHING_MORE = re.compile(r"(?: (?:in|at) [A-Z][\w'-]+)*(?:[,;.]|\s*$| (?:to|about|regarding|when|where|on the)\b)")
# A noun that opens its clause is its subject, and a verb follows: "The talks of A with B in Lima in May and in Oslo in
# July dealt with".
_SUBJECT = re.compile(r"\W*(?:[Tt]he|[Tt]heir|[Hh]is|[Hh]er)(?: [\w-]+){0,3} $")
_VERB = re.compile(r" [a-z]")
# Talks may last so many days.
_DAYS_OF_ONE = 3
_PAIR = 2


def each_set_apart(scene: Scene, telling: Telling) -> list[Telling]:
    """The telling once for each partner with what the clause says of that one; as it is where it tells one meeting."""
    if telling.hit.kind not in {"meeting", "call"}:
        return [telling]
    if twice := _again(scene, telling):
        return twice
    before, after = around(telling)
    if in_order := _in_order(scene, telling, before, after):
        return in_order
    if len(after) < _PAIR or not (before or telling.subjects):
        return [telling]
    groups = _groups(scene.context, after, telling.clause.end)
    if len(groups) < _PAIR:
        return _set_before(scene, telling, after)
    ends = [*(group[0].lead for group in groups[1:]), telling.clause.end]
    return [_only(scene, telling, before, group, end, after[0].lead) for group, end in zip(groups, ends, strict=True)]


def _groups(context: Context, after: list[Actor], stop: int) -> list[list[Actor]]:
    """Those who were met, in groups of which each has a day or city behind its last one: "A and B on Sunday, and C on
    Monday"; empty where it stands behind some of them only."""
    groups: list[list[Actor]] = [[]]
    for actor, end in zip(after, [*(a.lead for a in after[1:]), stop], strict=True):
        groups[-1].append(actor)
        if is_set(context, actor, end, "dates") or is_set(context, actor, end, "places"):
            groups.append([])
    return [] if groups.pop() else groups


def _in_order(scene: Scene, telling: Telling, before: list[Actor], after: list[Actor]) -> list[Telling]:
    """The telling once for each of a row, with its own city or day: "in Lima and Cusco by A and B respectively".

    Empty where no row of cities or days is as long as that of those who were met, or who met somebody.
    """
    row = after if len(after) > 1 else before
    if len(row) < _PAIR or pattern("visits", "respectively").search(telling.text) is None:
        return []
    cities = [place.name for place in telling.clause.among(scene.context.places)]
    dates = telling.clause.among(scene.context.dates)
    days = [day.value for day in dates]
    if len(dates) == 1 and dates[0].last and " and " in scene.context.flat[dates[0].start : dates[0].end]:
        days.append(dates[0].last)  # "on 3 and 5 May"
    if len(row) not in {len(cities), len(days)}:
        return []
    return [
        replace(
            telling,
            actors=[a for a in telling.actors if a not in row or a is actor],
            ranked=(days[k] if len(days) == len(row) else None, cities[k] if len(cities) == len(row) else None),
        )
        for k, actor in enumerate(row)
    ]


def _set_before(scene: Scene, telling: Telling, after: list[Actor]) -> list[Telling]:
    """The telling cut where a day or city of its own leads to a further partner: "met A in May and, on 6 June, B"."""
    flat, joins = scene.context.flat, list[tuple[int, int]]()
    first, stop = min(a.end for a in after), max(a.lead for a in after)
    days = [d.start for d in scene.context.dates if first < d.start < stop and is_when(scene.context, d)]
    cities = [p.start for p in scene.context.places if first < p.start < stop]
    for last, actor in pairwise(after):
        own = [start for start in (*days, *cities) if last.end < start < actor.lead]
        leads = [lead for start in own if (lead := _OWN_TIME.search(flat, last.end, start))]
        if leads and _TO_PARTNER.fullmatch(flat, max(own), actor.lead):
            joins.append(leads[-1].span("join"))
    if not joins:
        return [telling]
    starts = [after[0].lead, *(end for _, end in joins)]
    parts = list(zip(starts, [*(start for start, _ in joins), telling.clause.end], strict=True))
    shared = (telling.clause.start, after[0].lead)
    found = [_cut(scene, telling, (shared, parts[0]))]
    found += [_cut(scene, telling, (_without_setting(scene, telling, shared, part), part)) for part in parts[1:]]
    return [replace(each, actors=[a for a in telling.actors if each.clause.holds(a.start)]) for each in found]


def _without_setting(scene: Scene, telling: Telling, shared: tuple[int, int], part: tuple[int, int]) -> tuple[int, int]:
    """What is shared up to the first partner; up to the verb, where a day or city behind it is that of the first alone.

    "Was received on 5 March by A, and on the 6th by B".
    """
    behind = (telling.end, shared[1])
    for marks in (scene.context.dates, scene.context.places):
        if all(any(start <= mark.start < end for mark in marks) for start, end in (behind, part)):
            return shared[0], telling.end
    return shared


def _again(scene: Scene, telling: Telling) -> list[Telling]:
    """The telling twice where the same people met a second time: "met B in Rome in May and in Oslo in July"."""
    named = [a for a in telling.actors if a.start >= telling.start]
    told = max([telling.end, *(actor.end for actor in named)])
    again = pattern("meetings", "and_again").search(telling.text, telling.hit.end)
    cut = telling.clause.start + again.start() if again else _second_time(scene.context, telling, told)
    if cut is None or any(actor.start > cut for actor in named):
        return []
    start, end = telling.clause.start, telling.clause.end
    return [_cut(scene, telling, ((start, cut),)), _cut(scene, telling, ((start, told), (cut, end)))]


def _second_time(context: Context, telling: Telling, told: int) -> int | None:
    """Where a second time is told after those who met, by "and" and a day of its own: no two days of one encounter."""
    days = [d for d in telling.clause.among(context.dates) if told <= d.start and is_when(context, d)]
    ends = _VERB if _SUBJECT.match(telling.before) else _NOTHING_MORE
    for first, second in pairwise(days):
        join = _AND_THEN.fullmatch(context.flat, first.end, second.start)
        if join and ends.match(context.flat, second.end) and _are_apart(first.value, second.value):
            return join.start("and")
    return None


def _are_apart(first: str, second: str) -> bool:
    """Whether two dates are of different months, or some days apart."""
    if first[: len("2023-01")] != second[: len("2023-01")]:
        return len(first) >= len("2023-01") <= len(second)
    return is_day(first) and is_day(second) and abs(int(first[-2:]) - int(second[-2:])) > _DAYS_OF_ONE


def is_set(context: Context, actor: Actor, end: int, what: str) -> bool:
    """Whether a day (`what`: dates), a city or a country (places) stands just after somebody, before `end`."""
    if what == "dates":
        near = [d.start for d in context.dates if actor.end < d.start < end and is_when(context, d)]
        near += [hour.start() for hour in _HOUR.finditer(context.flat, actor.end, end)]
    else:
        near = [p.start for p in context.places if actor.end < p.start < end]
        named = (c.start for c in context.countries if c.form == "name" and actor.end < c.start < end)
        near += [start for start in named if _IN.search(context.flat, actor.end, start)]
    return any(_ITS.fullmatch(context.flat, actor.end, start) for start in near)


def set_apart(context: Context, clause: Clause, actors: list[Actor], draft: Draft) -> None:
    """Give a meeting told by its partner alone the day and the city of its own clause: "and in Oslo with C"."""
    last, lead = actors[-1], actors[0].lead
    at = (clause.start, clause.start + 1)
    dates = any(clause.start <= d.start < lead for d in context.dates) or is_set(context, last, clause.end, "dates")
    places = any(clause.start <= p.start < lead for p in context.places) or is_set(context, last, clause.end, "places")
    if dates:
        draft.date, draft.end_date = date_of(context, clause, at, None)
    city = place_of(context, clause, clause.start, None) if places else None
    if city is not None and city != draft.place:
        draft.place = city
        if not dates:  # in another city it was at another time
            draft.date = draft.end_date = None


def _only(scene: Scene, telling: Telling, before: list[Actor], group: list[Actor], end: int, first: int) -> Telling:
    """The telling with some partners, and of the clause only what stands before all partners and about these."""
    kept = _cut(scene, telling, ((telling.clause.start, first), (group[0].lead, end)))
    return replace(kept, actors=[*before, *group])


def _cut(scene: Scene, telling: Telling, spans: tuple[tuple[int, int], ...]) -> Telling:
    """The telling with nothing of its clause but what stands in some spans."""
    parts = [(max(a, c), min(b, d)) for a, b in telling.clause.parts for c, d in spans]
    clause = Clause(telling.clause.sentence, tuple(sorted(p for p in parts if p[0] < p[1])), telling.clause.owner)
    return replace(telling, clause=clause, text=clause.text(scene.context.flat))
