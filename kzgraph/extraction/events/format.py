"""Consultations, dialogues, summits and sessions of standing bodies."""

from __future__ import annotations

import re

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.details import patterns, round_of, series_of, status_of
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.hits import FORMATS, Hit, is_aside
from kzgraph.extraction.events.scene import (
    Scene,
    Telling,
    bodies_between,
    listed,
    meant_by_plural,
    reports,
    represented,
    spoken_to,
)
from kzgraph.extraction.knowledge import pattern, words_of


def draft_format(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The encounter with its series, round and chairs, or None where nothing says that it was or will be held."""
    span = (telling.hit.start, telling.hit.end)
    draft.round = round_of(telling.text, span)
    draft.series = series_of(telling.text, span)
    if not is_aside(telling.text, telling.hit) and not _is_held(scene, telling, draft):
        return None
    if telling.hit.kind == "session" and not _as_session(scene, telling, draft):
        return None
    if telling.hit.kind == "summit":
        draft.bodies |= represented(scene.context, telling.clause)
        if pattern("events", "meeting_of_heads").match(telling.words):
            return _of_heads(scene, telling, draft)
        if not draft.bodies and not "A" <= (draft.series or "")[:1] <= "Z":
            return (
                _of_states(scene, telling, draft)
                or _of_two(scene, telling, draft)
                or _of_the_two(scene, telling, draft)
                or _known_summit(scene, telling, draft)
            )
        if not telling.actors:
            draft.bodies |= dict.fromkeys(called_after(scene, telling))
    _add_chairs(scene, telling, draft)
    if pattern("events", "union_acts", cased=True).search(telling.before):
        draft.bodies |= _union(scene.context)
    _note_abbreviation(scene, telling, draft)
    return draft


def _union(context: Context) -> dict[str, None]:
    """The European Union under the name that the text has for it."""
    names = words_of("posts", "union_names")
    return {body.name: None for body in context.organisations if body.name in names or body.abbreviation == "EU"}


def _as_session(scene: Scene, telling: Telling, draft: Draft) -> bool:
    """Make the draft a session of the body that the words name; False where they name none."""
    draft.session = True
    named = _session_body(scene, telling)
    draft.series = named or draft.series or _committee(telling) or _of_two_states(scene, telling)
    known = _known_session(scene, telling) if named is None else None
    if known is not None:
        draft.series, draft.countries = known.series, dict(known.countries)
        if not draft.countries:
            draft.countries = {person.country: None for person, _ in known.people.values() if person.country}
    if draft.series is None:
        return False
    if pattern("events", "session_of_heads").search(telling.text[telling.hit.start :]):
        draft.kind, draft.session = "summit", False
    elif named and is_worldwide(scene.context, named) and not is_aside(telling.text, telling.hit):
        draft.bodies[named] = None
    return True


def _known_session(scene: Scene, telling: Telling) -> Draft | None:
    """The session told before of the body that is now only "the commission"."""
    noun = telling.words.split(" ")[-1].lower()
    known = [d for d in reversed(scene.drafts) if d.session and d.series]
    if telling.words.lower().startswith("its "):  # "Its 8th meeting was held in 2016"
        return known[0] if known else None
    return next((d for d in known if (d.series or "").lower().split(" ")[-1] == noun or noun in _nouns(d)), None)


def _nouns(session: Draft) -> list[str]:
    """The common nouns of a body of which one may be its short form: "Commission on Trade" is "the commission"."""
    return [word for word in (session.series or "").lower().split(" ") if word in words_of("events", "body_nouns")]


def is_worldwide(context: Context, name: str) -> bool:
    """Whether an organisation is one of many states, and no commission that two of them have set up."""
    body = next((body for body in context.organisations if body.name == name), None)
    if body is None or body.kind != "intergovernmental" or pattern("events", "standing_body").search(name):
        return False
    spans = [(m.start, m.end) for m in body.mentions]
    return not any(start <= c.start < end for c in context.countries for start, end in spans)


def _session_body(scene: Scene, telling: Telling) -> str | None:
    """The organisation of whose session the words are: "the session of X", "X, whose next session"."""
    if pattern("events", "session_of_body_before").search(telling.words):
        before = bodies_between(scene.context, telling.clause.start, telling.start)
        return before[-1] if before else standing_body(telling.before)
    inside = [
        body.name
        for body in scene.context.organisations
        if any(m.start < telling.end <= m.end and telling.start <= m.start for m in body.mentions)
    ]
    of = pattern("events", "council_of", cased=True).match(scene.context.flat, telling.end)
    after = bodies_between(scene.context, of.end() - 1, of.end() + 1) if of and not inside else []
    return next(iter([*inside, *after]), None)


def _of_heads(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """ "The meeting of the Presidents of A, B and C": a summit, but a meeting where they are of two countries."""
    draft.series = None
    _add_chairs(scene, telling, draft)
    after = {c.code for c in scene.context.countries if telling.end - 1 <= c.start < telling.clause.end}
    if draft.bodies or len(draft.countries) != 2 or len(after) != 2:
        return draft
    draft.kind = "meeting"
    return draft


def _of_states(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """ "The summit of the leaders of A, B and C": of the states that are named after it."""
    draft_countries = listed(scene.context, telling.clause, telling.text[: len(telling.text)])
    after = [c.code for c in scene.context.countries if telling.end <= c.start < telling.clause.end]
    if pattern("events", "summit_of_states").match(telling.text, telling.hit.end) is None or len(after) <= 2:
        return None
    draft.countries |= {code: None for code in draft_countries if code in after}
    _add_chairs(scene, telling, draft)
    return draft


def _of_two(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """ "A held a summit meeting with B": a summit of those two."""
    if pattern("events", "summit_of_two").match(telling.text, telling.hit.end) is None:
        return None
    if not any(a.start < telling.start for a in telling.actors):
        for person in telling.subjects:
            draft.add(person)
    _add_chairs(scene, telling, draft)
    return draft if len(draft.people) > 1 else None


def _of_the_two(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """ "The two held a summit": of those whom the plural means."""
    if pattern("events", "they_hold_summit").search(telling.before) is None:
        return None
    for person in meant_by_plural(scene, telling):
        draft.add(person)
    return draft if len(draft.people) > 1 else None


def _committee(telling: Telling) -> str | None:
    """The standing body of "the 7th Joint Committee" or "the intergovernmental commission", which no list knows."""
    body = standing_body(telling.words)
    if body:
        return body
    words = telling.words.split(" ")[1:]
    return " ".join(words) if words and words[0][:1].isupper() else None


def _of_two_states(scene: Scene, telling: Telling) -> str | None:
    """The bare noun of "the Georgian-Azerbaijani commission on delimitation", whose two countries stand by it."""
    parties = listed(scene.context, telling.clause, telling.text)
    return telling.words.split(" ")[-1] if len(parties) > 1 else None


def standing_body(words: str) -> str | None:
    """The body in the words of a session that two states have set up, by its common noun."""
    found = pattern("events", "standing_body").search(words)
    return found.group() if found else None


def _known_summit(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """Those who attend "the summit" attend the one told last; a summit with a number has the organisation beside it."""
    called = called_after(scene, telling)
    if called or draft.round is not None:
        bodies = called or bodies_between(scene.context, telling.clause.start, telling.clause.end)
        draft.bodies |= dict.fromkeys(bodies[:1])
        before = next((d for d in reversed(scene.drafts) if d.kind == "summit" and d.round is not None), None)
        if not draft.bodies and before is not None and draft.round is not None:
            draft.bodies |= before.bodies  # "The 6th BIMSTEC Summit … Dhaka will host the 7th summit"
        _add_chairs(scene, telling, draft)
        return draft if draft.bodies or draft.people else None
    known = next((d for d in reversed(scene.drafts) if d.kind == "summit" and d.status == "held"), None)
    if known is not None and pattern("events", "another_round").search(telling.text):
        draft.bodies |= known.bodies
        return draft
    if known is not None:
        _add_chairs(scene, telling, draft)
        known.absorb(draft)
        scene.last = known
    return None


def again(scene: Scene, text: str) -> tuple[Hit, Draft] | None:
    """Where a clause speaks of another round of a format told before, by its number or abbreviation only."""
    for short, known in scene.formats.items():
        match = re.search(rf"(?<![(\w]){re.escape(short)}\b", text)
        if match:
            return Hit("again", match.start(), match.end()), known
    known_last = next((d for d in reversed(scene.drafts) if d.kind in FORMATS or d.session), None)
    match = pattern("events", "another_round").search(text) if known_last else None
    return (Hit("again", match.start(), match.end()), known_last) if match and known_last else None


def draft_again(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """Another round of a format told before, where a verb says that it was or will be held."""
    found = again(scene, telling.text)
    if found is None or not _is_held(scene, telling, draft):
        return None
    known = found[1]
    draft.kind, draft.series, draft.session = known.kind, known.series, known.session
    draft.round = round_of(telling.text, (telling.hit.start, telling.hit.end))
    draft.countries |= known.countries
    if known.kind == "summit":
        draft.bodies |= known.bodies
    elif pattern("events", "chairs", cased=True).search(telling.text):
        for actor in telling.actors:
            draft.add(actor.person, "chair")
    return draft


def _note_abbreviation(scene: Scene, telling: Telling, draft: Draft) -> None:
    match = _ABBREVIATION.match(telling.text, telling.hit.end)
    if match:
        scene.formats.setdefault(match.group(1), draft)


_ABBREVIATION = re.compile(r"(?: [\w-]+){0,3}? \(([A-Z][A-Za-z]{0,2}[A-Z]{1,6})\)")


def _is_held(scene: Scene, telling: Telling, draft: Draft) -> bool:
    """Whether a verb tells that it was or will be held; of a round, a date or the headline says so too."""
    span = (telling.hit.start, telling.hit.end)
    if patterns("holding").search(telling.text) or status_of(telling.text, span) == "planned":
        return True
    dated = any(telling.clause.holds(d.start) for d in scene.context.dates)
    if dated and pattern("events", "at_a_session").search(telling.before):
        return True
    return bool(draft.round) and (dated or telling.clause.sentence.kind == "headline")


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
    ]
    of = pattern("events", "summit_of").match(scene.context.flat, telling.end)
    return before or (bodies_between(scene.context, of.end() - 1, of.end() + 1) if of else [])


def _only_name(gap: str) -> bool:
    """Whether nothing but more of its name stands between an organisation and its summit: "APEC Virtual"."""
    return len(gap) <= _LONGEST_GAP and _MORE_OF_NAME.fullmatch(gap) is not None


_MORE_OF_NAME = re.compile(r"(?: \([A-Z+\d]+)?\)? (?:[A-Z][a-z]+ ?){0,2}")
_LONGEST_GAP = 32


def _add_chairs(scene: Scene, telling: Telling, draft: Draft) -> None:
    chairs = pattern("events", "chairs", cased=True).search(telling.text)
    level = pattern("events", "at_the_level", cased=True).search(telling.text)
    if level is None or (chairs and chairs.start() > level.start()):
        for actor in telling.actors:
            if reports(telling, actor) or spoken_to(telling, actor):
                continue
            if actor.start > telling.start or not telling.mentioned:
                draft.add(actor.person, "chair" if chairs else "participant")
    if not draft.people and telling.clause.owner:
        draft.add(telling.clause.owner)
    if not draft.people and chairs and chairs.start() < telling.hit.start:
        for person in meant_by_plural(scene, telling):  # "the two ministers will preside over the second meeting"
            draft.add(person, "chair")
    draft.countries |= listed(scene.context, telling.clause, telling.text)
