"""What two names say before their surnames: given names, initials, forefathers, a patronymic."""

from __future__ import annotations

from functools import lru_cache

from kzgraph.data_files import lexicon, word_list
from kzgraph.resolution.comparing.near_given_names import nearly_alike
from kzgraph.resolution.comparing.parts_compared import (
    DOUBTFUL,
    INITIAL,
    NO,
    SHORT,
    SURE,
    TYPING,
    Finding,
    joined,
    shown,
    without_servant,
)
from kzgraph.resolution.comparing.spelling import LONG_GIVEN, SERVANT, one_letter_apart
from kzgraph.resolution.names.compounds import part_words
from kzgraph.resolution.names.given_names import (
    arabic,
    are_two_names,
    double_given,
    given_alike,
    names_of,
    sex_of,
    south_asian,
    western,
)
from kzgraph.resolution.names.parts import Parts, is_initial, usual_given_name
from kzgraph.resolution.values.romanisation import fold, latin


def before_surnames(a: Parts, b: Parts, *, surname_is_same: bool = False) -> Finding:
    """What the given names, forefathers and a patronymic on one side say; surnames are taken to agree.

    `surname_is_same`: they are written alike and long, so that given names may differ a little.
    """
    of_a, of_b = _before_surname(a, a, b), _before_surname(b, a, b)
    of_short, short, of_long, long = _by_initials(of_a, of_b), a, _by_initials(of_b, of_a), b
    if (len(of_short), short.words) > (len(of_long), long.words):
        of_short, short, of_long, long = of_long, long, of_short, short
    if not of_short or not of_long:
        return Finding(SHORT, ("one has no given name",))
    first, used, reason = _first(of_short, of_long)
    if first == NO and surname_is_same and (how := nearly_alike(of_short[0], of_long[0])):
        first, reason = TYPING, f"given names agree {how}: {shown(of_short[:1])}, {shown(of_long[:1])}"
    if first == NO:
        return _without_first(short, long, of_short, of_long) or Finding(
            first, (f"given names differ: {shown(of_short[:1])}, {shown(of_long[:1])}",)
        )
    clash = _middle_clash(of_short[used[0] :], of_long[used[1] :], free=all(map(is_initial, of_short)))
    if clash and is_initial(of_short[0]) and (compound := len(_compound(long))):
        clash = _middle_clash(of_short[1:], of_long[compound:])
    if clash:
        return Finding(NO, (reason, f"middle names differ: {clash}"))
    if _half_of_compound(of_short, long) or _half_of_compound(of_long, short):
        whole = double_given(*of_long[:2]) or double_given(*of_short[:2]) or not given_alike(of_short[0], of_long[0])[0]
        return Finding(DOUBTFUL if whole else SHORT, ("one part of a compound given name",))
    if of_a_house(long) and len(of_short) == 1 < len(of_long):
        return Finding(0.7, (reason, "many of this house bear this name"))
    return Finding(first, (reason,))


def of_a_house(name: Parts) -> bool:
    """Whether the surname is one that a ruling house shares by the hundred."""
    return set(map(latin, name.surname)) <= part_words("houses")


def of_fathers(a: Parts, b: Parts) -> Finding | None:
    """What speaks against one person where forefathers are named: X bin Y bin Z and X bin Z."""
    chains = bool(a.forefathers and b.forefathers) and a.chain and b.chain
    if chains and given_alike(a.given[0], b.given[0])[0] and not _same_father(a, b):
        return Finding(NO, (f"fathers differ: {shown(a.forefathers[:1])}, {shown(b.forefathers[:1])}",))
    for name, other in ((a, b), (b, a)):
        if not name.forefathers or not name.particle.startswith(tuple(lexicon("name_parts")["lineage"])):
            continue
        if not other.chain:
            return Finding(DOUBTFUL, ("a grandfather's name, or a surname",)) if not other.forefathers else None
        first, of_other = (*name.forefathers, *name.surname)[0], (*other.forefathers, *other.surname)[0]
        if not given_alike(first, of_other)[0]:
            return Finding(NO, (f"fathers differ: {shown((first,))}, {shown((of_other,))}",))
    return None


