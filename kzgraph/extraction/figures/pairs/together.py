"""Two economies that are named together: "between X and Y", "Kazakh-Hungarian"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.pairs.economies import Economy, Pair, codes_of
from kzgraph.extraction.figures.rules import rule
from kzgraph.model import Indicator

_JOINED = re.compile(r"(?:'s)?(?:[ ]?[-–—/][ ]?|,?[ ]and[ ](?:the[ ])?|[ ]with[ ](?:the[ ])?)", re.IGNORECASE)
_FORMAL = re.compile(r"(?:the[ ])?(?:Republic|Kingdom|State|Government)[ ]of[ ](?:the[ ])?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|mutual \w+ (?:of|by)) (?:the )?\Z", re.IGNORECASE)
_HYPHENS = frozenset("-–—/")


def joined_economies(economies: Sequence[Economy], amount: Amount, flat: str, indicator: Indicator) -> Pair | None:
    """Two economies named together, "between X and Y", "Kazakh-Hungarian": the last before the amount, else after."""
    told = [(a, b) for a, b in pairwise(economies) if a.code != b.code and b.end <= amount.start]
    if indicator != "other" and told and rule("trade_of_two").fullmatch(flat, told[-1][0].end, told[-1][1].start):
        return told[-1][0].code, told[-1][1].code
    if indicator != "other" and (partners := partners_in(economies, flat, amount.start)):
        return partners
    pairs = []
    for a, b in pairwise(economies):
        gap = flat[a.end : b.start]
        shortened = _FORMAL.sub("", gap)
        aside = rule("spoken_of").search(flat, max(0, a.start - 20), a.start)
        if a.code != b.code and not aside and _JOINED.fullmatch(shortened):
            # "Work in Tokelau and Tonga", "a cable with Japan and the United States": who else is about some aid.
            among = indicator in {"other", "fdi"} and "-" not in gap and "–" not in gap
            given = indicator == "other" and _is_purpose(economies, a, b, amount, flat)
            if not given and (not among or _BETWEEN.search(flat, max(0, a.start - 20), a.start)):
                pairs.append((a, b))
    if not pairs or (len(codes_of(economies)) == 2 and not _told_together(*pairs[0], flat)):
        return None
    before = [p for p in pairs if p[1].end <= amount.start]
    a, b = (before or pairs)[-1 if before else 0]
    return a.code, b.code


def partners_in(economies: Sequence[Economy], flat: str, end: int) -> Pair | None:
    """The two of whom it is said, before `end`, that one is a partner of the other: "China is Peru's main market"."""
    for a, b in pairwise(economies):
        told = a.code != b.code and b.end <= end and rule("is_of").match(flat, a.end, b.start)
        if not told:
            continue
        noun = flat[told.end() : b.start]
        if (not noun and rule("partner_of").match(flat, b.end)) or rule("partner_before").fullmatch(noun):
            return b.code, a.code
    return None


def _is_purpose(economies: Sequence[Economy], a: Economy, b: Economy, amount: Amount, flat: str) -> bool:
    """Whether a third state gives money for what is between two: "X gives $1 million to help trade between A and B"."""
    if a.start < amount.end and not _PURPOSE.search(flat, max(0, a.start - 80), a.start):
        return False
    return any(p.end <= min(amount.start, a.start) and p.code not in {a.code, b.code} for p in economies)


_PURPOSE = re.compile(r"\bto [a-z]+ (?:[a-z-]+ ){0,4}between (?:the )?\Z")


def _told_together(a: Economy, b: Economy, flat: str) -> bool:
    """Whether two economies stand for what is between them: "between X and Y", "X-Y trade"."""
    return flat[a.end : b.start].strip() in _HYPHENS or _BETWEEN.search(flat, max(0, a.start - 20), a.start) is not None
