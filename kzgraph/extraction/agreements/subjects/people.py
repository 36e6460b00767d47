"""The people in the subject of a verb, by name, title, pronoun or as "the two ministers"; else the bodies."""

from __future__ import annotations

import re

from kzgraph.extraction.agreements.subjects.bodies import clause_start, subject_bodies
from kzgraph.extraction.agreements.subjects.gaps import BEFORE_VERB, bare, joins, presence_phrase, without_relatives
from kzgraph.extraction.context import OrganisationEntity, PersonEntity, Sentence
from kzgraph.extraction.passages.people import each_once, people_at, people_between
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.passages.those import those_meant, those_of_states

_COLLECTIVE = re.compile(
    r"\b(they|(?:(?<=session, )|(?<=meeting, )|(?<=talks, )|(?<=today, )|(?<=today )|(?<=ago )|(?<=ago, )"
    r"|(?<=earlier, ))we|we(?= (?:have |'ve )?just )"
    r"|the two(?: of them)?|the (?:pair|duo|leaders|heads of state(?: and government)?)"
    r"|(?:the two|the|both) (?:foreign |prime |defen[cs]e |interior )?"
    r"(?:(?:vice|deputy)[- ])?(?:foreign )?"
    r"(?:ministers|leaders|presidents|premiers|diplomats|officials|secretaries"
    r"|heads of (?:state|government|(?:the |both |the two )?delegations?)"
    r"|envoys|ambassadors|interlocutors|counterparts|men|women|speakers|governors|co-?chair(?:s|men|persons)?|chairs|chair(?:men|persons|women)))"
    r"\s+(?:(?:have|has|had|also|then|jointly|both|later|afterwards?|today|subsequently|just)\s+)*$",
    re.IGNORECASE,
)
_OF_STATES = re.compile(
    r"\b[Tt]he (?:[Ff]oreign )?(?P<noun>[Mm]inisters|[Pp]residents)(?: of [Ff]oreign [Aa]ffairs)? of "
    r"(?P<states>(?:the )?[A-Z][^,;:.()]{2,60}? and (?:the )?[A-Z][^,;:.()]{2,40}?)"
    r" (?:(?:have|has|had|also|then|jointly|both|later|today) )*\Z"
)
_JOINED_VERB = re.compile(
    r"\b(?:chance|opportunity|occasion) to \Z|\band (?:\w+ly |then |later |also |afterwards |subsequently )*\Z"
)
_RECEIVED_BY = re.compile(
    r"\b(?:was|were|is|are|been) (?:(?:\w+ly|also|then|later|first) )?(?:received|welcomed|greeted|hosted|met)"
    r" (?:in [A-Z]\w+ )?by [^;.]{0,100}\Z"
)
_BESIDE = re.compile(r"\band\b\s*,\s*(?:together |along )?with\b")


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
    witnessed = presence_phrase().search(flat, sentence.start, verb) is not None
    people: list[tuple[int, PersonEntity]] = []
    at, goes_on = verb, _JOINED_VERB.search(flat, sentence.start, verb) is not None
    for start, end, person in reversed(spots):
        if goes_on and not people and (passive := _RECEIVED_BY.search(flat, sentence.start, start)):
            at = passive.start()  # "was received by the President and signed": the host signed nothing
            continue
        gap = bare(context, end, at, aside)
        if people:
            link = r"\b(?:and|with)\b|&" if witnessed else r"\b(?:and|with)\b|,|&"
            joined = joins(gap) and re.search(link, gap)
        else:
            joined = BEFORE_VERB.fullmatch(gap)
        if not joined or (people and _BESIDE.search(gap)):
            break
        people.append((start, person))
        at = start
    if people:
        begin = _behind_opening(flat, sentence.start, at, verb)
        return each_once(person for start, person in reversed(people) if start >= begin)
    group = _COLLECTIVE.search(flat, sentence.start, verb)
    if group:
        return list(those_meant(stage, sentence, group.start(), group.group(1)))
    if of_states := _OF_STATES.search(flat, sentence.start, verb):
        return list(those_of_states(stage, sentence, *of_states.span("states"), of_states["noun"]))
    bodies = [b for b in subject_bodies(context, sentence, verb) if b.kind != "government"]
    return list(bodies) or list(_of_first_verb(stage, sentence, verb))


def _behind_opening(flat: str, start: int, first: int, verb: int) -> int:
    """Where the subject of a verb begins behind those of the opening: "After talks with A and B, | C and D signed"."""
    if (begin := clause_start(flat, start, verb)) > first:
        return begin
    if _OPENING.fullmatch(flat, start, first) is None:
        return first
    commas = [m.end() for m in re.finditer(r",", flat[first:verb])]
    row = [k for k in commas if " and " in flat[first : first + k]] or commas[:1]
    return first + row[-1] if row else first


# A phrase that tells when or with whom, up to the first name in it.
_OPENING = re.compile(
    r"\W*(?:After|Following|During|At|Before|Upon|Ahead of|Alongside|Besides|Accompanied by|Apart from|On|In|Within)"
    r" [^,;:.]*\b(?:with|of|between|by|to|from|for|Alongside|Besides|before)\b[^,;:.]*"
)


def _of_first_verb(stage: Stage, sentence: Sentence, verb: int) -> list[PersonEntity]:
    """The subject of an earlier verb where another is joined to it: "A and B held talks and signed the Treaty"."""
    flat = stage.context.flat
    if not _JOINED_VERB.search(flat, sentence.start, verb):
        return []
    named, meant = (find(stage.context, sentence.start, verb) for find in (people_between, people_at))
    people = meant if not named or len(named) < len(meant) == _PAIR else named  # "She met with B and signed"
    group = _GROUP_OPENS.match(flat, sentence.start, verb)
    if not people and group and not _IN_CLAUSE.search(flat, group.end(), verb):
        return list(those_meant(stage, sentence, group.start("who"), group["who"]))
    two = len(people) == _PAIR and people[0].country != people[1].country
    return people if two or len(people) == 1 else []


_PAIR = 2
# "The ministers discussed trade and signed …".
_GROUP_OPENS = re.compile(
    r"(?:(?:[A-Z][a-z]+ |At |In |On |After |Following )[^,;:.]{2,80}, )?(?P<who>[Tt]hey|[Tt]he (?:two |both )?"
    r"(?:foreign |prime |defen[cs]e )?(?:ministers|leaders|presidents|heads of state|co-?chairs)) (?=[a-z])"
)
# What the second verb stands in, rather than beside the first: "said that Ghana had drafted and signed".
_IN_CLAUSE = re.compile(r"\b(?:that|which|who|where|when|while|whether)\b[^,;:]*\Z")
