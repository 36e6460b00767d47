"""Who comes after whom in a post: "A succeeds B", "in succession to B"."""

from __future__ import annotations

from dataclasses import replace

from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.offices.holders import is_same_post, leads_name
from kzgraph.extraction.events.offices.places import Places
from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern

# "In succession to NAME's former deputy": before the name of the one who leaves.
_LEAD = 70


def add_others(scene: Scene, telling: Telling, draft: Draft, places: Places) -> None:
    """Those who leave the post: "instead of A", "in succession to B"; and who follow one who left: "replaced by C"."""
    flat, clause = scene.context.flat, telling.clause
    for actor in (a for a in scene.cast.between(telling.end, places.stop) if clause.holds(a.start)):
        before = flat[max(clause.start, actor.lead - _LEAD) : actor.lead]
        if flat.startswith("'s ", actor.end):
            continue  # "dismissed the minister's remarks"
        if pattern("appointments", "predecessor_before", cased=True).search(before):
            draft.add(actor.person, "predecessor")
        elif pattern("appointments", "successor_before").search(before) or _follows(flat, actor):
            draft.add(actor.person, "appointee")


def add_vacating(scene: Scene, telling: Telling, draft: Draft) -> None:
    """Whose post it was that is filled: "Following the resignation of Minister A, B was appointed to the post"."""
    flat, start = scene.context.flat, telling.clause.sentence.start
    vacated = pattern("appointments", "post_vacated_by", cased=True)
    for actor in scene.cast.between(start, telling.start):
        left = actor.person not in (person for person, _ in draft.people.values())
        if left and vacated.search(flat, start, actor.lead) and _fills(telling, draft, actor.person):
            draft.add(actor.person, "predecessor")


def _fills(telling: Telling, draft: Draft, person: PersonEntity) -> bool:
    """Whether the post that is filled may be one of somebody's who left, or is "the post"."""
    sentence = telling.clause.sentence
    given = [
        role
        for other, _ in draft.people.values()
        for role in other.roles
        if sentence.start <= role.start < sentence.end and not leads_name(other, role)
    ]
    if not given:
        return pattern("appointments", "to_the_post").search(telling.text, telling.hit.end) is not None
    return any(is_same_post(own, role) for own in person.roles for role in given)


def _follows(flat: str, actor: Actor) -> bool:
    """Whether it is told behind a name that its bearer gets the post that another left: "named B to replace him"."""
    return pattern("appointments", "in_whose_place").match(flat, actor.end) is not None


def add_predecessor(scene: Scene, clause: Clause) -> None:
    """Add to the appointment told just before who had the post: "A was elected president. His predecessor, B, had"."""
    last = scene.drafts[-1] if scene.drafts else None
    opening = pattern("appointments", "opens_with_predecessor", cased=True).match(clause.text(scene.context.flat))
    if opening is None or last is None or last.kind != "appointment" or clause.sentence.block != last.sentence.block:
        return
    named = next((a for a in scene.cast.within(clause) if a.start == clause.start + opening.end()), None)
    capacities = [capacity for _, capacity in last.people.values()]
    if named is not None and capacities.count("appointee") == 1 and "predecessor" not in capacities:
        last.add(named.person, "predecessor")
        if clause.sentence not in last.sentences:
            last.sentences.append(clause.sentence)


def told_of_another(telling: Telling, flat: str) -> Telling | None:
    """What is told of "his predecessor, B" as told of B alone, and not of him; None where B has no name."""
    if pattern("appointments", "unnamed_predecessor").search(telling.before) is not None:
        return None
    before = [a for a in telling.actors if a.start < telling.start]
    for k, actor in enumerate(before):
        whose = pattern("appointments", "whose_predecessor", cased=True).search(flat, telling.clause.start, actor.lead)
        if whose is not None and k and before[k - 1].end <= whose.start():
            kept = telling.actors[telling.actors.index(actor) :]
            return replace(telling, actors=kept, subjects=(), clause=replace(telling.clause, owner=None))
    return telling


def draft_succession(scene: Scene, telling: Telling, draft: Draft, places: Places) -> Draft | None:
    """In "A succeeds B" and "A, who replaced B": A enters the post, and B leaves it."""
    before = [actor.person for actor in places.subjects]
    enters = before[-1] if before else telling.clause.owner or telling.subject
    if enters is None or places.unread:
        return None
    leaving = [actor.person for actor in _followed(scene, telling) if actor.person is not enters]
    now = pattern("appointments", "succeeds_now").search(telling.words) is not None
    if now and (planned := _to_come(scene, draft, enters)) is not None:
        for person in leaving:
            planned.add(person, "predecessor")
        planned.date = planned.date or draft.date
        if draft.sentence not in planned.sentences:
            planned.sentences.append(draft.sentence)
        return None
    draft.add(enters, "appointee")
    for person in leaving:
        draft.add(person, "predecessor")
    add_others(scene, telling, draft, places)
    if telling.words.lower().endswith((" him", " her")):
        for person in _meant(scene, enters):
            draft.add(person, "predecessor")
    return draft


def _meant(scene: Scene, enters: PersonEntity) -> list[PersonEntity]:
    """Who is meant by "succeeds him": who entered the post told of last, or who left it where nobody did."""
    last = next((d for d in reversed(scene.drafts) if d.kind == "appointment"), None)
    told = [party for party in last.people.values() if party[0] is not enters] if last else []
    entered = [person for person, capacity in told if capacity == "appointee"]
    return entered or [person for person, capacity in told if capacity == "predecessor"]


def _followed(scene: Scene, telling: Telling) -> list[Actor]:
    """Those who are the object of a verb of succession: "succeeds Minister A and B"."""
    found: list[Actor] = []
    end = telling.end
    between_followed, flat = pattern("appointments", "between_followed", cased=True), scene.context.flat
    for actor in (a for a in scene.cast.within(telling.clause) if a.start > telling.start):
        between = between_followed.fullmatch(flat, end, max(end, actor.lead))
        if between is None:
            break
        found.append(actor)
        end = actor.end
    return found


def _to_come(scene: Scene, draft: Draft, enters: PersonEntity) -> Draft | None:
    """The appointment to come just told of the same person: "A will become minister in May. He succeeds B"."""
    last = scene.drafts[-1] if scene.drafts else None
    if last is None or last.kind != "appointment" or last.status != "planned" or draft.status != "held":
        return None
    near = last.sentence.block == draft.sentence.block
    return last if near and last.people.get(id(enters), (None, None))[1] == "appointee" else None
