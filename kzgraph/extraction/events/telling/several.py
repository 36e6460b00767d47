"""Whom "the five presidents" means: three or more who were told together, or who stand for a group of states; and "we",
and "the two" behind a sentence on two."""

from __future__ import annotations

from kzgraph.extraction.actors.references.plural_posts import holds
from kzgraph.extraction.actors.references.speaker import author, companion
from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.formats.groups import group_counted
from kzgraph.extraction.events.telling.scene import Scene, Telling

_FIRST = 3
_NUMBERS = ("three", "four", "five", "six", "seven", "eight")


def number_of_several(group: str) -> int | None:
    """The number, from three on, that a plural in lower case has; None where it has none."""
    return next((k for k, word in enumerate(_NUMBERS, start=_FIRST) if word in group.split()), None)


def several_told(scene: Scene, start: int, number: int, group: str) -> list[PersonEntity]:
    """As many guests of one encounter told before an offset, or all who hold such a post in a group of states."""
    for draft in reversed(scene.drafts):
        guests = [person for person, capacity in draft.people.values() if capacity == "visitor"]
        if draft.family == "meet" and len(guests) == number and all(holds(person, group) for person in guests):
            return guests
    states = group_counted(scene.context.flat[:start], _NUMBERS[number - _FIRST])
    named = [p for p in scene.context.people if p.mentions[0].start < start and p.country in states]
    heads = [p for p in named if p.roles and holds(p, group)]
    return heads if len(heads) == number == len({p.country for p in heads}) else []


def pair_before(scene: Scene, telling: Telling, at: int) -> list[PersonEntity]:
    """The only two, of two countries, whom the sentence before names, where "the two" opens the next one."""
    sentence = telling.clause.sentence
    before = scene.context.source.before(sentence) if telling.clause.start + at == sentence.start else None
    named = {id(a.person): a.person for a in scene.cast.between(before.start, before.end)} if before else {}
    pair = list(named.values())
    return pair if len(pair) == _PAIR and pair[0].country != pair[1].country else []


_PAIR = 2


def we_two(scene: Scene, telling: Telling, last: list[PersonEntity]) -> list[PersonEntity]:
    """Whom "we met again in Rome" means in somebody's statement: who speaks and the one whom he met last, if he did.

    Where nobody was told to have met, it is who stands beside the speaker: "You and I met", "We concluded our talks".
    What "we" signed with somebody, the speaker need not have signed.
    """
    speaker = author(scene.context)
    named = {id(a.person): a.person for a in telling.actors if a.person is not speaker}
    joined = (a.person for a in telling.actors if scene.context.flat.endswith("with ", telling.start, a.lead))
    apart = any(all(person is not other for other in last) for person in joined)  # "We signed a treaty with NAME"
    if len(last) == _PAIR and any(person is speaker for person in last) and not apart:
        return last
    if speaker is None or len(named) > 1:
        return []
    other = next(iter(named.values()), None) or companion(scene.context, speaker)
    if other is not None and apart and telling.hit.kind == "signing":
        return [other]
    return [speaker, other] if other is not None else []
