"""Visits: who went where."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.affiliation.publishers import published_by
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.acting import around
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.events.visits.delegations import Delegation, delegation_sent, office_sent
from kzgraph.extraction.events.visits.earlier import (
    day_behind,
    draft_earlier,
    goal_before,
    goal_compared,
    tells_earlier,
)
from kzgraph.extraction.events.visits.goals import goal_meant, goal_of, where_it_is_told, where_met
from kzgraph.extraction.events.visits.implied import goal_of_encounters, invited_before, visitors_of_first
from kzgraph.extraction.events.visits.journey import ends_behind
from kzgraph.extraction.events.visits.legs import further
from kzgraph.extraction.events.visits.onward import (
    comes_without_goal,
    goal_as_before,
    goes_on,
    journey_going_on,
    time_behind,
)
from kzgraph.extraction.events.visits.received import draft_received, place_that_receives, received_on
from kzgraph.extraction.events.visits.residence import is_of_somethings_seat, is_posted_there, lives_there, resides
from kzgraph.extraction.events.visits.stops import REACH, Stop, stops
from kzgraph.extraction.events.visits.tours import note_tour
from kzgraph.extraction.events.visits.visitors import (
    company_of,
    of_this_verb,
    one_of_those_who_met,
    opens_by_participle,
    owner_of_visit,
    subject_to_come,
    visitors_by_words,
    visitors_of,
    with_companion,
    without_inviters,
    without_receivers,
)
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import IsoDate, is_day

# "During the visit" opens its clause: the noun stands within so many characters.
_OPENING = 50


def draft_visit(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The visit with visitors and countries, or None where nobody travels or nowhere is told."""
    if tells_earlier(telling):
        return draft_earlier(scene, telling, draft)
    if is_posted_there(scene.context.flat, telling) or is_of_somethings_seat(telling):
        return None
    if pattern("visits", "comes_beside_another").match(telling.onwards):
        return None  # "The visit comes ahead of NAME's trip to": of that one more is told
    before, after = around(telling)
    if after and (place := place_that_receives(scene.context, telling)) is not None:
        draft.add(after[0].person, "visitor")
        draft.countries, draft.place = draft.homes | {place.country: None}, place.city
        return draft
    before = without_inviters(scene.context.flat, telling, of_this_verb(telling, before))
    if pattern("visits", "your_visit").search(telling.before):
        before = []  # "I regard your visit as a sign": who says so is not the visitor
    goal = goal_of(scene.context, telling) or goal_meant(scene, telling)
    journey = journey_going_on(scene, telling) if goes_on(telling) else None
    if goes_on(telling) and journey is None:
        return None
    if (received := received_on(telling)) is not None:
        return draft_received(scene.context, telling, draft, received, goal)
    if _is_end_of_no_tour(telling, scene):
        return None
    origin = pattern("visits", "origin").match(telling.words) and not (goal and _is_told_of(scene.context, goal))
    if origin and not (goal and _comes_home(scene.context, telling, before)):
        return None
    if telling.visited and (goal is None or goal.country in telling.visited) and not comes_without_goal(telling):
        return None
    goes = pattern("visits", "verb_of_going").match(telling.words) is not None  # "forced her plane to return to"
    verb = goes or pattern("visits", "visited").match(telling.words) is not None
    of_whom = None if verb else pattern("visits", "visit_of", cased=True).match(telling.onwards)
    if of_whom and of_whom.group().endswith(" by") and pattern("visits", "owned_by_pronoun").search(telling.before):
        of_whom = None  # "was received on his visit to Rome by A"
    pronoun = pattern("visits", "owned_by_pronoun").search(telling.before) or pattern("visits", "own_stay").match(
        telling.words
    )
    owned = not (of_whom or goes) and pronoun is not None
    if goal is None and (owned or of_whom or pattern("visits", "first_trip").match(telling.words)):
        goal = where_met(scene.context, telling)  # "met B in Ankara within the framework of his visit"
    adjective = after and pattern("visits", "visiting_adjective").match(telling.onwards)
    if adjective and after[0].lead <= telling.end + 1:
        goal = None  # "met with visiting Foreign Minister A of Peru"
    guest = goal is None and adjective
    if adjective or pattern("visits", "guest_to_come").match(telling.words):
        before = []  # "hosted a reception for visiting Deputy Prime Minister X": the host travels nowhere
    if of_whom and goal:  # "During a visit of A to Rome he and B signed": B travels nowhere
        after = [a for a in after if a.start < goal.start] or after[:1]
    if owned or pattern("visits", "owned_by_several").search(telling.before):
        before = without_receivers(telling, before)
    visitors = visitors_of(scene, telling, of_whom, before, after)
    visitors = visitors_by_words(scene, telling, after, goal) or visitors
    if journey is not None:
        visitors = [person for person, _ in journey.people.values()]
    if not (of_whom and visitors) and (came := one_of_those_who_met(scene, telling)):
        visitors, goal = came, goal or where_met(scene.context, telling)
    if not before and goal and (sent := delegation_sent(scene.context, telling)):
        return _of_delegation(draft, sent, goal)
    if not visitors and goal and (sent := office_sent(scene.context, telling)):
        return _of_delegation(draft, sent, goal)
    if owned:
        visitors = with_companion(telling, owner_of_visit(scene, telling, goal)) or visitors
    if owned and not visitors and goal and pattern("visits", "opens_with_own").match(telling.text):
        visitors = subject_to_come(scene, telling)
    if before and pattern("visits", "leads_delegation").search(telling.words):
        visitors = [before[-1].person]
    visitors = visitors or visitors_of_first(telling)
    from_home = goal is not None and bool(visitors) and goal.country == visitors[0].country
    if visitors and (
        (from_home and telling.words.endswith(" from ")) or pattern("visits", "in_that_place").search(telling.words)
    ):
        goal = where_it_is_told(scene.context, telling, visitors[0])  # "who flew in from home"
    elif goal and pattern("visits", "arrives_from").match(telling.words) and not _is_told_of(scene.context, goal):
        return None  # "arrived from Paris": what was done there nobody tells
    if goal is None and visitors and pattern("visits", "since_before").search(telling.before):
        goal, draft.date = goal_before(scene, telling, visitors[0]), day_behind(scene.context, telling)
    if goal is None and visitors:
        if (goal := goal_as_before(scene, telling, visitors) or goal_compared(scene, telling, visitors[0])) is not None:
            draft.date = time_behind(scene.context, telling)
        else:
            goal = goal_of_encounters(scene, telling, visitors)
    invited = invited_before(scene, telling) if goal is None else None
    if invited is not None and all(person is invited[0] for person in visitors):
        visitors, goal = [invited[0]], invited[1]
    if goal is None and visitors and pattern("visits", "flies_in").match(telling.words):
        city = where_it_is_told(scene.context, telling, visitors[0])  # "B flew in the same day": to where the text is
        goal = city if city and city.country not in scene.context.pair else None
    if goal is None and visitors and pattern("visits", "arrives_from").match(telling.words):
        goal = where_it_is_told(scene.context, telling, visitors[0])
        if goal is None:
            return None  # "arrived from home": where to is not told
    if goal is None and visitors and note_tour(scene, telling, visitors) and not guest:
        return None  # "a visit to West Africa": its stops may be told
    if goal is None and pattern("visits", "visit_aside").search(telling.before):
        return None
    if not visitors or (goal is None and not guest and not _is_visit(telling, of_whom)):
        return None
    if goal is not None and lives_there(scene.context, telling, visitors, goal):
        return None
    draft.left = telling.words.rstrip().endswith(" from") or bool(origin) or telling.before.endswith(" from ")
    for person in [*visitors, *company_of(telling, visitors, goal.country if goal else None)]:
        draft.add(person, "visitor")
    host = _host_of_guest(telling, visitors) if guest else None
    countries = _countries(scene.context, telling, visitors, goal.country if goal else host)
    if guest and countries and host is None and _is_only_another_guests(telling, countries[-1]):
        return None
    if countries and all(resides(scene.context, person, countries[-1]) for person in visitors):
        return None
    draft.countries |= dict.fromkeys(countries)
    if countries and goal:
        draft.countries |= dict.fromkeys(further(scene.context, telling, goal))
        draft.place = goal.city
    published = scene.context.published
    goes_on_now = pattern("visits", "ongoing_visit").search(telling.text[: telling.hit.end])
    if published and goes_on_now and not opens_by_participle(telling, after):
        told = [d.value for d in telling.clause.among(scene.context.dates) if is_day(d.value)]
        draft.date = (told[0] if guest and told else published.isoformat())[: len("2023-01")]
        there = pattern("visits", "is_there").match(telling.words) is not None or _is_all_told(telling, told)
        if len(told) == 1 and ((there and told[0] == published.isoformat()) or ends_behind(telling)):
            draft.date = told[0]  # "is in Rome today", "is on a two-day visit that concludes today"
    return draft if countries else None


