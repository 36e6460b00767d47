"""The verb before a title that governs it: "signed the Treaty", "negotiations on an agreement"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from kzgraph.extraction.agreements.deeds.verbs import LONGEST_OBJECT, Trigger, in_force_yet, triggers
from kzgraph.extraction.agreements.subjects.gapped import verb_left_out
from kzgraph.extraction.agreements.titles.title import Title, without_titles
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.settled import Settled

# Between a verb and the title it governs no other clause may begin.
_CLAUSE = re.compile(
    r"\b(?:which|who|that|when|while|whereas|but|where|after|before)\b"
    r"|, (?:and|as(?! well as)|said|including how|noting|adding)\b|;(?! (?:and )?(?:\(?\w{1,3}[.)] )?(?:an?|the"
    r"|[A-Z]))|\. "
    # Another verb of the same subject: "signed a treaty and talked about the agreement".
    r"| and (?:then |also |later |afterwards |[a-z]+ly )?"
    r"(?:\w{2,}ed|spoke|met|held|took|gave|told|led|saw|went|made|paid)"
    r"(?= (?:the|an?|his|her|their|its|about|on|of|over|that|with|to|up)\b)"
    # What is signed then is another document, which leans on the one named here.
    r"|\b(?:follow-up|annex|addendum|supplement\w*|amend\w*|pursuant|pursuance|accession)\b(?:\s+\w+)?\s+(?:to|of"
    r"|the)\b"
    r"|\b(?:under|in accordance with|in implementation of|on the basis of|based on|provided for (?:by|in)|replac\w+)\b",
)
# Before the verb of a relative clause, which governs no row: "the Treaty, which we signed in May, and the agreement".
_IN_RELATIVE = re.compile(r"\b(?:which|that|who|whom)\b[^,;]{0,60}\Z")
# Before the last of a row of documents.
_LAST_OF_ROW = re.compile(r",? (?:and|as well as)(?: also)?(?: of)?(?: (?:an?|the|one|two|another|its|their))? ?\Z")
# "Ratified the Protocol to the Convention": the second is only what the first belongs to.
_LEANS_ON = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:to|under|of)\s+(?:the\s+)?")
# What no clause with a verb left out goes on from: another verb has come between.
_OTHER_VERB = re.compile(r"\b(?:which|who|that|said|was|were|is|are|has|have|had|will|held|discussed|met)\b|\. |;")
_TO_CONCLUDE = re.compile(
    r"\b(?:early|earliest|speedy|swift|rapid|possible) (?:conclusion|completion|finali[sz]ation)\b"
)
_HANDED_OVER = re.compile(
    r"[^.,;:]{0,40}? (?:was|were|has been|have been) (?:also )?(?:handed over|submitted|transmitted|presented"
    r"|proposed)\b"
)
_OF = re.compile(r"\s*(?:of\s+)?(?:the|an?)?\s*")


def _governs_row(between: str) -> bool:
    return _OTHER_VERB.search(between) is None


def verb_before(
    context: Settled, sentence: Sentence, title: Title, titles: Sequence[Title], *, last: bool
) -> Trigger | None:
    """The nearest verb before the title in its clause; `last` says that ", and" may lead to it as the last of a row."""
    if any(_LEANS_ON.fullmatch(context.flat, t.end, title.start) for t in titles if t.end <= title.start):
        return None
    found = triggers(context, sentence, "before")
    for k in range(bisect_right(found, title.start, key=lambda t: t.end) - 1, -1, -1):
        trigger = found[k]
        if title.start - trigger.end > LONGEST_OBJECT:
            return None
        if any(t.start <= trigger.start < t.end for t in titles if t.end <= title.start):
            continue  # a word of another title: "the Agreement on the cooperation plan for 2024"
        if trigger.text == "draft" and k and _OF.fullmatch(context.flat, found[k - 1].end, trigger.start):
            # "discussed the draft treaty", "an early conclusion of the draft treaty"
            if found[k - 1].status == "mentioned" or _TO_CONCLUDE.search(found[k - 1].text):
                return Trigger(trigger.start, trigger.end, "negotiated", trigger.text)
            continue  # "negotiations on the draft treaty": what is done with the draft counts
        if trigger.text == "draft" and _HANDED_OVER.match(context.flat, title.end, sentence.end):
            return Trigger(trigger.start, trigger.end, "planned", trigger.text)
        between = without_titles(context.flat, trigger.end, title.start, titles)
        row = last and not _IN_RELATIVE.search(context.flat, sentence.start, trigger.start)
        if _CLAUSE.search(_LAST_OF_ROW.sub("", between) if row else between):
            gapped = verb_left_out(context, sentence, title, trigger) != trigger.start
            return in_force_yet(context, sentence, trigger) if gapped and _governs_row(between) else None
        return in_force_yet(context, sentence, trigger)
    return None
