"""An organisation whose members act together: "ASEAN Leaders adopted", "adopted by the heads of state of the OTS"."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.agreements.deeds.reading import Reading
from kzgraph.extraction.agreements.party import UNION, body_party
from kzgraph.extraction.agreements.subjects.gaps import BEFORE_VERB
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import OrganisationEntity, Sentence
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.settled import Settled
from kzgraph.model import Evidence, Party

_BY = re.compile(
    r"(?: \([^()]*\))?,?(?: (?:was|were|has been|have been|which was))?(?: \w+ed)?(?: (?:in|at) [^;.]{1,40}?)? by "
)


@cache
def _members(key: str) -> re.Pattern[str]:
    return re.compile(lexicon("agreements")[key])


def acting_organisation(
    context: Settled, sentence: Sentence, title: Title, reading: Reading, evidence: Evidence
) -> list[Party]:
    """An organisation whose members sign or adopt, as the subject of the verb or behind "by"; empty where none does."""
    if reading.trigger is None or reading.status == "mentioned":
        return []
    verb = reading.trigger
    if verb.end <= title.start:
        for start, end, body in reversed(context.bodies_between(sentence.start, verb.start)):
            rest = _after_members(context, start, end, verb.start)
            if rest is not None and BEFORE_VERB.fullmatch(rest) and _is_of_states(body):
                return [body_party(body, evidence)]
        return []
    by = _BY.match(context.flat, title.end, sentence.end)
    for start, end, body in context.bodies_between(by.end(), sentence.end) if by else ():
        ahead = context.flat[by.end() if by else start : start]
        if _members("members_before").fullmatch(ahead) or (
            ahead in {"", "the "} and _members("members_after").match(context.flat, end)
        ):
            return [body_party(body, evidence)] if _is_of_states(body) else []
        break
    return []


def _after_members(context: Settled, start: int, end: int, stop: int) -> str | None:
    """What stands between a body with the word for its members and an offset; None where no members are told."""
    after = _members("members_after").match(context.flat, end, stop)
    if after:
        return context.flat[after.end() : stop]
    ahead = context.flat[max(0, start - 80) : start]
    return context.flat[end:stop] if re.search(rf"(?:{_members('members_before').pattern})\Z", ahead) else None


def _is_of_states(body: OrganisationEntity) -> bool:
    return body.name in UNION or (body.country is None and body.kind == "intergovernmental")
