"""Which of several amounts is whose, where a sentence names several partners."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.pairs.economies import Economy, Pair, codes_of, home_first
from kzgraph.extraction.figures.rows import run
from kzgraph.extraction.figures.rules import rule
from kzgraph.model import CountryCode, Indicator

_WITH = re.compile(r"\bwith[ ](?:the[ ])?\Z", re.IGNORECASE)
# Before the partners of an economy, one after another: "trade with Italy, France and Spain".
_AMONG = {
    "trade_turnover": re.compile(r"\bwith[ ](?:the[ ])?\Z", re.IGNORECASE),
    "export": re.compile(r"\b(?:with|to)[ ](?:the[ ])?\Z", re.IGNORECASE),
    "import": re.compile(r"\b(?:with|from)[ ](?:the[ ])?\Z", re.IGNORECASE),
}
_FOLLOWED = re.compile(r"\bfollowed[ ]by[ ](?:the[ ])?\Z")
_NEXT = re.compile(r"(?:,|,?[ ]and)[ ](?:the[ ])?")
_NEXT_AMOUNT = re.compile(r"(?:,|,?[ ]and)[ ](?:about[ ]|nearly[ ]|over[ ]|some[ ]|almost[ ])?")
_IS_WITH = re.compile(r"(?:[ ]in[ ](?:19|20)\d\d)?[ ](?:with|to|from)[ ](?:the[ ])?")


def of_all(economies: Sequence[Economy], amount: Amount, flat: str) -> CountryCode | None:
    """Whose total it is of which others have a share: "Peru's exports were $9 million, with Chile accounting for"."""
    before = codes_of([p for p in economies if p.end <= amount.start])
    if len(before) != 1 or any(_PARTNER.search(flat, max(0, p.start - 12), p.start) for p in economies[:1]):
        return None
    after = next((p for p in economies if p.start >= amount.end), None)
    shared = after is not None and rule("share_told").match(flat, after.end) is not None
    return before[0] if shared and after and rule("of_which_share").fullmatch(flat, amount.end, after.start) else None


_PARTNER = re.compile(r"\b(?:with|to|from|between)[ ](?:the[ ])?\Z", re.IGNORECASE)


def row_of_partners(economies: Sequence[Economy], flat: str, indicator: Indicator) -> list[Economy]:
    """Those of whom a sentence says that the trade is with them."""
    among, row = _AMONG.get(indicator), list[Economy]()
    for economy in economies if among else ():
        follows = row and _NEXT.fullmatch(flat, row[-1].end, economy.start)
        if rule("owned_after").match(flat, economy.end) or _is_apposition(economy, flat):
            continue  # "with Peru's exports at $5 million"
        next_best = _FOLLOWED.search(flat, max(0, economy.start - 20), economy.start)
        if follows or next_best or (among and among.search(flat, max(0, economy.start - 12), economy.start)):
            row.append(economy)
    # "A's exports to B fell to $5 million, B's to A to $4 million": each is whose trade it is, too.
    owners = {p.code for p in economies if p not in row}
    return [p for p in row if p.code not in owners]


def is_told_otherwise(
    economies: Sequence[Economy], row: Sequence[Economy], amount: Amount, flat: str, left: int
) -> bool:
    """Whether the amount has an economy of its own that stands in no row: "…, while Italy accounted for $5 million"."""
    if any(_IS_WITH.fullmatch(flat, amount.end, p.start) for p in row):
        return False
    begin = max((p.end for p in row if p.end <= amount.start), default=left)
    others = [p for p in economies if p not in row and not _is_apposition(p, flat)]
    return any(max(begin, left) <= p.start < amount.start for p in others)


def _is_apposition(economy: Economy, flat: str) -> bool:
    """Whether an economy is only named as whose partner another is: "Chile, Peru's top partner in the region,"."""
    ahead = flat[max(0, economy.start - 6) : economy.start]
    return ahead.removesuffix("the ").endswith(", ") and rule("partner_of").match(flat, economy.end) is not None


def of_listed(
    economies: Sequence[Economy], amount: Amount, amounts: Sequence[Amount], flat: str, home: CountryCode | None
) -> Pair | None:
    """The pair of an amount of one of several partners, each of whom has one.

    In brackets, "Chile ($5 million) and Bolivia ($4 million)", or in turn, "Chile and Bolivia were the largest
    buyers, with $5 million and $4 million respectively".
    """
    listed = [(p, opens.end()) for p in economies if (opens := _OPENS.match(flat, p.end))]
    mine = next((p for p, end in listed if end == amount.start), None)
    row = [p for p, _ in listed]
    if mine is None:
        inline = row_of(amount, amounts, flat)
        before = [p for p in economies if p.end <= inline[0].start]
        rows = (run(before, p, _NEXT, flat) for p in reversed(before))
        row = next((r for r in rows if len(r) == len(inline)), [])
        told = len(row) > _TWO or _RESPECTIVELY.match(flat, inline[-1].end)
        mine = row[inline.index(amount)] if told and len(row) == len(inline) else None
    if mine is None or len(row) < _TWO:
        return None
    owners = codes_of([p for p in economies if p.code not in {q.code for q in row}])
    owner = owners[0] if len(owners) == 1 else home
    return (owner, mine.code) if owner is not None and owner not in {p.code for p in row} else None


def row_of(amount: Amount, amounts: Sequence[Amount], flat: str) -> list[Amount]:
    """The amounts that stand one after another with one: "were $5 million and $4 million"."""
    return run(amounts, amount, _NEXT_AMOUNT, flat)


def end_of_part(start: int, end: int, flat: str) -> int:
    """Where the part of a sentence in which `start` stands ends, before `end`: "…, while imports came to"."""
    another = _ANOTHER_PART.search(flat, start, end)
    return another.start() if another else end


_ANOTHER_PART = re.compile(r";|, (?:and|while|whereas|but) ")
_TWO = 2
_RESPECTIVELY = re.compile(r"[^;.]{0,40},?[ ]respectively\b")
_OPENS = re.compile(r"[ ]?\((?:(?:about|nearly|over|some|almost|with)[ ])?(?=[A-Z]{0,3}[ ]?[$€£¥₹\d])")


def of_row(
    economies: Sequence[Economy],
    row: Sequence[Economy],
    amount: Amount,
    amounts: Sequence[Amount],
    flat: str,
    home: CountryCode | None,
    left: int,
) -> Pair | None:
    """The pair of one of several amounts with several partners, where the sentence tells which is whose."""
    partner = next((p for p in row if _IS_WITH.fullmatch(flat, amount.end, p.start)), None)
    together = (
        partner is not None and len(run(row, partner, _NEXT, flat)) > 1 and not _has_own(row, amounts, partner, flat)
    )
    partner = partner or _in_turn(row, amount, amounts, flat)
    if partner is None:
        own = [p for p in row if left <= p.start and p.end <= amount.start]
        together = len(own) > 1 and _NEXT.fullmatch(flat, own[-2].end, own[-1].start) is not None
        partner = own[-1] if own else None
    if partner is None:
        return None
    others = [p for p in economies if p not in row and p.end <= partner.start]
    near = [p.code for p in others if p.start >= left]
    first = codes_of([p for p in others if p.end <= row[0].start])
    if not near and len(first) != 1:
        first = codes_of([p for p in economies if _is_apposition(p, flat)])
    owner = near[-1] if near else first[0] if len(first) == 1 else home
    # Whose trade it is where only partners are named is not told but by the government that speaks.
    in_row = owner in {p.code for p in row}
    # "Exports to Bolivia and Ecuador were $5 million": what is with each is not told.
    return None if owner is None or in_row else (owner, None if together else partner.code)


def _has_own(row: Sequence[Economy], amounts: Sequence[Amount], partner: Economy, flat: str) -> bool:
    """Whether the last of those named with a partner has an amount of its own: "$5 million from A, B $4 million"."""
    last = run(row, partner, _NEXT, flat)[-1]
    return any(rule("beside_amount").fullmatch(flat, last.end, a.start) for a in amounts if a.start >= last.end)


def _in_turn(row: Sequence[Economy], amount: Amount, amounts: Sequence[Amount], flat: str) -> Economy | None:
    """The k-th partner for the k-th amount: "with Italy, France and Spain reached $3, $2 and $1 million"."""
    inline = row_of(amount, amounts, flat)
    before = [p for p in row if p.end <= inline[0].start]
    if len(inline) < 2 or not before:
        return None
    told = run(before, before[-1], _NEXT, flat)
    return told[inline.index(amount)] if len(told) == len(inline) else None


def of_share(
    economies: Sequence[Economy], amount: Amount, flat: str, here: Sequence[CountryCode], home: CountryCode | None
) -> Pair | None:
    """The pair of a country's share of a larger total: "trade with the EU …, with Italy accounting for $2 bn"."""
    sharer = next((p.code for p in economies if rule("share_of").fullmatch(flat, p.end, amount.start)), None)
    if sharer is None or home is None:
        return None
    other = home if sharer != home else next((c for c in here if c != home), None)
    return home_first(other, sharer, home) if other is not None else None


def with_another(
    economies: Sequence[Economy], amount: Amount, flat: str, left: int, last: Pair, home: CountryCode | None
) -> Pair | None:
    """ "India's trade with Nepal was $8 billion, and with Bhutan $1 billion": whose trade stands before."""
    own = [p for p in economies if left <= p.start and p.end <= amount.start and p.code not in last]
    if len(own) != 1 or not _WITH.search(flat, max(left, own[0].start - 10), own[0].start):
        return None
    owner = next((p.code for p in economies if p.code in last and flat.startswith("'s", p.end)), None)
    owner = owner or (home if home in last else next((p.code for p in economies if p.code in last), None))
    return (owner, own[0].code) if owner is not None else None
