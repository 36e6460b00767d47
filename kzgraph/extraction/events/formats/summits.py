"""Summits: of an organisation, of the states named, of those whom a plural means."""

from __future__ import annotations

import re

from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.formats.chairs import add_chairs
from kzgraph.extraction.events.formats.groups import members
from kzgraph.extraction.events.setting.days import date_of
from kzgraph.extraction.events.setting.set_in import is_set
from kzgraph.extraction.events.status.wording import status_of
from kzgraph.extraction.events.telling.parties import bodies_between, is_worldwide, listed
from kzgraph.extraction.events.telling.plurals import meant_by_plural
from kzgraph.extraction.events.telling.rows import row_at, row_behind_with, sides_in_row
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import choice, pattern


def summit_of_heads(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """ "The meeting of the Presidents of A, B and C": a summit, but a meeting where they are of two countries."""
    draft.series = None
    add_chairs(scene, telling, draft)
    after = {c.code for c in scene.context.countries if telling.end - 1 <= c.start < telling.clause.end}
    if draft.bodies or len(draft.countries) != 2 or len(after) != 2:
        return draft
    draft.kind = "meeting"
    return draft


def summit_of_states(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """ "The summit of the leaders of A, B and C": of the states that are named after it."""
    draft_countries = listed(scene.context, telling.clause, telling.text[: len(telling.text)])
    after = [c.code for c in scene.context.countries if telling.end <= c.start < telling.clause.end]
    if pattern("formats", "summit_of_states").match(telling.text, telling.hit.end) is None or len(after) <= 2:
        return None
    draft.countries |= {code: None for code in draft_countries if code in after}
    add_chairs(scene, telling, draft)
    return draft


def summit_of_two(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """ "A held a summit meeting with B": a summit of those two."""
    if pattern("formats", "summit_of_two").match(telling.text, telling.hit.end) is None:
        return None
    if not any(a.start < telling.start for a in telling.actors):
        for person in telling.subjects:
            draft.add(person)
    add_chairs(scene, telling, draft)
    return draft if len(draft.people) > 1 else None


def summit_with_states(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """ "President A held a summit with the leaders of Peru and Chile": of whoever holds it and those states."""
    row = row_behind_with(scene.context, telling)
    holders = [a.person for a in telling.actors if a.end <= telling.start] or list(telling.subjects)
    if row is None or not holders or not row.offices:
        return None
    for person in holders:
        draft.add(person)
    draft.countries |= draft.homes | row.countries
    draft.bodies |= row.bodies
    return draft


def summit_of_the_two(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """ "The two held a summit": of those whom the plural means."""
    if pattern("formats", "they_hold_summit").search(telling.text[: telling.hit.end]) is None:
        return None
    for person in meant_by_plural(scene, telling):
        draft.add(person)
    return draft if len(draft.people) > 1 else None


def summit_that_states_hold(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """ "The leaders of A, B and C held a summit": of the states that are named before it."""
    if pattern("formats", "states_hold_summit").search(telling.text[: telling.hit.end]) is None:
        return None
    clause, flat = telling.clause, scene.context.flat
    before = dict.fromkeys(c.code for c in scene.context.countries if clause.start <= c.start < telling.start)
    draft.countries |= listed(scene.context, clause, telling.before) or members(flat[clause.start : telling.start])
    draft.countries = {code: None for code in draft.countries if code in before or not before}
    add_chairs(scene, telling, draft)
    of_region = not before and pattern("formats", "leaders_of_region", cased=True).search(telling.before)
    unnamed = of_region and not called_after(scene, telling)
    somewhere = unnamed and any(clause.holds(p.start) for p in scene.context.places)
    return draft if len(draft.countries) > 1 or somewhere else None


def summit_of_unnamed(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """ "Kenya hosted a summit of East African leaders in May": of its host, and of leaders who are not named."""
    of = pattern("formats", "summit_of_leaders", cased=True).match(telling.text, telling.hit.end)
    hosted = pattern("formats", "hosts_summit").search(telling.text[: telling.hit.end]) if of else None
    if hosted is None or not is_set(scene, telling):
        return None
    clause, gap = telling.clause, pattern("formats", "before_hosting")
    start = clause.start + hosted.start()
    hosts = [a for a in telling.actors if a.end <= start and gap.fullmatch(scene.context.flat, a.end, start)]
    for actor in hosts:
        draft.add(actor.person, "host")
    named = [c for c in scene.context.countries if clause.start <= c.start and c.end <= start]
    draft.countries |= {c.code: None for c in named if gap.fullmatch(scene.context.flat, c.end, start)}
    return draft if draft.people or draft.countries else None


def summit_in_row(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """ "The first summit of Korea and the five Central Asian states": of a row of sides, behind it or its subject."""
    row = sides_in_row(scene.context, telling)
    if row is None:
        return None
    draft.countries, draft.bodies = row.countries, draft.bodies | row.bodies
    add_chairs(scene, telling, draft)
    return draft


def summit_that_people_hold(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """ "President A, President B and President C held a trilateral summit": of those of several countries before it."""
    before = [a for a in telling.actors if a.end <= telling.start]
    if not before or len({a.person.country for a in before} - {None}) < _PAIR:
        return None
    gap = telling.text[before[-1].end - telling.clause.start : telling.hit.start]
    if pattern("formats", "people_hold_summit").fullmatch(gap) is None:
        return None
    for actor in before:
        draft.add(actor.person)
    return draft


_PAIR = 2


def parties(summit: Draft) -> dict[str, None]:
    """The states whose format it is, for another round of it: those listed, else those of three leaders or more.

    Of a group of states also that of who met it.
    """
    several = len(summit.homes) >= _SEVERAL or len(summit.countries) > _PAIR
    return summit.countries | (summit.homes if several and not summit.bodies else {})


_SEVERAL = 3


def is_domestic(telling: Telling) -> bool:
    """Whether a summit is none of states: "the White House Tribal Leaders Summit"."""
    domestic = pattern("formats", "domestic_summit", cased=True).search(telling.text, max(0, telling.hit.start - _NAME))
    return domestic is not None and domestic.start() < telling.hit.end


# The words of a summit's name stand so near before it.
_NAME = 40


def known_summit(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """Those who attend "the summit" attend the one told last; a summit with a number has the organisation beside it."""
    called = called_after(scene, telling)
    if called or draft.round is not None:
        bodies = called or bodies_between(scene.context, telling.clause.start, telling.clause.end)
        draft.bodies |= dict.fromkeys(bodies[:1])
        before = _one_of_series(scene)
        if not draft.bodies and before is not None and draft.round is not None:
            _of_series(draft, before)  # "The 6th BIMSTEC Summit … Dhaka will host the 7th summit"
        add_chairs(scene, telling, draft)
        return draft if draft.bodies or draft.people or len(draft.countries) > _PAIR else None
    last = next((d for d in reversed(scene.drafts) if d.kind == "summit"), None)
    another = choice("formats", "another_round").search(telling.text) is not None
    if another and (body := _body_that_holds(scene, telling)) is not None and (last is None or not last.bodies):
        draft.bodies |= {body: None}  # "Togo takes over the chairmanship of the AU and will host the next summit"
        return draft
    if last is not None and another:
        _of_series(draft, last)
        if telling.words.lower().startswith("such"):
            draft.countries |= parties(last)
        return draft if draft.bodies or draft.countries or last.status == "held" else None
    to_come = status_of(telling.text, (telling.hit.start, telling.hit.end)) == "planned"
    fits = _is_to_come if to_come else _was_held
    known = next((d for d in reversed(scene.drafts) if d.kind == "summit" and fits(d)), None)
    if known is not None:
        if to_come and known.status == "held":
            known.status = "planned"
            known.date, known.end_date = date_of(scene.context, telling.clause, (telling.start, telling.end), None)
        add_chairs(scene, telling, draft)
        known.absorb(draft)
        scene.last = known
    return None


def _body_that_holds(scene: Scene, telling: Telling) -> str | None:
    """The organisation of many states that the sentence names last before "the next summit"."""
    named = bodies_between(scene.context, telling.clause.sentence.start, telling.start)
    return next((body for body in reversed(named) if is_worldwide(scene.context, body)), None)


def _one_of_series(scene: Scene) -> Draft | None:
    """The summit told last that has a number, of whose series "the second summit" may be; else one of many states."""
    told = [d for d in reversed(scene.drafts) if d.kind == "summit"]
    numbered = [d for d in told if d.round is not None]
    return next(iter(numbered or [d for d in told if len(d.countries) > _PAIR]), None)


def _of_series(draft: Draft, known: Draft) -> None:
    """Make a summit one of the series of another: of the same organisation, or the same states or group of states."""
    councils = pattern("formats", "council_of_heads", cased=True)
    draft.bodies |= {name: None for name in known.bodies if not councils.search(name)}
    states = parties(known)
    if not known.bodies or len(states) > _PAIR:  # else only the host's is told
        draft.countries |= states


def _was_held(summit: Draft) -> bool:
    return summit.status == "held"


def _is_to_come(summit: Draft) -> bool:
    """Whether somebody may still go to a summit: it is planned, or nothing but its name was told."""
    only_named = summit.mentioned and not (summit.date or summit.place or summit.people)
    return summit.status == "planned" or only_named


def called_after(scene: Scene, telling: Telling) -> list[str]:
    """The organisation that a summit is called after: "the 46th ASEAN Summit", "the summit of the SCO"."""
    before = [
        body.name
        for body in scene.context.organisations
        if any(
            telling.clause.start <= m.start < m.end <= telling.end
            and (telling.start - 1 <= m.end or _only_name(scene.context.flat[m.end : telling.start]))
            for m in body.mentions
        )
        or (_is_conference(telling) and any(m.start <= telling.start and telling.end <= m.end for m in body.mentions))
    ]
    lead = telling.before + telling.words.lower().rpartition("summit")[0]
    if pattern("formats", "whose_summit").search(lead):  # "the CIS, whose next summit"
        before = before or bodies_between(scene.context, telling.clause.sentence.start, telling.start)[-1:]
    of = pattern("formats", "summit_of").match(scene.context.flat, telling.end)
    row = list(row_at(scene.context, of.end(), "").bodies) if of else []  # "the summit of the AU and the EU"
    return before or (row if len(row) > 1 else bodies_between(scene.context, of.end() - 1, of.end() + 1) if of else [])


def _is_conference(telling: Telling) -> bool:
    """Whether the words are of an organisation's body: "the Conference of Heads of State of the African Union"."""
    return pattern("formats", "conference_of_heads").match(telling.words) is not None


def _only_name(gap: str) -> bool:
    """Whether nothing but more of its name stands between an organisation and its summit: "APEC Virtual"."""
    return len(gap) <= _LONGEST_GAP and _MORE_OF_NAME.fullmatch(gap) is not None


_MORE_OF_NAME = re.compile(r"(?: \([A-Z+\d]+)?\)? (?:[A-Z][a-z]+ ?){0,2}")
_LONGEST_GAP = 32


def is_plain_ministerial(scene: Scene, telling: Telling) -> bool:
    """Whether "the ministerial meeting of the JCC" is of a commission of two states: a meeting like others."""
    if telling.hit.kind != "summit" or pattern("formats", "of_ministers").search(telling.words) is None:
        return False
    return not any(is_worldwide(scene.context, body) for body in called_after(scene, telling))
