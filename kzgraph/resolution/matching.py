"""Whether two bare names can be one person's, how surely, and why in words.

Invariant: `compare` knows the two names and nothing else; it is symmetric, and the same for the same names. Who is who,
with countries, posts and documents, `people.py` decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode
from kzgraph.resolution import east_asian
from kzgraph.resolution.blocking import blocks
from kzgraph.resolution.given_names import given_alike, names_of, sex_of
from kzgraph.resolution.name_parts import Parts, is_initial, read, usual_given_name
from kzgraph.resolution.parts_compared import called_so, eastern, given_groups, joined, surname_forms
from kzgraph.resolution.romanisation import alike, fold, latin
from kzgraph.resolution.spelling import one_letter_apart, same_family_of_man_and_woman, surname_reason

__all__ = ["DIFFERENT", "SAME", "Comparison", "Verdict", "blocks", "compare"]

Verdict = Literal["same", "different", "unsure"]

SAME = 0.85
"""From here on two names are one person's: all that a bare surname, an initial or a usual short form leave open is above."""

DIFFERENT = 0.4
"""Up to here they are two people's: a word of both names differs."""

SURE, INITIAL, SHORT, DOUBTFUL, NO = 0.98, 0.88, 0.87, 0.6, 0.1


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two names say of one another."""

    verdict: Verdict
    score: float
    """0 to 1: how surely two bare names are one person's; >= SAME is "same", <= DIFFERENT is "different"."""
    reasons: tuple[str, ...]
    """In words, for a reader: "same given name after folding", "surname differs by a doubled letter"."""


@dataclass(frozen=True, slots=True)
class _Finding:
    score: float
    reasons: tuple[str, ...]


def compare(a: str, b: str, *, country: CountryCode | None = None) -> Comparison:
    """Whether the names `a` and `b`, in any script and with any titles, can be one person's.

    `country` (ISO 3166-1 alpha-2), where both people are known to be of one, tells the habits of naming: which word is
    the surname. A text without a word in it is different from all but itself.
    """
    if a == b:
        return Comparison("same", 1.0, ("the names are written alike",))
    return _compared(*sorted((a, b)), country)


@lru_cache(maxsize=65536)
def _compared(a: str, b: str, country: CountryCode | None) -> Comparison:
    finding = _judge(read(a, country), read(b, country), country)
    score = round(finding.score, 3)
    verdict: Verdict = "same" if score >= SAME else "different" if score <= DIFFERENT else "unsure"
    return Comparison(verdict, score, finding.reasons)


def _judge(a: Parts, b: Parts, country: CountryCode | None) -> _Finding:
    if not a.words or not b.words:
        return _Finding(0.0, ("one of them is no name",))
    if a.generation and b.generation and a.generation != b.generation:
        return _Finding(NO, (f"{a.generation.upper()} and {b.generation.upper()} are two people",))
    if {_sex(a), _sex(b)} == {"m", "f"}:
        return _Finding(NO, ("a man and a woman",))
    a, b = _particle_alone(a, b), _particle_alone(b, a)
    if a.bare and b.bare:
        return _two_bare(a, b)
    if a.bare or b.bare:
        bare, full = (a, b) if a.bare else (b, a)
        return _bare_and_full(bare, full, country)
    if a.father and b.father and not _fathers_alike(a.father, b.father):
        return _Finding(NO, (f"patronymics differ: of {a.father}, of {b.father}",))
    syllables = _east_asian(a, b)
    if syllables:
        return syllables
    found = [_full(x, y) for x in _orders(a) for y in _orders(b)]
    return max(found, key=lambda f: f.score)


def _particle_alone(name: Parts, other: Parts) -> Parts:
    """ "Le Drian" as a bare surname where the other has the same particle; else Le is a given name."""
    if len(name.given) == 1 and latin(name.given[0]) == other.particle and not name.particle:
        return replace(name, given=(), particle=other.particle)
    return name


def _sex(name: Parts) -> str:
    return name.sex or (sex_of(name.given[0]) if name.given and not is_initial(name.given[0]) else "")


def _fathers_alike(a: str, b: str) -> bool:
    return given_alike(a, b)[0] > 0 or one_letter_apart(a, b, shortest=5)


# --- bare names


