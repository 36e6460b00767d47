"""Meetings with each of several partners whom the words do not name: "met her Lithuanian and Chilean counterparts"."""

from __future__ import annotations

from dataclasses import replace

from kzgraph.extraction.actors.references.counterparts import are_counterparts
from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern

# With so many counterparts somebody meets as a rule together.
_MANY_PARTNERS = 3
_PAIR = 2


def with_each(scene: Scene, telling: Telling, draft: Draft) -> list[Draft]:
    """One meeting for each country where somebody met "her Lithuanian, Kuwaiti and Chilean counterparts"."""
    if (host := _who_met_both(telling, draft)) is not None:
        pairs = ({key: draft.people[key] for key in (host, guest)} for guest in draft.people if guest != host)
        return [replace(draft, people=pair, sentences=[draft.sentence]) for pair in pairs]
    if (
        pattern("meetings", "meetings_at", cased=True).search(telling.onwards)
        and len(draft.people) == 1
        and draft.bodies
    ):
        bodies = ({name: None} for name in draft.bodies)
        return [replace(draft, bodies=b, people=dict(draft.people), sentences=[draft.sentence]) for b in bodies]
    if (apart := _counterparts_behind(scene, telling, draft)) is not None:
        return apart
    partners = pattern("meetings", "counterparts_apart").match(
        telling.text, telling.hit.end - telling.words.endswith(" ")
    )
    opening = telling.text[telling.hit.start : partners.end() if partners else len(telling.text)]
    together = pattern("meetings", "met_together").search(opening)
    calls = draft.kind == "call" and pattern("meetings", "in_one_call").search(telling.text) is None
    of_one = draft.kind == "meeting" or calls
    if not of_one or len(draft.people) != 1 or draft.bodies or partners is None or together:
        return [draft]
    own = dict.fromkeys(person.country for person, _ in draft.people.values() if person.country)
    start, end = telling.end, telling.clause.start + partners.end()
    others = dict.fromkeys(c.code for c in scene.context.countries if start <= c.start < end and c.code not in own)
    if not calls and pattern("meetings", "each_apart").search(telling.words) is None:
        return [draft]
    if len(others) >= _MANY_PARTNERS and pattern("meetings", "heads_met").match(telling.text, telling.hit.end):
        return [replace(draft, kind="summit", countries=own | others, host_unnamed=True, frame=False)]
    met = []
    for code in others:
        people, sentences = dict(draft.people), list(draft.sentences)
        each = replace(draft, countries={code: None}, people=people, sentences=sentences, frame=False)
        if (counterpart := _counterpart(scene, draft, code)) is not None:
            each.add(counterpart)
        else:
            each.host_unnamed = True  # a later paragraph may name whom
        met.append(each)
    return met or [draft]


def _counterparts_behind(scene: Scene, telling: Telling, draft: Draft) -> list[Draft] | None:
    """The meeting with somebody named, and one with each of those behind: "and his Peruvian and Chilean counterparts".

    None where nobody is told so, or one alone who may have sat with them: "met A and his Peruvian counterpart".
    """
    before = [a.person for a in telling.actors if a.end <= telling.start]
    after = [a for a in telling.actors if a.start >= telling.end]
    if (
        draft.kind != "meeting"
        or len(before) != 1
        or not after
        or pattern("meetings", "met_together").search(telling.onwards)
    ):
        return None
    at, host = after[-1].end - telling.clause.start, before[0]
    behind = pattern("meetings", "counterparts_behind", cased=True).match(telling.text, at)
    if behind is None:
        return None
    start, end = after[-1].end, telling.clause.start + behind.end()
    named = dict.fromkeys(c.code for c in scene.context.countries if start <= c.start < end)
    others = [code for code in named if code not in draft.homes]
    if len(others) < _PAIR and behind["again"] is None:
        return None
    known = replace(draft, countries={code: None for code in draft.countries if code not in others})
    alone = {id(host): (host, draft.people[id(host)][1])} if id(host) in draft.people else {}
    each = (
        replace(
            draft, people=dict(alone), bodies={}, countries={c: None}, host_unnamed=True, sentences=[draft.sentence]
        )
        for c in others
    )
    return [known, *each]


def _counterpart(scene: Scene, draft: Draft, country: str) -> PersonEntity | None:
    """The one person of a country who was named before and has a post as the one who met "her counterparts" has."""
    met = [person for person, _ in draft.people.values()]
    named = [p for p in scene.context.people if p.country == country and p.mentions[0].start < draft.offset]
    posted = [p for p in named if any(role.status == "held" for role in p.roles)]
    fitting = [p for p in posted if any(are_counterparts(person, p) for person in met)]
    return fitting[0] if len(fitting) == 1 else None


def _who_met_both(telling: Telling, draft: Draft) -> int | None:
    """The key of who spoke "with both leaders" one after the other; None where nothing says that they were apart."""
    said = pattern("event_clauses", "with_both", cased=True).match(telling.text, telling.hit.end)
    if said is None or len(draft.people) <= _PAIR:
        return None
    if draft.kind == "meeting" and pattern("meetings", "separate_meetings").search(telling.text) is None:
        return None
    return next(iter(draft.people))
