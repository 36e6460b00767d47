"""Who signed a document, as the subject of a verb of the pen or behind "by"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kzgraph.extraction.agreements.deeds.behind_title import is_object
from kzgraph.extraction.agreements.deeds.reading import Reading
from kzgraph.extraction.agreements.deeds.verbs import Trigger, is_act
from kzgraph.extraction.agreements.parties.by_hands import TELLS_NEWS, parties_behind_by
from kzgraph.extraction.agreements.parties.of_members import acting_organisation
from kzgraph.extraction.agreements.party import body_party, person_party, unique
from kzgraph.extraction.agreements.signatories.rows import first_row
from kzgraph.extraction.agreements.subjects.bodies import subject_row
from kzgraph.extraction.agreements.subjects.gapped import verb_left_out
from kzgraph.extraction.agreements.subjects.gaps import before_help
from kzgraph.extraction.agreements.subjects.people import subject_people
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import OrganisationEntity, PersonEntity, Sentence
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.passages.people import each_once, leads, people_at, people_between
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.passages.those import those_meant
from kzgraph.extraction.settled import Settled
from kzgraph.model import Evidence, Party

_BY = re.compile(r"(?:[,(] ?| )by (?:the )?(?=[A-Z])")
_WITH = re.compile(r",?\s*(?:it )?(?:together |jointly |along )?with ")
_BY_WHOM = re.compile(
    r"(?: \([^()]*\))?,? by (?:(?:the |their )?(?:respective )?(?:directors|rectors|heads|ministers|presidents"
    r"|governors|mayors|ambassadors|chairs|chief executives)(?:[ -]general)?"
    r"(?: (?:of|for) [a-z][a-z, ]{2,60}?)?,? )?(?:the )?(?=[A-Z])"
)
_BY_ALL = re.compile(
    r"\b(?:signed|inked|initialled) by ((?:the two|the|both) (?:foreign |prime )?"
    r"(?:ministers|leaders|presidents|heads of state))\b",
    re.IGNORECASE,
)
# "Ended with the signing of Agreed Minutes by the two Ministers".
_SIGNING_OF = re.compile(r"\b(?:signing|signature|initialling) of (?:the |an? |\w+ )?\Z", re.IGNORECASE)
_BEHIND_BY_ALL = re.compile(
    r"(?: \([^()]*\))? by ((?:the two|the|both) (?:foreign |prime )?(?:ministers|leaders|presidents|heads of state))\b",
    re.IGNORECASE,
)
# Who signs a law on a treaty does not sign the treaty.
_OF_A_LAW = re.compile(r"\b(?:law|bill|decree|act|resolution)s? ")
_LAW_ON = re.compile(
    r"\b(?:[Ll]aw|[Bb]ill|[Dd]ecree|[Aa]ct|[Rr]esolution) (?:on|for|to) (?:the )?(?:[Rr]atif\w+|[Aa]pprov\w+)(?:"
    r" of)?(?: the)? \Z"
)
_SIGNED_FOR = re.compile(r"\bsigned (?:it )?(?:for|on behalf of)\b")
_SIGNED_WITH = re.compile(r"[^.;:]{0,40}?\bwith (?=(?:[^.;:,]{0,60},? )?)")
# A full stop ends a row of names, but not one after "Dr" or an initial.
_END_OF_ROW = re.compile(
    r";|, (?:was|were|is|are|has|have|had|will) | and (?:was|were|will|is to|has been) |(?<=[^\W_]{4})(?<!\bProf)\. "
    rf"|{TELLS_NEWS.pattern}"
)
_END_OF_CLAUSE = re.compile(_END_OF_ROW.pattern.removeprefix(";|"))


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{lexicon('agreements')[key]})(?!\w)", re.IGNORECASE)


def find_signatories(stage: Stage, sentence: Sentence, title: Title, reading: Reading) -> list[Party]:
    """Who put the signature, where the sentence says so with a verb of the pen."""
    context = stage.context
    deeds = [t for t in reading.deeds if t.status in {"signed", "ratified", "in_force"} or _is_pen_to_come(t)]
    if not deeds:
        return []
    if _LAW_ON.search(context.flat, sentence.start, title.start):
        return []
    evidence = context.source.evidence_at(title.start)
    told = (
        _passive_signatories(context, sentence, title)
        or _between_people(context, sentence, title)
        or _by_all(stage, sentence, title)
        or _signed_with(stage, sentence, title, deeds)
    )
    if all(verb.status == "planned" for verb in deeds):
        told = told if _pattern("passive_pen").search(context.flat, deeds[0].start, sentence.end) else []
    if not told and any(is_act(verb) and verb.end <= title.start for verb in deeds):
        told = [*_people_of_act(context, sentence, title)]
    if told:
        people = any(isinstance(entity, PersonEntity) for entity in told)
        hands = [] if people else _as_hands(parties_behind_by(stage, sentence, title, evidence))
        return hands or unique([_signatory(entity, evidence) for entity in told])
    for verb in deeds:
        if (verb.start >= title.end and not is_object(context, title, verb)) or _OF_A_LAW.search(verb.text):
            continue
        if _pattern("pen").search(context.flat, verb.start, verb.end):
            at = verb_left_out(context, sentence, title, verb)
            at = before_help(context, sentence, verb) if at == verb.start else at
            signers = subject_people(stage, sentence, at)
            signers = [*signers, *_partners(stage, sentence, title, verb)]
            if acting_organisation(context, sentence, title, reading, evidence):
                signers = []  # the leaders of an organisation, who are not named
            elif not any(isinstance(e, PersonEntity) for e in signers):
                row = subject_row(context, sentence, at, evidence)
                if len(row) >= _PAIR or not signers:
                    return _as_hands(row)
            return unique([_signatory(e, evidence) for e in signers])
        if verb.text == "signing" and context.flat.endswith(", ", 0, verb.start):
            # "A and B met in Riga, signing a protocol": those who met.
            signers = list(people_between(context, sentence.start, verb.start))
            two = len(signers) == 2 and signers[0].country != signers[1].country
            return unique([_signatory(e, evidence) for e in signers]) if two else []
        if _pattern("exchanging").fullmatch(context.flat, verb.start, verb.end):
            signers = [p for p in subject_people(stage, sentence, verb.start) if isinstance(p, PersonEntity)]
            return unique([_signatory(e, evidence) for e in signers])
    return []


def _as_hands(row: Sequence[Party]) -> list[Party]:
    """Two bodies or more that sign by themselves, as signatories; none where one of a row is a state."""
    if len(row) < _PAIR or any(party.kind != "organisation" for party in row):
        return []
    return [party.model_copy(update={"capacity": "signatory"}) for party in row]


_PAIR = 2


def _is_pen_to_come(verb: Trigger) -> bool:
    """Whether a deed to come is told with who is to do it: "will sign", "is to be signed by"."""
    return verb.status == "planned" and _TO_SIGN.fullmatch(verb.text) is not None


# Not "hopes to sign", "an early signing": of these nobody says that it will be done.
_TO_SIGN = re.compile(
    r"(?:(?:(?:is|are|was|were) )?(?:due|expected|scheduled|set|planned|slated|to)\b.*|will|shall)"
    r"(?: also| then| soon| jointly)*(?: be)? (?:sign(?:ed)?|(?:put|set|affix) .*)"
)


def _people_of_act(context: Settled, sentence: Sentence, title: Title) -> list[PersonEntity]:
    """ "The signing of the Memorandum by Minister X and Minister Y"."""
    match = _BY_WHOM.match(context.flat, title.end, sentence.end)
    return first_row(context, match.end(), sentence.end) if match else []


def _by_all(stage: Stage, sentence: Sentence, title: Title) -> list[PersonEntity | OrganisationEntity]:
    """ "The declaration signed by the two Presidents": those of the encounter."""
    match = _BY_ALL.search(stage.context.flat, title.end, sentence.end)
    if match is None and _SIGNING_OF.search(stage.context.flat, sentence.start, title.start):
        match = _BEHIND_BY_ALL.match(stage.context.flat, title.end, sentence.end)
    if match is None or _DOCUMENT_BETWEEN.search(stage.context.flat, title.end, match.start()):
        return []
    those = those_meant(stage, sentence, match.start(1), match.group(1))
    heads = "ministers" in match.group(1).lower() or all(leads(person) for person in those)
    return list(those) if heads else []  # what is "to be signed by the two leaders" their ministers do not sign


# Another document, which those named behind it signed.
_DOCUMENT_BETWEEN = re.compile(
    r"\b(?:an?|the) (?:[\w-]+ ){0,3}(?:[Aa]greement|[Tt]reaty|[Pp]lan|[Pp]rotocol|[Mm]emorandum|[Dd]eclaration)\b"
)


def _partners(stage: Stage, sentence: Sentence, title: Title, verb: Trigger) -> list[PersonEntity | OrganisationEntity]:
    """Those with whom somebody signs: "signed with Commissioner X the …", "a treaty with his colleague Y"."""
    context = stage.context
    after = max(title.end, verb.end)
    if match := _SIGNED_FOR.search(context.flat, after, sentence.end):
        return subject_people(stage, sentence, match.start())
    match = _SIGNED_WITH.match(context.flat, after, sentence.end)
    if match and not _pattern("presence").match(context.flat, match.end() - len("with "), sentence.end):
        return list(first_row(context, match.end(), sentence.end)[:1])
    if verb.end < title.start and (match := _WITH.match(context.flat, verb.end, title.start)):
        return list(people_between(context, match.end(), title.start)[:2])
    return []


def _signed_with(
    stage: Stage, sentence: Sentence, title: Title, deeds: Sequence[Trigger]
) -> list[PersonEntity | OrganisationEntity]:
    """ "A memorandum was signed with Minister X": he, and the one of the home country of whom was told before."""
    context = stage.context
    verb = next((t for t in deeds if t.start >= title.end and _SIGNED.search(t.text)), None)
    match = _SIGNED_WITH.match(context.flat, verb.end, sentence.end) if verb else None
    partner = first_row(context, match.end(), sentence.end)[:1] if match else []
    if not partner or partner[0].country is None:
        return []
    for earlier in stage.last_sentences(sentence):
        others = [
            p for p in people_at(context, earlier.start, earlier.end) if p.country not in {None, partner[0].country}
        ]
        own = [p for p in others if p.country == context.home] or others
        if others:
            return [own[0], partner[0]] if len(own) == 1 else []
    return []


_SIGNED = re.compile(r"\b(?:signed|inked)\Z")


def _signatory(entity: PersonEntity | OrganisationEntity, evidence: Evidence) -> Party:
    if isinstance(entity, PersonEntity):
        return person_party(entity, evidence, "signatory")
    return body_party(entity, evidence, "signatory")


def _passive_signatories(context: Settled, sentence: Sentence, title: Title) -> list[PersonEntity | OrganisationEntity]:
    """ "was signed by X and Y", "signed on behalf of A by X and of B by Y"."""
    match = _pattern("passive_pen").search(context.flat, title.end, sentence.end)
    if match is None and title.item:
        if context.flat.startswith("|", sentence.start):
            exchanged = _EXCHANGED.search(_head_of_table(context, sentence)) is not None
            return [] if exchanged else list(people_between(context, title.end, sentence.end))
        match = _BY.search(context.flat, title.end, sentence.end)
    if match is None:
        return []
    stop = _pattern("presence").search(context.flat, match.end(), sentence.end)
    end = stop.start() if stop else sentence.end
    # "Signed by: A, Minister of B; C, Minister of D" in a list.
    row = _END_OF_CLAUSE if context.flat.startswith(":", match.end()) else _END_OF_ROW
    nearer = row.search(context.flat, match.end(), end)
    end = nearer.start() if nearer else end
    people = people_between(context, match.end(), end)
    return list(people) or list(_bodies_between(context, match.end(), end))


def _between_people(context: Settled, sentence: Sentence, title: Title) -> list[PersonEntity | OrganisationEntity]:
    """ "Notes were exchanged in Accra between Ambassador X and Minister Y": those whose hands are on it."""
    match = _pattern("pen_between").search(context.flat, title.end, sentence.end)
    if match is None:
        return []
    row = _END_OF_ROW.search(context.flat, match.end(), sentence.end)
    people = people_between(context, match.end(), row.start() if row else sentence.end)
    return list(people) if len(people) == 2 else []


# The head of a table of documents that somebody handed over, who need not be who signed them.
_EXCHANGED = re.compile(r"\bexchanged\b(?!.*\bsign)", re.IGNORECASE)


def _head_of_table(context: Settled, sentence: Sentence) -> str:
    """The first row of the table that a row stands in."""
    sentences = context.source.sentences
    k = context.source.number_of(sentence)
    while k and context.flat.startswith("|", sentences[k - 1].start):
        k -= 1
    return context.flat[sentences[k].start : sentences[k].end]


def _bodies_between(context: Settled, start: int, end: int) -> list[OrganisationEntity]:
    return each_once(body for _, _, body in context.bodies_between(start, end))
