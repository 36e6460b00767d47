"""The sides of a document whose parties are not told: the first of `RULES` that knows them tells.

A rule gives the sides, no sides at all where the document may be anybody's, or None where it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kzgraph.extraction.actors.geography import names_unlisted
from kzgraph.extraction.agreements.parties.members import codes_between
from kzgraph.extraction.agreements.parties.named_after import ends_a_war, is_named_after_another
from kzgraph.extraction.agreements.parties.of_many import is_of_many, states_of_leaders
from kzgraph.extraction.agreements.parties.own_bodies import EUROPEAN, LENDER, is_with_union, outside_union, own_body
from kzgraph.extraction.agreements.party import UNION, body_party, country_party, unique
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import OrganisationEntity, PersonEntity, Sentence
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.passages.others import names_a_third, two_that_act
from kzgraph.extraction.passages.sides import mediated_by_home, sides_of
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled
from kzgraph.model import AgreementStatus, Evidence, Party

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Untold:
    """A document of which the text names no parties, with those who signed it and who looked on."""

    stage: Stage
    sentence: Sentence
    title: Title
    status: AgreementStatus
    signatories: Sequence[Party] = ()
    witnesses: Sequence[Party] = ()

    @property
    def context(self) -> Settled:
        """The text."""
        return self.stage.context

    @property
    def evidence(self) -> Evidence:
        """The quote that names the document."""
        return self.context.source.evidence_at(self.title.start)

    def states(self, codes: Sequence[str]) -> list[Party]:
        """Some countries as its sides."""
        return [country_party(code, self.evidence) for code in codes]


def default_parties(document: Untold) -> list[Party]:
    """The sides for a document whose parties are not told."""
    return next((sides for rule in RULES if (sides := rule(document)) is not None), [])


def _of_another_place(document: Untold) -> list[Party] | None:
    """Of one only mentioned that bears the name of a place of none of theirs, or ended a war: those that act."""
    context, title = document.context, document.title
    if document.status != "mentioned" or not (
        is_named_after_another(context, document.sentence, title)
        or ends_a_war(document.stage, document.sentence, title)
    ):
        return None
    return document.states(two_that_act(context, document.sentence, (title.start, title.end)))


def _of_others(document: Untold) -> list[Party] | None:
    """None of those of whom the text is: of the members of what it founded or one joins, of bodies not named."""
    flat, start, title = document.context.flat, document.sentence.start, document.title
    founding = _FOUNDED_BY.match(flat[start : title.start])
    joining = not title.complement and _JOINS.search(flat, start, title.start)
    bodies = pattern("signings", "unnamed_bodies_sign").match(flat[start : document.sentence.end])
    if founding or joining or bodies or _VOTED.match(flat, title.end):
        return []
    declared = pattern("encounter_words", "declared_by_many", cased=True).finditer(flat, start, document.sentence.end)
    told = next((m for m in declared if m.start() < title.end and title.start < m.end()), None)
    return [] if told and not codes_between(document.context, *told.span()) else None


_VOTED = re.compile(r" was (?:\w+ )?(?:adopted|approved|passed) by (?:\w+ )?(?:votes|consensus|acclamation|majority)\b")
# "Joined the CPTPP in a protocol": between it and all its members.
_JOINS = re.compile(
    r"\b(?:join|acced|admi|accession)\w* (?:to )?(?:the )?[A-Z][^.;]{2,80} (?:in|by|through|under) an? (?:[a-z]+ )?\Z"
)
_FOUNDED_BY = re.compile(
    r"\A(?!.*\b[Rr]elations\b).*\b(?:established|founded|created|set up|instituted)(?: (?:in|on) [^,;.]{1,30})?,? "
    r"(?:by|under|through|pursuant to|on the basis of) (?:the |an? )?(?:\d{4} )?\Z"
)


def _of_many(document: Untold) -> list[Party] | None:
    """Of many states, or of their leaders; "both sides coordinate in the negotiations on the RCEP": both negotiate."""
    if not is_of_many(document.title):
        done = document.status in {"signed", "initialled"}
        codes = states_of_leaders(document.context, document.sentence, document.title) if done else []
        return document.states(codes) if codes else None
    sentence = document.sentence
    both = document.status == "negotiated" and _BOTH.search(document.context.flat, sentence.start, sentence.end)
    return document.states(sides_of(document.stage, sentence)) if both else []


_BOTH = re.compile(r"\b(?:two|both) (?:sides|countries|parties|ministers|leaders)\b", re.IGNORECASE)


def _with_union(document: Untold) -> list[Party] | None:
    """Of a kind that only the European Union concludes: an Association Agreement."""
    context = document.context
    if not is_with_union(document.title) or not EUROPEAN.search(context.flat):
        return None
    here = outside_union(codes_between(context, document.sentence.start, document.sentence.end))
    states = here if len(here) == 1 else outside_union([c for c in (context.home, *context.pair) if c])
    return document.states([states[0], "EU"]) if states else None


def _of_bodies(document: Untold) -> list[Party] | None:
    """For which two people sign, one of them at least the head of a bank or company."""
    context, sides = document.context, list[Party]()
    for signatory in document.signatories if len(document.signatories) == _PAIR else ():
        person = next((p for p in context.people if p.name == signatory.name), None)
        body = own_body(context, person) if person is not None else None
        if body is None and signatory.on_behalf is None:
            return None
        state = document.states([signatory.on_behalf]) if signatory.on_behalf else []
        sides += [body_party(body, document.evidence)] if body else state
    bodies = [s for s in sides if s.kind == "organisation" and s.name not in UNION]
    return unique(sides) if bodies and sides[0].name != sides[1].name else None


def _of_companies(document: Untold) -> list[Party] | None:
    """Those companies alone that sign it: "Hyundai Rotem signed a contract on the sidelines of the visit"."""
    names = [party.name for party in document.signatories]
    companies = [body for body in document.context.organisations if body.kind == "company" and body.name in names]
    return [body_party(body, document.evidence) for body in companies] if len(companies) == len(names) > 0 else None


def _with_organisation(document: Untold) -> list[Party] | None:
    """A state and the organisation of states whose head signs with it: "the Secretary-General of ASEAN"."""
    return _state_and_organisation(document, document.signatories) if len(document.signatories) == _PAIR else None


def _with_lender(document: Untold) -> list[Party] | None:
    """The bank or fund and the state of which the text just told: "The EBRD lends Peru … The loan agreement was"."""
    context, title = document.context, document.title
    if _OF_MONEY.search(title.text) is None:
        return None
    start = min(s.start for s in (document.sentence, *document.stage.last_sentences(document.sentence)))
    lenders = {b.name: b for _, _, b in context.bodies_between(start, document.sentence.end) if LENDER.search(b.name)}
    states = {c.code for c in context.countries_between(start, document.sentence.end)}
    hands = [p for p in context.people if any(p.name == s.name for s in document.signatories)]
    if len(lenders) == 1 and len(hands) >= _PAIR and not any(_is_of_state(person) for person in hands):
        return [body_party(next(iter(lenders.values())), document.evidence)]  # who borrows is a company
    if len(lenders) != 1 or len(states - {b.country for b in lenders.values()}) != 1:
        return None
    lender = next(iter(lenders.values()))
    return [body_party(lender, document.evidence), *document.states(sorted(states - {lender.country}))]


def _is_of_state(person: PersonEntity) -> bool:
    """Whether somebody may sign a loan for a state, a region or a city."""
    return any(role.group in words_of("posts", "groups_that_borrow") for role in person.roles)


_OF_MONEY = re.compile(r"(?i)\b(?:loan|credit|grant|financ\w+|funding|guarantee)\b.*\b(?:agreement|contract)\b")


def _of_host(document: Untold) -> list[Party] | None:
    """A state and the organisation of states whose envoy it met: "received the UNDP's X. The sides signed …"."""
    event = document.stage.encounter(document.sentence)
    alone = event is not None and len(event.countries) == 1
    if event is None or not alone or document.signatories or document.status != "signed":
        return None
    met = [p for p in event.participants if p.kind == "person" and p.capacity != "witness"]
    return _state_and_organisation(document, met) if len(met) == _PAIR else None


def _of_signing(document: Untold) -> list[Party] | None:
    """The states of the only signing that its sentence tells, where these are more than two."""
    told = document.stage.only_signing(document.sentence)
    many = told is not None and document.status == "signed" and len(told.countries) > _PAIR
    return document.states(told.countries) if told is not None and many else None


def _of_one_known(document: Untold) -> list[Party] | None:
    """The state of one of two who sign, where their sentence tells of no other: the other's is none told before."""
    hands, codes = document.signatories, _homes(document.signatories)
    told = document.stage.only_signing(document.sentence) if len(hands) == len(codes) == 1 else None
    if told is not None and len(told.countries) == _PAIR and set(codes) < set(told.countries):
        return document.states(told.countries)
    if len(hands) != _PAIR or len(codes) != 1 or all(p.on_behalf or p.kind != "person" for p in hands):
        return None
    flat, start, end = document.context.flat, document.sentence.start, document.sentence.end
    if document.witnesses or _BOTH_THERE.search(flat, start, end):
        return None
    return document.states(codes) if set(codes_between(document.context, start, end)) <= set(codes) else None


