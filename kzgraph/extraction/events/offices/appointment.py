"""Appointments: who was given a post, by whom, after whom."""

from __future__ import annotations

from dataclasses import replace

from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.offices.entry import day_of_entry, is_entry_dated
from kzgraph.extraction.events.offices.holders import leads_name
from kzgraph.extraction.events.offices.places import Places, places_of
from kzgraph.extraction.events.offices.rivals import without_rivals
from kzgraph.extraction.events.offices.succession import add_others, add_vacating, draft_succession, told_of_another
from kzgraph.extraction.events.offices.unchanged import changes_nothing
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.office_verbs import ENTERING, Verb, verb_at, verbs_of
from kzgraph.model import RoleStatus


def draft_appointment(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The appointment that a clause tells; one that is only proposed is to come, and announced on no day."""
    told = _draft(scene, telling, draft)
    if told is None or _gives_no_post(telling, told):
        return None
    about_to = telling.words.lower().startswith(("leaving ", "taking ", "assuming ")) and pattern(
        "appointments", "is_about_to"
    ).search(telling.before)
    being = pattern("appointments", "being_given").match(telling.words) is not None
    if (
        about_to
        or being
        or (told.verb not in ENTERING and _only_proposed(telling, told))
        or _takes_up_later(scene, telling, told)
    ):
        told.status = "planned"
    earlier = pattern("appointments", "earlier_told").search(telling.text[: telling.hit.end])
    told.mentioned = told.date is None and (told.status == "planned" or earlier is not None)
    return told


def _gives_no_post(telling: Telling, draft: Draft) -> bool:
    """Whether somebody is called something, "was named woman of the year", or given a task, "appointed to lead"."""
    if pattern("appointments", "given_task").match(telling.text, telling.hit.end):
        return True
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
    last = [d for d in scene.drafts[-1:] if d.status == "planned" and d.verb != "follow"]
    if owner and any(_leaves(d, owner) for d in last):
        return True  # "A will succeed B, who becomes minister"
    start = scene.context.source.paragraph(telling.clause.sentence.block)[0].start
    return "future" in _posts_given(draft, start, telling.clause.sentence.end)


def _leaves(draft: Draft, person: PersonEntity) -> bool:
    """Whether an appointment tells that somebody leaves the post."""
    return draft.kind == "appointment" and draft.people.get(id(person), (None, None))[1] == "predecessor"


def _posts_given(draft: Draft, start: int, end: int) -> set[RoleStatus]:
    """Whether the posts that the text between two offsets gives the appointees are held, former or future."""
    appointees = (person for person, capacity in draft.people.values() if capacity == "appointee")
    near = ((person, role) for person in appointees for role in person.roles if start <= role.start < end)
    return {role.status for person, role in near if not leads_name(person, role)}


def _draft(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The appointment with appointer, appointee and predecessor, or None where nobody is named."""
    if _in_biography(scene, telling) or changes_nothing(scene.context, telling):
        return None
    verb = verb_at(telling.text, telling.hit.start, telling.hit.end)
    if verb.frame.name == "refuse" or verb not in verbs_of(telling.text):
        return None
    if _is_apposition(telling):
        telling = replace(telling, actors=[a for a in telling.actors if a.start < telling.start])
        verb = replace(verb, passive=True)
    telling = replace(telling, actors=without_rivals(scene.context.flat, telling))
    if verb.frame.at("subject", passive=verb.passive) == "predecessor":
        if pattern("appointments", "only_meant").search(telling.before):
            return None  # "threatened to resign"
        of_another = told_of_another(telling, scene.context.flat)
        if of_another is None:
            return None  # "since his predecessor stepped down"
        telling = of_another
    draft.date = day_of_entry(scene.context, telling)
    if verb.frame.name == "congratulate":
        return _draft_congratulated(scene, telling, draft)
    if verb.frame.name == "since_entry":
        return _draft_aside(telling, draft)
    places = places_of(telling, scene.context.flat)
    draft.verb = verb.frame.name
    if draft.verb in {"succeed", "follow"} and not verb.passive:
        return draft_succession(scene, telling, draft, places)
    return _fill(scene, telling, draft, verb, places)


def _fill(scene: Scene, telling: Telling, draft: Draft, verb: Verb, places: Places) -> Draft | None:
    """Give those about a verb what its frame says that they are."""
    owner = telling.clause.owner
    subjects = [owner if owner and _is_pronoun(scene, actor) else actor.person for actor in places.subjects]
    if not subjects and not places.unread:
        subjects = [person for person in (owner or telling.subject,) if person]
    whom = owner if telling.text.lstrip(" ,").lower().startswith("whom ") else None
    passive = (
        verb.passive or _told_in_passing(telling) is not None or (whom is None and _is_headline(telling, verb, places))
    )
    subject = verb.frame.at("subject", passive=passive)
    if subject == "appointee" and subjects and "object" not in verb.frame.roles:
        dated = is_entry_dated(scene.context, telling)
        if places.subjects and not dated and _appointed_before(scene, places.subjects[0]):
            return None  # "She takes office at a time of …"
    if subject in {"appointer", "participant"} and not places.subjects and telling.clause.owner is None:
        subjects = []
    for person in subjects if subject else ():
        if subject != "appointer" or not any(role.group == "spokesperson" for role in person.roles):
            draft.add(person, subject or "participant")
    given = verb.frame.at("object", passive=passive)
    for actor in places.objects if given else ():
        draft.add(actor.person, given or "participant")
    if given and not places.objects and (other := whom or _by_pronoun(scene, telling, draft)):
        draft.add(other, given)
    for preposition, actor in places.others:
        if (capacity := verb.frame.at(preposition, passive=passive)) is not None:
            draft.add(actor.person, capacity)
    add_others(scene, telling, draft, places)
    if "appointee" in {capacity for _, capacity in draft.people.values()}:
        add_vacating(scene, telling, draft)
    return draft if {"appointee", "predecessor"} & {capacity for _, capacity in draft.people.values()} else None


def _is_pronoun(scene: Scene, actor: Actor) -> bool:
    """Whether somebody is only meant by a pronoun: of a relative clause it is the one whom the clause is about."""
    return pattern("people", "pronouns", cased=True).fullmatch(scene.context.flat, actor.start, actor.end) is not None


def _is_headline(telling: Telling, verb: Verb, places: Places) -> bool:
    """Whether a participle stands for a passive: "NAME confirmed as minister"."""
    behind = sum(telling.end <= actor.start < places.stop for actor in telling.actors)
    if "object" not in verb.frame.roles or behind > len(places.others):
        return False
    bare = pattern("appointments", "bare_participle").fullmatch(telling.words)
    return (
        bare is not None and pattern("appointments", "behind_passive").match(telling.text, telling.hit.end) is not None
    )


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
