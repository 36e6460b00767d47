"""Encounters: who met, called, visited, signed with or was appointed, as the clauses of a document tell it.

Each clause is searched for words of encounters (telling). A hit becomes a draft (drafting) with those who stand about
it (meetings, visits, formats, offices, signing); a draft that tells again of an encounter told before is joined to it
(joining); what has no two sides is left out (sides), and what has no day or place inherits them (inherited).
"""

from __future__ import annotations

import re
from dataclasses import replace

from kzgraph.extraction.actors.references.reference import Reference
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.events.drafting import tell
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.formats.again import again
from kzgraph.extraction.events.formats.attending import add_who_came
from kzgraph.extraction.events.formats.sessions import body_that_meets
from kzgraph.extraction.events.formats.summits import is_plain_ministerial
from kzgraph.extraction.events.inherited.settling import settle
from kzgraph.extraction.events.joining.join import join
from kzgraph.extraction.events.joining.more import (
    add_to_last,
    add_to_planned,
    settle_companies,
    tells_one_chair,
)
from kzgraph.extraction.events.joining.of_last import tells_more
from kzgraph.extraction.events.joining.present import add_present
from kzgraph.extraction.events.joining.setting import add_setting
from kzgraph.extraction.events.joining.unfilled import fill, gather
from kzgraph.extraction.events.meetings.continued import draft_continued
from kzgraph.extraction.events.meetings.frame import draft_items, note_speech
from kzgraph.extraction.events.meetings.guest_only import without_known
from kzgraph.extraction.events.meetings.next_time import next_meeting
from kzgraph.extraction.events.meetings.retold import is_weak
from kzgraph.extraction.events.meetings.unnamed import told_one_by_one
from kzgraph.extraction.events.meetings.visited import visits_somebody
from kzgraph.extraction.events.offices.credentials import settle_ceremonies
from kzgraph.extraction.events.offices.holders import settle_posts, share_posts
from kzgraph.extraction.events.offices.listed import settle_listed_posts
from kzgraph.extraction.events.offices.succession import add_predecessor
from kzgraph.extraction.events.setting.agenda import headings
from kzgraph.extraction.events.setting.other_verbs import relative_alone
from kzgraph.extraction.events.setting.stays import stay_told
from kzgraph.extraction.events.sides import complete
from kzgraph.extraction.events.telling.acting import acting, joined, judgement_end, without_owners_of_visit
from kzgraph.extraction.events.telling.clauses import Actor, Cast, Clause, clauses
from kzgraph.extraction.events.telling.coordinated import coordinated
from kzgraph.extraction.events.telling.framed import own_setting, without_agreed, without_frame
from kzgraph.extraction.events.telling.further import delegation_acting
from kzgraph.extraction.events.telling.hits import FORMATS, Hit, agreed_on, find_hits, other_meetings, without_wire
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.events.telling.subjects import Subjects
from kzgraph.extraction.events.visits.abroad import visits_abroad
from kzgraph.extraction.events.visits.acts import act_told
from kzgraph.extraction.events.visits.announced import visit_announced
from kzgraph.extraction.events.visits.received import place_that_receives
from kzgraph.extraction.events.visits.tours import note_setting, settle_tours
from kzgraph.extraction.events.writing import write_event
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.text.page import Page
from kzgraph.model import Event


def find_events(context: Context, page: Page, references: list[Reference]) -> list[Event]:
    """The encounters of a document that have two sides, as statements of a record."""
    scene = Scene(context, Cast(context, page, references), agenda=headings(context))
    for sentence in context.source.sentences:
        if sentence.kind == "speaker":
            continue
        subjects = Subjects()
        for clause in coordinated(context, scene.cast, clauses(context, scene.cast, sentence)):
            text = clause.text(context.flat)
            unnamed = clause.owner is None and text.startswith("who ")  # "met with the Ambassador of Peru, who"
            acted = _read(scene, clause, text, () if unnamed else subjects.of(text))
            subjects.hand_on(clause, text, acted, scene.cast.within(clause))
    settle_tours(scene)
    settle_companies(scene)
    settle_ceremonies(scene)
    settle_listed_posts(scene)
    share_posts(context, scene.drafts)
    told = [d for d in scene.drafts if not told_one_by_one(context, d, scene.drafts) and complete(context, d)]
    settle(context, told, scene.frames, scene.stays)
    told = without_known([draft for draft in told if not _is_intention(draft)])
    told += visits_abroad(context, told, scene.acts)
    told += visit_announced(context, told)
    events = [write_event(context, draft) for draft in told]
    settle_posts(context, told)
    return events


