"""The round and the series of an encounter: "the fifth round of political consultations"."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.knowledge import lexicon, one_of, pattern, words_of

# How far before an encounter a round is still its own, in characters.
_ROUND_REACH = 110
# "Consultations between Turkmenistan and Korea, the sixth in a row": so far behind the words stands the number.
_APPOSED = 60
# ", which has" stands between a format and the verb of its sitting.
_WHICH = 15


@cache
def ordinals() -> dict[str, int]:
    """Ordinals as words with their numbers."""
    return {word: number for number, words in lexicon("formats")["ordinals"].items() for word in words}


@cache
def _with_ordinals(key: str) -> re.Pattern[str]:
    return one_of([form.replace("ORDINAL", "|".join(ordinals())) for form in lexicon("formats")[key]])


def round_of(text: str, trigger: tuple[int, int]) -> int | None:
    """The round that stands nearest before the trigger's end: "the fifth round of political consultations"."""
    counted = _with_ordinals("round_in_series").search(text, trigger[0])
    if counted and counted.start() - trigger[1] < _APPOSED:
        return _number(counted.group("o"))
    sat = _with_ordinals("round_of_sitting").search(text)
    if sat and sat.start() - _WHICH < trigger[1] < sat.end():
        return _number(sat.group("o"))
    hits = [m for m in _with_ordinals("round").finditer(text) if m.start() < trigger[1] + 5]
    if not hits:
        return None
    between = text[hits[-1].end() : trigger[0]]
    apart = len(between) >= _ROUND_REACH or pattern("formats", "round_breaks", cased=True).search(between)
    return None if apart else _number(hits[-1].group("o"))


def unless_only_since(text: str, number: int | None) -> int | None:
    """The number; none where something is only the first since a time or in a place: "the first summit in years"."""
    return None if number == 1 and pattern("formats", "first_since", cased=True).search(text) else number


def round_of_meeting(text: str, trigger: tuple[int, int]) -> int | None:
    """The round of a meeting whose words are those of a series: "the second regular meeting of the prime ministers".

    Of a commission whose chairmen met it is that of its sitting: "the commission, co-chaired by A and B, met for the".
    """
    sat = _with_ordinals("round_of_sitting").search(text)
    if sat and trigger[0] < sat.end() and pattern("formats", "body_sits").search(text, 0, sat.start()):
        return _number(sat.group("o"))
    for match in _with_ordinals("numbered_meeting").finditer(text):
        if match.start() < trigger[1] and trigger[0] < match.end():
            return unless_only_since(text, _number(match.group("o")))
    return None


def round_before(text: str, start: int) -> int | None:
    """The number just before an offset: "the 11th [JCBC]"."""
    return _number(text[:start].rstrip().rpartition(" ")[2])


def round_in(words: str) -> int | None:
    """The number in words such as "third took place", "hosted the second"."""
    return next((n for word in words.replace(",", " ").split() if (n := _number(word)) is not None), None)


def _number(word: str) -> int | None:
    low = word.lower()
    if low in ordinals():
        return ordinals()[low]
    digits = re.match(r"\d+", low)
    return int(digits.group()) if digits else _roman(word)


def _roman(word: str) -> int | None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50}
    if len(word) < 2 or any(c not in values for c in word):
        return None
    digits = [values[c] for c in word]
    return sum(-d if k + 1 < len(digits) and d < digits[k + 1] else d for k, d in enumerate(digits))


@cache
def _series_patterns() -> tuple[re.Pattern[str], ...]:
    """The forms of a series' name, most telling first."""
    return tuple(re.compile(p) for p in lexicon("formats")["series"])


def series_of(text: str, trigger: tuple[int, int]) -> str | None:
    """The name of the standing format at the trigger, without its ordinal."""
    for form in _series_patterns():
        for match in form.finditer(text):
            if match.start() < trigger[1] and match.end() > trigger[0]:
                lead = _GROUP if text.endswith(_GROUP, 0, match.start()) else ""  # "the Group of [Seven summit]"
                return _without_ordinal((lead + match.group()).split())
    return None


_GROUP = "Group of "


def _without_ordinal(words: list[str]) -> str | None:
    articles = words_of("formats", "series_articles")
    while words and (words[0].lower() in ordinals() or words[0].removesuffix("'s") in articles):
        words = words[1:]
    return " ".join(words) or None