# Those of the two sides told before are there too: "They witnessed the signing of", "after the talks".
_BOTH_THERE = re.compile(
    r"\b(?:they|their|both|the (?:two|sides|leaders|presidents|ministers|talks|meeting|visit|negotiations))\b",
    re.IGNORECASE,
)


def _of_states(document: Untold) -> list[Party]:
    """The states of those who signed, or of the two who looked on; else those of which its sentence is."""
    stage, sentence = document.stage, document.sentence
    signing = _homes(document.signatories)
    watching = _homes(document.witnesses)
    signing = watching if len(signing) < _PAIR == len(watching) and set(signing) <= set(watching) else signing
    codes = signing if len(signing) >= _PAIR else _of_sentence(document)
    if names_unlisted(document.context.flat[sentence.start : sentence.end]):
        codes = [code for code in codes if code in codes_between(document.context, sentence.start, sentence.end)]
    if "peace" in document.title.text.lower() and (enemies := mediated_by_home(stage, sentence)):
        codes = enemies
    return document.states(codes)


RULES: tuple[Callable[[Untold], list[Party] | None], ...] = (
    _of_another_place,
    _of_others,
    _of_many,
    _with_union,
    _of_bodies,
    _of_companies,
    _with_organisation,
    _with_lender,
    _of_host,
    _of_signing,
    _of_one_known,
    _of_states,
)


