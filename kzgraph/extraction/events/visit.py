"""Visits: who went where."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from kzgraph.extraction.context import Context, CountryMention, PersonEntity
from kzgraph.extraction.events.clauses import Actor, Clause
from kzgraph.extraction.events.details import is_when
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.scene import Scene, Telling, around
from kzgraph.extraction.knowledge import pattern

# How far after its words a visit's destination stands; a delegation is described first.
_REACH = 60
# "During the visit" opens its clause: the noun stands within so many characters.
_OPENING = 50
_REACH_OF_DELEGATION = 200


def draft_visit(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The visit with visitors and countries, or None where nobody travels or nowhere is told."""
    before, after = around(telling)
    destination = _destination(scene.context, telling)
    of_whom = pattern("events", "visit_of", cased=True).match(telling.onwards)
    if destination is None and pattern("events", "own_visit").search(telling.text[: telling.hit.end]):
        destination = _where_met(scene.context, telling)  # "met B in Ankara within the framework of his visit"
    guest = destination is None and after and pattern("events", "visiting_adjective").match(telling.onwards)
    if guest:
        before = []  # "hosted a reception for visiting Deputy Prime Minister X": the host travels nowhere
    visitors = _visitors(scene.context.flat, telling, of_whom, before, after)
    if not (before or of_whom) and pattern("events", "owned_by_pronoun").search(telling.before):
        visitors = _owner(scene, telling, destination) or visitors
    if destination is None and pattern("events", "visit_aside").search(telling.before):
        return None
    if before and pattern("events", "leads_delegation").search(telling.words):
        visitors = [before[-1].person]
    if not visitors or (destination is None and not guest and not _is_visit(telling, of_whom)):
        return None
    for person in visitors:
        draft.add(person, "visitor")
    countries = _countries(scene.context, telling, visitors, destination)
    draft.countries |= dict.fromkeys(countries)
    if countries and destination:
        draft.countries |= dict.fromkeys(_further(scene.context, telling))
    published = scene.context.published
    if published and pattern("events", "ongoing_visit").search(telling.text[: telling.hit.end]):
        draft.date = published.isoformat()[:7]
    return draft if countries else None


def legs(context: Context, telling: Telling, visit: Draft) -> list[Draft]:
    """The legs of a journey, where each has a day ("to Chile on 28 May and to Peru on 29 May"); else the whole.

    Cities of several countries are legs too, of the days of the whole: "to Bogotá, Santiago and Lima".
    """
    if cities := _cities(context, telling, visit):
        return cities
    stops = sorted(set(_named(context, telling.clause)))
    stops = [stop for stop in stops if stop[0] >= telling.start]
    days = [d for d in context.dates if telling.clause.holds(d.start) and is_when(context, d)]
    found = []
    for (offset, code), (following, _) in itertools.pairwise([*stops, (telling.clause.end, "")]):
        day = next((d for d in days if offset < d.start < min(following, offset + _REACH)), None)
        homes = {person.country for person, _ in visit.people.values()}
        if day is not None and code not in homes:
            countries = dict.fromkeys([*(c for c in visit.countries if c in homes), code])
            last = day.last if day.last and len(day.last) == len("2023-01-01") else None
            found.append(replace(visit, countries=countries, date=day.value, end_date=last, people=dict(visit.people)))
    return found if len(found) > 1 else [visit]


def _cities(context: Context, telling: Telling, visit: Draft) -> list[Draft]:
    """A visit to each of the cities of several countries that stand in a row after the words of a journey."""
    joint = pattern("events", "joined_destinations", cased=True)
    stops = [p for p in context.places if telling.clause.holds(p.start) and p.start >= telling.end - 1 and p.country]
    row = stops[:1]
    for place in stops[1:]:
        if not joint.fullmatch(context.flat[row[-1].end : place.start]):
            break
        row.append(place)
    homes = {person.country for person, _ in visit.people.values()}
    if len({p.country for p in row}) < 2 or row[0].start - telling.end > _REACH or homes & {p.country for p in row}:
        return []
    own = [c for c in visit.countries if c in homes]
    return [
        replace(visit, countries=dict.fromkeys([*own, p.country]), place=p.name, people=dict(visit.people))
        for p in row
        if p.country
    ]


