"""Meetings and calls: who met whom, on which side of the verb."""

from __future__ import annotations

import re
from dataclasses import replace

from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.formats.rounds import round_of
from kzgraph.extraction.events.meetings.bodies import add_bodies, among_their_own
from kzgraph.extraction.events.meetings.face_to_face import face_to_face
from kzgraph.extraction.events.meetings.frame import is_frame, opens_several
from kzgraph.extraction.events.meetings.guest_only import add_guests, add_host_country, is_banquet, received_by
from kzgraph.extraction.events.meetings.in_row import add_row_in_front, add_unnamed_at_end, of_row
from kzgraph.extraction.events.meetings.met_then import met_then
from kzgraph.extraction.events.meetings.no_meeting import tells_of_none
from kzgraph.extraction.events.meetings.of_both import of_both_before, of_both_subjects
from kzgraph.extraction.events.meetings.partners import (
    add_others,
    by_office_only,
    by_title_only,
    discussed_with,
    means_by_pronoun,
    unnamed_partners,
)
from kzgraph.extraction.events.meetings.pronoun import says_he, says_they, says_unknown_i, speakers_behind
from kzgraph.extraction.events.meetings.retold import by_wire, found_to_be_call, is_joint, is_weak, retold
from kzgraph.extraction.events.meetings.unnamed import add_unnamed_side, leave_to_theirs, unnamed_side
from kzgraph.extraction.events.telling.acting import around
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.further import both_others, of_delegation, with_another, without_hosts
from kzgraph.extraction.events.telling.hits import FORMATS
from kzgraph.extraction.events.telling.plurals import meant_by_plural
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.events.telling.subjects import is_without_subject
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import Capacity

_PAIR = 2
# How a clause about somebody begins: "who met B", "to whom he spoke by telephone".
_ON_OWNER = re.compile(r"(?:(?:to|with|by|from|for|through) )?who")