def _is_all_told(telling: Telling, days: list[IsoDate]) -> bool:
    """Whether a clause tells nothing but that somebody is on a visit, so that its day is that of the visit."""
    alone = telling.clause.owner is None and pattern("visits", "nothing_but_goal").fullmatch(
        telling.text, telling.hit.end
    )
    return bool(days) and alone is not None


def _is_end_of_no_tour(telling: Telling, scene: Scene) -> bool:
    """Whether something ended or began in a city, and nothing tells of a journey before: "talks that ended in Rome"."""
    if pattern("visits", "end_of_tour").match(telling.words) is None:
        return False
    sentence = telling.clause.sentence
    return pattern("visits", "tour_before").search(scene.context.flat, sentence.start, telling.start) is None


def _host_of_guest(telling: Telling, visitors: list[PersonEntity]) -> str | None:
    """The country of who "met with visiting Minister A": of the one named before, where it is no guest's."""
    homes = {person.country for person in visitors}
    hosts = dict.fromkeys(a.person.country for a in telling.actors if a.start < telling.start)
    return next(iter(hosts), None) if len(hosts) == 1 and not hosts.keys() & homes else None


def _is_only_another_guests(telling: Telling, country: str) -> bool:
    """Whether a country is that of somebody named after the guest: "visiting Minister A of X and Minister B of Y"."""
    return any(a.person.country == country for a in telling.actors if a.start > telling.end)


