"""What an amount of money is: the word that governs it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal, cast

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.dates.calendar_words import alternatives, pattern
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.knowledge import lexicon, lowered
from kzgraph.model import Indicator

Kind = Indicator | Literal["none"]
# Words that may stand between an amount and the noun that it counts: "$50 billion in two-way trade".
_TO_NOUN = pattern(r"(?:[ -]worth)?(?: (?:in|of|for|as|worth|was|were|came from))?(?: [a-z'.-]{1,20}){0,3}[ -]\Z")
_TOLD = re.compile(
    r" (?:were|was|is|are|came from|in|of|by|went to|fell (?:to|on)|(?:(?:was|were) )?"
    r"(?:accounted for|made up|represented|constituted|generated)(?: by| of)?)(?: the)?(?: [A-Z]\w+)? "
)
# "The $5 million that Zambia exported".
_SOLD = re.compile(
    r" (?:that|which) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)? (?:has |had )?(?P<verb>exported|sold|imported|bought)\b"
)
_BRACKETS = re.compile(r"\([^()]*\)")
# Between a noun and the amount that it labels: "imports $6 million", not "$4 million imports from A and $6 million".
_LABEL = re.compile(r"(?!.*\band\b)[^,;.]*")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells what an amount near to it is."""

    start: int
    end: int
    kind: Kind


@cache
def _stops() -> frozenset[str]:
    return frozenset(lexicon("figures")["stops"])


@cache
def _cue_forms() -> tuple[tuple[re.Pattern[str], Kind], ...]:
    words = lexicon("figures")
    trade, abroad, invest = (
        rf"(?![ -]{{0,2}}{alternatives(words[key])}\b)"
        for key in ("not_trade_before", "not_export_before", "not_invest_before")
    )
    bars = {"trade_turnover": trade, "export": abroad, "import": abroad, "fdi": invest}
    return tuple(
        (pattern(rf"\b{form}(?!\w){bars.get(kind, '')}"), cast(Kind, kind))
        for kind, forms in words["cues"].items()
        for form in forms
    )


def find_cues(flat: str, sentence: Sentence) -> list[Cue]:
    """The governing words of a sentence from left to right, the longest at each place."""
    found = [
        Cue(m.start(), m.end(), kind)
        for form, kind in _cue_forms()
        for m in form.finditer(flat, sentence.start, sentence.end)
        if not _is_name(flat, m, kind, sentence) and not _is_excluded(flat, m.start(), sentence)
    ]
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    return kept


def _is_excluded(flat: str, offset: int, sentence: Sentence) -> bool:
    """Whether the word before a governing word says that the amount is none of it: "exports, not imports"."""
    return rule("excluded").search(flat, max(sentence.start, offset - 40), offset) is not None


def _is_name(flat: str, match: re.Match[str], kind: str, sentence: Sentence) -> bool:
    """Whether the word is part of a name ("Minister of Trade"): a capital within running text."""
    if kind == "other" or sentence.kind == "headline" or not match.group()[0].isupper():
        return False
    if match.group().isupper() or flat[sentence.start : match.start()].strip("\"'(*- 0123456789.)") == "":
        return False
    before = flat[: match.start()].rstrip()[-1:]
    return (
        before.isalpha()
        or before in ",&"
        or (flat[match.start() - 1] == "-" and flat[match.end() : match.end() + 2].strip().isalpha())
    )


