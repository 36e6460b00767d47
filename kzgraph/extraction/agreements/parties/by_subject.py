"""The sides by the subject of the verb: "A and B signed", "Kazakhstan and the UK are preparing to sign"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.actors.geography import country_name, first_unlisted
from kzgraph.extraction.agreements.deeds.behind_title import is_object
from kzgraph.extraction.agreements.deeds.reading import Reading
from kzgraph.extraction.agreements.deeds.verbs import Trigger
from kzgraph.extraction.agreements.parties.members import codes_between
from kzgraph.extraction.agreements.parties.of_many import is_of_many
from kzgraph.extraction.agreements.parties.own_bodies import (
    EUROPEAN,
    acts_for_itself,
    is_with_union,
    outside_union,
    own_body,
)
from kzgraph.extraction.agreements.parties.unread import two_unread, with_unread
from kzgraph.extraction.agreements.party import UNION, body_party, country_party, unique
from kzgraph.extraction.agreements.subjects.bodies import clause_start, subject_row
from kzgraph.extraction.agreements.subjects.gapped import verb_left_out
from kzgraph.extraction.agreements.subjects.gaps import bare, before_help
from kzgraph.extraction.agreements.subjects.people import subject_people
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import PersonEntity, Sentence
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.passages.others import seat_that_acts, state_meant_by_it, state_that_owns, two_that_act
from kzgraph.extraction.passages.people import people_at
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled
from kzgraph.model import Evidence, Party


def bodies_that_sign(
    stage: Stage, sentence: Sentence, verb: Trigger, theirs: Sequence[Party], evidence: Evidence
) -> list[Party]:
    """The bodies for which the subject of a verb signs with somebody: a bank, or the one whose president does so.

    A body of a state acts for that state where the other side is a state too, unless it is a bank or a company.
    """
    context = stage.context
    with_body = bool(theirs) and theirs[0].kind == "organisation"
    row = _for_states(context, verb, subject_row(context, sentence, verb.start, evidence))
    known = {o.name: o for o in context.organisations}
    own = [p for p in row if p.kind == "organisation"]
    if found := [p for p in own if p.on_behalf is None or with_body or acts_for_itself(known.get(p.name))]:
        return found
    signers = subject_people(stage, sentence, verb.start)
    body = next((own_body(context, s) for s in signers[:1] if isinstance(s, PersonEntity)), None)
    return [body_party(body, evidence)] if body is not None else []


_AT_HOME = re.compile(r"ratif|approv")


def _for_states(context: Settled, verb: Trigger, row: Sequence[Party]) -> list[Party]:
    """The subject of a verb, with states for their bodies where these ratify: a parliament's chamber is no party."""
    if _AT_HOME.search(verb.text) is None:
        return list(row)
    known = {o.name: o for o in context.organisations}
    chamber = re.compile(lexicon("agreements")["names_of_kind"]["parliaments"])
    states: list[Party] = []
    for party in row:
        home = party.on_behalf or ("EU" if EUROPEAN.search(party.name) else None)
        own = party.name in UNION or acts_for_itself(known.get(party.name))
        if party.kind == "organisation" and home and not own:
            states.append(country_party(home, party.evidence[0]))
        elif party.kind != "organisation" or not chamber.search(party.name):
            states.append(party)
    return unique(states)


def our_side(stage: Stage, sentence: Sentence, title: Title, reading: Reading) -> list[str]:
    """Countries that may be the side which signs "with" another one, the likeliest first."""
    context = stage.context
    found: list[str] = []
    if reading.trigger is not None and reading.trigger.end <= title.start:
        owners = [
            c.code
            for c in context.countries_between(sentence.start, reading.trigger.start)
            if context.flat[c.end : reading.trigger.start] in {"'s ", "' "}
        ]
        found += owners
        if seat := seat_that_acts(context, sentence.start, reading.trigger.start):
            found.append(seat)
        it = _IT.search(context.flat, sentence.start, reading.trigger.start)
        if it and (state := state_meant_by_it(context, sentence, it.start("it"))):
            found.append(state)
        if EUROPEAN.search(context.flat) and _BLOC.search(context.flat, sentence.start, reading.trigger.start):
            found.append("EU")
        signers = subject_people(stage, sentence, reading.trigger.start)
        found += [s.country for s in signers if s.country]
        begin = clause_start(context.flat, sentence.start, reading.trigger.start)
        codes = codes_between(context, begin, reading.trigger.start)
        # "Georgian media reported that Armenia had signed": the subject, not who else stands before the verb
        row = subject_row(context, sentence, reading.trigger.start, context.source.evidence_at(title.start))
        found += [code for code in codes if any(country_name(code) == p.name for p in row)] or codes
    elif reading.trigger is not None and is_object(context, title, reading.trigger):
        # "An agreement with Peru that Minister A had signed"
        people = people_at(context, title.end, reading.trigger.start)
        found += [p.country for p in people if p.country] + codes_between(context, title.end, reading.trigger.start)
    if not found and (has := _who_has(context, sentence, title)):
        found = [has]
    if not found and (owner := state_that_owns(context, sentence.start, title.start)):
        found = [owner]
    if not found and (subject := _who_speaks(context, sentence, title)):
        found = [subject]
    codes = [*found, *([context.home] if context.home else []), *context.pair]
    return outside_union(codes) if is_with_union(title) else codes


