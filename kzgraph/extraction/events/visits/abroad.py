"""Visits that no word of a journey tells: somebody meets hosts in their own city, or does something there.

"In Rome on Friday, NAME met Prime Minister B of Italy": who was there has gone there. Only where it is the guest who
acts, and it is news or still to come: of a meeting that is only remembered no journey is told, nor of an envoy's. A
text that tells of one meeting alone is about that meeting. "NAME opened the embassy in Rome on Friday" is told of a
visit too, where no gathering there is told for which so many came.
"""

from __future__ import annotations

import re
from datetime import date as Day

from kzgraph.extraction.actors.geography import place_country
from kzgraph.extraction.context import Context, PersonEntity, PlaceMention, Sentence
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import Draft, agree
from kzgraph.extraction.events.visits.acts import is_envoy
from kzgraph.model import CountryCode, IsoDate, is_day

# Two days at most so far apart may be of one journey.
_ONE_JOURNEY = 10


def visits_abroad(context: Context, told: list[Draft], acts: list[Draft]) -> list[Draft]:
    """The visits that meetings of guests, and their acts, stand for, where none from the one country is told."""
    found = _of_meetings(context, told) if len(told) > 1 else []
    for act in acts:
        (country,) = act.countries.keys() - act.homes
        guests = [person for person, _ in act.people.values()]
        visits = [d for d in (*told, *found) if d.kind in {"visit", "summit"}]
        if not (any(_is_told(d, guests, country, act.date) for d in visits) or _met_there(told, act)):
            found.append(act)
    return found


def _met_there(told: list[Draft], act: Draft) -> bool:
    """Whether an encounter in the city is told of one of them."""
    return any(d.kind != "visit" and d.place == act.place and d.people.keys() & act.people.keys() for d in told)


def _of_meetings(context: Context, told: list[Draft]) -> list[Draft]:
    found: list[Draft] = []
    for meeting in sorted(told, key=lambda d: d.offset):
        country = place_country(meeting.place) if meeting.place else None
        guests = _guests(meeting, country) if country else []
        if not (country and guests and _is_there(context, meeting) and _guest_acts(meeting, country)):
            continue
        if any(_is_there_for(summit, meeting) for summit in told):
            continue
        visits = [d for d in (*told, *found) if d.kind == "visit"]
        if any(_is_told(visit, guests, country, meeting.date) for visit in visits):
            continue
        visit = Draft("visit", meeting.status, meeting.sentence, meeting.offset, sentences=[meeting.sentence])
        for guest in guests:
            visit.add(guest, "visitor")
        visit.countries, visit.place, visit.date = visit.homes | {country: None}, meeting.place, meeting.date
        found.append(visit)
    return found


def _is_there_for(summit: Draft, meeting: Draft) -> bool:
    """Whether a summit of that very day, there or nobody tells where, is what both had come for."""
    same_day = summit.date is not None and summit.date == meeting.date
    return summit.kind == "summit" and same_day and summit.place in {None, meeting.place}


def _guests(meeting: Draft, country: CountryCode) -> list[PersonEntity]:
    """Those of one other country who meet people of the country; its envoys live there, and are none."""
    if meeting.kind not in {"meeting", "signing"} or meeting.mentioned or meeting.earlier:
        return []
    people = [person for person, _ in meeting.people.values()]
    guests = [p for p in people if p.country not in {None, country} and not is_envoy(p)]
    sure = not any(p.assumed for p in guests) and len({p.country for p in guests}) == 1
    hosts = any(p.country == country and not p.assumed for p in people)
    hosts = hosts or (meeting.host_unnamed and country in meeting.countries)  # "was received by the King of Norway"
    return guests if sure and hosts else []


def _is_there(context: Context, meeting: Draft) -> bool:
    """Whether the meeting is to come on a day, is of the news and names its city, or opens with the city."""
    named = [(s, p) for s in meeting.sentences for p in context.places if p.name == meeting.place and _holds(s, p)]
    if is_day(meeting.date) and (meeting.status == "planned" or (named and is_news(meeting.date, context.published))):
        return True
    return any(_opens_in(context, sentence, place) for sentence, place in named)


def _holds(sentence: Sentence, place: PlaceMention) -> bool:
    return sentence.start <= place.start < sentence.end


def _opens_in(context: Context, sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a sentence sets its scene in a city: "In Rome last month I met", "On Sunday, in Athens, A met"."""
    lead, left = "", sentence.start
    for day in context.dates:
        if left <= day.start < place.start:
            lead, left = lead + context.flat[left : day.start], day.end
    return _SCENE.fullmatch(lead + context.flat[left : place.start]) is not None


_SCENE = re.compile(
    r"\W*(?:(?:on|also|later|earlier|then|while|and|the|same|evening|morning|afternoon|day|back|once)\b[\s,]*)*"
    r"(?:in|at)\s(?:the\s)?",
    re.IGNORECASE,
)


def _guest_acts(meeting: Draft, country: CountryCode) -> bool:
    """Whether a guest is named first: "NAME met the President", not "the President received NAME"."""
    sentence = meeting.sentence
    named = [
        (mention.start, person.country)
        for person, _ in meeting.people.values()
        for mention in (*person.mentions, *person.references)
        if sentence.start <= mention.start < sentence.end
    ]
    return bool(named) and min(named, key=lambda told: told[0])[1] != country


def _is_told(visit: Draft, guests: list[PersonEntity], country: CountryCode, date: IsoDate | None) -> bool:
    """Whether a visit of these guests to the country, or of others from theirs, is told for that time."""
    theirs = any(id(g) in visit.people for g in guests) or any(g.country in visit.countries for g in guests)
    if not theirs or country not in visit.countries or country in visit.homes:
        return False
    if is_day(visit.date) and is_day(date):
        return abs((Day.fromisoformat(visit.date) - Day.fromisoformat(date)).days) <= _ONE_JOURNEY
    return agree(visit.date, date)
