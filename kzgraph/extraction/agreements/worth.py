"""Whether a naming is an agreement at all, only a reference to one, or nothing."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.agreements.deeds.dates import named_year, since
from kzgraph.extraction.agreements.deeds.reading import Reading
from kzgraph.extraction.agreements.known import is_told_about, is_told_when, is_under_talks
from kzgraph.extraction.agreements.parties.by_hands import tells_signers
from kzgraph.extraction.agreements.parties.in_title import joined_by_dash
from kzgraph.extraction.agreements.parties.of_many import is_of_many
from kzgraph.extraction.agreements.plans import SIDES, by_leaders, by_sides, is_of_one_state
from kzgraph.extraction.agreements.statements import is_of_one, is_to_be_issued
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.settled import Settled

_AHEAD = re.compile(r"[^.;:,]{0,60}?\bbetween (?=[A-Z]|the )")
_BETWEEN = re.compile(r"\b(?:between|among)\b")
_MINUTES = ("minutes of", "agreed minutes", "record of")
_SIDE_NAMED = re.compile(
    r"[A-Z]|\b(?:two|both|sides|parties|countries|states|nations|ministr\w+|institut\w+|academ\w+|parliaments"
    r"|universities"
    r"|governments|banks|chambers|agencies|companies|cities|regions|services|offices|departments)\b"
)
# What may stand between a verb and its object, but for other documents.
_NEAR = 30
_DOCUMENT = re.compile(
    r"\b(?:agreements?|memorand(?:um|a)|mous?|protocols?|treaty|declarations?|statements?|plans?|programmes?|programs?"
    r"|documents?|letters?|communiqués?|contracts?|roadmaps?|including|include)\b",
    re.IGNORECASE,
)
# What only a convention of two states is about.
_BILATERAL = re.compile(r"\bdouble taxation\b|\bextradition\b|\bconsular relations between\b", re.IGNORECASE)
_DONE = frozenset({"signed", "initialled", "ratified", "in_force"})


@cache
def _known() -> frozenset[str]:
    return frozenset(lexicon("agreements")["known"])


@cache
def _weak() -> frozenset[str]:
    return frozenset(lexicon("agreements")["weak_heads"])


def is_reference(context: Settled, title: Title, reading: Reading) -> bool:
    """Whether it only points to a document: "the Agreement"; a "Declaration of Intent" may name one."""
    if (
        not title.bare
        or title.item
        or _is_known(title)
        or _is_dated(context, title)
        or title.article not in {"the", "this", "that", "its", "their", "any", "each"}
    ):
        return False
    if (title.kind == "statement" or title.noun.startswith(_MINUTES)) and _by_hand(reading):
        return False
    if title.kind == "protocol" and title.capital and _by_pen(title, reading):
        return False  # "at the end of the session the final Protocol was signed"
    if reading.status in _DONE and is_told_when(context, title):
        return False  # "based on the memorandum of understanding signed in Tunis in June 2012"
    if reading.status in _DONE and (_told_between(context, title) or tells_signers(context, title)):
        return False  # "under the memorandum signed last year between Astana Hub and …"
    named = title.capital and title.article == "the" and title.after_head - title.head > 1
    return not (named and reading.status in _DONE)


def _is_dated(context: Settled, title: Title) -> bool:
    """ "The Joint Communiqué of 13 September 2016": a noun of several words in capitals, with its day."""
    return title.capital and title.after_head - title.head > 1 and named_year(context, title) is not None


def is_agreement(context: Settled, title: Title, reading: Reading, *, counted: bool = False) -> bool:
    """Whether a naming is a document between parties, named or clearly identified.

    `counted` says that it is one of several that are told apart by what they are about.
    """
    if title.item:
        return not title.plural
    if _is_known(title):
        return True
    if title.named:
        identified = (title.first < title.head or title.complement) and _is_direct_object(context, title, reading)
        if title.noun == "partnership" and _is_relation(title):
            return False
        if title.noun in {"decision", "statement"} or title.kind == "plan":
            by_hand = _by_hand(reading) or (title.kind == "plan" and by_leaders(context, title, reading))
            return identified and by_hand and by_sides(context, title, reading)
        return identified and (_by_hand(reading) or is_under_talks(context, title))
    if title.plural:
        return _named_in_plural(title) or _of_subjects(title, reading, counted=counted)
    if is_of_one(context, title) or is_of_one_state(context, title):
        return False
    if _of_place_and_day(context, title):
        return True
    if title.bare:
        named = _is_dated(context, title) or _is_short_name(context, title)
        return named or _only_noun(context, title, reading)
    if title.capital and (_names_itself(title) or (is_of_many(title) and title.first < title.head)):
        return True
    told = (_tells_sides(title.text) and not _is_any(title, reading)) or len(_countries(context, title)) >= 2
    if reading.status in _DONE or told or _with_partner(title):
        return True
    if title.kind == "statement":
        return is_to_be_issued(title, reading)
    if not title.plural and (_stands_since(context, title) or _joins_two(context, title)):
        return True
    if title.complement and (title.capital or title.article == "the") and named_year(context, title):
        return True  # "the 2022 Memorandum on Defence Cooperation", "the 1959 agreement on economic assistance"
    if _head(title) == "convention" and _BILATERAL.search(title.text):
        return True  # "the bilateral convention on avoidance of double taxation"
    if is_told_about(context, title, reading):
        return True
    if _head(title) in _weak():
        return _of_sides(context, title, reading)
    identified = title.complement or (title.article in {"the", "a", "an"} and title.first < title.head)
    return reading.status in {"planned", "negotiated"} and identified


def _stands_since(context: Settled, title: Title) -> bool:
    """ "Have had an investment protection agreement since 1996": two sides have it, since it is told since when."""
    sentence = context.source.sentences[title.sentence]
    has = _HAVE.search(context.flat, sentence.start, title.start)
    return has is not None and (title.first < title.head or title.complement) and since(context, title) is not None


_HAVE = re.compile(r"\b(?:ha(?:s|ve)(?: had)?|with|under|linked by|bound by|enjoy\w*) (?:also )?(?:an? |the )?\Z")


def _joins_two(context: Settled, title: Title) -> bool:
    """ "The Mercosur–European Union agreement": a dash joins its two sides."""
    evidence = context.source.evidence_at(title.start)
    return title.first < title.head and len(joined_by_dash(context, title, evidence)) == _PAIR


_PAIR = 2


def _is_relation(title: Title) -> bool:
    """ "Concluded a Comprehensive Strategic Partnership": a relation of two states, and no document of that name."""
    return re.match(r"(?:\w+ )*?strategic partnership\b", title.text, re.IGNORECASE) is not None


def _is_direct_object(context: Settled, title: Title, reading: Reading) -> bool:
    """Whether no subject or verb of another clause stands between the deed and a title that only the deed makes one."""
    if reading.trigger is None or reading.trigger.end > title.start:
        return True
    gap = context.flat[reading.trigger.end : title.start]
    return len(gap) <= _NEAR or gap.startswith(" with ") or _DOCUMENT.search(gap) is not None


def _is_known(title: Title) -> bool:
    """Whether the noun alone names one document: JCPOA, Good Friday Agreement."""
    noun = title.noun.replace("-", " ")
    return noun in _known() or noun.rpartition(" ")[0] in _known()  # "New START", "the New START treaty"


def _of_place_and_day(context: Settled, title: Title) -> bool:
    """ "The Minsk protocol of 5 September", "the Memorandum of September 19": named by where or when it was made."""
    if title.first == title.head:
        return title.complement and re.search(r"\bof\s+(?:[A-Z]|\d)[^,;]*\d", title.text) is not None
    head = title.start + context.flat[title.start : title.end].lower().find(title.noun[:3])
    named = any(p.end <= max(head, title.start) for p in context.places_between(title.start, title.start + 1))
    return named and title.article in {"the", ""}


def _of_sides(context: Settled, title: Title, reading: Reading) -> bool:
    """ "The sides prepare a roadmap for 2025-2026", "finalise the text of the memorandum on tourism"."""
    if reading.status not in {"planned", "negotiated"}:
        return False
    if not title.complement:  # "agreed to sign a free trade deal"
        return title.kind == "agreement" and title.first < title.head and _by_pen(title, reading)
    to_sign = reading.trigger is not None and "sign" in reading.trigger.text
    if title.kind == "memorandum" or _by_pen(title, reading) or (to_sign and title.kind in {"treaty", "other"}):
        return True  # "plan to sign a convention on social security", "will sign the Charter of Partnership"
    sentence = context.source.sentences[title.sentence]
    return title.kind in {"roadmap", "plan", "protocol"} and bool(
        SIDES.search(context.flat, sentence.start, sentence.end)
    )


def _only_noun(context: Settled, title: Title, reading: Reading) -> bool:
    """ "They signed a memorandum of understanding": named by its kind alone, and signed."""
    if reading.status not in _DONE:
        return title.kind == "statement" and (is_to_be_issued(title, reading) or _is_at_end(title, reading))
    if _head(title) in _weak() - {"memorandum"} and not _by_pen(title, reading):
        # "Another accord was concluded between the Fund and the Bank" is known by its parties.
        return title.article in {"a", "an", "another"} and _by_hand(reading) and _told_between(context, title)
    if title.kind == "statement" or title.noun.startswith(_MINUTES):
        return _by_hand(reading)
    identified = title.capital or _told_between(context, title) or tells_signers(context, title)
    if title.article == "the" and (identified or is_told_when(context, title)):
        return True
    return title.article in {"a", "an", "another"} and _by_hand(reading)


def _is_short_name(context: Settled, title: Title) -> bool:
    """ "An FTA with India": the letters of a longer name, with the other side."""
    return title.kind == "agreement" and title.text.isupper() and _SHARED.match(context.flat, title.end) is not None


_SHARED = re.compile(r" (?:with|between) (?:the )?[A-Z]")


def _is_at_end(title: Title, reading: Reading) -> bool:
    """ "Will end with the signing of a Joint Communiqué": what is told to come of an encounter."""
    verb = reading.trigger
    return title.capital and verb is not None and reading.status == "planned" and verb.text.endswith("signing of")


def _by_pen(title: Title, reading: Reading) -> bool:
    """ "The co-chairs signed a protocol", "an action plan was signed": a document, since there is a signature to it."""
    signed = reading.trigger is not None and re.search(r"sign|initial|\bink", reading.trigger.text) is not None
    return signed and title.kind in {"protocol", "roadmap", "plan", "agreement", "contract"}


def is_open(title: Title) -> bool:
    """Whether a bare noun may also name a bargain of one side, "a deal": one that names no parties is none."""
    return title.bare and not title.item and title.kind in {"contract", "agreement"} and _head(title) in _weak()


def _told_between(context: Settled, title: Title) -> bool:
    """Whether "between A and B" follows in the same clause."""
    return _AHEAD.match(context.flat, title.end) is not None


def _tells_sides(text: str) -> bool:
    """Whether "between" leads to names or to sides: not "the deal between the unions and the companies"."""
    match = _BETWEEN.search(text)
    return match is not None and _SIDE_NAMED.search(text, match.end()) is not None


def _names_itself(title: Title) -> bool:
    """Whether a title in capitals is a name: "Paris Agreement", "Joint Action Plan"; not "Safety Protocol"."""
    if _head(title) not in _weak():
        return True
    return title.first < title.head and (
        title.kind in {"protocol", "treaty", "agreement"} or title.text.startswith("Joint ")
    )


def _is_any(title: Title, reading: Reading) -> bool:
    """ "A fair agreement between two countries": one of a kind, of which nothing is said to be done."""
    named = re.search(r"[A-Z]", title.text.partition("between")[2]) is not None
    return title.article in {"a", "an", "any", "each"} and reading.status == "mentioned" and not named


def _with_partner(title: Title) -> bool:
    return re.search(r"\b(?:agreement|treaty|pact|memorandum of \w+) with\b", title.text, re.IGNORECASE) is not None


def _by_hand(reading: Reading) -> bool:
    return reading.trigger is not None and bool(
        re.search(
            r"sign|subscrib|ink|adopt|issu|exchang|conclud|culminat|result|seal|follow|names? |pen |hands|final"
            r"|releas|publish|put(?:ting)? out|out with|produc|yield|crown|capped",
            reading.trigger.text,
        )
    )


def _head(title: Title) -> str:
    words = title.text.lower().replace("-", " ").split()
    skip = title.head - title.first
    return " ".join(words[skip : skip + title.after_head - title.head]).strip(",;.\"'")


def _named_in_plural(title: Title) -> bool:
    """The Abraham Accords, the Minsk Agreements: a name in capitals before the noun."""
    return title.capital and title.first < title.head and title.kind == "agreement" and title.text[:1].isupper()


def _of_subjects(title: Title, reading: Reading, *, counted: bool) -> bool:
    """ "Three agreements on …" (`counted`), "negotiate agreements on ports and fish": in the plural, but each known."""
    about = counted or re.search(r"^\S+ (?:of \w+ )?(?:on|concerning|regarding) [a-z]", title.text) is not None
    if not about or title.kind not in {"agreement", "memorandum", "treaty", "protocol"}:
        return False
    return (counted and reading.status != "mentioned") or (
        reading.status in {"negotiated", "planned"} and "," not in title.text
    )


def _countries(context: Settled, title: Title) -> set[str]:
    union = {"EU"} if re.search(r"\b(?:EU|European Union)\b", title.text) else set()
    return {c.code for c in context.countries_between(title.start, title.end)} | union
