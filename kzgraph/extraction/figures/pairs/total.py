"""Whether an amount is all that an economy trades or receives, though its partners are told beside it.

A total has no partner: "Italy exported goods worth €600 billion, of which €60 billion to Spain", "Total exports were
€600 billion". What is with a group of states that is no party ("exports to ASEAN") has none either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.found import Found
from kzgraph.extraction.figures.kinds.wishes import clause_start
from kzgraph.extraction.figures.pairs.economies import (
    Economy,
    Pair,
    beside_group,
    codes_of,
    home_of,
    named_group,
    with_group,
)
from kzgraph.extraction.figures.pairs.parts import Place, is_of_turnover, is_parted, of_pairs
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.passages.stage import Stage
from kzgraph.model import CountryCode, Indicator

# What is with or from a partner, by what the amount is.
_PARTNER = {
    "trade_turnover": re.compile(r"\b(?:with|to|from|between|and)[ ](?:the[ ])?\Z", re.IGNORECASE),
    "export": re.compile(r"\b(?:with|to|into|and|between)[ ](?:the[ ])?\Z", re.IGNORECASE),
    "import": re.compile(r"\b(?:with|from|and|between)[ ](?:the[ ])?\Z", re.IGNORECASE),
    "fdi": re.compile(r"\b(?:from|by|with|between)[ ](?:the[ ])?\Z", re.IGNORECASE),
    "other": re.compile(r"\b(?:with|from|and|between)[ ](?:the[ ])?\Z", re.IGNORECASE),
}
_TRADED = frozenset({"trade_turnover", "export", "import"})


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
    return (owner, None) if is_parted(stage, place, indicator, owner) or _follows_parts(place, indicator) else None


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
    if not (called or rule("in_all").match(flat, place.amount.end)) or is_of_turnover(place):
        return False
    value, unit = float(place.amount.value), place.amount.unit
    smaller = any(f.indicator == indicator and f.value < value and f.unit == unit for f in of_pairs(place))
    all_foreign = called is not None and indicator == "fdi" and "oreign" in called.group()
    return bool(owners) or (smaller and (all_foreign or indicator in ("export", "import", "other")))
