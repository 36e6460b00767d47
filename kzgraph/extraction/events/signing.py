"""Signings: who signed and who watched."""

from __future__ import annotations

import re
from dataclasses import replace

from kzgraph.extraction.events.drafts import Draft, with_other_side
from kzgraph.extraction.events.signing_bodies import (
    add_other_body,
    bodies_beside_states,
    bodies_that_signed,
    company_signs,
    signing_bodies,
    states_beside_body,
)
from kzgraph.extraction.events.signing_none import is_no_signing
from kzgraph.extraction.events.signing_states import signed_by, states_acting, states_of_unnamed, states_that_signed
from kzgraph.extraction.events.telling.acting import reports, spoken_to
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.documents import group_only_speaks, signed_document_behind, signing_is_topic
from kzgraph.extraction.events.telling.parties import listed
from kzgraph.extraction.events.telling.plurals import meant_by_plural, they_are_states
from kzgraph.extraction.events.telling.rows import row_before
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.events.telling.subjects import behind_opening, goes_on, of_own_clause
from kzgraph.extraction.knowledge import lexicon, pattern


def draft_signing(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The signing with signatories, witnesses and countries, or None where nothing tells whose it is."""
    if is_no_signing(scene, telling) or pattern("signings", "unnamed_bodies_sign").match(telling.text):
        return None
    witnessed = pattern("signings", "witnessed").search(telling.text)
    watching_from = witnessed.start() if witnessed else None
    passive = _is_passive(telling) or _is_line_of_list(telling)
    actors = [a for a in telling.actors if a.start > telling.start or not reports(telling, a)]
    actors = [a for a in actors if signed_document_behind(telling, a.end - telling.clause.start) is None]
    actors = [a for a in actors if not (_of_another_deed(telling, a) or spoken_to(telling, a))]
    actors = of_own_clause(telling, _without_opening(telling, actors))
    if passive:
        actors = [a for a in actors if a.start > telling.start or _watches(telling, a, watching_from)]
    actors = [a for a in actors if _watches(telling, a, watching_from) or not _only_dates(telling, a)]
    if telling.mentioned or signing_is_topic(telling) or _OWNED.search(telling.before):
        actors = [
            a for a in actors if a.start > telling.start or telling.text.startswith("'", a.end - telling.clause.start)
        ]
    bodies = [] if passive else signing_bodies(scene, telling)
    if passive:
        draft.bodies |= dict.fromkeys(bodies_that_signed(scene, telling))
    if bodies and not any(a.start < telling.start for a in actors):
        actors = [a for a in actors if watching_from is not None and _watches(telling, a, watching_from)]
    for actor in actors:
        draft.add(actor.person, "witness" if _watches(telling, actor, watching_from) else "signatory")
    if telling.clause.owner and (telling.text.startswith("with whom") or _WHO.fullmatch(telling.before)):
        draft.add(telling.clause.owner, "signatory")
    theirs = pattern("signings", "states_that_sign").search(telling.before)  # "They noted that A and B had signed"
    states = states_acting(scene, telling) or states_beside_body(scene.context, telling)
    silent = bool(states or theirs) or (watching_from is None and group_only_speaks(telling)) or bool(_handed(telling))
    group = [] if silent else meant_by_plural(scene, _up_to_witnesses(telling, watching_from))
    if not pattern("signings", "collective_signatories").search(telling.before) and (
        witnessed or not passive or telling.text.startswith(" by ", telling.hit.end)
    ):
        for person in group:
            watches = (witnessed and not _group_before(telling, watching_from)) or _group_looks_on(telling)
            draft.add(person, "witness" if watches else "signatory")
    with_whom = actors and telling.text[telling.hit.end : max(0, actors[0].lead - telling.clause.start)]
    alone = not actors or (with_whom and _WITH.search(with_whom))  # "met A and signed a deal with B"
    further = not passive and goes_on(telling, [])
    if alone and not group and (pattern("signings", "subject_signs").match(telling.text) or further):
        for person in telling.subjects:
            draft.add(person, "signatory")
    if not any(capacity == "signatory" for _, capacity in draft.people.values()):
        bodies = signing_bodies(scene, telling)
        draft.bodies |= dict.fromkeys(bodies or bodies_beside_states(scene.context, telling))
    if not draft.people and len(draft.bodies) == _SIDES:
        homes = {b.country: None for b in scene.context.organisations if b.name in draft.bodies and b.country}
        draft.countries |= homes if len(homes) == _SIDES else {}
    if len({person.country for person, _ in draft.people.values()}) == 1:
        add_other_body(scene, telling, draft)
    draft.countries |= _parties_listed(scene, telling)
    if passive and pattern("event_clauses", "union_document", cased=True).search(telling.before):
        draft.countries |= {"EU": None}  # "the Agreement between Peru and the European Union, signed in Brussels"
    if not (draft.people or draft.bodies or draft.countries) and company_signs(scene.context, telling):
        return None
    joins = pattern("signings", "treaty_of_many", cased=True).match(telling.text, telling.hit.end)
    if not (draft.people or draft.bodies or draft.countries or passive) and (
        summit := _summit_just_told(scene, telling)
    ):
        draft.bodies |= summit.bodies  # "The BRICS summit opened in Kazan. The leaders signed a declaration"
        draft.not_of_pair = True
        return draft
    if not draft.people:
        draft.countries |= states
    if not draft.people and not (joins and states):
        draft.countries |= states_that_signed(scene, telling)
    if not (draft.people or draft.bodies or draft.countries or passive):
        row = row_before(scene.context, telling)  # "Hanoi and Manila signed"
        draft.countries |= row.countries if row is not None else {}
    of_body = bool(draft.bodies and states)  # "the World Bank and Kenya had signed": no third one
    if not (draft.people or of_body) and not (joins and states) and len(draft.countries) < _SIDES:
        draft.countries = with_other_side(scene.context, draft.countries, states_of_unnamed(scene, telling))
    if joins and len(homes := draft.homes | draft.countries) == 1 and not telling.mentioned:
        draft.of_many, draft.countries = True, homes  # "Angola signed the Artemis Accords"
        return draft
    return draft if draft.people or draft.bodies or len(draft.countries) > 1 or _without_names(scene, telling) else None


def _summit_just_told(scene: Scene, telling: Telling) -> Draft | None:
    """The summit of an organisation told last whose leaders sign: who they are the text need not name."""
    last, leaders = scene.last, pattern("signings", "leaders_sign", cased=True).fullmatch(telling.before)
    if leaders is None or last is None or last.kind != "summit" or not last.bodies:
        return None
    return last if telling.clause.sentence.block - last.sentences[-1].block <= 1 else None


def _parties_listed(scene: Scene, telling: Telling) -> dict[str, None]:
    """The states listed as parties; where a document "between A and B", "with A" was signed, only those of its name.

    "The Treaty, signed in 1923, was invoked by A in talks with B": not those of another deed.
    """
    found = listed(scene.context, telling.clause, telling.text)
    if (start := behind_opening(telling)) > telling.clause.start:
        found = {
            c.code: None for c in telling.clause.among(scene.context.countries) if c.code in found and c.start >= start
        }
    if signed_document_behind(telling) is not None:
        rest = telling.text[telling.hit.end :]
        other = pattern("signings", "done_by_others").search(rest) or pattern("signings", "with_others").search(rest)
        end = telling.end + other.end() if other else telling.clause.end
        found = {
            c.code: None for c in telling.clause.among(scene.context.countries) if c.code in found and c.start < end
        }
    if _is_passive(telling) and (partner := pattern("signings", "one_with").search(telling.text[: telling.hit.start])):
        spot, first = telling.clause.start + partner.start(), telling.clause.sentence.start
        has = pattern("signings", "has_such")
        flat, named = scene.context.flat, [c for c in scene.context.countries if first <= c.start < telling.start]
        ours = [c.code for c in named if c.start < spot and has.match(flat, c.end)][-1:]
        return dict.fromkeys([*ours, *(c.code for c in named if c.start >= spot)])
    between = telling.before.rfind(" between ")
    if between < 0 or (signed_document_behind(telling) is None and not _is_passive(telling)):
        return found
    start = telling.clause.start + between
    own = {c.code for c in telling.clause.among(scene.context.countries) if start < c.start < telling.start}
    return {code: None for code in found if code in own} if len(own) >= _SIDES else found


def _is_passive(telling: Telling) -> bool:
    """Whether the subject is the document: "was signed", "the statements signed by", "a credit, signed in Rome"."""
    passive = pattern("signings", "passive_signing").search(telling.text[: telling.hit.end])
    behind = telling.text[: telling.hit.start].endswith(", ") and pattern(
        "signings", "participle_behind", cased=True
    ).match(telling.text, telling.hit.start)
    return bool(passive or behind) or signed_by(telling) is not None


def _is_line_of_list(telling: Telling) -> bool:
    """Whether a clause is the line below a document that tells who signed it: "Signed by: NAME"."""
    return pattern("signings", "signed_by_line").match(telling.text) is not None


def _only_dates(telling: Telling, actor: Actor) -> bool:
    """Whether somebody's journey or talks only tell when it was signed: "signed in 2019 during X's visit"."""
    between = telling.text[telling.hit.end : max(telling.hit.end, actor.lead - telling.clause.start)]
    return pattern("signings", "signed_when").search(between) is not None


# "He praised [Peru and Chile's recent] signing of the treaty".
_OWNED = re.compile(r"['’]s? (?:[a-z]+ )?$")
_SIDES = 2


def _group_before(telling: Telling, watching_from: int | None) -> bool:
    """Whether "the ministers signed" stands before those who only watched, who are no such group themselves."""
    if watching_from is None or watching_from < telling.hit.end:
        return False
    groups = pattern("event_clauses", "groups")
    return groups.search(telling.before) is not None and groups.search(telling.text, watching_from) is None


def _up_to_witnesses(telling: Telling, watching_from: int | None) -> Telling:
    """The telling with its words drawn out over "in the presence of the two leaders" after them."""
    if watching_from is None or watching_from < telling.hit.end:
        return telling
    return replace(telling, hit=replace(telling.hit, end=min(len(telling.text), watching_from + _WITNESSES)))


# "In the presence of the two heads of state" is no longer than this.
_WITNESSES = 50


def _watches(telling: Telling, actor: Actor, watching_from: int | None) -> bool:
    """Whether somebody stands after "in the presence of", or is the subject of "witnessed".

    "In the presence of A and B, C and D signed": who stands after the last comma signs, but that right before the verb.
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
    if pattern("signings", "signed_by_others").search(
        telling.text, watching_from, max(0, actor.lead - telling.clause.start)
    ):
        return False
    row = len(telling.text[: telling.hit.start].rstrip(", "))
    signers = telling.text.rfind(", ", watching_from, row)
    return place > watching_from and not (0 < signers < place < telling.hit.start)


def _looks_on(telling: Telling, actor: Actor) -> bool:
    """Whether somebody is the subject of "looked on as A and B signed", or of "with NAME and NAME looking on"."""
    end = actor.end - telling.clause.start
    row = pattern("signings", "row_looking_on").search(telling.text)
    if row and row.start("row") < end <= row.end("row"):
        return True
    if pattern("signings", "looking_on").match(telling.text[end:]):
        return True
    between = telling.text[end : telling.hit.start]
    if between and pattern("signings", "as_witness").match(telling.text, telling.hit.end):
        return pattern("signings", "other_hand").search(between) is None
    watched = _looked_on_as(telling)
    return watched is not None and end <= watched.start()


def _group_looks_on(telling: Telling) -> bool:
    """Whether "the two presidents" are the subject of "looked on as A and B signed"."""
    watched = _looked_on_as(telling)
    return watched is not None and pattern("event_clauses", "groups").search(telling.text, 0, watched.end()) is not None


def _looked_on_as(telling: Telling) -> re.Match[str] | None:
    return pattern("signings", "looked_on_as").search(telling.text[: telling.hit.start])


# From a comma behind what was signed to who did something with it.
_RELATIVE = re.compile(r", which (?:[A-Z][\w.'-]*,? |(?:and|of|the|for|his|her|its) )*$")


def _of_another_deed(telling: Telling, actor: Actor) -> bool:
    """Whether somebody did something else than sign.

    "NAME welcomed the treaty that A and B signed", "a treaty drafted by NAME", "and NAME a guest book"; "; NAME was";
    "under the auspices of NAME".
    """
    text, opening = telling.text, telling.clause.start
    ahead = text[: max(0, actor.lead - opening)]
    if any(pattern("signings", key).search(ahead) for key in ("predecessors_of", "brought_together_by")):
        return True
    if actor.start > telling.start and _RELATIVE.search(ahead, telling.hit.end):
        return True  # "signed a treaty, which B praised"
    if actor.start < telling.start:
        if (handed := _handed(telling)) and actor.end - opening <= handed:
            return True
        praised = pattern("signings", "praised_document", cased=True).search(telling.before)
        if praised is not None and actor.end - opening <= praised.start():
            return True
        theirs = pattern("signings", "states_that_sign", cased=True).search(telling.before)
        if theirs is None or actor.end - opening > theirs.start():
            return False
        nobody = all(a.end - opening <= theirs.start() for a in telling.actors if a.start < telling.start)
        return nobody and not _looks_on(telling, actor)
    between = text[telling.hit.end : max(telling.hit.end, actor.lead - opening)]
    after = text[actor.end - opening :]
    if pattern("signings", "done_by_others").search(between):
        return True
    if pattern("signings", "clause_apart").search(between) and pattern("signings", "own_verb").match(after):
        return True
    signed = any(a.start < telling.start for a in telling.actors)
    gapped = signed and pattern("signings", "joined_clause").search(between) is not None
    return gapped and pattern("signings", "another_object", cased=True).match(after) is not None


def _handed(telling: Telling) -> int:
    """Where "exchanged copies of" a document stands that was signed before, by others than those ahead; else 0."""
    handed = pattern("signings", "handed_over").search(telling.before)
    before = handed and pattern("encounter_words", "signed_before").search(telling.text, handed.end())
    return handed.start() if handed and before and before.start() <= telling.hit.end else 0


def _without_opening(telling: Telling, actors: list[Actor]) -> list[Actor]:
    """Those without the ones of an opening phrase before two who sign: "After talks with A, B and C signed".

    Nor does the guest of "During A's visit, the two governments signed".
    """
    if visit := pattern("signings", "on_visit_states", cased=True).match(telling.text):
        return [a for a in actors if a.start >= telling.clause.start + visit.end()]
    opening = pattern("signings", "after_talks_with", cased=True).match(telling.text)
    end = telling.clause.start + opening.end() if opening else 0
    signing = [a for a in actors if end <= a.start < telling.start]
    return [a for a in actors if a.start >= end] if len(signing) >= _SIDES else actors


def _without_names(scene: Scene, telling: Telling) -> bool:
    group = pattern("signings", "group_signs").search(telling.before) is not None
    if group or pattern("signings", "signing_without_names").search(telling.text) or they_are_states(scene, telling):
        return True
    return pattern("signings", "signed_document").search(telling.text[: telling.hit.end]) is not None


_WITH = re.compile(r"\bwith (?:the )?$")
# Before the verb in a relative clause: who is told of has signed, "A, who signed a treaty with B".
_WHO = re.compile(r"who (?:(?:had|has|have|also|jointly|recently|then|later|earlier|himself|herself) )*")
