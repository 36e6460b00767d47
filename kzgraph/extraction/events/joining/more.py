"""More told of the last encounter: who else took part, who travelled along."""

from __future__ import annotations

import re

from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import FORMAT_KINDS, Draft, has_heads_of_three
from kzgraph.extraction.events.joining.of_last import tells_company
from kzgraph.extraction.events.joining.present import meeting_of_text
from kzgraph.extraction.events.setting.places import place_of
from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.events.telling.parties import represented
from kzgraph.extraction.events.telling.scene import Company, Scene
from kzgraph.extraction.knowledge import choice, pattern
from kzgraph.model import Capacity


def tells_one_chair(scene: Scene, text: str, actors: list[Actor]) -> bool:
    """Whether a clause names one who chaired the session told last: "The meeting was chaired by A"."""
    last = scene.last
    chaired = pattern("event_retelling", "session_chaired_by").match(text) is not None
    many = pattern("event_retelling", "brought_together").search(text) is not None
    return chaired and (len(actors) == 1 or many) and last is not None and _is_of_many(last) and last.status == "held"


def add_to_planned(scene: Scene, clause: Clause, text: str, actors: list[Actor]) -> bool:
    """Add those who are to lead or attend a format to come to the one told last; False where a clause names none."""
    if not actors or pattern("event_retelling", "more_of_planned").search(text) is None:
        return False
    draft = next((d for d in reversed(scene.drafts) if d.status == "planned" and d.family == "meet"), None)
    if draft is None or clause.sentence.block - draft.sentences[-1].block > 1:
        return False
    _add(scene, draft, clause, text, actors)
    return True


def _is_of_many(draft: Draft) -> bool:
    """Whether it is a session or a summit, which one of many chairs."""
    return draft.session or draft.of_ministers or draft.kind == "summit"


def add_to_last(scene: Scene, clause: Clause, text: str, actors: list[Actor]) -> None:
    """Add those of a clause to the encounter told last; after "both", to all of its sentence."""
    if choice("event_retelling", "at_all_meetings").search(text):
        around = scene.last or next(d for d in reversed(scene.drafts))
        scene.companies.append(Company(clause, text, actors, frozenset(around.people)))
        return
    if scene.last is None:
        if tells_company(text):
            _add_travellers(scene, clause, text, actors)
        return
    sat = pattern("event_retelling", "of_delegation").match(text) and _with_delegations(scene, actors)
    if not sat and choice("event_retelling", "travel_along").search(text):
        if not _add_travellers(scene, clause, text, actors):
            _add_company(scene, clause, text, actors)
        return
    if pattern("event_retelling", "joined_at_talks").match(text):
        _add_company(scene, clause, text, actors)
        return
    if pattern("event_retelling", "joined_by").match(text):
        _add_travellers(scene, clause, text, actors)
    both = pattern("event_retelling", "both_meetings").match(text)
    last = scene.last
    named = pattern("event_retelling", "attended_by").match(text) is not None
    if named and last.kind == "signing" and pattern("event_retelling", "meeting_attended").match(text):
        last = next((d for d in reversed(scene.drafts) if d.family == "meet" and d.status == "held"), last)
    if sat:
        last, named = sat, True
    if (earlier := _told_in_sentence(scene, clause)) is not None:
        last, named = earlier, True
    if _attended(text) and (last.status == "planned" or last.kind == "call"):
        told = (d for d in reversed(scene.drafts) if d.family == "meet" and d.status == "held" and d.kind != "call")
        held = next((d for d in told if not (d.mentioned or d.earlier)), None)
        if held is None:
            return
        last, named = held, True  # "they are to meet in May. The meeting was attended by A": that of now
    if pattern("event_retelling", "in_the_talks").search(text) and (talks := _talks_told(scene, actors)):
        last, named = talks, True
    if pattern("event_retelling", "at_the_trilateral").search(text) and (of_three := _of_three(scene)):
        last, named = of_three, True
    # A paragraph that tells no more, behind a signing: of the talks that the release is about.
    alone = last.kind == "signing" and clause.sentence.block > last.sentences[-1].block
    if pattern("event_retelling", "were_present").match(text) or (alone and _WAS_PRESENT.fullmatch(text)):
        ceremony = next((d for d in scene.drafts if d.kind == "credentials" and d.status == "held"), None)
        if (news := ceremony or meeting_of_text(scene)) is not None:
            last, named = news, True
    apart = clause.sentence.block - last.sentences[-1].block
    if last.kind != "credentials" and apart > 1 and not (named and last.family == "meet"):
        return
    several = _with_most(actors, [d for d in scene.drafts if d.sentence == last.sentence and d.kind == last.kind])
    for draft in [d for d in scene.drafts if d.sentence == last.sentence] if both else several:
        _add(scene, draft, clause, text, actors)