def _same_father(a: Parts, b: Parts) -> bool:
    """Whether the first forefather of one is the first of the other, or stands among its given names."""
    x, y = a.forefathers[0], b.forefathers[0]
    among = [given_alike(x, w) for w in b.given[1:]] + [given_alike(y, w) for w in a.given[1:]]
    return any(score for score, _ in (given_alike(x, y), *among))


def _before_surname(name: Parts, a: Parts, b: Parts) -> tuple[str, ...]:
    """All words before the surname; the father's name where only this name has a patronymic."""
    father = (name.father,) if name.father and not (a.father and b.father) else ()
    return (*name.given, *name.forefathers, *father)


SEVERAL = 2
"""So many initials begin words each: of a single one "Abdul" and what follows is one (A. Wahid)."""


def _by_initials(words: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The words with "Abdul" as one of its own where the other has initials alone: it takes one (A. Q. Khan)."""
    if len(other) < SEVERAL or not all(map(is_initial, other)):
        return words
    return tuple(part for word in words for part in (_parted(word) if without_servant(word) else (word,)))


def _parted(word: str) -> tuple[str, str]:
    return SERVANT, without_servant(word)


def _first(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[float, tuple[int, int], str]:
    """How surely the first given names are one; how many words of each that takes; the reason."""
    score, reason = _word(short[0], long[0])
    if score:
        return score, (1, 1), reason
    for one, two, turned in ((short, long, False), (long, short, True)):
        if len(two) > 1 and not is_initial(one[0]) and not is_initial(two[1]):
            score, _ = given_alike(one[0], two[0] + two[1])
            if score:
                return score, ((2, 1) if turned else (1, 2)), "given name in one word and in two"
    return NO, (1, 1), ""


def _word(a: str, b: str) -> tuple[float, str]:
    """How surely two words before the surname are one name; 0 where they are two."""
    if is_initial(a) or is_initial(b):
        if not _initials_agree(a, b):
            return 0.0, ""
        if is_initial(a) and is_initial(b):
            return INITIAL, "same initial"
        initial, full = (a, b) if is_initial(a) else (b, a)
        return INITIAL, f"the initial {initial.capitalize()} stands for {full.capitalize()}"
    score, how = given_alike(a, b)
    if score == 1.0:
        return SURE, "same given name"
    if score:
        return min(score, SURE), f"same given name {how}" if how == "after folding" else f"given names agree ({how})"
    if one_letter_apart(a, b, shortest=LONG_GIVEN, ends_agree=True) and not are_two_names(a, b):
        return 0.86, f"given names differ by one letter: {a.capitalize()}, {b.capitalize()}"
    return 0.0, ""


@lru_cache(maxsize=65536)
def _beginnings(word: str) -> frozenset[str]:
    return frozenset({latin(word), fold(latin(word)), *names_of(word)})


def _initials_agree(a: str, b: str) -> bool:
    x, y = (_beginnings(word.removesuffix(".")) for word in (a, b))
    if is_initial(a) and is_initial(b):
        return bool(x & y) or any(p.startswith(q) or q.startswith(p) for p in x for q in y)
    letters, words = (x, y) if is_initial(a) else (y, x)
    return any(word.startswith(letter) for letter in letters for word in words)


def _middle_clash(short: tuple[str, ...], long: tuple[str, ...], *, free: bool = False) -> str:
    """The middle names that contradict one another, else "". An initial counts at its place, a name also later.

    `free`: an initial counts later too, as after another initial (P. J. for Percival Noel James).
    """
    position = 0
    for word in short:
        if position >= len(long):
            return ""
        places = range(position, position + 1 if is_initial(word) and not free else len(long))
        match = next(
            (i for i in places if _word(word, long[i])[0] and (i == position or not is_initial(long[i]))), None
        )
        if match is None:
            return f"{shown((word,))}, {shown((long[position],))}"
        position = match + 1
    return ""


def _compound(name: Parts) -> tuple[str, ...]:
    """The given name of several words that a hyphen joins, if the name begins with one."""
    first = name.syllables[0] if name.syllables else ()
    return first if len(first) > 1 and name.given[: len(first)] == first else ()


def _half_of_compound(words: tuple[str, ...], other: Parts) -> bool:
    compound = _compound(other)
    if not compound or len(words) != 1 or is_initial(words[0]):
        return False
    return words[0] in compound or bool(given_alike(words[0], compound[0])[0])


def _without_first(short: Parts, long: Parts, of_short: tuple[str, ...], of_long: tuple[str, ...]) -> Finding | None:
    """Where the shorter lacks the first words of the longer: "López Obrador", "Javad Zarif", a second given name."""
    for index in range(1, len(of_long)):
        tail = of_long[index:]
        score, used, _ = _first(of_short, tail)
        if is_initial(of_short[0]) or is_initial(tail[0]) or score == NO:
            continue
        if _middle_clash(of_short[used[0] :], tail[used[1] :]) or not set(of_short).isdisjoint(of_long[:index]):
            continue
        if all(map(is_initial, of_long[:index])):
            return Finding(SHORT, ("initials before it are left out",))
        left_out = index == 1 and len(of_short) <= len(tail) and _is_left_out(*of_long[:2])
        if left_out and not long.forefathers and not of_a_house(long):
            return Finding(SHORT, (f"{shown(of_long[:1])} may be left out",))
        if len(tail) == len(of_short) and not usual_given_name(latin(of_short[0])) and not long.forefathers:
            if len(of_short) == 1 and len(of_long) == 2 and not short.particle and not _known_by_itself(of_long[0]):
                return Finding(DOUBTFUL, ("the father's name, or the second given name alone",))
            return Finding(SHORT, ("a surname of two words alone",))
        if _may_leave_out(short, long, index):
            return Finding(SHORT, (f"called by a later given name, without {shown(of_long[:index])}",))
        return Finding(DOUBTFUL, ("the second given name alone",))
    return None


def _known_by_itself(word: str) -> bool:
    """Whether a first word is no son's name before his father's: a European or Arab one, a title or a plain word."""
    plain = latin(word)
    known = western(word) or arabic(word) or _turkish(word)
    return known or plain in part_words("honorifics_or_names") or plain in word_list("words")


def _is_left_out(first: str, second: str) -> bool:
    data = lexicon("name_parts")
    return latin(first) in data["left_out"] or (latin(first) in data["left_out_before_own"] and not arabic(second))


def _no_fathers(before: str, own: str) -> bool:
    """Whether the spelling tells of Turks or West Africans, whose second word is no father's name."""
    return _turkish(before, own) or (latin(before) in part_words("west_african_given_names") and not arabic(own))


def _turkish(*words: str) -> bool:
    return not part_words("turkish_given_names").isdisjoint(map(latin, words))


LONG_TO_LEAVE_OUT = 4
"""With a shorter surname a second given name alone may be another person's."""


def _may_leave_out(short: Parts, long: Parts, first: int) -> bool:
    """Whether the press may call the bearer of `long` by the given name at the place `first`: no father's name, no half
    of a double given name, and a surname that is not too short."""
    if not short.names_may_be_left_out or not long.names_may_be_left_out:
        return False
    if long.forefathers or short.forefathers or first >= len(long.given):
        return False
    if latin(joined(long.surname)) in part_words("last_words_of_many") or (
        first == 1 and south_asian(long.given[1]) and not _turkish(*long.given[:2])
    ):
        return False
    before, own = long.given[first - 1], long.given[first]
    if western(own) and not usual_given_name(latin(before)) and len(long.given) == first + 1:
        return True
    if (
        is_initial(own)
        or {sex_of(long.given[0]), sex_of(own)} == {"m", "f"}
        or (any(arabic(word) and not western(word) for word in (before, own)) and not _no_fathers(before, own))
        or double_given(before, own)
    ):
        return False
    return len("".join(long.surname)) >= LONG_TO_LEAVE_OUT
