"""The sides of a document whose parties are not told: those of its signatories, else those of its passage."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.actors.geography import names_unlisted
from kzgraph.extraction.agreements.parties.members import codes_between
from kzgraph.extraction.agreements.parties.named_after import is_named_after_another
from kzgraph.extraction.agreements.parties.of_many import is_of_many
from kzgraph.extraction.agreements.parties.own_bodies import EUROPEAN, is_with_union, outside_union, own_body
from kzgraph.extraction.agreements.party import UNION, body_party, country_party, unique
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.passages.others import names_a_third, two_that_act
from kzgraph.extraction.passages.sides import mediated_by_home, sides_of
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled
from kzgraph.model import AgreementStatus, Evidence, Party

_FOUNDED_BY = re.compile(
    r"\A(?!.*\b[Rr]elations\b).*\b(?:established|founded|created|set up|instituted)(?: (?:in|on) [^,;.]{1,30})?,? "
    r"(?:by|under|through|pursuant to|on the basis of) (?:the |an? )?(?:\d{4} )?\Z"
)
_BOTH = re.compile(r"\b(?:two|both) (?:sides|countries|parties|ministers|leaders)\b", re.IGNORECASE)


def default_parties(
    stage: Stage,
    sentence: Sentence,
    title: Title,
    signatories: Sequence[Party],
    status: AgreementStatus,
    witnesses: Sequence[Party] = (),
) -> list[Party]:
    """The sides for a document whose parties are not told: the states of those who signed, or of the two who looked on.

    Else those of its sentence.

    One that is only mentioned may be anybody's where it bears the name of a place that is none of theirs or ended a
    war.
    """
    evidence = stage.context.source.evidence_at(title.start)
    if status == "mentioned" and (
        is_named_after_another(stage.context, sentence, title) or _ends_a_war(stage, sentence, title)
    ):
        acting = two_that_act(stage.context, sentence, (title.start, title.end))
        return [country_party(code, evidence) for code in acting]
    if _FOUNDED_BY.match(stage.context.flat[sentence.start : title.start]):
        return []  # the members of what it founded, who need not be those of whom the text is
    told = stage.context.flat[sentence.start : sentence.end]
    if pattern("signings", "unnamed_bodies_sign").match(told):
        return []
    if is_of_many(title):
        # "The two sides coordinate in the negotiations on the RCEP": both of them negotiate.
        both = status == "negotiated" and _BOTH.search(stage.context.flat, sentence.start, sentence.end)
        return [country_party(code, evidence) for code in sides_of(stage, sentence)] if both else []
    if union := _with_union(stage, title):
        return [country_party(code, evidence) for code in union]
    signing = list(dict.fromkeys(p.on_behalf for p in signatories if p.on_behalf))
    if len(signatories) == 2 and (pair := _of_bodies(stage.context, signatories, evidence)):
        return pair
    if len(signatories) == 2 and (pair := _with_organisation(stage.context, signatories, evidence)):
        return pair
    if not signatories and status == "signed" and (pair := _of_host(stage, sentence, evidence)):
        return pair
    watching = list(dict.fromkeys(w.on_behalf for w in witnesses if w.on_behalf))
    signing = watching if len(signing) < _PAIR == len(watching) and set(signing) <= set(watching) else signing
    codes = signing if len(signing) >= _PAIR else _of_sentence(stage, sentence, title, status)
    if names_unlisted(told):
        codes = [code for code in codes if code in codes_between(stage.context, sentence.start, sentence.end)]
    if "peace" in title.text.lower() and (enemies := mediated_by_home(stage, sentence)):
        codes = enemies
    return [country_party(code, evidence) for code in codes]


_PAIR = 2


def _ends_a_war(stage: Stage, sentence: Sentence, title: Title) -> bool:
    """Whether a document is between enemies, as which the text tells of no two: "under the 2016 Peace Accord"."""
    to_come = title.article in {"a", "an"}  # "closer than ever to an agreement on peace"
    return not to_come and _PEACE.search(title.text) is not None and not mediated_by_home(stage, sentence)


_PEACE = re.compile(r"\b(?:peace|cease-?fire|truce|armistice|cessation of hostilities)\b", re.IGNORECASE)


def _of_sentence(stage: Stage, sentence: Sentence, title: Title, status: AgreementStatus) -> list[str]:
    """The states that a sentence speaks of; those of its passage where it names no other ones."""
    here = (title.start, title.end)
    if acting := two_that_act(stage.context, sentence, here):
        return acting
    if topic := _of_topic(stage, sentence, title, status):
        return topic
    codes = sides_of(stage, sentence)
    third = status != "signed" and names_a_third(stage.context, sentence, here, codes)
    return [] if third else codes


def _of_bodies(context: Settled, signatories: Sequence[Party], evidence: Evidence) -> list[Party]:
    """The sides for which two people sign, one of them at least the head of a bank or company; empty if one is open."""
    sides: list[Party] = []
    for signatory in signatories:
        person = next((p for p in context.people if p.name == signatory.name), None)
        body = own_body(context, person) if person is not None else None
        if body is None and signatory.on_behalf is None:
            return []
        sides.append(body_party(body, evidence) if body else country_party(str(signatory.on_behalf), evidence))
    bodies = [s for s in sides if s.kind == "organisation" and s.name not in UNION]
    return unique(sides) if bodies and sides[0].name != sides[1].name else []


def _of_host(stage: Stage, sentence: Sentence, evidence: Evidence) -> list[Party]:
    """A state and the organisation of states whose envoy it met: "received the UNDP's X. The sides signed …"."""
    event = stage.encounter(sentence)
    if event is None or len(event.countries) != 1:
        return []
    met = [p for p in event.participants if p.kind == "person" and p.capacity != "witness"]
    return _with_organisation(stage.context, met, evidence) if len(met) == _PAIR else []


def _with_organisation(context: Settled, signatories: Sequence[Party], evidence: Evidence) -> list[Party]:
    """A state and the organisation of states whose head signs with it: "the Secretary-General of ASEAN"."""
    named = {n: b for b in context.organisations if b.country is None for n in (b.name, b.abbreviation) if n}
    for one, other in (signatories, signatories[::-1]):
        post = one.post or ""
        served = (n for p in context.people if p.name == one.name for r in p.roles if (n := r.organisation))
        ahead = (n for n in named if post.startswith(f"{n} "))
        body = named.get(post.rpartition(" of ")[2].removeprefix("the ")) or next(
            (named[n] for n in (*served, *ahead) if n in named), None
        )
        organ = body is None or EUROPEAN.search(body.name) is not None  # an organ signs for the Union
        if body is not None and not organ and body.kind == "intergovernmental" and other.on_behalf:
            return [country_party(other.on_behalf, evidence), body_party(body, evidence)]
    return []


def _of_topic(stage: Stage, sentence: Sentence, title: Title, status: AgreementStatus) -> list[str]:
    """The home country and the one that a sentence turns to: "Speaking of Italy, he recalled the Trade Agreement"."""
    context = stage.context
    topic = _TOPIC.match(context.flat, sentence.start, title.start)
    if topic is None or status == "signed" or context.home is None:
        return []
    codes = codes_between(context, topic.start("rest"), topic.end("rest"))
    return [context.home, codes[0]] if len(codes) == 1 and codes[0] != context.home else []


# How a sentence begins that turns to another country.
_TOPIC = re.compile(
    r"(?:Speaking (?:of|about)|Turning to|As (?:for|regards)|With regard to|Regarding|Concerning"
    r"|On (?:relations|cooperation|ties) with)"
    r" (?P<rest>[^,;.]{2,60}),"
)


def _with_union(stage: Stage, title: Title) -> list[str]:
    """The sides of an agreement of a kind that only the European Union concludes: an Association Agreement."""
    context = stage.context
    if not is_with_union(title) or not EUROPEAN.search(context.flat):
        return []
    states = outside_union([c for c in (context.home, *context.pair) if c])
    return [states[0], "EU"] if states else []