def _is_told_of(context: Context, origin: Stop) -> bool:
    """Whether more is told of where somebody came from; who changes planes in a city has not visited it."""
    return pattern("visits", "told_of_origin", cased=True).match(context.flat, origin.end) is not None


def _comes_home(context: Context, telling: Telling, before: list[Actor]) -> bool:
    """Whether somebody has returned to the own country: "returned to Tirana from Dushanbe"."""
    came = [s.country for s in stops(context, telling.clause) if s.end <= telling.start][-1:]
    return bool(before) and came == [before[-1].person.country]


def _of_delegation(draft: Draft, sent: Delegation, goal: Stop) -> Draft | None:
    """The visit of a delegation of which nobody is named."""
    draft.bodies |= dict.fromkeys(sent.bodies)
    draft.countries |= {sent.home: None, goal.country: None}
    draft.place = goal.city
    return draft if sent.home != goal.country else None


def _is_visit(telling: Telling, of_whom: re.Match[str] | None) -> bool:
    """Whether the words are of a visit although no destination is told."""
    return bool(
        of_whom
        or (telling.hit.start < _OPENING and pattern("visits", "during_visit").match(telling.text) and telling.actors)
        or pattern("visits", "visit_adjectives").search(telling.before)
        or pattern("visits", "white_house").match(telling.onwards)
        or pattern("visits", "arrivals").match(telling.onwards)
        or pattern("visits", "visited_here", cased=True).match(telling.onwards)
    )


def _countries(context: Context, telling: Telling, visitors: list[PersonEntity], destination: str | None) -> list[str]:
    """The visitors' countries and the one visited; empty where there are no two."""
    homes = [p.country for p in visitors if p.country]
    anywhere = any(pattern("visits", key).match(telling.onwards) for key in ("outside_region", "to_country_described"))
    target = destination or next((c for c in context.pair if c not in homes and not anywhere), None)
    if pattern("visits", "white_house_visited").match(telling.onwards) or pattern("visits", "at_white_house").search(
        telling.before
    ):
        target = "US"
    unsure = all(p.assumed or p.country is None for p in visitors)
    comes_from = telling.words.rstrip().endswith(" from")
    if unsure and not comes_from and telling.words.lower().startswith(("return", "came back", "is back", "was back")):
        return []  # who returns comes home, for all that is known
    own_house = published_by(context, "governments") == target  # a ministry names its own officials without a country
    if target in homes and not own_house and all(p.assumed and not _goes_abroad(context, p) for p in visitors):
        homes = _of_other_side(context, visitors)
    return [] if target is None or target in homes else [*homes, target]


def _goes_abroad(context: Context, person: PersonEntity) -> bool:
    """Whether the text tells of a journey of somebody to another country than its own: "NAME's visit to Tashkent"."""
    flat = context.flat
    elsewhere = [(p.start, p.country) for p in context.places] + [(c.start, c.code) for c in context.countries]
    return any(
        code not in (None, context.home) and pattern("visits", "own_journey").fullmatch(flat, mention.end, start)
        for mention in person.mentions
        for start, code in elsewhere
        if mention.end < start <= mention.end + REACH
    )


def _of_other_side(context: Context, visitors: list[PersonEntity]) -> list[str]:
    """Who comes to the document's own country on a visit is not of it: they are of the other of the two."""
    other = next((c for c in context.pair if c != context.home), None)
    for person in visitors:
        person.country, person.assumed = other, False
    return [other] if other else []
