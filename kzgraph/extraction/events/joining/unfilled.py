"""Who came to an encounter of which only the states were told: "A and B held consultations. They were led by"."""

from __future__ import annotations

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.events.drafts import Draft, has_heads_of_three
from kzgraph.extraction.events.joining.join import join
from kzgraph.extraction.events.setting.days import date_of
from kzgraph.extraction.events.setting.places import place_of
from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.events.telling.scene import Scene
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import Capacity

_PAIR = 2


def fill(scene: Scene, clause: Clause, text: str, actors: list[Actor]) -> bool:
    """Add those who led or represented the sides of the encounter told just before; False where a clause tells no such.

    Nobody of it was named so far, and all whom the clause names are of its sides.
    """
    draft = scene.drafts[-1] if scene.drafts and actors else None
    if draft is None or (draft.people and scene.listing is not clause.sentence) or not _follows(scene, draft, clause):
        return False
    sides = _sides(draft)
    if not sides or not all(actor.person.country in (None, *sides) for actor in actors):
        return False
    if scene.listing is clause.sentence:
        told = pattern("event_retelling", "other_side").fullmatch(text[: actors[0].lead - clause.start]) is not None
    else:
        told = pattern("event_retelling", "leads_side").search(text) is not None
    chairs = len(sides) <= _PAIR or pattern("event_retelling", "chairs_of_last", cased=True).search(text) is not None
    capacity: Capacity = "visitor" if draft.kind == "visit" else "chair" if chairs else "participant"
    if scene.listing is clause.sentence and draft.people:
        capacity = next(reversed(draft.people.values()))[1]  # "from Kenya A took part; from Peru, B": of no chair
    for actor in actors if told else []:
        draft.add(actor.person, capacity)
        if draft.kind == "visit":
            actor.person.country = sides[0]
    if told and clause.sentence not in draft.sentences:
        draft.sentences.append(clause.sentence)
    return told


def gather(scene: Scene, clause: Clause, text: str, actors: list[Actor]) -> bool:
    """Tell the encounter that somebody convened, of whom alone the sentence before tells, with those who came to it.

    "A hosted talks on water in Rome. They were attended by B and C". False where the clause tells of no such.
    """
    if not actors or pattern("event_retelling", "gathering_attended").search(text) is None:
        return False
    before = scene.context.source.before(clause.sentence)
    whole = _convened(scene, before) if before else None
    guests = [a.person for a in actors]
    if whole is None or not any(guest.country not in {None, *whole.homes} for guest in guests):
        return False
    for guest in guests:
        whole.add(guest)
    whole.sentences.append(clause.sentence)
    if has_heads_of_three(whole):
        whole.kind = "summit"
    scene.frames[:] = [frame for frame in scene.frames if frame.sentence is not before]
    join(scene, whole, "")
    return True


def _convened(scene: Scene, sentence: Sentence) -> Draft | None:
    """What a sentence tells that one person convened, chaired or hosted, with nobody else named."""
    context = scene.context
    actors = scene.cast.between(sentence.start, sentence.end)
    said = pattern("event_retelling", "convenes").match(context.flat, actors[0].end) if len(actors) == 1 else None
    if said is None or any(draft.sentence is sentence and draft.family == "meet" for draft in scene.drafts):
        return None
    whole = Clause(sentence, ((sentence.start, sentence.end),))
    draft = Draft("meeting", "held", sentence, said.start("verb"), sentences=[sentence])
    draft.add(actors[0].person, "chair" if said["chairs"] else "host")
    draft.date, draft.end_date = date_of(context, whole, said.span("verb"), None)
    draft.place = place_of(context, whole, said.end(), None)
    return draft


def _follows(scene: Scene, draft: Draft, clause: Clause) -> bool:
    """Whether a clause is in the sentence after the one that tells of an encounter, or in the same one behind it."""
    number_of = scene.context.source.number_of
    apart = number_of(clause.sentence) - number_of(draft.sentences[-1])
    return draft.status == "held" and not (draft.mentioned or draft.earlier) and apart in {0, 1}


def _sides(draft: Draft) -> list[str]:
    """The states that may have sent people: those who met, or of a visit the one that is not visited."""
    if draft.kind == "visit":
        return list(draft.countries)[:1]
    return list(draft.countries) if draft.family == "meet" and len(draft.countries) >= _PAIR else []
