"""Encounters: who met, called, visited, signed with or was appointed, as the clauses of a document tell it.

Each clause is searched for words of `events.yaml` (hits). A hit becomes a draft with those who stand about it
(meeting, visit, signing, office, format); a draft that tells again of an encounter told
before is joined to it (joining); what has no two sides is left out (sides).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kzgraph.extraction.actors.references.reference import Reference
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.events.agenda import city_of, day_of, headings
from kzgraph.extraction.events.ceremony import settle_ceremonies
from kzgraph.extraction.events.clauses import Actor, Cast, Clause, clauses
from kzgraph.extraction.events.denial import is_untrue, status_of_appointment
from kzgraph.extraction.events.details import (
    date_of,
    dateline_date,
    is_set_apart,
    is_to_come,
    looked_ahead,
    patterns,
    place_of,
    status_of,
    was_held,
    weekday_ahead,
)
from kzgraph.extraction.events.drafts import Draft, has_heads_of_three
from kzgraph.extraction.events.format import again, draft_again, draft_format
from kzgraph.extraction.events.frame import draft_item
from kzgraph.extraction.events.hits import FORMATS, Hit, find_hits, is_occasion
from kzgraph.extraction.events.joining import add_to_last, join, tells_more
from kzgraph.extraction.events.journey import city_of as visited_city
from kzgraph.extraction.events.journey import days_of, first_day
from kzgraph.extraction.events.legs import legs
from kzgraph.extraction.events.meeting import draft_meeting, separate_meetings, with_each
from kzgraph.extraction.events.occasion import draft_occasion
from kzgraph.extraction.events.office import draft_appointment, draft_credentials, note_terms, separate_posts
from kzgraph.extraction.events.scene import Scene, Telling, acting
from kzgraph.extraction.events.setting import settle
from kzgraph.extraction.events.sides import complete
from kzgraph.extraction.events.signing import draft_signing
from kzgraph.extraction.events.tours import note_setting, settle_tours
from kzgraph.extraction.events.visit import draft_visit
from kzgraph.extraction.events.writing import write_event
from kzgraph.extraction.knowledge import choice, pattern
from kzgraph.extraction.text.page import Page
from kzgraph.model import Event, EventKind, EventStatus

# One function for each kind of `triggers` in events.yaml. It gets an empty draft, and gives it back with those who took
# part, or None where the words tell of no encounter after all.
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


def find_events(context: Context, page: Page, references: list[Reference]) -> list[Event]:
    """The encounters of a document that have two sides, as statements of a record."""
    scene = Scene(context, Cast(context, page, references), agenda=headings(context))
    for sentence in context.source.sentences:
        if sentence.kind == "speaker":
            continue
        subjects: tuple[PersonEntity, ...] = ()
        for clause in clauses(context, scene.cast, sentence):
            subjects = _read(scene, clause, subjects)
    settle_tours(scene)
    settle_ceremonies(scene)
    told = [draft for draft in scene.drafts if complete(context, draft)]
    settle(context, told, scene.frames)
    told = [draft for draft in told if not _is_intention(draft)]
    for draft in told:
        note_terms(draft)
    return [write_event(context, draft) for draft in told]


def _read(scene: Scene, clause: Clause, subjects: tuple[PersonEntity, ...]) -> tuple[PersonEntity, ...]:
    """Read one clause with the subjects of the one before; its own come out."""
    text = clause.text(scene.context.flat)
    actors = acting(scene, clause)
    if scene.roll and clause.sentence.kind != "item":
        scene.roll = None
    if (item := draft_item(scene, clause, actors)) is not None:
        join(scene, item, text)
        return _subjects(scene.context.flat, actors)
    if not subjects and pattern("events", "visit_programme").match(text):
        subjects = _last_visitors(scene)
    hits = [h for h in find_hits(text) if not _inside_name(scene, clause, h)]
    if hits and (judged := choice("events", "judged_by").search(text)):
        hits = [h for h in hits if not (h.start < judged.end() and text.startswith("welcom", h.start))]
    if pattern("events", "attended_by").match(text):
        hits = []  # "The meeting and the signing ceremony were attended by …"
    if not any(h.kind in FORMATS for h in hits) and (another := again(scene, text)):
        hits = sorted([*hits, another[0]], key=lambda h: h.start)
    note_setting(scene, clause, text, actors)
    visited: frozenset[str] = frozenset()
    for hit in hits:
        visited |= _tell(scene, Telling(clause, text, hit, actors, subjects, visited))
    if not hits and (tells_more(scene, clause, text) or _goes_on_listing(scene, clause, actors)):
        scene.listing = clause.sentence
        add_to_last(scene, clause, text, actors)
    if actors:
        return _subjects(scene.context.flat, actors)
    return (clause.owner,) if clause.owner else subjects


def _is_intention(draft: Draft) -> bool:
    """Whether a signing is only wanted: to come, and neither day nor place is told."""
    return draft.kind == "signing" and draft.status == "planned" and not (draft.date or draft.place)


def _goes_on_listing(scene: Scene, clause: Clause, actors: list[Actor]) -> bool:
    """Whether a clause only names more of those who were listed in its sentence: "…; NAME, Minister of …; and NAME"."""
    if scene.listing is not clause.sentence or not actors:
        return False
    lead = scene.context.flat[clause.start : actors[0].lead]
    return pattern("events", "listed_next", cased=True).fullmatch(lead) is not None


def _last_visitors(scene: Scene) -> tuple[PersonEntity, ...]:
    visit = next((d for d in reversed(scene.drafts) if d.kind == "visit"), None)
    return tuple(person for person, _ in visit.people.values()) if visit else ()


def _inside_name(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether words of an encounter are part of an organisation's name: "Association of Elected Officials"."""
    if hit.kind == "summit":  # "the East Asia Summit" is both
        return False
    start, end = clause.start + hit.start, clause.start + hit.end
    return any(m.start <= start and end <= m.end for body in scene.context.organisations for m in body.mentions)