def kind_of(
    i: int, amounts: Sequence[Amount], cues: Sequence[Cue], kinds: Sequence[Kind | None], flat: str
) -> Kind | None:
    """What the i-th amount of a sentence is, given the kinds of those before it; None where no word tells.

    The noun that it counts, else the nearest word before it that no other amount has taken, else what the amount
    before it was, else the nearest word after it.
    """
    amount = amounts[i]
    last = i > 0 and i == len(amounts) - 1
    if last and (part := rule("of_which").match(flat[amount.end : amount.end + 60])):
        return cast(Kind, lowered(part["k"]))
    added = i > 0 and rule("beside").search(flat, amounts[i - 1].end, amount.start)
    if added and kinds[i - 1] is not None and rule("for_what").match(flat, amount.end):
        return kinds[i - 1]  # "$1 million for trade, as well as $2 million to assist …"
    if i < 1 and rule("invested_before").search(flat, max(0, amount.start - 60), amount.start):
        return "fdi"  # "have invested $5 million in the construction of a plant"
    if sold := _SOLD.match(flat, amount.end):
        return "export" if sold["verb"] in {"exported", "sold"} else "import"
    if _is_balance(amount, cues, flat):
        return "other"
    flow = next((c for c in reversed(cues) if c.end <= amount.start and c.kind in ("export", "import")), None)
    if flow and rule("makes_up").fullmatch(flat, flow.end, amount.start):
        return flow.kind  # "exports made up $5 million of the trade"
    counted = _counted(amount, amounts[i + 1 :], cues, flat)
    paired = _paired(i, amounts, cues, flat)
    if paired or counted:
        return paired or counted
    closed = _closed_brackets(flat, amounts[0].start if amounts else 0, amount.start, cues)
    outside = [j for j in range(i) if not _within(amounts[j].start, closed)]
    left = amounts[outside[-1]].end if outside else 0
    before = [c for c in cues if left <= c.start and c.end <= amount.start and not _within(c.start, closed)]
    if before:
        return before[-1].kind
    if outside:
        return kinds[outside[-1]]
    if rule("weak").search(flat, max(left, amount.start - 60), amount.start):
        return "other"
    return _after(amount, cues, flat)


def _is_balance(amount: Amount, cues: Sequence[Cue], flat: str) -> bool:
    """Whether "a deficit of $5 million in trade" stands before an amount, which is no trade."""
    cue = next((c for c in reversed(cues) if c.end <= amount.start), None)
    if cue is None or not _OF.fullmatch(flat, cue.end, amount.start):
        return False
    return rule("balance").search(flat, cue.start, cue.end) is not None


_OF = re.compile(r" of (?:[a-z]+ ){0,2}")


def _after(amount: Amount, cues: Sequence[Cue], flat: str) -> Kind | None:
    """The kind of the next word after an amount; exports "of which" it consists make it the total."""
    cue = next((c for c in cues if c.start >= amount.end), None)
    if cue is None:
        return None
    part = cue.kind in ("export", "import") and rule("part_of_total").search(flat, amount.end, cue.start)
    return "trade_turnover" if part else cue.kind


def _closed_brackets(flat: str, start: int, end: int, cues: Sequence[Cue]) -> list[tuple[int, int]]:
    start = min([start, *(c.start for c in cues)])
    return [m.span() for m in _BRACKETS.finditer(flat, start, end)]


def _within(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= offset < b for a, b in spans)


def _counted(amount: Amount, following: Sequence[Amount], cues: Sequence[Cue], flat: str) -> Kind | None:
    """The kind of the noun that an amount counts: "$50 billion in trade", "a $500 million loan"."""
    cue = next((c for c in cues if c.start >= amount.end), None)
    if cue is None or (following and following[0].start < cue.start):
        return None
    gap = flat[amount.end : cue.start]
    if cue.kind == "none" and gap.strip(" -") not in ("", "of", "in", "was", "were"):
        return None
    told = _TOLD.fullmatch(gap) is not None  # "$5 million were exports"
    told = told or (gap == " to " and flat.startswith(("exports", "imports"), cue.start))
    if not told and (not _TO_NOUN.match(gap) or _stops() & set(gap.lower().replace("-", " ").split())):
        return None
    # In "exports $5 million, imports $6 million" and "exports $5m imports $6m" a noun belongs to what follows it.
    label = following and following[0].start - cue.end < 25 and _LABEL.fullmatch(flat, cue.end, following[0].start)
    return None if label and not told and any(c.end <= amount.start for c in cues) else cue.kind


def _paired(i: int, amounts: Sequence[Amount], cues: Sequence[Cue], flat: str) -> Kind | None:
    """ "Exports to and imports from A were $5 million and $3 million": each in its place."""
    for a, b in pairwise(cues):
        if {a.kind, b.kind} != {"export", "import"} or not _BOTH_WAYS.fullmatch(flat, a.end, b.start):
            continue
        after = [j for j in range(len(amounts)) if amounts[j].start >= b.end]
        if len(after) < 2 or i not in after[:2]:
            continue
        between = flat[amounts[after[0]].end : amounts[after[1]].start]
        if re.match(r",?[ ](?:in[ ]\d{4}[ ])?and\b", between) and len(between) < 30:
            return (a, b)[after.index(i)].kind
    return None


_BOTH_WAYS = re.compile(r" (?:(?:to|from) (?:(?:the )?[A-Z][\w' -]{1,40} )?)?and (?:its |the )?")
