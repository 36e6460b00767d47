"""Whether an amount is all that an economy trades or receives, though its partners are told beside it.

A total has no partner: "Italy exported goods worth €600 billion, of which €60 billion to Spain", "Total exports were
€600 billion". What is with a group of states that is no party ("exports to ASEAN") has none either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.found import Found
from kzgraph.extraction.figures.kinds.wishes import clause_start
from kzgraph.extraction.figures.pairs.economies import (
    Economy,
    Pair,
    beside_group,
    codes_of,
    economies_in,
    home_of,
    named_group,
    with_group,
)
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.passages.stage import Stage
from kzgraph.model import CountryCode, Figure, Indicator

# What is with or from a partner, by what the amount is.
_PARTNER = {
    "trade_turnover": re.compile(r"\b(?:with|to|from|between|and)[ ](?:the[ ])?\Z", re.IGNORECASE),
    "export": re.compile(r"\b(?:with|to|into|and|between)[ ](?:the[ ])?\Z", re.IGNORECASE),
    "import": re.compile(r"\b(?:with|from|and|between)[ ](?:the[ ])?\Z", re.IGNORECASE),
    "fdi": re.compile(r"\b(?:from|by|with|between)[ ](?:the[ ])?\Z", re.IGNORECASE),
    "other": re.compile(r"\b(?:with|from|and|between)[ ](?:the[ ])?\Z", re.IGNORECASE),
}
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


_TRADED = frozenset({"trade_turnover", "export", "import"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where an amount stands: after the amount before it and the figures told until here, before the other amounts."""

    sentence: Sentence
    amount: Amount
    left: int
    right: int
    before: Sequence[Found]
    later: Sequence[Amount]


def of_total(stage: Stage, place: Place, economies: Sequence[Economy], indicator: Indicator) -> Pair | None:
    """The pair of an amount that is a total, a part of one, or with a group; None where it is none of these."""
    flat, amount, sentence = stage.context.flat, place.amount, place.sentence
    begin = clause_start(flat, place.left, amount.start)
    if not any(map(str.isalpha, flat[begin : amount.start])):
        begin = clause_start(flat, place.left, max(place.left, begin - 1))  # "Peru's total exports: $5 million"
    ends = rule("total_ends").search(flat, amount.end, place.right)
    end = ends.start() if ends else place.right
    if with_group(flat, begin, amount.start) or _partnered(economies, begin, amount.start, indicator, flat):
        end = amount.start  # what is named behind is another's: "$5 million to Africa, to Egypt $2 million"
    if indicator in ("other", "fdi") and _is_given_by_group(economies, begin, end, amount, flat):
        return (None, None)
    if indicator in ("other", "fdi") and (attracting := _attracting(stage, place, economies)):
        return (attracting, None)
    if indicator == "other" and not rule("total_other").search(flat, begin, amount.start):
        return None
    own = [p for p in economies if begin <= p.start < end]
    if (abroad := _of_people_abroad(own, begin, place, flat)) is not None:
        return (abroad, None)
    last = place.before[-1] if place.before and place.before[-1].sentence.block == sentence.block else None
    partners = _partnered(own, begin, end, indicator, flat)
    if partners and _and_group(partners[-1], flat):
        return (partners[-1].code, None)  # "between Peru and the African countries"
    if partners and len(codes_of(own)) == 1:
        return _of_part(last, own[0], indicator, flat, begin, home_of(stage.context))
    if partners or len(codes_of(own)) > 1 or rule("of_two").search(flat, begin, end):
        return None
    owners = codes_of([p for p in own if p.start < amount.start])
    goes_on = last is not None and (last.figure.indicator in _TRADED) == (indicator in _TRADED)
    owner = owners[0] if owners else ((_owner_of(last) if goes_on else None) or home_of(stage.context))
    if own and not owners:
        return None
    if with_group(flat, begin, end):
        behind = codes_of(_partnered(economies, amount.end, sentence.end, indicator, flat))
        owner = owner if owners or owner not in behind else None
        return (None, owner) if _is_put_abroad(flat, begin, amount, indicator) else (owner, None)
    if owner is None:
        return None
    if _is_called_total(flat, begin, place, owners, indicator):
        return (None, owner) if _is_put_abroad(flat, begin, amount, indicator) else (owner, None)
    if rule("on_route").search(flat, begin, end):
        return (owner, None)  # "Ethiopia's exports through Berbera": to whom is not told
    if last is not None and last.sentence == sentence:
        if last.pair == (owner, None):
            return last.pair  # "exports were $5 million and imports $4 million"
        if indicator == "other" and rule("balance").search(flat, begin, amount.start):
            figure = last.figure
            return (figure.reporter, figure.partner) if not owners or figure.reporter == owner else None
    if last is not None and last.sentence == sentence and None not in last.pair and not own and indicator in _TRADED:
        return None  # "exports to Peru were $5 million and imports $4 million"
    return (owner, None) if _is_parted(stage, place, indicator, owner) or _follows_parts(place, indicator) else None


def _is_put_abroad(flat: str, begin: int, amount: Amount, indicator: Indicator) -> bool:
    """Whether an economy puts money into others, and receives none: "Peru invested $5 million in Africa"."""
    told = rule("invested_abroad").search(flat, begin, amount.start) or _INVESTS.search(flat, begin, amount.start)
    return indicator == "fdi" and told is not None


_INVESTS = re.compile(r"\binvest(?:s|ed|ing)?\b")


def _follows_parts(place: Place, indicator: Indicator) -> bool:
    """Whether a new paragraph tells more than any of the partners has, of whom the one before told one by one."""
    told = [f for f in place.before if f.sentence.block == place.sentence.block - 1 and not f.wished]
    same = [f.figure for f in told if f.figure.indicator == indicator and f.figure.unit == place.amount.unit]
    partners = {f.partner for f in same} - {None}
    return len(partners) > 1 and all(f.value < float(place.amount.value) for f in same)


