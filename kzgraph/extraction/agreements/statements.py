"""Statements and declarations: which of them one side makes alone, and which are told to come."""

from __future__ import annotations

import re

from kzgraph.extraction.agreements.deeds.reading import Reading
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.settled import Settled

# "The declaration of 2025 as the Year of Tea", "a declaration of war": no documents.
_PROCLAIMS = re.compile(
    r"\w* ?declaration of (?:independence|war|martial|a state|state of|bankruptcy|love|victory)\b", re.IGNORECASE
)
_AS_WHAT = re.compile(r" as (?:the|an?|International|\w+ Year)\b")
# A communiqué that one ministry issues is no document of two sides.
_OF_ONE = re.compile(
    r"\W{0,3}(?:issued|released|published) by (?:the )?(?:[A-Z][\w'-]+ )*(?:Ministry|Embassy|Office|Spokes\w+|Press"
    r"|Government)\b"
    r"(?![^.;]*\b(?:Ministries|Governments|and the (?:[A-Z][\w'-]+ )*(?:Ministry|Government))\b)"
)


def is_of_one(context: Settled, title: Title) -> bool:
    """Whether a statement is that of one ministry, or a declaration only the word for what somebody proclaims."""
    if title.kind == "statement":
        return _OF_ONE.match(context.flat, title.end) is not None
    proclaims = _PROCLAIMS.match(title.text) or _AS_WHAT.match(context.flat, title.end)
    return title.kind == "declaration" and proclaims is not None


def is_to_be_issued(title: Title, reading: Reading) -> bool:
    """ "The three will issue a joint statement": one of several sides that is told to come, not only hoped for."""
    if reading.status != "planned" or reading.trigger is None or title.article not in {"a", "an", ""}:
        return False
    return title.text.lower().startswith(("joint", "trilateral")) and bool(_WILL_ISSUE.search(reading.trigger.text))


_WILL_ISSUE = re.compile(
    r"^(?:(?:will|shall)\b|(?:(?:is|are|was|were) )?(?:to\b|expect|due|set|schedul|plan)).*\b(?:sign|adopt|issue"
    r"|publish|release)"
)
