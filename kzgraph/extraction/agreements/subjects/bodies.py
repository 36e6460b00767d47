"""The organisations in the subject of a verb, alone or in a row with countries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.agreements.parties.unread import body_of_owner
from kzgraph.extraction.agreements.party import UNION, body_party, country_party, unique
from kzgraph.extraction.agreements.subjects.gaps import (
    BEFORE_VERB,
    LINK,
    WORDS_OF_KIND,
    owns,
    presence_phrase,
    without_apposition,
    without_places,
    without_relatives,
)
from kzgraph.extraction.context import CountryMention, OrganisationEntity, Sentence
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.passages.appositions import asides_on_bodies, without_aside
from kzgraph.extraction.settled import Settled
from kzgraph.model import Evidence, Party

_SECOND = re.compile(r"\band (?:the )?\Z")


# "Equinor said on Tuesday that it had signed": the body that speaks of itself.
_SAID_IT = re.compile(
    r" (?:said|says|announced|announces|reported|confirmed)\b(?: (?:on|in) [^,;:.]{3,30}?)?(?: that)? it"
    r"(?: (?:has|had|will|would|have|also|just|recently|today))* \Z"
)


# "SOPK and Atameken agreed to set up a council and signed": of two verbs of one subject the first.
_DID_BEFORE = re.compile(
    r"(?: \([^()]*\))?(?: also| today)? (?:agreed|decided|met|launched|established|set up|held)\b[^.;:]{0,100}?"
    r" and (?:[a-z]+ly |then |also )?\Z"
)


def _first_verb(flat: str, start: int, verb: int) -> int:
    """Where the subject of a verb ends that is told before another verb: "Equinor said that it had | signed"."""
    told = _SAID_IT.search(flat, start, verb) or _DID_BEFORE.search(flat, start, verb)
    inside = next((a for a, b in without_relatives(flat, start, verb) if flat[b:verb] == ", "), verb)
    return told.start() if told else inside  # "A and B, who also spoke of C, signed"


def clause_start(flat: str, start: int, verb: int) -> int:
    """Where the clause of a verb begins that has its own subject: "A chaired the session, and | the bank signed"."""
    keys = ("another_signs", "signs_behind_opening")
    told = (pattern("signings", key, cased=True).match(flat[start:verb]) for key in keys)
    other = next((match for match in told if match), None)
    return start + other.start("subject") if other else start


def subject_bodies(context: Settled, sentence: Sentence, verb: int) -> list[OrganisationEntity]:
    """Organisations in the subject of the verb, joined by "and"."""
    verb = _first_verb(context.flat, sentence.start, verb)
    begin = clause_start(context.flat, sentence.start, verb)
    spots = [spot for spot in context.bodies_between(begin, verb) if spot[1] <= verb]
    found: list[OrganisationEntity] = []
    at = verb
    for start, end, body in reversed(spots):
        if context.flat[start - 1 : start] == "(":
            continue  # the abbreviation of the body before it
        gap = without_aside(without_places(context, end, at))
        if not (LINK.fullmatch(without_apposition(gap)) if found else BEFORE_VERB.fullmatch(gap)):
            break
        found.append(body)
        at = start
    if len(found) == 1 and _SECOND.search(context.flat, begin, at):
        return []  # one of two of which the other is not read
    roles = context.offices_between(sentence.start, verb)
    inside = any(a <= at < b for a, b in roles)
    return [] if inside or any(b.name in UNION for b in found) else list(reversed(found))


# How far before a body's name its country may stand.
_NEAR = 50
# "NATO Allies signed", "the G7 countries adopted": all of them, so the body itself.
_OF_MEMBERS = re.compile(
    r"\A (?:allies|members?(?: states| countries)?|states|countries|nations|partners"
    r"|representatives|executives|officials)\b",
    re.I,
)


_OWNS = re.compile(r"\A's?(?= )")


def _stands_aside(
    flat: str, spot: tuple[int, int, Party], bodies: Sequence[tuple[int, int, OrganisationEntity]]
) -> bool:
    """Whether a name is a body's abbreviation in brackets, or the country before a body: "the British bank X"."""
    start, end, party = spot
    if flat[start - 1 : start] == "(":
        return True
    return party.kind == "country" and any(
        a > end and a - end < _NEAR and _IS_ASIDE.fullmatch(without_apposition(_OWNS.sub("", flat[end:a]).lstrip()))
        for a, _, _ in bodies
    )


