"""Meetings and calls: who met whom, on which side of the verb."""

from __future__ import annotations

from dataclasses import replace

from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.formats.rounds import round_of
from kzgraph.extraction.events.meetings.frame import is_frame, opens_several, protagonist, told_by_partner
from kzgraph.extraction.events.meetings.hosting import capacities, hosts_nobody, is_hosted
from kzgraph.extraction.events.meetings.partners import (
    by_office_only,
    meant_by_pronoun,
    of_organisation,
    unnamed_partners,
    who_said,
)
from kzgraph.extraction.events.meetings.retold import is_weak, met_before, retells_call, tell_again, told_lately
from kzgraph.extraction.events.setting.places import place_of
from kzgraph.extraction.events.telling.acting import around
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.hits import FORMATS
from kzgraph.extraction.events.telling.parties import listed, represented
from kzgraph.extraction.events.telling.plurals import meant_by_plural
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import Capacity

_PAIR = 2


def draft_meeting(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The meeting with those who took part, or None where it has no two sides or is the one told before."""
    before, after = around(telling)
    if is_weak(telling.words):  # "discussed the visit of A to B": what follows is only the topic
        after = [a for a in after if pattern("meetings", "straight_with").match(telling.text, telling.hit.end)]
    aside = telling.hit.kind == "call" and telling.words.lower().startswith(("by ", "via ")) and not (before or after)
    if aside or pattern("meetings", "airport", cased=True).search(telling.text):
        return None
    session = pattern("meetings", "session_attended").fullmatch(telling.words) is not None
    attended = pattern("meetings", "attends").search(telling.before) or represented(scene.context, telling.clause)
    if session and not attended:
        return None  # "preparations for the annual session"
    named_after = pattern("meetings", "meeting_of_names").match(telling.onwards) is not None and len(after) > 1
    if named_after and pattern("meetings", "chaired_by").search(telling.text, telling.hit.end):
        named_after = False  # "takes part in the joint meeting of the Governments, co-chaired by A and B"
    if named_after:
        telling, before = replace(telling, subjects=()), []
    hosting = draft.kind != "call" and pattern("meetings", "host_verbs").match(telling.words) is not None
    hosted = hosting and is_hosted(telling)
    whom = telling.clause.owner is not None and telling.text.startswith("whom")
    if hosting and not whom and hosts_nobody(telling, after):
        return None
    if after and telling.words.lower().startswith("call") and _is_urged(telling, after):
        return None
    if pattern("meetings", "owned_meeting").match(telling.words) and not _is_dated(scene, telling):
        return None
    after = [a for a in after if not _of_a_journey(telling, a)]
    group = [] if hosting or named_after or (telling.mentioned and before) else meant_by_plural(scene, telling)
    chairing = pattern("meetings", "chairing").search(telling.words) is not None
    _cast(telling, draft, before, after, group, *capacities(hosting=hosting, hosted=hosted, chairing=chairing))
    if len(draft.people) == 1 and (other := meant_by_pronoun(scene, telling, draft)):
        draft.add(other)
    draft.bodies |= represented(scene.context, telling.clause)
    if after and len(draft.people) == 1 and (speaker := who_said(scene, telling)):
        draft.add(speaker)
    if draft.people and not after:
        draft.bodies |= dict.fromkeys(of_organisation(scene, telling))
    if len(draft.people) + len(draft.bodies) == 1 and told_by_partner(telling):
        hero = protagonist(scene, draft)
        if hero is not None:
            draft.add(hero)
    draft.countries |= listed(scene.context, telling.clause, telling.text)
    if scene.last and retells_call(scene.last, draft, telling):
        tell_again(scene.last, draft)
        return None
    if draft.kind == "call" and (met := met_before(scene, telling, draft)):
        tell_again(met, draft)
        return None
    if is_weak(telling.words):
        told = next((d for d in told_lately(scene) if draft.people and draft.people.keys() <= d.people.keys()), None)
        if told:
            tell_again(told, draft)
            return None
        if len(before) + len(group) < 2:
            return None
    sides = len(draft.people) + len(draft.bodies)
    unnamed = draft.people and unnamed_partners(telling)
    alone = sides < 2 and bool(draft.people) and not (after or unnamed or draft.countries)
    draft.frame = alone and is_frame(scene, telling)
    of_offices = pattern("meetings", "meeting_of_offices").match(telling.onwards)
    if of_offices and not after and len(draft.countries) > 1:
        draft.people = {}  # who speaks of it took no part
        if of_offices["heads"] and len(draft.countries) > _PAIR:
            draft.kind = "summit"
    several = len(draft.countries) > _PAIR
    if sides < 2 and not (draft.frame or unnamed or several or by_office_only(telling, draft)):
        return None
    if draft.kind == "call" and _face_to_face(scene, telling):
        draft.kind = "meeting"
    series = pattern("meetings", "for_the_round").search(telling.text, telling.hit.end)
    if series is not None:
        draft.round = round_of(telling.text, series.span())
    if scene.last and scene.last.kind in FORMATS and pattern("meetings", "in_this_format").search(telling.text):
        draft.kind, draft.series = scene.last.kind, scene.last.series
    return draft


def _of_a_journey(telling: Telling, actor: Actor) -> bool:
    """Whether somebody is only named with another event: "the call with A and the visit of B"."""
    opening = telling.text[telling.hit.end : max(telling.hit.end, actor.lead - telling.clause.start)]
    return pattern("meetings", "and_visit_of").search(opening) is not None


def _is_urged(telling: Telling, after: list[Actor]) -> bool:
    """Whether those "called on" were only asked to do something."""
    end = after[-1].end - telling.clause.start
    return telling.words.lower().endswith(" on") and bool(
        pattern("meetings", "urged", cased=True).match(telling.text, end)
    )


def _is_dated(scene: Scene, telling: Telling) -> bool:
    inside = (telling.start <= d.start and d.end <= telling.end + _DATED_WITHIN for d in scene.context.dates)
    return any(inside)


# The date of "their meeting" stands in these words or at most so many characters after them.
_DATED_WITHIN = 30


def _cast(
    telling: Telling,
    draft: Draft,
    before: list[Actor],
    after: list[Actor],
    group: list[PersonEntity],
    first: Capacity,
    second: Capacity,
) -> None:
    """Give the draft its people; the subject of the clause before where the clause has none."""
    owner = telling.clause.owner
    if owner and (not before or telling.text.startswith("whom")):
        draft.add(owner)
    for actor in before:
        draft.add(actor.person, first)
    for person in group:
        draft.add(person)
    if not draft.people and (after or opens_several(telling)):
        for person in telling.subjects:
            draft.add(person, first)
    for actor in after:
        draft.add(actor.person, second)


def _face_to_face(scene: Scene, telling: Telling) -> bool:
    """Whether those who "spoke" did so in one place: "spoke on the margins of the summit", "spoke in Rome"."""
    if pattern("meetings", "by_wire").search(telling.text):
        return False
    there = pattern("meetings", "face_to_face").search(telling.text)
    return bool(there) or place_of(scene.context, telling.clause, telling.start, None) is not None
