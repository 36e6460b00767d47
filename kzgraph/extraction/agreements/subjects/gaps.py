"""What may stand between the names of a row, and between a row and its verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kzgraph.extraction.agreements.deeds.verbs import Trigger
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.settled import Settled


def without_relatives(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """Clauses between commas that interrupt a subject: "Frederiksen, who came for two days, signed"."""
    return [m.span() for m in _RELATIVE.finditer(flat, start, end)]


def relatives(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """Clauses behind a comma, also at the end: "signed a memorandum, which replaces one of 2009"."""
    return [m.span() for m in _RELATIVE_TO_END.finditer(flat, start, end)]


_RELATIVE = re.compile(r",\s(?:who|whom|whose|which|where)\b[^,;:.]*(?=,)")
_RELATIVE_TO_END = re.compile(r",\s(?:who|whom|whose|which|where)\b[^,;:.]*")
# What may stand between the members of a subject, and between a subject and its verb.
LINK = re.compile(
    r"(?:[\s,()&/\"]|\b(?:(?:[OCP]?JSC|LL[PC]|Ltd|SE)\b|and|the|of|as|well|then|his|her|its|their|counterpart"
    r"|colleague|Mr|Ms|Mrs|Dr|H\.E|Hon|Amb|Prof|Eng|Sen|Gen|Lt|Sir|Dame|Lord|Madam|Dato|Shri|Excellency|Royal"
    r"|Serene|Highness|Majesty|Prince|Princess|Sheikh|Honou?rable"
    r"|with|from|together|along)\b\.?)*",
    re.I,
)
# Behind the word that joins two names, what nobody reads as an office: "and | the Head of the EU Delegation, NAME".
_UNREAD_OFFICE = re.compile(
    r"(?:(?<=\band)|(?<=\bwith))(?:[\s,]|'s?(?!\w)|\b(?:[A-Z][\w-]*|of|for|the|in|at|on|to|and|by)(?!\w))+\Z"
)
# "Signed by A | for Britain and | B for Thailand": the name of the side is blank.
_FOR_SIDE = re.compile(r"\b(?:for|on behalf of)\s(?:the\s)?\s{2,}|(?<=\band) by\b")


def joins(gap: str) -> bool:
    """Whether the words between two names (see `bare`) only join them, with the second one's country or office."""
    gap = _APPOSITION.sub(" ", gap)
    return LINK.fullmatch(_OWNER_AHEAD.sub(" ", _UNREAD_OFFICE.sub(" ", _FOR_SIDE.sub(" ", gap)))) is not None


# Behind a name, what its bearer is, up to the next one: "Mora, then the top diplomat of the Union, and".
_APPOSITION = re.compile(
    r"\A,\s+(?:(?:then|now|still|later)\s|(?:the|an?|his|her|its|their)\s)"
    r"(?:(?!\b(?:who|which|that|said|told|was|were|is|are|has|have|had|will|would|and)\b)[^,;:.]){3,70},(?=\s+(?:and|with)\b)"
)
# "Zambia's A, South Africa's B": what is left of the country before a name.
_OWNER_AHEAD = re.compile(r"(?<=\s)'s?\s*\Z")
BEFORE_VERB = re.compile(
    r"(?:[\s,\"]|\b(?:have|has|had|also|then|jointly|today|officially|later|both|yesterday|will|each|on|behalf|formally"
    r"|earlier|at|in|end|the|of|subsequently|respectively|which|afterwards?|thereafter|thereupon|here|solemnly"
    r"|themselves|personally|likewise|too|in turn|for their part"
    r"|signed and|initialled and)\b|\([^)]*\))*",
    re.I,
)
# The longest name or title that may cover an offset.
_LONGEST_NAME = 300
_BRACKET = re.compile(r"\([^()]*\)")
# The words that tell what somebody or something is: "shipbuilder", "power utility"; no words of grammar.
WORDS_OF_KIND = (
    r"(?:(?!(?:of|and|or|for|in|on|with|by|to|from|at|as|before|after|until|till|since|during|under|near|ahead|following|over"
    r"|through|around|despite|into|that|which|who|head|side|delegation|part|said|signed"
    r"|will|is|are|was|were|has|have|had)\b)[a-z][a-z-]+'? ){1,3}"
)
# What a body is, before its name: "the British bank Barclays", "and the state company Socar".
_WHAT_IT_IS = re.compile(
    r"(?:\b[A-Z]\w+ )?\b(?:[a-z-]+ ){0,2}"
    r"(?:bank|company|firm|group|corporation|giant|agency|operator|airline|manufacturer|producer|maker|developer"
    r"|major|state-owned|state-run|state-controlled|private|partner|counterpart|authority"
    r"|regulator|exchange|university|institute|association|chamber|fund|ministry) \Z"
    rf"|\b(?:the|its|their|an?) (?:[A-Z][\w-]+ )?{WORDS_OF_KIND}\Z"
)
_OWNER = re.compile(r"\b(?:[A-Z]\w+ )?[A-Z]\w+'s? \Z")


