"""The verbs behind a title that tell of it: "the Treaty was signed", "which A and B signed", "in force since May"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kzgraph.extraction.agreements.deeds.verbs import LONGEST_OBJECT, Trigger, in_force_yet, not_yet, triggers
from kzgraph.extraction.agreements.titles.title import Title, without_titles
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.settled import Settled
from kzgraph.model import AgreementStatus

_RELATIVE = re.compile(
    r"\"?\s*(?:(?:with|by) (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3}(?: and (?:the )?[A-Z][\w'-]+)?,? )?"
    r"(?:\([^)]*\)\s*)?(?:and (?:a number of |some )?other (?:documents|agreements)\s+)?"
    r"(?:(?:of|from|dated) (?:\d{1,2} )?\w+(?: \d{1,2},)?(?: \d{4})?)?,?\s*"
    r"(?:(?:which|that)\s+|an? (?:document|agreement|treaty|text|pact|paper)\s+)?"
    r"(?:also |likewise |then |already |recently |jointly |officially |formally |previously |originally |first )?"
)
# A verb may stand this far behind the title: "the Treaty between A and B, in force since May".
_NEAR = 40
_VERB_GAP = re.compile(r"^(?:[^.;:]|(?<=\d)\.(?=\d))*$")
# What may stand between two verbs that one document is the subject of: a date, a place, "and".
_SAME_SUBJECT = re.compile(
    r"[^.;:()]{0,150}?(?:,|\band\b|\bbut\b)?\s*(?:(?:which|it|has|have|had|also|then|later|finally)\s+)*"
)
_INCLUDING = re.compile(
    # "Asked about the treaty, the minister said that it | had been signed"
    r",? (?:[^,;.:]{3,100}?,? )?(?:said|says|told [^,;.:]{3,60}?|announced|noted|added|stressed|confirmed|recalled"
    r"|stated|explained|replied|answered)(?: that)? (?:it|the (?:agreement|document|treaty|text|deal))"
    r" (?=\Z|(?:was|were|is|has|had|would|will)\b)|"
    r", including [^.;:,]*,|, (?:also )?known as [^.;:,]*,"
    r"|, (?!sign|ink|initial|ratif|adopt|conclud|approv|seal|exchang|endors|end|reach)[a-z]+ed"
    r" (?:by|under|through|with|after|over|during) [^.;:,]*,"
    r"|,? (?:which|whose|where) (?:(?!\b(?:sign|adopt|conclud|ratif|initial))[^.;:,]){1,120}, "
    r"(?=\Z|(?:is|are|was|were|has|have|will|to be)\b)"
)
_TO_COME_CLAUSE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:with (?:the )?[A-Z][\w' -]{2,40})?,?\s*(?:(?:(?:on|over|about|for) )?which|that)\s+"
    r"(?!was\b|were\b|is\b|are\b|ha[sd]\b|have\b|will\b|would\b)"
    r"(?:[^.;:()]{2,120}?)\s(?:(?:have|has|had|are|is|will|also|now|currently|been|begun|begin|started"
    r"|start|agreed|plan|intend|to)\s+)+(negotiat(?:e|ing)|draft(?:ing)?|prepar(?:e|ing)|sign(?:ing)?|conclud(?:e|ing))\b",
)
_NOT_BEGUN = re.compile(r"\b(?:will|plan|intend|agreed|begin|start)\b")
# Behind a participle that is an active verb of its own: "signed the Protocol, ratified a Treaty and …".
_OBJECT = re.compile(r" (?:an?|the|its|their|two|three|several) (?!same\b|previous\b|next\b|following\b|day\b|year\b)")
# Who may follow without "which": "the joint statement they adopted today".
_THEY = r"(?:they|we|the (?:two )?(?:leaders|sides|ministers|presidents|countries|parties)|both sides)"
_OWN_SUBJECT = re.compile(rf"\s*{_THEY}\b|.*?\b(?:which|that)\b")
_OBJECT_CLAUSE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:,?\s*(?:which|that)\s+(?!was\b|were\b|is\b|are\b|ha[sd]\b|have\b|will\b|would\b)"
    rf"(?:[^.;:()]{{2,160}}?)|{_THEY})\s(?:(?:have|has|had|also|both|jointly|then)\s+)*(signed|inked|initial(?:l)?ed|concluded|adopted|announced|issued|released)\b",
)
_PARTICIPLES = frozenset(
    {"signed", "concluded", "adopted", "initialled", "ratified", "issued", "exchanged", "approved", "released"}
    | {"endorsed", "inked", "sealed", "reached", "agreed"}
)


def verbs_behind(context: Settled, sentence: Sentence, title: Title, titles: Sequence[Title]) -> list[Trigger]:
    """The verbs behind the title: at once, over other titles and "which", and those that go on about it."""
    found: list[Trigger] = []
    verbs = triggers(context, sentence, "after")
    for trigger in verbs[bisect_left(verbs, title.end, key=lambda t: t.start) :]:
        if trigger.start - title.end > LONGEST_OBJECT:
            break
        if not _is_deed_on(title, trigger.text):
            continue
        if found:
            if not _joined(context.flat[found[-1].end : trigger.start], found[-1].end, trigger.start, titles):
                break
            if _NOT.search(context.flat, found[-1].end, trigger.start):
                continue
        elif not _is_about(context, title, trigger, titles):
            return _object_of(context, sentence, title)
        found.append(in_force_yet(context, sentence, trigger))
    return found or _object_of(context, sentence, title)


def _is_deed_on(title: Title, verb: str) -> bool:
    """Whether a verb makes a document of this kind: a declaration is announced, a treaty only before it is signed."""
    return title.kind in {"declaration", "statement"} or not _ANNOUNCED.search(verb)


_ANNOUNCED = re.compile(r"\bannounced\b")


def _joined(gap: str, start: int, end: int, titles: Sequence[Title]) -> bool:
    """Whether a verb goes on about the same document: "was signed in 2019 and took effect"."""
    another = any(start <= t.start < end for t in titles) or _THE_ONE.search(gap)
    return _SAME_SUBJECT.fullmatch(gap) is not None and not another


# "Has been initialled but not yet signed", "initialled in May and never signed": of two deeds one was not done.
_NOT = re.compile(
    r"(?:\b(?:not|never|n't)|\b(?:yet|still|remains?) to)"
    r"(?: (?:yet|so far|been|be|formally|officially|actually|even))*\s*\Z"
)


# "The agreement with A was signed, and that with B entered into force".
_THE_ONE = re.compile(r"\b(?:that|the one|those|the other|the latter|another) (?:with|on|between|of|concerning)\b")


def _is_about(context: Settled, title: Title, trigger: Trigger, titles: Sequence[Title]) -> bool:
    """Whether the first verb behind a title has it for its subject."""
    if _PART_OF_WHICH.search(context.flat, title.end, trigger.start):
        return False
    between = _INCLUDING.sub(" ", without_titles(context.flat, title.end, trigger.start, titles))
    if _is_in_row(context.flat, title, trigger, titles):
        between = ""
    rest = between[_RELATIVE.match(between).end() :]  # type: ignore[union-attr]
    if not_yet().fullmatch(rest.strip() + " "):
        return True
    words = rest.split()
    if _OF_ONE.match(trigger.text) and _another_before(context.flat, title, trigger, titles):
        return False
    if trigger.text == "negotiations" and words:
        return False
    if "which" in trigger.text.split() or trigger.text.startswith("whose "):
        return not any(title.end < t.start < trigger.start for t in titles)
    if trigger.text in _PARTICIPLES and (
        _OBJECT.match(context.flat, trigger.end)
        or any(t.start == trigger.end + 1 for t in titles)  # "initialled a treaty and signed Minutes"
        or (words and not _only_links(words))
    ):
        return False
    return len(rest) <= _NEAR and bool(_VERB_GAP.match(rest)) and (_only_links(words) or not _active(rest))


# "The Trade Agreement with Peru, the protocol to which was signed in May".
_PART_OF_WHICH = re.compile(r"\b(?:protocol|amendment|annex|supplement|addendum)s? (?:to|of|amending) which \Z")


def _is_in_row(flat: str, title: Title, verb: Trigger, titles: Sequence[Title]) -> bool:
    """Whether a title is not the last of a row that is the subject of a verb in the plural.

    "A protocol on gas for Serbia, drafted in May, and an agreement on building dams with Chinese help were signed".
    """
    last = next((t for t in reversed(titles) if title.end <= t.start < t.end <= verb.start), None)
    joint = _LAST_OF_ROW.search(flat, title.end, last.start) if last and _OF_SEVERAL.match(verb.text) else None
    if last is None or joint is None:
        return False
    ahead = _ASIDE.sub("", flat[title.end : joint.start()])
    return not any(_OTHER_CLAUSE.search(gap) for gap in (ahead, flat[last.end : verb.start]))


_OF_SEVERAL = re.compile(r"(?:were|are|have been|had been)\b")
_LAST_OF_ROW = re.compile(r",? (?:and|as well as) (?:an?|the|their|its|two|another)? ?\Z")
_ASIDE = re.compile(r", (?:which|whose|\w+ed)\b[^,;]*\Z")
_OTHER_CLAUSE = re.compile(
    r"\b(?:which|who|that|when|while|whose|was|were|is|are|has|have|had|will|would|said|\w+ed|met|held)\b|[;:]"
)


# What is said of one document.
_OF_ONE = re.compile(r"(?:which )?(?:was|has been|had been|is|has|expires|remains)\b")


def _another_before(flat: str, title: Title, verb: Trigger, titles: Sequence[Title]) -> bool:
    """Whether a verb in the singular tells of another document in between.

    "A and B, which was signed", "A builds on B, which was signed".
    """
    others = [t for t in titles if title.end <= t.start and t.end <= verb.start]
    if not others or not (
        re.search(r"\band\b", flat[title.end : others[0].start]) or _OWN_VERB.match(flat, title.end, others[0].start)
    ):
        return False
    return re.fullmatch(r"(?: \([^()]*\))?,? (?:which |that )?", flat[others[-1].end : verb.start]) is not None


# What a document itself does to another: "replaces", "is based on", "will supplement".
_OWN_VERB = re.compile(r" (?:also |\w+ly )?(?:[a-z]{3,}s|is|was|will|would|has|had)\b")


def is_object(context: Settled, title: Title, verb: Trigger) -> bool:
    """Whether a verb behind the title has a subject of its own: "the Treaty which A and B signed"."""
    return verb.start >= title.end and _OWN_SUBJECT.match(context.flat, title.end, verb.start) is not None


def _object_of(context: Settled, sentence: Sentence, title: Title) -> list[Trigger]:
    """ "the Treaty which A and B signed in May": the verb of a relative clause whose object the title is."""
    match = _OBJECT_CLAUSE.match(context.flat, title.end, sentence.end)
    if match and _is_deed_on(title, match.group(1).lower()):
        verb = match.group(1).lower()
        deed = Trigger(match.start(1), match.end(1), "initialled" if verb.startswith("initial") else "signed", verb)
        return [deed, *_then_done(context, sentence, deed)]
    match = _TO_COME_CLAUSE.match(context.flat, title.end, sentence.end)
    if match is None:
        return []
    verb = match.group(1).lower()
    begun = verb.startswith(("negotiat", "draft")) and not _NOT_BEGUN.search(match.group())
    status: AgreementStatus = "negotiated" if begun else "planned"
    return [Trigger(match.start(1), match.end(1), status, verb)]


def _then_done(context: Settled, sentence: Sentence, deed: Trigger) -> list[Trigger]:
    """The verb that a document has for its subject behind such a clause: "that A signed in 2023 | took effect"."""
    later = [t for t in triggers(context, sentence, "after") if t.start >= deed.end and t.status in _IN_EFFECT][:1]
    return [in_force_yet(context, sentence, t) for t in later if _WHEN.fullmatch(context.flat, deed.end, t.start)]


_IN_EFFECT = frozenset({"ratified", "in_force"})
_WHEN = re.compile(
    r"(?: (?:in|on|last|this|earlier)\b[^,;:.]{2,40}?)?,? (?:(?:has|have|had|was|also|then|finally|recently) )*"
)


def _only_links(words: list[str]) -> bool:
    return all(
        w.lower().strip(",") in {"and", "the", "a", "an", "", "as", "well", "both", "also", "that"} for w in words
    )


def _active(gap: str) -> bool:
    """Whether the words before the verb name somebody else as its subject: "… and the ministers signed"."""
    return bool(
        re.search(
            r"\band (?:the|a|an|his|her|their)?(?: ?(?!(?:until|for|on|of|in|to|by)\b)[a-z]+){0,2} ?\w+\s*$",
            gap.strip() + " ",
        )
        or re.search(r"\b(?:who|he|she|they|will|discussed|said)\b", gap)
    )
