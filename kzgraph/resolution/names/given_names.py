"""Given names: which words stand for one name, as spellings, national forms or short forms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.resolution.values.romanisation import alike, fold, latin, sounds


@cache
def _forms() -> dict[str, frozenset[str]]:
    """By folded form: the lines of forms in which it stands, each under its first name."""
    found: dict[str, set[str]] = {}
    for line in lexicon("given_name_forms")["forms"]:
        for form in line:
            found.setdefault(fold(form), set()).add(fold(line[0]))
    return {form: frozenset(names) for form, names in found.items()}


def _short_lines() -> Iterator[tuple[str, list[str]]]:
    for names in lexicon("short_given_names").values():
        yield from names.items()


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """By folded short form: the names that it stands for."""
    found: dict[str, set[str]] = {}
    for name, line in _short_lines():
        for form in line:
            found.setdefault(fold(form), set()).update(_names(fold(name)))
    return {form: frozenset(names) for form, names in found.items()}


@cache
def _two_names() -> dict[str, frozenset[str]]:
    """By folded name: those that only look like it."""
    found: dict[str, set[str]] = {}
    for line in lexicon("given_name_forms")["two_names"]:
        for name in line:
            found.setdefault(fold(name), set()).update(fold(other) for other in line)
    return {name: frozenset(others - {name}) for name, others in found.items()}


def _names(folded: str) -> frozenset[str]:
    return _forms().get(folded, frozenset({folded}))


@cache
def _first_lines() -> dict[str, str]:
    """By folded form: the first name of the first line in which it stands."""
    found: dict[str, str] = {}
    for line in lexicon("given_name_forms")["forms"]:
        for form in line:
            found.setdefault(fold(form), found.get(fold(line[0]), fold(line[0])))
    return found


@cache
def _only_names() -> dict[str, str]:
    """By folded English short form: the name that it stands for, where there is only one."""
    found: dict[str, set[str]] = {}
    for name, line in lexicon("short_given_names")["English"].items():
        for form in line:
            found.setdefault(fold(form), set()).add(_first_lines().get(fold(name), fold(name)))
    return {form: min(names) for form, names in found.items() if len(names) == 1}


def canonical(word: str) -> str:
    """One form for all spellings of a given name, and for a short form that stands for one name only."""
    folded = fold(latin(word).replace("'", ""))
    return _first_lines().get(folded) or _only_names().get(folded, folded)


@lru_cache(maxsize=131072)
def names_of(word: str) -> frozenset[str]:
    """What a given name may stand for, each in one form: of "Bill" it is bill and william."""
    folded = fold(latin(word).replace("'", ""))
    return _names(folded) | _short_forms().get(folded, frozenset())


@lru_cache(maxsize=262144)
def given_alike(a: str, b: str) -> tuple[float, str]:
    """As `romanisation.alike`, for given names: also forms of one name in two languages, and short forms."""
    fold_a, fold_b = fold(latin(a).replace("'", "")), fold(latin(b).replace("'", ""))
    if fold_b in _two_names().get(fold_a, frozenset()):
        return 0.0, ""
    score, how = alike(a, b, given=True)
    if score >= 0.97:
        return score, how
    if _names(fold_a) & _names(fold_b):
        return 0.98, "forms of one name"
    if _short_forms().get(fold_a, frozenset()) & _names(fold_b) or _short_forms().get(fold_b, frozenset()) & _names(
        fold_a
    ):
        return 0.93, "a short form"
    if western(a) and western(b):  # each is a name of its own
        return 0.0, ""
    return score, how


@lru_cache(maxsize=131072)
def given_sounds(word: str) -> frozenset[str]:
    """All readings of a given name and of what it may stand for."""
    return sounds(word) | names_of(word)


@cache
def _usual_of(key: str) -> frozenset[str]:
    return frozenset(name for word in lexicon("given_name_forms")[key] for name in _names(fold(word)))


@lru_cache(maxsize=65536)
def sex_of(word: str) -> str:
    """m or f for a usual given name of men or of women alone, else ""."""
    if latin(word) in lexicon("given_name_forms")["both_sexes"]:
        return ""
    names = names_of(word)
    man, woman = not names.isdisjoint(_usual_of("men")), not names.isdisjoint(_usual_of("women"))
    return "" if man == woman else "m" if man else "f"


@lru_cache(maxsize=65536)
def arabic(word: str) -> bool:
    """Whether a word is a usual given name of Arab and Muslim men, which may also be a father's."""
    return not names_of(word).isdisjoint(_usual_of("arabic"))


@cache
def _western() -> frozenset[str]:
    short, forms = lexicon("short_given_names"), lexicon("given_name_forms")
    lines = [line for language in forms["western"] for line in short[language].items()]
    return frozenset([form for name, found in lines for form in (name, *found)] + forms["western_names"])


def south_asian(word: str) -> bool:
    """Whether a word is a usual given name of South Asian men, which after another one is the father's."""
    return not names_of(word).isdisjoint(_usual_of("south_asian"))


@lru_cache(maxsize=65536)
def western(word: str) -> bool:
    """Whether a word is a given name of Western Europe, or a short form of one, as it is spelt there."""
    return latin_letters(word) and latin(word) in _western()


def latin_letters(word: str) -> bool:
    """Whether a word is written in Latin letters."""
    return word <= _LAST_LATIN


_LAST_LATIN = "\u024f"


@cache
def _spanish() -> frozenset[str]:
    short = lexicon("short_given_names")
    return frozenset(short["Spanish and Catalan"]) - frozenset(short["English"])


def spanish(word: str) -> bool:
    """Whether a word is a usual given name in Spanish and none in English."""
    return latin(word) in _spanish()


@cache
def _slavic() -> frozenset[str]:
    short = lexicon("short_given_names")
    lines = [line for language in lexicon("given_name_forms")["slavic"] for line in short[language]]
    return frozenset(form for name in lines for form in names_of(name))


@lru_cache(maxsize=65536)
def slavic(word: str) -> bool:
    """Whether a word is a usual given name of Eastern Europe."""
    return not names_of(word).isdisjoint(_slavic())


def slavic_or_western(word: str) -> bool:
    """Whether a word is a usual given name of Eastern or Western Europe."""
    return western(word) or slavic(word)


def double_given(*words: str) -> bool:
    """Whether two words are a usual double given name, of which nobody leaves out a part: Juan Carlos, Jean-Pierre."""
    if len(words) < 2:
        return False
    first, second = (fold(latin(word)) for word in words)
    return first in _spelt("first_of_two") and second in _spelt("second_of_two")


@cache
def _spelt(key: str) -> frozenset[str]:
    return frozenset(map(fold, lexicon("given_name_forms")[key]))


def are_two_names(a: str, b: str) -> bool:
    """Whether two words are listed as two names, however they look alike."""
    x, y = (fold(latin(word).replace("'", "")) for word in (a, b))
    return y in _two_names().get(x, frozenset())


def short_for(word: str) -> frozenset[str]:
    """The names, folded, of which a word is listed as a short form."""
    return _short_forms().get(fold(latin(word).replace("'", "")), frozenset())


@cache
def folded_lines() -> dict[str, frozenset[str]]:
    """By each listed form of a given name, folded: all forms of its lines, folded."""
    found: dict[str, set[str]] = {}
    for line in lexicon("given_name_forms")["forms"]:
        folded = {fold(form) for form in line}
        for form in folded:
            found.setdefault(form, set()).update(folded)
    return {form: frozenset(line) for form, line in found.items()}


def has_forms(word: str) -> bool:
    """Whether a word is a given name of which other forms are known."""
    return fold(latin(word).replace("'", "")) in _forms()