def without_apposition(gap: str) -> str:
    """The words between two bodies without brackets and without what the second one is: "and the British bank "."""
    return _OWNER.sub("", _WHAT_IT_IS.sub("", _BRACKET.sub("", gap)))


def without_kind(ahead: str) -> str:
    """What stands before a body's name without what it is: "QatarEnergy and the German utility "."""
    return _WHAT_IT_IS.sub("", ahead)


def without_places(context: Settled, start: int, end: int) -> str:
    """The words between two offsets without where and when: "Satbayev University in Almaty on Monday signed"."""
    gap = context.flat[start:end]
    spots = [(p.start, p.end) for p in context.places_between(start, end)]
    spots += [(d.start, d.end) for d in context.dates_between(start, end)]
    for left, right in sorted(spots, reverse=True):
        if right <= end:
            gap = gap[: left - start].removesuffix("in ").removesuffix("on ") + gap[right - start :]
    return gap


def bare(context: Settled, start: int, end: int, aside: Sequence[tuple[int, int]] = ()) -> str:
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
    return _TITLE_AHEAD.sub(" ", _honorifics().sub(" ", "".join(text)))


@cache
def _honorifics() -> re.Pattern[str]:
    """What stands before a name in all languages: "Tan Sri", "Tengku", and the article of a family's name."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, lexicon('posts')['honorifics']))}|A[lL]|E[lL])\b\.?(?=[ -]|\Z)")


# "President Trump and President Stubb": the short title of somebody whose office was told before.
_TITLE_AHEAD = re.compile(
    r"(?<=[\s,])(?:(?:Deputy|Vice|First|Prime|Foreign|Defen[cs]e|Interior|Finance|Trade|Energy|State|Crown"
    r"|Assistant|Under)[ -])*"
    r"(?:President|Minister|Secretary|Chancellor|Premier|Ambassador|Commissioner|Governor|Prince|King|Emir|Sultan"
    r"|Chair(?:man"
    r"|woman|person)?|Director|Speaker|Administrator|Representative|General|Envoy)[ ]\Z"
)


def owns(gap: str) -> bool:
    """ "India's Central Drugs Standard Control Organisation": the country is not a party beside its own body."""
    return re.fullmatch(r"\s*'s?\s*", gap) is not None


def before_help(context: Settled, sentence: Sentence, verb: Trigger) -> int:
    """Where a verb begins with the words that lead to it: "are negotiating", "intend to sign"."""
    helped = _HELP_VERBS.search(context.flat, sentence.start, verb.start)
    return helped.start() + 1 if helped is not None else verb.start


_HELP_VERBS = re.compile(
    r"(?: (?:are|is|were|was|have|has|had|been|will|would|shall|currently|now|also|still|soon"
    r"|plan|intend|expect|expected|set|due|scheduled|ready|preparing|going|to|be))+ \Z"
)


@cache
def presence_phrase() -> re.Pattern[str]:
    """What leads to those who only look on: "in the presence of", "witnessed by"."""
    return re.compile(
        r"\bin (?:the )?presence of\b|\bwitnessed by\b|\b(?:under|before) the (?:watchful )?(?:eyes?|gaze) of\b",
        re.IGNORECASE,
    )