def _read(scene: Scene, clause: Clause, text: str, subjects: tuple[PersonEntity, ...]) -> tuple[PersonEntity, ...]:
    """Read one clause, whose text this is, with the subjects of what stands before it; its own come out."""
    judged = judgement_end(text)
    actors = acting(scene, clause, judged)
    if scene.roll and clause.sentence.kind != "item":
        scene.roll = None
    if items := draft_items(scene, clause, actors):
        for item in items:
            join(scene, item, text)
        return _subjects(scene.context.flat, clause, actors)
    add_predecessor(scene, clause)
    if add_present(scene, clause):
        return ()
    if not subjects and pattern("visits", "visit_programme").match(text):
        subjects = _last_visitors(scene)
    if add_to_planned(scene, clause, text, actors):
        return _subjects(scene.context.flat, clause, actors)
    if add_who_came(scene, clause, text, actors):
        return _subjects(scene.context.flat, clause, actors)
    hits = [h for h in find_hits(text) if not _inside_name(scene, clause, h)]
    if judged is not None:
        hits = [h for h in hits if not (h.start < judged and text.startswith("welcom", h.start))]
    if pattern("event_retelling", "attended_by").match(text):
        hits = []  # "The meeting and the signing ceremony were attended by …"
    if tells_one_chair(scene, text, actors) or (
        scene.last is not None and actors and pattern("event_retelling", "took_part_too").search(text)
    ):
        hits = []
    hits = [_as_meant(scene, Telling(clause, text, hit, actors, subjects, frozenset())).hit for hit in hits]
    after = pattern("event_status", "after_it")
    formats = [h for h in hits if h.kind in FORMATS and not after.search(text, 0, h.start)]
    if not formats and (another := again(scene, clause, text)):
        own = [
            h
            for h in without_wire(text, hits)
            if h.kind != "meeting" or h.end <= another[0].start or another[0].end <= h.start
        ]
        hits = sorted([*own, another[0]], key=lambda h: h.start)
    if not any(h.kind in {"meeting", "call"} and not is_weak(text[h.start : h.end]) for h in hits):
        continued = draft_continued(scene, clause, actors)
        if continued is not None:
            join(scene, continued, "")
    note_setting(scene, clause, text, actors)
    if (stay := stay_told(scene.context, clause, text, actors, subjects)) is not None:
        scene.stays.append(stay)
    note_speech(scene, clause)
    if (act := act_told(scene, clause, text, subjects)) is not None:
        scene.acts.append(act)
    visited: frozenset[str] = frozenset()
    for hit in hits:
        found = tell(scene, _as_meant(scene, _telling(scene, Telling(clause, text, hit, actors, subjects, visited))))
        agreed = agreed_on(text, hit) is not None
        if hit.kind == "meeting" and (found is None or agreed or " which " in text):
            for other in other_meetings(text, hit, hits):  # "Ahead of the plenary session, A met B"
                meant = _as_meant(scene, _telling(scene, Telling(clause, text, other, actors, subjects, visited)))
                if found is not None and not agreed and meant.hit.kind != "session":
                    continue
                if (found := tell(scene, meant)) is not None:
                    break
        visited |= found or frozenset()
    if (following := next_meeting(scene, clause, text)) is not None:
        scene.drafts.append(following)
    add_setting(scene, clause, text)
    if not hits and (fill(scene, clause, text, actors) or gather(scene, clause, text, actors)):
        scene.listing = clause.sentence
    elif not hits and (tells_more(scene, clause, text) or _goes_on_listing(scene, clause, actors)):
        scene.listing = clause.sentence
        add_to_last(scene, clause, text, actors)
    if actors:
        return delegation_acting(scene, clause, text) or _subjects(scene.context.flat, clause, actors)
    return (clause.owner,) if clause.owner else subjects