_IS_ASIDE = re.compile(rf"(?:{WORDS_OF_KIND})?")
_AND = re.compile(r"\b(?:and|with)\b|&")


def _is_state(body: OrganisationEntity) -> bool:
    """Whether a body is a state's government as a whole, which acts for the state."""
    return (
        body.kind == "government" and re.match(r"(?:\w+ )?Governments?\b|Republic of|Kingdom of", body.name) is not None
    )


def _with_government(flat: str, country: CountryMention) -> int:
    """Where the name of a state ends, with the word for its government: "the Colombian government"."""
    match = _GOVERNMENT.match(flat, country.end)
    return match.end() if match and country.form == "adjective" else country.end


_GOVERNMENT = re.compile(r" [Gg]overnment\b(?! [a-z]*(?:al|ed)\b)")


_THE_GOVERNMENT = re.compile(r"(?<=[Tt]he )[Gg]overnment\b(?! (?:of|in)\b)")


def subject_row(context: Settled, sentence: Sentence, verb: int, evidence: Evidence) -> list[Party]:
    """Countries and organisations in the subject of a verb ("Kazakhstan and UNDP signed"); governments as states."""
    verb = _first_verb(context.flat, sentence.start, verb)
    begin = clause_start(context.flat, sentence.start, verb)
    bodies = context.bodies_between(begin, verb)
    spots: list[tuple[int, int, Party]] = [
        (a, b, country_party(o.country, evidence) if o.country and _is_state(o) else body_party(o, evidence))
        for a, b, o in bodies
    ]
    spots += [
        (
            c.start,
            *(
                body_of_owner(context, c.end, verb)
                or (_with_government(context.flat, c), country_party(c.code, evidence))
            ),
        )
        for c in context.countries_between(begin, verb)
        if not any(a <= c.start < b for a, b, _ in bodies)
    ]
    if bodies and context.home and context.speaks:  # "the World Bank and the Government signed"
        own = country_party(context.home, evidence)
        spots += [(*m.span(), own) for m in _THE_GOVERNMENT.finditer(context.flat, begin, verb)]
    offices = context.offices_between(sentence.start, verb)
    asides = asides_on_bodies(context.flat, [end for _, end, _ in bodies], verb)
    spots = [s for s in spots if not any(a <= s[0] < b for a, b in asides)]
    spots = [s for s in spots if not _stands_aside(context.flat, s, bodies)]
    witnessed = presence_phrase().search(context.flat, sentence.start, verb) is not None
    row: list[Party] = []
    at = verb
    for start, end, party in sorted(spots, key=lambda s: (s[0], -s[1]), reverse=True):
        if end > at or any(a <= start < b for a, b in offices):
            continue
        gap = _OF_MEMBERS.sub("", without_aside(without_places(context, end, at)))
        if row and party.kind == "country" and owns(gap):
            at = start
            continue
        if not (LINK.fullmatch(without_apposition(gap)) if row else BEFORE_VERB.fullmatch(gap)):
            break
        if row and witnessed and not _AND.search(gap):
            break  # "In the presence of the President of A, B and C signed": who looks on stands before the comma
        at = start
        if party.kind == "country" and any(context.flat[b:start] in _OF for _, b, _ in bodies):
            continue  # "Eni of Italy"
        row.append(party)
    return unique(reversed(row))


# Between a body and its country.
_OF = {" of ", " of the "}
