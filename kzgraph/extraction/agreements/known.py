"""Documents with which nothing is done yet, or no more: of which both sides are told to know, or to negotiate them."""

from __future__ import annotations

import re

from kzgraph.extraction.agreements.deeds.reading import Reading
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.settled import Settled

_KINDS = frozenset({"agreement", "memorandum", "treaty", "protocol", "roadmap", "plan", "declaration"})
_ABOUT = re.compile(r"(?:[\w-]+ )+?(?:(?:on|for|regarding|concerning|in the (?:fields?|areas?|spheres?) of) |20\d\d\b)")
_OF_BOTH = re.compile(
    r"\b(?:they|both|bilateral|sides|parties|two countries|ministers|leaders|presidents)\b", re.IGNORECASE
)
# "Unable to sign the agreement on customs", "once they have signed": there may be none.
_NOT_DONE = re.compile(
    r"\b(?:unable|unwilling|declin|refus|fail|inability|not\b|never|without|cancel|call|abandon|suspend|block|prevent|scrap"
    r"|once|when|if|until|unless|as soon)"
)
_SIGNED_WHEN = re.compile(
    r"(?: \([^()]*\))?,? (?:(?:which |that )?was )?(?:signed|concluded|initialled)"
    r" in [A-Z][\w'-]+(?: [A-Z][\w'-]+)?,? (?:in|on) [^.;:]{3,30}"
)
_TALKS_ON = re.compile(
    r"\b(?:negotiat(?:ions|ing)|talks)(?: (?:on|for|of|over|towards?))? (?:(?:an?|the|new) )*\Z", re.IGNORECASE
)


def is_told_about(context: Settled, title: Title, reading: Reading) -> bool:
    """ "Took stock of the agreement on young professionals": one that the sides know, since it is told what about."""
    if title.article != "the" or title.kind not in _KINDS or not _ABOUT.match(title.text):
        return False
    if reading.trigger is not None and _NOT_DONE.search(reading.trigger.text):
        return False
    sentence = context.source.sentences[title.sentence]
    both = _OF_BOTH.search(context.flat, sentence.start, sentence.end) is not None
    return both if title.kind == "plan" else both or reading.trigger is not None


def is_told_when(context: Settled, title: Title) -> bool:
    """ "The memorandum of understanding signed in Tunis in June 2012": known by where and when it was signed."""
    if title.kind not in _KINDS or (match := _SIGNED_WHEN.match(context.flat, title.end)) is None:
        return False
    told = any(d.start < match.end() for d in context.dates_between(title.end, match.end()))
    cities = context.places_between(title.end, match.end())
    return told and any(city.country in context.pair for city in cities)  # the Treaty of Rome is that of others


def is_under_talks(context: Settled, title: Title) -> bool:
    """ "Launched negotiations on a Clean Trade and Investment Partnership": what is negotiated is a document."""
    return title.noun == "partnership" and _TALKS_ON.search(context.flat, 0, title.start) is not None