def _subjects(flat: str, actors: list[Actor]) -> tuple[PersonEntity, ...]:
    """The first who acts in a clause, with those joined to it by "and" and commas."""
    joint = pattern("events", "joined_names", cased=True)
    first = [actors[0]]
    for actor in actors[1:]:
        if not joint.fullmatch(flat[first[-1].end : actor.lead]):
            break
        first.append(actor)
    return tuple(actor.person for actor in first)


def _tell(scene: Scene, telling: Telling) -> frozenset[str]:
    """Add to the scene what one hit tells; the countries of a visit come out."""
    visited: frozenset[str] = frozenset()
    if is_occasion(telling.text, telling.hit):
        occasion = draft_occasion(scene, telling)
        if occasion is not None:
            join(scene, occasion, "")
        return visited
    status = status_of(telling.text, (telling.hit.start, telling.hit.end))
    if status is None or _is_general(telling) or _goes_on_denied(scene, telling.clause):
        return visited
    if is_untrue(scene.context, telling.clause.sentence, (telling.start, telling.end), status):
        return visited
    if telling.hit.kind == "appointment":
        status = status_of_appointment(scene.context.flat[telling.end : telling.clause.sentence.end], status)
        if status is None:
            return visited
    if status == "held" and telling.clause.sentence.kind == "headline" and _announces(telling):
        status = "planned"
    if status == "held" and telling.hit.kind == "visit" and _is_still_to_come(scene, telling):
        status = "planned"
    if status == "held" and telling.hit.kind in {"meeting", "call"}:
        status = _beside_another(scene, telling)
        if status is None:
            return visited
    previous = scene.last
    apart = separate_posts(telling) if telling.hit.kind == "appointment" else separate_meetings(telling)
    for actors in apart:
        draft = _draft(scene, replace(telling, actors=actors))
        if draft is None:
            continue
        _leave_out_others(telling, actors, draft)
        parts = legs(scene.context, telling, draft) if draft.kind == "visit" else with_each(scene, telling, draft)
        for part in parts:
            _complete(scene, telling, part, status, previous)
            if draft.kind == "meeting" and telling.text.rstrip().endswith(":"):
                scene.roll = part
            if part.frame:
                scene.frames.append(part)
                continue
            if part.kind == "meeting" and has_heads_of_three(part):
                part.kind = "summit"  # what two of them then talk about is a meeting of its own
            if not _says_too_little(part):
                join(scene, part, telling.text)
            if part.kind == "credentials":
                scene.listing = telling.clause.sentence  # "…: NAME, Ambassador of Cuba; NAME, …"
            if draft.kind == "visit":
                visited |= part.countries.keys() - {person.country for person, _ in part.people.values()}
    return visited


