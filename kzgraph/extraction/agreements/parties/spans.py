"""Where the words stand that tell the parties: behind "between", behind "with"."""

from __future__ import annotations

import re

from kzgraph.extraction.agreements.parties.of_many import is_of_many
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.passages.others import seat_that_owns, seats_between
from kzgraph.extraction.settled import Settled

# "The memorandum was signed with Tajikistan"; "With Bosnia a treaty was signed".
_SIGNED_WITH = re.compile(
    r"(?:, (?:which (?:was|were) )?)?[^.;:,]{0,20}?\b(?:signed|concluded|initialled|inked|agreed)(?: \w+){0,3}? with "
)
# "The Treaty on gas, which was signed in Baku between A and B": behind a comma only a word for how it came about.
_BEHIND = re.compile(
    r"(?:,\s*(?:which (?:was|were|has been|had been) )?(?:(?:\w+ly|also|later|then) )?"
    r"(?:signed|inked|concluded|reached|agreed|initiall?ed|adopted|exchanged|made|in force|in place)\b[^.;:,]{0,40}?\s"
    r"|,\s*|[^.;:,]{0,60}?\b)between\s+(?P<row>[^,;:.]*)"
)
_WHICH_WAS = re.compile(r"\bwhich (?:was|were|has been|had been)\b")
# "Signed a loan agreement (the first) in Dhaka with the Government".
_SETTING_WITH = re.compile(
    r"(?: \([^()]*\))?(?: (?:in|at) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?| today| yesterday"
    r"| on (?:\d{1,2} [A-Z]\w+|[A-Z]\w+(?: \d{1,2})?)){1,2} with "
)
# A comma ends the partner, but not within a row: "with Ghana, Togo and Benin".
_END_OF_PARTNER = re.compile(
    r"[.;:]|, (?!and|(?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3}(?:, (?:and )?| and )(?:the )?[A-Z][\w'-]+(?:"
    r" [A-Z][\w'-]+){0,3}"
    r"(?=[.,;]|\Z| (?:on|in|for|at|which|to)\b))|\b(?:on|in|for|at|which|to)\b"
)
_FRONTED_WITH = re.compile(r"With ((?:the )?[A-Z][^.;:]{2,60}?) an? ")


def span_between(context: Settled, sentence: Sentence, title: Title) -> tuple[int, int] | None:
    """The span of "A and B" after "between", in the title or close behind it; None where there is none."""
    match = re.search(r"\b(?:between|among)\s+", context.flat[title.start : title.end], re.IGNORECASE)
    if match:
        return title.start + match.end(), title.end
    if is_of_many(title):
        return None  # consultations on the CPTPP between A and B
    gap = context.flat[title.end : sentence.end]
    behind = _BEHIND.match(gap)
    if behind and not re.search(r"\b(?:which|and)\b", _WHICH_WAS.sub("", gap[: behind.start("row")])):
        return title.end + behind.start("row"), title.end + behind.end("row")
    return _announced(context, sentence, title)


def _announced(context: Settled, sentence: Sentence, title: Title) -> tuple[int, int] | None:
    """ "ratified two documents between A and B: the Agreement on …": told of the list before it begins."""
    ahead = context.flat[sentence.start : title.start]
    match = re.search(r"\b(?:documents|agreements|papers|instruments|memoranda)\s+between\s+([^:]*):", ahead)
    return (sentence.start + match.start(1), sentence.start + match.end(1)) if match else None


def span_of_owners(context: Settled, sentence: Sentence, title: Title) -> tuple[int, int] | None:
    """The span of the states whose deed a document is: "welcomed [Peru and Chile]'s signing of the treaty"."""
    deed = _OWNERS_DEED.search(context.flat, sentence.start, title.start)
    if deed is None:
        return None
    start = deed.start()
    for state in reversed(context.countries_between(sentence.start, deed.start())):
        if state.end != start and _OWNERS_JOINT.fullmatch(context.flat, state.end, start) is None:
            break
        start = state.start
    return (start, deed.start()) if start < deed.start() else None


_OWNERS_DEED = re.compile(
    r"['’]s? (?:\w+ )?(?:signing|signature|conclusion|ratification|adoption|initialling|launch) of "
    r"(?:an? |the |their )?$"
)
_OWNERS_JOINT = re.compile(r"(?:['’]s?)?(?:,| and|, and) (?:the )?")


def span_with(context: Settled, sentence: Sentence, title: Title) -> tuple[int, int] | None:
    """The span of the partner in "agreement with France", "signed a memorandum with France"."""
    start = context.flat.find(" with ", title.start, title.end + 7)
    if start < 0 and (setting := _SETTING_WITH.match(context.flat, title.end, sentence.end)):
        start = setting.end() - 6
    if start >= 0 and is_of_many(title) and context.flat[title.end : title.end + 1] == " ":
        start = -1  # "discussed the Paris Agreement with China"
    passive = _SIGNED_WITH.match(context.flat, title.end, sentence.end)
    fronted = _FRONTED_WITH.match(context.flat, sentence.start, title.start)
    if start >= 0:
        begin = start + 6
    elif passive:
        begin = passive.end()
    elif fronted:
        begin = fronted.start(1)
    else:
        return None
    bodies = [(a, b) for a, b, _ in context.bodies_between(begin, sentence.end)]
    stops = (m.start() for m in _END_OF_PARTNER.finditer(context.flat, begin, sentence.end))
    end = next((k for k in stops if not any(a < k < b for a, b in bodies)), sentence.end)
    named = context.countries_between(begin, end) or context.bodies_between(begin, end)
    owned = title.complement or seat_that_owns(context, sentence.start, title.start)
    seats = owned and seats_between(context, begin, end)
    return (begin, end) if named or seats else None