def _two_bare(a: Parts, b: Parts) -> _Finding:
    score, how = _best(a, b)
    if score >= 0.97:
        if bool(a.generation) != bool(b.generation):
            return _Finding(DOUBTFUL, ("one of them has a number",))
        return _Finding(0.9, (surname_reason(joined(a.surname), joined(b.surname), how, "name"),))
    if score or one_letter_apart(joined(a.surname), joined(b.surname), shortest=6):
        return _Finding(DOUBTFUL, ("bare names that differ by a letter",))
    if _east_asian_surnames(a) & _east_asian_surnames(b):
        return _Finding(DOUBTFUL, ("one East Asian surname in two romanisations",))
    return _names_differ(a, b)


def _best(a: Parts, b: Parts) -> tuple[float, str]:
    return max(alike(x, y) for x in surname_forms(a) for y in surname_forms(b))


def _names_differ(a: Parts, b: Parts) -> _Finding:
    x, y = _shown(a.surname), _shown(b.surname)
    if same_family_of_man_and_woman(joined(a.surname), joined(b.surname)):
        return _Finding(NO, (f"a man's and a woman's form of one surname: {x}, {y}",))
    return _Finding(0.0, (f"surnames differ: {x}, {y}",))


def _shown(words: tuple[str, ...]) -> str:
    return "-".join(word.removesuffix(".").capitalize() for word in words)


def _bare_and_full(bare: Parts, full: Parts, country: CountryCode | None) -> _Finding:
    """A bare surname is the normal short form; a bare given name only where people are called so."""
    if bare.lineage_first and full.forefathers and alike(joined(bare.surname), full.forefathers[0])[0]:
        return _Finding(SHORT, ("the name after bin alone",))
    numbered = bare.generation and bare.generation == full.generation
    if numbered and given_alike(joined(bare.surname), full.given[0])[0]:
        return _Finding(SHORT, ("one name and one number",))
    score, how = _best(bare, full)
    if not score and _east_asian_surnames(bare) & _east_asian_surnames(full):
        score, how = 0.97, "in another romanisation"
    if score:
        x, y = joined(bare.surname), joined(full.surname)
        return _Finding(min(SHORT, score), (surname_reason(x, y, how), "a bare surname is the normal short form"))
    word = joined(bare.surname)
    if any(alike(word, part)[0] for part in full.surname if len(full.surname) > 1):
        return _Finding(DOUBTFUL, ("one part of a double surname",))
    if bare.surname[0] == word and full.given and called_so(full, country) and given_alike(word, full.given[0])[0]:
        return _Finding(DOUBTFUL, ("a given name alone, as some people are called",))
    if _further_surname(word, full) or (len(bare.surname) > 1 and _ends(bare, full)):
        return _Finding(SHORT if len(bare.surname) > 1 else DOUBTFUL, ("one of two surnames",))
    return _names_differ(bare, full)


def _ends(bare: Parts, full: Parts) -> bool:
    tail = full.words[len(full.words) - len(bare.surname) :]
    return len(tail) == len(bare.surname) and all(alike(x, y)[0] for x, y in zip(bare.surname, tail, strict=True))


def _further_surname(word: str, full: Parts) -> bool:
    return any(
        alike(word, w)[0] >= 0.97 for w in full.given[1:] if not is_initial(w) and not usual_given_name(latin(w))
    )


# --- East Asian names


def _east_asian_surnames(name: Parts) -> frozenset[tuple[str, str]]:
    return east_asian.surnames(joined(name.surname))


def _east_asian(a: Parts, b: Parts) -> _Finding | None:
    """What the syllables of two East Asian names say; None where one of them is not of this kind."""
    of_a, of_b = eastern(a), eastern(b)
    if not of_a or not of_b:
        return None
    if all(east_asian.plainly_chinese(name.surname[0], given_groups(name)) for name in (a, b)):
        of_a, of_b = (frozenset(r for r in of if r[0] == "Chinese") for of in (of_a, of_b))
    common = of_a & of_b
    if common:
        language = min(common)[0]
        return _Finding(0.95, (f"one {language} name by every syllable",))
    if eastern(a, loose=True) & eastern(b, loose=True):
        spelt = sum(latin(x) != latin(y) for x, y in zip(a.words, b.words, strict=False))
        score = INITIAL if spelt > 1 or len(a.words) != len(b.words) else DOUBTFUL
        return _Finding(score, ("one Korean name by every syllable but for o, u and eo",))
    if {r[:2] for r in of_a} & {r[:2] for r in of_b}:
        return _Finding(NO, (f"given names differ: {_shown(a.given)}, {_shown(b.given)}",))
    return None if a.surname[0] in b.words or b.surname[0] in a.words else _names_differ(a, b)