def _where_met(context: Context, telling: Telling) -> str | None:
    """The country of the city that a clause with "his working visit" names before it."""
    before = [p for p in context.places if telling.clause.holds(p.start) and p.start < telling.start]
    return before[-1].country if before else None


def _further(context: Context, telling: Telling) -> list[str]:
    """The other countries of one journey: "to Brazil, Chile and Peru"."""
    joint = pattern("events", "joined_destinations", cased=True)
    named = sorted(
        (c.start, c.end, c.code)
        for c in context.countries
        if telling.clause.holds(c.start) and c.start >= telling.end - 1
    )
    found: list[str] = []
    for (_, end, first), (start, _, code) in itertools.pairwise(named):
        if not joint.fullmatch(context.flat[end:start]) or end - telling.end > _REACH:
            break
        found += [first, code]
    return found


def _visitors(
    flat: str, telling: Telling, of_whom: re.Match[str] | None, before: list[Actor], after: list[Actor]
) -> list[PersonEntity]:
    """Whom the noun or verb is about: after "visit of", before the verb, else the subject of the clause before."""
    if of_whom:
        later = [a for a in telling.actors if a.start > telling.start]
        return [a.person for a in (later[:1] if of_whom.group().endswith(("that", "which")) else after)]
    if telling.clause.owner and not before:
        return [telling.clause.owner]
    if before:
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


def _owner(scene: Scene, telling: Telling, destination: str | None) -> list[PersonEntity]:
    """Whose "his visit" is: the one named last in the sentence who does not come from where it leads."""
    if destination is None:
        return []
    start = telling.clause.sentence.start
    named = [a.person for a in scene.cast.between(start, telling.start)]
    return [p for p in named if p.country and not p.assumed and p.country != destination][-1:]


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
    if target in homes and all(p.assumed for p in visitors):
        homes = _of_other_side(context, visitors)
    return [] if target is None or target in homes else [*homes, target]


def _of_other_side(context: Context, visitors: list[PersonEntity]) -> list[str]:
    """Who comes to the document's own country on a visit is not of it: they are of the other of the two."""
    other = next((c for c in context.pair if c != context.home), None)
    for person in visitors:
        person.country, person.assumed = other, False
    return [other] if other else []


def _destination(context: Context, telling: Telling) -> str | None:
    """The country of the first city or country that stands in the words of the visit or soon after them."""
    flat, start, end = context.flat, telling.start, telling.end
    if telling.words.endswith(" for"):  # "leaves Tehran for Davos"
        start = end - 1
    reach = _REACH_OF_DELEGATION if "delegation" in flat[start:end] else _REACH
    elsewhere = pattern("events", "no_destination", cased=True)
    near = [
        (offset, code)
        for offset, code in _named(context, telling.clause)
        if start <= offset < end
        or (end - 1 <= offset <= end + reach and not elsewhere.search(flat[max(0, offset - 9) : offset]))
    ]
    return min(near)[1] if near else None


def _named(context: Context, clause: Clause) -> list[tuple[int, str]]:
    """(offset, country) of the cities, countries and capitals ("the Latvian capital") of a clause."""
    places = [(p.start, p.country) for p in context.places if p.country]
    countries = [(c.start, c.code) for c in context.countries if _is_named(context.flat, c)]
    return [(offset, code) for offset, code in places + countries if clause.holds(offset)]


def _is_named(flat: str, country: CountryMention) -> bool:
    """Whether a mention means the country itself or its capital, and not somebody or something of it."""
    if flat[max(0, country.start - 1) : country.start] in {"-", "–"}:
        return False  # "the U.S.-Kazakhstan Strategic Dialogue"
    if country.form == "adjective":
        return pattern("events", "adjective_of_capital", cased=True).match(flat, country.end) is not None
    return country.form in {"name", "abbreviation"}
