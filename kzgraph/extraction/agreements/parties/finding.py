"""Between whom a document is: by its title, by "between A and B" or "with A", by the subject of the verb."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.geography import country_name, names_unlisted
from kzgraph.extraction.agreements.deeds.reading import Reading
from kzgraph.extraction.agreements.parties.by_halves import halves
from kzgraph.extraction.agreements.parties.by_hands import parties_behind_by, parties_signed_for
from kzgraph.extraction.agreements.parties.by_subject import bodies_that_sign, our_side, subject_parties
from kzgraph.extraction.agreements.parties.in_title import bodies_of_two, joined_by_dash, names_others
from kzgraph.extraction.agreements.parties.latter import with_latter
from kzgraph.extraction.agreements.parties.members import codes_between, members_of_row
from kzgraph.extraction.agreements.parties.of_members import acting_organisation
from kzgraph.extraction.agreements.parties.own_bodies import EUROPEAN, LENDER, is_with_union
from kzgraph.extraction.agreements.parties.spans import span_between, span_of_owners, span_with
from kzgraph.extraction.agreements.parties.unread import (
    body_of_country,
    one_unread,
    owned_body,
    partner_unread,
    two_names,
)
from kzgraph.extraction.agreements.party import body_party, country_party, unique
from kzgraph.extraction.agreements.subjects.bodies import clause_start, subject_row
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.passages.blocs import bloc_told_before
from kzgraph.extraction.passages.sides import sides_of
from kzgraph.extraction.passages.stage import Stage
from kzgraph.model import Evidence, Party


def find_parties(stage: Stage, sentence: Sentence, title: Title, reading: Reading) -> list[Party]:
    """The parties as the title or its sentence names them; empty where nothing is said."""
    context = stage.context
    evidence = context.source.evidence_at(title.start)
    if two := bodies_of_two(context, title, evidence):
        return two
    owners = span_of_owners(context, sentence, title)
    if owners and len(row := members_of_row(stage, sentence, *owners, evidence)) > 1:
        return row
    named = span_between(context, sentence, title)
    if named is not None:
        found = members_of_row(stage, sentence, *named, evidence)
        if len(found) < 2:
            unread = two_names(context, *named, evidence) or one_unread(context, *named, evidence)
            if unread := unread or halves(context, *named, evidence):
                return unread
        pair = [country_party(code, evidence) for code in sides_of(stage, sentence)]
        lonely = len(found) == 1 and found[0].kind == "country" and any(found[0].name == p.name for p in pair)
        lonely = lonely and _TWO_NAMES.match(context.flat, *named) is None  # "between Texas and London"
        # "between Somaliland and Ethiopia" is nothing of Somalia's
        return pair if lonely and not names_unlisted(context.flat[named[0] : named[1]]) else found
    partner = span_with(context, sentence, title)
    verb = reading.trigger.start if reading.trigger else sentence.start
    if partner and partner[0] < clause_start(context.flat, sentence.start, verb):
        partner = None  # "With Ghana watching, Peru and Chile signed a treaty"
    theirs = members_of_row(stage, sentence, *partner, evidence) if partner else []
    if partner and theirs:
        ours = [country_party(c, evidence) for c in our_side(stage, sentence, title, reading)]
        if is_with_union(title) and len(theirs) == 1 and theirs[0].kind == "country":
            ours = [country_party("EU", evidence)]
        if reading.trigger is not None and reading.trigger.end <= title.start:
            theirs = theirs if len(theirs) != 1 else owned_body(context, *partner, evidence) or theirs
            row = subject_row(context, sentence, reading.trigger.start, evidence)
            if len(row) > 1 and all(p.kind == "country" for p in row):
                return unique([*row, *theirs])  # "Norway and Ghana signed an agreement with Togo"
            ours = body_of_country(context, sentence, reading.trigger.start, evidence) or ours
            ours = bodies_that_sign(stage, sentence, reading.trigger, theirs, evidence) or ours
        elif body := next(iter(context.bodies_between(title.start, partner[0])), None):
            ours = [body_party(body[2], evidence)]  # the EBRD loan agreement with Georgia
        elif bloc := bloc_told_before(context, sentence):
            ours = [body_party(bloc, evidence)]
        taken = {t.name for t in theirs} | {country_name(t.on_behalf) for t in theirs if t.on_behalf}
        return unique([*[p for p in ours if p.name not in taken][:1], *theirs])
    if _WITH_UNION.match(context.flat, title.end) and EUROPEAN.search(context.flat):
        ours = [country_party(c, evidence) for c in our_side(stage, sentence, title, reading) if c != "EU"]
        return [*ours[:1], country_party("EU", evidence)]
    if latter := with_latter(stage, sentence, title, verb, evidence):
        return latter
    if unread := _with_unread_name(stage, sentence, title, reading, evidence):
        return unread
    if by_hands := parties_behind_by(stage, sentence, title, evidence):
        return by_hands
    if signed_for := parties_signed_for(context, sentence, evidence) if reading.status == "signed" else []:
        return signed_for
    if dashed := joined_by_dash(context, title, evidence):
        return dashed
    if lent := _of_lender(stage, sentence, title, evidence):
        return lent
    acts = reading.trigger is not None and reading.trigger.end <= title.start and reading.status != "mentioned"
    if acts and (own := body_of_country(context, sentence, reading.trigger.start, evidence)):  # type: ignore[union-attr]
        return own
    subject = subject_parties(stage, sentence, title, reading, evidence)
    if len(subject) > 1 and all(party.kind == "organisation" for party in subject):
        return subject  # "Naftogaz and DEPA signed a Letter of Intent on American gas for Ukraine"
    inside = [] if names_others(title) else codes_between(context, title.start, title.end)
    if len(inside) >= 2:
        return [country_party(code, evidence) for code in inside]
    return (
        subject
        or acting_organisation(context, sentence, title, reading, evidence)
        or _of_owners(stage, sentence, title, evidence)
    )


_WITH_UNION = re.compile(r",? with the Union\b(?! of)")
_TWO_NAMES = re.compile(
    r"(?:the )?[A-Z][a-z]+ and (?:the )?[A-Z][a-z]+(?=[.,;]| (?:was|were|is|on|in|for|signed)\b|\s*\Z)"
)


def _of_owners(stage: Stage, sentence: Sentence, title: Title, evidence: Evidence) -> list[Party]:
    """Those of whom a sentence tells whose document it is: "Peru and Mercosur said that talks on their pact ended"."""
    context, at = stage.context, sentence.start
    if title.article != "their":
        return []
    first = at + (4 if context.flat.startswith("The ", at) else 0)
    opens = context.countries_between(first, first + 1) or context.bodies_between(first, first + 1)
    owners = members_of_row(stage, sentence, at, title.start, evidence) if opens else []
    states = {country_name(code) for code in codes_between(context, at, title.start)}
    two = len(owners) == _PAIR and states <= {p.name for p in owners}
    return owners if two else []


_PAIR = 2


def _with_unread_name(
    stage: Stage, sentence: Sentence, title: Title, reading: Reading, evidence: Evidence
) -> list[Party]:
    """Who signs, and the other side by a name that is nowhere known: "a memorandum with Somaliland"."""
    verb = reading.trigger
    if verb is None or reading.status != "signed" or verb.end > title.start:
        return []
    other = partner_unread(stage.context, sentence, title, evidence)
    row = subject_row(stage.context, sentence, verb.start, evidence) if other else []
    return unique([*row, *other]) if len(row) == 1 else []


def _of_lender(stage: Stage, sentence: Sentence, title: Title, evidence: Evidence) -> list[Party]:
    """A bank or fund at the head of a title and the state that it is told of: "the Abu Dhabi Fund loan agreement"."""
    body = next((b for a, _, b in stage.context.bodies_between(title.start, title.end) if a == title.start), None)
    if body is None or not LENDER.search(body.name):
        return []
    sides = sides_of(stage, sentence)
    others = [code for code in sides if code != body.country]
    return [body_party(body, evidence), country_party(others[0], evidence)] if len(others) == 1 else []
