"""The states whose document is signed, where nobody who signs is named."""

from __future__ import annotations

import re

from kzgraph.extraction.events.telling.circles import guest_told_last, pairs_meant
from kzgraph.extraction.events.telling.documents import signed_document_behind
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.events.visits.stops import stops
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.passages.two_before import two_told_before

_SIDES = 2


def states_that_signed(scene: Scene, telling: Telling) -> dict[str, None]:
    """The countries of those who signed and of whom only the offices are told: "signed by the President of A and"."""
    by = signed_by(telling)
    if by is None or pattern("signings", "offices", cased=True).match(telling.text, by.end()) is None:
        return {}
    stop = pattern("signings", "offices_end").search(telling.text, by.end())
    start = telling.clause.start + by.end()
    end = telling.clause.start + (stop.start() if stop else len(telling.text))
    return {c.code: None for c in scene.context.countries if start <= c.start < end}


def signed_by(telling: Telling) -> re.Match[str] | None:
    """The words from "signed" up to those who did: "signed by", "signed on 10 May in Rome by"."""
    return pattern("signings", "signed_by").match(telling.text, telling.hit.end)


def states_acting(scene: Scene, telling: Telling) -> dict[str, None]:
    """The states that are the subject: "Since their last talks, [Norway] has signed the accords".

    Also "[Japan and Peru]'s signing of"."""
    flat, opening = scene.context.flat, telling.clause.start
    acting: dict[str, None] = {}
    at = telling.start
    for state in reversed(telling.clause.among(scene.context.countries)):
        joint = _JOINT if acting else _SIGNS
        if state.end <= at and joint.fullmatch(flat, state.end, at):
            acting[state.code] = None
            at = (
                state.start - len(article[0])
                if (article := _ARTICLE.search(flat, opening, state.start))
                else state.start
            )
    return {} if _OF_STATE.search(flat, opening, at) else dict(reversed(acting.items()))


# Between a state and "signed", between two states, and what makes of one somebody's or a place.
_SIGNS = re.compile(
    r"(?: [Gg]overnment|['’]s?)? "
    r"(?:(?:have|has|had|will|would|also|then|jointly|just|since|already|recently|today|recent|joint) )*"
)
_JOINT = re.compile(r"(?:['’]s?)?(?:,| and|, and) (?:the )?")
_ARTICLE = re.compile(r"\b[Tt]he $")
_OF_STATE = re.compile(r"\b(?:of|in|from|with|to|by|for|between|at|near|over|on|and) $")


def states_of_unnamed(scene: Scene, telling: Telling) -> dict[str, None]:
    """The states that "the two countries" or a document signed "during the visit" belong to."""
    if two := two_told_before(scene.context, telling.clause.sentence):
        return dict.fromkeys(two)
    near = (
        _the_countries(scene, telling)
        or _of_encounter_here(scene, telling)
        or _of_journey(scene, telling)
        or _sides_before(scene, telling)
    )
    return near or _of_many(scene, telling)


def _of_many(scene: Scene, telling: Telling) -> dict[str, None]:
    """The states of the meeting of more than two told last, where a list of what was signed there names none."""
    sentence = telling.clause.sentence
    if not scene.context.flat[sentence.start : sentence.end].rstrip().endswith(":") or telling.actors:
        return {}
    if any(sentence.start <= c.start < sentence.end for c in scene.context.countries):
        return {}
    talks = scene.last_talks
    many = (
        talks is not None and len(talks.sides) > _SIDES and sentence.block - talks.sentences[-1].block <= _JUST_BEFORE
    )
    return dict(talks.sides) if talks is not None and many else {}


# A list of documents stands at most so many paragraphs behind the meeting at which they were signed.
_JUST_BEFORE = 4


def _the_countries(scene: Scene, telling: Telling) -> dict[str, None]:
    """The states that "the three countries", "a trilateral treaty" mean: those of an encounter before, of so many."""
    said = pattern("signings", "the_countries").search(telling.before)
    said = said or pattern("signings", "of_so_many").match(telling.onwards)
    if said is None:
        return {}
    number = _NUMBERS[said["n"].lower()]
    return next((d.sides for d in reversed(scene.drafts) if len(d.sides) == number), {})


def _of_encounter_here(scene: Scene, telling: Telling) -> dict[str, None]:
    """The states of what its own sentence told before: "A last came to Rome in May, when the two countries signed"."""
    if pattern("signings", "two_countries").search(telling.before) is None:
        return {}
    here = [d for d in scene.drafts if telling.clause.sentence in d.sentences and d.offset < telling.start]
    return dict(here[-1].sides) if here and len(here[-1].sides) == _SIDES else {}


def _of_journey(scene: Scene, telling: Telling) -> dict[str, None]:
    """The two states of "to be signed during the visit of A's minister to B": where he comes from, and where to."""
    if pattern("signings", "signed_on_visit").search(telling.onwards) is None:
        return {}
    homes = {a.person.country for a in telling.actors if a.start > telling.end and a.person.country}
    goals = {s.country for s in stops(scene.context, telling.clause) if s.start > telling.end} - homes
    return dict.fromkeys([*homes, *goals]) if len(homes) == len(goals) == 1 else {}


def _sides_before(scene: Scene, telling: Telling) -> dict[str, None]:
    """The countries of those told of just before in the paragraph: "A will host B. An agreement will be signed"."""
    if signed_document_behind(telling) is not None:
        return {}  # those who discuss a document signed before need not be its parties
    if (visit := guest_told_last(scene, telling)) is not None:
        return dict(visit.sides) if len(visit.sides) == _SIDES else {}
    near = [d for d in scene.drafts if d.sentence.block == telling.clause.sentence.block and len(d.people) >= _SIDES]
    if not near and pattern("signings", "its_session").match(telling.before):
        formats = [d for d in scene.drafts if d.sentence.block == telling.clause.sentence.block and d.family == "meet"]
        return dict(formats[-1].sides) if formats and len(formats[-1].sides) == _SIDES else {}
    people = near[-1].people.values() if near and len(pairs_meant(scene, telling)) <= 1 else ()
    return {person.country: None for person, _ in people if person.country}


_NUMBERS = {"three": 3, "trilateral": 3, "tripartite": 3, "three-way": 3, "four": 4, "quadrilateral": 4}
_NUMBERS |= {"four-way": 4, "quadripartite": 4, "five": 5, "five-party": 5, "six": 6}
