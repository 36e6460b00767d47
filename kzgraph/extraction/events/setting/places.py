"""The city that a clause gives its encounter."""

from __future__ import annotations

import re
from itertools import pairwise

from kzgraph.extraction.actors.geography import is_neutral
from kzgraph.extraction.context import Context, PlaceMention
from kzgraph.extraction.dates.dateline import dateline_city
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.setting.discussed import is_of_thing_discussed
from kzgraph.extraction.events.setting.other_verbs import is_of_other_verb, said_after
from kzgraph.extraction.events.setting.scope import in_aside, leads_ahead, telling_begins, topic_from
from kzgraph.extraction.events.setting.seats import seat_city
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.knowledge import pattern, words_of


def place_of(context: Context, clause: Clause, trigger: int, previous: Draft | None) -> str | None:
    """The city of the encounter: "in Brussels", "Budapest has played host", "there" for the place told before."""
    stop = min(topic_from(clause, context.flat, trigger), leads_ahead(clause, context.flat, trigger))
    if (behind := _told_behind(context, trigger, stop)) is not None:
        return behind
    told_at = telling_begins(context, clause, (trigger, trigger + 1))
    inside = [p for p in clause.among(context.places) if told_at <= p.start < stop]
    inside = [p for p in inside if is_where(context, p) or gives_name(context.flat, p, trigger)]
    inside = [p for p in inside if not in_aside(context, clause, p.start, trigger)]
    inside = [p for p in inside if not is_of_thing_discussed(context, clause, p.start, trigger)]
    inside = [p for p in inside if not is_of_other_verb(context.flat, clause, p.start, trigger)]
    inside = [p for p in inside if not _NEXT_LEG.search(context.flat, trigger, p.start)]
    before = led_to(context, clause, trigger)
    if before is not None and not any(p.start > before.end for p in inside):
        return before.name
    if inside:
        return min(inside, key=lambda p: abs(p.start - trigger)).name
    if (here := _here(context, clause)) is not None:
        return here
    if (seat := seat_city(context, max(told_at, clause.start), stop)) is not None:
        return seat
    there = pattern("event_setting", "there", cased=True).search(clause.text(context.flat))
    if there is not None and not is_of_other_verb(
        context.flat, clause, clause.start + there.end() - len("there"), trigger
    ):
        told = _told_last(context, clause, clause.start + there.start())
        last = previous.place if previous is not None else None
        if there.start() > _OPENS:
            start, end = clause.sentence.start, clause.start + there.start()
            named = any(start <= p.start < end and p.name == told for p in context.places)
            same = previous is not None and previous.sentence.block == clause.sentence.block
            return (last or told) if same and not named else (told or last)
        return told or (None if _led_to_country(context, clause, clause.start) else last)
    return _said_in(context, clause) or _in_front(context, clause)


# "Flew to Vienna, where he met B, and to Rome": a further stop. "At the talks he invited B to Rome": a journey to come.
_NEXT_LEG = re.compile(
    r"(?:, and (?:then |later |from there )?|\binvit(?:ed|es|ing) [^,;]{2,60} )to (?:visit |come to )?(?:the )?\Z"
)


def _told_behind(context: Context, trigger: int, stop: int) -> str | None:
    """The city that a relative clause gives an encounter: "met in Lima to prepare the round, which will be held in"."""
    held = pattern("event_setting", "held_behind").search(context.flat, trigger, min(stop, trigger + _BEHIND))
    if held is None or any(trigger < p.start < held.start() and is_where(context, p) for p in context.places):
        return None  # "met in Riga on the exhibition that is to take place in Oslo"
    return next((p.name for p in context.places if p.start == held.end()), None)


# So far behind the words of an encounter a relative clause on it begins.
_BEHIND = 130


def _in_front(context: Context, clause: Clause) -> str | None:
    """The city in front of a sentence whose subject does several things: "In Oslo, A opened a school and met B"."""
    start, flat = clause.sentence.start, context.flat
    if clause.start == start or _GOES_ON.match(flat, clause.start) is None:
        return None
    if _THERE.match(flat, start):
        return _told_last(context, clause, start)
    first = min((m.start for p in context.people for m in p.mentions if start <= m.start < clause.start), default=start)
    told = [p for p in context.places if start <= p.start < first and is_where(context, p)]
    others = [p for p in context.places if first <= p.start < clause.start and is_where(context, p)]
    return told[0].name if len(told) == 1 and not others else None


