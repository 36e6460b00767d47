"""Two full names: which words are their surnames, and what the surnames and all before them say."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from kzgraph.resolution.comparing.before_surnames import before_surnames, of_a_house, of_fathers
from kzgraph.resolution.comparing.beside_english import one_beside_english
from kzgraph.resolution.comparing.beside_english import parted as parted_beside_english
from kzgraph.resolution.comparing.chains import chain_and_house
from kzgraph.resolution.comparing.every_letter import japanese_differ, vietnamese, vietnamese_words
from kzgraph.resolution.comparing.juniors import nicknames_of_a_junior
from kzgraph.resolution.comparing.local_speech import in_pinyin, of_local_speech
from kzgraph.resolution.comparing.mongolian import of_mongolia
from kzgraph.resolution.comparing.namesakes import may_be_two
from kzgraph.resolution.comparing.of_europe import in_own_letters, two_families_of_europe
from kzgraph.resolution.comparing.other_orders import beginning, in_other_order, initial_before_own, parted
from kzgraph.resolution.comparing.parts_compared import (
    ALIKE,
    DOUBTFUL,
    INITIAL,
    NO,
    SHORT,
    TYPING,
    VOWEL,
    WITHOUT_SERVANT,
    Finding,
    best,
    eastern,
    given_groups,
    joined,
    names_differ,
    plain,
    shown,
)
from kzgraph.resolution.comparing.spelling import (
    LONG_SURNAME,
    one_letter_apart,
    same_family_of_man_and_woman,
    surname_reason,
    vowels_apart,
    without_russian_ending,
)
from kzgraph.resolution.comparing.thai import of_thailand
from kzgraph.resolution.names import east_asian
from kzgraph.resolution.names.compounds import part_words
from kzgraph.resolution.names.given_names import arabic, given_alike, sex_of, slavic_or_western
from kzgraph.resolution.names.parts import Parts, is_initial, usual_given_name
from kzgraph.resolution.values.romanisation import alike, fold, latin


def full_names(a: Parts, b: Parts) -> Finding:
    """What two names of more than a surname say of one another."""
    if (_may_be_of_the_east(a) or _may_be_of_the_east(b)) and (found_there := _of_the_east(a, b)):
        return found_there
    if east_asian.is_vietnamese(a.words) or east_asian.is_vietnamese(b.words):
        a, b = replace(a, names_may_be_left_out=False), replace(b, names_may_be_left_out=False)
    found = max((_full(x, y) for x in _orders(a, b) for y in _orders(b, a)), key=lambda f: f.score)
    if found.score > DOUBTFUL and japanese_differ(a, b):
        return Finding(DOUBTFUL, (*found.reasons, "Japanese names, of which every syllable tells"))
    if found.score > DOUBTFUL and (why := may_be_two(a, b)):
        return Finding(DOUBTFUL, (*found.reasons, why))
    return found


def _of_the_east(a: Parts, b: Parts) -> Finding | None:
    """What the habits of East Asia say of two names; None where they say nothing."""
    syllables = _east_asian(a, b)
    if (not syllables or syllables.score <= NO) and (found := of_local_speech(a, b)):
        return found
    return syllables or one_beside_english(a, b) or vietnamese(a, b)


@lru_cache(maxsize=65536)
def _may_be_of_the_east(name: Parts) -> bool:
    """Whether one of these habits may be about a name: told once, since most pairs are of two others."""
    return bool(eastern(name) or in_pinyin(name) or parted_beside_english(name) or vietnamese_words(name))


def _east_asian(a: Parts, b: Parts) -> Finding | None:
    """What the syllables of two East Asian names say; None where one of them is not of this kind."""
    of_a, of_b = eastern(a), eastern(b)
    if not of_a or not of_b:
        return None
    if all(east_asian.plainly_chinese(name.surname[0], given_groups(name)) for name in (a, b)):
        of_a, of_b = (frozenset(r for r in of if r[0] == "Chinese") for of in (of_a, of_b))
    common = of_a & of_b
    if common:
        language = min(common)[0]
        return Finding(0.95, (f"one {language} name by every syllable",))
    if eastern(a, loose=True) & eastern(b, loose=True):
        spelt = sum(latin(x) != latin(y) for x, y in zip(a.words, b.words, strict=False))
        score = INITIAL if spelt > 1 or len(a.words) != len(b.words) else DOUBTFUL
        return Finding(score, ("one Korean name by every syllable but for o, u and eo",))
    if not east_asian.without_ng(of_a).isdisjoint(east_asian.without_ng(of_b)):
        return Finding(TYPING, ("one Chinese name by every syllable but for n and ng",))
    if {r[:2] for r in of_a} & {r[:2] for r in of_b}:
        return Finding(NO, (f"given names differ: {shown(a.given)}, {shown(b.given)}",))
    return None if a.surname[0] in b.words or b.surname[0] in a.words else names_differ(a, b)


def _orders(name: Parts, other: Parts) -> tuple[Parts, ...]:
    """The name, with its nickname as given name, and with the first word as surname where the words do not tell."""
    found = [name]
    if name.nickname:
        found.append(replace(name, given=(name.nickname,)))
    found += [replace(name, given=(nickname,)) for nickname in nicknames_of_a_junior(name)]
    if name.title_or_name and not other.title_or_name:
        found.append(replace(name, given=(name.title_or_name, *name.given)))
    if name.surname_may_be_first:
        found.append(replace(name, given=name.words[1:], surname=name.words[:1], forefathers=()))
    return tuple(found)


def _full(a: Parts, b: Parts) -> Finding:
    a, b = _same_joints(a, b), _same_joints(b, a)
    of_one = _of_one_surname(a, b)
    if of_one and of_one.score >= ALIKE:
        return of_one  # No other way says more.
    found = [
        of_one,
        _of_further_surname(a, b),
        _of_further_surname(b, a),
        in_other_order(a, b),
        of_mongolia(a, b),
        of_thailand(a, b),
        chain_and_house(a, b) or chain_and_house(b, a),
        parted(a, b),
        beginning(a, b),
        beginning(b, a),
        initial_before_own(a, b),
        initial_before_own(b, a),
    ]
    return max((f for f in found if f), key=lambda f: f.score, default=None) or names_differ(a, b)


def _same_joints(name: Parts, other: Parts) -> Parts:
    """The name with the last words as one surname, where the other joins them by a hyphen: Akufo Addo, Akufo-Addo."""
    size = len(other.surname)
    if size < 2 or len(name.surname) > 1 or len(name.given) + 1 <= size or name.forefathers:
        return name
    words = name.words
    if all(alike(plain(x), plain(y))[0] for x, y in zip(words[-size:], other.surname, strict=True)):
        return replace(name, given=words[:-size], surname=words[-size:])
    return name


def _of_one_surname(a: Parts, b: Parts) -> Finding | None:
    score, how = best(a, b)
    x, y = joined(a.surname), joined(b.surname)
    if score and (fathers := of_fathers(a, b)):
        return fathers
    if score:
        long = min(len(x), len(y)) >= LONG_SURNAME - 1
        given = before_surnames(a, b, surname_is_same=long and score > ALIKE and not arabic(x))
        two_liberties = max(score, given.score) < ALIKE and min(score, given.score) < VOWEL
        if two_liberties and given.score > NO and not (how == WITHOUT_SERVANT and _with_and_without_mohammed(a, b)):
            score = min(score, DOUBTFUL)
        if score <= ALIKE and how != "in another form of the name" and in_own_letters(a, b, how):
            return Finding(min(DOUBTFUL, given.score), (*given.reasons, surname_reason(x, y, how)))
        return Finding(min(score, given.score), (*given.reasons, surname_reason(x, y, how)))
    given = before_surnames(a, b)
    if same_family_of_man_and_woman(x, y):
        hers = any(sex_of(name.given[0]) == "f" for name in (a, b)) and given.score >= SHORT
        return Finding(SHORT, (*given.reasons, "her surname in two forms")) if hers else names_differ(a, b)
    if given.score <= INITIAL:
        return None
    if given.score >= ALIKE and _ending_taken_off(a, b):
        return Finding(TYPING, (*given.reasons, "surname with and without the Russian ending"))
    from_afar = not any(slavic_or_western(name.given[0]) for name in (a, b))
    if given.score >= ALIKE and from_afar and vowels_apart(x, y):
        return Finding(TYPING, (*given.reasons, f"surname differs by vowels: {shown((x,))}, {shown((y,))}"))
    two_given = all(len(name.given) > 1 and not any(map(is_initial, name.given)) for name in (a, b))
    if given.score >= VOWEL and from_afar and two_given and vowels_apart(x, y, shortest=SHORT_AFTER_TWO):
        return Finding(TYPING, (*given.reasons, f"surname differs by vowels: {shown((x,))}, {shown((y,))}"))
    double = len(a.surname) + len(b.surname) > 2
    if double and any(alike(w, v)[0] > ALIKE and _is_family(w) for w in a.surname for v in b.surname):
        return Finding(SHORT, (*given.reasons, "one part of a double surname"))
    if not one_letter_apart(x, y, shortest=LONG_SURNAME):
        return None
    reason = f"surname differs by one letter: {shown((x,))}, {shown((y,))}"
    likely = given.score >= ALIKE and one_letter_apart(x, y, shortest=LONG_SURNAME, strict=True)
    likely = likely and not two_families_of_europe(a, b)
    return Finding(TYPING if likely else DOUBTFUL, (*given.reasons, reason))


def _with_and_without_mohammed(a: Parts, b: Parts) -> bool:
    """Whether one has a first word that many leave out, as they leave out "Abdul" (Mohd Najib Abdul Razak)."""
    return any(
        len(long.given) > 1
        and latin(long.given[0]) in part_words("left_out")
        and given_alike(long.given[1], short.given[0])[0] >= ALIKE
        for long, short in ((a, b), (b, a))
    )


def _is_family(part: str) -> bool:
    """Whether a part of a double surname is no father's name and no title, which stand in many."""
    return not arabic(part) and latin(part) not in part_words("honorifics")


