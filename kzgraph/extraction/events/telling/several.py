"""Whom "the five presidents" means: three or more who were told together, or who stand for a group of states; and "we",
and "the two" behind a sentence on two."""

from __future__ import annotations

from kzgraph.extraction.actors.references.plural_posts import holds
from kzgraph.extraction.actors.references.speaker import author, companion
from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.formats.groups import group_counted
from kzgraph.extraction.events.telling.acting import joined
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern

_TWO = 2
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
    return pair if len(pair) == _TWO and pair[0].country != pair[1].country else []


def pair_apart(scene: Scene, telling: Telling, at: int, met: list[PersonEntity]) -> list[PersonEntity]:
    """Such two where neither met in the encounter told last: "A met B", and then "C will see D. They last spoke"."""
    pair = pair_before(scene, telling, at)
    known = {id(person) for person in met}
    return [] if any(id(person) in known for person in pair) else pair


def spoken_to(scene: Scene, telling: Telling, they: int) -> list[PersonEntity]:
    """Of more than two in a sentence, who last spoke of something to whom: "A told B that C had raised it with D when
    they met"."""
    flat, at = scene.context.flat, telling.clause.start + they
    *others, told = joined(flat, scene.cast.between(telling.clause.sentence.start, at)) or [[]]
    if len(told) != 1 or pattern("event_clauses", "up_to_when_they").fullmatch(flat, told[0].end, at) is None:
        return []
    spoke = pattern("event_clauses", "spoke_to_when", cased=True)
    tellers = (row[0] for row in others[::-1] if len(row) == 1 and spoke.fullmatch(flat, row[0].end, told[0].lead))
    teller = next(tellers, None)
    two = teller is not None and teller.person.country != told[0].person.country
    return [teller.person, told[0].person] if teller is not None and two else []


def we_two(scene: Scene, telling: Telling, last: list[PersonEntity]) -> list[PersonEntity]:
    """Whom "we met again in Rome" means in somebody's statement: who speaks and the one whom he met last, if he did.

    Where nobody was told to have met, it is who stands beside the speaker: "You and I met", "We concluded our talks".
    What "we" signed with somebody, the speaker need not have signed.
    """
    speaker = author(scene.context)
    named = {id(a.person): a.person for a in telling.actors if a.person is not speaker}
    joined = (a.person for a in telling.actors if scene.context.flat.endswith("with ", telling.start, a.lead))
    apart = any(all(person is not other for other in last) for person in joined)  # "We signed a treaty with NAME"
    if len(last) == _TWO and any(person is speaker for person in last) and not apart:
        return last
    if speaker is None or len(named) > 1:
        return []
    other = next(iter(named.values()), None) or companion(scene.context, speaker)
    if other is not None and apart and telling.hit.kind == "signing":
        return [other]
    return [speaker, other] if other is not None else []


def heads_of(scene: Scene, people: list[PersonEntity], group: str) -> list[PersonEntity]:
    """The two whom "the two ministers" means among delegations: who alone hold the post, else the first two.

    Where all are of different countries it is the two guests of one host: "A received B and C. The two leaders …".
    """
    holders = [person for person in people if holds(person, group)]
    if len(holders) == _TWO and holders[0].country != holders[1].country:
        return holders
    if len({person.country for person in people}) == len(people):
        keys = {id(person) for person in people}
        met = next((d for d in reversed(scene.drafts) if d.people.keys() == keys), None)
        guests = [person for person, capacity in met.people.values() if capacity == "visitor"] if met else []
        return guests if len(guests) == _TWO else people
    two = people[:_TWO] if len(holders) != _TWO else holders
    return two if two[0].country != two[1].country else people


def of_post(people: list[PersonEntity], group: str) -> list[PersonEntity]:
    """The two of several, of two countries, who alone hold the post that a plural names: "the ministers signed"."""
    own = [person for person in people if person.roles and holds(person, group)]
    return own if len(own) == _TWO and own[0].country != own[1].country else []