_WAS_PRESENT = re.compile(r"[^;]{3,240}\b(?:was|were) (?:also )?(?:present|in attendance)(?: too| as well)?\W*")


def _attended(text: str) -> bool:
    """Whether a clause tells who came to what was held: "The meeting was attended by"; nobody does to a call."""
    return pattern("event_retelling", "was_attended").search(text) is not None


def _told_in_sentence(scene: Scene, clause: Clause) -> Draft | None:
    """An earlier encounter that the sentence of a clause told before it: "the last round was in Rome, when A led"."""
    before = (d for d in reversed(scene.drafts) if d.sentence == clause.sentence and d.offset < clause.start)
    return next((d for d in before if d.earlier), None)


def _with_delegations(scene: Scene, actors: list[Actor]) -> Draft | None:
    """The consultations or the session at which their delegations sat, also where a meeting was told after it."""
    homes = {a.person.country for a in actors} - {None}
    for draft in reversed(scene.drafts):
        sat = draft.kind in FORMAT_KINDS or draft.session
        many = len(draft.people) >= _PAIR and homes <= draft.sides.keys()
        if sat and many and draft.status == "held" and not draft.earlier:
            return draft
    return None


_PAIR = 2


def _talks_told(scene: Scene, actors: list[Actor]) -> Draft | None:
    """The talks of somebody of their country, where people "took part in the talks" and meetings were told since."""
    homes = {a.person.country for a in actors} - {None}
    words = pattern("event_retelling", "talks")
    for draft in reversed(scene.drafts):
        theirs = draft.homes.keys()
        told = any(words.search(scene.context.flat, s.start, s.end) for s in draft.sentences)
        fresh = draft.date is None or is_news(draft.date, scene.context.published)
        held = draft.family == "meet" and draft.status == "held" and fresh and not draft.mentioned
        if held and told and homes <= theirs:
            return draft
    return None


def _of_three(scene: Scene) -> Draft | None:
    """The talks of people of three countries or more that were told last."""
    held = (d for d in reversed(scene.drafts) if d.family == "meet" and d.status == "held" and not d.mentioned)
    return next((d for d in held if len(d.homes) > _PAIR and not d.banquet), None)


def _with_most(actors: list[Actor], drafts: list[Draft]) -> list[Draft]:
    """Those of several encounters of one sentence in which most of the people named took part."""
    known = [sum(id(a.person) in d.people for a in actors) for d in drafts]
    return [d for d, number in zip(drafts, known, strict=True) if number == max(known)]


def settle_companies(scene: Scene) -> None:
    """Add those who were at all meetings of somebody to each, also to those that the text tells after it."""
    for company in scene.companies:
        for meeting in _meetings_of(scene, company.of):
            if _is_elsewhere(scene, company.clause, meeting):
                continue  # "In Lisbon A was accompanied by B": not in Madrid, the day before
            _add(scene, meeting, company.clause, company.text, company.actors)


def _is_elsewhere(scene: Scene, clause: Clause, draft: Draft) -> bool:
    """Whether a clause names cities, and an encounter was in another one."""
    cities = {place.name for place in scene.context.places if clause.holds(place.start)}
    return bool(cities) and draft.place is not None and draft.place not in cities


def _meetings_of(scene: Scene, keys: frozenset[int]) -> list[Draft]:
    """The meetings held of these days in which one of some people took part."""
    published = scene.context.published
    return [
        d
        for d in scene.drafts
        if d.family == "meet"
        and d.status == "held"
        and not (d.earlier or d.mentioned)
        and d.people.keys() & keys
        and (d.date is None or is_news(d.date, published))
    ]


def _is_past_trip(visit: Draft, journeys: list[Draft]) -> bool:
    """Whether a visit is one before that which its sentence tells: "arrived in Rome, days after a trip to Oslo"."""
    return any(
        d.sentence is visit.sentence and d.offset < visit.offset and (visit.date or "9") < (d.date or "")
        for d in journeys
    )