_IT = re.compile(r"\b(?P<it>[Ii]t) (?:(?:has|had|have|also|already|recently|then) )*\Z")
# The European Union, in a text that names it, as the subject of a verb.
_BLOC = re.compile(
    r"\b(?:[Tt]he (?:[\w-]+ )?bloc|[Tt]he Union|Brussels) (?:(?:has|had|have|also|already|recently|then) )*\Z"
)


def _who_has(context: Settled, sentence: Sentence, title: Title) -> str | None:
    """The state that has such documents: "the third that Kenya has concluded; one with Peru was signed in May".

    So does "the EU has an Association Agreement with Kenya".
    """
    if own := _HAS_IT.search(context.flat, sentence.start, title.start):
        union = any(
            own.start() == end for _, end, o in context.bodies_between(sentence.start, own.end()) if o.name in UNION
        )
        return (
            "EU"
            if union
            else next(
                (c.code for c in context.countries_between(sentence.start, own.end()) if c.end == own.start()), None
            )
        )
    spots = context.countries_between(sentence.start, title.start) if title.first == title.head else ()
    has = [c.code for c in spots if c.form != "adjective" and _HAS.match(context.flat, c.end)]
    return has[-1] if has else None


_HAS_IT = re.compile(r" (?:has|have|had)(?: (?:had|also|already|long|now))* (?:an?|its|two) ?\Z")
_HAS = re.compile(r" (?:has|have|had|already|also|signed|concluded)\b")


def _who_speaks(context: Settled, sentence: Sentence, title: Title) -> str | None:
    """The country of who speaks of a document or opens the sentence: "The Minister briefed him on the treaty with"."""
    spots = context.meant_between(sentence.start, title.start)
    if speaker := next((p for _, end, p in reversed(spots) if _SPEAKS.match(context.flat, end)), None):
        return speaker.country
    first = min(spots, key=lambda spot: spot[0], default=None)
    at_once = first is not None and bare(context, sentence.start, first[0]).strip(" ,") in {"", "The", "the"}
    return first[2].country if first is not None and at_once else None


_SPEAKS = re.compile(
    r",? (?:[a-z]+ly |also |then )?"
    r"(?:said|says|told|noted|stressed|stated|added|recalled|announced|confirmed|explained)\b"
)


def subject_parties(
    stage: Stage, sentence: Sentence, title: Title, reading: Reading, evidence: Evidence
) -> list[Party]:
    """The sides by the subject of the verb: "Kazakhstan and the UK are preparing to sign", "A and B signed"."""
    context = stage.context
    if reading.trigger is None or reading.status == "mentioned":
        return []
    if reading.trigger.end > title.start and not is_object(context, title, reading.trigger):
        return []
    verb = verb_left_out(context, sentence, title, reading.trigger)
    verb = before_help(context, sentence, reading.trigger) if verb == reading.trigger.start else verb
    row = _for_states(context, reading.trigger, subject_row(context, sentence, verb, evidence))
    row = with_unread(context, sentence, verb, row, evidence)
    if (unlisted := first_unlisted(context.flat[sentence.start : verb])) and len(
        other := codes_between(context, sentence.start, verb)
    ) == 1:
        return [country_party(other[0], evidence), Party(name=unlisted, kind="organisation", evidence=(evidence,))]
    if len(row) >= 2 or (row and is_of_many(title)):
        return row
    if title.kind == "contract" and (two := two_unread(context, sentence, verb, evidence)):
        return two
    signers = subject_people(stage, sentence, reading.trigger.start)
    if any(isinstance(s, PersonEntity) and own_body(context, s) for s in signers):
        return []  # "the President of the Chamber of Commerce of A and …": the states in their posts are no sides
    acting = two_that_act(context, sentence, (title.start, title.end))
    if acting and len({s.country for s in signers} - {None, *acting}) == 0:
        return [country_party(c, evidence) for c in acting]  # "A and B signed a pact; Peru and Chile a treaty"
    begin = title.end if reading.trigger.start >= title.end else sentence.start
    states = codes_between(context, begin, reading.trigger.start)
    acting_for = {p.country for p in people_at(context, begin, reading.trigger.start) if p.country}
    return [country_party(c, evidence) for c in states] if len(states) == 2 and acting_for <= {*states} else []