SHORT_AFTER_TWO = 5
"""After two given names that agree a surname that long may differ by vowels (Ashfaq Parvez Kayani, Kiyani)."""


def _of_further_surname(short: Parts, long: Parts) -> Finding | None:
    """The longer name is the shorter one with a further surname: Alejandro Giammattei (Falla)."""
    size = len(short.surname)
    if len(long.given) + len(long.forefathers) <= size:
        return None
    inner = (*long.given, *long.forefathers)
    for index in range(1, len(inner) - size + 1):
        part = inner[index : index + size]
        same = given_alike if long.chain else alike
        if any(is_initial(x) or not same(x, y)[0] for x, y in zip(part, short.surname, strict=True)):
            continue
        more_follow = index + size < len(inner) and not long.forefathers and not _without_house(short, long)
        if more_follow and (_may_be_given(part[0]) or not all(map(_may_be_given, inner[1:index]))):
            continue
        if sum(not is_initial(word) for word in short.given) > index or (
            index > len(long.given) and not short.forefathers
        ):
            continue
        given = before_surnames(short, replace(long, given=inner[:index], surname=part, forefathers=()))
        if given.score > INITIAL or (given.score == SHORT and not is_initial(short.given[0])):
            return Finding(min(SHORT, given.score), (*given.reasons, f"with a further surname: {shown(long.surname)}"))
    return None


def _without_house(short: Parts, long: Parts) -> bool:
    """Sabah Al-Khalid: the father's name after the article, without the name of the house."""
    return short.particle in ("al", "el") and of_a_house(long)


def _may_be_given(word: str) -> bool:
    return usual_given_name(latin(word)) and not east_asian.surnames(word)


def _ending_taken_off(a: Parts, b: Parts) -> bool:
    """Whether a surname lost its Russian ending, as in Central Asia: not where the given name is European."""
    x, y = fold(latin(joined(a.surname))), fold(latin(joined(b.surname)))
    if not x or not y or (x not in (y, without_russian_ending(y)) and y != without_russian_ending(x)):
        return False
    return not any(slavic_or_western(name.given[0]) for name in (a, b))
