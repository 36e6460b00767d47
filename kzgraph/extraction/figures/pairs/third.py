"""Whether a third state that a sentence names is one of the two whose money it tells, or is only spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.pairs.economies import Economy
from kzgraph.extraction.figures.rules import rule
from kzgraph.model import CountryCode

# How far behind an amount the one from whom or to whom it goes may stand.
_FAR = 80


def is_party(code: CountryCode, economies: Sequence[Economy], amount: Amount, begin: int, flat: str) -> bool:
    """Whether an economy acts or takes in the clause of an amount, which begins at `begin`.

    So it gives ("Poland allocated $5 million"), is the source or aim ("$5 million in loans from Poland"), or has
    the money in its name ("a Polish loan of $5 million"); not where it is spoken of ("aid after the floods in Poland").
    """
    mine = [p for p in economies if p.code == code]
    return any(_acts(p, amount, begin, flat) or _bound_behind(p, amount, flat) for p in mine)


def without_strangers(
    economies: Sequence[Economy], amount: Amount, here: Sequence[CountryCode], flat: str
) -> list[Economy]:
    """The economies without those behind an amount of trade with which the passage has nothing to do.

    "A target of $5 million, and discussed transit through Chile": the trade is not with Chile.
    """
    known = {*here, *(p.code for p in economies if p.start < amount.end)}
    return [p for p in economies if p.code in known or _bound_behind(p, amount, flat)]


def without_background(economies: Sequence[Economy], amount: Amount, flat: str, start: int, end: int) -> list[Economy]:
    """The economies without those of which only is told why or since when the money is given, where a side is told.

    "The World Bank lends Kenya $5 million after Russia's invasion of Ukraine": no money of Ukraine's. `start` and
    `end` are those of the sentence.
    """
    kept = [p for p in economies if not _is_background(p, amount, flat)]
    if len(kept) == len(economies):
        return kept
    alone = len({p.code for p in kept}) == 1 and any(p.code not in {q.code for q in kept} for p in economies)
    told = len({p.code for p in kept}) > 1 or rule("world_lenders").search(flat, start, end)
    taken = alone and rule("the_country").search(flat, start, end)
    return kept if told or taken else list(economies)


def without_helped(economies: Sequence[Economy], flat: str) -> list[Economy]:
    """The economies without a people who live in another one: "$5 million for Sudanese refugees in Chad"."""
    return [
        p
        for i, p in enumerate(economies)
        if not (
            (rule("helped").match(flat, p.end) or rule("helped_from").search(flat, max(0, p.start - 40), p.start))
            and (
                any(q.code != p.code and _IN.fullmatch(flat, p.end, q.start) for q in economies[i + 1 :])
                or any(q.code != p.code and _HOSTS.match(flat[q.end : p.start]) for q in economies[:i])
            )
        )
    ]


_HOSTS = re.compile(
    r"\A[^,;.]{0,40}\b(?:host(?:s|ed|ing)?|shelter(?:s|ed|ing)?|tak(?:es?|ing) in|receiv(?:es?|ing))\b[^,;.]*\Z"
)
_IN = re.compile(r"[^,;.]{0,60}? (?:in|hosted by|living in|who fled to)(?: the)? ")


def _is_background(economy: Economy, amount: Amount, flat: str) -> bool:
    return economy.start >= amount.end and rule("background").search(flat, amount.end, economy.start) is not None


def _acts(economy: Economy, amount: Amount, begin: int, flat: str) -> bool:
    if not begin <= economy.start < amount.start:
        return False
    ahead = flat[max(begin, economy.start - 40) : economy.start]
    if rule("spoken_of").search(ahead):
        return False
    if rule("gives_whom").search(ahead):
        return True
    after = flat[economy.end : amount.start]
    return rule("gives").match(after) is not None or rule("owns_money").match(after) is not None


def _bound_behind(economy: Economy, amount: Amount, flat: str) -> bool:
    if not amount.end <= economy.start < amount.end + _FAR:
        return False
    return rule("from_or_to").fullmatch(flat, amount.end, economy.start) is not None
