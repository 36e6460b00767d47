"""Visits: who went where."""

from __future__ import annotations

import re

from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.events.clauses import Actor
from kzgraph.extraction.events.details import dateline_city
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.implied import goal_of_encounters, invited_before, visitors_of_first
from kzgraph.extraction.events.legs import Stop, further, stops
from kzgraph.extraction.events.scene import Scene, Telling, around
from kzgraph.extraction.events.tours import note_tour, travellers
from kzgraph.extraction.knowledge import pattern

# How far after its words a visit's destination stands; a delegation is described first.
_REACH = 60
# "During the visit" opens its clause: the noun stands within so many characters.
_OPENING = 50
_REACH_OF_DELEGATION = 200
# After words such as "reached" the goal follows at once: "the" may stand before it.
_AT_ONCE = 5
# ", " or " " between a place and the clause about it.
_COMMA = 2
# "There" means a city named at most so many characters before.
_THERE = 400
# "Invitation of the Armenian": so much may stand before the title of the one who invites.
_INVITED = 40
# Before a place: as many characters as "with the" and the like are long.
_BEFORE = 9


def draft_visit(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The visit with visitors and countries, or None where nobody travels or nowhere is told."""
    before, after = around(telling)
    before = _without_inviters(scene.context.flat, telling, _of_this_verb(telling, before))
    goal = _goal(scene.context, telling)
    if telling.visited and (goal is None or goal.country in telling.visited):
        return None
    of_whom = pattern("events", "visit_of", cased=True).match(telling.onwards)
    goes = pattern("events", "verb_of_going").match(telling.words) is not None  # "forced her plane to return to"
    owned = not (of_whom or goes) and pattern("events", "owned_by_pronoun").search(telling.before) is not None
    if goal is None and (owned or of_whom):
        goal = _where_met(scene.context, telling)  # "met B in Ankara within the framework of his visit"
    guest = goal is None and after and pattern("events", "visiting_adjective").match(telling.onwards)
    if guest:
        before = []  # "hosted a reception for visiting Deputy Prime Minister X": the host travels nowhere
    if of_whom and goal:  # "During a visit of A to Rome he and B signed": B travels nowhere
        after = [a for a in after if a.start < goal.start] or after[:1]
    visitors = _visitors(scene, telling, of_whom, before, after)
    if owned:
        visitors = _owner(scene, telling, goal) or visitors
    if owned and not visitors and goal and pattern("events", "opens_with_own").match(telling.text):
        visitors = _subject_to_come(scene, telling)
    if before and pattern("events", "leads_delegation").search(telling.words):
        visitors = [before[-1].person]
    visitors = visitors or visitors_of_first(telling)
    if goal is None and visitors:
        goal = goal_of_encounters(scene, telling, visitors)
    if goal is None and not visitors and (invited := invited_before(scene, telling)):
        visitors, goal = [invited[0]], invited[1]
    if goal is None and visitors:
        note_tour(scene, telling, visitors)
    if goal is None and pattern("events", "visit_aside").search(telling.before):
        return None
    if not visitors or (goal is None and not guest and not _is_visit(telling, of_whom)):
        return None
    for person in visitors:
        draft.add(person, "visitor")
    countries = _countries(scene.context, telling, visitors, goal.country if goal else None)
    draft.countries |= dict.fromkeys(countries)
    if countries and goal:
        draft.countries |= dict.fromkeys(further(scene.context, telling))
        draft.place = goal.city
    published = scene.context.published
    if published and pattern("events", "ongoing_visit").search(telling.text[: telling.hit.end]):
        draft.date = published.isoformat()[:7]
    return draft if countries else None


def _of_this_verb(telling: Telling, before: list[Actor]) -> list[Actor]:
    """Those before a verb of going, without those before "that", where the verb has a subject of its own.

    "With NAME it was agreed that a mission would travel to": the mission travels.
    """
    that = pattern("events", "own_subject", cased=True).search(telling.before)
    return [a for a in before if a.start > telling.clause.start + that.start()] if that else before


def _without_inviters(flat: str, telling: Telling, before: list[Actor]) -> list[Actor]:
    """Those before the words of a visit, without those at whose invitation it is made."""
    inviter = pattern("events", "inviter_before", cased=True)
    return [a for a in before if not inviter.search(flat[max(telling.clause.start, a.lead - _INVITED) : a.lead])]


def _where_met(context: Context, telling: Telling) -> Stop | None:
    """The city that a clause with "his working visit" names before it."""
    before = [s for s in stops(context, telling.clause) if s.city and s.start < telling.start]
    return before[-1] if before else None


def _visitors(
    scene: Scene, telling: Telling, of_whom: re.Match[str] | None, before: list[Actor], after: list[Actor]
) -> list[PersonEntity]:
    """Whom the noun or verb is about: after "visit of", before the verb, else the subject of the clause before."""
    if of_whom:
        later = [a for a in telling.actors if a.start > telling.start]
        return [a.person for a in (later[:1] if of_whom.group().endswith(("that", "which")) else after)]
    if after and pattern("events", "delegation_led_by").search(telling.words):
        return [after[0].person]
    if telling.clause.owner and not before:
        return [telling.clause.owner]
    if not before and _of_travellers(telling):
        return travellers(scene)  # "The delegation goes on to", "the last stop is"
    if before:
        flat = scene.context.flat
        owners = [a for a in before if flat.startswith("'", a.end)]
        return [a.person for a in (owners[-1:] or _joined(flat, before))]
    if after and pattern("events", "during_visit").match(telling.text):
        return [after[0].person]
    if after and not before and pattern("events", "visiting_adjective").match(telling.onwards):
        return [after[0].person]
    verb = pattern("events", "verb_of_going").match(telling.words) is not None
    # "150,000 tourists came to": the clause has a subject of its own, who is nobody's name.
    bare = not verb or pattern("events", "bare_opening").fullmatch(telling.before) is not None
    return list(telling.subjects) if bare else []


def _subject_to_come(scene: Scene, telling: Telling) -> list[PersonEntity]:
    """In "Since his visit to Rome in May, NAME has met": the first who is named in the sentence after the clause."""
    later = scene.cast.between(telling.end, telling.clause.sentence.end)
    return [later[0].person] if later else []


def _of_travellers(telling: Telling) -> bool:
    """Whether the delegation, "we" or a stop stands for those on the journey told last."""
    told = pattern("events", "of_travellers").search(telling.before)
    return told is not None or pattern("events", "stop_of_journey").search(telling.words) is not None


def _owner(scene: Scene, telling: Telling, goal: Stop | None) -> list[PersonEntity]:
    """Whose "his visit" is: the one named last in the sentence who does not come from where it leads."""
    if goal is None:
        return []
    start = telling.clause.sentence.start
    own = [a.person for a in telling.actors if a.start < telling.start]
    named = own or [a.person for a in scene.cast.between(start, telling.start)]
    return [p for p in named if p.country and not p.assumed and p.country != goal.country][-1:]


def _joined(flat: str, before: list[Actor]) -> list[Actor]:
    """The last of those before a verb, with those joined to it by "and" and commas."""
    joint = pattern("events", "joined_names", cased=True)
    chosen = [before[-1]]
    for actor in reversed(before[:-1]):
        if not joint.fullmatch(flat[actor.end : chosen[0].lead]):
            break
        chosen.insert(0, actor)
    return chosen


def _is_visit(telling: Telling, of_whom: re.Match[str] | None) -> bool:
    """Whether the words are of a visit although no destination is told."""
    return bool(
        of_whom
        or (telling.hit.start < _OPENING and pattern("events", "during_visit").match(telling.text) and telling.actors)
        or pattern("events", "visit_adjectives").search(telling.before)
        or pattern("events", "white_house").match(telling.onwards)
        or pattern("events", "arrivals").match(telling.onwards)
    )


def _countries(context: Context, telling: Telling, visitors: list[PersonEntity], destination: str | None) -> list[str]:
    """The visitors' countries and the one visited; empty where there are no two."""
    homes = [p.country for p in visitors if p.country]
    target = destination or next((c for c in context.pair if c not in homes), None)
    if pattern("events", "white_house_visited").match(telling.onwards):
        target = "US"
    if target in homes and all(p.assumed and not _goes_abroad(context, p) for p in visitors):
        homes = _of_other_side(context, visitors)
    return [] if target is None or target in homes else [*homes, target]


def _goes_abroad(context: Context, person: PersonEntity) -> bool:
    """Whether the text tells of a journey of somebody to another country than its own: "NAME's visit to Tashkent"."""
    flat = context.flat
    elsewhere = [(p.start, p.country) for p in context.places] + [(c.start, c.code) for c in context.countries]
    return any(
        code not in (None, context.home) and pattern("events", "own_journey").fullmatch(flat, mention.end, start)
        for mention in person.mentions
        for start, code in elsewhere
        if mention.end < start <= mention.end + _REACH
    )


def _of_other_side(context: Context, visitors: list[PersonEntity]) -> list[str]:
    """Who comes to the document's own country on a visit is not of it: they are of the other of the two."""
    other = next((c for c in context.pair if c != context.home), None)
    for person in visitors:
        person.country, person.assumed = other, False
    return [other] if other else []


def _goal(context: Context, telling: Telling) -> Stop | None:
    """The first city or country in the words of the visit or soon after them; for "there" the last before."""
    flat, start, end = context.flat, telling.start, telling.end
    words = telling.words.rstrip()
    if words.endswith("there"):
        return _last_named(context, start)
    if words.endswith(" for"):  # "leaves Tehran for Davos"
        start = end - 1
    reach = _REACH_OF_DELEGATION if "delegation" in flat[start:end] else _REACH
    if pattern("events", "goal_at_once").fullmatch(telling.words):
        reach = _AT_ONCE
    from_there = words.endswith("from")
    elsewhere = pattern("events", "no_destination" if not from_there else "no_origin", cased=True)
    named = stops(context, telling.clause)
    if pattern("events", "visit_of", cased=True).match(telling.onwards) and (
        led := [s for s in named if s.start >= end and _is_led_to(flat, s)]
    ):
        return led[0]  # "the visit of the President of Latvia NAME to Uzbekistan"
    near = [
        stop
        for stop in named
        if (start <= stop.start < end and not flat.endswith("from ", start, stop.start))
        or (
            end - 1 <= stop.start <= end + reach
            and not elsewhere.search(flat[max(0, stop.start - _BEFORE) : stop.start])
        )
    ]
    if not near and pattern("events", "here", cased=True).search(flat, start, end + len(" here on")):
        city = dateline_city(context)
        return Stop(city.start, city.end, city.country, city.name) if city and city.country else None
    if not near and flat.startswith("where ", telling.clause.start):
        return _just_before(context, telling)
    return near[0] if near else None


def _just_before(context: Context, telling: Telling) -> Stop | None:
    """In "Denmark, where NAME paid a visit": what stands before the comma."""
    start = telling.clause.start
    places = [Stop(p.start, p.end, p.country, p.name) for p in context.places if p.country]
    named = [*places, *(Stop(c.start, c.end, c.code) for c in context.countries if c.form == "name")]
    return next((s for s in named if 0 < start - s.end <= _COMMA), None)


def _is_led_to(flat: str, stop: Stop) -> bool:
    before = flat[max(0, stop.start - _BEFORE) : stop.start]
    return pattern("events", "leads_to", cased=True).search(before) is not None


def _last_named(context: Context, offset: int) -> Stop | None:
    """The city named last before an offset."""
    near = [p for p in context.places if offset - _THERE < p.start < offset and p.country]
    last = max(near, key=lambda p: p.start, default=None)
    return Stop(last.start, last.end, last.country, last.name) if last and last.country else None
