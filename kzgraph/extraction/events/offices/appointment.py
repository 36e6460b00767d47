"""Appointments: who was given a post, by whom, after whom."""

from __future__ import annotations

from dataclasses import replace

from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.offices.entry import day_of_entry, is_entry_dated
from kzgraph.extraction.events.offices.rivals import without_others_subjects, without_rivals
from kzgraph.extraction.events.offices.succession import (
    add_others,
    capacity_of,
    draft_succession,
    succeeds,
    told_of_another,
    who_replaces,
)
from kzgraph.extraction.events.offices.unchanged import changes_nothing
from kzgraph.extraction.events.telling.acting import joined
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import Capacity, RoleStatus


def draft_appointment(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The appointment that a clause tells; one that is only proposed is to come, and announced on no day."""
    told = _draft(scene, telling, draft)
    if told is None or _gives_no_post(telling, told):
        return None
    about_to = telling.words.lower().startswith(("leaving ", "taking ", "assuming ")) and pattern(
        "appointments", "is_about_to"
    ).search(telling.before)
    being = pattern("appointments", "being_given").match(telling.words) is not None
    if about_to or being or _only_proposed(telling, told) or _takes_up_later(scene, telling, told):
        told.status = "planned"
    earlier = pattern("appointments", "earlier_told").search(telling.text[: telling.hit.end])
    told.mentioned = told.date is None and (told.status == "planned" or earlier is not None)
    return told


def _gives_no_post(telling: Telling, draft: Draft) -> bool:
    """Whether somebody is only called something: "was named woman of the year", "was named as the candidate"."""
    if pattern("appointments", "named_anything").match(telling.words) is None:
        return False
    given = _posts_given(draft, telling.end, telling.clause.sentence.end)
    return not given and pattern("appointments", "tells_of_post").search(telling.text, telling.hit.end) is None


def _only_proposed(telling: Telling, draft: Draft) -> bool:
    """Whether the posts that the sentence gives are all to come: "was nominated ambassador", "decided to appoint"."""
    given = _posts_given(draft, telling.clause.sentence.start, telling.clause.sentence.end)
    return given == {"future"}


def _takes_up_later(scene: Scene, telling: Telling, draft: Draft) -> bool:
    """Whether the post is one to come of the sentence before: "A will become minister in May. She succeeds B"."""
    if pattern("appointments", "succeeds_now").search(telling.words) is None:
        return False
    owner = telling.clause.owner
    if owner and any(d.status == "planned" and _leaves(d, owner) for d in scene.drafts[-1:]):
        return True  # "A will succeed B, who becomes minister"
    start = scene.context.source.paragraph(telling.clause.sentence.block)[0].start
    return "future" in _posts_given(draft, start, telling.clause.sentence.end)


def _leaves(draft: Draft, person: PersonEntity) -> bool:
    """Whether an appointment tells that somebody leaves the post."""
    return draft.kind == "appointment" and draft.people.get(id(person), (None, None))[1] == "predecessor"


def _posts_given(draft: Draft, start: int, end: int) -> set[RoleStatus]:
    """Whether the posts that the text between two offsets gives the appointees are held, former or future."""
    appointees = (person for person, capacity in draft.people.values() if capacity == "appointee")
    return {role.status for person in appointees for role in person.roles if start <= role.start < end}


def _draft(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The appointment with appointer, appointee and predecessor, or None where nobody is named."""
    if _in_biography(scene, telling) or changes_nothing(scene.context.flat, telling):
        return None
    if pattern("appointments", "praised").match(telling.words):  # who welcomes an appointment took no part
        telling = replace(telling, actors=[a for a in telling.actors if a.start > telling.start], subjects=())
    if _is_apposition(telling):
        telling = replace(telling, actors=[a for a in telling.actors if a.start < telling.start])
    telling = replace(telling, actors=without_rivals(scene.context.flat, telling))
    telling = replace(telling, actors=without_others_subjects(scene.context.flat, telling))
    if pattern("appointments", "leaves_office").match(telling.words):
        if pattern("appointments", "only_meant").search(telling.before):
            return None  # "threatened to resign"
        of_another = told_of_another(telling, scene.context.flat)
        if of_another is None:
            return None  # "since his predecessor stepped down"
        telling = of_another
    draft.date = day_of_entry(scene.context, telling)
    if pattern("appointments", "congratulated").match(telling.words):
        return _draft_congratulated(scene, telling, draft)
    if pattern("appointments", "since_in_office").match(telling.words):
        return _draft_aside(telling, draft)
    if succeeds(telling):
        return draft_succession(scene, telling, draft)
    by_others = telling.text[telling.hit.end :].lstrip().startswith("by ")  # "A, dismissed by B, left"
    passive = by_others or pattern("appointments", "office_passive").match(telling.words) is not None
    passive = passive or _is_apposition(telling)
    enters = pattern("appointments", "enters_office").match(telling.words.strip()) is not None
    active = not passive and not enters
    subjects = [a for a in telling.actors if a.start < telling.start]
    if enters and subjects and not is_entry_dated(scene.context, telling) and _appointed_before(scene, subjects[0]):
        return None  # "She takes office at a time of …"
    leaves = pattern("appointments", "leaves_office").match(telling.words) is not None
    gives_way = pattern("appointments", "gives_way").match(telling.words) is not None
    if passive and not gives_way and not (subjects or telling.clause.owner or telling.subject):
        return None  # "This was confirmed by A": nobody is given a post
    if owner := _told_in_passing(telling):
        draft.add(owner, "appointee")
    for k, actor in enumerate(telling.actors):
        first = k == 0 and actor.start < telling.start
        if active and actor.start > telling.end and scene.context.flat.startswith("'s ", actor.end):
            continue  # "dismissed the minister's remarks"
        if subjects and actor is subjects[-1] and _is_apposition(telling):
            draft.add(actor.person, "predecessor" if leaves else "appointee")
        elif first and active and (appointee := who_replaces(scene, telling)):
            draft.add(appointee, "appointee")
        elif gives_way:
            draft.add(actor.person, "predecessor" if actor.start < telling.start else "appointee")
        elif (leaves or passive) and actor.start > telling.end and _put_in_place(scene, telling, actor):
            if leaves and (
                not passive or pattern("appointments", "in_whose_place").match(scene.context.flat, actor.end)
            ):
                draft.add(actor.person, "appointee")  # and not of "A was sworn in and named B minister"
        elif leaves and (first if passive or enters else actor.start > telling.start):
            behind = [a for a in telling.actors if a.start > telling.start]
            if not active or actor in joined(scene.context.flat, behind)[0]:  # not "dismissed A and asked B to"
                draft.add(actor.person, "predecessor")
        elif active and actor.start < telling.start:
            if first or _joined(scene, *telling.actors[k - 1 : k + 1]):  # and not "A received B and appointed C"
                draft.add(actor.person, capacity_of(scene.context.flat, actor, subject=True))
        else:
            capacity = capacity_of(scene.context.flat, actor, subject=False)
            if capacity == "appointee" and enters and subjects and actor.start > telling.end:
                continue  # "A took office in the presence of B"
            if capacity == "appointer" and pattern("appointments", "oath").search(telling.words):
                capacity = "participant"  # who swears somebody in does not appoint
            draft.add(actor.person, capacity)
    add_others(scene, telling, draft)
    object_of: Capacity = "predecessor" if leaves else "appointee"
    has_object = object_of in {capacity for _, capacity in draft.people.values()}
    if active and not has_object and (other := _by_pronoun(scene, telling, draft)):
        draft.add(other, object_of)
    if not draft.people:
        owner = telling.clause.owner or telling.subject
        if owner is None:
            return None
        draft.add(owner, "predecessor" if leaves else "appointee")
    elif all(capacity == "appointer" for _, capacity in draft.people.values()):
        return None  # nobody of whom the text says that he entered or left a post
    elif passive and not subjects and (subject := telling.clause.owner or telling.subject):
        draft.add(subject, "predecessor" if leaves or gives_way else "appointee")
    return draft


def _joined(scene: Scene, one: Actor, other: Actor) -> bool:
    """Whether two give a post together: "President A and Minister B appointed C"."""
    return scene.context.flat[one.end : other.lead].strip(" ,") in {"and", "and the"}


def _put_in_place(scene: Scene, telling: Telling, actor: Actor) -> bool:
    """Whether somebody is given the post that another loses: "dismissed A and named [B] to replace him", "replaced A
    with [B]"."""
    flat = scene.context.flat
    if pattern("appointments", "in_whose_place").match(flat, actor.end):
        return True
    given = pattern("appointments", "replaces_with").search(flat, telling.start, actor.lead + 1)
    if given and given.end() == actor.lead:
        return True
    return pattern("people", "appoints_between", cased=True).search(flat[telling.end : actor.start]) is not None


def _told_in_passing(telling: Telling) -> PersonEntity | None:
    """Whom a participle between commas is about: "NAME, [only just appointed envoy by NAME], met"."""
    told = pattern("appointments", "in_passing").fullmatch(telling.before)
    return telling.clause.owner if told else None


def _draft_aside(telling: Telling, draft: Draft) -> Draft | None:
    """In "since taking office in May, NAME has met": the subject of the clause entered the post."""
    before = [a for a in telling.actors if a.start < telling.start]
    after = [a for a in telling.actors if a.start >= telling.end]
    subject = next(iter(before or after), None)
    who = telling.clause.owner or (subject.person if subject else telling.subject)
    if who is None or draft.date is None:
        return None
    draft.add(who, "appointee")
    return draft


def _draft_congratulated(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """In "A congratulated B on taking office in May": B entered the post, on no day that tells of something else."""
    inside = [a for a in telling.actors if telling.start <= a.start < telling.end]
    before = scene.cast.between(telling.clause.sentence.start, telling.start)
    several = len({id(a.person) for a in before}) > 1
    spoken_to = inside or (before[-1:] if several else [])  # "called B to congratulate her on"
    if not spoken_to:
        return None
    draft.add(spoken_to[-1].person, "appointee")
    draft.undated = draft.date is None
    return draft


def _by_pronoun(scene: Scene, telling: Telling, draft: Draft) -> PersonEntity | None:
    """Who is meant by "named him to the post": the one told of before in the sentence, or in the one before."""
    said = pattern("appointments", "appoints_him").fullmatch(telling.words)
    if not said and not pattern("appointments", "him_after").match(telling.text, telling.hit.end):
        return None
    near = [a.person for a in scene.cast.between(telling.clause.sentence.start, telling.start)]
    return next((p for p in (*near, *telling.subjects) if id(p) not in draft.people), None)


def _in_biography(scene: Scene, telling: Telling) -> bool:
    """Whether the paragraph is a curriculum vitae, and the clause tells of a year gone by."""
    published = scene.context.published
    dates = [d.value for d in telling.clause.among(scene.context.dates)]
    if published and any(date >= str(published.year - 1) for date in dates):
        return False
    paragraph = scene.context.source.paragraph(telling.clause.sentence.block)
    return (
        pattern("appointments", "biography").search(scene.context.flat, paragraph[0].start, paragraph[-1].end)
        is not None
    )


def _is_apposition(telling: Telling) -> bool:
    """Whether the verb only stands behind a name: "NAME, named president in January, visited"."""
    subjects = [a for a in telling.actors if a.start < telling.start]
    comma = bool(subjects) and telling.text[subjects[-1].end - telling.clause.start : telling.hit.start].strip() == ","
    behind = [a for a in telling.actors if a.start > telling.start]
    closed = pattern("appointments", "apposition_closed").match(telling.text, telling.hit.end)
    return comma and (not behind or (closed is not None and telling.clause.start + closed.end() <= behind[0].lead))


def _appointed_before(scene: Scene, actor: Actor) -> bool:
    return any(d.kind == "appointment" and id(actor.person) in d.people for d in scene.drafts)
