"""Who signed a document, and who looked on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kzgraph.extraction.agreements.deeds.behind_title import is_object
from kzgraph.extraction.agreements.deeds.reading import Reading
from kzgraph.extraction.agreements.deeds.verbs import Trigger, is_act
from kzgraph.extraction.agreements.party import UNION, body_party, person_party, unique
from kzgraph.extraction.agreements.subjects.gaps import without_relatives
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import OrganisationEntity, PersonEntity, Sentence
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.passages.people import each_once, people_between
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.passages.those import those_meant
from kzgraph.extraction.settled import Settled
from kzgraph.model import Evidence, Party

# What may stand between the members of a subject, and between a subject and its verb.
LINK = re.compile(
    r"(?:[\s,()&/]|\b(?:and|the|of|as|well|then|his|her|its|their|counterpart|colleague|Mr|Ms|Mrs|Dr|H\.E|Shri|Excellency|Royal|Serene|Highness|Majesty|Prince|Princess|Sheikh|Honou?rable|with|together|along)\b\.?)*",
    re.I,
)
BEFORE_VERB = re.compile(
    r"(?:[\s,]|\b(?:have|has|had|also|then|jointly|today|officially|later|both|yesterday|will|each|on|behalf|formally"
    r"|earlier|at|in|end|the|of|subsequently|respectively|which|afterwards?|thereafter|thereupon|here|solemnly"
    r"|signed and|initialled and)\b|\([^)]*\))*",
    re.I,
)


_COLLECTIVE = re.compile(
    r"\b(they|(?:(?<=session, )|(?<=meeting, )|(?<=talks, )|(?<=today, )|(?<=today ))we"
    r"|the two(?: of them)?|the (?:leaders|heads of state(?: and government)?)"
    r"|(?:the two|the|both) (?:foreign |prime |defen[cs]e |interior )?"
    r"(?:(?:vice|deputy)[- ])?(?:foreign )?"
    r"(?:ministers|leaders|presidents|diplomats|officials|heads of state|secretaries|ambassadors"
    r"|co-?chair(?:s|men|persons)?|chairs))"
    r"\s+(?:(?:have|has|had|also|then|jointly|both|later|afterwards?|today|subsequently)\s+)*$",
    re.IGNORECASE,
)


_I = re.compile(r"\bI (?:also |have |then |today )*\Z")
_SAYS = re.compile(
    r"[,.!?]\"? (?:says|said|added|noted|stated|told)\b|\" (?:[A-Z]\w*\.? ){0,3}(?=[A-Z]\w+ (?:says|said|added|noted))"
)
_JOINED_VERB = re.compile(
    r"\b(?:chance|opportunity|occasion) to \Z|\band (?:\w+ly |then |later |also |afterwards |subsequently )*\Z"
)
_BESIDE = re.compile(r"\band\b\s*,\s*(?:together |along )?with\b")
_BY = re.compile(r"(?:[,(] ?| )by (?=[A-Z])")
_BY_WHOM = re.compile(r",? by (?:the )?(?=[A-Z])")
_BY_ALL = re.compile(
    r"\b(?:signed|inked|initialled) by ((?:the two|the|both) (?:foreign |prime )?"
    r"(?:ministers|leaders|presidents|heads of state))\b",
    re.IGNORECASE,
)
# Who signs a law on a treaty does not sign the treaty.
_OF_A_LAW = re.compile(r"\b(?:law|bill|decree|act|resolution)s? ")
_SIGNED_FOR = re.compile(r"\bsigned (?:it )?(?:for|on behalf of)\b")
_SIGNED_WITH = re.compile(r"[^.;:]{0,40}?\bwith (?=(?:[^.;:,]{0,60},? )?)")


# The longest name or title that may cover an offset.
_LONGEST_NAME = 300


# A full stop ends a row of names, but not one after "Dr" or an initial.
_END_OF_ROW = re.compile(r";|, (?:was|were|is|are|has|have|had|will) |(?<=[^\W_]{4})(?<!\bProf)\. ")

_END_OF_CLAUSE = re.compile(_END_OF_ROW.pattern.removeprefix(";|"))


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{lexicon('agreements')[key]})(?!\w)", re.IGNORECASE)


_BRACKET = re.compile(r"\([^()]*\)")
# What a body is, before its name: "the British bank Barclays", "and the state company Socar".
_WHAT_IT_IS = re.compile(
    r"(?:\b[A-Z]\w+ )?\b(?:[a-z-]+ ){0,2}"
    r"(?:bank|company|firm|group|corporation|giant|agency|operator|airline|manufacturer|producer|maker|developer) \Z"
)


_OWNER = re.compile(r"\b(?:[A-Z]\w+ )?[A-Z]\w+'s? \Z")
_SECOND = re.compile(r"\band (?:the )?\Z")


def without_apposition(gap: str) -> str:
    """The words between two bodies without brackets and without what the second one is: "and the British bank "."""
    return _OWNER.sub("", _WHAT_IT_IS.sub("", _BRACKET.sub("", gap)))


def without_places(context: Settled, start: int, end: int) -> str:
    """The words between two offsets without where a body is: "Satbayev University in Almaty signed"."""
    gap = context.flat[start:end]
    for place in reversed(context.places_between(start, end)):
        if start <= place.start and place.end <= end:
            gap = gap[: place.start - start].removesuffix("in ") + gap[place.end - start :]
    return gap


def find_signatories(stage: Stage, sentence: Sentence, title: Title, reading: Reading) -> list[Party]:
    """Who put the signature, where the sentence says so with a verb of the pen."""
    context = stage.context
    deeds = [t for t in reading.deeds if t.status in {"signed", "ratified", "in_force"}]
    if not deeds:
        return []
    evidence = context.source.evidence_at(title.start)
    told = _passive_signatories(context, sentence, title) or _by_all(stage, sentence, title)
    if not told and any(is_act(verb) and verb.end <= title.start for verb in deeds):
        told = [*_people_of_act(context, sentence, title)]
    if told:
        return unique([_signatory(entity, evidence) for entity in told])
    for verb in deeds:
        if (verb.start >= title.end and not is_object(context, title, verb)) or _OF_A_LAW.search(verb.text):
            continue
        if _pattern("pen").search(context.flat, verb.start, verb.end):
            signers = subject_people(stage, sentence, verb.start)
            signers = [*signers, *_partners(stage, sentence, title, verb)]
            return unique([_signatory(e, evidence) for e in signers])
        if _pattern("exchanging").fullmatch(context.flat, verb.start, verb.end):
            signers = [p for p in subject_people(stage, sentence, verb.start) if isinstance(p, PersonEntity)]
            return unique([_signatory(e, evidence) for e in signers])
    return []


def _people_of_act(context: Settled, sentence: Sentence, title: Title) -> list[PersonEntity]:
    """ "The signing of the Memorandum by Minister X and Minister Y"."""
    match = _BY_WHOM.match(context.flat, title.end, sentence.end)
    return _first_row(context, match.end(), sentence.end) if match else []


def _by_all(stage: Stage, sentence: Sentence, title: Title) -> list[PersonEntity | OrganisationEntity]:
    """ "The declaration signed by the two Presidents": those of the encounter."""
    match = _BY_ALL.search(stage.context.flat, title.end, sentence.end)
    return list(those_meant(stage, sentence, match.start(1), match.group(1))) if match else []


def _partners(stage: Stage, sentence: Sentence, title: Title, verb: Trigger) -> list[PersonEntity | OrganisationEntity]:
    """Those with whom somebody signs: "signed with Commissioner X the …", "a treaty with his colleague Y"."""
    context = stage.context
    after = max(title.end, verb.end)
    if match := _SIGNED_FOR.search(context.flat, after, sentence.end):
        return subject_people(stage, sentence, match.start())
    if match := _SIGNED_WITH.match(context.flat, after, sentence.end):
        return list(_first_row(context, match.end(), sentence.end)[:1])
    if verb.end < title.start and (match := re.match(r"\s*(?:it )?with ", context.flat[verb.end : title.start])):
        return list(people_between(context, verb.end + match.end(), title.start)[:2])
    return []


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


# The head of a table of documents that somebody handed over, who need not be who signed them.
_EXCHANGED = re.compile(r"\bexchanged\b(?!.*\bsign)", re.IGNORECASE)


def _head_of_table(context: Settled, sentence: Sentence) -> str:
    """The first row of the table that a row stands in."""
    sentences = context.source.sentences
    k = bisect_left(sentences, sentence.start, key=lambda s: s.start)
    while k and context.flat.startswith("|", sentences[k - 1].start):
        k -= 1
    return context.flat[sentences[k].start : sentences[k].end]


def subject_people(stage: Stage, sentence: Sentence, verb: int) -> list[PersonEntity | OrganisationEntity]:
    """Those in the subject of the verb at an offset: names, titles and pronouns joined by "and"; else bodies."""
    context = stage.context
    flat = context.flat
    aside = without_relatives(flat, sentence.start, verb)
    spots = sorted(
        (
            (start, end, p)
            for start, end, p in context.meant_between(sentence.start, verb)
            if end <= verb and not any(a <= start < b for a, b in aside)
        ),
        key=lambda spot: spot[0],
    )
    witnessed = _presence_phrase().search(flat, sentence.start, verb) is not None
    people: list[PersonEntity] = []
    at = verb
    for start, end, person in reversed(spots):
        gap = _bare(context, end, at, aside)
        if people:
            link = r"\b(?:and|with)\b|&" if witnessed else r"\b(?:and|with)\b|,|&"
            joined = LINK.fullmatch(gap) and re.search(link, gap)
        else:
            joined = BEFORE_VERB.fullmatch(gap)
        if not joined or (people and _BESIDE.search(gap)):
            break
        people.append(person)
        at = start
    if people:
        return [*each_once(reversed(people))]
    if speaker := _quoted_speaker(context, sentence, verb):
        return [speaker]
    group = _COLLECTIVE.search(flat, sentence.start, verb)
    if group:
        return list(those_meant(stage, sentence, group.start(), group.group(1)))
    bodies = [b for b in subject_bodies(context, sentence, verb) if b.kind != "government"]
    return list(bodies) or list(_of_first_verb(context, sentence, verb))


def _quoted_speaker(context: Settled, sentence: Sentence, verb: int) -> PersonEntity | None:
    """ "… I signed …," says McCully: who speaks within quotation marks is told behind them."""
    if not _I.search(context.flat, sentence.start, verb):
        return None
    says = _SAYS.search(context.flat, verb, sentence.end)
    people = people_between(context, says.start(), sentence.end) if says else []
    return people[0] if people else None


def _of_first_verb(context: Settled, sentence: Sentence, verb: int) -> list[PersonEntity]:
    """The subject of an earlier verb where another is joined to it: "A and B held talks and signed the Treaty"."""
    if not _JOINED_VERB.search(context.flat, sentence.start, verb):
        return []
    people = people_between(context, sentence.start, verb)
    two = len(people) == 2 and people[0].country != people[1].country
    return people if two or len(people) == 1 else []


@cache
def _presence_phrase() -> re.Pattern[str]:
    return re.compile(
        r"\bin (?:the )?presence of\b|\bwitnessed by\b|\b(?:under|before) the (?:watchful )?(?:eyes?|gaze) of\b",
        re.IGNORECASE,
    )


def _bare(context: Settled, start: int, end: int, aside: Sequence[tuple[int, int]] = ()) -> str:
    """The text between two offsets without titles of office, countries, bodies, cities and clauses `aside`."""
    if start >= end:
        return ""
    far = max(0, start - _LONGEST_NAME)  # what covers the start may begin before it
    named = (context.countries_between(far, end), context.places_between(far, end), context.dates_between(far, end))
    offices = context.offices_between(far, end)
    # "Khalifa, Crown Prince and Prime Minister, signed": one holder of two offices.
    both = [(a[1], b[0]) for a, b in pairwise(offices) if context.flat[a[1] : b[0]] == " and "]
    spans = [*aside, *offices, *both, *((m.start, m.end) for group in named for m in group)]
    spans += [(a, b) for a, b, _ in context.bodies_between(far, end)]
    text = list(context.flat[start:end])
    for a, b in spans:
        for k in range(max(a, start), min(b, end)):
            text[k - start] = " "
    return "".join(text)


def _bodies_between(context: Settled, start: int, end: int) -> list[OrganisationEntity]:
    return each_once(body for _, _, body in context.bodies_between(start, end))


def subject_bodies(context: Settled, sentence: Sentence, verb: int) -> list[OrganisationEntity]:
    """Organisations in the subject of the verb, joined by "and"."""
    spots = [spot for spot in context.bodies_between(sentence.start, verb) if spot[1] <= verb]
    found: list[OrganisationEntity] = []
    at = verb
    for start, end, body in reversed(spots):
        if context.flat[start - 1 : start] == "(":
            continue  # the abbreviation of the body before it
        gap = without_places(context, end, at)
        if not (LINK.fullmatch(without_apposition(gap)) if found else BEFORE_VERB.fullmatch(gap)):
            break
        found.append(body)
        at = start
    if len(found) == 1 and _SECOND.search(context.flat, sentence.start, at):
        return []  # one of two of which the other is not read
    roles = context.offices_between(sentence.start, verb)
    inside = any(a <= at < b for a, b in roles)
    return [] if inside or any(b.name in UNION for b in found) else list(reversed(found))


def find_witnesses(context: Settled, sentences: Sequence[Sentence], title: Title) -> list[Party]:
    """People of whom it is said that they were present when it was signed."""
    found: list[Party] = []
    for sentence in sentences:
        match = _presence_phrase().search(context.flat, sentence.start, sentence.end)
        if match is None:
            continue
        begin = match.end()
        stop = re.search(r"\b(?:signed|were|was|inked|exchanged)\b|;", context.flat[begin : sentence.end])
        end = begin + stop.start() if stop else sentence.end
        if begin <= title.start < end:
            end = title.start
        evidence = context.source.evidence_at(sentence.start)
        found += [person_party(p, evidence, "witness") for p in _first_row(context, begin, end)]
    return unique(found)


def _first_row(context: Settled, start: int, end: int) -> list[PersonEntity]:
    """The people of one row of names from `start`: what follows another clause's words is not of it."""
    row: list[PersonEntity] = []
    at, closed = start, False
    for begin, stop, person in context.named_between(start, end):
        gap = _bare(context, at, begin)
        linked = re.search(r"\band\b", gap) is not None
        if not LINK.fullmatch(gap) or (closed and not linked):
            break
        closed = closed or (linked and bool(row))
        row.append(person)
        at = stop
    return row
