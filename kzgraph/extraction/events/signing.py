"""Signings: who signed and who watched."""

from __future__ import annotations

import re
from dataclasses import replace

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.signing_states import signed_by, states_of_unnamed, states_that_signed
from kzgraph.extraction.events.telling.acting import reports, spoken_to
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.parties import bodies_between, listed
from kzgraph.extraction.events.telling.plurals import meant_by_plural
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import lexicon, pattern


def draft_signing(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The signing with signatories, witnesses and countries, or None where nothing tells whose it is."""
    witnessed = pattern("signings", "witnessed").search(telling.text)
    watching_from = witnessed.start() if witnessed else None
    passive = _is_passive(telling) or _is_line_of_list(telling)
    actors = [a for a in telling.actors if a.start > telling.start or not reports(telling, a)]
    actors = [a for a in actors if not (_of_another_deed(telling, a) or spoken_to(telling, a))]
    if passive:
        actors = [a for a in actors if a.start > telling.start or _watches(telling, a, watching_from)]
    actors = [a for a in actors if _watches(telling, a, watching_from) or not _only_dates(telling, a)]
    if telling.mentioned:
        actors = [
            a for a in actors if a.start > telling.start or telling.text.startswith("'", a.end - telling.clause.start)
        ]
    bodies = [] if passive else _signing_bodies(scene, telling)
    if passive:
        draft.bodies |= dict.fromkeys(_bodies_that_signed(scene, telling))
    if bodies and not any(a.start < telling.start for a in actors):
        actors = [a for a in actors if watching_from is not None and _watches(telling, a, watching_from)]
    for actor in [*actors, *_behind_semicolons(scene, telling)]:
        draft.add(actor.person, "witness" if _watches(telling, actor, watching_from) else "signatory")
    group = meant_by_plural(scene, _up_to_witnesses(telling, watching_from))
    if pattern("signings", "states_that_sign").search(telling.before):
        group = []  # "They noted that A and B had signed"
    if not pattern("signings", "collective_signatories").search(telling.before) and (
        witnessed or not passive or telling.text.startswith(" by ", telling.hit.end)
    ):
        for person in group:
            draft.add(person, "witness" if witnessed else "signatory")
    with_whom = actors and telling.text[telling.hit.end : max(0, actors[0].lead - telling.clause.start)]
    alone = not actors or (with_whom and _WITH.search(with_whom))  # "met A and signed a deal with B"
    if alone and not group and pattern("signings", "subject_signs").match(telling.text):
        for person in telling.subjects:
            draft.add(person, "signatory")
    if not any(capacity == "signatory" for _, capacity in draft.people.values()):
        draft.bodies |= dict.fromkeys(_signing_bodies(scene, telling))
    if not draft.people and len(draft.bodies) == _SIDES:
        homes = {b.country: None for b in scene.context.organisations if b.name in draft.bodies and b.country}
        draft.countries |= homes if len(homes) == _SIDES else {}
    if len({person.country for person, _ in draft.people.values()}) == 1:
        _add_other_body(scene, telling, draft)
    draft.countries |= listed(scene.context, telling.clause, telling.text)
    if not draft.people:
        draft.countries |= states_that_signed(scene, telling)
    if not draft.people and len(draft.countries) < _SIDES:
        draft.countries |= states_of_unnamed(scene, telling)
    joins = pattern("signings", "treaty_of_many", cased=True).match(telling.text, telling.hit.end)
    if joins and len(draft.countries) == 1 and not (draft.people or telling.mentioned):
        draft.of_many = True  # "Angola signed the Artemis Accords"
        return draft
    return draft if draft.people or draft.bodies or len(draft.countries) > 1 or _without_names(telling) else None


def _add_other_body(scene: Scene, telling: Telling, draft: Draft) -> None:
    """Add the body of another country with which somebody signed: "signed a memorandum with the Bank of B"."""
    own = {person.country for person, _ in draft.people.values()}
    for match in pattern("signings", "signed_with").finditer(scene.context.flat, telling.end, telling.clause.end):
        for body in scene.context.organisations:
            if body.country and body.country not in own and any(m.start == match.end() for m in body.mentions):
                draft.bodies[body.name] = None
                draft.countries[body.country] = None


def _is_passive(telling: Telling) -> bool:
    """Whether the subject is the document: "was signed", "the statements signed by"."""
    passive = pattern("signings", "passive_signing").search(telling.text[: telling.hit.end])
    if passive is not None or signed_by(telling) is not None:
        return True
    participles = pattern("signings", "signed_participle").finditer(telling.text)
    return any(m.end() == telling.hit.end and " and " not in m.group()[-_JOINED:] for m in participles)


def _is_line_of_list(telling: Telling) -> bool:
    """Whether a clause is the line below a document that tells who signed it: "Signed by: NAME"."""
    return pattern("signings", "signed_by_line").match(telling.text) is not None


def _behind_semicolons(scene: Scene, telling: Telling) -> list[Actor]:
    """The further signatories of such a line: "Signed by: A, Minister of Ports; B, Minister of Trade"."""
    clause, flat = telling.clause, scene.context.flat
    if not _is_line_of_list(telling):
        return []
    further = scene.cast.between(clause.end, clause.sentence.end)
    return [a for a in further if flat[clause.end : a.lead].rstrip().endswith(";")]


def _bodies_that_signed(scene: Scene, telling: Telling) -> list[str]:
    """The bodies after "was signed between" or "by", two or more: they signed themselves."""
    after = pattern("signings", "signed_between").match(telling.text, telling.hit.end)
    if after is None:
        return []
    start = telling.clause.start + after.end()
    people = (a.lead for a in telling.actors if a.start >= start)
    names = bodies_between(scene.context, start, min(people, default=telling.clause.end))
    return names if len(names) > 1 else []


def _only_dates(telling: Telling, actor: Actor) -> bool:
    """Whether somebody's journey or talks only tell when it was signed: "signed in 2019 during X's visit"."""
    between = telling.text[telling.hit.end : max(telling.hit.end, actor.lead - telling.clause.start)]
    return pattern("signings", "signed_when").search(between) is not None


_SIDES = 2
# "Initialled the treaty and signed": an active verb is joined to another so near before it.
_JOINED = len(" and signed")


def _up_to_witnesses(telling: Telling, watching_from: int | None) -> Telling:
    """The telling with its words drawn out over "in the presence of the two leaders" after them."""
    if watching_from is None or watching_from < telling.hit.end:
        return telling
    return replace(telling, hit=replace(telling.hit, end=min(len(telling.text), watching_from + _WITNESSES)))


# "In the presence of the two heads of state" is no longer than this.
_WITNESSES = 50


def _watches(telling: Telling, actor: Actor, watching_from: int | None) -> bool:
    """Whether somebody stands after "in the presence of", or is the subject of "witnessed".

    "In the presence of A and B, C and D signed": who stands after the last comma signs.
    """
    if _looks_on(telling, actor):
        return True
    if watching_from is None:
        return False
    verbs = tuple(lexicon("signings")["watching_verbs"])
    place = actor.start - telling.clause.start
    watching = telling.text[watching_from:].lower()
    if watching.startswith(verbs) and not watching.startswith("witnessed by "):
        # "A attended the signing of the treaty by B and C".
        lead = actor.lead - telling.clause.start
        return pattern("signings", "signing_by").match(telling.text[watching_from:lead]) is None
    signers = telling.text.rfind(", ", watching_from, telling.hit.start)
    return place > watching_from and not (0 < signers < place < telling.hit.start)


def _looks_on(telling: Telling, actor: Actor) -> bool:
    """Whether somebody is the subject of "looked on as A and B signed", or of "with NAME looking on"."""
    end = actor.end - telling.clause.start
    if pattern("signings", "looking_on").match(telling.text[end:]):
        return True
    watched = pattern("signings", "looked_on_as").search(telling.text[: telling.hit.start])
    return watched is not None and end <= watched.start()


def _of_another_deed(telling: Telling, actor: Actor) -> bool:
    """Whether somebody did something else than sign.

    "NAME welcomed the treaty that A and B signed", "a treaty drafted by NAME", "and NAME a guest book".
    """
    text, opening = telling.text, telling.clause.start
    if actor.start < telling.start:
        praised = pattern("signings", "praised_document", cased=True).search(telling.before)
        if praised is not None and actor.end - opening <= praised.start():
            return True
        theirs = pattern("signings", "states_that_sign", cased=True).search(telling.before)
        if theirs is None or actor.end - opening > theirs.start():
            return False
        nobody = all(a.end - opening <= theirs.start() for a in telling.actors if a.start < telling.start)
        return nobody and not _looks_on(telling, actor)
    between = text[telling.hit.end : max(telling.hit.end, actor.lead - opening)]
    if pattern("signings", "done_by_others").search(between):
        return True
    signed = any(a.start < telling.start for a in telling.actors)
    gapped = signed and pattern("signings", "joined_clause").search(between) is not None
    return gapped and pattern("signings", "another_object", cased=True).match(text[actor.end - opening :]) is not None


def _signing_bodies(scene: Scene, telling: Telling) -> list[str]:
    """Bodies that sign themselves: "The Ministry of Energy of A and the Ministry of Energy of B signed …"."""
    if pattern("signings", "signing_without_names").search(telling.text[: telling.hit.end]):
        return []
    if pair := _body_with_another(scene.context, telling):
        return pair
    names = bodies_between(scene.context, telling.clause.start, telling.start)
    return names if len(names) > 1 else []


def _body_with_another(context: Context, telling: Telling) -> list[str]:
    """The two bodies of "The Bank of A has signed a loan agreement with the Ministry of Finance of B"."""
    gap = pattern("signings", "body_signs")
    own = next(
        (
            body
            for body in context.organisations
            if any(
                telling.clause.start <= m.start < m.end <= telling.start
                and gap.fullmatch(context.flat, m.end, telling.start)
                for m in body.mentions
            )
        ),
        None,
    )
    if own is None:
        return []
    for match in pattern("signings", "signed_with").finditer(context.flat, telling.end, telling.clause.end):
        for body in context.organisations:
            if body is not own and any(m.start == match.end() for m in body.mentions):
                return [own.name, body.name] if body.country != own.country else []
    return []


def _without_names(telling: Telling) -> bool:
    text = telling.text
    if pattern("signings", "signing_without_names").search(text) or pattern("signings", "group_signs").search(
        telling.before
    ):
        return True
    return pattern("signings", "signed_document").search(text[: telling.hit.end]) is not None


_WITH = re.compile(r"\bwith (?:the )?$")