def _leave_out_others(telling: Telling, actors: list[Actor], draft: Draft) -> None:
    """Of meetings told one by one, the country of one partner is no side of the meeting with another."""
    if len(actors) < len(telling.actors):
        own = {person.country for person, _ in draft.people.values()}
        others = {a.person.country for a in telling.actors if a not in actors} - own
        draft.countries = {code: None for code in draft.countries if code not in others}


def _is_still_to_come(scene: Scene, telling: Telling) -> bool:
    """Whether a journey belongs to something to come: "will see B before leaving for", "first stop is A, where he"."""
    sentence, flat = telling.clause.sentence, scene.context.flat
    if pattern("events", "participle_clause").match(telling.text):
        return patterns("planned").search(flat, sentence.start, telling.clause.start) is not None
    if pattern("events", "stop_of_journey").search(telling.words):
        return (
            patterns("planned").search(flat, telling.clause.end, min(sentence.end, telling.clause.end + 60)) is not None
        )
    return False


def _beside_another(scene: Scene, telling: Telling) -> EventStatus | None:
    """The status of what is told "before" or "after" another encounter; None where the text leaves it open."""
    beside = pattern("events", "beside_another").match(telling.text)
    if beside is None or telling.clause.start == telling.clause.sentence.start:
        return "held"
    sentence, flat, clause = telling.clause.sentence, scene.context.flat, telling.clause
    past = pattern("events", "some_time_ago").search(telling.text) is not None
    dated = past or any(clause.holds(d.start) for d in scene.context.dates)
    if pattern("events", "encounter_to_come").search(flat, sentence.start, clause.start):
        if beside["ahead"]:
            return "planned"
        return "held" if dated else None  # "will meet A after meeting B" in Rome: perhaps to come as well
    return None if beside["ahead"] and not (dated or beside["gerund"]) else "held"


def _goes_on_denied(scene: Scene, clause: Clause) -> bool:
    """Whether a clause goes on about what did not take place: "postponed his trip to Beirut, where he was to meet"."""
    if pattern("events", "leads_on", cased=True).match(scene.context.flat, clause.start) is None:
        return False
    before = scene.context.flat[clause.sentence.start : clause.start]
    return choice("events", "denied").search(before) is not None


def _announces(telling: Telling) -> bool:
    """Whether a headline says that somebody is to do something: "President A to visit B"."""
    return pattern("events", "headline_to_come", cased=True).match(telling.text) is not None


