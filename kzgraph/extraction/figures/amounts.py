"""Amounts of money in running text: "$523.7 million", "USD 356,4 mln", "Rs 500 crore", "half a billion euros"."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from kzgraph.extraction.dates.calendar_words import alternatives, pattern
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.knowledge import lexicon, lowered
from kzgraph.extraction.text.anchors import Anchored, anchored
from kzgraph.model import CountryCode

# Without a word of scale a smaller sum is a price or a page, not a figure of trade or aid.
_SMALLEST = 10_000
_GROUPS = re.compile(r"[ ,.']")
_RANGE_BEFORE = re.compile(r"(?<!\d)(?<!\d[-–/])\d{1,3}(?:[.,]\d{1,3})?[ ]?(?:[-–—]|to|or)[ ]?\Z")
_BETWEEN = re.compile(r"\bbetween[^.;]{0,30}\band[ ]\Z", re.IGNORECASE)
_FROM_TO = re.compile(r"\bfrom[ ][^\d]{0,20}[\d.,]{1,12}[ ]to[ ]\Z", re.IGNORECASE)
_SHARES_SCALE = re.compile(r"(?:,|[ ]and|,[ ]and)[ ]")
# How far from the amount beside it a number without currency may stand.
_BESIDE = 120
_MAJOR = {"USD", "EUR", "GBP"}


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` in whole units of `unit`; `scale` is what its number was multiplied by."""

    start: int
    end: int
    value: Decimal
    unit: str
    scale: int = 1


# Whose money a name means that several countries have for theirs, "dollar", at an offset; None where nothing tells.
Owner = Callable[[str, int], CountryCode | None]


def find_amounts(flat: str, owner: Owner = lambda name, offset: None) -> list[Amount]:
    """All amounts of money of a text in order; "$" is the dollar of the country that `owner` tells, else of the US.

    Ranges ("$2–3 billion") are left out, for they tell no figure, as are small sums without a word of scale.
    """
    found: list[Amount] = []
    matches = sorted(_matches(flat), key=lambda m: (m.start(), -m.end()))
    for match in matches:
        if not found or match.start() >= found[-1].end:
            found.append(_amount(match, owner))
    found = _with_rows(_with_shared_money(found, flat), flat)
    return [a for a in _with_shared_scales(found, flat) if a.value >= _SMALLEST and not _is_range(a, flat)]


def _matches(flat: str) -> list[re.Match[str]]:
    return [match for form in _forms() for match in form.finditer(flat)]


@cache
def _forms() -> tuple[Anchored, ...]:
    money = lexicon("currencies")
    # 2 billion 754 million yen; 4 billion 129.7 million; 4 thousand 300 million
    below = {"trillion": "billion|bln|bn", "billion|bln|bn": "million|mln|mn", "million|mln|mn": "thousand"}
    steps = [*below.items(), ("thousand", "million|mln|mn")]
    part = r"\d{1,3}(?:[.,]\d{1,3})?"
    large = "|".join(rf"(?:{greater})(?= {part} (?:{less})\b)" for greater, less in steps)
    compound = (
        rf"(?P<n>\d{{1,3}}) (?P<s>{large}) (?P<n2>{part}) (?P<s2>billion|bln|bn|million|mln|mn|thousand)\b"
        r"(?: (?P<n3>\d{1,3}) (?P<s3>thousand)\b)?"
    )
    number = r"(?P<n>\d{1,3}(?:[ ,.']\d{3}(?!\d)){1,5}(?:[.,]\d{1,3})?|\d{1,15}(?:[.,]\d{1,4})?)"
    signs, names = alternatives(money["signs"]), alternatives(money["names"])
    codes = rf"(?-i:{alternatives(money['codes'])})"
    scale = rf"(?:[ -]{{0,3}}(?P<s>{alternatives(money['scales'])})(?![\w]))"
    sign = rf"(?P<c>(?-i:(?<![\w$]){signs}|\b{codes}))"
    # "5 million pounds of cocoa" is a weight.
    weight = r"(?!(?<=pounds) of (?!aid|assistance|support|funding|investment|trade|exports|imports|military|help))"
    dotted = r"(?:(?<=[mb]ln|mio|trn)\.|(?<=[ \d][mbt]n)\.)?"  # "527,4 mln. USD"
    after = rf"(?P<c>{names}(?:e?s)?\b{weight}|(?-i:{codes}\b|{signs}(?!\w)))"
    word = rf"(?<![\w-])(?P<n>{alternatives(_words())})"
    forms = (
        pattern(rf"{sign}[ ]{{0,3}}{number}(?![\d%])(?:{scale}|(?!\w))(?: (?:US )?dollars\b)?"),
        pattern(rf"(?<![\w.,$€£]){number}(?:{scale}{dotted})?[ -]{{0,3}}{after}"),
        pattern(rf"(?<![\w.,$€£]){compound}[ -]{after}"),
        pattern(rf"{sign}[ ]{{0,3}}{compound}"),
        pattern(rf"{word} (?P<s>thousand|million|billion|trillion)[ -]{after}"),
    )
    return tuple(map(anchored, forms))