def draft_meeting(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The meeting with those who took part, or None where it has no two sides or is the one told before."""
    before, after = around(telling)
    told_of = telling.words.endswith((" that", " which"))
    if told_of:
        telling, before = replace(telling, subjects=()), []  # "spoke of the talks that A will hold with B"
    if not (before or telling.subjects or telling.clause.owner) and says_he(telling):
        before = speakers_behind(scene, telling)
        after = [a for a in after if a not in before]
        if not before:
            return None  # "In Riga he met A and B": whom "he" means is not told, and A did not meet B
    if says_unknown_i(telling):
        return None  # "With Egypt, with whose President B, A and I met": somebody is missing
    hosting = draft.kind != "call" and pattern("meetings", "host_verbs").match(telling.onwards) is not None
    weak = is_weak(telling.words) and not hosting  # "convened the ministers of A and B"
    of_two = weak or is_joint(telling.words)
    if of_two or by_wire(telling):  # "discussed the visit of A to B": what follows is only the topic
        after = discussed_with(telling, before)
    if hosting:  # "welcomed A's invitation", "hosted A's delegation"
        after = [a for a in after if not scene.context.flat.startswith(("'", "’"), a.end)]
    if tells_of_none(scene, telling, before, after, hosting=hosting):
        return None
    if (at_meeting := met_then(scene, telling, after)) is not None:
        after = at_meeting
    named_after = _named_after(telling, after)
    if named_after:
        joins = pattern("meetings", "joins_meeting").search(telling.before)
        telling, before = replace(telling, subjects=()), before if joins else []
    after = [a for k, a in enumerate(after) if not _of_other_deed(telling, a, alone=k == 0)]
    of_both = pattern("meetings", "recalled_theirs").search(telling.text[: telling.hit.end]) is not None
    of_others = (telling.mentioned and before and not of_both) or (told_of and after) or _of_leaders(telling)
    none_meant = (hosting and not _is_hosted(telling)) or named_after or of_others
    none_meant = none_meant or (_is_next(telling) and not _theirs_before(scene, telling))
    group = [] if none_meant else of_delegation(scene, telling, after) or meant_by_plural(scene, telling)
    group = without_hosts(scene, telling, group, after) or both_others(scene, telling, before)
    if not group and says_they(telling):
        telling = replace(telling, subjects=())
    heirs = after or opens_several(telling) or _of_same_subject(scene, telling)
    if not (group or after):
        group = of_both_before(scene, telling) or of_both_subjects(telling)
    first, second = _capacities(telling, hosting=hosting)
    if hosting and not after and (hosts := received_by(scene, telling)) is not None:
        if not (hosts and before):
            return None  # "A and B were also received": not by one another
        draft.add(hosts[0], "host")
        first = "visitor"
    _cast(telling, draft, before, after, group, first, second, heirs=bool(heirs))
    add_others(scene, telling, draft, partners=bool(after))
    add_bodies(scene, telling, draft)
    add_row_in_front(scene, telling, draft, before, after)
    add_unnamed_at_end(scene, telling, draft, after)
    draft.apart = with_another(scene, telling, group, after) or (not after and among_their_own(scene, telling, draft))
    draft.banquet = is_banquet(telling, after)
    add_guests(scene, telling, draft)
    if (told := retold(scene, telling, draft)) is not None:
        if draft.sentence not in told.sentences:
            told.sentences.append(draft.sentence)
        return None
    in_row = of_row(scene, telling, draft)
    if of_two and not (in_row or after) and len(before) + len(group) < _PAIR:
        return None
    if _after_talks_of_others(scene, telling, draft) or (not after and _only_reviewed(telling, before, group)):
        return None
    add_host_country(scene, telling, draft)
    with_unnamed = leave_to_theirs(scene, telling, draft) or add_unnamed_side(scene, telling, draft)
    _add_sides_of_last(scene, telling, draft)
    found = in_row or with_unnamed or draft.host_unnamed
    if not (found or _has_sides(scene, telling, draft, partners=bool(after))):
        return None
    draft.several_unnamed = not after and "meetings" in telling.words.lower().split(" ")
    if scene.last and scene.last.kind == "call" and pattern("meetings", "conversation").search(telling.words):
        draft.kind = "call"  # "The call follows the two leaders' conversation on March 18"
    if scene.last and scene.last.kind == "call" and weak and " also " in f" {telling.before} ":
        draft.kind = "call"  # "A had also discussed it on Sunday with C"
    if pattern("meetings", "review").fullmatch(telling.words) and pattern("meetings", "over_a_wire").search(
        telling.text
    ):
        draft.kind = "call"  # "In a video link, A and B reviewed"
    if draft.kind == "meeting" and pattern("meetings", "held_by_wire").match(telling.onwards):
        draft.kind = "call"  # "the talks with B took place online"
    if draft.kind == "call" and face_to_face(scene, telling):
        draft.kind = "meeting"
    found_to_be_call(scene, telling, draft)
    series = pattern("meetings", "for_the_round").search(telling.text, telling.hit.end)
    if series is not None:
        draft.round = round_of(telling.text, series.span())
    if scene.last and scene.last.kind in FORMATS and pattern("meetings", "in_this_format").search(telling.text):
        draft.kind, draft.series = scene.last.kind, scene.last.series
    return draft


def _only_reviewed(telling: Telling, before: list[Actor], group: list[PersonEntity]) -> bool:
    """Whether words only say more of a meeting: "the sides reviewed", without the names of those who met."""
    if pattern("meetings", "review").fullmatch(telling.words) is None:
        return False
    named = (any((a.start, a.end) == (m.start, m.end) for m in a.person.mentions) for a in before)
    return bool(group) or not all(named)


def _after_talks_of_others(scene: Scene, telling: Telling, draft: Draft) -> bool:
    """Whether "After the talks, C and D signed" means the talks of A and B told before, of the same countries."""
    last, opening = scene.last, pattern("event_retelling", "after_the_talks").match(telling.text)
    if last is None or opening is None or not opening.start() <= telling.hit.start < opening.end():
        return False
    theirs, own = ({person.country for person, _ in d.people.values()} for d in (last, draft))
    return last.family == "meet" and theirs == own and not last.people.keys() & draft.people.keys()


def _add_sides_of_last(scene: Scene, telling: Telling, draft: Draft) -> None:
    """Give the next meeting on which nobody in particular agreed the countries, and the kind, of the one told last."""
    last = scene.last
    if last is None or last.kind == "signing" or draft.people or draft.countries or not _is_next(telling):
        return
    hosts = {c.code for c in telling.clause.among(scene.context.countries) if c.end <= telling.start}
    if hosts and not hosts & last.sides.keys():
        return  # "Jamaica will host the next meeting": of a body to which it belongs
    draft.countries = last.sides
    draft.round = round_of(telling.text, (telling.hit.start, telling.hit.end))


def _named_after(telling: Telling, after: list[Actor]) -> bool:
    """Whether all who took part stand behind the words: "the meeting of A and B"."""
    form = pattern("meetings", "meeting_of_names").match(telling.onwards)
    if form is None and telling.mentioned:
        form = pattern("meetings", "meeting_with_names").match(telling.onwards)
    if form is None or len(after) < _PAIR:
        return False
    # "Takes part in the joint meeting of the Governments, co-chaired by A and B".
    return pattern("meetings", "chaired_by").search(telling.text, telling.hit.end) is None


def _has_sides(scene: Scene, telling: Telling, draft: Draft, *, partners: bool) -> bool:
    """Whether a meeting has two sides, or is what tells of several at once; `partners` tells whether any are named."""
    sides = len(draft.people) + len(draft.bodies)
    unnamed = bool(draft.people) and unnamed_partners(telling) and not opens_several(telling)
    alone = sides < _PAIR and bool(draft.people) and not (partners or unnamed or draft.countries)
    at_bodies = pattern("meetings", "meetings_at", cased=True).match(telling.onwards) is not None
    many = len(draft.people) == 1 and not (partners or at_bodies) and opens_several(telling)
    draft.frame = (alone and is_frame(scene, telling)) or many
    of_offices = pattern("meetings", "meeting_of_offices").match(telling.onwards)
    several = len(draft.countries) > _PAIR
    if of_offices and not partners and len(draft.countries) >= _PAIR:
        draft.people = {}  # who speaks of it took no part
        if of_offices["heads"] and several:
            draft.kind = "summit"
    if several and not draft.people and pattern("meetings", "heads_of_states").search(telling.before):
        draft.kind = "summit"
    if of_offices and len(draft.countries) >= _PAIR:
        draft.round = round_of(telling.text, (telling.hit.start, telling.hit.end))
    return (
        draft.frame
        or (sides >= _PAIR and not _hosts_something(telling, draft))
        or unnamed
        or several
        or (not draft.people and len(draft.countries) == _PAIR and (_is_next(telling) or _is_held(scene, telling)))
        or by_office_only(telling, draft)
        or (partners and by_title_only(scene, telling, draft))
    )


def _is_held(scene: Scene, telling: Telling) -> bool:
    """Whether a meeting told by the offices of those who met was held or is to be: a verb or a day says so."""
    if pattern("meetings", "meeting_of_offices").match(telling.onwards) is None:
        return False
    return bool(telling.clause.among(scene.context.dates) or pattern("formats", "holding").search(telling.text))


def _is_next(telling: Telling) -> bool:
    """Whether a clause tells that another meeting was agreed on, by nobody in particular."""
    return pattern("meetings", "agreed_next").match(telling.text) is not None


def _theirs_before(scene: Scene, telling: Telling) -> bool:
    """Whether two who met or spoke had met before: "A met B. Their previous meeting took place in Cairo in May".

    Not at a round or session, the last one of which others may have held.
    """
    last = scene.last
    if last is None or last.kind not in {"meeting", "call"} or last.round is not None or len(last.people) != _PAIR:
        return False
    chaired = any(capacity == "chair" for _, capacity in last.people.values())
    return not chaired and pattern("meetings", "theirs_before").match(telling.text) is not None


def _of_leaders(telling: Telling) -> bool:
    """Whether ministers speak of the meeting of their leaders, who are not they."""
    theirs = pattern("meetings", "meeting_of_leaders").match(telling.onwards) is not None
    return theirs and pattern("meetings", "ministers_speak", cased=True).search(telling.before) is not None


def _capacities(telling: Telling, *, hosting: bool) -> tuple[Capacity, Capacity]:
    """What those before a verb are, and those after it."""
    if pattern("meetings", "chairing").search(telling.words):
        return "participant" if telling.onwards.startswith("chaired by") else "chair", "chair"
    if hosting and _is_hosted(telling):
        return "visitor", "host"
    return ("host", "visitor") if hosting else ("participant", "participant")


def _is_hosted(telling: Telling) -> bool:
    """Whether the subject is the guest: "A was received by B"."""
    passive = (
        pattern("appointments", "office_passive").search(telling.text[: telling.hit.end].split(",")[-1]) is not None
    )
    return passive and pattern("meetings", "by_host").match(telling.text, telling.hit.end) is not None


def _hosts_something(telling: Telling, draft: Draft) -> bool:
    """Whether no guest is told of, but something: "The ceasefire was welcomed by A and B"."""
    hosts = all(capacity == "host" for _, capacity in draft.people.values())
    alone = not draft.bodies and draft.countries.keys() <= draft.homes.keys()
    return hosts and alone and _is_hosted(telling)


def _of_other_deed(telling: Telling, actor: Actor, *, alone: bool) -> bool:
    """Whether somebody is only named with another event: "the call with A and the visit of B"; or, behind a partner,
    with what else was done: "received a call from A and briefed B"."""
    opening = telling.text[telling.hit.end : max(telling.hit.end, actor.lead - telling.clause.start)]
    did = None if alone else pattern("meetings", "and_did").search(opening)
    further = not alone or opening.rstrip().endswith(" and")
    theirs = further and pattern("meetings", "owned_journey").match(telling.text, actor.end - telling.clause.start)
    return bool(did or theirs or pattern("meetings", "and_visit_of").search(opening))


def _cast(
    telling: Telling,
    draft: Draft,
    before: list[Actor],
    after: list[Actor],
    group: list[PersonEntity],
    first: Capacity,
    second: Capacity,
    *,
    heirs: bool,
) -> None:
    """Give the draft its people; where the clause has none those of the clause before, if they are its `heirs`."""
    owner = telling.clause.owner
    if owner and (not before or _ON_OWNER.match(telling.text)):  # "who informed B in a phone call", "whom B met"
        draft.add(owner)
    for actor in before:
        draft.add(actor.person, first)
    for person in group:
        draft.add(person)
    if not draft.people and heirs:
        for person in telling.subjects:
            draft.add(person, first)
    for actor in after:
        draft.add(actor.person, "participant" if _looked_on(telling, actor) else second)


def _looked_on(telling: Telling, actor: Actor) -> bool:
    """Whether somebody was only present where a host received a guest: "received B in Cairo, in the presence of C"."""
    lead = max(telling.hit.end, actor.lead - telling.clause.start)
    return pattern("meetings", "in_presence").search(telling.text, telling.hit.end, lead) is not None


def _of_same_subject(scene: Scene, telling: Telling) -> bool:
    """Whether a verb without a subject leads to people who are not named: "… and was received by the King of A".

    Or to one who is: "kept A waiting and then received him".
    """
    of_another = telling.before.lstrip(" ,").startswith(("which ", "who "))
    if not (telling.subjects and is_without_subject(telling)) or of_another:
        return False
    together = len({person.country for person in telling.subjects} - {None}) >= _PAIR
    if together and pattern("meetings", "met_each_other").match(telling.onwards):
        return True  # "A and B had spoken in May | and met in Rome in June"
    return means_by_pronoun(telling) or bool(unnamed_side(scene, telling))