def _telling(scene: Scene, telling: Telling) -> Telling:
    """The same without what is told in relative clauses on other things, or in the clause around them."""
    flat, clause = scene.context.flat, telling.clause
    if telling.hit.kind != "visit":
        telling = replace(telling, actors=without_owners_of_visit(flat, clause, telling.actors))
    alone, inside = relative_alone(flat, clause, telling.start, telling.actors)
    alone, inside = without_frame(telling.text, alone, telling.hit, inside)
    alone, inside = without_agreed(telling.text, alone, telling.hit, inside)
    alone = own_setting(scene.context, telling.text, alone, telling.hit)
    return telling if alone is clause else replace(telling, clause=alone, text=alone.text(flat), actors=inside)


def _as_meant(scene: Scene, telling: Telling) -> Telling:
    """The same; where a body met, and no people, a session; where no organisation's ministers met, a meeting.

    A visit to a person is a meeting too, and a meeting with a place is a visit.
    """
    if telling.hit.kind == "meeting" and place_that_receives(scene.context, telling) is not None:
        return replace(telling, hit=replace(telling.hit, kind="visit"))
    if is_plain_ministerial(scene, telling) or (telling.hit.kind == "visit" and visits_somebody(telling)):
        return replace(telling, hit=replace(telling.hit, kind="meeting"))
    if telling.hit.kind in {"meeting", "session"} and body_that_meets(scene, telling):
        flat = scene.context.flat
        after = [a for a in telling.actors if a.start > telling.start and flat[a.start : a.end] != "I"]
        return replace(telling, hit=replace(telling.hit, kind="session"), actors=after, subjects=())
    return telling


def _is_intention(draft: Draft) -> bool:
    """Whether a signing, or a meeting of somebody's teams, is only wanted: to come, without a day and a place."""
    of_teams = draft.kind == "meeting" and not (draft.people or draft.bodies or draft.series or draft.round)
    unset = draft.status == "planned" and not (draft.date or draft.place)
    return unset and (draft.kind == "signing" or of_teams)


def _goes_on_listing(scene: Scene, clause: Clause, actors: list[Actor]) -> bool:
    """Whether a clause only names more of those who were listed in its sentence: "…; NAME, Minister of …; and NAME"."""
    if scene.listing is not clause.sentence or not actors:
        return False
    lead = scene.context.flat[clause.start : actors[0].lead]
    return pattern("event_retelling", "listed_next", cased=True).fullmatch(lead) is not None


def _last_visitors(scene: Scene) -> tuple[PersonEntity, ...]:
    visit = next((d for d in reversed(scene.drafts) if d.kind == "visit"), None)
    return tuple(person for person, _ in visit.people.values()) if visit else ()


def _inside_name(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether words of an encounter are part of an organisation's name: "Association of Elected Officials"."""
    if hit.kind == "summit":  # "the East Asia Summit" is both
        return False
    start, end = clause.start + hit.start, clause.start + hit.end
    return any(m.start <= start and end <= m.end for body in scene.context.organisations for m in body.mentions)


_THEY = re.compile(r"\b[Tt]hey (?!(?:said|say|told|announced)\b)")


def _subjects(flat: str, clause: Clause, actors: list[Actor]) -> tuple[PersonEntity, ...]:
    """The first who acts in a clause, with those joined to it by "and" and commas: "In talks with A, [B] recalled"."""
    if actors and _THEY.search(flat, clause.start, actors[0].lead):
        return ()  # "They met B before leaving for Rome": B does not leave
    front = pattern("event_clauses", "in_front", cased=True).match(flat, clause.start, clause.end)
    behind = [actor for actor in actors if front and actor.lead >= front.end()]
    return tuple(actor.person for actor in joined(flat, behind or actors)[0])
