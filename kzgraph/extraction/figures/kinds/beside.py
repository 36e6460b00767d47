"""What an amount is to the one beside it: the same in other money, the former level, one good of a total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.rules import rule

_CLOSING = re.compile(r"[ ]?\)")


def is_same_money(earlier: Amount, amount: Amount, flat: str) -> bool:
    """Whether an amount is the one before it in another currency: "Rs 500 crore (about $60 million)"."""
    gap = flat[earlier.end : amount.start]
    return earlier.unit != amount.unit and rule("same_in_other_money").match(gap) is not None and gap.strip() != ","


def with_conversion(i: int, amounts: Sequence[Amount], flat: str) -> tuple[Amount, Sequence[Amount]]:
    """An amount up to the end of its conversion, "41 billion zlotys (9.5 billion euros)", and the amounts without that.

    So the date behind the bracket is the amount's.
    """
    if i + 1 == len(amounts) or not is_same_money(amounts[i], amounts[i + 1], flat):
        return amounts[i], amounts
    bracket = _CLOSING.match(flat, amounts[i + 1].end)
    whole = replace(amounts[i], end=bracket.end() if bracket else amounts[i + 1].end)
    return whole, [*amounts[:i], whole, *amounts[i + 2 :]]


def is_also_compared(i: int, amounts: Sequence[Amount], flat: str) -> bool:
    """Whether an amount is the second of those to which others are compared: "up from $9 million and $7 million"."""
    if not i or flat[amounts[i - 1].end : amounts[i].start].strip(",") not in (" and ", ", "):
        return False
    start = max(0, amounts[i - 1].start - 40)
    return rule("amount_compared").search(flat, start, amounts[i - 1].start) is not None


def is_of_goods(i: int, amounts: Sequence[Amount], flat: str) -> bool:
    """Whether an amount is that of one good of a total: "of which $300 million cement, $200 million steel"."""
    goods = rule("a_good").match(flat, amounts[i].end)
    if goods is None or rule("no_good").search(goods.group()):
        return False
    if rule("of_which_before").search(flat, max(0, amounts[i].start - 30), amounts[i].start):
        return True
    joined = i > 0 and rule("goods_between").fullmatch(flat, amounts[i - 1].end, amounts[i].start)
    return bool(joined) and is_of_goods(i - 1, amounts, flat)


def is_made_up_of(i: int, amounts: Sequence[Amount], flat: str, start: int, names: Sequence[int]) -> bool:
    """Whether goods make up an amount: "textiles made up $3 million of imports, and grain $2 million".

    `start` is where the sentence begins; `names` are the places of its economies and of the words that tell what an
    amount is, of which none is a good.
    """
    left = amounts[i - 1].end if i else start
    told = flat[left : amounts[i].start]
    good = rule("good_made_up").search(told)
    if good is None and i and is_made_up_of(i - 1, amounts, flat, start, names):
        good = rule("next_good").fullmatch(told)
    if good is None or rule("no_maker").search(good["good"]):
        return False
    return not any(good.start() <= at - left < good.end("good") for at in names)


def is_risen_to(i: int, amounts: Sequence[Amount], flat: str) -> bool:
    """Whether an amount is the second of "from $1 million in 2024 to $2 million", "by $1 million to $2 million"."""
    if not i:
        return False
    begin, first, second = max(0, amounts[i - 1].start - _REACH), amounts[i - 1], amounts[i]
    if rule("to_second").fullmatch(flat, first.end, second.start):
        return bool(rule("from_first").search(flat, begin, first.start) or _BY.search(flat, begin, first.start))
    # "To lift trade, which stood at $1 million in 2023, above $2 million".
    return bool(_IN_ASIDE.search(flat, begin, first.start) and _BEHIND_ASIDE.fullmatch(flat, first.end, second.start))


_REACH = 60
_BY = re.compile(r"\bby (?:about |some |nearly |almost |over |around |another |a further )?\Z")
_IN_ASIDE = re.compile(r", (?:which|now|currently)\b[^,;]*\Z")
_BEHIND_ASIDE = re.compile(r"(?: (?:in|last|this) [\w ]{2,20})?, (?:to|above|beyond|past|over) (?:[a-z]+ ){0,2}")
