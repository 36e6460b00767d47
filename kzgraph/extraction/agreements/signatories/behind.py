"""Who signed a document by the words behind its verb: "was signed by A and B", "between A and B", "with X"."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.agreements.deeds.verbs import Trigger
from kzgraph.extraction.agreements.parties.by_hands import TELLS_NEWS
from kzgraph.extraction.agreements.signatories.rows import first_row
from kzgraph.extraction.context import OrganisationEntity, PersonEntity, Sentence
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.passages.people import each_once, leads, people_at, people_between
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.passages.those import those_meant
from kzgraph.extraction.settled import Settled

Hand = PersonEntity | OrganisationEntity

_ALL = r"(?:the two|the|both) (?:foreign |prime )?(?:ministers|leaders|presidents|heads of state)"
_BY_ALL = re.compile(rf"(?:\b(?:signed|inked|initialled))? by (?P<who>{_ALL})\b(?!['’])", re.IGNORECASE)
# A full stop ends a row of names, but not one after "Dr" or an initial.
_END_OF_ROW = re.compile(
    r";|, (?:was|were|is|are|has|have|had|will) | and (?:was|were|will|is to|has been) |(?<=[^\W_]{4})(?<!\bProf)\. "
    r"|, (?:and|while|but) (?:an?|the) (?:[a-z-]+ ){1,4}?(?:was|were|is|will|had|has)\b"
    rf"|{TELLS_NEWS.pattern}"
    r"| predecessors of "  # those whose names follow have not signed
)
_END_OF_LINE = re.compile(_END_OF_ROW.pattern.removeprefix(";|"))
_SIGNED = re.compile(r"\b(?:signed|inked)\Z")
# From "signed" up to the partner, over no other deed: not "signed a treaty and then spoke with", "after talks with".
SIGNED_WITH = re.compile(
    r"(?:(?! and (?:\w+ )?(?:\w+ed|spoke|met|held|had|will|is|was)\b|, (?:and|who|where|which|when)\b"
    r"|\b(?:after|before|during|following|ahead of|at an? (?:\w+ )?meeting)\b[^,]*\bwith\b)[^.;:]){0,40}?\bwith "
)


@cache
def pen(key: str) -> re.Pattern[str]:
    """A rule of the lexicon on those whose hand is on a document."""
    return re.compile(rf"\b(?:{lexicon('agreements')[key]})(?!\w)", re.IGNORECASE)


def agents_behind(stage: Stage, sentence: Sentence, verb: Trigger, stop: int) -> list[Hand]:
    """Those who signed, told behind a verb whose subject is the document; what is from `stop` on is of another one."""
    context = stage.context
    by = _at_verb(context, "passive_pen", verb, stop)
    by_all = _BY_ALL.search(context.flat, verb.start, stop)
    if by_all is not None and by_all.start() <= verb.end and _NEXT_DEED.match(context.flat, by_all.end(), stop):
        return all_who_act(stage, sentence, by_all)
    if by is not None and (row := row_behind(context, by.end(), stop)):
        return row
    if (between := _at_verb(context, "pen_between", verb, stop)) is not None:
        people = people_between(context, between.end(), end_of_row(context, between.end(), stop))
        if len(people) == _PAIR:
            return list(people)
    if by_all is not None and by_all.start() <= verb.end:
        return all_who_act(stage, sentence, by_all)
    return _signed_with(context, stage.last_sentences(sentence), verb, stop)


_PAIR = 2
# Behind "by the two leaders": what others signed.
_NEXT_DEED = re.compile(
    r",? (?:and |while )?the (?:other|others|rest|remaining|second|latter|agreement|document|memorand|protocol|treaty)"
)


def _at_verb(context: Settled, key: str, verb: Trigger, stop: int) -> re.Match[str] | None:
    """The words from a verb up to its agent, if it has one."""
    match = pen(key).search(context.flat, verb.start, stop)
    return match if match and match.start() < verb.end else None


def row_behind(context: Settled, start: int, stop: int) -> list[Hand]:
    """The people behind "by", up to the end of their row; else the bodies."""
    end = end_of_row(context, start, stop)
    people = people_between(context, start, end)
    return list(people) or each_once(body for _, _, body in context.bodies_between(start, end))


def end_of_row(context: Settled, start: int, stop: int) -> int:
    """Where those end who signed: at those who looked on, at another clause, at who tells the news."""
    presence = pen("presence").search(context.flat, start, stop)
    end = presence.start() if presence else stop
    # "Signed by: A, Minister of B; C, Minister of D" in a list.
    row = _END_OF_LINE if context.flat.startswith(":", start) else _END_OF_ROW
    nearer = row.search(context.flat, start, end)
    return nearer.start() if nearer else end


def all_who_act(stage: Stage, sentence: Sentence, by_all: re.Match[str]) -> list[Hand]:
    """ "The declaration signed by the two Presidents": those of the encounter."""
    those = those_meant(stage, sentence, by_all.start("who"), by_all["who"])
    heads = "ministers" in by_all["who"].lower() or all(leads(person) or not person.roles for person in those)
    return list(those) if heads else []  # what is "to be signed by the two leaders" their ministers do not sign


def behind_act(stage: Stage, sentence: Sentence, title_end: int, stop: int) -> list[Hand]:
    """ "The signing of the Memorandum | by Minister X and Minister Y": those right behind the title."""
    if match := _BEHIND_TITLE.match(stage.context.flat, title_end, stop):
        return list(first_row(stage.context, match.end(), stop))
    return []


def all_behind_act(stage: Stage, sentence: Sentence, title_start: int, title_end: int, stop: int) -> list[Hand]:
    """ "Ended with the signing of Agreed Minutes by the two Ministers"."""
    flat = stage.context.flat
    by_all = _ALL_BEHIND_TITLE.match(flat, title_end, stop)
    act = by_all and _SIGNING_OF.search(flat, sentence.start, title_start)
    return all_who_act(stage, sentence, by_all) if by_all and act else []


_BEHIND_TITLE = re.compile(
    r"(?: \([^()]*\))?,? by (?:(?:the |their )?(?:respective )?(?:directors|rectors|heads|ministers|presidents"
    r"|governors|mayors|ambassadors|chairs|chief executives)(?:[ -]general)?"
    r"(?: (?:of|for) [a-z][a-z, ]{2,60}?)?,? )?(?:the )?(?=[A-Z])"
)
_SIGNING_OF = re.compile(r"\b(?:signing|signature|initialling) of (?:the |an? |\w+ )?\Z", re.IGNORECASE)
_ALL_BEHIND_TITLE = re.compile(rf"(?: \([^()]*\))? by (?P<who>{_ALL})\b", re.IGNORECASE)


def _signed_with(context: Settled, earlier: list[Sentence], verb: Trigger, stop: int) -> list[Hand]:
    """ "A memorandum was signed with Minister X": he, and the one of the home country of whom was told before."""
    match = SIGNED_WITH.match(context.flat, verb.end, stop) if _SIGNED.search(verb.text) else None
    partner = first_row(context, match.end(), stop)[:1] if match else []
    if not partner or partner[0].country is None:
        return []
    for before in earlier:
        people = people_at(context, before.start, before.end)
        if others := [p for p in people if p.country not in {None, partner[0].country}]:
            own = [p for p in others if p.country == context.home] or others
            return [own[0], partner[0]] if len(own) == 1 else []
    return []
