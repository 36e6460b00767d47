"""Appointments and credentials: who was given a post, by whom, after whom."""

from __future__ import annotations

from dataclasses import replace

from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.events.clauses import Actor
from kzgraph.extraction.events.details import is_near, looked_ahead
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import Capacity


def draft_credentials(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The handing over of credentials, or None where nobody is named."""
    owner = telling.clause.owner or telling.subject
    if owner is not None and not any(a.start < telling.start for a in telling.actors):
        draft.add(owner)
    for actor in telling.actors:
        draft.add(actor.person)
    return draft if draft.people else None


def draft_appointment(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The appointment with appointer, appointee and predecessor, or None where nobody is named."""
    if _in_biography(scene, telling):
        return None
    draft.date = _day_of_entry(scene.context, telling)
    passive = pattern("events", "office_passive").match(telling.words) is not None or _is_apposition(telling)
    enters = pattern("events", "enters_office").match(telling.words.strip()) is not None
    active = not passive and not enters
    subjects = [a for a in telling.actors if a.start < telling.start]
    if enters and subjects and not _is_dated(scene.context, telling) and _appointed_before(scene, subjects[0]):
        return None  # "She takes office at a time of …"
    if pattern("events", "since_in_office").match(telling.words):
        return _draft_aside(telling, draft)
    if _succeeds(telling):
        return _draft_succession(scene, telling, draft)
    leaves = pattern("events", "leaves_office").match(telling.words) is not None
    if passive and not (subjects or telling.clause.owner or telling.subject):
        return None  # "This was confirmed by A": nobody is given a post
    gives_way = pattern("events", "gives_way").match(telling.words) is not None
    for k, actor in enumerate(telling.actors):
        first = k == 0 and actor.start < telling.start
        if subjects and actor is subjects[-1] and _is_apposition(telling):
            draft.add(actor.person, "appointee")
        elif first and active and (appointee := _who_replaces(scene, telling)):
            draft.add(appointee, "appointee")
        elif gives_way:
            draft.add(actor.person, "predecessor" if actor.start < telling.start else "appointee")
        elif leaves and (first if passive or enters else actor.start > telling.start):
            draft.add(actor.person, "predecessor")
        else:
            draft.add(actor.person, _capacity(scene.context.flat, actor, subject=first and active))
    _add_predecessors(scene, telling, draft)
    if active and len(draft.people) == 1 and (other := _by_pronoun(scene, telling, draft)):
        draft.add(other, "predecessor" if leaves else "appointee")
    if not draft.people:
        owner = telling.clause.owner or telling.subject
        if owner is None:
            return None
        draft.add(owner, "predecessor" if leaves else "appointee")
    elif all(capacity == "appointer" for _, capacity in draft.people.values()):
        return None  # nobody of whom the text says that he entered or left a post
    elif telling.subject is not None and passive and not any(a.start < telling.start for a in telling.actors):
        draft.add(telling.subject, "appointee")
    return draft


def separate_posts(telling: Telling) -> list[list[Actor]]:
    """Who stands in each of the appointments that a clause tells: "appointed A envoy to Peru and B minister" are two.

    Only where each of those appointed has a post of his own after the name, and nobody is told to leave one.
    """
    passive = pattern("events", "office_passive").match(telling.words) is not None
    before = [a for a in telling.actors if a.start < telling.start]
    appointees = (
        [*before[-1:], *(a for a in telling.actors if a.start >= telling.start)]
        if passive
        else [a for a in telling.actors if a.start >= telling.start]
    )
    whole = [telling.actors]
    if len(appointees) < _SEVERAL or len(before) > 1 or pattern("events", "leaves_office").search(telling.text):
        return whole
    ends = [*(a.start for a in appointees[1:]), telling.clause.end]
    for actor, end in zip(appointees, ends, strict=True):
        lead, last = actor.lead - telling.clause.start, actor.person.name.split(" ")[-1]
        after = telling.hit.end if actor.start < telling.start else _end_of_name(telling, last, lead, end)
        own = pattern("events", "post_after_name", cased=True).match(telling.text, after)
        if (
            own is None
            or own.end() > end - telling.clause.start
            or telling.text.endswith("by ", 0, actor.lead - telling.clause.start)
        ):
            return whole
    if passive:  # the verb is told once, of the first of them: the others stand in the subject's place
        return [[replace(before[0], person=actor.person) if before else actor] for actor in appointees]
    return [[*before, actor] for actor in appointees]


_SEVERAL = 2


def _end_of_name(telling: Telling, last: str, lead: int, end: int) -> int:
    """Where in the clause a name with its last word ends that stands after a title and before an offset."""
    return max(lead, telling.text.rfind(last, lead, end - telling.clause.start)) + len(last)


# "In succession to the": before the name of the one who leaves.
_LEAD = 24
# "From 1 August": the day of entry stands so near its word.
_FROM = 24


def _day_of_entry(context: Context, telling: Telling) -> str | None:
    """The day from which somebody holds the post: "with effect from 1 March", "since his appointment in June 2017"."""
    aside = pattern("events", "since_in_office").match(telling.words) is not None
    between = pattern("events", "entry_dated")
    for date in context.dates:
        if not telling.clause.holds(date.start):
            continue
        if telling.end <= date.start and between.fullmatch(context.flat, telling.end, date.start):
            return date.value if telling.before.rstrip().lower().startswith("since") or aside else None
        if aside and 0 <= date.start - telling.end <= _FROM:
            return date.value
        before = context.flat[max(telling.clause.start, date.start - _FROM) : date.start]
        if not aside and date.start > telling.end and pattern("events", "with_effect_from").search(before):
            ahead = looked_ahead(context, telling.clause, date.value, None)[0]
            return ahead if is_near(ahead, context.published) else date.value
    return None


def _is_dated(context: Context, telling: Telling) -> bool:
    """Whether a date follows at once: "will take office as minister on 1 May", not "at a time of tension since May"."""
    between = pattern("events", "entry_dated")
    return any(
        telling.end <= d.start < telling.clause.end and between.fullmatch(context.flat, telling.end, d.start)
        for d in context.dates
    )


def _draft_aside(telling: Telling, draft: Draft) -> Draft | None:
    """In "since taking office in May, NAME has met": the subject of the clause entered the post."""
    before = [a for a in telling.actors if a.start < telling.start]
    after = [a for a in telling.actors if a.start >= telling.end]
    subject = next(iter(before or after), None)
    who = subject.person if subject else telling.clause.owner or telling.subject
    if who is None or draft.date is None:
        return None
    draft.add(who, "appointee")
    return draft


def _add_predecessors(scene: Scene, telling: Telling, draft: Draft) -> None:
    """Those who leave the post: "instead of A", "in succession to B"."""
    flat = scene.context.flat
    for actor in scene.cast.within(telling.clause):
        before = flat[max(telling.clause.start, actor.lead - _LEAD) : actor.lead]
        if actor.start > telling.start and pattern("events", "predecessor_before", cased=True).search(before):
            draft.add(actor.person, "predecessor")


def _by_pronoun(scene: Scene, telling: Telling, draft: Draft) -> PersonEntity | None:
    """Who is meant by "named him to the post": the one told of before in the sentence, or in the one before."""
    said = pattern("events", "appoints_him").fullmatch(telling.words)
    if not said and not pattern("events", "him_after").match(telling.text, telling.hit.end):
        return None
    near = [a.person for a in scene.cast.between(telling.clause.sentence.start, telling.start)]
    return next((p for p in (*near, *telling.subjects) if id(p) not in draft.people), None)


def _in_biography(scene: Scene, telling: Telling) -> bool:
    """Whether the paragraph is a curriculum vitae, and the clause tells of a year gone by."""
    published = scene.context.published
    dates = [d.value for d in scene.context.dates if telling.clause.holds(d.start)]
    if published and any(date >= str(published.year - 1) for date in dates):
        return False
    paragraph = scene.context.source.paragraph(telling.clause.sentence.block)
    return pattern("events", "biography").search(scene.context.flat, paragraph[0].start, paragraph[-1].end) is not None


def _succeeds(telling: Telling) -> bool:
    """Whether the subject comes after somebody in a post: "he succeeds A", but not "he replaced A with B"."""
    if pattern("events", "succeeds").match(telling.words) is None:
        return False
    return pattern("events", "replaces_with").search(telling.text, telling.hit.end) is None


def _draft_succession(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """In "A succeeds B", "A became minister" and "A, who replaced B": A enters the post, and B leaves it."""
    before = [a for a in telling.actors if a.start < telling.start]
    enters = (_who_replaces(scene, telling) if before else None) or (before[-1].person if before else None)
    enters = enters or telling.clause.owner or telling.subject
    if enters is None:
        return None
    draft.add(enters, "appointee")
    for actor in telling.actors:
        if actor.start > telling.start and actor.person is not enters:
            draft.add(actor.person, "predecessor")
    _add_predecessors(scene, telling, draft)
    last = next((d for d in reversed(scene.drafts) if d.kind == "appointment"), None)
    if last and telling.words.lower().endswith((" him", " her")):
        for person, capacity in list(last.people.values()):
            if capacity == "appointee" and person is not enters:
                draft.add(person, "predecessor")
    return draft


def _is_apposition(telling: Telling) -> bool:
    """Whether the verb only stands behind a name: "NAME, named president in January, visited"."""
    subjects = [a for a in telling.actors if a.start < telling.start]
    comma = bool(subjects) and telling.text[subjects[-1].end - telling.clause.start : telling.hit.start].strip() == ","
    return comma and not any(a.start > telling.start for a in telling.actors)


def _who_replaces(scene: Scene, telling: Telling) -> PersonEntity | None:
    """In "He replaced NAME", after an appointment: the one who was appointed, and not the one who appointed."""
    subject, *others = telling.actors
    flat = scene.context.flat
    pronoun = pattern("people", "pronouns", cased=True).fullmatch(flat[subject.start : subject.end])
    last = next((d for d in reversed(scene.drafts) if d.kind == "appointment"), None)
    if not (pronoun and others and last) or last.people.get(id(subject.person), (None, None))[1] != "appointer":
        return None
    if any(_capacity(flat, actor, subject=False) != "predecessor" for actor in others):
        return None  # "He replaced A with B"
    appointees = [person for person, capacity in last.people.values() if capacity == "appointee"]
    return appointees[0] if len(appointees) == 1 else None


def _appointed_before(scene: Scene, actor: Actor) -> bool:
    return any(d.kind == "appointment" and id(actor.person) in d.people for d in scene.drafts)


def _capacity(flat: str, actor: Actor, *, subject: bool) -> Capacity:
    if pattern("events", "predecessor_before", cased=True).search(flat[max(0, actor.lead - _LEAD) : actor.lead]):
        return "predecessor"
    return "appointer" if subject or flat[max(0, actor.lead - 3) : actor.lead] == "by " else "appointee"


def note_terms(draft: Draft) -> None:
    """Date the post that an appointment's sentences name as entered by the appointee.

    Only where a person has one such post there, so that no other post of the person is dated by mistake.
    """
    if draft.kind != "appointment" or draft.status != "held" or draft.date is None:
        return
    for person, capacity in draft.people.values():
        near = [r for r in person.roles if any(s.start <= r.start < s.end for s in draft.sentences)]
        entered = [r for r in near if r.status == "held"]
        if capacity == "appointee" and len(entered) == 1:
            entered[0].since = entered[0].since or draft.date