def _and_group(economy: Economy, flat: str) -> bool:
    between = _BETWEEN.search(flat, max(0, economy.start - 15), economy.start)
    group = beside_group().match(flat, economy.end + 1)
    return between is not None and group is not None


_BETWEEN = re.compile(r"\bbetween (?:the )?\Z", re.IGNORECASE)


def _is_given_by_group(economies: Sequence[Economy], begin: int, end: int, amount: Amount, flat: str) -> bool:
    """Whether a group of states gives, and no state takes or gives: "EFTA countries committed to investing"."""
    if any(begin <= p.start < end for p in economies):
        return False
    return any(
        rule("gives").match(flat[g.end() : amount.start]) for g in named_group().finditer(flat, begin, amount.start)
    )


def _attracting(stage: Stage, place: Place, economies: Sequence[Economy]) -> CountryCode | None:
    """Who attracts an amount of which the sentence tells no source: "The Kingdom aims to attract $5 billion a year"."""
    flat, amount, sentence = stage.context.flat, place.amount, place.sentence
    verb = rule("attracts").search(flat, place.left, amount.start)
    if verb is None:
        return None
    before = codes_of([p for p in economies if p.start < verb.start()])
    sources = [p for p in economies if p.start > verb.start() and p.code not in before]
    if sources or _partnered(economies, sentence.start, sentence.end, "fdi", flat) or len(before) > 1:
        return None
    last = place.before[-1] if place.before and place.before[-1].sentence.block == sentence.block else None
    return before[0] if before else _owner_of(last) or home_of(stage.context)


def _of_people_abroad(own: Sequence[Economy], begin: int, place: Place, flat: str) -> CountryCode | None:
    """Whose remittances an amount is that come from everywhere: "remittances by Egyptians abroad", "Ghana's diaspora".

    Also those of one economy, where no figure before is of remittances from somewhere: "Remittances to Ghana".
    """
    told = rule("remittances").search(flat, begin, place.amount.start)
    codes = codes_of(own)
    if told is None or len(codes) != 1:
        return None
    if any(
        rule("people_abroad").match(flat[p.end : place.amount.start]) or flat.endswith("overseas ", begin, p.start)
        for p in own
    ):
        return codes[0]
    if rule("remittances_from").search(flat, begin, own[0].start) or rule("of_two").search(flat, begin, place.right):
        return None
    last = place.before[-1] if place.before else None
    again = last is not None and rule("remittances").search(flat, last.sentence.start, last.sentence.end)
    return None if again else codes[0]


def _partnered(economies: Sequence[Economy], begin: int, end: int, indicator: Indicator, flat: str) -> list[Economy]:
    """The economies of a clause with which the trade is."""
    own = (p for p in economies if begin <= p.start < end)
    return [p for p in own if _PARTNER[indicator].search(flat, max(begin, p.start - 15), p.start)]


def _owner_of(last: Found | None) -> CountryCode | None:
    return (last.figure.reporter or last.pair[0]) if last else None


def _of_part(
    last: Found | None, partner: Economy, indicator: Indicator, flat: str, begin: int, home: CountryCode | None
) -> Pair | None:
    """The pair of what is with one partner after the total: "Peru traded for $9 million; trade with Chile was …"."""
    if rule("of_two").search(flat, begin, partner.start):
        return None
    balance = indicator == "other" and rule("balance_with").search(flat, begin, partner.start)
    if balance or (last is not None and last.pair[0] is not None and last.pair[1] is None):
        owner = _owner_of(last) or home
        return (owner, partner.code) if owner not in (None, partner.code) else None
    return None


def _is_called_total(flat: str, begin: int, place: Place, owners: Sequence[CountryCode], indicator: Indicator) -> bool:
    """Whether a clause tells a total of all the world's, and not that of a pair: "total exports of Peru"."""
    if any(
        rule(key).search(flat, begin, place.amount.start) for key in ("out_of_total", "earned_all", "invested_abroad")
    ):
        return True
    called = rule("called_total").search(flat, begin, place.amount.start)
    if not (called or rule("in_all").match(flat, place.amount.end)) or _is_of_turnover(place):
        return False
    value, unit = float(place.amount.value), place.amount.unit
    smaller = any(f.indicator == indicator and f.value < value and f.unit == unit for f in _of_pairs(place))
    all_foreign = called is not None and indicator == "fdi" and "oreign" in called.group()
    return bool(owners) or (smaller and (all_foreign or indicator in ("export", "import", "other")))


def _of_pairs(place: Place) -> list[Figure]:
    """The figures of two economies that the paragraph and the one above told until here."""
    near = (f for f in place.before if 0 <= place.sentence.block - f.sentence.block <= 1)
    return [f.figure for f in near if None not in f.pair and not f.wished]


def _is_of_turnover(place: Place) -> bool:
    """Whether an amount may be a part of what two trade with each other, as that was told before."""
    told = [f for f in _of_pairs(place) if f.indicator == "trade_turnover" and f.unit == place.amount.unit]
    return any(f.value >= float(place.amount.value) for f in told)


def _is_parted(stage: Stage, place: Place, indicator: Indicator, owner: CountryCode) -> bool:
    """Whether it is told behind an amount that a part of it is with some economy: "of which $5 million to Spain"."""
    flat, sentence = stage.context.flat, place.sentence
    named = economies_in(stage.context, sentence, ())
    if _is_of_turnover(place) or any(place.left <= p.start < place.amount.start and p.code != owner for p in named):
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
    return indicator == "other" and not _of_pairs(place)


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