def _homes(people: Sequence[Party]) -> list[str]:
    """The countries for which some people act, in order."""
    return list(dict.fromkeys(p.on_behalf for p in people if p.on_behalf))


def _of_sentence(document: Untold) -> list[str]:
    """The states that a sentence speaks of; those of its passage where it names no other ones."""
    context, sentence = document.context, document.sentence
    here = (document.title.start, document.title.end)
    if acting := two_that_act(context, sentence, here):
        return acting
    if topic := _of_topic(document):
        return topic
    codes = sides_of(document.stage, sentence)
    third = names_a_third(context, sentence, here, codes)
    third = third and (document.status != "signed" or _begins_with_another(context, sentence, codes))
    return [] if third else codes


def _begins_with_another(context: Settled, sentence: Sentence, codes: Sequence[str]) -> bool:
    """Whether another state is the subject: "Chile and Peru signed a pact. India is bound by the treaty signed in"."""
    first = next(iter(context.countries_between(sentence.start, sentence.start + _SUBJECT_REACH)), None)
    if first is None or first.code in codes or first.form != "name":
        return False
    opens = context.flat[sentence.start : first.start].lower() in {"", "the "}
    return opens and _VERB.match(context.flat, first.end) is not None


_SUBJECT_REACH = 8
_VERB = re.compile(r" (?!(?:and|in|at|on|of|for|with|as|or)\b)[a-z]")


def _of_topic(document: Untold) -> list[str]:
    """The home country and the one that a sentence turns to: "Speaking of Italy, he recalled the Trade Agreement"."""
    context = document.context
    topic = _TOPIC.match(context.flat, document.sentence.start, document.title.start)
    if topic is None or document.status == "signed" or context.home is None:
        return []
    codes = codes_between(context, topic.start("rest"), topic.end("rest"))
    return [context.home, codes[0]] if len(codes) == 1 and codes[0] != context.home else []


# How a sentence begins that turns to another country.
_TOPIC = re.compile(
    r"(?:Speaking (?:of|about)|Turning to|As (?:for|regards)|With regard to|Regarding|Concerning"
    r"|On (?:relations|cooperation|ties) with)"
    r" (?P<rest>[^,;.]{2,60}),"
)


def _names(context: Settled, body: OrganisationEntity) -> set[str | None]:
    """The names by which a text calls a body."""
    return {body.name, body.abbreviation, *(context.flat[m.start : m.end] for m in body.mentions)}


def _state_and_organisation(document: Untold, two: Sequence[Party]) -> list[Party] | None:
    """The state of one of two people, and the organisation of states that the other one heads."""
    context = document.context
    named = {n: b for b in context.organisations if b.country is None for n in _names(context, b) if n}
    for one, other in (two, two[::-1]):
        post = one.post or ""
        served = (n for p in context.people if p.name == one.name for r in p.roles if (n := r.organisation))
        ahead = (n for n in named if post.startswith(f"{n} "))
        body = named.get(post.rpartition(" of ")[2].removeprefix("the ")) or next(
            (named[n] for n in (*served, *ahead) if n in named), None
        )
        organ = body is None or EUROPEAN.search(body.name) is not None  # an organ signs for the Union
        if body is not None and not organ and body.kind == "intergovernmental" and other.on_behalf:
            return [*document.states([other.on_behalf]), body_party(body, document.evidence)]
    return None