@cache
def _words() -> dict[str, float]:
    """The numbers in words, those like "twenty-five" too."""
    words: dict[str, float] = lexicon("currencies")["words"]
    tens = {word: n for word, n in words.items() if n in range(20, 100, 10)}
    ones = {word: n for word, n in words.items() if n in range(1, 10) and word != "a"}
    return {**words, **{f"{ten}-{one}": n + k for ten, n in tens.items() for one, k in ones.items()}}


def _amount(match: re.Match[str], owner: Owner) -> Amount:
    money = lexicon("currencies")
    scale = int(money["scales"].get(lowered(match["s"]), 1)) if match["s"] else 1
    unit = _unit(match["c"], match.start(), owner)
    words = _words().get(lowered(match["n"]))
    number = Decimal(str(words)) if words else _number(match["n"], scale, unit, match)
    value = number * scale
    if "n2" in match.re.groupindex:
        value, scale = _sum(match, value, scale)
    return Amount(match.start(), match.end(), value, unit, scale)


def _sum(match: re.Match[str], value: Decimal, scale: int) -> tuple[Decimal, int]:
    """A number told in parts, and its greatest scale: "4 billion 129.7 million", "4 thousand 300 million"."""
    scales = lexicon("currencies")["scales"]
    less = int(scales[lowered(match["s2"])])
    if scale < less:  # 4 thousand of millions
        value, scale = value * less, less
    value += Decimal(match["n2"].replace(",", ".")) * less
    if match["n3"]:
        value += Decimal(match["n3"]) * int(scales[lowered(match["s3"])])
    return value, scale


def _unit(written: str, offset: int, owner: Owner) -> str:
    money = lexicon("currencies")
    written = " ".join(written.split())
    unit = money["signs"].get(written) or (written if written in money["codes"] else None) or _named(written)
    shared = money["by_country"].get(unit)
    return str(shared.get(owner(unit, offset), shared["default"]) if shared else unit)


@cache
def _named_currencies() -> dict[str, str]:
    return {name.lower(): unit for name, unit in lexicon("currencies")["names"].items()}


def _named(written: str) -> str:
    names, word = _named_currencies(), lowered(written)
    return names.get(word) or names.get(word.removesuffix("s")) or names[word.removesuffix("es")]


def _number(text: str, scale: int, unit: str, match: re.Match[str]) -> Decimal:
    """The number meant: 1,206.5 and 1.206,5 are the same; 356,4 and 1.206 billion have a decimal mark."""
    marks = _GROUPS.findall(text)
    if not marks:
        return Decimal(text)
    tail = re.split(_GROUPS, text)[-1]
    decimal = (
        len(tail) != 3
        or (len(set(marks)) > 1 and marks[-1] in ".,")
        or (len(marks) == 1 and scale > 1 and _is_decimal_mark(marks[0], text, scale, unit, match))
    )
    digits = _GROUPS.sub("", text)
    return Decimal(f"{digits[: -len(tail)]}.{tail}") if decimal else Decimal(digits)


def _is_decimal_mark(mark: str, text: str, scale: int, unit: str, match: re.Match[str]) -> bool:
    """Of a mark before three digits: "1.206 billion" has a decimal point, "1,206 million" a thousands comma.

    "1,206 billion dollars" is more than any two economies trade, so its comma is a decimal one; not of a total,
    in a text that writes decimals with a point.
    """
    if mark != ",":
        return mark == "."
    return scale >= 10**9 and unit in _MAJOR and text.index(mark) < 3 and not _is_of_total(match)