_GOES_ON = re.compile(
    r"\W*(?:and [a-z]+|(?:(?:(?:a|two) days? )?(?:before|after)|having|meeting|holding|signing|followed by)\b)"
)
_THERE = re.compile(r"\W*(?:While )?[Tt]here\b,?(?! (?:is|are|was|were|has|have|will)\b)")


def led_to(context: Context, clause: Clause, trigger: int) -> PlaceMention | None:
    """The city to which the sentence has led before it tells of the encounter: "from Lomé, where he met"."""
    leads = list(pattern("event_setting", "led_to_place").finditer(context.flat, clause.sentence.start, trigger))
    if not leads:
        return None
    start, end = leads[-1].span()
    before = [p for p in context.places if clause.sentence.start <= p.start and start - _LED_TO < p.end <= start]
    before = [p for p in before if not context.flat.endswith("via ", 0, p.start)]
    before = [p for p in before if not _LEFT_FOR.match(context.flat, p.end)]
    return next((p for p in before[-1:] if not _CUT.search(context.flat, p.end, start) and end <= trigger), None)


# Between a city and "where": its country, a day, what it is the capital of; no new sentence.
_LED_TO = 60
_LEFT_FOR = re.compile(r" for [A-Z][a-z]+(?<!day)\b(?!'s)")  # "leaves Manila for Singapore, where"
_CUT = re.compile(r"[;:.](?= )|\bto [A-Z]|\bwhere\b")


# "There" that opens a clause, perhaps after a mark, means the city; elsewhere it may mean the meeting told before.
_OPENS = 3


def _told_last(context: Context, clause: Clause, offset: int) -> str | None:
    """The city that "there" means: the last one told as a place before it, in its sentence or the one before."""
    block = context.source.paragraph(clause.sentence.block)
    before = [s.start for s in block if s.start < clause.sentence.start]
    start = before[-1] if before else clause.sentence.start
    told = [p for p in context.places if start <= p.start < offset]
    if told and _led_to_country(context, clause, offset):
        return None
    where = [p for p in told if is_where(context, p)] or (told if len(told) == 1 else [])
    return where[-1].name if where else None


def _led_to_country(context: Context, clause: Clause, offset: int) -> bool:
    """Whether "there" means another country named after the last city: "before leaving for Fiji. There he will"."""
    before = [s.start for s in context.source.paragraph(clause.sentence.block) if s.start < clause.sentence.start]
    start = before[-1] if before else clause.sentence.start
    told = [p for p in context.places if start <= p.start < offset]
    if not told:
        return False
    after = told[-1].end + len(", ")  # "Kazan, Russia" is one place
    led = (c for c in context.countries if c.form == "name" and after < c.start < offset)
    led = (c for c in led if c.code != told[-1].country)
    return any(_TO_COUNTRY.search(context.flat, told[-1].end, c.start) for c in led)


# A country after a city is another place where it is one to go to or to be in, and no party of something.
_TO_COUNTRY = re.compile(r"\b(?:for|to|in|at|from) (?:the )?$")


def _said_in(context: Context, clause: Clause) -> str | None:
    """The city where somebody spoke after the encounter: "announced in Rome after talks", "After talks, said in"."""
    places = context.places
    start, end = said_after(context.flat, clause)
    if behind := [p for p in places if start <= p.start < end and is_where(context, p)]:
        return behind[0].name
    if pattern("event_setting", "after_talks", cased=True).match(context.flat, clause.start) is None:
        return None
    before = [p for p in places if clause.sentence.start <= p.start < clause.start and is_where(context, p)]
    said = pattern("event_setting", "said_in").search(context.flat, clause.sentence.start, clause.start)
    return before[-1].name if before and said and said.start() < before[-1].start else None