# The visit whose travellers are told stands among the last so many encounters.
_NEAR_DRAFTS = 8


def _add_travellers(scene: Scene, clause: Clause, text: str, actors: list[Actor]) -> bool:
    """Those who travelled along took part in the visit told last, where they are of the visitors' country.

    "A was accompanied by B": in the last visit of A. False where there is no such visit.
    """
    # Those who came along of who "arrived from Lima" need not have been there, unless it is told of the visit.
    told = _OF_JOURNEY.search(text) is not None
    journeys = [draft for draft in scene.drafts if draft.kind == "visit" and (told or not draft.left)]
    visits = (draft for draft in scene.drafts[-_NEAR_DRAFTS:] if draft in journeys)
    near = [draft for draft in visits if not (_is_elsewhere(scene, clause, draft) or _is_past_trip(draft, journeys))]
    along = pattern("event_retelling", "was_accompanied").search(text)
    led = [a.person for a in actors if along and a.start < clause.start + along.start()][-1:]
    theirs = [d for d in reversed(near) if any(id(person) in d.people for person in led)]
    named = (d for d in reversed(journeys) if d.place and d.place in text)
    there = [d for d in named if any(id(person) in d.people for person in led)]  # "was accompanied to Lima by"
    visit = next(iter([*there, *theirs, *reversed(near)]), None)
    homes = {person.country for person, _ in visit.people.values()} | {None} if visit else set()
    company = [a.person for a in actors if along is None or a.start > clause.start + along.start()]
    if along is None and (active := pattern("event_retelling", "accompanies").search(text)) is not None:
        company = [a.person for a in actors if a.start < clause.start + active.start()]
    if visit is None or not any(person.country in homes for person in company):
        return False
    if any(person.country in homes and id(person) not in visit.people for person in led):
        return False
    stops = [d for d in near if led and d.people.keys() == visit.people.keys() and d.status == visit.status]
    for person in company:
        if person.country in homes:
            for stop in [visit, *stops]:  # of a journey with several
                stop.add(person, "visitor")
    return True


_OF_JOURNEY = re.compile(
    r"\b(?:on|during|throughout|in) (?:the|his|her|this|their) (?:[\w-]+ ){0,3}?(?:visit|trip|journey|tour)\b"
)


def _add_company(scene: Scene, clause: Clause, text: str, actors: list[Actor]) -> None:
    """Those who accompanied somebody, or were of a delegation, where no journey is told: in the talks told last."""
    along = pattern("event_retelling", "was_accompanied").search(text)
    led = {id(a.person) for a in [a for a in actors if along and a.start < clause.start + along.start()][-1:]}
    homes = {a.person.country for a in actors} - {None}
    for draft in reversed(scene.drafts):
        theirs = bool(led & draft.people.keys()) if led else homes <= draft.homes.keys()
        if draft.family == "meet" and draft.status == "held" and theirs and not (draft.mentioned or draft.earlier):
            near = clause.sentence.block - draft.sentences[-1].block <= 1
            if near or (led and draft is meeting_of_text(scene)):
                own = [a for a in actors if a.person.country is None or a.person.country in draft.homes]
                _add(scene, draft, clause, text, own if led else actors)
            return


def _add(scene: Scene, draft: Draft, clause: Clause, text: str, actors: list[Actor]) -> None:
    if draft.kind == "signing" and draft.people and _REPRESENTED.search(text):
        return  # "Kenya was represented by A": somewhere, and nobody says that A looked on
    led = pattern("event_retelling", "chairs_of_last", cased=True).search(text)
    capacity: Capacity = "chair" if led else "participant"
    if draft.kind == "signing" and (draft.people or pattern("signings", "witnessed").search(text)):
        capacity = "witness"
    others = pattern("event_retelling", "brought_together").search(text) if led else None
    stop = clause.start + others.start() if others else clause.end
    for actor in actors:
        draft.add(actor.person, capacity if actor.start < stop else "participant")
    if not (actors and pattern("event_retelling", "representatives_named").match(text)):
        draft.bodies |= represented(scene.context, clause)
    draft.place = draft.place or place_of(scene.context, clause, clause.start, None)
    if clause.sentence not in draft.sentences:
        draft.sentences.append(clause.sentence)
    if draft.kind == "meeting" and has_heads_of_three(draft):
        draft.kind = "summit"


_REPRESENTED = re.compile(r" (?:was|were) (?:\w+ )?represented by ")