def _is_of_total(match: re.Match[str]) -> bool:
    flat, start = match.string, match.start()
    if not rule("called_total").search(flat, max(0, start - 60), start):
        return False
    return _DECIMAL_POINT.search(flat) is not None and not _DECIMAL_COMMA.search(flat)


_DECIMAL_POINT = re.compile(r"(?<![\d.,])\d+\.\d{1,2} (?:m|b|tr)illion\b")
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])\d+,(?:\d{1,2}|0\d\d) (?:m|b|tr)illion\b")


def _with_shared_money(found: list[Amount], flat: str) -> list[Amount]:
    """ "$9 million (exports 6 million, imports 3 million)": bare numbers have the currency beside them."""
    result = list(found)
    forms = [pattern(lexicon("figures")[key]) for key in _BARE] if found else []
    for match in (m for form in forms for m in form.finditer(flat)):
        start, end = match.start("n"), match.end("s")
        beside = _beside(result, start, end)
        if beside is None or any(a.start < end and start < a.end for a in result):
            continue
        unit = beside.unit
        scale = int(lexicon("currencies")["scales"][lowered(match["s"])])
        amount = Amount(start, end, _number(match["n"], scale, unit, match) * scale, unit, scale)
        insort(result, amount, key=lambda a: a.start)
    return result


_BARE = (
    "shared_money",
    "bare_money",
    "bare_parts",
    "bare_chain",
    "bare_given",
    "bare_to",
    "bare_years",
    "bare_brackets",
)


def _with_rows(found: list[Amount], flat: str) -> list[Amount]:
    """ "Loans of 8.5, 4.5 and 7 billion tenge": the numbers before have the scale and currency of the last."""
    result = list(found)
    for amount in found:
        row = _ROW_BEFORE.search(flat, max(0, amount.start - _LONGEST_ROW), amount.start) if amount.scale > 1 else None
        if (
            row is None
            or not flat[amount.start].isdigit()
            or any(a.end > row.start() and a.start < amount.start for a in found)
        ):
            continue
        for number in _NUMBER.finditer(row.group()):
            start, end = row.start() + number.start(), row.start() + number.end()
            value = Decimal(number.group()) * amount.scale
            result.append(Amount(start, end, value, amount.unit, amount.scale))
    return sorted(result, key=lambda a: a.start)


# At least two numbers before the last of a row, so that no day or article is taken for one.
_ROW_BEFORE = re.compile(r"(?<![\w.,$€£])(?:\d{1,3}(?:\.\d{1,3})?, ){1,6}\d{1,3}(?:\.\d{1,3})?,? and \Z")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})?")
_LONGEST_ROW = 80


def _beside(found: list[Amount], start: int, end: int) -> Amount | None:
    """The amount close before or after a span; None where there is none or where the span is part of one."""
    index = bisect_right(found, start, key=lambda a: a.start)
    before = found[index - 1] if index else None
    after = found[index] if index < len(found) else None
    if (before and before.end > start) or (after and after.start < end):
        return None
    if before and start - before.end < _BESIDE:
        return before
    return after if after and after.start - end < _BESIDE // 2 else None


def _with_shared_scales(found: list[Amount], flat: str) -> list[Amount]:
    """ "$220.7 and $303 million" and "from $2 to $3 billion": the first has the scale of the second."""
    result = list(found)
    for i in range(len(result) - 2, -1, -1):
        this, following = result[i], result[i + 1]
        if this.scale > 1 or following.scale == 1 or this.value >= 1000 or this.unit != following.unit:
            continue
        listed = _SHARES_SCALE.fullmatch(flat, this.end, following.start)
        if (listed and not _ends(_BETWEEN, flat, following)) or _ends(_FROM_TO, flat, following):
            result[i] = replace(this, value=this.value * following.scale, scale=following.scale)
    return result


def _ends(form: re.Pattern[str], flat: str, amount: Amount) -> bool:
    """Whether the text just before an amount ends in a form."""
    return form.search(flat[max(0, amount.start - 40) : amount.start]) is not None


def _is_range(amount: Amount, flat: str) -> bool:
    """Whether the amount is an end of a range: "$2–3 billion", "between $2 and $3 billion"."""
    if _ends(_BETWEEN, flat, amount):
        return True
    if _ends(_RANGE_BEFORE, flat, amount) and not _ends(_FROM_TO, flat, amount):
        return True
    return amount.scale == 1 and re.match(r"[ ]?[-–—][ ]?[\d$€£]", flat[amount.end : amount.end + 4]) is not None
