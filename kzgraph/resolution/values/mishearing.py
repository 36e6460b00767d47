"""How far two sounds are apart, and whether two words sound alike in any two orthographies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.resolution.values.hearing import Sound, heard, kind, outlines

_VOWELS = frozenset("aeiou")
_GLIDES = frozenset("YW")
FAR = 9.0
"""More than any two words may be apart: sounds that no mishearing makes one."""

UNLIKE_VOWEL, LOOSE_VOWEL, FIRST_VOWEL = 0.45, 0.1, 0.15
"""One vowel for another: any; where vowels tell little; there as the first letter."""
VOWEL_MORE, LOOSE_VOWEL_MORE, SECOND_VOWEL, END_VOWEL = 0.5, 0.25, 0.2, 1.0
"""A vowel that only one has: any; where vowels tell little; beside another vowel; at an end, where it tells men from
women."""
GLIDE_MORE, LOOSE_GLIDE_MORE, DIPHTHONG_MORE = 0.08, 0.05, 0.25
"""A glide before a vowel; where vowels tell little; after a vowel."""


@cache
def _near() -> dict[frozenset[str], float]:
    return {frozenset(pair): cost for cost, pairs in lexicon("hearing")["near"].items() for pair in pairs}


def apart(a: Sound, b: Sound, *, at_most: float = FAR) -> float:
    """How far two sounds are apart: 0 for one sound, FAR where no mishearing makes them one, or above `at_most`."""
    if a.phones == b.phones:
        return 0.0
    if a.outline != b.outline:
        return FAR
    loose = a.loose or b.loose
    x, y = a.phones, b.phones
    more_x, more_y = ([_more(word, place, loose) for place in range(len(word))] for word in (x, y))
    above = [0.0]
    for cost in more_y:
        above.append(above[-1] + cost)
    for i in range(len(x)):
        row = [above[0] + more_x[i]]
        for j in range(len(y)):
            step = min(above[j + 1] + more_x[i], row[j] + more_y[j])
            row.append(min(step, above[j] + _other(x, i, y, j, loose)) if above[j] <= at_most else step)
        if min(row) > at_most:
            return FAR
        above = row
    return above[-1] if above[-1] <= at_most else FAR


def _other(x: str, i: int, y: str, j: int, loose: bool) -> float:
    """The cost of one phone for another."""
    if x[i] == y[j]:
        return 0.0
    cost = _near().get(frozenset((x[i], y[j])))
    if x[i] not in _VOWELS or y[j] not in _VOWELS:
        return FAR if cost is None else cost
    first, last = not i and not j, i == len(x) - 1 and j == len(y) - 1
    if {x[i], y[j]} not in _AT_ENDS and (last or (first and not loose)):
        return END_VOWEL
    if loose and {x[i], y[j]} not in _NEVER_LOOSE:
        return FIRST_VOWEL if first else LOOSE_VOWEL
    return UNLIKE_VOWEL if cost is None else cost


_AT_ENDS = ({"e", "i"}, {"o", "u"})
"""Other vowels tell men from women at the end, and names from one another at the beginning."""
_NEVER_LOOSE = ({"i", "o"}, {"i", "u"}, {"e", "o"}, {"a", "i"})
"""In English too these are two vowels (Tim, Tom)."""


def _more(word: str, place: int, loose: bool) -> float:
    """The cost of a phone that the other word has not."""
    phone = word[place]
    if phone in _GLIDES:
        if phone == "Y" and loose:
            return LOOSE_GLIDE_MORE
        return GLIDE_MORE if phone == "Y" and word[place + 1 : place + 2] in _VOWELS else DIPHTHONG_MORE
    if phone in _VOWELS:
        if place in (0, len(word) - 1):
            return END_VOWEL
        beside = word[place - 1] + word[place + 1]
        if any(other in _GLIDES or (other in _VOWELS and (loose or _is_second(phone, other))) for other in beside):
            return LOOSE_VOWEL if loose else SECOND_VOWEL
        return LOOSE_VOWEL_MORE if loose else VOWEL_MORE
    return REPEATED if place and kind(word[place - 1]) == kind(phone) else FAR


def _is_second(vowel: str, other: str) -> bool:
    """Whether a vowel beside another one may go unheard: a glide, or one like it."""
    return vowel == "i" or frozenset((vowel, other)) in _near()


REPEATED = 0.3
"""A consonant beside one of its class: ts for s, sh for shch."""


ERROR_PER_PHONE = 0.085
"""So far apart two words may be for each phone of the shorter."""
ERROR_OF_SHORT, SHORT = 0.16, 3
"""And so far in all a word of three phones (May, Мэй)."""


Way = tuple[str, str]
"""The orthography of one word and of another."""


@dataclass(frozen=True, slots=True)
class Alike:
    """How two words sound alike."""

    apart: float
    ways: frozenset[Way]
    ended: bool
    may_be_ended: bool
    """Whether one of them has an ending that the other has not: in all these ways, in one at least."""


@lru_cache(maxsize=65536)
def heard_alike(a: str, b: str, *, surname: bool = False, loose: bool = True, at_most: float = FAR) -> Alike | None:
    """How two words in lower case sound alike; None where they do not.

    `loose`: English vowels count as such. `at_most`: words further apart than this are two.
    """
    if outlines(a, surname=surname).isdisjoint(outlines(b, surname=surname)):
        return None
    costs: list[float] = []
    ways: set[Way] = set()
    ended: set[bool] = set()
    for x, of_x in heard(a, surname=surname).items():
        for y, of_y in heard(b, surname=surname).items():
            if x.outline != y.outline or (x.ended and y.ended) or (not loose and (x.loose or y.loose)):
                continue
            cost = apart(x, y, at_most=min(at_most, _limit(min(len(x.phones), len(y.phones)))))
            if cost < FAR:
                costs.append(cost)
                ways |= {(one, other) for one in of_x for other in of_y}
                ended.add(x.ended or y.ended)
    return Alike(min(costs), frozenset(ways), all(ended), any(ended)) if costs else None


def _limit(phones: int) -> float:
    return ERROR_OF_SHORT if phones <= SHORT else ERROR_PER_PHONE * phones
