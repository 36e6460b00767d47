"""Who stands about a verb by which a post changes hands: as its subject, its object, or behind a preposition.

Each verb of a clause has its own: "A dismissed B and appointed C", "B was dismissed and C was appointed by A".
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kzgraph.extraction.events.telling.acting import without_speakers
from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.office_verbs import Verb, verbs_of

_PREPOSITIONS = ("by", "to", "with", "before", "from")


@dataclass(slots=True)
class Places:
    """Those about one verb, each by the place where they stand."""

    subjects: list[Actor] = field(default_factory=list)
    objects: list[Actor] = field(default_factory=list)
    others: list[tuple[str, Actor]] = field(default_factory=list)
    """Behind prepositions, with which."""
    stop: int = 0
    """Where the next verb begins, or the clause ends."""
    unread: bool = False
    """Whether the subject is somebody whose name was not read."""

    @property
    def behind(self) -> list[Actor]:
        """All who stand behind the verb, in the order of the text."""
        return sorted([*self.objects, *(actor for _, actor in self.others)], key=lambda a: a.start)


def named_in(scene: Scene, clause: Clause) -> list[Actor]:
    """All who are named or meant in a clause, but those who only say what it tells."""
    return without_speakers(scene.context.flat, clause, scene.cast.within(clause))


def places_of(telling: Telling, flat: str) -> Places:
    """Who stands where about the verb of a hit."""
    verbs = verbs_of(telling.text)
    number = next((k for k, verb in enumerate(verbs) if verb.start >= telling.hit.start), len(verbs) - 1)
    following = verbs[number + 1] if number + 1 < len(verbs) else None
    stop = telling.clause.start + following.start if following else telling.clause.end
    found = Places(stop=stop)
    found.subjects, found.unread = _subjects(telling, flat, verbs, number)
    of_next = _subjects(telling, flat, verbs, number + 1)[0] if following else []
    own = [a for a in telling.actors if telling.end <= a.start < stop and (a not in of_next or a in found.subjects)]
    _place_behind(telling, flat, own, found)
    before = (a for a in telling.actors if a.end <= telling.start)
    decree = pattern("appointments", "decree_of")
    found.others += [("by", a) for a in before if decree.search(flat, telling.clause.start, a.lead)]
    return found


def _subjects(telling: Telling, flat: str, verbs: list[Verb], number: int) -> tuple[list[Actor], bool]:
    """The subjects of one of the verbs, those of the verb before where it goes on, and whether it has an unread one."""
    start = telling.clause.start + verbs[number].start
    left = telling.clause.start + verbs[number - 1].end if number else telling.clause.start
    near = [a for a in telling.actors if left <= a.start and a.end <= start and not _is_governed(flat, a, left, start)]
    between = flat[near[-1].end if near else left : start]
    if pattern("appointments", "unread_subject", cased=True).search(between):
        return [], True
    goes_on = pattern("appointments", "same_subject").search(between) is not None
    if number and (goes_on or not near):
        return _subjects(telling, flat, verbs, number - 1)
    if not near:
        return [], False
    if goes_on and len(near) == 1 and between.strip(" ,") == "and":
        return [], True  # "removed the head, A, and named": A is the object of a verb that is none of these
    if goes_on and _joined(flat, near) != near:
        return _joined_from_first(flat, near), False
    return _joined(flat, near), False


def _joined(flat: str, actors: list[Actor]) -> list[Actor]:
    """The last of several with those joined to it: "President A and Minister B"."""
    group = actors[-1:]
    for actor in reversed(actors[:-1]):
        if not _are_joined(flat, actor, group[0]):
            break
        group.insert(0, actor)
    return group


def _joined_from_first(flat: str, actors: list[Actor]) -> list[Actor]:
    group = actors[:1]
    for actor in actors[1:]:
        if not _are_joined(flat, group[-1], actor):
            break
        group.append(actor)
    return group


def _are_joined(flat: str, one: Actor, other: Actor) -> bool:
    return pattern("appointments", "joins_two", cased=True).fullmatch(flat, one.end, other.lead) is not None


def _is_governed(flat: str, actor: Actor, left: int, verb: int) -> bool:
    """Whether somebody before a verb only belongs to another word: "the decree of A", "A's deputy"."""
    if flat[actor.end : verb].strip() == ",":
        return False  # "by A, elected president in May"
    if flat.startswith(("'s ", "’s "), actor.end) and actor.end + len("'s ") < verb:
        return True
    return pattern("appointments", "governs").search(flat, left, actor.lead) is not None


def _place_behind(telling: Telling, flat: str, actors: list[Actor], found: Places) -> None:
    """Put those behind a verb where they stand."""
    left = telling.end
    for actor in actors:
        before = flat[left : actor.lead]
        preposition = next((p for p in _PREPOSITIONS if pattern("appointments", f"{p}_somebody").search(before)), None)
        owner = flat.startswith(("'s ", "’s "), actor.end)  # "dismissed the minister's remarks"
        if preposition:
            found.others.append((preposition, actor))
        elif owner and not pattern("appointments", "own_of_post").match(flat, actor.end):
            pass
        elif not found.objects and not found.others:
            if pattern("appointments", "governs").search(before) is None:
                found.objects.append(actor)
        elif found.objects and pattern("appointments", "and_somebody").search(before):
            found.objects.append(actor)
        elif found.others and pattern("appointments", "and_somebody").search(before):
            found.others.append((found.others[-1][0], actor))
        left = actor.end