def own_of_row(context: Context, clause: Clause, city: str | None, sides: dict[str, None]) -> str | None:
    """The city of a row that is of one of an encounter's sides: "will go to Madrid and Rome, where she will meet B of
    Spain" tells of Madrid. The one given where no other of its row is."""
    told = [p for p in context.places if clause.sentence.start <= p.start < clause.sentence.end]
    at = next((k for k, place in enumerate(told) if place.name == city), None)
    if at is None or told[at].country is None or told[at].country in sides or is_neutral(told[at].name):
        return city
    row = {told[at].name: told[at]}
    for before, after in pairwise(told):
        if _ROW.fullmatch(context.flat, before.end, after.start) and row.keys() & {before.name, after.name}:
            row |= {before.name: before, after.name: after}
    own = [place.name for place in row.values() if place.country in sides]
    return own[0] if len(own) == 1 else city


# Between two cities of a row.
_ROW = re.compile(r",? and (?:then )?|, ")


def _here(context: Context, clause: Clause) -> str | None:
    """The city of the dateline, where the report says "here"."""
    if not pattern("event_setting", "here", cased=True).search(clause.text(context.flat)):
        return None
    city = dateline_city(context)
    return city.name if city else None


def is_where(context: Context, place: PlaceMention) -> bool:
    """Whether a city is said to be the place of something, and is no part of an organisation's name."""
    if _names_forum(context.flat, place):
        return True
    if any(m.start <= place.start < m.end for body in context.organisations for m in body.mentions):
        return False
    after = context.flat[place.end : place.end + 24]
    if pattern("event_setting", "place_hosts", cased=True).match(after):
        return True
    if after.startswith("'s") or pattern("event_setting", "city_of_somebody").match(after):
        return False
    lead = context.flat[max(0, place.start - 70) : place.start]
    if pattern("event_setting", "seat_of_body").search(lead) and not pattern("event_setting", "held_in_body").search(
        lead
    ):
        return False
    if pattern("event_setting", "on_the_way").search(lead) or _is_of_post(context, place):
        return False
    line = pattern("event_setting", "leads_to_city", cased=True).search(lead)
    if line is not None and pattern("event_setting", "travels").search(lead, 0, line.start()) is None:
        return False
    if _BEHIND_ANOTHER.search(lead) and not any(p.end == place.start - len(" and ") for p in context.places):
        return True  # "In Gujarat and New Delhi": of the two only one is known
    if pattern("event_setting", "place_before").search(lead) or _in_brackets(context.flat, place):
        return True
    return pattern("event_setting", "building_before", cased=True).search(lead) is not None


_BEHIND_ANOTHER = re.compile(r"\b[Ii]n [A-Z][\w-]+ and $")


def _is_of_post(context: Context, place: PlaceMention) -> bool:
    """Whether a city is where an envoy sits: "Ambassador of Kenya in Rome NAME"."""
    abroad = words_of("posts", "groups_abroad")
    posts = (role for person in context.people for role in person.roles if role.group in abroad)
    return any(role.start <= place.start < role.end or context.flat[role.end : place.start] == " in " for role in posts)


def _in_brackets(flat: str, place: PlaceMention) -> bool:
    """Whether a city stands with days in brackets: "(5-6 March, Brussels)"."""
    before, after = pattern("event_setting", "bracket_before", cased=True), pattern("event_setting", "bracket_after")
    opens = before.search(flat, max(0, place.start - _BRACKETS), place.start)
    closes = after.match(flat, place.end, place.end + _BRACKETS)
    return bool(opens and closes and re.search(r"\d", flat[opens.start() : closes.end()]))


# Days and a city in brackets are no longer.
_BRACKETS = 40


def _names_forum(flat: str, place: PlaceMention) -> bool:
    """Whether something was on the margins of a gathering that has the city's name: "of the Munich Conference"."""
    before, after = (pattern("event_setting", key, cased=True) for key in ("before_forum", "forum"))
    return (
        after.match(flat, place.end) is not None
        and before.search(flat[max(0, place.start - 50) : place.start]) is not None
    )


def gives_name(flat: str, place: PlaceMention, trigger: int) -> bool:
    """Whether an encounter is named after the city: "the Camp David summit", "at the Samarkand meeting"."""
    if not place.start <= trigger <= place.end + _NAMED_AFTER:
        return False
    gathering = pattern("event_setting", "gathering", cased=True).match(flat, place.end)
    named = pattern("event_setting", "before_gathering", cased=True).search(flat, max(0, place.start - 40), place.start)
    return gathering is not None and gathering.end() > trigger and named is not None


# Between the city and the gathering named after it: "the Budapest NATO foreign ministers' ".
_NAMED_AFTER = 30
