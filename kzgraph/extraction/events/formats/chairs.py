"""Who chairs a format, and which countries hold it."""

from __future__ import annotations

import re

from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.status.wording import agreed_to_hold
from kzgraph.extraction.events.telling.acting import reports, spoken_to
from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.events.telling.parties import listed
from kzgraph.extraction.events.telling.plurals import meant_by_plural
from kzgraph.extraction.events.telling.rows import row_in_name, sides_in_row
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern


def add_chairs(scene: Scene, telling: Telling, draft: Draft) -> None:
    """Give a format those of its clause as chairs or participants, and the countries listed there."""
    chairs, heads = _chairs(telling)
    level = pattern("formats", "at_the_level", cased=True).search(telling.text)
    invited = pattern("formats", "invited_to_session").search(telling.before) is not None
    prepared = pattern("formats", "prepared_by").search(telling.before) is not None
    agreed = prepared or (telling.hit.kind != "summit" and agreed_to_hold(telling.before))
    speaks = pattern("formats", "speaks_of_format").search(telling.before)
    comes = _whose_coming_is_told(telling)
    if level is None or (chairs and chairs.start() > level.start()):
        for actor in telling.actors:
            if reports(telling, actor) or spoken_to(telling, actor) or invited or _stands_apart(telling, actor):
                continue
            if comes and actor.start < telling.start and actor.person is not comes:
                continue
            if speaks and actor.end <= telling.clause.start + speaks.start():
                continue
            only_named = (telling.mentioned or agreed) and actor.person is not comes
            if actor.start > telling.start or not only_named or _goes_to_it(telling, actor):
                leads = chairs is not None and not (heads and actor.start < telling.clause.start + chairs.start())
                leads = leads and not _only_attends(telling, actor)
                draft.add(actor.person, "chair" if leads else "participant")
    if not draft.people and telling.clause.owner and (comes or telling.text.startswith("who")):  # not "with whom"
        draft.add(telling.clause.owner)
    if telling.clause.owner and _holds_with(telling):
        draft.add(telling.clause.owner)
    holds = pattern("formats", "subject_holds").match(telling.text[: telling.hit.start])
    with_partner = _WITH.match(telling.text, telling.hit.end) is not None and not any(
        a.end <= telling.start for a in telling.actors
    )
    if holds and (not draft.people or with_partner or _CO_CHAIRS.match(telling.text)):
        for person in telling.subjects:  # "A and B met and co-chaired the third session", "and co-chaired with B"
            draft.add(person, "chair" if chairs else "participant")
    alone = not any(actor.start < telling.start for actor in telling.actors)
    if alone and chairs and chairs.start() < telling.hit.start:
        for person in meant_by_plural(scene, telling):  # "the two ministers will preside over the second meeting"
            draft.add(person, "chair")
    if alone and pattern("formats", "plural_attends").search(telling.before):
        for person in meant_by_plural(scene, telling):  # "They also attended the summit"
            draft.add(person)
    draft.countries |= _parties(scene, telling, draft)


def _only_attends(telling: Telling, actor: Actor) -> bool:
    """Whether somebody stands behind a format among those who were there: "attended by A", "in which A took part"."""
    lead, behind = actor.lead - telling.clause.start, actor.end - telling.clause.start
    if pattern("formats", "attended_by").search(telling.text, 0, max(0, lead)):
        return True
    relative = _AT_WHICH.search(telling.text, telling.hit.end, max(telling.hit.end, lead))
    return relative is not None and pattern("formats", "attends").match(telling.text, behind) is not None


_AT_WHICH = re.compile(r"\b(?:in|at) which\b")


