"""Two full names whose words agree and that may be two people's all the same: a father and a son, brothers."""

from __future__ import annotations

from kzgraph.resolution.comparing.parts_compared import joined
from kzgraph.resolution.names.compounds import part_words
from kzgraph.resolution.names.given_names import arabic, given_alike, names_of, slavic, western
from kzgraph.resolution.names.parts import Parts, is_initial, usual_given_name
from kzgraph.resolution.values.romanisation import alike, fold, latin


def may_be_two(a: Parts, b: Parts) -> str:
    """Why two people may bear these two full names, whose given names and surnames agree, in words; "" where nothing
    says so."""
    return next((why for x, y in ((a, b), (b, a)) for rule in _RULES if (why := rule(x, y))), "")


def _several_initials(short: Parts, long: Parts) -> str:
    """S. W. R. D. Bandaranaike, Sirimavo Bandaranaike: they stand for other names as well."""
    initials = len(short.given) if all(map(is_initial, short.given)) else 0
    if len(long.given) > 1 or long.forefathers or is_initial(long.given[0]):
        return ""
    with_patronymic = slavic(long.given[0]) or not western(long.given[0])
    return "several initials and one given name" if initials > (2 if with_patronymic else 1) else ""


def _initial_of_another_form(short: Parts, long: Parts) -> str:
    """W. Cosgrave, Liam Cosgrave: Liam is short for William and a name of its own."""
    initial, word = short.given[0], long.given[0]
    if is_initial(word) or not all(map(is_initial, short.given)):
        return ""
    letters = fold(latin(initial.removesuffix(".")))
    own = {latin(word), fold(latin(word))}
    short_form = len(names_of(word)) > 1
    return "an initial of the name it is short for" if short_form and not _begin(own, letters) else ""


def _begin(words: set[str], letters: str) -> bool:
    return any(word.startswith(letters) for word in words)


def _before_own_name(short: Parts, long: Parts) -> str:
    """Ahmad Massoud, Ahmad Shah Massoud: what may stand before anybody's own name is no short form of both."""
    given = (long.title_or_name, *long.given) if long.title_or_name else long.given
    if len(short.given) != 1 or len(given) != 2 or short.forefathers or long.forefathers:
        return ""
    first, own = given
    if given_alike(joined(short.surname), own)[0]:
        return ""
    title = latin(first) in part_words("left_out") & (part_words("honorifics") | part_words("honorifics_or_names"))
    common = title or (latin(first) in part_words("left_out_before_own") and not arabic(own) and not is_initial(own))
    return "the given name of many, without a second one" if common and latin(short.given[0]) == latin(first) else ""


def _brothers(short: Parts, long: Parts) -> str:
    """Mohammad Khatami, Mohammad-Reza Khatami: brothers share the first half of a double given name."""
    if len(short.given) != 1 or len(long.given) == 1 or short.forefathers or long.chain:
        return ""
    first, second = map(latin, long.given[:2])
    halves = arabic(first) and second in part_words("iranian_second_halves")
    persian = long.given[:2] in long.syllables or first in _DOUBLED_IN_IRAN
    same = halves and persian and given_alike(short.given[0], first)[0]
    return "one half of a double given name" if same else ""


_DOUBLED_IN_IRAN = ("mohammad", "ali", "amir", "gholam")


def _two_names_of_a_monarch(short: Parts, long: Parts) -> str:
    """King Juan Carlos, Juan Carlos Varela: after a monarch's title there is no surname."""
    of_a_monarch = short.rank == "monarch" and not (long.rank or long.generation or short.chain)
    own, last = joined(short.surname), joined(long.surname)
    return (
        "a monarch's given names" if of_a_monarch and usual_given_name(latin(own)) and not alike(own, last)[0] else ""
    )


def _surname_twice(short: Parts, long: Parts) -> str:
    """Seretse Khama, Seretse Khama Ian Khama: named after the whole name of the other."""
    if len(short.given) != 1 or not given_alike(short.given[0], long.given[0])[0]:
        return ""
    return "the surname stands twice in one of them" if joined(long.surname) in long.given[1:-1] else ""


def _half_before_two_surnames(short: Parts, long: Parts) -> str:
    """Denis Sassou Nguesso, Denis-Christel Sassou Nguesso: who writes both surnames leaves out no given name."""
    compound = long.syllables[0] if long.syllables else ()
    rest = long.given[len(compound) :]
    half = len(compound) > 1 and long.given[: len(compound)] == compound and bool(rest)
    if not half or short.given[1:] != rest or joined(short.surname) != joined(long.surname):
        return ""
    return "one part of a compound given name before two surnames"


def _without_bin(short: Parts, long: Parts) -> str:
    """Abdul Latif Rashid, Abdullatif bin Rashid Al Zayani: a father's name, and a family's."""
    if not long.chain or short.chain or not long.forefathers or short.particle in ("al", "el"):
        return ""
    families = alike(joined(short.surname), joined(long.surname))[0]
    return "a father's name, or a surname" if not families and _ends_with(short, long.forefathers[0]) else ""


def _ends_with(name: Parts, word: str) -> bool:
    return bool(given_alike(joined(name.surname), word)[0])


def _second_given_name(short: Parts, long: Parts) -> str:
    """Harsh Vardhan, Harsh Vardhan Shringla: in South Asia a second given name may end a name."""
    last = joined(short.surname)
    if latin(last) not in part_words("second_given_names") or joined(long.surname) == last:
        return ""
    within = any(alike(last, word)[0] for word in long.given[1:])
    return "a surname, or a second given name before one" if within else ""


def _burmese(short: Parts, long: Parts) -> str:
    """Tin Oo, Tin Aung Myint Oo: without surnames every word tells."""
    fewer = len(short.words) < len(long.words)
    burmese = fewer and {latin(word) for word in (*short.words, *long.words)} <= part_words("burmese")
    return "every word of a Burmese name counts" if burmese else ""


def _initial_and_second_surname(short: Parts, long: Parts) -> str:
    """Luis A. Lacalle, Luis Lacalle Pou: one has a middle initial, the other a second surname."""
    if not any(map(is_initial, short.given[1:])) or any(map(is_initial, long.given)):
        return ""
    own = joined(short.surname)
    place = next((i for i, word in enumerate(long.given) if alike(own, word)[0]), 0)
    if not 0 < place < len(short.given) or is_initial(long.given[place - 1]):
        return ""
    further = {latin(word) for word in (*long.given[place + 1 :], *long.surname)}
    stands = _begin(further, latin(short.given[place].removesuffix(".")))
    return "" if stands else "a middle initial, and a second surname"


_RULES = (
    _brothers,
    _two_names_of_a_monarch,
    _several_initials,
    _initial_of_another_form,
    _before_own_name,
    _surname_twice,
    _half_before_two_surnames,
    _without_bin,
    _second_given_name,
    _burmese,
    _initial_and_second_surname,
)
