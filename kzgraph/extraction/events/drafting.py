"""One hit in a clause made the encounters that it tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kzgraph.extraction.actors.affiliation.service import is_international
from kzgraph.extraction.events.completing import fill_in
from kzgraph.extraction.events.drafts import Draft, has_heads_of_three
from kzgraph.extraction.events.formats.again import draft_again
from kzgraph.extraction.events.formats.attending import gathered_for, summit_of_clause
from kzgraph.extraction.events.formats.format import draft_format
from kzgraph.extraction.events.formats.listed_rounds import rounds_apart, rounds_in_row
from kzgraph.extraction.events.formats.occasion import draft_occasion
from kzgraph.extraction.events.formats.rounds import round_of_meeting
from kzgraph.extraction.events.joining.join import join
from kzgraph.extraction.events.meetings.apart import separate_meetings
from kzgraph.extraction.events.meetings.each import with_each
from kzgraph.extraction.events.meetings.meeting import draft_meeting
from kzgraph.extraction.events.meetings.settings_apart import each_set_apart
from kzgraph.extraction.events.offices.apart import separate_posts
from kzgraph.extraction.events.offices.appointment import draft_appointment
from kzgraph.extraction.events.offices.credentials import draft_credentials
from kzgraph.extraction.events.setting.calendar import is_to_come
from kzgraph.extraction.events.signing import draft_signing
from kzgraph.extraction.events.status.told import status_told
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.hits import FORMATS, is_occasion
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.events.visits.legs import legs
from kzgraph.extraction.events.visits.visit import draft_visit
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import EventKind

# One function for each kind of `triggers` in event_triggers.yaml. It gets an empty draft, and gives it back with those
# who took part, or None where the words tell of no encounter after all.
DRAFTERS: dict[str, Callable[[Scene, Telling, Draft], Draft | None]] = {
    "credentials": draft_credentials,
    "appointment": draft_appointment,
    "call": draft_meeting,
    "signing": draft_signing,
    "summit": draft_format,
    "consultations": draft_format,
    "dialogue": draft_format,
    "session": draft_format,
    "again": draft_again,
    "visit": draft_visit,
    "meeting": draft_meeting,
}


def tell(scene: Scene, telling: Telling) -> frozenset[str] | None:
    """Add to the scene what one hit tells; the countries of a visit come out, and None where it tells of nothing."""
    visited: frozenset[str] = frozenset()
    told = False
    if is_occasion(telling.text, telling.hit):
        occasion = draft_occasion(scene, telling)
        if occasion is not None and (gathering := gathered_for(scene, telling)):
            gathering.absorb(occasion)
        elif occasion is not None:
            join(scene, occasion, "")
        return visited
    status = status_told(scene, telling)
    if status is None:
        return visited
    previous = scene.last
    for each, actors in _apart(scene, telling):
        draft = _draft(scene, replace(each, actors=actors))
        if draft is None:
            continue
        told = True
        _leave_out_others(scene, each, actors, draft)
        mentioned = draft.mentioned
        for part in _parts(scene, each, draft):
            proposed = draft.kind == "appointment" and part.status == "planned"
            part.announced = proposed and (status == "held" or _is_nominated(each))
            fill_in(scene, each, part, "planned" if proposed else status, previous)
            if draft.kind == "appointment" and mentioned:
                part.mentioned = True
            if proposed and not is_to_come(scene.context, part.date):  # that day somebody was only named for the post
                part.date = part.end_date = None
            if draft.kind == "meeting" and each.text.rstrip().endswith(":") and not scene.of_delegation:
                scene.roll = part
            if part.frame:
                scene.frames.append(part)
                continue
            if part.kind == "meeting" and has_heads_of_three(part):
                part.kind = "summit"  # what two of them then talk about is a meeting of its own
            summit = summit_of_clause(scene, each)
            if not _says_too_little(part, each.text):
                join(scene, part, each.text)
            if summit is not None:
                for person, _ in part.people.values():
                    summit.add(person)
            if part.kind == "credentials":
                scene.listing = each.clause.sentence  # "…: NAME, Ambassador of Cuba; NAME, …"
            if draft.kind == "visit":
                visited |= part.countries.keys() - {person.country for person, _ in part.people.values()}
    return visited if told else None


def _is_nominated(telling: Telling) -> bool:
    """Whether a post to come is told by the act of proposing somebody: "nominates", "on Monday nominated"."""
    return pattern("appointments", "nominated").search(telling.words) is not None


def _parts(scene: Scene, telling: Telling, draft: Draft) -> list[Draft]:
    """The encounters that one draft stands for: legs of a journey, rounds told in a row, a meeting with each."""
    if telling.hit.kind == "again":
        return rounds_apart(scene.context, telling, draft)
    return legs(scene.context, telling, draft) if draft.kind == "visit" else with_each(scene, telling, draft)


def _apart(scene: Scene, telling: Telling) -> list[tuple[Telling, list[Actor]]]:
    """Those who stand in each of the encounters that one hit tells, with what the clause says of it."""
    if telling.hit.kind == "appointment":
        return [(telling, actors) for actors in separate_posts(scene, telling)]
    if telling.hit.kind in {*FORMATS, "again"} and len(row := rounds_in_row(scene.context, telling)) > 1:
        return [(each, each.actors) for each in row]
    return [(each, actors) for each in each_set_apart(scene, telling) for actors in separate_meetings(scene, each)]


def _leave_out_others(scene: Scene, telling: Telling, actors: list[Actor], draft: Draft) -> None:
    """Of meetings told one by one, the country of one partner is no side of the meeting with another."""
    if len(actors) < len(telling.actors):
        own = {person.country for person, _ in draft.people.values()}
        others = {actor.person.country for actor in telling.actors if actor not in actors} - own
        partners = [a.person for a in actors if a.start > telling.start]
        unknown = [p for p in partners if p.country is None and not is_international(p, scene.context)]
        if len(others) == 1 and "EU" not in others and unknown:
            draft.countries |= dict.fromkeys(code for code in others if code)  # "President A and Minister B of C"
        else:
            draft.countries = {code: None for code in draft.countries if code not in others}


def _says_too_little(draft: Draft, text: str) -> bool:
    """Whether an encounter that somebody only speaks of is told without day and place."""
    if draft.kind == "signing":  # "the agreement signed with Peru" tells of no occasion
        told = draft.people or draft.place or draft.date
        return draft.mentioned and not (told or (draft.status == "planned" and draft.date))
    unset = draft.kind in {"meeting", "summit"} and draft.status == "planned"
    unset = unset and not (draft.date or draft.place or draft.session)
    if unset and pattern("event_status", "some_day").search(text):
        return True
    if draft.session and draft.status == "planned":  # "they agreed to hold the next session"
        return False
    return draft.mentioned and draft.kind in {"meeting", "call"} and not (draft.date or draft.place)


def _draft(scene: Scene, telling: Telling) -> Draft | None:
    hit, sentence = telling.hit, telling.clause.sentence
    kind: EventKind = "meeting" if hit.kind in {"session", "again"} else hit.kind  # type: ignore[assignment]
    empty = Draft(kind, "held", sentence, telling.start, sentences=[sentence])
    draft = DRAFTERS[hit.kind](scene, telling, empty)
    if draft is not None and hit.kind == "meeting":
        draft.round = draft.round if draft.round is not None else round_of_meeting(telling.text, (hit.start, hit.end))
    return draft