def _parties(scene: Scene, telling: Telling, draft: Draft) -> dict[str, None]:
    """The countries listed in the clause, or the row of sides in it; of a round of talks the two of its sentence.

    "The treaty is being negotiated with Chile, where Peruvian experts went for a second round of talks".
    """
    found = listed(scene.context, telling.clause, telling.text)
    if len(found) <= 1 and (joined := row_in_name(scene.context, telling)).of_many:
        draft.not_of_pair = True
        draft.bodies |= joined.bodies if "EU" not in joined.countries or len(joined.countries) < _PAIR else {}
        return joined.countries
    if len(found) > 1 or draft.people or draft.countries:
        return found
    row = sides_in_row(scene.context, telling)
    if row is not None:
        draft.bodies |= row.bodies
        return row.countries
    if telling.hit.kind not in _OF_TWO:
        return found
    sentence = telling.clause.sentence
    whole = Clause(sentence, ((sentence.start, sentence.end),))
    told = listed(scene.context, whole, whole.text(scene.context.flat))
    return told if len(told) == _PAIR else found


_WITH = re.compile(r" with\b")
_CO_CHAIRS = re.compile(r"\W*(?:and |then |also |later )*co-?chair(?:ed|s)\b", re.IGNORECASE)


# Kinds that two sides hold.
_OF_TWO = frozenset({"dialogue", "consultations"})
_PAIR = 2


def _whose_coming_is_told(telling: Telling) -> PersonEntity | None:
    """Of whom it is told that he comes to a format, while another speaks of it: "thanked B for his attendance at"."""
    told = pattern("formats", "own_coming").search(telling.before)
    before = [a.person for a in telling.actors if told and a.end <= telling.clause.start + told.start()]
    return before[-1] if before else telling.clause.owner if told else None


def _goes_to_it(telling: Telling, actor: Actor) -> bool:
    """Whether somebody's journey to it is spoken of, or how he hosts it.

    "Discussed A's trip to Rome to attend the summit", "thanked A for hosting the summit".
    """
    onward = telling.text[actor.end - telling.clause.start : telling.hit.start]
    if pattern("formats", "travels_to_attend").match(onward):
        return True
    of_others = pattern("formats", "summit_of_names", cased=True).search(
        onward + telling.words
    )  # "the US-Russia Summit"
    return of_others is None and pattern("formats", "thanked_for_hosting").match(onward) is not None


def _holds_with(telling: Telling) -> bool:
    """Whether a relative clause tells that its person holds it: "B, who flies to Oslo to hold consultations with C"."""
    alone = telling.hit.kind in _OF_TWO and not any(a.start < telling.start for a in telling.actors)
    said = pattern("event_clauses", "spoken", cased=True).match(telling.text, len("who"))
    return alone and telling.text.startswith("who ") and said is None and not telling.mentioned


def _stands_apart(telling: Telling, actor: Actor) -> bool:
    """Whether somebody stands behind a format in what it was about or in another encounter.

    "Met to discuss the statement by A and B", "attend the summit and meet with C".
    """
    lead = telling.text[telling.hit.end : max(telling.hit.end, actor.lead - telling.clause.start)]
    if pattern("formats", "meets_besides").search(lead):
        return True
    topic = pattern("event_clauses", "topic", cased=True).search(telling.text, telling.hit.end)
    if topic is None or actor.start < telling.clause.start + topic.start():
        return False
    return pattern("formats", "chairs", cased=True).search(telling.text, topic.end()) is None


def _chairs(telling: Telling) -> tuple[re.Match[str] | None, bool]:
    """The words that say who chairs, and whether those before them chair nothing: somebody only heads a delegation, or
    is at a session "chaired by B"."""
    chairs = pattern("formats", "chairs", cased=True)
    heads = pattern("formats", "heads_delegation", cased=True).search(telling.text)
    of_two = pattern("formats", "commission_of_two").search(telling.text) is not None
    if heads is None or of_two or telling.hit.kind not in _OF_MANY:
        found = chairs.search(telling.text)
        return found, found is not None and _BY.match(telling.text, max(0, found.start() - len("co-"))) is not None
    return chairs.search(telling.text, 0, heads.start()) or chairs.search(telling.text, heads.end()), True


_BY = re.compile(r"(?:(?!co-)...)(?:chaired|presided over|led|headed) by\b", re.IGNORECASE)

# Of consultations, dialogues and commissions of two states the heads of the delegations are the chairs.
_OF_MANY = frozenset({"summit", "session"})