# --- full names


def _orders(name: Parts) -> tuple[Parts, ...]:
    """The name, and where its words do not tell which is the surname, the name with the first word as surname."""
    if not name.surname_may_be_first:
        return (name,)
    words = name.words
    return (name, replace(name, given=words[1:], surname=words[:1], forefathers=()))


def _full(a: Parts, b: Parts) -> _Finding:
    a, b = _same_joints(a, b), _same_joints(b, a)
    found = [_of_one_surname(a, b), _of_further_surname(a, b), _of_further_surname(b, a), _in_other_order(a, b)]
    return max((f for f in found if f), key=lambda f: f.score, default=_names_differ(a, b))


def _same_joints(name: Parts, other: Parts) -> Parts:
    """The name with the last words as one surname, where the other joins them by a hyphen: Akufo Addo, Akufo-Addo."""
    size, words = len(other.surname), (*name.given, *name.surname)
    if size < 2 or len(name.surname) > 1 or len(words) <= size or name.forefathers:
        return name
    if all(alike(x, y)[0] for x, y in zip(words[-size:], other.surname, strict=True)):
        return replace(name, given=words[:-size], surname=words[-size:])
    return name


def _of_one_surname(a: Parts, b: Parts) -> _Finding | None:
    score, how = _best(a, b)
    x, y = joined(a.surname), joined(b.surname)
    if score:
        given = _given(a, b)
        return _Finding(min(score, given.score), (*given.reasons, surname_reason(x, y, how)))
    if same_family_of_man_and_woman(x, y):
        return _names_differ(a, b)
    given = _given(a, b)
    if len(a.surname) + len(b.surname) > 2 and given.score > INITIAL:
        if any(alike(w, v)[0] for w in a.surname for v in b.surname):
            return _Finding(SHORT, (*given.reasons, "one part of a double surname"))
    if one_letter_apart(x, y, shortest=6):
        if given.score >= 0.97 and one_letter_apart(x, y, shortest=6, strict=True):
            return _Finding(0.86, (*given.reasons, f"surname differs by one letter: {_shown((x,))}, {_shown((y,))}"))
        if given.score > INITIAL:
            return _Finding(0.5, (*given.reasons, f"surnames are one letter apart: {_shown((x,))}, {_shown((y,))}"))
    return None


def _of_further_surname(short: Parts, long: Parts) -> _Finding | None:
    """The longer name is the shorter one with a further surname: Alejandro Giammattei (Falla), Mohammed bin Salman (Al Saud)."""
    inner, size = (*long.given, *long.forefathers), len(short.surname)
    for index in range(1, len(inner) - size + 1):
        part = inner[index : index + size]
        if any(is_initial(x) or not alike(x, y)[0] for x, y in zip(part, short.surname, strict=True)):
            continue
        more_follow = index + size < len(inner) and not long.forefathers
        if more_follow and (index > 1 or _may_be_given(part[0])):
            continue
        given = _given(short, replace(long, given=inner[:index], surname=part, forefathers=()))
        if given.score > INITIAL:
            return _Finding(min(SHORT, given.score), (*given.reasons, f"with a further surname: {_shown(long.surname)}"))
    return None


def _may_be_given(word: str) -> bool:
    return usual_given_name(latin(word)) and not east_asian.surnames(word)


def _in_other_order(a: Parts, b: Parts) -> _Finding | None:
    """The same words in another order; where all of them are usual given names they may be two people's."""
    if a.bare or b.bare or a.words == b.words or len(a.words) != len(b.words):
        return None
    if sorted(map(_one_form, a.words)) != sorted(map(_one_form, b.words)) and not _crosswise(a.words, b.words):
        return None
    if all(usual_given_name(latin(word)) for word in a.words):
        return _Finding(DOUBTFUL, ("the same given names in another order",))
    return _Finding(0.9, ("the same words in another order",))


