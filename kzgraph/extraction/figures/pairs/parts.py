"""Whether a part of an amount is told behind it, which is then a total: "of which €60 billion to Spain"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.found import Found
from kzgraph.extraction.figures.pairs.economies import Economy, economies_in
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.passages.stage import Stage
from kzgraph.model import CountryCode, Figure, Indicator

# Before an economy with which a part of a total is.
_PART = {
    "trade_turnover": re.compile(r"\b(?:trade|turnover|commerce|that)\b[^;]{0,40}?\bwith (?:the )?\Z", re.IGNORECASE),
    "export": re.compile(r"\b(?:exports?|exported|shipments|sales|those)\b[^;]{0,50}?\bto (?:the )?\Z", re.IGNORECASE),
    "import": re.compile(r"\b(?:imports?|imported|purchases|those)\b[^;]{0,50}?\bfrom (?:the )?\Z", re.IGNORECASE),
    "fdi": re.compile(
        r"\b(?:investments?|FDI|those|inflows?)\b[^;]{0,40}?\b(?:from|by) (?:the )?\Z"
        r"|\bof which\b[^;]{0,40}? (?:is|was|are|were) \Z",
        re.IGNORECASE,
    ),
    "other": re.compile(
        r"\b(?:exports?|imports?|surplus|deficit|those|remittances)\b[^;]{0,40}?\b(?:to|from|with) (?:the )?\Z",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an amount stands: after the amount before it and the figures told until here, before the other amounts."""

    sentence: Sentence
    amount: Amount
    left: int
    right: int
    before: Sequence[Found]
    later: Sequence[Amount]


def of_pairs(place: Place) -> list[Figure]:
    """The figures of two economies that the paragraph and the one above told until here."""
    near = (f for f in place.before if 0 <= place.sentence.block - f.sentence.block <= 1)
    return [f.figure for f in near if None not in f.pair and not f.wished]


def is_of_turnover(place: Place) -> bool:
    """Whether an amount may be a part of what two trade with each other, as that was told before."""
    told = [f for f in of_pairs(place) if f.indicator == "trade_turnover" and f.unit == place.amount.unit]
    return any(f.value >= float(place.amount.value) for f in told)


def is_parted(stage: Stage, place: Place, indicator: Indicator, owner: CountryCode) -> bool:
    """Whether it is told behind an amount that a part of it is with some economy: "of which $5 million to Spain"."""
    flat, sentence = stage.context.flat, place.sentence
    named = economies_in(stage.context, sentence, ())
    if is_of_turnover(place) or any(place.left <= p.start < place.amount.start and p.code != owner for p in named):
        return False
    sentences = stage.context.source.sentences
    at = stage.context.source.number_of(sentence)
    for later in sentences[at : at + 1 + _BEHIND]:
        if later.block != sentence.block:
            return False
        start = max(later.start, place.amount.end)
        for p in economies_in(stage.context, later, ()):
            if p.start < start or p.code == owner:
                continue
            ahead = max(start, p.start - _FAR)
            which = rule("part_which").search(flat, ahead, p.start)
            if which and indicator == "trade_turnover" and rule("of_turnover").search(which.group()):
                return False  # "trade was $5 million, of which exports to Chile were $3 million"
            if which or _is_main(flat, p, later, ahead) or _takes_part(flat, place, p):
                return True
            cue = _PART[indicator].search(flat, ahead, p.start)
            if cue and (_has_smaller(place, cue.start(), p.end, later.end) or _is_balance(place, indicator)):
                return True
            first = rule("main_partner").match(flat, p.end)
            if first and (first["share"] or _has_smaller(place, p.end, p.end, later.end)):
                return True
    return False


def _takes_part(flat: str, place: Place, economy: Economy) -> bool:
    """Whether a smaller amount is told right beside an economy as its part: "of which Chile took $2 million", "with $2
    million to Chile"."""
    parts = [a for a in place.later if a.unit == place.amount.unit and a.value < place.amount.value]
    behind = next((a for a in parts if a.start >= economy.end), None)
    if behind is not None and rule("takes_part").fullmatch(flat, economy.end, behind.start):
        led = rule("part_taker_led").search(flat, place.amount.end, economy.start)
        return led is not None or rule("of_the_whole").match(flat, behind.end) is not None
    before = next((a for a in reversed(parts) if place.amount.end <= a.start and a.end <= economy.start), None)
    if before is None or not rule("part_goes").fullmatch(flat, before.end, economy.start):
        return False
    return rule("part_led").search(flat, place.amount.end, before.start) is not None


def _is_balance(place: Place, indicator: Indicator) -> bool:
    """Whether an amount is a balance, whose parts may be greater, and no trade of two was told to which it belongs."""
    return indicator == "other" and not of_pairs(place)


def _has_smaller(place: Place, cue: int, behind: int, end: int) -> bool:
    """Whether the amount told from `cue` on or next behind an economy is less than the one that may be the total."""
    told = next((a for a in place.later if cue <= a.start < behind), None)
    told = told or next((a for a in place.later if behind <= a.start < end), None)
    return told is not None and told.unit == place.amount.unit and told.value < place.amount.value


# How many sentences behind a total its parts may be told, and how far an economy from the word that it belongs to.
_BEHIND = 2
_FAR = 90


def _is_main(flat: str, economy: Economy, sentence: Sentence, ahead: int) -> bool:
    """Whether an economy is told as one of several who buy or sell: "Spain and Italy were the main buyers"."""
    if rule("main_partners_before").search(flat, ahead, economy.start):
        return True
    return rule("main_partners").match(flat, economy.end, sentence.end) is not None
