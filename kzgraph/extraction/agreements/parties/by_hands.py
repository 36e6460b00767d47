"""The sides behind "by": "signed by A and B", "adopted by the presidents of A and B", "by the President of A and …"."""

from __future__ import annotations

import re

from kzgraph.extraction.agreements.parties.members import members_of_row
from kzgraph.extraction.agreements.party import body_party, country_party, unique
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled
from kzgraph.model import Evidence, Party

_BY = re.compile(
    r"(?:,? (?:and|as well as) (?:an?|the|two|three|its|their) [^.;:()]{3,120}? were| until \d{4})?"
    r"(?: \([^()]*\))?(?:, (?:brokered|mediated|facilitated|negotiated|drafted|prepared) [^.;:,]{4,80}(?=,))?"
    r",?(?: which)?(?: (?:was|were|has been|have been|had been))?(?: (?:jointly|recently))?"
    r"(?: (?:signed|inked|concluded|adopted|issued|agreed|announced|endorsed|approved|reached|made|struck|achieved)"
    r"(?: (?:in|on|at) [^;.]{1,40}?){0,2})? by (?=the |[A-Z])"
)
# "Signed by the presidents of A, B and C": of all the states named.
_HEADS_OF = re.compile(
    r"(?:the )?(?:leaders|presidents|heads of (?:state|government)|(?:prime |foreign |defen[cs]e )?ministers"
    r"|governments|representatives|delegations|ministers of [a-z ]{4,30}) of (?=the |[A-Z])",
    re.IGNORECASE,
)
# Before the name of a state, who acts for it: "the President of the Republic of", ", the Prime Minister of".
_OFFICE_OF = re.compile(
    r"(?:,? and |, |)(?:the |then )*(?:(?:(?!President|Minister|Secretary|Chancellor|Head)[A-Z][\w-]+ )*"
    r"(?:President|Prime Minister|Minister|Secretary|Chancellor|King|Emir|Sultan|[Hh]ead of (?:[Ss]tate|[Gg]overnment))"
    r"(?: (?:of|for|and|[A-Z][\w-]+))*) of (?:the )?"
)

# "…, a source told Trend", "…, the Astana Times reports": who tells the news is none of those who sign.
TELLS_NEWS = re.compile(
    r", (?:according to|(?:[\w'-]+ ){1,6}?(?:told|said|says|reports|reported|informs|informed|writes|wrote)\b)"
)


# "The signing of a treaty by A and B, and of a memorandum between C and D".
_NEXT_ONE = re.compile(r";|,? (?:and|as well as) of (?:an?|the|two|three) ")


def parties_behind_by(stage: Stage, sentence: Sentence, title: Title, evidence: Evidence) -> list[Party]:
    """Those who signed or adopted a document, behind "by" right after its title; empty where no two sides are told."""
    context = stage.context
    by = _BY.match(context.flat, title.end, sentence.end)
    if by is None:
        return []
    if holders := _states_of_offices(context, by.end(), sentence.end, evidence):
        return holders
    heads = _HEADS_OF.match(context.flat, by.end(), sentence.end)
    begin = heads.end() if heads else by.end()
    news = TELLS_NEWS.search(context.flat, begin, sentence.end) or _NEXT_ONE.search(context.flat, begin, sentence.end)
    row = members_of_row(stage, sentence, begin, news.start() if news else sentence.end, evidence)
    states = len(row) > 1 and any(
        c.start - begin in {0, 4} and c.form == "name" for c in context.countries_between(begin, begin + 5)
    )
    return row if len(row) > 1 and (states or all(p.kind == "organisation" for p in row)) else []


def parties_signed_for(context: Settled, sentence: Sentence, evidence: Evidence) -> list[Party]:
    """The sides for which people are told to sign, two or more: "by A for Kenya and B on behalf of the World Bank"."""
    named = {end for _, end, _ in context.named_between(sentence.start, sentence.end)}
    found: list[Party] = []
    for match in _SIGNS_FOR.finditer(context.flat, sentence.start, sentence.end):
        if match["behalf"] or match["signed"] or match.start() in named:
            found += _side_at(context, match.end(), evidence)
    row = unique(found)
    return row if len(row) > 1 else []


def _side_at(context: Settled, at: int, evidence: Evidence) -> list[Party]:
    """The body or the state whose name begins at an offset."""
    if body := next((o for a, _, o in context.bodies_between(at, at + 1) if a == at), None):
        return [body_party(body, evidence)]
    return [country_party(c.code, evidence) for c in context.countries_between(at, at + 1) if c.form == "name"][:1]


_SIGNS_FOR = re.compile(
    r"(?P<signed> signed)? ?\b(?:for|(?P<behalf>on behalf of)) (?:the )?"
    r"(?:(?:government|republic|kingdom|state) of (?:the )?){0,2}(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)


def tells_signers(context: Settled, title: Title) -> bool:
    """Whether the states that signed follow right behind a title: "the declaration signed by the Presidents of A …"."""
    sentence = context.source.sentences[title.sentence]
    by = _BY.match(context.flat, title.end, sentence.end)
    if by is None or by.group().strip() == "by":
        return False
    if _HEADS_OF.match(context.flat, by.end(), sentence.end):
        return True
    evidence = context.source.evidence_at(title.start)
    return bool(_states_of_offices(context, by.end(), sentence.end, evidence))


def _states_of_offices(context: Settled, start: int, end: int, evidence: Evidence) -> list[Party]:
    """ "The President of A, the Prime Minister of B and the President of C": the states that they act for."""
    found: list[Party] = []
    at = start
    for country in context.countries_between(start, end):
        if country.start < at:
            continue
        if country.form != "name" or not _OFFICE_OF.fullmatch(context.flat, at, country.start):
            break
        found.append(country_party(country.code, evidence))
        at = country.end
    return unique(found) if len(found) > 1 else []