def _crosswise(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) != 2 or any(map(is_initial, (*a, *b))):
        return False
    return alike(a[0], b[1])[0] >= 0.97 and alike(a[1], b[0])[0] >= 0.97


def _one_form(word: str) -> str:
    return min(names_of(word)) if not is_initial(word) else word


# --- given names


def _given(a: Parts, b: Parts) -> _Finding:
    """What the given names, forefathers and a patronymic on one side say; surnames are taken to agree."""
    short, long = sorted((a, b), key=lambda name: (len(_before_surname(name, a, b)), name.words))
    of_short, of_long = _before_surname(short, a, b), _before_surname(long, a, b)
    if not of_short or not of_long:
        return _Finding(SHORT, ("one has no given name",))
    first, used, reason = _first(of_short, of_long)
    if first <= DIFFERENT:
        return _without_first(short, long, of_short, of_long) or _Finding(
            first, (f"given names differ: {_shown(of_short[:1])}, {_shown(of_long[:1])}",)
        )
    clash = _middle_clash(of_short[used[0] :], of_long[used[1] :])
    if clash and is_initial(of_short[0]) and (compound := len(_compound(long))):
        clash = _middle_clash(of_short[1:], of_long[compound:])
    if clash:
        return _Finding(NO, (reason, f"middle names differ: {clash}"))
    if _half_of_compound(of_short, long) or _half_of_compound(of_long, short):
        return _Finding(DOUBTFUL, ("one part of a compound given name",))
    house = set(map(latin, long.surname)) <= set(lexicon("name_parts")["houses"])
    if house and len(of_short) == 1 < len(of_long) and long.forefathers:
        return _Finding(0.7, (reason, "many of this house bear this name"))
    return _Finding(first, (reason,))


def _before_surname(name: Parts, a: Parts, b: Parts) -> tuple[str, ...]:
    """All words before the surname; the father's name where only this name has a patronymic."""
    father = (name.father,) if name.father and not (a.father and b.father) else ()
    return (*name.given, *name.forefathers, *father)


def _first(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[float, tuple[int, int], str]:
    """How surely the first given names are one; how many words of each that takes; the reason."""
    score, reason = _word(short[0], long[0])
    if score:
        return score, (1, 1), reason
    for one, two, turned in ((short, long, False), (long, short, True)):
        if len(two) > 1 and not is_initial(one[0]) and not is_initial(two[1]):
            score, how = given_alike(one[0], two[0] + two[1])
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
    if one_letter_apart(a, b, shortest=7, ends_agree=True):
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


def _middle_clash(short: tuple[str, ...], long: tuple[str, ...]) -> str:
    """The middle names that contradict one another, else "". An initial counts at its place, a name at any later one."""
    position = 0
    for word in short:
        if position >= len(long):
            return ""
        places = range(position, position + 1 if is_initial(word) else len(long))
        match = next(
            (i for i in places if _word(word, long[i])[0] and (i == position or not is_initial(long[i]))), None
        )
        if match is None:
            return f"{_shown((word,))}, {_shown((long[position],))}"
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


def _without_first(short: Parts, long: Parts, of_short: tuple[str, ...], of_long: tuple[str, ...]) -> _Finding | None:
    """Where the shorter lacks the first words of the longer: "López Obrador", "Javad Zarif", "Boris" for a second name."""
    for index in range(1, len(of_long)):
        tail = of_long[index:]
        if is_initial(of_short[0]) or is_initial(tail[0]) or not _word(of_short[0], tail[0])[0]:
            continue
        if _middle_clash(of_short[1:], tail[1:]):
            continue
        if index == 1 and is_initial(of_long[0]):
            return _Finding(SHORT, ("an initial before it is left out",))
        if index == 1 and latin(of_long[0]) in lexicon("name_parts")["left_out"]:
            return _Finding(SHORT, (f"{_shown(of_long[:1])} may be left out",))
        two_surnames = len(tail) == len(of_short) and not usual_given_name(latin(of_short[0])) and not long.forefathers
        return _Finding(
            SHORT if two_surnames else DOUBTFUL,
            ("a surname of two words alone",) if two_surnames else ("the second given name alone",),
        )
    return None