def _complete(scene: Scene, telling: Telling, draft: Draft, status: EventStatus, previous: Draft | None) -> None:
    """Give a draft its day, status and place as its clause tells them."""
    visit = draft.kind == "visit"
    if visit:
        told = days_of(scene.context, telling, draft, previous)
    else:
        told = date_of(scene.context, telling.clause, (telling.start, telling.end), previous)
    # An ongoing visit is of the month unless its days are told; a leg of a journey is of its own.
    known = draft.date is not None
    if told[0] and (not known or (told[1] and draft.end_date is None and draft.date == told[0][:7])):
        draft.date, draft.end_date = told
    untold = draft.date is None or (visit and not told[0])
    if scene.agenda and untold and (day := day_of(scene.agenda, telling.clause.sentence)):
        draft.date, draft.end_date = day.value, day.last if day.last and len(day.last) == len(day.value) else None
        draft.place = draft.place or city_of(scene.context, telling.clause.sentence)
    if not (draft.people or draft.countries):
        draft.beside = previous or next(reversed(scene.drafts), None)
    draft.mentioned = telling.mentioned or _is_only_dated(telling)
    if draft.date is None and status == "held" and not (draft.mentioned or is_set_apart(scene.context, draft)):
        written = dateline_date(scene.context, telling.clause.sentence)
        draft.date = written[: len("2023-01")] if written and draft.kind == "visit" else written
    if visit and draft.date and (status == "planned" or pattern("events", "goes_now", cased=True).match(telling.words)):
        read = draft.date
        draft.date, draft.end_date = weekday_ahead(scene.context, telling.clause, read, draft.end_date)
        status = status if draft.date == read else "planned"
    draft.status = _by_date(scene, telling, draft, status)
    if draft.status == "planned" and draft.date:
        draft.date, draft.end_date = looked_ahead(scene.context, telling.clause, draft.date, draft.end_date)
        if was_held(scene.context, draft.date):  # the day is that of something else: "discussed his visit on 5 March"
            draft.date = draft.end_date = None
    if visit:
        draft.place = visited_city(scene.context, telling, draft, previous)
        first_day(telling, draft)
    elif draft.kind != "call" and draft.place is None:  # who telephones is in two places
        draft.place = place_of(scene.context, telling.clause, telling.start, previous)


def _says_too_little(draft: Draft) -> bool:
    """Whether an encounter that somebody only speaks of is told without day and place."""
    if draft.kind == "signing":  # "the agreement signed in 2009" tells of no occasion
        told = draft.people or draft.place or len(draft.date or "") > len("2009")
        return draft.mentioned and not (told or (draft.status == "planned" and draft.date))
    if draft.session and draft.status == "planned":  # "they agreed to hold the next session"
        return False
    return draft.mentioned and draft.kind in {"meeting", "call"} and not (draft.date or draft.place)


def _is_only_dated(telling: Telling) -> bool:
    """Whether a document is only said to be one signed some time: "the treaty signed in Prague in 2015"."""
    if telling.hit.kind != "signing" or pattern("events", "signed_besides").search(telling.before):
        return False
    if pattern("events", "signed_before_noun").search(telling.before) and telling.words == "signed":
        return True
    return pattern("events", "signed_document").search(telling.before) is not None


def _by_date(scene: Scene, telling: Telling, draft: Draft, status: EventStatus) -> EventStatus:
    """The status that the words give, unless the date shows otherwise: "leaves for Rome on" a day gone by."""
    if is_to_come(scene.context, draft.date):
        return "planned"
    goes = pattern("events", "goes", cased=True).search(telling.text) or pattern(
        "events", "goes_soon", cased=True
    ).search(telling.text)
    return "held" if goes and was_held(scene.context, draft.date) else status


def _is_general(telling: Telling) -> bool:
    """Whether the words about a hit speak of contacts in general: "high-level visits"."""
    if telling.hit.kind == "consultations" or (
        telling.hit.kind == "appointment" and pattern("events", "dated_entry").match(telling.text, telling.hit.end)
    ):
        return False
    found = choice("events", "general").finditer(telling.text)
    return any(m.start() < telling.hit.end and telling.hit.start < m.end() for m in found)


def _draft(scene: Scene, telling: Telling) -> Draft | None:
    hit, sentence = telling.hit, telling.clause.sentence
    kind: EventKind = "meeting" if hit.kind in {"session", "again"} else hit.kind  # type: ignore[assignment]
    empty = Draft(kind, "held", sentence, telling.start, sentences=[sentence])
    return DRAFTERS[hit.kind](scene, telling, empty)


__all__ = ["find_events"]
