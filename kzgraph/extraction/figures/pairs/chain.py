"""Amounts that a sentence tells one after another, each beside its economy: "A gave $5 million, B $3 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.found import Found
from kzgraph.extraction.figures.pairs.economies import Economy, Pair, codes_of
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.knowledge import lexicon
from kzgraph.model import CountryCode, Figure

_TOWARD = re.compile(r"\b(?:to|for|from|with|in|into|of|by|between|and) (?:the )?\Z", re.IGNORECASE)
_OWNS = re.compile(r"'s?")


def of_link(
    economies: Sequence[Economy],
    amounts: Sequence[Amount],
    i: int,
    flat: str,
    former: Found | None,
) -> Pair | None:
    """The reporter and the partner of an amount whose economy takes the place of one in the part before it.

    `former` is the figure of the amount before the `i`-th. None where the amount is no link of such a chain.
    """
    if i == 0 or former is None:
        return None
    before, amount = amounts[i - 1], amounts[i]
    if former.figure.indicator == "other" and _is_of_bank(before.end, amount, flat):
        return (former.figure.reporter, None)
    mine = _beside(economies, before.end, amount, flat)
    if mine is None or mine.code in former.pair:
        return None
    others = [p.code for p in economies if before.end <= p.start < mine.start]
    if any(code not in former.pair for code in others):
        return None
    reporter, partner = former.figure.reporter, former.figure.partner
    if flat[before.end : mine.start].strip() == ":":
        return (reporter, mine.code) if partner is None and reporter else None  # "exports were $9m: to …"
    left = amounts[i - 2].end if i > 1 else former.sentence.start
    head = [p for p in economies if left <= p.start and p.end <= before.start and p.code in former.pair]
    if way := _way(flat, before.end, mine.start):
        # "Those to Italy" take the place of who is named so, else of the partner in trade, or of who is given to.
        same = [p.code for p in head if re.search(rf"\b{way} (?:the )?\Z", flat[max(0, p.start - 12) : p.start])]
        taken = former.figure.indicator in ("other", "fdi") and way in ("to", "for", "in")
        return (mine.code, partner) if (same[-1] == reporter if same else taken) else (reporter, mine.code)
    owners = [p.code for p in head if flat.startswith("'", p.end)]
    owns = _OWNS.fullmatch(flat, mine.end, mine.end + 2) is not None
    if owns and not owners:
        return None
    if not head and len(set(others)) == 1:
        # "The Secretary announced $5 million for Haiti, and Canada $1 million".
        return (reporter, mine.code) if others[0] == reporter else (mine.code, partner)
    # "Peru's trade with Chile was $5 million, Bolivia's $3 million": it is with Chile, too.
    replaced = owners[-1] if owns else _replaced(head, before, amount, former.figure, flat)
    if replaced is None:
        return None
    return (mine.code, partner) if replaced == reporter else (reporter, mine.code)


def without_links(economies: Sequence[Economy], amounts: Sequence[Amount], i: int, flat: str) -> list[Economy]:
    """The economies without those that the `i`-th amount is not of, as each stands beside a later one."""
    later = [_beside(economies, amounts[k - 1].end, amounts[k], flat) for k in range(i + 1, len(amounts))]
    return [p for p in economies if p not in later]


def _beside(economies: Sequence[Economy], left: int, amount: Amount, flat: str) -> Economy | None:
    """The economy right before an amount that a comma or "and" joins to what stands before `left`."""
    mine = next((p for p in reversed(economies) if left <= p.start < amount.start), None)
    if mine is None or not rule("beside_amount").fullmatch(flat, _behind(mine, flat), amount.start):
        return None
    return mine if rule("next_link").search(flat, left, mine.start) else None


def _is_of_bank(left: int, amount: Amount, flat: str) -> bool:
    """Whether a bank of many states stands beside an amount: "A lent C $5 million, and the World Bank $3 million"."""
    banks = list(rule("world_lenders").finditer(flat, left, amount.start))
    if not banks or not rule("beside_amount").fullmatch(flat, banks[-1].end(), amount.start):
        return False
    return rule("next_link").search(flat, left, banks[-1].start()) is not None


def _way(flat: str, left: int, start: int) -> str | None:
    link = rule("next_link").search(flat, left, start)
    return link["way"] if link else None


def start_of_link(economies: Sequence[Economy], amounts: Sequence[Amount], i: int, flat: str, left: int) -> int:
    """Where the part of the `i`-th amount begins: at the economy beside it, where it is a link, else at `left`."""
    mine = _beside(economies, left, amounts[i], flat) if i else None
    return mine.start if mine else left


def _behind(economy: Economy, flat: str) -> int:
    """Where an economy ends, with the mark of what it owns: "Peru's exports were $5 million, Chile's $3 million"."""
    owns = _OWNS.match(flat, economy.end)
    return owns.end() if owns else economy.end


def _replaced(head: Sequence[Economy], before: Amount, amount: Amount, former: Figure, flat: str) -> CountryCode | None:
    """The economy of the part before whose place the next one takes: its partner in trade, or the one that acts."""
    codes = codes_of(head)
    if len(codes) <= 1:
        return codes[0] if codes else None
    actor, last = head[0], head[-1]
    if rule("gives_whom").search(flat, max(0, last.start - 40), last.start):
        # "A gave C $5 million, B $3 million": B gives, but not in the money of A.
        return last.code if amount.unit == before.unit and _whose_money(amount.unit) == actor.code else actor.code
    if rule("beside_amount").fullmatch(flat, last.end, before.start):
        return last.code
    toward = {p.code for p in head if _TOWARD.search(flat, max(0, p.start - 12), p.start)}
    if former.indicator in ("trade_turnover", "export", "import") and former.partner in toward:
        return former.partner
    acting = [code for code in codes if code not in toward]
    if len(acting) > 1:  # "Poland bought Norwegian fish for $5 million, Denmark for $3 million"
        acting = codes_of([p for p in head if p.code in acting and not p.adjective])
    return acting[0] if len(acting) == 1 else None


def _whose_money(unit: str) -> CountryCode | None:
    return "EU" if unit == "EUR" else lexicon("currencies")["owners"].get(unit)
